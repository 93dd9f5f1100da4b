//! The two ends of every grade, by one reading.

use super::corners::{Coupled, End, find_corner};
use super::formula::{Formula, Number};
use super::plan::{MethodPlan, Plan};
use super::tally::Tally;
use super::totals::Room;
use super::uneven::Completions;
use super::ways::Ways;
use super::work::Work;
use crate::domain::decision::Bounds;
use crate::domain::grade::Grade;
use crate::domain::plan::MethodNo;
use crate::domain::record::LearnerRecord;
use crate::domain::repeats::Sitting;
use crate::domain::standard::Standard;
use crate::rules::repeats::{Cap, CapOn, limit_repeat};

/// What one reading makes of one record.
#[derive(Clone, Debug)]
pub(super) struct Outlook {
    /// The answers, counted.
    pub tally: Tally,
    /// Results that were already given, by method.
    pub given: Vec<Option<Grade>>,
    /// The cap on each method's own grade.
    pub method_caps: Vec<Option<Grade>>,
    /// The cap on the overall grade.
    pub overall_cap: Option<Grade>,
    /// Each method's bounds, after its own cap.
    pub methods: Vec<Bounds>,
    /// What the methods combine to, before the overall cap.
    pub combined: Option<Bounds>,
    /// Overall, after the cap.
    pub overall: Option<Bounds>,
}

impl Outlook {
    /// Decides the bounds.
    pub fn new(standard: &Standard, plan: &Plan, record: &LearnerRecord, work: &Work) -> Outlook {
        let mut caps = caps_that_bite(standard, plan, record);
        caps.retain(|cap| !lifted(cap, record));
        Outlook::with_caps(standard, plan, record, &caps, work)
    }

    /// Decides the bounds as if repeats had these caps.
    pub fn with_caps(standard: &Standard, plan: &Plan, record: &LearnerRecord, caps: &[Cap], work: &Work) -> Outlook {
        let tally = Tally::new(plan, record);
        let (mut given, mut method_caps) = (Vec::new(), Vec::new());
        for (no, _) in standard.methods() {
            given.push(record.result(no));
            method_caps.push(caps.iter().filter_map(|cap| method_cap(standard, record, no, cap)).min());
        }
        let overall_cap = caps.iter().filter(|cap| cap.on == CapOn::Overall).map(|cap| cap.grade).min();
        let methods = Vec::new();
        let mut outlook = Outlook { tally, given, method_caps, overall_cap, methods, combined: None, overall: None };
        outlook.methods = (0..u8::MAX)
            .map(MethodNo)
            .zip(&plan.methods)
            .map(|(no, method)| outlook.method_bounds(plan, no, method, work))
            .collect();
        outlook.combined = outlook.combine(plan, work);
        outlook.overall = outlook.combined.map(|bounds| limit(bounds, overall_cap));
        outlook
    }

    fn method_bounds(&self, plan: &Plan, no: MethodNo, method: &MethodPlan, work: &Work) -> Bounds {
        let (low, high) = (&self.tally.met, self.tally.at_best());
        let coupled: Vec<&Coupled> = method.coupled.iter().collect();
        let end = |end: End| {
            climb(method.rules.len(), &coupled, (low, &high), end, |grade, there| {
                work.note(method.size);
                self.method_at(plan, no, there) >= grade
            })
        };
        Bounds { today: end(End::Worst), possible: end(End::Best) }
    }

    /// A method's grade when there is so much of each class, after its own cap.
    pub fn method_at(&self, plan: &Plan, no: MethodNo, there: &[Number]) -> Grade {
        let given = self.given.get(no.at()).copied().flatten();
        let grade = given.or_else(|| Some(plan.methods.get(no.at())?.grade(there)));
        limit_repeat(grade.unwrap_or(Grade::LOWEST), self.method_caps.get(no.at()).copied().flatten())
    }

    /// The overall grade when there is so much of each class, before the overall cap.
    pub fn overall_at(&self, plan: &Plan, there: &[Number]) -> Grade {
        let mut grades = Vec::with_capacity(plan.methods.len());
        for (no, _) in (0..u8::MAX).map(MethodNo).zip(&plan.methods) {
            grades.push(self.method_at(plan, no, there));
        }
        match &plan.combination {
            Some(combination) => combination.give(&grades),
            None => {
                let held = plan.by_marks.iter().take_while(|rule| rule.holds(&grades, there));
                held.fold(Grade::LOWEST, |grade, _| grade.next())
            }
        }
    }

    /// As if there were no cap.
    pub fn lift_caps(&mut self) {
        self.method_caps.fill(None);
        self.overall_cap = None;
    }

    /// As if every result that was given were the best there is.
    pub fn best_results(&mut self, plan: &Plan) {
        for (given, method) in self.given.iter_mut().zip(&plan.methods) {
            let best = method.rules.iter().fold(Grade::LOWEST, |grade, _| grade.next());
            *given = given.map(|_| best);
        }
    }

    fn combine(&self, plan: &Plan, work: &Work) -> Option<Bounds> {
        if !plan.by_marks.is_empty() {
            let (low, high) = (&self.tally.met, self.tally.at_best());
            let end = |end: End| {
                climb(plan.by_marks.len(), &plan.coupled(), (low, &high), end, |grade, there| {
                    work.note(plan.size());
                    self.overall_at(plan, there) >= grade
                })
            };
            return Some(Bounds { today: end(End::Worst), possible: end(End::Best) });
        }
        let combination = plan.combination.as_ref()?;
        if combination.monotone {
            let end = |end: fn(&Bounds) -> Grade| combination.give(&self.grades(end));
            return Some(Bounds { today: end(|bounds| bounds.today), possible: end(|bounds| bounds.possible) });
        }
        // Not monotone: the lowest and the highest cell over every combination that can come about.
        let reachable: Vec<Vec<Grade>> =
            Completions::of_all(self, plan, work).iter().map(Completions::reachable).collect();
        let mut bounds: Option<Bounds> = None;
        for (grades, given) in &combination.cells {
            if grades.iter().zip(&reachable).all(|(grade, reachable)| reachable.contains(grade)) {
                let known = bounds.unwrap_or(Bounds::fixed(*given));
                bounds = Some(Bounds { today: known.today.min(*given), possible: known.possible.max(*given) });
            }
        }
        Some(bounds.unwrap_or(Bounds::fixed(Grade::LOWEST)))
    }

    /// One end of every method's grade.
    pub fn grades(&self, end: fn(&Bounds) -> Grade) -> Vec<Grade> {
        let mut grades = Vec::with_capacity(self.methods.len());
        for bounds in &self.methods {
            grades.push(end(bounds));
        }
        grades
    }

    /// Whether a rule of a method holds with every unknown not met, and with every unknown met.
    pub fn ends(&self, method: &MethodPlan, rule: &Formula, work: &Work) -> (bool, bool) {
        let (low, high) = (&self.tally.met, self.tally.at_best());
        let coupled: Vec<&Coupled> = method.coupled.iter().collect();
        let holds = |there: &[Number]| {
            work.note(rule.size());
            rule.holds(there)
        };
        let fails = find_corner(&coupled, (low, &high), End::Worst, |there| !holds(there));
        (fails.is_none(), find_corner(&coupled, (low, &high), End::Best, holds).is_some())
    }

    /// The smallest ways to a method's grade or better.
    pub fn method_ways(&self, plan: &Plan, no: MethodNo, grade: Grade, room: &Room) -> Ways {
        if self.method_caps.get(no.at()).copied().flatten().is_some_and(|cap| grade > cap) {
            return Ways::default();
        }
        if let Some(given) = self.given.get(no.at()).copied().flatten() {
            return if given >= grade { Ways::nothing(room.free.len()) } else { Ways::default() };
        }
        plan.methods.get(no.at()).map_or(Ways::default(), |method| method.ways(grade, room))
    }

    /// The smallest ways to an overall grade or better, before any overall cap.
    pub fn overall_ways(&self, plan: &Plan, grade: Grade, room: &Room) -> Ways {
        if !plan.by_marks.is_empty() {
            let rules = plan.by_marks.iter().take(grade.rank());
            return Ways::to_all(rules.map(|rule| rule.ways(self, plan, room)), room);
        }
        let Some(combination) = &plan.combination else { return Ways::default() };
        Ways::to_one(
            combination.reach(grade).iter().map(|cell| {
                let methods = (0..u8::MAX).map(MethodNo).zip(cell).filter(|(_, grade)| **grade > Grade::LOWEST);
                Ways::to_all(methods.map(|(no, grade)| self.method_ways(plan, no, *grade, room)), room)
            }),
            room,
        )
    }
}

/// The highest of so many grades above the lowest that is reached at one end: at the worst by every completion, at the
/// best by one.
fn climb(
    grades: usize,
    coupled: &[&Coupled],
    between: (&[Number], &[Number]),
    end: End,
    reached: impl Fn(Grade, &[Number]) -> bool,
) -> Grade {
    let mut grade = Grade::LOWEST;
    for _ in 0..grades {
        let next = grade.next();
        let found = find_corner(coupled, between, end, |there| reached(next, there) == (end == End::Best));
        if found.is_some() != (end == End::Best) {
            break;
        }
        grade = next;
    }
    grade
}

fn limit(bounds: Bounds, cap: Option<Grade>) -> Bounds {
    Bounds { today: limit_repeat(bounds.today, cap), possible: limit_repeat(bounds.possible, cap) }
}

/// The methods that are repeated in a way that a cap is about, and how.
pub(super) fn repeated(standard: &Standard, record: &LearnerRecord, cap: &Cap) -> Vec<(MethodNo, Sitting)> {
    let mut repeated = Vec::new();
    for (no, _) in standard.methods() {
        if cap.is_about(no, record.sitting(no)) {
            repeated.push((no, record.sitting(no)));
        }
    }
    repeated
}

/// The caps that a record's repeats bring about by one reading, whether or not they were lifted.
pub(super) fn caps_that_bite(standard: &Standard, plan: &Plan, record: &LearnerRecord) -> Vec<Cap> {
    let mut caps = plan.caps.clone();
    caps.extend(standard.repeats.assumed(record.assumed_cap));
    caps.retain(|cap| cap.bites_after(repeated(standard, record, cap).len()));
    caps
}

/// Whether the cap can be lifted and was.
pub(super) fn lifted(cap: &Cap, record: &LearnerRecord) -> bool {
    cap.waivable && record.waived
}

/// A method cap, as a grade of the method's own scale.
fn method_cap(standard: &Standard, record: &LearnerRecord, no: MethodNo, cap: &Cap) -> Option<Grade> {
    match cap.on {
        CapOn::Overall => None,
        CapOn::Method if cap.is_about(no, record.sitting(no)) => {
            standard.method(no).and_then(|method| method.grades.find(standard.grades.name(cap.grade)))
        }
        CapOn::Method => None,
    }
}
