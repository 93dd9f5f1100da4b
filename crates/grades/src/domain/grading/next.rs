//! Which answer matters most: unanswered prompts by what they can still change.
//!
//! First what can move the grade off its lower end (as long as that is a fail, what decides between fail and anything
//! else), then what can only open more. Among equals, whatever is likelier to tip the grade: a prompt of a rule that
//! needs all of few, before one of a rule that needs some of many. For that each open prompt counts as met five times
//! in eight, whoever answers; a rule with fewer others missing then tips more often. Ties keep the document's order.
//!
//! Asked for again after every answer, this order needs about as few answers as the best that there is, found by trying
//! every order (`tests/next.rs`).

use super::decide::{Sight, Target, sights};
use super::formula::{ClassNo, Number};
use super::plan::{MethodPlan, PathwayPlans};
use super::tally::Tally;
use super::totals::at;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::order::sort_short;
use crate::domain::outcome::CategoryNo;
use crate::domain::plan::{CriterionNo, MethodNo};
use crate::domain::record::{LearnerRecord, Subject};
use crate::domain::repeats::limit_repeat;
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
    /// It can change the grade, but how is not worked out: the combination table is not monotone.
    CanChange,
    /// No grade follows from it; it comes next in the document.
    InOrder,
    /// No answer to it can change the grade any more.
    ChangesNothing,
}

/// One, as a chance; 60 bits, so that many prompts together do not vanish.
const CERTAIN: u64 = 1 << 60;

/// Methods with more combinations than this are put in order without weighing chances.
const MOST_COMBINATIONS: u64 = 4_096;

/// How a class stands.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    /// The lowest grade above today to which it leads, how many more that takes, and the grade's place among those
    /// that are open.
    opens: Option<(Grade, usize)>,
    /// How surely it tips the grade, in grades × chance.
    tips: u64,
}

/// Every unanswered prompt for this option: what can still change a grade first, by what it can change.
pub(super) fn order(
    standard: &Standard,
    plans: &PathwayPlans,
    record: &LearnerRecord,
    decision: &Decision,
) -> Vec<Next> {
    let sights = sights(standard, plans, record);
    let mut found = Vec::new();
    match &decision.overall {
        Some(overall) => towards(&sights, Target::Overall, &overall.missing, &mut found),
        None => decision
            .methods
            .iter()
            .for_each(|method| towards(&sights, Target::Method(method.method), &method.missing, &mut found)),
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
fn towards(sights: &[Sight], target: Target, missing: &[CriterionNo], found: &mut Vec<Next>) {
    let standings: Vec<Vec<Standing>> = sights.iter().map(|sight| standings(sight, target)).collect();
    // (stage, chance, why): by the reading in which it comes first; chances add up over the readings.
    let mut placed: Vec<(u8, u128, Next)> = Vec::new();
    for no in missing {
        let (mut stage, mut tips, mut reason) = (u8::MAX, 0_u128, Reason::CanChange);
        for (sight, standings) in sights.iter().zip(&standings) {
            let Some(standing) = sight.class_of(*no).and_then(|class| standings.get(class)) else { continue };
            tips = tips.saturating_add(standing.tips.into());
            let Some(first) = standings.iter().filter_map(|standing| standing.opens).map(|(grade, _)| grade).min()
            else {
                continue;
            };
            let Some((grade, others)) = standing.opens else { continue };
            let here = u8::from(grade > first);
            if here < stage {
                stage = here;
                reason = sight.reason(target, grade, others, grade == first);
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
        let judged = self.plan.criteria.iter().find(|placed| placed.no == no).and_then(|placed| placed.class);
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
fn standings(sight: &Sight, target: Target) -> Vec<Standing> {
    let mut standings = vec![Standing::default(); sight.plan.classes.len()];
    let Some(bounds) = sight.bounds(target) else { return standings };
    if let (Target::Overall, false) = (target, sight.is_monotone()) {
        weigh(sight, target, &mut standings);
        return standings;
    }
    let tally = &sight.outlook.tally;
    let room = sight.plan.room(&tally.met, &tally.unknown);
    let mut grade = bounds.today;
    while grade < bounds.possible {
        grade = grade.next();
        for way in &sight.ways(target, grade, &room).list {
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
    weigh(sight, target, &mut standings);
    standings
}

/// What the unanswered prompts of a method make of its grade.
#[derive(Clone, Debug, Default)]
struct Moves {
    /// How likely each grade is.
    grades: Vec<u64>,
    /// One more of a class lifts one grade to another: how likely.
    lifts: Vec<(ClassNo, Grade, Grade, u64)>,
}

/// Adds how surely each class tips the grade.
fn weigh(sight: &Sight, target: Target, standings: &mut [Standing]) {
    let methods: Option<Vec<Moves>> =
        (0..u8::MAX).map(MethodNo).zip(&sight.plan.methods).map(|(no, method)| moves(sight, no, method)).collect();
    let Some(methods) = methods else { return };
    for (no, method) in (0..u8::MAX).map(MethodNo).zip(&methods) {
        for (class, from, to, chance) in &method.lifts {
            let grades = match target {
                Target::Method(asked) => {
                    u64::from(asked == no).saturating_mul(rise(*from, *to)).saturating_mul(CERTAIN)
                }
                Target::Overall => lift_overall(sight, &methods, no, *from, *to),
            };
            if let Some(standing) = standings.get_mut(*class) {
                standing.tips = standing.tips.saturating_add(times(*chance, grades));
            }
        }
    }
}

/// How far the overall grade moves on average when one method's grade rises.
fn lift_overall(sight: &Sight, methods: &[Moves], no: MethodNo, from: Grade, to: Grade) -> u64 {
    let Some(combination) = &sight.plan.combination else { return 0 };
    let limit = |grade| limit_repeat(grade, sight.outlook.overall_cap);
    combination.cells.iter().filter(|(grades, _)| grades.get(no.at()) == Some(&from)).fold(
        0,
        |sum: u64, (grades, given)| {
            let mut lifted = grades.clone();
            if let Some(place) = lifted.get_mut(no.at()) {
                *place = to;
            }
            let rises = rise(limit(*given), limit(combination.give(&lifted)));
            let others = methods.iter().zip(grades).enumerate().filter(|(place, _)| *place != no.at());
            let chance = others.fold(CERTAIN, |chance, (_, (method, grade))| {
                times(chance, method.grades.get(grade.rank()).copied().unwrap_or(0))
            });
            sum.saturating_add(rises.saturating_mul(chance))
        },
    )
}

/// How far apart two grades are; in a table that is not monotone a change may be for the worse, and matters as much.
fn rise(from: Grade, to: Grade) -> u64 {
    u64::try_from(to.rank().abs_diff(from.rank())).unwrap_or(0)
}

/// One chance of another.
fn times(one: u64, other: u64) -> u64 {
    u64::try_from(u128::from(one).saturating_mul(other.into()) >> 60).unwrap_or(u64::MAX)
}

/// So many of so many parts of a chance, rounded down; without a division of 128 bits, which costs a kilobyte.
fn share(chance: u64, parts: u64, of: u64) -> u64 {
    let part = |number: u64| number.checked_div(of).unwrap_or(0);
    let rest = chance.checked_rem(of).unwrap_or(0);
    part(chance).saturating_mul(parts).saturating_add(part(rest.saturating_mul(parts)))
}

/// Every combination of answers to a method's open prompts, class by class; nothing where there are too many.
/// What is entered as a number counts as the most that it can be.
fn moves(sight: &Sight, no: MethodNo, method: &MethodPlan) -> Option<Moves> {
    let outlook = &sight.outlook;
    let Tally { met, unknown, .. } = &outlook.tally;
    let mut open: Vec<(ClassNo, Vec<u64>)> = Vec::new();
    let mut there = outlook.tally.at_best();
    for class in sight.plan.criteria.iter().filter(|placed| placed.method == no).filter_map(|placed| placed.class) {
        if let Some(number) = there.get_mut(class) {
            *number = at(met, class);
        }
        if at(unknown, class) > 0 && !open.iter().any(|(known, _)| *known == class) {
            open.push((class, chances(at(unknown, class))));
        }
    }
    let many = open
        .iter()
        .fold(1_u64, |many, (_, chances)| many.saturating_mul(u64::try_from(chances.len()).unwrap_or(u64::MAX)));
    if many > MOST_COMBINATIONS {
        return None;
    }
    let given = outlook.given.get(no.at()).copied().flatten();
    let cap = outlook.method_caps.get(no.at()).copied().flatten();
    let grade = |there: &[Number]| limit_repeat(given.unwrap_or_else(|| method.grade(there)), cap);
    let mut moves = Moves { grades: vec![0; method.rules.len().saturating_add(1)], lifts: Vec::new() };
    let least = there.clone();
    for turn in 0..many {
        let (mut rest, mut chance) = (turn, CERTAIN);
        for (class, chances) in &open {
            let size = u64::try_from(chances.len()).unwrap_or(u64::MAX);
            let taken = rest.checked_rem(size).unwrap_or(0);
            rest = rest.checked_div(size).unwrap_or(0);
            let taken_at = usize::try_from(taken).unwrap_or(usize::MAX);
            chance = times(chance, chances.get(taken_at).copied().unwrap_or(0));
            if let Some(number) = there.get_mut(*class) {
                *number = at(&least, *class).saturating_add(Number::try_from(taken).unwrap_or(Number::MAX));
            }
        }
        moves.add(&open, unknown, &least, &mut there, chance, &grade);
    }
    Some(moves)
}

impl Moves {
    /// One combination, and what one more of each class makes of it.
    fn add(
        &mut self,
        open: &[(ClassNo, Vec<u64>)],
        unknown: &[Number],
        least: &[Number],
        there: &mut [Number],
        chance: u64,
        grade: &impl Fn(&[Number]) -> Grade,
    ) {
        let from = grade(there);
        if let Some(sum) = self.grades.get_mut(from.rank()) {
            *sum = sum.saturating_add(chance);
        }
        for (class, _) in open {
            let (here, all) = (at(there, *class), at(unknown, *class));
            let left = all.saturating_sub(here.saturating_sub(at(least, *class)));
            if left == 0 {
                continue;
            }
            if let Some(number) = there.get_mut(*class) {
                *number = here.saturating_add(1);
            }
            let to = grade(there);
            if let Some(number) = there.get_mut(*class) {
                *number = here;
            }
            if to > from {
                // Of the prompts of this class one is set aside: `left` of `all` combinations leave it not met.
                let aside = share(chance, u64::from(left).saturating_mul(8), u64::from(all).saturating_mul(3));
                match self.lifts.iter_mut().find(|(c, f, t, _)| (c, f, t) == (class, &from, &to)) {
                    Some((_, _, _, sum)) => *sum = sum.saturating_add(aside),
                    None => self.lifts.push((*class, from, to, aside)),
                }
            }
        }
    }
}

/// How likely it is that nought, one, two… of so many prompts are met, each five times in eight.
fn chances(of: Number) -> Vec<u64> {
    let mut chances = vec![CERTAIN];
    for _ in 0..of {
        let mut longer = Vec::new();
        let mut before = 0_u64;
        for chance in chances.iter().copied().chain([0]) {
            longer.push((chance / 8).saturating_mul(3).saturating_add((before / 8).saturating_mul(5)));
            before = chance;
        }
        chances = longer;
    }
    chances
}
