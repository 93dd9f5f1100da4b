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
