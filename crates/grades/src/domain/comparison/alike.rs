//! When two versions say the same, whatever their words.

use super::{Said, Told};
use crate::domain::fact::{Amount, Fact};
use crate::domain::gateway::{Condition, Requirement};
use crate::rules::overall::Overall;
use crate::rules::repeats::Cap;

/// The same in substance, one by one.
pub(super) fn are_alike(one: &[Told], other: &[Told]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_alike(&one.said, &other.said))
}

/// The same in substance.
fn is_alike(one: &Said, other: &Said) -> bool {
    match (one, other) {
        (Said::Fact(one), Said::Fact(other)) => figure(one) == figure(other),
        (Said::Requirement(one), Said::Requirement(other)) => bounds(one) == bounds(other),
        (Said::Cap(one, one_grade, _), Said::Cap(other, other_grade, _)) => {
            let but_grade = |cap: &Cap| (cap.on, cap.when, cap.waivable);
            one.as_ref().map(but_grade) == other.as_ref().map(but_grade) && one_grade == other_grade
        }
        (Said::Overall(one), Said::Overall(other)) => kind(one) == kind(other),
        (one, other) => one == other,
    }
}

fn figure(fact: &Fact) -> (Option<Amount>, Option<u32>, Option<u32>) {
    (fact.amount, fact.extra_percent, fact.plus_minus_percent)
}

fn bounds(requirement: &Requirement) -> (Option<u32>, Condition) {
    (requirement.months, requirement.when)
}

/// How the whole is worked out: by a table, by rules, or by somebody else.
pub(super) fn kind(overall: &Overall) -> u8 {
    match overall {
        Overall::Table(_) => 0,
        Overall::Rules(_) => 1,
        Overall::ByOrganisation { .. } => 2,
    }
}
