//! The record at hand: what the person said, and what follows.

use super::OpenStandard;
use crate::domain::decision::{Decision, Grades};
use crate::domain::readiness::Readiness;
use crate::domain::record::LearnerRecord;
use crate::domain::standing::{Standings, standings};
use crate::formats::records::Saved;
use crate::router::NO_OPTION;
use std::cell::OnceCell;
use std::rc::Rc;

/// The standard at hand, what the person said, and what follows.
#[derive(Clone)]
pub struct OpenRecord {
    /// The id of the record; empty while it was brought by a file or a link and is not kept.
    pub id: String,
    /// The standard.
    pub standard: OpenStandard,
    /// What was said.
    pub saved: Rc<Saved>,
    /// The grades that follow.
    pub grades: Rc<Grades>,
    decision: Rc<OnceCell<Decision>>,
    standings: Rc<OnceCell<Standings>>,
}

impl OpenRecord {
    /// Opens a record and works out its grades.
    pub fn new(id: String, standard: OpenStandard, saved: Saved) -> OpenRecord {
        let grades = Rc::new((standard.answering().grades)(standard.grader(), &saved.record));
        OpenRecord { id, standard, saved: Rc::new(saved), grades, decision: Rc::default(), standings: Rc::default() }
    }

    /// The grades with their reasons and what would change them, worked out when first asked for. Only the screens of the
    /// last wasm ask, so that what works it out comes with them.
    pub fn decision(&self) -> &Decision {
        self.decision.get_or_init(|| self.standard.grader().decide(&self.saved.record))
    }

    /// How every grade stands, in as many words as it has earned.
    pub fn standings(&self) -> &Standings {
        self.standings.get_or_init(|| standings(&self.standard, &self.saved.record, self.decision()))
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
        let option = self.record().pathway.and_then(|no| self.standard.pathway(no));
        option.map_or(NO_OPTION, |option| option.id.as_str())
    }
}
