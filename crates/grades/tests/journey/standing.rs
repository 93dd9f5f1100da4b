//! Where somebody stands, in words and in counts.

use super::{Decided, coordinator, for_every_record};
use grades::domain::decision::Bounds;
use grades::domain::grade::Grade;
use grades::domain::plan::MethodNo;
use grades::domain::record::{Judgement, LearnerRecord};
use grades::domain::standing::{GradeStanding, Standing};
use grades::rules::overall::Overall;
use grades::wording::standing as words;

/// The bounds that decide gives for whatever a standing is of.
fn bounds(decided: &Decided, of: &GradeStanding) -> Option<Bounds> {
    match of.of {
        Some(no) => Some(decided.decision.methods[no.at()].bounds),
        None => decided.decision.overall.as_ref().map(|overall| overall.bounds),
    }
}

/// Whether a pass question of a method has no answer, looked up in the standard itself.
fn has_open_pass_question(decided: &Decided, no: MethodNo) -> bool {
    let standard = decided.plan.grader.standard();
    let mut mine = standard.criteria_for(decided.record.pathway).filter(|(_, criterion)| criterion.method == no);
    let pass = Grade::LOWEST.next();
    decided.record.result(no).is_none()
        && mine.any(|(no, criterion)| {
            let silent = decided.record.judgement(no).is_none() && decided.record.points(no).is_none();
            silent && criterion.grade <= pass
        })
}

fn every(decided: &Decided) -> Vec<GradeStanding> {
    let standings = &decided.standings;
    standings.methods.iter().chain([&standings.overall]).cloned().collect()
}

#[test]
fn no_grade_is_pronounced_while_a_pass_question_has_no_answer() {
    for_every_record(60, |decided| {
        let standard = decided.plan.grader.standard();
        for standing in every(decided) {
            let open = match standing.of {
                Some(no) => has_open_pass_question(decided, no),
                None => standard.methods().any(|(no, _)| has_open_pass_question(decided, no)),
            };
            let said = words::standing(standard, &standing);
            // A result that was given may be a fail at once, whatever is open in the others.
            let given = standing.of.is_none()
                && standard.methods().any(|(no, _)| decided.record.result(no) == Some(Grade::LOWEST));
            if open && !given {
                assert_eq!(standing.standing.grade(), None, "{standing:?} {}", decided.name());
            }
            if open
                && given
                && let Some(grade) = standing.standing.grade()
            {
                assert_eq!(grade, Grade::LOWEST, "{}", decided.name());
            }
            if standing.standing.grade().is_none() {
                let scale = standing.of.map_or(&standard.grades, |no| &standard.methods[no.at()].grades);
                let lowest = scale.name(Grade::LOWEST);
                assert!(!said.to_lowercase().contains(lowest), "{said:?} {}", decided.name());
                let rest = words::rest(standard, &standing, words::best(&decided.decision));
                assert!(!rest.to_lowercase().contains(lowest), "{rest:?} {}", decided.name());
            }
        }
    });
}

#[test]
fn a_grade_that_is_pronounced_is_the_one_that_is_decided() {
    for_every_record(60, |decided| {
        for standing in every(decided) {
            let Some(bounds) = bounds(decided, &standing) else {
                assert_eq!(standing.standing, Standing::ByOrganisation);
                continue;
            };
            match standing.standing {
                Standing::Pronounced { today, possible } => {
                    assert_eq!(Bounds { today, possible }, bounds, "{}", decided.name());
                    if today == Grade::LOWEST {
                        assert_eq!(possible, today, "a fail is pronounced only once it is settled: {}", decided.name());
                    }
                }
                Standing::OnTrack { possible } => assert_eq!(possible, bounds.possible, "{}", decided.name()),
                Standing::NotStarted | Standing::UnderWay => {}
                Standing::ByOrganisation => panic!("it has a grade: {}", decided.name()),
            }
        }
    });
}

#[test]
fn whoever_is_on_track_for_a_grade_gets_it_if_all_the_rest_is_yes() {
    for_every_record(60, |decided| {
        let mut rest = decided.record.clone();
        decided.plan.best(&mut rest);
        let after = decided.plan.decide(rest);
        for standing in every(decided) {
            if let Standing::OnTrack { possible } = standing.standing {
                let bounds = bounds(&after, &standing).expect("it had a grade before");
                assert_eq!(bounds.today, possible, "{:?} {}", standing.of, decided.name());
            }
        }
    });
}

#[test]
fn a_method_can_pass_again_once_what_is_to_fix_is_yes_and_not_before() {
    for_every_record(60, |decided| {
        let standard = decided.plan.grader.standard();
        for standing in &decided.standings.methods {
            let no = standing.of.expect("it is of a method");
            let bounds = decided.decision.methods[no.at()].bounds;
            assert_eq!(standing.counts.to_fix == 0, standing.to_fix.is_empty(), "{}", decided.name());
            assert!(standing.counts.to_fix <= standing.to_fix.len() || has_points(decided, no), "{}", decided.name());
            if standing.to_fix.is_empty() {
                continue;
            }
            assert_eq!(bounds.possible, Grade::LOWEST, "{}", decided.name());
            let mut fixed = decided.record.clone();
            for criterion in &standing.to_fix {
                assert!(fixed.is_answered(*criterion), "what is to fix has an answer: {}", decided.name());
                match standard.criterion(*criterion).and_then(|criterion| criterion.points) {
                    Some(points) => fixed.give_points(*criterion, Some(points.most)),
                    None => {
                        assert_ne!(fixed.judgement(*criterion), Some(Judgement::Met), "{}", decided.name());
                        fixed.judge(*criterion, Some(Judgement::Met));
                    }
                }
            }
            let after = decided.plan.decide(fixed);
            assert!(after.decision.methods[no.at()].bounds.possible > Grade::LOWEST, "{}", decided.name());
            assert!(after.standings.methods[no.at()].to_fix.is_empty(), "{}", decided.name());
        }
    });
}

fn has_points(decided: &Decided, no: MethodNo) -> bool {
    let criteria = &decided.plan.grader.standard().criteria;
    criteria.iter().any(|criterion| criterion.method == no && criterion.points.is_some())
}

#[test]
fn what_is_to_fix_to_lift_and_to_answer_is_counted_apart() {
    for_every_record(60, |decided| {
        for standing in every(decided) {
            let twice = standing.to_fix.iter().any(|no| standing.to_lift.contains(no));
            assert!(!twice, "{}", decided.name());
            for no in standing.to_fix.iter().chain(&standing.to_lift) {
                assert!(decided.record.is_answered(*no), "{}", decided.name());
                assert_ne!(decided.record.judgement(*no), Some(Judgement::Met), "{}", decided.name());
            }
        }
        let sum = |count: fn(&GradeStanding) -> usize| decided.standings.methods.iter().map(count).sum::<usize>();
        let overall = decided.standings.overall.counts;
        assert_eq!(overall.to_fix, sum(|standing| standing.counts.to_fix));
        assert_eq!(overall.to_lift, sum(|standing| standing.counts.to_lift));
        assert_eq!(overall.to_enter, sum(|standing| standing.counts.to_enter));
        let profile = decided.decision.profile.as_ref();
        let elsewhere = profile.map_or(0, |profile| {
            profile.outcomes.len() - profile.answered() + profile.placements.len() - profile.placed()
        });
        assert_eq!(overall.to_answer, sum(|standing| standing.counts.to_answer) + elsewhere);
    });
}

#[test]
fn every_standing_comes_up_and_has_words() {
    use std::cell::RefCell;
    use std::collections::BTreeSet;
    let kinds = RefCell::new(BTreeSet::new());
    for_every_record(60, |decided| {
        for standing in every(decided) {
            let kind = match standing.standing {
                Standing::NotStarted => "not started",
                Standing::OnTrack { .. } => "on track",
                Standing::UnderWay => "under way",
                Standing::Pronounced { today: Grade::LOWEST, .. } => "fail",
                Standing::Pronounced { today, possible } if today == possible => "settled",
                Standing::Pronounced { .. } => "so far",
                Standing::ByOrganisation => "by the organisation",
            };
            kinds.borrow_mut().insert(kind);
            assert_ne!(words::standing(decided.plan.grader.standard(), &standing), "", "{}", decided.name());
        }
    });
    assert_eq!(kinds.borrow().len(), 7, "{kinds:?}");
}

#[test]
fn a_table_that_is_not_monotone_puts_nobody_on_track() {
    for_every_record(20, |decided| {
        if let Overall::Table(table) = &decided.plan.grader.standard().overall
            && !table.monotone
        {
            let overall = decided.standings.overall.standing;
            assert!(!matches!(overall, Standing::OnTrack { .. }), "{}", decided.name());
        }
    });
}

fn said(decided: &Decided, of: Option<MethodNo>) -> String {
    let standing = of.and_then(|no| decided.standings.method(no)).unwrap_or(&decided.standings.overall);
    words::standing(decided.plan.grader.standard(), standing)
}

#[test]
fn the_words_of_a_journey_from_the_first_answer_to_the_last() {
    let plan = coordinator();
    let (presentation, discussion) = (Some(MethodNo(0)), Some(MethodNo(1)));
    let nothing = plan.decide(plan.start.clone());
    assert_eq!(
        [None, presentation, discussion].map(|of| said(&nothing, of)),
        ["24 to answer", "11 to answer", "13 to answer"]
    );

    // 15 of 24 answered: question 9 partly, and question 15 too, or not.
    let (q9, q15) = ("AM1-sustainability-d1", "AM2-regulations-p2");
    let open = |id: &str| plan.grader.standard().criterion(plan.criterion(id)).is_some();
    assert!(open(q15));
    let later = [
        "AM2-resourcing-p1",
        "AM2-resourcing-p2",
        "AM2-resourcing-p3",
        "AM2-resourcing-d1",
        "AM2-communication-p1",
        "AM2-cpd-p1",
        "AM2-cpd-d1",
        "AM2-data-p1",
        "AM2-copyright-p1",
    ];
    let later: Vec<(&str, Option<Judgement>)> = later.map(|id| (id, None)).to_vec();
    let with = |more: &[(&str, Option<Judgement>)]| plan.all_yes_but(&[&later[..], more].concat());
    let partly = Some(Judgement::Partly);
    assert_eq!(said(&with(&[]), None), "On track for distinction · 9 to answer");
    // One distinction question is lost: merit is what all the rest gives.
    assert_eq!(said(&with(&[(q9, partly)]), None), "On track for merit · 9 to answer");
    let underway = with(&[(q9, partly), (q15, partly)]);
    assert_eq!(said(&underway, None), "1 to fix, 9 to answer");
    assert_eq!(said(&underway, presentation), "Pass");
    assert_eq!(said(&underway, discussion), "1 to fix, 9 to answer");
    assert_eq!(words::counts(underway.standings.overall.counts), "1 to fix, 1 to lift, 9 to answer");
    let rest = words::rest(plan.grader.standard(), &underway.standings.overall, words::best(&underway.decision));
    assert_eq!(rest, "No grade is decided yet. Distinction can still be reached.");

    // All pass questions answered, three distinction questions open.
    let so_far = plan.all_yes_but(&[("AM2-resourcing-d1", None), ("AM2-cpd-d1", None), (q9, partly)]);
    assert_eq!(said(&so_far, None), "Pass so far · 2 to answer");
    assert_eq!(said(&so_far, presentation), "Pass");
    let fail = plan.all_yes_but(&[("AM2-copyright-p1", Some(Judgement::NotMet))]);
    assert_eq!([None, presentation, discussion].map(|of| said(&fail, of)), ["Fail", "Distinction", "Fail"]);
    // One other pass question without an answer, and nobody says it.
    let not_yet = plan.all_yes_but(&[("AM2-copyright-p1", Some(Judgement::NotMet)), ("AM1-role-p1", None)]);
    assert_eq!([None, discussion].map(|of| said(&not_yet, of)), ["1 to fix, 1 to answer", "Fail"]);
    assert_eq!(said(&plan.all_yes_but(&[]), None), "Distinction");
}

#[test]
fn a_result_that_was_given_is_pronounced_at_once() {
    let plan = coordinator();
    let standard = plan.grader.standard();
    let given = |grade: &str| {
        let mut record: LearnerRecord = plan.start.clone();
        record.give_result(MethodNo(0), standard.methods[0].grades.find(grade));
        plan.decide(record)
    };
    let fail = given("fail");
    assert_eq!(
        [None, Some(MethodNo(0)), Some(MethodNo(1))].map(|of| said(&fail, of)),
        ["Fail", "Fail", "13 to answer"]
    );
    let pass = given("pass");
    assert_eq!([None, Some(MethodNo(0))].map(|of| said(&pass, of)), ["On track for merit · 13 to answer", "Pass"]);
}
