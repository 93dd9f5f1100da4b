//! Which version somebody is on, and why.

use super::facts;
use crate::domain::date::{Date, NotADate};
use crate::domain::standard::{Status, Window};
use crate::domain::version::{Candidate, Suggestion};

/// What is asked for beside the fields of a start date.
pub const START_HINT: &str = "Day, month and year in numbers, such as 8 6 2023. You can leave it empty.";

/// What is wrong with a start date, and how to mend it.
pub fn not_a_date(problem: NotADate) -> String {
    match problem {
        NotADate::NotNumbers => "Write the day, the month and the year in numbers, such as 8 6 2023.".to_owned(),
        NotADate::ShortYear => "Write the year with four digits, such as 2023.".to_owned(),
        NotADate::NoSuchMonth => "The month has to be a number from 1 to 12.".to_owned(),
        NotADate::OutOfRange => "Write a year from 1900 to 2999.".to_owned(),
        NotADate::NoSuchDay { last, month, year } => {
            let name = Date::new(year, month, last).map(facts::date).unwrap_or_default();
            ["That month ends on ", &name, ". Check the day and the month."].concat()
        }
    }
}

/// "Version 1.2, for starts from 15 August 2024, approved for delivery".
pub fn version(candidate: &Candidate) -> String {
    ["Version ", candidate.version, ", ", &facts::window(candidate.starts)].concat()
}

/// One word or two for a status.
pub fn status_word(status: Status) -> &'static str {
    match status {
        Status::Approved => "approved",
        Status::Retired => "retired",
        Status::Draft => "draft",
        Status::NotStated => "status not stated",
    }
}

/// What follows from a start date, with the reason.
pub fn suggestion(day: Date, candidates: &[Candidate], suggestion: &Suggestion) -> String {
    let name = |place: usize| candidates.get(place).map_or("", |candidate| candidate.version);
    let window = |place: usize| candidates.get(place).and_then(|candidate| candidate.starts);
    let day = facts::date(day);
    match suggestion {
        Suggestion::Only { version } => {
            let dates = dates(window(*version));
            ["You started on ", &day, ". That is version ", name(*version), ", which is for starts ", &dates, "."]
                .concat()
        }
        Suggestion::Highest { version, others } => {
            let many = if others.len() == 1 { " two versions were open." } else { " several versions were open." };
            let others: Vec<String> = others
                .iter()
                .map(|place| ["version ", name(*place), " (", &dates(window(*place)), ")"].concat())
                .collect();
            [
                "On ",
                &day,
                many,
                " We suggest the highest, version ",
                name(*version),
                " (",
                &dates(window(*version)),
                "); you may also be on ",
                &super::listed(&others, "or"),
                ". Your training provider knows which one you are on.",
            ]
            .concat()
        }
        Suggestion::BeforeTheFirst { first } => [
            "No version had opened by ",
            &day,
            ": the first one opened on ",
            &facts::date(*first),
            ". Check the date, or ask your training provider.",
        ]
        .concat(),
        Suggestion::InNoWindow => {
            ["No version was open on ", &day, ". Check the date, or ask your training provider which one you are on."]
                .concat()
        }
        Suggestion::NotStated => {
            "The document does not say which start dates it serves, so a date cannot choose here. \
            Your training provider knows which version you are on."
                .to_owned()
        }
        Suggestion::OnlyDrafts => {
            "This plan is a draft: nobody can have started on it yet, so we suggest no version. You \
            can still look at it."
                .to_owned()
        }
    }
}

/// "from 8 June 2023 to 1 September 2024".
fn dates(window: Option<Window>) -> String {
    let told = facts::window(window);
    told.strip_prefix("for starts ").unwrap_or(&told).to_owned()
}

/// Said of a version of which no criteria are held.
pub fn no_criteria(version: &str) -> String {
    [
        "We know of version ",
        version,
        " from the change log, but hold no criteria for it, so we cannot work out its grades.",
    ]
    .concat()
}

/// What a status means to somebody who is on the version; nothing where there is nothing to say.
pub fn standing(status: Status, starts: Option<Window>) -> Option<String> {
    match status {
        Status::Approved => None,
        Status::Retired => Some(["Retired version: it is for people who started ", &dates(starts), "."].concat()),
        Status::Draft => Some("This plan is a draft. It may still change, and nobody can start on it yet.".to_owned()),
        Status::NotStated if starts.is_none() => Some(
            "The document does not say whether this version is approved or retired, or which start dates it serves."
                .to_owned(),
        ),
        Status::NotStated => Some("The document does not say whether this version is approved or retired.".to_owned()),
    }
}

/// "10 prompts are reconstructed: the document's own words are lost."; empty for none.
pub fn reconstructed(prompts: usize) -> String {
    match prompts {
        0 => String::new(),
        1 => "One prompt here is reconstructed.".to_owned(),
        many => [&many.to_string(), " prompts here are reconstructed."].concat(),
    }
}

/// Said where answers for another version of the standard are kept.
pub fn not_carried_over(answers: usize, other: &str) -> String {
    let (are, them) = if answers == 1 { ("is", "It was") } else { ("are", "They were") };
    let answers = super::counted(answers, "answer", "answers");
    [
        "Your ",
        &answers,
        " for version ",
        other,
        " ",
        are,
        " still kept there. ",
        them,
        " not carried over, because the criteria differ.",
    ]
    .concat()
}
