//! Why: the rules that were applied, in order, and what each found.

use super::classes::weighted;
use super::decide::{Case, Sight};
use super::formula::{ClassNo, Formula, Number, Sum};
use super::outlook::{cap_that_bites, lifted, repeated};
use super::plan::row_of;
use super::totals::at;
use crate::domain::decision::{Bounds, Count, Finding, Found, Measure, MethodFound, Step};
use crate::domain::grade::Grade;
use crate::domain::plan::{CriterionNo, MethodNo};
use crate::domain::record::Judgement;
use crate::domain::repeats::CapOn;
use crate::domain::rule::{Combine, Overall};

impl Case<'_> {
    pub(super) fn method_steps(&self, sight: &Sight, no: MethodNo) -> Vec<Step> {
        if let Some(grade) = sight.outlook.given.get(no.at()).copied().flatten() {
            let given = Step { found: Found::GivenResult { grade }, basis: None, source: None };
            return std::iter::once(given).chain(self.cap_step(CapOn::Method, |of| of == no)).collect();
        }
        let (Some(method), Some(plan)) = (self.standard.method(no), sight.plan.methods.get(no.at())) else {
            return Vec::new();
        };
        plan.rules
            .iter()
            .filter_map(|applied| {
                let rule = method.rules.get(applied.rule)?;
                let (today, possible) = sight.outlook.ends(sight.plan, plan, &applied.formula);
                let found = Found::Rule {
                    grade: rule.grade,
                    today,
                    possible,
                    finding: self.finding(no, &applied.formula, sight),
                };
                Some(Step { found, basis: Some(applied.basis), source: Some(rule.source.clone()) })
            })
            .chain(self.cap_step(CapOn::Method, |of| of == no))
            .collect()
    }

    pub(super) fn overall_steps(&self, sight: &Sight) -> Vec<Step> {
        let mut steps = Vec::new();
        match (&self.standard.overall, sight.outlook.combined) {
            (Overall::Table(table), Some(bounds)) => {
                let grades = |end: fn(&Bounds) -> Grade| sight.outlook.methods.iter().map(end).collect::<Vec<_>>();
                let row = |end: fn(&Bounds) -> Grade| row_of(table, &grades(end));
                let (today, possible) = (row(|bounds| bounds.today), row(|bounds| bounds.possible));
                let found = Found::Combined { today, possible, bounds };
                steps.push(Step { found, basis: Some(table.basis), source: Some(table.source.clone()) });
            }
            (Overall::Rules(rules), Some(_)) => steps.extend(rules.iter().map(|rule| {
                let (finding, today, possible) = self.combining(&rule.needs, sight);
                let found = Found::Rule { grade: rule.grade, today, possible, finding };
                Step { found, basis: Some(rule.basis), source: Some(rule.source.clone()) }
            })),
            (Overall::Table(_) | Overall::Rules(_), None) | (Overall::ByOrganisation { .. }, _) => {}
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
        // An assumption rests on nothing but the person's word.
        let stated = repeats.cap.is_some();
        let source = stated.then(|| repeats.source.clone());
        Some(Step { found, basis: stated.then_some(repeats.basis), source })
    }

    fn finding(&self, no: MethodNo, formula: &Formula, sight: &Sight) -> Finding {
        let list = |parts: &[Formula]| parts.iter().map(|part| self.finding(no, part, sight)).collect();
        match formula {
            Formula::And(parts) => Finding::And(list(parts)),
            Formula::Or(parts) => Finding::Or(list(parts)),
            Formula::Component { component, reach, needs } => Finding::Component {
                method: no,
                component: *component,
                reach: *reach,
                finding: Box::new(Finding::And(list(needs))),
            },
            Formula::Level { class, at_least } => {
                let of = sight.plan.classes.kind(*class).map(|entered| entered.measure);
                of.map_or(Finding::Or(Vec::new()), |of| level(of, *class, *at_least, sight))
            }
            Formula::Sum(sum) => self.count(no, sum),
        }
    }

    fn count(&self, method: MethodNo, sum: &Sum) -> Finding {
        let short = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        let answers = |wanted: Option<Judgement>| {
            short(sum.criteria.iter().filter(|criterion| self.record.judgement(**criterion) == wanted).count())
        };
        let open = |criterion: &CriterionNo| self.record.judgement(*criterion) != Some(Judgement::Met);
        Finding::Count(Count {
            method,
            pool: sum.pool.clone(),
            needed: u16::try_from(sum.at_least).unwrap_or(u16::MAX),
            every: sum.every,
            of: short(sum.criteria.len()),
            met: answers(Some(Judgement::Met)),
            partly: answers(Some(Judgement::Partly)),
            not_met: answers(Some(Judgement::NotMet)),
            unanswered: answers(None),
            open: sum.criteria.iter().copied().filter(open).collect(),
        })
    }

    /// A condition of the overall rules: what was found, whether it holds today, and whether it can.
    fn combining(&self, needs: &Combine, sight: &Sight) -> (Finding, bool, bool) {
        let numbers = |of: Measure, at_least: u32| {
            let class = sight.plan.classes.find(of);
            let [today, possible] = class.map_or([0, 0], |class| ends(class, sight));
            let finding = Finding::Level { of, needed: at_least, today, possible };
            (finding, today >= at_least, possible >= at_least)
        };
        let each = |parts: &[Combine]| parts.iter().map(|part| self.combining(part, sight)).collect::<Vec<_>>();
        match needs {
            Combine::And(parts) => {
                let parts = each(parts);
                let ends = (parts.iter().all(|(_, today, _)| *today), parts.iter().all(|(.., possible)| *possible));
                (Finding::And(parts.into_iter().map(|(finding, ..)| finding).collect()), ends.0, ends.1)
            }
            Combine::Or(parts) => {
                let parts = each(parts);
                let ends = (parts.iter().any(|(_, today, _)| *today), parts.iter().any(|(.., possible)| *possible));
                (Finding::Or(parts.into_iter().map(|(finding, ..)| finding).collect()), ends.0, ends.1)
            }
            Combine::Methods { count, of } => {
                let bounds = |no: MethodNo| sight.outlook.methods.get(no.at()).copied();
                let found = of.iter().map(|(method, reach)| MethodFound {
                    method: *method,
                    reach: *reach,
                    today: bounds(*method).is_some_and(|bounds| bounds.today >= *reach),
                    possible: bounds(*method).is_some_and(|bounds| bounds.possible >= *reach),
                });
                let of: Vec<MethodFound> = found.collect();
                let enough = |held: usize| held >= usize::from(*count);
                let today = enough(of.iter().filter(|found| found.today).count());
                let possible = enough(of.iter().filter(|found| found.possible).count());
                (Finding::Methods { needed: *count, of }, today, possible)
            }
            Combine::Mark { method, part, at_least } => {
                numbers(part.map_or(Measure::Mark(*method), |part| Measure::Part(*method, part)), *at_least)
            }
            Combine::Weighted { weights, at_least } => numbers(weighted(&self.standard.overall, weights), *at_least),
        }
    }
}

fn ends(class: ClassNo, sight: &Sight) -> [Number; 2] {
    let tally = &sight.outlook.tally;
    let today = at(&tally.met, class);
    [today, today.saturating_add(at(&tally.unknown, class))]
}

fn level(of: Measure, class: ClassNo, needed: Number, sight: &Sight) -> Finding {
    let [today, possible] = ends(class, sight);
    Finding::Level { of, needed, today, possible }
}
