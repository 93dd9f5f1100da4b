//! The two ends of every grade, by one reading.

use super::formula::{Formula, Number};
use super::plan::{MethodPlan, Plan};
use super::tally::Tally;
use super::totals::Room;
use super::ways::Ways;
use super::whole::Whole;
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
        let given: Vec<Option<Grade>> = standard.methods().map(|(no, _)| record.result(no)).collect();
        let method_caps: Vec<Option<Grade>> =
            standard.methods().map(|(no, _)| cap.and_then(|cap| method_cap(standard, record, no, &cap))).collect();
        let methods: Vec<Bounds> = plan
            .methods
            .iter()
            .zip(&given)
            .zip(&method_caps)
            .map(|((method, given), cap)| {
                let bounds = given.map_or_else(
                    || match method.coupled {
                        false => Bounds { today: method.grade(&tally.met), possible: method.grade(&at_best) },
                        true => coupled_bounds(plan, method, &tally),
                    },
                    Bounds::fixed,
                );
                limit(bounds, *cap)
            })
            .collect();
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
            let end = |end: fn(&Bounds) -> Grade| combination.give(&self.methods.iter().map(end).collect::<Vec<_>>());
            return Some(Bounds { today: end(|bounds| bounds.today), possible: end(|bounds| bounds.possible) });
        }
        // Not monotone: the lowest and the highest cell over every combination that can come about.
        let reachable = self.reachable_grades(plan);
        let cells = combination
            .cells
            .iter()
            .filter(|(grades, _)| grades.iter().zip(&reachable).all(|(grade, reachable)| reachable.contains(grade)));
        let (mut lowest, mut highest) = (None, None);
        for (_, given) in cells {
            lowest = Some(lowest.map_or(*given, |grade: Grade| grade.min(*given)));
            highest = Some(highest.map_or(*given, |grade: Grade| grade.max(*given)));
        }
        Some(Bounds { today: lowest.unwrap_or(Grade::LOWEST), possible: highest.unwrap_or(Grade::LOWEST) })
    }

    fn by_marks(&self, plan: &Plan) -> Bounds {
        let room = plan.room(&self.tally.met, &self.tally.unknown);
        let secure = |rule: &&Whole| rule.holds(&self.methods, |bounds| bounds.today, &self.tally.met);
        let today = plan.by_marks.iter().take_while(secure).fold(Grade::LOWEST, |grade, _| grade.next());
        let mut possible = today;
        while plan.by_marks.len() > possible.rank() && !self.overall_ways(plan, possible.next(), &room).list.is_empty()
        {
            possible = possible.next();
        }
        Bounds { today, possible }
    }

    /// For each method, the grades that some completion of the unknowns gives it.
    pub fn reachable_grades(&self, plan: &Plan) -> Vec<Vec<Grade>> {
        let methods = (0..u8::MAX).map(MethodNo).zip(&plan.methods);
        methods.map(|(no, method)| self.reachable(plan, no, method)).collect()
    }

    /// The grades that some completion of the unknowns gives a method.
    fn reachable(&self, plan: &Plan, no: MethodNo, method: &MethodPlan) -> Vec<Grade> {
        let bounds = self.methods.get(no.at()).copied().unwrap_or(Bounds::fixed(Grade::LOWEST));
        let mut reachable = vec![bounds.possible];
        let mut grade = bounds.today;
        while grade < bounds.possible {
            // Exactly this grade: some smallest way to it does not reach the next one.
            let room = plan.room(&self.tally.met, &self.tally.unknown);
            let exact = self.method_ways(plan, no, grade, &room).list.iter().any(|way| {
                let met: Vec<Number> =
                    self.tally.met.iter().zip(way).map(|(one, two)| one.saturating_add(*two)).collect();
                method.grade(&met) == grade
            });
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
            let rules = plan.by_marks.iter().take(grade.rank());
            return rules.fold(nothing(), |ways, rule| ways.and(&rule.ways(self, plan, room), room));
        }
        let cells = plan.combination.as_ref().map_or(&[][..], |combination| combination.reach(grade));
        cells.iter().fold(Ways::default(), |ways, cell| {
            let mut here = nothing();
            for (no, grade) in (0..u8::MAX).map(MethodNo).zip(cell) {
                if *grade > Grade::LOWEST {
                    here = here.and(&self.method_ways(plan, no, *grade, room), room);
                }
            }
            ways.or(here)
        })
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
    let most: Vec<Number> = tally.at_best().iter().zip(&tally.no).map(|(one, two)| one.saturating_add(*two)).collect();
    Ways::to(&rule.failing(&most), &plan.room(&tally.no, &tally.unknown)).list.is_empty()
}

fn limit(bounds: Bounds, cap: Option<Grade>) -> Bounds {
    Bounds { today: limit_repeat(bounds.today, cap), possible: limit_repeat(bounds.possible, cap) }
}

/// The methods that are repeated, and how.
pub(super) fn repeated(standard: &Standard, record: &LearnerRecord) -> Vec<(MethodNo, Sitting)> {
    standard.methods().map(|(no, _)| (no, record.sitting(no))).filter(|(_, sitting)| sitting.is_repeat()).collect()
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
