//! What is said on the way to the assessment: evidence, gateway, days, rehearsals, the plan. No grade depends on it.

use super::Model;
use super::screen_state::RehearsalState;
use crate::domain::date::Date;
use crate::domain::evidence::{Evidence, EvidenceKind, next_id};
use crate::domain::plan::Method;
use crate::domain::readiness::{Confirmed, Readiness, Rehearsal};
use crate::domain::record::Judgement;
use crate::domain::revision::take_over;
use crate::formats::records::{LONGEST_LINE, clean_line, clean_note};
use std::rc::Rc;

/// What changes it, on the screens of the last wasm.
#[derive(Clone)]
pub enum Prepare {
    /// Changed a piece of evidence, by its id.
    Piece(String, PieceChange),
    /// Brought a deleted piece back to where it stood.
    RestorePiece(usize, Evidence),
    /// Deleted a piece, by its id.
    DeletePiece(String),
    /// Swapped the pieces in two places.
    SwapPieces(usize, usize),
    /// Took the pieces of a table over.
    TakePieces {
        /// What the table has.
        pieces: Rc<Vec<Evidence>>,
        /// Whether pieces that it does not have go.
        drop_missing: bool,
    },
    /// Whether the employer signed for the evidence.
    SignedByEmployer(bool),
    /// Whether the person signed for it.
    SignedByApprentice(bool),
    /// Changed what is said of a gateway requirement, by its id.
    Requirement(String, RequirementChange),
    /// A day, or that it is not known.
    Day(KnownDay, Option<Date>),
    /// The age when training began.
    AgeAtStart(Option<u32>),
    /// Put a criterion into the plan, with a day or without, or took it out; by its id.
    Plan(String, Planned),
    /// Took everything out of the plan.
    EmptyPlan,
    /// Took the latest rehearsal away.
    DropRehearsal,
}

/// What is changed of a piece of evidence.
#[derive(Clone)]
pub enum PieceChange {
    /// What it is called.
    Title(String),
    /// What kind it is.
    Kind(Option<EvidenceKind>),
    /// How long it runs.
    Minutes(Option<u32>),
    /// Its day.
    Day(Option<Date>),
    /// Where it is kept.
    KeptAt(String),
    /// What else is to be said.
    Note(String),
}

/// What is changed of a gateway requirement.
#[derive(Clone)]
pub enum RequirementChange {
    /// How it stands.
    State(Option<Judgement>),
    /// When it was confirmed.
    Day(Option<Date>),
    /// Who confirmed it.
    By(String),
    /// What else is to be said.
    Note(String),
}

/// A day that the person may know.
#[derive(Clone)]
pub enum KnownDay {
    /// Training began.
    TrainingStart,
    /// Registration.
    Registered,
    /// Gateway.
    Gateway,
    /// The assessment period begins.
    PeriodStart,
    /// An event of the plan, by its name in files.
    Event(String),
}

/// How a criterion stands in the plan.
#[derive(Clone, Copy)]
pub enum Planned {
    /// Not at all.
    No,
    /// By a day, if one was said.
    By(Option<Date>),
}

impl Model {
    /// Changes what is said on the way to the assessment.
    pub(super) fn prepare(&mut self, change: Prepare) {
        self.change_readiness(|readiness| apply(readiness, change));
    }

    /// Keeps the rehearsal under way as one that was held on this day.
    pub(super) fn finish_rehearsal(&mut self, day: Date) {
        let now = self.clock;
        let held = self.screen.rehearsal.clone();
        let open = self.open.as_ref();
        let Some(method) = open.and_then(|open| open.standard.methods.get(held.method)) else { return };
        let Method { id, .. } = method;
        let minutes = u32::try_from(held.timer.elapsed(now).div_ceil(60_000)).unwrap_or(0);
        let kept =
            Rehearsal { method: id.clone(), date: Some(day), minutes, questions: held.questions, well: held.well };
        self.change_readiness(|readiness| readiness.rehearsals.push(kept));
        self.screen_mut().rehearsal = RehearsalState { method: held.method, ..RehearsalState::default() };
    }
}

fn apply(readiness: &mut Readiness, change: Prepare) {
    match change {
        Prepare::Piece(id, change) => {
            if let Some(piece) = readiness.piece_mut(&id) {
                change_piece(piece, change);
            }
        }
        Prepare::RestorePiece(place, mut piece) => {
            // Its id may have been given to another one since then.
            if readiness.piece(&piece.id).is_some() {
                piece.id = next_id(&readiness.evidence);
            }
            readiness.evidence.insert(place.min(readiness.evidence.len()), piece);
        }
        Prepare::DeletePiece(id) => readiness.evidence.retain(|piece| piece.id != id),
        Prepare::SwapPieces(one, other) => {
            if one.max(other) < readiness.evidence.len() {
                readiness.evidence.swap(one, other);
            }
        }
        Prepare::TakePieces { pieces, drop_missing } => {
            take_over(&mut readiness.evidence, Rc::unwrap_or_clone(pieces), drop_missing);
        }
        Prepare::SignedByEmployer(is) => readiness.statement.employer = is,
        Prepare::SignedByApprentice(is) => readiness.statement.apprentice = is,
        Prepare::Requirement(id, change) => {
            let mut confirmed = readiness.gateway.get(&id).cloned().unwrap_or_default();
            match change {
                RequirementChange::State(state) => confirmed.state = state,
                RequirementChange::Day(day) => confirmed.date = day,
                RequirementChange::By(by) => confirmed.by = clean_line(&by, LONGEST_LINE),
                RequirementChange::Note(note) => confirmed.note = clean_note(&note),
            }
            // Nothing stays where nothing is said.
            if confirmed == Confirmed::default() {
                readiness.gateway.remove(&id);
            } else {
                readiness.gateway.put(&id, confirmed);
            }
        }
        Prepare::Day(KnownDay::TrainingStart, day) => readiness.about.training_start = day,
        Prepare::Day(KnownDay::Registered, day) => readiness.about.registered = day,
        Prepare::Day(KnownDay::Gateway, day) => readiness.dates.gateway = day,
        Prepare::Day(KnownDay::PeriodStart, day) => readiness.dates.period_start = day,
        Prepare::Day(KnownDay::Event(key), Some(day)) => readiness.dates.fixed.put(&key, day),
        Prepare::Day(KnownDay::Event(key), None) => readiness.dates.fixed.remove(&key),
        Prepare::AgeAtStart(age) => readiness.about.age_at_start = age,
        Prepare::Plan(id, Planned::By(day)) => readiness.plan.put(&id, day),
        Prepare::Plan(id, Planned::No) => readiness.plan.remove(&id),
        Prepare::EmptyPlan => readiness.plan = Default::default(),
        Prepare::DropRehearsal => drop(readiness.rehearsals.pop()),
    }
}

fn change_piece(piece: &mut Evidence, change: PieceChange) {
    match change {
        PieceChange::Title(title) => piece.title = clean_line(&title, LONGEST_LINE),
        PieceChange::Kind(kind) => piece.kind = kind,
        PieceChange::Minutes(minutes) => piece.minutes = minutes,
        PieceChange::Day(day) => piece.date = day,
        PieceChange::KeptAt(place) => piece.kept = clean_line(&place, LONGEST_LINE),
        PieceChange::Note(note) => piece.note = clean_note(&note),
    }
}
