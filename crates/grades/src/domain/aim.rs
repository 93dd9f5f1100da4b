//! What to do for the grade that somebody aims for, and the one next step.
//!
//! Everything here is put together from the ways that a decision lists ([`RoutesTo`]), which are minimal and at most
//! [`MOST_ROUTES`](super::grading::MOST_ROUTES) for a grade, and from at most one further look at the bounds for each
//! method and grade on the way: about the work of another decision.

use super::decision::{BlockedBy, Decision, Level, Measure, Open, Route, RoutesTo};
use super::grade::Grade;
use super::grading::{Brief, Grader};
use super::plan::{CriterionNo, MethodNo};
use super::question::{Question, counted_questions};
use super::record::{Judgement, LearnerRecord};
use super::standing::{Standing, Standings};

/// What a grade takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The answers give it, or a better one.
    Reached,
    /// It can be reached.
    ToDo(ToDo),
    /// It cannot, whatever is answered.
    OutOfReach(BlockedBy),
    /// The plan's table is not monotone, so nothing can be said of ways; or it leaves the grade to the assessment
    /// organisation.
    Withheld,
}

/// A to-do list: the shortest way to a grade, each question once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToDo {
    /// The grade that is aimed for.
    pub grade: Grade,
    /// What is to be done, one after the other: what opens a lower grade on the way comes first.
    pub steps: Vec<Step>,
    /// How many other ways lead there, and are not listed here.
    pub other_ways: usize,
    /// Whether there are more than were counted.
    pub cut: bool,
}

/// One part of a to-do list: all of its questions together open something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// All of these, so many of those, and so much of marks and the like.
    pub needs: Route,
    /// What is then reached that was not before, methods first. Empty if only what follows opens anything.
    pub opens: Vec<Opened>,
}

/// A grade that a step opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Whose grade; none for the overall one.
    pub of: Option<MethodNo>,
    /// The grade.
    pub grade: Grade,
}

/// The one thing to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// No grade can be pronounced yet: answer what is left.
    Answer {
        /// How many questions have no answer.
        to_answer: usize,
        /// How many marks and results are not entered.
        to_enter: usize,
    },
    /// The smallest set of answers that lifts the grade lifts it to this.
    Lift(Lift),
    /// A result that was given is a fail, and only repeating the method changes that.
    Repeat(Vec<MethodNo>),
    /// Nothing lifts the grade any more: gather the proof for it.
    Prove {
        /// The grade.
        grade: Grade,
        /// Whether it is the top of the scale; if not, something other than answers keeps it from rising.
        is_top: bool,
    },
    /// The assessment organisation decides; what is left to answer is counted.
    Ask {
        /// How many questions have no answer.
        to_answer: usize,
    },
}

/// The smallest set of answers that lifts a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lift {
    /// The best grade that a set of this size reaches.
    pub grade: Grade,
    /// How many answers it takes, and marks or the like.
    pub takes: usize,
    /// The first such set.
    pub way: Route,
    /// Where it takes a single answer: every question, any one of which will do, in document order.
    pub any_of: Vec<CriterionNo>,
    /// How many sets of this size there are; ways that differ only in which of a pool they take are one.
    pub ways: usize,
    /// Whether there may be more.
    pub cut: bool,
}

/// What a grade takes; `decision` is what [`Grader::decide`] makes of the record.
///
/// ```
/// use grades::domain::aim::{Aim, aim};
/// use grades::domain::grading::Grader;
/// use grades::domain::record::{Judgement, LearnerRecord};
/// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
/// let standard = grader.standard();
/// let mut record = LearnerRecord::default();
/// record.pathway = standard.find_pathway("production-coordinator");
/// for subject in standard.subjects_for(record.pathway) {
///     record.judge(subject, Some(Judgement::Met));
/// }
/// let last = standard.find_criterion("AM1-sustainability-d1").expect("a distinction question");
/// record.judge(last, Some(Judgement::Partly));
/// let distinction = standard.grades.find("distinction").expect("on the scale");
/// let Aim::ToDo(to_do) = aim(&grader, &record, &grader.decide(&record), distinction) else { panic!("one yes is left") };
/// assert_eq!(to_do.steps.len(), 1);
/// assert_eq!(to_do.steps[0].needs.all[0].criterion, last);
/// assert_eq!(to_do.steps[0].opens.len(), 2, "the presentation's distinction, and the overall one");
/// ```
pub fn aim(grader: &Grader, record: &LearnerRecord, decision: &Decision, grade: Grade) -> Aim {
    let Some(overall) = &decision.overall else { return Aim::Withheld };
    if overall.bounds.today >= grade {
        return Aim::Reached;
    }
    if let Some(to) = overall.routes.iter().find(|to| to.grade == grade) {
        return Aim::ToDo(to_do(grader, record, to, &overall.routes));
    }
    match overall.blocked.iter().find(|blocked| blocked.grade == grade) {
        Some(blocked) if blocked.by != BlockedBy::NotMonotone => Aim::OutOfReach(blocked.by.clone()),
        Some(_) | None => Aim::Withheld,
    }
}

fn to_do(grader: &Grader, record: &LearnerRecord, to: &RoutesTo, all: &[RoutesTo]) -> ToDo {
    let shortest = to.routes.first().map_or(0, Route::takes);
    let as_short = to.routes.iter().filter(|route| route.takes() == shortest);
    // Of several as short, the one on which a lower grade is reached soonest.
    let lower: Vec<&Route> =
        all.iter().filter(|lower| lower.grade < to.grade).flat_map(|lower| &lower.routes).collect();
    let soonest = |route: &&Route| {
        let on_it = lower.iter().filter(|lower| lies_on(lower, route)).map(|lower| lower.takes());
        on_it.min().unwrap_or(usize::MAX)
    };
    let way = as_short.min_by_key(soonest).cloned().unwrap_or_default();
    let mut parts: Vec<Route> = Vec::new();
    let mut rest = way.clone();
    for lower in all.iter().filter(|lower| lower.grade < to.grade) {
        let on_it = lower.routes.iter().find(|lower| lies_on(lower, &way));
        if let Some(lower) = on_it {
            parts.push(take_out(&mut rest, lower));
        }
    }
    parts.push(rest);
    let mut path = Path { grader, record: record.clone(), brief: grader.brief(record) };
    let mut steps: Vec<Step> = Vec::new();
    for part in parts.iter().flat_map(|part| by_method(grader, part)) {
        let opens = path.take(&part);
        steps.push(Step { needs: part, opens });
    }
    // Sums of marks cannot be tried; that the whole way suffices is known.
    let said = steps.iter().flat_map(|step| &step.opens).any(|opened| opened.of.is_none() && opened.grade >= to.grade);
    if let (false, Some(last)) = (said, steps.last_mut()) {
        last.opens.retain(|opened| opened.of.is_some());
        last.opens.push(Opened { of: None, grade: to.grade });
    }
    ToDo { grade: to.grade, steps, other_ways: to.routes.len().saturating_sub(1), cut: to.cut }
}

/// Whether everything of one way is done on another.
fn lies_on(part: &Route, way: &Route) -> bool {
    part.all.iter().all(|open| way.all.contains(open))
        && part.any.iter().all(|any| way.any.contains(any))
        && part
            .levels
            .iter()
            .all(|level| way.levels.iter().any(|other| other.of == level.of && other.at_least >= level.at_least))
}

/// Takes a part out of what is left of a way, and gives what of it was left. Levels come whole, and last.
fn take_out(rest: &mut Route, part: &Route) -> Route {
    let taken = Route {
        all: rest.all.iter().filter(|open| part.all.contains(open)).copied().collect(),
        any: rest.any.iter().filter(|any| part.any.contains(any)).cloned().collect(),
        levels: rest.levels.iter().filter(|level| part.levels.contains(level)).copied().collect(),
    };
    rest.all.retain(|open| !taken.all.contains(open));
    rest.any.retain(|any| !taken.any.contains(any));
    rest.levels.retain(|level| !taken.levels.contains(level));
    taken
}

/// A way cut into those parts of it that belong to one method, in document order; sums over several methods come last.
fn by_method(grader: &Grader, way: &Route) -> Vec<Route> {
    let standard = grader.standard();
    let method = |open: &Open| standard.criterion(open.criterion).map(|criterion| criterion.method);
    let of_level = |level: &Level| match level.of {
        Measure::Mark(no) | Measure::Part(no, _) | Measure::PointsTotal(no, _) | Measure::Result(no) => Some(no),
        Measure::Points(no) => standard.criterion(no).map(|criterion| criterion.method),
        Measure::Weighted(_) => None,
    };
    let methods = standard.methods().map(|(no, _)| Some(no)).chain([None]);
    let parts = methods.map(|no| Route {
        all: way.all.iter().filter(|open| method(open) == no).copied().collect(),
        any: way.any.iter().filter(|any| any.of.first().and_then(method) == no).cloned().collect(),
        levels: way.levels.iter().filter(|level| of_level(level) == no).copied().collect(),
    });
    parts.filter(|part| *part != Route::default()).collect()
}

/// A record on its way along a to-do list.
struct Path<'g> {
    grader: &'g Grader,
    record: LearnerRecord,
    brief: Brief,
}

impl Path<'_> {
    /// Does all of a part, and tells what that opens.
    fn take(&mut self, part: &Route) -> Vec<Opened> {
        let any = part.any.iter().flat_map(|any| any.of.iter().take(usize::from(any.count)));
        for open in part.all.iter().chain(any) {
            self.record.judge(open.criterion, Some(Judgement::Met));
        }
        for level in &part.levels {
            self.enter(level);
        }
        let after = self.grader.brief(&self.record);
        let rises = |of: Option<MethodNo>, was: Option<Grade>, is: Option<Grade>| {
            is.filter(|is| was.is_some_and(|was| *is > was)).map(|grade| Opened { of, grade })
        };
        let methods =
            self.grader.standard().methods().map(|(no, _)| no).zip(self.brief.methods.iter().zip(&after.methods));
        let methods = methods.filter_map(|(no, (was, is))| rises(Some(no), Some(was.today), Some(is.today)));
        let overall = rises(None, self.brief.overall.map(|was| was.today), after.overall.map(|is| is.today));
        let opened = methods.chain(overall).collect();
        self.brief = after;
        opened
    }

    /// Enters what is needed, where that is a number of its own.
    fn enter(&mut self, level: &Level) {
        match level.of {
            Measure::Mark(no) => {
                let mut marks = self.record.marks(no).clone();
                marks.total = Some(level.at_least);
                self.enter_if_agreed(no, marks);
            }
            Measure::Part(no, part) => {
                let mut marks = self.record.marks(no).clone();
                marks.enter_part(part, Some(level.at_least));
                self.enter_if_agreed(no, marks);
            }
            Measure::Points(no) => self.record.give_points(no, Some(level.at_least)),
            Measure::Result(no) => {
                let rank = usize::try_from(level.at_least).unwrap_or(usize::MAX);
                let grade = self.grader.standard().method(no).and_then(|method| method.grades.grades().nth(rank));
                self.record.give_result(no, grade);
            }
            Measure::PointsTotal(..) | Measure::Weighted(_) => {}
        }
    }

    fn enter_if_agreed(&mut self, no: MethodNo, marks: super::record::EnteredMarks) {
        let of = self.grader.standard().method(no).and_then(|method| method.marks.as_ref());
        if of.is_some_and(|of| marks.agree(of)) {
            self.record.enter_marks(no, marks);
        }
    }
}

/// The one thing to do next.
pub fn next_step(grader: &Grader, record: &LearnerRecord, decision: &Decision, standings: &Standings) -> NextStep {
    let (to_answer, to_enter) = left(grader, record);
    let Some(overall) = &decision.overall else { return NextStep::Ask { to_answer } };
    let left = to_answer.saturating_add(to_enter);
    match standings.overall.standing {
        Standing::NotStarted | Standing::OnTrack { .. } | Standing::UnderWay if left > 0 => {
            return NextStep::Answer { to_answer, to_enter };
        }
        Standing::NotStarted
        | Standing::OnTrack { .. }
        | Standing::UnderWay
        | Standing::Pronounced { .. }
        | Standing::ByOrganisation => {}
    }
    if let Some(lift) = lift(&overall.routes) {
        return NextStep::Lift(lift);
    }
    let today = overall.bounds.today;
    let is_top = today == grader.standard().grades.highest();
    let by_result = overall.blocked.first().is_some_and(|blocked| blocked.by == BlockedBy::Result);
    if today == Grade::LOWEST && by_result {
        let failed = grader.standard().methods().map(|(no, _)| no);
        return NextStep::Repeat(failed.filter(|no| record.result(*no) == Some(Grade::LOWEST)).collect());
    }
    // Where ways are withheld, answers may still change the grade.
    if !is_top && overall.bounds.possible > today && left > 0 {
        return NextStep::Answer { to_answer, to_enter };
    }
    NextStep::Prove { grade: today, is_top }
}

/// The smallest set of answers that lifts a grade, and the best grade that one of its size reaches.
fn lift(routes: &[RoutesTo]) -> Option<Lift> {
    let takes = routes.iter().flat_map(|to| &to.routes).map(Route::takes).min()?;
    let best = routes.iter().rev().find(|to| to.routes.iter().any(|route| route.takes() == takes))?;
    let ways = || best.routes.iter().filter(|route| route.takes() == takes);
    let mut any_of: Vec<CriterionNo> = Vec::new();
    if takes == 1 && ways().all(|way| way.levels.is_empty()) {
        let of_each = |way: &Route| {
            let any = way.any.iter().flat_map(|any| any.of.clone());
            way.all.iter().copied().chain(any).map(|open| open.criterion).collect::<Vec<_>>()
        };
        any_of = ways().flat_map(of_each).collect();
        any_of.sort_unstable();
        any_of.dedup();
    }
    let way = ways().next().cloned().unwrap_or_default();
    Some(Lift { grade: best.grade, takes, way, any_of, ways: ways().count(), cut: best.cut })
}

/// How many questions have no answer, and how many marks and results are not entered.
fn left(grader: &Grader, record: &LearnerRecord) -> (usize, usize) {
    let standard = grader.standard();
    let open =
        counted_questions(standard, record).into_iter().filter(|question| !question.is_answered(standard, record));
    let (questions, inputs): (Vec<Question>, Vec<Question>) = open.partition(|question| question.is_numbered());
    (questions.len(), inputs.len())
}
