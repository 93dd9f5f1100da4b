//! When two versions say the same, whatever their words.

use super::{Said, Told};
use crate::domain::fact::{Amount, Fact};
use crate::domain::gateway::{Condition, Requirement};
use crate::domain::standard::Standard;
use crate::rules::overall::Overall;
use crate::rules::repeats::{Cap, CapOn, CapWhen, Repeat};

/// The same in substance, one by one.
pub(super) fn are_alike(one: &[Told], other: &[Told]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_alike(&one.said, &other.said))
}

/// The same in substance.
fn is_alike(one: &Said, other: &Said) -> bool {
    match (one, other) {
        (Said::Fact(one), Said::Fact(other)) => figure(one) == figure(other),
        (Said::Requirement(one), Said::Requirement(other)) => bounds(one) == bounds(other),
        (Said::Caps(one), Said::Caps(other)) => limits(one) == limits(other),
        (Said::Overall(one), Said::Overall(other)) => kind(one) == kind(other),
        (one, other) => one == other,
    }
}

fn figure(fact: &Fact) -> (Option<Amount>, Option<u32>, Option<u32>) {
    (fact.amount, fact.extra_percent, fact.plus_minus_percent)
}

/// A limit: grade, what it limits, when it bites, whether it may be lifted, after what, on which methods.
type Limit<'s> = (&'s str, CapOn, CapWhen, bool, Option<Repeat>, Vec<&'s str>);

/// The limits on repeats, with the scale's names for grades and the ids of methods.
fn limits<'s>(standard: &'s Standard) -> Vec<Limit<'s>> {
    let methods = |cap: &'s Cap| {
        cap.methods.iter().filter_map(|no| standard.method(*no)).map(|method| method.id.as_str()).collect()
    };
    let limit =
        |cap: &'s Cap| (standard.grades.name(cap.grade), cap.on, cap.when, cap.waivable, cap.after, methods(cap));
    standard.repeats.caps.iter().map(limit).collect()
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
