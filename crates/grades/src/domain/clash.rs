//! Days that cannot all be: what comes too early, too late, or leaves no room.

use super::calendar::is_working_day;
use super::date::Date;
use super::fact::{Anchor, Event, FactKind};
use super::span::anchor;
use super::timeline::{Bound, Entry, Says};

/// Two lines of a timeline that do not go together, or one that does not stand on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash<'e, 's> {
    /// A known day lies before that of something that comes first.
    Order {
        /// What comes first.
        first: &'e Entry<'s>,
        /// What lies before it.
        then: &'e Entry<'s>,
    },
    /// A known day lies before the earliest that the plan allows.
    Early {
        /// The known day.
        event: &'e Entry<'s>,
        /// What sets the earliest.
        limit: &'e Entry<'s>,
    },
    /// A known day lies after the latest that the plan allows.
    Late {
        /// The known day.
        event: &'e Entry<'s>,
        /// What sets the latest.
        limit: &'e Entry<'s>,
    },
    /// What has to happen so long before an assessment would have to happen before gateway, or before the assessment
    /// period starts.
    NoRoom {
        /// What has to happen.
        limit: &'e Entry<'s>,
        /// Gateway, or the start of the assessment period.
        start: &'e Entry<'s>,
    },
    /// A known day is no working day.
    Free(&'e Entry<'s>),
}

/// How events follow one another; those of one rank come in any order.
fn rank(event: Event) -> u8 {
    match event {
        Event::TrainingStart => 0,
        Event::Gateway => 1,
        Event::PeriodStart => 2,
        Event::ProjectStart => 3,
        Event::Assessment | Event::FinalAssessment => 4,
        Event::OutcomeNotification | Event::Feedback | Event::Results => 5,
    }
}

/// Everything in a timeline that does not go together, in its order.
///
/// ```
/// use grades::domain::clash::{Clash, clashes};
/// use grades::domain::{date::Date, fact::Event, readiness::About, timeline::{Known, timeline}};
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// let on = |event, day| Known { event, method: None, day: Date::new(2026, 1, day).expect("a real day") };
/// let known = [on(Event::Gateway, 12), on(Event::PeriodStart, 5)];
/// let entries = timeline(&standard, None, &known, &About::default());
/// assert!(matches!(clashes(&entries)[..], [Clash::Order { .. }]));
/// ```
pub fn clashes<'e, 's>(entries: &'e [Entry<'s>]) -> Vec<Clash<'e, 's>> {
    let mut found = Vec::new();
    for then in entries {
        let Some((event, day)) = known(then) else { continue };
        let together = |other: &&Entry| other.method.is_none() || then.method.is_none() || other.method == then.method;
        for other in entries.iter().filter(together) {
            match (known(other), other.when.day()) {
                (Some((first, on)), _) if rank(first) < rank(event) && day < on => {
                    found.push(Clash::Order { first: other, then });
                }
                (None, Some(on)) => {
                    // That the assessment lies before its start has been told, and says more.
                    let told = |told: &Clash| matches!(told, Clash::Order { first, then: early } if *first == then && early.method == other.method);
                    let found_here = against(then, event, day, other, on);
                    found.extend(
                        found_here.filter(|clash| !matches!(clash, Clash::NoRoom { .. }) || !found.iter().any(told)),
                    );
                }
                (Some(_), _) | (None, None) => {}
            }
        }
        if rank(event) != 0 && event != Event::PeriodStart && event != Event::ProjectStart && !is_working_day(day) {
            found.push(Clash::Free(then));
        }
    }
    found
}

fn known(entry: &Entry) -> Option<(Event, Date)> {
    match entry.says {
        Says::Event(event) => Some((event, entry.when.day()?)),
        Says::Fact(_) | Says::Requirement { .. } => None,
    }
}

/// A known day against one that the plan gives.
fn against<'e, 's>(
    then: &'e Entry<'s>,
    event: Event,
    day: Date,
    limit: &'e Entry<'s>,
    on: Date,
) -> Option<Clash<'e, 's>> {
    let what = match limit.says {
        Says::Requirement { perhaps, .. } => {
            return (event == Event::Gateway && !perhaps && day < on).then_some(Clash::Early { event: then, limit });
        }
        Says::Fact(fact) if anchor(fact) == Some(Anchor::Before(Event::Assessment)) => {
            let starts = matches!(event, Event::Gateway | Event::PeriodStart);
            return (starts && on < day).then_some(Clash::NoRoom { limit, start: then });
        }
        Says::Fact(fact) => fact.what,
        Says::Event(_) => return None,
    };
    match (what, event, limit.bound) {
        (FactKind::OnProgramme, Event::Gateway, Bound::Earliest) if day < on => {
            Some(Clash::Early { event: then, limit })
        }
        (FactKind::AssessmentPeriod, Event::Assessment, Bound::Latest | Bound::Exact) if day > on => {
            Some(Clash::Late { event: then, limit })
        }
        // The work is handed in before it is assessed.
        (FactKind::ProjectTime, Event::Assessment, Bound::Latest | Bound::Exact) if day < on => {
            Some(Clash::Early { event: then, limit })
        }
        _ => None,
    }
}
