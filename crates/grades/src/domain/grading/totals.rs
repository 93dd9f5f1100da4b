//! Numbers that add up from others: a mark and its parts, points together, weighted marks of several methods.
//!
//! Such numbers bound each other. Raising a part may raise the total; asking for a high total may leave a part no
//! choice. A way ([`super::ways`]) is *closed* when it names every level that follows from the others, so that two
//! ways can be compared; when it is told to a person, what follows from the rest is left out again.

use super::formula::{ClassNo, Number};
use super::work::Work;

/// One number that adds up from others.
#[derive(Clone, Debug)]
pub(crate) struct Total {
    /// The sum's own class.
    pub class: ClassNo,
    /// What it adds up from, with weights.
    pub of: Vec<(ClassNo, Number)>,
    /// The most that may come from outside of these.
    pub outside: Number,
    /// Whether it is only ever added up, never entered.
    pub derived: bool,
}

/// What counts already, what may still be added, and what adds up from what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room<'r> {
    /// By class.
    pub counted: &'r [Number],
    /// By class.
    pub free: &'r [Number],
    /// Totals of parts before totals of totals.
    pub totals: &'r [Total],
    /// What may still be taken to answer.
    pub work: &'r Work,
}

impl Room<'_> {
    /// What counts of a class.
    pub fn low(&self, class: ClassNo) -> Number {
        at(self.counted, class)
    }

    /// The most that can count of a class.
    pub fn high(&self, class: ClassNo) -> Number {
        self.low(class).saturating_add(at(self.free, class))
    }

    fn level(&self, way: &[Number], class: ClassNo) -> Number {
        self.low(class).saturating_add(at(way, class))
    }

    /// Raises a way to everything that follows from it; false if there is no room for that, or no work left.
    pub fn close(&self, way: &mut [Number]) -> bool {
        let mut changed = !self.totals.is_empty();
        while changed {
            changed = false;
            for total in self.totals {
                if !self.work.take(total.of.len()) {
                    return false;
                }
                let parts = total.sum(|class| self.level(way, class));
                changed |= self.raise(way, total.class, parts);
                let whole = self.level(way, total.class);
                let most = total.sum(|class| self.high(class)).saturating_add(total.outside);
                for (class, weight) in &total.of {
                    // The least that a part must be, everything else at its most.
                    let others = most.saturating_sub(weight.saturating_mul(self.high(*class)));
                    let least = whole.saturating_sub(others).div_ceil((*weight).max(1));
                    changed |= self.raise(way, *class, least);
                }
            }
            if way.iter().zip(self.free).any(|(taken, free)| taken > free) {
                return false;
            }
        }
        true
    }

    fn raise(&self, way: &mut [Number], class: ClassNo, to: Number) -> bool {
        let needed = to.saturating_sub(self.low(class));
        match way.get_mut(class) {
            Some(taken) if *taken < needed => {
                *taken = needed;
                true
            }
            Some(_) | None => false,
        }
    }

    /// Which classes of a closed way must be told: the others follow.
    pub fn told(&self, way: &[Number]) -> Vec<bool> {
        let mut told: Vec<bool> = way.iter().map(|taken| *taken > 0).collect();
        // A sum that lacks one thing only is told as that thing; otherwise a sum is told rather than what follows of it.
        for total in self.totals {
            if total.of.iter().filter(|(class, _)| at(way, *class) > 0).count() < 2 {
                self.untell(way, &mut told, total.class);
            }
        }
        for (class, _) in self.totals.iter().rev().flat_map(|total| &total.of) {
            self.untell(way, &mut told, *class);
        }
        for total in self.totals {
            self.untell(way, &mut told, total.class);
        }
        told
    }

    /// Leaves a class out of what is told, if it follows from the rest.
    fn untell(&self, way: &[Number], told: &mut [bool], class: ClassNo) {
        match told.get_mut(class) {
            Some(told) if *told => *told = false,
            Some(_) | None => return,
        }
        let mut rest: Vec<Number> =
            way.iter().zip(&*told).map(|(taken, told)| if *told { *taken } else { 0 }).collect();
        if !self.work.take(rest.len()) || !self.close(&mut rest) || rest != way {
            tell(told, class);
        }
    }

    /// Whether more of one part can make a derived total come to the level of the way, whatever the others are; also
    /// where there is no work left to find out.
    pub fn tips(&self, total: &Total, way: &[Number], told: &[bool], part: ClassNo, weight: Number) -> bool {
        let needed = self.level(way, total.class);
        let (low, high) = (weight.saturating_mul(self.low(part)), weight.saturating_mul(self.high(part)));
        let from = needed.saturating_sub(high);
        let Some(to) = needed.checked_sub(low.saturating_add(1)) else { return false };
        let mut sums = vec![0];
        for (class, weight) in total.of.iter().filter(|(class, _)| *class != part) {
            let least = if is(told, *class) { self.level(way, *class) } else { self.low(*class) };
            let mut longer: Vec<Number> = Vec::new();
            for sum in &sums {
                for level in least..=self.high(*class) {
                    if !self.work.take(longer.len().saturating_add(1)) {
                        return true;
                    }
                    let sum = weight.saturating_mul(level).saturating_add(*sum);
                    if sum <= to && !longer.contains(&sum) {
                        longer.push(sum);
                    }
                }
            }
            sums = longer;
        }
        sums.iter().any(|sum| (from..=to).contains(sum))
    }
}

impl Total {
    /// What its parts come to.
    pub fn sum(&self, level: impl Fn(ClassNo) -> Number) -> Number {
        self.of.iter().fold(0, |sum: Number, (class, weight)| sum.saturating_add(weight.saturating_mul(level(*class))))
    }
}

pub(super) fn at(numbers: &[Number], class: ClassNo) -> Number {
    numbers.get(class).copied().unwrap_or(0)
}

pub(super) fn is(told: &[bool], class: ClassNo) -> bool {
    told.get(class).copied().unwrap_or(false)
}

fn tell(told: &mut [bool], class: ClassNo) {
    if let Some(told) = told.get_mut(class) {
        *told = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(steps: usize) -> Work {
        let work = Work::new(steps, 1);
        work.ask();
        work
    }

    /// Class 0 adds up from classes 1 and 2, with these weights.
    fn total(weights: [Number; 2], outside: Number) -> Total {
        Total { class: 0, of: vec![(1, weights[0]), (2, weights[1])], outside, derived: true }
    }

    fn closed(total: &Total, free: [Number; 3], mut way: [Number; 3]) -> Option<[Number; 3]> {
        let (work, totals) = (work(1_000), std::slice::from_ref(total));
        let room = Room { counted: &[0; 3], free: &free, totals, work: &work };
        room.close(&mut way).then_some(way)
    }

    #[test]
    fn a_way_to_parts_names_what_they_come_to() {
        assert_eq!(closed(&total([1, 1], 0), [10, 5, 5], [0, 3, 4]), Some([7, 3, 4]));
        assert_eq!(closed(&total([2, 3], 0), [25, 5, 5], [0, 3, 4]), Some([18, 3, 4]));
    }

    #[test]
    fn a_way_to_a_total_names_the_least_that_each_part_must_be() {
        assert_eq!(closed(&total([1, 1], 0), [10, 5, 5], [8, 0, 0]), Some([8, 3, 3]));
        assert_eq!(closed(&total([1, 1], 0), [10, 5, 5], [5, 0, 0]), Some([5, 0, 0]), "either part alone will do");
        assert_eq!(closed(&total([2, 1], 0), [15, 5, 5], [12, 0, 0]), Some([12, 4, 2]), "rounded up");
        assert_eq!(closed(&total([1, 1], 4), [14, 5, 5], [12, 0, 0]), Some([12, 3, 3]), "four may come from elsewhere");
    }

    #[test]
    fn a_way_without_room_for_what_follows_is_none() {
        assert_eq!(closed(&total([1, 1], 0), [10, 5, 5], [10, 5, 5]), Some([10, 5, 5]));
        assert_eq!(closed(&total([1, 1], 0), [9, 5, 5], [0, 5, 5]), None);
        assert_eq!(closed(&total([1, 1], 0), [10, 5, 5], [11, 0, 0]), None);
    }

    #[test]
    fn what_counts_already_need_not_be_added() {
        let (work, totals) = (work(1_000), [total([1, 1], 0)]);
        let room = Room { counted: &[4, 1, 3], free: &[6, 4, 2], totals: &totals, work: &work };
        assert_eq!((room.low(0), room.high(0), room.high(1), room.high(2)), (4, 10, 5, 5));
        let mut way = [4, 0, 0];
        assert!(room.close(&mut way));
        assert_eq!(way, [4, 2, 0], "eight of ten: three of each part, of which the one has one and the other three");
    }

    #[test]
    fn closing_takes_a_step_for_each_part_in_each_round_and_fails_without_them() {
        let close = |steps| {
            let (work, totals) = (work(steps), [total([1, 1], 0)]);
            let room = Room { counted: &[0; 3], free: &[10, 5, 5], totals: &totals, work: &work };
            (room.close(&mut [8, 0, 0]), work.done())
        };
        assert_eq!(close(4), (true, 4), "a round that raises, and one that raises nothing");
        assert_eq!(close(3), (false, 2));
        let work = work(0);
        let room = Room { counted: &[0; 2], free: &[1; 2], totals: &[], work: &work };
        assert!(room.close(&mut [1, 1]), "nothing adds up, so nothing is looked at");
    }

    fn told(free: [Number; 3], way: [Number; 3]) -> Vec<bool> {
        let (work, totals) = (work(1_000), [total([1, 1], 0)]);
        Room { counted: &[0; 3], free: &free, totals: &totals, work: &work }.told(&way)
    }

    #[test]
    fn what_follows_from_the_rest_is_not_told() {
        assert_eq!(told([10, 5, 5], [8, 3, 3]), [true, false, false], "the parts follow from the total");
        assert_eq!(told([10, 5, 5], [5, 5, 0]), [false, true, false], "the total follows from one part");
        assert_eq!(told([10, 5, 5], [7, 3, 4]), [false, true, true], "the total follows from both");
        assert_eq!(told([10, 5, 5], [0, 0, 0]), [false, false, false]);
        assert_eq!(told([10, 5, 5], [9, 4, 5]), [true, false, true], "the one part follows from total and other");
    }

    #[test]
    fn without_steps_everything_is_told() {
        let (work, totals) = (work(0), [total([1, 1], 0)]);
        let room = Room { counted: &[0; 3], free: &[10, 5, 5], totals: &totals, work: &work };
        assert_eq!(room.told(&[8, 3, 3]), [true, true, true]);
    }

    /// Whether a part can tip a total of ten times the one, nought or one, and the other, nought to three.
    fn tips(needed: Number, part: ClassNo) -> bool {
        let (work, totals) = (work(1_000), [total([10, 1], 0)]);
        let room = Room { counted: &[0; 3], free: &[13, 1, 3], totals: &totals, work: &work };
        let weight = if part == 1 { 10 } else { 1 };
        room.tips(&totals[0], &[needed, 0, 0], &[true, false, false], part, weight)
    }

    #[test]
    fn a_part_tips_a_total_where_some_numbers_of_the_others_leave_it_to_it() {
        // Without the large part there are nought to three, with it ten to thirteen.
        let small: Vec<Number> = (0..=13).filter(|needed| tips(*needed, 2)).collect();
        assert_eq!(small, [1, 2, 3, 11, 12, 13]);
        let large: Vec<Number> = (0..=13).filter(|needed| tips(*needed, 1)).collect();
        assert_eq!(large, (1..=13).collect::<Vec<Number>>());
    }

    #[test]
    fn other_parts_that_are_told_are_no_lower_than_their_level() {
        let (work, totals) = (work(1_000), [total([10, 1], 0)]);
        let room = Room { counted: &[0; 3], free: &[13, 1, 3], totals: &totals, work: &work };
        let small = |told: bool, needed| room.tips(&totals[0], &[needed, 1, 0], &[true, told, false], 2, 1);
        assert!(small(false, 2) && !small(true, 2), "ten are there already");
        assert!(small(true, 12));
    }

    #[test]
    fn numbers_that_are_there_count_for_the_part_and_for_the_others() {
        let (work, totals) = (work(1_000), [total([10, 1], 0)]);
        let room = Room { counted: &[2, 0, 2], free: &[11, 1, 1], totals: &totals, work: &work };
        let small = |needed: Number| room.tips(&totals[0], &[needed - 2, 0, 0], &[true, false, false], 2, 1);
        let needed: Vec<Number> = (2..=13).filter(|needed| small(*needed)).collect();
        assert_eq!(needed, [3, 13], "from two to three, or from twelve to thirteen");
    }

    #[test]
    fn without_steps_a_part_is_said_to_tip() {
        let (work, totals) = (work(0), [total([10, 1], 0)]);
        let room = Room { counted: &[0; 3], free: &[13, 1, 3], totals: &totals, work: &work };
        assert!(room.tips(&totals[0], &[5, 0, 0], &[true, false, false], 2, 1));
    }

    #[test]
    fn finding_out_whether_a_part_tips_takes_a_step_for_each_sum_that_is_known() {
        let taken = |steps| {
            let (work, totals) = (work(steps), [total([1, 1], 0)]);
            let room = Room { counted: &[0; 3], free: &[10, 5, 5], totals: &totals, work: &work };
            (room.tips(&totals[0], &[11, 0, 0], &[true, false, false], 1, 1), work.done())
        };
        // Nought to five of the other part: the first looks at no known sum, the last at five.
        assert_eq!(taken(21), (false, 1 + 2 + 3 + 4 + 5 + 6));
        assert_eq!(taken(20), (true, 15));
    }
}
