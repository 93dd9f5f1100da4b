//! The two ends of every grade, by one reading.

use super::formula::Formula;
use super::plan::{MethodPlan, Plan};
use super::tally::{Tally, add};
use super::totals::Room;
use super::ways::Ways;
use crate::domain::decision::Bounds;
use crate::domain::grade::Grade;
use crate::domain::plan::MethodNo;
use crate::domain::record::LearnerRecord;
use crate::domain::repeats::{Cap, CapOn, CapWhen, Sitting, limit_repeat};
use crate::domain::standard::Standard;

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
    pub fn new(standard: &Standard, plan: &Plan, record: &LearnerRecord) -> Outlook {
        Outlook::with_cap(standard, plan, record, cap_that_bites(standard, record).filter(|cap| !lifted(cap, record)))
    }

    /// Decides the bounds as if repeats had this cap, or none.
    pub fn with_cap(standard: &Standard, plan: &Plan, record: &LearnerRecord, cap: Option<Cap>) -> Outlook {
        let tally = Tally::new(plan, record);
        let at_best = tally.at_best();
        let (mut given, mut method_caps, mut methods) = (Vec::new(), Vec::new(), Vec::new());
        for (no, method) in (0..u8::MAX).map(MethodNo).zip(&plan.methods) {
            let result = record.result(no);
            let own_cap = cap.and_then(|cap| method_cap(standard, record, no, &cap));
            let bounds = match result {
                Some(grade) => Bounds::fixed(grade),
                None if method.coupled => coupled_bounds(plan, method, &tally),
                None => Bounds { today: method.grade(&tally.met), possible: method.grade(&at_best) },
            };
            given.push(result);
            method_caps.push(own_cap);
            methods.push(limit(bounds, own_cap));
        }
        let overall_cap = cap.filter(|cap| cap.on == CapOn::Overall).map(|cap| cap.grade);
        let mut outlook = Outlook { tally, given, method_caps, overall_cap, methods, combined: None, overall: None };
        outlook.combined = outlook.combine(plan);
        outlook.overall = outlook.combined.map(|bounds| limit(bounds, overall_cap));
        outlook
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

    fn combine(&self, plan: &Plan) -> Option<Bounds> {
        if !plan.by_marks.is_empty() {
            return Some(self.by_marks(plan));
        }
        let combination = plan.combination.as_ref()?;
        if combination.monotone {
            let end = |end: fn(&Bounds) -> Grade| combination.give(&self.grades(end));
            return Some(Bounds { today: end(|bounds| bounds.today), possible: end(|bounds| bounds.possible) });
        }
        // Not monotone: the lowest and the highest cell over every combination that can come about.
        let reachable = self.reachable_grades(plan);
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

    fn by_marks(&self, plan: &Plan) -> Bounds {
        let room = plan.room(&self.tally.met, &self.tally.unknown);
        let mut today = Grade::LOWEST;
        for _ in plan.by_marks.iter().take_while(|rule| rule.holds(&self.methods, &self.tally.met)) {
            today = today.next();
        }
        let mut possible = today;
        while plan.by_marks.len() > possible.rank() && !self.overall_ways(plan, possible.next(), &room).list.is_empty()
        {
            possible = possible.next();
        }
        Bounds { today, possible }
    }

    /// For each method, the grades that some completion of the unknowns gives it.
    pub fn reachable_grades(&self, plan: &Plan) -> Vec<Vec<Grade>> {
        let mut reachable = Vec::with_capacity(plan.methods.len());
        for (no, method) in (0..u8::MAX).map(MethodNo).zip(&plan.methods) {
            reachable.push(self.reachable(plan, no, method));
        }
        reachable
    }

    /// The grades that some completion of the unknowns gives a method.
    fn reachable(&self, plan: &Plan, no: MethodNo, method: &MethodPlan) -> Vec<Grade> {
        let bounds = self.methods.get(no.at()).copied().unwrap_or(Bounds::fixed(Grade::LOWEST));
        let mut reachable = vec![bounds.possible];
        let mut grade = bounds.today;
        while grade < bounds.possible {
            // Exactly this grade: some smallest way to it does not reach the next one.
            let room = plan.room(&self.tally.met, &self.tally.unknown);
            let ways = self.method_ways(plan, no, grade, &room);
            let exact = ways.list.iter().any(|way| method.grade(&add(&self.tally.met, way)) == grade);
            if exact {
                reachable.push(grade);
            }
            grade = grade.next();
        }
        reachable
    }

    /// Whether a rule of a method holds with every unknown not met, and with every unknown met.
    pub fn ends(&self, plan: &Plan, method: &MethodPlan, rule: &Formula) -> (bool, bool) {
        if method.coupled {
            let room = plan.room(&self.tally.met, &self.tally.unknown);
            return (is_secure(plan, &self.tally, rule), !Ways::to(rule, &room).list.is_empty());
        }
        (rule.holds(&self.tally.met), rule.holds(&self.tally.at_best()))
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
        let nothing = || Ways::nothing(room.free.len());
        if !plan.by_marks.is_empty() {
            let mut ways = nothing();
            for rule in plan.by_marks.iter().take(grade.rank()) {
                ways = ways.and(&rule.ways(self, plan, room), room);
            }
            return ways;
        }
        let mut ways = Ways::default();
        let Some(combination) = &plan.combination else { return ways };
        for cell in combination.reach(grade) {
            let mut here = nothing();
            for (no, grade) in (0..u8::MAX).map(MethodNo).zip(cell) {
                if *grade > Grade::LOWEST {
                    here = here.and(&self.method_ways(plan, no, *grade, room), room);
                }
            }
            ways = ways.or(here);
        }
        ways
    }
}

/// The bounds of a method whose unknown marks depend on each other: no one completion is the worst, or the best. The
/// grade is secure if there is no way to fail a rule, and possible if there is a way to it.
fn coupled_bounds(plan: &Plan, method: &MethodPlan, tally: &Tally) -> Bounds {
    let room = plan.room(&tally.met, &tally.unknown);
    let today = method.climb(|rule| is_secure(plan, tally, &rule.formula));
    let mut possible = today;
    while method.rules.len() > possible.rank() && !method.ways(possible.next(), &room).list.is_empty() {
        possible = possible.next();
    }
    Bounds { today, possible }
}

/// Whether no completion of the unknowns fails a rule.
fn is_secure(plan: &Plan, tally: &Tally, rule: &Formula) -> bool {
    let most = add(&tally.at_best(), &tally.no);
    Ways::against(rule, &most, &plan.room(&tally.no, &tally.unknown)).list.is_empty()
}

fn limit(bounds: Bounds, cap: Option<Grade>) -> Bounds {
    Bounds { today: limit_repeat(bounds.today, cap), possible: limit_repeat(bounds.possible, cap) }
}

/// The methods that are repeated, and how.
pub(super) fn repeated(standard: &Standard, record: &LearnerRecord) -> Vec<(MethodNo, Sitting)> {
    let mut repeated = Vec::new();
    for (no, _) in standard.methods() {
        if record.sitting(no).is_repeat() {
            repeated.push((no, record.sitting(no)));
        }
    }
    repeated
}

/// The cap that a record's repeats bring about, whether or not it was lifted.
pub(super) fn cap_that_bites(standard: &Standard, record: &LearnerRecord) -> Option<Cap> {
    let cap = standard.repeats.cap_for(record.assumed_cap)?;
    let repeats = repeated(standard, record).len();
    let bites = match cap.when {
        CapWhen::AnyRepeat => repeats > 0,
        CapWhen::MoreThanOne => repeats > 1,
    };
    bites.then_some(cap)
}

/// Whether the cap can be lifted and was.
pub(super) fn lifted(cap: &Cap, record: &LearnerRecord) -> bool {
    cap.waivable && record.waived
}

/// A method cap, as a grade of the method's own scale.
fn method_cap(standard: &Standard, record: &LearnerRecord, no: MethodNo, cap: &Cap) -> Option<Grade> {
    match cap.on {
        CapOn::Overall => None,
        CapOn::Method if record.sitting(no).is_repeat() => {
            standard.method(no).and_then(|method| method.grades.find(standard.grades.name(cap.grade)))
        }
        CapOn::Method => None,
    }
}
