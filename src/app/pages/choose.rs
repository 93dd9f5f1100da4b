//! Choosing a standard: a newcomer reaches the first prompt in three actions.

use crate::app::components::markup::{
    Part, block, h1, holding, link, link_button, notice, on_input, on_send, p, parts, say, section, soft, span, text,
};
use crate::app::settings::settings;
use crate::el;
use crate::model::Home;
use crate::model::SavedRecord;
use crate::model::{Action, Model};
use crate::router::{NO_OPTION, Route, Screen};
use crate::runtime::Page;
use crate::wording::{choose as words, counted, versions};
use standards::Shipped;
use yew::prelude::*;

/// The list of standards.
pub fn choose(state: &Page) -> Part {
    let dispatch = state.dispatcher();
    let typed = Callback::from(move |query| dispatch.dispatch(Action::Search(query)));
    let wanted = &settings().standards;
    let is_offered = |shipped: &Shipped| wanted.is_empty() || wanted.iter().any(|uid| uid == shipped.uid);
    let found = standards::search(&state.query, is_offered);
    let count = words::found(found.standards.len(), found.are_close, found.read_as.as_deref());
    let mut shown = vec![
        h1(words::HEADING),
        block("gc-promise", &[say(&words::promise(state.storage.home == Home::Host))]),
        go_on(state.storage.latest()),
    ];
    if !state.storage.unread.is_empty() {
        let of: Vec<&str> = state.storage.unread.iter().map(|unread| unread.uid.as_str()).collect();
        let of = of.join(", ");
        let says = [
            "Answers kept on this device for ",
            &of,
            " cannot be read by this version of the page. They were left untouched; you start with an empty page.",
        ];
        shown.push(notice(&[say(&says.concat()), p(&[link("#/keep", "See what is kept")])]));
    }
    let field = holding(el!("input", "id" = "search", "type" = "search", "autocomplete" = "off"), &state.query);
    let form = el!("form", "class" = "gc-search", "role" = "search"; [
        el!("label", "for" = "search"; [text(words::FIND)]),
        on_input(field, typed),
        el!("p", "role" = "status", "class" = "gc-search__found"; [text(count)]),
    ]);
    // Enter opens the only one that is meant.
    let dispatch = state.dispatcher();
    let only = found.only().map(|shipped| shipped.uid);
    let enter = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(uid) = only {
            dispatch.dispatch(Action::OpenStandard(uid));
        }
    };
    shown.push(on_send(form, Callback::from(enter)));
    let entries = found.standards.iter().filter_map(|versions| standard_entry(versions, state));
    shown.push(el!("ul", "class" = "gc-standards"; entries.collect::<Vec<_>>()));
    if found.standards.is_empty() {
        shown.push(not_here());
    }
    parts(&shown)
}

/// Ways on for somebody whose standard is not there.
fn not_here() -> Part {
    let saved = p(&[
        text("A file with answers that was saved by this page can be opened under "),
        link("#/keep", "Answers on this device"),
        text("."),
    ]);
    section(words::NOT_HERE, &[say(words::ASK), saved])
}

fn go_on(last: Option<&SavedRecord>) -> Part {
    let last = last.map(|kept| &kept.saved);
    let Some((saved, shipped)) = last.and_then(|saved| Some((saved, standards::entry(&saved.standard)?))) else {
        return Part::default();
    };
    let option = saved.record.pathway.and_then(|no| shipped.options.get(no.at()));
    let (id, name) = option.copied().unwrap_or((NO_OPTION, ""));
    let to =
        Route::At { uid: saved.standard.clone(), option: id.to_owned(), screen: Screen::Answer { criterion: None } };
    let of = if name.is_empty() { String::new() } else { [" · ", name].concat() };
    let said = counted(saved.record.answered(), "answer", "answers");
    block(
        "gc-goon",
        &[
            link_button(&to.to_string(), "Carry on where you left off"),
            say(&[shipped.title, &of, ": ", &said].concat()),
        ],
    )
}

/// One entry that can be tapped anywhere: a link, what stands under it, and perhaps more links.
pub fn entry(to: &str, name: &str, under: &str, more: Vec<Part>) -> Part {
    let mut shown = vec![link(to, name), span("gc-standards__facts", under)];
    if !more.is_empty() {
        shown.push(block("gc-standards__more", &more));
    }
    el!("li", "class" = "gc-standards__entry"; shown)
}

/// A standard: its highest version, and under it the others.
fn standard_entry(versions: &[&Shipped], state: &Model) -> Option<Part> {
    let (first, others) = versions.split_first()?;
    let begun =
        |shipped: &Shipped| if state.storage.latest_of(shipped.uid).is_some() { " · answers kept here" } else { "" };
    let status = |shipped: &Shipped| standards::status(shipped.status);
    let under = [&*words::under(first.reference, first.version, first.level, status(first)), begun(first)];
    let other = |shipped: &&Shipped| {
        let said = ["· ", versions::status_word(status(shipped)), begun(shipped)].concat();
        p(&[link(&["#/", shipped.uid].concat(), &words::other_version(shipped.version, shipped.title)), soft(&said)])
    };
    let more = others.iter().map(other).collect();
    Some(entry(&["#/", first.uid].concat(), first.title, &under.concat(), more))
}
