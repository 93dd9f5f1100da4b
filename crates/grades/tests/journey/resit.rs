//! Before and after a repeat.

use super::{coordinator, for_every_record};
use grades::domain::decision::Bounds;
use grades::domain::plan::MethodNo;
use grades::domain::record::Judgement;
use grades::domain::repeats::Sitting;
use grades::domain::resit::{Limit, before_and_after};
use grades::rules::repeats::{Cap, CapOn, CapWhen};
use grades::wording::resit as words;

#[test]
fn what_is_not_repeated_keeps_what_it_has_and_no_repeat_goes_over_its_limit() {
    for_every_record(15, |decided| {
        let grader = &decided.plan.grader;
        let standard = grader.standard();
        for (no, _) in standard.methods() {
            for sitting in [Sitting::Resit, Sitting::Retake] {
                let resit = before_and_after(grader, &decided.record, &[(no, sitting)]);
                for method in &resit.methods {
                    assert_eq!(method.repeated, method.method == no);
                    let is_capped = decided.record.sitting(method.method).is_repeat() || method.repeated;
                    if !is_capped {
                        assert_eq!(method.before, method.after, "{}", decided.name());
                    }
                }
                if let (Some((_, after)), Limit::Stated(caps)) = (resit.overall, &resit.limit) {
                    let bites = |cap: &&Cap| {
                        cap.on == CapOn::Overall && cap.when == CapWhen::AnyRepeat && cap.is_about(no, sitting)
                    };
                    for cap in caps.iter().filter(bites).filter(|cap| !(cap.waivable && decided.record.waived)) {
                        assert!(after.possible <= cap.grade, "{}", decided.name());
                    }
                }
                if let (Some(unlimited), Some((_, after))) = (resit.unlimited, resit.overall) {
                    assert!(unlimited.possible >= after.possible, "{}", decided.name());
                }
                let said = words::difference(standard, &resit);
                assert!(said.starts_with("Now: ") && said.ends_with('.'), "{said}");
                assert!(words::limit(standard, &resit.limit).ends_with('.'));
            }
        }
    });
}

#[test]
fn a_fail_can_become_a_pass_and_a_merit_only_without_the_limit() {
    let plan = coordinator();
    let standard = plan.grader.standard();
    let discussion = standard.methods[1].short.clone().expect("it has a short name");
    let fail = plan.all_yes_but(&[("AM2-copyright-p1", Some(Judgement::NotMet))]);
    assert_eq!(fail.standings.failed(), [MethodNo(1)]);
    let resit = before_and_after(&plan.grader, &fail.record, &[(MethodNo(1), Sitting::Resit)]);
    assert_eq!(
        words::difference(standard, &resit),
        format!("Now: Fail. Repeating “{discussion}” can make it pass at most. If the limit were lifted: distinction.")
    );
    assert_eq!(
        words::limit(standard, &resit.limit),
        "Repeating an assessment limits your overall grade to pass, unless your assessment organisation accepts a good reason."
    );
    let told = resit.methods.iter().map(|method| {
        let scale = &standard.methods[method.method.at()].grades;
        words::after(scale, method.repeated, method.after)
    });
    assert_eq!(told.collect::<Vec<_>>(), ["Distinction, kept", "Distinction at most"]);
}

#[test]
fn a_plan_that_says_nothing_of_repeats_is_told_so_until_somebody_assumes_a_limit() {
    let grader = grades::domain::grading::Grader::new(standards::find("ST0525_1.0").expect("shipped"));
    let standard = grader.standard();
    let mut record = grades::domain::record::LearnerRecord::default();
    record.pathway = Some(grades::domain::standard::PathwayNo(0));
    let resit = before_and_after(&grader, &record, &[(MethodNo(0), Sitting::Resit)]);
    assert_eq!(resit.limit, Limit::NotStated);
    assert!(words::limit(standard, &resit.limit).starts_with("The plan does not say"));
    let pass = standard.grades.find("pass").expect("on the scale");
    record.assumed_cap = Some(pass);
    let resit = before_and_after(&grader, &record, &[(MethodNo(0), Sitting::Resit)]);
    assert_eq!(resit.limit, Limit::Assumed(pass));
    assert_eq!(resit.overall.map(|(_, after)| after.possible), Some(pass));
}

#[test]
fn a_result_from_before_counts_until_its_assessment_is_repeated() {
    let plan = coordinator();
    let standard = plan.grader.standard();
    let grade = |no: usize, name: &str| standard.methods[no].grades.find(name);
    let mut record = plan.start.clone();
    record.give_result(MethodNo(0), grade(0, "distinction"));
    record.give_result(MethodNo(1), grade(1, "fail"));
    let resit = before_and_after(&plan.grader, &record, &[(MethodNo(1), Sitting::Retake)]);
    let bounds = |no: usize, low: &str, high: &str| Bounds {
        today: grade(no, low).expect("on the scale"),
        possible: grade(no, high).expect("on the scale"),
    };
    assert_eq!(resit.methods[0].after, bounds(0, "distinction", "distinction"));
    assert_eq!(
        (resit.methods[1].before, resit.methods[1].after),
        (bounds(1, "fail", "fail"), bounds(1, "fail", "distinction"))
    );
    assert!(resit.before.overall.standing.is_fail());
}
