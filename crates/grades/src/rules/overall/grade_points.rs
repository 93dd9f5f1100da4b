//! `{ "gradePoints": { "AM1": { "pass": 1, "distinction": 3 } }, "weights": { "AM1": 2 }, "atLeast": 5 }`: the points that
//! a plan gives for the grade of each method, × the method's weight, come to so much together.
//!
//! ```
//! use grades::rules::overall::CombineFile;
//! let text = r#"{ "gradePoints": { "AM1": { "pass": 1, "distinction": 3 } }, "atLeast": 3 }"#;
//! let rule = grades::files::json::Json::parse(text, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(CombineFile::GradePoints(_))));
//! ```

use super::{Ends, Held, refuse_unknown_methods};
use crate::domain::decision::{Finding, GradePointsFound};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::grading::whole::Whole;
use crate::domain::plan::MethodNo;
use crate::domain::standard::Standard;
use crate::files::json::Faults;
use crate::files::pack::Check;
use crate::files::problem::{did_you_mean, shown};
use crate::files::values::{Named, Whole as Number};
use crate::wording::{counted, marks};
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The points of the methods' grades × weight are added, and come to at least so much. Needs grade-pack/2.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "gradePoints")]
pub struct GradePointsFile {
    /// Under the id of each method the points of every grade of its scale; the lowest may be left out for none.
    pub grade_points: Named<Named<Number<0, 1_000>>>,
    /// Weights by method; left out: each counts once.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<Named<Number<1, 1_000>>>,
    /// No lower.
    pub at_least: Number<1, 10_000_000>,
}

/// The points of the methods' grades, together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradePoints {
    /// Each method with the points of its grades, lowest first, its weight counted in. They never fall.
    pub of: Vec<(MethodNo, Vec<u32>)>,
    /// No lower.
    pub at_least: u32,
}

impl GradePointsFile {
    pub(super) fn check(&self, check: &Check, place: ValuePointerRef) -> GradePoints {
        let (of_points, of_weights) = (place.push_key("gradePoints"), place.push_key("weights"));
        check.only_in_second(true, of_points);
        refuse_unknown_methods(self.grade_points.names(), check, of_points);
        let mut of = Vec::new();
        for (no, id) in check.names.methods() {
            let weight = self.weights.as_ref().and_then(|weights| weights.get(id)).map(|weight| weight.get());
            match (self.grade_points.get(id), check.names.scale(no)) {
                (Some(given), Some(scale)) => {
                    let points = points_of(given, scale, check, of_points.push_key(id));
                    let weighted = points.iter().map(|points| points.saturating_mul(weight.unwrap_or(1)));
                    of.push((no, weighted.collect()));
                }
                (None, _) if weight.is_some() => {
                    let says = format!("{id} has a weight, but no points.");
                    check.add(of_weights.push_key(id), "missing-points", says, "Give its grades points, or remove it.");
                }
                // A scale that is wrong is told where it stands.
                (Some(_) | None, _) => {}
            }
        }
        refuse_unknown_methods(self.weights.iter().flat_map(Named::names), check, of_weights);
        GradePoints { of, at_least: self.at_least.get() }
    }
}

/// The points of each grade of a scale, lowest first; what is wrong with them is reported.
fn points_of(given: &Named<Number<0, 1_000>>, scale: &GradeScale, check: &Check, place: ValuePointerRef) -> Vec<u32> {
    let known: Vec<&str> = scale.names().iter().map(String::as_str).collect();
    for name in given.names().filter(|name| !known.contains(name)) {
        let says = format!("“{}” is not among the grades of this method.{}", shown(name), did_you_mean(name, &known));
        check.add(place.push_key(name), "unknown-grade", says, "Correct the name, or add the grade to the scale.");
    }
    let mut points: Vec<u32> = Vec::new();
    for (grade, name) in scale.grades().zip(scale.names()) {
        let there = given.get(name).map(|points| points.get());
        if there.is_none() && grade > Grade::LOWEST {
            let says = format!("“{name}” has no points.");
            check.add(place, "missing-points", says, "Give points to every grade above the lowest.");
            continue;
        }
        let there = there.unwrap_or(0);
        if points.last().is_some_and(|lower| *lower > there) {
            let says = format!("“{name}” has fewer points than the grade below it.");
            check.add(place.push_key(name), "points-fall", says, "Give a better grade no fewer points.");
        }
        points.push(there);
    }
    points
}

impl GradePoints {
    /// Whether it looks at a method.
    pub(super) fn looks_at(&self, no: MethodNo) -> bool {
        self.of.iter().any(|(method, _)| *method == no)
    }

    pub(super) fn holds(&self, grades: &[Grade]) -> bool {
        total(&self.of, grades) >= self.at_least
    }

    pub(super) fn whole(&self) -> Whole {
        Whole::GradePoints { of: self.of.clone(), at_least: self.at_least }
    }

    pub(super) fn held(&self, ends: &Ends) -> Held {
        let mut of = Vec::new();
        for (method, points) in &self.of {
            let bounds = (ends.method)(*method);
            let at = |grade: Option<Grade>| grade.map_or(0, |grade| worth(points, grade));
            let (today, possible) = (at(bounds.map(|one| one.today)), at(bounds.map(|one| one.possible)));
            of.push(GradePointsFound { method: *method, points: points.clone(), today, possible });
        }
        let sum = |of_one: fn(&GradePointsFound) -> u32| of.iter().map(of_one).fold(0, u32::saturating_add);
        let (today, possible) = (sum(|one| one.today), sum(|one| one.possible));
        let needed = self.at_least;
        Held { today: today >= needed, possible: possible >= needed, finding: Finding::GradePoints { needed, of } }
    }

    pub(super) fn prove(&self, above: &mut dyn FnMut(u32, u32)) {
        let most = self.of.iter().filter_map(|(_, points)| points.last()).copied().fold(0, u32::saturating_add);
        if self.at_least > most {
            above(self.at_least, most);
        }
    }
}

/// The points of a grade.
fn worth(points: &[u32], grade: Grade) -> u32 {
    points.get(grade.rank()).copied().unwrap_or(0)
}

/// The points of these grades together.
pub(crate) fn total(of: &[(MethodNo, Vec<u32>)], grades: &[Grade]) -> u32 {
    let each = of.iter().map(|(no, points)| grades.get(no.at()).map_or(0, |grade| worth(points, *grade)));
    each.fold(0, u32::saturating_add)
}

/// "at least 5 grade points (“Test”: pass 1, distinction 3; “Project”: pass 2, distinction 6)".
pub(crate) fn words(standard: &Standard, needed: u32, of: &[GradePointsFound]) -> String {
    let one = |found: &GradePointsFound| {
        let names = standard.method(found.method).map_or(&[][..], |method| method.grades.names());
        let worth = names.iter().zip(&found.points).filter(|(_, points)| **points > 0);
        let worth: Vec<String> = worth.map(|(name, points)| format!("{name} {points}")).collect();
        format!("“{}”: {}", marks::short(standard, found.method), worth.join(", "))
    };
    let each: Vec<String> = of.iter().map(one).collect();
    format!("at least {} ({})", so_many(needed), each.join("; "))
}

/// "You have 4 grade points.", "You can still have between 2 and 6 grade points."
pub(crate) fn found(of: &[GradePointsFound]) -> String {
    let sum = |of_one: fn(&GradePointsFound) -> u32| of.iter().map(of_one).fold(0, u32::saturating_add);
    let (today, possible) = (sum(|one| one.today), sum(|one| one.possible));
    if today == possible {
        format!("You have {}.", so_many(today))
    } else {
        format!("You can still have between {today} and {}.", so_many(possible))
    }
}

fn so_many(points: u32) -> String {
    counted(usize::try_from(points).unwrap_or(usize::MAX), "grade point", "grade points")
}
