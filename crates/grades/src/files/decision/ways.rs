//! The ways to each grade, and what rules a grade out.

use super::{Names, constant_word};
use crate::domain::decision::{AnyOf, Blocked, BlockedBy, Level, Measure, Open, Route, RoutesTo};
use crate::domain::grade::GradeScale;
use crate::domain::plan::{ComponentNo, MethodNo, PartNo};
use crate::domain::record::Judgement;
use schemars::JsonSchema;
use serde::Serialize;

constant_word!(MarkWord = "mark");
constant_word!(PointsWord = "points");
constant_word!(PointsTotalWord = "pointsTotal");
constant_word!(WeightedWord = "weighted");
constant_word!(ResultWord = "result");

/// Something that is entered as a number or a grade.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "input")]
pub(super) enum InputFile<'d> {
    Mark(MarkInput<'d>),
    Result(ResultInput<'d>),
}

/// A mark.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "markInput")]
pub(super) struct MarkInput<'d> {
    /// What.
    of: MarkWord,
    /// Of which method.
    method: &'d str,
    /// Of which part.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'d str>,
}

/// A result of a method that is taken elsewhere.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "resultInput")]
pub(super) struct ResultInput<'d> {
    /// What.
    of: ResultWord,
    /// Of which method.
    method: &'d str,
}

/// The smallest ways to a grade.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "routesTo")]
pub(super) struct RoutesFile<'d> {
    /// The grade, or better.
    grade: &'d str,
    /// Fewest first.
    ways: Vec<WayFile<'d>>,
    /// There are more than are listed.
    cut: bool,
}

/// What rules a grade out: answers that would have to change, or a cause that is no answer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "blocked")]
pub(super) struct BlockedFile<'d> {
    /// The grade.
    grade: &'d str,
    /// The answers, in the smallest ways.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ways: Vec<WayFile<'d>>,
    /// There are more than are listed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    cut: bool,
    /// What is no answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<CauseWord>,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(inline)]
enum CauseWord {
    Cap,
    NoCriteria,
    NotInTable,
    Result,
    Mark,
    NotMonotone,
}

/// All of these, so many of each of those, and each of these levels reached.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "way")]
struct WayFile<'d> {
    /// All of these.
    all: Vec<OpenFile<'d>>,
    /// So many of each of those.
    any: Vec<AnyFile<'d>>,
    /// Each of these, if there are any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<LevelFile<'d>>,
}

/// So many of these.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "anyOf")]
struct AnyFile<'d> {
    /// How many.
    count: u16,
    /// Which.
    of: Vec<OpenFile<'d>>,
}

/// A criterion that is not met.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "open")]
struct OpenFile<'d> {
    /// Which.
    id: &'d str,
    /// How it is answered.
    state: OpenWord,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
enum OpenWord {
    Unanswered,
    Partly,
    NotMet,
}

/// So much of something that is counted; `now` is what the answers secure so far.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "level")]
enum LevelFile<'d> {
    Mark(MarkLevel<'d>),
    Points(PointsLevel<'d>),
    PointsTotal(PointsTotalLevel<'d>),
    Weighted(WeightedLevel),
    Result(ResultLevel<'d>),
}

/// A mark.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "markLevel")]
struct MarkLevel<'d> {
    /// What.
    of: MarkWord,
    /// Of which method.
    method: &'d str,
    /// Of which part.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<&'d str>,
    /// How much.
    at_least: u32,
    /// How much is secure.
    now: u32,
}

/// Points of one criterion, before its weight.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "pointsLevel")]
struct PointsLevel<'d> {
    /// What.
    of: PointsWord,
    /// Of which criterion.
    criterion: &'d str,
    /// How much.
    at_least: u32,
    /// How much is secure.
    now: u32,
}

/// Points × weight of a method or component together.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "pointsTotalLevel")]
struct PointsTotalLevel<'d> {
    /// What.
    of: PointsTotalWord,
    /// Of which method.
    method: &'d str,
    /// Of which component.
    #[serde(skip_serializing_if = "Option::is_none")]
    component: Option<&'d str>,
    /// How much.
    at_least: u32,
    /// How much is secure.
    now: u32,
}

/// Marks × weight of all methods that the overall rule weighs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "weightedLevel")]
struct WeightedLevel {
    /// What.
    of: WeightedWord,
    /// How much.
    at_least: u32,
    /// How much is secure.
    now: u32,
}

/// A result of a method that is taken elsewhere.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "resultLevel")]
struct ResultLevel<'d> {
    /// What.
    of: ResultWord,
    /// Of which method.
    method: &'d str,
    /// The grade, or better.
    at_least: &'d str,
}

impl<'d> InputFile<'d> {
    /// None of what is not entered as such: points belong to criteria, sums follow from them.
    pub(super) fn new(names: Names<'d>, of: Measure) -> Option<InputFile<'d>> {
        let mark = |no, part| InputFile::Mark(MarkInput { of: MarkWord::Word, method: names.method(no), part });
        match of {
            Measure::Mark(no) => Some(mark(no, None)),
            Measure::Part(no, part) => Some(mark(no, Some(names.part(no, part)))),
            Measure::Result(no) => {
                Some(InputFile::Result(ResultInput { of: ResultWord::Word, method: names.method(no) }))
            }
            Measure::Points(_) | Measure::PointsTotal(..) | Measure::Weighted(_) => None,
        }
    }
}

impl<'d> RoutesFile<'d> {
    pub(super) fn new(names: Names<'d>, scale: &'d GradeScale, to: &RoutesTo) -> RoutesFile<'d> {
        RoutesFile { grade: scale.name(to.grade), ways: ways(names, &to.routes), cut: to.cut }
    }
}

impl<'d> BlockedFile<'d> {
    pub(super) fn new(names: Names<'d>, scale: &'d GradeScale, blocked: &Blocked) -> BlockedFile<'d> {
        let by_cause =
            |cause| BlockedFile { grade: scale.name(blocked.grade), ways: Vec::new(), cut: false, cause: Some(cause) };
        match &blocked.by {
            BlockedBy::Answers { routes, cut } => {
                BlockedFile { grade: scale.name(blocked.grade), ways: ways(names, routes), cut: *cut, cause: None }
            }
            BlockedBy::Cap => by_cause(CauseWord::Cap),
            BlockedBy::NoCriteria => by_cause(CauseWord::NoCriteria),
            BlockedBy::NotInTable => by_cause(CauseWord::NotInTable),
            BlockedBy::Result => by_cause(CauseWord::Result),
            BlockedBy::Mark => by_cause(CauseWord::Mark),
            BlockedBy::NotMonotone => by_cause(CauseWord::NotMonotone),
        }
    }
}

fn ways<'d>(names: Names<'d>, routes: &[Route]) -> Vec<WayFile<'d>> {
    routes.iter().map(|route| WayFile::new(names, route)).collect()
}

impl<'d> WayFile<'d> {
    fn new(names: Names<'d>, route: &Route) -> WayFile<'d> {
        WayFile {
            all: opens(names, &route.all),
            any: route.any.iter().map(|any| AnyFile::new(names, any)).collect(),
            levels: route.levels.iter().map(|level| LevelFile::new(names, *level)).collect(),
        }
    }
}

impl<'d> AnyFile<'d> {
    fn new(names: Names<'d>, any: &AnyOf) -> AnyFile<'d> {
        AnyFile { count: any.count, of: opens(names, &any.of) }
    }
}

fn opens<'d>(names: Names<'d>, list: &[Open]) -> Vec<OpenFile<'d>> {
    list.iter().map(|open| OpenFile::new(names, *open)).collect()
}

impl<'d> OpenFile<'d> {
    fn new(names: Names<'d>, open: Open) -> OpenFile<'d> {
        let state = match open.judgement {
            // What is met is not open.
            None | Some(Judgement::Met) => OpenWord::Unanswered,
            Some(Judgement::Partly) => OpenWord::Partly,
            Some(Judgement::NotMet) => OpenWord::NotMet,
        };
        OpenFile { id: names.criterion(open.criterion), state }
    }
}

impl<'d> LevelFile<'d> {
    fn new(names: Names<'d>, level: Level) -> LevelFile<'d> {
        let Level { of, at_least, now } = level;
        let mark =
            |no, part| LevelFile::Mark(MarkLevel { of: MarkWord::Word, method: names.method(no), part, at_least, now });
        match of {
            Measure::Mark(no) => mark(no, None),
            Measure::Part(no, part) => mark(no, Some(names.part(no, part))),
            Measure::Points(no) => {
                LevelFile::Points(PointsLevel { of: PointsWord::Word, criterion: names.criterion(no), at_least, now })
            }
            Measure::PointsTotal(no, component) => LevelFile::PointsTotal(PointsTotalLevel {
                of: PointsTotalWord::Word,
                method: names.method(no),
                component: component.map(|component| names.component(no, component)),
                at_least,
                now,
            }),
            Measure::Weighted(_) => LevelFile::Weighted(WeightedLevel { of: WeightedWord::Word, at_least, now }),
            Measure::Result(no) => LevelFile::Result(ResultLevel {
                of: ResultWord::Word,
                method: names.method(no),
                at_least: names.grade_of_rank(no, at_least),
            }),
        }
    }
}

impl<'d> Names<'d> {
    pub(super) fn part(self, no: MethodNo, part: PartNo) -> &'d str {
        let part = self.standard.method(no).and_then(|method| method.part(part));
        part.map_or("", |part| part.id.as_str())
    }

    pub(super) fn component(self, no: MethodNo, component: ComponentNo) -> &'d str {
        let component = self.standard.method(no).and_then(|method| method.component(component));
        component.map_or("", |component| component.id.as_str())
    }

    /// The grade at a place of a method's scale.
    fn grade_of_rank(self, no: MethodNo, rank: u32) -> &'d str {
        let name = |scale: &'d GradeScale| {
            let grade = scale.grades().find(|grade| u32::try_from(grade.rank()) == Ok(rank))?;
            Some(scale.name(grade))
        };
        self.standard.method(no).and_then(|method| name(&method.grades)).unwrap_or_default()
    }
}
