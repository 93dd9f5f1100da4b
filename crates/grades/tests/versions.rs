//! Which version somebody is on, and what differs between two.

use grades::domain::citation::{Basis, Citation};
use grades::domain::comparison::{About, Line, Said, compare};
use grades::domain::date::{Date, NotADate};
use grades::domain::fact::{Amount, Unit};
use grades::domain::grade::{Grade, GradeScale};
use grades::domain::plan::{Method, MethodNo};
use grades::domain::standard::{Standard, Status, Window};
use grades::domain::version::{Candidate, Suggestion, suggest};
use grades::rules::overall::mark::MethodMark;
use grades::rules::overall::methods::MethodsReached;
use grades::rules::overall::{Combine, Overall, OverallRule};
use grades::wording::{comparison, versions as words};
use standards::versions;

fn day(text: &str) -> Date {
    let parts: Vec<&str> = text.split(' ').collect();
    Date::typed(parts[0], parts[1], parts[2]).expect("a date").expect("whole")
}

fn candidates(reference: &str) -> Vec<Candidate<'static>> {
    versions(reference).iter().map(|one| one.candidate).collect()
}

/// The versions that are suggested for a start date, the suggested one first; empty where none is.
fn suggested(reference: &str, start: &str) -> Vec<&'static str> {
    let candidates = candidates(reference);
    let name = |place: &usize| candidates[*place].version;
    match suggest(day(start), &candidates) {
        Suggestion::Only { version } => vec![name(&version)],
        Suggestion::Highest { version, others } => std::iter::once(&version).chain(&others).map(name).collect(),
        Suggestion::BeforeTheFirst { .. } | Suggestion::InNoWindow | Suggestion::NotStated | Suggestion::OnlyDrafts => {
            Vec::new()
        }
    }
}

#[test]
fn each_edge_of_each_window_of_st0792_falls_on_the_right_side() {
    let expected: [(&str, &[&str]); 12] = [
        ("23 8 2020", &[]),
        ("24 8 2020", &["1.0"]),
        ("7 6 2023", &["1.0"]),
        ("8 6 2023", &["1.1"]),
        ("9 6 2023", &["1.1"]),
        ("14 8 2024", &["1.1"]),
        ("15 8 2024", &["1.2", "1.1"]),
        ("16 8 2024", &["1.2", "1.1"]),
        ("1 9 2024", &["1.2", "1.1"]),
        ("2 9 2024", &["1.2"]),
        ("25 11 2026", &["1.2"]),
        ("31 12 2999", &["1.2"]),
    ];
    for (start, versions) in expected {
        assert_eq!(suggested("ST0792", start), versions, "{start}");
    }
}

#[test]
fn before_the_first_version_its_first_day_is_named() {
    let candidates = candidates("ST0792");
    let start = day("23 8 2020");
    let found = suggest(start, &candidates);
    assert_eq!(found, Suggestion::BeforeTheFirst { first: day("24 8 2020") });
    let said = words::suggestion(start, &candidates, &found);
    assert!(said.contains("the first one opened on 24 August 2020"), "{said}");
}

#[test]
fn the_overlap_shows_both_versions_with_their_dates() {
    let candidates = candidates("ST0792");
    let start = day("20 8 2024");
    let said = words::suggestion(start, &candidates, &suggest(start, &candidates));
    for part in ["the highest, version 1.2 (from 15 August 2024)", "version 1.1 (from 8 June 2023 to 1 September 2024)"]
    {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn a_version_without_dates_is_never_chosen_by_a_date_and_a_draft_never_suggested() {
    let start = day("1 1 2025");
    assert_eq!(suggest(start, &candidates("ST0525")), Suggestion::NotStated);
    assert_eq!(suggest(start, &candidates("ST1483")), Suggestion::OnlyDrafts);
}

#[test]
fn a_gap_between_windows_is_in_no_window() {
    let window = |from, to| Some(Window { earliest: day(from), latest: Some(day(to)) });
    let of = |version, starts| Candidate { version, status: Status::Retired, starts };
    let candidates = [of("1", window("1 1 2020", "1 1 2021")), of("2", window("1 1 2022", "1 1 2023"))];
    assert_eq!(suggest(day("1 6 2021"), &candidates), Suggestion::InNoWindow);
    assert_eq!(suggest(day("2 1 2023"), &candidates), Suggestion::InNoWindow);
    assert_eq!(suggest(day("1 1 2023"), &candidates), Suggestion::Only { version: 1 });
}

#[test]
fn what_is_no_date_is_told_with_its_remedy() {
    let of = |typed: [&str; 3]| words::not_a_date(Date::typed(typed[0], typed[1], typed[2]).expect_err("no date"));
    assert!(of(["30", "2", "2024"]).contains("29 February 2024"));
    assert!(of(["29", "2", "2023"]).contains("28 February 2023"));
    assert!(of(["1", "0", "2023"]).contains("1 to 12"));
    assert!(of(["1", "1", "23"]).contains("four digits"));
    assert!(of(["1", "June", "2023"]).contains("in numbers"));
    assert!(of(["99999999", "1", "2023"]).contains("31 January 2023"));
    assert_eq!(Date::typed("1", "1", "9999"), Err(NotADate::OutOfRange));
    assert_eq!(Date::typed("1", "1", "1000"), Err(NotADate::OutOfRange));
    assert_eq!(Date::typed("1", "1", "999"), Err(NotADate::ShortYear));
    assert_eq!(Date::typed("", "", ""), Ok(None));
    for missing in [["", "6", "2023"], ["8", " ", "2023"], ["8", "6", ""]] {
        assert_eq!(Date::typed(missing[0], missing[1], missing[2]), Ok(None), "{missing:?}");
    }
}

fn pair() -> (Standard, Standard) {
    let find = |uid| standards::find(uid).expect("shipped");
    (find("ST0792_1.1"), find("ST0792_1.2"))
}

/// What the two versions say about something, in words.
fn told(wanted: &str) -> Option<(Vec<String>, Vec<String>, bool)> {
    let (one, other) = pair();
    let lines = compare(&one, &other);
    let line = lines.iter().find(|line| comparison::about(&line.about) == wanted)?;
    let words = |list: &[grades::domain::comparison::Told]| {
        list.iter().map(|told| comparison::said(&told.said).0).collect::<Vec<_>>()
    };
    Some((words(&line.one), words(&line.other), line.is_same()))
}

#[test]
fn a_distinction_and_a_pass_are_a_pass_in_1_1_and_a_merit_in_1_2() {
    let (one, other) = pair();
    let lines = compare(&one, &other);
    let combined: Vec<(Vec<&str>, &str, &str)> = lines
        .iter()
        .filter_map(|line| {
            let About::Combination(cells) = &line.about else { return None };
            let [mine, theirs] = [&line.one, &line.other].map(|list| match list.first()?.said {
                Said::Grade(grade) => Some(grade),
                _ => None,
            });
            Some((cells.iter().map(|(_, grade)| *grade).collect(), mine?, theirs?))
        })
        .collect();
    assert_eq!(
        combined,
        [
            (vec!["pass", "pass"], "pass", "pass"),
            (vec!["pass", "distinction"], "pass", "merit"),
            (vec!["distinction", "pass"], "pass", "merit"),
            (vec!["distinction", "distinction"], "distinction", "distinction"),
        ]
    );
    let (mine, theirs, same) = told("Fail in any method").expect("one line for all of them");
    assert_eq!((mine, theirs, same), (vec!["fail".to_owned()], vec!["fail".to_owned()], true));
}

#[test]
fn the_figures_stand_side_by_side() {
    let (mine, theirs, same) = told("Portfolio pieces – Discussion").expect("both state it");
    assert_eq!((mine, theirs, same), (vec!["15 pieces".to_owned()], vec!["18 to 20 pieces".to_owned()], false));
    let (mine, theirs, _) = told("Report – Project / Presentation").expect("1.1 has a report");
    assert_eq!(mine, ["at most 3000 words, give or take 10%"]);
    assert!(theirs.is_empty(), "1.2 has no report");
}

#[test]
fn what_is_only_typical_is_compared_as_such() {
    let (_, theirs, _) = told("Assessment period").expect("both state it");
    assert_eq!(theirs, ["2 months (typical)"]);
    let (mine, theirs, _) = told("Re-sit").expect("1.2 states it");
    assert!(mine.is_empty(), "1.1 does not");
    assert_eq!(theirs, ["1 month (typical)"]);
}

#[test]
fn a_version_compared_with_itself_differs_in_nothing() {
    for shipped in &standards::SHIPPED {
        let standard = standards::find(shipped.uid).expect("shipped");
        let lines = compare(&standard, &standard);
        let differ: Vec<String> =
            lines.iter().filter(|line| !line.is_same()).map(|line| comparison::about(&line.about)).collect();
        assert!(differ.is_empty(), "{}: {differ:?}", shipped.uid);
    }
}

#[test]
fn what_one_version_says_the_other_says_the_other_way_round() {
    let (one, other) = pair();
    let count = |lines: &[grades::domain::comparison::Line]| lines.iter().filter(|line| !line.is_same()).count();
    assert_eq!(count(&compare(&one, &other)), count(&compare(&other, &one)));
}

#[test]
fn every_figure_cites_its_place() {
    let (one, other) = pair();
    for line in compare(&one, &other) {
        for told in line.one.iter().chain(&line.other) {
            let counted = !matches!(told.said, Said::Fact(_) | Said::Grade(_) | Said::Caps(..) | Said::Requirement(_));
            assert!(counted || told.source.is_some_and(|source| !source.at.is_empty()), "{:?}", line.about);
        }
    }
}

#[test]
fn the_sentence_on_top_names_the_grade_that_changes_and_the_portfolio() {
    let (one, other) = pair();
    let said = comparison::summary(&compare(&one, &other), "1.1", "1.2");
    for part in [
        "give pass in version 1.1, and merit in version 1.2",
        "15 pieces in version 1.1, and 18 to 20 pieces in version 1.2",
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn standards_of_unlike_shape_can_be_compared_without_a_wrong_word() {
    let find = |uid| standards::find(uid).expect("shipped");
    let (one, other) = (find("ST0525_1.0"), find("ST1483_2"));
    let lines = compare(&one, &other);
    assert!(lines.iter().any(|line| line.about == About::OverallKind && !line.is_same()));
    assert!(!lines.iter().any(|line| matches!(line.about, About::Combination(_))));
}

#[test]
fn minutes_that_differ_are_a_difference_and_so_is_what_else_makes_a_figure() {
    let (standard, _) = pair();
    let is_minutes = |fact: &grades::domain::fact::Fact| {
        fact.amount.is_some_and(|amount| amount.unit == Unit::Minutes && amount.at_least.is_some())
    };
    let no =
        standard.methods.iter().position(|method| method.facts.iter().any(is_minutes)).expect("minutes are printed");
    let at = standard.methods[no].facts.iter().position(is_minutes).unwrap();
    let what = standard.methods[no].facts[at].what;
    let is_same = |change: &dyn Fn(&mut grades::domain::fact::Fact)| {
        let mut other = standard.clone();
        change(&mut other.methods[no].facts[at]);
        let lines = compare(&standard, &other);
        let about = |line: &&grades::domain::comparison::Line| {
            matches!(&line.about, About::MethodFigure(named, figure) if *figure == what
                && named.one == standard.methods[no].short.as_ref().unwrap_or(&standard.methods[no].title))
        };
        lines.iter().find(about).expect("the figure has a line").is_same()
    };
    let minutes = |fact: &mut grades::domain::fact::Fact| fact.amount.unwrap();
    assert!(is_same(&|_| {}));
    assert!(is_same(&|fact| fact.says = Some("Other words.".to_owned())), "words alone are no difference");
    assert!(!is_same(&|fact| fact.amount = Some(Amount { at_least: Some(7), ..minutes(fact) })));
    assert!(!is_same(&|fact| fact.amount = Some(Amount { at_most: Some(7_777), ..minutes(fact) })));
    assert!(!is_same(&|fact| fact.amount = Some(Amount { unit: Unit::Hours, ..minutes(fact) })));
    assert!(!is_same(&|fact| fact.extra_percent = Some(77)));
    assert!(!is_same(&|fact| fact.plus_minus_percent = Some(77)));
}

/// What is counted, of the core and of each option that has any, line by line.
fn counts(lines: &[Line], of: fn(&About) -> bool) -> Vec<(usize, Vec<usize>)> {
    let told = lines.iter().filter(|line| of(&line.about)).flat_map(|line| &line.one);
    let count = told.filter_map(|told| match &told.said {
        Said::Count { core, options } => Some((*core, options.iter().map(|(_, count)| *count).collect())),
        _ => None,
    });
    count.collect()
}

#[test]
fn criteria_are_counted_by_method_and_grade_and_statements_by_kind_each_of_core_and_option() {
    // As many as the pack of version 1.1 lists.
    let standard = standards::find("ST0792_1.1").expect("shipped");
    let lines = compare(&standard, &standard);
    let of_criteria = [(7, vec![]), (3, vec![]), (13, vec![9, 10]), (3, vec![1, 1])];
    assert_eq!(counts(&lines, |about| matches!(about, About::Criteria(..))), of_criteria);
    let of_statements = [(27, vec![10, 6]), (26, vec![8, 4]), (6, vec![])];
    assert_eq!(counts(&lines, |about| matches!(about, About::Ksbs(_))), of_statements);
}

#[test]
fn two_versions_differ_first_in_title_level_status_and_start_dates() {
    let [one, other] = ["ST0792_1.1", "ST0792_1.2"].map(|uid| standards::find(uid).expect("shipped"));
    let about: Vec<About> = compare(&one, &other).into_iter().map(|line| line.about).take(4).collect();
    assert_eq!(about, [About::Title, About::Level, About::Status, About::Starts]);
}

/// How many lines tell one combination of grades, whether one line tells all with the lowest, and whether one tells only
/// how the whole is decided.
fn told_of_the_whole(one: &Standard, other: &Standard) -> (usize, bool, bool) {
    let lines = compare(one, other);
    let has = |wanted: fn(&About) -> bool| lines.iter().any(|line| wanted(&line.about));
    let each = lines.iter().filter(|line| matches!(line.about, About::Combination(_))).count();
    (each, has(|about| matches!(about, About::AnyLowest(_))), has(|about| matches!(about, About::OverallKind)))
}

#[test]
fn the_whole_is_told_grade_by_grade_only_where_both_have_the_same_methods_and_scales() {
    const ONLY_KIND: (usize, bool, bool) = (0, false, true);
    let standard = pair().1;
    assert_eq!(told_of_the_whole(&standard, &standard), (4, true, false));
    let mut fewer = standard.clone();
    fewer.methods.truncate(1);
    assert_eq!(told_of_the_whole(&standard, &fewer), ONLY_KIND);
    assert_eq!(told_of_the_whole(&fewer, &standard), ONLY_KIND);
    let mut with_merit = standard.clone();
    let names = ["fail", "pass", "merit", "distinction"].map(String::from).to_vec();
    with_merit.methods[0].grades = GradeScale::new(names).unwrap();
    assert_eq!(told_of_the_whole(&standard, &with_merit), ONLY_KIND);
    let mut without = standard.clone();
    without.methods.clear();
    assert_eq!(told_of_the_whole(&without, &without), ONLY_KIND);
}

#[test]
fn up_to_sixty_four_combinations_are_told_one_by_one() {
    let mut standard = pair().1;
    standard.overall = Overall::default();
    let method = standard.methods[0].clone();
    let of_sizes = |sizes: &[usize]| {
        let mut standard = standard.clone();
        standard.methods.clear();
        for (no, size) in sizes.iter().enumerate() {
            let names = (0..*size).map(|grade| format!("grade {grade}")).collect();
            let (id, title, grades) = (format!("AM{no}"), format!("Method {no}"), GradeScale::new(names).unwrap());
            standard.methods.push(Method { id, title, grades, ..method.clone() });
        }
        told_of_the_whole(&standard, &standard)
    };
    assert_eq!(of_sizes(&[4, 4, 4]), (27, true, false));
    assert_eq!(of_sizes(&[5, 12]), (44, true, false));
    assert_eq!(of_sizes(&[6, 11]), (0, false, true));
}

#[test]
fn a_whole_that_is_decided_in_another_way_differs_in_that() {
    let standard = pair().1;
    let of = |overall: Overall| Standard { overall, ..standard.clone() };
    let ways = [standard.clone(), of(Overall::Rules(Vec::new())), of(Overall::default())];
    for (one, first) in ways.iter().enumerate() {
        for (other, second) in ways.iter().enumerate().filter(|(other, _)| *other != one) {
            let lines = compare(first, second);
            let line = lines.iter().find(|line| line.about == About::OverallKind);
            assert!(line.is_some_and(|line| !line.is_same()), "{one} beside {other}");
        }
    }
}

/// Two methods, and overall rules of so many of them for a pass and for a distinction.
fn by_rules(pass: u8, distinction: Combine) -> Standard {
    let standard = pair().1;
    let [for_pass, for_distinction] = ["pass", "distinction"].map(|name| standard.grades.find(name).unwrap());
    let rule = |grade, needs| OverallRule {
        grade,
        needs,
        says: None,
        others: Vec::new(),
        basis: Basis::default(),
        source: Citation::default(),
    };
    let rules = vec![rule(for_pass, reached(pass, "pass")), rule(for_distinction, distinction)];
    Standard { overall: Overall::Rules(rules), ..standard }
}

/// So many of the two methods reach a grade.
fn reached(count: u8, grade: &str) -> Combine {
    let methods = pair().1;
    let of = methods.methods().map(|(no, method)| (no, method.grades.find(grade).unwrap())).collect();
    Combine::Methods(MethodsReached { count, of })
}

/// The first method reaches a distinction.
fn reached_by_first() -> Vec<(MethodNo, Grade)> {
    vec![(MethodNo(0), pair().1.methods[0].grades.find("distinction").unwrap())]
}

/// What each combination of grades gives by the one version.
fn given(standard: &Standard) -> Vec<(String, String)> {
    let lines = compare(standard, standard);
    let grade = |line: &Line| match line.one.first().map(|told| told.said.clone()) {
        Some(Said::Grade(grade)) => Some(grade.to_owned()),
        _ => None,
    };
    let name = |line: &Line| match &line.about {
        About::Combination(cells) => Some(cells.iter().map(|(_, grade)| &grade[..1]).collect()),
        About::AnyLowest(_) => Some("any".to_owned()),
        _ => None,
    };
    lines.iter().filter_map(|line| Some((name(line)?, grade(line)?))).collect()
}

#[test]
fn rules_for_the_whole_are_climbed_and_those_of_marks_end_the_climb() {
    let told = |standard: &Standard| {
        given(standard).iter().map(|(name, grade)| format!("{name} {grade}")).collect::<Vec<_>>().join(", ")
    };
    let both = by_rules(2, reached(2, "distinction"));
    assert_eq!(told(&both), "any fail, pp pass, pd pass, dp pass, dd distinction");
    // Where one method is enough, a fail is not always a fail, so each is told.
    let one = by_rules(1, reached(2, "distinction"));
    assert_eq!(told(&one), "ff fail, fp pass, fd pass, pf pass, df pass, pp pass, pd pass, dp pass, dd distinction");
    let mark = Combine::Mark(MethodMark { method: MethodNo(0), part: None, at_least: 1 });
    let by_marks = by_rules(2, mark);
    assert_eq!(told(&by_marks), "any fail, pp pass, pd pass, dp pass, dd pass");
    // Each method has its own grade, in whichever order the lines tell them.
    let first = Combine::Methods(MethodsReached { count: 1, of: reached_by_first() });
    let by_first = by_rules(2, first);
    assert_eq!(told(&by_first), "any fail, pp pass, pd pass, dp distinction, dd distinction");
    // A higher rule that is easier does not help where a lower one fails.
    let odd = by_rules(2, reached(1, "distinction"));
    assert_eq!(told(&odd), "any fail, pp pass, pd distinction, dp distinction, dd distinction");
}

#[test]
fn a_fail_that_is_no_fail_in_the_other_version_is_told_grade_by_grade() {
    let (one, other) = (by_rules(2, reached(2, "distinction")), by_rules(1, reached(2, "distinction")));
    assert_eq!(told_of_the_whole(&one, &other), (9, false, false));
    assert_eq!(told_of_the_whole(&other, &one), (9, false, false));
}

#[test]
fn options_that_only_one_version_has_stand_in_one_line() {
    let standard = pair().1;
    let mut fewer = standard.clone();
    fewer.pathways.pop();
    let apart = |one: &Standard, other: &Standard| {
        let lines = compare(one, other);
        let line = lines.iter().find(|line| line.about == About::OtherOptions);
        line.map(|line| (line.one.len(), line.other.len(), line.is_same()))
    };
    assert_eq!(apart(&standard, &standard), None);
    assert_eq!(apart(&standard, &fewer), Some((1, 0, false)));
    assert_eq!(apart(&fewer, &standard), Some((0, 1, false)));
}
