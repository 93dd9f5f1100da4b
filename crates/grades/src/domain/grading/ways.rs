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

#[cfg(test)]
mod tests {
    use super::super::work::Work;
    use super::*;
    use crate::rules::pool::Pool;

    fn work(steps: usize) -> Work {
        let work = Work::new(steps, 1);
        work.ask();
        work
    }

    /// What is asked of classes of which so many count and so many more may.
    fn of<T>(counted: &[Number], free: &[Number], steps: usize, ask: impl Fn(&Room) -> T) -> (T, usize) {
        let work = work(steps);
        let found = ask(&Room { counted, free, totals: &[], work: &work });
        (found, work.done())
    }

    fn sum(at_least: Number) -> Sum {
        let pool = Pool::default();
        Sum { pool, criteria: Vec::new(), classes: vec![0, 1], at_least, every: false, never: false }
    }

    fn level(class: ClassNo, at_least: Number) -> Formula {
        Formula::Level { class, at_least }
    }

    /// The ways to a formula, with steps to spare.
    fn ways(formula: &Formula, counted: &[Number], free: &[Number]) -> Vec<Way> {
        let (ways, _) = of(counted, free, 100_000, |room| Ways::to(formula, room));
        assert!(!ways.cut);
        ways.list
    }

    #[test]
    fn a_level_needs_what_is_short_of_it_and_no_more_than_there_can_be() {
        for (at_least, expected) in [(1, vec![[0]]), (2, vec![[0]]), (3, vec![[1]]), (5, vec![[3]]), (6, vec![])] {
            assert_eq!(ways(&level(0, at_least), &[2], &[3]), expected, "{at_least}");
        }
    }

    #[test]
    fn a_sum_is_made_of_its_classes_in_every_way() {
        let cases: [(Number, Vec<Way>); 5] = [
            (1, vec![vec![0, 0]]),
            (2, vec![vec![0, 1], vec![1, 0]]),
            (3, vec![vec![0, 2], vec![1, 1], vec![2, 0]]),
            (6, vec![vec![2, 3]]),
            (7, vec![]),
        ];
        for (at_least, expected) in cases {
            assert_eq!(ways(&Formula::Sum(sum(at_least)), &[1, 0], &[2, 3]), expected, "{at_least}");
        }
        let never = Sum { never: true, ..sum(0) };
        assert_eq!(ways(&Formula::Sum(never), &[1, 0], &[2, 3]), Vec::<Way>::new());
    }

    #[test]
    fn both_ask_for_the_larger_number_of_each_class_and_either_for_one() {
        let parts = vec![level(0, 2), Formula::Sum(sum(3))];
        assert_eq!(ways(&Formula::And(parts.clone()), &[0, 0], &[3, 3]), [[2, 1], [3, 0]]);
        assert_eq!(ways(&Formula::Or(parts), &[0, 0], &[3, 3]), [[2, 0], [0, 3], [1, 2]]);
        assert_eq!(ways(&Formula::And(vec![level(0, 2), level(1, 4)]), &[0, 0], &[3, 3]), Vec::<Way>::new());
        assert_eq!(ways(&Formula::And(Vec::new()), &[0, 0], &[3, 3]), [[0, 0]]);
        assert_eq!(ways(&Formula::Or(Vec::new()), &[0, 0], &[3, 3]), Vec::<Way>::new());
    }

    #[test]
    fn so_many_of_several_are_each_choice_of_so_many() {
        let some = |count| Formula::Some { count, parts: vec![level(0, 1), level(1, 1), level(2, 1)] };
        let ways = |count| ways(&some(count), &[0; 3], &[1; 3]);
        assert_eq!(ways(0), [[0, 0, 0]]);
        assert_eq!(ways(1), [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
        assert_eq!(ways(2), [[1, 1, 0], [1, 0, 1], [0, 1, 1]]);
        assert_eq!(ways(3), [[1, 1, 1]]);
        assert_eq!(ways(4), Vec::<Way>::new());
    }

    #[test]
    fn no_way_lies_above_another_in_whichever_order_they_come() {
        let (ways, _) = of(&[0, 0], &[9, 9], 1_000, |room| {
            let mut ways = Ways::default();
            for way in [[3, 3], [2, 4], [2, 4], [4, 4], [2, 2], [0, 5]] {
                ways.add(way.to_vec(), room);
            }
            ways
        });
        assert_eq!(ways.list, [[2, 2], [0, 5]]);
        assert!(!ways.cut);
    }

    #[test]
    fn five_hundred_and_twelve_ways_are_kept_and_not_one_more() {
        assert_eq!(MOST_KEPT, 512);
        let to = |needed| of(&[0, 0], &[600, 600], 10_000_000, |room| Ways::to(&Formula::Sum(sum(needed)), room)).0;
        let ways = to(511);
        assert_eq!((ways.list.len(), ways.cut), (512, false));
        assert_eq!(to(512), Ways::too_many());
        let (ways, _) = of(&[0, 0], &[600, 600], 10_000_000, |room| {
            let mut ways = Ways::default();
            (0..512).for_each(|number| ways.add(vec![number, 600 - number], room));
            assert!(!ways.cut && ways.list.len() == 512);
            ways.add(vec![600, 600], room);
            assert!(!ways.cut, "it lies above another");
            ways.add(vec![512, 88], room);
            ways
        });
        assert!(ways.cut);
    }

    #[test]
    fn what_is_cut_says_nothing_unless_there_is_no_way_for_certain() {
        let join = |one: Ways, other: Ways| of(&[0], &[9], 1_000, |room| one.clone().and(&other, room)).0;
        let either = |one: Ways, other: Ways| of(&[0], &[9], 1_000, |room| one.clone().or(other.clone(), room)).0;
        let some = || Ways { list: vec![vec![2]], cut: false };
        assert_eq!(join(Ways::too_many(), some()), Ways::too_many());
        assert_eq!(join(some(), Ways::too_many()), Ways::too_many());
        assert_eq!(join(Ways::too_many(), Ways::default()), Ways::default());
        assert_eq!(join(Ways::default(), Ways::too_many()), Ways::default());
        assert_eq!(join(Ways::too_many(), Ways::nothing(1)), Ways::too_many());
        assert_eq!(either(Ways::too_many(), some()), Ways::too_many());
        assert_eq!(either(some(), Ways::too_many()), Ways::too_many());
        assert_eq!(either(Ways::default(), some()), some());
        assert_eq!(join(some(), Ways::nothing(1)), some());
        assert!(Ways::default().is_none() && !Ways::too_many().is_none() && !some().is_none());
    }

    #[test]
    fn making_a_way_takes_a_step_for_each_class_and_sixteen_more() {
        let one_and_one = |room: &Room| {
            let one = Ways { list: vec![vec![1, 0]], cut: false };
            one.and(&Ways { list: vec![vec![0, 1]], cut: false }, room)
        };
        let (ways, done) = of(&[0, 0], &[9, 9], 18, one_and_one);
        assert_eq!((ways.list, done), (vec![vec![1, 1]], 18));
        assert_eq!(of(&[0, 0], &[9, 9], 17, one_and_one), (Ways::too_many(), 0));
        let to_sum = |room: &Room| Ways::to(&Formula::Sum(sum(1)), room);
        let (ways, done) = of(&[0, 0], &[9, 9], 36, to_sum);
        assert_eq!((ways.list.len(), done), (2, 36));
        assert_eq!(of(&[0, 0], &[9, 9], 35, to_sum), (Ways::too_many(), 18));
        let to_level = |room: &Room| Ways::to(&level(0, 1), room);
        assert_eq!(of(&[0, 0], &[9, 9], 2, to_level).1, 2);
        let (ways, _) = of(&[0, 0], &[9, 9], 1, to_level);
        assert!(ways.list.is_empty() && ways.cut);
    }

    #[test]
    fn nothing_further_changes_no_way_and_takes_no_step() {
        let some = Ways { list: vec![vec![2, 1]], cut: false };
        let (ways, done) = of(&[0, 0], &[9, 9], 1_000, |room| some.clone().and(&Ways::nothing(2), room));
        assert_eq!((ways, done), (some, 0));
    }

    #[test]
    fn choosing_some_of_several_takes_a_step_for_each_choice() {
        let some = Formula::Some { count: 1, parts: vec![Formula::And(Vec::new())] };
        assert_eq!(of(&[0], &[1], 1, |room| Ways::to(&some, room)).0, Ways::nothing(1));
        assert_eq!(of(&[0], &[1], 0, |room| Ways::to(&some, room)).0, Ways::too_many());
    }

    #[test]
    fn holding_two_ways_against_each_other_takes_a_step_up_to_the_first_number_that_is_larger() {
        for (low, high, under, steps) in [
            ([1, 1, 1], [1, 1, 1], true, 3),
            ([0, 1, 1], [1, 2, 3], true, 3),
            ([2, 0, 0], [1, 9, 9], false, 1),
            ([1, 1, 2], [1, 1, 1], false, 3),
        ] {
            let found = of(&[0; 3], &[9; 3], 100, |room| is_under(&low.to_vec(), &high.to_vec(), room));
            assert_eq!(found, (under, steps), "{low:?} under {high:?}");
        }
    }

    #[test]
    fn a_second_way_without_steps_left_is_cut_and_the_first_is_kept() {
        let (ways, _) = of(&[0, 0], &[9, 9], 0, |room| {
            assert!(!room.work.take(1));
            let mut ways = Ways::default();
            ways.add(vec![1, 0], room);
            assert!(!ways.cut);
            ways.add(vec![0, 1], room);
            ways
        });
        assert_eq!(ways, Ways { list: vec![vec![1, 0]], cut: true });
    }

    #[test]
    fn classes_that_some_way_names_can_matter_and_others_cannot() {
        let ways = Ways { list: vec![vec![1, 0, 0], vec![0, 2, 0]], cut: false };
        let (touched, _) = of(&[0; 3], &[9; 3], 1_000, |room| {
            let mut touched = [false; 3];
            ways.touched(room, &mut touched);
            touched
        });
        assert_eq!(touched, [true, true, false]);
    }
}
