//! What screens hold only while the page is open: nothing of it is kept.

use super::Model;
use super::walking::Walking;
use crate::domain::evidence::Evidence;
use crate::domain::grade::Grade;
use crate::domain::ksb_map::Filter;
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
    /// The way through the questions.
    pub walking: Walking,
    /// The grade that is aimed for; none for the next one that can be reached.
    pub aim: Option<Grade>,
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
    /// Chose the grade to aim for.
    Aim(Grade),
    /// Chose what the map of KSBs leaves in.
    Filter(Filter),
    /// Opened or closed a tile of the map.
    ShowTile(Option<String>),
    /// Went along to another tile, whatever was left out.
    GoToTile(String),
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
            ScreenAction::Aim(grade) => screen.aim = Some(grade),
            ScreenAction::Filter(filter) => screen.filter = Some(filter),
            ScreenAction::ShowTile(code) => screen.tile = code,
            ScreenAction::GoToTile(code) => (screen.filter, screen.tile) = (None, Some(code)),
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
