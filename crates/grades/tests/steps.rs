//! What stands beside a grade: the steps with what each found, what was used, what rules a grade out, and when a list of
//! ways is cut. Each of these was once changed in the code without a test that failed.

use grades::domain::decision::{BlockedBy, Decision, Finding, Found, Measure, Step};
use grades::domain::grading::Grader;
use grades::files::decision::DecisionFile;
use grades::files::pack;
use grades::formats::records;
use grades::rules::overall::Overall;
use grades::wording::steps;
use serde_json::{Value, json};

fn shape(name: &str) -> Grader {
    let text = std::fs::read_to_string(format!("../../tests/packs/shapes/{name}.json")).unwrap();
    Grader::new(pack::read(&text).unwrap_or_else(|problems| panic!("{name}: {problems:#?}")))
}

/// Decides a record with these fields beside its head.
fn decide(grader: &Grader, fields: Value) -> Decision {
    grader.decide(&record(grader, fields))
}

fn record(grader: &Grader, fields: Value) -> grades::domain::record::LearnerRecord {
    let standard = grader.standard();
    let mut record = json!({ "format": records::FORMAT, "standard": standard.uid, "pathway": null, "judgements": {} });
    for (key, value) in fields.as_object().unwrap() {
        record[key] = value.clone();
    }
    records::read(&record.to_string(), |_| Some(standard)).unwrap_or_else(|problems| panic!("{problems:#?}")).record
}

/// Whether a rule holds so far, whether it can, and what it found.
fn rule(step: &Step) -> (bool, bool, &Finding) {
    let Found::Rule { today, possible, finding, .. } = &step.found else { panic!("{step:?} is not a rule") };
    (*today, *possible, finding)
}

fn words(grader: &Grader, list: &[Step]) -> Vec<String> {
    let standard = grader.standard();
    list.iter().map(|step| steps::step(standard, &standard.grades, step).text).collect()
}

#[test]
fn so_many_of_these_methods_are_counted_today_and_at_best() {
    let grader = shape("count-of-distinctions");
    let given = json!({ "AM1-kites-p1": "met", "AM1-kites-d1": "met", "AM2-wind-p1": "met", "AM2-wind-d1": "not-met",
        "AM3-cords-p1": "met" });
    let overall = decide(&grader, json!({ "judgements": given })).overall.unwrap();
    let (today, possible, finding) = rule(&overall.steps[1]);
    assert_eq!((today, possible), (false, true), "two distinctions of three: one is there, one can be");
    let Finding::Methods { needed: 2, of } = finding else { panic!("{finding:?}") };
    let ends: Vec<(bool, bool)> = of.iter().map(|found| (found.today, found.possible)).collect();
    assert_eq!(ends, [(true, true), (false, false), (false, true)]);
    let says = &words(&grader, &overall.steps)[1];
    assert!(says.ends_with("1 of them is so far; 2 can be."), "{says}");
    // Three passes are needed, and are there.
    let (today, possible, _) = rule(&overall.steps[0]);
    assert_eq!((today, possible), (true, true));
    // One that cannot be met any more, and one that can: one distinction is not two.
    let given = json!({ "AM1-kites-d1": "not-met", "AM2-wind-d1": "not-met" });
    let overall = decide(&grader, json!({ "judgements": given })).overall.unwrap();
    assert!(!rule(&overall.steps[1]).1, "one can be at best");
}

#[test]
fn either_of_two_methods_is_told_as_either() {
    let grader = shape("overall-either-of-two-methods");
    let ends = |judgements: Value| {
        let overall = decide(&grader, json!({ "judgements": judgements })).overall.unwrap();
        let (today, possible, finding) = rule(&overall.steps[0]);
        assert!(matches!(finding, Finding::Or(parts) if parts.len() == 2), "{finding:?}");
        (today, possible)
    };
    assert_eq!(ends(json!({})), (false, true));
    assert_eq!(ends(json!({ "AM1-threads-p1": "met" })), (true, true));
    assert_eq!(ends(json!({ "AM2-patterns-p1": "met", "AM1-threads-p1": "not-met" })), (true, true));
    assert_eq!(ends(json!({ "AM1-threads-p1": "not-met" })), (false, true));
    assert_eq!(ends(json!({ "AM1-threads-p1": "not-met", "AM2-patterns-p1": "partly" })), (false, false));
}

#[test]
fn a_step_about_two_parts_of_one_mark_says_what_they_can_be_together() {
    let grader = shape("marks-in-several-parts");
    // Pass: 6 in all, and 2 in either part of 4; distinction: 9, and 3 in both.
    let ends = |total: u32| {
        let method = decide(&grader, json!({ "marks": { "AM1": { "total": total } } })).methods.remove(0);
        [0, 1].map(|no| rule(&method.steps[no])).map(|(today, possible, _)| (today, possible))
    };
    assert_eq!(ends(5), [(false, false); 2]);
    assert_eq!(ends(6), [(false, true), (false, false)], "4 may lie outside of the parts");
    assert_eq!(ends(7), [(true, true), (false, false)], "of 3 marks in two parts, one part has 2");
    assert_eq!(ends(9), [(true, true), (false, true)]);
    assert_eq!(ends(11), [(true, true), (true, true)]);
    // With 9 in all and 1 in one part the other may be good, but not both.
    let method =
        decide(&grader, json!({ "marks": { "AM1": { "total": 9, "parts": { "doors": 1 } } } })).methods.remove(0);
    let (today, possible, _) = rule(&method.steps[1]);
    assert_eq!((today, possible), (false, false));
}

#[test]
fn points_that_were_entered_are_used_in_the_method_and_in_the_whole() {
    let grader = shape("component-with-points");
    let decision =
        decide(&grader, json!({ "points": { "AM1-repair-a": 2 }, "judgements": { "AM1-talk-d1": "not-met" } }));
    let ids = |used: &[grades::domain::plan::CriterionNo]| -> Vec<String> {
        used.iter().map(|no| grader.standard().criterion(*no).unwrap().id.clone()).collect()
    };
    let expected = ["AM1-repair-a", "AM1-talk-d1"];
    assert_eq!(ids(&decision.methods[0].used), expected);
    assert_eq!(ids(&decision.overall.unwrap().used), expected);
}

#[test]
fn points_that_are_just_enough_are_not_told_as_lacking() {
    let grader = shape("points-with-fatal-zero");
    let says = |points: u32| {
        let given = json!({ "points": { "AM1-hive-a": points, "AM1-hive-b": 1, "AM1-honey-a": 3, "AM1-honey-b": 3 } });
        let decision = decide(&grader, given);
        words(&grader, &decision.methods[0].steps)[0].clone()
    };
    assert!(says(0).contains("0 points for"), "{}", says(0));
    assert!(!says(1).contains("points for") && !says(1).contains("1 point for"), "{}", says(1));
}

#[test]
fn a_grade_without_criteria_is_told_apart_from_one_that_the_table_does_not_give() {
    let grader = shape("option-without-distinction");
    let mut record = record(&grader, json!({}));
    record.pathway = grader.standard().find_pathway("hill");
    let decision = grader.decide(&record);
    let cause = |blocked: &[grades::domain::decision::Blocked]| blocked.last().unwrap().by.clone();
    assert_eq!(cause(&decision.methods[1].blocked), BlockedBy::NoCriteria);
    assert_eq!(cause(&decision.overall.unwrap().blocked), BlockedBy::NoCriteria, "the table would give it");
    // A table that is read gives every grade, so this one is made by hand.
    let mut standard = shape("all-pass-all-distinction").standard().clone();
    let Overall::Table(table) = &mut standard.overall else { panic!("this shape has a table") };
    let pass = standard.grades.find("pass").unwrap();
    table.rows.iter_mut().for_each(|row| row.then = row.then.min(pass));
    let decision = Grader::new(standard).decide(&Default::default());
    assert_eq!(cause(&decision.overall.unwrap().blocked), BlockedBy::NotInTable);
    assert!(decision.methods[0].blocked.is_empty(), "the method itself can have it");
    // Where marks decide there is no table that could lack a grade.
    let grader = shape("overall-either-of-marks-or-a-method");
    let mut standard = grader.standard().clone();
    let Overall::Rules(rules) = &mut standard.overall else { panic!("this shape has rules") };
    rules[1].needs = grades::rules::overall::Combine::Or(Vec::new());
    let decision = Grader::new(standard).decide(&Default::default());
    assert_eq!(cause(&decision.overall.unwrap().blocked), BlockedBy::NoCriteria);
}

/// A pack that asks for one of so many criteria, each by its own name.
fn one_of(many: usize) -> Grader {
    let text = std::fs::read_to_string("../../tests/packs/hostile/five-overlapping-pools.json").unwrap();
    let mut pack: Value = serde_json::from_str(&text).unwrap();
    let each: Vec<Value> = (0..many).map(|no| json!({ "all": { "criteria": [format!("c{no}")] } })).collect();
    let parts: Vec<Value> = each.chunks(17).map(|some| json!({ "or": some })).collect();
    pack["methods"][0]["rules"][0]["needs"] = json!({ "or": parts });
    Grader::new(pack::read(&pack.to_string()).unwrap())
}

#[test]
fn thirty_two_ways_are_all_told_and_one_more_is_cut() {
    for (many, cut) in [(31, false), (32, false), (33, true)] {
        let grader = one_of(many);
        let blank = record(&grader, json!({}));
        let decision = grader.decide(&blank);
        let (method, whole) = (&decision.methods[0], decision.overall.as_ref().unwrap());
        for to in [&method.routes[0], &whole.routes[0]] {
            assert_eq!((to.routes.len(), to.cut), (many.min(32), cut), "{many} ways");
        }
        assert!(!method.missing_cut && !whole.missing_cut, "they were all followed");
        assert_eq!(method.missing.len(), many);
        let told = serde_json::to_value(DecisionFile::new(grader.standard(), &blank, &decision)).unwrap();
        assert_eq!(told["overall"]["routes"][0]["cut"], cut);
        assert_eq!(told["overall"].get("missingCut"), None);
        // What rules it out, once all are answered otherwise.
        let none: Value =
            (0..33).map(|no| (format!("c{no}"), json!("not-met"))).collect::<serde_json::Map<_, _>>().into();
        let answered = record(&grader, json!({ "judgements": none }));
        let decision = grader.decide(&answered);
        let BlockedBy::Answers { routes, cut: told } = &decision.methods[0].blocked[0].by else { panic!("answers do") };
        assert_eq!((routes.len(), *told), (many.min(32), cut), "{many} ways");
        let written = serde_json::to_value(DecisionFile::new(grader.standard(), &answered, &decision)).unwrap();
        assert_eq!(written["methods"][0]["blocked"][0].get("cut"), cut.then_some(&json!(true)));
    }
}

#[test]
fn it_is_known_whose_marks_count_for_the_whole() {
    let counts = |name: &str| -> Vec<bool> {
        let grader = shape(name);
        let standard = grader.standard();
        standard.methods().map(|(no, _)| standard.overall.counts_marks(no)).collect()
    };
    // By a weighted sum inside an “or”, and a floor inside an “and”.
    assert_eq!(counts("overall-either-of-marks-or-a-method"), [true, false]);
    // By a floor in a part alone.
    assert_eq!(counts("overall-either-of-two-parts-of-a-mark"), [true, false]);
    // By a weighted sum alone.
    assert_eq!(counts("weighted-marks-of-which-one-cannot-tip"), [true, true]);
    // Grades alone, or a table: nobody's.
    assert_eq!(counts("overall-either-of-two-methods"), [false, false]);
    assert_eq!(counts("marks-with-lower-bounds"), [false]);
    // So a result cannot stand in for marks that count, and can for others.
    let grader = shape("overall-either-of-marks-or-a-method");
    let read = |method: &str| {
        let record = json!({ "format": records::FORMAT, "standard": grader.standard().uid, "pathway": null,
            "judgements": {}, "results": { method: "pass" } });
        let read = records::read(&record.to_string(), |_| Some(grader.standard()));
        read.map(|_| ()).map_err(|problems| problems.iter().map(|problem| problem.code).collect::<Vec<_>>())
    };
    assert_eq!(read("AM1"), Err(vec!["needs-mark"]));
    assert_eq!(read("AM2"), Ok(()));
}

#[test]
fn fields_of_marks_that_are_not_known_are_refused() {
    let grader = shape("marks-in-several-parts");
    let codes = |marks: Value| {
        let record = json!({ "format": records::FORMAT, "standard": grader.standard().uid, "pathway": null,
            "judgements": {}, "marks": { "AM1": marks } });
        let read = records::read(&record.to_string(), |_| Some(grader.standard()));
        read.err().unwrap_or_default().iter().map(|problem| problem.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(json!({ "total": 6 })), Vec::<&str>::new());
    assert_eq!(codes(json!({ "total": 6, "percent": 50 })), ["unknown-field"]);
    assert_eq!(codes(json!({ "total": 6, "part": { "doors": 1 } })), ["unknown-field"]);
    assert_eq!(codes(json!({ "parts": { "windows": 1 } })), ["unknown-part"]);
}

#[test]
fn a_repeat_is_called_what_it_was() {
    let grader = shape("repeat-capped-at-pass");
    let given = json!({ "sittings": { "AM1": "resit", "AM2": "retake" } });
    let overall = decide(&grader, given).overall.unwrap();
    let says = words(&grader, &overall.steps).pop().unwrap();
    assert!(says.starts_with("You re-sit “Workshop task” and re-take “Interview”."), "{says}");
    let overall = decide(&grader, json!({ "sittings": { "AM2": "resit" } })).overall.unwrap();
    let says = words(&grader, &overall.steps).pop().unwrap();
    assert!(says.starts_with("You re-sit “Interview”."), "{says}");
}

#[test]
fn a_mark_that_cannot_tip_a_weighted_sum_is_not_missing() {
    let inputs = |name: &str, marks: Value| {
        let grader = shape(name);
        let overall = decide(&grader, json!({ "marks": marks })).overall.unwrap();
        overall.missing_inputs.into_iter().map(|of| matches!(of, Measure::Mark(no) if no.at() == 0)).collect::<Vec<_>>()
    };
    // 9 of quiz (3) + 10 × repair (2): only the repair gets there.
    assert_eq!(inputs("weighted-marks-of-which-one-cannot-tip", json!({})), [false]);
    // 20 or 22 of quiz (3) + 10 × casting (2): the quiz tips from 20 to 22.
    assert_eq!(inputs("weighted-marks-of-which-few-can-tip", json!({})), [true, false]);
    assert_eq!(inputs("weighted-marks-of-which-few-can-tip", json!({ "AM1": { "total": 1 } })), [false]);
}
