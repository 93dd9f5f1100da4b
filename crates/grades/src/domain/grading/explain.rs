//! Why: the rules that were applied, in order, and what each found.

use super::decide::{Case, Sight};
use super::formula::{ClassNo, Formula, Number, Sum};
use super::outlook::{caps_that_bite, lifted, repeated};
use super::plan::row_of;
use super::totals::at;
use crate::domain::citation::Basis;
use crate::domain::decision::{Bounds, Count, Finding, Found, Measure, Step};
use crate::domain::grade::Grade;
use crate::domain::plan::MethodNo;
use crate::domain::record::Judgement;
use crate::rules::overall::{Ends, Held, Overall};
use crate::rules::repeats::CapOn;

impl Case<'_> {
    pub(super) fn method_steps(&self, sight: &Sight, no: MethodNo) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(grade) = sight.outlook.given.get(no.at()).copied().flatten() {
            steps.push(Step { found: Found::GivenResult { grade }, basis: None, source: None });
        } else if let (Some(method), Some(plan)) = (self.standard.method(no), sight.plan.methods.get(no.at())) {
            for applied in &plan.rules {
                let Some(rule) = method.rules.get(applied.rule) else { continue };
                let (today, possible) = sight.outlook.ends(plan, &applied.formula, self.work);
                let finding = self.finding(no, &applied.formula, sight);
                let found = Found::Rule { grade: rule.grade, today, possible, finding };
                steps.push(Step { found, basis: Some(applied.basis), source: Some(rule.source.clone()) });
            }
        }
        self.add_cap_steps(sight, CapOn::Method, Some(no), &mut steps);
        steps
    }

    pub(super) fn overall_steps(&self, sight: &Sight) -> Vec<Step> {
        let mut steps = Vec::new();
        match (&self.standard.overall, sight.outlook.combined) {
            (Overall::Table(table), Some(bounds)) => {
                let row = |end: fn(&Bounds) -> Grade| row_of(table, &sight.outlook.grades(end));
                let (today, possible) = (row(|bounds| bounds.today), row(|bounds| bounds.possible));
                let rows = today.iter().chain(&possible).map(|row| table.basis_of(*row));
                // What rests on two rows is as sure as the less sure of them.
                let basis = rows.max_by_key(|basis| Basis::EVERY.iter().position(|other| other == basis));
                let found = Found::Combined { today, possible, bounds };
                let basis = Some(basis.unwrap_or(table.basis));
                steps.push(Step { found, basis, source: Some(table.source.clone()) });
            }
            (Overall::Rules(rules), Some(_)) => {
                let ends = Ends {
                    method: &|no| sight.outlook.methods.get(no.at()).copied(),
                    number: &|of| sight.plan.classes.find(of).map_or([0, 0], |class| ends(class, sight)),
                    overall: &self.standard.overall,
                };
                for rule in rules {
                    let Held { finding, today, possible } = rule.needs.held(&ends);
                    let found = Found::Rule { grade: rule.grade, today, possible, finding };
                    steps.push(Step { found, basis: Some(rule.basis), source: Some(rule.source.clone()) });
                }
            }
            (Overall::Table(_) | Overall::Rules(_), None) | (Overall::ByOrganisation { .. }, _) => {}
        }
        self.add_cap_steps(sight, CapOn::Overall, None, &mut steps);
        steps
    }

    /// The steps about caps on the overall grade, or on the grade of one method.
    fn add_cap_steps(&self, sight: &Sight, on: CapOn, of: Option<MethodNo>, steps: &mut Vec<Step>) {
        let repeats = &self.standard.repeats;
        for cap in caps_that_bite(self.standard, sight.plan, self.record).iter().filter(|cap| cap.on == on) {
            let mut repeated = repeated(self.standard, self.record, cap);
            repeated.retain(|(no, _)| of.is_none_or(|of| of == *no));
            if repeated.is_empty() {
                continue;
            }
            let found = if lifted(cap, self.record) {
                Found::CapWaived { cap: cap.grade, repeated }
            } else {
                Found::Capped { cap: cap.grade, repeated, waivable: cap.waivable }
            };
            // An assumption rests on nothing but the person's word.
            let stated = !repeats.is_silent();
            let source = stated.then(|| repeats.source.clone());
            steps.push(Step { found, basis: stated.then_some(repeats.basis), source });
        }
    }

    fn finding(&self, no: MethodNo, formula: &Formula, sight: &Sight) -> Finding {
        let list = |parts: &[Formula]| {
            let mut list = Vec::with_capacity(parts.len());
            for part in parts {
                list.push(self.finding(no, part, sight));
            }
            list
        };
        match formula {
            Formula::And(parts) => Finding::And(list(parts)),
            Formula::Or(parts) => Finding::Or(list(parts)),
            Formula::Some { count, parts } => {
                Finding::Some { needed: u16::try_from(*count).unwrap_or(u16::MAX), parts: list(parts) }
            }
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
        let mut count = Count {
            method,
            pool: sum.pool.clone(),
            needed: u16::try_from(sum.at_least).unwrap_or(u16::MAX),
            every: sum.every,
            of: u16::try_from(sum.criteria.len()).unwrap_or(u16::MAX),
            met: 0,
            partly: 0,
            not_met: 0,
            unanswered: 0,
            open: Vec::new(),
        };
        for criterion in &sum.criteria {
            let judgement = self.record.judgement(*criterion);
            let number = match judgement {
                Some(Judgement::Met) => &mut count.met,
                Some(Judgement::Partly) => &mut count.partly,
                Some(Judgement::NotMet) => &mut count.not_met,
                None => &mut count.unanswered,
            };
            *number = number.saturating_add(1);
            if judgement != Some(Judgement::Met) {
                count.open.push(*criterion);
            }
        }
        Finding::Count(count)
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
