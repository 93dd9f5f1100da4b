//! `cargo tools cohort`, as a tutor at a terminal meets it.

use super::support::{SHIPPED, Scratch, changed_pack, text, tools};
use grades::formats::csv::cells;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder that is gone after the test.
struct Folder(Scratch);

impl Folder {
    fn new(files: &[(&str, String)]) -> Folder {
        let folder = Folder(Scratch::new("first.txt", "no record, and not looked at"));
        for (name, content) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        folder
    }

    fn path(&self) -> PathBuf {
        Path::new(self.0.path()).parent().unwrap().to_owned()
    }

    fn text(&self) -> String {
        self.path().to_str().unwrap().to_owned()
    }
}

fn record(met: &[&str], format: &str) -> String {
    let judgements: serde_json::Map<String, Value> = met.iter().map(|id| ((*id).to_owned(), json!("met"))).collect();
    json!({"format": format, "standard": "ST0792_1.2", "pathway": "production-coordinator", "judgements": judgements})
        .to_string()
}

/// The rows of a table, the headings first.
fn rows(output: &[u8]) -> Vec<Vec<String>> {
    let (text, _) = cells::decode(output).unwrap();
    cells::split(&text, ',').unwrap()
}

fn column<'r>(rows: &'r [Vec<String>], head: &str) -> Vec<&'r str> {
    let place = rows[0].iter().position(|name| name == head).unwrap_or_else(|| panic!("no {head}: {:?}", rows[0]));
    rows[1..].iter().map(|row| row[place].as_str()).collect()
}

#[test]
fn a_folder_becomes_a_table_with_a_row_for_each_apprentice() {
    let folder = Folder::new(&[
        ("lee.json", record(&["AM1-role-p1"], "learner-record/1")),
        ("inside/=sam.json", record(&[], "learner-record/3")),
    ]);
    let output = tools(&["cohort", &folder.text(), "--today", "2026-12-01"], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let rows = rows(&output.stdout);
    let files = column(&rows, "File");
    assert!(files[0].ends_with("inside/=sam.json") && files[1].ends_with("lee.json"), "{files:?}");
    assert_eq!(column(&rows, "Answered"), ["0", "1"]);
    assert_eq!(column(&rows, "Questions"), ["24", "24"]);
    assert_eq!(column(&rows, "State"), ["Not started", "Still answering"]);
    assert_eq!(column(&rows, "Overall possible"), ["Distinction", "Distinction"]);
    assert_eq!(column(&rows, "Assessment 2").len(), 2);
    assert!(text(&output.stderr).ends_with("2 apprentices\n"), "{}", text(&output.stderr));
}

#[test]
fn a_file_with_a_problem_is_named_and_stops_no_other() {
    let folder = Folder::new(&[
        ("broken.json", "{\"format\": ".to_owned()),
        ("elsewhere.json", record(&[], "learner-record/1").replace("ST0792_1.2", "ST9999_1.0")),
        ("review.json", fs::read_to_string("../../tests/reviews/1-everything.json").unwrap()),
        ("scan.json", "%PDF-1.7".to_owned()),
        ("sam.json", record(&[], "learner-record/2")),
    ]);
    let output = tools(&["cohort", &folder.text()], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(rows(&output.stdout).len(), 2, "the headings and one apprentice");
    let said = text(&output.stderr);
    for (file, code) in [
        ("broken.json", "[not-json]"),
        ("elsewhere.json", "[unknown-standard]"),
        ("review.json", "[is-review]"),
        ("scan.json", "[no-record]"),
    ] {
        let told = said.split_once(file).unwrap_or_else(|| panic!("{file} in {said}")).1;
        assert!(told.lines().nth(1).is_some_and(|line| line.ends_with(code)), "{said}");
    }
    assert!(said.ends_with("1 apprentice, 4 files with problems\n"), "{said}");
}

#[test]
fn a_pack_among_the_files_is_used_and_two_that_differ_are_both_refused() {
    let own = |title: &str| {
        changed_pack(|pack| {
            pack["standard"]["reference"] = json!("ST9998");
            pack["standard"]["uid"] = json!("ST9998_1.2");
            pack["standard"]["title"] = json!(title);
        })
    };
    let mine = record(&["AM1-role-p1"], "learner-record/1").replace("ST0792_1.2", "ST9998_1.2");
    let folder = Folder::new(&[("sam.json", mine.clone()), ("z-pack.json", own("One"))]);
    let output = tools(&["cohort", &folder.text()], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(column(&rows(&output.stdout), "Standard"), ["ST9998"]);

    let folder = Folder::new(&[("sam.json", mine), ("a-pack.json", own("One")), ("z-pack.json", own("Two"))]);
    let output = tools(&["cohort", &folder.text()], "");
    let said = text(&output.stderr);
    assert_eq!(said.matches("[pack-twice]").count(), 2, "{said}");
    assert!(said.contains("[unknown-standard]") && said.ends_with("0 apprentices, 3 files with problems\n"), "{said}");
}

#[test]
fn a_copy_of_a_record_is_left_out_and_said_to_be() {
    let folder = Folder::new(&[
        ("Sam.json", record(&["AM1-role-p1"], "learner-record/1")),
        ("Sam (1).json", record(&["AM1-role-p1", "AM1-financials-p1"], "learner-record/1")),
    ]);
    let day = |seconds| std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
    let changed = |name: &str, seconds| {
        fs::File::options().write(true).open(folder.path().join(name)).unwrap().set_modified(day(seconds)).unwrap();
    };
    changed("Sam.json", 1_790_000_000);
    changed("Sam (1).json", 1_700_000_000);
    let output = tools(&["cohort", &folder.text()], "");
    let rows = rows(&output.stdout);
    assert_eq!(column(&rows, "Answered"), ["1"], "the newer of the two says less");
    assert_eq!(column(&rows, "Last changed"), ["2026-09-21"]);
    assert!(column(&rows, "Notes")[0].contains("Sam (1).json"), "{rows:?}");
    assert!(text(&output.stderr).ends_with("1 apprentice, 1 older or same file left out\n"));
}

#[test]
fn the_table_of_questions_says_what_nobody_has_shown() {
    let folder = Folder::new(&[
        ("lee.json", record(&["AM1-role-p1"], "learner-record/1")),
        ("sam.json", record(&["AM1-role-p1", "AM1-financials-p1"], "learner-record/1")),
    ]);
    let output = tools(&["cohort", "--heat", &folder.text()], "");
    let rows = rows(&output.stdout);
    assert_eq!(rows.len(), 25, "the headings and 24 questions");
    assert_eq!(column(&rows, "Question")[..2], ["AM1-role-p1", "AM1-financials-p1"]);
    assert_eq!(column(&rows, "Yes")[..3], ["2", "1", "0"]);
    assert_eq!(column(&rows, "To answer")[..3], ["0", "1", "2"]);
}

#[test]
fn a_file_that_is_not_there_is_a_mistake_of_whoever_asks() {
    let output = tools(&["cohort", "nowhere.json", SHIPPED], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && text(&output.stderr).contains("nowhere.json"), "{}", text(&output.stderr));
}
