//! What the plan says beside the grades: how methods combine, times and limits, gateway, re-sits, KSBs.

use crate::app::components::markup::{h1, item, list, p, parts, say, section, soft, strong, text};
use crate::app::components::source::source;
use crate::app::state::{Book, Desk};
use crate::domain::fact::Fact;
use crate::domain::gateway::Requirement;
use crate::domain::rule::Overall;
use crate::domain::standard::PathwayNo;
use crate::el;
use crate::wording::{capital, facts, grades, steps};
use yew::prelude::*;

/// The screen.
pub fn plan(desk: &Desk) -> Html {
    let book = &desk.book;
    let pathway = desk.record().pathway;
    let mut screen = vec![
        h1("What the plan says"),
        say(&format!(
            "{}, {} version {}, level {}: {}, {}.",
            book.title,
            book.reference,
            book.version,
            book.level,
            grades::status(book.status),
            facts::window(book.starts)
        )),
        combination(book),
    ];
    if !book.facts.is_empty() {
        screen.push(section("The assessment as a whole", vec![fact_list(book, &book.facts, pathway)]));
    }
    screen.push(gateway(book));
    for method in &book.methods {
        screen.push(section(&method.title, vec![fact_list(book, &method.facts, pathway)]));
    }
    let repeats = &book.repeats;
    let cited = p(vec![source(book, &repeats.source, Some(repeats.basis))]);
    screen.push(section("Re-sits and re-takes", vec![fact_list(book, &repeats.facts, pathway), cited]));
    screen.push(statements(book, pathway));
    screen.push(notes(book, "Where the documents are unclear", |_| true));
    screen.push(versions(book));
    el!("article"; screen)
}

fn combination(book: &Book) -> Html {
    let Overall::Table(table) = &book.overall else { return Html::default() };
    let rows = (0..table.rows.len()).filter_map(|place| steps::row_text(book, place));
    let rows = rows.map(|row| item(vec![text(format!("{}.", capital(&row)))])).collect();
    section("How the methods combine", vec![list(rows), p(vec![source(book, &table.source, Some(table.basis))])])
}

fn gateway(book: &Book) -> Html {
    let one = |requirement: &Requirement| {
        let mut said = requirement.what.clone();
        for more in [requirement.detail.clone().unwrap_or_default(), facts::condition(&requirement.when)] {
            if !more.is_empty() {
                said.push(' ');
                said.push_str(&more);
            }
        }
        if let Some(who) = requirement.who {
            said.push_str(&format!(" Confirmed by {}.", facts::confirms(who)));
        }
        item(vec![text(said), source(book, &requirement.source, Some(requirement.basis))])
    };
    let said = if book.gateway.is_empty() {
        say("The document does not say.")
    } else {
        list(book.gateway.iter().map(one).collect())
    };
    section("Before the assessment: the gateway", vec![said])
}

fn fact_list(book: &Book, facts: &[Fact], pathway: Option<PathwayNo>) -> Html {
    let mine = facts.iter().filter(|fact| fact.pathway.is_none() || fact.pathway == pathway);
    let one = |fact: &Fact| {
        let said = text(facts::fact(fact));
        item(vec![said, soft(facts::force(fact.force)), source(book, &fact.source, Some(fact.basis))])
    };
    list(mine.map(one).collect())
}

/// The notes about some parts of the plan, under a heading; nothing if there are none.
pub fn notes(book: &Book, heading: &str, about: impl Fn(&str) -> bool) -> Html {
    let notes = book.notes.iter().filter(|note| about(&note.about));
    let notes: Vec<Html> =
        notes.map(|note| item(vec![text(note.text.clone()), source(book, &note.source, Some(note.basis))])).collect();
    if notes.is_empty() { Html::default() } else { section(heading, vec![list(notes)]) }
}

fn statements(book: &Book, pathway: Option<PathwayNo>) -> Html {
    let mine = |of: Option<PathwayNo>| of.is_none() || of == pathway;
    let ksbs = book.ksbs.iter().filter(|ksb| mine(ksb.pathway)).map(|ksb| {
        let by: Vec<&str> = ksb
            .methods
            .iter()
            .filter_map(|no| book.method(*no))
            .map(|method| method.short.as_deref().unwrap_or(&method.title))
            .collect();
        let label = ksb.label.as_deref().unwrap_or("The document prints no statement.");
        item(vec![strong(&ksb.code), text(format!(" {label}")), soft(&by.join(", "))])
    });
    let ksbs = section("Knowledge, skills and behaviours", vec![list(ksbs.collect())]);
    let duties = book.duties.iter().filter(|duty| mine(duty.pathway));
    let duties: Vec<Html> =
        duties.map(|duty| item(vec![text(duty.label.clone()), soft(&duty.ksbs.join(" "))])).collect();
    if duties.is_empty() { ksbs } else { parts(vec![ksbs, section("Duties", vec![list(duties)])]) }
}

fn versions(book: &Book) -> Html {
    if book.versions.is_empty() {
        return Html::default();
    }
    let entries = book.versions.iter().map(|entry| {
        let change = entry.change.as_deref().unwrap_or_default();
        item(vec![text(format!("Version {}, {}. {change}", entry.version, facts::window(entry.starts)))])
    });
    section("Versions of this standard", vec![list(entries.collect())])
}
