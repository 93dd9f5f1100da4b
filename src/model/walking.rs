//! Going through the questions one at a time: what an answer, Skip, Back and Undo change.

use super::{Effect, Model};
use crate::domain::outcome::{CategoryNo, Placement};
use crate::domain::plan::CriterionNo;
use crate::domain::question::{Question, questions};
use crate::domain::record::{Judgement, LearnerRecord, Subject};
use crate::domain::standard::Standard;
use crate::domain::typed::{self, Field};
use crate::domain::walk::{Walk, WalkOrder};
use crate::router::{Route, Screen};

/// An answer, or that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// To a criterion or outcome.
    Judged(Subject, Option<Judgement>),
    /// To a performance category.
    Placed(CategoryNo, Option<Placement>),
    /// To a criterion that is given points.
    Pointed(CriterionNo, Option<u32>),
}

impl Said {
    /// What a record holds for a question; none for marks and results, which are fields of their own.
    pub fn of(standard: &Standard, record: &LearnerRecord, question: Question) -> Option<Said> {
        match question {
            Question::Subject(Subject::Criterion(no))
                if standard.criterion(no).is_some_and(|it| it.points.is_some()) =>
            {
                Some(Said::Pointed(no, record.points(no)))
            }
            Question::Subject(subject) => Some(Said::Judged(subject, record.judgement(subject))),
            Question::Category(no) => Some(Said::Placed(no, record.placement(no))),
            Question::Marks(_) | Question::Result(_) => None,
        }
    }

    /// The question that it answers.
    pub fn question(self) -> Question {
        match self {
            Said::Judged(subject, _) => Question::Subject(subject),
            Said::Placed(no, _) => Question::Category(no),
            Said::Pointed(no, _) => Question::from(no),
        }
    }
}

/// What the person does on the way through the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkAction {
    /// Answers the question that is shown, and goes on.
    Answer(Said),
    /// Goes on. What has no answer is skipped.
    GoOn,
    /// Goes back to the question before.
    Back,
    /// Takes the last answer back.
    Undo,
    /// Lets the offer to undo go.
    UndoIsOver,
    /// Wants to be asked what was skipped.
    AskSkipped,
    /// Wants the questions in this order.
    Order(WalkOrder),
    /// Lets single keys answer, or does not.
    UseKeys(bool),
}

/// What is held of the way through the questions.
#[derive(Clone, Default)]
pub struct Walking {
    /// The way itself.
    pub walk: Walk,
    /// The last answer, as long as it can be taken back: its question, and what was said before.
    pub undo: Option<(Question, Said)>,
    /// What was said to the question on the screen when it came there.
    shown_with: Option<Said>,
    /// Whether every question has been shown.
    pub has_ended: bool,
    /// Single keys do not answer.
    pub keys_off: bool,
    /// The arrival at an address that was followed last.
    followed: Option<u32>,
}

impl Walking {
    /// Begins anew, in the order and with the keys as they were.
    pub(super) fn begin_anew(&mut self) {
        *self = Walking { walk: Walk::new(self.walk.order), keys_off: self.keys_off, ..Walking::default() };
    }
}

impl Model {
    /// The question on the screen; none at the end.
    pub fn question(&self) -> Option<Question> {
        self.screen.walking.walk.current().filter(|_| !self.screen.walking.has_ended)
    }

    /// Whether the address leads to the questions and that was not followed yet.
    pub(super) fn is_to_follow(&self) -> bool {
        matches!(self.route, Route::At { screen: Screen::Answer { .. }, .. })
            && self.record_here().is_some()
            && self.screen.walking.followed != Some(self.arrivals)
    }
}

/// Goes to the question that the address names, or on to the next one.
pub fn follow(model: &mut Model) {
    let arrivals = model.arrivals;
    model.screen_mut().walking.followed = Some(arrivals);
    let Some(open) = model.record_here().cloned() else { return };
    let Route::At { screen: Screen::Answer { criterion }, .. } = &model.route else { return };
    let named = criterion.as_ref().and_then(|id| {
        let all = questions(&open.standard, open.record().pathway);
        all.into_iter().find(|question| id_of(&open.standard, *question) == id)
    });
    let current = model.question().filter(|question| !question.is_answered(&open.standard, open.record()));
    match (named, current) {
        (Some(question), _) => {
            let walking = &mut model.screen_mut().walking;
            walking.walk.go_to(question);
            walking.has_ended = false;
        }
        (None, Some(_)) => {}
        (None, None) => go_on(model),
    }
    note_shown(model);
}

/// Notes what is said to the question that comes to the screen.
fn note_shown(model: &mut Model) {
    let said = model.open.as_ref().zip(model.question());
    let said = said.and_then(|(open, question)| Said::of(&open.standard, open.record(), question));
    model.screen_mut().walking.shown_with = said;
}

/// Changes the way through the questions.
pub fn act(model: &mut Model, action: WalkAction, effects: &mut Vec<Effect>) {
    let Some(open) = model.open.clone() else { return };
    match action {
        WalkAction::Answer(said) => {
            // A press that was meant for another question says nothing of this one.
            let Some(question) = model.question().filter(|question| *question == said.question()) else { return };
            if model.reads_only() {
                return;
            }
            // What is typed is recorded with every key, so what was there before is what the question came with.
            let came_with = model.screen.walking.shown_with.filter(|before| before.question() == question);
            let before = came_with.or_else(|| Said::of(&open.standard, open.record(), question));
            say(model, said);
            model.screen_mut().walking.undo = before.map(|before| (question, before));
            go_on(model);
            turn(model, effects);
            // Whoever types goes on typing.
            let next = model.question().and_then(|next| Said::of(&open.standard, open.record(), next));
            if let (Said::Pointed(..), Some(Said::Pointed(..))) = (said, next) {
                effects.push(Effect::Focus("points".to_owned()));
            }
        }
        WalkAction::GoOn => {
            go_on(model);
            turn(model, effects);
        }
        WalkAction::Back => {
            let walking = &mut model.screen_mut().walking;
            // From the end, the last question is the one before.
            if !std::mem::take(&mut walking.has_ended) {
                walking.walk.back();
            }
            turn(model, effects);
        }
        WalkAction::Undo => {
            let Some((question, before)) = model.screen_mut().walking.undo.take() else { return };
            say(model, before);
            let walking = &mut model.screen_mut().walking;
            // Where it is the question before, what came after it comes after it again.
            let mut back = walking.walk.clone();
            match back.back() {
                Some(before) if before == question && !walking.has_ended => walking.walk = back,
                _ => walking.walk.go_to(question),
            }
            walking.has_ended = false;
            turn(model, effects);
            effects.push(Effect::Focus("question".to_owned()));
        }
        WalkAction::AskSkipped => {
            model.screen_mut().walking.walk.ask_skipped();
            go_on(model);
            turn(model, effects);
        }
        WalkAction::UndoIsOver => model.screen_mut().walking.undo = None,
        WalkAction::Order(order) => model.screen_mut().walking.walk.order = order,
        WalkAction::UseKeys(on) => model.screen_mut().walking.keys_off = !on,
    }
}

/// The part of an address that names a question.
pub fn id_of(standard: &Standard, question: Question) -> &str {
    match question {
        Question::Subject(subject) => standard.id_of(subject),
        Question::Category(no) => standard.category(no).map_or("", |category| &category.id),
        Question::Marks(no) | Question::Result(no) => standard.method(no).map_or("", |method| &method.id),
    }
}

fn say(model: &mut Model, said: Said) {
    match said {
        Said::Judged(subject, judgement) => model.change_record(|record| record.judge(subject, judgement)),
        Said::Placed(no, placement) => model.change_record(|record| record.place(no, placement)),
        Said::Pointed(no, points) => {
            let text = points.map(|points| points.to_string()).unwrap_or_default();
            model.type_number(Field::Points(no), text);
        }
    }
}

fn go_on(model: &mut Model) {
    let Some(open) = model.open.clone() else { return };
    let walking = &mut model.screen_mut().walking;
    let next = walking.walk.go_on(open.standard.grader(), open.record(), open.decision());
    walking.has_ended = next.is_none();
}

/// Another question is shown, and the address names it.
fn turn(model: &mut Model, effects: &mut Vec<Effect>) {
    note_shown(model);
    follow_with_address(model, effects);
    effects.push(Effect::Turn("question".to_owned()));
}

/// The address names the question that is shown, without a step in the history: Back in the browser leaves the questions.
fn follow_with_address(model: &mut Model, effects: &mut Vec<Effect>) {
    let question = model.question();
    let Some(open) = model.record_here() else { return };
    let id = question.map(|question| id_of(&open.standard, question).to_owned()).filter(|id| !id.is_empty());
    if let Route::At { screen: Screen::Answer { criterion }, .. } = &mut model.route
        && *criterion != id
    {
        *criterion = id;
        effects.push(Effect::ReplaceAddress(model.route.to_string()));
    }
}

/// The number of points that was typed, if it is one.
pub fn points(typed: &str, most: u32) -> Option<u32> {
    typed::number(typed, most).ok().flatten()
}
