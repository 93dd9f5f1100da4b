//! What must be in place before the assessment may begin.

use super::citation::{Basis, Citation};
use super::date::Date;
use super::fact::Force;
use super::readiness::{About, Confirmed, Readiness};
use super::record::Judgement;
use super::standard::Standard;
use crate::files::words::words;
use serde::{Deserialize, Serialize};

/// One requirement of the gateway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// Stable within the standard.
    pub id: String,
    /// Two or three words for it, for lists, where the pack has them.
    pub short: Option<String>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// Whether a requirement binds somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// It does.
    Binds,
    /// It does not.
    Spares,
    /// It depends on something that is not known yet.
    Unknown,
}

impl Condition {
    /// Whether it binds somebody of whom this much is known.
    ///
    /// ```
    /// use grades::domain::gateway::{Binding, Condition};
    /// use grades::domain::readiness::About;
    /// let young = Condition { age_at_start_at_most: Some(18), ..Condition::default() };
    /// assert_eq!(young.binds(&About::default()), Binding::Unknown);
    /// assert_eq!(young.binds(&About { age_at_start: Some(19), ..About::default() }), Binding::Spares);
    /// ```
    pub fn binds(&self, about: &About) -> Binding {
        let bounds = [
            self.registered_before.map(|day| about.registered.map(|registered| registered < day)),
            self.registered_from.map(|day| about.registered.map(|registered| registered >= day)),
            self.age_at_start_at_most.map(|age| about.age_at_start.map(|mine| mine <= age)),
            self.age_at_start_at_least.map(|age| about.age_at_start.map(|mine| mine >= age)),
        ];
        let bounds = bounds.into_iter().flatten();
        bounds.fold(Binding::Binds, |so_far, holds| match (so_far, holds) {
            (Binding::Spares, _) | (_, Some(false)) => Binding::Spares,
            (Binding::Unknown, _) | (_, None) => Binding::Unknown,
            (Binding::Binds, Some(true)) => Binding::Binds,
        })
    }

    /// Whether it turns on the day of registration.
    pub fn asks_registered(&self) -> bool {
        self.registered_before.is_some() || self.registered_from.is_some()
    }

    /// Whether it turns on the age at the start of the training.
    pub fn asks_age(&self) -> bool {
        self.age_at_start_at_most.is_some() || self.age_at_start_at_least.is_some()
    }
}

/// One requirement as it stands for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked<'s> {
    /// The requirement.
    pub requirement: &'s Requirement,
    /// Whether it binds.
    pub binding: Binding,
    /// What was said of it, if anything.
    pub confirmed: Option<&'s Confirmed>,
    /// The first day on which its months are over, where it is one of time and the start of the training is known.
    pub from: Option<Date>,
}

impl Checked<'_> {
    /// Whether it is confirmed.
    pub fn in_place(&self) -> bool {
        self.confirmed.is_some_and(|confirmed| confirmed.state == Some(Judgement::Met))
    }
}

/// The gateway as it stands for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayStanding<'s> {
    /// Every requirement of the plan, in its order; none where it prints none, which is not the same as nothing to do.
    pub list: Vec<Checked<'s>>,
    /// Whether the day of registration matters.
    pub asks_registered: bool,
    /// Whether the age at the start of the training matters.
    pub asks_age: bool,
    /// Whether the day the training began matters.
    pub asks_start: bool,
}

impl<'s> GatewayStanding<'s> {
    /// Those that bind.
    pub fn binding(&self) -> impl Iterator<Item = &Checked<'s>> {
        self.list.iter().filter(|checked| checked.binding == Binding::Binds)
    }

    /// How many that bind are confirmed.
    pub fn in_place(&self) -> usize {
        self.binding().filter(|checked| checked.in_place()).count()
    }

    /// Those that bind and are not confirmed.
    pub fn open(&self) -> impl Iterator<Item = &Checked<'s>> {
        self.binding().filter(|checked| !checked.in_place())
    }

    /// How many there are of which it is not known whether they bind.
    pub fn unknown(&self) -> usize {
        self.list.iter().filter(|checked| checked.binding == Binding::Unknown).count()
    }
}

/// The gateway of a standard for somebody, with what has to be asked to know it.
///
/// ```
/// use grades::domain::{gateway, readiness::Readiness};
/// let standard = standards::find("ST0525_1.0").expect("shipped");
/// let readiness = Readiness::default();
/// let standing = gateway::standing(&standard, &readiness);
/// assert!(standing.asks_registered && standing.asks_age);
/// assert_eq!((standing.binding().count(), standing.unknown()), (3, 3));
/// ```
pub fn standing<'s>(standard: &'s Standard, readiness: &'s Readiness) -> GatewayStanding<'s> {
    let about = &readiness.about;
    let list = standard.gateway.iter().map(|requirement| Checked {
        requirement,
        binding: requirement.when.binds(about),
        confirmed: readiness.gateway.get(&requirement.id),
        from: about.training_start.zip(requirement.months).and_then(|(start, months)| start.after_months(months)),
    });
    let list: Vec<Checked> = list.collect();
    let any = |such: fn(&Condition) -> bool| standard.gateway.iter().any(|requirement| such(&requirement.when));
    GatewayStanding {
        asks_registered: any(Condition::asks_registered),
        asks_age: any(Condition::asks_age),
        asks_start: list
            .iter()
            .any(|checked| checked.requirement.months.is_some() && checked.binding != Binding::Spares),
        list,
    }
}

words!(Confirms:
    Employer = "employer",
    Apprentice = "apprentice",
    Provider = "provider",
    AssessmentOrganisation = "assessment-organisation",
);
