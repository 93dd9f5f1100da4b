//! What `cargo tools check` warns of: packs that can be read, and the warnings beside them.

use super::support::{SHIPPED, Scratch, changed_pack, decided, text, tools};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

fn report(words: &[&str]) -> Value {
    let output = tools(&[&["check", "--json"], words].concat(), "");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files
}

#[test]
fn every_warned_pack_has_exactly_the_warnings_beside_it() {
    let all = files("../../tests/packs/warned");
    let is_pack = |path: &&PathBuf| !path.to_string_lossy().ends_with(".warnings.json");
    let packs: Vec<&PathBuf> = all.iter().filter(is_pack).collect();
    assert_eq!(packs.len() * 2, all.len(), "each pack has its warnings beside it");
    let report = report(&packs.iter().map(|path| path.to_str().unwrap()).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    for (path, found) in packs.iter().zip(report["files"].as_array().unwrap()) {
        assert_eq!(found["problems"], json!([]), "{}", path.display());
        let found = found["warnings"].as_array().unwrap();
        let codes: Value = found.iter().map(|one| json!({ "at": one["at"], "code": one["code"] })).collect();
        let beside = fs::read_to_string(path.with_extension("warnings.json")).unwrap();
        let expected: Value = serde_json::from_str(&beside).unwrap();
        if codes != expected {
            wrong.push(format!("{}: expected {expected}, found {codes}", path.display()));
        }
        for one in found {
            assert_eq!(one["severity"], "warning");
            for part in ["says", "remedy"] {
                let sentence = one[part].as_str().unwrap();
                assert!(sentence.contains(' ') && sentence.ends_with(['.', ']']), "{}: “{sentence}”", path.display());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_shipped_pack_is_warned_of() {
    let packs = files("../../standards");
    let report = report(&packs.iter().map(|path| path.to_str().unwrap()).collect::<Vec<_>>());
    assert_eq!((&report["problems"], &report["warnings"]), (&json!(0), &json!(0)), "{report:#}");
}

#[test]
fn the_guide_for_authors_can_be_followed_from_an_empty_file_to_a_decision() {
    let guide = include_str!("../../../../standards/adding.md");
    let pack = guide.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    // Its first line alone, as somebody begins: what is missing is named.
    let empty = Scratch::new("begun.json", r#"{ "$schema": "../schema.json", "format": "grade-pack/1" }"#);
    let begun = report(&[empty.path()]);
    let told = begun["files"][0]["problems"].as_array().unwrap();
    for field in ["standard", "documents", "grades", "methods", "overall"] {
        let named = |problem: &&Value| problem["says"] == format!("“{field}” is missing.");
        assert_eq!(told.iter().filter(named).count(), 1, "{field}");
    }
    let file = Scratch::new("ST9996_1.0.json", pack);
    let report = report(&["--strict", file.path()]);
    assert_eq!((&report["problems"], &report["warnings"]), (&json!(0), &json!(0)), "{report:#}");
    let record = r#"{"format":"learner-record/2","standard":"ST9996_1.0","judgements":{"AM1-ringing-p1":"met",
        "AM1-ringing-d1":"met","AM1-upkeep-p1":"met"}}"#
        .replace('\n', " ");
    let [decision] = decided(&["decide", "--brief", "--pack", file.path()], &record, 0).try_into().unwrap();
    assert_eq!(decision["overall"], json!({ "today": "distinction", "possible": "distinction" }));
}

#[test]
fn warnings_alone_end_well_unless_they_are_to_count() {
    let pack = Scratch::new("pack.json", changed_pack(|pack| pack["ksbs"][0]["kind"] = json!("skill")));
    let output = tools(&["check", pack.path()], "");
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stdout);
    assert!(said.contains(": 1 warning (ST0792_1.2, "), "{said}");
    assert!(said.contains("  /ksbs/0/kind  [kind-differs]\n    warning: "), "{said}");
    assert!(said.ends_with("1 file, no problem, 1 warning\n"), "{said}");
    assert_eq!(tools(&["check", "--strict", pack.path()], "").status.code(), Some(1));
    assert_eq!(tools(&["check", "--strict", SHIPPED], "").status.code(), Some(0));
}

#[test]
fn a_pack_that_cannot_be_read_is_not_warned_of() {
    let pack = Scratch::new(
        "pack.json",
        changed_pack(|pack| {
            pack["ksbs"][0]["kind"] = json!("skill");
            pack["standard"]["levle"] = json!(4);
        }),
    );
    let report = report(&[pack.path()]);
    let [file] = report["files"].as_array().unwrap().as_slice() else { panic!("{report}") };
    assert_eq!(file["warnings"], json!([]));
    assert_eq!(file["problems"][0]["severity"], "error");
}

#[test]
fn each_warning_that_the_checker_knows_is_tried() {
    let mut known: Vec<String> = Vec::new();
    for file in fs::read_dir("src/warnings").unwrap() {
        let source = fs::read_to_string(file.unwrap().path()).unwrap();
        known.extend(source.split("told.warn(").skip(1).filter_map(code));
    }
    let tried: String = files("../../tests/packs/warned")
        .iter()
        .filter(|path| path.to_string_lossy().ends_with(".warnings.json"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    assert!(known.len() >= 16, "{known:?}");
    for code in known {
        assert!(tried.contains(&format!("\"{code}\"")), "no pack of tests/packs/warned tries {code}");
    }
}

/// The first text of a call that looks like a code.
fn code(call: &str) -> Option<String> {
    let texts = call.split('"').skip(1).step_by(2);
    let is_code = |text: &&str| {
        text.contains('-')
            && !text.contains('/')
            && text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
    };
    texts.into_iter().find(is_code).map(str::to_owned)
}

#[test]
fn the_rules_of_every_shape_are_told_in_words_and_warn_of_nothing() {
    let packs = files("../../tests/packs/shapes");
    let words: Vec<&str> = ["--rules"].into_iter().chain(packs.iter().map(|path| path.to_str().unwrap())).collect();
    for file in report(&words)["files"].as_array().unwrap() {
        assert_eq!((&file["problems"], &file["warnings"]), (&json!([]), &json!([])), "{}", file["file"]);
        let rules = file["rules"].as_array().unwrap();
        assert!(rules.iter().all(|rule| rule.as_str().unwrap().ends_with('.')), "{rules:?}");
        assert!(rules.iter().any(|rule| rule.as_str().unwrap().contains(" needs ")), "{}: {rules:?}", file["file"]);
    }
}
