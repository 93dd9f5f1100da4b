//! How surely one more of a class tips a grade: every combination of answers to what is open, with its chance.

use super::decide::{Sight, Target};
use super::formula::{ClassNo, Number};
use super::next::Standing;
use super::plan::MethodPlan;
use super::tally::Tally;
use super::totals::at;
use super::work::Work;
use crate::domain::grade::Grade;
use crate::domain::plan::MethodNo;
use crate::rules::repeats::limit_repeat;

/// One, as a chance; 60 bits, so that many prompts together do not vanish.
const CERTAIN: u64 = 1 << 60;

/// Methods with more combinations than this are put in order without weighing chances.
const MOST_COMBINATIONS: u64 = 4_096;

/// What the unanswered prompts of a method make of its grade.
#[derive(Clone, Debug, Default)]
struct Moves {
    /// How likely each grade is.
    grades: Vec<u64>,
    /// One more of a class lifts one grade to another: how likely.
    lifts: Vec<(ClassNo, Grade, Grade, u64)>,
}

/// Adds how surely each class tips the grade, unless there are too many combinations to weigh.
pub(super) fn weigh(sight: &Sight, target: Target, work: &Work, standings: &mut [Standing]) {
    work.ask();
    let mut methods = Vec::with_capacity(sight.plan.methods.len());
    for (no, method) in (0..u8::MAX).map(MethodNo).zip(&sight.plan.methods) {
        let asked = match target {
            Target::Method(asked) => asked == no,
            Target::Overall => true,
        };
        let Some(moves) = (if asked { moves(sight, no, method, work) } else { Some(Moves::default()) }) else { return };
        methods.push(moves);
    }
    for (no, method) in (0..u8::MAX).map(MethodNo).zip(&methods) {
        let mut lifts: Vec<(Grade, Grade, u64)> = Vec::new();
        for (class, from, to, chance) in &method.lifts {
            let known =
                lifts.iter().find(|(below, above, _)| (below, above) == (from, to)).map(|(_, _, grades)| *grades);
            let grades = match (target, known) {
                (Target::Method(_), _) => rise(*from, *to).saturating_mul(CERTAIN),
                (Target::Overall, Some(grades)) => grades,
                (Target::Overall, None) => {
                    let Some(grades) = lift_overall(sight, &methods, no, *from, *to, work) else { return };
                    lifts.push((*from, *to, grades));
                    grades
                }
            };
            if let Some(standing) = standings.get_mut(*class) {
                standing.tips = standing.tips.saturating_add(times(*chance, grades));
            }
        }
    }
}

/// How far the overall grade moves on average when one method's grade rises; nothing where that takes too long.
fn lift_overall(sight: &Sight, methods: &[Moves], no: MethodNo, from: Grade, to: Grade, work: &Work) -> Option<u64> {
    let Some(combination) = &sight.plan.combination else { return Some(0) };
    if !work.take(combination.cells.len().saturating_mul(methods.len())) {
        return None;
    }
    let limit = |grade| limit_repeat(grade, sight.outlook.overall_cap);
    Some(combination.cells.iter().filter(|(grades, _)| grades.get(no.at()) == Some(&from)).fold(
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
    ))
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
fn moves(sight: &Sight, no: MethodNo, method: &MethodPlan, work: &Work) -> Option<Moves> {
    let outlook = &sight.outlook;
    let Tally { met, unknown, .. } = &outlook.tally;
    let mut open: Vec<(ClassNo, Vec<u64>)> = Vec::new();
    let mut many = 1_u64;
    let mut there = outlook.tally.at_best();
    for class in sight.plan.criteria.iter().filter(|placed| placed.method == no).filter_map(|placed| placed.class) {
        if let Some(number) = there.get_mut(class) {
            *number = at(met, class);
        }
        if at(unknown, class) > 0 && !open.iter().any(|(known, _)| *known == class) {
            many = many.saturating_mul(u64::from(at(unknown, class)).saturating_add(1));
            if many > MOST_COMBINATIONS {
                return None;
            }
            open.push((class, chances(at(unknown, class))));
        }
    }
    // Each combination, and one more of each class.
    let grades = open.len().saturating_add(1).saturating_mul(usize::try_from(many).unwrap_or(usize::MAX));
    if !work.take(grades.saturating_mul(method.size)) {
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

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "what is not there fails the test")]
mod tests {
    use super::*;

    #[test]
    fn each_prompt_is_met_five_times_in_eight() {
        assert_eq!(chances(0), [CERTAIN]);
        assert_eq!(chances(1), [CERTAIN / 8 * 3, CERTAIN / 8 * 5]);
        assert_eq!(chances(2), [CERTAIN / 64 * 9, CERTAIN / 64 * 30, CERTAIN / 64 * 25]);
        assert_eq!(chances(3), [27, 135, 225, 125].map(|parts| CERTAIN / 512 * parts));
    }

    #[test]
    fn chances_of_chances_are_taken_of_what_is_certain() {
        assert_eq!(times(CERTAIN, CERTAIN), CERTAIN);
        assert_eq!(times(CERTAIN / 2, CERTAIN / 4), CERTAIN / 8);
        assert_eq!(times(3 * CERTAIN, CERTAIN), 3 * CERTAIN);
        assert_eq!(times(u64::MAX, u64::MAX), u64::MAX, "rather the most than one that begins again");
    }

    #[test]
    fn parts_of_a_chance_are_rounded_down() {
        for (chance, parts, of, expected) in [(12, 2, 3, 8), (7, 2, 3, 4), (8, 2, 3, 5), (2, 3, 1, 6), (7, 2, 0, 0)] {
            assert_eq!(share(chance, parts, of), expected, "{parts} of {of} parts of {chance}");
        }
        assert_eq!(share(CERTAIN, 7, 7), CERTAIN);
    }

    #[test]
    fn grades_are_as_far_apart_one_way_as_the_other() {
        let (pass, merit) = (Grade::LOWEST.next(), Grade::LOWEST.next().next());
        assert_eq!((rise(Grade::LOWEST, merit), rise(merit, Grade::LOWEST), rise(pass, pass)), (2, 2, 0));
    }

    /// What one method with so many open prompts, of which so many make a pass, comes to.
    fn added(open: Number, there: Number, needed: Number) -> Moves {
        let mut moves = Moves { grades: vec![0; 2], lifts: Vec::new() };
        let grade = |there: &[Number]| if there[0] >= needed { Grade::LOWEST.next() } else { Grade::LOWEST };
        let mut numbers = [there];
        moves.add(&[(0, chances(open))], &[open], &[1], &mut numbers, 3 * 800, &grade);
        assert_eq!(numbers, [there], "it is as it was");
        moves
    }

    #[test]
    fn one_more_of_a_class_lifts_a_grade_where_it_is_just_below() {
        let pass = Grade::LOWEST.next();
        // One counts already. Of three open ones two are met, so one is left: a third of the ways to set one aside.
        let moves = added(3, 3, 4);
        assert_eq!(moves.grades, [2_400, 0]);
        assert_eq!(moves.lifts, [(0, Grade::LOWEST, pass, 2_400 * 8 / 9)]);
        // All three are left.
        assert_eq!(added(3, 1, 2).lifts, [(0, Grade::LOWEST, pass, 2_400 * 8 * 3 / 9)]);
        assert_eq!(added(3, 2, 4).lifts, [], "two are needed");
        assert_eq!(added(3, 4, 5).lifts, [], "all are met already");
        let reached = added(3, 3, 3);
        assert_eq!((reached.grades, reached.lifts), (vec![0, 2_400], vec![]));
    }

    #[test]
    fn lifts_of_one_kind_add_up() {
        let mut moves = Moves { grades: vec![0; 2], lifts: Vec::new() };
        let grade = |there: &[Number]| if there[0] + there[1] >= 2 { Grade::LOWEST.next() } else { Grade::LOWEST };
        let open = [(0, chances(1)), (1, chances(1))];
        for there in [[1, 0], [0, 1]] {
            moves.add(&open, &[1, 1], &[0, 0], &mut there.clone(), 300, &grade);
        }
        moves.add(&open, &[1, 1], &[0, 0], &mut [1, 0], 300, &grade);
        let pass = Grade::LOWEST.next();
        assert_eq!(moves.grades, [900, 0]);
        assert_eq!(moves.lifts, [(1, Grade::LOWEST, pass, 1_600), (0, Grade::LOWEST, pass, 800)]);
    }
}
