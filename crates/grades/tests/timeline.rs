//! Days, bank holidays, and every date that the plans give; and the calendar file made of them.

use grades::domain::calendar::{CHECKED_TO, ONCE, easter, holiday, is_working_day, plus_working_days};
use grades::domain::date::{Date, Weekday};
use grades::domain::fact::{Amount, Event, Fact, FactKind, Unit};
use grades::domain::plan::MethodNo;
use grades::domain::readiness::{About, Readiness};
use grades::domain::standard::{PathwayNo, Standard};
use grades::domain::timeline::{Appointment, Bound, Entry, Known, Says, When, events, key, known_days, timeline};
use grades::formats::calendar::{Stamp, write};
use grades::wording::timeline as words;
use standards::{SHIPPED, find};
use std::fs;

fn day(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap_or_else(|| panic!("{year}-{month}-{day} is no day"))
}

fn standard(uid: &str) -> Standard {
    find(uid).expect("shipped")
}

fn known(event: Event, method: Option<u8>, day: Date) -> Known {
    Known { event, method: method.map(MethodNo), day }
}

/// Gateway on Monday 5 January 2026 and whatever else is known.
fn after_gateway<'s>(standard: &'s Standard, more: &[Known]) -> Vec<Entry<'s>> {
    let days = [&[known(Event::Gateway, None, day(2026, 1, 5))], more].concat();
    timeline(standard, None, &days, &About::default())
}

fn line<'e, 's>(entries: &'e [Entry<'s>], id: &str) -> &'e Entry<'s> {
    let found = entries.iter().find(|entry| entry.id == id);
    found.unwrap_or_else(|| panic!("no {id} in {:?}", entries.iter().map(|entry| &entry.id).collect::<Vec<_>>()))
}

fn on(entries: &[Entry], id: &str) -> (Bound, Date) {
    let entry = line(entries, id);
    (entry.bound, entry.when.day().unwrap_or_else(|| panic!("{id} has no day")))
}

#[test]
fn every_day_has_a_number_that_leads_back_to_it_and_weekdays_follow_each_other() {
    let mut last = Date::default();
    assert_eq!((last.number(), last.weekday()), (0, Weekday::Monday));
    for number in 1..=Date::LAST.number() {
        let here = Date::from_number(number);
        assert_eq!(here.number(), number);
        assert!(here > last, "{here:?} after {last:?}");
        last = here;
    }
    assert_eq!(last, Date::LAST);
    assert_eq!(Date::from_number(u32::MAX), Date::LAST);
    assert_eq!(day(2024, 2, 29).weekday(), Weekday::Thursday);
    assert_eq!(day(2026, 11, 25).weekday(), Weekday::Wednesday);
}

#[test]
fn months_keep_the_day_or_end_with_the_month() {
    assert_eq!(day(2026, 1, 31).plus_months(1), day(2026, 2, 28));
    assert_eq!(day(2024, 1, 31).plus_months(1), day(2024, 2, 29));
    assert_eq!(day(2024, 2, 29).plus_months(12), day(2025, 2, 28));
    assert_eq!(day(2025, 10, 31).plus_months(18), day(2027, 4, 30));
    assert_eq!(day(2026, 3, 31).plus_months(-1), day(2026, 2, 28));
    assert_eq!(day(2026, 1, 15).plus_months(-13), day(2024, 12, 15));
    assert_eq!(day(2999, 12, 1).plus_months(1), Date::LAST);
    assert_eq!(day(1900, 1, 1).plus_months(-1), Date::default());
    assert_eq!(day(1900, 1, 1).plus_days(-1), Date::default());
}

#[test]
fn at_least_so_many_months_are_never_over_a_day_early() {
    // The last day of a span of whole months is the eve of the day of the same number. Where there is no such day, the
    // month has to be over.
    for number in day(2023, 1, 1).number()..=day(2028, 12, 31).number() {
        let start = Date::from_number(number);
        for months in 0..=30_u32 {
            let first = start.after_months(months).expect("within the calendar");
            let rounded = start.plus_months(months as i32);
            let same_day = rounded.day() == start.day();
            assert_eq!(first, if same_day { rounded } else { rounded.plus_days(1) }, "{start:?} and {months} months");
            assert!(same_day || first.day() == 1, "{start:?} and {months} months: {first:?}");
        }
    }
    assert_eq!(day(2024, 2, 29).after_months(12), Some(day(2025, 3, 1)));
    assert_eq!(day(2999, 12, 31).after_months(0), Some(Date::LAST));
    assert_eq!((day(2999, 2, 1).after_months(11), day(1900, 1, 1).after_months(u32::MAX)), (None, None));
}

#[test]
fn the_earliest_gateway_after_the_end_of_a_month_is_told_alike_by_dates_and_gateway() {
    let book = standard("ST0792_1.2");
    let about = About { training_start: Some(day(2024, 2, 29)), ..About::default() };
    let start = known(Event::TrainingStart, None, day(2024, 2, 29));
    let entries = timeline(&book, None, &[start], &about);
    assert_eq!(on(&entries, "gateway-months-earliest"), (Bound::Earliest, day(2025, 3, 1)));
    let readiness = Readiness { about, ..Readiness::default() };
    let standing = grades::domain::gateway::standing(&book, &readiness);
    let months = standing.list.iter().find(|checked| checked.requirement.months.is_some()).expect("one of time");
    assert_eq!(months.from, Some(day(2025, 3, 1)));
}

#[test]
fn time_for_a_repeat_counts_from_the_outcome_where_the_plan_does_not_say_from_what() {
    let printed = standard("ST0792_1.2");
    let mut silent = printed.clone();
    silent.repeats.facts.iter_mut().for_each(|fact| fact.anchor = None);
    let outcome = known(Event::OutcomeNotification, None, day(2026, 3, 2));
    let days = |standard: &Standard| {
        let entries = timeline(standard, None, &[outcome], &About::default());
        let of_repeats =
            entries.into_iter().filter(|entry| entry.id.contains("resit") || entry.id.contains("repeatWindow"));
        of_repeats.map(|entry| (entry.id, entry.bound, entry.when)).collect::<Vec<_>>()
    };
    assert!(days(&printed).len() >= 2, "{:?}", days(&printed));
    assert_eq!(days(&silent), days(&printed));
}

#[test]
fn a_day_may_be_fixed_for_each_assessment_and_for_each_event_that_a_fact_counts_from() {
    let book = standard("ST0792_1.2");
    let keys: Vec<String> = events(&book).iter().map(|(event, method)| key(&book, *event, *method)).collect();
    for wanted in ["AM1/assessment", "AM2/assessment", "outcome-notification"] {
        assert!(keys.iter().any(|key| key == wanted), "{wanted} is not in {keys:?}");
    }
    for given_elsewhere in ["gateway", "training-start", "assessment-period-start"] {
        assert!(!keys.iter().any(|key| key.contains(given_elsewhere)), "{keys:?}");
    }
    for shipped in &SHIPPED {
        let of_no_method = events(&standard(shipped.uid)).contains(&(Event::Assessment, None));
        assert!(!of_no_method, "{}: an assessment is always one of a method", shipped.uid);
    }
}

/// "Bank holidays in England and Wales", as published by the government on its page of UK bank holidays.
const PUBLISHED: [(u16, &[(u8, u8)]); 10] = [
    (2018, &[(1, 1), (3, 30), (4, 2), (5, 7), (5, 28), (8, 27), (12, 25), (12, 26)]),
    (2019, &[(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2020, &[(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2021, &[(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2022, &[(1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26), (12, 27)]),
    (2023, &[(1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2024, &[(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2025, &[(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2026, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2027, &[(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
];

#[test]
fn bank_holidays_are_those_that_were_published() {
    for (year, published) in PUBLISHED {
        let (first, last) = (day(year, 1, 1).number(), day(year, 12, 31).number());
        let found: Vec<(u8, u8)> = (first..=last)
            .map(Date::from_number)
            .filter(|day| holiday(*day).is_some())
            .map(|day| (day.month(), day.day()))
            .collect();
        assert_eq!(found, published, "{year}");
    }
    assert_eq!(PUBLISHED.last().map(|(year, _)| *year), Some(CHECKED_TO));
    assert!(ONCE.iter().all(|change| Date::new(change.day.0, change.day.1, change.day.2).is_some()));
}

#[test]
fn easter_falls_on_the_days_that_tables_print() {
    // The table of the Book of Common Prayer and the tables of the United States Naval Observatory.
    let printed =
        [(1900, 4, 15), (1943, 4, 25), (1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2038, 4, 25), (2285, 3, 22)];
    for (year, month, of_month) in printed {
        assert_eq!(easter(year), day(year, month, of_month));
    }
    for year in 1900..=2999 {
        let easter = easter(year);
        assert_eq!(easter.weekday(), Weekday::Sunday, "{year}");
        assert!((day(year, 3, 22)..=day(year, 4, 25)).contains(&easter), "{year}");
    }
}

#[test]
fn every_year_has_its_eight_holidays_or_what_was_proclaimed_and_all_are_weekdays() {
    for year in 1978..=2999_u16 {
        let days = (day(year, 1, 1).number()..=day(year, 12, 31).number()).map(Date::from_number);
        let holidays: Vec<Date> = days.filter(|day| holiday(*day).is_some()).collect();
        assert!(holidays.iter().all(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)), "{year}");
        let more = match year {
            2022 => 2,
            2023 => 1,
            _ => 0,
        };
        assert_eq!(holidays.len(), 8 + more, "{year}");
    }
}

#[test]
fn working_days_step_over_weekends_and_holidays() {
    assert_eq!(plus_working_days(day(2026, 3, 20), 7), day(2026, 3, 31));
    // Christmas, Boxing Day's weekday and New Year lie between.
    assert_eq!(plus_working_days(day(2026, 12, 24), 4), day(2027, 1, 4));
    assert_eq!(plus_working_days(day(2026, 3, 21), 1), day(2026, 3, 23));
    assert_eq!(plus_working_days(day(2026, 3, 21), 0), day(2026, 3, 21));
    assert_eq!(plus_working_days(Date::LAST, 3), Date::LAST);
    assert!(!is_working_day(day(2022, 9, 19)) && is_working_day(day(2022, 5, 30)));
}

#[test]
fn each_timing_of_st0792_1_2_comes_out() {
    let book = standard("ST0792_1.2");
    let entries = after_gateway(
        &book,
        &[
            known(Event::TrainingStart, None, day(2024, 8, 31)),
            known(Event::Assessment, Some(0), day(2026, 2, 18)),
            known(Event::Assessment, Some(1), day(2026, 2, 25)),
            known(Event::OutcomeNotification, None, day(2026, 3, 31)),
        ],
    );
    let expected = [
        ("gateway-months-earliest", Bound::Earliest, day(2025, 8, 31)),
        ("AM2-portfolioHandIn", Bound::Exact, day(2026, 1, 5)),
        // The end of week 4 of the assessment period.
        ("AM1-submission-latest", Bound::Latest, day(2026, 2, 1)),
        ("AM1-technicalNeeds-latest", Bound::Latest, day(2026, 2, 1)),
        ("AM1-review-latest", Bound::Latest, day(2026, 2, 4)),
        ("AM1-notice-latest", Bound::Latest, day(2026, 2, 4)),
        ("AM2-review-latest", Bound::Latest, day(2026, 2, 11)),
        ("AM2-notice-latest", Bound::Latest, day(2026, 2, 11)),
        ("onProgramme", Bound::Exact, day(2026, 2, 28)),
        ("assessmentPeriod", Bound::Exact, day(2026, 3, 5)),
        ("resitTypical-latest", Bound::Latest, day(2026, 4, 30)),
        ("retakeTypical-latest", Bound::Latest, day(2026, 4, 30)),
        ("repeatWindow-latest", Bound::Latest, day(2026, 9, 30)),
    ];
    for (id, bound, day) in expected {
        assert_eq!(on(&entries, id), (bound, day), "{id}");
    }
    assert!(entries.iter().all(|entry| entry.when.day().is_some()), "everything is known");
    assert_eq!(entries.len(), expected.len() + 5, "and nothing else is told");
    assert!(
        entries
            .iter()
            .filter(|entry| !matches!(entry.says, Says::Event(_)))
            .all(|entry| words::source(entry).is_some())
    );
}

#[test]
fn each_timing_of_st0792_1_1_comes_out() {
    let book = standard("ST0792_1.1");
    let entries = after_gateway(
        &book,
        &[
            known(Event::TrainingStart, None, day(2024, 9, 2)),
            known(Event::PeriodStart, None, day(2026, 1, 19)),
            known(Event::ProjectStart, Some(0), day(2026, 1, 20)),
            known(Event::Assessment, Some(0), day(2026, 4, 30)),
            known(Event::Assessment, Some(1), day(2026, 12, 23)),
            known(Event::Results, None, day(2026, 5, 11)),
            known(Event::Feedback, None, day(2026, 5, 11)),
        ],
    );
    let expected = [
        ("gateway-months-earliest", Bound::Earliest, day(2025, 9, 2)),
        ("onProgramme-latest", Bound::Latest, day(2026, 3, 2)),
        ("adjustments-latest", Bound::Latest, day(2026, 1, 4)),
        ("planning-earliest", Bound::Earliest, day(2026, 1, 5)),
        ("AM1-approval-latest", Bound::Latest, day(2026, 1, 19)),
        ("AM1-approval-latest-2", Bound::Latest, day(2026, 1, 18)),
        ("AM1-projectTime-latest", Bound::Latest, day(2026, 4, 14)),
        ("assessmentPeriod", Bound::Exact, day(2026, 7, 19)),
        ("repeatWindow-latest", Bound::Latest, day(2026, 7, 19)),
        // 7 working days, over the early May bank holiday; over Christmas and New Year.
        ("AM1-results-latest", Bound::Latest, day(2026, 5, 12)),
        ("AM2-results-latest", Bound::Latest, day(2027, 1, 6)),
        // 15 working days, over the spring bank holiday.
        ("certificate-latest", Bound::Latest, day(2026, 6, 2)),
        ("projectAmended-latest", Bound::Latest, day(2026, 6, 1)),
    ];
    for (id, bound, day) in expected {
        assert_eq!(on(&entries, id), (bound, day), "{id}");
    }
}

#[test]
fn each_timing_of_st0525_comes_out() {
    let book = standard("ST0525_1.0");
    let start = known(Event::TrainingStart, None, day(2025, 9, 30));
    let late = About { registered: Some(day(2025, 9, 30)), ..About::default() };
    let days = [
        known(Event::Gateway, None, day(2026, 6, 1)),
        start,
        known(Event::Assessment, Some(0), day(2026, 7, 30)),
        known(Event::Assessment, Some(1), day(2026, 8, 14)),
    ];
    let entries = timeline(&book, None, &days, &late);
    let expected = [
        ("gateway-months-8-earliest", Bound::Earliest, day(2026, 5, 30)),
        ("AM2-portfolioHandIn", Bound::Exact, day(2026, 6, 1)),
        ("AM1-submission-latest", Bound::Latest, day(2026, 7, 12)),
        ("AM1-mapping-latest", Bound::Latest, day(2026, 7, 12)),
        ("assessmentPeriod", Bound::Exact, day(2026, 9, 1)),
        ("assessmentPeriod-latest", Bound::Latest, day(2026, 10, 1)),
        // 15 working days from the last assessment, over the summer bank holiday.
        ("results-latest", Bound::Latest, day(2026, 9, 7)),
        ("onProgramme", Bound::Exact, day(2027, 3, 30)),
        ("onProgramme-2", Bound::Exact, day(2027, 6, 30)),
    ];
    for (id, bound, day) in expected {
        assert_eq!(on(&entries, id), (bound, day), "{id}");
    }
    assert!(!entries.iter().any(|entry| entry.id.starts_with("gateway-months-12")), "not for a late registration");
    // Nobody said when the person was registered: both are told, each for some people.
    let unsure = timeline(&book, None, &[start], &About::default());
    for id in ["gateway-months-12-earliest", "gateway-months-8-earliest"] {
        assert_eq!(words::binds(line(&unsure, id)), "for some people");
    }
}

#[test]
fn what_waits_says_for_which_day_and_stands_last() {
    let book = standard("ST0792_1.2");
    let entries = after_gateway(&book, &[]);
    let notice = line(&entries, "AM2-notice-latest");
    assert_eq!(notice.when, When::Waits { event: Event::Assessment, method: Some(MethodNo(1)) });
    assert_eq!(words::when(&book, notice), "once you know the day of “Discussion”");
    let first_waiting = entries.iter().position(|entry| entry.when.day().is_none()).expect("some wait");
    assert!(entries.iter().skip(first_waiting).all(|entry| entry.when.day().is_none()));
    assert_eq!(
        words::summary(&entries),
        "5 dates from 5 January 2026 to 5 March 2026; 9 more wait for a day you do not know yet."
    );
    let none = timeline(&book, None, &[], &About::default());
    assert_eq!(words::summary(&none), "No date is known yet; 13 wait for a day you do not know yet.");
    assert_eq!(words::summary(&[]), "No date is known yet.");
}

#[test]
fn the_last_assessment_is_known_once_every_method_has_its_day() {
    let book = standard("ST0525_1.0");
    let one = [known(Event::Assessment, Some(0), day(2026, 3, 2))];
    assert_eq!(line(&after_gateway(&book, &one), "results-latest").when.day(), None);
    let both = [one[0], known(Event::Assessment, Some(1), day(2026, 2, 2))];
    assert_eq!(on(&after_gateway(&book, &both), "results-latest").1, plus_working_days(day(2026, 3, 2), 15));
    let given = [one[0], known(Event::FinalAssessment, None, day(2026, 4, 2))];
    assert_eq!(on(&after_gateway(&book, &given), "results-latest").1, plus_working_days(day(2026, 4, 2), 15));
}

#[test]
fn working_days_of_a_year_nobody_has_checked_may_move() {
    let book = standard("ST0792_1.1");
    for (year, moves) in [(CHECKED_TO, false), (CHECKED_TO + 1, true)] {
        let entries = after_gateway(&book, &[known(Event::Assessment, Some(0), day(year, 6, 1))]);
        let results = line(&entries, "AM1-results-latest");
        assert!(matches!(results.when, When::On { may_move, .. } if may_move == moves), "{year}");
        assert_eq!(words::when(&book, results).contains("may move"), moves);
    }
}

#[test]
fn ids_and_the_keys_of_events_are_each_ones_own_in_every_shipped_standard() {
    for shipped in &SHIPPED {
        let book = standard(shipped.uid);
        let mut keys: Vec<String> = events(&book).iter().map(|(event, method)| key(&book, *event, *method)).collect();
        let mut readiness = Readiness::default();
        readiness.dates.gateway = Some(day(2026, 1, 5));
        for key in &keys {
            readiness.dates.fixed.put(key, day(2026, 3, 3));
        }
        readiness.dates.fixed.put("AM9/assessment", day(2026, 3, 3));
        let days = known_days(&book, &readiness);
        assert_eq!(
            days.len(),
            keys.len() + 1,
            "every key is understood, and one that this version has not is left out"
        );
        let entries = timeline(&book, None, &days, &About::default());
        let mut ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        let (many, many_keys) = (ids.len(), keys.len());
        ids.sort_unstable();
        ids.dedup();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!((ids.len(), keys.len()), (many, many_keys), "{}", shipped.uid);
        assert!(
            entries.iter().all(|entry| !words::title(&book, entry).contains("A date in your plan")),
            "all are named"
        );
    }
}

/// The file that `tests/calendar` reads with a calendar program's own parser.
#[test]
fn the_calendar_file_is_the_one_that_a_real_parser_is_tried_on() {
    let book = standard("ST0792_1.2");
    let entries = after_gateway(&book, &[known(Event::Assessment, Some(1), day(2026, 2, 28))]);
    let mut appointments = words::appointments(&book, &book.uid, &entries);
    appointments.push(Appointment {
        uid: "awkward@apprenticeship-grade-calculator".to_owned(),
        day: day(2027, 12, 31),
        title: "Commas, semicolons; back\\slashes\nand ends of lines".to_owned(),
        text: "é€😀".repeat(40),
    });
    let stamp = Stamp { day: day(2026, 1, 2), second: 45_296 };
    for (sequence, path) in [(1, "../../tests/calendar/dates.ics"), (2, "../../tests/calendar/again.ics")] {
        let text = write(&appointments, "ST0792: dates", stamp, sequence);
        if std::env::var_os("WRITE_CALENDAR").is_some() {
            fs::write(path, &text).expect("written");
        }
        assert_eq!(text, fs::read_to_string(path).expect("a file"), "{path}: WRITE_CALENDAR=1 writes it anew");
    }
}

#[test]
fn lines_of_a_calendar_file_are_short_whole_and_end_as_the_standard_says() {
    for length in 60..90 {
        let appointment = Appointment {
            uid: "u".to_owned(),
            day: Date::LAST,
            title: "é".repeat(length),
            text: "a\tb\u{7}c".to_owned(),
        };
        let text = write(&[appointment], "", Stamp { day: Date::LAST, second: u32::MAX }, 0);
        assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{}\r\n", "é".repeat(length))));
        assert!(text.contains("DESCRIPTION:a\tbc\r\n") && text.contains("T235959Z"));
    }
}

#[test]
fn a_method_that_is_taken_elsewhere_has_no_assessment_day_to_fix() {
    let mut standard = standard("ST0792_1.2");
    let assessed = |standard: &Standard| {
        let events = events(standard).into_iter().filter(|(event, _)| *event == Event::Assessment);
        events.map(|(_, method)| method).collect::<Vec<_>>()
    };
    assert_eq!(assessed(&standard), [Some(MethodNo(0)), Some(MethodNo(1))]);
    standard.methods[0].taken_elsewhere = true;
    standard.methods[0].facts.clear();
    assert_eq!(assessed(&standard), [Some(MethodNo(1))]);
}

#[test]
fn a_figure_that_is_no_span_of_time_gives_no_day_of_its_own() {
    let mut standard = standard("ST0792_1.2");
    let is_period = |fact: &Fact| fact.what == FactKind::AssessmentPeriod;
    let fact = standard.facts.iter().find(|fact| is_period(fact)).expect("the plan says how long it is").clone();
    let units = [
        (Unit::Days, true),
        (Unit::WorkingDays, true),
        (Unit::Weeks, true),
        (Unit::Months, true),
        (Unit::Minutes, false),
        (Unit::Hours, false),
        (Unit::Words, false),
        (Unit::Pieces, false),
        (Unit::Questions, false),
        (Unit::Items, false),
        (Unit::Percent, false),
    ];
    for (unit, is_told) in units {
        let amount = fact.amount.map(|amount| Amount { unit, ..amount });
        standard.facts = vec![Fact { amount, anchor: None, ..fact.clone() }];
        let entries = after_gateway(&standard, &[]);
        let told = entries.iter().any(|entry| matches!(entry.says, Says::Fact(fact) if is_period(fact)));
        assert_eq!(told, is_told, "{unit:?}");
    }
}

#[test]
fn a_figure_of_an_option_is_told_to_those_who_are_on_it() {
    let mut standard = standard("ST0792_1.2");
    let is_period = |fact: &Fact| fact.what == FactKind::AssessmentPeriod;
    let mut fact = standard.facts.iter().find(|fact| is_period(fact)).expect("the plan says how long it is").clone();
    let told = |standard: &Standard, pathway| {
        let entries = timeline(standard, pathway, &[], &About::default());
        entries.iter().any(|entry| matches!(entry.says, Says::Fact(fact) if is_period(fact)))
    };
    for (of, pathway, expected) in [
        (None, None, true),
        (None, Some(0), true),
        (Some(1), None, false),
        (Some(1), Some(0), false),
        (Some(1), Some(1), true),
    ] {
        fact.pathway = of.map(PathwayNo);
        standard.facts = vec![fact.clone()];
        assert_eq!(told(&standard, pathway.map(PathwayNo)), expected, "a figure of {of:?} for somebody on {pathway:?}");
    }
}

#[test]
fn at_least_so_many_months_are_whole_ones_and_at_most_so_many_end_with_the_month() {
    let mut standard = standard("ST0792_1.2");
    standard.gateway.clear();
    let is_period = |fact: &Fact| fact.what == FactKind::AssessmentPeriod;
    let fact = standard.facts.iter().find(|fact| is_period(fact)).expect("the plan says how long it is").clone();
    let amount = Amount { at_least: Some(6), at_most: Some(12), unit: Unit::Months };
    standard.facts = vec![Fact { what: FactKind::OnProgramme, amount: Some(amount), anchor: None, ..fact }];
    let days = [known(Event::TrainingStart, None, day(2026, 8, 31))];
    let entries = timeline(&standard, None, &days, &About::default());
    let of_fact = |bound| entries.iter().find(|entry| matches!(entry.says, Says::Fact(_)) && entry.bound == bound);
    let days = [Bound::Earliest, Bound::Latest].map(|bound| of_fact(bound).and_then(|entry| entry.when.day()));
    assert_eq!(days, [Some(day(2027, 3, 1)), Some(day(2027, 8, 31))]);
}
