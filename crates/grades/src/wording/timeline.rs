//! Dates: what each line of a timeline says, and what it waits for.

use super::{capital, counted, facts};
use crate::domain::calendar::{CHECKED_TO, Holiday, holiday};
use crate::domain::citation::Citation;
use crate::domain::clash::Clash;
use crate::domain::date::{Date, Weekday};
use crate::domain::fact::{Event, Fact, FactKind, Force};
use crate::domain::plan::MethodNo;
use crate::domain::standard::Standard;
use crate::domain::timeline::{Appointment, Bound, Entry, Says, When};

/// "Sunday 1 February 2026".
pub fn day(day: Date) -> String {
    let name = match day.weekday() {
        Weekday::Monday => "Monday ",
        Weekday::Tuesday => "Tuesday ",
        Weekday::Wednesday => "Wednesday ",
        Weekday::Thursday => "Thursday ",
        Weekday::Friday => "Friday ",
        Weekday::Saturday => "Saturday ",
        Weekday::Sunday => "Sunday ",
    };
    [name, &facts::date(day)].concat()
}

/// What a bank holiday is called.
pub fn holiday_name(holiday: Holiday) -> &'static str {
    match holiday {
        Holiday::NewYear => "New Year’s Day",
        Holiday::GoodFriday => "Good Friday",
        Holiday::EasterMonday => "Easter Monday",
        Holiday::EarlyMay => "Early May bank holiday",
        Holiday::Spring => "Spring bank holiday",
        Holiday::Summer => "Summer bank holiday",
        Holiday::Christmas => "Christmas Day",
        Holiday::Boxing => "Boxing Day",
        Holiday::Once => "a bank holiday for this year only",
    }
}

/// What to know about a day that is no working day: "a Sunday", "Good Friday". Empty for a working day.
pub fn not_a_working_day(day: Date) -> &'static str {
    match (holiday(day), day.weekday()) {
        (Some(holiday), _) => holiday_name(holiday),
        (None, Weekday::Saturday) => "a Saturday",
        (None, Weekday::Sunday) => "a Sunday",
        (None, Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday | Weekday::Friday) => "",
    }
}

/// Said once beside dates that are counted in working days.
pub fn holidays_note() -> String {
    let year = CHECKED_TO.to_string();
    [
        "Working days leave out weekends and the bank holidays of England, checked up to ",
        &year,
        ". Later dates may move.",
    ]
    .concat()
}

/// What an event is, as the name of a day: "Your assessment: “Discussion”".
pub fn event(standard: &Standard, event: Event, method: Option<MethodNo>) -> String {
    let name = match event {
        Event::TrainingStart => "Start of your training",
        Event::Gateway => "Gateway",
        Event::PeriodStart => "Start of your assessment period",
        Event::ProjectStart => "Start of your project",
        Event::Assessment => "Your assessment",
        Event::FinalAssessment => "Your last assessment",
        Event::OutcomeNotification => "You are told your outcome",
        Event::Feedback => "You get feedback",
        Event::Results => "Your results are out",
    };
    [name, &of_method(standard, method)].concat()
}

fn of_method(standard: &Standard, method: Option<MethodNo>) -> String {
    short(standard, method).map_or(String::new(), |short| [": “", short, "”"].concat())
}

fn short(standard: &Standard, method: Option<MethodNo>) -> Option<&str> {
    let method = standard.method(method?)?;
    Some(method.short.as_ref().unwrap_or(&method.title))
}

/// What a line is about, without its date: "Hand in your work: “Presentation”".
pub fn title(standard: &Standard, entry: &Entry) -> String {
    let name = match entry.says {
        Says::Event(known) => return event(standard, known, entry.method),
        Says::Requirement { .. } => "Earliest gateway",
        Says::Fact(fact) => about(fact, entry.bound),
    };
    [name, &of_method(standard, entry.method)].concat()
}

/// What each kind of figure is about. Kinds that no plan counts days for keep a general name.
fn about(fact: &Fact, bound: Bound) -> &'static str {
    match (fact.what, bound) {
        (FactKind::Submission, _) => "Hand in your work",
        (FactKind::TechnicalNeeds, _) => "Say what you need technically",
        (FactKind::Mapping, _) => "Hand in your mapping grid",
        (FactKind::PortfolioHandIn, _) => "Hand in your portfolio",
        (FactKind::Review, _) => "The assessor has your materials",
        (FactKind::Notice, _) => "You are told the date",
        (FactKind::Approval, _) => "Your project is approved",
        (FactKind::Adjustments, _) => "Ask for adjustments",
        (FactKind::Planning, _) => "Planning meeting",
        (FactKind::Results, _) => "Results",
        (FactKind::Certificate, _) => "Certificate is claimed",
        (FactKind::RepeatWindow, _) => "Time to repeat ends",
        (FactKind::ResitTypical, _) => "Re-sit",
        (FactKind::RetakeTypical, _) => "Re-take",
        (FactKind::ProjectTime, _) => "Finish and hand in your project",
        (FactKind::ProjectAmended, _) => "Hand in your project again",
        (FactKind::AssessmentPeriod, _) => "Assessment period ends",
        (FactKind::OnProgramme, Bound::Earliest) => "Earliest gateway",
        (FactKind::OnProgramme, _) => "Time on programme ends",
        _ => "A date in your plan",
    }
}

/// When: "by Sunday 1 February 2026", "about Thursday 5 March 2026", "once you know the day of your discussion".
pub fn when(standard: &Standard, entry: &Entry) -> String {
    match entry.when {
        When::On { day: on, may_move } => {
            let before = match (entry.bound, force(entry)) {
                (Bound::Earliest, _) => "not before ",
                (Bound::Latest, _) => "by ",
                (Bound::Exact, Some(Force::Typical)) => "about ",
                (Bound::Exact, Some(Force::Rule) | None) => "",
            };
            let after = if may_move { " (may move: bank holidays of that year are not settled)" } else { "" };
            [before, &day(on), after].concat()
        }
        When::Waits { event, method } => waits_for(standard, event, method),
    }
}

/// "once you know the day of “Discussion”".
pub fn waits_for(standard: &Standard, event: Event, method: Option<MethodNo>) -> String {
    let day = match event {
        Event::TrainingStart => "your training began",
        Event::Gateway => "you pass gateway",
        Event::PeriodStart => "your assessment period starts",
        Event::ProjectStart => "your project starts",
        Event::Assessment => match short(standard, method) {
            Some(short) => return ["once you know the day of “", short, "”"].concat(),
            None => "you are assessed",
        },
        Event::FinalAssessment => "of every assessment",
        Event::OutcomeNotification => "you are told your outcome",
        Event::Feedback => "you get feedback",
        Event::Results => "your last result is out",
    };
    ["once you know the day ", day].concat()
}

/// What the plan says in full; empty for a day that the person gave.
pub fn sentence(entry: &Entry) -> String {
    match entry.says {
        Says::Event(_) => String::new(),
        Says::Fact(fact) => facts::fact(fact),
        Says::Requirement { requirement, .. } => requirement.what.clone(),
    }
}

/// Whether it binds: "rule", "typical", or empty for a day that the person gave.
pub fn binds(entry: &Entry) -> &'static str {
    match entry.says {
        Says::Event(_) => "",
        Says::Requirement { perhaps: true, .. } => "for some people",
        Says::Requirement { perhaps: false, .. } | Says::Fact(_) => facts::force(force(entry)),
    }
}

fn force(entry: &Entry) -> Option<Force> {
    match entry.says {
        Says::Event(_) => None,
        Says::Fact(fact) => fact.force,
        Says::Requirement { requirement, .. } => Some(requirement.force.unwrap_or(Force::Rule)),
    }
}

/// Where it stands; none for a day that the person gave.
pub fn source<'s>(entry: &Entry<'s>) -> Option<&'s Citation> {
    match entry.says {
        Says::Event(_) => None,
        Says::Fact(fact) => Some(&fact.source),
        Says::Requirement { requirement, .. } => Some(&requirement.source),
    }
}

/// The picture told in a sentence: "17 dates from 5 January 2026 to 1 October 2026; 4 more wait for a day you do not
/// know yet." The list beside it names them.
pub fn summary(entries: &[Entry]) -> String {
    let days: Vec<Date> = entries.iter().filter_map(|entry| entry.when.day()).collect();
    let mut text = match (days.first(), days.last()) {
        (Some(first), Some(last)) if first < last => {
            [&dates(days.len()), " from ", &facts::date(*first), " to ", &facts::date(*last)].concat()
        }
        (Some(only), _) => [&dates(days.len()), " on ", &facts::date(*only)].concat(),
        (None, _) => "No date is known yet".to_owned(),
    };
    let waiting = entries.len() - days.len();
    if waiting > 0 {
        text.push_str("; ");
        let (one, more) = if days.is_empty() { ("waits", "wait") } else { ("more waits", "more wait") };
        text.push_str(&counted(waiting, one, more));
        text.push_str(" for a day you do not know yet");
    }
    text + "."
}

fn dates(number: usize) -> String {
    counted(number, "date", "dates")
}

/// What is wrong with a day: "Your assessment: “Discussion” (Monday 5 January 2026) lies before Gateway (…), which comes
/// first." With what sets the limit, if the plan does.
pub fn clash<'s>(standard: &Standard, clash: &Clash<'_, 's>) -> (String, Option<&'s Citation>) {
    let named = |entry: &Entry| {
        let on = entry.when.day().map(day).unwrap_or_default();
        [&title(standard, entry), " (", &on, ")"].concat()
    };
    let (text, limit) = match *clash {
        Clash::Order { first, then } => {
            ([&named(then), " lies before ", &named(first), ", which comes first."].concat(), None)
        }
        Clash::Early { event, limit } => {
            ([&named(event), " is earlier than this: ", &named(limit), "."].concat(), Some(limit))
        }
        Clash::Late { event, limit } => {
            ([&named(event), " is later than this: ", &named(limit), "."].concat(), Some(limit))
        }
        Clash::NoRoom { limit, start } => (
            [&named(limit), " would lie before ", &named(start), ": the assessment is too soon after it."].concat(),
            Some(limit),
        ),
        Clash::Free(event) => {
            let free = event.when.day().map_or("", not_a_working_day);
            ([&named(event), " is ", free, ", not a working day."].concat(), None)
        }
    };
    let Some(limit) = limit else { return (text, None) };
    let binds = binds(limit);
    let binds = if binds.is_empty() { String::new() } else { [" (", binds, ")"].concat() };
    ([&text, " ", &capital(&sentence(limit)), &binds].concat(), source(limit))
}

/// What goes into a calendar: every line that has a day. `record` tells one person's dates from another's by the same
/// standard, and stays the same.
pub fn appointments(standard: &Standard, record: &str, entries: &[Entry]) -> Vec<Appointment> {
    let dated = entries.iter().filter_map(|entry| Some((entry, entry.when.day()?)));
    dated
        .map(|(entry, day)| {
            let end = match (entry.bound, force(entry)) {
                (Bound::Earliest, _) => " (from today)",
                (Bound::Latest, _) => " (last day)",
                (Bound::Exact, Some(Force::Typical)) => " (about now)",
                (Bound::Exact, Some(Force::Rule) | None) => "",
            };
            let mut text = sentence(entry);
            if let Some(source) = source(entry) {
                text.push_str(" (");
                text.push_str(binds(entry));
                text.push_str("; ");
                text.push_str(&facts::citation(standard, source));
                text.push(')');
            }
            Appointment {
                uid: [record, "-", &entry.id, "@apprenticeship-grade-calculator"].concat(),
                day,
                title: [&title(standard, entry), end].concat(),
                text,
            }
        })
        .collect()
}
