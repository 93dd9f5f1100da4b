//! The gateway: what is in place, what is open, what must be asked first.

use super::{capital, counted, listed};
use crate::domain::gateway::{Binding, Checked, Condition, GatewayStanding};
use crate::domain::record::Judgement;

/// The gateway in a sentence or two: "4 of 8 gateway requirements are in place. English and maths is still open."
pub fn summary(standing: &GatewayStanding) -> String {
    if standing.list.is_empty() {
        return "The plan prints no gateway requirements. That means unknown, not none: ask your training provider."
            .to_owned();
    }
    let (in_place, of) = (standing.in_place(), standing.binding().count());
    let mut text = match (in_place, of) {
        (_, 1) => {
            ["The 1 gateway requirement that binds you is ", if in_place == 1 { "" } else { "not yet " }, "in place."]
                .concat()
        }
        (all, of) if all == of => ["All ", &of.to_string(), " gateway requirements are in place."].concat(),
        (some, of) => [&some.to_string(), " of ", &of.to_string(), " gateway requirements are in place."].concat(),
    };
    let open: Vec<&str> = standing.open().filter_map(|checked| checked.requirement.short.as_deref()).collect();
    let count = standing.open().count();
    if count > 0 && in_place > 0 {
        if open.len() == count && count <= 3 {
            let names: Vec<String> = open.iter().map(|short| (*short).to_owned()).collect();
            text.push(' ');
            text.push_str(&capital(&listed(&names, "and")));
            text.push_str(if count == 1 { " is still open." } else { " are still open." });
        } else {
            text.push(' ');
            text.push_str(&counted(count, "is still open.", "are still open."));
        }
    }
    if standing.unknown() > 0 {
        text.push(' ');
        text.push_str(&capital(&counted(standing.unknown(), "more may bind you: say ", "more may bind you: say ")));
        let (day, age) = ("when you were registered", "how old you were when your training began");
        // What has been said already is not asked again.
        let turns = |on: fn(&Condition) -> bool| {
            standing.list.iter().any(|checked| checked.binding == Binding::Unknown && on(&checked.requirement.when))
        };
        let asked: Vec<String> = [(turns(Condition::asks_registered), day), (turns(Condition::asks_age), age)]
            .into_iter()
            .filter(|(asks, _)| *asks)
            .map(|(_, what)| what.to_owned())
            .collect();
        text.push_str(&listed(&asked, "and"));
        text.push('.');
    }
    text
}

/// How one requirement stands.
pub fn state(checked: &Checked) -> &'static str {
    match (checked.binding, checked.confirmed.and_then(|confirmed| confirmed.state)) {
        (Binding::Spares, _) => "does not bind you",
        (_, Some(Judgement::Met)) => "in place",
        (_, Some(Judgement::Partly)) => "partly",
        (_, Some(Judgement::NotMet)) => "not yet",
        (Binding::Unknown, None) => "may bind you",
        (Binding::Binds, None) => "not answered",
    }
}

/// "Your months are over on 13 January 2026."; nothing where it is no requirement of time or the start is not known.
pub fn months_over(checked: &Checked) -> Option<String> {
    checked.from.map(|day| ["Your months are over on ", &super::facts::date(day), "."].concat())
}
