//! A group of apprentices in a few words each.

use super::aim::next_step;
use super::question::short_name;
use super::{counted, timeline};
use crate::domain::cohort::{Entry, GatewayCount, NextDate, Obstacle, State};
use crate::domain::readiness::About;
use crate::domain::standard::Standard;
use crate::domain::timeline::timeline as lines;

/// The main thing that holds the grade back: "3 to fix, the first “Role and industry”", "Answer the 9 questions that are
/// left."
pub fn obstacle(standard: &Standard, entry: &Entry) -> String {
    match &entry.obstacle {
        Obstacle::ToFix { first, many } => {
            let name = short_name(standard, (*first).into());
            let first = if *many == 1 { ": “" } else { ", the first “" };
            [&*many.to_string(), " to fix", first, &name, "”"].concat()
        }
        Obstacle::MarkTooLow => "A mark too low for a pass".to_owned(),
        Obstacle::Next(step) => next_step(standard, step, entry.overall.map(|overall| overall.today)),
    }
}

/// What a state is called in a list of them.
pub fn state(state: State) -> &'static str {
    match state {
        State::ToFix => "To fix",
        State::NotStarted => "Not started",
        State::StillAnswering => "Still answering",
        State::ByOrganisation => "Graded by the assessment organisation",
        State::Graded => "Grade decided",
    }
}

/// "3 of 5", "3 of 5, 1 unclear"; empty where the plan prints no requirement.
pub fn gateway(count: GatewayCount) -> String {
    let GatewayCount { in_place, of, unknown } = count;
    let told = [&*in_place.to_string(), " of ", &of.to_string()].concat();
    match (of, unknown) {
        (0, 0) => String::new(),
        (_, 0) => told,
        _ => [&told, ", ", &*unknown.to_string(), " unclear"].concat(),
    }
}

/// What happens on the next date: "Hand in your work: “Presentation”".
pub fn next_date(standard: &Standard, entry: &Entry, next: &NextDate) -> String {
    if let Some(event) = next.event {
        return timeline::event(standard, event, next.method);
    }
    let lines = lines(standard, entry.record.pathway, &[], &About::default());
    lines.iter().find(|line| line.id == next.id).map_or_else(String::new, |line| timeline::title(standard, line))
}

/// What else is to be known of a file: older ones of the same record, and that it is of a newer format.
pub fn notes(entry: &Entry) -> Vec<String> {
    let mut notes = Vec::new();
    match entry.older.as_slice() {
        [] => {}
        [only] => notes.push(["The newest of two files of this record; the other is ", only, "."].concat()),
        others => {
            let files = counted(others.len(), "other file", "other files");
            notes.push(["The newest file of this record; there are ", &files, ": ", &others.join(", "), "."].concat());
        }
    }
    if entry.is_part {
        notes.push("Made by a newer version of the calculator: what this one knows is shown.".to_owned());
    }
    notes
}
