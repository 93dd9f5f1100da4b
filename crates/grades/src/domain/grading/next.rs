//! Which answer matters most: unanswered prompts by what they can still change.
//!
//! First what can move the grade off its lower end (as long as that is a fail, what decides between fail and anything
//! else), then what can only open more. Among equals, whatever is likelier to tip the grade: a prompt of a rule that
//! needs all of few, before one of a rule that needs some of many. For that each open prompt counts as met five times
//! in eight, whoever answers; a rule with fewer others missing then tips more often. Ties keep the document's order.
//!
//! Asked for again after every answer, this order needs about as few answers as the best that there is, found by trying
//! every order (`tests/next.rs`).

use super::chances::weigh;
use super::decide::{Sight, Target, sights};
use super::formula::ClassNo;
use super::plan::PathwayPlans;
use super::work::Work;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::order::sort_short;
use crate::domain::outcome::CategoryNo;
use crate::domain::plan::{CriterionNo, MethodNo};
use crate::domain::record::{LearnerRecord, Subject};
use crate::domain::standard::Standard;

/// What may be asked next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A criterion or an outcome.
    Subject(Subject),
    /// Where somebody sees themselves in a performance category.
    Category(CategoryNo),
}

/// An unanswered prompt and what it can still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// What to ask.
    pub ask: Ask,
    /// Why now.
    pub reason: Reason,
}

impl Next {
    /// Whether its answer can still change a grade, or is counted out where there is none.
    pub fn matters(&self) -> bool {
        self.reason != Reason::ChangesNothing
    }
}

/// Why a prompt stands where it does. Grades are on the scale of the method where one is named, else on the overall
/// scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// As things stand the lowest grade is still open, and this helps to decide whether it is that or more.
    Decides {
        /// Whose grade; none for the overall one.
        of: Option<MethodNo>,
        /// The lowest grade.
        below: Grade,
        /// The grade above it.
        above: Grade,
    },
    /// It leads to a grade above today's.
    Opens {
        /// Whose grade; none for the overall one.
        of: Option<MethodNo>,
        /// The grade.
        grade: Grade,
        /// How many others the shortest such way takes beside it.
        others: usize,
    },
    /// It can change the grade, but how is not worked out: the combination table is not monotone, or the rules combine
    /// in more ways than are followed.
    CanChange,
    /// No grade follows from it; it comes next in the document.
    InOrder,
    /// No answer to it can change the grade any more.
    ChangesNothing,
}

/// How a class stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    /// The lowest grade above today to which it leads, how many more that takes, and the grade's place among those
    /// that are open.
    pub opens: Option<(Grade, usize)>,
    /// How surely it tips the grade, in grades × chance.
    pub tips: u64,
}

/// Every unanswered prompt for this option: what can still change a grade first, by what it can change.
pub(super) fn order(
    standard: &Standard,
    plans: &PathwayPlans,
    record: &LearnerRecord,
    decision: &Decision,
    work: &Work,
) -> Vec<Next> {
    let sights = sights(standard, plans, record, work);
    let mut found = Vec::new();
    match &decision.overall {
        Some(overall) => towards(&sights, Target::Overall, &overall.missing, work, &mut found),
        None => decision
            .methods
            .iter()
            .for_each(|method| towards(&sights, Target::Method(method.method), &method.missing, work, &mut found)),
    }
    let known = |found: &[Next], no| found.iter().any(|next| next.ask == Ask::Subject(Subject::Criterion(no)));
    for (no, _) in standard.criteria_for(record.pathway) {
        if !record.is_answered(no) && !known(&found, no) {
            found.push(Next { ask: Ask::Subject(no.into()), reason: Reason::ChangesNothing });
        }
    }
    if let Some(profile) = &decision.profile {
        let outcomes = profile.outcomes.iter().filter(|(_, given)| given.is_none());
        let outcomes = outcomes.map(|(no, _)| Ask::Subject((*no).into()));
        let categories = profile.placements.iter().filter(|(_, given)| given.is_none());
        let categories = categories.map(|(no, _)| Ask::Category(*no));
        found.extend(outcomes.chain(categories).map(|ask| Next { ask, reason: Reason::InOrder }));
    }
    found
}

/// Adds what is missing for one grade, in order.
fn towards(sights: &[Sight], target: Target, missing: &[CriterionNo], work: &Work, found: &mut Vec<Next>) {
    // How each class stands by each reading, and the lowest grade that any leads to.
    let mut by_reading: Vec<(Vec<Standing>, Option<Grade>)> = Vec::new();
    for sight in sights {
        let standings = standings(sight, target, work);
        let first = standings.iter().filter_map(|standing| standing.opens).map(|(grade, _)| grade).min();
        by_reading.push((standings, first));
    }
    // (stage, chance, why): by the reading in which it comes first; chances add up over the readings.
    let mut placed: Vec<(u8, u128, Next)> = Vec::new();
    for no in missing {
        let (mut stage, mut tips, mut reason) = (u8::MAX, 0_u128, Reason::CanChange);
        for (sight, (standings, first)) in sights.iter().zip(&by_reading) {
            let Some(standing) = sight.class_of(*no).and_then(|class| standings.get(class)) else { continue };
            tips = tips.saturating_add(standing.tips.into());
            let (Some(first), Some((grade, others))) = (first, standing.opens) else { continue };
            let here = u8::from(grade > *first);
            if here < stage {
                stage = here;
                reason = sight.reason(target, grade, others, grade == *first);
            }
        }
        placed.push((stage, tips, Next { ask: Ask::Subject((*no).into()), reason }));
    }
    sort_short(&mut placed, |one, other| (one.0, other.1) < (other.0, one.1));
    let known = |found: &[Next], next: &Next| found.iter().any(|known| known.ask == next.ask);
    for (_, _, next) in placed {
        if !known(found, &next) {
            found.push(next);
        }
    }
}

impl Sight<'_> {
    /// The class of a criterion, whether it is answered in words or in points.
    fn class_of(&self, no: CriterionNo) -> Option<ClassNo> {
        let judged = self.plan.place(no).and_then(|placed| placed.class);
        judged.or_else(|| self.plan.classes.find(crate::domain::decision::Measure::Points(no)))
    }

    fn reason(&self, target: Target, grade: Grade, others: usize, first: bool) -> Reason {
        let of = match target {
            Target::Method(no) => Some(no),
            Target::Overall => None,
        };
        match self.bounds(target) {
            Some(bounds) if bounds.today == Grade::LOWEST && first => {
                Reason::Decides { of, below: Grade::LOWEST, above: grade }
            }
            Some(_) | None => Reason::Opens { of, grade, others },
        }
    }
}

/// How every class stands towards a grade, by one reading.
fn standings(sight: &Sight, target: Target, work: &Work) -> Vec<Standing> {
    let mut standings = vec![Standing::default(); sight.plan.classes.len()];
    let Some(bounds) = sight.bounds(target) else { return standings };
    if let (Target::Overall, false) = (target, sight.is_monotone()) {
        weigh(sight, target, work, &mut standings);
        return standings;
    }
    let tally = &sight.outlook.tally;
    let room = sight.plan.room(&tally.met, &tally.unknown, work);
    let mut grade = bounds.today;
    while grade < bounds.possible {
        grade = grade.next();
        let mut ways = sight.ways(target, grade, &room);
        if ways.cut {
            ways = sight.a_few_ways(target, grade, &room, &[]);
        }
        for way in &ways.list {
            let told = room.told(way);
            let takes = way.iter().zip(&told).enumerate().fold(0_usize, |sum, (class, (number, told))| {
                let one = match sight.plan.classes.kind(class) {
                    Some(_) => usize::from(*told),
                    None => usize::try_from(*number).unwrap_or(usize::MAX),
                };
                sum.saturating_add(one)
            });
            let others = takes.saturating_sub(1);
            for (standing, _) in standings.iter_mut().zip(&told).filter(|(_, told)| **told) {
                if standing.opens.is_none_or(|known| (grade, others) < known) {
                    standing.opens = Some((grade, others));
                }
            }
        }
    }
    weigh(sight, target, work, &mut standings);
    standings
}
