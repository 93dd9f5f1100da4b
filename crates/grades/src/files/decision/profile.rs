//! The profile of a decision: present only where the standard has outcomes or performance categories.

use crate::domain::decision::Profile;
use crate::domain::outcome::OutcomeNo;
use crate::domain::record::{Judgement, Subject};
use crate::domain::standard::Standard;
use crate::files::words::Word;
use crate::formats::records::placement_word;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What the answers show where no grade is worked out: counted out, never added up.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "profile")]
pub(super) struct ProfileFile<'d> {
    /// Outcomes of the core and the option.
    counts: CountsFile,
    /// By the id of an outcome.
    outcomes: ById<'d, Option<Word<Judgement>>>,
    /// Ids of outcomes without an answer.
    missing: Vec<&'d str>,
    /// Codes, by the best answer of the outcomes that carry them.
    codes: CodesFile<'d>,
    /// By the id of a performance category.
    placements: ById<'d, Option<&'d str>>,
}

/// How many outcomes were answered how.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "counts")]
struct CountsFile {
    /// How many there are.
    of: usize,
    /// Met.
    met: usize,
    /// Partly met.
    partly: usize,
    /// Not met.
    not_met: usize,
    /// Without an answer.
    unanswered: usize,
}

/// Codes of knowledge and skills.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "codes")]
struct CodesFile<'d> {
    /// Shown.
    shown: &'d [String],
    /// Not shown.
    not_shown: &'d [String],
    /// Not known yet.
    unknown: &'d [String],
}

impl<'d> ProfileFile<'d> {
    pub(super) fn new(standard: &'d Standard, profile: &'d Profile) -> ProfileFile<'d> {
        let outcome = |no: OutcomeNo| standard.id_of(Subject::Outcome(no));
        let category = |no| standard.category(no).map_or("", |category| category.id.as_str());
        let missing = profile.outcomes.iter().filter(|(_, given)| given.is_none());
        ProfileFile {
            counts: CountsFile {
                of: profile.outcomes.len(),
                met: profile.count(Some(Judgement::Met)),
                partly: profile.count(Some(Judgement::Partly)),
                not_met: profile.count(Some(Judgement::NotMet)),
                unanswered: profile.count(None),
            },
            outcomes: ById(profile.outcomes.iter().map(|(no, given)| (outcome(*no), given.map(Word))).collect()),
            missing: missing.map(|(no, _)| outcome(*no)).collect(),
            codes: CodesFile { shown: &profile.shown, not_shown: &profile.not_shown, unknown: &profile.unknown },
            placements: ById(
                profile
                    .placements
                    .iter()
                    .map(|(no, given)| (category(*no), given.map(|placement| placement_word(standard, placement))))
                    .collect(),
            ),
        }
    }
}

/// An object whose keys are ids, in the order of the document.
#[derive(Clone, Debug)]
struct ById<'d, T>(Vec<(&'d str, T)>);

impl<T: Serialize> Serialize for ById<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, value)| (id, value)))
    }
}

impl<T: JsonSchema> JsonSchema for ById<'_, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        BTreeMap::<String, T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeMap::<String, T>::json_schema(generator)
    }
}
