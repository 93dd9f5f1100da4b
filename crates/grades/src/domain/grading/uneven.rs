//! What can still change the overall grade where a better method grade may lower it.
//!
//! There the question of the minimal ways has no meaning, so every completion of a method's unknowns is tried: which
//! grades can it have, which steps can one more criterion of a class make it take, and does any of them move the table?
//! A pack with such a table whose methods have too many completions is refused when it is read.

use super::formula::{ClassNo, Number};
use super::outlook::Outlook;
use super::plan::{Combination, MethodPlan, Plan};
use super::tally::put_in_order;
use super::totals::at;
use super::work::Work;
use crate::domain::decision::Measure;
use crate::domain::grade::Grade;
use crate::domain::plan::MethodNo;
use crate::rules::repeats::limit_repeat;

/// The grade of a method under every completion of its unknowns, after its own cap.
#[derive(Clone, Debug)]
pub(super) struct Completions {
    no: MethodNo,
    /// Its classes, with how many completions each alone has.
    classes: Vec<(ClassNo, usize)>,
    /// For every completion; the first class turns fastest.
    grades: Vec<Grade>,
}

/// The classes of a method: of its criteria, and of its result.
fn classes_of(plan: &Plan, no: MethodNo) -> Vec<ClassNo> {
    let mut classes = Vec::new();
    for placed in plan.criteria.iter().filter(|placed| placed.method == no) {
        if let Some(class) = placed.class {
            put_in_order(&mut classes, class);
        }
    }
    if let Some(class) = plan.classes.find(Measure::Result(no)) {
        put_in_order(&mut classes, class);
    }
    classes
}

/// How many numbers are looked at to try every completion of a method, where everything is unknown.
pub(super) fn effort(plan: &Plan, no: MethodNo, method: &MethodPlan) -> usize {
    let size = |class: ClassNo| match plan.classes.kind(class) {
        Some(entered) => usize::try_from(entered.most).unwrap_or(usize::MAX),
        None => plan.criteria.iter().filter(|placed| placed.class == Some(class)).count(),
    };
    let many = |many: usize, class: &ClassNo| many.saturating_mul(size(*class).saturating_add(1));
    classes_of(plan, no).iter().fold(1, many).saturating_mul(method.size)
}

impl Completions {
    /// Those of every method.
    pub fn of_all(outlook: &Outlook, plan: &Plan, work: &Work) -> Vec<Completions> {
        let mut all = Vec::new();
        for (no, method) in (0..u8::MAX).map(MethodNo).zip(&plan.methods) {
            let mut completions = Completions { no, classes: Vec::new(), grades: Vec::new() };
            let mut many = 1_usize;
            // A result that was given is the only one there is.
            if outlook.given.get(no.at()).copied().flatten().is_none() {
                for class in classes_of(plan, no) {
                    let open = usize::try_from(at(&outlook.tally.unknown, class)).unwrap_or(0).saturating_add(1);
                    many = many.saturating_mul(open);
                    completions.classes.push((class, open));
                }
            }
            let mut there = outlook.tally.met.clone();
            for turn in 0..many {
                let mut rest = turn;
                for (class, open) in &completions.classes {
                    let more = rest.checked_rem(*open).and_then(|more| Number::try_from(more).ok()).unwrap_or(0);
                    rest = rest.checked_div(*open).unwrap_or(0);
                    if let Some(number) = there.get_mut(*class) {
                        *number = at(&outlook.tally.met, *class).saturating_add(more);
                    }
                }
                work.note(method.size);
                completions.grades.push(outlook.method_at(plan, no, &there));
            }
            all.push(completions);
        }
        all
    }

    /// The grades that some completion gives.
    pub fn reachable(&self) -> Vec<Grade> {
        let mut reachable = Vec::new();
        for grade in &self.grades {
            put_in_order(&mut reachable, *grade);
        }
        reachable
    }

    /// For each class, every pair of grades that one more of it leads from and to.
    fn steps(&self) -> Vec<(ClassNo, Vec<(Grade, Grade)>)> {
        let mut all = Vec::new();
        let mut stride = 1_usize;
        for (class, open) in &self.classes {
            let mut steps = Vec::new();
            for (place, from) in self.grades.iter().enumerate() {
                let taken = place.checked_div(stride).and_then(|rest| rest.checked_rem(*open)).unwrap_or(0);
                let with = self.grades.get(place.saturating_add(stride));
                if let Some(to) = with.filter(|to| *to != from && taken.saturating_add(1) < *open) {
                    put_in_order(&mut steps, (*from, *to));
                }
            }
            stride = stride.saturating_mul(*open);
            all.push((*class, steps));
        }
        all
    }
}

/// The classes of which one more criterion can change the overall grade.
pub(super) fn classes_that_matter(outlook: &Outlook, plan: &Plan, work: &Work) -> Vec<bool> {
    let mut matter = vec![false; plan.classes.len()];
    let Some(combination) = &plan.combination else { return matter };
    let completions = Completions::of_all(outlook, plan, work);
    let reachable: Vec<Vec<Grade>> = completions.iter().map(Completions::reachable).collect();
    for method in &completions {
        let by_class = method.steps();
        let mut moving = Vec::new();
        for step in by_class.iter().flat_map(|(_, steps)| steps) {
            put_in_order(&mut moving, *step);
        }
        work.note(combination.cells.len().saturating_mul(moving.len()));
        moving.retain(|step| moves_the_table(outlook, combination, &reachable, method.no, *step));
        for (class, steps) in by_class {
            if let (true, Some(matters)) = (steps.iter().any(|step| moving.contains(step)), matter.get_mut(class)) {
                *matters = true;
            }
        }
    }
    matter
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_one_more_of_a_class_that_changes_the_grade() {
        let (fail, pass) = (Grade::LOWEST, Grade::LOWEST.next());
        let of = |grades: [Grade; 6]| {
            // Nought or one of the first class, nought to two of the other.
            let completions = Completions { no: MethodNo(0), classes: vec![(0, 2), (3, 3)], grades: grades.to_vec() };
            completions.steps()
        };
        let first = of([fail, pass, fail, pass, fail, pass]);
        assert_eq!(first, [(0, vec![(fail, pass)]), (3, vec![])]);
        let second = of([fail, fail, fail, fail, pass, pass]);
        assert_eq!(second, [(0, vec![]), (3, vec![(fail, pass)])]);
        let down = of([pass, pass, pass, pass, fail, pass]);
        assert_eq!(down, [(0, vec![(fail, pass)]), (3, vec![(pass, fail)])]);
    }
}
