//! Figures and rules of a plan that no grade depends on: times, counts, limits.

use super::citation::{Basis, Citation};
use super::evidence::EvidenceKind;
use super::standard::PathwayNo;

/// One thing a plan says, with its figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Which thing, by the closed list of the pack format.
    pub what: String,
    /// Its figure, if it has one.
    pub amount: Option<Amount>,
    /// It may run over by this many per cent.
    pub extra_percent: Option<u32>,
    /// It may be over or under by this many per cent.
    pub plus_minus_percent: Option<u32>,
    /// The kind of evidence it is about, where it is about one.
    pub kind: Option<EvidenceKind>,
    /// What the figure is counted from or before.
    pub anchor: Option<Anchor>,
    /// The option it belongs to; none for everybody.
    pub pathway: Option<PathwayNo>,
    /// This project's sentence; `{amount}`, `{extra}` and `{plusMinus}` stand for the figures.
    pub says: Option<String>,
    /// Whether it binds.
    pub force: Option<Force>,
    /// How surely the document says it.
    pub basis: Basis,
    /// Where.
    pub source: Citation,
}

/// A rule binds; what is typical does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// "must", "will", "at least".
    Rule,
    /// "typically", "should", "may".
    Typical,
}

/// A whole number of something, or bounds of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Of what.
    pub unit: Unit,
    /// Not fewer.
    pub at_least: Option<u32>,
    /// Not more.
    pub at_most: Option<u32>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Minutes of clock time.
    Minutes,
    /// Hours of clock time.
    Hours,
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Calendar weeks.
    Weeks,
    /// Calendar months.
    Months,
    /// Words of text.
    Words,
    /// Pieces of evidence.
    Pieces,
    /// Questions.
    Questions,
    /// Things of the kind the fact names.
    Items,
    /// Parts in a hundred.
    Percent,
}

/// What a time is counted from, or must lie before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Counted forward from the event.
    From(Event),
    /// Counted back from the event.
    Before(Event),
}

/// A moment in an apprenticeship that times are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The start of the training.
    TrainingStart,
    /// Passing the gateway.
    Gateway,
    /// The start of the assessment period.
    PeriodStart,
    /// The start of the project.
    ProjectStart,
    /// The assessment by this method.
    Assessment,
    /// The last assessment of all.
    FinalAssessment,
    /// The day the outcome is notified.
    OutcomeNotification,
    /// The day feedback is received.
    Feedback,
    /// The day results are issued.
    Results,
}
