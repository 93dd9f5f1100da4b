//! Tables that came from elsewhere: other headings, other encodings, days in another order, codes written by hand.

use super::{STANDARD, codes, from, log};
use grades::domain::date::Date;
use grades::domain::evidence::{Evidence, EvidenceKind};
use grades::domain::revision::changes;
use grades::formats::csv::dates::DayOrder;
use grades::formats::csv::evidence::{Read, read, read_with};
use grades::wording::revision;

/// The pieces of a table without a log.
fn pieces(text: &str) -> Vec<Evidence> {
    from(text, &[]).unwrap_or_else(|problems| panic!("{text}: {problems:?}")).pieces
}

#[test]
fn headings_that_providers_use_are_known_in_any_case_singular_and_plural() {
    let text = "EVIDENCE ID,Evidence Title,Evidence type,Evidence date,Location,Duration (minutes),KSB Code(s),Assessment criteria,Notes\n\
                7,Minutes,Video clip,2026-03-01,Drive,5,K1,,mine\n\
                7,,,,,,,AM2-cpd-p1,\n";
    let found = from(text, &[]).expect("readable");
    let mut wanted = Evidence::new("7", "Minutes");
    wanted.kind = Some(EvidenceKind::Video);
    wanted.date = Date::new(2026, 3, 1);
    (wanted.kept, wanted.minutes, wanted.note) = ("Drive".into(), Some(5), "mine".into());
    wanted.link_ksb("K1", true);
    wanted.link_criterion("AM2-cpd-p1", true);
    assert_eq!((found.pieces, found.notices), (vec![wanted], vec![]));
    for head in
        ["KSB", "KSBs", "ksb's", "KSB(s)", "KSB codes", "ksb_code", "KSBs covered", "Mapped to", "Mapped to KSBs"]
    {
        assert_eq!(pieces(&format!("Title,{head}\nOne,K1\n"))[0].ksbs(), ["K1"], "{head}");
    }
    for head in ["Title", "TITLES", "Evidence", "Evidence name", "Title of evidence"] {
        assert_eq!(pieces(&format!("{head},Notes\nOne,two\n"))[0].title, "One", "{head}");
    }
    for head in ["Note", "notes", "Comments", "Description"] {
        assert_eq!(pieces(&format!("Title,{head}\nOne,two\n"))[0].note, "two", "{head}");
    }
    // The likelier of two headings, wherever it stands.
    let both = from("Evidence,Title\nA folder,One\n", &[]).expect("readable");
    assert_eq!((both.pieces[0].title.as_str(), codes(&both.notices)), ("One", vec![("row 1", "unread-columns")]));
}

#[test]
fn columns_that_hold_something_and_are_not_read_are_named() {
    let text = "Title,Status,KSB,Assessor,,Empty\nOne,done,K1,,x,\nTwo,,K2,A B,,,beyond\nThree,done,K3,,,\n";
    let read = from(text, &[]).expect("readable");
    assert_eq!(codes(&read.notices), [("row 1", "unread-columns")]);
    assert_eq!(
        read.notices[0].says,
        "Columns B (“Status”, 2 cells), D (“Assessor”, 1 cell), E (no heading, 1 cell), G (no heading, 1 cell) hold something and are not read."
    );
    let one = from("Title,Status\nOne,done\n", &[]).expect("readable");
    assert_eq!(one.notices[0].says, "Column B (“Status”, 1 cell) holds something and is not read.");
    assert_eq!(from("Title,Status\nOne,\n", &[]).expect("readable").notices, []);
}

#[test]
fn a_new_piece_without_a_title_is_refused_and_one_of_the_log_is_not() {
    let problems = from("Evidence id,Title,Note\nE1,One,\nE2,,mine\nE2,,\n", &[]).expect_err("no title");
    assert_eq!(codes(&problems), [("row 3, Title", "no-title")]);
    assert_eq!(problems[0].says, "“E2” is new and has no title.");
    // The title may stand in any row of the piece.
    assert_eq!(pieces("Evidence id,Title,KSB\nE2,,K1\nE2,Two,K2\n")[0].title, "Two");
    assert!(from("Evidence id,Note\nE1,mine\n", &[Evidence::new("E1", "One")]).is_ok());
}

#[test]
fn codes_are_read_however_they_are_written_and_divided() {
    for cell in ["k1 k12", "K1|K12", "K1/K12", "K1; K12", "K1\u{a0}K12", "K1,\u{200b}K12", "K1 & k12", "\"K1\nK12\""] {
        assert_eq!(pieces(&format!("Title\tKSB\nOne\t{cell}\n"))[0].ksbs(), ["K1", "K12"], "{cell:?}");
    }
    for cell in ["am2-cpd-P1", "AM2-CPD-P1|AM2-context-p1", "AM2-context-p1 / AM2-cpd-p1"] {
        assert_eq!(
            pieces(&format!("Title\tCriteria\nOne\t{cell}\n"))[0].criteria().last().map(String::as_str),
            Some("AM2-cpd-p1"),
            "{cell:?}"
        );
    }
    // What a column "mapped to" names may be either.
    let mixed = &pieces("Title\tMapped to\nOne\tK1, AM2-cpd-p1\n")[0];
    assert_eq!((mixed.ksbs(), mixed.criteria()), (&["K1".to_owned()][..], &["AM2-cpd-p1".to_owned()][..]));
    // Links that the log has and this version does not are kept in whatever case.
    let log = log();
    let kept = from("Evidence id,Title,KSB\nE4,,k99\n", &log).expect("readable");
    assert_eq!(kept.pieces[0].ksbs(), ["K99"]);
}

#[test]
fn a_code_that_is_no_ksb_is_a_problem_by_row_and_column() {
    for (cell, says) in [("K77", "“K77” is no KSB. Did you mean “K17”?"), ("teamwork", "“teamwork” is no KSB.")]
    {
        let problems = from(&format!("Title,KSB\nOne,K1\nTwo,{cell}\n"), &[]).expect_err(cell);
        assert_eq!(codes(&problems), [("row 3, KSB", "unknown-ksb")]);
        assert_eq!(problems[0].says, says);
    }
}

#[test]
fn a_table_of_another_version_is_told_once_and_read() {
    let read = from("Title,Standard,Version\nOne,ST0792,1.1\nTwo,ST0792,1.1\n", &[]).expect("readable");
    assert_eq!((read.pieces.len(), codes(&read.notices)), (2, vec![("row 2, Version", "another-version")]));
    assert_eq!(read.notices[0].says, "The file names version 1.1; this is 1.2.");
    assert_eq!(from("Title,Standard,Version\nOne,ST0792,1.2\n", &[]).expect("readable").notices, []);
    // A spreadsheet ate the end of 1.0; of 1.2 it cannot have made 1.
    let other = standards::find("ST0525_1.0").expect("shipped");
    let told = |version: &str, standard| {
        let text = format!("Title,Version\nOne,{version}\n");
        read_with(text.as_bytes(), standard, &[], None).expect("readable").notices.len()
    };
    assert_eq!((told("1", &other), told("1.0", &other), told("1.1", &other), told("1", &STANDARD)), (0, 0, 1, 1));
}

#[test]
fn a_day_that_fits_one_order_only_tells_the_order_of_the_file() {
    let dates = |text: &str| {
        let read = from(text, &[]).expect("readable");
        let days: Vec<String> = read.pieces.iter().map(|piece| format!("{:?}", piece.date)).collect();
        (days, codes(&read.notices).iter().map(|(at, _)| (*at).to_owned()).collect::<Vec<_>>(), read.two_ways)
    };
    let day = |year, month, day| format!("{:?}", Date::new(year, month, day));
    let (found, told, asked) = dates("Title,Date\nOne,2/1/2026\nTwo,13/1/2026\nThree,2026-05-04\n");
    assert_eq!(found, [day(2026, 1, 2), day(2026, 1, 13), day(2026, 5, 4)]);
    assert_eq!((told, asked), (vec!["row 2, Date".to_owned()], None));
    let (found, told, asked) = dates("Title,Date\nOne,2/1/2026\nTwo,1/13/2026\nThree,7/7/2026\n");
    assert_eq!(found, [day(2026, 2, 1), day(2026, 1, 13), day(2026, 7, 7)]);
    assert_eq!((told, asked), (vec!["row 2, Date".to_owned()], None));
    // Nothing is told or asked where nothing can be read two ways.
    let (found, told, asked) = dates(
        "Title,Date\nOne,13/1/2026\nTwo,1/13/2026\nThree,1.2.2026\nFour,3rd March 2026\nFive,Mar 4 2026\nSix,5-Mar-2026\nSeven,2026/3/6\n",
    );
    assert_eq!(
        found,
        [(1, 13), (1, 13), (2, 1), (3, 3), (3, 4), (3, 5), (3, 6)].map(|(month, of)| day(2026, month, of))
    );
    assert_eq!((told, asked), (vec![], None));
}

#[test]
fn days_that_can_be_read_two_ways_are_asked_for_once() {
    let text = "Title,Date\nOne,2/1/2026\nTwo,3/4/2026\n";
    let read = |order| read_with(text.as_bytes(), &STANDARD, &[], order).expect("readable");
    let asked = read(None).two_ways.expect("nothing tells the order");
    assert_eq!((asked.text.as_str(), asked.at.as_str(), asked.count), ("2/1/2026", "row 2", 2));
    assert_eq!((Some(asked.day_first), Some(asked.month_first)), (Date::new(2026, 1, 2), Date::new(2026, 2, 1)));
    let dates = |read: Read| read.pieces.iter().map(|piece| piece.date).collect::<Vec<_>>();
    let answered = read(Some(DayOrder::MonthFirst));
    assert_eq!(answered.two_ways, None);
    assert_eq!(dates(answered), [Date::new(2026, 2, 1), Date::new(2026, 3, 4)]);
    assert_eq!(dates(read(Some(DayOrder::DayFirst))), [Date::new(2026, 1, 2), Date::new(2026, 4, 3)]);
    // Days that contradict each other tell nothing of the others.
    let both = from("Title,Date\nOne,13/1/2026\nTwo,1/13/2026\nThree,2/1/2026\n", &[]).expect("readable");
    assert!(both.two_ways.is_some());
}

#[test]
fn every_encoding_that_spreadsheets_write_is_read() {
    let text = "Evidence id\tTitle\r\nE1\tZoë 🎬\r\n";
    let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let marked = format!("\u{feff}{text}");
    let files = [
        wide(text, u16::to_le_bytes),
        wide(text, u16::to_be_bytes),
        wide(&marked, u16::to_le_bytes),
        wide(&marked, u16::to_be_bytes),
        text.as_bytes().to_vec(),
        marked.into_bytes(),
    ];
    for bytes in files {
        let read = read(&bytes, &STANDARD, &[]).unwrap_or_else(|problems| panic!("{bytes:x?}: {problems:?}"));
        assert_eq!((read.pieces[0].title.as_str(), read.notices), ("Zoë 🎬", vec![]), "{bytes:x?}");
    }
    let marked = b"\xef\xbb\xbfEvidence id,Title\nE1,caf\xe9\n";
    assert_eq!(read(marked, &STANDARD, &[]).expect("readable").pieces[0].title, "café");
}

#[test]
fn a_line_that_names_the_separator_is_stepped_over_in_any_shape() {
    for line in
        ["sep=;", "\"sep=;\"", "SEP=;", "sep = ;", "sep=;;;;;;;", "\u{feff}sep=;", " sep=;", "\"sep=\";", "sep="]
    {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("{line}{end}Evidence id;Title{end}E1;One{end}");
            assert_eq!(pieces(&text)[0], Evidence::new("E1", "One"), "{text:?}");
        }
    }
    for line in ["sep=\t", "sep=\\t", "\"sep=\t\""] {
        assert_eq!(
            pieces(&format!("{line}\nEvidence id\tTitle\nE1\tOne\n"))[0],
            Evidence::new("E1", "One"),
            "{line:?}"
        );
    }
    assert_eq!(pieces("sep=^\nEvidence id^Title\nE1^One\n")[0], Evidence::new("E1", "One"));
    assert_eq!(pieces("Evidence id|Title\nE1|One\n")[0], Evidence::new("E1", "One"));
    // No such line: a heading that begins alike.
    assert_eq!(from("September,Title\n,One\n", &[]).expect("readable").pieces[0].title, "One");
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("Title,Minutes,Note{end}One,1,\"a{end}b\"{end}{end}{end}Two,x,{end}{end}Three,y,");
        let problems = from(&text, &[]).expect_err("two are wrong");
        assert_eq!(codes(&problems), [("row 5, Minutes", "bad-minutes"), ("row 7, Minutes", "bad-minutes")], "{end:?}");
    }
    let open = from("Title,Note\n\nOne,two\nThree,\"four\nFive,six\n", &[]).expect_err("never closed");
    assert_eq!(codes(&open), [("row 4", "not-csv")]);
}

#[test]
fn what_is_too_long_is_told_and_given_back() {
    let (where_, note) = ("w".repeat(300), "n".repeat(5_000));
    let text =
        format!("Title,Where,Note,KSB\nOne,{where_}rest of where,{note}rest of note,K1\nOne,,{note}rest of note,K2\n");
    let read = from(&text, &[]).expect("readable");
    assert_eq!((&read.pieces[0].kept, &read.pieces[0].note), (&where_, &note));
    let left: Vec<_> = read.left_out.iter().map(|left| (left.at.as_str(), left.text.as_str())).collect();
    assert_eq!(left, [("row 2, Where", "rest of where"), ("row 2, Note", "rest of note")]);
    assert_eq!(from("Title,Note\nOne,two\n", &[]).expect("readable").left_out, []);
}

#[test]
fn a_preview_shows_what_was_and_what_would_be_and_all_of_a_new_piece() {
    let mut was = Evidence::new("E1", "Minutes");
    (was.kind, was.date) = (Some(EvidenceKind::Video), Date::new(2026, 1, 2));
    (was.kept, was.minutes) = ("Drive".into(), Some(5));
    let text = "Evidence id,Title,Kind,Date,Where,Minutes,Note,KSB\n\
                E1,Meetings,schedule,2026-02-01,,1,mine,\n\
                ,Call sheets,schedule,2026-03-03,Shelf,2,ours,K1 S2\n\
                ,Bare,,,,,,\n";
    let read = from(text, &[was.clone()]).expect("readable");
    let told: Vec<String> = changes(&[was], &read.pieces).iter().map(revision::change).collect();
    assert_eq!(
        told,
        [
            "E1: title “Minutes” becomes “Meetings”",
            "E1: kind video clip becomes schedule",
            "E1: date 2 January 2026 becomes 1 February 2026",
            "E1: where it is kept “Drive” goes",
            "E1: length 5 minutes becomes 1 minute",
            "E1: note becomes “mine”",
            "E2: new piece “Call sheets”: schedule, 3 March 2026, kept at “Shelf”, 2 minutes, note “ours”, linked to K1 and S2",
            "E3: new piece “Bare”",
        ]
    );
}
