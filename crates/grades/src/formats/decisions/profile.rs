//! The profile of a decision: present only where the standard has outcomes or performance categories.

use crate::domain::decision::Profile;
use crate::domain::record::{Judgement, Subject};
use crate::domain::standard::Standard;
use crate::formats::records::{judgement_word, placement_word};
use crate::formats::writer::Writer;

/// Writes the field `profile`.
pub(super) fn write(standard: &Standard, profile: &Profile, to: &mut Writer) {
    let id = |no| standard.id_of(Subject::Outcome(no));
    to.key("profile");
    to.open('{');
    to.key("counts");
    to.open('{');
    let counts = [
        ("of", profile.outcomes.len()),
        ("met", profile.count(Some(Judgement::Met))),
        ("partly", profile.count(Some(Judgement::Partly))),
        ("notMet", profile.count(Some(Judgement::NotMet))),
        ("unanswered", profile.count(None)),
    ];
    for (key, count) in counts {
        to.number_of(key, u32::try_from(count).unwrap_or(u32::MAX));
    }
    to.close('}');
    to.key("outcomes");
    to.open('{');
    for (no, given) in &profile.outcomes {
        to.any_key(id(*no));
        to.maybe(given.map(judgement_word));
    }
    to.close('}');
    to.key("missing");
    to.texts(profile.outcomes.iter().filter(|(_, given)| given.is_none()).map(|(no, _)| id(*no)));
    to.key("codes");
    to.open('{');
    for (key, codes) in [("shown", &profile.shown), ("notShown", &profile.not_shown), ("unknown", &profile.unknown)] {
        to.key(key);
        to.texts(codes);
    }
    to.close('}');
    to.key("placements");
    to.open('{');
    for (no, given) in &profile.placements {
        to.any_key(standard.category(*no).map_or("", |category| category.id.as_str()));
        to.maybe(given.map(|placement| placement_word(standard, placement)));
    }
    to.close('}');
    to.close('}');
}
