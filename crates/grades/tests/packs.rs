//! Every shipped pack can be read; every refused pack is refused for the reasons written beside it.

use grades::files::pack;
use grades::formats::problem::Problem;
use std::fs;
use std::path::Path;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Expected {
    at: String,
    code: String,
}

#[test]
fn every_shipped_pack_is_read_without_a_problem() {
    for shipped in &standards::SHIPPED {
        match pack::read(standards::text(shipped.uid).expect("shipped")) {
            Ok(standard) => assert_eq!(standard.uid, shipped.uid),
            Err(problems) => panic!("{}: {problems:#?}", shipped.uid),
        }
    }
}

#[test]
fn every_refused_pack_is_refused_for_exactly_the_reasons_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/packs/refused");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").file_name().into_string().expect("plain"))
        .collect();
    names.sort();
    let packs: Vec<&str> = names
        .iter()
        .filter(|name| !name.ends_with(".problems.json"))
        .filter_map(|name| name.strip_suffix(".json"))
        .collect();
    assert_eq!(packs.len() * 2, names.len(), "each pack has its problems beside it");
    let mut wrong = Vec::new();
    for name in packs {
        let pack = fs::read_to_string(folder.join(format!("{name}.json"))).expect("readable");
        let mut found = refused(name, &pack);
        found.sort();
        let mut expected = expected(&folder.join(format!("{name}.problems.json")));
        expected.sort();
        if found != expected {
            wrong.push(format!("{name}: expected {expected:#?}, found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_example_has_one_problem_no_combination_gives_merit() {
    let pack = include_str!("../../../tests/packs/example.json");
    let problems = pack::read(pack).expect_err("it is not whole");
    assert_eq!(codes(&problems), [Expected { at: "/overall/table".to_owned(), code: "grade-unreachable".to_owned() }]);
    assert!(problems[0].says.contains("merit"), "{}", problems[0]);
}

#[test]
fn the_repaired_example_is_read() {
    let standard = pack::read(include_str!("../../../tests/packs/example-repaired.json")).expect("it is whole");
    assert_eq!((standard.methods.len(), standard.criteria.len()), (1, 3));
}

#[test]
fn a_field_that_is_missing_and_may_be_null_is_asked_for_with_that_word() {
    let pack = include_str!("../../../tests/packs/example-repaired.json");
    let less = pack.replacen(r#", "latest": null"#, "", 1);
    assert_ne!(pack, less);
    let [problem] = pack::read(&less).expect_err("a field is missing").try_into().expect("one problem");
    assert_eq!(problem.remedy, "Add “latest”. Where there is none, write null.");
}

#[test]
fn two_megabytes_of_brackets_are_refused_as_too_large_without_being_read() {
    for open in ["[", "{\"a\":"] {
        let found = refused(open, &open.repeat(2_000_000 / open.len()));
        assert_eq!(found, [Expected { at: String::new(), code: "too-large".to_owned() }]);
    }
}

#[test]
fn nesting_within_the_size_limit_is_refused_as_too_deep() {
    for open in ["[", "{\"a\":"] {
        let found = refused(open, &open.repeat(pack::MOST_BYTES / open.len()));
        assert_eq!(found, [Expected { at: String::new(), code: "too-deep".to_owned() }]);
    }
}

#[test]
fn one_byte_over_the_limit_is_too_large_and_the_limit_itself_is_not() {
    let pack = include_str!("../../../tests/packs/example-repaired.json");
    let full = format!("{pack}{}", " ".repeat(pack::MOST_BYTES - pack.len()));
    assert!(pack::read(&full).is_ok());
    let found = refused("one byte over", &format!("{full} "));
    assert_eq!(found, [Expected { at: String::new(), code: "too-large".to_owned() }]);
}

/// What a pack is refused for; every problem says what is wrong, and what to do, in whole sentences.
fn refused(name: &str, pack: &str) -> Vec<Expected> {
    let Err(problems) = pack::read(pack) else { panic!("{name} was accepted") };
    assert!(!problems.is_empty(), "{name} is refused without a reason");
    for problem in &problems {
        for sentence in [&problem.says, &problem.remedy] {
            assert!(is_sentence(sentence), "{name}: “{sentence}” is not a sentence");
        }
    }
    let lines: Vec<_> = problems.iter().map(|problem| problem.line).collect();
    assert!(lines.is_sorted(), "{name}: problems come in the order of the file: {lines:?}");
    codes(&problems)
}

fn codes(problems: &[Problem]) -> Vec<Expected> {
    problems.iter().map(|problem| Expected { at: problem.at.clone(), code: problem.code.to_owned() }).collect()
}

/// Begins as a sentence does, ends as one does, and fits on a line or two.
fn is_sentence(text: &str) -> bool {
    let begins = text.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit() || letter == '“')
        || text.starts_with("atLeast ");
    let ends = text.ends_with(['.', '?']);
    begins && ends && text.contains(' ') && !text.contains('\n') && text.chars().count() <= 2_000
}

fn expected(path: &Path) -> Vec<Expected> {
    let text = fs::read_to_string(path).expect("readable");
    let list: Vec<serde_json::Value> = serde_json::from_str(&text).expect("a list of problems");
    let word = |problem: &serde_json::Value, key: &str| problem[key].as_str().expect("a text").to_owned();
    list.iter().map(|problem| Expected { at: word(problem, "at"), code: word(problem, "code") }).collect()
}
