//! What a pack may not ask is counted exactly: each limit is told from one step more.

use grades::domain::citation::{Basis, Citation};
use grades::domain::grade::Grade;
use grades::domain::grading::limits::{
    MOST_COMPLETIONS, MOST_CORNERS, MOST_PLACES, MOST_PLACES_TOGETHER, TooMuch, check,
};
use grades::domain::plan::{Component, ComponentNo, MarkPart, Marks, MethodNo, PartNo};
use grades::domain::standard::{PathwayNo, Standard};
use grades::files::pack;
use grades::rules::component::ComponentReached;
use grades::rules::mark::MarkReached;
use grades::rules::overall::mark::MethodMark;
use grades::rules::overall::methods::MethodsReached;
use grades::rules::overall::weighted::WeightedMarks;
use grades::rules::overall::{Combine, Overall, OverallRule};
use grades::rules::{Needs, OtherReading, Reading, Rule};

fn pass() -> Grade {
    Grade::LOWEST.next()
}

fn example_pack() -> Standard {
    pack::read(&std::fs::read_to_string("../../tests/packs/example-repaired.json").unwrap()).unwrap()
}

/// One method without options, with so many pass criteria of the core and so many distinction criteria. Pass needs all of
/// the one, distinction all of the one and one of the other: five conditions with the method itself.
fn example(pass: usize, distinction: usize) -> Standard {
    let mut standard = example_pack();
    standard.pathways.clear();
    let [for_pass, for_distinction] = [0, 1].map(|at| standard.criteria[at].clone());
    let pass = std::iter::repeat_n(for_pass, pass);
    standard.criteria = pass.chain(std::iter::repeat_n(for_distinction, distinction)).collect();
    for (no, criterion) in standard.criteria.iter_mut().enumerate() {
        criterion.id = format!("c{no}");
    }
    standard
}

fn places(standard: &Standard) -> usize {
    match check(standard) {
        Err(TooMuch::Conditions { places, most: MOST_PLACES }) => places,
        other => panic!("{other:?}"),
    }
}

#[test]
fn as_many_conditions_on_as_many_criteria_as_the_limit_are_taken_and_one_criterion_more_is_not() {
    assert_eq!(MOST_PLACES, 60_000);
    // The method itself counts as one more criterion.
    assert_eq!(check(&example(11_999, 0)), Ok(()));
    assert_eq!(check(&example(12_000, 0)), Err(TooMuch::Conditions { places: 60_005, most: MOST_PLACES }));
}

#[test]
fn what_all_options_ask_together_is_limited_too() {
    assert_eq!(MOST_PLACES_TOGETHER, 600_000);
    let mut standard = example(11_999, 0);
    let option = example_pack().pathways[0].clone();
    // No option is one of the ten.
    standard.pathways = vec![option; 9];
    assert_eq!(check(&standard), Ok(()));
    standard.pathways.push(standard.pathways[0].clone());
    assert_eq!(check(&standard), Err(TooMuch::Conditions { places: 660_000, most: MOST_PLACES_TOGETHER }));
}

#[test]
fn criteria_count_for_their_own_option_and_method_alone() {
    let mut standard = example(12_000, 0);
    standard.pathways = example_pack().pathways;
    standard.criteria[0].pathway = Some(PathwayNo(1));
    assert_eq!(places(&standard), 60_005, "the second option has one more than the first and than none");
    standard.criteria.truncate(11_999);
    assert_eq!(check(&standard), Ok(()));
    let mut standard = example(20_000, 0);
    standard.methods.push(standard.methods[0].clone());
    assert_eq!(places(&standard), 5 * 20_001 + 5, "the second method has no criteria");
}

#[test]
fn places_grow_with_conditions_and_readings_of_methods_of_the_whole_and_of_repeats() {
    type Change = fn(&mut Standard);
    let cases: [(&str, Change, usize); 11] = [
        ("as it is", |_| {}, 5 * 20_001),
        (
            "two readings of a rule: one condition more, and everything twice",
            |standard| {
                let rule = &mut standard.methods[0].rules[0];
                rule.readings.push(rule.readings[0].clone());
            },
            6 * 20_001 * 2,
        ),
        (
            "two readings of two rules",
            |standard| {
                for rule in &mut standard.methods[0].rules {
                    rule.readings.push(rule.readings[0].clone());
                }
            },
            9 * 20_001 * 4,
        ),
        ("a rule without a reading", |standard| standard.methods[0].rules[0].readings.clear(), 4 * 20_001),
        ("a component asked for once", |standard| ask_for_component(standard, 1), (1 + 5 + 3) * 20_001),
        ("a component asked for twice", |standard| ask_for_component(standard, 2), (1 + 1 + 5 + 5 + 3) * 20_001),
        (
            "rules for the whole, of grades",
            |standard| standard.overall = Overall::Rules(vec![overall_rule(of_methods(1))]),
            5 * 20_001 + 1,
        ),
        (
            "rules for the whole, of several kinds",
            |standard| {
                let weighted = Combine::Weighted(WeightedMarks { weights: vec![(MethodNo(0), 1); 3], at_least: 1 });
                let mark = Combine::Mark(MethodMark { method: MethodNo(0), part: None, at_least: 1 });
                let either = Combine::Or(vec![mark.clone(), mark]);
                let rule = overall_rule(Combine::And(vec![of_methods(2), weighted, either]));
                standard.overall = Overall::Rules(vec![rule]);
            },
            5 * 20_001 + (1 + 2 + 3 + (1 + 2)),
        ),
        (
            "two readings of a rule for the whole",
            |standard| {
                let mut rule = overall_rule(of_methods(1));
                rule.others.push(OtherReading { says: "Otherwise.".to_owned(), is: of_methods(2) });
                standard.overall = Overall::Rules(vec![rule]);
            },
            (5 * 20_001 + 1 + 2) * 2,
        ),
        (
            "three readings of what is said of repeats",
            |standard| {
                let other = OtherReading { says: "Otherwise.".to_owned(), is: Vec::new() };
                standard.repeats.others = vec![other; 2];
            },
            5 * 20_001 * 3,
        ),
        ("the assessment organisation decides", |standard| standard.overall = Overall::default(), 5 * 20_001),
    ];
    for (name, change, expected) in cases {
        let mut standard = example(20_000, 0);
        change(&mut standard);
        assert_eq!(places(&standard), expected, "{name}");
    }
}

/// The first rule asks so many times for a component with the rules of the method.
fn ask_for_component(standard: &mut Standard, times: usize) {
    let method = &mut standard.methods[0];
    method.components.push(Component {
        id: "report".to_owned(),
        title: "Report".to_owned(),
        grades: method.grades.clone(),
        rules: method.rules.clone(),
    });
    // The component's own rules have four conditions, and the component is one.
    let reached = Needs::Component(ComponentReached { component: ComponentNo(0), reach: pass() });
    let needs = if times == 1 { reached } else { Needs::And(vec![reached; times]) };
    method.rules[0].readings = vec![Reading { says: None, needs }];
}

fn of_methods(many: usize) -> Combine {
    Combine::Methods(MethodsReached { count: 1, of: vec![(MethodNo(0), pass()); many] })
}

fn overall_rule(needs: Combine) -> OverallRule {
    let (basis, source) = (Basis::default(), Citation::default());
    OverallRule { grade: pass(), needs, says: None, others: Vec::new(), basis, source }
}

/// One method marked in two parts. Its one rule asks for levels of each part, and for so many further levels of the
/// mark.
fn in_parts(levels: [u32; 2], further: u32) -> Standard {
    let mut standard = example(0, 0);
    let method = &mut standard.methods[0];
    let part = |id: &str| MarkPart { id: id.to_owned(), title: id.to_owned(), most: 1_000 };
    method.marks = Some(Marks { most: 2_000, parts: vec![part("one"), part("other")] });
    let mark = |part, at_least| Needs::Mark(MarkReached { part, at_least });
    let of_part = |no: u8| {
        let each = (1..=levels[usize::from(no)]).map(|level| mark(Some(PartNo(no)), level));
        Needs::Or(each.collect())
    };
    let needs = [of_part(0), of_part(1)].into_iter().chain((1..=further).map(|level| mark(None, level)));
    method.rules.truncate(1);
    method.rules[0].readings = vec![Reading { says: None, needs: Needs::And(needs.collect()) }];
    standard
}

#[test]
fn as_many_steps_over_parts_of_marks_as_the_limit_are_taken_and_more_are_not() {
    assert_eq!(MOST_CORNERS, 10_000);
    // Every pair of levels, none included, times the numbers looked at: 10 × 20 × 50.
    assert_eq!(check(&in_parts([9, 19], 18)), Ok(()));
    assert_eq!(check(&in_parts([9, 19], 19)), Err(TooMuch::Parts { steps: 10_200 }));
    assert_eq!(check(&in_parts([9, 20], 18)), Err(TooMuch::Parts { steps: 10 * 21 * 51 }));
    // Without levels that depend on each other nothing is counted.
    let mut one_part = in_parts([9, 19], 19);
    one_part.methods[0].marks.as_mut().unwrap().parts.truncate(1);
    assert_eq!(check(&one_part), Ok(()));
}

#[test]
fn steps_over_parts_of_marks_are_counted_for_every_rule_method_and_reading() {
    let steps = |standard: &Standard| match check(standard) {
        Err(TooMuch::Parts { steps }) => steps,
        other => panic!("{other:?}"),
    };
    let once = 10 * 20 * 51;
    assert_eq!(steps(&in_parts([9, 19], 19)), once);
    let mut again = in_parts([9, 19], 19);
    let rule: Rule = again.methods[0].rules[0].clone();
    again.methods[0].rules.push(rule);
    assert_eq!(steps(&again), 10 * 20 * 101 * 2, "two rules: twice as much to look at, and twice");
    let mut again = in_parts([9, 19], 19);
    again.methods.push(again.methods[0].clone());
    assert_eq!(steps(&again), 2 * once, "two methods");
    let mut again = in_parts([9, 19], 19);
    let other = OtherReading { says: "Otherwise.".to_owned(), is: Vec::new() };
    again.repeats.others.push(other);
    assert_eq!(steps(&again), 2 * once, "two readings");
}

#[test]
fn where_marks_make_the_whole_its_steps_over_their_parts_come_on_top() {
    let mut standard = in_parts([4, 9], 0);
    let weighted = Combine::Weighted(WeightedMarks { weights: vec![(MethodNo(0), 1)], at_least: 1 });
    let floor = |part| Combine::Mark(MethodMark { method: MethodNo(0), part: Some(PartNo(part)), at_least: 500 });
    let rules = [weighted.clone(), Combine::And(vec![weighted, floor(0), floor(1)])];
    standard.overall = Overall::Rules(rules.into_iter().map(overall_rule).collect());
    // The floors are levels as well: 6 × 11 pairs. The first rule of the whole looks at one number, the second at four.
    assert_eq!(check(&standard), Ok(()), "{} steps", 66 * 17 + 66 * (17 + 1 + 4) * 2);
    for _ in 0..2 {
        standard.methods.push(standard.methods[0].clone());
    }
    // The levels of the second and third method are their own; pairs of the whole multiply.
    let all = 66 * 50 * 50 * (3 * 17 + 1 + 4) * 2;
    assert_eq!(check(&standard), Err(TooMuch::Parts { steps: 66 * 17 + 2 * 50 * 17 + all }));
}

/// As [`example`], under a table that is not monotone.
fn not_monotone(pass: usize, distinction: usize) -> Standard {
    let mut standard = example(pass, distinction);
    let Overall::Table(table) = &mut standard.overall else { panic!("the example has a table") };
    table.monotone = false;
    standard
}

#[test]
fn as_many_completions_as_the_limit_are_tried_and_more_are_not() {
    assert_eq!(MOST_COMPLETIONS, 100_000);
    // Nought to all of each class, times the numbers looked at: 125 × 100 × 8.
    assert_eq!(check(&not_monotone(124, 99)), Ok(()));
    assert_eq!(check(&not_monotone(125, 99)), Err(TooMuch::Completions { steps: 126 * 100 * 8 }));
    assert_eq!(check(&example(125, 99)), Ok(()), "under a monotone table none is tried");
}

#[test]
fn completions_are_counted_for_every_method_with_the_grades_of_a_result_and_every_reading() {
    let steps = |standard: &Standard| match check(standard) {
        Err(TooMuch::Completions { steps }) => steps,
        other => panic!("{other:?}"),
    };
    let once = 126 * 100 * 8;
    let mut taken_elsewhere = not_monotone(125, 99);
    let mut method = taken_elsewhere.methods[0].clone();
    method.rules.clear();
    method.taken_elsewhere = true;
    taken_elsewhere.methods.push(method);
    assert_eq!(steps(&taken_elsewhere), once + 3 * 3, "three results, and three numbers to look at for each");
    let mut two_readings = not_monotone(125, 99);
    let other = OtherReading { says: "Otherwise.".to_owned(), is: Vec::new() };
    two_readings.repeats.others.push(other);
    assert_eq!(steps(&two_readings), 2 * once);
    let mut unnamed = not_monotone(125, 99);
    unnamed.criteria.extend(std::iter::repeat_n(unnamed.criteria[0].clone(), 7));
    unnamed.criteria.iter_mut().rev().take(7).for_each(|criterion| criterion.grade = Grade::LOWEST);
    assert_eq!(steps(&unnamed), once, "criteria that no rule names change nothing");
}
