//! Decisions as JSON, and as plain objects for JavaScript.
//!
//! `today` and `possible` are bounds: while they differ, `today` is what the answers so far already secure, not a
//! verdict. Both are null where the assessment organisation decides; then a `profile` may stand beside them.

mod profile;
mod write;

use crate::domain::decision::{Bounds, Decision, MethodDecision, ReadingBounds};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::grading::Brief;
use crate::domain::record::LearnerRecord;
use crate::domain::standard::Standard;
use serde::Serialize;
use write::Writer;

/// A decision, ready to be serialised.
#[derive(Serialize)]
pub struct DecisionFile<'d> {
    standard: &'d str,
    pathway: Option<&'d str>,
    methods: Vec<Part<'d>>,
    overall: Part<'d>,
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<profile::ProfileFile<'d>>,
}

/// Bounds only, ready to be serialised.
#[derive(Serialize)]
pub struct BriefFile<'d> {
    standard: &'d str,
    pathway: Option<&'d str>,
    methods: Vec<BriefPart<'d>>,
    overall: BriefPart<'d>,
}

#[derive(Serialize)]
struct BriefPart<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'d str>,
    today: Option<&'d str>,
    possible: Option<&'d str>,
}

/// A method, or the whole.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Part<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'d str>,
    today: Option<&'d str>,
    possible: Option<&'d str>,
    settled: bool,
    steps: Vec<StepFile<'d>>,
    missing: Vec<&'d str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing_inputs: Vec<MeasureFile<'d>>,
    used: Vec<&'d str>,
    routes: Vec<RoutesFile<'d>>,
    blocked: Vec<BlockedFile<'d>>,
    readings: Vec<ReadingFile<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<BoundsFile<'d>>,
}

#[derive(Serialize)]
struct BoundsFile<'d> {
    today: &'d str,
    possible: &'d str,
}

#[derive(Serialize)]
struct ReadingFile<'d> {
    says: &'d [String],
    today: &'d str,
    possible: &'d str,
}

#[derive(Serialize)]
struct StepFile<'d> {
    #[serde(flatten)]
    found: FoundFile<'d>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceFile<'d>>,
}

#[derive(Serialize)]
struct SourceFile<'d> {
    document: &'d str,
    at: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u16>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum FoundFile<'d> {
    Rule { grade: &'d str, today: bool, possible: bool, finding: FindingFile<'d> },
    GivenResult { grade: &'d str },
    Table { rows: [Option<usize>; 2], today: &'d str, possible: &'d str },
    Capped { cap: &'d str, repeated: Vec<[&'d str; 2]>, waivable: bool },
    CapWaived { cap: &'d str, repeated: Vec<[&'d str; 2]> },
}

#[derive(Serialize)]
#[serde(untagged)]
enum FindingFile<'d> {
    Count(CountFile<'d>),
    Level {
        #[serde(flatten)]
        of: MeasureFile<'d>,
        needed: u32,
        today: u32,
        possible: u32,
    },
    Component {
        component: &'d str,
        reach: &'d str,
        finding: Box<FindingFile<'d>>,
    },
    Methods {
        methods: u8,
        of: Vec<MethodFoundFile<'d>>,
    },
    And {
        and: Vec<FindingFile<'d>>,
    },
    Or {
        or: Vec<FindingFile<'d>>,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CountFile<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<&'d str>,
    from: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    component: Option<&'d str>,
    needed: u16,
    of: u16,
    met: u16,
    partly: u16,
    not_met: u16,
    unanswered: u16,
    open: Vec<&'d str>,
}

#[derive(Serialize)]
struct MethodFoundFile<'d> {
    method: &'d str,
    reach: &'d str,
    today: bool,
    possible: bool,
}

/// What is entered as a number or grade, or adds up from such numbers.
#[derive(Default, Serialize)]
struct MeasureFile<'d> {
    of: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    component: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<&'d str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum AmountFile<'d> {
    Number(u32),
    Grade(&'d str),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LevelFile<'d> {
    #[serde(flatten)]
    of: MeasureFile<'d>,
    at_least: AmountFile<'d>,
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<u32>,
}

#[derive(Serialize)]
struct RoutesFile<'d> {
    grade: &'d str,
    ways: Vec<WayFile<'d>>,
    cut: bool,
}

#[derive(Serialize)]
struct WayFile<'d> {
    all: Vec<OpenFile<'d>>,
    any: Vec<AnyFile<'d>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<LevelFile<'d>>,
}

#[derive(Serialize)]
struct AnyFile<'d> {
    count: u16,
    of: Vec<OpenFile<'d>>,
}

#[derive(Serialize)]
struct OpenFile<'d> {
    id: &'d str,
    state: &'static str,
}

#[derive(Serialize)]
struct BlockedFile<'d> {
    grade: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ways: Vec<WayFile<'d>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    cut: bool,
}

/// The bounds alone.
pub fn brief<'d>(standard: &'d Standard, record: &LearnerRecord, brief: &Brief) -> BriefFile<'d> {
    let methods = standard.methods.iter().zip(&brief.methods).map(|(method, bounds)| BriefPart {
        id: Some(&method.id),
        today: Some(method.grades.name(bounds.today)),
        possible: Some(method.grades.name(bounds.possible)),
    });
    let overall = |end: fn(&Bounds) -> Grade| brief.overall.as_ref().map(|bounds| standard.grades.name(end(bounds)));
    BriefFile {
        standard: &standard.uid,
        pathway: pathway(standard, record),
        methods: methods.collect(),
        overall: BriefPart {
            id: None,
            today: overall(|bounds| bounds.today),
            possible: overall(|bounds| bounds.possible),
        },
    }
}

/// The whole decision.
pub fn file<'d>(standard: &'d Standard, record: &LearnerRecord, decision: &'d Decision) -> DecisionFile<'d> {
    let write = Writer { standard };
    let methods = standard.methods.iter().zip(&decision.methods).map(|(method, decided)| {
        let MethodDecision { bounds, settled, steps, missing, missing_inputs, used, routes, blocked, readings, .. } =
            decided;
        let scale = &method.grades;
        Part {
            id: Some(&method.id),
            today: Some(scale.name(bounds.today)),
            possible: Some(scale.name(bounds.possible)),
            settled: *settled,
            steps: write.steps(scale, steps),
            missing: write.ids(missing),
            missing_inputs: missing_inputs.iter().map(|measure| write.measure(*measure)).collect(),
            used: write.ids(used),
            routes: write.routes(scale, routes),
            blocked: write.blocked(scale, blocked),
            readings: readings_of(scale, readings),
            waived: None,
        }
    });
    let scale = &standard.grades;
    let overall = decision.overall.as_ref().map_or_else(Part::default, |overall| Part {
        id: None,
        today: Some(scale.name(overall.bounds.today)),
        possible: Some(scale.name(overall.bounds.possible)),
        settled: overall.settled,
        steps: write.steps(scale, &overall.steps),
        missing: write.ids(&overall.missing),
        missing_inputs: overall.missing_inputs.iter().map(|measure| write.measure(*measure)).collect(),
        used: write.ids(&overall.used),
        routes: write.routes(scale, &overall.routes),
        blocked: write.blocked(scale, &overall.blocked),
        readings: readings_of(scale, &overall.readings),
        waived: overall
            .waived
            .map(|waived| BoundsFile { today: scale.name(waived.today), possible: scale.name(waived.possible) }),
    });
    DecisionFile {
        standard: &standard.uid,
        pathway: pathway(standard, record),
        methods: methods.collect(),
        overall,
        profile: decision.profile.as_ref().map(|profile| profile::file(standard, profile)),
    }
}

fn pathway<'d>(standard: &'d Standard, record: &LearnerRecord) -> Option<&'d str> {
    record.pathway.and_then(|no| standard.pathway(no)).map(|pathway| pathway.id.as_str())
}

fn readings_of<'d>(scale: &'d GradeScale, readings: &'d [ReadingBounds]) -> Vec<ReadingFile<'d>> {
    let one = |reading: &'d ReadingBounds| ReadingFile {
        says: &reading.says,
        today: scale.name(reading.bounds.today),
        possible: scale.name(reading.bounds.possible),
    };
    readings.iter().map(one).collect()
}
