//! A group: the order of its files never matters, no file stops another, and counts add up.

use grades::domain::cohort::{
    Entry, Filter, Given, Heat, Obstacle, SortBy, State, entry, gather, heat, own_name, sort, standards_of,
};
use grades::domain::date::Date;
use grades::domain::evidence::Evidence;
use grades::domain::fact::Event;
use grades::domain::grading::Grader;
use grades::domain::readiness::Readiness;
use grades::domain::record::{Judgement, LearnerRecord};
use grades::files::group::{self, GroupFile, Read};
use grades::report::group::{csv, heat_table, table};
use grades::wording::cohort as words;
use proptest::prelude::*;
use serde_json::json;
use std::sync::LazyLock;

static GRADERS: LazyLock<Vec<Grader>> = LazyLock::new(|| {
    ["ST0792_1.2", "ST0525_1.0", "ST1483_2"].iter().filter_map(|uid| standards::find(uid)).map(Grader::new).collect()
});

fn find(uid: &str) -> Option<&'static Grader> {
    GRADERS.iter().find(|grader| grader.standard().uid == uid)
}

fn today() -> Date {
    Date::new(2026, 12, 1).expect("a day")
}

/// The first of the standards, with so many yes and then so many not yet.
fn record(yes: usize, not_yet: usize) -> LearnerRecord {
    let standard = GRADERS[0].standard();
    let mut record = LearnerRecord::default();
    record.pathway = standard.find_pathway("production-coordinator");
    for (place, subject) in standard.subjects_for(record.pathway).enumerate().take(yes + not_yet) {
        record.judge(subject, Some(if place < yes { Judgement::Met } else { Judgement::NotMet }));
    }
    record
}

fn one(file: &str, record: &LearnerRecord, changed: Option<u64>, content: u64) -> Entry {
    let readiness = Readiness::default();
    entry(&GRADERS[0], Given { file, name: "", record, readiness: &readiness, changed, content }, today())
}

fn files(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.file.as_str()).collect()
}

#[test]
fn the_newest_of_several_files_of_one_record_is_shown_and_the_others_are_named() {
    let (older, newer) = (record(1, 0), record(2, 0));
    let group = gather(vec![
        one("Sam (1).json", &newer, Some(200), 2),
        one("Sam.json", &older, Some(100), 1),
        one("Lee.json", &older, Some(100), 1),
    ]);
    assert_eq!(files(&group), ["Lee.json", "Sam (1).json"]);
    assert_eq!(group[1].older, ["Sam.json"]);
    assert!(group[0].older.is_empty(), "the same answers under another name are another apprentice");
}

#[test]
fn files_called_as_the_page_calls_them_are_of_one_record_only_if_they_hold_the_same() {
    let name = |number: u32| format!("ST0792_1.2-coordinator ({number}).json");
    let (some, others) = (record(1, 0), record(2, 0));
    let group =
        gather(vec![one(&name(1), &some, None, 1), one(&name(2), &others, None, 2), one(&name(3), &some, None, 1)]);
    assert_eq!(files(&group), [name(1), name(2)]);
    assert_eq!(group[0].older, [name(3)]);
    // Two who have not begun hold the same.
    let nothing = record(0, 0);
    assert_eq!(gather(vec![one(&name(1), &nothing, None, 1), one(&name(2), &nothing, None, 1)]).len(), 2);
}

#[test]
fn a_name_used_in_two_folders_is_one_record_only_if_the_files_hold_the_same() {
    let (some, others) = (record(1, 0), record(2, 0));
    let group = gather(vec![one("a/answers.json", &some, None, 1), one("b/answers.json", &others, None, 2)]);
    assert_eq!(group.len(), 2);
    let group = gather(vec![one("a/answers.json", &some, None, 1), one("b/answers.json", &some, None, 1)]);
    assert_eq!(files(&group), ["a/answers.json"]);
}

#[test]
fn names_of_copies_are_names_of_what_was_copied() {
    for name in ["sam", "Sam.json", "x/y/SAM (12).json", "sam copy.json", "C:\\x\\Copy of Sam (1) - Copy.json"] {
        assert_eq!(own_name(name), "sam", "{name}");
    }
    assert_eq!(own_name("(1).json"), "(1)");
    assert_eq!(own_name("Sam (old).json"), "sam (old)");
}

#[test]
fn whoever_needs_help_first_comes_first() {
    let mut group = vec![
        one("done.json", &record(24, 0), None, 1),
        one("begun.json", &record(3, 0), None, 2),
        one("stuck.json", &record(3, 2), None, 3),
        one("silent.json", &record(0, 0), None, 4),
        one("worse.json", &record(1, 4), None, 5),
    ];
    sort(&mut group, SortBy::Help, false);
    assert_eq!(files(&group), ["worse.json", "stuck.json", "silent.json", "begun.json", "done.json"]);
    assert_eq!(
        group.iter().map(Entry::state).collect::<Vec<_>>(),
        [State::ToFix, State::ToFix, State::NotStarted, State::StillAnswering, State::Graded]
    );
    assert!(matches!(group[0].obstacle, Obstacle::ToFix { .. }));
    let said = words::obstacle(GRADERS[0].standard(), &group[0]);
    assert!(said.contains(" to fix, the first “"), "{said}");
    sort(&mut group, SortBy::Answered, true);
    assert_eq!(files(&group)[0], "done.json");
}

#[test]
fn a_filter_goes_by_standard_state_and_name() {
    let group = [one("Sam.json", &record(3, 0), None, 1), one("lee.json", &record(0, 0), None, 2)];
    let wanted = |filter: &Filter| group.iter().filter(|entry| filter.takes(entry)).count();
    assert_eq!(wanted(&Filter::default()), 2);
    assert_eq!(wanted(&Filter { search: " SAM ".to_owned(), ..Filter::default() }), 1);
    assert_eq!(wanted(&Filter { state: Some(State::NotStarted), ..Filter::default() }), 1);
    assert_eq!(wanted(&Filter { standard: Some("ST0525_1.0".to_owned()), ..Filter::default() }), 0);
}

#[test]
fn the_next_date_is_the_first_that_is_not_over() {
    let mut readiness = Readiness::default();
    readiness.dates.gateway = Date::new(2026, 12, 1);
    readiness.dates.fixed.put("AM1/assessment", Date::new(2027, 2, 1).expect("a day"));
    let record = record(1, 0);
    let next = |today: Date| {
        let given =
            Given { file: "sam.json", name: "", record: &record, readiness: &readiness, changed: None, content: 0 };
        let entry = entry(&GRADERS[0], given, today);
        entry.next.clone().map(|next| (next.day, next.event, words::next_date(GRADERS[0].standard(), &entry, &next)))
    };
    let (day, event, _) = next(today()).expect("the gateway");
    assert_eq!((day, event), (today(), Some(Event::Gateway)));
    let (day, event, said) = next(today().plus_days(1)).expect("something the plan counts");
    assert!(day > today() && event.is_none_or(|event| event != Event::Gateway) && !said.is_empty(), "{day:?} {said}");
    assert_eq!(next(Date::LAST), None);
}

fn read(file: &str, text: &str) -> Result<Read, Vec<grades::formats::problem::Problem>> {
    group::read(GroupFile { file, bytes: text.as_bytes(), changed: None }, find, today())
}

#[test]
fn of_a_record_of_a_newer_format_what_can_be_read_is_shown_and_said() {
    let text = json!({"format": "learner-record/9", "standard": "ST0792_1.2", "pathway": "production-coordinator",
        "judgements": {"AM1-role-p1": "met"}, "moods": 3})
    .to_string();
    let Ok(Read::Entry(entry)) = read("sam.json", &text) else { panic!("a part of it") };
    assert!(entry.is_part && entry.answered == 1);
    assert!(words::notes(&entry)[0].contains("newer version"), "{:?}", words::notes(&entry));
}

#[test]
fn a_draft_that_is_never_graded_has_a_row_without_a_grade() {
    let text = json!({"format": "learner-record/1", "standard": "ST1483_2"}).to_string();
    let Ok(Read::Entry(entry)) = read("sam.json", &text) else { panic!("it can be read") };
    assert_eq!((entry.overall, entry.state()), (None, State::ByOrganisation));
    let table = csv(&table(&[*entry], find));
    assert!(table.contains("Graded by the assessment organisation"), "{table}");
}

#[test]
fn no_file_of_a_group_becomes_a_formula() {
    let record = record(1, 0);
    let mut readiness = Readiness::default();
    readiness.evidence.push(Evidence::new("E1", "=1+1"));
    let given =
        Given { file: "=cmd|x.json", name: "+1;=2", record: &record, readiness: &readiness, changed: None, content: 0 };
    let text = csv(&table(&[entry(&GRADERS[0], given, today())], find));
    let row = text.lines().nth(1).expect("a row");
    assert!(row.starts_with("'=cmd|x.json,\"'+1;'=2\","), "{row}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, rng_seed: proptest::test_runner::RngSeed::Fixed(33), ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_files_never_matters(
        made in proptest::collection::vec((0..4_usize, 0..3_usize, 0..3_usize, 0..3_u64), 1..12),
        order in any::<u64>(),
    ) {
        let names = ["sam", "Sam (1)", "lee", "ST0792_1.2-x (1)"];
        let entries: Vec<Entry> = made
            .iter()
            .enumerate()
            .map(|(place, (name, folder, yes, changed))| {
                let file = format!("{folder}/{}{}.json", names[*name], " copy".repeat(place));
                let content = u64::try_from(*yes).expect("few");
                one(&file, &record(*yes, 0), (*changed > 0).then_some(*changed), content)
            })
            .collect();
        let group = gather(entries.clone());
        let mut shuffled = entries.clone();
        let mut dice = order;
        for place in (1..shuffled.len()).rev() {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(place, usize::try_from(dice >> 33).expect("few") % (place + 1));
        }
        prop_assert_eq!(&gather(shuffled), &group);
        // Every file is in the group once, or named as an older one.
        let mut told: Vec<&str> =
            group.iter().flat_map(|entry| entry.older.iter().chain([&entry.file])).map(String::as_str).collect();
        let mut all = files(&entries);
        told.sort_unstable();
        all.sort_unstable();
        prop_assert_eq!(told, all);
    }

    #[test]
    fn the_counts_of_each_question_add_up(made in proptest::collection::vec((0..25_usize, 0..5_usize), 0..8)) {
        let entries: Vec<Entry> = made
            .iter()
            .enumerate()
            .map(|(place, (yes, not_yet))| one(&format!("{place}.json"), &record(*yes, *not_yet), None, 0))
            .collect();
        let standard = GRADERS[0].standard();
        let heats = heat(standard, &entries);
        for Heat { of, yes, partly, not_yet, otherwise, open, .. } in &heats {
            prop_assert_eq!(*of, entries.len());
            prop_assert_eq!(yes + partly + not_yet + otherwise + open, *of);
        }
        let answered: usize = entries.iter().map(|entry| entry.answered).sum();
        prop_assert_eq!(heats.iter().map(|heat| heat.of - heat.open).sum::<usize>(), answered);
        prop_assert_eq!(heat_table(&entries, find).rows.len(), heats.len());
        prop_assert_eq!(standards_of(&entries).len(), usize::from(!entries.is_empty()));
    }
}
