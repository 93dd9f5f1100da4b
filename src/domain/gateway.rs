//! What must be in place before the assessment may begin.

use super::citation::{Basis, Citation};
use super::date::Date;
use super::fact::Force;

/// One requirement of the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Stable within the standard.
    pub id: String,
    /// This project's sentence.
    pub what: String,
    /// One more sentence, where it helps.
    pub detail: Option<String>,
    /// Least months on programme, where the requirement is one of time.
    pub months: Option<u32>,
    /// Who confirms it, where the plan says.
    pub who: Option<Confirms>,
    /// Whom it binds.
    pub when: Condition,
    /// Whether it binds, where the pack says.
    pub force: Option<Force>,
    /// How surely the document says it.
    pub basis: Basis,
    /// Where.
    pub source: Citation,
}

/// Who confirms that a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirms {
    /// The employer.
    Employer,
    /// The apprentice.
    Apprentice,
    /// The training provider.
    Provider,
    /// The assessment organisation.
    AssessmentOrganisation,
}

/// Whom a requirement binds; empty binds everybody, several bounds must all hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// Registered before this day.
    pub registered_before: Option<Date>,
    /// Registered on this day or later.
    pub registered_from: Option<Date>,
    /// Of this age or younger when training began.
    pub age_at_start_at_most: Option<u32>,
    /// Of this age or older when training began.
    pub age_at_start_at_least: Option<u32>,
}
