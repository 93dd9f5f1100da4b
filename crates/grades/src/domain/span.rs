//! From a figure to a day: what is counted from or back from an event, and how the day binds.

use super::calendar::{CHECKED_TO, plus_working_days};
use super::date::Date;
use super::fact::{Anchor, Event, Fact, FactKind, Unit};
use super::timeline::{Bound, When};

/// Figures that are meant as a deadline even where the plan prints a bare number.
const DEADLINES: [FactKind; 11] = [
    FactKind::Approval,
    FactKind::Certificate,
    FactKind::Mapping,
    FactKind::ProjectAmended,
    FactKind::ProjectTime,
    FactKind::RepeatWindow,
    FactKind::ResitTypical,
    FactKind::Results,
    FactKind::RetakeTypical,
    FactKind::Submission,
    FactKind::TechnicalNeeds,
];

/// What a fact is counted from: as the plan says, or, for a span of time of which it does not, as the kind of the figure
/// means. Time on programme runs from the start of training whoever prints it.
#[expect(clippy::wildcard_enum_match_arm, reason = "most kinds of facts count from nothing unless the plan says so")]
pub(super) fn anchor(fact: &Fact) -> Option<Anchor> {
    let meant = || match fact.what {
        FactKind::OnProgramme => Some(Anchor::From(Event::TrainingStart)),
        FactKind::AssessmentPeriod => Some(Anchor::From(Event::PeriodStart)),
        // The two weeks of gateway.
        FactKind::Approval => Some(Anchor::From(Event::Gateway)),
        FactKind::ProjectTime => Some(Anchor::From(Event::ProjectStart)),
        FactKind::ProjectAmended => Some(Anchor::From(Event::Feedback)),
        FactKind::RepeatWindow | FactKind::ResitTypical | FactKind::RetakeTypical => {
            Some(Anchor::From(Event::OutcomeNotification))
        }
        FactKind::Notice | FactKind::Review => Some(Anchor::Before(Event::Assessment)),
        _ => None,
    };
    fact.anchor.or_else(|| fact.amount.filter(|amount| is_span(amount.unit)).and_then(|_| meant()))
}

/// How a fact binds, with the number of its unit: two ends make two lines.
pub(super) fn bounds(fact: &Fact, anchor: Anchor) -> Vec<(Bound, u32)> {
    let Some(amount) = fact.amount.filter(|amount| is_span(amount.unit)) else {
        // "At gateway", "before gateway", "once gateway is passed".
        let bound = match anchor {
            Anchor::Before(_) => Bound::Latest,
            Anchor::From(_) if fact.what == FactKind::Planning => Bound::Earliest,
            Anchor::From(_) => Bound::Exact,
        };
        return vec![(bound, 0)];
    };
    match (anchor, amount.at_least, amount.at_most) {
        (Anchor::Before(_), Some(number), _) | (Anchor::Before(_), None, Some(number)) => vec![(Bound::Latest, number)],
        (Anchor::From(_), Some(least), Some(most)) if least == most => {
            let deadline = DEADLINES.contains(&fact.what);
            vec![(if deadline { Bound::Latest } else { Bound::Exact }, most)]
        }
        (_, least, most) => {
            let least = least.map(|number| (Bound::Earliest, number));
            least.into_iter().chain(most.map(|number| (Bound::Latest, number))).collect()
        }
    }
}

fn is_span(unit: Unit) -> bool {
    match unit {
        Unit::Days | Unit::WorkingDays | Unit::Weeks | Unit::Months => true,
        Unit::Minutes | Unit::Hours | Unit::Words | Unit::Pieces | Unit::Questions | Unit::Items | Unit::Percent => {
            false
        }
    }
}

/// The day that comes out; none for working days counted back, which no plan asks for, and for months that end after the
/// last day that can be told.
pub(super) fn counted(fact: &Fact, anchor: Anchor, bound: Bound, count: u32, start: Date) -> Option<When> {
    let number = i32::try_from(count).unwrap_or(i32::MAX);
    let (number, event) = match anchor {
        Anchor::From(event) => (number, event),
        // What has to be done before a day, with no time between, is done the day before.
        Anchor::Before(event) => (0_i32.saturating_sub(number), event),
    };
    let unit = fact.amount.map(|amount| amount.unit).filter(|unit| is_span(*unit));
    let day = match (unit, anchor) {
        (None, Anchor::Before(_)) => start.plus_days(-1),
        (None, Anchor::From(_)) => start,
        (Some(Unit::WorkingDays), Anchor::From(_)) => {
            let day = plus_working_days(start, count);
            return Some(When::On { day, may_move: day.year() > CHECKED_TO });
        }
        (Some(Unit::WorkingDays), Anchor::Before(_)) => return None,
        (Some(Unit::Months), Anchor::From(_)) if bound == Bound::Earliest => start.after_months(count)?,
        (Some(Unit::Months), _) => start.plus_months(number),
        (Some(Unit::Weeks), _) => {
            let days = number.saturating_mul(7);
            let of_period = event == Event::PeriodStart && bound == Bound::Latest && days > 0;
            start.plus_days(if of_period { days.saturating_sub(1) } else { days })
        }
        (Some(_), _) => start.plus_days(number),
    };
    Some(When::On { day, may_move: false })
}
