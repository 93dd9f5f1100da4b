//! The minimal vectors that satisfy a formula.
//!
//! Asked for the fewest further criteria of each class that make a monotone formula hold, the answer is a set of
//! vectors none of which lies under another. *And* joins two such sets by the larger number in each place, *or* puts
//! them together; in both, whatever lies above another is dropped. Since classes share no criterion, the vectors are
//! exactly the minimal sets of criteria, told without naming every one of them.

use super::formula::{ClassNo, Formula, Number, Sum};
use super::totals::{Room, at};

/// How much more of each class.
pub(super) type Way = Vec<Number>;

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
    pub fn to(formula: &Formula, room: &Room) -> Ways {
        match formula {
            Formula::Sum(sum) if sum.never => Ways::default(),
            Formula::Sum(sum) => Ways::to_sum(sum, sum.at_least, room),
            Formula::Level { class, at_least } => Ways::to_level(*class, *at_least, room),
            Formula::Component { needs: parts, .. } | Formula::And(parts) => {
                let mut ways = Ways::nothing(room.free.len());
                for part in parts {
                    ways = ways.and(&Ways::to(part, room), room);
                }
                ways
            }
            Formula::Or(parts) => {
                let mut ways = Ways::default();
                for part in parts {
                    ways = ways.or(Ways::to(part, room));
                }
                ways
            }
        }
    }

    /// The ways to make the formula *not* hold. Here the room is for what is lacking of each class: as much as `most`
    /// allows, less what there is.
    pub fn against(formula: &Formula, most: &[Number], room: &Room) -> Ways {
        let lacking = |most: Number, at_least: Number| most.saturating_add(1).saturating_sub(at_least);
        match formula {
            Formula::Sum(sum) if sum.never => Ways::nothing(room.free.len()),
            Formula::Sum(sum) => Ways::to_sum(sum, lacking(sum.total(most), sum.at_least), room),
            Formula::Level { class, at_least } => Ways::to_level(*class, lacking(at(most, *class), *at_least), room),
            Formula::Component { needs: parts, .. } | Formula::And(parts) => {
                let mut ways = Ways::default();
                for part in parts {
                    ways = ways.or(Ways::against(part, most, room));
                }
                ways
            }
            Formula::Or(parts) => {
                let mut ways = Ways::nothing(room.free.len());
                for part in parts {
                    ways = ways.and(&Ways::against(part, most, room), room);
                }
                ways
            }
        }
    }

    fn to_sum(sum: &Sum, at_least: Number, room: &Room) -> Ways {
        let needed = at_least.saturating_sub(sum.total(room.counted));
        let more = sum.total(room.free);
        if needed > more {
            return Ways::default();
        }
        let mut ways = Ways::default();
        spread(&sum.classes, needed, more, room.free, &mut vec![0; room.free.len()], &mut ways);
        ways
    }

    /// The one way to so much of a class.
    pub fn to_level(class: ClassNo, at_least: Number, room: &Room) -> Ways {
        let mut way = vec![0; room.free.len()];
        if let Some(taken) = way.get_mut(class) {
            *taken = at_least.saturating_sub(room.low(class));
        }
        let fits = at_least <= room.high(class) && room.close(&mut way);
        Ways { list: if fits { vec![way] } else { Vec::new() }, cut: false }
    }

    /// Both.
    pub fn and(self, other: &Ways, room: &Room) -> Ways {
        // The usual case: a vector of nothing but noughts changes nothing.
        if other.list.len() == 1 && other.list.iter().flatten().all(|number| *number == 0) {
            return self;
        }
        let mut both = Ways { list: Vec::new(), cut: self.cut || other.cut };
        for one in &self.list {
            for two in &other.list {
                let mut way = one.clone();
                for (taken, two) in way.iter_mut().zip(two) {
                    *taken = (*taken).max(*two);
                }
                if room.close(&mut way) {
                    both.add(way);
                }
            }
        }
        both
    }

    /// Either.
    pub fn or(mut self, other: Ways) -> Ways {
        self.cut |= other.cut;
        for way in other.list {
            self.add(way);
        }
        self
    }

    /// The classes of which one more can matter: those that a way names, or that can tip a sum it names.
    pub fn touched(&self, room: &Room, touched: &mut [bool]) {
        for way in &self.list {
            let told = room.told(way);
            let named = |class: ClassNo| told.get(class).copied().unwrap_or(false);
            touched.iter_mut().zip(&told).for_each(|(touched, told)| *touched |= told);
            for total in room.totals.iter().filter(|total| total.derived && named(total.class)) {
                for (part, weight) in &total.of {
                    if let Some(touched) = touched.get_mut(*part) {
                        *touched = *touched || room.tips(total, way, &told, *part, *weight);
                    }
                }
            }
        }
    }

    /// One more, unless it lies above one that is known.
    pub fn add(&mut self, way: Way) {
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
fn spread(classes: &[ClassNo], needed: Number, room: Number, free: &[Number], way: &mut Way, ways: &mut Ways) {
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
