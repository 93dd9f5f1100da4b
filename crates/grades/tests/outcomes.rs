//! Standards with outcomes and performance categories: read, answered, counted out, and never graded.

use grades::domain::decision::{Decision, Profile};
use grades::domain::grading::Grader;
use grades::domain::outcome::Placement;
use grades::domain::record::{Judgement, LearnerRecord};
use grades::domain::standard::Standard;
use grades::files::decision::DecisionFile;
use grades::files::pack;
use grades::formats::problem::Problem;
use grades::formats::records::{self, Saved};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

static EXAMPLE: LazyLock<Grader> = LazyLock::new(|| ready(include_str!("../../../tests/packs/example-outcomes.json")));
static MANAGER: LazyLock<Grader> = LazyLock::new(|| ready(include_str!("../../../standards/ST1483_2.json")));

fn ready(pack: &str) -> Grader {
    Grader::new(pack::read(pack).unwrap_or_else(|problems| panic!("{problems:#?}")))
}

fn read(grader: &Grader, record: &Value) -> Result<Saved, Vec<Problem>> {
    let standard = grader.standard();
    records::read(&record.to_string(), |uid| (uid == standard.uid).then_some(standard))
}

/// A record of the example, for the option `rock`, with these fields.
fn rock(fields: Value) -> Value {
    let mut record = json!({ "format": records::FORMAT, "standard": "ST9998_2", "pathway": "rock" });
    for (key, value) in fields.as_object().expect("fields") {
        record[key] = value.clone();
    }
    record
}

fn profile(record: &Value) -> Profile {
    let saved = read(&EXAMPLE, record).expect("readable");
    EXAMPLE.decide(&saved.record).profile.expect("the example has outcomes")
}

fn written(grader: &Grader, record: &LearnerRecord, decision: &Decision) -> Value {
    serde_json::to_value(DecisionFile::new(grader.standard(), record, decision)).expect("JSON")
}

fn codes(problems: &[Problem]) -> Vec<(&str, &str)> {
    problems.iter().map(|problem| (problem.at.as_str(), problem.code)).collect()
}

fn ids(standard: &Standard, option: &str) -> Vec<String> {
    let option = standard.find_pathway(option);
    standard.outcomes_for(option).map(|(_, outcome)| outcome.id.clone()).collect()
}

#[test]
fn the_core_and_the_options_own_outcomes_are_asked() {
    let standard = MANAGER.standard();
    assert_eq!((standard.outcomes.len(), standard.performance.len()), (12, 6));
    let options = [
        ("screen-and-audio", ["AO4", "AO5", "AO6"]),
        ("post-production", ["AO7", "AO8", "AO9"]),
        ("live-performance", ["AO10", "AO11", "AO12"]),
    ];
    for (option, own) in options {
        assert_eq!(ids(standard, option), [["AO1", "AO2", "AO3"], own].concat(), "{option}");
    }
}

#[test]
fn the_cores_outcomes_and_an_options_carry_every_code_of_that_option_once() {
    let standard = MANAGER.standard();
    for option in ["screen-and-audio", "post-production", "live-performance"] {
        let no = standard.find_pathway(option);
        let mine = |of: Option<_>| of.is_none() || of == no;
        let mut listed: Vec<&str> =
            standard.ksbs.iter().filter(|ksb| mine(ksb.pathway)).map(|ksb| ksb.code.as_str()).collect();
        let mut carried: Vec<&str> =
            standard.outcomes_for(no).flat_map(|(_, outcome)| outcome.ksbs.iter().map(String::as_str)).collect();
        listed.sort_unstable();
        carried.sort_unstable();
        assert_eq!(listed, carried, "{option}");
    }
}

#[test]
fn descriptors_stand_lowest_first_and_only_for_grades_that_are_described() {
    let standard = EXAMPLE.standard();
    let described = |no: usize| -> Vec<&str> {
        let category = &standard.performance[no];
        category.descriptors.iter().map(|descriptor| standard.grades.name(descriptor.grade)).collect()
    };
    assert_eq!(described(0), ["pass", "distinction"]);
    assert_eq!(described(1), ["pass"]);
}

#[test]
fn nothing_is_preselected_and_nothing_is_graded() {
    let record = json!({ "format": records::FORMAT, "standard": "ST1483_2", "pathway": "live-performance" });
    let saved = read(&MANAGER, &record).expect("readable");
    let decision = MANAGER.decide(&saved.record);
    assert!(decision.overall.is_none());
    let profile = decision.profile.as_ref().expect("it has outcomes");
    assert_eq!((profile.answered(), profile.placed(), profile.shown.len()), (0, 0, 0));
    assert_eq!((profile.count(None), profile.unknown.len()), (6, 34));
    let file = written(&MANAGER, &saved.record, &decision);
    assert_eq!(file["overall"]["today"], Value::Null);
    assert_eq!(file["overall"]["possible"], Value::Null);
    assert_eq!(file["profile"]["missing"], json!(["AO1", "AO2", "AO3", "AO10", "AO11", "AO12"]));
    assert_eq!(file["profile"]["placements"]["applied-knowledge"], Value::Null);
}

#[test]
fn answering_everything_yes_and_distinction_still_gives_no_grade() {
    let standard = MANAGER.standard();
    let mut record = LearnerRecord::default();
    record.pathway = standard.find_pathway("post-production");
    for (no, _) in standard.outcomes() {
        record.judge(no, Some(Judgement::Met));
    }
    for (no, category) in standard.categories() {
        record.place(no, category.placements().last());
    }
    let decision = MANAGER.decide(&record);
    assert!(decision.overall.is_none() && MANAGER.brief(&record).overall.is_none());
    let profile = decision.profile.expect("it has outcomes");
    assert_eq!((profile.count(Some(Judgement::Met)), profile.placed()), (6, 6));
    assert!(profile.not_shown.is_empty() && profile.unknown.is_empty());
}

#[test]
fn a_code_takes_the_best_answer_of_the_outcomes_that_carry_it() {
    let harbour = |ao1: &str, ao3: Option<&str>| {
        let mut record = rock(json!({ "judgements": { "AO1": ao1 } }));
        record["pathway"] = "harbour".into();
        if let Some(ao3) = ao3 {
            record["judgements"]["AO3"] = ao3.into();
        }
        profile(&record)
    };
    let found = harbour("partly", Some("met"));
    assert_eq!((found.shown, found.not_shown, found.unknown.len()), (texts(&["S1", "S2", "S3"]), texts(&["K1"]), 0));
    let found = harbour("met", None);
    assert_eq!((found.shown, found.not_shown), (texts(&["K1", "S1"]), texts(&[])));
    assert_eq!(found.unknown, texts(&["S2", "S3"]));
    let found = harbour("not-met", None);
    assert_eq!((found.not_shown, found.unknown), (texts(&["K1", "S1"]), texts(&["S2", "S3"])));
}

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn answers_to_another_option_are_kept_and_do_not_count() {
    let record = rock(json!({ "judgements": { "AO1": "met", "AO3": "met" } }));
    assert_eq!(profile(&record).count(Some(Judgement::Met)), 1);
    let saved = read(&EXAMPLE, &record).expect("readable");
    assert!(records::write(&saved, EXAMPLE.standard()).contains("\"AO3\": \"met\""));
}

#[test]
fn the_profile_is_written_as_counts_answers_codes_and_placements() {
    let record = rock(json!({
        "judgements": { "AO1": "met", "AM1-log-p1": "partly" }, "placements": { "judgement": "neither", "upkeep": "pass" },
    }));
    let saved = read(&EXAMPLE, &record).expect("readable");
    let file = written(&EXAMPLE, &saved.record, &EXAMPLE.decide(&saved.record));
    assert_eq!(file["methods"][0]["today"], "fail", "a method beside outcomes is graded as ever");
    assert_eq!(
        file["profile"],
        json!({
            "counts": { "of": 2, "met": 1, "partly": 0, "notMet": 0, "unanswered": 1 },
            "outcomes": { "AO1": "met", "AO2": null },
            "missing": ["AO2"],
            "codes": { "shown": ["K1", "S1"], "notShown": [], "unknown": ["S2"] },
            "placements": { "judgement": "neither", "upkeep": "pass" },
        })
    );
}

#[test]
fn a_standard_without_outcomes_has_no_profile() {
    let grader = ready(include_str!("../../../tests/packs/example-repaired.json"));
    let record = LearnerRecord::default();
    let decision = grader.decide(&record);
    assert!(decision.profile.is_none());
    assert!(written(&grader, &record, &decision).get("profile").is_none());
}

#[test]
fn what_is_said_comes_back_as_it_was_also_what_the_standard_does_not_know() {
    let mut record = rock(json!({
        "judgements": { "AM1-log-p1": "met", "AO1": "partly", "AO9": "met" },
        "placements": { "judgement": "distinction", "upkeep": "neither", "charm": "outstanding" },
        "notes": { "AM1-log-p1": "gaps in May", "AO3": "ask\nthe harbour master" },
    }));
    let saved = read(&EXAMPLE, &record).expect("readable");
    let text = records::write(&saved, EXAMPLE.standard());
    record["format"] = records::FORMATS[0].into();
    assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), record);
    assert_eq!(saved.record.answered(), 4);
}

#[test]
fn a_record_that_is_to_be_decided_names_only_what_there_is() {
    let record = rock(json!({ "judgements": { "AO12": "met" }, "placements": { "upkep": "pass" } })).to_string();
    let standard = EXAMPLE.standard();
    let problems = records::read_to_grade(&record, |_| Some(standard)).expect_err("two strangers");
    assert_eq!(
        codes(&problems),
        [("/judgements/AO12", "unknown-criterion"), ("/placements/upkep", "unknown-category")]
    );
    assert!(problems[1].says.contains("Did you mean “upkeep”?"), "{}", problems[1]);
}

#[test]
fn a_placement_is_neither_or_a_grade_that_the_category_describes() {
    for word in ["merit", "distinction", "fail", "met", "Pass"] {
        let problems = read(&EXAMPLE, &rock(json!({ "placements": { "upkeep": word } }))).expect_err(word);
        assert_eq!(codes(&problems), [("/placements/upkeep", "unknown-word")], "{word}");
        assert!(problems[0].remedy.contains("neither, pass."), "{}", problems[0]);
    }
    let problems = read(&EXAMPLE, &rock(json!({ "placements": { "upkeep": 2 } }))).expect_err("a number");
    assert_eq!(codes(&problems), [("/placements/upkeep", "wrong-type")]);
}

/// What somebody does to a record: an answer, a note or a placement, given or cleared.
#[derive(Clone, Debug)]
enum Done {
    Judge(usize, Option<Judgement>),
    Place(usize, Option<usize>),
    Note(usize, String),
}

fn done() -> impl Strategy<Value = Done> {
    let judgement = prop::sample::select(vec![Judgement::Met, Judgement::Partly, Judgement::NotMet]);
    prop_oneof![
        (0..12_usize, prop::option::of(judgement)).prop_map(|(no, given)| Done::Judge(no, given)),
        (0..6_usize, prop::option::of(0..3_usize)).prop_map(|(no, given)| Done::Place(no, given)),
        (0..12_usize, "[a-z\n\" ]{0,12}").prop_map(|(no, text)| Done::Note(no, text)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn whatever_is_answered_counts_add_up_and_the_file_gives_it_back(
        all in prop::collection::vec(done(), 0..40),
        option in 0..3_u8,
    ) {
        let standard = MANAGER.standard();
        let option = standard.pathways[usize::from(option)].id.clone();
        let mut saved = Saved::new(&standard.uid);
        saved.record.pathway = standard.find_pathway(&option);
        for one in &all {
            match one {
                Done::Judge(no, given) => saved.record.judge(standard.outcomes().nth(*no).expect("twelve").0, *given),
                Done::Place(no, given) => {
                    let (no, category) = standard.categories().nth(*no).expect("six");
                    saved.record.place(no, given.and_then(|place| category.placements().nth(place)));
                }
                Done::Note(no, text) => {
                    saved.record.annotate(standard.outcomes().nth(*no).expect("twelve").0, text.clone());
                }
            }
        }
        let decision = MANAGER.decide(&saved.record);
        prop_assert!(decision.overall.is_none() && decision.methods.is_empty());
        let profile = decision.profile.expect("it has outcomes");
        let answers = [Some(Judgement::Met), Some(Judgement::Partly), Some(Judgement::NotMet), None];
        prop_assert_eq!(answers.map(|answer| profile.count(answer)).iter().sum::<usize>(), 6);
        let neither = profile.placements.iter().filter(|(_, given)| *given == Some(Placement::Neither)).count();
        prop_assert!(neither <= profile.placed());
        let mut every = [profile.shown, profile.not_shown, profile.unknown].concat();
        every.sort_unstable();
        let mut known: Vec<String> = standard
            .ksbs
            .iter()
            .filter(|ksb| ksb.pathway.is_none() || ksb.pathway == saved.record.pathway)
            .map(|ksb| ksb.code.clone())
            .collect();
        known.sort_unstable();
        prop_assert_eq!(every, known, "each code stands in exactly one of the three lists");
        let text = records::write(&saved, standard);
        let again = records::read(&text, |_| Some(standard)).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        prop_assert_eq!(again, saved);
    }
}
