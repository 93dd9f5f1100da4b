//! Made-up learner records to measure with: the same ones on every machine.

use grades::domain::date::Date;
use grades::domain::evidence::{Evidence, next_id};
use grades::domain::plan::CriterionNo;
use grades::domain::readiness::Readiness;
use grades::domain::record::{Judgement, LearnerRecord};
use grades::domain::standard::{PathwayNo, Standard};
use grades::formats::records::{FORMAT, judgement_word};
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

/// A log of so many pieces, each linked to eight criteria and two KSBs of the option.
pub fn evidence(standard: &Standard, pathway: Option<PathwayNo>, many: usize) -> Readiness {
    let ids: Vec<&str> = standard.criteria_for(pathway).map(|(_, criterion)| criterion.id.as_str()).collect();
    let codes: Vec<&str> = standard.ksbs.iter().map(|ksb| ksb.code.as_str()).collect();
    let mut readiness = Readiness::default();
    for number in 0..many {
        let mut piece = Evidence::new(&next_id(&readiness.evidence), "A title of the usual length, first unit");
        piece.kept = "Shared drive, Portfolio, folder 3".to_owned();
        piece.note = "What it shows, in a sentence of the usual length.".to_owned();
        piece.date = Date::new(2026, 3, 1);
        for step in 0..8 {
            ids.get((number * 7 + step * 3) % ids.len().max(1))
                .into_iter()
                .for_each(|id| piece.link_criterion(id, true));
        }
        for step in 0..2 {
            codes.get((number * 5 + step) % codes.len().max(1)).into_iter().for_each(|code| piece.link_ksb(code, true));
        }
        readiness.evidence.push(piece);
    }
    readiness
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
