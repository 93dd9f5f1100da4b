//! A rule turned into sums over classes of criteria, and levels of marks and points.
//!
//! Criteria that stand in exactly the same pools of a method's rules are alike to those rules: only how many of them
//! are met counts, never which. Such a set is a *class*. Whatever is entered as a number is a class of its own. So a
//! rule becomes a condition on a few whole numbers.

use super::classes::Classes;
use crate::domain::citation::Basis;
use crate::domain::decision::Measure;
use crate::domain::grade::Grade;
use crate::domain::plan::{ComponentNo, CriterionNo, Method, MethodNo, Points};
use crate::domain::standard::{PathwayNo, Standard};
use crate::rules::pool::{IfEmpty, Pool};

/// The place of a class among all classes of an option's plan.
pub(crate) type ClassNo = usize;

/// How much there is of a class.
pub(crate) type Number = u32;

/// A monotone condition on how much there is of each class.
#[derive(Clone, Debug)]
pub(crate) enum Formula {
    /// The classes together have at least so many.
    Sum(Sum),
    /// So much of one class.
    Level {
        /// Which.
        class: ClassNo,
        /// No less.
        at_least: Number,
    },
    /// A component's rules, up to a grade.
    Component {
        /// Which.
        component: ComponentNo,
        /// The grade.
        reach: Grade,
        /// Its rules.
        needs: Vec<Formula>,
    },
    /// Each of these.
    And(Vec<Formula>),
    /// One of these, or more.
    Or(Vec<Formula>),
    /// So many of these.
    Some {
        /// How many.
        count: usize,
        /// Of which.
        parts: Vec<Formula>,
    },
}

/// One leaf of a rule.
#[derive(Clone, Debug)]
pub(crate) struct Sum {
    /// The pool as the pack names it.
    pub pool: Pool,
    /// Its criteria for this option, in document order.
    pub criteria: Vec<CriterionNo>,
    /// The classes that make it up; filled in once the classes are known.
    pub classes: Vec<ClassNo>,
    /// How many are needed.
    pub at_least: Number,
    /// Whether the rule asks for every one.
    pub every: bool,
    /// The pool is empty and that counts as not met.
    pub never: bool,
}

/// What rules are read with: one method for one option.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'r> {
    pub standard: &'r Standard,
    pub no: MethodNo,
    pub method: &'r Method,
    pub pathway: Option<PathwayNo>,
    /// The method's criteria for this option.
    pub criteria: &'r [CriterionNo],
    /// The classes of what is entered as a number.
    pub classes: &'r Classes,
}

impl Reader<'_> {
    /// For a method that is taken elsewhere: each grade is the result itself, or a better one.
    pub fn grades_of_a_result(&self) -> Vec<GradeRule> {
        let mut rules = Vec::new();
        for grade in self.method.grades.above_lowest() {
            let rank = Number::try_from(grade.rank()).unwrap_or(Number::MAX);
            let formula = self.level(Measure::Result(self.no), rank);
            rules.push(GradeRule { formula, basis: Basis::Stated, rule: usize::MAX });
        }
        rules
    }

    /// A level; of something that there is not, none is ever reached.
    pub fn level(&self, of: Measure, at_least: Number) -> Formula {
        self.classes.find(of).map_or(Formula::Or(Vec::new()), |class| Formula::Level { class, at_least })
    }

    /// The criteria of a pool, of which so many count; every one, if no number is given.
    pub fn sum(&self, pool: &Pool, count: Option<u16>) -> Sum {
        let mut criteria = self.criteria.to_vec();
        criteria.retain(|no| self.standard.criterion(*no).is_some_and(|criterion| pool.holds(criterion)));
        let size = Number::try_from(criteria.len()).unwrap_or(Number::MAX);
        let (at_least, never) = match pool.if_empty {
            Some(IfEmpty::Met) if criteria.is_empty() => (0, false),
            Some(IfEmpty::NotMet) | None if criteria.is_empty() => (0, true),
            Some(IfEmpty::Met | IfEmpty::NotMet) | None => (count.map_or(size, Number::from), false),
        };
        Sum { pool: pool.clone(), criteria, classes: Vec::new(), at_least, every: count.is_none(), never }
    }
}

/// The criteria with points of a method or component, in document order.
#[inline(never)]
pub(crate) fn pointed(
    standard: &Standard,
    criteria: &[CriterionNo],
    component: Option<ComponentNo>,
) -> Vec<(CriterionNo, Points)> {
    let mut pointed = Vec::new();
    for no in criteria {
        let Some(criterion) = standard.criterion(*no) else { continue };
        if let Some(points) = criterion.points.filter(|_| component.is_none() || criterion.component == component) {
            pointed.push((*no, points));
        }
    }
    pointed
}

impl Formula {
    /// Whether it holds when there is so much of each class.
    pub fn holds(&self, there: &[Number]) -> bool {
        match self {
            Formula::Sum(sum) => !sum.never && sum.total(there) >= sum.at_least,
            Formula::Level { class, at_least } => super::totals::at(there, *class) >= *at_least,
            Formula::Component { needs: parts, .. } | Formula::And(parts) => parts.iter().all(|part| part.holds(there)),
            Formula::Or(parts) => parts.iter().any(|part| part.holds(there)),
            Formula::Some { count, parts } => parts.iter().filter(|part| part.holds(there)).count() >= *count,
        }
    }

    /// Every pool, in the order of the rule.
    pub fn leaves<'f>(&'f self, into: &mut Vec<&'f Sum>) {
        match self {
            Formula::Sum(sum) => into.push(sum),
            Formula::Level { .. } => {}
            Formula::Component { needs: parts, .. }
            | Formula::And(parts)
            | Formula::Or(parts)
            | Formula::Some { parts, .. } => {
                parts.iter().for_each(|part| part.leaves(into));
            }
        }
    }

    /// How much it asks of each class that is entered as a number, wherever it does.
    pub fn levels(&self, found: &mut dyn FnMut(ClassNo, Number)) {
        match self {
            Formula::Sum(_) => {}
            Formula::Level { class, at_least } => found(*class, *at_least),
            Formula::Component { needs: parts, .. }
            | Formula::And(parts)
            | Formula::Or(parts)
            | Formula::Some { parts, .. } => {
                parts.iter().for_each(|part| part.levels(found));
            }
        }
    }

    /// How many numbers are looked at to see whether it holds.
    pub fn size(&self) -> usize {
        match self {
            Formula::Sum(sum) => sum.classes.len().saturating_add(1),
            Formula::Level { .. } => 1,
            Formula::Component { needs: parts, .. }
            | Formula::And(parts)
            | Formula::Or(parts)
            | Formula::Some { parts, .. } => parts.iter().fold(1, |size: usize, part| size.saturating_add(part.size())),
        }
    }

    /// Every pool, to be changed.
    pub fn each_leaf(&mut self, change: &mut dyn FnMut(&mut Sum)) {
        match self {
            Formula::Sum(sum) => change(sum),
            Formula::Level { .. } => {}
            Formula::Component { needs: parts, .. }
            | Formula::And(parts)
            | Formula::Or(parts)
            | Formula::Some { parts, .. } => {
                parts.iter_mut().for_each(|part| part.each_leaf(change));
            }
        }
    }
}

impl Sum {
    /// The classes' numbers together.
    pub fn total(&self, numbers: &[Number]) -> Number {
        self.classes.iter().fold(0, |sum: Number, class| sum.saturating_add(super::totals::at(numbers, *class)))
    }
}

/// A rule of a method for one option, by one reading.
#[derive(Clone, Debug)]
pub(crate) struct GradeRule {
    /// What it asks.
    pub formula: Formula,
    /// How surely the document says it.
    pub basis: Basis,
    /// The place of the rule in the method.
    pub rule: usize,
}
