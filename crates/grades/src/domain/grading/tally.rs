//! One record's answers, counted by class.

use super::formula::{ClassNo, Number};
use super::plan::Plan;
use super::totals::{Total, at, is};
use crate::domain::decision::{Measure, Open};
use crate::domain::plan::CriterionNo;
use crate::domain::record::{Judgement, LearnerRecord};

/// How much of each class is there, is answered otherwise, and has no answer.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    /// Met; or the least a number can be.
    pub met: Vec<Number>,
    /// Partly or not met; or how far a number falls short of the most there is, at its best.
    pub no: Vec<Number>,
    /// No answer; or how much a number may still be above its least.
    pub unknown: Vec<Number>,
}

impl Tally {
    /// Counts a record's answers.
    pub fn new(plan: &Plan, record: &LearnerRecord) -> Tally {
        let none = vec![0; plan.classes.len()];
        let mut tally = Tally { met: none.clone(), no: none.clone(), unknown: none };
        for placed in &plan.criteria {
            let Some(class) = placed.class else { continue };
            let column = match record.judgement(placed.no) {
                Some(Judgement::Met) => &mut tally.met,
                Some(Judgement::Partly | Judgement::NotMet) => &mut tally.no,
                None => &mut tally.unknown,
            };
            if let Some(number) = column.get_mut(class) {
                *number = number.saturating_add(1);
            }
        }
        for entered in &plan.classes.entered {
            let (least, most) = entry(entered.measure, record).map_or((0, entered.most), |number| (number, number));
            tally.put(entered.class, least, most, entered.most);
        }
        for total in &plan.classes.totals {
            tally.add_up(plan, total);
        }
        tally
    }

    fn put(&mut self, class: ClassNo, least: Number, most: Number, limit: Number) {
        let columns = [
            (&mut self.met, least),
            (&mut self.unknown, most.saturating_sub(least)),
            (&mut self.no, limit.saturating_sub(most)),
        ];
        for (column, number) in columns {
            if let Some(place) = column.get_mut(class) {
                *place = number;
            }
        }
    }

    fn least(&self, class: ClassNo) -> Number {
        at(&self.met, class)
    }

    fn most(&self, class: ClassNo) -> Number {
        self.least(class).saturating_add(at(&self.unknown, class))
    }

    /// Bounds a total by its parts, and the parts by their total.
    fn add_up(&mut self, plan: &Plan, total: &Total) {
        let limit = |class: ClassNo| plan.classes.kind(class).map_or(0, |entered| entered.most);
        let (low, high) =
            (total.sum(|class| self.least(class)), total.sum(|class| self.most(class)).saturating_add(total.outside));
        if total.derived {
            self.put(total.class, low, high, limit(total.class));
            return;
        }
        let (least, most) = (low.max(self.least(total.class)), high.min(self.most(total.class)));
        self.put(total.class, least, most, limit(total.class));
        let before = self.clone();
        for (part, _) in &total.of {
            let others =
                |end: &dyn Fn(ClassNo) -> Number| total.sum(|class| if class == *part { 0 } else { end(class) });
            let low = least.saturating_sub(others(&|class| before.most(class)).saturating_add(total.outside));
            let high = most.saturating_sub(others(&|class| before.least(class)));
            let (low, high) = (low.max(before.least(*part)), high.min(before.most(*part)));
            self.put(*part, low, high, limit(*part));
        }
    }

    /// What there is if every unknown is met.
    pub fn at_best(&self) -> Vec<Number> {
        add(&self.met, &self.unknown)
    }

    /// What is not there yet, whatever its answer.
    pub fn open(&self) -> Vec<Number> {
        add(&self.no, &self.unknown)
    }
}

/// The number that was entered for it.
fn entry(measure: Measure, record: &LearnerRecord) -> Option<Number> {
    match measure {
        Measure::Mark(no) => record.marks(no).total,
        Measure::Part(no, part) => record.marks(no).part(part),
        Measure::Points(criterion) => record.points(criterion),
        // Added up, or (a result) taken into account elsewhere.
        Measure::PointsTotal(..) | Measure::Weighted(_) | Measure::Result(_) => None,
    }
}

/// Two columns together.
#[inline(never)]
pub(super) fn add(one: &[Number], two: &[Number]) -> Vec<Number> {
    let mut sums = one.to_vec();
    for (sum, two) in sums.iter_mut().zip(two) {
        *sum = sum.saturating_add(*two);
    }
    sums
}

/// The criteria of each class that are not met, in document order; those without an answer only if asked for.
pub(super) fn open_by_class(plan: &Plan, record: &LearnerRecord, unknown_too: bool) -> Vec<Vec<Open>> {
    let mut open = vec![Vec::new(); plan.classes.len()];
    for placed in &plan.criteria {
        let judgement = record.judgement(placed.no);
        let counts = match judgement {
            Some(Judgement::Met) => false,
            Some(Judgement::Partly | Judgement::NotMet) => true,
            None => unknown_too,
        };
        if let (true, Some(list)) = (counts, placed.class.and_then(|class| open.get_mut(class))) {
            list.push(Open { criterion: placed.no, judgement });
        }
    }
    open
}

/// Puts what has no answer, and whose class is asked for, in its list: criteria, and marks and results.
pub(super) fn unknown_in(
    plan: &Plan,
    record: &LearnerRecord,
    asked: &[bool],
    criteria: &mut Vec<CriterionNo>,
    inputs: &mut Vec<Measure>,
) {
    for placed in &plan.criteria {
        if record.judgement(placed.no).is_none() && placed.class.is_some_and(|class| is(asked, class)) {
            put_in_order(criteria, placed.no);
        }
    }
    for entered in plan.classes.entered.iter().filter(|entered| is(asked, entered.class)) {
        let measure = entered.measure;
        match measure {
            Measure::Points(criterion) if record.points(criterion).is_none() => put_in_order(criteria, criterion),
            Measure::Mark(_) | Measure::Part(..) if entry(measure, record).is_none() => put_in_order(inputs, measure),
            Measure::Result(no) if record.result(no).is_none() => put_in_order(inputs, measure),
            Measure::Mark(_) | Measure::Part(..) | Measure::Result(_) => {}
            Measure::Points(_) | Measure::PointsTotal(..) | Measure::Weighted(_) => {}
        }
    }
}

/// Puts one more into a list in order, unless it is there.
pub(super) fn put_in_order<T: Ord>(list: &mut Vec<T>, one: T) {
    // Most come in order.
    if list.last().is_none_or(|last| *last < one) {
        list.push(one);
    } else if let Err(place) = list.binary_search(&one) {
        list.insert(place, one);
    }
}
