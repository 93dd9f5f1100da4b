//! What merging two records changes, thing by thing.

use super::outcome::CategoryNo;
use super::plan::{CriterionNo, MethodNo};
use super::record::Subject;

/// Something that a record can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// The chosen option.
    Option,
    /// The answer to a criterion or outcome.
    Answer(Subject),
    /// An answer about something that this version of the standard does not have, by its id.
    UnknownAnswer(String),
    /// A placement in a performance category.
    Placement(CategoryNo),
    /// Which attempt at a method this is.
    Sitting(MethodNo),
    /// A result that was given.
    Result(MethodNo),
    /// The marks of a method.
    Marks(MethodNo),
    /// The points of a criterion.
    Points(CriterionNo),
    /// A note beside a criterion or outcome.
    Note(Subject),
    /// That the limit on repeats was lifted.
    Waived,
    /// The limit on repeats that the person assumes.
    AssumedCap,
    /// A piece of evidence, by its id in the merged record.
    Piece(String),
    /// A rehearsal.
    Rehearsal,
    /// Who signed for the evidence.
    Statement,
    /// How a gateway requirement stands, by its id.
    Requirement(String),
    /// A criterion in the person's plan, by its id.
    Planned(String),
    /// The day of an event, by its name in files.
    Event(String),
    /// The day training started.
    TrainingStart,
    /// The day of registration.
    Registered,
    /// The age when training started.
    AgeAtStart,
    /// The day of gateway.
    Gateway,
    /// The first day of the assessment period.
    PeriodStart,
}

/// One change that a merge makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What changes.
    pub what: Thing,
    /// Whether nothing was said of it before; else what was said is replaced.
    pub is_new: bool,
}

/// What a merge changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(Vec<Change>);

impl Changes {
    /// Every change.
    pub fn all(&self) -> &[Change] {
        &self.0
    }

    /// How many things were not said before.
    pub fn count_new(&self) -> usize {
        self.0.iter().filter(|change| change.is_new).count()
    }

    /// How many things are replaced.
    pub fn count_replaced(&self) -> usize {
        self.0.len().saturating_sub(self.count_new())
    }

    /// Puts what the other record says in the place of what this one says, if it says anything else.
    pub fn lay<T: Clone + Default + PartialEq>(&mut self, mine: &mut T, other: &T, what: Thing) {
        if *other == T::default() || other == mine {
            return;
        }
        self.note(what, *mine == T::default());
        *mine = other.clone();
    }

    /// The same for lists with a place for each thing.
    pub fn lay_list<T: Clone + Default + PartialEq>(
        &mut self,
        mine: &mut Vec<T>,
        other: &[T],
        what: impl Fn(usize) -> Option<Thing>,
    ) {
        if mine.len() < other.len() {
            mine.resize(other.len(), T::default());
        }
        for (place, (mine, other)) in mine.iter_mut().zip(other).enumerate() {
            if let Some(what) = what(place) {
                self.lay(mine, other, what);
            }
        }
    }

    /// Notes a change.
    pub fn note(&mut self, what: Thing, is_new: bool) {
        self.0.push(Change { what, is_new });
    }
}
