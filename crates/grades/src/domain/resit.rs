//! What a re-sit or re-take can make of a grade: before and after, side by side.

use super::decision::{Bounds, Decision};
use super::grade::Grade;
use super::grading::Grader;
use super::plan::MethodNo;
use super::question::{Question, questions};
use super::record::{EnteredMarks, LearnerRecord, Subject};
use super::repeats::Sitting;
use super::standing::{Standings, standings};
use crate::rules::repeats::Cap;

/// A record before and after some of its methods are repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforeAfter {
    /// As the answers and results are.
    pub before: Standings,
    /// In the order of the methods.
    pub methods: Vec<MethodBeforeAfter>,
    /// Overall: what the answers and results give, and what the repeat leaves open. None where the assessment
    /// organisation decides.
    pub overall: Option<(Bounds, Bounds)>,
    /// What the repeat would leave open if the assessment organisation lifted the limit, where it may and has not.
    pub unlimited: Option<Bounds>,
    /// What limits the grade.
    pub limit: Limit,
}

/// A method before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MethodBeforeAfter {
    /// Which.
    pub method: MethodNo,
    /// Whether it is repeated; one that is not keeps what it has.
    pub repeated: bool,
    /// What the answers or the result give.
    pub before: Bounds,
    /// What is open after the repeat.
    pub after: Bounds,
}

/// What limits the grade of somebody who repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The plan limits it: each limit, by the headline reading.
    Stated(Vec<Cap>),
    /// The plan says of repeats that nothing limits them.
    None,
    /// The plan does not say, and this is the person's own assumption.
    Assumed(Grade),
    /// The plan does not say.
    NotStated,
}

/// What repeating these methods can come to. The answers and results of those methods count no more: everything may
/// come out of a repeat. The others keep what they have.
///
/// ```
/// use grades::domain::grading::Grader;
/// use grades::domain::plan::MethodNo;
/// use grades::domain::record::LearnerRecord;
/// use grades::domain::repeats::Sitting;
/// use grades::domain::resit::before_and_after;
/// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
/// let scale = &grader.standard().methods[0].grades;
/// let mut record = LearnerRecord::default();
/// record.pathway = grader.standard().find_pathway("production-coordinator");
/// record.give_result(MethodNo(0), scale.find("distinction"));
/// record.give_result(MethodNo(1), scale.find("fail"));
/// let resit = before_and_after(&grader, &record, &[(MethodNo(1), Sitting::Resit)]);
/// let (before, after) = resit.overall.expect("this plan prints a table");
/// let name = |grade| grader.standard().grades.name(grade);
/// assert_eq!((name(before.possible), name(after.possible)), ("fail", "pass"));
/// assert_eq!(name(resit.unlimited.expect("it may be lifted").possible), "distinction");
/// ```
pub fn before_and_after(grader: &Grader, record: &LearnerRecord, repeated: &[(MethodNo, Sitting)]) -> BeforeAfter {
    let standard = grader.standard();
    let is_repeated = |no: MethodNo| repeated.iter().any(|(repeated, _)| *repeated == no);
    let (mut first, mut again) = (record.clone(), record.clone());
    for (no, sitting) in repeated {
        first.sit(*no, Sitting::First);
        forget(grader, &mut again, *no);
        again.sit(*no, *sitting);
    }
    let (before, after) = (grader.decide(&first), grader.decide(&again));
    let bounds = |decision: &Decision, no: MethodNo| {
        decision.methods.get(no.at()).map_or(Bounds::fixed(Grade::LOWEST), |method| method.bounds)
    };
    let methods = standard.methods().map(|(no, _)| MethodBeforeAfter {
        method: no,
        repeated: is_repeated(no),
        before: bounds(&before, no),
        after: bounds(&after, no),
    });
    BeforeAfter {
        methods: methods.collect(),
        overall: before.overall.as_ref().zip(after.overall.as_ref()).map(|(one, other)| (one.bounds, other.bounds)),
        unlimited: after.overall.as_ref().and_then(|overall| overall.waived),
        limit: limit(grader, record),
        before: standings(standard, &first, &before),
    }
}

/// As if nothing were said of a method.
fn forget(grader: &Grader, record: &mut LearnerRecord, no: MethodNo) {
    let standard = grader.standard();
    record.give_result(no, None);
    record.enter_marks(no, EnteredMarks::default());
    for question in questions(standard, record.pathway) {
        if let Question::Subject(Subject::Criterion(criterion)) = question
            && question.method(standard) == Some(no)
        {
            record.judge(criterion, None);
            record.give_points(criterion, None);
        }
    }
}

fn limit(grader: &Grader, record: &LearnerRecord) -> Limit {
    let repeats = &grader.standard().repeats;
    match (repeats.is_silent(), record.assumed_cap) {
        (true, Some(assumed)) => Limit::Assumed(assumed),
        (true, None) => Limit::NotStated,
        (false, _) if repeats.caps.is_empty() => Limit::None,
        (false, _) => Limit::Stated(repeats.caps.clone()),
    }
}
