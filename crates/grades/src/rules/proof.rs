//! Proof that the rules of a method can be met by everybody.

use super::Rule;
use super::pool::Pool;
use crate::domain::grade::GradeScale;
use crate::domain::plan::{ComponentNo, Criterion, Method, Points};
use crate::domain::standard::{PathwayNo, Standard};

/// What a rule can ask of somebody on one option.
pub(crate) struct Asked<'a> {
    pub method: &'a Method,
    pub pathway: Option<PathwayNo>,
    /// All criteria of the method.
    pub criteria: &'a [&'a Criterion],
}

impl Asked<'_> {
    /// How many criteria of a pool there are.
    pub fn criteria_in(&self, pool: &Pool) -> u32 {
        let inside = |criterion: &&&Criterion| criterion.belongs_to(self.pathway) && pool.holds(criterion);
        u32::try_from(self.criteria.iter().filter(inside).count()).unwrap_or(u32::MAX)
    }

    /// The points there are, in a component or in all.
    pub fn points_in(&self, component: Option<ComponentNo>) -> Vec<Points> {
        let own = self.criteria.iter().filter(|criterion| {
            criterion.belongs_to(self.pathway) && (component.is_none() || criterion.component == component)
        });
        own.filter_map(|criterion| criterion.points).collect()
    }
}

/// Why a rule cannot be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Complaint {
    /// It is about criteria of which the option has none, and does not say what that means.
    EmptyPool,
    /// It counts more criteria than there are.
    CountsTooMany { count: u32, there: u32 },
    /// It counts more themes than have such criteria.
    TooFewThemes { count: u32, there: u32 },
    /// It asks for more than the most.
    AboveMost { asked: u32, most: u32 },
    /// It is about points that no criterion has.
    NoPoints,
}

impl Complaint {
    /// Its code, what is wrong, and how to mend it.
    fn words(self, grade: &str, option: &str) -> (&'static str, String, &'static str) {
        match self {
            Complaint::EmptyPool => (
                "empty-pool",
                format!("The rule for “{grade}” is about criteria of which {option} has none."),
                "Say in the pool what that means: \"ifEmpty\": \"met\" or \"notMet\".",
            ),
            Complaint::CountsTooMany { count, there } => (
                "counts-too-many",
                format!("The rule for “{grade}” counts {count} criteria, but there are {there} for {option}."),
                "Lower the number, or add the criteria that are missing.",
            ),
            Complaint::TooFewThemes { count, there } => (
                "counts-too-many",
                format!("The rule for “{grade}” counts {count} themes, but {there} have such criteria for {option}."),
                "Lower the number, or add the criteria that are missing.",
            ),
            Complaint::AboveMost { asked, most } => (
                "above-most",
                format!("The rule for “{grade}” asks for {asked}, but {most} is the most there is for {option}."),
                "Lower the number, or raise the marks or points.",
            ),
            Complaint::NoPoints => (
                "no-points",
                format!("The rule for “{grade}” is about points, but no criterion of {option} has any."),
                "Give criteria “points”, or ask for something else.",
            ),
        }
    }
}

/// Reports every rule of a method or component that somebody could not meet, each once for the first option.
pub(crate) fn prove(
    standard: &Standard,
    (method, criteria): (&Method, &[&Criterion]),
    (rules, scale): (&[Rule], &GradeScale),
    report: &mut dyn FnMut(&'static str, String, &'static str),
) {
    let options: Vec<Option<PathwayNo>> = if standard.pathways.is_empty() {
        vec![None]
    } else {
        (0..u8::MAX).map(|no| Some(PathwayNo(no))).take(standard.pathways.len()).collect()
    };
    for rule in rules {
        for reading in &rule.readings {
            let mut told = Vec::new();
            for pathway in &options {
                let option = pathway.and_then(|no| standard.pathway(no));
                let option = option.map_or("everybody", |option| option.title.as_str());
                reading.needs.prove(&Asked { method, pathway: *pathway, criteria }, &mut |complaint| {
                    if !told.contains(&complaint) {
                        told.push(complaint);
                        let (code, says, remedy) = complaint.words(scale.name(rule.grade), option);
                        report(code, says, remedy);
                    }
                });
            }
        }
    }
}
