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
