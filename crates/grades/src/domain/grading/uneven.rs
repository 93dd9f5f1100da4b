//! What can still change the overall grade where a better method grade may lower it.
//!
//! There the question of the minimal ways has no meaning, so the grades themselves are tried: which steps can one more
//! criterion of a class make its method's grade take, and does any of them move the table?

use super::formula::Number;
use super::outlook::Outlook;
use super::plan::{Combination, MethodPlan, Plan};
use super::tally::put_in_order;
use crate::domain::decision::Measure;
use crate::domain::grade::Grade;
use crate::domain::plan::MethodNo;
use crate::domain::repeats::limit_repeat;

/// The classes of which one more criterion can change the overall grade.
pub(super) fn classes_that_matter(outlook: &Outlook, plan: &Plan) -> Vec<bool> {
    let mut matter = vec![false; plan.classes.len()];
    let Some(combination) = &plan.combination else { return matter };
    let reachable = outlook.reachable_grades(plan);
    for (no, method) in (0..u8::MAX).map(MethodNo).zip(&plan.methods) {
        if outlook.given.get(no.at()).copied().flatten().is_some() {
            continue;
        }
        let entered = plan.classes.find(Measure::Result(no));
        let mut classes: Vec<usize> = Vec::new();
        for placed in plan.criteria.iter().filter(|placed| placed.method == no) {
            if let Some(class) = placed.class {
                put_in_order(&mut classes, class);
            }
        }
        if let Some(class) = entered {
            put_in_order(&mut classes, class);
        }
        for class in classes.iter().copied() {
            let steps = steps(outlook, no, method, &classes, class);
            let moves = steps.iter().any(|step| moves_the_table(outlook, combination, &reachable, no, *step));
            if let (true, Some(matters)) = (moves, matter.get_mut(class)) {
                *matters = true;
            }
        }
    }
    matter
}

/// Every pair of grades that one more criterion of the class leads from and to, over all completions of the others.
fn steps(outlook: &Outlook, no: MethodNo, method: &MethodPlan, classes: &[usize], class: usize) -> Vec<(Grade, Grade)> {
    let cap = outlook.method_caps.get(no.at()).copied().flatten();
    let grade = |met: &[Number]| limit_repeat(method.grade(met), cap);
    let mut steps = Vec::new();
    let room = |class: usize| outlook.tally.unknown.get(class).copied().unwrap_or(0);
    let mut free: Vec<(usize, Number)> = classes.iter().map(|class| (*class, room(*class))).collect();
    for (of, room) in &mut free {
        // One criterion of the class is the one that is tried.
        if *of == class {
            let Some(others) = room.checked_sub(1) else { return steps };
            *room = others;
        }
    }
    each_completion(&free, &mut outlook.tally.met.clone(), &mut |met| {
        let before = grade(met);
        let mut with = met.to_vec();
        if let Some(number) = with.get_mut(class) {
            *number = number.saturating_add(1);
        }
        let step = (before, grade(&with));
        if step.0 != step.1 && !steps.contains(&step) {
            steps.push(step);
        }
    });
    steps
}

/// Every way to add to the classes, each up to its room.
fn each_completion(free: &[(usize, Number)], met: &mut Vec<Number>, look: &mut impl FnMut(&[Number])) {
    let Some(((class, room), rest)) = free.split_first() else { return look(met) };
    let start = met.get(*class).copied().unwrap_or(0);
    for add in 0..=*room {
        if let Some(number) = met.get_mut(*class) {
            *number = start.saturating_add(add);
        }
        each_completion(rest, met, look);
    }
    if let Some(number) = met.get_mut(*class) {
        *number = start;
    }
}

/// Whether a step of one method changes what the table gives, for some grades of the others.
fn moves_the_table(
    outlook: &Outlook,
    combination: &Combination,
    reachable: &[Vec<Grade>],
    no: MethodNo,
    (from, to): (Grade, Grade),
) -> bool {
    let others = combination.cells.iter().filter(|(grades, _)| {
        grades.get(no.at()) == Some(&from)
            && grades.iter().zip(reachable).enumerate().all(|(at, (grade, can))| at == no.at() || can.contains(grade))
    });
    let limited = |grade| limit_repeat(grade, outlook.overall_cap);
    others.into_iter().any(|(grades, given)| {
        let mut after = grades.clone();
        if let Some(grade) = after.get_mut(no.at()) {
            *grade = to;
        }
        limited(combination.give(&after)) != limited(*given)
    })
}
