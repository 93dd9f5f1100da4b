//! Decisions as JSON.
//!
//! `today` and `possible` are bounds: while they differ, `today` is what the answers so far already secure, not a
//! verdict. Both are null where the assessment organisation decides; then a `profile` may stand beside them.
//!
//! The page, the element, the JavaScript module and the command line write decisions from these types, so that they
//! agree byte by byte; the JSON Schema and the types for TypeScript follow from the same types.
//!
//! | file | holds |
//! |---|---|
//! | `steps` | each rule that was applied, and what it found |
//! | `ways` | the ways to each grade, and what rules a grade out |
//! | `profile` | what was answered where no grade is worked out |
//! | `bounds` | the two ends of each grade, without the reasons |

mod bounds;
mod profile;
mod steps;
mod ways;

pub use bounds::BoundsFile;

use crate::domain::decision::{Bounds, Decision, MethodDecision, OverallDecision, ReadingBounds};
use crate::domain::grade::GradeScale;
use crate::domain::plan::{CriterionNo, MethodNo};
use crate::domain::record::LearnerRecord;
use crate::domain::standard::Standard;
use profile::ProfileFile;
use schemars::JsonSchema;
use serde::Serialize;
use steps::StepFile;
use ways::{BlockedFile, InputFile, RoutesFile};

/// What a record's answers make of every grade, and why.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "decision")]
pub struct DecisionFile<'d> {
    /// The uid of the standard.
    standard: &'d str,
    /// The id of the option.
    pathway: Option<&'d str>,
    /// In the order of the plan.
    methods: Vec<MethodFile<'d>>,
    /// The whole. Its grades are null where the organisation decides.
    overall: OverallFile<'d>,
    /// Only where the standard has outcomes or performance categories.
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<ProfileFile<'d>>,
}

/// The grade of a method.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "methodDecision", deny_unknown_fields)]
struct MethodFile<'d> {
    /// The id of the method.
    id: &'d str,
    #[serde(flatten)]
    decided: DecidedFile<'d>,
}

/// The overall grade.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "overallDecision", deny_unknown_fields)]
struct OverallFile<'d> {
    #[serde(flatten)]
    decided: DecidedFile<'d>,
    /// What it would be if the cap were lifted, where it can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<EndsFile<'d>>,
}

/// What a method and the whole have in common.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct DecidedFile<'d> {
    /// What the answers secure so far: not a verdict. Null where nothing is computed.
    today: Option<&'d str>,
    /// The best that can still come of them. Null where nothing is computed.
    possible: Option<&'d str>,
    /// Whether no answer that is missing can change the grade.
    settled: bool,
    /// Each rule that was applied, in order.
    steps: Vec<StepFile<'d>>,
    /// Ids of unanswered criteria that can change the grade.
    missing: Vec<&'d str>,
    /// Marks and results that can, if any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing_inputs: Vec<InputFile<'d>>,
    /// Too many ways to follow: missing is all that the rules name and is open.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    missing_cut: bool,
    /// Ids of answered criteria that the rules name.
    used: Vec<&'d str>,
    /// For each grade above today: the ways there.
    routes: Vec<RoutesFile<'d>>,
    /// What rules out each grade above possible.
    blocked: Vec<BlockedFile<'d>>,
    /// The bounds by each reading of the rules.
    readings: Vec<ReadingFile<'d>>,
}

/// What a grade can still be.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "bounds")]
struct EndsFile<'d> {
    /// What is secure so far.
    today: &'d str,
    /// The best that can still come.
    possible: &'d str,
}

/// The bounds by one reading of the ambiguous rules.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "reading")]
struct ReadingFile<'d> {
    /// What the reading takes the document to mean.
    says: Vec<&'d str>,
    /// What is secure so far.
    today: &'d str,
    /// The best that can still come.
    possible: &'d str,
}

impl<'d> DecisionFile<'d> {
    /// A decision on a record, by the standard that it was made by.
    ///
    /// ```
    /// use grades::domain::{grading::Grader, record::LearnerRecord};
    /// use grades::files::decision::DecisionFile;
    /// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
    /// let record = LearnerRecord::default();
    /// let decision = grader.decide(&record);
    /// let text = DecisionFile::new(grader.standard(), &record, &decision).text();
    /// assert!(text.starts_with(r#"{"standard":"ST0792_1.2","pathway":null,"methods":[{"id":"#));
    /// ```
    pub fn new(standard: &'d Standard, record: &LearnerRecord, decision: &'d Decision) -> DecisionFile<'d> {
        let names = Names { standard };
        let methods = standard.methods.iter().zip(&decision.methods);
        DecisionFile {
            standard: &standard.uid,
            pathway: names.pathway(record),
            methods: methods
                .map(|(method, decided)| MethodFile {
                    id: &method.id,
                    decided: DecidedFile::of_method(names, &method.grades, decided),
                })
                .collect(),
            // Where the plan prints no rule for the whole, there is nothing to say of it.
            overall: decision.overall.as_ref().map(|overall| OverallFile::new(names, overall)).unwrap_or_default(),
            profile: decision.profile.as_ref().map(|profile| ProfileFile::new(standard, profile)),
        }
    }

    /// Its JSON, without white space.
    pub fn text(&self) -> String {
        // Fails for no value of these types: every key is a text.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl<'d> OverallFile<'d> {
    fn new(names: Names<'d>, overall: &'d OverallDecision) -> OverallFile<'d> {
        let scale = &names.standard.grades;
        OverallFile {
            decided: DecidedFile::of_whole(names, overall),
            waived: overall.waived.map(|bounds| EndsFile::new(scale, bounds)),
        }
    }
}

impl<'d> DecidedFile<'d> {
    fn of_method(names: Names<'d>, scale: &'d GradeScale, decided: &'d MethodDecision) -> DecidedFile<'d> {
        let EndsFile { today, possible } = EndsFile::new(scale, decided.bounds);
        DecidedFile {
            today: Some(today),
            possible: Some(possible),
            settled: decided.settled,
            steps: decided.steps.iter().map(|step| StepFile::new(names, scale, step)).collect(),
            missing: names.criteria(&decided.missing),
            missing_inputs: decided.missing_inputs.iter().filter_map(|of| InputFile::new(names, *of)).collect(),
            missing_cut: decided.missing_cut,
            used: names.criteria(&decided.used),
            routes: decided.routes.iter().map(|to| RoutesFile::new(names, scale, to)).collect(),
            blocked: decided.blocked.iter().map(|blocked| BlockedFile::new(names, scale, blocked)).collect(),
            readings: decided.readings.iter().map(|reading| ReadingFile::new(scale, reading)).collect(),
        }
    }

    fn of_whole(names: Names<'d>, decided: &'d OverallDecision) -> DecidedFile<'d> {
        let scale = &names.standard.grades;
        let EndsFile { today, possible } = EndsFile::new(scale, decided.bounds);
        DecidedFile {
            today: Some(today),
            possible: Some(possible),
            settled: decided.settled,
            steps: decided.steps.iter().map(|step| StepFile::new(names, scale, step)).collect(),
            missing: names.criteria(&decided.missing),
            missing_inputs: decided.missing_inputs.iter().filter_map(|of| InputFile::new(names, *of)).collect(),
            missing_cut: decided.missing_cut,
            used: names.criteria(&decided.used),
            routes: decided.routes.iter().map(|to| RoutesFile::new(names, scale, to)).collect(),
            blocked: decided.blocked.iter().map(|blocked| BlockedFile::new(names, scale, blocked)).collect(),
            readings: decided.readings.iter().map(|reading| ReadingFile::new(scale, reading)).collect(),
        }
    }
}

impl<'d> EndsFile<'d> {
    fn new(scale: &'d GradeScale, bounds: Bounds) -> EndsFile<'d> {
        EndsFile { today: scale.name(bounds.today), possible: scale.name(bounds.possible) }
    }
}

impl<'d> ReadingFile<'d> {
    fn new(scale: &'d GradeScale, reading: &'d ReadingBounds) -> ReadingFile<'d> {
        let EndsFile { today, possible } = EndsFile::new(scale, reading.bounds);
        ReadingFile { says: reading.says.iter().map(String::as_str).collect(), today, possible }
    }
}

/// What things are called in files, by their place in the standard.
#[derive(Clone, Copy, Debug)]
struct Names<'d> {
    standard: &'d Standard,
}

impl<'d> Names<'d> {
    fn pathway(self, record: &LearnerRecord) -> Option<&'d str> {
        let pathway = record.pathway.and_then(|no| self.standard.pathway(no));
        pathway.map(|pathway| pathway.id.as_str())
    }

    fn method(self, no: MethodNo) -> &'d str {
        self.standard.method(no).map_or("", |method| method.id.as_str())
    }

    fn criterion(self, no: CriterionNo) -> &'d str {
        self.standard.criterion(no).map_or("", |criterion| criterion.id.as_str())
    }

    fn criteria(self, list: &[CriterionNo]) -> Vec<&'d str> {
        list.iter().map(|no| self.criterion(*no)).collect()
    }
}

/// The type of a field that always holds the same word, by which programs tell apart what may stand in one place.
macro_rules! constant_word {
    ($name:ident = $word:literal) => {
        #[derive(Clone, Copy, Debug, serde::Serialize, schemars::JsonSchema)]
        #[schemars(inline)]
        enum $name {
            #[serde(rename = $word)]
            Word,
        }
    };
}

use constant_word;
