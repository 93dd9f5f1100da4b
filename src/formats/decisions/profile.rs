//! The profile of a decision: present only where the standard has outcomes or performance categories.

use crate::domain::decision::Profile;
use crate::domain::record::{Judgement, Subject};
use crate::domain::standard::Standard;
use crate::formats::records::{judgement_word, placement_word};
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

/// What is counted out.
#[derive(Serialize)]
pub(super) struct ProfileFile<'d> {
    counts: CountsFile,
    /// Id and answer.
    #[serde(serialize_with = "object")]
    outcomes: Pairs<'d>,
    /// Ids of outcomes without an answer.
    missing: Vec<&'d str>,
    codes: CodesFile<'d>,
    /// Id and placement.
    #[serde(serialize_with = "object")]
    placements: Pairs<'d>,
}

type Pairs<'d> = Vec<(&'d str, Option<&'d str>)>;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CountsFile {
    of: usize,
    met: usize,
    partly: usize,
    not_met: usize,
    unanswered: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CodesFile<'d> {
    shown: &'d [String],
    not_shown: &'d [String],
    unknown: &'d [String],
}

pub(super) fn file<'d>(standard: &'d Standard, profile: &'d Profile) -> ProfileFile<'d> {
    let id = |no| standard.id_of(Subject::Outcome(no));
    let category = |no| standard.category(no).map_or("", |category| category.id.as_str());
    ProfileFile {
        counts: CountsFile {
            of: profile.outcomes.len(),
            met: profile.count(Some(Judgement::Met)),
            partly: profile.count(Some(Judgement::Partly)),
            not_met: profile.count(Some(Judgement::NotMet)),
            unanswered: profile.count(None),
        },
        outcomes: profile.outcomes.iter().map(|(no, given)| (id(*no), given.map(judgement_word))).collect(),
        missing: profile.outcomes.iter().filter(|(_, given)| given.is_none()).map(|(no, _)| id(*no)).collect(),
        codes: CodesFile { shown: &profile.shown, not_shown: &profile.not_shown, unknown: &profile.unknown },
        placements: profile
            .placements
            .iter()
            .map(|(no, given)| (category(*no), given.map(|placement| placement_word(standard, placement))))
            .collect(),
    }
}

/// Pairs as one object, in their order.
fn object<S: Serializer>(pairs: &Pairs, to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(Some(pairs.len()))?;
    for (key, value) in pairs {
        map.serialize_entry(key, value)?;
    }
    map.end()
}
