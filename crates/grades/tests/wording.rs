//! What people read: true, plain, and never a verdict before there is one.

use grades::domain::decision::{BlockedBy, Decision};
use grades::domain::grade::Grade;
use grades::domain::grading::Grader;
use grades::domain::record::{Judgement, LearnerRecord};
use grades::domain::repeats::Sitting;
use grades::domain::standard::PathwayNo;
use grades::domain::standing::standings;
use grades::wording::{changes, facts, standing, steps, summary};
use proptest::prelude::*;
use standards::SHIPPED;
use std::sync::LazyLock;

static GRADER: LazyLock<Grader> = LazyLock::new(|| Grader::new(standards::find("ST0792_1.2").expect("shipped")));

fn grader() -> &'static Grader {
    &GRADER
}

/// Everything on the first option answered alike, then some answers changed.
fn record(grader: &Grader, every: Option<Judgement>, but: &[(&str, Option<Judgement>)]) -> LearnerRecord {
    let mut record = LearnerRecord::default();
    record.pathway = Some(PathwayNo(0));
    for (no, _) in grader.standard().criteria_for(Some(PathwayNo(0))) {
        record.judge(no, every);
    }
    for (id, judgement) in but {
        record.judge(grader.standard().find_criterion(id).expect(id), *judgement);
    }
    record
}

fn first_sentence(grader: &Grader, record: &LearnerRecord) -> String {
    summary::overall(grader.standard(), &grader.decide(record)).text()
}

#[test]
fn nothing_answered_is_not_decided_yet() {
    let grader = grader();
    let said = first_sentence(grader, &record(grader, None, &[]));
    assert_eq!(said, "Overall: not decided yet. 18 pass prompts to answer. Distinction is still possible.");
}

#[test]
fn a_pass_with_distinctions_open_says_so() {
    let grader = grader();
    let but = [("AM1-monitoring-d1", None), ("AM2-cpd-d1", None)];
    let said = first_sentence(grader, &record(grader, Some(Judgement::Met), &but));
    assert_eq!(said, "If you were assessed today: Pass. Distinction is still open, with 2 prompts left to answer.");
}

#[test]
fn a_settled_fail_is_called_a_fail() {
    let grader = grader();
    let but = [("AM1-role-p1", Some(Judgement::NotMet))];
    let said = first_sentence(grader, &record(grader, Some(Judgement::Met), &but));
    let standard = grader.standard();
    let only = standard.criterion(standard.find_criterion("AM1-role-p1").expect("there")).expect("there");
    let lift = format!("One more yes would lift it to pass: “{}”", only.prompt);
    assert_eq!(said, format!("Your answers give: Fail. {lift}"));
    let two = [("AM1-role-p1", Some(Judgement::NotMet)), ("AM1-monitoring-d1", Some(Judgement::Partly))];
    let said = first_sentence(grader, &record(grader, Some(Judgement::Met), &two));
    assert_eq!(said, format!("Your answers give: Fail. {lift}"), "the next grade, not the best");
}

#[test]
fn a_settled_pass_says_how_many_would_lift_it() {
    let grader = grader();
    let above = grader.standard().criteria.iter().filter(|one| one.id.contains("-d1"));
    let but: Vec<_> = above.map(|one| (&*one.id, Some(Judgement::NotMet))).collect();
    let said = first_sentence(grader, &record(grader, Some(Judgement::Met), &but));
    assert_eq!(said, "Your answers give: Pass. 3 criteria would lift it to merit.");
}

#[test]
fn a_rule_says_what_it_needs_and_what_was_found() {
    let grader = grader();
    let but = [("AM1-monitoring-d1", Some(Judgement::Partly))];
    let decision = grader.decide(&record(grader, Some(Judgement::Met), &but));
    let presentation = &grader.standard().methods[0];
    let said = steps::step(grader.standard(), &presentation.grades, &decision.methods[0].steps[1]);
    assert_eq!(
        said.text,
        "Distinction needs all 8 pass criteria and all 3 distinction criteria. You have 8 of 8 pass criteria. You have 2 \
         of 3 distinction criteria: 1 partly."
    );
    assert_eq!(said.standing, steps::Standing::Fails);
}

#[test]
fn a_cap_says_who_may_lift_it() {
    let grader = grader();
    let mut record = record(grader, Some(Judgement::Met), &[]);
    record.sit(grader.standard().find_method("AM2").expect("a method"), Sitting::Resit);
    let decision = grader.decide(&record);
    let overall = decision.overall.as_ref().expect("there is a table");
    let said = steps::step(grader.standard(), &grader.standard().grades, &overall.steps[1]).text;
    assert!(said.contains("The highest grade after that is pass, unless the assessment organisation"), "{said}");
    assert!(first_sentence(grader, &record).contains("Distinction could be reached"));
    assert!(matches!(overall.blocked[0].by, BlockedBy::Cap));
}

#[test]
fn every_sentence_of_every_pack_has_its_figures() {
    for shipped in &SHIPPED {
        let standard = standards::find(shipped.uid).expect("shipped");
        let methods = standard.methods.iter().flat_map(|method| &method.facts);
        for fact in methods.chain(&standard.facts).chain(&standard.repeats.facts) {
            let said = facts::fact(fact);
            assert!(!said.contains(['{', '}']) && said.ends_with('.'), "{}: {said}", shipped.uid);
        }
    }
}

fn any_record() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0..4u8, 24)
}

fn answered(grader: &Grader, answers: &[u8]) -> LearnerRecord {
    let mut record = LearnerRecord::default();
    record.pathway = Some(PathwayNo(0));
    let criteria = grader.standard().criteria_for(Some(PathwayNo(0)));
    for ((no, _), answer) in criteria.zip(answers) {
        let judgement = [None, Some(Judgement::Met), Some(Judgement::Partly), Some(Judgement::NotMet)];
        record.judge(no, judgement[usize::from(*answer)]);
    }
    record
}

fn decided(grader: &Grader, answers: &[u8]) -> Decision {
    grader.decide(&answered(grader, answers))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fail_is_said_only_when_it_is_settled(answers in any_record()) {
        let grader = grader();
        let decision = decided(grader, &answers);
        let overall = decision.overall.as_ref().expect("there is a table");
        let said = summary::overall(grader.standard(), &decision);
        let failed = overall.settled && overall.bounds.today == Grade::LOWEST;
        prop_assert_eq!(said.verdict.contains("Fail"), failed, "{}", said.text());
        prop_assert_eq!(summary::short(&grader.standard().grades, overall.bounds) == "Fail", failed);
    }

    #[test]
    fn what_is_announced_is_short(before in any_record(), after in any_record()) {
        let grader = grader();
        let stands = |answers: &[u8]| {
            standings(grader.standard(), &answered(grader, answers), &decided(grader, answers)).overall.standing
        };
        let said = standing::news(&grader.standard().grades, stands(&before), stands(&after));
        prop_assert!(said.as_ref().is_none_or(|said| said.split_whitespace().count() <= 12));
        prop_assert_eq!(said.is_some_and(|said| said.contains("Fail")), stands(&after).is_fail() && stands(&before) != stands(&after));
    }

    #[test]
    fn every_grade_that_is_ruled_out_says_why(answers in any_record()) {
        let grader = grader();
        let decision = decided(grader, &answers);
        for blocked in &decision.overall.expect("there is a table").blocked {
            let said = changes::blocked(&grader.standard().grades, blocked.grade, &blocked.by);
            prop_assert!(said.starts_with(['P', 'M', 'D']) && said.len() > 20, "{said}");
        }
    }
}
