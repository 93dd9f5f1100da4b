//! Why: the rules that were applied, in order, and what each found.

use super::classes::weighted;
use super::decide::{Case, Sight};
use super::formula::{ClassNo, Formula, Number, Sum};
use super::outlook::{cap_that_bites, lifted, repeated};
use super::plan::row_of;
use super::totals::at;
use crate::domain::decision::{Bounds, Count, Finding, Found, Measure, MethodFound, Step};
use crate::domain::grade::Grade;
use crate::domain::plan::MethodNo;
use crate::domain::record::Judgement;
use crate::domain::repeats::CapOn;
use crate::domain::rule::{Combine, Overall};

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
        self.add_cap_step(CapOn::Method, Some(no), &mut steps);
        steps
    }

    pub(super) fn overall_steps(&self, sight: &Sight) -> Vec<Step> {
        let mut steps = Vec::new();
        match (&self.standard.overall, sight.outlook.combined) {
            (Overall::Table(table), Some(bounds)) => {
                let row = |end: fn(&Bounds) -> Grade| row_of(table, &sight.outlook.grades(end));
                let (today, possible) = (row(|bounds| bounds.today), row(|bounds| bounds.possible));
                let found = Found::Combined { today, possible, bounds };
                steps.push(Step { found, basis: Some(table.basis), source: Some(table.source.clone()) });
            }
            (Overall::Rules(rules), Some(_)) => {
                for rule in rules {
                    let (finding, today, possible) = self.combining(&rule.needs, sight);
                    let found = Found::Rule { grade: rule.grade, today, possible, finding };
                    steps.push(Step { found, basis: Some(rule.basis), source: Some(rule.source.clone()) });
                }
            }
            (Overall::Table(_) | Overall::Rules(_), None) | (Overall::ByOrganisation { .. }, _) => {}
        }
        self.add_cap_step(CapOn::Overall, None, &mut steps);
        steps
    }

    /// The step about a cap on the overall grade, or on the grade of one method.
    fn add_cap_step(&self, on: CapOn, of: Option<MethodNo>, steps: &mut Vec<Step>) {
        let Some(cap) = cap_that_bites(self.standard, self.record).filter(|cap| cap.on == on) else { return };
        let mut repeated = repeated(self.standard, self.record);
        repeated.retain(|(no, _)| of.is_none_or(|of| of == *no));
        if repeated.is_empty() {
            return;
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
        steps.push(Step { found, basis: stated.then_some(repeats.basis), source });
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

    /// A condition of the overall rules: what was found, whether it holds today, and whether it can.
    fn combining(&self, needs: &Combine, sight: &Sight) -> (Finding, bool, bool) {
        let numbers = |of: Measure, at_least: u32| {
            let class = sight.plan.classes.find(of);
            let [today, possible] = class.map_or([0, 0], |class| ends(class, sight));
            let finding = Finding::Level { of, needed: at_least, today, possible };
            (finding, today >= at_least, possible >= at_least)
        };
        // What each part found; whether all of them hold, today and at best, and whether one does.
        let each = |parts: &[Combine]| {
            let (mut findings, mut all, mut any) = (Vec::new(), (true, true), (false, false));
            for part in parts {
                let (finding, today, possible) = self.combining(part, sight);
                findings.push(finding);
                all = (all.0 && today, all.1 && possible);
                any = (any.0 || today, any.1 || possible);
            }
            (findings, all, any)
        };
        match needs {
            Combine::And(parts) => {
                let (findings, all, _) = each(parts);
                (Finding::And(findings), all.0, all.1)
            }
            Combine::Or(parts) => {
                let (findings, _, any) = each(parts);
                (Finding::Or(findings), any.0, any.1)
            }
            Combine::Methods { count, of } => {
                let (mut found, mut ends) = (Vec::new(), [0_usize, 0]);
                for (method, reach) in of {
                    let bounds = sight.outlook.methods.get(method.at());
                    let today = bounds.is_some_and(|bounds| bounds.today >= *reach);
                    let possible = bounds.is_some_and(|bounds| bounds.possible >= *reach);
                    ends = [ends[0].saturating_add(today.into()), ends[1].saturating_add(possible.into())];
                    found.push(MethodFound { method: *method, reach: *reach, today, possible });
                }
                let [today, possible] = ends.map(|held| held >= usize::from(*count));
                (Finding::Methods { needed: *count, of: found }, today, possible)
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
