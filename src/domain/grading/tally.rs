//! One record's answers, counted by class.

use super::plan::Plan;
use crate::domain::decision::Open;
use crate::domain::plan::CriterionNo;
use crate::domain::record::{Judgement, LearnerRecord};

/// How many criteria of each class are met, answered otherwise, and not answered.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    /// Met.
    pub met: Vec<u16>,
    /// Partly or not met.
    pub no: Vec<u16>,
    /// No answer.
    pub unknown: Vec<u16>,
}

impl Tally {
    /// Counts a record's answers.
    pub fn new(plan: &Plan, record: &LearnerRecord) -> Tally {
        let none = vec![0; plan.classes];
        let mut tally = Tally { met: none.clone(), no: none.clone(), unknown: none };
        for (criterion, class) in plan.methods.iter().flat_map(|method| &method.criteria) {
            let Some(class) = class else { continue };
            let column = match record.judgement(*criterion) {
                Some(Judgement::Met) => &mut tally.met,
                Some(Judgement::Partly | Judgement::NotMet) => &mut tally.no,
                None => &mut tally.unknown,
            };
            if let Some(number) = column.get_mut(*class) {
                *number = number.saturating_add(1);
            }
        }
        tally
    }

    /// What is met if every unknown is.
    pub fn at_best(&self) -> Vec<u16> {
        add(&self.met, &self.unknown)
    }

    /// What is not met yet, whatever its answer.
    pub fn open(&self) -> Vec<u16> {
        add(&self.no, &self.unknown)
    }
}

fn add(one: &[u16], two: &[u16]) -> Vec<u16> {
    one.iter().zip(two).map(|(one, two)| one.saturating_add(*two)).collect()
}

/// The criteria of each class that are not met, in document order; those without an answer only if asked for.
pub(super) fn open_by_class(plan: &Plan, record: &LearnerRecord, unknown_too: bool) -> Vec<Vec<Open>> {
    let mut open = vec![Vec::new(); plan.classes];
    for (criterion, class) in plan.methods.iter().flat_map(|method| &method.criteria) {
        let judgement = record.judgement(*criterion);
        let counts = match judgement {
            Some(Judgement::Met) => false,
            Some(Judgement::Partly | Judgement::NotMet) => true,
            None => unknown_too,
        };
        if let (true, Some(list)) = (counts, class.and_then(|class| open.get_mut(class))) {
            list.push(Open { criterion: *criterion, judgement });
        }
    }
    open
}

/// The criteria without an answer whose class is asked for, in document order.
pub(super) fn unknown_in(plan: &Plan, record: &LearnerRecord, asked: impl Fn(usize) -> bool) -> Vec<CriterionNo> {
    plan.methods
        .iter()
        .flat_map(|method| &method.criteria)
        .filter(|(criterion, class)| record.judgement(*criterion).is_none() && class.is_some_and(&asked))
        .map(|(criterion, _)| *criterion)
        .collect()
}
