//! Days that cannot all be, told with what says so.

use grades::domain::clash::{Clash, clashes};
use grades::domain::date::Date;
use grades::domain::fact::{Event, FactKind};
use grades::domain::plan::MethodNo;
use grades::domain::readiness::About;
use grades::domain::standard::Standard;
use grades::domain::timeline::{Bound, Known, Says, timeline};
use grades::wording::timeline as words;
use standards::find;

fn known(event: Event, method: Option<u8>, (month, day): (u8, u8)) -> Known {
    Known { event, method: method.map(MethodNo), day: Date::new(2026, month, day).expect("a real day") }
}

/// What is wrong, and whether the plan is cited for it.
fn told(standard: &Standard, days: &[Known]) -> Vec<(String, bool)> {
    let entries = timeline(standard, None, days, &About::default());
    let told = clashes(&entries).iter().map(|clash| words::clash(standard, clash)).collect::<Vec<_>>();
    told.into_iter().map(|(text, cited)| (text, cited.is_some())).collect()
}

fn wants(found: &[(String, bool)], words: &str, cited: bool) {
    assert!(found.iter().any(|(text, by)| text.contains(words) && *by == cited), "“{words}” is not in {found:?}");
}

#[test]
fn days_that_go_together_are_left_in_peace() {
    let book = find("ST0792_1.2").expect("shipped");
    let start = Known { event: Event::TrainingStart, method: None, day: Date::new(2024, 9, 2).expect("a real day") };
    let days = [start, known(Event::Gateway, None, (1, 5)), known(Event::Assessment, Some(1), (3, 2))];
    assert_eq!(told(&book, &days), []);
    assert_eq!(told(&book, &[]), []);
}

#[test]
fn an_assessment_before_gateway_is_told_and_so_is_an_outcome_before_its_assessment() {
    let book = find("ST0792_1.2").expect("shipped");
    let early = [known(Event::Gateway, None, (3, 2)), known(Event::Assessment, Some(1), (2, 2))];
    wants(
        &told(&book, &early),
        "(Monday 2 February 2026) lies before Gateway (Monday 2 March 2026), which comes first.",
        false,
    );
    assert_eq!(told(&book, &early).len(), 1, "that leaves no room for notice either, which needs no saying");
    let outcome = [known(Event::Assessment, Some(0), (3, 2)), known(Event::OutcomeNotification, Some(0), (2, 2))];
    wants(&told(&book, &outcome), "You are told your outcome", false);
    let other = [known(Event::Assessment, Some(0), (3, 2)), known(Event::OutcomeNotification, Some(1), (2, 2))];
    assert_eq!(told(&book, &other), [], "methods come in any order");
}

#[test]
fn too_little_notice_is_told_with_the_rule() {
    let book = find("ST0792_1.2").expect("shipped");
    let found = told(&book, &[known(Event::Gateway, None, (1, 5)), known(Event::Assessment, Some(1), (1, 12))]);
    wants(&found, "You are told the date: “Discussion” (Monday 29 December 2025) would lie before Gateway", true);
}

#[test]
fn a_gateway_before_the_months_on_programme_are_over_is_told_with_the_rule() {
    let book = find("ST0792_1.2").expect("shipped");
    let found = told(&book, &[known(Event::TrainingStart, None, (1, 5)), known(Event::Gateway, None, (6, 1))]);
    wants(
        &found,
        "Gateway (Monday 1 June 2026) is earlier than this: Earliest gateway (Tuesday 5 January 2027).",
        true,
    );
}

#[test]
fn an_assessment_after_its_period_is_told_with_the_rule() {
    let book = find("ST0525_1.0").expect("shipped");
    let found = told(&book, &[known(Event::Gateway, None, (1, 5)), known(Event::Assessment, Some(1), (9, 7))]);
    wants(&found, "is later than this: Assessment period ends", true);
}

#[test]
fn a_weekend_or_a_bank_holiday_is_told() {
    let book = find("ST0792_1.2").expect("shipped");
    let found = told(&book, &[known(Event::Assessment, Some(0), (4, 6)), known(Event::Assessment, Some(1), (4, 11))]);
    wants(&found, "is Easter Monday, not a working day.", false);
    wants(&found, "is a Saturday, not a working day.", false);
}

#[test]
fn what_may_begin_on_a_weekend_is_not_told_and_a_gateway_there_is() {
    let book = find("ST0792_1.1").expect("shipped");
    let saturday = |event| told(&book, &[known(event, None, (4, 11))]);
    for event in [Event::TrainingStart, Event::PeriodStart, Event::ProjectStart] {
        assert_eq!(saturday(event), [], "{event:?}");
    }
    wants(&saturday(Event::Gateway), "is a Saturday, not a working day.", false);
}

/// The days beside one at which a known day is told to be too early, with the rule: of the day before, the day itself and
/// the day after.
fn too_early(book: &Standard, others: &[Known], event: Event, method: Option<MethodNo>, limit: Date) -> [bool; 3] {
    [-1, 0, 1].map(|more| {
        let days = [others, &[Known { event, method, day: limit.plus_days(more) }]].concat();
        told(book, &days).iter().any(|(text, cited)| text.contains("is earlier than this") && *cited)
    })
}

#[test]
fn time_on_programme_that_no_requirement_repeats_makes_a_gateway_too_early_until_its_very_day() {
    let mut book = find("ST0792_1.2").expect("shipped");
    book.gateway.clear();
    let start = [known(Event::TrainingStart, None, (1, 5))];
    let year_later = Date::new(2027, 1, 5).expect("a real day");
    assert_eq!(too_early(&book, &start, Event::Gateway, None, year_later), [true, false, false]);
}

#[test]
fn an_assessment_before_the_project_has_had_its_time_is_too_early_until_the_very_day() {
    let book = find("ST0792_1.1").expect("shipped");
    let is_of_project = |method: MethodNo| {
        let facts = book.method(method).map_or(&[][..], |method| &method.facts);
        facts.iter().any(|fact| fact.what == FactKind::ProjectTime)
    };
    let method = book.methods().map(|(no, _)| no).find(|no| is_of_project(*no)).expect("a project");
    let start =
        [Known { event: Event::ProjectStart, method: Some(method), ..known(Event::ProjectStart, None, (3, 2)) }];
    let entries = timeline(&book, None, &start, &About::default());
    let ends = entries.iter().find(|entry| entry.id.contains("projectTime")).expect("the plan gives it time");
    let last = ends.when.day().expect("counted from its start");
    assert_eq!(too_early(&book, &start, Event::Assessment, Some(method), last), [true, false, false]);
}

#[test]
fn an_assessment_on_the_last_day_of_its_period_is_in_time_and_one_a_day_later_is_late() {
    let standard = find("ST0792_1.2").expect("shipped");
    let gateway = known(Event::Gateway, None, (1, 5));
    let entries = timeline(&standard, None, &[gateway], &About::default());
    let of_period = |says: &Says| matches!(says, Says::Fact(fact) if fact.what == FactKind::AssessmentPeriod);
    let period = entries.iter().find(|entry| of_period(&entry.says)).expect("the plan says how long it is");
    let last = period.when.day().expect("it begins at gateway");
    for (days, late) in [(-1, false), (0, false), (1, true), (2, true)] {
        let assessment = Known { event: Event::Assessment, method: Some(MethodNo(1)), day: last.plus_days(days) };
        let days = [gateway, assessment];
        let entries = timeline(&standard, None, &days, &About::default());
        let found = clashes(&entries).iter().any(|clash| matches!(clash, Clash::Late { .. }));
        assert_eq!(found, late, "{assessment:?}, until {last:?}");
    }
}

#[test]
fn two_days_that_follow_each_other_may_be_one_and_the_same() {
    let standard = find("ST0792_1.2").expect("shipped");
    let days = [known(Event::Assessment, Some(1), (3, 2)), known(Event::OutcomeNotification, Some(1), (3, 2))];
    assert_eq!(told(&standard, &days), []);
}

#[test]
fn gateway_on_the_first_day_that_time_on_programme_allows_is_not_early() {
    let standard = find("ST0792_1.2").expect("shipped");
    let start = Known { event: Event::TrainingStart, method: None, day: Date::new(2024, 9, 2).expect("a real day") };
    let entries = timeline(&standard, None, &[start], &About::default());
    let earliest = entries.iter().filter(|entry| entry.bound == Bound::Earliest).filter_map(|entry| entry.when.day());
    let earliest = earliest.max().expect("the plan asks for time on programme");
    for (days, early) in [(-1, true), (0, false), (1, false)] {
        let gateway = Known { event: Event::Gateway, method: None, day: earliest.plus_days(days) };
        let known = [start, gateway];
        let entries = timeline(&standard, None, &known, &About::default());
        let found = clashes(&entries).iter().any(|clash| matches!(clash, Clash::Early { .. }));
        assert_eq!(found, early, "{gateway:?}, from {earliest:?}");
    }
}
