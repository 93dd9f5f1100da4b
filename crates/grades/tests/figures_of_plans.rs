//! What a reader counted in each plan stands in its pack, and no other figure does.
//!
//! `tests/plans/<uid>.json` are tables that somebody filled in from the documents alone, for an assessor to check: which
//! criteria there are and which codes each carries, the KSBs, duties, outcomes and categories, every figure with its
//! force, what the plan leaves open, and where it contradicts itself.

use grades::domain::citation::Basis;
use grades::domain::date::Date;
use grades::domain::fact::{Amount, Anchor, Event, Fact, Force, Unit};
use grades::domain::gateway::{Condition, Confirms};
use grades::domain::standard::{PathwayNo, Standard, Status, Window};
use grades::files::words::Words;
use grades::rules::repeats::Repeats;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;

/// One table. Every row is a few words, in the order of the columns named here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Plan {
    standard: String,
    /// Who counted, in what.
    #[serde(rename = "about")]
    _about: String,
    /// Level, status, start dates, grades, limit on a repeat.
    identity: [String; 5],
    /// Version, start dates.
    versions: Vec<[String; 2]>,
    /// Method, core or option, grade, how many, the codes of each in document order.
    criteria: Vec<(String, String, String, usize, String)>,
    /// Method, core or option, kind, how many, codes.
    ksbs: Vec<(String, String, String, usize, String)>,
    /// Duty, core or option, codes.
    duties: Vec<[String; 3]>,
    /// Outcome, title, core or option, codes.
    outcomes: Vec<[String; 4]>,
    /// Performance category, the grades described.
    categories: Vec<[String; 2]>,
    /// Requirement, months on programme, whom it binds, who confirms.
    gateway: Vec<[String; 4]>,
    /// Where, what, amount, force. The amount is a figure; or `said`, `said 3 times`: without one.
    facts: Vec<[String; 4]>,
    /// Where, what: the plan is silent.
    not_stated: Vec<[String; 2]>,
    /// What it touches, basis, words of the note.
    doubts: Vec<[String; 3]>,
}

#[test]
fn every_shipped_pack_says_what_a_reader_counted_in_its_plan() {
    let mut wrong = Vec::new();
    for shipped in &standards::SHIPPED {
        let table = format!("../../tests/plans/{}.json", shipped.uid);
        let text = fs::read_to_string(&table).unwrap_or_else(|error| panic!("{table}, the reader's table: {error}"));
        let plan: Plan = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", shipped.uid));
        assert_eq!(plan.standard, shipped.uid);
        let standard = standards::find(shipped.uid).expect("shipped");
        wrong.extend(differences(&plan, &standard).into_iter().map(|says| format!("{}: {says}", shipped.uid)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_wrong_figure_and_a_missing_one_are_found() {
    let text = fs::read_to_string("../../tests/plans/ST0792_1.2.json").expect("readable");
    let standard = standards::find("ST0792_1.2").expect("shipped");
    for (right, other) in
        [("60 minutes + 10%", "61 minutes + 10%"), ("K3 S2 S3 |", "K3 S2 |"), ("\"level 4\"", "\"level 5\"")]
    {
        assert_eq!(text.matches(right).count(), 1, "{right}");
        let plan: Plan = serde_json::from_str(&text.replace(right, other)).expect("still a table");
        let found = differences(&plan, &standard);
        assert_eq!(found.len(), 2, "{right}: {found:?}");
    }
}

fn differences(plan: &Plan, standard: &Standard) -> Vec<String> {
    let mut wrong = Vec::new();
    same(&mut wrong, "identity", [&plan.identity], [&identity(standard)]);
    same(&mut wrong, "versions", &plan.versions, &versions(standard));
    same(&mut wrong, "criteria", &plan.criteria, &criteria(standard));
    same(&mut wrong, "KSBs", &plan.ksbs, &ksbs(standard));
    same(&mut wrong, "duties", &plan.duties, &duties(standard));
    same(&mut wrong, "outcomes", &plan.outcomes, &outcomes(standard));
    same(&mut wrong, "categories", &plan.categories, &categories(standard));
    same(&mut wrong, "gateway", &plan.gateway, &gateway(standard));
    let facts = facts(standard);
    let figures = |rows: &[[String; 4]]| -> Vec<[String; 4]> {
        rows.iter().filter(|row| !row[2].starts_with("said")).cloned().collect()
    };
    same(&mut wrong, "figures", &figures(&plan.facts), &figures(&facts));
    for row in plan.facts.iter().filter(|row| row[2].starts_with("said")) {
        let found = facts
            .iter()
            .filter(|fact| fact[2] == "said" && (&fact[0], &fact[1], &fact[3]) == (&row[0], &row[1], &row[3]));
        let found = found.count();
        let fits = if row[2] == "said" { found > 0 } else { row[2] == format!("said {found} times") };
        if !fits {
            wrong.push(format!("facts: {row:?} is said {found} times"));
        }
    }
    for [place, what] in &plan.not_stated {
        if facts.iter().any(|fact| fact[0] == *place && (fact[1] == *what || what == "anything")) {
            wrong.push(format!("{place} {what}: the plan is silent, the pack is not"));
        }
    }
    for [about, basis, words] in &plan.doubts {
        let noted = |note: &grades::domain::standard::Note| {
            note.about == *about && basis_word(note.basis) == basis && note.text.contains(words.as_str())
        };
        if !standard.notes.iter().any(noted) {
            wrong.push(format!("notes: none about {about}, {basis}, that says “{words}”"));
        }
    }
    wrong
}

/// What stands on one side only.
fn same<'r, T: std::fmt::Debug + Ord + 'r>(
    wrong: &mut Vec<String>,
    what: &str,
    counted: impl IntoIterator<Item = &'r T>,
    packed: impl IntoIterator<Item = &'r T>,
) {
    let (counted, packed): (Vec<&T>, Vec<&T>) = (counted.into_iter().collect(), packed.into_iter().collect());
    let (one, other): (BTreeSet<&T>, BTreeSet<&T>) =
        (counted.iter().copied().collect(), packed.iter().copied().collect());
    wrong.extend(one.difference(&other).map(|row| format!("{what}: counted in the plan, not in the pack: {row:?}")));
    wrong.extend(other.difference(&one).map(|row| format!("{what}: in the pack, not counted in the plan: {row:?}")));
    if one == other && counted.len() != packed.len() {
        wrong.push(format!("{what}: {} counted, {} in the pack", counted.len(), packed.len()));
    }
}

fn day(date: Date) -> String {
    format!("{}-{:02}-{:02}", date.year(), date.month(), date.day())
}

fn window(starts: Option<Window>) -> String {
    let to = |window: Window| window.latest.map_or("open".to_owned(), day);
    starts.map_or("not stated".to_owned(), |window| format!("{} to {}", day(window.earliest), to(window)))
}

fn place(standard: &Standard, pathway: Option<PathwayNo>) -> String {
    pathway.map_or("core", |no| standard.pathway(no).expect("an option").id.as_str()).to_owned()
}

fn identity(standard: &Standard) -> [String; 5] {
    let status = match standard.status {
        Status::Approved => "approved",
        Status::Retired => "retired",
        Status::Draft => "draft",
        Status::NotStated => "not stated",
    };
    let cap = standard.repeats.caps.first().map_or("no limit stated".to_owned(), |cap| {
        let lifted = if cap.waivable { ", may be lifted" } else { "" };
        format!("{} at most{lifted}", standard.grades.name(cap.grade))
    });
    [
        format!("level {}", standard.level),
        status.to_owned(),
        window(standard.starts),
        standard.grades.names().join(", "),
        cap,
    ]
}

fn versions(standard: &Standard) -> Vec<[String; 2]> {
    standard.versions.iter().map(|entry| [entry.version.clone(), window(entry.starts)]).collect()
}

fn criteria(standard: &Standard) -> Vec<(String, String, String, usize, String)> {
    let mut rows: Vec<(String, String, String, usize, String)> = Vec::new();
    for criterion in &standard.criteria {
        let method = standard.method(criterion.method).expect("a method");
        let grade = method.grades.name(criterion.grade).to_owned();
        let place = place(standard, criterion.pathway);
        let codes = if criterion.ksbs.is_empty() { "no codes".to_owned() } else { criterion.ksbs.join(" ") };
        match rows.iter_mut().find(|row| (&row.0, &row.1, &row.2) == (&method.id, &place, &grade)) {
            Some(row) => {
                row.3 += 1;
                row.4 = format!("{} | {codes}", row.4);
            }
            None => rows.push((method.id.clone(), place, grade, 1, codes)),
        }
    }
    rows
}

fn ksbs(standard: &Standard) -> Vec<(String, String, String, usize, String)> {
    let mut rows: Vec<(String, String, String, usize, String)> = Vec::new();
    for ksb in &standard.ksbs {
        let methods = ksb.methods.iter().map(|no| standard.method(*no).expect("a method").id.as_str());
        let methods =
            if ksb.methods.is_empty() { "no method".to_owned() } else { methods.collect::<Vec<_>>().join(" ") };
        let place = place(standard, ksb.pathway);
        match rows.iter_mut().find(|row| (&row.0, &row.1, &row.2) == (&methods, &place, &ksb.kind)) {
            Some(row) => {
                row.3 += 1;
                row.4 = format!("{} {}", row.4, ksb.code);
            }
            None => rows.push((methods, place, ksb.kind.clone(), 1, ksb.code.clone())),
        }
    }
    rows
}

fn duties(standard: &Standard) -> Vec<[String; 3]> {
    let row =
        |duty: &grades::domain::standard::Duty| [duty.id.clone(), place(standard, duty.pathway), duty.ksbs.join(" ")];
    standard.duties.iter().map(row).collect()
}

fn outcomes(standard: &Standard) -> Vec<[String; 4]> {
    let row = |outcome: &grades::domain::outcome::AssessmentOutcome| {
        [outcome.id.clone(), outcome.title.clone(), place(standard, outcome.pathway), outcome.ksbs.join(" ")]
    };
    standard.outcomes.iter().map(row).collect()
}

fn categories(standard: &Standard) -> Vec<[String; 2]> {
    let row = |category: &grades::domain::outcome::PerformanceCategory| {
        let grades = category.descriptors.iter().map(|descriptor| standard.grades.name(descriptor.grade));
        [category.title.clone(), grades.collect::<Vec<_>>().join(", ")]
    };
    standard.performance.iter().map(row).collect()
}

fn gateway(standard: &Standard) -> Vec<[String; 4]> {
    let whom = |when: Condition| {
        let parts = [
            when.registered_before.map(|date| format!("registered before {}", day(date))),
            when.registered_from.map(|date| format!("registered from {}", day(date))),
            when.age_at_start_at_most.map(|age| format!("{age} or younger at the start")),
            when.age_at_start_at_least.map(|age| format!("{age} or older at the start")),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        if said.is_empty() { "everybody".to_owned() } else { said.join(", ") }
    };
    let who = |who: Option<Confirms>| match who {
        Some(Confirms::Employer) => "employer",
        Some(Confirms::Apprentice) => "apprentice",
        Some(Confirms::Provider) => "provider",
        Some(Confirms::AssessmentOrganisation) => "assessment organisation",
        None => "-",
    };
    let months = |months: Option<u32>| months.map_or("-".to_owned(), |months| format!("{months} months"));
    let row = |asked: &grades::domain::gateway::Requirement| {
        [asked.id.clone(), months(asked.months), whom(asked.when), who(asked.who).to_owned()]
    };
    standard.gateway.iter().map(row).collect()
}

/// Every fact of the standard, of its methods and of repeats: where, what, amount, force.
fn facts(standard: &Standard) -> Vec<[String; 4]> {
    let Repeats { facts: repeats, .. } = &standard.repeats;
    let of_methods = standard.methods.iter().map(|method| (method.id.as_str(), &method.facts));
    let places = [("standard", &standard.facts), ("repeats", repeats)].into_iter().chain(of_methods);
    let force = |fact: &Fact| match fact.force {
        Some(Force::Rule) => "rule",
        Some(Force::Typical) => "typically",
        None => "no force given",
    };
    places
        .flat_map(|(place, facts)| facts.iter().map(move |fact| (place, fact)))
        .map(|(place, fact)| [place.to_owned(), fact.what.word().to_owned(), amount(fact), force(fact).to_owned()])
        .collect()
}

/// Such as `60 minutes + 10%`, `at least 2 weeks, before assessment`, `said`.
fn amount(fact: &Fact) -> String {
    let Some(amount) = fact.amount else { return "said".to_owned() };
    let mut said = match (amount.at_least, amount.at_most) {
        (Some(least), Some(most)) if least == most => counted(&least.to_string(), amount),
        (Some(least), Some(most)) => counted(&format!("{least} to {most}"), amount),
        (Some(least), None) => counted(&format!("at least {least}"), amount),
        (None, Some(most)) => counted(&format!("at most {most}"), amount),
        (None, None) => "nothing".to_owned(),
    };
    if let Some(extra) = fact.extra_percent {
        said.push_str(&format!(" + {extra}%"));
    }
    if let Some(either) = fact.plus_minus_percent {
        said.push_str(&format!(" ± {either}%"));
    }
    match fact.anchor {
        Some(Anchor::From(from)) => said.push_str(&format!(", from {}", event(from))),
        Some(Anchor::Before(before)) => said.push_str(&format!(", before {}", event(before))),
        None => {}
    }
    said
}

fn counted(number: &str, amount: Amount) -> String {
    let unit = match amount.unit {
        Unit::Minutes => " minutes",
        Unit::Hours => " hours",
        Unit::Days => " days",
        Unit::WorkingDays => " working days",
        Unit::Weeks => " weeks",
        Unit::Months => " months",
        Unit::Words => " words",
        Unit::Pieces => " pieces",
        Unit::Questions => " questions",
        Unit::Items => " things",
        Unit::Percent => "%",
    };
    if number == "1" { format!("1{}", unit.trim_end_matches('s')) } else { format!("{number}{unit}") }
}

fn event(event: Event) -> &'static str {
    match event {
        Event::TrainingStart => "start of training",
        Event::Gateway => "gateway",
        Event::PeriodStart => "start of the assessment period",
        Event::ProjectStart => "start of the project",
        Event::Assessment => "assessment",
        Event::FinalAssessment => "last assessment",
        Event::OutcomeNotification => "notice of the outcome",
        Event::Feedback => "feedback",
        Event::Results => "results",
    }
}

fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Inferred => "inferred",
        Basis::Ambiguous => "ambiguous",
        Basis::NotStated => "not stated",
        Basis::Reconstructed => "reconstructed",
    }
}
