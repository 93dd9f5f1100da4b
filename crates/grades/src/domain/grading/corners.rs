//! The ends of a grade where the parts of a mark depend on each other.
//!
//! With the mark known and several of its parts unknown, no one completion is the best, or the worst. What a rule asks
//! of a part are a few levels, so every completion is like one in which each part lies at such a level, or (for the
//! worst) just below it. Those are tried one by one; a pack that asks for too many is refused when it is read.

use super::classes::Classes;
use super::formula::{ClassNo, Number};
use super::tally::put_in_order;
use super::totals::at;
use crate::domain::decision::Measure;
use crate::domain::plan::{Method, MethodNo, PartNo};

/// A mark and its parts, several of them.
#[derive(Clone, Debug)]
pub(super) struct Coupled {
    /// The class of the mark.
    total: ClassNo,
    /// The most that may come from outside of the parts.
    outside: Number,
    /// The class of each part, and every level that a rule asks of it, lowest first.
    parts: Vec<(ClassNo, Vec<Number>)>,
}

/// Which end is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Everything as bad as it can be.
    Worst,
    /// Everything as good as it can be.
    Best,
}

impl Coupled {
    /// The mark of a method, if it has several parts.
    pub fn new(no: MethodNo, method: &Method, classes: &Classes) -> Option<Coupled> {
        let marks = method.marks.as_ref().filter(|marks| marks.parts.len() > 1)?;
        let total = classes.find(Measure::Mark(no))?;
        let parts = (0..u8::MAX).map(PartNo).zip(&marks.parts);
        let parts = parts.filter_map(|(part, _)| Some((classes.find(Measure::Part(no, part))?, Vec::new()))).collect();
        Some(Coupled { total, outside: marks.outside(), parts })
    }

    /// A rule asks for so much of a class.
    pub fn asks(&mut self, class: ClassNo, level: Number) {
        for (_, levels) in self.parts.iter_mut().filter(|(part, _)| *part == class) {
            put_in_order(levels, level);
        }
    }

    /// The most corners that there can be.
    pub fn many(&self) -> usize {
        self.parts.iter().fold(1, |many: usize, (_, levels)| many.saturating_mul(levels.len().saturating_add(1)))
    }

    fn sum(&self, level: impl Fn(ClassNo) -> Number) -> Number {
        self.parts.iter().fold(0, |sum: Number, (class, _)| sum.saturating_add(level(*class)))
    }

    /// Whether the parts can be so beside the mark.
    fn fits(&self, there: &[Number], end: End) -> bool {
        let (parts, total) = (self.sum(|class| at(there, class)), at(there, self.total));
        match end {
            End::Worst => parts.saturating_add(self.outside) >= total,
            End::Best => parts <= total,
        }
    }

    /// The levels of each part that are worth trying.
    fn choices(&self, low: &[Number], high: &[Number], end: End) -> Vec<(ClassNo, Vec<Number>)> {
        let mut choices = Vec::new();
        let there = if end == End::Best { high } else { low };
        let depend = !self.fits(there, end);
        for (class, asked) in &self.parts {
            let (low, high) = (at(low, *class), at(high, *class));
            let mut levels = vec![at(there, *class)];
            if depend {
                levels = vec![if end == End::Best { low } else { high }];
                let asked = asked.iter().filter(|level| (low..high).contains(&level.saturating_sub(1)));
                levels.extend(asked.map(|level| if end == End::Best { *level } else { level.saturating_sub(1) }));
            }
            choices.push((*class, levels));
        }
        choices
    }
}

/// The first corner of which something is true; classes lie between `low` and `high`.
pub(super) fn find_corner(
    coupled: &[&Coupled],
    (low, high): (&[Number], &[Number]),
    end: End,
    mut is: impl FnMut(&[Number]) -> bool,
) -> Option<Vec<Number>> {
    let mut there = if end == End::Best { high.to_vec() } else { low.to_vec() };
    let choices: Vec<(ClassNo, Vec<Number>)> =
        coupled.iter().flat_map(|coupled| coupled.choices(low, high, end)).collect();
    let many = choices.iter().fold(1, |many: usize, (_, levels)| many.saturating_mul(levels.len()));
    for turn in 0..many {
        let mut rest = turn;
        for (class, levels) in &choices {
            let level = rest.checked_rem(levels.len()).and_then(|place| levels.get(place));
            rest = rest.checked_div(levels.len()).unwrap_or(0);
            if let (Some(number), Some(level)) = (there.get_mut(*class), level) {
                *number = *level;
            }
        }
        if coupled.iter().all(|coupled| coupled.fits(&there, end)) && is(&there) {
            return Some(there);
        }
    }
    None
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "what is not there fails the test")]
mod tests {
    use super::*;

    /// A mark, class 0, of two parts, classes 1 and 2, of which these levels are asked.
    fn coupled(outside: Number, asked: [&[Number]; 2]) -> Coupled {
        let mut coupled = Coupled { total: 0, outside, parts: vec![(1, Vec::new()), (2, Vec::new())] };
        for (part, levels) in [1, 2].into_iter().zip(asked) {
            levels.iter().for_each(|level| coupled.asks(part, *level));
        }
        coupled
    }

    /// Every corner that is tried, in turn.
    fn tried(coupled: &Coupled, low: [Number; 3], high: [Number; 3], end: End) -> Vec<Vec<Number>> {
        let mut tried = Vec::new();
        let found = find_corner(&[coupled], (&low, &high), end, |there| {
            tried.push(there.to_vec());
            false
        });
        assert_eq!(found, None);
        tried
    }

    #[test]
    fn there_are_as_many_corners_as_pairs_of_levels_none_included() {
        assert_eq!(coupled(0, [&[3], &[2, 5]]).many(), 2 * 3);
        assert_eq!(coupled(0, [&[3, 3], &[5, 2, 5]]).many(), 2 * 3, "each level once");
        assert_eq!(coupled(0, [&[], &[]]).many(), 1);
    }

    #[test]
    fn at_worst_a_part_lies_just_below_a_level_or_at_its_most() {
        let corners = tried(&coupled(0, [&[5], &[]]), [10, 0, 0], [10, 8, 8], End::Worst);
        assert_eq!(corners, [[10, 8, 8], [10, 4, 8]]);
        let none = tried(&coupled(0, [&[5], &[]]), [14, 0, 0], [14, 8, 8], End::Worst);
        assert_eq!(none, [[14, 8, 8]], "four and eight do not make fourteen");
    }

    #[test]
    fn at_best_a_part_lies_at_a_level_or_at_its_least() {
        let corners = tried(&coupled(0, [&[5], &[7]]), [12, 0, 1], [12, 8, 8], End::Best);
        assert_eq!(corners, [[12, 0, 1], [12, 5, 1], [12, 0, 7], [12, 5, 7]]);
        let fewer = tried(&coupled(0, [&[5], &[7]]), [11, 0, 1], [11, 8, 8], End::Best);
        assert_eq!(fewer, [[11, 0, 1], [11, 5, 1], [11, 0, 7]], "five and seven are more than eleven");
    }

    #[test]
    fn parts_that_go_with_their_mark_are_taken_as_they_are() {
        let asked = coupled(0, [&[5], &[7]]);
        assert_eq!(tried(&asked, [12, 0, 1], [16, 8, 8], End::Best), [[16, 8, 8]]);
        assert_eq!(tried(&asked, [9, 4, 5], [20, 8, 8], End::Worst), [[9, 4, 5]]);
        let outside = coupled(3, [&[5], &[7]]);
        assert_eq!(tried(&outside, [12, 4, 5], [20, 8, 8], End::Worst), [[12, 4, 5]], "three come from elsewhere");
        assert_ne!(tried(&outside, [13, 4, 5], [20, 8, 8], End::Worst), [[13, 4, 5]]);
    }

    #[test]
    fn levels_that_a_part_has_anyway_or_can_never_have_are_not_tried() {
        let levels = |asked: &[Number]| {
            let corners = tried(&coupled(0, [asked, &[]]), [6, 3, 0], [6, 8, 4], End::Best);
            corners.iter().map(|corner| corner[1]).collect::<Vec<_>>()
        };
        assert_eq!(levels(&[3]), [3], "its least");
        assert_eq!(levels(&[4]), [3, 4]);
        let low = tried(&coupled(0, [&[8, 9], &[]]), [10, 3, 0], [10, 8, 8], End::Best);
        assert_eq!(low.iter().map(|corner| corner[1]).collect::<Vec<_>>(), [3, 8], "no more than its most");
    }

    #[test]
    fn the_first_corner_that_will_do_is_found() {
        let asked = coupled(0, [&[5], &[7]]);
        let find = |low: &[Number], high: &[Number], end, is: fn(&[Number]) -> bool| {
            find_corner(&[&asked], (low, high), end, is)
        };
        assert_eq!(find(&[12, 0, 0], &[12, 8, 8], End::Best, |there| there[1] >= 5), Some(vec![12, 5, 0]));
        assert_eq!(find(&[12, 0, 0], &[12, 8, 8], End::Best, |there| there[1] >= 6), None);
        assert_eq!(find(&[10, 0, 0], &[10, 8, 8], End::Worst, |there| there[2] < 7), Some(vec![10, 8, 6]));
    }

    #[test]
    fn two_marks_have_every_pair_of_their_corners() {
        let one = coupled(0, [&[5], &[]]);
        let other = Coupled { total: 3, outside: 0, parts: vec![(4, vec![2]), (5, vec![])] };
        let mut many = 0;
        find_corner(&[&one, &other], (&[6, 0, 0, 3, 0, 0], &[6, 8, 8, 3, 4, 4]), End::Best, |_| {
            many += 1;
            false
        });
        assert_eq!(many, 4);
    }
}
