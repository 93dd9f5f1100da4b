//! The one next step, and the list for the grade that somebody aims for.

use super::{Decided, coordinator, for_every_record};
use grades::domain::aim::{Aim, Lift, NextStep, ToDo, aim, next_step};
use grades::domain::grade::Grade;
use grades::domain::plan::{CriterionNo, MethodNo};
use grades::domain::record::{Judgement, LearnerRecord};
use grades::domain::standing::Standing;
use grades::wording::aim as words;

fn next(decided: &Decided) -> NextStep {
    next_step(&decided.plan.grader, &decided.record, &decided.decision, &decided.standings)
}

fn aims(decided: &Decided) -> Vec<(Grade, Aim)> {
    let scale = &decided.plan.grader.standard().grades;
    let aim = |grade| (grade, aim(&decided.plan.grader, &decided.record, &decided.decision, grade));
    scale.above_lowest().map(aim).collect()
}

/// Every question of a list, and so many of those of which some are needed.
fn questions_of(to_do: &ToDo) -> Vec<CriterionNo> {
    let needs = to_do.steps.iter().map(|step| &step.needs);
    let any = |needs: &grades::domain::decision::Route| {
        needs.any.iter().flat_map(|any| any.of.iter().take(any.count.into()).copied()).collect::<Vec<_>>()
    };
    needs.flat_map(|needs| [needs.all.clone(), any(needs)].concat()).map(|open| open.criterion).collect()
}

fn with_yes(record: &LearnerRecord, questions: &[CriterionNo]) -> LearnerRecord {
    let mut record = record.clone();
    for no in questions {
        record.judge(*no, Some(Judgement::Met));
    }
    record
}

#[test]
fn a_list_that_is_done_gives_the_grade_and_names_each_question_once() {
    for_every_record(40, |decided| {
        for (grade, aim) in aims(decided) {
            let overall = decided.decision.overall.as_ref();
            assert_eq!(aim == Aim::Reached, overall.is_some_and(|overall| overall.bounds.today >= grade));
            let Aim::ToDo(to_do) = aim else { continue };
            let questions = questions_of(&to_do);
            let mut once = questions.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), questions.len(), "{to_do:?} {}", decided.name());
            assert!(!to_do.steps.is_empty(), "{}", decided.name());
            if to_do.steps.iter().all(|step| step.needs.levels.is_empty()) {
                let after = decided.plan.grader.brief(&with_yes(&decided.record, &questions));
                assert!(after.overall.is_some_and(|after| after.today >= grade), "{to_do:?} {}", decided.name());
            }
            let opened = to_do.steps.iter().flat_map(|step| &step.opens);
            assert!(opened.clone().any(|opened| opened.of.is_none() && opened.grade >= grade), "{to_do:?}");
        }
    });
}

#[test]
fn what_a_step_is_said_to_open_is_open_after_it_and_was_not_before() {
    for_every_record(40, |decided| {
        for (_, aim) in aims(decided) {
            let Aim::ToDo(to_do) = aim else { continue };
            if to_do.steps.iter().any(|step| !step.needs.levels.is_empty()) {
                continue;
            }
            let mut done: Vec<CriterionNo> = Vec::new();
            for step in &to_do.steps {
                let before = decided.plan.grader.brief(&with_yes(&decided.record, &done));
                let one = ToDo { steps: vec![step.clone()], ..to_do.clone() };
                done.extend(questions_of(&one));
                let after = decided.plan.grader.brief(&with_yes(&decided.record, &done));
                for opened in &step.opens {
                    let (was, is) = match opened.of {
                        Some(no) => (before.methods[no.at()].today, after.methods[no.at()].today),
                        None => (before.overall.expect("a grade").today, after.overall.expect("a grade").today),
                    };
                    assert!(was < is && is == opened.grade, "{opened:?} {to_do:?} {}", decided.name());
                }
            }
        }
    });
}

#[test]
fn one_more_yes_is_promised_where_one_is_enough_and_for_every_question_of_which_it_is_true() {
    for_every_record(40, |decided| {
        let NextStep::Lift(Lift { grade, takes, any_of, cut, way, .. }) = next(decided) else { return };
        let plan = decided.plan;
        let today = decided.decision.overall.as_ref().expect("it has a grade").bounds.today;
        let open: Vec<CriterionNo> = plan
            .grader
            .standard()
            .criteria_for(decided.record.pathway)
            .filter(|(no, criterion)| {
                criterion.points.is_none()
                    && decided.record.result(criterion.method).is_none()
                    && decided.record.judgement(*no) != Some(Judgement::Met)
            })
            .map(|(no, _)| no)
            .collect();
        let reach =
            |no: &CriterionNo| plan.grader.brief(&with_yes(&decided.record, &[*no])).overall.expect("a grade").today;
        let best = open.iter().map(reach).max().unwrap_or(today);
        if !way.levels.is_empty() || cut {
            return;
        }
        if takes > 1 {
            assert_eq!(best, today, "one would have been enough: {}", decided.name());
            assert!(any_of.is_empty());
        } else {
            assert_eq!(grade, best, "the best that one yes reaches: {}", decided.name());
            let those: Vec<CriterionNo> = open.iter().copied().filter(|no| reach(no) == best).collect();
            assert_eq!(any_of, those, "{}", decided.name());
        }
    });
}

#[test]
fn there_is_always_a_next_step_and_it_has_words() {
    for_every_record(40, |decided| {
        let standard = decided.plan.grader.standard();
        let next = next(decided);
        let today = decided.standings.overall.standing.grade();
        let said = words::next_step(standard, &next, today);
        assert!(said.ends_with('.') && said.len() > 10, "{said:?}");
        match &next {
            NextStep::Answer { to_answer, to_enter } => assert!(to_answer + to_enter > 0, "{}", decided.name()),
            NextStep::Lift(lift) => {
                let overall = decided.decision.overall.as_ref().expect("it has a grade");
                assert!(lift.grade > overall.bounds.today && lift.takes > 0, "{}", decided.name());
            }
            NextStep::Repeat(methods) => assert!(!methods.is_empty(), "{}", decided.name()),
            NextStep::Prove { grade, is_top } => {
                assert_eq!(*is_top, *grade == standard.grades.highest());
                if let Some(today) = today {
                    assert_eq!(*grade, today, "{}", decided.name());
                }
            }
            NextStep::Ask { .. } => assert_eq!(decided.standings.overall.standing, Standing::ByOrganisation),
        }
        // Nobody is told of a fail before it is earned.
        if today != Some(Grade::LOWEST) {
            assert!(!said.contains("way back"), "{said} {}", decided.name());
        }
        for (grade, aim) in aims(decided) {
            assert!(!words::heading(standard, &aim, grade).is_empty());
            if let Aim::ToDo(to_do) = aim {
                let opens = to_do.steps.iter().map(|step| words::opens(standard, step)).collect::<String>();
                assert!(opens.contains("you to "), "{opens}");
            }
        }
    });
}

#[test]
fn whoever_has_failed_for_good_is_told_what_to_do() {
    for_every_record(40, |decided| {
        if decided.standings.overall.standing.is_fail() {
            let today = decided.standings.overall.standing.grade();
            let said = words::next_step(decided.plan.grader.standard(), &next(decided), today);
            let helps = ["way back", "makes a ", "re-sit", "Ask your provider"].iter().any(|help| said.contains(help));
            assert!(helps, "{said} {}", decided.name());
        }
    });
}

const PARTLY: Option<Judgement> = Some(Judgement::Partly);
const NOT_YET: Option<Judgement> = Some(Judgement::NotMet);

/// Questions 9, 19 and 22 of the drawings: a distinction question of the first assessment, and two of the second.
const OPEN: [(&str, Option<Judgement>); 3] =
    [("AM1-sustainability-d1", PARTLY), ("AM2-resourcing-d1", PARTLY), ("AM2-cpd-d1", NOT_YET)];

fn said(decided: &Decided) -> String {
    words::next_step(decided.plan.grader.standard(), &next(decided), decided.standings.overall.standing.grade())
}

/// What stands on the list for a grade: a line for each step.
fn list(decided: &Decided, name: &str) -> Vec<String> {
    let standard = decided.plan.grader.standard();
    let grade = standard.grades.find(name).expect("on the scale");
    let aim = aim(&decided.plan.grader, &decided.record, &decided.decision, grade);
    let mut lines = vec![words::heading(standard, &aim, grade)];
    if let Aim::ToDo(to_do) = aim {
        for step in &to_do.steps {
            let ids = step.needs.all.iter().map(|open| standard.criterion(open.criterion).expect("known").id.clone());
            lines.push(format!("{}: {}", ids.collect::<Vec<_>>().join(" "), words::opens(standard, step)));
        }
    }
    lines
}

#[test]
fn a_pass_is_told_of_the_one_yes_that_makes_a_merit_and_of_the_list_for_a_distinction() {
    let plan = coordinator();
    let pass = plan.all_yes_but(&OPEN);
    assert_eq!(said(&pass), "One more yes, on “Where sustainability could improve”, lifts it to merit.");
    assert_eq!(list(&pass, "pass"), ["You are there: your answers give pass. Keep your proof ready."]);
    let presentation = plan.grader.standard().methods[0].short.clone().expect("it has a short name");
    let discussion = plan.grader.standard().methods[1].short.clone().expect("it has a short name");
    let first = format!("AM1-sustainability-d1: This takes “{presentation}” to distinction and you to merit.");
    assert_eq!(list(&pass, "merit"), ["1 answer from merit. There is one other way.".to_owned(), first.clone()]);
    let then = format!("AM2-resourcing-d1 AM2-cpd-d1: Both take “{discussion}” to distinction and you to distinction.");
    assert_eq!(list(&pass, "distinction"), ["3 answers from distinction.".to_owned(), first, then]);
}

#[test]
fn a_fail_is_told_of_the_best_grade_that_the_one_yes_makes() {
    let plan = coordinator();
    // The presentation is a distinction already, so the yes that is missing makes a merit, not a pass.
    let fail = plan.all_yes_but(&[("AM2-copyright-p1", NOT_YET), OPEN[1], OPEN[2]]);
    assert_eq!(said(&fail), "One more yes, on “Copyright and permission”, is the way back: it makes a merit.");
    // And where nothing else is missing, a distinction.
    let fail = plan.all_yes_but(&[("AM2-copyright-p1", NOT_YET)]);
    assert!(said(&fail).ends_with("it makes a distinction."), "{}", said(&fail));
}

#[test]
fn while_pass_questions_are_open_the_next_step_is_to_answer() {
    let plan = coordinator();
    assert_eq!(said(&plan.decide(plan.start.clone())), "Answer the 24 questions that are left.");
    assert_eq!(said(&plan.all_yes_but(&[("AM1-role-p1", None)])), "Answer the one question that is left.");
    assert_eq!(said(&plan.all_yes_but(&[("AM1-role-p1", None), OPEN[0]])), "Answer the one question that is left.");
}

#[test]
fn the_top_turns_to_proof() {
    let plan = coordinator();
    let top = plan.all_yes_but(&[]);
    assert_eq!(said(&top), "Distinction. That is the top grade. Now gather the proof.");
    let grade = plan.grader.standard().grades.highest();
    assert_eq!(
        words::proof(plan.grader.standard(), grade, true, Some((0, 18))),
        "Distinction. That is the top grade. Now gather the proof: 0 of 18 pieces."
    );
}

#[test]
fn a_result_that_is_a_fail_leads_to_the_re_sit_and_a_limit_to_proof() {
    let plan = coordinator();
    let standard = plan.grader.standard();
    let mut record = plan.start.clone();
    plan.best(&mut record);
    record.give_result(MethodNo(1), standard.methods[1].grades.find("fail"));
    let failed = plan.decide(record.clone());
    assert_eq!(next(&failed), NextStep::Repeat(vec![MethodNo(1)]));
    assert!(said(&failed).ends_with(" is a fail. See what a re-sit can do."), "{}", said(&failed));
    assert!(list(&failed, "pass")[0].ends_with("See what a re-sit can do."), "{:?}", list(&failed, "pass"));

    record.give_result(MethodNo(1), None);
    record.sit(MethodNo(1), grades::domain::repeats::Sitting::Resit);
    let limited = plan.decide(record);
    assert_eq!(said(&limited), "Pass. That is the best grade that is still open. Now gather the proof.");
}

#[test]
fn equal_ways_are_told_once() {
    let plan = coordinator();
    // Either of two single answers makes a merit.
    let two = plan.all_yes_but(&[OPEN[0], OPEN[1]]);
    assert_eq!(said(&two), "One more yes, on any one of 2 questions, lifts it to merit.");
    assert_eq!(list(&two, "merit")[0], "1 answer from merit. There is one other way.");
}

#[test]
fn several_answers_are_counted() {
    let plan = coordinator();
    let fail = plan.all_yes_but(&[("AM2-copyright-p1", NOT_YET), ("AM1-role-p1", PARTLY)]);
    assert_eq!(said(&fail), "2 more answers of yes are the way back: they make a distinction.");
}
