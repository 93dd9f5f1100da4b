//! A decision compared with the oracle, one question at a time.

use super::Case;
use super::model::{criterion_no, says};
use super::oracle::{Chart, Mask, Oracle, Without};
use grades::domain::decision::{
    Blocked, BlockedBy, Bounds, Decision, MethodDecision, OverallDecision, ReadingBounds, Route, RoutesTo,
};
use grades::domain::grading::{Grader, MOST_ROUTES};
use grades::domain::plan::CriterionNo;
use grades::domain::standard::Standard;
use grades::files::pack;
use proptest::prelude::*;

pub type Verdict = Result<(), TestCaseError>;

/// What is decided of a method and of the whole alike.
pub struct Part<'d> {
    pub bounds: Bounds,
    pub settled: bool,
    pub missing: &'d [CriterionNo],
    pub used: &'d [CriterionNo],
    pub routes: &'d [RoutesTo],
    pub blocked: &'d [Blocked],
    pub readings: &'d [ReadingBounds],
}

impl<'d> From<&'d MethodDecision> for Part<'d> {
    fn from(of: &'d MethodDecision) -> Part<'d> {
        let MethodDecision { bounds, settled, missing, used, routes, blocked, readings, .. } = of;
        Part { bounds: *bounds, settled: *settled, missing, used, routes, blocked, readings }
    }
}

impl<'d> From<&'d OverallDecision> for Part<'d> {
    fn from(of: &'d OverallDecision) -> Part<'d> {
        let OverallDecision { bounds, settled, missing, used, routes, blocked, readings, .. } = of;
        Part { bounds: *bounds, settled: *settled, missing, used, routes, blocked, readings }
    }
}

/// The standard of a case, read from its pack.
pub fn read(case: &Case) -> Result<Standard, TestCaseError> {
    pack::read(&case.standard.pack().to_string()).map_err(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        TestCaseError::fail(format!("the pack is refused: {}", told.join(" ")))
    })
}

/// What is decided.
pub fn decide(case: &Case) -> Result<Decision, TestCaseError> {
    Ok(Grader::new(read(case)?).decide(&case.answers.learner()))
}

/// Asks something of every method and of the whole.
pub fn each(case: &Case, ask: impl Fn(&Oracle, &Part, &dyn Fn(Without) -> Chart, Option<usize>) -> Verdict) -> Verdict {
    let oracle = Oracle::new(case);
    let decision = decide(case)?;
    prop_assert_eq!(decision.methods.len(), case.standard.methods.len());
    for (no, method) in decision.methods.iter().enumerate() {
        ask(&oracle, &method.into(), &|without| oracle.method(no, without), Some(no))?;
    }
    prop_assert_eq!(decision.overall.is_some(), case.standard.table.is_some());
    if let Some(overall) = &decision.overall {
        let chart = |without| oracle.overall(without).expect("there is a table");
        ask(&oracle, &overall.into(), &chart, None)?;
    }
    Ok(())
}

pub fn ranks(bounds: Bounds) -> (usize, usize) {
    (bounds.today.rank(), bounds.possible.rank())
}

fn numbers(list: &[CriterionNo]) -> Vec<usize> {
    list.iter().map(|no| no.at()).collect()
}

/// Both bounds are reached by some completion and no completion lies outside, by every reading.
pub fn bounds(oracle: &Oracle, part: &Part, chart: &Chart) -> Verdict {
    let every: Vec<_> = chart.gives.iter().map(|gives| oracle.bounds(gives)).collect();
    prop_assert_eq!(ranks(part.bounds), every[0], "headline");
    let settled = every.iter().all(|bounds| *bounds == (every[0].0, every[0].0));
    prop_assert_eq!(part.settled, settled, "settled, where the readings give {:?}", every);
    prop_assert_eq!(part.readings.len(), if every.len() == 1 { 0 } else { every.len() });
    for reading in part.readings {
        let named = |way: &Vec<(usize, usize, usize)>| {
            let known = |(method, rule, at): &(usize, usize, usize)| reading.says.contains(&says(*method, *rule, *at));
            way.len() == reading.says.len() && way.iter().all(known)
        };
        let at = chart.readings.iter().position(named);
        let at = at.ok_or_else(|| TestCaseError::fail(format!("no such reading: {:?}", reading.says)))?;
        prop_assert_eq!(ranks(reading.bounds), every[at], "{:?}", reading.says);
    }
    if let Some(first) = part.readings.first() {
        prop_assert_eq!(first.bounds, part.bounds, "the headline comes first");
    }
    Ok(())
}

/// Missing is exactly what can still matter; used is every answer that a rule names.
pub fn missing_and_used(oracle: &Oracle, part: &Part, chart: &Chart, method: Option<usize>) -> Verdict {
    let standard = &oracle.case.standard;
    prop_assert_eq!(numbers(part.missing), oracle.missing(chart), "missing");
    let methods = (0..standard.methods.len()).filter(|no| method.is_none_or(|method| method == *no));
    let pools = methods.flat_map(|no| {
        let needs = standard.methods[no].rules.iter().flatten();
        needs.flat_map(super::model::Needs::pools).map(move |pool| (no, pool))
    });
    let named = pools.fold(0, |mask, (no, pool)| mask | oracle.pool(no, &pool));
    prop_assert_eq!(numbers(part.used), oracle.numbers(named & !oracle.unknown), "used");
    Ok(())
}

/// For each grade above today that can be had: the listed routes are all the smallest sets there are, and nothing else.
pub fn routes(oracle: &Oracle, part: &Part, chart: &Chart) -> Verdict {
    let open = ((1 << oracle.mine.len()) - 1) & !oracle.met;
    let above = (part.bounds.today.rank() + 1..chart.scale).filter(|grade| oracle.best(chart, *grade));
    let listed: Vec<usize> = part.routes.iter().map(|to| to.grade.rank()).collect();
    prop_assert_eq!(listed, above.collect::<Vec<_>>(), "grades with routes");
    for to in part.routes {
        let smallest = oracle.smallest(chart, to.grade.rank(), oracle.met, open);
        same_routes(oracle, &to.routes, to.cut, &smallest)
            .map_err(|error| TestCaseError::fail(format!("routes to grade {}: {error}", to.grade.rank())))?;
    }
    Ok(())
}

/// For each grade above possible: the smallest changes of mind that would open it, or why none would.
pub fn blocked(oracle: &Oracle, part: &Part, chart: &dyn Fn(Without) -> Chart) -> Verdict {
    let now = chart(Without::default());
    let above: Vec<usize> = (part.bounds.possible.rank() + 1..now.scale).collect();
    prop_assert_eq!(part.blocked.iter().map(|one| one.grade.rank()).collect::<Vec<_>>(), above, "blocked grades");
    for Blocked { grade, by } in part.blocked {
        let grade = grade.rank();
        let smallest = oracle.smallest(&now, grade, oracle.met | oracle.unknown, oracle.refused);
        let (cap, results, rules) = (true, true, true);
        let right = match by {
            BlockedBy::Answers { routes, cut } => {
                same_routes(oracle, routes, *cut, &smallest)
                    .map_err(|error| TestCaseError::fail(format!("what blocks grade {grade}: {error}")))?;
                !smallest.is_empty()
            }
            BlockedBy::Cap => matters(oracle, chart, grade, Without { cap, ..Without::default() }),
            BlockedBy::Result => matters(oracle, chart, grade, Without { results, ..Without::default() }),
            BlockedBy::NoCriteria | BlockedBy::NotInTable => {
                matters(oracle, chart, grade, Without { rules, ..Without::default() })
            }
            // Invented standards here have no marks: tests/shapes has those.
            BlockedBy::Mark | BlockedBy::NotMonotone => false,
        };
        let answers = matches!(by, BlockedBy::Answers { .. });
        prop_assert!(right && (smallest.is_empty() || answers), "grade {grade} blocked by {by:?}, not by {smallest:?}");
    }
    Ok(())
}

/// Whether a cause is one: something else aside, perhaps, the grade can be had without it and not with it.
fn matters(oracle: &Oracle, chart: &dyn Fn(Without) -> Chart, grade: usize, cause: Without) -> bool {
    let best = |without| oracle.best(&chart(without), grade);
    let aside = (0..8).map(|bits| Without { cap: bits & 1 > 0, results: bits & 2 > 0, rules: bits & 4 > 0 });
    let both = |one: Without| Without {
        cap: one.cap || cause.cap,
        results: one.results || cause.results,
        rules: one.rules || cause.rules,
    };
    aside.into_iter().any(|one| !best(one) && best(both(one)))
}

/// Whether routes say exactly the same as a list of sets, each set once.
pub fn same_routes(oracle: &Oracle, routes: &[Route], cut: bool, smallest: &[Mask]) -> Verdict {
    let mut said = Vec::new();
    for route in routes {
        well_formed(oracle, route)?;
        said.extend(sets(oracle, route));
    }
    said.sort_unstable();
    prop_assert!(routes.is_sorted_by_key(Route::takes), "fewest first");
    prop_assert!(routes.len() <= MOST_ROUTES && (!cut || routes.len() == MOST_ROUTES), "{} routes", routes.len());
    if cut {
        prop_assert!(said.iter().all(|set| smallest.contains(set)), "{said:?} are not all among {smallest:?}");
        prop_assert!(said.len() < smallest.len(), "nothing was cut");
    } else {
        prop_assert_eq!(said, smallest, "sets of criteria, as masks");
    }
    Ok(())
}

/// In document order, nothing twice, nothing that is met, each with its answer.
fn well_formed(oracle: &Oracle, route: &Route) -> Verdict {
    let lists = std::iter::once(&route.all).chain(route.any.iter().map(|any| &any.of));
    let mut seen = Vec::new();
    for list in lists {
        prop_assert!(list.is_sorted_by_key(|open| open.criterion), "document order: {:?}", list);
        for open in list {
            let no = open.criterion.at();
            prop_assert!(oracle.mine.contains(&no) && open.criterion == criterion_no(no));
            prop_assert_eq!(open.judgement, oracle.case.answers.judgements[no], "the answer to {}", no);
            prop_assert!(!seen.contains(&no), "{} stands in it twice", no);
            seen.push(no);
        }
    }
    for any in &route.any {
        prop_assert!(any.count > 0 && usize::from(any.count) < any.of.len(), "any {} of {}", any.count, any.of.len());
    }
    Ok(())
}

/// Every set of criteria that a route stands for.
fn sets(oracle: &Oracle, route: &Route) -> Vec<Mask> {
    let bit = |no: CriterionNo| 1 << oracle.mine.iter().position(|mine| *mine == no.at()).unwrap_or_default();
    let mask =
        |list: &[grades::domain::decision::Open]| list.iter().fold(0, |mask: Mask, open| mask | bit(open.criterion));
    route.any.iter().fold(vec![mask(&route.all)], |begun, any| {
        let choices = super::oracle::subsets(mask(&any.of)).filter(|set| set.count_ones() == u32::from(any.count));
        choices.flat_map(|choice| begun.iter().map(move |set| set | choice).collect::<Vec<_>>()).collect()
    })
}
