//! A rule turned into sums over classes of criteria.
//!
//! Criteria that stand in exactly the same pools of a method's rules are alike to those rules: only how many of them
//! are met counts, never which. Such a set is a *class*, and a rule becomes a condition on a few whole numbers.

use crate::domain::citation::Basis;
use crate::domain::plan::{Criterion, CriterionNo};
use crate::domain::rule::{IfEmpty, Needs, Pool, Scope};
use crate::domain::standard::Standard;

/// The place of a class among all classes of an option's plan.
pub(super) type ClassNo = usize;

/// A monotone condition on how many criteria of each class are met.
#[derive(Clone, Debug)]
pub(super) enum Formula {
    /// The classes together have at least so many.
    Sum(Sum),
    /// Each of these.
    And(Vec<Formula>),
    /// One of these, or more.
    Or(Vec<Formula>),
}

/// One leaf of a rule.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    /// The pool as the pack names it.
    pub pool: Pool,
    /// Its criteria for this option, in document order.
    pub criteria: Vec<CriterionNo>,
    /// The classes that make it up; filled in once the classes are known.
    pub classes: Vec<ClassNo>,
    /// How many are needed.
    pub at_least: u16,
    /// Whether the rule asks for every one.
    pub every: bool,
    /// The pool is empty and that counts as not met.
    pub never: bool,
}

impl Formula {
    /// Reads a rule for one option of a standard.
    pub fn new(needs: &Needs, standard: &Standard, in_method: &[CriterionNo]) -> Formula {
        let list =
            |parts: &[Needs]| parts.iter().map(|part| Formula::new(part, standard, in_method)).collect::<Vec<_>>();
        match needs {
            Needs::All(pool) => Formula::Sum(Sum::new(pool, None, standard, in_method)),
            Needs::AtLeast { count, of } => Formula::Sum(Sum::new(of, Some(*count), standard, in_method)),
            Needs::And(parts) => Formula::And(list(parts)),
            Needs::Or(parts) => Formula::Or(list(parts)),
        }
    }

    /// Whether it holds when so many criteria of each class are met.
    pub fn holds(&self, met: &[u16]) -> bool {
        match self {
            Formula::Sum(sum) => !sum.never && sum.total(met) >= sum.at_least,
            Formula::And(parts) => parts.iter().all(|part| part.holds(met)),
            Formula::Or(parts) => parts.iter().any(|part| part.holds(met)),
        }
    }

    /// Every leaf, in the order of the rule.
    pub fn leaves<'f>(&'f self, into: &mut Vec<&'f Sum>) {
        match self {
            Formula::Sum(sum) => into.push(sum),
            Formula::And(parts) | Formula::Or(parts) => parts.iter().for_each(|part| part.leaves(into)),
        }
    }

    /// Every leaf, to be changed.
    pub fn each_leaf(&mut self, change: &mut impl FnMut(&mut Sum)) {
        match self {
            Formula::Sum(sum) => change(sum),
            Formula::And(parts) | Formula::Or(parts) => parts.iter_mut().for_each(|part| part.each_leaf(change)),
        }
    }
}

impl Sum {
    fn new(pool: &Pool, count: Option<u16>, standard: &Standard, in_method: &[CriterionNo]) -> Sum {
        let criteria: Vec<CriterionNo> = in_method
            .iter()
            .copied()
            .filter(|no| standard.criterion(*no).is_some_and(|criterion| in_pool(criterion, pool)))
            .collect();
        let size = u16::try_from(criteria.len()).unwrap_or(u16::MAX);
        let (at_least, never) = match pool.if_empty {
            Some(IfEmpty::Met) if criteria.is_empty() => (0, false),
            Some(IfEmpty::NotMet) | None if criteria.is_empty() => (0, true),
            Some(IfEmpty::Met | IfEmpty::NotMet) | None => (count.unwrap_or(size), false),
        };
        Sum { pool: pool.clone(), criteria, classes: Vec::new(), at_least, every: count.is_none(), never }
    }

    /// The classes' numbers together.
    pub fn total(&self, numbers: &[u16]) -> u16 {
        self.classes.iter().fold(0, |sum, class| sum.saturating_add(numbers.get(*class).copied().unwrap_or(0)))
    }
}

/// Whether a criterion of the method and option stands in the pool.
pub(super) fn in_pool(criterion: &Criterion, pool: &Pool) -> bool {
    criterion.grade == pool.grade
        && match pool.from {
            Scope::Both => true,
            Scope::Core => criterion.pathway.is_none(),
            Scope::Option => criterion.pathway.is_some(),
        }
}

/// A rule of a method for one option, by one reading.
#[derive(Clone, Debug)]
pub(super) struct GradeRule {
    /// What it asks.
    pub formula: Formula,
    /// How surely the document says it.
    pub basis: Basis,
    /// The place of the rule in the method.
    pub rule: usize,
}
