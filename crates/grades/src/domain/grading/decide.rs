//! From the bounds to the whole decision: steps, missing, used, routes, blocked, readings.

use super::formula::{ClassNo, Number};
use super::outlook::{Outlook, caps_that_bite};
use super::plan::{PathwayPlans, Plan};
use super::profile::profile;
use super::routes::as_routes;
use super::tally::{open_by_class, put_in_order, unknown_in};
use super::totals::Room;
use super::ways::Ways;
use super::work::{MOST_STEPS, Work};
use crate::domain::decision::{
    Blocked, BlockedBy, Bounds, Decision, Grades, Measure, MethodDecision, Open, OverallDecision, Reached,
    ReadingBounds, Route, RoutesTo,
};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::{CriterionNo, MethodNo};
use crate::domain::record::LearnerRecord;
use crate::domain::standard::Standard;

/// One reading and what it makes of the record.
pub(super) struct Sight<'a> {
    pub plan: &'a Plan,
    pub outlook: Outlook,
}

/// One record under decision.
pub(super) struct Case<'a> {
    pub standard: &'a Standard,
    pub record: &'a LearnerRecord,
    /// The headline first.
    sights: Vec<Sight<'a>>,
    pub work: &'a Work,
}

/// What has no answer and can change a grade.
#[derive(Clone, Debug, Default)]
struct Missing {
    criteria: Vec<CriterionNo>,
    inputs: Vec<Measure>,
    /// Whether there may be some among them that cannot.
    cut: bool,
}

/// Whose grade is asked about.
#[derive(Clone, Copy)]
pub(super) enum Target {
    Method(MethodNo),
    Overall,
}

/// The steps of one decision: for each grade it is asked what is missing, by each reading, what leads to it, and what
/// rules it out; and once more where there are too many ways.
pub(super) fn work(standard: &Standard, plans: &PathwayPlans) -> Work {
    let scales = standard.methods.iter().map(|method| &method.grades).chain([&standard.grades]);
    let grades = scales.fold(0, |sum: usize, scale| sum.saturating_add(scale.names().len()));
    Work::new(MOST_STEPS, plans.readings.len().saturating_add(2).saturating_mul(grades))
}

/// Decides a record by every reading.
pub(super) fn decide(standard: &Standard, plans: &PathwayPlans, record: &LearnerRecord, work: &Work) -> Decision {
    let case = Case { standard, record, sights: sights(standard, plans, record, work), work };
    let mut decision = Decision { methods: Vec::new(), overall: None, profile: profile(standard, record) };
    if let Some(headline) = case.sights.first() {
        for (no, _) in standard.methods() {
            decision.methods.push(case.method(headline, no));
        }
        decision.overall = case.overall(headline);
    }
    decision
}

/// The grades of a record by every reading, without the reasons.
pub(super) fn grades(standard: &Standard, plans: &PathwayPlans, record: &LearnerRecord) -> Grades {
    let work = Work::new(0, 0);
    let case = Case { standard, record, sights: sights(standard, plans, record, &work), work: &work };
    Grades {
        methods: standard.methods().map(|(no, _)| case.reached(Target::Method(no))).collect(),
        overall: case
            .sights
            .first()
            .and_then(|headline| headline.bounds(Target::Overall))
            .map(|_| case.reached(Target::Overall)),
        profile: profile(standard, record),
    }
}

/// What each reading makes of a record, the headline first.
pub(super) fn sights<'a>(
    standard: &Standard,
    plans: &'a PathwayPlans,
    record: &LearnerRecord,
    work: &Work,
) -> Vec<Sight<'a>> {
    let mut sights = Vec::with_capacity(plans.readings.len());
    for plan in &plans.readings {
        sights.push(Sight { plan, outlook: Outlook::new(standard, plan, record, work) });
    }
    sights
}

impl Case<'_> {
    /// A grade by every reading; the lowest where the assessment organisation decides.
    fn reached(&self, target: Target) -> Reached {
        let headline = self.sights.first().and_then(|sight| sight.bounds(target));
        Reached {
            bounds: headline.unwrap_or(Bounds::fixed(Grade::LOWEST)),
            settled: self.settled(target),
            readings: match target {
                Target::Method(no) => self.method_readings(no),
                Target::Overall => self.overall_readings(),
            },
        }
    }

    fn method(&self, headline: &Sight, no: MethodNo) -> MethodDecision {
        let target = Target::Method(no);
        let Reached { bounds, settled, readings } = self.reached(target);
        let scale = self.standard.method(no).map_or(&self.standard.grades, |method| &method.grades);
        let Missing { criteria: missing, inputs: missing_inputs, cut: missing_cut } = self.missing(target);
        MethodDecision {
            method: no,
            bounds,
            settled,
            steps: self.method_steps(headline, no),
            missing,
            missing_inputs,
            missing_cut,
            used: self.used(Some(no)),
            routes: self.routes(headline, target, bounds, scale),
            blocked: self.blocked(headline, target, bounds, scale),
            readings,
        }
    }

    fn overall(&self, headline: &Sight) -> Option<OverallDecision> {
        headline.bounds(Target::Overall)?;
        let Reached { bounds, settled, readings } = self.reached(Target::Overall);
        let scale = &self.standard.grades;
        let mut caps = caps_that_bite(self.standard, headline.plan, self.record);
        let many = caps.len();
        caps.retain(|cap| !cap.waivable);
        let may_be_lifted = caps.len() < many && !self.record.waived;
        let without = || Outlook::with_caps(self.standard, headline.plan, self.record, &caps, self.work).overall;
        let waived = may_be_lifted.then(without).flatten();
        let Missing { criteria: missing, inputs: missing_inputs, cut: missing_cut } = self.missing(Target::Overall);
        Some(OverallDecision {
            bounds,
            settled,
            steps: self.overall_steps(headline),
            missing,
            missing_inputs,
            missing_cut,
            used: self.used(None),
            routes: self.routes(headline, Target::Overall, bounds, scale),
            blocked: self.blocked(headline, Target::Overall, bounds, scale),
            readings,
            waived,
        })
    }

    fn settled(&self, target: Target) -> bool {
        let mut every = self.sights.iter().filter_map(|sight| sight.bounds(target));
        every.next().is_some_and(|first| first.settled() && every.all(|other| other == first))
    }

    /// What is unanswered and of a class that stands in some smallest way from today to a grade above, by some
    /// reading. For a monotone rule that is exactly what can change the grade. Where there are too many ways, whatever
    /// the rules name.
    fn missing(&self, target: Target) -> Missing {
        let mut missing = Missing::default();
        for sight in &self.sights {
            let (touched, cut) = sight.touched(target, self.work);
            unknown_in(sight.plan, self.record, &touched, &mut missing.criteria, &mut missing.inputs);
            missing.cut |= cut;
        }
        missing
    }

    /// Answered criteria of a method, or of all, that the rules name, by some reading; also where a result that was
    /// given replaces them: an answer never vanishes from view.
    fn used(&self, of: Option<MethodNo>) -> Vec<CriterionNo> {
        let mut used = Vec::new();
        for sight in &self.sights {
            for placed in &sight.plan.criteria {
                let named = placed.class.is_some() && of.is_none_or(|of| of == placed.method);
                if named && self.record.judgement(placed.no).is_some() {
                    put_in_order(&mut used, placed.no);
                }
            }
            for entered in &sight.plan.classes.entered {
                let Measure::Points(no) = entered.measure else { continue };
                let Some(criterion) = self.standard.criterion(no) else { continue };
                if self.record.points(no).is_some() && of.is_none_or(|of| of == criterion.method) {
                    put_in_order(&mut used, no);
                }
            }
        }
        used
    }

    fn routes(&self, sight: &Sight, target: Target, bounds: Bounds, scale: &GradeScale) -> Vec<RoutesTo> {
        if let (Target::Overall, false) = (target, sight.is_monotone()) {
            return Vec::new();
        }
        let mut list = Vec::new();
        let mut grade = bounds.today;
        if grade >= scale.highest() {
            return list;
        }
        let open = sight.outlook.tally.open();
        let room = sight.plan.room(&sight.outlook.tally.met, &open, self.work);
        let by_class = open_by_class(sight.plan, self.record, true);
        while grade < scale.highest() {
            grade = grade.next();
            let mut ways = sight.ways(target, grade, &room);
            if ways.cut {
                ways = sight.a_few_ways(target, grade, &room, &[]);
            }
            let (routes, cut) = as_routes(&ways, &by_class, sight.plan, &room);
            if !routes.is_empty() {
                list.push(RoutesTo { grade, routes, cut });
            }
        }
        list
    }

    fn blocked(&self, sight: &Sight, target: Target, bounds: Bounds, scale: &GradeScale) -> Vec<Blocked> {
        let monotone = sight.is_monotone() || matches!(target, Target::Method(_));
        let mut list = Vec::new();
        let mut grade = if monotone { bounds.possible } else { bounds.today };
        if grade >= scale.highest() {
            return list;
        }
        let (counted, free) = sight.after_answers(false);
        let room = sight.plan.room(&counted, &free, self.work);
        let by_class = open_by_class(sight.plan, self.record, false);
        while grade < scale.highest() {
            grade = grade.next();
            let by = if monotone {
                let mut ways = sight.ways(target, grade, &room);
                if ways.cut {
                    let given: Vec<ClassNo> = sight.plan.classes.given().collect();
                    ways = sight.a_few_ways(target, grade, &room, &given);
                }
                let (routes, cut) = sight.changes(&ways, &by_class, &room);
                if routes.is_empty() {
                    sight.cause(target, grade, self.work)
                } else {
                    BlockedBy::Answers { routes, cut }
                }
            } else {
                BlockedBy::NotMonotone
            };
            list.push(Blocked { grade, by });
        }
        list
    }

    fn method_readings(&self, no: MethodNo) -> Vec<ReadingBounds> {
        let mut readings: Vec<ReadingBounds> = Vec::new();
        for sight in &self.sights {
            let says = sight.plan.methods.get(no.at()).map_or(&[][..], |method| &method.says);
            if says.is_empty() || readings.iter().any(|known| known.says == says) {
                continue;
            }
            if let Some(bounds) = sight.bounds(Target::Method(no)) {
                readings.push(ReadingBounds { says: says.to_vec(), bounds });
            }
        }
        readings
    }

    fn overall_readings(&self) -> Vec<ReadingBounds> {
        if self.sights.len() < 2 {
            return Vec::new();
        }
        let mut readings = Vec::new();
        for sight in &self.sights {
            let Some(bounds) = sight.outlook.overall else { continue };
            let mut says = Vec::new();
            for word in sight.plan.methods.iter().flat_map(|method| &method.says).chain(&sight.plan.says) {
                if !says.contains(word) {
                    says.push(word.clone());
                }
            }
            readings.push(ReadingBounds { says, bounds });
        }
        readings
    }
}

impl Sight<'_> {
    pub fn bounds(&self, target: Target) -> Option<Bounds> {
        match target {
            Target::Method(no) => self.outlook.methods.get(no.at()).copied(),
            Target::Overall => self.outlook.overall,
        }
    }

    pub fn is_monotone(&self) -> bool {
        self.plan.combination.as_ref().is_none_or(|combination| combination.monotone)
    }

    /// The smallest ways to a grade or better.
    pub fn ways(&self, target: Target, grade: Grade, room: &Room) -> Ways {
        room.work.ask();
        match target {
            Target::Method(no) => self.outlook.method_ways(self.plan, no, grade, room),
            Target::Overall if self.outlook.overall_cap.is_some_and(|cap| grade > cap) => Ways::default(),
            Target::Overall => self.outlook.overall_ways(self.plan, grade, room),
        }
    }

    /// What counts once every prompt without an answer is met, and what may then be added: the answers that are not
    /// met. Marks and results are no answers: they stay as they are, unless they are lifted.
    fn after_answers(&self, lift_marks: bool) -> (Vec<Number>, Vec<Number>) {
        let tally = &self.outlook.tally;
        let (mut counted, mut free) = (tally.at_best(), tally.no.clone());
        for class in self.plan.classes.given() {
            let columns = [(&mut counted, &tally.met), (&mut free, &tally.unknown)];
            for (column, from) in columns {
                if let (Some(place), Some(number)) = (column.get_mut(class), from.get(class)) {
                    *place = *number;
                }
            }
            if let (true, Some(place), Some(number)) = (lift_marks, free.get_mut(class), tally.no.get(class)) {
                *place = place.saturating_add(*number);
            }
        }
        (counted, free)
    }

    /// The answers that must change for one of these ways: what is said of marks and results that are not entered yet
    /// is left out, since they may still come out so.
    fn changes(&self, ways: &Ways, by_class: &[Vec<Open>], room: &Room) -> (Vec<Route>, bool) {
        let mut answers = Ways { list: Vec::new(), cut: ways.cut };
        for way in &ways.list {
            let mut way = way.clone();
            for class in self.plan.classes.given() {
                if let Some(taken) = way.get_mut(class) {
                    *taken = 0;
                }
            }
            answers.add(way, room);
        }
        as_routes(&answers, by_class, self.plan, room)
    }

    /// What rules a grade out where no answer does: the first of these without which the grade opens.
    fn cause(&self, target: Target, grade: Grade, work: &Work) -> BlockedBy {
        let opens = |lift_caps: bool, best_results: bool, lift_marks: bool| {
            let mut without = Sight { plan: self.plan, outlook: self.outlook.clone() };
            if lift_caps {
                without.outlook.lift_caps();
            }
            if best_results {
                without.outlook.best_results(self.plan);
            }
            let (counted, free) = without.after_answers(lift_marks);
            without.furthest(target, grade, &self.plan.room(&counted, &free, work)).is_some()
        };
        let in_table = match target {
            Target::Method(_) => true,
            Target::Overall if !self.plan.by_marks.is_empty() => true,
            Target::Overall => self.plan.combination.as_ref().is_some_and(|table| !table.reach(grade).is_empty()),
        };
        let tried = [
            (BlockedBy::Cap, [true, false, false]),
            (BlockedBy::Result, [false, true, false]),
            (BlockedBy::Mark, [false, false, true]),
            (BlockedBy::Cap, [true, true, false]),
            (BlockedBy::Cap, [true, false, true]),
            (BlockedBy::Result, [false, true, true]),
            (BlockedBy::Cap, [true, true, true]),
        ];
        let found = tried.into_iter().find(|(_, [caps, results, marks])| opens(*caps, *results, *marks));
        match found {
            Some((cause, _)) => cause,
            None if !in_table => BlockedBy::NotInTable,
            None => BlockedBy::NoCriteria,
        }
    }
}
