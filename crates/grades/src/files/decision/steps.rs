//! The steps of a decision: each rule and what it found.

use super::{Names, constant_word};
use crate::domain::citation::{Basis, Citation};
use crate::domain::decision::{Count, Finding, Found, GradePointsFound, Measure, MethodFound, Step};
use crate::domain::grade::GradeScale;
use crate::domain::plan::MethodNo;
use crate::domain::repeats::Sitting;
use crate::files::words::Word;
use crate::rules::pool::Scope;
use schemars::JsonSchema;
use serde::Serialize;

constant_word!(RuleWord = "rule");
constant_word!(GivenResultWord = "givenResult");
constant_word!(TableWord = "table");
constant_word!(CappedWord = "capped");
constant_word!(CapWaivedWord = "capWaived");

/// A rule that was applied, what it found, and where it stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "step")]
pub(super) enum StepFile<'d> {
    Rule(RuleStep<'d>),
    GivenResult(GivenResultStep<'d>),
    Table(TableStep<'d>),
    Capped(CappedStep<'d>),
    CapWaived(CapWaivedStep<'d>),
}

/// The rule of a grade.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ruleStep")]
pub(super) struct RuleStep<'d> {
    /// Which kind of step.
    kind: RuleWord,
    /// The grade it decides.
    grade: &'d str,
    /// Whether it holds already.
    today: bool,
    /// Whether it can hold.
    possible: bool,
    /// What it found.
    finding: FindingFile<'d>,
    /// How surely the document says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Word<Basis>>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<CitationFile<'d>>,
}

/// A result that was given.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "givenResultStep")]
pub(super) struct GivenResultStep<'d> {
    /// Which kind of step.
    kind: GivenResultWord,
    /// The result.
    grade: &'d str,
}

/// The combination table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "tableStep")]
pub(super) struct TableStep<'d> {
    /// Which kind of step.
    kind: TableWord,
    /// The places of the rows for today and possible.
    rows: [Option<usize>; 2],
    /// What the first gives.
    today: &'d str,
    /// What the second gives.
    possible: &'d str,
    /// How surely the document says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Word<Basis>>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<CitationFile<'d>>,
}

/// A cap on repeats.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "cappedStep")]
pub(super) struct CappedStep<'d> {
    /// Which kind of step.
    kind: CappedWord,
    /// The limit.
    cap: &'d str,
    /// The id of each method that was repeated, and how.
    repeated: Vec<(&'d str, Word<Sitting>)>,
    /// Whether the assessment organisation may lift it.
    waivable: bool,
    /// How surely the document says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Word<Basis>>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<CitationFile<'d>>,
}

/// A cap that was lifted.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "capWaivedStep")]
pub(super) struct CapWaivedStep<'d> {
    /// Which kind of step.
    kind: CapWaivedWord,
    /// The limit.
    cap: &'d str,
    /// The id of each method that was repeated, and how.
    repeated: Vec<(&'d str, Word<Sitting>)>,
    /// How surely the document says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<Word<Basis>>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<CitationFile<'d>>,
}

/// Where something is printed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "citation")]
struct CitationFile<'d> {
    /// The id of a document of the pack.
    document: &'d str,
    /// The place in it.
    at: &'d str,
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u16>,
}

/// What a condition found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "finding")]
enum FindingFile<'d> {
    Count(CountFile<'d>),
    Level(LevelFound<'d>),
    Component(ComponentFound<'d>),
    Methods(MethodsFound<'d>),
    GradePoints(GradePointsFile<'d>),
    And(AndFound<'d>),
    Or(OrFound<'d>),
    Some(SomeFound<'d>),
}

/// Criteria of a pool, counted.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "count")]
struct CountFile<'d> {
    /// The grade of its criteria.
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<&'d str>,
    /// Of the core, the option, or both.
    from: Word<Scope>,
    /// Of this theme only.
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<&'d str>,
    /// Of this component only.
    #[serde(skip_serializing_if = "Option::is_none")]
    component: Option<&'d str>,
    /// How many are needed.
    needed: u16,
    /// How many there are.
    of: u16,
    /// How many are met.
    met: u16,
    /// How many are partly met.
    partly: u16,
    /// How many are not met.
    not_met: u16,
    /// How many have no answer.
    unanswered: u16,
    /// Ids of those not met yet, whatever their answer.
    open: Vec<&'d str>,
}

/// Something that is counted in marks, points or grades.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "levelFound")]
struct LevelFound<'d> {
    /// What.
    of: MeasureWord,
    /// Of which method.
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'d str>,
    /// Of which part of its marks.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'d str>,
    /// Of which component.
    #[serde(skip_serializing_if = "Option::is_none")]
    component: Option<&'d str>,
    /// Of which criterion.
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<&'d str>,
    /// How much is needed.
    needed: u32,
    /// How much is secure.
    today: u32,
    /// How much there can be.
    possible: u32,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
enum MeasureWord {
    Mark,
    Points,
    PointsTotal,
    Weighted,
    Result,
}

/// A component judged by its own rules.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "componentFound")]
struct ComponentFound<'d> {
    /// Which.
    component: &'d str,
    /// What it must reach.
    reach: &'d str,
    /// What its rules found.
    finding: Box<FindingFile<'d>>,
}

/// So many of these methods reach these grades.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "methodsFound")]
struct MethodsFound<'d> {
    /// How many.
    methods: u8,
    /// Which, and what was found of each.
    of: Vec<MethodFoundFile<'d>>,
}

/// So many of these.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "someFound")]
struct SomeFound<'d> {
    /// How many.
    at_least: u16,
    /// What each found.
    of: Vec<FindingFile<'d>>,
}

/// A method and the grade it must reach.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "methodFound")]
struct MethodFoundFile<'d> {
    /// Which.
    method: &'d str,
    /// What it must reach.
    reach: &'d str,
    /// Whether it does.
    today: bool,
    /// Whether it can.
    possible: bool,
}

/// The points of the methods' grades, together.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "gradePointsFound")]
struct GradePointsFile<'d> {
    /// How many are needed.
    grade_points: u32,
    /// What each method brings.
    of: Vec<MethodPointsFile<'d>>,
}

/// What a method brings, its weight counted in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "methodPoints")]
struct MethodPointsFile<'d> {
    /// Which.
    method: &'d str,
    /// How many are secure.
    today: u32,
    /// How many there can be.
    possible: u32,
}

/// Each of these holds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "andFound")]
struct AndFound<'d> {
    /// What each found.
    and: Vec<FindingFile<'d>>,
}

/// One of these holds, or more.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "orFound")]
struct OrFound<'d> {
    /// What each found.
    or: Vec<FindingFile<'d>>,
}

impl<'d> StepFile<'d> {
    pub(super) fn new(names: Names<'d>, scale: &'d GradeScale, step: &'d Step) -> StepFile<'d> {
        let overall = &names.standard.grades;
        let basis = step.basis.map(Word);
        let source = step.source.as_ref().map(CitationFile::new);
        match &step.found {
            Found::Rule { grade, today, possible, finding } => StepFile::Rule(RuleStep {
                kind: RuleWord::Word,
                grade: scale.name(*grade),
                today: *today,
                possible: *possible,
                finding: FindingFile::new(names, scale, finding),
                basis,
                source,
            }),
            // What the person entered has no basis and no source.
            Found::GivenResult { grade } => {
                StepFile::GivenResult(GivenResultStep { kind: GivenResultWord::Word, grade: scale.name(*grade) })
            }
            Found::Combined { today, possible, bounds } => StepFile::Table(TableStep {
                kind: TableWord::Word,
                rows: [*today, *possible],
                today: scale.name(bounds.today),
                possible: scale.name(bounds.possible),
                basis,
                source,
            }),
            Found::Capped { cap, repeated, waivable } => StepFile::Capped(CappedStep {
                kind: CappedWord::Word,
                cap: overall.name(*cap),
                repeated: names.repeated(repeated),
                waivable: *waivable,
                basis,
                source,
            }),
            Found::CapWaived { cap, repeated } => StepFile::CapWaived(CapWaivedStep {
                kind: CapWaivedWord::Word,
                cap: overall.name(*cap),
                repeated: names.repeated(repeated),
                basis,
                source,
            }),
        }
    }
}

impl<'d> Names<'d> {
    fn repeated(self, list: &[(MethodNo, Sitting)]) -> Vec<(&'d str, Word<Sitting>)> {
        list.iter().map(|(no, sitting)| (self.method(*no), Word(*sitting))).collect()
    }
}

impl<'d> CitationFile<'d> {
    fn new(source: &'d Citation) -> CitationFile<'d> {
        CitationFile { document: &source.document, at: &source.at, page: source.page }
    }
}

impl<'d> FindingFile<'d> {
    fn new(names: Names<'d>, scale: &'d GradeScale, finding: &'d Finding) -> FindingFile<'d> {
        let each = |list: &'d [Finding]| list.iter().map(|part| FindingFile::new(names, scale, part)).collect();
        match finding {
            Finding::Count(count) => FindingFile::Count(CountFile::new(names, scale, count)),
            Finding::Level { of, needed, today, possible } => FindingFile::Level(LevelFound {
                needed: *needed,
                today: *today,
                possible: *possible,
                ..LevelFound::new(names, *of)
            }),
            Finding::Component { method, component, reach, finding } => {
                let found = names.standard.method(*method).and_then(|method| method.component(*component));
                let scale = found.map_or(scale, |component| &component.grades);
                FindingFile::Component(ComponentFound {
                    component: found.map_or("", |component| component.id.as_str()),
                    reach: scale.name(*reach),
                    finding: Box::new(FindingFile::new(names, scale, finding)),
                })
            }
            Finding::Methods { needed, of } => FindingFile::Methods(MethodsFound {
                methods: *needed,
                of: of.iter().map(|found| MethodFoundFile::new(names, found)).collect(),
            }),
            Finding::GradePoints { needed, of } => FindingFile::GradePoints(GradePointsFile {
                grade_points: *needed,
                of: of.iter().map(|found| MethodPointsFile::new(names, found)).collect(),
            }),
            Finding::And(parts) => FindingFile::And(AndFound { and: each(parts) }),
            Finding::Or(parts) => FindingFile::Or(OrFound { or: each(parts) }),
            Finding::Some { needed, parts } => FindingFile::Some(SomeFound { at_least: *needed, of: each(parts) }),
        }
    }
}

impl<'d> CountFile<'d> {
    fn new(names: Names<'d>, scale: &'d GradeScale, count: &'d Count) -> CountFile<'d> {
        let pool = &count.pool;
        let component = pool.component.and_then(|no| names.standard.method(count.method)?.component(no));
        CountFile {
            grade: pool.grade.map(|grade| scale.name(grade)),
            from: Word(pool.from),
            theme: pool.theme.as_deref(),
            component: component.map(|component| component.id.as_str()),
            needed: count.needed,
            of: count.of,
            met: count.met,
            partly: count.partly,
            not_met: count.not_met,
            unanswered: count.unanswered,
            open: names.criteria(&count.open),
        }
    }
}

impl<'d> LevelFound<'d> {
    /// What is counted; how much of it comes after.
    fn new(names: Names<'d>, of: Measure) -> LevelFound<'d> {
        let nothing = LevelFound {
            of: MeasureWord::Weighted,
            method: None,
            part: None,
            component: None,
            criterion: None,
            needed: 0,
            today: 0,
            possible: 0,
        };
        match of {
            Measure::Mark(no) => LevelFound { of: MeasureWord::Mark, method: Some(names.method(no)), ..nothing },
            Measure::Part(no, part) => LevelFound {
                of: MeasureWord::Mark,
                method: Some(names.method(no)),
                part: Some(names.part(no, part)),
                ..nothing
            },
            Measure::Points(no) => {
                LevelFound { of: MeasureWord::Points, criterion: Some(names.criterion(no)), ..nothing }
            }
            Measure::PointsTotal(no, component) => LevelFound {
                of: MeasureWord::PointsTotal,
                method: Some(names.method(no)),
                component: component.map(|component| names.component(no, component)),
                ..nothing
            },
            Measure::Weighted(_) => nothing,
            Measure::Result(no) => LevelFound { of: MeasureWord::Result, method: Some(names.method(no)), ..nothing },
        }
    }
}

impl<'d> MethodFoundFile<'d> {
    fn new(names: Names<'d>, found: &MethodFound) -> MethodFoundFile<'d> {
        let method = names.standard.method(found.method);
        MethodFoundFile {
            method: names.method(found.method),
            reach: method.map_or("", |method| method.grades.name(found.reach)),
            today: found.today,
            possible: found.possible,
        }
    }
}

impl<'d> MethodPointsFile<'d> {
    fn new(names: Names<'d>, found: &GradePointsFound) -> MethodPointsFile<'d> {
        MethodPointsFile { method: names.method(found.method), today: found.today, possible: found.possible }
    }
}
