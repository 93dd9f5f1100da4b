//! The way through the questions.

use super::{Dice, Plan, coordinator, plans};
use grades::domain::question::{Question, counted_questions, number, questions};
use grades::domain::record::{Judgement, LearnerRecord};
use grades::domain::walk::{Walk, WalkOrder};

const ORDERS: [WalkOrder; 2] = [WalkOrder::HelpsMost, WalkOrder::Document];

fn go_on(walk: &mut Walk, plan: &Plan, record: &LearnerRecord) -> Option<Question> {
    walk.go_on(&plan.grader, record, &plan.grader.decide(record))
}

/// Every question that counts, in document order.
fn all(plan: &Plan, record: &LearnerRecord) -> Vec<Question> {
    counted_questions(plan.grader.standard(), record)
}

fn same(one: &[Question], other: &[Question]) -> bool {
    one.len() == other.len() && one.iter().all(|question| other.contains(question))
}

#[test]
fn every_question_comes_exactly_once_if_all_are_answered() {
    for (seed, plan) in plans().iter().enumerate() {
        for order in ORDERS {
            let mut dice = Dice(seed as u64);
            let (mut walk, mut record) = (Walk::new(order), plan.start.clone());
            let mut asked = Vec::new();
            while let Some(question) = go_on(&mut walk, plan, &record) {
                assert!(!asked.contains(&question), "{question:?} comes twice: {}", plan.name);
                asked.push(question);
                let good = 1 + dice.below(8);
                dice.answer(plan, &mut record, question, good);
                assert!(question.is_answered(plan.grader.standard(), &record), "{question:?}: {}", plan.name);
            }
            assert!(same(&asked, &all(plan, &record)), "{}: {asked:?}", plan.name);
            if order == WalkOrder::Document {
                assert_eq!(asked, all(plan, &record), "{}", plan.name);
            }
        }
    }
}

#[test]
fn a_question_that_is_skipped_comes_once_more_at_the_end() {
    for plan in plans() {
        for order in ORDERS {
            let mut walk = Walk::new(order);
            let every = all(&plan, &plan.start);
            let mut asked = Vec::new();
            while let Some(question) = go_on(&mut walk, &plan, &plan.start) {
                asked.push(question);
                assert!(asked.len() <= 2 * every.len(), "it goes on for ever: {}", plan.name);
            }
            let (first, again) = asked.split_at(every.len());
            assert!(same(first, &every), "{}", plan.name);
            assert_eq!(first, again, "in the order they were skipped: {}", plan.name);
            assert_eq!(walk.skipped(&plan.grader, &plan.start), first, "{}", plan.name);
        }
    }
}

#[test]
fn whatever_somebody_does_the_walk_ends_with_every_question_answered_or_skipped() {
    for (seed, plan) in plans().iter().enumerate() {
        for turn in 0..12 {
            let mut dice = Dice(seed as u64 * 100 + turn);
            let (mut walk, mut record) = (Walk::new(ORDERS[dice.below(2)]), dice.record(plan));
            let patience = 3 + dice.below(6);
            let mut presses = 0;
            while let Some(question) = go_on(&mut walk, plan, &record) {
                presses += 1;
                assert!(presses < 2000, "it goes on for ever: {}", plan.name);
                assert_eq!(walk.current(), Some(question));
                match dice.below(patience) {
                    0 => {}
                    1 if presses < 300 => {
                        let could = walk.can_go_back();
                        assert_eq!(walk.back().is_some(), could);
                    }
                    2 if presses < 300 => {
                        let every = all(plan, &record);
                        walk.go_to(every[dice.below(every.len())]);
                    }
                    _ => dice.answer(plan, &mut record, question, 5),
                }
            }
            let skipped = walk.skipped(&plan.grader, &record);
            for question in all(plan, &record) {
                let is_answered = question.is_answered(plan.grader.standard(), &record);
                assert!(is_answered || skipped.contains(&question), "{question:?} was forgotten: {}", plan.name);
                assert!(!(is_answered && skipped.contains(&question)), "{question:?}: {}", plan.name);
            }
        }
    }
}

#[test]
fn back_and_on_again_show_the_same_questions() {
    let plan = coordinator();
    let (mut walk, mut record) = (Walk::default(), plan.start.clone());
    assert_eq!((walk.current(), walk.can_go_back(), walk.back()), (None, false, None));
    let mut shown = Vec::new();
    for _ in 0..6 {
        let question = go_on(&mut walk, &plan, &record).expect("much is open");
        record.judge(question.criterion().expect("this plan has criteria alone"), Some(Judgement::Met));
        shown.push(question);
    }
    let behind: Vec<Question> = std::iter::from_fn(|| walk.back()).collect();
    assert_eq!(behind, shown[..5].iter().rev().copied().collect::<Vec<_>>());
    // Another answer on the way changes nothing of what was shown.
    record.judge(shown[0].criterion().expect("as above"), Some(Judgement::NotMet));
    let again: Vec<Question> = (0..5).map(|_| go_on(&mut walk, &plan, &record).expect("it was shown")).collect();
    assert_eq!(again, shown[1..]);
    let next = go_on(&mut walk, &plan, &record).expect("much is open");
    assert!(!shown.contains(&next), "then something new comes");
}

#[test]
fn what_helps_most_comes_first_while_that_changes_anything_and_then_the_document() {
    let plan = coordinator();
    let mut record = plan.start.clone();
    let mut walk = Walk::default();
    let first = go_on(&mut walk, &plan, &record).expect("all is open");
    // A fail overall is settled after it; nothing that is asked later can change that.
    record.judge(first.criterion().expect("this plan has criteria alone"), Some(Judgement::NotMet));
    let decision = plan.grader.decide(&record);
    assert!(decision.overall.as_ref().is_some_and(|overall| overall.missing.is_empty()), "the fail is settled");
    let mut rest = Vec::new();
    while let Some(question) = go_on(&mut walk, &plan, &record) {
        record.judge(question.criterion().expect("as above"), Some(Judgement::Met));
        rest.push(question);
    }
    let mut expected = all(&plan, &record);
    expected.retain(|question| *question != first);
    assert_eq!(rest, expected, "nothing changes the grade, so the document's order holds");
}

#[test]
fn after_a_question_that_was_picked_from_the_list_the_one_behind_it_comes_in_document_order() {
    let plan = coordinator();
    let mut record = plan.start.clone();
    let every = all(&plan, &record);
    let mut walk = Walk::new(WalkOrder::Document);
    go_on(&mut walk, &plan, &record);
    walk.go_to(every[14]);
    record.judge(every[14].criterion().expect("a criterion"), Some(Judgement::Met));
    assert_eq!(go_on(&mut walk, &plan, &record), Some(every[15]));
    assert_eq!(walk.back(), Some(every[14]));
    assert_eq!(walk.back(), Some(every[0]));
}

#[test]
fn a_number_is_the_place_in_the_document_whatever_was_answered() {
    for plan in plans() {
        let standard = plan.grader.standard();
        let every: Vec<Question> =
            questions(standard, plan.start.pathway).into_iter().filter(|question| question.is_numbered()).collect();
        for (place, question) in every.iter().enumerate() {
            assert_eq!(
                number(standard, plan.start.pathway, *question),
                Some((place + 1, every.len())),
                "{}",
                plan.name
            );
        }
        let criteria = every.iter().filter_map(|question| question.criterion());
        assert!(criteria.is_sorted(), "{}", plan.name);
    }
}

#[test]
fn the_questions_of_an_assessment_whose_result_was_given_are_not_asked() {
    let plan = coordinator();
    let mut record = plan.start.clone();
    let method = plan.grader.standard().find_method("AM1").expect("its first");
    record.give_result(method, plan.grader.standard().methods[0].grades.find("pass"));
    let mut walk = Walk::default();
    let mut asked = 0;
    while let Some(question) = go_on(&mut walk, &plan, &record) {
        assert_ne!(question.method(plan.grader.standard()), Some(method));
        record.judge(question.criterion().expect("a criterion"), Some(Judgement::Partly));
        asked += 1;
    }
    assert_eq!(asked, 13);
}
