//! What a person keeps beside their answers on the way to the assessment. No grade depends on any of it.
//!
//! Requirements, events and criteria are named here as files name them: what this version of the standard does not have
//! is kept as it is, and a record loses nothing by being opened.

use super::date::Date;
use super::evidence::{Evidence, Statement, next_id};
use super::merge::{Changes, Thing};
use super::record::Judgement;

/// Everything kept beside the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// The evidence log, in the person's own order.
    pub evidence: Vec<Evidence>,
    /// Who has signed for the evidence.
    pub statement: Statement,
    /// How the gateway requirements stand, by the requirement's id.
    pub gateway: Kept<Confirmed>,
    /// What is known about the person, as far as a rule asks.
    pub about: About,
    /// Days that are known or chosen.
    pub dates: ChosenDates,
    /// Rehearsals, in the order they were held.
    pub rehearsals: Vec<Rehearsal>,
    /// Criteria that stand in the person's plan, by id, with the day they want to be there.
    pub plan: Kept<Option<Date>>,
}

impl Readiness {
    /// Whether nothing has been said.
    pub fn is_empty(&self) -> bool {
        *self == Readiness::default()
    }

    /// Adds what was kept elsewhere: pieces and rehearsals that are not here yet, and of everything else what the
    /// other says. Notes every change.
    pub fn merge(&mut self, other: &Readiness, changes: &mut Changes) {
        for piece in &other.evidence {
            if self.evidence.contains(piece) {
                continue;
            }
            let mut piece = piece.clone();
            if self.piece(&piece.id).is_some() {
                piece.id = next_id(&self.evidence);
            }
            changes.note(Thing::Piece(piece.id.clone()), true);
            self.evidence.push(piece);
        }
        for rehearsal in &other.rehearsals {
            if !self.rehearsals.contains(rehearsal) {
                changes.note(Thing::Rehearsal, true);
                self.rehearsals.push(rehearsal.clone());
            }
        }
        changes.lay(&mut self.statement.employer, &other.statement.employer, Thing::Statement);
        changes.lay(&mut self.statement.apprentice, &other.statement.apprentice, Thing::Statement);
        self.gateway.merge(&other.gateway, Thing::Requirement, changes);
        self.plan.merge(&other.plan, Thing::Planned, changes);
        self.dates.fixed.merge(&other.dates.fixed, Thing::Event, changes);
        changes.lay(&mut self.about.training_start, &other.about.training_start, Thing::TrainingStart);
        changes.lay(&mut self.about.registered, &other.about.registered, Thing::Registered);
        changes.lay(&mut self.about.age_at_start, &other.about.age_at_start, Thing::AgeAtStart);
        changes.lay(&mut self.dates.gateway, &other.dates.gateway, Thing::Gateway);
        changes.lay(&mut self.dates.period_start, &other.dates.period_start, Thing::PeriodStart);
    }

    /// The piece of evidence with this id.
    pub fn piece(&self, id: &str) -> Option<&Evidence> {
        self.evidence.iter().find(|piece| piece.id == id)
    }

    /// The same, to change.
    pub fn piece_mut(&mut self, id: &str) -> Option<&mut Evidence> {
        self.evidence.iter_mut().find(|piece| piece.id == id)
    }
}

/// Values by name, each name once, in the order of their letters: what was said in another order is equal.
///
/// ```
/// use grades::domain::readiness::Kept;
/// let mut kept = Kept::default();
/// kept.put("b", 2);
/// kept.put("a", 1);
/// kept.put("b", 3);
/// assert_eq!(kept.iter().collect::<Vec<_>>(), [("a", &1), ("b", &3)]);
/// kept.remove("b");
/// assert_eq!(kept.get("b"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T>(Vec<(String, T)>);

impl<T> Default for Kept<T> {
    fn default() -> Kept<T> {
        Kept(Vec::new())
    }
}

impl<T> Kept<T> {
    /// What is kept under a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(kept, _)| kept == name).map(|(_, value)| value)
    }

    /// Keeps a value under a name, in place of what was there.
    pub fn put(&mut self, name: &str, value: T) {
        self.remove(name);
        let place = self.0.iter().position(|(kept, _)| kept.as_str() > name).unwrap_or(self.0.len());
        self.0.insert(place, (name.to_owned(), value));
    }

    /// Keeps all that another keeps, and notes every change. A name under which the other says nothing more changes
    /// nothing that is said here.
    fn merge(&mut self, other: &Kept<T>, thing: fn(String) -> Thing, changes: &mut Changes)
    where
        T: Clone + Default + PartialEq,
    {
        for (name, value) in &other.0 {
            let mine = self.get(name);
            if mine == Some(value) || (mine.is_some() && *value == T::default()) {
                continue;
            }
            changes.note(thing(name.clone()), mine.is_none());
            self.put(name, value.clone());
        }
    }

    /// Lets go of what is kept under a name.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(kept, _)| kept != name);
    }

    /// Everything, in the order of the names' letters.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How one requirement of the gateway stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confirmed {
    /// Yes, partly, not yet; none while nothing was said.
    pub state: Option<Judgement>,
    /// When it was confirmed.
    pub date: Option<Date>,
    /// Who confirmed it, in the person's own words. Empty if nothing was said.
    pub by: String,
    /// What else the person wrote. Empty if nothing was said.
    pub note: String,
}

/// What is known about the person, as far as a rule asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The day the training began.
    pub training_start: Option<Date>,
    /// The day of registration.
    pub registered: Option<Date>,
    /// The age when the training began.
    pub age_at_start: Option<u32>,
}

/// Days that are known or chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenDates {
    /// The day the gateway is passed.
    pub gateway: Option<Date>,
    /// The day the assessment period starts, where it was chosen.
    pub period_start: Option<Date>,
    /// Days that the person fixed for single events, by the event's key.
    pub fixed: Kept<Date>,
}

/// One rehearsal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rehearsal {
    /// The id of the method.
    pub method: String,
    /// The day.
    pub date: Option<Date>,
    /// How long it took.
    pub minutes: u32,
    /// How many questions were asked.
    pub questions: u32,
    /// Ids of criteria and outcomes that went well.
    pub well: Vec<String>,
}
