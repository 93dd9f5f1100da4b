//! What a pack may not ask, so that every record is decided within a few milliseconds.
//!
//! Ways are cut where there are too many of them ([`super::work`]). What must be exact, the two ends of each grade, is
//! not: so whatever makes those large is refused when the pack is read.

use super::plan::{Choice, Plan, choices_of_readings};
use super::uneven;
use crate::domain::plan::{Method, MethodNo};
use crate::domain::standard::{PathwayNo, Standard};
use crate::rules::overall::{Overall, OverallRule};

/// The most places at which a criterion of one option is held against a condition, over all readings.
pub const MOST_PLACES: usize = 60_000;

/// The most of them over all options.
pub const MOST_PLACES_TOGETHER: usize = 600_000;

/// The most steps in which the grades of an option are found where the parts of marks depend on each other.
pub const MOST_CORNERS: usize = 10_000;

/// The most steps in which every completion is tried under a table that is not monotone.
pub const MOST_COMPLETIONS: usize = 100_000;

/// Why deciding would take too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    /// Too many conditions on too many criteria.
    Conditions {
        /// How often a criterion is held against a condition.
        places: usize,
        /// The most.
        most: usize,
    },
    /// Too many levels of too many parts of marks.
    Parts {
        /// In how many steps a grade is found.
        steps: usize,
    },
    /// Too many completions under a table that is not monotone.
    Completions {
        /// In how many steps they are tried.
        steps: usize,
    },
}

/// Whether every record can be decided quickly.
///
/// # Errors
/// Why not.
pub fn check(standard: &Standard) -> Result<(), TooMuch> {
    let mut together = 0_usize;
    let options = (0..u8::MAX).map(PathwayNo).take(standard.pathways.len()).map(Some);
    let options: Vec<Option<PathwayNo>> = std::iter::once(None).chain(options).collect();
    for pathway in &options {
        let places = places(standard, *pathway);
        together = together.saturating_add(places);
        if places > MOST_PLACES {
            return Err(TooMuch::Conditions { places, most: MOST_PLACES });
        }
    }
    if together > MOST_PLACES_TOGETHER {
        return Err(TooMuch::Conditions { places: together, most: MOST_PLACES_TOGETHER });
    }
    let choices = choices_of_readings(standard);
    let is_uneven = |choice: &Choice| choice.combination.as_ref().is_some_and(|combination| !combination.monotone);
    let uneven = choices.iter().any(is_uneven);
    let has_parts =
        standard.methods.iter().any(|method| method.marks.as_ref().is_some_and(|marks| marks.parts.len() > 1));
    if !uneven && !has_parts {
        return Ok(());
    }
    for pathway in options {
        let (mut corners, mut completions) = (0_usize, 0_usize);
        for choice in &choices {
            let plan = Plan::new(standard, pathway, choice);
            corners = corners.saturating_add(in_corners(&plan));
            for (no, method) in (0..u8::MAX).map(MethodNo).zip(&plan.methods).filter(|_| uneven) {
                completions = completions.saturating_add(uneven::effort(&plan, no, method));
            }
        }
        if corners > MOST_CORNERS {
            return Err(TooMuch::Parts { steps: corners });
        }
        if completions > MOST_COMPLETIONS {
            return Err(TooMuch::Completions { steps: completions });
        }
    }
    Ok(())
}

/// In how many steps the grades of a plan are found, corner by corner.
fn in_corners(plan: &Plan) -> usize {
    let mut steps = 0_usize;
    for method in &plan.methods {
        if let Some(coupled) = &method.coupled {
            let one = coupled.many().saturating_mul(method.size).saturating_mul(method.rules.len());
            steps = steps.saturating_add(one);
        }
    }
    let coupled = plan.coupled();
    if !plan.by_marks.is_empty() && !coupled.is_empty() {
        let many = coupled.iter().fold(1, |many: usize, coupled| many.saturating_mul(coupled.many()));
        steps = steps.saturating_add(many.saturating_mul(plan.size()).saturating_mul(plan.by_marks.len()));
    }
    steps
}

/// How often a criterion of an option is held against a condition of its method, over all readings.
fn places(standard: &Standard, pathway: Option<PathwayNo>) -> usize {
    let whole = standard.overall.readings().len().saturating_mul(standard.repeats.readings().len());
    let (mut places, mut readings) = (0_usize, whole);
    for (no, method) in standard.methods() {
        let own = |criterion: &&crate::domain::plan::Criterion| criterion.method == no && criterion.belongs_to(pathway);
        let criteria = standard.criteria.iter().filter(own).count().saturating_add(1);
        places = places.saturating_add(conditions(method).saturating_mul(criteria));
        for rule in &method.rules {
            readings = readings.saturating_mul(rule.readings.len().max(1));
        }
    }
    let overall = match &standard.overall {
        Overall::Rules(rules) => {
            let each = rules.iter().flat_map(OverallRule::each);
            each.fold(0, |sum: usize, needs| sum.saturating_add(needs.conditions()))
        }
        Overall::Table(_) | Overall::ByOrganisation { .. } => 0,
    };
    places.saturating_add(overall).saturating_mul(readings)
}

/// The conditions of a method, those of its components each time that one is asked for.
fn conditions(method: &Method) -> usize {
    let readings = method.rules.iter().flat_map(|rule| &rule.readings);
    readings.fold(1, |sum: usize, reading| sum.saturating_add(reading.needs.conditions(method)))
}
