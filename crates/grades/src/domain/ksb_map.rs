//! Knowledge, skills and behaviours beside the criteria and outcomes that carry them, in both directions.

use super::plan::{Criterion, CriterionNo};
use super::record::{Judgement, LearnerRecord, Subject};
use super::standard::{Duty, Ksb, PathwayNo, Standard};

/// One KSB of somebody's option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile<'s> {
    /// Which.
    pub ksb: &'s Ksb,
    /// How it stands.
    pub standing: Standing,
    /// The criteria and outcomes that carry it, in document order.
    pub carried_by: Vec<Subject>,
    /// The duties of the core and the option that name it.
    pub duties: Vec<&'s Duty>,
}

/// The best answer of what carries a KSB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// One is answered yes.
    Yes,
    /// None is, but one is partly.
    Partly,
    /// The best answer is not yet.
    NotYet,
    /// None is answered.
    Unanswered,
    /// No criterion and no outcome of this option carries it.
    NoCriterion,
}

impl Standing {
    /// Every standing, the best first.
    pub const EVERY: [Standing; 5] =
        [Standing::Yes, Standing::Partly, Standing::NotYet, Standing::Unanswered, Standing::NoCriterion];
}

/// Which tiles are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Every one.
    All,
    /// Those of which nothing is answered.
    Unanswered,
    /// Those whose best answer is partly or not yet.
    NotYet,
    /// Those without evidence.
    NoEvidence,
}

/// Every KSB of the core and of this option, in document order.
///
/// ```
/// use grades::domain::{ksb_map::{Standing, tiles}, record::{Judgement, LearnerRecord}};
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// let mut record = LearnerRecord::default();
/// record.pathway = standard.find_pathway("production-coordinator");
/// let first = tiles(&standard, &record)[0].clone();
/// assert_eq!((first.ksb.code.as_str(), first.standing), ("K1", Standing::Unanswered));
/// record.judge(first.carried_by[0], Some(Judgement::Partly));
/// assert_eq!(tiles(&standard, &record)[0].standing, Standing::Partly);
/// ```
pub fn tiles<'s>(standard: &'s Standard, record: &LearnerRecord) -> Vec<Tile<'s>> {
    let pathway = record.pathway;
    let mine = standard.ksbs.iter().filter(|ksb| ksb.pathway.is_none() || ksb.pathway == pathway);
    mine.map(|ksb| {
        let carried_by = carriers(standard, pathway, &ksb.code);
        let names = |duty: &&Duty| (duty.pathway.is_none() || duty.pathway == pathway) && duty.ksbs.contains(&ksb.code);
        Tile {
            ksb,
            standing: standing(standard, record, &carried_by),
            carried_by,
            duties: standard.duties.iter().filter(names).collect(),
        }
    })
    .collect()
}

/// The criteria and outcomes of this option that carry a code, in document order.
pub fn carriers(standard: &Standard, pathway: Option<PathwayNo>, code: &str) -> Vec<Subject> {
    let carries = |ksbs: &[String]| ksbs.iter().any(|known| known == code);
    let criteria = standard.criteria_for(pathway).filter(|(_, criterion)| carries(&criterion.ksbs));
    let outcomes = standard.outcomes_for(pathway).filter(|(_, outcome)| carries(&outcome.ksbs));
    let criteria = criteria.map(|(no, _)| Subject::Criterion(no));
    criteria.chain(outcomes.map(|(no, _)| Subject::Outcome(no))).collect()
}

/// The codes that a criterion or outcome carries, each with the others that carry it too.
pub fn neighbours<'s>(
    standard: &'s Standard,
    pathway: Option<PathwayNo>,
    subject: Subject,
) -> Vec<(&'s str, Vec<Subject>)> {
    let codes = match subject {
        Subject::Criterion(no) => standard.criterion(no).map_or(&[][..], |criterion| &criterion.ksbs),
        Subject::Outcome(no) => standard.outcome(no).map_or(&[][..], |outcome| &outcome.ksbs),
    };
    let others = |code: &'s String| {
        let mut others = carriers(standard, pathway, code);
        others.retain(|other| *other != subject);
        (code.as_str(), others)
    };
    codes.iter().map(others).collect()
}

/// Whether a filter leaves a tile in; `has_evidence` tells of a code whether there is any.
pub fn is_wanted(tile: &Tile, filter: Filter, has_evidence: &dyn Fn(&str) -> bool) -> bool {
    match filter {
        Filter::All => true,
        Filter::Unanswered => tile.standing == Standing::Unanswered,
        Filter::NotYet => matches!(tile.standing, Standing::Partly | Standing::NotYet),
        Filter::NoEvidence => !has_evidence(&tile.ksb.code),
    }
}

fn standing(standard: &Standard, record: &LearnerRecord, carried_by: &[Subject]) -> Standing {
    let answers = carried_by.iter().map(|subject| answer(standard, record, *subject));
    let best = answers.fold(None, |best, answer| match (best, answer) {
        (Some(Judgement::Met), _) | (_, Some(Judgement::Met)) => Some(Judgement::Met),
        (Some(Judgement::Partly), _) | (_, Some(Judgement::Partly)) => Some(Judgement::Partly),
        (Some(Judgement::NotMet), _) | (_, Some(Judgement::NotMet)) => Some(Judgement::NotMet),
        (None, None) => None,
    });
    match best {
        _ if carried_by.is_empty() => Standing::NoCriterion,
        Some(Judgement::Met) => Standing::Yes,
        Some(Judgement::Partly) => Standing::Partly,
        Some(Judgement::NotMet) => Standing::NotYet,
        None => Standing::Unanswered,
    }
}

/// An answer in words; points count as yes where they are full, as not yet where there are none.
fn answer(standard: &Standard, record: &LearnerRecord, subject: Subject) -> Option<Judgement> {
    let by_points = |no: CriterionNo| {
        let most = standard.criterion(no).and_then(|criterion: &Criterion| criterion.points)?.most;
        record.points(no).map(|given| match given {
            0 => Judgement::NotMet,
            given if given < most => Judgement::Partly,
            _ => Judgement::Met,
        })
    };
    record.judgement(subject).or_else(|| match subject {
        Subject::Criterion(no) => by_points(no),
        Subject::Outcome(_) => None,
    })
}
