//! A decision in the words that the page uses.

use grades::domain::decision::{Bounds, Decision, OverallDecision, Step};
use grades::domain::grade::GradeScale;
use grades::domain::standard::Standard;
use grades::wording::steps::Standing;
use grades::wording::{CAVEAT, changes, steps, summary};
use serde::Serialize;

/// What the page says of a decision.
#[derive(Serialize)]
pub(super) struct Explanation<'s> {
    summary: String,
    methods: Vec<MethodWords<'s>>,
    /// None where the assessment organisation decides.
    overall: Option<OverallWords>,
    caveat: &'static str,
}

#[derive(Serialize)]
struct MethodWords<'s> {
    id: &'s str,
    title: &'s str,
    grade: String,
    steps: Vec<StepWords>,
}

#[derive(Serialize)]
struct OverallWords {
    grade: String,
    steps: Vec<StepWords>,
    /// What leads to each higher grade, in short.
    changes: Vec<String>,
    /// What rules grades out.
    blocked: Vec<String>,
}

#[derive(Serialize)]
struct StepWords {
    says: String,
    standing: &'static str,
}

impl<'s> Explanation<'s> {
    pub(super) fn new(standard: &'s Standard, decision: &Decision) -> Explanation<'s> {
        let methods = standard.methods.iter().zip(&decision.methods);
        Explanation {
            summary: summary::overall(standard, decision).text(),
            methods: methods
                .map(|(method, decided)| MethodWords {
                    id: &method.id,
                    title: &method.title,
                    grade: grade(&method.grades, decided.bounds),
                    steps: in_words(standard, &method.grades, &decided.steps),
                })
                .collect(),
            overall: decision.overall.as_ref().map(|overall| OverallWords::new(standard, overall)),
            caveat: CAVEAT,
        }
    }
}

impl OverallWords {
    fn new(standard: &Standard, overall: &OverallDecision) -> OverallWords {
        let scale = &standard.grades;
        let change = |to: &grades::domain::decision::RoutesTo| {
            let heading = changes::routes_heading(scale, to.grade);
            format!("{heading}: {}", changes::routes_intro(&to.routes, to.cut))
        };
        OverallWords {
            grade: grade(scale, overall.bounds),
            steps: in_words(standard, scale, &overall.steps),
            changes: overall.routes.iter().map(change).collect(),
            blocked: overall.blocked.iter().map(|of| changes::blocked(scale, of.grade, &of.by)).collect(),
        }
    }
}

fn grade(scale: &GradeScale, bounds: Bounds) -> String {
    summary::short(scale, bounds)
}

fn in_words(standard: &Standard, scale: &GradeScale, found: &[Step]) -> Vec<StepWords> {
    let word = |step: &Step| {
        let told = steps::step(standard, scale, step);
        let standing = match told.standing {
            Standing::Holds => "holds",
            Standing::Open => "open",
            Standing::Fails => "fails",
            Standing::Note => "note",
        };
        StepWords { says: told.text, standing }
    };
    found.iter().map(word).collect()
}
