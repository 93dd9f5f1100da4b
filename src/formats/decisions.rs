//! Decisions as JSON, and as plain objects for JavaScript.
//!
//! `today` and `possible` are bounds: while they differ, `today` is what the answers so far already secure, not a
//! verdict. Both are null where the assessment organisation decides.

use super::packs::basis_word;
use super::records::{judgement_word, sitting_word};
use crate::domain::citation::Citation;
use crate::domain::decision::{
    Blocked, BlockedBy, Bounds, Count, Decision, Finding, Found, MethodDecision, Open, ReadingBounds, Route, RoutesTo,
    Step,
};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::grading::Brief;
use crate::domain::plan::CriterionNo;
use crate::domain::record::LearnerRecord;
use crate::domain::rule::Scope;
use crate::domain::standard::Standard;
use serde::Serialize;

/// A decision, ready to be serialised.
#[derive(Serialize)]
pub struct DecisionFile<'d> {
    standard: &'d str,
    pathway: Option<&'d str>,
    methods: Vec<Part<'d>>,
    overall: Part<'d>,
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
struct Part<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'d str>,
    today: Option<&'d str>,
    possible: Option<&'d str>,
    settled: bool,
    steps: Vec<StepFile<'d>>,
    missing: Vec<&'d str>,
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
    And { and: Vec<FindingFile<'d>> },
    Or { or: Vec<FindingFile<'d>> },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CountFile<'d> {
    grade: &'d str,
    from: &'static str,
    needed: u16,
    of: u16,
    met: u16,
    partly: u16,
    not_met: u16,
    unanswered: u16,
    open: Vec<&'d str>,
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
        let MethodDecision { bounds, settled, steps, missing, used, routes, blocked, readings, .. } = decided;
        let scale = &method.grades;
        Part {
            id: Some(&method.id),
            today: Some(scale.name(bounds.today)),
            possible: Some(scale.name(bounds.possible)),
            settled: *settled,
            steps: write.steps(scale, steps),
            missing: write.ids(missing),
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
        used: write.ids(&overall.used),
        routes: write.routes(scale, &overall.routes),
        blocked: write.blocked(scale, &overall.blocked),
        readings: readings_of(scale, &overall.readings),
        waived: overall
            .waived
            .map(|waived| BoundsFile { today: scale.name(waived.today), possible: scale.name(waived.possible) }),
    });
    DecisionFile { standard: &standard.uid, pathway: pathway(standard, record), methods: methods.collect(), overall }
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

struct Writer<'d> {
    standard: &'d Standard,
}

impl<'d> Writer<'d> {
    fn id(&self, no: CriterionNo) -> &'d str {
        self.standard.criterion(no).map_or("", |criterion| criterion.id.as_str())
    }

    fn ids(&self, list: &[CriterionNo]) -> Vec<&'d str> {
        list.iter().map(|no| self.id(*no)).collect()
    }

    fn steps(&self, scale: &'d GradeScale, steps: &'d [Step]) -> Vec<StepFile<'d>> {
        let source =
            |citation: &'d Citation| SourceFile { document: &citation.document, at: &citation.at, page: citation.page };
        let one = |step: &'d Step| StepFile {
            found: self.found(scale, &step.found),
            basis: step.basis.map(basis_word),
            source: step.source.as_ref().map(source),
        };
        steps.iter().map(one).collect()
    }

    fn found(&self, scale: &'d GradeScale, found: &'d Found) -> FoundFile<'d> {
        let repeated = |list: &[(crate::domain::plan::MethodNo, crate::domain::repeats::Sitting)]| {
            let id = |no| self.standard.method(no).map_or("", |method| method.id.as_str());
            list.iter().map(|(no, sitting)| [id(*no), sitting_word(*sitting)]).collect()
        };
        match found {
            Found::Rule { grade, today, possible, finding } => FoundFile::Rule {
                grade: scale.name(*grade),
                today: *today,
                possible: *possible,
                finding: self.finding(scale, finding),
            },
            Found::GivenResult { grade } => FoundFile::GivenResult { grade: scale.name(*grade) },
            Found::Combined { today, possible, bounds } => FoundFile::Table {
                rows: [*today, *possible],
                today: scale.name(bounds.today),
                possible: scale.name(bounds.possible),
            },
            Found::Capped { cap, repeated: list, waivable } => FoundFile::Capped {
                cap: self.standard.grades.name(*cap),
                repeated: repeated(list),
                waivable: *waivable,
            },
            Found::CapWaived { cap, repeated: list } => {
                FoundFile::CapWaived { cap: self.standard.grades.name(*cap), repeated: repeated(list) }
            }
        }
    }

    fn finding(&self, scale: &'d GradeScale, finding: &'d Finding) -> FindingFile<'d> {
        match finding {
            Finding::Count(count) => FindingFile::Count(self.count(scale, count)),
            Finding::And(parts) => {
                FindingFile::And { and: parts.iter().map(|part| self.finding(scale, part)).collect() }
            }
            Finding::Or(parts) => FindingFile::Or { or: parts.iter().map(|part| self.finding(scale, part)).collect() },
        }
    }

    fn count(&self, scale: &'d GradeScale, count: &'d Count) -> CountFile<'d> {
        CountFile {
            grade: scale.name(count.pool.grade),
            from: match count.pool.from {
                Scope::Both => "both",
                Scope::Core => "core",
                Scope::Option => "option",
            },
            needed: count.needed,
            of: count.of,
            met: count.met,
            partly: count.partly,
            not_met: count.not_met,
            unanswered: count.unanswered,
            open: self.ids(&count.open),
        }
    }

    fn routes(&self, scale: &'d GradeScale, routes: &[RoutesTo]) -> Vec<RoutesFile<'d>> {
        let one = |to: &RoutesTo| RoutesFile { grade: scale.name(to.grade), ways: self.ways(&to.routes), cut: to.cut };
        routes.iter().map(one).collect()
    }

    fn blocked(&self, scale: &'d GradeScale, blocked: &[Blocked]) -> Vec<BlockedFile<'d>> {
        let one = |blocked: &Blocked| {
            let (cause, ways, cut) = match &blocked.by {
                BlockedBy::Answers { routes, cut } => (None, self.ways(routes), *cut),
                BlockedBy::Cap => (Some("cap"), Vec::new(), false),
                BlockedBy::NoCriteria => (Some("noCriteria"), Vec::new(), false),
                BlockedBy::NotInTable => (Some("notInTable"), Vec::new(), false),
                BlockedBy::Result => (Some("result"), Vec::new(), false),
                BlockedBy::NotMonotone => (Some("notMonotone"), Vec::new(), false),
            };
            BlockedFile { grade: scale.name(blocked.grade), cause, ways, cut }
        };
        blocked.iter().map(one).collect()
    }

    fn ways(&self, routes: &[Route]) -> Vec<WayFile<'d>> {
        let open = |open: &Open| OpenFile {
            id: self.id(open.criterion),
            state: open.judgement.map_or("unanswered", judgement_word),
        };
        let one = |route: &Route| WayFile {
            all: route.all.iter().map(open).collect(),
            any: route
                .any
                .iter()
                .map(|any| AnyFile { count: any.count, of: any.of.iter().map(open).collect() })
                .collect(),
        };
        routes.iter().map(one).collect()
    }
}
