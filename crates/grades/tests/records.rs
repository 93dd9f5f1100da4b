//! Record files: every format there ever was is read, nothing in them is lost, and all that is wrong is told at once.

use grades::domain::date::Date;
use grades::domain::evidence::{Evidence, EvidenceKind, Statement, next_id};
use grades::domain::readiness::{Confirmed, Readiness, Rehearsal};
use grades::domain::record::Judgement;
use grades::domain::standard::Standard;
use grades::files::record::{FORMATS, MOST_LINKS};
use grades::formats::problem::Problem;
use grades::formats::records::{self, Saved};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

static STANDARDS: LazyLock<Vec<Standard>> =
    LazyLock::new(|| ["ST0792_1.2", "ST1483_2"].iter().filter_map(|uid| standards::find(uid)).collect());

fn find(uid: &str) -> Option<&'static Standard> {
    STANDARDS.iter().find(|standard| standard.uid == uid)
}

fn standard() -> &'static Standard {
    find("ST0792_1.2").expect("shipped")
}

fn read(text: &str) -> Result<Saved, Vec<Problem>> {
    records::read(text, find)
}

const EVERY: [(&str, &str); 5] = [
    ("1-everything", include_str!("../../../tests/records/1-everything.json")),
    ("1-outcomes", include_str!("../../../tests/records/1-outcomes.json")),
    ("2-everything", include_str!("../../../tests/records/2-everything.json")),
    ("2-nothing", include_str!("../../../tests/records/2-nothing.json")),
    ("3-everything", include_str!("../../../tests/records/3-everything.json")),
];

#[test]
fn a_record_of_every_format_is_read_and_loses_nothing_by_it() {
    for (name, text) in EVERY {
        let saved = read(text).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let written = records::write(&saved, find(&saved.standard).expect("known"));
        let mut wanted: Value = serde_json::from_str(text).expect("JSON");
        wanted["format"] = json!(if name == "2-nothing" { "learner-record/1" } else { FORMATS[number(name)] });
        assert_eq!(serde_json::from_str::<Value>(&written).expect("JSON"), wanted, "{name}");
        assert_eq!(read(&written).expect("readable"), saved, "{name}");
    }
}

/// The place of a fixture's format.
fn number(name: &str) -> usize {
    name.bytes().next().map_or(0, |digit| usize::from(digit - b'1'))
}

#[test]
fn what_earlier_pages_wrote_is_written_again_byte_by_byte() {
    let written = std::fs::read_to_string("../../tests/stored/records-as-written.json").expect("a file");
    let written: Vec<String> = serde_json::from_str(&written).expect("texts");
    let packs = ["every-field", "example-outcomes"].map(pack);
    let find = |uid: &str| find(uid).or_else(|| packs.iter().find(|standard| standard.uid == uid));
    for text in &written {
        let saved = records::read(text, find).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
        let again = records::write(&saved, find(&saved.standard).expect("known"));
        // Where nothing is said that the first format lacks, that one is written now.
        let format = if saved.readiness.is_empty() && saved.name.is_empty() { FORMATS[0] } else { FORMATS[1] };
        assert_eq!(again, text.replace("learner-record/2", format));
    }
}

fn pack(name: &str) -> Standard {
    let text = std::fs::read_to_string(format!("../../tests/packs/{name}.json")).expect("a pack");
    grades::files::pack::read(&text).expect("a good pack")
}

#[test]
fn the_lowest_format_that_holds_it_is_written() {
    let format = records::lowest_format;
    let role = standard().find_criterion("AM1-role-p1").expect("there");
    let mut saved = Saved::new("ST0792_1.2");
    saved.record.judge(role, Some(Judgement::Met));
    saved.record.annotate(role, "n".repeat(2_000));
    assert_eq!(format(&saved), "learner-record/1");
    let mut piece = Evidence::new("E1", "Call sheets");
    (0..500).for_each(|number| piece.link_ksb(&format!("K{number}"), true));
    saved.readiness.evidence.push(piece);
    assert_eq!(format(&saved), "learner-record/2");
    let with = |change: fn(&mut Saved)| {
        let mut saved = saved.clone();
        change(&mut saved);
        let written = records::write(&saved, standard());
        assert_eq!(read(&written).as_ref(), Ok(&saved));
        format(&saved)
    };
    assert_eq!(with(|saved| saved.readiness.evidence[0].link_ksb("K500", true)), "learner-record/3");
    assert_eq!(with(|saved| saved.readiness.evidence[0].note = "ñ".repeat(2_001)), "learner-record/3");
    assert_eq!(with(|saved| saved.pack_checksum = Some("49f8ec949fcdd2d7".to_owned())), "learner-record/3");
    assert_eq!(
        with(|saved| saved
            .readiness
            .gateway
            .put("employer", Confirmed { note: "n".repeat(5_000), ..Confirmed::default() })),
        "learner-record/3"
    );
}

#[test]
fn a_newer_format_is_told_as_newer_and_nothing_else() {
    let text = "{\n  \"format\": \"learner-record/4\",\n  \"standard\": \"ST0792_1.2\",\n  \"moods\": [1.5]\n}";
    assert!(records::is_newer(text));
    let problems = read(text).expect_err("newer");
    assert_eq!(codes(&problems), [("/format", "unknown-format")]);
    assert_eq!(problems[0].line, Some(2));
}

/// A place in a value and what comes there.
fn changed() -> impl Strategy<Value = (usize, usize, Value)> {
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(4_000_000_000_u64),
        json!(18_000_000_000_000_000_000_u64),
        json!(3),
        json!(""),
        json!(" \u{200b}"),
        json!("a\nb"),
        json!("met"),
        json!("fail"),
        json!("2026-02-30"),
        json!("2026-02-03"),
        json!("w".repeat(81)),
        json!("learner-record/1"),
        json!("learner-record/3"),
        json!([]),
        json!(["K1", "K1"]),
        json!(vec!["K1"; MOST_LINKS + 1]),
        json!({}),
        json!({ "AM1": "resit" }),
        json!({ "id": "E1" }),
        json!({ "by": "2026-02-03", "note": "x" }),
    ];
    (0..EVERY.len(), 0..400_usize, proptest::sample::select(values.to_vec()))
}

/// Puts a value into the place that is so many steps down.
fn put(into: &mut Value, steps: &mut usize, value: &Value) {
    if *steps == 0 {
        into.clone_from(value);
    }
    *steps = steps.wrapping_sub(1);
    match into {
        Value::Object(fields) => fields.values_mut().for_each(|field| put(field, steps, value)),
        Value::Array(items) => items.iter_mut().for_each(|item| put(item, steps, value)),
        _ => {}
    }
}

#[test]
fn a_record_of_the_first_format_says_nothing_of_readiness() {
    for (name, text) in EVERY.iter().filter(|(name, _)| name.starts_with('1')) {
        let saved = read(text).expect("readable");
        assert!(saved.readiness.is_empty() && saved.name.is_empty(), "{name}");
    }
    let record = json!({ "format": "learner-record/1", "standard": "ST0792_1.2", "pathway": null, "evidence": [] });
    let problems = read(&record.to_string()).expect_err("a field of a later format");
    assert_eq!(codes(&problems), [("/evidence", "unknown-field")]);
}

#[test]
fn all_that_is_wrong_is_told_at_once_with_its_place() {
    let record = json!({
        "format": records::FORMAT, "standard": "ST0792_1.2", "pathway": null,
        "evidence": [
            { "id": "E1", "kind": "vidoe", "minutes": -1 },
            { "id": "E 2", "date": "2026-02-30", "colour": "blue" },
            { "title": "no id" },
        ],
        "statement": { "employer": "yes" },
        "gateway": { "employer": { "state": "perhaps" } },
        "about": { "ageAtStart": 300 },
        "dates": { "fixed": { "AM1/assessment": 20260601 } },
        "rehearsals": [{ "minutes": 60 }],
        "plan": { "AM1-role-p1": "2026-06-01" },
    });
    let problems = read(&record.to_string()).expect_err("much is wrong");
    let found = codes(&problems);
    for wanted in [
        ("/evidence/0/kind", "unknown-word"),
        ("/evidence/0/minutes", "out-of-bounds"),
        ("/evidence/1/id", "bad-id"),
        ("/evidence/1/date", "bad-date"),
        ("/evidence/1/colour", "unknown-field"),
        ("/evidence/2", "missing-field"),
        ("/statement/employer", "wrong-type"),
        ("/gateway/employer/state", "unknown-word"),
        ("/about/ageAtStart", "out-of-bounds"),
        ("/dates/fixed/AM1~1assessment", "wrong-type"),
        ("/rehearsals/0", "missing-field"),
        ("/plan/AM1-role-p1", "wrong-type"),
    ] {
        assert!(found.contains(&wanted), "{wanted:?} is not among {found:?}");
    }
}

#[test]
fn every_refused_record_is_refused_for_exactly_the_reasons_beside_it() {
    // `tests/schema` holds the same records against the schema.
    let faults: Value = serde_json::from_str(include_str!("../../../tests/refused-records.json")).expect("JSON");
    for fault in faults.as_array().expect("a list") {
        let problems = read(&fault["record"].to_string()).expect_err("refused");
        let mut found: Vec<Value> =
            problems.iter().map(|problem| json!({ "at": problem.at, "code": problem.code })).collect();
        let mut wanted = fault["problems"].as_array().expect("a list").clone();
        found.sort_by_key(Value::to_string);
        wanted.sort_by_key(Value::to_string);
        assert_eq!(found, wanted, "{}", fault["says"]);
        assert!(problems.iter().all(|problem| problem.line.is_some() && !problem.remedy.is_empty()));
    }
}

#[test]
fn two_pieces_never_share_an_id_and_there_is_a_most_of_them() {
    let with = |pieces: Vec<Value>| {
        let record =
            json!({ "format": records::FORMAT, "standard": "ST0792_1.2", "pathway": null, "evidence": pieces });
        read(&record.to_string()).map_err(|problems| problems[0].code)
    };
    let numbered = |most: usize| (0..most).map(|number| json!({ "id": format!("E{number}") })).collect();
    assert_eq!(with(vec![json!({ "id": "E1" }), json!({ "id": "E1" })]), Err("duplicate-id"));
    assert_eq!(with(numbered(records::MOST_PIECES + 1)), Err("too-many"));
    assert!(with(numbered(records::MOST_PIECES)).is_ok());
}

#[test]
fn the_order_in_which_things_were_said_makes_no_difference() {
    let mut one = Readiness::default();
    let mut other = Readiness::default();
    let partly = || Confirmed { state: Some(Judgement::Partly), ..Confirmed::default() };
    one.gateway.put("employer", partly());
    one.gateway.put("ready", partly());
    other.gateway.put("ready", Confirmed::default());
    other.gateway.put("ready", partly());
    other.gateway.put("employer", partly());
    other.plan.put("AM1-role-p1", None);
    other.plan.remove("AM1-role-p1");
    assert_eq!(one, other);
}

#[test]
fn a_text_of_any_kind_is_cleaned_so_that_it_can_be_read_again() {
    let hostile = "a\u{202e}b\u{7}c\r\n\td".repeat(200);
    let line = records::clean_line(&hostile, records::LONGEST_LINE);
    assert_eq!(line.chars().count(), records::LONGEST_LINE);
    assert!(line.starts_with("abc   dabc"), "{line}");
}

fn codes(problems: &[Problem]) -> Vec<(&str, &str)> {
    problems.iter().map(|problem| (problem.at.as_str(), problem.code)).collect()
}

/// A text that may hold anything, as the page would keep it.
fn text() -> impl Strategy<Value = String> {
    "\\PC{0,12}|[ -~]{0,12}|[=+@'\"\\\\\u{202e}\u{1F600}\n\t]{0,6}"
        .prop_map(|text| records::clean_line(&text, records::LONGEST_LINE))
}

fn date() -> impl Strategy<Value = Option<Date>> {
    proptest::option::of(
        (1900_u16..2999, 1_u8..=12, 1_u8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).expect("a day")),
    )
}

fn links() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(proptest::sample::select(vec!["AM1-role-p1", "AM2-cpd-d1", "lost", "K1", "S99"]), 0..4)
        .prop_map(|links| links.into_iter().map(str::to_owned).collect())
}

fn piece() -> impl Strategy<Value = Evidence> {
    let kind = proptest::option::of(proptest::sample::select(EvidenceKind::EVERY.to_vec()));
    let minutes = proptest::option::of(0..records::MOST_MINUTES);
    (text(), text(), text(), kind, date(), minutes, links(), links()).prop_map(
        |(title, kept, note, kind, date, minutes, criteria, ksbs)| {
            let mut piece = Evidence::new("", &title);
            (piece.kind, piece.date, piece.kept, piece.minutes, piece.note) = (kind, date, kept, minutes, note);
            criteria.iter().for_each(|id| piece.link_criterion(id, true));
            ksbs.iter().for_each(|code| piece.link_ksb(code, true));
            piece
        },
    )
}

fn readiness() -> impl Strategy<Value = Readiness> {
    let pieces = proptest::collection::vec(piece(), 0..5);
    let states = proptest::option::of(proptest::sample::select(vec![Judgement::Met, Judgement::NotMet]));
    let confirmed =
        (states, date(), text(), text()).prop_map(|(state, date, by, note)| Confirmed { state, date, by, note });
    let rehearsal = (text(), date(), 0..99_u32, 0..99_u32).prop_map(|(method, date, minutes, questions)| Rehearsal {
        method: method.chars().take(records::LONGEST_NAME).collect(),
        date,
        minutes,
        questions,
        well: vec!["AM1-role-p1".to_owned()],
    });
    let gateway = proptest::collection::vec((text(), confirmed), 0..3);
    let planned = proptest::collection::vec((text(), date()), 0..3);
    (pieces, gateway, proptest::collection::vec(rehearsal, 0..3), planned, date(), any::<bool>()).prop_map(
        |(pieces, gateway, rehearsals, planned, day, signed)| {
            let mut kept = Readiness { rehearsals, ..Readiness::default() };
            for mut piece in pieces {
                piece.id = next_id(&kept.evidence);
                kept.evidence.push(piece);
            }
            kept.statement = Statement { employer: signed, apprentice: !signed };
            gateway
                .into_iter()
                .filter(|(_, one)| *one != Confirmed::default())
                .for_each(|(id, one)| kept.gateway.put(&id, one));
            planned.into_iter().for_each(|(id, by)| kept.plan.put(&id, by));
            kept.about.training_start = day;
            kept.dates.gateway = day;
            if let Some(day) = day {
                kept.dates.fixed.put("AM1/assessment", day);
            }
            kept
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_ways_of_reading_agree_about_every_record((file, steps, value) in changed(), cut in 0..3_000_usize) {
        let (_, text) = EVERY[file];
        let mut record: Value = serde_json::from_str(text).expect("JSON");
        put(&mut record, &mut { steps }, &value);
        let mut damaged = text.to_string();
        damaged.retain({ let mut at = 0; move |_| { at += 1; at != cut } });
        for text in [record.to_string(), damaged] {
            prop_assert_eq!(records::open(&text, find), records::examine(&text, find).ok(), "{}", text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_kept_comes_back_as_it_was(readiness in readiness(), name in text()) {
        let name = records::clean_line(&name, records::LONGEST_NAME);
        let saved = Saved { name, readiness, ..Saved::new("ST0792_1.2") };
        let written = records::write(&saved, standard());
        let again = read(&written).map_err(|problems| TestCaseError::fail(format!("{problems:?}\n{written}")))?;
        prop_assert_eq!(&again, &saved);
        prop_assert_eq!(records::write(&again, standard()), written);
    }
}

#[test]
fn what_is_too_long_in_a_record_is_cut_and_given_back_and_never_written() {
    let (kept, note) = ("w".repeat(300), "n".repeat(5_000));
    let text = format!(
        "{{\"format\":\"learner-record/2\",\"standard\":\"ST0792_1.2\",\"pathway\":null,\
         \"notes\":{{\"AM1-role-p1\":\"{note}more\"}},\
         \"evidence\":[{{\"id\":\"E1\",\"title\":\"One\",\"where\":\"{kept} end of where\",\"note\":\"{note} end of note\"}}]}}"
    );
    let standard = standards::find("ST0792_1.2").expect("shipped");
    let saved = grades::formats::records::read(&text, |_| Some(&standard)).expect("readable");
    let piece = &saved.readiness.evidence[0];
    assert_eq!((&piece.kept, &piece.note), (&kept, &note));
    let left: Vec<_> = saved.left_out.iter().map(|left| (left.at.as_str(), left.text.as_str())).collect();
    let wanted =
        [("/notes/AM1-role-p1", "more"), ("/evidence/0/where", " end of where"), ("/evidence/0/note", " end of note")];
    assert_eq!(left, wanted);
    let written = grades::formats::records::write(&saved, &standard);
    let again = grades::formats::records::read(&written, |_| Some(&standard)).expect("what was written");
    assert!(again.left_out.is_empty() && !written.contains("end of"));
}
