//! The report: everything in it, nothing that runs, and the same for the same record.

use grades::domain::date::Date;
use grades::domain::evidence::{Evidence, next_id};
use grades::domain::grading::Grader;
use grades::domain::record::{Judgement, LearnerRecord};
use grades::domain::standard::PathwayNo;
use grades::formats::records::{self, MOST_PIECES, Saved};
use grades::report::{self, DateRow, Report};

fn grader(uid: &str) -> Grader {
    Grader::new(standards::find(uid).expect("shipped"))
}

fn written(grader: &Grader, saved: &Saved, dates: &[DateRow]) -> String {
    let decision = grader.decide(&saved.record);
    report::write(&Report {
        standard: grader.standard(),
        name: &saved.name,
        record: &saved.record,
        readiness: &saved.readiness,
        decision: &decision,
        dates,
        today: Date::new(2026, 11, 25).expect("a day"),
    })
}

fn sample() -> (Grader, Saved) {
    let grader = grader("ST0792_1.2");
    let saved = records::read(include_str!("../../../tests/records/report.json"), |_| Some(grader.standard()))
        .expect("readable");
    (grader, saved)
}

/// What stands between the tags.
fn text_of(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text));
    parts.collect::<Vec<_>>().join(" ").replace("&#39;", "'").replace("&quot;", "\"")
}

#[test]
fn every_section_is_there_with_its_facts() {
    let (grader, saved) = sample();
    let dates = [DateRow { when: "by 28 August 2026".into(), what: "Hand in".into(), because: "rule".into() }];
    let html = written(&grader, &saved, &dates);
    let text = text_of(&html);
    for wanted in [
        "Grade report: Junior production coordinator",
        "Option: Production coordinator",
        "before the gateway",
        "25 November 2026",
        "If you were assessed today:",
        "Overall: pass today; distinction is still possible.",
        "Why",
        "What would change it",
        "To reach merit",
        "31 July 2026",
        "Knowledge, skills and behaviours",
        "4 of 8 gateway requirements are in place.",
        "agreed in the review",
        "You have 19 pieces; the plan asks for 18 to 20 pieces.",
        "your employer has not yet",
        "Call sheets, first unit",
        "Mapping grid",
        "By 28 August 2026",
        "Documents",
        "Licence: Open Government Licence.",
        "Your assessment organisation decides your grade",
    ] {
        assert!(text.contains(wanted), "“{wanted}” is missing");
    }
    assert_eq!(written(&grader, &saved, &dates), html, "the same record gives the same report");
    assert!(!written(&grader, &saved, &[]).contains("<h2>Dates"));
}

#[test]
fn a_lower_bound_is_never_told_as_a_verdict() {
    let grader = grader("ST0792_1.2");
    let mut saved = Saved::new("ST0792_1.2");
    saved.record.pathway = Some(PathwayNo(0));
    let text = text_of(&written(&grader, &saved, &[]));
    assert!(text.contains("not decided yet") && !text.contains("assessed today: Fail"), "{text}");
    assert!(!text.contains("Mapping grid"), "no evidence, no grid");
}

#[test]
fn a_standard_without_a_computed_grade_reports_outcomes_and_says_why() {
    let grader = grader("ST1483_2");
    let mut saved = Saved::new("ST1483_2");
    saved.record.pathway = Some(PathwayNo(0));
    saved.record.judge(grader.standard().find_subject("AO1").expect("known"), Some(Judgement::Partly));
    let text = text_of(&written(&grader, &saved, &[]));
    let answered =
        format!("1 of {} outcomes are answered.", grader.standard().outcomes_for(Some(PathwayNo(0))).count());
    for wanted in [
        answered.as_str(),
        "graded by your assessment organisation",
        "Performance categories",
        "The plan prints no gateway requirements. That means unknown",
        "The plan states no limits for a portfolio",
        "Draft: it may still change.",
    ] {
        assert!(text.contains(wanted), "“{wanted}” is missing in {text}");
    }
}

#[test]
fn nothing_that_somebody_typed_becomes_markup() {
    let hostile = "</style><script>alert(1)</script><img src=x onerror='alert(2)' title=\"&amp;\">";
    let (grader, mut saved) = sample();
    saved.name = hostile.to_owned();
    for piece in &mut saved.readiness.evidence {
        piece.title = hostile.to_owned();
        piece.kept = hostile.to_owned();
        piece.link_ksb(hostile, true);
        piece.id = hostile.to_owned();
    }
    let mut confirmed = saved.readiness.gateway.get("employer").cloned().expect("said");
    (confirmed.by, confirmed.note) = (hostile.to_owned(), hostile.to_owned());
    saved.readiness.gateway.put("employer", confirmed);
    let dates = [DateRow { when: hostile.into(), what: hostile.into(), because: hostile.into() }];
    let html = written(&grader, &saved, &dates);
    for forbidden in ["<script", "<img", "onerror='", "javascript:", "href", "src="] {
        let allowed = html.replace("&lt;img src=x onerror=", "");
        assert!(!allowed.contains(forbidden), "{forbidden}");
    }
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert_eq!(html.matches("<style>").count(), 1);
    assert_eq!(html.matches("</style>").count(), 1);
}

#[test]
fn a_full_log_stays_small_and_whole() {
    let grader = grader("ST0525_1.0");
    let standard = grader.standard();
    let mut saved = Saved::new("ST0525_1.0");
    saved.record.pathway = Some(PathwayNo(2));
    let ids: Vec<&str> =
        standard.criteria_for(Some(PathwayNo(2))).map(|(_, criterion)| criterion.id.as_str()).collect();
    for number in 0..100 {
        let mut piece = Evidence::new(&next_id(&saved.readiness.evidence), "A title of the usual length");
        piece.kept = "Shared drive, Portfolio".to_owned();
        (0..8).for_each(|step| piece.link_criterion(ids[(number * 7 + step * 3) % ids.len()], true));
        saved.readiness.evidence.push(piece);
    }
    let html = written(&grader, &saved, &[]);
    assert!(html.len() < 300_000, "{} bytes", html.len());
    for id in ["E1", "E25", "E26", "E100"] {
        assert!(html.contains(&format!("<th scope=\"col\">{id}</th>")), "{id} has a column");
    }
    for number in 100..MOST_PIECES {
        saved.readiness.evidence.push(Evidence::new(&format!("E{}", number + 1), ""));
    }
    assert!(written(&grader, &saved, &[]).ends_with("</html>\n"));
}

#[test]
fn an_empty_record_of_every_standard_and_option_has_a_report() {
    for entry in &standards::SHIPPED {
        let grader = grader(entry.uid);
        let options = grader.standard().pathways.len() as u8;
        for option in (0..options).map(|no| Some(PathwayNo(no))).chain([None]) {
            let mut saved = Saved::new(entry.uid);
            saved.record = LearnerRecord::default();
            saved.record.pathway = option;
            let html = written(&grader, &saved, &[]);
            assert!(html.contains(&grader.standard().reference) && html.contains("<h2>Documents"), "{}", entry.uid);
        }
    }
}
