//! From the values of a decision to what is written of them.

use super::{
    AmountFile, AnyFile, BlockedFile, CountFile, FindingFile, FoundFile, LevelFile, MeasureFile, MethodFoundFile,
    OpenFile, RoutesFile, SourceFile, StepFile, WayFile,
};
use crate::domain::citation::Citation;
use crate::domain::decision::{
    Blocked, BlockedBy, Count, Finding, Found, Level, Measure, MethodFound, Open, Route, RoutesTo, Step,
};
use crate::domain::grade::GradeScale;
use crate::domain::plan::CriterionNo;
use crate::domain::rule::Scope;
use crate::domain::standard::Standard;
use crate::formats::packs::basis_word;
use crate::formats::records::{judgement_word, sitting_word};

pub(super) struct Writer<'d> {
    pub standard: &'d Standard,
}

impl<'d> Writer<'d> {
    fn id(&self, no: CriterionNo) -> &'d str {
        self.standard.criterion(no).map_or("", |criterion| criterion.id.as_str())
    }

    pub fn ids(&self, list: &[CriterionNo]) -> Vec<&'d str> {
        list.iter().map(|no| self.id(*no)).collect()
    }

    pub fn steps(&self, scale: &'d GradeScale, steps: &'d [Step]) -> Vec<StepFile<'d>> {
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
        let list = |parts: &'d [Finding]| parts.iter().map(|part| self.finding(scale, part)).collect();
        match finding {
            Finding::Count(count) => FindingFile::Count(self.count(scale, count)),
            Finding::Level { of, needed, today, possible } => {
                FindingFile::Level { of: self.measure(*of), needed: *needed, today: *today, possible: *possible }
            }
            Finding::Component { method, component, reach, finding } => {
                let found = self.standard.method(*method).and_then(|method| method.component(*component));
                let scale = found.map_or(scale, |component| &component.grades);
                FindingFile::Component {
                    component: found.map_or("", |component| component.id.as_str()),
                    reach: scale.name(*reach),
                    finding: Box::new(self.finding(scale, finding)),
                }
            }
            Finding::Methods { needed, of } => {
                let one = |found: &MethodFound| {
                    let method = self.standard.method(found.method);
                    MethodFoundFile {
                        method: method.map_or("", |method| method.id.as_str()),
                        reach: method.map_or("", |method| method.grades.name(found.reach)),
                        today: found.today,
                        possible: found.possible,
                    }
                };
                FindingFile::Methods { methods: *needed, of: of.iter().map(one).collect() }
            }
            Finding::And(parts) => FindingFile::And { and: list(parts) },
            Finding::Or(parts) => FindingFile::Or { or: list(parts) },
        }
    }

    pub fn measure(&self, measure: Measure) -> MeasureFile<'d> {
        let method = |no| self.standard.method(no);
        let id = |no| method(no).map(|method| method.id.as_str());
        match measure {
            Measure::Mark(no) => MeasureFile { of: "mark", method: id(no), ..MeasureFile::default() },
            Measure::Part(no, part) => MeasureFile {
                of: "mark",
                method: id(no),
                part: method(no).and_then(|method| method.part(part)).map(|part| part.id.as_str()),
                ..MeasureFile::default()
            },
            Measure::Points(no) => MeasureFile { of: "points", criterion: Some(self.id(no)), ..MeasureFile::default() },
            Measure::PointsTotal(no, component) => MeasureFile {
                of: "pointsTotal",
                method: id(no),
                component: component.and_then(|component| Some(method(no)?.component(component)?.id.as_str())),
                ..MeasureFile::default()
            },
            Measure::Weighted(_) => MeasureFile { of: "weighted", ..MeasureFile::default() },
            Measure::Result(no) => MeasureFile { of: "result", method: id(no), ..MeasureFile::default() },
        }
    }

    fn level(&self, level: &Level) -> LevelFile<'d> {
        let result = |no| {
            let scale = &self.standard.method(no)?.grades;
            let grade = scale.grades().find(|grade| u32::try_from(grade.rank()) == Ok(level.at_least))?;
            Some(scale.name(grade))
        };
        let grade = match level.of {
            Measure::Result(no) => result(no),
            Measure::Mark(_)
            | Measure::Part(..)
            | Measure::Points(_)
            | Measure::PointsTotal(..)
            | Measure::Weighted(_) => None,
        };
        LevelFile {
            of: self.measure(level.of),
            now: grade.is_none().then_some(level.now),
            at_least: grade.map_or(AmountFile::Number(level.at_least), AmountFile::Grade),
        }
    }

    fn count(&self, scale: &'d GradeScale, count: &'d Count) -> CountFile<'d> {
        let pool = &count.pool;
        CountFile {
            grade: pool.grade.map(|grade| scale.name(grade)),
            from: match pool.from {
                Scope::Both => "both",
                Scope::Core => "core",
                Scope::Option => "option",
            },
            theme: pool.theme.as_deref(),
            component: pool
                .component
                .and_then(|component| Some(self.standard.method(count.method)?.component(component)?.id.as_str())),
            needed: count.needed,
            of: count.of,
            met: count.met,
            partly: count.partly,
            not_met: count.not_met,
            unanswered: count.unanswered,
            open: self.ids(&count.open),
        }
    }

    pub fn routes(&self, scale: &'d GradeScale, routes: &[RoutesTo]) -> Vec<RoutesFile<'d>> {
        let one = |to: &RoutesTo| RoutesFile { grade: scale.name(to.grade), ways: self.ways(&to.routes), cut: to.cut };
        routes.iter().map(one).collect()
    }

    pub fn blocked(&self, scale: &'d GradeScale, blocked: &[Blocked]) -> Vec<BlockedFile<'d>> {
        let one = |blocked: &Blocked| {
            let (cause, ways, cut) = match &blocked.by {
                BlockedBy::Answers { routes, cut } => (None, self.ways(routes), *cut),
                BlockedBy::Cap => (Some("cap"), Vec::new(), false),
                BlockedBy::NoCriteria => (Some("noCriteria"), Vec::new(), false),
                BlockedBy::NotInTable => (Some("notInTable"), Vec::new(), false),
                BlockedBy::Result => (Some("result"), Vec::new(), false),
                BlockedBy::Mark => (Some("mark"), Vec::new(), false),
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
            levels: route.levels.iter().map(|level| self.level(level)).collect(),
        };
        routes.iter().map(one).collect()
    }
}
