//! Every date that the figures of a plan give, once the days that they are counted from are known.

use super::date::Date;
use super::fact::{Anchor, Event, Fact, FactKind};
use super::gateway::{Binding, Requirement};
use super::order::sort_short;
use super::plan::MethodNo;
use super::readiness::{About, Readiness};
use super::span::{anchor, bounds, counted};
use super::standard::{PathwayNo, Standard};
use crate::files::words::Words;

/// A day that somebody chose or was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What happens on it.
    pub event: Event,
    /// By which method, where the event is one of a method.
    pub method: Option<MethodNo>,
    /// The day.
    pub day: Date,
}

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'s> {
    /// Stable for this standard, whatever the days are: a calendar that reads it again knows it.
    pub id: String,
    /// The method it belongs to, if it is one's.
    pub method: Option<MethodNo>,
    /// What it says.
    pub says: Says<'s>,
    /// How the day binds.
    pub bound: Bound,
    /// The day, or what it waits for.
    pub when: When,
}

/// What a line of the timeline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says<'s> {
    /// A day that is known.
    Event(Event),
    /// A figure of the plan.
    Fact(&'s Fact),
    /// A requirement of the gateway that is one of time.
    Requirement {
        /// Which.
        requirement: &'s Requirement,
        /// It binds only some, and it is not known whether it binds this person.
        perhaps: bool,
    },
}

/// How a day binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Not before this day.
    Earliest,
    /// No later than this day.
    Latest,
    /// On this day; of something typical, about this day.
    Exact,
}

/// A day, or what has to be known first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// On this day.
    On {
        /// The day.
        day: Date,
        /// Bank holidays count, and nobody has proclaimed those of that year yet.
        may_move: bool,
    },
    /// Once this day is known.
    Waits {
        /// Which event.
        event: Event,
        /// By which method.
        method: Option<MethodNo>,
    },
}

impl When {
    /// The day, if it is known.
    pub fn day(self) -> Option<Date> {
        match self {
            When::On { day, .. } => Some(day),
            When::Waits { .. } => None,
        }
    }
}

/// An entry of a calendar, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The same whenever the same thing is written again, and no other's.
    pub uid: String,
    /// The whole of this day.
    pub day: Date,
    /// One line.
    pub title: String,
    /// What it rests on.
    pub text: String,
}

/// Every date for somebody on this option: the days that are known and what the plan counts from them, in order of time;
/// then what waits for a day, in document order.
///
/// The assessment period starts at gateway unless another day is given. Where the last assessment is not given it is
/// the latest of all methods' days, once each has one. `about` tells which requirements of the gateway bind
/// this person.
///
/// Weeks from the start of the assessment period are that period's weeks: the end of week 4 is 27 days after the first
/// day. Every other span ends on the day of the same name or date; a month that has no such day ends it on its last. "At
/// least so many months" are never cut short: there, such a month is counted to its end, and the next day is the first.
///
/// ```
/// use grades::domain::{date::Date, fact::Event, readiness::About, timeline::{Bound, Known, timeline}};
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// let gateway = Known { event: Event::Gateway, method: None, day: Date::new(2026, 1, 5).expect("a real day") };
/// let entries = timeline(&standard, None, &[gateway], &About::default());
/// let materials = entries.iter().find(|entry| entry.id == "AM1-submission-latest").expect("the plan says when");
/// assert_eq!(materials.bound, Bound::Latest);
/// assert_eq!(materials.when.day(), Date::new(2026, 2, 1));
/// ```
pub fn timeline<'s>(
    standard: &'s Standard,
    pathway: Option<PathwayNo>,
    known: &[Known],
    about: &About,
) -> Vec<Entry<'s>> {
    let mut lines = Lines { standard, known, entries: Vec::new() };
    for one in known {
        let id = id_of(one.event).to_owned();
        lines.add(id, one.method, Says::Event(one.event), Bound::Exact, When::On { day: one.day, may_move: false });
    }
    for requirement in &standard.gateway {
        lines.requirement(requirement, about);
    }
    let mine = |fact: &&Fact| fact.pathway.is_none() || fact.pathway == pathway;
    standard.facts.iter().filter(mine).for_each(|fact| lines.fact(fact, None));
    for (no, method) in standard.methods() {
        method.facts.iter().filter(mine).for_each(|fact| lines.fact(fact, Some(no)));
    }
    standard.repeats.facts.iter().filter(mine).for_each(|fact| lines.fact(fact, None));
    // What waits stands behind everything that has a day.
    sort_short(&mut lines.entries, |one, other| match (one.when.day(), other.when.day()) {
        (Some(one), Some(other)) => one < other,
        (Some(_), None) => true,
        (None, _) => false,
    });
    lines.entries
}

/// Every day that a person's record holds: the start of training, gateway, the start of the assessment period, and what
/// is fixed by [`key`]. What another version of the standard would know is left out.
pub fn known_days(standard: &Standard, readiness: &Readiness) -> Vec<Known> {
    let (about, dates) = (&readiness.about, &readiness.dates);
    let three = [
        (Event::TrainingStart, about.training_start),
        (Event::Gateway, dates.gateway),
        (Event::PeriodStart, dates.period_start),
    ];
    let given = three.into_iter().filter_map(|(event, day)| Some(Known { event, method: None, day: day? }));
    let fixed = events(standard).into_iter().filter_map(|(event, method)| {
        let day = *dates.fixed.get(&key(standard, event, method))?;
        Some(Known { event, method, day })
    });
    given.chain(fixed).collect()
}

/// Every event that a person may fix a day for, beside gateway and the start of the assessment period: those that a
/// fact counts from, of each method where it is one of a method; and the day of each assessment.
pub fn events(standard: &Standard) -> Vec<(Event, Option<MethodNo>)> {
    let assessed = standard.methods().filter(|(_, method)| !method.taken_elsewhere);
    let mut events: Vec<_> = assessed.map(|(no, _)| (Event::Assessment, Some(no))).collect();
    let of_methods = standard.methods().flat_map(|(no, method)| method.facts.iter().map(move |fact| (fact, Some(no))));
    let of_all = standard.facts.iter().chain(&standard.repeats.facts).map(|fact| (fact, None));
    for (fact, method) in of_methods.chain(of_all) {
        let Some(Anchor::From(event) | Anchor::Before(event)) = anchor(fact) else { continue };
        let asked = match event {
            Event::TrainingStart | Event::Gateway | Event::PeriodStart | Event::FinalAssessment => continue,
            Event::Assessment if method.is_none() => continue,
            Event::Assessment | Event::ProjectStart | Event::OutcomeNotification | Event::Feedback | Event::Results => {
                (event, method)
            }
        };
        if !events.contains(&asked) {
            events.push(asked);
        }
    }
    events
}

/// What two events were called in records before they went by the words of packs; the calendars that people imported
/// know them so.
const EARLIER_WORDS: [(&str, Event); 2] = [("period-start", Event::PeriodStart), ("results-issued", Event::Results)];

/// What the line of an event goes by: it must stay, or calendars would show the event twice.
fn id_of(event: Event) -> &'static str {
    EARLIER_WORDS.iter().find(|(_, other)| *other == event).map_or(event.word(), |(earlier, _)| earlier)
}

/// A [`key`] of a record, in today's words.
///
/// ```
/// use grades::domain::timeline::key_today;
/// assert_eq!(key_today("AM1/results-issued"), "AM1/results");
/// assert_eq!(key_today("AM1/assessment"), "AM1/assessment");
/// ```
pub fn key_today(key: &str) -> String {
    let (method, word) = key.rsplit_once('/').map_or((None, key), |(method, word)| (Some(method), word));
    let word = EARLIER_WORDS.iter().find(|(earlier, _)| *earlier == word).map_or(word, |(_, event)| event.word());
    method.map_or_else(|| word.to_owned(), |method| format!("{method}/{word}"))
}

/// The key under which a record keeps the day of an event: `AM1/assessment`, `outcome-notification`.
///
/// ```
/// use grades::domain::{fact::Event, plan::MethodNo, timeline::key};
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// assert_eq!(key(&standard, Event::Assessment, Some(MethodNo(1))), "AM2/assessment");
/// ```
pub fn key(standard: &Standard, event: Event, method: Option<MethodNo>) -> String {
    let mut key = method.and_then(|no| standard.method(no)).map_or(String::new(), |method| method.id.clone());
    if !key.is_empty() {
        key.push('/');
    }
    key.push_str(event.word());
    key
}

/// The timeline in the making.
struct Lines<'s, 'k> {
    standard: &'s Standard,
    known: &'k [Known],
    entries: Vec<Entry<'s>>,
}

impl<'s> Lines<'s, '_> {
    /// Adds a line. Ids are told apart by a number only where a plan says the same thing twice.
    fn add(&mut self, what: String, method: Option<MethodNo>, says: Says<'s>, bound: Bound, when: When) {
        let mut id = method.and_then(|no| self.standard.method(no)).map_or(String::new(), |method| method.id.clone());
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&what);
        id.push_str(match bound {
            Bound::Earliest => "-earliest",
            Bound::Latest => "-latest",
            Bound::Exact => "",
        });
        let mut twin = 1_u32;
        let mut told = id.clone();
        while self.entries.iter().any(|entry| entry.id == told) {
            twin = twin.saturating_add(1);
            told = id.clone();
            told.push('-');
            told.push_str(&twin.to_string());
        }
        self.entries.push(Entry { id: told, method, says, bound, when });
    }

    fn requirement(&mut self, requirement: &'s Requirement, about: &About) {
        let (Some(months), binding) = (requirement.months, requirement.when.binds(about)) else { return };
        if binding == Binding::Spares {
            return;
        }
        let says = Says::Requirement { requirement, perhaps: binding == Binding::Unknown };
        let event = Event::TrainingStart;
        let when = match self.find(event, None) {
            Some(start) => {
                let Some(day) = start.after_months(months) else { return };
                When::On { day, may_move: false }
            }
            None => When::Waits { event, method: None },
        };
        let mut what = "gateway-".to_owned();
        what.push_str(&requirement.id);
        self.add(what, None, says, Bound::Earliest, when);
    }

    fn fact(&mut self, fact: &'s Fact, method: Option<MethodNo>) {
        let Some(anchor) = anchor(fact) else { return };
        let (Anchor::From(event) | Anchor::Before(event)) = anchor;
        for (method, start) in self.instances(event, method) {
            for (bound, count) in bounds(fact, anchor) {
                let when = match start {
                    Some(start) => {
                        let Some(when) = counted(fact, anchor, bound, count, start) else { continue };
                        when
                    }
                    None => When::Waits { event, method },
                };
                let told = |entry: &Entry| match entry.says {
                    Says::Requirement { perhaps: false, .. } => entry.bound == bound && entry.when == when,
                    Says::Requirement { perhaps: true, .. } | Says::Event(_) | Says::Fact(_) => false,
                };
                // The gateway requires the same time on programme: it is said once.
                if !(fact.what == FactKind::OnProgramme && self.entries.iter().any(told)) {
                    self.add(fact.what.word().to_owned(), method, Says::Fact(fact), bound, when);
                }
            }
        }
    }

    /// How often something happens for a fact of this method, or of all: by which method, and on which day.
    fn instances(&self, event: Event, method: Option<MethodNo>) -> Vec<(Option<MethodNo>, Option<Date>)> {
        if method.is_some() {
            return vec![(method, self.find(event, method))];
        }
        match event {
            Event::Assessment => {
                let every = self.standard.methods().filter(|(_, method)| !method.taken_elsewhere);
                every.map(|(no, _)| (Some(no), self.find(event, Some(no)))).collect()
            }
            Event::OutcomeNotification | Event::Feedback | Event::Results => {
                let of_event = self.known.iter().filter(|known| known.event == event);
                let found: Vec<_> = of_event.map(|known| (known.method, Some(known.day))).collect();
                if found.is_empty() { vec![(None, None)] } else { found }
            }
            Event::TrainingStart
            | Event::Gateway
            | Event::PeriodStart
            | Event::ProjectStart
            | Event::FinalAssessment => {
                vec![(None, self.find(event, None))]
            }
        }
    }

    /// The day of an event: of this method, or of all.
    fn find(&self, event: Event, method: Option<MethodNo>) -> Option<Date> {
        let of = |method| self.known.iter().find(|known| known.event == event && known.method == method);
        let given = of(method).or_else(|| of(None)).map(|known| known.day);
        given.or_else(|| match event {
            Event::PeriodStart => self.find(Event::Gateway, None),
            Event::FinalAssessment => self.last_assessment(),
            Event::TrainingStart
            | Event::Gateway
            | Event::ProjectStart
            | Event::Assessment
            | Event::OutcomeNotification
            | Event::Feedback
            | Event::Results => None,
        })
    }

    fn last_assessment(&self) -> Option<Date> {
        let every = self.standard.methods().filter(|(_, method)| !method.taken_elsewhere);
        let days: Option<Vec<Date>> = every.map(|(no, _)| self.find(Event::Assessment, Some(no))).collect();
        days?.into_iter().max()
    }
}
