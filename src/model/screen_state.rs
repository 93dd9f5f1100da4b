//! What screens hold only while the page is open: nothing of it is kept.

use super::Model;
use crate::domain::evidence::Evidence;
use crate::domain::grading::next::Ask;
use crate::domain::ksb_map::Filter;
use crate::domain::outcome::{CategoryNo, Placement};
use crate::domain::plan::CriterionNo;
use crate::domain::record::{Judgement, LearnerRecord, Subject};
use crate::domain::rehearsal::Timer;
use crate::domain::standard::Standard;
use crate::formats::csv::dates::DayOrder;
use crate::formats::csv::evidence::{Read, read_with};
use crate::formats::problem::Problem;
use crate::router::{Route, Screen};
use std::rc::Rc;

/// What is held for the standard and option at hand.
#[derive(Clone, Default)]
pub struct ScreenState {
    /// One prompt at a time.
    pub asking: Asking,
    /// What the map of KSBs leaves in; none for all of it.
    pub filter: Option<Filter>,
    /// The code whose tile is open.
    pub tile: Option<String>,
    /// The rehearsal that is under way.
    pub rehearsal: RehearsalState,
    /// Evidence, grid and report.
    pub evidence: EvidenceState,
}

impl ScreenState {
    /// Opens the tile of the KSB that an address names.
    pub(super) fn aim(&mut self, route: &Route) {
        if let Route::At { screen: Screen::Ksb { code }, .. } = route {
            self.filter = None;
            self.tile = Some(code.clone());
        }
    }
}

impl Model {
    /// What screens hold, to be changed.
    pub(super) fn screen_mut(&mut self) -> &mut ScreenState {
        Rc::make_mut(&mut self.screen)
    }
}

/// What changes it, on the screens of the last wasm.
#[derive(Clone)]
pub enum ScreenAction {
    /// Chose what the map of KSBs leaves in.
    Filter(Filter),
    /// Opened or closed a tile of the map.
    ShowTile(Option<String>),
    /// Went along to another tile, whatever was left out.
    GoToTile(String),
    /// Lets single keys answer, or does not.
    UseKeys(bool),
    /// Answered a prompt or put it off.
    GoOn(Asked),
    /// Went one prompt back.
    GoBack,
    /// Takes the last answer out of the trail.
    TakeLast,
    /// Asks again what was put off.
    AskSkipped,
    /// Chose what to rehearse; by its place among the methods.
    Rehearse(usize),
    /// Started or held the clock of the rehearsal.
    TurnClock,
    /// Began the rehearsal anew.
    StartOver,
    /// Counted a question, or took one back.
    CountQuestion {
        /// Whether it is one more.
        more: bool,
    },
    /// A criterion went well, or did not.
    WentWell(String, bool),
    /// Opened or closed a piece of evidence.
    OpenPiece(Option<String>),
    /// Looked for something to link.
    SearchLinks(String),
    /// A piece was deleted that stood at this place, or was brought back.
    Deleted(Option<(usize, Evidence)>),
    /// What a table says, until it is taken over or left.
    Table(Option<Rc<Incoming>>),
    /// Whether pieces that the table does not have are to go.
    DropMissing(bool),
    /// Left a part of the report out, by its place, or took it in.
    LeaveOut(usize, bool),
}

/// What is held of evidence, grid and report.
#[derive(Clone, Default)]
pub struct EvidenceState {
    /// The id of the piece that is open to be changed.
    pub open: Option<String>,
    /// What its links are searched for.
    pub search: String,
    /// The id of the prompt whose evidence is open.
    pub prompt: Option<String>,
    /// The piece that was deleted last, and where it stood.
    pub gone: Option<(usize, Evidence)>,
    /// What happened last, in a sentence.
    pub news: String,
    /// What a file said, until it is taken over or left.
    pub incoming: Option<Rc<Incoming>>,
    /// Pieces that the file does not have are to go.
    pub missing_go: bool,
    /// The parts that are left out of the report, by their places.
    pub left_out: Vec<usize>,
}

/// A table that was chosen, and what it says.
pub struct Incoming {
    bytes: Vec<u8>,
    /// What it says; or what is wrong with it.
    pub read: Result<Read, Vec<Problem>>,
}

impl Incoming {
    /// Reads a table beside the log as it is.
    pub fn read(bytes: Vec<u8>, standard: &Standard, log: &[Evidence]) -> Incoming {
        let read = read_with(&bytes, standard, log, None);
        Incoming { bytes, read }
    }

    /// Reads it again, once it is known what comes first in its days.
    pub fn with(&self, order: DayOrder, standard: &Standard, log: &[Evidence]) -> Incoming {
        Incoming { bytes: self.bytes.clone(), read: read_with(&self.bytes, standard, log, Some(order)) }
    }

    /// A file that is no table.
    pub fn refused(problem: Problem) -> Incoming {
        Incoming { bytes: Vec::new(), read: Err(vec![problem]) }
    }
}

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
    /// What a record holds for a prompt of this standard.
    pub fn of(standard: &Standard, record: &LearnerRecord, ask: Ask) -> Said {
        match ask {
            Ask::Subject(Subject::Criterion(no)) if standard.criterion(no).is_some_and(|it| it.points.is_some()) => {
                Said::Pointed(no, record.points(no))
            }
            Ask::Subject(subject) => Said::Judged(subject, record.judgement(subject)),
            Ask::Category(no) => Said::Placed(no, record.placement(no)),
        }
    }
}

/// A prompt that was asked, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub ask: Ask,
    /// What the record held before.
    pub before: Said,
    /// It was put off.
    pub skipped: bool,
}

/// One prompt at a time: what was asked so far.
#[derive(Clone, Default)]
pub struct Asking {
    /// In turn.
    pub trail: Vec<Asked>,
    /// The place in the trail that somebody went back to.
    pub back: Option<usize>,
    /// Single keys do not answer.
    pub keys_off: bool,
}

impl Asking {
    /// Goes one prompt back.
    pub fn go_back(&mut self) {
        self.back = self.back.unwrap_or(self.trail.len()).checked_sub(1).or(self.back);
    }

    /// The prompt that somebody went back to.
    pub fn gone_back_to(&self) -> Option<Asked> {
        self.trail.get(self.back?).copied()
    }

    /// Notes that a prompt was answered or put off, and goes on.
    pub fn went_on(&mut self, asked: Asked) {
        match self.back.and_then(|place| self.trail.get_mut(place)) {
            Some(place) => {
                // What stood there before the first answer is what undoing it brings back.
                place.skipped = asked.skipped && place.skipped;
                self.back = self.back.map(|place| place + 1).filter(|place| *place < self.trail.len());
            }
            None => {
                self.trail.push(asked);
                self.back = None;
            }
        }
    }

    /// The last answer, taken out of the trail.
    pub fn take_last(&mut self) -> Option<Asked> {
        let place = self.trail.iter().rposition(|asked| !asked.skipped)?;
        self.back = None;
        Some(self.trail.remove(place))
    }

    /// Whether a prompt was put off.
    pub fn is_skipped(&self, ask: Ask) -> bool {
        self.trail.iter().any(|asked| asked.skipped && asked.ask == ask)
    }
}

/// A rehearsal under way.
#[derive(Clone, Default)]
pub struct RehearsalState {
    /// The place of its method among those that are rehearsed.
    pub method: usize,
    /// Its timer.
    pub timer: Timer,
    /// The clock on the wall when it was last looked at, in milliseconds.
    pub now: u64,
    /// Questions asked so far.
    pub questions: u32,
    /// Ids of criteria that went well.
    pub well: Vec<String>,
}

impl Model {
    /// Changes what a screen holds.
    pub(super) fn change_screen(&mut self, action: ScreenAction) {
        let now = self.clock;
        let screen = self.screen_mut();
        let rehearsal = &mut screen.rehearsal;
        match action {
            ScreenAction::Filter(filter) => screen.filter = Some(filter),
            ScreenAction::ShowTile(code) => screen.tile = code,
            ScreenAction::GoToTile(code) => (screen.filter, screen.tile) = (None, Some(code)),
            ScreenAction::UseKeys(on) => screen.asking.keys_off = !on,
            ScreenAction::GoOn(asked) => screen.asking.went_on(asked),
            ScreenAction::GoBack => screen.asking.go_back(),
            ScreenAction::TakeLast => drop(screen.asking.take_last()),
            ScreenAction::AskSkipped => screen.asking.trail.retain(|asked| !asked.skipped),
            ScreenAction::Rehearse(method) => *rehearsal = RehearsalState { method, ..RehearsalState::default() },
            ScreenAction::TurnClock => {
                rehearsal.now = now;
                if rehearsal.timer.runs() { rehearsal.timer.pause(now) } else { rehearsal.timer.start(now) }
            }
            ScreenAction::StartOver => {
                *rehearsal = RehearsalState { method: rehearsal.method, ..RehearsalState::default() };
            }
            ScreenAction::CountQuestion { more: true } => {
                rehearsal.questions = rehearsal.questions.saturating_add(1).min(999);
            }
            ScreenAction::CountQuestion { more: false } => rehearsal.questions = rehearsal.questions.saturating_sub(1),
            ScreenAction::WentWell(id, is_well) => {
                rehearsal.well.retain(|known| *known != id);
                if is_well {
                    rehearsal.well.push(id);
                }
            }
            ScreenAction::OpenPiece(id) => {
                screen.evidence.open = id;
                screen.evidence.search.clear();
            }
            ScreenAction::SearchLinks(text) => screen.evidence.search = text,
            ScreenAction::Deleted(piece) => {
                if piece.is_some() {
                    screen.evidence.open = None;
                }
                screen.evidence.gone = piece;
            }
            ScreenAction::Table(incoming) => {
                screen.evidence.incoming = incoming;
                screen.evidence.missing_go = false;
            }
            ScreenAction::DropMissing(go) => screen.evidence.missing_go = go,
            ScreenAction::LeaveOut(place, is_out) => {
                screen.evidence.left_out.retain(|left| *left != place);
                if is_out {
                    screen.evidence.left_out.push(place);
                }
            }
        }
    }
}
