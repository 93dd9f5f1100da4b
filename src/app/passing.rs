//! What the screens on the way to the assessment hold only while the page is open: nothing of it is kept.

use super::holding::Holding;
use super::route::{Route, Screen};
use crate::domain::grading::next::Ask;
use crate::domain::ksb_map::Filter;
use crate::domain::outcome::{CategoryNo, Placement};
use crate::domain::plan::CriterionNo;
use crate::domain::record::{Judgement, LearnerRecord, Subject};
use crate::domain::rehearsal::Timer;
use crate::domain::standard::Standard;

/// What is held for the standard and option at hand.
#[derive(Clone, Default)]
pub struct Passing {
    /// One prompt at a time.
    pub asking: Asking,
    /// What the map of KSBs leaves in; none for all of it.
    pub filter: Option<Filter>,
    /// The code whose tile is open.
    pub tile: Option<String>,
    /// The rehearsal that is under way.
    pub rehearsing: Rehearsing,
    /// Evidence, grid and report.
    pub holding: Holding,
}

impl Passing {
    /// Opens the tile of the KSB that an address names.
    pub fn aim(&mut self, route: &Route) {
        if let Route::At { screen: Screen::Ksb { code }, .. } = route {
            self.filter = None;
            self.tile = Some(code.clone());
        }
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
pub struct Rehearsing {
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
