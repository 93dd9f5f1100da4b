//! What the plan says beside the grades: how methods combine, times and limits, gateway, re-sits, KSBs.

use crate::app::components::source::source;
use crate::app::state::{Book, Desk};
use crate::domain::fact::Fact;
use crate::domain::rule::Overall;
use crate::wording::{capital, facts, grades, steps};
use yew::prelude::*;

/// The screen.
pub fn plan(desk: &Desk) -> Html {
    let book = &desk.book;
    let pathway = desk.record().pathway;
    let mine = |fact: &&Fact| fact.pathway.is_none() || fact.pathway == pathway;
    html! {
        <article>
            <h1 tabindex="-1">{ "What the plan says" }</h1>
            <p>{ format!("{}, {} version {}, level {}: {}, {}.", book.title, book.reference, book.version, book.level,
                grades::status(book.status), facts::window(book.starts)) }</p>
            { combination(book) }
            if !book.facts.is_empty() {
                <h2>{ "The assessment as a whole" }</h2>
                { fact_list(book, book.facts.iter().filter(mine)) }
            }
            <h2>{ "Before the assessment: the gateway" }</h2>
            if book.gateway.is_empty() { <p>{ "The document does not say." }</p> }
            <ul class="gc-facts">
                { for book.gateway.iter().map(|requirement| html! {
                    <li>
                        { &requirement.what }
                        if let Some(detail) = &requirement.detail { { " " }{ detail } }
                        { " " }{ facts::condition(&requirement.when) }
                        if let Some(who) = requirement.who { { format!(" Confirmed by {}.", facts::confirms(who)) } }
                        { " " }{ source(book, &requirement.source, Some(requirement.basis)) }
                    </li>
                }) }
            </ul>
            { for book.methods.iter().map(|method| html! {
                <>
                    <h2>{ &method.title }</h2>
                    { fact_list(book, method.facts.iter().filter(mine)) }
                </>
            }) }
            <h2>{ "Re-sits and re-takes" }</h2>
            { fact_list(book, book.repeats.facts.iter()) }
            <p>{ source(book, &book.repeats.source, Some(book.repeats.basis)) }</p>
            { statements(desk) }
            <h2>{ "Where the documents are unclear" }</h2>
            <ul class="gc-facts">
                { for book.notes.iter().map(|note| html! {
                    <li>{ &note.text }{ " " }{ source(book, &note.source, Some(note.basis)) }</li>
                }) }
            </ul>
            { versions(book) }
        </article>
    }
}

fn combination(book: &Book) -> Html {
    let Overall::Table(table) = &book.overall else { return Html::default() };
    html! {
        <>
            <h2>{ "How the methods combine" }</h2>
            <ul class="gc-facts">
                { for (0..table.rows.len()).filter_map(|place| steps::row_text(book, place)).map(|row| html! {
                    <li>{ capital(&row) }{ "." }</li>
                }) }
            </ul>
            <p>{ source(book, &table.source, Some(table.basis)) }</p>
        </>
    }
}

fn fact_list<'f>(book: &Book, list: impl Iterator<Item = &'f Fact>) -> Html {
    html! {
        <ul class="gc-facts">
            { for list.map(|fact| html! {
                <li>
                    { facts::fact(fact) }
                    if fact.force.is_some() { { " " }<span class="gc-state">{ facts::force(fact.force) }</span> }
                    { " " }{ source(book, &fact.source, Some(fact.basis)) }
                </li>
            }) }
        </ul>
    }
}

fn statements(desk: &Desk) -> Html {
    let book = &desk.book;
    let pathway = desk.record().pathway;
    let mine = |of: &Option<_>| of.is_none() || *of == pathway;
    html! {
        <>
            <h2>{ "Knowledge, skills and behaviours" }</h2>
            <ul class="gc-facts">
                { for book.ksbs.iter().filter(|ksb| mine(&ksb.pathway)).map(|ksb| {
                    let by: Vec<&str> = ksb.methods.iter().filter_map(|no| book.method(*no))
                        .map(|method| method.short.as_deref().unwrap_or(&method.title)).collect();
                    html! {
                        <li>
                            <b>{ &ksb.code }</b>{ " " }
                            { ksb.label.as_deref().unwrap_or("The document prints no statement.") }
                            if !by.is_empty() { { " " }<span class="gc-state">{ by.join(", ") }</span> }
                        </li>
                    }
                }) }
            </ul>
            if !book.duties.is_empty() {
                <h2>{ "Duties" }</h2>
                <ul class="gc-facts">
                    { for book.duties.iter().filter(|duty| mine(&duty.pathway)).map(|duty| html! {
                        <li>{ &duty.label }{ " " }<span class="gc-state">{ duty.ksbs.join(" ") }</span></li>
                    }) }
                </ul>
            }
        </>
    }
}

fn versions(book: &Book) -> Html {
    if book.versions.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h2>{ "Versions of this standard" }</h2>
            <ul class="gc-facts">
                { for book.versions.iter().map(|entry| html! {
                    <li>
                        { format!("Version {}, {}. ", entry.version, facts::window(entry.starts)) }
                        if let Some(change) = &entry.change { { change } }
                    </li>
                }) }
            </ul>
        </>
    }
}
