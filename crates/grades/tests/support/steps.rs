//! The steps of a decision compared with the standard: every rule with its counts, the row, the cap.

use super::Case;
use super::check::{Verdict, ranks};
use super::model::{Needs, Pool};
use super::oracle::{Oracle, Without};
use grades::domain::decision::{Count, Decision, Finding, Found, Step};
use grades::domain::grade::Grade;
use grades::domain::record::Judgement;
use proptest::prelude::*;

/// Each method names its result, or every rule with what it found; the whole names rows and cap.
pub fn steps(case: &Case, decision: &Decision) -> Verdict {
    let oracle = Oracle::new(case);
    let on_methods = case.standard.cap.is_some_and(|cap| cap.on_method);
    for (no, method) in decision.methods.iter().enumerate() {
        let steps: Vec<&Step> = method.steps.iter().filter(|step| !is_cap(step)).collect();
        prop_assert_eq!(caps(&oracle, &method.steps), on_method(&oracle, no), "caps of method {}", no);
        match case.answers.results[no] {
            Some(result) => {
                let given = |step: &Step| matches!(step.found, Found::GivenResult { grade } if grade.rank() == result);
                let [Step { basis: None, source: None, .. }] = steps[..] else {
                    return Err(TestCaseError::fail(format!("one step that nobody printed, not {steps:?}")));
                };
                prop_assert!(given(steps[0]), "{:?} is not result {}", steps[0], result);
            }
            None => {
                prop_assert_eq!(steps.len(), case.standard.methods[no].rules.len());
                for (place, step) in steps.into_iter().enumerate() {
                    rule(&oracle, no, place, step)?;
                }
            }
        }
    }
    let Some((overall, table)) = decision.overall.as_ref().zip(case.standard.table.as_ref()) else { return Ok(()) };
    prop_assert_eq!(caps(&oracle, &overall.steps), on_the_whole(&oracle), "caps of the whole");
    let combined: Vec<&Step> = overall.steps.iter().filter(|step| !is_cap(step)).collect();
    let [Step { found: Found::Combined { today, possible, bounds }, basis: Some(_), source: Some(_) }] = combined[..]
    else {
        return Err(TestCaseError::fail(format!("one row, not {combined:?}")));
    };
    if table.monotone {
        let uncapped = Without { cap: !on_methods, ..Without::default() };
        let chart = oracle.overall(uncapped).expect("there is a table");
        prop_assert_eq!(ranks(*bounds), oracle.bounds(&chart.gives[0]), "the table before any cap");
        let all = case.standard.combinations();
        for (row, grades) in [
            (today, decision.methods.iter().map(|method| method.bounds.today.rank()).collect::<Vec<_>>()),
            (possible, decision.methods.iter().map(|method| method.bounds.possible.rank()).collect()),
        ] {
            let first = (0..all.len()).find(|place| case.standard.row_fits(&all[*place], table.gives[*place], &grades));
            prop_assert_eq!(*row, first, "the first row that matches {:?}", grades);
        }
    }
    Ok(())
}

fn is_cap(step: &Step) -> bool {
    matches!(step.found, Found::Capped { .. } | Found::CapWaived { .. })
}

/// Every cap that is named: its grade, the repeated methods, and whether it may be or was lifted.
type Caps = Vec<(usize, Vec<usize>, bool, bool)>;

fn caps(oracle: &Oracle, steps: &[Step]) -> Caps {
    let sittings = &oracle.case.answers.sittings;
    let who = |repeated: &[(grades::domain::plan::MethodNo, _)]| {
        let right = repeated.iter().all(|(no, sitting)| sittings[no.at()] == *sitting);
        if right { repeated.iter().map(|(no, _)| no.at()).collect() } else { Vec::new() }
    };
    let cap = |step: &Step| match &step.found {
        Found::Capped { cap, repeated, waivable } => Some((cap.rank(), who(repeated), *waivable, false)),
        Found::CapWaived { cap, repeated } => Some((cap.rank(), who(repeated), true, true)),
        Found::Rule { .. } | Found::GivenResult { .. } | Found::Combined { .. } => None,
    };
    steps.iter().filter_map(cap).collect()
}

fn applied(oracle: &Oracle, who: Vec<usize>) -> Caps {
    let Some(cap) = oracle.case.standard.cap else { return Vec::new() };
    let scale = &oracle.case.standard.scale;
    let rank = if cap.on_method { 1 } else { super::oracle::place(scale, cap.grade) };
    vec![(rank, who, cap.waivable, !oracle.cap_bites())]
}

fn on_method(oracle: &Oracle, no: usize) -> Caps {
    let here = oracle.case.standard.cap.is_some_and(|cap| cap.on_method) && oracle.cap_applies();
    if here && oracle.case.answers.sittings[no].is_repeat() { applied(oracle, vec![no]) } else { Vec::new() }
}

fn on_the_whole(oracle: &Oracle) -> Caps {
    let here = oracle.case.standard.cap.is_some_and(|cap| !cap.on_method) && oracle.cap_applies();
    let sittings = oracle.case.answers.sittings.iter().enumerate();
    let who = sittings.filter(|(_, sitting)| sitting.is_repeat()).map(|(no, _)| no).collect();
    if here { applied(oracle, who) } else { Vec::new() }
}

fn rule(oracle: &Oracle, no: usize, place: usize, step: &Step) -> Verdict {
    let needs = &oracle.case.standard.methods[no].rules[place][0];
    let Step { found: Found::Rule { grade, today, possible, finding }, basis: Some(_), source: Some(_) } = step else {
        return Err(TestCaseError::fail(format!("a rule and where it stands, not {step:?}")));
    };
    prop_assert_eq!(grade.rank(), place + 1);
    prop_assert_eq!(*today, oracle.holds(no, needs, oracle.met), "rule {}.{} today", no, place);
    prop_assert_eq!(*possible, oracle.holds(no, needs, oracle.met | oracle.unknown), "rule {}.{} possible", no, place);
    same_shape(oracle, no, needs, finding)
}

fn same_shape(oracle: &Oracle, no: usize, needs: &Needs, finding: &Finding) -> Verdict {
    match (needs, finding) {
        (Needs::And(parts), Finding::And(found)) | (Needs::Or(parts), Finding::Or(found)) => {
            prop_assert_eq!(parts.len(), found.len());
            parts.iter().zip(found).try_for_each(|(part, found)| same_shape(oracle, no, part, found))
        }
        (Needs::All(pool), Finding::Count(count)) => same_count(oracle, no, pool, None, count),
        (Needs::AtLeast(least, pool), Finding::Count(count)) => same_count(oracle, no, pool, Some(*least), count),
        _ => Err(TestCaseError::fail(format!("{needs:?} was reported as {finding:?}"))),
    }
}

fn same_count(oracle: &Oracle, no: usize, pool: &Pool, least: Option<usize>, count: &Count) -> Verdict {
    let inside = oracle.pool(no, pool);
    let size = inside.count_ones() as usize;
    let with = |wanted| {
        let numbers = oracle.numbers(inside);
        numbers.iter().filter(|number| oracle.case.answers.judgements[**number] == wanted).count()
    };
    prop_assert_eq!(count.pool.grade.map(Grade::rank), Some(pool.grade));
    let told = [count.of, count.met, count.partly, count.not_met, count.unanswered].map(usize::from);
    let met = [Some(Judgement::Met), Some(Judgement::Partly), Some(Judgement::NotMet), None].map(with);
    prop_assert_eq!(told, [size, met[0], met[1], met[2], met[3]], "of, met, …");
    // Of a pool that is empty, "ifEmpty" says what is needed.
    prop_assert!(size == 0 || usize::from(count.needed) == least.unwrap_or(size), "{} needed", count.needed);
    prop_assert_eq!(count.every, least.is_none());
    let open: Vec<usize> = count.open.iter().map(|no| no.at()).collect();
    prop_assert_eq!(open, oracle.numbers(inside & !oracle.met), "open");
    Ok(())
}
