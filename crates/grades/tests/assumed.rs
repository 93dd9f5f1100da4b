//! A limit on repeats that somebody assumes: kept in the record, theirs alone, refused where the plan has a rule.

use grades::domain::grading::Grader;
use grades::formats::records;
use grades::wording::steps;

fn record(uid: &str, option: &str) -> String {
    format!(
        r#"{{"format":"learner-record/1","standard":"{uid}","pathway":"{option}","sittings":{{"AM1":"resit"}},
        "assumedCap":"pass"}}"#
    )
}

#[test]
fn an_assumed_limit_is_written_and_read_back() {
    let standard = standards::find("ST0525_1.0").expect("shipped");
    let saved = records::read(&record("ST0525_1.0", "production-accounting"), |_| Some(&standard)).expect("right");
    assert_eq!(saved.record.assumed_cap, standard.grades.find("pass"));
    let again = records::read(&records::write(&saved, &standard), |_| Some(&standard)).expect("written right");
    assert_eq!(again, saved);
}

#[test]
fn where_the_plan_says_what_repeats_do_nobody_can_assume_it() {
    let standard = standards::find("ST0792_1.2").expect("shipped");
    let text = record("ST0792_1.2", "production-coordinator");
    let problems = records::read(&text, |_| Some(&standard)).expect_err("the plan has a rule");
    let told: Vec<(&str, &str)> = problems.iter().map(|one| (one.at.as_str(), one.code)).collect();
    assert_eq!(told, [("/assumedCap", "cap-stated")]);
}

#[test]
fn the_step_says_that_the_limit_is_an_assumption_and_names_no_document() {
    let standard = standards::find("ST0525_1.0").expect("shipped");
    let saved = records::read(&record("ST0525_1.0", "production-accounting"), |_| Some(&standard)).expect("right");
    let grader = Grader::new(standard);
    let overall = grader.decide(&saved.record).overall.expect("graded by a table");
    let step = overall.steps.last().expect("the limit comes last");
    assert_eq!((step.basis, step.source.as_ref()), (None, None));
    let told = steps::step(grader.standard(), &grader.standard().grades, step).text;
    assert!(
        told.contains("You assume that the highest grade after that is pass: the document does not say so."),
        "{told}"
    );
}
