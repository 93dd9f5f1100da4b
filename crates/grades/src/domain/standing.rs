//! Where somebody stands, in as many words as they have earned.
//!
//! *Today* is a lower bound, the grade if nothing more were yes, and after three answers of twenty-four it is a fail for
//! everybody. So no grade is pronounced of a method while one of its pass questions has no answer, nor overall while one
//! of any method has none: there are counts instead, and the grade that somebody is on track for. A result that was given
//! is pronounced at once.
//!
//! Three things are counted apart:
//!
//! - **to fix**: answers that must become yes for a pass;
//! - **to lift**: answers that must become yes for the best grade above a pass, once the pass is there;
//! - **to answer**: questions without an answer, and marks and results that are not entered.

use super::decision::{Blocked, BlockedBy, Bounds, Decision, Measure, MethodDecision, Route};
use super::grade::Grade;
use super::plan::{CriterionNo, MethodNo};
use super::question::{Question, counted_questions};
use super::record::{LearnerRecord, Subject};
use super::standard::Standard;
use crate::rules::overall::Overall;

/// How a grade stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is answered.
    NotStarted,
    /// Pass questions are open, and every pass question that has an answer is as it should be.
    OnTrack {
        /// The grade if all the rest were yes.
        possible: Grade,
    },
    /// Pass questions are open, and some that have an answer fall short, or no grade can be named for another reason.
    UnderWay,
    /// Every pass question has an answer, or a result was given.
    Pronounced {
        /// The grade.
        today: Grade,
        /// The best it can still become by what has no answer; the same where nothing can change it.
        possible: Grade,
    },
    /// The plan prints no rule: the assessment organisation decides.
    ByOrganisation,
}

/// What is left to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Answers that must become yes for a pass.
    pub to_fix: usize,
    /// Answers that must become yes for the best grade above a pass, beside those to fix.
    pub to_lift: usize,
    /// Questions without an answer.
    pub to_answer: usize,
    /// Marks and results that are not entered.
    pub to_enter: usize,
}

/// How one grade stands, and what is left to do for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeStanding {
    /// Whose grade; none for the overall one.
    pub of: Option<MethodNo>,
    /// How it stands.
    pub standing: Standing,
    /// What is left to do.
    pub counts: Counts,
    /// The answers that are to fix, in document order; where only some of them are needed, more than are counted.
    pub to_fix: Vec<CriterionNo>,
    /// The answers that are to lift, likewise.
    pub to_lift: Vec<CriterionNo>,
    /// Whether a mark that was entered is too low for a pass, whatever is answered.
    pub mark_too_low: bool,
    /// Whether the document can be read in ways that give different grades here.
    pub readings_differ: bool,
}

/// How every grade stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standings {
    /// In the order of the methods.
    pub methods: Vec<GradeStanding>,
    /// The grade of the whole apprenticeship.
    pub overall: GradeStanding,
}

/// How every grade of a record stands; `decision` is what [`Grader::decide`](super::grading::Grader::decide) makes of it.
///
/// ```
/// use grades::domain::grading::Grader;
/// use grades::domain::record::{Judgement, LearnerRecord};
/// use grades::domain::standing::{Standing, standings};
/// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
/// let mut record = LearnerRecord::default();
/// record.pathway = grader.standard().find_pathway("production-coordinator");
/// let first = grader.standard().find_criterion("AM1-role-p1").expect("it is its first");
/// record.judge(first, Some(Judgement::NotMet));
/// let overall = standings(grader.standard(), &record, &grader.decide(&record)).overall;
/// // As things are it would be a fail, and nobody says so yet.
/// assert_eq!(overall.standing, Standing::UnderWay);
/// assert_eq!((overall.counts.to_fix, overall.counts.to_answer), (1, 23));
/// ```
pub fn standings(standard: &Standard, record: &LearnerRecord, decision: &Decision) -> Standings {
    let counted = counted_questions(standard, record);
    let methods: Vec<GradeStanding> =
        decision.methods.iter().map(|method| of_method(standard, record, method, &counted)).collect();
    let overall = overall(standard, record, decision, &counted, &methods);
    Standings { methods, overall }
}

impl Standings {
    /// The standing of a method.
    pub fn method(&self, no: MethodNo) -> Option<&GradeStanding> {
        self.methods.iter().find(|standing| standing.of == Some(no))
    }

    /// The methods that are pronounced failed.
    pub fn failed(&self) -> Vec<MethodNo> {
        let failed = self.methods.iter().filter(|standing| standing.standing.is_fail());
        failed.filter_map(|standing| standing.of).collect()
    }
}

impl Standing {
    /// Whether the lowest grade is pronounced.
    pub fn is_fail(self) -> bool {
        self.grade() == Some(Grade::LOWEST)
    }

    /// The grade that is pronounced.
    pub fn grade(self) -> Option<Grade> {
        match self {
            Standing::Pronounced { today, .. } => Some(today),
            Standing::NotStarted | Standing::OnTrack { .. } | Standing::UnderWay | Standing::ByOrganisation => None,
        }
    }
}

/// The grade above the lowest: what a pass is called on most scales.
const FIRST: usize = 1;

fn of_method(
    standard: &Standard,
    record: &LearnerRecord,
    decision: &MethodDecision,
    counted: &[Question],
) -> GradeStanding {
    let no = decision.method;
    let mine: Vec<Question> =
        counted.iter().copied().filter(|question| question.method(standard) == Some(no)).collect();
    let (to_fix, fix) = short_of_pass(standard, record, &decision.blocked);
    let (to_lift, lift) = short_of_more(standard, record, &decision.blocked, &to_fix);
    let mut counts = open(standard, record, &mine);
    counts.to_fix = fix;
    counts.to_lift = lift.saturating_sub(fix);
    let pass_open = mine.iter().any(|question| is_open_pass(standard, record, *question));
    let standing = judge(&Judged {
        bounds: decision.bounds,
        result_decides: record.result(no).is_some(),
        started: mine.iter().any(|question| question.is_answered(standard, record)),
        pass_open,
        counts,
        on_track_is_known: true,
    });
    GradeStanding {
        of: Some(no),
        standing,
        counts,
        to_fix,
        to_lift,
        mark_too_low: blocks_pass(&decision.blocked, &BlockedBy::Mark),
        readings_differ: decision.readings.iter().any(|reading| reading.bounds != decision.bounds),
    }
}

fn overall(
    standard: &Standard,
    record: &LearnerRecord,
    decision: &Decision,
    counted: &[Question],
    methods: &[GradeStanding],
) -> GradeStanding {
    let mut counts = open(standard, record, counted);
    let (mut to_fix, mut to_lift) = (Vec::new(), Vec::new());
    for method in methods {
        counts.to_fix = counts.to_fix.saturating_add(method.counts.to_fix);
        counts.to_lift = counts.to_lift.saturating_add(method.counts.to_lift);
        to_fix.extend_from_slice(&method.to_fix);
        to_lift.extend_from_slice(&method.to_lift);
    }
    let mut mark_too_low = methods.iter().any(|method| method.mark_too_low);
    let mut readings_differ = false;
    let standing = decision.overall.as_ref().map_or(Standing::ByOrganisation, |overall| {
        mark_too_low |= blocks_pass(&overall.blocked, &BlockedBy::Mark);
        readings_differ = overall.readings.iter().any(|reading| reading.bounds != overall.bounds);
        judge(&Judged {
            bounds: overall.bounds,
            result_decides: blocks_pass(&overall.blocked, &BlockedBy::Result),
            started: counted.iter().any(|question| question.is_answered(standard, record))
                || standard.methods().any(|(no, _)| record.result(no).is_some()),
            pass_open: counted.iter().any(|question| is_open_pass(standard, record, *question)),
            counts,
            on_track_is_known: match &standard.overall {
                // If all the rest were yes, the grade might be a lower one than the best that can come about.
                Overall::Table(table) => table.monotone,
                Overall::Rules(_) | Overall::ByOrganisation { .. } => true,
            },
        })
    });
    GradeStanding { of: None, standing, counts, to_fix, to_lift, mark_too_low, readings_differ }
}

/// What a standing follows from.
struct Judged {
    bounds: Bounds,
    /// A result that was given decides it.
    result_decides: bool,
    started: bool,
    pass_open: bool,
    counts: Counts,
    on_track_is_known: bool,
}

fn judge(judged: &Judged) -> Standing {
    let Bounds { today, possible } = judged.bounds;
    let left = judged.counts.to_answer.saturating_add(judged.counts.to_enter);
    // A pass that is not there yet and still can be: by a mark that is not entered, or by another question.
    let undecided = judged.pass_open || (today == Grade::LOWEST && possible > Grade::LOWEST);
    if judged.result_decides || !undecided {
        return Standing::Pronounced { today, possible };
    }
    if !judged.started && left > 0 {
        return Standing::NotStarted;
    }
    if judged.counts.to_fix == 0 && possible > Grade::LOWEST && judged.on_track_is_known {
        return Standing::OnTrack { possible };
    }
    Standing::UnderWay
}

/// Whether a question without an answer belongs to the pass. Questions with points belong to no grade, and a pass takes
/// some of them.
fn is_open_pass(standard: &Standard, record: &LearnerRecord, question: Question) -> bool {
    let Some(no) = question.criterion() else { return false };
    let is_pass = standard.criterion(no).is_some_and(|criterion| criterion.grade.rank() <= FIRST);
    is_pass && !record.is_answered(no)
}

fn open(standard: &Standard, record: &LearnerRecord, questions: &[Question]) -> Counts {
    let open = |numbered: bool| {
        let kind = questions.iter().filter(|question| question.is_numbered() == numbered);
        kind.filter(|question| !question.is_answered(standard, record)).count()
    };
    Counts { to_answer: open(true), to_enter: open(false), ..Counts::default() }
}

fn blocks_pass(blocked: &[Blocked], cause: &BlockedBy) -> bool {
    blocked.iter().any(|blocked| blocked.grade.rank() == FIRST && blocked.by == *cause)
}

/// The answers that keep a method from a pass, whatever else is answered, and how many of them are needed.
fn short_of_pass(standard: &Standard, record: &LearnerRecord, blocked: &[Blocked]) -> (Vec<CriterionNo>, usize) {
    let pass = blocked.iter().find(|blocked| blocked.grade.rank() == FIRST);
    pass.map_or((Vec::new(), 0), |pass| answers_in_the_way(standard, record, &pass.by))
}

/// The answers that keep a method from the best grade that other answers could open, but for those to fix, and how
/// many changes that takes in all.
fn short_of_more(
    standard: &Standard,
    record: &LearnerRecord,
    blocked: &[Blocked],
    to_fix: &[CriterionNo],
) -> (Vec<CriterionNo>, usize) {
    let (mut to_lift, mut takes) = (Vec::new(), 0);
    for blocked in blocked.iter().filter(|blocked| blocked.grade.rank() > FIRST) {
        let (answers, all) = answers_in_the_way(standard, record, &blocked.by);
        takes = if answers.is_empty() { takes } else { all };
        to_lift.extend(answers.into_iter().filter(|no| !to_fix.contains(no)));
    }
    in_order(&mut to_lift);
    (to_lift, takes)
}

fn answers_in_the_way(standard: &Standard, record: &LearnerRecord, by: &BlockedBy) -> (Vec<CriterionNo>, usize) {
    let BlockedBy::Answers { routes, .. } = by else { return (Vec::new(), 0) };
    let mut answers: Vec<CriterionNo> = routes.iter().flat_map(|route| named(standard, record, route)).collect();
    in_order(&mut answers);
    (answers, routes.first().map_or(0, Route::takes))
}

/// The questions that a way names, those with points among them.
fn named(standard: &Standard, record: &LearnerRecord, route: &Route) -> Vec<CriterionNo> {
    let any = route.any.iter().flat_map(|any| &any.of);
    let mut named: Vec<CriterionNo> = route.all.iter().chain(any).map(|open| open.criterion).collect();
    for level in &route.levels {
        match level.of {
            Measure::Points(no) => named.push(no),
            Measure::PointsTotal(method, component) => {
                let criteria = standard.criteria_for(record.pathway).filter(|(no, criterion)| {
                    let below = criterion
                        .points
                        .is_some_and(|points| record.points(*no).is_some_and(|given| given < points.most));
                    below
                        && criterion.method == method
                        && component.is_none_or(|part| criterion.component == Some(part))
                });
                named.extend(criteria.map(|(no, _)| no));
            }
            Measure::Mark(_) | Measure::Part(..) | Measure::Weighted(_) | Measure::Result(_) => {}
        }
    }
    named
}

/// Each once, in document order.
fn in_order(criteria: &mut Vec<CriterionNo>) {
    criteria.sort_unstable();
    criteria.dedup();
}

/// What is to be done about one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A pass needs it to become yes.
    ToFix,
    /// A grade above a pass needs it to become yes.
    ToLift,
    /// It has no answer.
    ToAnswer,
    /// Nothing.
    Done,
}

impl Standings {
    /// What is to be done about a question.
    pub fn tag(&self, standard: &Standard, record: &LearnerRecord, question: Question) -> Tag {
        if !question.is_answered(standard, record) {
            return Tag::ToAnswer;
        }
        match question {
            Question::Subject(Subject::Criterion(no)) if self.overall.to_fix.contains(&no) => Tag::ToFix,
            Question::Subject(Subject::Criterion(no)) if self.overall.to_lift.contains(&no) => Tag::ToLift,
            Question::Subject(_) | Question::Category(_) | Question::Marks(_) | Question::Result(_) => Tag::Done,
        }
    }
}
