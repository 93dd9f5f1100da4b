//! From the bounds to the whole decision: steps, missing, used, routes, blocked, readings.

use super::MOST_ROUTES;
use super::formula::Formula;
use super::outlook::{Outlook, cap_that_bites, lifted, repeated};
use super::plan::{PathwayPlans, Plan, row_of};
use super::tally::{open_by_class, unknown_in};
use super::uneven::classes_that_matter;
use super::ways::{Way, Ways};
use crate::domain::decision::{
    AnyOf, Blocked, BlockedBy, Bounds, Count, Decision, Finding, Found, MethodDecision, Open, OverallDecision,
    ReadingBounds, Route, RoutesTo, Step,
};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::order::sort_short;
use crate::domain::plan::{CriterionNo, MethodNo};
use crate::domain::record::{Judgement, LearnerRecord};
use crate::domain::repeats::CapOn;
use crate::domain::rule::Overall;
use crate::domain::standard::Standard;
use std::cmp::Ordering;

/// One reading and what it makes of the record.
struct Sight<'a> {
    plan: &'a Plan,
    outlook: Outlook,
}

/// One record under decision.
struct Case<'a> {
    standard: &'a Standard,
    record: &'a LearnerRecord,
    /// The headline first.
    sights: Vec<Sight<'a>>,
}

/// Whose grade is asked about.
#[derive(Clone, Copy)]
enum Target {
    Method(MethodNo),
    Overall,
}

/// Decides a record by every reading.
pub(super) fn decide(standard: &Standard, plans: &PathwayPlans, record: &LearnerRecord) -> Decision {
    let sights =
        plans.readings.iter().map(|plan| Sight { plan, outlook: Outlook::new(standard, plan, record) }).collect();
    let case = Case { standard, record, sights };
    let Some(headline) = case.sights.first() else {
        return Decision { methods: Vec::new(), overall: None };
    };
    Decision {
        methods: standard.methods().map(|(no, _)| case.method(headline, no)).collect(),
        overall: case.overall(headline),
    }
}

impl Case<'_> {
    fn method(&self, headline: &Sight, no: MethodNo) -> MethodDecision {
        let target = Target::Method(no);
        let bounds = headline.bounds(target).unwrap_or(Bounds::fixed(Grade::LOWEST));
        let scale = self.standard.method(no).map_or(&self.standard.grades, |method| &method.grades);
        MethodDecision {
            method: no,
            bounds,
            settled: self.settled(target),
            steps: self.method_steps(headline, no),
            missing: self.missing(target),
            used: self.used(|other| other == no),
            routes: self.routes(headline, target, bounds, scale),
            blocked: self.blocked(headline, target, bounds, scale),
            readings: self.method_readings(no),
        }
    }

    fn overall(&self, headline: &Sight) -> Option<OverallDecision> {
        let bounds = headline.bounds(Target::Overall)?;
        let scale = &self.standard.grades;
        let capped = cap_that_bites(self.standard, self.record).filter(|cap| cap.waivable && !self.record.waived);
        let waived = capped.and_then(|_| Outlook::with_cap(self.standard, headline.plan, self.record, None).overall);
        Some(OverallDecision {
            bounds,
            settled: self.settled(Target::Overall),
            steps: self.overall_steps(headline),
            missing: self.missing(Target::Overall),
            used: self.used(|_| true),
            routes: self.routes(headline, Target::Overall, bounds, scale),
            blocked: self.blocked(headline, Target::Overall, bounds, scale),
            readings: self.overall_readings(),
            waived,
        })
    }

    fn settled(&self, target: Target) -> bool {
        let mut every = self.sights.iter().filter_map(|sight| sight.bounds(target));
        every.next().is_some_and(|first| first.settled() && every.all(|other| other == first))
    }

    /// Unanswered criteria in a class that stands in some smallest way from today to a grade above, by some reading.
    /// For a monotone rule these are exactly the criteria that can change the grade.
    fn missing(&self, target: Target) -> Vec<CriterionNo> {
        in_order(self.sights.iter().flat_map(|sight| self.missing_by(sight, target)).collect())
    }

    fn missing_by(&self, sight: &Sight, target: Target) -> Vec<CriterionNo> {
        let Some(bounds) = sight.bounds(target) else { return Vec::new() };
        if let (Target::Overall, false) = (target, sight.is_monotone()) {
            let matter = classes_that_matter(&sight.outlook, sight.plan);
            return unknown_in(sight.plan, self.record, |class| matter.get(class).copied().unwrap_or(false));
        }
        let tally = &sight.outlook.tally;
        let mut touched = vec![false; sight.plan.classes];
        let mut grade = bounds.today;
        while grade < bounds.possible {
            grade = grade.next();
            let ways = sight.ways(target, grade, &tally.met, &tally.unknown);
            touched.iter_mut().enumerate().for_each(|(class, touched)| *touched |= ways.touch(class));
        }
        unknown_in(sight.plan, self.record, |class| touched.get(class).copied().unwrap_or(false))
    }

    /// Answered criteria that the rules name, by some reading; also where a result that was given replaces them: an
    /// answer never vanishes from view.
    fn used(&self, of: impl Fn(MethodNo) -> bool) -> Vec<CriterionNo> {
        let named = self.sights.iter().flat_map(|sight| (0..u8::MAX).map(MethodNo).zip(&sight.plan.methods));
        let used = named
            .filter(|(no, _)| of(*no))
            .flat_map(|(_, method)| &method.criteria)
            .filter(|(criterion, class)| class.is_some() && self.record.judgement(*criterion).is_some())
            .map(|(criterion, _)| *criterion);
        in_order(used.collect())
    }

    fn routes(&self, sight: &Sight, target: Target, bounds: Bounds, scale: &GradeScale) -> Vec<RoutesTo> {
        if let (Target::Overall, false) = (target, sight.is_monotone()) {
            return Vec::new();
        }
        let above: Vec<Grade> = scale.above_lowest().filter(|grade| *grade > bounds.today).collect();
        if above.is_empty() {
            return Vec::new();
        }
        let (tally, open) = (&sight.outlook.tally, sight.outlook.tally.open());
        let by_class = open_by_class(sight.plan, self.record, true);
        above
            .into_iter()
            .filter_map(|grade| {
                let ways = sight.ways(target, grade, &tally.met, &open);
                let (routes, cut) = as_routes(&ways, &by_class);
                (!routes.is_empty()).then_some(RoutesTo { grade, routes, cut })
            })
            .collect()
    }

    fn blocked(&self, sight: &Sight, target: Target, bounds: Bounds, scale: &GradeScale) -> Vec<Blocked> {
        let monotone = sight.is_monotone() || matches!(target, Target::Method(_));
        let from = if monotone { bounds.possible } else { bounds.today };
        let above: Vec<Grade> = scale.above_lowest().filter(|grade| *grade > from).collect();
        if above.is_empty() {
            return Vec::new();
        }
        let at_best = sight.outlook.tally.at_best();
        let by_class = open_by_class(sight.plan, self.record, false);
        above
            .into_iter()
            .map(|grade| {
                let by = if monotone {
                    let ways = sight.ways(target, grade, &at_best, &sight.outlook.tally.no);
                    let (routes, cut) = as_routes(&ways, &by_class);
                    if routes.is_empty() { sight.cause(target, grade) } else { BlockedBy::Answers { routes, cut } }
                } else {
                    BlockedBy::NotMonotone
                };
                Blocked { grade, by }
            })
            .collect()
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
        let says = |sight: &Sight| sight.plan.methods.iter().flat_map(|method| method.says.clone()).collect();
        let reading =
            |sight: &Sight| sight.bounds(Target::Overall).map(|bounds| ReadingBounds { says: says(sight), bounds });
        self.sights.iter().filter_map(reading).collect()
    }

    fn method_steps(&self, sight: &Sight, no: MethodNo) -> Vec<Step> {
        if let Some(grade) = sight.outlook.given.get(no.at()).copied().flatten() {
            let given = Step { found: Found::GivenResult { grade }, basis: None, source: None };
            return std::iter::once(given).chain(self.cap_step(CapOn::Method, |of| of == no)).collect();
        }
        let (Some(method), Some(plan)) = (self.standard.method(no), sight.plan.methods.get(no.at())) else {
            return Vec::new();
        };
        let at_best = sight.outlook.tally.at_best();
        plan.rules
            .iter()
            .filter_map(|applied| {
                let rule = method.rules.get(applied.rule)?;
                let found = Found::Rule {
                    grade: rule.grade,
                    today: applied.formula.holds(&sight.outlook.tally.met),
                    possible: applied.formula.holds(&at_best),
                    finding: self.finding(&applied.formula),
                };
                Some(Step { found, basis: Some(applied.basis), source: Some(rule.source.clone()) })
            })
            .chain(self.cap_step(CapOn::Method, |of| of == no))
            .collect()
    }

    fn overall_steps(&self, sight: &Sight) -> Vec<Step> {
        let mut steps = Vec::new();
        if let (Overall::Table(table), Some(bounds)) = (&self.standard.overall, sight.outlook.combined) {
            let row =
                |end: fn(&Bounds) -> Grade| row_of(table, &sight.outlook.methods.iter().map(end).collect::<Vec<_>>());
            let found =
                Found::Combined { today: row(|bounds| bounds.today), possible: row(|bounds| bounds.possible), bounds };
            steps.push(Step { found, basis: Some(table.basis), source: Some(table.source.clone()) });
        }
        steps.extend(self.cap_step(CapOn::Overall, |_| true));
        steps
    }

    /// The step about a cap on the overall grade, or on the grade of the methods asked for.
    fn cap_step(&self, on: CapOn, of: impl Fn(MethodNo) -> bool) -> Option<Step> {
        let cap = cap_that_bites(self.standard, self.record).filter(|cap| cap.on == on)?;
        let repeated: Vec<_> = repeated(self.standard, self.record).into_iter().filter(|(no, _)| of(*no)).collect();
        if repeated.is_empty() {
            return None;
        }
        let found = if lifted(&cap, self.record) {
            Found::CapWaived { cap: cap.grade, repeated }
        } else {
            Found::Capped { cap: cap.grade, repeated, waivable: cap.waivable }
        };
        let repeats = &self.standard.repeats;
        Some(Step { found, basis: Some(repeats.basis), source: Some(repeats.source.clone()) })
    }

    fn finding(&self, formula: &Formula) -> Finding {
        match formula {
            Formula::And(parts) => Finding::And(parts.iter().map(|part| self.finding(part)).collect()),
            Formula::Or(parts) => Finding::Or(parts.iter().map(|part| self.finding(part)).collect()),
            Formula::Sum(sum) => {
                let answers = |wanted: Option<Judgement>| {
                    let found = sum.criteria.iter().filter(|criterion| self.record.judgement(**criterion) == wanted);
                    u16::try_from(found.count()).unwrap_or(u16::MAX)
                };
                let open = |criterion: &CriterionNo| self.record.judgement(*criterion) != Some(Judgement::Met);
                Finding::Count(Count {
                    pool: sum.pool.clone(),
                    needed: sum.at_least,
                    every: sum.every,
                    of: u16::try_from(sum.criteria.len()).unwrap_or(u16::MAX),
                    met: answers(Some(Judgement::Met)),
                    partly: answers(Some(Judgement::Partly)),
                    not_met: answers(Some(Judgement::NotMet)),
                    unanswered: answers(None),
                    open: sum.criteria.iter().copied().filter(open).collect(),
                })
            }
        }
    }
}

impl Sight<'_> {
    fn bounds(&self, target: Target) -> Option<Bounds> {
        match target {
            Target::Method(no) => self.outlook.methods.get(no.at()).copied(),
            Target::Overall => self.outlook.overall,
        }
    }

    fn is_monotone(&self) -> bool {
        self.plan.combination.as_ref().is_none_or(|combination| combination.monotone)
    }

    fn ways(&self, target: Target, grade: Grade, counted: &[u16], free: &[u16]) -> Ways {
        match target {
            Target::Method(no) => self.outlook.method_ways(self.plan, no, grade, counted, free),
            Target::Overall if self.outlook.overall_cap.is_some_and(|cap| grade > cap) => Ways::default(),
            Target::Overall => self.outlook.overall_ways(self.plan, grade, counted, free),
        }
    }

    /// What rules a grade out where no answer does: a cap or a result only if the grade opens without it.
    fn cause(&self, target: Target, grade: Grade) -> BlockedBy {
        let at_best = self.outlook.tally.at_best();
        let opens = |lift_caps: bool, best_results: bool| {
            let mut without = Sight { plan: self.plan, outlook: self.outlook.clone() };
            if lift_caps {
                without.outlook.lift_caps();
            }
            if best_results {
                without.outlook.best_results(self.plan);
            }
            !without.ways(target, grade, &at_best, &without.outlook.tally.no).list.is_empty()
        };
        let in_table = self.plan.combination.as_ref().is_some_and(|table| !table.reach(grade).is_empty());
        match target {
            Target::Method(_) | Target::Overall if opens(true, false) => BlockedBy::Cap,
            Target::Method(_) | Target::Overall if opens(false, true) => BlockedBy::Result,
            Target::Method(_) | Target::Overall if opens(true, true) => BlockedBy::Cap,
            Target::Overall if !in_table => BlockedBy::NotInTable,
            Target::Method(_) | Target::Overall => BlockedBy::NoCriteria,
        }
    }
}

/// In document order, each once.
fn in_order(mut criteria: Vec<CriterionNo>) -> Vec<CriterionNo> {
    sort_short(&mut criteria, |one, other| one < other);
    criteria.dedup();
    criteria
}

/// Ways told in criteria, fewest first, then in document order.
fn as_routes(ways: &Ways, by_class: &[Vec<Open>]) -> (Vec<Route>, bool) {
    let mut routes: Vec<Route> = ways.list.iter().map(|way| as_route(way, by_class)).collect();
    routes.retain(|route| route.takes() > 0);
    sort_short(&mut routes, |one, other| {
        let places = |route: &Route| route.all.iter().map(|open| open.criterion).collect::<Vec<_>>();
        match one.takes().cmp(&other.takes()) {
            Ordering::Less => true,
            Ordering::Equal => places(one) < places(other),
            Ordering::Greater => false,
        }
    });
    let cut = ways.cut || routes.len() > MOST_ROUTES;
    routes.truncate(MOST_ROUTES);
    (routes, cut)
}

fn as_route(way: &Way, by_class: &[Vec<Open>]) -> Route {
    let mut route = Route::default();
    for (count, open) in way.iter().zip(by_class) {
        if usize::from(*count) == open.len() {
            route.all.extend_from_slice(open);
        } else if *count > 0 {
            route.any.push(AnyOf { count: *count, of: open.clone() });
        }
    }
    sort_short(&mut route.all, |one, other| one.criterion < other.criterion);
    route
}
