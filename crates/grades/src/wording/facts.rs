//! Figures, dates, requirements and sources.

use super::{capital, counted};
use crate::domain::citation::Citation;
use crate::domain::date::{Date, MONTHS};
use crate::domain::fact::{Amount, Fact, Force, Unit};
use crate::domain::gateway::{Condition, Confirms};
use crate::domain::standard::{Standard, Window};
use crate::files::words::Words;

/// A fact as a sentence.
pub fn fact(fact: &Fact) -> String {
    let amount = fact.amount.map(amount).unwrap_or_default();
    let extra = fact.extra_percent.map(|extra| format!("{extra}%")).unwrap_or_default();
    let plus_minus = fact.plus_minus_percent.map(|either| format!("{either}%")).unwrap_or_default();
    match &fact.says {
        Some(says) => filled(says, &[("amount", &amount), ("extra", &extra), ("plusMinus", &plus_minus)]),
        None => {
            let more = if extra.is_empty() { String::new() } else { format!(", and up to {extra} more") };
            format!("{}: {amount}{more}.", super::capital(fact.what.word()))
        }
    }
}

/// A sentence with its place-holders filled.
fn filled(says: &str, slots: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut parts = says.split('{');
    filled.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        // The reader of packs has refused every other name.
        filled.push_str(slots.iter().find(|(slot, _)| *slot == name).map_or("", |(_, figure)| figure));
        filled.push_str(rest);
    }
    filled
}

/// Whether a fact binds: "rule", "typical", or nothing where the pack does not say.
pub fn force(force: Option<Force>) -> &'static str {
    match force {
        Some(Force::Rule) => "rule",
        Some(Force::Typical) => "typical",
        None => "",
    }
}

/// An amount with its bound: "at least 2 weeks", "18 to 20 pieces".
pub fn amount(amount: Amount) -> String {
    let (one, many) = match amount.unit {
        Unit::Minutes => ("minute", "minutes"),
        Unit::Hours => ("hour", "hours"),
        Unit::Days => ("day", "days"),
        Unit::WorkingDays => ("working day", "working days"),
        Unit::Weeks => ("week", "weeks"),
        Unit::Months => ("month", "months"),
        Unit::Words => ("word", "words"),
        Unit::Pieces => ("piece", "pieces"),
        Unit::Questions => ("question", "questions"),
        Unit::Items => ("item", "items"),
        Unit::Percent => ("%", "%"),
    };
    let told = |number: u32| match amount.unit {
        Unit::Percent => format!("{number}%"),
        Unit::Minutes
        | Unit::Hours
        | Unit::Days
        | Unit::WorkingDays
        | Unit::Weeks
        | Unit::Months
        | Unit::Words
        | Unit::Pieces
        | Unit::Questions
        | Unit::Items => counted(number as usize, one, many),
    };
    match (amount.at_least, amount.at_most) {
        (Some(least), Some(most)) if least == most => told(least),
        (Some(least), Some(most)) => format!("{least} to {}", told(most)),
        (Some(least), None) => format!("at least {}", told(least)),
        (None, Some(most)) => format!("at most {}", told(most)),
        (None, None) => String::new(),
    }
}

/// "15 August 2024".
pub fn date(date: Date) -> String {
    let month = usize::from(date.month()).checked_sub(1).and_then(|place| MONTHS.get(place)).unwrap_or(&"");
    format!("{} {} {}", date.day(), capital(month), date.year())
}

/// "for starts from 15 August 2024".
pub fn window(window: Option<Window>) -> String {
    match window {
        Some(Window { earliest, latest: Some(latest) }) => {
            ["for starts from ", &date(earliest), " to ", &date(latest)].concat()
        }
        Some(Window { earliest, latest: None }) => ["for starts from ", &date(earliest)].concat(),
        None => "start dates not stated".to_owned(),
    }
}

/// Who confirms a requirement.
pub fn confirms(who: Confirms) -> &'static str {
    match who {
        Confirms::Employer => "your employer",
        Confirms::Apprentice => "you",
        Confirms::Provider => "your training provider",
        Confirms::AssessmentOrganisation => "your assessment organisation",
    }
}

/// Whom a requirement binds; empty for everybody.
pub fn condition(condition: &Condition) -> String {
    let mut parts = Vec::new();
    parts.extend(condition.registered_before.map(|day| ["registered before ", &date(day)].concat()));
    parts.extend(condition.registered_from.map(|day| ["registered on or after ", &date(day)].concat()));
    parts.extend(condition.age_at_start_at_most.map(|age| format!("aged {age} or younger at the start")));
    parts.extend(condition.age_at_start_at_least.map(|age| format!("aged {age} or older at the start")));
    if parts.is_empty() { String::new() } else { ["Only if you were ", &super::listed(&parts, "and"), "."].concat() }
}

/// Where something is printed: "heading, row (page 4)", after the document's title where there are several.
pub fn citation(standard: &Standard, citation: &Citation) -> String {
    let place = place(citation);
    match standard.document(&citation.document) {
        Some(document) if standard.documents.len() > 1 => [&document.title, ": ", &place].concat(),
        _ => place,
    }
}

/// The same, of several documents by its number in their list: "2: heading, row (page 4)".
pub fn numbered_citation(standard: &Standard, citation: &Citation) -> String {
    let place = place(citation);
    match standard.documents.iter().position(|document| document.id == citation.document) {
        Some(number) if standard.documents.len() > 1 => [&(number + 1).to_string(), ": ", &place].concat(),
        _ => place,
    }
}

fn place(citation: &Citation) -> String {
    let page = citation.page.map(|page| [" (page ", &page.to_string(), ")"].concat());
    [&citation.at, page.as_deref().unwrap_or_default()].concat()
}
