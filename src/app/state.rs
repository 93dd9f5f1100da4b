//! Everything the page knows, and the actions that change it.

use super::keeping::{Act, Claim, Keep};
use super::passing::Passing;
use super::route::Route;
use super::store::Device;
use super::{later, packs};
use crate::domain::decision::{Bounds, Decision};
use crate::domain::grade::Grade;
use crate::domain::grading::Grader;
use crate::domain::outcome::{CategoryNo, Placement};
use crate::domain::plan::MethodNo;
use crate::domain::readiness::Readiness;
use crate::domain::record::{EnteredMarks, Judgement, LearnerRecord, Subject};
use crate::domain::rehearsal::times;
use crate::domain::repeats::Sitting;
use crate::domain::standard::{PathwayNo, Standard};
use crate::domain::typed::{self, Field};
use crate::formats::records::Saved;
use crate::formats::shelf::Kept;
use crate::wording::{rehearsal as words, summary};
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// A standard made ready to decide, shared by every component that shows some of it.
#[derive(Clone)]
pub struct Book(Rc<Grader>);

impl Book {
    /// Reads a shipped standard.
    pub fn open(uid: &str) -> Option<Book> {
        packs::find(uid).map(|standard| Book(Rc::new(Grader::new(standard))))
    }

    /// The grader itself.
    pub fn grader(&self) -> &Grader {
        &self.0
    }
}

impl PartialEq for Book {
    fn eq(&self, other: &Book) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Book {
    type Target = Standard;

    fn deref(&self) -> &Standard {
        self.0.standard()
    }
}

/// The standard at hand, what the person said, and what follows.
#[derive(Clone)]
pub struct Desk {
    /// The id of the record; empty while it was brought by a file or a link and is not kept.
    pub id: String,
    /// The standard.
    pub book: Book,
    /// What was said.
    pub saved: Rc<Saved>,
    /// What follows.
    pub decision: Rc<Decision>,
}

impl Desk {
    pub(super) fn new(id: String, book: Book, saved: Saved) -> Desk {
        let decision = Rc::new(book.grader().decide(&saved.record));
        Desk { id, book, saved: Rc::new(saved), decision }
    }

    /// What was said.
    pub fn record(&self) -> &LearnerRecord {
        &self.saved.record
    }

    /// What was kept beside the answers.
    pub fn readiness(&self) -> &Readiness {
        &self.saved.readiness
    }

    /// The part of an address that stands for the chosen option.
    pub fn option_id(&self) -> &str {
        let option = self.record().pathway.and_then(|no| self.book.pathway(no));
        option.map_or(super::route::NO_OPTION, |option| option.id.as_str())
    }
}

/// Whether what is on the screen is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing has been said yet.
    Nothing,
    /// A change is on its way.
    Underway,
    /// The device has confirmed it.
    Kept,
    /// The site that shows this page in a frame has confirmed it.
    Hosted,
    /// Kept where it may get lost.
    Weak,
    /// This browser keeps nothing for this page.
    Nowhere,
    /// The device refused it this time.
    Failed,
}

/// Everything the page knows.
#[derive(Clone)]
pub struct State {
    /// What the calculator may ask of the browser.
    pub device: Device,
    /// Where the person is.
    pub route: Route,
    /// How often they went somewhere.
    pub arrivals: u32,
    /// What they are looking for in the list of standards.
    pub query: String,
    /// What they typed as the day they started: day, month, year.
    pub start: [String; 3],
    /// What stands in fields for numbers and is not recorded as it stands: see [`typed`].
    pub typed: Vec<(Field, String)>,
    /// What the screens on the way to the assessment hold for now.
    pub passing: Rc<Passing>,
    /// Whether they unfolded the grade panel of a narrow window.
    pub unfolded: bool,
    /// What is read aloud.
    pub said: String,
    /// The standard, option and grade that were last known to be heard.
    pub heard: Option<(String, Bounds)>,
    /// What was kept on this device; none until it has been looked for.
    pub shelf: Option<Vec<Kept>>,
    /// What else there is to know of keeping.
    pub keep: Keep,
    /// The standard at hand.
    pub desk: Option<Desk>,
    /// Whether the desk is kept.
    pub keeping: Keeping,
    /// Counts changes, so that saving knows what it has saved.
    pub revision: u32,
    /// What "Start again" took away.
    pub undo: Option<Rc<Saved>>,
    /// The shipped packs.
    pub packs: Arrival,
    /// The screens of the second wasm.
    pub later: Arrival,
}

/// Where something is that does not come with the first screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrival {
    /// On its way.
    #[default]
    Underway,
    /// Here.
    Here,
    /// It did not come; it is asked for again when somebody wants to.
    Failed,
}

impl Arrival {
    /// Where it is when the page starts: an element may find it here already.
    fn at_first(is_here: bool) -> Arrival {
        if is_here { Arrival::Here } else { Arrival::Underway }
    }

    /// What came of fetching it.
    pub fn of(is_here: bool) -> Arrival {
        if is_here { Arrival::Here } else { Arrival::Failed }
    }
}

impl Default for State {
    fn default() -> State {
        State {
            device: Device::default(),
            route: Route::default(),
            arrivals: 0,
            query: String::new(),
            start: Default::default(),
            typed: Vec::new(),
            passing: Rc::default(),
            unfolded: false,
            said: String::new(),
            heard: None,
            shelf: None,
            keep: Keep::default(),
            desk: None,
            keeping: Keeping::Nothing,
            revision: 0,
            undo: None,
            packs: Arrival::at_first(packs::are_here()),
            later: Arrival::at_first(later::get().is_some()),
        }
    }
}

/// What a person did, or what the device answered.
pub enum Action {
    /// Went to a place, or to the same place again.
    Go(Route),
    /// Typed into the search field.
    Search(String),
    /// Typed a part of the day they started: 0 day, 1 month, 2 year.
    Start(usize, String),
    /// Typed into a field for a number.
    Type(Field, String),
    /// Folded or unfolded the grade panel.
    Fold,
    /// Paused: time to say what became of the grade.
    Pause,
    /// Something about records and the device.
    Keep(Act),
    /// Went to a standard and option.
    Open(Book, Option<PathwayNo>),
    /// Answered a criterion or outcome, or cleared the answer.
    Judge(Subject, Option<Judgement>),
    /// Wrote beside a criterion or outcome.
    Note(Subject, String),
    /// Said where they see themselves in a category, or took it back.
    Place(CategoryNo, Option<Placement>),
    /// Said which attempt this is.
    Sit(MethodNo, Sitting),
    /// Said whether the cap was lifted.
    Waive(bool),
    /// Assumed a limit on repeats where the plan has none to tell, or took that back.
    Assume(Option<Grade>),
    /// Entered a result, or took it back.
    GiveResult(MethodNo, Option<Grade>),
    /// Said something on the way to the assessment, on which no grade depends.
    Prepare(Box<dyn FnOnce(&mut Readiness)>),
    /// Changed what such a screen holds for now.
    Pass(Box<dyn FnOnce(&mut Passing)>),
    /// Looked at the clock during a rehearsal.
    Tick(u64),
    /// Started again.
    StartAgain,
    /// Took that back.
    Undo,
    /// Lets go of what could be taken back.
    Settle,
    /// The packs came, or did not.
    Packs(Arrival),
    /// The screens of the second wasm came, or did not.
    Later(Arrival),
    /// Asked again for what did not come.
    AskAgain,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::Go(route) => {
                // What came of something done there is no news elsewhere.
                if matches!(state.route, Route::Keep) {
                    state.keep.says.clear();
                }
                state.route = route;
                state.arrivals = state.arrivals.wrapping_add(1);
                Rc::make_mut(&mut state.passing).aim(&state.route);
            }
            Action::Search(query) => state.query = query,
            Action::Start(part, text) => {
                if let Some(place) = state.start.get_mut(part) {
                    *place = text;
                }
            }
            Action::Type(field, text) => state.typed(field, text),
            Action::Fold => state.unfolded = !state.unfolded,
            Action::Pause => state.say(),
            Action::Keep(act) => state.keep(act),
            Action::Open(book, pathway) => state.open(book, pathway),
            Action::Judge(no, judgement) => state.change(Box::new(|record| record.judge(no, judgement))),
            Action::Note(no, text) => {
                state.change(Box::new(|record| record.annotate(no, crate::formats::records::clean_note(&text))));
            }
            Action::Place(no, placement) => state.change(Box::new(|record| record.place(no, placement))),
            Action::Sit(no, sitting) => state.change(Box::new(|record| record.sit(no, sitting))),
            Action::Waive(waived) => state.change(Box::new(|record| record.waived = waived)),
            Action::Assume(cap) => state.change(Box::new(|record| record.assumed_cap = cap)),
            Action::GiveResult(no, result) => state.change(Box::new(|record| record.give_result(no, result))),
            Action::Prepare(change) => state.prepare(change),
            Action::Pass(change) => change(Rc::make_mut(&mut state.passing)),
            Action::Tick(now) => {
                if let Some(later) = later::get() {
                    (later.tick)(&mut state, now);
                }
            }
            Action::StartAgain => {
                state.undo = state.desk.as_ref().map(|desk| desk.saved.clone());
                state.typed.clear();
                state.change(Box::new(|record| {
                    let pathway = record.pathway;
                    *record = LearnerRecord::default();
                    record.pathway = pathway;
                }));
            }
            Action::Undo => {
                let methods = state.desk.as_ref().map_or(0, |desk| desk.book.methods.len());
                state.typed.clear();
                if let Some(saved) = state.undo.take() {
                    state.change(Box::new(|record| {
                        // What was said since then stays, and so does the option.
                        let since = std::mem::replace(record, saved.record.clone());
                        record.pathway = since.pathway;
                        since.judgements().for_each(|(subject, judgement)| record.judge(subject, Some(judgement)));
                        since.placements().for_each(|(no, placement)| record.place(no, Some(placement)));
                        let marked = (0..u8::MAX).map(MethodNo).take(methods);
                        for no in marked.filter(|no| *since.marks(*no) != EnteredMarks::default()) {
                            record.enter_marks(no, since.marks(no).clone());
                        }
                        since.notes().iter().for_each(|(subject, text)| record.annotate(*subject, text.clone()));
                    }));
                }
            }
            Action::Settle => state.undo = None,
            Action::Packs(arrival) => state.packs = arrival,
            Action::Later(arrival) => state.later = arrival,
            Action::AskAgain => state = state.asked_again(),
        }
        state.into()
    }
}

impl State {
    /// What did not come is on its way again.
    fn asked_again(mut self) -> State {
        for arrival in [&mut self.packs, &mut self.later] {
            if *arrival == Arrival::Failed {
                *arrival = Arrival::Underway;
            }
        }
        self
    }

    /// The standard, opened before or now.
    pub fn book(&self, uid: &str) -> Option<Book> {
        match &self.desk {
            Some(desk) if desk.book.uid == uid => Some(desk.book.clone()),
            _ => Book::open(uid),
        }
    }

    fn open(&mut self, book: Book, pathway: Option<PathwayNo>) {
        let at_hand = self.desk.take().filter(|desk| desk.book.uid == book.uid);
        let same = at_hand.is_some();
        let (id, saved) = match (at_hand, self.kept_for(&book.uid)) {
            (Some(desk), _) => (desk.id, desk.saved),
            (None, Some(kept)) => (kept.id.clone(), kept.saved.clone()),
            (None, None) => (self.new_id(&book.uid), Rc::new(Saved::new(&book.uid))),
        };
        let mut saved = (*saved).clone();
        // Answers to the other options stay in the record: changing back finds them again.
        saved.record.pathway = pathway;
        if !same {
            self.undo = None;
            self.keep.claim = Claim::Asked;
            self.typed.clear();
        }
        if !id.is_empty() {
            self.keep.offer = None;
        }
        self.touch(&id);
        let begun = self.kept_for(&book.uid).is_some_and(|kept| kept.id == id);
        self.desk = Some(Desk::new(id, book, saved));
        self.passing = Rc::default();
        Rc::make_mut(&mut self.passing).aim(&self.route);
        self.heard = self.to_be_heard();
        // Whether another tab writes this record is known only once its lock has been asked for.
        if self.keep.claim == Claim::Mine || !begun {
            self.shelve();
        } else {
            self.revised();
        }
    }

    /// Keeps what was typed, and records what is right of it.
    fn typed(&mut self, field: Field, text: String) {
        let Some(desk) = self.desk.clone() else { return };
        let shown = |typed: &[(Field, String)], field| typed::shown(typed, desk.record(), field);
        // What is shown beside it stays shown, whatever becomes of the record.
        let fields = typed::fields_of(&desk.book, field);
        let mut kept: Vec<(Field, String)> =
            fields.iter().map(|of| (*of, if *of == field { text.clone() } else { shown(&self.typed, *of) })).collect();
        self.typed.retain(|(of, _)| !fields.contains(of));
        self.typed.append(&mut kept);
        let typed = self.typed.clone();
        self.change(Box::new(|record| typed::record(&desk.book, &typed, field, record)));
    }

    fn change(&mut self, change: Box<dyn FnOnce(&mut LearnerRecord) + '_>) {
        if self.reads_only() {
            return;
        }
        let Some(desk) = self.desk.take() else { return };
        let mut saved = (*desk.saved).clone();
        change(&mut saved.record);
        self.desk = Some(Desk::new(desk.id, desk.book, saved));
        self.shelve();
    }

    /// Changes what is kept beside the answers: the decision stays as it is.
    fn prepare(&mut self, change: Box<dyn FnOnce(&mut Readiness)>) {
        if self.reads_only() {
            return;
        }
        let Some(desk) = &mut self.desk else { return };
        let mut saved = (*desk.saved).clone();
        change(&mut saved.readiness);
        desk.saved = Rc::new(saved);
        self.shelve();
    }

    /// Moves a rehearsal's clock on, and says when another phase begins.
    pub(super) fn tick(&mut self, now: u64) {
        let Some(desk) = &self.desk else { return };
        let rehearsing = &mut Rc::make_mut(&mut self.passing).rehearsing;
        let was = std::mem::replace(&mut rehearsing.now, now);
        let Some(method) = desk.book.methods.get(rehearsing.method) else { return };
        let times = times(method, desk.record().pathway);
        let phase = |now| times.at(rehearsing.timer.elapsed(now)).phase;
        if phase(was) != phase(now) {
            self.said = words::begins(phase(now));
        }
    }

    /// Says what became of the overall grade since it was last said; a change of standard or option is no news.
    fn say(&mut self) {
        let now = self.to_be_heard();
        if let (Some((old, was)), Some((new, is)), Some(desk)) = (&self.heard, &now, &self.desk)
            && old == new
            && let Some(news) = summary::announcement(&desk.book.grades, *was, *is)
        {
            self.said = news;
        }
        self.heard = now;
    }

    fn to_be_heard(&self) -> Option<(String, Bounds)> {
        let desk = self.desk.as_ref()?;
        let overall = desk.decision.overall.as_ref()?;
        Some((format!("{}/{}", desk.book.uid, desk.option_id()), overall.bounds))
    }
}

/// How components say what the person did.
pub type Dispatch = UseReducerDispatcher<State>;
