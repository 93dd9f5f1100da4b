//! The minimal vectors that satisfy a formula.
//!
//! Asked for the fewest further criteria of each class that make a monotone formula hold, the answer is a set of
//! vectors none of which lies under another. *And* joins two such sets by the larger number in each place, *or* puts
//! them together; in both, whatever lies above another is dropped. Since classes share no criterion, the vectors are
//! exactly the minimal sets of criteria, told without naming every one of them.

use super::formula::{Formula, Sum};

/// How many further criteria of each class.
pub(super) type Way = Vec<u16>;

/// More vectors than this are never kept at once.
const MOST_KEPT: usize = 512;

/// The minimal ways; none if there is no way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ways {
    /// None lies under another.
    pub list: Vec<Way>,
    /// There were more than can be kept.
    pub cut: bool,
}

impl Ways {
    /// Nothing further is needed.
    pub fn nothing(classes: usize) -> Ways {
        Ways { list: vec![vec![0; classes]], cut: false }
    }

    /// The ways to make the formula hold, given what counts already and what may still be added.
    pub fn to(formula: &Formula, counted: &[u16], free: &[u16]) -> Ways {
        match formula {
            Formula::Sum(sum) => Ways::to_sum(sum, counted, free),
            Formula::And(parts) => {
                parts.iter().fold(Ways::nothing(free.len()), |ways, part| ways.and(&Ways::to(part, counted, free)))
            }
            Formula::Or(parts) => {
                parts.iter().fold(Ways::default(), |ways, part| ways.or(Ways::to(part, counted, free)))
            }
        }
    }

    fn to_sum(sum: &Sum, counted: &[u16], free: &[u16]) -> Ways {
        let needed = sum.at_least.saturating_sub(sum.total(counted));
        let room = sum.total(free);
        if sum.never || needed > room {
            return Ways::default();
        }
        let mut ways = Ways::default();
        spread(&sum.classes, needed, room, free, &mut vec![0; free.len()], &mut ways);
        ways
    }

    /// Both.
    pub fn and(self, other: &Ways) -> Ways {
        // The usual case: a vector of nothing but noughts changes nothing.
        if other.list.len() == 1 && other.list.iter().flatten().all(|number| *number == 0) {
            return self;
        }
        let mut both = Ways { list: Vec::new(), cut: self.cut || other.cut };
        for one in &self.list {
            for two in &other.list {
                both.add(one.iter().zip(two).map(|(one, two)| *one.max(two)).collect());
            }
        }
        both
    }

    /// Either.
    pub fn or(mut self, other: Ways) -> Ways {
        self.cut |= other.cut;
        other.list.into_iter().for_each(|way| self.add(way));
        self
    }

    /// Whether a criterion of the class stands in any of them.
    pub fn touch(&self, class: usize) -> bool {
        self.list.iter().any(|way| way.get(class).is_some_and(|number| *number > 0))
    }

    fn add(&mut self, way: Way) {
        let under = |low: &Way, high: &Way| low.iter().zip(high).all(|(low, high)| low <= high);
        if self.list.iter().any(|kept| under(kept, &way)) {
            return;
        }
        self.list.retain(|kept| !under(&way, kept));
        if self.list.len() < MOST_KEPT {
            self.list.push(way);
        } else {
            self.cut = true;
        }
    }
}

/// Every way to take `needed` from the classes, none taking more than is free.
fn spread(classes: &[usize], needed: u16, room: u16, free: &[u16], way: &mut Way, ways: &mut Ways) {
    let Some((class, rest)) = classes.split_first() else {
        ways.list.push(way.clone());
        return;
    };
    let here = free.get(*class).copied().unwrap_or(0);
    let after = room.saturating_sub(here);
    for take in needed.saturating_sub(after)..=needed.min(here) {
        if ways.list.len() >= MOST_KEPT {
            ways.cut = true;
            return;
        }
        if let Some(number) = way.get_mut(*class) {
            *number = take;
        }
        spread(rest, needed.saturating_sub(take), after, free, way, ways);
        if let Some(number) = way.get_mut(*class) {
            *number = 0;
        }
    }
}
