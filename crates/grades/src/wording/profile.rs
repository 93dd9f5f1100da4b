//! Outcomes and performance categories: counted out, never added up.

use super::{capital, counted, grades, listed};
use crate::domain::decision::Profile;
use crate::domain::outcome::{CategoryNo, Placement};
use crate::domain::record::Judgement;
use crate::domain::standard::Standard;

/// The question under every outcome.
pub const HINT: &str = "Could you show this in different workplaces?";

/// Where somebody sees themselves: "Pass", "Neither yet", "not said yet".
pub fn placement(standard: &Standard, placement: Option<Placement>) -> String {
    match placement {
        Some(Placement::Neither) => "Neither yet".to_owned(),
        Some(Placement::At(grade)) => grades::grade(&standard.grades, grade),
        None => "not said yet".to_owned(),
    }
}

/// "2 of 6 outcomes: yes. 1 partly, 1 not yet, 2 not answered."
pub fn outcomes(profile: &Profile) -> String {
    let others = [(Some(Judgement::Partly), "partly"), (Some(Judgement::NotMet), "not yet"), (None, "not answered")];
    let others: Vec<String> = others
        .iter()
        .map(|(answer, word)| (profile.count(*answer), word))
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| [&number.to_string(), " ", word].concat())
        .collect();
    let mut told = [
        "You answered yes to ",
        &profile.count(Some(Judgement::Met)).to_string(),
        " of ",
        &counted(profile.outcomes.len(), "outcome", "outcomes"),
    ]
    .concat();
    if !others.is_empty() {
        told.push_str(&[": ", &listed(&others, "and")].concat());
    }
    told.push('.');
    told
}

/// "You placed yourself in 3 of 6 categories: 1 distinction, 2 pass."
pub fn placements(standard: &Standard, profile: &Profile) -> String {
    let mut found: Vec<(String, usize)> = Vec::new();
    for (_, given) in profile.placements.iter().filter(|(_, given)| given.is_some()) {
        let name = placement(standard, *given).to_ascii_lowercase();
        match found.iter_mut().find(|(known, _)| *known == name) {
            Some((_, number)) => *number = number.saturating_add(1),
            None => found.push((name, 1)),
        }
    }
    let each: Vec<String> = found.iter().map(|(name, number)| [&number.to_string(), " ", name].concat()).collect();
    let mut told = [
        "You placed yourself in ",
        &profile.placed().to_string(),
        " of ",
        &counted(profile.placements.len(), "category", "categories"),
    ]
    .concat();
    if !each.is_empty() {
        told.push_str(&[": ", &listed(&each, "and")].concat());
    }
    told.push('.');
    told
}

/// The picture of one category in a sentence.
pub fn category(standard: &Standard, no: CategoryNo, given: Option<Placement>) -> String {
    let title = standard.category(no).map_or("", |category| &category.title);
    [title, ": ", &placement(standard, given).to_ascii_lowercase(), "."].concat()
}

/// How an outcome was answered, as a word of its own.
pub fn answer(judgement: Option<Judgement>) -> String {
    capital(grades::answer(judgement))
}
