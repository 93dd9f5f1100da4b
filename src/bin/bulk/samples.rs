//! Made-up learner records to measure with: the same ones on every machine.

use grade_calculator::domain::plan::CriterionNo;
use grade_calculator::domain::record::{Judgement, LearnerRecord};
use grade_calculator::domain::standard::{PathwayNo, Standard};
use grade_calculator::formats::records::{FORMAT, judgement_word};
use serde_json::{Map, Value, json};

/// How much of a record is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Not one criterion.
    Nothing,
    /// Every second one: met, partly and not met in turn.
    Half,
    /// Every one, all met but a few.
    All,
}

impl Kind {
    /// Every kind.
    pub const EVERY: [Kind; 3] = [Kind::Nothing, Kind::Half, Kind::All];

    fn answer(self, place: usize) -> Option<Judgement> {
        match (self, place % 6) {
            (Kind::Half, 0) | (Kind::All, 0..=4) => Some(Judgement::Met),
            (Kind::Half, 2) | (Kind::All, 5) => Some(Judgement::Partly),
            (Kind::Half, 4) => Some(Judgement::NotMet),
            (Kind::Nothing | Kind::Half | Kind::All, _) => None,
        }
    }
}

/// A record of a kind for every option, or one where there are no options.
pub fn records(standard: &Standard, kind: Kind) -> Vec<LearnerRecord> {
    options(standard).into_iter().map(|option| record(standard, option, kind)).collect()
}

/// Records as JSON lines: every standard with methods, every option, every kind, over and over.
pub fn lines(standards: &[Standard], count: usize) -> Vec<u8> {
    let texts: Vec<String> = standards
        .iter()
        .filter(|standard| !standard.methods.is_empty())
        .flat_map(|standard| Kind::EVERY.into_iter().flat_map(|kind| texts(standard, kind)))
        .collect();
    texts.iter().cycle().take(count).flat_map(|text| [text.as_bytes(), b"\n"]).flatten().copied().collect()
}

/// The records of a kind as JSON.
pub fn texts(standard: &Standard, kind: Kind) -> Vec<String> {
    records(standard, kind).iter().map(|record| text(standard, record)).collect()
}

fn options(standard: &Standard) -> Vec<Option<PathwayNo>> {
    let options: Vec<_> = standard.pathways.iter().map(|pathway| standard.find_pathway(&pathway.id)).collect();
    if options.is_empty() { vec![None] } else { options }
}

fn record(standard: &Standard, pathway: Option<PathwayNo>, kind: Kind) -> LearnerRecord {
    let mut record = LearnerRecord::default();
    record.pathway = pathway;
    let criteria: Vec<CriterionNo> = standard.criteria_for(pathway).map(|(no, _)| no).collect();
    for (place, no) in criteria.into_iter().enumerate() {
        record.judge(no, kind.answer(place));
    }
    record
}

fn text(standard: &Standard, record: &LearnerRecord) -> String {
    let judgements: Map<String, Value> = record
        .judgements()
        .map(|(subject, judgement)| (standard.id_of(subject).to_owned(), judgement_word(judgement).into()))
        .collect();
    let pathway = record.pathway.and_then(|no| standard.pathway(no)).map(|pathway| pathway.id.as_str());
    json!({"format": FORMAT, "standard": standard.uid, "pathway": pathway, "judgements": judgements}).to_string()
}
