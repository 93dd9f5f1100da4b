//! Every case file: a record, and what an assessor expects of it.
//!
//! `tests/cases/<uid>/*.json` hold the cases as data, written from the plans by somebody who had not read the code.

use grade_calculator::domain::decision::{BlockedBy, Bounds, Decision, Route};
use grade_calculator::domain::grade::GradeScale;
use grade_calculator::domain::grading::Grader;
use grade_calculator::domain::standard::Standard;
use grade_calculator::formats::records;
use grade_calculator::formats::tree;
use grade_calculator::standards;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_case_of_every_standard_comes_out_as_expected() {
    let count = all_come_out(Path::new("tests/cases"), |uid| standards::find(uid).expect("it is shipped"));
    assert!(count > 2_000, "only {count} cases were found");
}

fn all_come_out(cases: &Path, find: impl Fn(&str) -> Standard) -> usize {
    let mut wrong = Vec::new();
    let mut count = 0;
    for folder in folders(cases) {
        let uid = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let grader = Grader::new(find(&uid));
        for file in files(&folder) {
            let cases: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            assert_eq!(cases["standard"], uid.as_str(), "{}", file.display());
            for case in cases["cases"].as_array().unwrap() {
                count += 1;
                let found = differences(&grader, case);
                if !found.is_empty() {
                    wrong.push(format!("{}: {}\n    {}", file.display(), case["title"], found.join("\n    ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases differ:\n{}", wrong.len(), wrong.join("\n"));
    count
}

#[test]
fn every_shipped_standard_with_computed_grades_has_cases() {
    for shipped in &standards::SHIPPED {
        let standard = standards::find(shipped.uid).unwrap();
        if !standard.methods.is_empty() {
            assert!(Path::new("tests/cases").join(shipped.uid).is_dir(), "{} has no cases", shipped.uid);
        }
    }
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(of).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found
}

fn files(of: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(of).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    found.sort();
    found
}

/// A case's short form as a record: `every` answers all criteria of the option, `judgements` are the exceptions.
fn record(grader: &Grader, case: &Value) -> Value {
    let standard = grader.standard();
    let pathway = case["pathway"].as_str();
    let chosen = pathway.and_then(|id| standard.find_pathway(id));
    let mut judgements = Map::new();
    if let Some(word) = case["every"].as_str() {
        for (_, criterion) in standard.criteria_for(chosen) {
            judgements.insert(criterion.id.clone(), word.into());
        }
    }
    for (id, word) in case["judgements"].as_object().into_iter().flatten() {
        if word.is_null() {
            judgements.remove(id);
        } else {
            judgements.insert(id.clone(), word.clone());
        }
    }
    let mut record = json!({
        "format": records::FORMAT, "standard": standard.uid, "pathway": pathway, "judgements": judgements,
    });
    for field in ["sittings", "waived", "assumedCap", "results", "marks", "points"] {
        if let Some(value) = case.get(field) {
            record[field] = value.clone();
        }
    }
    record
}

fn differences(grader: &Grader, case: &Value) -> Vec<String> {
    let standard = grader.standard();
    let text = record(grader, case).to_string();
    let node = tree::parse(&text, records::MOST_BYTES).unwrap();
    let saved = match records::read_to_grade(&node, |uid| (uid == standard.uid).then_some(standard)) {
        Ok(saved) => saved,
        Err(problems) => return problems.iter().map(ToString::to_string).collect(),
    };
    let decision = grader.decide(&saved.record);
    let brief = grader.brief(&saved.record);
    let mut wrong = Vec::new();
    let expect = case["expect"].as_object().unwrap();
    for (name, expected) in expect {
        match name.as_str() {
            "waived" => {
                let waived = decision.overall.as_ref().and_then(|overall| overall.waived);
                compare(&mut wrong, "waived", expected, waived.map(|bounds| told(&standard.grades, bounds)));
            }
            "missing" | "routes" | "blocked" | "readings" => {
                for (of, expected) in expected.as_object().unwrap() {
                    compare_detail(&mut wrong, grader, &decision, (name, of), expected);
                }
            }
            of => compare(&mut wrong, of, expected, Some(told_part(grader, &decision, of))),
        }
    }
    if !expect.contains_key("waived") && decision.overall.as_ref().is_some_and(|overall| overall.waived.is_some()) {
        wrong.push("a waived grade stands beside, but none is expected".to_owned());
    }
    let bounds: Vec<Bounds> = decision.methods.iter().map(|method| method.bounds).collect();
    if brief.methods != bounds || brief.overall != decision.overall.as_ref().map(|overall| overall.bounds) {
        wrong.push("the brief decision differs from the whole one".to_owned());
    }
    wrong
}

fn told_part(grader: &Grader, decision: &Decision, of: &str) -> Value {
    let standard = grader.standard();
    match standard.find_method(of) {
        Some(no) => told(&standard.method(no).unwrap().grades, decision.methods[no.at()].bounds),
        None => decision.overall.as_ref().map_or(Value::Null, |overall| told(&standard.grades, overall.bounds)),
    }
}

fn told(scale: &GradeScale, bounds: Bounds) -> Value {
    if bounds.settled() {
        json!(scale.name(bounds.today))
    } else {
        json!([scale.name(bounds.today), scale.name(bounds.possible)])
    }
}

fn compare(wrong: &mut Vec<String>, what: &str, expected: &Value, found: Option<Value>) {
    let found = found.unwrap_or(Value::Null);
    if *expected != found {
        wrong.push(format!("{what}: expected {expected}, found {found}"));
    }
}

fn compare_detail(
    wrong: &mut Vec<String>,
    grader: &Grader,
    decision: &Decision,
    (name, of): (&str, &str),
    expected: &Value,
) {
    let standard = grader.standard();
    let id = |no| standard.criterion(no).unwrap().id.as_str();
    let sets = |routes: &[Route]| -> Value {
        routes
            .iter()
            .map(|route| {
                assert!(route.any.is_empty(), "a case about routes expects plain sets only");
                route.all.iter().map(|open| id(open.criterion)).collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
            .into()
    };
    let method = standard.find_method(of);
    let scale = method.map_or(&standard.grades, |no| &standard.method(no).unwrap().grades);
    let (missing, routes, blocked) = match method {
        Some(no) => {
            let decided = &decision.methods[no.at()];
            (&decided.missing, &decided.routes, &decided.blocked)
        }
        None => {
            let decided = decision.overall.as_ref().unwrap();
            (&decided.missing, &decided.routes, &decided.blocked)
        }
    };
    let what = format!("{name} of {of}");
    match name {
        "readings" => {
            let readings = match method {
                Some(no) => &decision.methods[no.at()].readings,
                None => &decision.overall.as_ref().unwrap().readings,
            };
            let found: Value = readings.iter().map(|reading| told(scale, reading.bounds)).collect::<Vec<_>>().into();
            compare(wrong, &what, expected, Some(found));
        }
        "missing" => {
            let found: Value = missing.iter().map(|no| id(*no)).collect::<Vec<_>>().into();
            compare(wrong, &what, expected, Some(found));
        }
        "routes" => {
            let found: BTreeMap<&str, Value> = routes
                .iter()
                .filter(|to| expected.get(scale.name(to.grade)).is_some())
                .map(|to| (scale.name(to.grade), sets(&to.routes)))
                .collect();
            for (grade, expected) in expected.as_object().unwrap() {
                compare(wrong, &format!("{what} to {grade}"), expected, found.get(grade.as_str()).cloned());
            }
        }
        _ => {
            let by = |by: &BlockedBy| match by {
                BlockedBy::Answers { routes, .. } => sets(routes),
                BlockedBy::Cap => json!("cap"),
                BlockedBy::NoCriteria => json!("noCriteria"),
                BlockedBy::NotInTable => json!("notInTable"),
                BlockedBy::Result => json!("result"),
                BlockedBy::Mark => json!("mark"),
                BlockedBy::NotMonotone => json!("notMonotone"),
            };
            let found: BTreeMap<&str, Value> = blocked
                .iter()
                .filter(|blocked| expected.get(scale.name(blocked.grade)).is_some())
                .map(|blocked| (scale.name(blocked.grade), by(&blocked.by)))
                .collect();
            for (grade, expected) in expected.as_object().unwrap() {
                compare(wrong, &format!("{what}: {grade}"), expected, found.get(grade.as_str()).cloned());
            }
        }
    }
}
