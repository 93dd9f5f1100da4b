//! A draft as a pack: as much of one as the text gave. What is doubtful is marked with its basis and told in a note.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::draft::{Amount, Cell, Criterion, Draft, Fact, FindingKind, Found, Lines, Method, Needs};
use super::text::{shortened, slug};

/// The format that is written: one that is read for ever, and holds all that a text gives.
const FORMAT: &str = "grade-pack/1";

/// A value of JSON whose fields keep their order.
enum Json {
    Null,
    True(bool),
    Number(u32),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
    Named(Vec<(String, Json)>),
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => to.serialize_unit(),
            Json::True(value) => to.serialize_bool(*value),
            Json::Number(value) => to.serialize_u32(*value),
            Json::Text(value) => to.serialize_str(value),
            Json::List(values) => {
                let mut list = to.serialize_seq(Some(values.len()))?;
                for value in values {
                    list.serialize_element(value)?;
                }
                list.end()
            }
            Json::Object(fields) => {
                let mut map = to.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
            Json::Named(fields) => {
                let mut map = to.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

fn text(value: impl Into<String>) -> Json {
    Json::Text(value.into())
}

/// A sentence: not empty, and not longer than a pack's.
fn sentence(value: &str) -> Json {
    text(shortened(value.trim(), 600))
}

fn may(value: Option<&String>) -> Json {
    value.map_or(Json::Null, text)
}

fn codes(list: &[String]) -> Json {
    Json::List(list.iter().map(text).collect())
}

fn source(lines: Lines) -> Json {
    let at = if lines.first == 0 {
        "the whole text".to_owned()
    } else if lines.first == lines.last {
        format!("line {}", lines.first)
    } else {
        format!("lines {} to {}", lines.first, lines.last)
    };
    Json::Object(vec![("document", text("plan")), ("at", text(at))])
}

const NOWHERE: Lines = Lines { first: 0, last: 0 };

/// The draft as a pack, in JSON; `checked` is the day on which it is read, such as 2026-11-30. What the text did not give is
/// left out, and `check` says so.
///
/// ```
/// let draft = grades::import::read("Reference: ST0001\nVersion: 1.0\nLevel: 3\nK1: How lamps burn.");
/// let pack = grades::import::to_pack(&draft, "2026-11-30");
/// assert!(pack.contains("\"uid\": \"ST0001_1.0\""));
/// assert!(pack.contains("\"label\": \"How lamps burn\""));
/// ```
pub fn to_pack(draft: &Draft, checked: &str) -> String {
    let mut fields = vec![
        ("format", text(FORMAT)),
        ("standard", standard(draft, checked)),
        ("documents", documents(draft, checked)),
        (
            "pathways",
            Json::List(
                draft
                    .options
                    .iter()
                    .map(|option| {
                        Json::Object(vec![
                            ("id", text(&option.value.id)),
                            ("title", text(&option.value.title)),
                            ("source", source(option.lines)),
                        ])
                    })
                    .collect(),
            ),
        ),
        ("ksbs", ksbs(draft)),
    ];
    if !draft.duties.is_empty() {
        fields.push((
            "duties",
            Json::List(
                draft
                    .duties
                    .iter()
                    .map(|duty| {
                        Json::Object(vec![
                            ("id", text(format!("D{}", duty.value.number))),
                            ("pathway", may(duty.value.option.as_ref())),
                            ("label", sentence(&duty.value.statement)),
                            ("ksbs", codes(&duty.value.ksbs)),
                            ("source", source(duty.lines)),
                        ])
                    })
                    .collect(),
            ),
        ));
    }
    if let Some(scale) = overall_scale(draft) {
        fields.push(("grades", codes(&scale)));
    }
    fields.push(("methods", Json::List(draft.methods.iter().map(|found| method(draft, found)).collect())));
    if let Some(overall) = overall(draft) {
        fields.push(("overall", overall));
    }
    fields.push(("repeats", repeats(draft)));
    fields.push(("gateway", gateway(draft)));
    let of_whole: Vec<Json> = draft.facts.iter().filter(|fact| !of_repeats(&fact.value)).map(fact).collect();
    if !of_whole.is_empty() {
        fields.push(("facts", Json::List(of_whole)));
    }
    if !draft.outcomes.is_empty() {
        fields.push(("outcomes", outcomes(draft)));
    }
    if !draft.categories.is_empty() {
        fields.push(("performance", performance(draft)));
    }
    if !draft.versions.is_empty() {
        fields.push(("versions", versions(draft)));
    }
    fields.push(("notes", notes(draft)));
    let mut written = serde_json::to_string_pretty(&Json::Object(fields)).unwrap_or_default();
    written.push('\n');
    written
}

fn standard(draft: &Draft, checked: &str) -> Json {
    let mut fields = Vec::new();
    if let (Some(reference), Some(version)) = (&draft.reference, &draft.version) {
        fields.push(("uid", text(format!("{}_{}", reference.value, version.value))));
    }
    if let Some(found) = &draft.reference {
        fields.push(("reference", text(&found.value)));
    }
    if let Some(found) = &draft.version {
        fields.push(("version", text(&found.value)));
    }
    if let Some(found) = &draft.title {
        fields.push(("title", text(shortened(&found.value, 200))));
    }
    if let Some(found) = &draft.level {
        fields.push(("level", Json::Number(found.value.into())));
    }
    fields.push(("status", text(draft.status.as_ref().map_or("not-stated", |found| &found.value))));
    let own = draft
        .version
        .as_ref()
        .and_then(|version| draft.versions.iter().find(|known| known.value.version == version.value));
    let window =
        own.and_then(|found| found.value.earliest.as_ref().map(|earliest| (earliest, found.value.latest.as_ref())));
    fields.push((
        "starts",
        window.map_or(Json::Null, |(earliest, latest)| {
            Json::Object(vec![("earliest", text(earliest)), ("latest", may(latest))])
        }),
    ));
    fields.push(("checked", text(checked)));
    let lines = draft.reference.as_ref().map_or(NOWHERE, |found| found.lines);
    fields.push(("source", source(lines)));
    Json::Object(fields)
}

fn documents(draft: &Draft, checked: &str) -> Json {
    let title = draft
        .title
        .as_ref()
        .map_or_else(|| "Text of a plan".to_owned(), |found| format!("Text of a plan: {}", found.value));
    Json::List(vec![Json::Object(vec![
        ("id", text("plan")),
        ("title", text(shortened(&title, 200))),
        ("publisher", text("not stated")),
        ("version", text(draft.version.as_ref().map_or("not stated", |found| &found.value))),
        ("licence", text("not stated")),
        ("address", Json::Null),
        ("read", text(checked)),
    ])])
}

fn ksbs(draft: &Draft) -> Json {
    let mut list = Vec::new();
    for found in &draft.ksbs {
        let ksb = &found.value;
        // A code that outcomes of several options carry stands once for each of them.
        let carried: Vec<Option<String>> = if ksb.option.is_none() && ksb.statement.is_empty() {
            let mut options: Vec<Option<String>> = Vec::new();
            for outcome in draft.outcomes.iter().filter(|outcome| outcome.value.ksbs.contains(&ksb.code)) {
                if !options.contains(&outcome.value.option) {
                    options.push(outcome.value.option.clone());
                }
            }
            if options.contains(&None) || options.is_empty() { vec![None] } else { options }
        } else {
            vec![ksb.option.clone()]
        };
        for option in carried {
            let statement = ksb.statement.trim_end_matches('.');
            let label = if statement.is_empty() { Json::Null } else { text(shortened(statement, 200)) };
            let mut fields = vec![
                ("code", text(&ksb.code)),
                ("kind", text(&ksb.kind)),
                ("pathway", may(option.as_ref())),
                ("label", label),
            ];
            if !ksb.methods.is_empty() {
                fields.push(("methods", codes(&ksb.methods)));
            }
            if !found.is_sure() {
                fields.push(("basis", text("inferred")));
            }
            fields.push(("source", source(found.lines)));
            list.push(Json::Object(fields));
        }
    }
    list.truncate(500);
    Json::List(list)
}

/// The overall scale: as listed, or that of the only method, or those that categories describe.
fn overall_scale(draft: &Draft) -> Option<Vec<String>> {
    if let Some(found) = &draft.grades {
        return Some(found.value.clone());
    }
    if let [method] = &draft.methods[..] {
        return Some(method.value.grades.clone());
    }
    let mut scale: Vec<String> = Vec::new();
    for (grade, _) in draft.categories.iter().flat_map(|category| &category.value.descriptors) {
        if !scale.contains(grade) {
            scale.push(grade.clone());
        }
    }
    scale.sort_by_key(|grade| super::grades::height(grade));
    (scale.len() >= 2).then_some(scale)
}

fn method(draft: &Draft, found: &Found<Method>) -> Json {
    let method = &found.value;
    let mut fields = vec![
        ("id", text(&method.id)),
        ("title", text(shortened(&method.title, 200))),
        ("short", text(short(&method.title))),
        ("grades", codes(&method.grades)),
    ];
    if let Some(most) = method.most_marks {
        fields.push(("marks", Json::Object(vec![("most", Json::Number(most)), ("source", source(found.lines))])));
    }
    fields.push(("criteria", Json::List(method.criteria.iter().map(criterion).collect())));
    let rules = method.rules.iter().map(|rule| {
        Json::Object(vec![
            ("grade", text(&rule.value.grade)),
            ("needs", needs(draft, method, &rule.value.grade, rule.value.needs)),
            ("basis", text(if rule.is_sure() { "stated" } else { "inferred" })),
            ("source", source(rule.lines)),
        ])
    });
    fields.push(("rules", Json::List(rules.collect())));
    if !method.facts.is_empty() {
        fields.push(("facts", Json::List(method.facts.iter().map(fact).collect())));
    }
    Json::Object(fields)
}

/// One to three words for small screens.
fn short(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    let end = words
        .iter()
        .position(|word| matches!(*word, "with" | "and" | "underpinned" | "supported" | "of"))
        .unwrap_or(words.len());
    let kept = words.get(..end.clamp(1, 3).min(words.len())).unwrap_or_default().join(" ");
    kept.trim_end_matches([',', ':']).to_owned()
}

fn needs(draft: &Draft, method: &Method, grade: &str, needs: Needs) -> Json {
    let of = |grade: &str| {
        let mut pool = vec![("grade", text(grade))];
        let in_core = method.criteria.iter().any(|it| it.value.grade == grade && it.value.option.is_none());
        let in_every = draft.options.iter().all(|option| {
            method
                .criteria
                .iter()
                .any(|it| it.value.grade == grade && it.value.option.as_ref() == Some(&option.value.id))
        });
        let exists = in_core || !draft.options.is_empty() && in_every;
        if !exists {
            pool.push(("ifEmpty", text("notMet")));
        }
        Json::Object(pool)
    };
    match needs {
        Needs::All => Json::Object(vec![("all", of(grade))]),
        Needs::AtLeast(count) => Json::Object(vec![("atLeast", Json::Number(count)), ("of", of(grade))]),
        Needs::Mark(mark) => Json::Object(vec![("mark", Json::Number(mark))]),
    }
}

fn criterion(found: &Found<Criterion>) -> Json {
    let criterion = &found.value;
    let mut fields = vec![
        ("id", text(&criterion.id)),
        ("grade", text(&criterion.grade)),
        ("pathway", may(criterion.option.as_ref())),
        ("theme", criterion.theme.as_ref().map_or(Json::Null, |theme| text(shortened(theme, 200)))),
        ("ksbs", if criterion.ksbs.is_empty() { Json::Null } else { codes(&criterion.ksbs) }),
        ("prompt", sentence(&criterion.question)),
    ];
    if !found.is_sure() {
        fields.push(("basis", text("inferred")));
    }
    fields.push(("source", source(found.lines)));
    Json::Object(fields)
}

/// The figure in a fact's sentence stands as its field alone.
fn fact(found: &Found<Fact>) -> Json {
    let fact = &found.value;
    let mut fields = vec![("what", text(fact.what))];
    if let Some((unit, amount)) = fact.amount {
        let bound = |name, value| Json::Object(vec![(name, Json::Number(value))]);
        let value = match amount {
            Amount::Exactly(value) => Json::Number(value),
            Amount::AtLeast(value) => bound("atLeast", value),
            Amount::AtMost(value) => bound("atMost", value),
            Amount::Between(from, to) => {
                Json::Object(vec![("atLeast", Json::Number(from)), ("atMost", Json::Number(to))])
            }
        };
        fields.push((unit, value));
    }
    if matches!(fact.what, "notice" | "review") {
        fields.push(("before", text("assessment")));
    }
    if let Some(percent) = fact.extra_percent {
        fields.push(("extraPercent", Json::Number(percent)));
    }
    if let Some(percent) = fact.plus_minus_percent {
        fields.push(("plusMinusPercent", Json::Number(percent)));
    }
    let says = if fact.amount.is_some() { format!("{}: {{amount}}.", name(fact.what)) } else { fact.sentence.clone() };
    fields.push(("says", sentence(&says)));
    fields.push(("force", text(if fact.typical { "typical" } else { "rule" })));
    fields.push(("source", source(found.lines)));
    Json::Object(fields)
}

/// What a figure is called before its amount.
fn name(what: &str) -> &'static str {
    match what {
        "duration" => "It lasts",
        "presentation" => "The presentation",
        "questioning" => "The questions",
        "questions" => "The assessor asks",
        "notice" => "Notice beforehand",
        "review" => "Time to review what was handed in",
        "submission" => "Time to hand it in",
        "report" => "Length of what is written",
        "portfolioPieces" => "Evidence in the portfolio",
        "portfolioVideo" => "Video in the portfolio",
        "onProgramme" => "Time on programme",
        "assessmentPeriod" => "The assessment period",
        "results" => "Time until results",
        "resitTypical" => "A re-sit",
        "retakeTypical" => "A re-take",
        "repeatWindow" => "A re-sit or re-take has to be taken within",
        _ => "The text says",
    }
}

fn of_repeats(fact: &Fact) -> bool {
    matches!(
        fact.what,
        "resitTypical" | "retakeTypical" | "repeatWindow" | "notToRaise" | "actionPlan" | "repeatAgreed"
    )
}

fn overall(draft: &Draft) -> Option<Json> {
    let basis = |sure: bool| ("basis", text(if sure { "stated" } else { "inferred" }));
    if let Some(table) = &draft.table {
        let rows = table.value.rows.iter().map(|row| {
            let cells = draft.methods.iter().zip(&row.when).map(|(method, cell)| {
                let cell = match cell {
                    Cell::Any => text("any"),
                    Cell::Grade(grade) => text(grade),
                    Cell::AtLeast(grade) => Json::Object(vec![("atLeast", text(grade))]),
                };
                (method.value.id.clone(), cell)
            });
            Json::Object(vec![("when", Json::Named(cells.collect())), ("then", text(&row.then))])
        });
        return Some(Json::Object(vec![
            ("table", Json::List(rows.collect())),
            basis(table.is_sure()),
            ("source", source(table.lines)),
        ]));
    }
    if let [method] = &draft.methods[..] {
        let id = &method.value.id;
        let rows = method.value.grades.iter().map(|grade| {
            Json::Object(vec![("when", Json::Named(vec![(id.clone(), text(grade))])), ("then", text(grade))])
        });
        return Some(Json::Object(vec![
            ("table", Json::List(rows.collect())),
            basis(false),
            ("source", source(method.lines)),
        ]));
    }
    (draft.methods.is_empty() && !draft.outcomes.is_empty()).then(|| {
        Json::Object(vec![
            ("decidedBy", text("assessment-organisation")),
            ("says", text("The text prints no way to work out a grade; your assessment organisation decides it.")),
            ("basis", text("inferred")),
            ("source", source(NOWHERE)),
        ])
    })
}

fn repeats(draft: &Draft) -> Json {
    let facts: Vec<Json> = draft.facts.iter().filter(|found| of_repeats(&found.value)).map(fact).collect();
    let (cap, of_method, waivable, basis, lines) = match &draft.cap {
        Some(cap) => {
            let basis = if cap.is_sure() { "stated" } else { "ambiguous" };
            (cap.value.grade.as_ref(), cap.value.of_method, cap.value.waivable, basis, cap.lines)
        }
        None => (None, false, false, "not-stated", NOWHERE),
    };
    let mut fields = vec![("cap", may(cap))];
    if of_method {
        fields.push(("on", text("method")));
    }
    fields.push(("waivable", Json::True(waivable && cap.is_some())));
    fields.push(("basis", text(basis)));
    fields.push(("source", source(lines)));
    fields.push(("facts", Json::List(facts)));
    Json::Object(fields)
}

fn gateway(draft: &Draft) -> Json {
    let mut taken: Vec<String> = Vec::new();
    let mut list = Vec::new();
    for (no, found) in draft.gateway.iter().enumerate() {
        let mut id = slug(&found.value.what, 24);
        if id.is_empty() || taken.contains(&id) {
            id = format!("requirement-{}", no + 1);
        }
        taken.push(id.clone());
        let mut fields = vec![("id", text(id)), ("what", sentence(&found.value.what))];
        if let Some(months) = found.value.months {
            fields.push(("months", Json::Number(months)));
        }
        if !found.is_sure() {
            fields.push(("basis", text("inferred")));
        }
        fields.push(("source", source(found.lines)));
        list.push(Json::Object(fields));
    }
    Json::List(list)
}

fn outcomes(draft: &Draft) -> Json {
    Json::List(
        draft
            .outcomes
            .iter()
            .map(|found| {
                let outcome = &found.value;
                let asked = if outcome.question.is_empty() { &outcome.title } else { &outcome.question };
                let mut fields = vec![
                    ("id", text(&outcome.id)),
                    ("title", text(shortened(&outcome.title, 200))),
                    ("pathway", may(outcome.option.as_ref())),
                    ("ksbs", codes(&outcome.ksbs)),
                    ("prompt", sentence(asked)),
                ];
                if !found.is_sure() {
                    fields.push(("basis", text("inferred")));
                }
                fields.push(("source", source(found.lines)));
                Json::Object(fields)
            })
            .collect(),
    )
}

fn performance(draft: &Draft) -> Json {
    let mut taken: Vec<String> = Vec::new();
    let mut list = Vec::new();
    for (no, found) in draft.categories.iter().enumerate() {
        let mut id = slug(&found.value.title, 60);
        if id.is_empty() || taken.contains(&id) {
            id = format!("category-{}", no + 1);
        }
        taken.push(id.clone());
        let descriptors = found.value.descriptors.iter().map(|(grade, said)| (grade.clone(), sentence(said)));
        let mut fields = vec![
            ("id", text(id)),
            ("title", text(shortened(&found.value.title, 200))),
            ("descriptors", Json::Named(descriptors.collect())),
        ];
        if !found.is_sure() {
            fields.push(("basis", text("inferred")));
        }
        fields.push(("source", source(found.lines)));
        list.push(Json::Object(fields));
    }
    Json::List(list)
}

fn versions(draft: &Draft) -> Json {
    Json::List(
        draft
            .versions
            .iter()
            .map(|found| {
                let version = &found.value;
                let mut fields =
                    vec![("version", text(&version.version)), ("earliest", may(version.earliest.as_ref()))];
                if version.earliest.is_some() {
                    fields.push(("latest", may(version.latest.as_ref())));
                }
                if !version.change.is_empty() {
                    fields.push(("change", sentence(&version.change)));
                }
                fields.push(("source", source(found.lines)));
                Json::Object(fields)
            })
            .collect(),
    )
}

/// What is doubtful, so that it stays marked beside the results.
fn notes(draft: &Draft) -> Json {
    let known = |about: &str| {
        draft
            .methods
            .iter()
            .any(|method| method.value.id == about || method.value.criteria.iter().any(|it| it.value.id == about))
            || draft.ksbs.iter().any(|ksb| ksb.value.code == about)
            || draft.outcomes.iter().any(|outcome| outcome.value.id == about)
    };
    let mut list = Vec::new();
    for finding in draft.to_look_at() {
        let about = match finding.about.as_str() {
            about if known(about) => about.to_owned(),
            about if about.starts_with("overall") => "overall".to_owned(),
            "re-sits" => "repeats".to_owned(),
            "gateway" => "gateway".to_owned(),
            about => about.split(',').next().filter(|about| known(about)).unwrap_or("standard").to_owned(),
        };
        let basis = match finding.kind {
            FindingKind::Contradiction => "ambiguous",
            FindingKind::Unreadable | FindingKind::NotFound => "not-stated",
            FindingKind::Look => "inferred",
        };
        list.push(Json::Object(vec![
            ("about", text(about)),
            ("basis", text(basis)),
            ("text", sentence(&finding.says)),
            ("source", source(finding.lines.unwrap_or(NOWHERE))),
        ]));
        if list.len() >= 250 {
            break;
        }
    }
    Json::List(list)
}
