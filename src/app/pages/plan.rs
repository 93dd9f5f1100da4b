//! What the plan says beside the grades: how methods combine, times and limits, gateway, re-sits, KSBs.

use super::answer::about_option;
use crate::app::components::markup::{Part, h1, item, link, list, p, parts, say, section, soft, strong, text};
use crate::app::components::notes::notes;
use crate::app::components::source::source;
use crate::app::components::standing::standing;
use crate::domain::fact::Fact;
use crate::domain::gateway::Requirement;
use crate::domain::standard::PathwayNo;
use crate::domain::version::is_higher;
use crate::el;
use crate::model::{Model, OpenRecord, OpenStandard};
use crate::router::Route;
use crate::rules::overall::Overall;
use crate::wording::{capital, facts, grades, steps};

/// The screen.
pub fn plan(desk: &OpenRecord, state: &Model) -> Part {
    let book = &desk.standard;
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
        standing(desk, state),
        combination(book),
    ];
    let option = |about: &str| about_option(desk, about);
    let whole = vec![
        fact_list(book, &book.facts, pathway),
        notes(book, |about| matches!(about, "facts" | "standard" | "portfolio") || option(about)),
    ];
    screen.push(section("The assessment as a whole", &whole));
    screen.push(gateway(book));
    for method in &book.methods {
        let beside = notes(book, |about| about == method.id);
        screen.push(section(&method.title, &[fact_list(book, &method.facts, pathway), beside]));
    }
    let repeats = &book.repeats;
    let cited = p(&[source(book, &repeats.source, Some(repeats.basis))]);
    let beside = notes(book, |about| about == "repeats");
    screen.push(section("Re-sits and re-takes", &[fact_list(book, &repeats.facts, pathway), cited, beside]));
    screen.push(statements(book, pathway));
    screen.push(versions(book));
    el!("article"; screen)
}

fn combination(book: &OpenStandard) -> Part {
    let beside = notes(book, |about| about == "overall");
    let parts = match &book.overall {
        Overall::Table(table) => {
            let rows = (0..table.rows.len()).filter_map(|place| steps::row_text(book, place));
            let rows = rows.map(|row| item(&[text([&capital(&row), "."].concat())])).collect::<Vec<_>>();
            vec![list(&rows), p(&[source(book, &table.source, Some(table.basis))]), beside]
        }
        Overall::Rules(_) => vec![beside],
        Overall::ByOrganisation { .. } => vec![by_organisation(book), beside],
    };
    section("How the overall grade is made", &parts)
}

/// That the assessment organisation decides, in the pack's words.
pub fn by_organisation(book: &OpenStandard) -> Part {
    let Overall::ByOrganisation { says, basis, source: cited } = &book.overall else { return Part::default() };
    let says = says.as_deref().unwrap_or("Your assessment organisation decides the grade.");
    parts(&[say(says), p(&[source(book, cited, Some(*basis))])])
}

fn gateway(book: &OpenStandard) -> Part {
    let one = |requirement: &Requirement| {
        let mut said = requirement.what.clone();
        for more in [requirement.detail.clone().unwrap_or_default(), facts::condition(&requirement.when)] {
            if !more.is_empty() {
                said.push(' ');
                said.push_str(&more);
            }
        }
        if let Some(who) = requirement.who {
            said.push_str(&[" Confirmed by ", facts::confirms(who), "."].concat());
        }
        item(&[text(said), source(book, &requirement.source, Some(requirement.basis))])
    };
    let said = if book.gateway.is_empty() {
        say("The document does not say.")
    } else {
        list(&book.gateway.iter().map(one).collect::<Vec<_>>())
    };
    section("Before the assessment: the gateway", &[said, notes(book, |about| about == "gateway")])
}

/// Facts as a list, each with whether it binds and where it stands; without those of other options.
pub fn fact_list(book: &OpenStandard, facts: &[Fact], pathway: Option<PathwayNo>) -> Part {
    let mine = facts.iter().filter(|fact| fact.pathway.is_none() || fact.pathway == pathway);
    let one = |fact: &Fact| {
        let said = text(facts::fact(fact));
        item(&[said, soft(facts::force(fact.force)), source(book, &fact.source, Some(fact.basis))])
    };
    list(&mine.map(one).collect::<Vec<_>>())
}

fn statements(book: &OpenStandard, pathway: Option<PathwayNo>) -> Part {
    let mine = |of: Option<PathwayNo>| of.is_none() || of == pathway;
    let ksbs = book.ksbs.iter().filter(|ksb| mine(ksb.pathway)).map(|ksb| {
        let by: Vec<&str> = ksb
            .methods
            .iter()
            .filter_map(|no| book.method(*no))
            .map(|method| method.short.as_deref().unwrap_or(&method.title))
            .collect();
        let label = ksb.label.as_deref().unwrap_or("The document prints no statement.");
        let mut said = [" ", label].concat();
        for note in book.notes.iter().filter(|note| note.about == ksb.code) {
            said.push(' ');
            said.push_str(&note.text);
        }
        item(&[strong(&ksb.code), text(said), soft(&by.join(", "))])
    });
    let ksbs = section("Knowledge, skills and behaviours", &[list(&ksbs.collect::<Vec<_>>())]);
    let duties = book.duties.iter().filter(|duty| mine(duty.pathway));
    let duties: Vec<Part> = duties.map(|duty| item(&[text(duty.label.clone()), soft(&duty.ksbs.join(" "))])).collect();
    if duties.is_empty() { ksbs } else { parts(&[ksbs, section("Duties", &[list(&duties)])]) }
}

fn versions(book: &OpenStandard) -> Part {
    if book.versions.is_empty() {
        return Part::default();
    }
    let entries = book.versions.iter().map(|entry| {
        let change = entry.change.as_deref().unwrap_or_default();
        item(&[text(["Version ", &entry.version, ", ", &facts::window(entry.starts), ". ", change].concat())])
    });
    let mut parts = vec![list(&entries.collect::<Vec<_>>())];
    let beside = standards::versions(&book.reference).into_iter().filter_map(|version| version.shipped);
    for other in beside.filter(|shipped| shipped.uid != book.uid) {
        let (mut from, mut to) = (other.uid, &*book.uid);
        if is_higher(other.version, &book.version) {
            (from, to) = (to, from);
        }
        let to = Route::Compare { one: from.to_owned(), other: to.to_owned() };
        parts.push(p(&[link(&to.to_string(), &["What changed between this version and ", other.version].concat())]));
    }
    section("Versions of this standard", &parts)
}
