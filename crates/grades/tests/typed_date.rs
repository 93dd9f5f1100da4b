//! Dates as people type them: three boxes, whole dates in one, and what is said of them.

use grades::domain::date::Date;
use grades::domain::typed_date::{DateBox, Lacking, TypedDate, WrongDate, read_typed_date};
use grades::wording::typed_date::sentence;
use proptest::prelude::*;

fn date(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).expect("a real day")
}

fn today() -> Option<Date> {
    Some(date(2026, 11, 30))
}

fn read(day: &str, month: &str, year: &str) -> TypedDate {
    read_typed_date(day, month, year, today())
}

fn said(day: &str, month: &str, year: &str) -> String {
    sentence(&read(day, month, year)).map(|(_, said)| said).unwrap_or_default()
}

#[track_caller]
fn gives(typed: [&str; 3], expected: Date) {
    assert_eq!(read(typed[0], typed[1], typed[2]), TypedDate::Understood(expected), "{typed:?}");
}

fn lacks(part: DateBox, begun: bool) -> Lacking {
    Lacking { part, begun }
}

#[test]
fn a_month_is_a_number_or_a_name() {
    for month in ["9", "09", "Sep", "sept", "Sept.", "September", "SEPTEMBER", " September ", "9."] {
        gives(["1", month, "2025"], date(2025, 9, 1));
    }
}

#[test]
fn a_misspelt_month_is_taken_for_the_one_it_is_near_to() {
    for (typed, month) in [
        ("Febuary", 2),
        ("Feburary", 2),
        ("Jnauary", 1),
        ("Setpember", 9),
        ("Septmber", 9),
        ("Agust", 8),
        ("Ocotber", 10),
        ("Novemeber", 11),
        ("Decmber", 12),
        ("Apirl", 4),
        ("Juky", 7),
        ("Mai", 5),
        ("Smarch", 3),
    ] {
        gives(["1", typed, "2025"], date(2025, month, 1));
    }
    for typed in ["tbc", "x", "Autumn", "Jubx"] {
        let read = read("1", typed, "2025");
        assert_eq!(read, TypedDate::Wrong { at: DateBox::Month, why: WrongDate::NotAMonth }, "{typed}");
    }
}

#[test]
fn a_whole_date_may_be_pasted_into_any_box() {
    let whole = [
        "2026-03-31",
        "2026/3/31",
        "2026.03.31",
        "20260331",
        "31032026",
        "31/03/2026",
        "31/3/26",
        "31-3-2026",
        "31.3.2026",
        "31.03.26",
        "31 3 2026",
        "3/31/2026",
        "31 March 2026",
        "31 Mar 26",
        "31-Mar-2026",
        "31Mar2026",
        "March 31, 2026",
        "Mar. 31st, 2026",
        "31st of March 2026",
        "the 31st of March, 2026",
        "Tuesday 31 March 2026",
        "Tue, 31 Mar 2026 09:30:00 GMT",
        "2026-03-31T09:30:00.000Z",
        "2026-03-31 09:30",
        "31/03/2026 9:30 am",
        "2026 March 31",
        "\u{200e}31\u{200e}/\u{200e}03\u{200e}/\u{200e}2026",
        "３１／０３／２０２６",
        "٣١/٠٣/٢٠٢٦",
        "2026年3月31日",
        "31\u{a0}March\u{202f}2026",
        "31–03–2026",
    ];
    for text in whole {
        gives([text, "", ""], date(2026, 3, 31));
        gives(["", text, ""], date(2026, 3, 31));
        gives(["", "", text], date(2026, 3, 31));
        // Whatever stood in the others before.
        gives(["1", text, "2025"], date(2026, 3, 31));
    }
}

#[test]
fn a_day_and_a_month_that_could_change_places_are_never_guessed() {
    for text in ["03/04/2026", "3-4-2026", "3 4 26", "03042026"] {
        for boxes in [[text, "", ""], ["", text, ""], ["", "", text]] {
            let read = read(boxes[0], boxes[1], boxes[2]);
            let TypedDate::TwoWays { day_first, month_first, .. } = read else { panic!("{boxes:?}: {read:?}") };
            assert_eq!((day_first, month_first), (date(2026, 4, 3), date(2026, 3, 4)));
        }
    }
    assert_eq!(said("03/04/2026", "", ""), "This can be 3 April 2026 or 4 March 2026. Choose the one you mean.");
    // Both ways are the same day; one way is no day; dots; boxes of their own; a name.
    gives(["04/04/2026", "", ""], date(2026, 4, 4));
    gives(["13/04/2026", "", ""], date(2026, 4, 13));
    gives(["04/13/2026", "", ""], date(2026, 4, 13));
    gives(["03.04.2026", "", ""], date(2026, 4, 3));
    gives(["3", "4", "2026"], date(2026, 4, 3));
    gives(["3 Apr 2026", "", ""], date(2026, 4, 3));
}

#[test]
fn two_boxes_may_share_a_date() {
    gives(["1 March", "", "2026"], date(2026, 3, 1));
    gives(["1", "March 2026", ""], date(2026, 3, 1));
    gives(["1", "3/2026", ""], date(2026, 3, 1));
    gives(["1", "", "3/2026"], date(2026, 3, 1));
    gives(["", "March 1", "2026"], date(2026, 3, 1));
    gives(["Sep", "1", "2025"], date(2025, 9, 1));
    gives(["1st", "Sep", "'25"], date(2025, 9, 1));
    let read = read("3/4", "", "2026");
    assert!(matches!(read, TypedDate::TwoWays { at: DateBox::Day, .. }), "{read:?}");
}

#[test]
fn a_year_of_two_digits_is_one_within_fifty_years() {
    let in_2026 = [("00", 2000), ("25", 2025), ("75", 2075), ("76", 1976), ("99", 1999)];
    for (typed, year) in in_2026 {
        gives(["1", "9", typed], date(year, 9, 1));
        assert!(i32::from(year).abs_diff(2026) <= 50);
        let unknown = read_typed_date("1", "9", typed, None).date().expect("a date");
        assert_eq!(unknown, date(2000 + year % 100, 9, 1), "this century where today is not known");
    }
    let late = Some(date(2999, 1, 1));
    assert_eq!(read_typed_date("1", "9", "48", late).date(), Some(date(2948, 9, 1)));
    assert_eq!(said("1", "9", "25"), "Monday 1 September 2025", "the year is told whole");
}

#[test]
fn what_may_still_become_a_date_is_no_fault() {
    let unfinished = [
        (["1", "", ""], vec![lacks(DateBox::Month, false), lacks(DateBox::Year, false)]),
        (["", "9", ""], vec![lacks(DateBox::Day, false), lacks(DateBox::Year, false)]),
        (["", "", "2025"], vec![lacks(DateBox::Day, false), lacks(DateBox::Month, false)]),
        (["0", "9", "2025"], vec![lacks(DateBox::Day, true)]),
        (["1", "S", "2025"], vec![lacks(DateBox::Month, true)]),
        (["1", "Ju", "2025"], vec![lacks(DateBox::Month, true)]),
        (["1", "9", "2"], vec![lacks(DateBox::Year, true)]),
        (["1", "9", "202"], vec![lacks(DateBox::Year, true)]),
        (["1/", "", ""], vec![lacks(DateBox::Month, false), lacks(DateBox::Year, false)]),
        (["1/9", "", ""], vec![lacks(DateBox::Year, false)]),
        (["1/9/", "", ""], vec![lacks(DateBox::Year, false)]),
        (["1/9/2", "", ""], vec![lacks(DateBox::Year, true)]),
        (["1/9/202", "", ""], vec![lacks(DateBox::Year, true)]),
        (["2025-0", "", ""], vec![lacks(DateBox::Day, false)]),
        (["2025-09-0", "", ""], vec![lacks(DateBox::Day, true)]),
        (["1 Sep", "", ""], vec![lacks(DateBox::Year, false)]),
    ];
    for (typed, lacking) in unfinished {
        assert_eq!(read(typed[0], typed[1], typed[2]), TypedDate::Unfinished(lacking), "{typed:?}");
    }
    assert_eq!(read("", " ", "\u{200b}"), TypedDate::Empty);
    assert_eq!(sentence(&TypedDate::Empty), None);
    assert_eq!(said("1", "", ""), "Add the month and the year.");
    assert_eq!(said("1", "9", "202"), "Write the year with two or four digits, such as 25 or 2025.");
}

#[test]
fn what_can_be_no_date_is_told_beside_its_box() {
    let wrong = [
        (["45", "", ""], DateBox::Day, "The day has to be a number from 1 to 31."),
        (["32", "9", "2025"], DateBox::Day, "The day has to be a number from 1 to 31."),
        (["00", "9", "2025"], DateBox::Day, "The day has to be a number from 1 to 31."),
        (["tbc", "", ""], DateBox::Day, "The day has to be a number from 1 to 31."),
        (
            ["1", "13", ""],
            DateBox::Month,
            "The month has to be a number from 1 to 12 or a name, such as 9 or September.",
        ),
        (["1", "9", "20255"], DateBox::Year, "Write the year with two or four digits, such as 25 or 2025."),
        (["1", "9", "last"], DateBox::Year, "Write the year with two or four digits, such as 25 or 2025."),
        (["1", "9", "0026"], DateBox::Year, "Write a year from 1900 to 2999."),
        (["31", "6", ""], DateBox::Day, "That month ends on 30 June. Check the day and the month."),
        (["31", "June", "2025"], DateBox::Day, "That month ends on 30 June. Check the day and the month."),
        (["30", "2", ""], DateBox::Day, "That month ends on 29 February. Check the day and the month."),
        (["29", "2", "2025"], DateBox::Day, "That month ends on 28 February 2025. Check the day and the month."),
        (
            ["", "", "1 2 3 4"],
            DateBox::Year,
            "Not understood as a date. Write it as 1 9 2025, 1 September 2025 or 2025-09-01.",
        ),
        (["", "99999999", ""], DateBox::Month, "The day has to be a number from 1 to 31."),
        (
            ["1/9/2025", "2/9/2025", ""],
            DateBox::Month,
            "This is another date than the one in the other box. Empty one of the two.",
        ),
    ];
    for (typed, at, expected) in wrong {
        let read = read(typed[0], typed[1], typed[2]);
        assert!(matches!(read, TypedDate::Wrong { .. }), "{typed:?}: {read:?}");
        assert_eq!(sentence(&read), Some((at, expected.to_owned())), "{typed:?}");
    }
    gives(["29", "2", "2024"], date(2024, 2, 29));
}

#[test]
fn every_beginning_of_a_date_that_is_typed_is_no_fault() {
    let texts = [
        "31/03/2026",
        "2026-03-31",
        "31 March 2026",
        "March 31, 2026",
        "1 September 25",
        "31032026",
        "20260331",
        "28.02.26",
        "Tuesday 31 March 2026",
    ];
    for text in texts {
        for (end, _) in text.char_indices().skip(1) {
            let begun = &text[..end];
            let read = read(begun, "", "");
            assert!(!matches!(read, TypedDate::Wrong { .. }), "{begun:?}: {read:?}");
        }
    }
}

/// Any day that can be told.
fn days() -> impl Strategy<Value = Date> {
    (0..=Date::LAST.number()).prop_map(Date::from_number)
}

/// What people type, and what they do not.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{0,9}",
        "[0-9/. -]{0,12}",
        "[0-9A-Za-z,'/. -]{0,16}",
        "(|[0-9]{1,2}) ?(Jan|febuary|Mar|June|sept)( [0-9]{1,4})?",
        any::<String>(),
        "[\u{660}-\u{669}\u{ff10}-\u{ff19}/]{0,10}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn every_day_is_read_in_every_way_to_write_it(day in days()) {
        let (d, m, y) = (day.day(), day.month(), day.year());
        let name = grades::wording::facts::date(day);
        let month = name.split(' ').nth(1).expect("it has three words").to_owned();
        prop_assert_eq!(read(&d.to_string(), &m.to_string(), &y.to_string()).date(), Some(day));
        prop_assert_eq!(read(&format!("{d:02}"), &month[..3], &y.to_string()).date(), Some(day));
        for whole in [name.clone(), format!("{y}-{m:02}-{d:02}"), format!("{month} {d}, {y}"), format!("{d:02}.{m:02}.{y}")] {
            prop_assert_eq!(read("", &whole, "").date(), Some(day), "{}", whole);
        }
        // The two that could be meant are both given, or it is the one.
        for whole in [format!("{d}/{m}/{y}"), format!("{d:02}{m:02}{y}")] {
            let read = read(&whole, "", "");
            let is_one = read.date() == Some(day);
            let may_be = matches!(&read, TypedDate::TwoWays { day_first, .. } if *day_first == day);
            prop_assert!(is_one || may_be, "{}: {:?}", whole, read);
            prop_assert_eq!(is_one, d > 12 || d == u8::from(m == d) * m, "{}", whole);
        }
    }

    #[test]
    fn a_year_of_two_digits_is_never_far_from_today(digits in 0_u16..100, today in days()) {
        let read = read_typed_date("1", "9", &format!("{digits:02}"), Some(today)).date().expect("a date");
        prop_assert_eq!(read.year() % 100, digits);
        let from = i32::from(today.year()) - 50;
        prop_assert!((1900..=2999).contains(&read.year()));
        if (1900..=2900).contains(&from) {
            prop_assert!((from..from + 100).contains(&i32::from(read.year())), "{:?} from {:?}", read, today);
        }
    }

    #[test]
    fn whatever_is_typed_has_an_answer_and_a_sentence(day in texts(), month in texts(), year in texts()) {
        let read = read_typed_date(&day, &month, &year, today());
        let sentence = sentence(&read);
        prop_assert_eq!(sentence.is_none(), read == TypedDate::Empty);
        match read {
            TypedDate::Unfinished(lacking) => prop_assert!(!lacking.is_empty()),
            TypedDate::TwoWays { day_first, month_first, .. } => prop_assert_ne!(day_first, month_first),
            TypedDate::Empty | TypedDate::Understood(_) | TypedDate::Wrong { .. } => {}
        }
    }

    #[test]
    fn what_is_understood_reads_the_same_when_it_is_put_into_the_boxes(day in texts(), month in texts(), year in texts()) {
        if let Some(date) = read_typed_date(&day, &month, &year, today()).date() {
            let [d, m, y] = [u16::from(date.day()), u16::from(date.month()), date.year()].map(|part| part.to_string());
            prop_assert_eq!(read_typed_date(&d, &m, &y, None).date(), Some(date));
        }
    }
}
