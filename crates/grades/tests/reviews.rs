//! Reviews: read and written without loss, every fault told at its place, and never a change that was not chosen.

#[expect(dead_code, reason = "the oracle can tell more than is asked of it here")]
mod support;

use grades::domain::date::Date;
use grades::domain::evidence::Evidence;
use grades::domain::plan::CriterionNo;
use grades::domain::record::Judgement;
use grades::domain::standard::Standard;
use grades::domain::topic::{Topic, topics};
use grades::domain::two_views::Agreement;
use grades::files::review::{self, Review, Since};
use grades::formats::records::{self, Saved};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;
use support::check::read as read_case;
use support::invent::{self, Kind};
use support::model::Answers;
use support::{Case, Dice, cases_of, fixed};

static STANDARD: LazyLock<Standard> = LazyLock::new(|| standards::find("ST0792_1.2").expect("shipped"));

const EVERYTHING: &str = include_str!("../../../tests/reviews/1-everything.json");

fn find(uid: &str) -> Option<&'static Standard> {
    (uid == STANDARD.uid).then_some(&*STANDARD)
}

fn read(text: &str) -> Review {
    review::read(text, find).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

fn criterion(id: &str) -> CriterionNo {
    STANDARD.find_criterion(id).expect("one of its criteria")
}

fn answer(id: &str) -> Topic {
    Topic::Question(criterion(id).into())
}

#[test]
fn a_review_is_written_as_it_was_read_with_what_this_version_does_not_know() {
    let review = read(EVERYTHING);
    assert_eq!(review.agreement(answer("AM1-role-p1")), Some(Agreement::Tutor));
    assert_eq!(review.strange_agreements, [("judgements/AM1-gone-p9".to_owned(), Agreement::Open)]);
    assert_eq!(review::write(&review, &STANDARD), EVERYTHING);
}

#[test]
fn both_ways_of_reading_agree() {
    let review = read(EVERYTHING);
    assert_eq!(review::examine(EVERYTHING, find).as_ref(), Ok(&review));
    assert!(review::is_review(EVERYTHING) && review::is_review("{\"format\":\"review/9\"}"));
    assert!(!review::is_review("{\"format\":\"learner-record/1\"}") && !review::is_review("[]"));
}

#[test]
fn a_fault_is_told_at_its_place_and_line_in_the_review() {
    let told = |change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(EVERYTHING).expect("JSON");
        change(&mut file);
        let text = format!("{file:#}");
        assert_eq!(review::open(&text, find), None, "{text}");
        let problems = review::examine(&text, find).expect_err("something is wrong");
        problems.into_iter().map(|problem| (problem.at, problem.code, problem.line.is_some())).collect::<Vec<_>>()
    };
    let one = |at: &str, code| vec![(at.to_owned(), code, true)];
    let told_of = told(&|file| file["tutor"]["judgements"]["AM1-role-p1"] = json!("yes"));
    assert_eq!(told_of, one("/tutor/judgements/AM1-role-p1", "unknown-word"));
    let told_of = told(&|file| file["tutor"]["pathway"] = json!("nowhere"));
    assert_eq!(told_of, one("/tutor/pathway", "unknown-pathway"));
    let told_of = told(&|file| file["tutor"]["standard"] = json!("ST0525_1.0"));
    assert_eq!(told_of, one("/tutor/standard", "standard-differs"));
    let told_of = told(&|file| file["apprentice"]["format"] = json!("learner-record/9"));
    assert_eq!(told_of, vec![("/apprentice/format".to_owned(), "unknown-format", true)]);
    assert_eq!(told(&|file| file["agreed"]["waived"] = json!("mine")), one("/agreed/waived", "unknown-word"));
    assert_eq!(told(&|file| file["record"] = json!("0123456789ABCDEF")), one("/record", "bad-checksum"));
    assert_eq!(told(&|file| file["mine"] = json!(1)), one("/mine", "unknown-field"));
    assert_eq!(told(&|file| drop(file.as_object_mut().map(|file| file.remove("tutor")))), one("", "missing-field"));
    assert_eq!(told(&|file| file["format"] = json!("review/2")), one("/format", "unknown-format"));
}

#[test]
fn a_note_that_is_too_long_is_told_at_its_place_in_the_review() {
    let mut file: Value = serde_json::from_str(EVERYTHING).expect("JSON");
    file["tutor"]["notes"]["AM1-role-p1"] = json!("ä".repeat(5_007));
    let review = read(&file.to_string());
    let left: Vec<(&str, usize)> =
        review.said.tutor.left_out.iter().map(|left| (&*left.at, left.text.chars().count())).collect();
    assert_eq!(left, [("/tutor/notes/AM1-role-p1", 7)]);
}

#[test]
fn evidence_and_dates_stay_with_the_apprentice() {
    let mut apprentice = Saved::new(&STANDARD.uid);
    apprentice.readiness.evidence.push(Evidence::new("E1", "Call sheets"));
    let review = Review::new(&apprentice, &Saved::new(&STANDARD.uid), &STANDARD, Date::new(2026, 12, 1));
    let written = review::write(&review, &STANDARD);
    assert!(!written.contains("Call sheets"), "{written}");
    assert_eq!(read(&written), review);
}

#[test]
fn a_review_about_a_changed_record_says_what_changed_since() {
    let mut apprentice = Saved::new(&STANDARD.uid);
    apprentice.record.judge(criterion("AM1-role-p1"), Some(Judgement::Met));
    let review = Review::new(&apprentice, &Saved::new(&STANDARD.uid), &STANDARD, None);
    assert_eq!(review.since(&apprentice, &STANDARD), Since::Same);
    let mut logged = apprentice.clone();
    logged.readiness.evidence.push(Evidence::new("E1", "Call sheets"));
    assert_eq!(review.since(&logged, &STANDARD), Since::BesideAnswers);
    apprentice.record.judge(criterion("AM1-role-p1"), Some(Judgement::Partly));
    apprentice.record.annotate(criterion("AM1-financials-p1"), "asked".to_owned());
    let changed = vec![answer("AM1-role-p1"), Topic::Note(criterion("AM1-financials-p1").into())];
    assert_eq!(review.since(&apprentice, &STANDARD), Since::Changed(changed));
}

#[test]
fn what_the_tutor_left_open_cannot_clear_an_answer() {
    let mut apprentice = Saved::new(&STANDARD.uid);
    apprentice.record.judge(criterion("AM1-role-p1"), Some(Judgement::Met));
    let review = Review::new(&apprentice, &Saved::new(&STANDARD.uid), &STANDARD, None);
    assert!(review.offers(&STANDARD, &apprentice.record).is_empty());
    let mut record = apprentice.record.clone();
    let undo = review.take_over(&mut record, &topics(&STANDARD));
    assert_eq!(record, apprentice.record);
    assert!(undo.topics().is_empty());
}

/// One standard, what two people say of it, what they agreed, and what is chosen.
fn reviews() -> impl Strategy<Value = (Case, Answers, Vec<prop::sample::Index>)> {
    let numbers = proptest::collection::vec(any::<u16>(), 40);
    let chosen = proptest::collection::vec(any::<prop::sample::Index>(), 0..8);
    (cases_of(Kind::Capped), numbers, chosen).prop_map(|(case, numbers, chosen)| {
        let answers = invent::answers(&mut Dice(numbers.iter()), &case.standard);
        (case, answers, chosen)
    })
}

fn saved(standard: &Standard, answers: &Answers) -> Saved {
    Saved { record: answers.learner(), ..Saved::new(&standard.uid) }
}

proptest! {
    #![proptest_config(fixed(500, 32))]

    #[test]
    fn a_review_survives_being_written_and_read((case, other, chosen) in reviews()) {
        let standard = read_case(&case)?;
        let mut review =
            Review::new(&saved(&standard, &case.answers), &saved(&standard, &other), &standard, Date::new(2026, 12, 1));
        let all = topics(&standard);
        let words = [Agreement::Apprentice, Agreement::Tutor, Agreement::Open];
        for (turn, index) in chosen.iter().enumerate() {
            review.agree(*index.get(&all), Some(words[turn % 3]));
        }
        let written = review::write(&review, &standard);
        let known = |uid: &str| (uid == standard.uid).then_some(&standard);
        let again = review::read(&written, known).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        prop_assert_eq!(&again.said, &review.said);
        prop_assert!(all.iter().all(|topic| again.agreement(*topic) == review.agreement(*topic)));
        prop_assert_eq!(review::write(&again, &standard), written);
    }

    #[test]
    fn a_review_changes_only_what_was_chosen_and_undoing_gives_back_the_same_record(
        (case, other, chosen) in reviews(),
        now in proptest::collection::vec(any::<u16>(), 40),
    ) {
        let standard = read_case(&case)?;
        let review = Review::new(&saved(&standard, &case.answers), &saved(&standard, &other), &standard, None);
        // The apprentice has gone on since.
        let record = invent::answers(&mut Dice(now.iter()), &case.standard).learner();
        let all = topics(&standard);
        let chosen: Vec<Topic> = chosen.iter().map(|index| *index.get(&all)).collect();
        let tutor = &review.said.tutor.record;
        let mut changed = record.clone();
        let undo = review.take_over(&mut changed, &chosen);
        for topic in &all {
            let is_taken = chosen.contains(topic) && topic.is_said(tutor);
            prop_assert!(topic.is_same(&changed, if is_taken { tutor } else { &record }), "{:?}", topic);
        }
        undo.undo(&mut changed);
        let mut before = Saved::new(&standard.uid);
        before.record = record;
        let after = Saved { record: changed, ..before.clone() };
        prop_assert_eq!(records::write(&after, &standard), records::write(&before, &standard));
        prop_assert_eq!(after, before);
    }
}
