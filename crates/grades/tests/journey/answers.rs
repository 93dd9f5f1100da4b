//! Every answer beside its question.

use super::{coordinator, for_every_record};
use grades::domain::answers::{Answer, Row, SectionOf, count, sections};
use grades::domain::question::{Question, questions};
use grades::domain::record::Judgement;
use grades::domain::standing::Tag;
use grades::wording::answers as words;
use grades::wording::standing::tag;

#[test]
fn every_question_stands_once_in_document_order_with_its_number() {
    for_every_record(15, |decided| {
        let standard = decided.plan.grader.standard();
        let sections = sections(standard, &decided.record, &decided.standings, &[]);
        let rows: Vec<&Row> = sections.iter().flat_map(|of| &of.themes).flat_map(|theme| &theme.rows).collect();
        let listed: Vec<Question> = rows.iter().map(|row| row.question).collect();
        assert_eq!(listed, questions(standard, decided.record.pathway), "{}", decided.name());
        let numbers: Vec<usize> = rows.iter().filter_map(|row| row.number).collect();
        assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{}", decided.name());
        for section in &sections {
            let mut titles: Vec<_> = section.themes.iter().filter_map(|theme| theme.title.as_ref()).collect();
            let all = titles.len();
            titles.sort_unstable();
            titles.dedup();
            assert_eq!(titles.len(), all, "a theme stands twice: {}", decided.name());
            assert!(section.answered <= section.questions);
        }
    });
}

#[test]
fn a_tag_says_what_is_to_be_done_and_tags_add_up_to_the_counts() {
    for_every_record(30, |decided| {
        let standard = decided.plan.grader.standard();
        let sections = sections(standard, &decided.record, &decided.standings, &[]);
        let rows: Vec<&Row> = sections.iter().flat_map(|of| &of.themes).flat_map(|theme| &theme.rows).collect();
        let tagged = |tag: Tag, numbered: bool| {
            rows.iter().filter(|row| row.tag == tag && row.number.is_some() == numbered).count()
        };
        let overall = &decided.standings.overall;
        assert_eq!(tagged(Tag::ToAnswer, true), overall.counts.to_answer, "{}", decided.name());
        assert_eq!(tagged(Tag::ToAnswer, false), overall.counts.to_enter, "{}", decided.name());
        assert_eq!(tagged(Tag::ToFix, true), overall.to_fix.len(), "{}", decided.name());
        assert_eq!(tagged(Tag::ToLift, true), overall.to_lift.len(), "{}", decided.name());
        for row in rows {
            if row.answer == Answer::Judged(Judgement::Met) {
                assert_eq!(row.tag, Tag::Done, "{}", decided.name());
            }
        }
        let counts = count(standard, &decided.record);
        assert_eq!(counts.questions - counts.answered, overall.counts.to_answer, "{}", decided.name());
    });
}

#[test]
fn a_list_of_a_plan_tells_yes_partly_not_yet_skipped_and_to_answer_apart() {
    let plan = coordinator();
    let (partly, not_yet) = (Some(Judgement::Partly), Some(Judgement::NotMet));
    let decided = plan.all_yes_but(&[
        ("AM1-sustainability-d1", partly),
        ("AM2-regulations-p2", not_yet),
        ("AM2-data-p1", None),
        ("AM2-copyright-p1", None),
    ]);
    let standard = plan.grader.standard();
    let skipped = [plan.criterion("AM2-data-p1").into(), plan.criterion("AM1-role-p1").into()];
    let sections = sections(standard, &decided.record, &decided.standings, &skipped);
    let rows = || sections.iter().flat_map(|section| &section.themes).flat_map(|theme| &theme.rows);
    let row = |number: usize| rows().find(|row| row.number == Some(number)).expect("it has 24");
    let told = |number: usize| (row(number).answer.clone(), tag(row(number).tag));
    assert_eq!(told(1), (Answer::Judged(Judgement::Met), None), "what was skipped and answered later is answered");
    assert_eq!(told(9), (Answer::Judged(Judgement::Partly), Some("To lift")));
    assert_eq!(told(15), (Answer::Judged(Judgement::NotMet), Some("To fix")));
    assert_eq!(told(23), (Answer::Skipped, Some("To answer")));
    assert_eq!(told(24), (Answer::ToAnswer, Some("To answer")));
    let of: Vec<_> = sections.iter().map(|section| (section.of, section.answered, section.questions)).collect();
    let method = |id: &str| SectionOf::Method(standard.find_method(id).expect("it has two"));
    assert_eq!(of, [(method("AM1"), 11, 11), (method("AM2"), 11, 13)]);
    let themes: Vec<&str> = sections[0].themes.iter().filter_map(|theme| theme.title.as_deref()).collect();
    assert_eq!(themes[..3], ["The role", "Financials", "Production monitoring"]);
    let counts = count(standard, &decided.record);
    assert_eq!((counts.questions, counts.answered, counts.yes, counts.partly, counts.not_yet), (24, 22, 20, 1, 1));
    assert_eq!(words::answered(counts), "22 of 24 answered");
    assert_eq!(words::by_answer(counts), "20 yes, 1 partly and 1 not yet");
    let said = [1, 9, 15, 23, 24].map(|number| words::answer(standard, row(number).question, &row(number).answer));
    assert_eq!(said, ["Yes", "Partly", "Not yet", "Skipped", "Not answered"]);
    assert_eq!(words::section(standard, &sections[1]), "11 of 13 answered");
}

#[test]
fn an_assessment_whose_result_was_given_says_so_and_asks_nothing() {
    let plan = coordinator();
    let standard = plan.grader.standard();
    let mut record = plan.start.clone();
    let first = standard.find_method("AM1").expect("it has two");
    record.give_result(first, standard.methods[0].grades.find("pass"));
    let decided = plan.decide(record);
    let sections = sections(standard, &decided.record, &decided.standings, &[]);
    assert_eq!(words::section(standard, &sections[0]), "Result entered: Pass");
    let rows = |at: usize| sections[at].themes.iter().flat_map(|theme| &theme.rows);
    assert!(rows(0).all(|row: &Row| row.tag == Tag::Done));
    assert!(rows(1).all(|row: &Row| row.tag == Tag::ToAnswer));
    assert_eq!(count(standard, &decided.record).questions, 13);
}
