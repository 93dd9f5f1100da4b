//! What the plan asks of a portfolio, held against the evidence log.
//!
//! Limits come from the facts of the pack. Where a pack states none, none is checked; what remains are questions of the
//! record's own sense, which carry no fact: a *yes* with nothing to show, a link that counts for nothing.

use super::evidence::{Evidence, EvidenceKind, Links, Statement};
use super::fact::{Amount, Fact, FactKind, Unit};
use super::plan::MethodNo;
use super::readiness::Readiness;
use super::record::{Judgement, LearnerRecord, Subject};
use super::standard::Standard;

/// How evidence stands against one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// As it should be.
    InPlace,
    /// Something is still to come.
    Open,
    /// Something is there that should not be.
    Against,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortfolioCheck<'s> {
    /// What was found.
    pub found: PortfolioFound<'s>,
    /// How it stands.
    pub standing: Standing,
    /// What the plan says of it, with its citation, basis and force; none where the plan is not what asks.
    pub fact: Option<&'s Fact>,
}

/// What was found. Pieces are told by their place in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PortfolioFound<'s> {
    /// How many pieces there are, and may be.
    Pieces {
        /// In the log.
        have: usize,
        /// By the plan.
        wanted: Amount,
    },
    /// How long all video runs together.
    Video {
        /// Minutes that are known.
        minutes: u32,
        /// By the plan.
        wanted: Amount,
        /// Video of which the minutes are not known.
        untold: Vec<usize>,
    },
    /// A kind that the plan refuses.
    Refused {
        /// Which.
        kind: EvidenceKind,
        /// The pieces of this kind.
        pieces: Vec<usize>,
    },
    /// Who has signed for the evidence.
    Signed(Statement),
    /// KSBs of the method that the portfolio underpins.
    Ksbs {
        /// Those with no evidence.
        without: Vec<&'s str>,
        /// How many there are.
        of: usize,
    },
    /// Criteria or outcomes that were answered *yes*.
    Yeses {
        /// Those with no evidence.
        without: Vec<Subject>,
        /// How many were answered so.
        of: usize,
    },
    /// One piece is the only evidence for most of the KSBs that have any.
    Alone {
        /// Which.
        piece: usize,
        /// For how many it stands alone.
        codes: usize,
        /// How many have evidence.
        of: usize,
    },
    /// Pieces that are linked to nothing.
    Unlinked(Vec<usize>),
    /// Links that count for nothing on this option: the piece, and the ids and codes.
    Elsewhere(Vec<(usize, Vec<String>)>),
}

/// Whether the plan states any limit of a portfolio: how many pieces, of which kind, mapped, signed.
pub fn has_limits(standard: &Standard) -> bool {
    let limits = [
        FactKind::PortfolioPieces,
        FactKind::PortfolioVideo,
        FactKind::PortfolioRefuses,
        FactKind::PortfolioStatement,
        FactKind::PortfolioMapping,
    ];
    standard.methods.iter().flat_map(|method| &method.facts).any(|fact| limits.contains(&fact.what))
}

/// Whether a method is underpinned by a portfolio.
pub fn has_portfolio(standard: &Standard, method: MethodNo) -> bool {
    standard.method(method).is_some_and(|method| method.facts.iter().any(|fact| fact.what.is_of_portfolio()))
}

/// Everything there is to say about the evidence: first what the plan asks, then what makes sense in itself.
///
/// ```
/// use grades::domain::{portfolio::{PortfolioFound, Standing, check}, readiness::Readiness, record::LearnerRecord};
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// let checks = check(&standard, &LearnerRecord::default(), &Readiness::default());
/// assert!(matches!(checks[0].found, PortfolioFound::Pieces { have: 0, .. }));
/// assert_eq!(checks[0].standing, Standing::Open);
/// ```
pub fn check<'s>(standard: &'s Standard, record: &LearnerRecord, readiness: &Readiness) -> Vec<PortfolioCheck<'s>> {
    let pieces = &readiness.evidence;
    let pathway = record.pathway;
    let links: Vec<Links> = pieces.iter().map(|piece| piece.links(standard, pathway)).collect();
    let mut checks = Vec::new();
    let mut methods = Vec::new();
    for (no, method) in standard.methods().filter(|(no, _)| has_portfolio(standard, *no)) {
        methods.push(no);
        let mine = |fact: &&Fact| fact.pathway.is_none() || fact.pathway == pathway;
        for fact in method.facts.iter().filter(mine) {
            if let Some((found, standing)) = by_fact(fact, readiness) {
                checks.push(PortfolioCheck { found, standing, fact: Some(fact) });
            }
        }
        let fact = |what: FactKind| method.facts.iter().filter(mine).find(|fact| fact.what == what);
        let codes: Vec<&str> = standard.ksbs_by(no, pathway).map(|ksb| ksb.code.as_str()).collect();
        let served = |code: &&str| links.iter().any(|links| links.to_ksb(code).is_some());
        let without: Vec<&str> = codes.iter().copied().filter(|code| !served(code)).collect();
        if let Some(fact) = fact(FactKind::PortfolioMapping) {
            let unlinked = places(pieces, |piece| !piece.is_linked());
            let standing = if unlinked.is_empty() { Standing::InPlace } else { Standing::Open };
            if !pieces.is_empty() {
                checks.push(PortfolioCheck { found: PortfolioFound::Unlinked(unlinked), standing, fact: Some(fact) });
            }
            let standing = if without.is_empty() { Standing::InPlace } else { Standing::Open };
            let found = PortfolioFound::Ksbs { without, of: codes.len() };
            checks.push(PortfolioCheck { found, standing, fact: Some(fact) });
        }
        if let Some(found) = alone(&links, &codes) {
            checks.push(PortfolioCheck { found, standing: Standing::Open, fact: fact(FactKind::PortfolioManyKsbs) });
        }
    }
    if let Some((found, standing)) = yeses(standard, record, &methods, &links) {
        checks.push(PortfolioCheck { found, standing, fact: None });
    }
    let elsewhere = elsewhere(standard, record, pieces);
    if !elsewhere.is_empty() {
        let found = PortfolioFound::Elsewhere(elsewhere);
        checks.push(PortfolioCheck { found, standing: Standing::Against, fact: None });
    }
    checks
}

/// What one fact of the plan asks.
#[expect(clippy::wildcard_enum_match_arm, reason = "a plan has many kinds of facts that set no limit")]
fn by_fact<'s>(fact: &Fact, readiness: &Readiness) -> Option<(PortfolioFound<'s>, Standing)> {
    let pieces = &readiness.evidence;
    let has_unit = |unit| fact.amount.filter(|amount| amount.unit == unit);
    match fact.what {
        FactKind::PortfolioPieces => {
            let wanted = has_unit(Unit::Pieces)?;
            let have = pieces.len();
            let standing = match u32::try_from(have).unwrap_or(u32::MAX) {
                have if wanted.at_least.is_some_and(|least| have < least) => Standing::Open,
                have if wanted.at_most.is_some_and(|most| have > most) => Standing::Against,
                _ => Standing::InPlace,
            };
            Some((PortfolioFound::Pieces { have, wanted }, standing))
        }
        FactKind::PortfolioVideo => {
            let wanted = has_unit(Unit::Minutes)?;
            let video = |piece: &Evidence| piece.kind == Some(EvidenceKind::Video);
            let known = pieces.iter().filter(|piece| video(piece)).filter_map(|piece| piece.minutes);
            let minutes = known.fold(0, u32::saturating_add);
            let untold = places(pieces, |piece| video(piece) && piece.minutes.is_none());
            let standing = match (wanted.at_most.is_some_and(|most| minutes > most), untold.is_empty()) {
                (true, _) => Standing::Against,
                (false, false) => Standing::Open,
                (false, true) => Standing::InPlace,
            };
            Some((PortfolioFound::Video { minutes, wanted, untold }, standing))
        }
        FactKind::PortfolioRefuses => {
            let kind = fact.kind?;
            let pieces = places(pieces, |piece| piece.kind == Some(kind));
            let standing = if pieces.is_empty() { Standing::InPlace } else { Standing::Against };
            Some((PortfolioFound::Refused { kind, pieces }, standing))
        }
        FactKind::PortfolioStatement => {
            let signed = readiness.statement;
            let standing = if signed.employer && signed.apprentice { Standing::InPlace } else { Standing::Open };
            Some((PortfolioFound::Signed(signed), standing))
        }
        _ => None,
    }
}

fn places(pieces: &[Evidence], such: impl Fn(&Evidence) -> bool) -> Vec<usize> {
    pieces.iter().enumerate().filter(|(_, piece)| such(piece)).map(|(place, _)| place).collect()
}

/// One piece carries everything: it is the only evidence for more than half of the KSBs that have any. With fewer than
/// six of those, or one piece, that says nothing.
fn alone<'s>(links: &[Links], codes: &[&str]) -> Option<PortfolioFound<'s>> {
    let mut counts: Vec<usize> = vec![0; links.len()];
    let mut of = 0_usize;
    for code in codes {
        let mut serving = links.iter().enumerate().filter(|(_, links)| links.to_ksb(code).is_some());
        let Some((first, _)) = serving.next() else { continue };
        of = of.saturating_add(1);
        if let (None, Some(count)) = (serving.next(), counts.get_mut(first)) {
            *count = count.saturating_add(1);
        }
    }
    let (piece, count) = counts.into_iter().enumerate().max_by_key(|(_, count)| *count)?;
    (links.len() > 1 && of >= 6 && count.saturating_mul(2) > of).then_some(PortfolioFound::Alone {
        piece,
        codes: count,
        of,
    })
}

/// What was answered *yes* has something to show for it, as far as a portfolio is what shows it.
fn yeses<'s>(
    standard: &Standard,
    record: &LearnerRecord,
    methods: &[MethodNo],
    links: &[Links],
) -> Option<(PortfolioFound<'s>, Standing)> {
    let shown_by_portfolio = |subject: &Subject| match subject {
        Subject::Criterion(no) => standard.criterion(*no).is_some_and(|criterion| methods.contains(&criterion.method)),
        Subject::Outcome(_) => true,
    };
    let yes = |subject: &Subject| record.judgement(*subject) == Some(Judgement::Met);
    let subjects = standard.subjects_for(record.pathway).filter(shown_by_portfolio).filter(yes);
    let subjects: Vec<Subject> = subjects.collect();
    let of = subjects.len();
    let without = |subject: &Subject| !links.iter().any(|links| links.to(*subject).is_some());
    let without: Vec<Subject> = subjects.into_iter().filter(without).collect();
    let standing = if without.is_empty() { Standing::InPlace } else { Standing::Open };
    (of > 0).then_some((PortfolioFound::Yeses { without, of }, standing))
}

/// Links to what this option, or this version, does not have.
fn elsewhere(standard: &Standard, record: &LearnerRecord, pieces: &[Evidence]) -> Vec<(usize, Vec<String>)> {
    let foreign = |piece: &Evidence| -> Vec<String> {
        let counts = |id: &String| standard.find_subject(id).is_some_and(|it| standard.is_for(it, record.pathway));
        let criteria = piece.criteria().iter().filter(|id| !counts(id));
        let ksbs = piece.ksbs().iter().filter(|code| standard.ksb(code, record.pathway).is_none());
        criteria.chain(ksbs).cloned().collect()
    };
    let found = pieces.iter().enumerate().map(|(place, piece)| (place, foreign(piece)));
    found.filter(|(_, names)| !names.is_empty()).collect()
}
