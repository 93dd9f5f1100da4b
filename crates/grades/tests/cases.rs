//! Every case file: a record, and what an assessor expects of it.
//!
//! `tests/cases/<uid>/*.json` hold the cases as data, written from the plans by somebody who had not read the code.
//! `tests/packs/shapes/cases/*.json` hold those of invented standards, one for each shape that rules can have. Packs
//! that are tried before they ship (`GRADE_CALCULATOR_PACKS`, a folder) have theirs in `cases/<uid>/*.json` of that folder.
//!
//! A case has a sentence for a title, a `pathway`, answers (`every`, `judgements`, `placements`, `sittings`, `results`…)
//! and what it `expect`s: a grade, or the two bounds, for a method or `overall`; what is `missing`, `routes`, `blocked`,
//! `readings`; and for plans with outcomes a `profile` (`counts`, `missing`, `codes`, `placements`) beside no grade.
//!
//! A way is a list: ids of criteria, all of them; `2 of A, B, C`; `mark AM1 26`, `mark AM1/safety 3`, `points A 2`,
//! `points AM1 12`, `weighted 85`, each with `, 4 more` where something counts already; `result AM1 pass`. What is
//! missing is told the same way. `refused` names what a record is refused for, with the sentence or an empty one.

use grades::domain::decision::{BlockedBy, Bounds, Decision, Level, Measure, Route};
use grades::domain::grade::GradeScale;
use grades::domain::grading::Grader;
use grades::domain::standard::Standard;
use grades::files::decision::DecisionFile;
use grades::files::pack;
use grades::formats::problem::Problem;
use grades::formats::records::{self, Saved};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const SHAPES: &str = "../../tests/packs/shapes";

#[test]
fn every_case_of_every_standard_comes_out_as_expected() {
    let (mut count, mut wrong) = (0, Vec::new());
    for folder in places().iter().flat_map(|cases| folders(cases)) {
        let uid = folder.file_name().unwrap().to_str().unwrap();
        let grader =
            Grader::new(standards::find(uid).unwrap_or_else(|| panic!("{uid} has cases, but is not compiled in")));
        count += files(&folder).iter().map(|file| run(&grader, file, &mut wrong)).sum::<usize>();
    }
    report(count, &wrong);
    assert!(count > 2_000, "only {count} cases were found");
}

#[test]
fn every_case_of_every_shape_comes_out_as_expected_and_every_shape_has_cases() {
    let shapes = files(Path::new(SHAPES));
    let cases = files(&Path::new(SHAPES).join("cases"));
    let names = |files: &[PathBuf]| files.iter().map(|file| file.file_name().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&shapes), names(&cases), "each shape has its cases, and no others are there");
    assert!(shapes.len() > 40, "only {} shapes", shapes.len());
    let (mut count, mut wrong) = (0, Vec::new());
    for (shape, cases) in shapes.iter().zip(&cases) {
        let pack = fs::read_to_string(shape).unwrap();
        let standard = pack::read(&pack).unwrap_or_else(|problems| panic!("{}: {problems:#?}", shape.display()));
        let here = run(&Grader::new(standard), cases, &mut wrong);
        assert!(here > 5, "{} has only {here} cases", shape.display());
        count += here;
    }
    report(count, &wrong);
}

/// Runs the cases of a file, and says how many there were.
fn run(grader: &Grader, file: &Path, wrong: &mut Vec<String>) -> usize {
    let whole: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(whole["standard"], grader.standard().uid.as_str(), "{}", file.display());
    let cases = whole["cases"].as_array().unwrap();
    for case in cases {
        let found = differences(grader, case);
        if !found.is_empty() {
            wrong.push(format!("{}: {}\n    {}", file.display(), case["title"], found.join("\n    ")));
        }
    }
    cases.len()
}

fn report(count: usize, wrong: &[String]) {
    assert!(wrong.is_empty(), "{} of {count} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_shipped_standard_has_cases() {
    for shipped in &standards::SHIPPED {
        let has = places().iter().any(|cases| cases.join(shipped.uid).is_dir());
        assert!(has, "{} has no cases", shipped.uid);
    }
}

/// Where cases lie: those of what ships, and beside packs that are compiled in to be tried.
fn places() -> Vec<PathBuf> {
    let packs = std::env::var_os("GRADE_CALCULATOR_PACKS");
    let tried = packs.map(|packs| Path::new("../..").join(packs).join("cases"));
    std::iter::once(PathBuf::from("../../tests/cases")).chain(tried.filter(|cases| cases.is_dir())).collect()
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

/// A case's short form as a record: `every` answers all criteria and outcomes of the option, `judgements` are the
/// exceptions.
fn record(grader: &Grader, case: &Value) -> Value {
    let standard = grader.standard();
    let pathway = case["pathway"].as_str();
    let chosen = pathway.and_then(|id| standard.find_pathway(id));
    let mut judgements = Map::new();
    if let Some(word) = case["every"].as_str() {
        for (_, criterion) in standard.criteria_for(chosen).filter(|(_, criterion)| criterion.points.is_none()) {
            judgements.insert(criterion.id.clone(), word.into());
        }
        for (_, outcome) in standard.outcomes_for(chosen) {
            judgements.insert(outcome.id.clone(), word.into());
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
    for field in ["sittings", "waived", "assumedCap", "results", "marks", "points", "placements"] {
        if let Some(value) = case.get(field) {
            record[field] = value.clone();
        }
    }
    record
}

fn read(grader: &Grader, case: &Value) -> Result<Saved, Vec<Problem>> {
    let standard = grader.standard();
    let text = record(grader, case).to_string();
    records::read_to_grade(&text, |uid| (uid == standard.uid).then_some(standard))
}

fn differences(grader: &Grader, case: &Value) -> Vec<String> {
    let standard = grader.standard();
    let saved = match read(grader, case) {
        Ok(saved) => saved,
        Err(problems) => {
            let refused = case["refused"].as_object().cloned().unwrap_or_default();
            let expected =
                |problem: &&Problem| refused.get(problem.code).is_some_and(|says| *says == "" || *says == problem.says);
            let wrong = problems.iter().filter(|problem| !expected(problem)).map(ToString::to_string);
            let absent = refused.keys().filter(|code| problems.iter().all(|problem| problem.code != *code));
            return wrong.chain(absent.map(|code| format!("not refused for {code}"))).collect();
        }
    };
    if case.get("refused").is_some() {
        return vec!["the record is not refused".to_owned()];
    }
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
            "profile" => {
                let file = serde_json::to_value(DecisionFile::new(standard, &saved.record, &decision)).unwrap();
                compare_profile(&mut wrong, "profile", expected, &file["profile"]);
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

/// What a profile counts out, as far as the case expects something: objects may say less, lists are whole.
fn compare_profile(wrong: &mut Vec<String>, what: &str, expected: &Value, found: &Value) {
    match expected.as_object() {
        Some(fields) => {
            for (name, expected) in fields {
                let found = found.get(name).unwrap_or(&Value::Null);
                compare_profile(wrong, &format!("{what}, {name}"), expected, found);
            }
        }
        None => compare(wrong, what, expected, Some(found.clone())),
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
    let sets =
        |routes: &[Route]| -> Value { routes.iter().map(|route| way(standard, route)).collect::<Vec<_>>().into() };
    let method = standard.find_method(of);
    let scale = method.map_or(&standard.grades, |no| &standard.method(no).unwrap().grades);
    let (missing, inputs, routes, blocked) = match method {
        Some(no) => {
            let decided = &decision.methods[no.at()];
            (&decided.missing, &decided.missing_inputs, &decided.routes, &decided.blocked)
        }
        None => {
            let decided = decision.overall.as_ref().unwrap();
            (&decided.missing, &decided.missing_inputs, &decided.routes, &decided.blocked)
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
            let criteria = missing.iter().map(|no| id(*no).to_owned());
            let found: Value =
                criteria.chain(inputs.iter().map(|of| measure(standard, *of))).collect::<Vec<_>>().into();
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

/// A way as a case file tells it.
fn way(standard: &Standard, route: &Route) -> Vec<String> {
    let id = |no| standard.criterion(no).unwrap().id.clone();
    let all = route.all.iter().map(|open| id(open.criterion));
    let any = route.any.iter().map(|any| {
        let of: Vec<String> = any.of.iter().map(|open| id(open.criterion)).collect();
        format!("{} of {}", any.count, of.join(", "))
    });
    let level = |level: &Level| match level.of {
        Measure::Result(no) => {
            let scale = &standard.method(no).unwrap().grades;
            format!("{} {}", measure(standard, level.of), scale.names()[level.at_least as usize])
        }
        of if level.now == 0 => format!("{} {}", measure(standard, of), level.at_least),
        of => format!("{} {}, {} more", measure(standard, of), level.at_least, level.at_least - level.now),
    };
    all.chain(any).chain(route.levels.iter().map(level)).collect()
}

fn measure(standard: &Standard, of: Measure) -> String {
    let method = |no| standard.method(no).unwrap();
    match of {
        Measure::Mark(no) => format!("mark {}", method(no).id),
        Measure::Part(no, part) => format!("mark {}/{}", method(no).id, method(no).part(part).unwrap().id),
        Measure::Points(no) => format!("points {}", standard.criterion(no).unwrap().id),
        Measure::PointsTotal(no, None) => format!("points {}", method(no).id),
        Measure::PointsTotal(no, Some(part)) => {
            format!("points {}/{}", method(no).id, method(no).component(part).unwrap().id)
        }
        Measure::Weighted(_) => "weighted".to_owned(),
        Measure::Result(no) => format!("result {}", method(no).id),
    }
}
