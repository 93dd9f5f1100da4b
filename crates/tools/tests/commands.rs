//! `cargo tools check`, `import` and `decide`, as somebody at a terminal or in a pipe meets them.

#[path = "commands/cohort.rs"]
mod cohort;
#[path = "commands/support.rs"]
mod support;
#[path = "commands/warnings.rs"]
mod warnings;

use grades::formats::records;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use support::{SHIPPED, Scratch, changed_pack, decided, lines, peak_kilobytes, start, text, tools, tools_bytes};

const RECORD: &str =
    r#"{"format":"learner-record/1","standard":"ST0792_1.2","pathway":"production-coordinator","judgements":{}}"#;

// check

#[test]
fn a_pack_without_a_problem_is_summed_up() {
    let output = tools(&["check", SHIPPED], "");
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stdout);
    assert!(said.contains("no problem (ST0792_1.2, Junior production coordinator: 27 criteria, 56 KSBs"), "{said}");
    assert!(said.ends_with("1 file, no problem\n"), "{said}");
}

#[test]
fn every_problem_is_printed_with_place_code_cause_and_remedy() {
    let file = Scratch::new(
        "pack.json",
        changed_pack(|pack| {
            pack["standard"]["levle"] = json!(4);
            pack["methods"][0]["criteria"][0]["ksbs"] = json!("K1");
        }),
    );
    let meaning =
        Scratch::new("meaning.json", changed_pack(|pack| pack["methods"][0]["criteria"][0]["ksbs"][0] = json!("K999")));
    let output = tools(&["check", SHIPPED, file.path(), meaning.path()], "");
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    let line_of = |place: &str| {
        let told = said.split_once(place).unwrap_or_else(|| panic!("no {place}: {said}")).1;
        told.strip_prefix(", line ")
            .and_then(|rest| rest.split_once(' '))
            .and_then(|(line, _)| line.parse::<u32>().ok())
    };
    assert!(line_of("  /standard/levle").is_some(), "{said}");
    assert!(said.contains("  [unknown-field]\n"), "{said}");
    assert!(said.contains("Did you mean “level”?"), "{said}");
    assert!(line_of("  /methods/0/criteria/0/ksbs").is_some(), "{said}");
    assert!(said.contains("  /methods/0/criteria/0/ksbs/0, line "), "{said}");
    assert_eq!(said.matches("to mend it: ").count(), 3, "{said}");
    assert!(said.ends_with("3 files, 2 with 3 problems\n"), "{said}");
}

#[test]
fn problems_are_printed_as_json_when_asked_for() {
    let output = tools(&["check", "--json", SHIPPED, "Cargo.toml"], "");
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["problems"], 1);
    let [good, bad] = report["files"].as_array().unwrap().as_slice() else { panic!("{report}") };
    assert_eq!((&good["file"], &good["problems"]), (&json!(SHIPPED), &json!([])));
    assert_eq!(good["standard"]["uid"], "ST0792_1.2");
    assert_eq!(bad["standard"], Value::Null);
    let problem = bad["problems"][0].as_object().unwrap();
    assert_eq!(problem["code"], "not-json");
    for part in ["at", "says", "remedy"] {
        assert!(problem[part].is_string(), "{problem:?}");
    }
}

#[test]
fn what_is_no_pack_at_all_is_explained() {
    let binary = Scratch::new("binary.json", b"\xff\xfe{\0}\0");
    let large = Scratch::new("large.json", b" ".repeat(2_000_000));
    let deep = Scratch::new("deep.json", b"[".repeat(900_000));
    let expected = [
        ("no-such-file.json", "unreadable"),
        ("src", "unreadable"),
        (binary.path(), "not-text"),
        (large.path(), "too-large"),
        (deep.path(), "too-deep"),
    ];
    for (file, code) in expected {
        let output = tools(&["check", file], "");
        assert_eq!(output.status.code(), Some(1), "{file}");
        assert!(text(&output.stdout).contains(&format!("[{code}]")), "{file}: {}", text(&output.stdout));
    }
}

#[test]
fn sentences_that_a_document_has_are_listed() {
    let sentence = "I can do one thing and another thing with the greatest of care.";
    let pack = Scratch::new("pack.json", changed_pack(|pack| pack["notes"][0]["text"] = json!(sentence)));
    let document = Scratch::new("plan.txt", "Do one thing,\nand ANOTHER thing – with the greatest of ease");
    let alone = tools(&["check", pack.path()], "");
    assert_eq!(alone.status.code(), Some(0), "{}", text(&alone.stdout));
    let output = tools(&["check", pack.path(), "--against", document.path()], "");
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(said.contains("  /notes/0/text  [shared-words]\n"), "{said}");
    assert!(said.contains("“do one thing and another thing with the greatest of”"), "{said}");
}

#[test]
fn a_document_that_is_not_there_is_not_taken_for_one_that_shares_nothing() {
    let output = tools(&["check", SHIPPED, "--against", "no-such-document.txt"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("no-such-document.txt"), "{}", text(&output.stderr));
}

// import

/// An invented plan, as a browser copies it.
const PLAN: &str = "../grades/tests/import/tabs.txt";

#[test]
fn a_plan_becomes_a_pack_that_check_takes() {
    let output = tools(&["import", PLAN, "--checked", "2026-11-30"], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let told = text(&output.stderr);
    let counts = "An assessment plan, Lamp keeper: 2 options, 7 KSBs, 3 duties, 2 methods, 9 criteria, 3 requirements.";
    assert_eq!(told.trim(), counts);
    let pack = Scratch::new("ST9990_1.1.json", &output.stdout);
    let checked = tools(&["check", pack.path()], "");
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stdout));
}

#[test]
fn what_to_look_at_is_told_doubts_first_with_its_lines() {
    let plan = "../grades/tests/import/organisation.txt";
    let told = text(&tools(&["import", plan], "").stderr);
    let at = |words: &str| told.find(words).unwrap_or_else(|| panic!("no {words}: {told}"));
    assert!(
        at("The text says two things (") < at("Look at this (") && at("Look at this (") < at("Not found ("),
        "{told}"
    );
    assert!(told.contains("  AM1-core-p4, lines 22 to 30\n    A page break or a new row parts it"), "{told}");
    // Of several files, each finding names its own.
    let both = text(&tools(&["import", PLAN, plan], "").stderr);
    assert!(both.contains("organisation.txt, line"), "{both}");
}

#[test]
fn what_holds_no_plan_is_named_and_makes_no_pack() {
    for (name, bytes, code, words) in [
        ("soup.txt", &b"Take two onions and cut them."[..], 1, "none of a plan's parts"),
        ("plan.pdf", b"%PDF-1.7 \xff\xfe", 2, "is a PDF"),
        ("old.txt", b"Caf\xe9", 1, "none of a plan's parts"),
    ] {
        let file = Scratch::new(name, bytes);
        let output = tools(&["import", file.path()], "");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(code), 0), "{name}");
        assert!(text(&output.stderr).contains(words), "{name}: {}", text(&output.stderr));
    }
}

// decide

#[test]
fn decisions_come_in_the_order_of_the_records() {
    let options = ["production-coordinator", "post-production-coordinator"];
    let records = options.map(|option| RECORD.replace("production-coordinator", option));
    let input = format!("{}\n{}\n", records[0], records[1]);
    let lines = decided(&["decide"], &input, 0);
    assert_eq!(lines.iter().map(|line| &line["pathway"]).collect::<Vec<_>>(), options);
    for line in &lines {
        assert_eq!(line["overall"]["possible"], "distinction");
        assert!(line["overall"]["routes"].is_array());
    }
}

#[test]
fn a_brief_decision_is_the_bounds_alone() {
    let lines = decided(&["decide", "--brief"], RECORD, 0);
    let bounds = |id| json!({"id": id, "today": "fail", "possible": "distinction"});
    let expected = json!({
        "standard": "ST0792_1.2", "pathway": "production-coordinator", "methods": [bounds("AM1"), bounds("AM2")],
        "overall": {"today": "fail", "possible": "distinction"},
    });
    assert_eq!(lines, [expected]);
}

#[test]
fn a_line_that_cannot_be_read_says_why_and_the_rest_go_on() {
    let unknown = RECORD.replace("ST0792_1.2", "ST0000_1.0");
    let input = format!("{RECORD}\nnot JSON\n\n  \n{unknown}\n{RECORD}");
    let lines = decided(&["decide", "--brief"], &input, 1);
    assert_eq!(lines.len(), 4);
    assert_eq!((&lines[1]["line"], &lines[1]["problems"][0]["code"]), (&json!(2), &json!("not-json")));
    assert_eq!((&lines[2]["line"], &lines[2]["problems"][0]["code"]), (&json!(5), &json!("unknown-standard")));
    for good in [&lines[0], &lines[3]] {
        assert_eq!(good["standard"], "ST0792_1.2");
    }
}

#[test]
fn byte_order_marks_and_windows_line_breaks_do_no_harm() {
    let lines = decided(&["decide", "--brief"], &format!("\u{feff}{RECORD}\r\n\r\n{RECORD}\r\n"), 0);
    assert_eq!(lines.len(), 2);
    assert_eq!(decided(&["decide"], "\u{feff}", 0), Vec::<Value>::new());
    assert_eq!(decided(&["decide"], "", 0), Vec::<Value>::new());
}

#[test]
fn a_line_of_bytes_that_are_no_text_is_one_problem() {
    let mut input = b"\xff\xfe{\n".to_vec();
    input.extend_from_slice(RECORD.as_bytes());
    let output = tools_bytes(&["decide"], &input);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output.stdout);
    assert_eq!((lines.len(), &lines[0]["problems"][0]["code"]), (2, &json!("not-text")));
}

#[test]
fn records_come_from_a_file_as_well() {
    let file = Scratch::new("records.jsonl", RECORD);
    assert_eq!(decided(&["decide", file.path()], "", 0).len(), 1);
    assert_eq!(decided(&["decide", "-"], RECORD, 0).len(), 1);
    let missing = tools(&["decide", "no-such-file.jsonl"], "");
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing.stderr).contains("no-such-file.jsonl: cannot be read"), "{}", text(&missing.stderr));
}

#[test]
fn a_given_pack_stands_beside_those_that_ship() {
    let pack = Scratch::new(
        "ST9999_1.0.json",
        changed_pack(|pack| {
            pack["standard"]["uid"] = json!("ST9999_1.0");
            pack["standard"]["reference"] = json!("ST9999");
            pack["standard"]["version"] = json!("1.0");
        }),
    );
    let made_up = RECORD.replace("ST0792_1.2", "ST9999_1.0");
    let lines = decided(&["decide", "--pack", pack.path()], &format!("{made_up}\n{RECORD}"), 0);
    assert_eq!([&lines[0]["standard"], &lines[1]["standard"]], ["ST9999_1.0", "ST0792_1.2"]);
    let twice = tools(&["decide", "--pack", pack.path(), "--pack", pack.path()], "");
    assert_eq!(twice.status.code(), Some(2));
    let broken = tools(&["decide", "--pack", "Cargo.toml"], RECORD);
    assert_eq!(broken.status.code(), Some(2));
    assert!(text(&broken.stderr).contains("Cargo.toml: has 1 problem"), "{}", text(&broken.stderr));
}

#[test]
fn an_answer_comes_before_the_next_record_is_asked_for() {
    let mut child = start(&["decide", "--brief"]);
    let (mut to, from) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut from = BufReader::new(from);
    for _ in 0..3 {
        writeln!(to, "{RECORD}").unwrap();
        let mut line = String::new();
        from.read_line(&mut line).unwrap();
        assert!(line.contains("distinction"), "{line}");
    }
    drop(to);
    assert!(child.wait().unwrap().success());
}

#[test]
fn memory_does_not_grow_with_the_input() {
    let mut child = start(&["decide", "--brief"]);
    let (mut to, mut from) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let read = std::thread::spawn(move || {
        let (mut lines, mut last, mut chunk) = (0, Vec::new(), vec![0; 65_536]);
        loop {
            let count = from.read(&mut chunk).unwrap();
            if count == 0 {
                break (lines, String::from_utf8(last).unwrap());
            }
            lines += chunk[..count].iter().filter(|byte| **byte == b'\n').count();
            last = chunk[..count].to_vec();
        }
    });
    let many = format!("{RECORD}\n").repeat(1_000);
    for _ in 0..100 {
        to.write_all(many.as_bytes()).unwrap();
    }
    // One line that is larger than everything the program may hold.
    for _ in 0..100 {
        to.write_all(&b"x".repeat(1_000_000)).unwrap();
    }
    to.write_all(format!("\n{RECORD}\n").as_bytes()).unwrap();
    to.flush().unwrap();
    let peak = peak_kilobytes(&child);
    drop(to);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    let (lines, last) = read.join().unwrap();
    assert_eq!(lines, 100_002);
    assert!(last.ends_with("\"possible\":\"distinction\"}}\n"), "{last}");
    if let Some(peak) = peak {
        // Beside the program itself, the longest line that may be a record.
        let most = 15_000 + records::MOST_BYTES / 1_000;
        assert!(usize::try_from(peak).unwrap() < most, "{peak} kB, of {most}");
    }
}

#[test]
fn a_reader_that_has_read_enough_ends_it_quietly() {
    let mut child = start(&["decide"]);
    let mut to = child.stdin.take().unwrap();
    drop(child.stdout.take());
    let many = format!("{RECORD}\n").repeat(1_000);
    // Sooner or later nobody listens any more.
    while to.write_all(many.as_bytes()).is_ok() {}
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr), "");
}

// both

#[test]
fn what_was_mistyped_is_answered_with_the_nearest_name() {
    let expected = [
        (&["decide", "--breif"][..], "a similar argument exists: '--brief'"),
        (&["check", "--jsn", SHIPPED][..], "a similar argument exists: '--json'"),
        (&["decied"][..], "a similar subcommand exists: 'decide'"),
        (&["check"][..], "required arguments were not provided:\n  <FILE>..."),
        (&["decide", "one", "two"][..], "unexpected argument 'two' found"),
        (&["decide", "--pack"][..], "a value is required for '--pack <FILE>'"),
        (&["serve", "--port", "65536"][..], "65536 is not in 0..=65535"),
        (&["report", "--made", "tomorrow", "one"][..], "write year-month-day, such as 2026-11-25"),
    ];
    for (words, said) in expected {
        let output = tools(words, "");
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(text(&output.stderr).contains(said), "{words:?}: {}", text(&output.stderr));
    }
}

#[test]
fn every_command_is_in_the_help_with_a_sentence() {
    let output = tools(&["help"], "");
    assert_eq!((output.status.code(), &output.stdout), (Some(0), &tools(&[], "").stdout));
    let said = text(&output.stdout);
    for command in ["build", "serve", "module", "scorm", "test", "size", "check", "schema", "report", "decide", "bench"]
    {
        let line = said.lines().find(|line| line.trim_start().starts_with(&format!("{command} ")));
        assert!(line.is_some_and(|line| line.split_whitespace().count() > 4), "{command}: {said}");
    }
}

#[test]
fn help_names_every_option() {
    for (command, options) in [("check", &["--json", "--against"][..]), ("decide", &["--brief", "--pack"])] {
        let output = tools(&[command, "--help"], "");
        assert_eq!(output.status.code(), Some(0));
        for option in options {
            assert!(text(&output.stdout).contains(option), "{command} {option}");
        }
    }
}
