//! The mapping grid in a spreadsheet: written so that nothing in it runs, read back whatever a program made of it.

use grades::domain::date::Date;
use grades::domain::evidence::{Evidence, EvidenceKind};
use grades::domain::revision::{Change, Changed, Values, changes, take_over};
use grades::formats::csv::cells;
use grades::formats::csv::evidence::{read, write};
use grades::formats::csv::guard::{guarded, unguarded};
use grades::formats::problem::Problem;
use grades::formats::records::{clean_line, clean_note, kind_word};
use grades::wording::{capital, evidence, revision};
use proptest::prelude::*;
use std::time::{Duration, Instant};

#[path = "mapping_csv/elsewhere.rs"]
mod elsewhere;
#[path = "mapping_csv/log.rs"]
mod log;
use log::{OPTION, STANDARD, from, log};

fn codes(problems: &[Problem]) -> Vec<(&str, &str)> {
    problems.iter().map(|problem| (problem.at.as_str(), problem.code)).collect()
}

#[test]
fn what_is_written_comes_back_as_it_was() {
    let log = log();
    let file = write(&STANDARD, OPTION, &log);
    assert!(file.starts_with(
        "\u{feff}Standard,Version,Option,Method,KSB,Criterion,Evidence id,Title,Kind,Date,Where,Minutes,Note\r\n"
    ));
    let read = from(&file, &log).expect("what was written");
    assert_eq!(read.pieces, log);
    assert_eq!(read.notices, []);
    assert_eq!(changes(&log, &read.pieces), []);
}

#[test]
fn no_cell_can_become_a_formula() {
    let file = write(&STANDARD, OPTION, &log());
    let rows = grades::formats::csv::cells::split(&file, ',').expect("a table");
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell}");
    }
    // Whatever separator the file is opened by, a cell begins after it, after a line break, and after quotation marks.
    for separator in [',', ';', '\t', '|'] {
        for line in file.lines() {
            for cell in line.split(separator) {
                let cell = cell.trim_start_matches(['"', ' ', '\u{feff}']);
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                    "{separator:?}: {line}"
                );
            }
        }
    }
    let row = rows.iter().find(|row| row[6] == "E6").expect("a row of E6");
    assert_eq!(row[11], "4", "numbers stay numbers");
    assert_eq!(row[9], "2026-03-06");
}

#[test]
fn ksbs_without_evidence_have_a_row_to_fill_and_each_link_has_one() {
    let file = write(&STANDARD, OPTION, &log());
    let rows = grades::formats::csv::cells::split(&file, ',').expect("a table");
    assert_eq!(rows.iter().filter(|row| row[6] == "E1").count(), 3, "three links");
    assert_eq!(rows.iter().filter(|row| row[6] == "E8").count(), 1, "a piece without links");
    let gaps: Vec<_> = rows.iter().filter(|row| row[6].is_empty() && !row[4].is_empty()).collect();
    assert!(gaps.len() > 20 && gaps.iter().all(|row| !row[3].is_empty() && row[0] == "ST0792"), "{gaps:?}");
    assert!(gaps.iter().all(|row| row[4] != "K1"));
}

#[test]
fn other_separators_orders_and_line_ends_are_read() {
    let log = log();
    let rows = grades::formats::csv::cells::split(&write(&STANDARD, OPTION, &log), ',').expect("a table");
    for (separator, end) in [(';', "\r\n"), ('\t', "\n"), (',', "\r")] {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().rev().map(quoted).collect::<Vec<_>>().join(&separator.to_string());
        // A first row without quotation marks, as LibreOffice writes it.
        let first = rows[0].iter().rev().map(|cell| cell.trim_start_matches('\u{feff}').to_owned()).collect::<Vec<_>>();
        let mut text = first.join(&separator.to_string()) + end;
        rows.iter().skip(1).for_each(|row| text.push_str(&(line(row) + end)));
        assert_eq!(from(&text, &log).map(|read| read.pieces), Ok(log.clone()), "{separator:?}, {end:?}");
    }
}

#[test]
fn what_the_file_leaves_out_stays_as_it_is() {
    let log = log();
    let read = from("Evidence id,Title\nE1,New title\n", &log).expect("readable");
    let found = changes(&log, &read.pieces);
    assert_eq!(found[0].what, Changed::Title(Values { was: "Call sheets, “winter”".into(), is: "New title".into() }));
    assert_eq!(found.len(), 9, "one title, and eight pieces that are not in the file: {found:?}");
    assert_eq!(read.pieces[0].ksbs(), ["K1"]);
    let mut kept = log.clone();
    take_over(&mut kept, read.pieces.clone(), false);
    assert_eq!((kept.len(), kept[0].title.as_str()), (9, "New title"));
    take_over(&mut kept, read.pieces, true);
    assert_eq!(kept.len(), 1);
}

#[test]
fn what_would_change_is_told_in_a_sentence_before_anything_does() {
    let log = log();
    let text = "KSB,Criterion,Evidence id,Title,Where\nK1,,E1,Call sheets,\nK12,,,A new piece,\nS5,,,A new piece,\n,,,Another,\n";
    let read = from(text, &log[..2]).expect("readable");
    assert_eq!(read.pieces.iter().map(|piece| piece.id.as_str()).collect::<Vec<_>>(), ["E1", "E3", "E4"]);
    assert_eq!(read.pieces[1].ksbs(), ["K12", "S5"]);
    let found = changes(&log[..2], &read.pieces);
    assert_eq!(
        revision::summary(&found, true),
        "It would add 2 pieces, change 1 title, change 1 detail, remove 2 links and remove 1 piece."
    );
    assert_eq!(
        revision::summary(&found, false),
        "It would add 2 pieces, change 1 title, change 1 detail and remove 2 links. 1 piece that the file does not have would stay."
    );
    assert_eq!(revision::summary(&[], true), "It would change nothing.");
    let one = Change { piece: "E3".into(), what: Changed::Linked("AM2-cpd-p1".into()) };
    assert_eq!(revision::change(&one), "E3: linked to AM2-cpd-p1");
}

#[test]
fn one_edited_row_wins_over_those_that_still_say_what_was_and_two_edits_are_a_problem() {
    let log = log();
    let rows = |titles: [&str; 3]| {
        let row = |title: &str| format!("K1,,E1,\"{title}\"\n");
        "KSB,Criterion,Evidence id,Title\n".to_owned() + &titles.map(row).concat()
    };
    let title = |titles| from(&rows(titles), &log).map(|read| read.pieces[0].title.clone());
    let was = "Call sheets, “winter”";
    assert_eq!(title([was, "New", was]).as_deref(), Ok("New"));
    assert_eq!(title(["New", was, ""]).as_deref(), Ok("New"));
    assert_eq!(title(["", "", ""]).as_deref(), Ok(""));
    let problems = title(["New", was, "Newer"]).expect_err("two edits");
    assert_eq!(codes(&problems), [("row 4, Title", "disagrees")]);
    assert!(problems[0].says.starts_with("This row and row 2 "), "{}", problems[0]);
}

#[test]
fn a_kind_is_read_as_files_have_it_and_as_the_screens_show_it() {
    for kind in EvidenceKind::EVERY {
        let shown = evidence::kind(kind);
        let in_file = kind_word(kind);
        let spoken = in_file.replace('-', " ");
        for word in [shown, &capital(shown), in_file, &spoken, &spoken.to_uppercase(), &format!(" {shown} ")] {
            let read = from(&format!("Title,Kind\nOne,{word}\n"), &[]).expect(word);
            assert_eq!(read.pieces[0].kind, Some(kind), "“{word}”");
        }
    }
    for word in ["documents and more", "a video", "sound", "record"] {
        let problems = from(&format!("Title,Kind\nOne,{word}\n"), &[]).expect_err(word);
        assert_eq!(codes(&problems), [("row 2, Kind", "unknown-kind")], "“{word}”");
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once_by_row_and_column() {
    let text = "Standard;Version;KSB;Criterion;Evidence id;Title;Kind;Date;Minutes;Note\n\
                ST0792;1.1;K1;;E1;One;vidoe;31/02/2026;five;\n\
                ST0525;1.0;K77;AM2-cdp-p1;E 2;Two;;;;\n\
                ST0792;1.2;;AM2-cpd-p2;E3;Three;;03/32/2026;-1;\n\
                ST0792;1.2;S99;;E3;;;1/2/26;;\n\
                ST0792;1.2;K1;;;;;;;a note of what?\n";
    let problems = from(text, &[]).expect_err("much is wrong");
    assert_eq!(
        codes(&problems),
        [
            ("row 2, Kind", "unknown-kind"),
            ("row 2, Date", "bad-date"),
            ("row 2, Minutes", "bad-minutes"),
            ("row 3, Standard", "another-standard"),
            ("row 3, Evidence id", "bad-id"),
            ("row 4, Date", "bad-date"),
            ("row 4, Minutes", "bad-minutes"),
            ("row 4, Criterion", "unknown-criterion"),
            ("row 5, Date", "bad-date"),
            ("row 5, KSB", "unknown-ksb"),
            ("row 6, Title", "no-title"),
        ]
    );
    assert_eq!(problems[9].says, "“S99” is no KSB. Did you mean “S19”?");
    assert!(problems[0].says.contains("Did you mean “video”?"), "{}", problems[0]);
    assert!(problems[7].says.contains("Did you mean “AM2-cpd-p1”?"), "{}", problems[7]);
}

#[test]
fn days_are_read_as_they_are_written_here() {
    for (text, wanted) in [
        ("2026-03-01", Date::new(2026, 3, 1)),
        ("01/03/2026", Date::new(2026, 3, 1)),
        ("1.3.2026", Date::new(2026, 3, 1)),
        ("2026-03-01 00:00:00", Date::new(2026, 3, 1)),
        ("", None),
    ] {
        let read = from(&format!("Evidence id,Title,Date\nE1,One,{text}\n"), &[]).expect("readable");
        assert_eq!(read.pieces[0].date, wanted, "{text}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_read_as_windows_1252_and_told() {
    let bytes = b"Evidence id,Title\nE1,Zo\xeb\x92s caf\xe9 \x96 \x80 5\n";
    let read = read(bytes, &STANDARD, &[]).expect("readable");
    assert_eq!(read.pieces[0].title, "Zoë’s café – € 5");
    assert_eq!(codes(&read.notices), [("", "windows-1252")]);
    let wide: Vec<u8> =
        "\u{feff}Evidence id\tTitle\r\nE1\tZoë 🎬\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(self::read(&wide, &STANDARD, &[]).expect("readable").pieces[0].title, "Zoë 🎬");
}

#[test]
fn files_that_are_no_grid_are_refused_in_words() {
    for (text, code) in [
        ("", "no-headings"),
        ("one,two\n1,2\n", "no-headings"),
        ("KSB,Criterion\nK1,\n", "no-evidence"),
        ("Evidence id,Title\nE1,\"never closed\n", "not-csv"),
    ] {
        assert_eq!(from(text, &[]).expect_err(text)[0].code, code, "{text}");
    }
    let many = "Evidence id,Title\n".to_owned() + &"E1,One\n".repeat(20_001);
    assert_eq!(from(&many, &[]).expect_err("too many rows")[0].code, "too-many");
    assert_eq!(from(&" ".repeat(5_000_001), &[]).expect_err("too large")[0].code, "too-large");
    let pieces: String = (0..300).map(|number| format!("E{number},One\n")).collect();
    let problems = from(&("Evidence id,Title\n".to_owned() + &pieces), &[]).expect_err("too many pieces");
    assert_eq!(codes(&problems), [("row 202, Evidence id", "too-many")]);
    let wrong = "Evidence id,Title,Minutes\n".to_owned() + &"E1,One,x\n".repeat(5_000);
    let problems = from(&wrong, &[]).expect_err("much is wrong");
    assert_eq!((problems.len(), problems[200].says.as_str()), (201, "There are 4800 more problems."));
}

#[test]
fn a_code_beside_a_criterion_that_does_not_carry_it_is_told_and_not_linked() {
    let text = "KSB,Criterion,Evidence id,Title\nK28 K29,AM2-cpd-p1,E1,One\nK28,AM2-cpd-p1,E2,Two\n";
    let read = from(text, &[]).expect("readable");
    let told = vec![("row 2, KSB", "not-carried"); 2];
    assert_eq!((read.pieces[0].ksbs().len(), codes(&read.notices)), (0, told), "each code is told, once");
}

#[test]
fn words_are_left_alone_and_what_a_spreadsheet_would_change_is_guarded() {
    for text in [
        "Call sheets",
        "maybe 5",
        "Junction 12",
        "12 angry men",
        "E1",
        "AM1",
        "May",
        "2nd draft",
        "- ",
        "it's",
        "",
        "a, b",
        "one\ntwo",
    ] {
        assert_eq!(guarded(text), if text == "- " { "'- " } else { text }, "{text}");
    }
    for (text, wanted) in [
        ("a, -b", "a, '-b"),
        ("a;=1", "a;'=1"),
        ("a\t@b", "a\t'@b"),
        ("a|\"=1", "a|\"'=1"),
        ("a\n\n '=1", "a\n\n ''=1"),
        ("a\n+1", "a\n'+1"),
    ] {
        assert_eq!((guarded(text).as_str(), unguarded(wanted).as_str()), (wanted, text));
    }
    for text in [
        "1", "1.10", "1,5", "1e5", "1E5", "0x1", "12 March", "Mar-26", "8:30", "8:30 pm", "£5", "(5)", "true", " =1",
        "4/5",
    ] {
        let wanted = if text == "0x1" { text.to_owned() } else { format!("'{text}") };
        assert_eq!(guarded(text), wanted, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_guard_that_was_put_on_comes_off_again(text in "['=+@;,|\t\n\" 0-9eE/a-z-]{0,12}|\\PC{0,12}") {
        prop_assert_eq!(unguarded(&guarded(&text)), text);
    }

    #[test]
    fn any_texts_come_back(title in "\\PC{0,20}|['=+@;\",\n 0-9-]{0,12}", note in "[ -~\n]{0,30}|\\PC{0,20}", bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        let mut piece = Evidence::new("E1", &clean_line(&title, 300));
        piece.note = clean_note(&note);
        let log = [piece];
        let file = write(&STANDARD, OPTION, &log);
        let read = from(&file, &log).map_err(|problems| TestCaseError::fail(format!("{problems:?}\n{file}")))?;
        prop_assert_eq!(&read.pieces[..], &log[..]);
        // And no bytes whatever make the reader stumble: what it does not take, it explains.
        let mut spoilt = b"Evidence id,Title,KSB,Date\n".to_vec();
        spoilt.extend(&bytes);
        for given in [&spoilt, &bytes] {
            let problems = self::read(given, &STANDARD, &log).err();
            let told = |problem: &Problem| !problem.says.is_empty() && !problem.remedy.is_empty();
            prop_assert!(problems.is_none_or(|all| !all.is_empty() && all.iter().all(told)), "{given:?}");
        }
    }
}

/// Tables of about 5 MB that take their reader long where it goes over them more than once.
fn large_tables() -> Vec<(&'static str, String)> {
    let fill = |head: &str, row: &dyn Fn(usize) -> String| {
        let mut text = format!("{head}\n");
        for number in 0..20_000 {
            let row = row(number);
            if text.len() + row.len() > 5_000_000 {
                break;
            }
            text.push_str(&row);
        }
        text
    };
    let note = "A line that somebody wrote about it. ".repeat(5);
    let heads = "Evidence id,Title,KSB,Criterion,Note";
    vec![
        (
            "a row for each link",
            fill(heads, &|number| {
                let criterion = ["AM2-cpd-p1", "AM1-role-p1", "AM2-context-p1"][number % 3];
                format!("E{},Call sheets,K{},{criterion},{note}\n", number % 150, number % 40 + 1)
            }),
        ),
        (
            "rows that name nothing known",
            fill(heads, &|number| format!("E{},Call sheets,{},,\n", number % 150, "K900 ".repeat(48))),
        ),
        (
            "codes beside a criterion that does not carry them",
            fill(heads, &|number| format!("E{},Call sheets,{},AM2-cpd-p1,\n", number % 150, "K28 ".repeat(60))),
        ),
        ("rows that say two things", fill(heads, &|number| format!("E1,Call sheets {number},,,{number} {note}\n"))),
        ("one cell of names", format!("{heads}\nE1,Call sheets,{},,\n", "K1 ".repeat(1_600_000))),
        ("one long note", format!("{heads}\nE1,Call sheets,,,{}\n", "é\r\n".repeat(1_200_000))),
        ("one row of headings", "Title,".repeat(830_000)),
        ("nothing but separators", ",;\t|".repeat(1_200_000)),
        ("nothing but quotation marks", "\"".repeat(4_999_999)),
        ("nothing but line breaks", "\n".repeat(4_999_999)),
        ("empty cells behind each row", fill(heads, &|number| format!("E{},One{}\n", number % 150, ",".repeat(240)))),
        (
            "columns that are not read",
            fill(&format!("Title{}", ",x".repeat(900)), &|_| format!("One{}\n", ",1".repeat(900))),
        ),
    ]
}

/// The quickest of three: what else the machine does is not the reader's.
fn time_of<T>(work: impl Fn() -> T) -> Duration {
    let timed = (0..3).map(|_| {
        let start = Instant::now();
        drop(work());
        start.elapsed()
    });
    timed.min().unwrap_or_default()
}

/// Held against telling the cells apart, which goes over a table once, so that a busy machine is slow at both. What goes
/// over a table again and again takes hundreds of times as long.
#[test]
fn a_table_of_5_megabytes_is_read_or_refused_in_one_pass() {
    for (what, text) in large_tables() {
        let once = time_of(|| cells::split(&text, ','));
        let took = time_of(|| from(&text, &[]));
        println!("{what}: {} bytes, {took:?}; told apart in {once:?}", text.len());
        assert!(took < once.max(Duration::from_millis(20)) * 50, "{what}: {took:?} against {once:?}");
    }
}

#[test]
fn more_columns_than_anybody_fills_are_refused_by_row_and_empty_ones_are_not() {
    let table = |cell: &str| format!("Evidence id,Title\nE1,One{}\n", cell.repeat(1_000));
    assert_eq!(from(&table(","), &[]).map(|read| read.pieces.len()), Ok(1));
    let problems = from(&table(",x"), &[]).expect_err("too many columns");
    assert_eq!(codes(&problems), [("row 2", "too-many")]);
}

#[test]
fn of_many_columns_that_are_not_read_the_first_are_named_and_the_others_counted() {
    let table = |count: usize| format!("Title{}\nOne{}\n", ",x".repeat(count), ",1".repeat(count));
    let says = |count| from(&table(count), &[]).expect("readable").notices[0].says.clone();
    assert!(says(20).ends_with("T (“x”, 1 cell), U (“x”, 1 cell) hold something and are not read."), "{}", says(20));
    assert!(says(22).ends_with("U (“x”, 1 cell) and 2 more hold something and are not read."), "{}", says(22));
}

#[test]
fn pieces_keep_their_places_and_those_that_are_missing_go_only_if_that_is_wanted() {
    let log = ["E1", "E2", "E3"].map(|id| Evidence::new(id, "Before")).to_vec();
    let edited = ["E2", "E4"].map(|id| Evidence::new(id, "Afterwards")).to_vec();
    let after = |missing_go| {
        let mut log = log.clone();
        take_over(&mut log, edited.clone(), missing_go);
        log.iter().map(|piece| format!("{} {}", piece.id, piece.title)).collect::<Vec<_>>()
    };
    assert_eq!(after(true), ["E2 Afterwards", "E4 Afterwards"]);
    assert_eq!(after(false), ["E1 Before", "E2 Afterwards", "E3 Before", "E4 Afterwards"]);
}
