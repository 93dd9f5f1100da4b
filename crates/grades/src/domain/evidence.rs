//! Pieces of evidence: what a person can point to, and what each piece shows.

use super::date::Date;
use super::record::Subject;
use super::standard::{PathwayNo, Standard};
use crate::files::words::words;
use serde::{Deserialize, Serialize};

/// One piece of evidence: a reference to it, never the file itself.
///
/// Links name criteria, outcomes and KSBs as files do, so that a link to something that the standard does not have is
/// kept as it is.
///
/// ```
/// use grades::domain::evidence::Evidence;
/// let mut piece = Evidence::new("E1", "Call sheets of the winter production");
/// piece.link_ksb("S2", true);
/// piece.link_ksb("K1", true);
/// piece.link_ksb("K1", true);
/// assert_eq!(piece.ksbs(), ["K1", "S2"]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Stable within the record, such as `E1`.
    pub id: String,
    /// What the person calls it.
    pub title: String,
    /// What kind of thing it is.
    pub kind: Option<EvidenceKind>,
    /// The day it was made, or shows.
    pub date: Option<Date>,
    /// Where it is kept: a folder, a shelf, an address. Empty if nothing was said.
    pub kept: String,
    /// How long it runs, for video and sound.
    pub minutes: Option<u32>,
    /// What the person wrote beside it. Empty if nothing was said.
    pub note: String,
    criteria: Vec<String>,
    ksbs: Vec<String>,
}

impl Evidence {
    /// A piece of which only the name is known.
    pub fn new(id: &str, title: &str) -> Evidence {
        Evidence { id: id.to_owned(), title: title.to_owned(), ..Evidence::default() }
    }

    /// The ids of criteria and outcomes it is linked to, in the order of their letters.
    pub fn criteria(&self) -> &[String] {
        &self.criteria
    }

    /// The codes it is linked to, in the order of their letters.
    pub fn ksbs(&self) -> &[String] {
        &self.ksbs
    }

    /// Links it to a criterion or outcome, or takes the link away.
    pub fn link_criterion(&mut self, id: &str, linked: bool) {
        put(&mut self.criteria, id, linked);
    }

    /// Links it to a knowledge, skill or behaviour, or takes the link away.
    pub fn link_ksb(&mut self, code: &str, linked: bool) {
        put(&mut self.ksbs, code, linked);
    }

    /// Whether it is linked to anything.
    pub fn is_linked(&self) -> bool {
        !self.criteria.is_empty() || !self.ksbs.is_empty()
    }

    /// Its links as they count for somebody on this option.
    pub fn links<'e>(&'e self, standard: &'e Standard, pathway: Option<PathwayNo>) -> Links<'e> {
        let subjects = self.criteria.iter().filter_map(|id| standard.find_subject(id));
        Links {
            standard,
            piece: self,
            subjects: subjects.filter(|subject| standard.is_for(*subject, pathway)).collect(),
        }
    }
}

/// The links of one piece, looked up once.
#[derive(Clone, Debug)]
pub struct Links<'e> {
    standard: &'e Standard,
    piece: &'e Evidence,
    subjects: Vec<Subject>,
}

impl Links<'_> {
    /// How the piece serves a criterion or outcome.
    pub fn to(&self, subject: Subject) -> Option<Service> {
        if self.subjects.contains(&subject) {
            return Some(Service::Linked);
        }
        self.standard.ksbs_of(subject).iter().any(|code| holds(&self.piece.ksbs, code)).then_some(Service::Through)
    }

    /// How the piece serves a knowledge, skill or behaviour.
    pub fn to_ksb(&self, code: &str) -> Option<Service> {
        if holds(&self.piece.ksbs, code) {
            return Some(Service::Linked);
        }
        let carries = |subject: &Subject| holds(self.standard.ksbs_of(*subject), code);
        self.subjects.iter().any(carries).then_some(Service::Through)
    }
}

/// The first id that no piece has yet: `E1`, `E2` …
///
/// ```
/// use grades::domain::evidence::{Evidence, next_id};
/// assert_eq!(next_id(&[Evidence::new("E1", "One"), Evidence::new("E3", "Three")]), "E4");
/// ```
pub fn next_id(pieces: &[Evidence]) -> String {
    let numbers = pieces.iter().filter_map(|piece| piece.id.strip_prefix('E')?.parse::<u32>().ok());
    let mut id = "E".to_owned();
    id.push_str(&numbers.max().unwrap_or(0).saturating_add(1).to_string());
    id
}

fn holds(list: &[String], name: &str) -> bool {
    list.iter().any(|held| held == name)
}

/// Puts a name into a list in its place, once; or takes it out.
fn put(list: &mut Vec<String>, name: &str, there: bool) {
    let place = list.iter().position(|held| held.as_str() >= name).unwrap_or(list.len());
    match (list.get(place).is_some_and(|held| held == name), there) {
        (false, true) => list.insert(place, name.to_owned()),
        (true, false) => drop(list.remove(place)),
        (true, true) | (false, false) => {}
    }
}

/// How a piece serves what has to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// The person linked the two.
    Linked,
    /// A criterion by one of its codes, or a code by a criterion that carries it.
    Through,
}

/// What kind of thing a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EvidenceKind {
    /// A document or record from work.
    Document,
    /// A schedule.
    Schedule,
    /// Planning notes.
    Planning,
    /// What somebody else saw the person do.
    WitnessStatement,
    /// A photograph, with notes on it.
    Photograph,
    /// A video clip.
    Video,
    /// A sound recording.
    Audio,
    /// Slides.
    Presentation,
    /// The person's own look back.
    ReflectiveAccount,
    /// The person's own verdict on themselves.
    SelfAssessment,
    /// Anything else.
    Other,
}

impl EvidenceKind {
    /// Every kind, in the order in which they are offered.
    pub const EVERY: [EvidenceKind; 11] = [
        EvidenceKind::Document,
        EvidenceKind::Schedule,
        EvidenceKind::Planning,
        EvidenceKind::WitnessStatement,
        EvidenceKind::Photograph,
        EvidenceKind::Video,
        EvidenceKind::Audio,
        EvidenceKind::Presentation,
        EvidenceKind::ReflectiveAccount,
        EvidenceKind::SelfAssessment,
        EvidenceKind::Other,
    ];
}

/// Who has signed that the evidence is valid and the apprentice's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The employer has.
    pub employer: bool,
    /// The apprentice has.
    pub apprentice: bool,
}

words!(EvidenceKind:
    Document = "document",
    Schedule = "schedule",
    Planning = "planning",
    WitnessStatement = "witness-statement",
    Photograph = "photograph",
    Video = "video",
    Audio = "audio",
    Presentation = "presentation",
    ReflectiveAccount = "reflective-account",
    SelfAssessment = "self-assessment",
    Other = "other",
);
