//! The two ends of each grade, without the reasons: what is wanted of many records at once.

use super::{EndsFile, Names};
use crate::domain::grading::Brief;
use crate::domain::record::LearnerRecord;
use crate::domain::standard::Standard;
use schemars::JsonSchema;
use serde::Serialize;

/// The two ends of every grade. Each stands as in the whole decision.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "decisionBounds")]
pub struct BoundsFile<'d> {
    /// The uid of the standard.
    standard: &'d str,
    /// The id of the option.
    pathway: Option<&'d str>,
    /// In the order of the plan.
    methods: Vec<MethodBounds<'d>>,
    /// The whole. Its grades are null where the organisation decides.
    overall: OverallBounds<'d>,
}

/// What the grade of a method can still be.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "methodBounds")]
struct MethodBounds<'d> {
    /// The id of the method.
    id: &'d str,
    /// What is secure so far.
    today: &'d str,
    /// The best that can still come.
    possible: &'d str,
}

/// What the overall grade can still be.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "overallBounds")]
struct OverallBounds<'d> {
    /// What is secure so far. Null where nothing is computed.
    today: Option<&'d str>,
    /// The best that can still come. Null where nothing is computed.
    possible: Option<&'d str>,
}

impl<'d> BoundsFile<'d> {
    /// The bounds of a record, by the standard that they were worked out by.
    pub fn new(standard: &'d Standard, record: &LearnerRecord, brief: &Brief) -> BoundsFile<'d> {
        let overall = brief.overall.map(|bounds| EndsFile::new(&standard.grades, bounds));
        let methods = standard.methods.iter().zip(&brief.methods);
        BoundsFile {
            standard: &standard.uid,
            pathway: Names { standard }.pathway(record),
            methods: methods
                .map(|(method, bounds)| {
                    let EndsFile { today, possible } = EndsFile::new(&method.grades, *bounds);
                    MethodBounds { id: &method.id, today, possible }
                })
                .collect(),
            overall: OverallBounds {
                today: overall.map(|ends| ends.today),
                possible: overall.map(|ends| ends.possible),
            },
        }
    }
}
