//! The way through the questions, one at a time.
//!
//! It goes on until every question is answered or skipped, whatever the grade does meanwhile: first whichever helps most
//! while an answer can still change a grade, then in document order; or in document order throughout. What was skipped
//! comes once more at the end, in the order it was skipped. [`Walk::back`] and [`Walk::go_on`] go through what was shown
//! as a browser does.
//!
//! A walk is plain data: it holds no answers, so answers that arrive from elsewhere cannot bring it out of step.

use super::decision::Decision;
use super::grading::Grader;
use super::grading::next::Ask;
use super::question::{Question, counted_questions};
use super::record::LearnerRecord;

/// In which order questions come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WalkOrder {
    /// What helps most first, as long as anything can change a grade; then as the document has them.
    #[default]
    HelpsMost,
    /// As the document has them.
    Document,
}

/// A walk through the questions of a record.
///
/// ```
/// use grades::domain::grading::Grader;
/// use grades::domain::question::Question;
/// use grades::domain::record::{Judgement, LearnerRecord};
/// use grades::domain::walk::{Walk, WalkOrder};
/// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
/// let mut record = LearnerRecord::default();
/// record.pathway = grader.standard().find_pathway("production-coordinator");
/// let mut walk = Walk::new(WalkOrder::Document);
/// let mut asked = 0;
/// while let Some(question) = walk.go_on(&grader, &record, &grader.decide(&record)) {
///     let Question::Subject(subject) = question else { panic!("this plan has criteria alone") };
///     record.judge(subject, Some(Judgement::NotMet));
///     asked += 1;
/// }
/// assert_eq!(asked, 24, "a grade that is settled ends nothing");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// In which order questions come; may be changed on the way.
    pub order: WalkOrder,
    /// What was shown, and how much of it lies behind and at the place of the person.
    shown: Vec<Question>,
    upto: usize,
    /// What was left without an answer, once or more, in that order.
    skipped: Vec<Skipped>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Skipped {
    question: Question,
    /// Whether it came again at the end.
    came_again: bool,
}

impl Walk {
    /// A walk that has not begun.
    pub fn new(order: WalkOrder) -> Walk {
        Walk { order, ..Walk::default() }
    }

    /// The question that is shown.
    pub fn current(&self) -> Option<Question> {
        self.upto.checked_sub(1).and_then(|place| self.shown.get(place)).copied()
    }

    /// Goes on: forward through what was shown, and then to the next question. One that is left without an answer is
    /// skipped. None when every question is answered, or was skipped and came again.
    pub fn go_on(&mut self, grader: &Grader, record: &LearnerRecord, decision: &Decision) -> Option<Question> {
        self.leave(grader, record);
        if let Some(question) = self.shown.get(self.upto).copied() {
            self.upto = self.upto.saturating_add(1);
            return Some(question);
        }
        let next = self.next(grader, record, decision)?;
        if let Some(skipped) = self.skipped.iter_mut().find(|skipped| skipped.question == next) {
            skipped.came_again = true;
        }
        self.shown.push(next);
        self.upto = self.shown.len();
        Some(next)
    }

    /// Back to what was shown before; none at the beginning.
    pub fn back(&mut self) -> Option<Question> {
        let before = self.upto.checked_sub(2).and_then(|place| self.shown.get(place)).copied()?;
        self.upto = self.upto.saturating_sub(1);
        Some(before)
    }

    /// Whether there is anything to go back to.
    pub fn can_go_back(&self) -> bool {
        self.upto > 1
    }

    /// Goes to a question that was picked elsewhere, such as in a list. What was ahead is asked again if it has no
    /// answer.
    pub fn go_to(&mut self, question: Question) {
        if self.current() != Some(question) {
            self.shown.truncate(self.upto);
            self.shown.push(question);
            self.upto = self.shown.len();
        }
    }

    /// Every question that was skipped and has no answer, in the order it was skipped.
    pub fn skipped(&self, grader: &Grader, record: &LearnerRecord) -> Vec<Question> {
        let open = |question: &Question| !question.is_answered(grader.standard(), record);
        self.skipped.iter().map(|skipped| skipped.question).filter(open).collect()
    }

    /// What was skipped is asked again, as if it had not been shown.
    pub fn ask_skipped(&mut self) {
        self.skipped.clear();
    }

    /// Notes that the shown question is left without an answer.
    fn leave(&mut self, grader: &Grader, record: &LearnerRecord) {
        let Some(current) = self.current() else { return };
        if current.is_answered(grader.standard(), record) {
            self.skipped.retain(|skipped| skipped.question != current);
        } else if !self.skipped.iter().any(|skipped| skipped.question == current) {
            self.skipped.push(Skipped { question: current, came_again: false });
        }
    }

    fn next(&self, grader: &Grader, record: &LearnerRecord, decision: &Decision) -> Option<Question> {
        let mut open = counted_questions(grader.standard(), record);
        // On from here, and round to the beginning.
        let here = self.current().and_then(|current| open.iter().position(|question| *question == current));
        open.rotate_left(here.unwrap_or(0));
        open.retain(|question| !question.is_answered(grader.standard(), record));
        let is_fresh = |question: &&Question| !self.skipped.iter().any(|skipped| skipped.question == **question);
        let mut fresh = open.iter().filter(is_fresh);
        match self.order {
            WalkOrder::Document => fresh.next().copied(),
            WalkOrder::HelpsMost => {
                let fresh: Vec<Question> = fresh.copied().collect();
                helps_most(grader, record, decision, &fresh).or(fresh.first().copied())
            }
        }
        .or_else(|| {
            let again = self.skipped.iter().filter(|skipped| !skipped.came_again && open.contains(&skipped.question));
            again.map(|skipped| skipped.question).next()
        })
    }
}

/// Of these, the one whose answer helps most; none where no answer changes a grade. Marks and results come before the
/// questions of their method: much hangs on one number.
fn helps_most(grader: &Grader, record: &LearnerRecord, decision: &Decision, of: &[Question]) -> Option<Question> {
    let order = grader.order(record, decision);
    let best = order.iter().filter(|next| next.matters()).find_map(|next| {
        let question = match next.ask {
            Ask::Subject(subject) => Question::Subject(subject),
            Ask::Category(no) => Question::Category(no),
        };
        of.contains(&question).then_some(question)
    })?;
    let method = best.method(grader.standard());
    let input = of.iter().find(|question| !question.is_numbered() && question.method(grader.standard()) == method);
    input.copied().or(Some(best))
}
