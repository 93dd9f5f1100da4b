//! Every decision of every shape is told in whole sentences.

use crate::shapes;
use grades::domain::decision::{BlockedBy, Decision, Route, Step};
use grades::domain::grade::GradeScale;
use grades::domain::standard::Standard;
use grades::wording::{changes, marks, steps, summary};

/// All that is said of a decision.
fn said(standard: &Standard, decision: &Decision) -> Vec<String> {
    let mut said = vec![summary::overall(standard, decision).text()];
    let told = |scale: &GradeScale, list: &[Step]| -> Vec<String> {
        list.iter().map(|step| steps::step(standard, scale, step).text).collect()
    };
    let levels = |routes: &[Route]| -> Vec<String> {
        routes.iter().flat_map(|route| &route.levels).map(|level| marks::level(standard, level)).collect()
    };
    for method in &decision.methods {
        said.extend(told(&standard.method(method.method).unwrap().grades, &method.steps));
    }
    if let Some(overall) = &decision.overall {
        said.extend(told(&standard.grades, &overall.steps));
        for to in &overall.routes {
            said.push(changes::routes_intro(&to.routes, to.cut));
            said.extend(levels(&to.routes));
        }
        for blocked in &overall.blocked {
            said.push(changes::blocked(&standard.grades, blocked.grade, &blocked.by));
            if let BlockedBy::Answers { routes, .. } = &blocked.by {
                said.extend(levels(routes));
            }
        }
    }
    said
}

#[test]
fn whatever_is_said_is_whole_sentences() {
    for shape in shapes() {
        shape.each(|known| {
            for sentence in said(shape.grader.standard(), &shape.decide(known)) {
                let ends = sentence.ends_with(['.', ':']) || sentence.ends_with(".”");
                assert!(
                    sentence.starts_with(char::is_uppercase) || sentence.starts_with(|one: char| one.is_ascii_digit()),
                    "{sentence}"
                );
                for odd in [
                    "  ",
                    " .",
                    "..",
                    "of the 1 ",
                    "all 0",
                    "all 1 ",
                    "all 2 ",
                    " 1 points",
                    " 1 marks",
                    "fail prompt",
                    ": 0 ",
                    " 0 prompts",
                    "“”",
                    "()",
                ] {
                    assert!(!sentence.contains(odd), "“{odd}” in: {sentence}");
                }
                assert!(ends, "{sentence}");
            }
        });
    }
}

/// One sentence of each shape, that the rule is told in words somebody can follow.
#[test]
fn rules_are_told_in_words() {
    let expected = [
        (
            "marks-with-lower-bounds",
            "Pass needs at least 30 marks in “Test”. You can still have between 0 and 50 marks in “Test”.",
        ),
        (
            "marks-with-sub-quota",
            "Pass needs at least 26 marks in “Test” and at least 3 marks in “Marked safety questions”.",
        ),
        ("marks-with-named-criteria", "Pass needs at least 18 marks in “Test” and both criteria that the plan names."),
        (
            "marks-in-several-parts",
            "Pass needs at least 6 marks in “Test” and either at least 2 marks in “Signals” or at least 2 marks in “Doors”.",
        ),
        (
            "points-with-fatal-zero",
            "Pass needs at least 1 point on each of 4 criteria and at least 12 weighted points in “Task”.",
        ),
        (
            "components-judged-apart",
            "Distinction needs distinction in “Survey report” and distinction in “Client talk”.",
        ),
        (
            "either-of-two-ways",
            "Distinction needs one criterion that the plan names or both at least 1 of 2 criteria that the plan names and both criteria that the plan names.",
        ),
        (
            "theme-without-distinction",
            "Pass needs the pass criterion of “Tools” and at least 2 of the 3 pass criteria of “Laying”.",
        ),
        (
            "count-of-distinctions",
            "Distinction needs 2 of these 3 (distinction in “Workshop”, distinction in “Interview”, distinction in “Test piece”). 0 of them are so far; 3 can be.",
        ),
        (
            "weighted-marks-with-floors",
            "Merit needs at least 110 weighted marks (“Test” × 2 + “Drive” × 3). You can still have between 0 and 170 weighted marks.",
        ),
        (
            "weighted-marks-with-floors",
            "Overall: not decided yet. 2 marks or results to enter. Distinction is still possible.",
        ),
        (
            "points-of-grades",
            "Merit needs at least 9 grade points (“Workshop”: pass 3, merit 6, distinction 9; “Interview”: pass 2, \
             distinction 6; “Test”: pass 1). You can still have between 0 and 16 grade points.",
        ),
        ("qualification-elsewhere", "At least credit in “Certificate”."),
        ("points-with-fatal-zero", "Overall: not decided yet. 4 prompts to answer. Distinction is still possible."),
    ];
    let shapes = shapes();
    for (name, sentence) in expected {
        let shape = shapes.iter().find(|shape| shape.name.split(' ').next() == Some(name)).unwrap();
        let blank = shape
            .known()
            .into_iter()
            .find(|known| known.values.iter().all(Option::is_none) && known.results.iter().all(Option::is_none))
            .unwrap();
        let said = said(shape.grader.standard(), &shape.decide(&blank));
        assert!(said.iter().any(|one| one.starts_with(sentence)), "{name}: {sentence}\n{said:#?}");
    }
}
