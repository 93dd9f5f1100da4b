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

/// The steps that making one vector takes, beside those for its numbers.
const A_NEW_WAY: usize = 16;

/// The minimal ways; none if there is no way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ways {
    /// None lies under another.
    pub list: Vec<Way>,
    /// There were more than can be kept or found: then the list says nothing.
    pub cut: bool,
}

impl Ways {
    /// Too many to tell.
    pub fn too_many() -> Ways {
        Ways { list: Vec::new(), cut: true }
    }

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
                Ways::to_all(parts.iter().map(|part| Ways::to(part, room)), room)
            }
            Formula::Or(parts) => Ways::to_one(parts.iter().map(|part| Ways::to(part, room)), room),
            Formula::Some { count, parts } => Ways::to_some(*count, parts, room),
        }
    }

    /// The ways to all of these.
    pub fn to_all(parts: impl Iterator<Item = Ways>, room: &Room) -> Ways {
        let mut ways = Ways::nothing(room.free.len());
        for part in parts {
            ways = ways.and(&part, room);
            if ways.cut {
                break;
            }
        }
        ways
    }

    /// The ways to one of these.
    pub fn to_one(parts: impl Iterator<Item = Ways>, room: &Room) -> Ways {
        let mut ways = Ways::default();
        for part in parts {
            ways = ways.or(part, room);
            if ways.cut {
                break;
            }
        }
        ways
    }

    /// The ways to so many of these.
    fn to_some(count: usize, parts: &[Formula], room: &Room) -> Ways {
        if count == 0 {
            return Ways::nothing(room.free.len());
        }
        let Some((part, rest)) = parts.split_first().filter(|_| count <= parts.len()) else { return Ways::default() };
        if !room.work.take(1) {
            return Ways::too_many();
        }
        let with = Ways::to_some(count.saturating_sub(1), rest, room);
        let with = Ways::to(part, room).and(&with, room);
        with.or(Ways::to_some(count, rest, room), room)
    }

    fn to_sum(sum: &Sum, at_least: Number, room: &Room) -> Ways {
        let needed = at_least.saturating_sub(sum.total(room.counted));
        let more = sum.total(room.free);
        if needed > more {
            return Ways::default();
        }
        let mut ways = Ways::default();
        spread(&sum.classes, needed, more, room, &mut vec![0; room.free.len()], &mut ways);
        ways.if_whole()
    }

    /// The one way to so much of a class.
    pub fn to_level(class: ClassNo, at_least: Number, room: &Room) -> Ways {
        let mut way = vec![0; room.free.len()];
        if let Some(taken) = way.get_mut(class) {
            *taken = at_least.saturating_sub(room.low(class));
        }
        let fits = at_least <= room.high(class) && room.work.take(way.len()) && room.close(&mut way);
        Ways { list: if fits { vec![way] } else { Vec::new() }, cut: room.work.is_ended() }
    }

    /// Both.
    pub fn and(self, other: &Ways, room: &Room) -> Ways {
        // What cannot be is not there with anything else either.
        if self.is_none() || other.is_none() {
            return Ways::default();
        }
        if self.cut || other.cut {
            return Ways::too_many();
        }
        // The usual case: a vector of nothing but noughts changes nothing.
        if other.list.len() == 1 && other.list.iter().flatten().all(|number| *number == 0) {
            return self;
        }
        let mut both = Ways::default();
        for one in &self.list {
            for two in &other.list {
                if !room.work.take(one.len().saturating_add(A_NEW_WAY)) {
                    return Ways::too_many();
                }
                let mut way = one.clone();
                for (taken, two) in way.iter_mut().zip(two) {
                    *taken = (*taken).max(*two);
                }
                if room.close(&mut way) {
                    both.add(way, room);
                }
                if both.cut || room.work.is_ended() {
                    return Ways::too_many();
                }
            }
        }
        both
    }

    /// Either.
    pub fn or(mut self, other: Ways, room: &Room) -> Ways {
        self.cut |= other.cut;
        for way in other.list {
            self.add(way, room);
        }
        self.if_whole()
    }

    /// Whether there is no way, for certain.
    pub fn is_none(&self) -> bool {
        self.list.is_empty() && !self.cut
    }

    fn if_whole(self) -> Ways {
        if self.cut { Ways::too_many() } else { self }
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
    pub fn add(&mut self, way: Way, room: &Room) {
        if self.list.iter().any(|kept| is_under(kept, &way, room)) {
            return;
        }
        self.list.retain(|kept| !is_under(&way, kept, room));
        if self.list.is_empty() || self.list.len() < MOST_KEPT && !room.work.is_ended() {
            self.list.push(way);
        } else {
            self.cut = true;
        }
    }
}

/// Whether no number of one way is above that of the other.
fn is_under(low: &Way, high: &Way, room: &Room) -> bool {
    let above = low.iter().zip(high).position(|(low, high)| low > high);
    room.work.take(above.map_or(low.len(), |place| place.saturating_add(1)));
    above.is_none()
}

/// Every way to take `needed` from the classes, none taking more than is free.
fn spread(classes: &[ClassNo], needed: Number, more: Number, room: &Room, way: &mut Way, ways: &mut Ways) {
    let Some((class, rest)) = classes.split_first() else {
        if ways.list.len() < MOST_KEPT && room.work.take(way.len().saturating_add(A_NEW_WAY)) {
            ways.list.push(way.clone());
        } else {
            ways.cut = true;
        }
        return;
    };
    let here = at(room.free, *class);
    let after = more.saturating_sub(here);
    for take in needed.saturating_sub(after)..=needed.min(here) {
        if ways.cut {
            return;
        }
        if let Some(number) = way.get_mut(*class) {
            *number = take;
        }
        spread(rest, needed.saturating_sub(take), after, room, way, ways);
        if let Some(number) = way.get_mut(*class) {
            *number = 0;
        }
    }
}
