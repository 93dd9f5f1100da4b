//! Choosing a standard, a version and an option: a newcomer reaches the first prompt in three actions.

use crate::app::route::{NO_OPTION, Route, Screen};
use crate::app::state::Book;
use crate::domain::standard::PathwayNo;
use crate::formats::records::Saved;
use crate::standards::{self, Shipped};
use crate::wording::{counted, facts, grades};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What is known of earlier visits.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What was kept on this device.
    pub shelf: BTreeMap<String, Rc<Saved>>,
    /// What was worked on last.
    pub last: Option<String>,
    /// What could not be read.
    pub unreadable: Vec<String>,
}

/// The list of standards.
#[component]
pub fn Choose(props: &Props) -> Html {
    let query = use_state_eq(String::new);
    let typed = {
        let query = query.clone();
        move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                query.set(input.value());
            }
        }
    };
    let found = standards::search(&query);
    let told = match found.as_slice() {
        [] => "No standard matches. Try its code, such as 0792, or a shorter word.".to_owned(),
        list => format!("{} found", counted(list.len(), "standard", "standards")),
    };
    html! {
        <>
            <h1 tabindex="-1">{ "What grade are you on?" }</h1>
            <p class="gc-promise">
                { "Pick your apprenticeship standard, answer plain questions about what you can show, and see the grade \
                   of each assessment, why, and what would lift it. Everything stays on this device." }
            </p>
            { go_on(props) }
            if !props.unreadable.is_empty() {
                <div class="gc-notice">
                    <p>{ format!("Answers kept on this device for {} cannot be read by this version of the page. They were \
                          left untouched; you start with an empty page.", props.unreadable.join(", ")) }</p>
                </div>
            }
            <form class="gc-search" role="search" onsubmit={|event: SubmitEvent| event.prevent_default()}>
                <label for="search">{ "Find your standard by name, code or level" }</label>
                <input id="search" type="search" autocomplete="off" oninput={typed} value={(*query).clone()} />
                <p role="status" class="gc-search__found">{ told }</p>
            </form>
            <ul class="gc-standards">
                { for found.into_iter().map(|shipped| entry(shipped, props.shelf.contains_key(shipped.uid))) }
            </ul>
        </>
    }
}

fn go_on(props: &Props) -> Html {
    let Some((uid, saved)) = props.last.as_ref().and_then(|uid| props.shelf.get_key_value(uid)) else {
        return Html::default();
    };
    let Some(shipped) = standards::entry(uid) else { return Html::default() };
    let option = saved.record.pathway.and_then(|no| shipped.options.get(no.at()));
    let (id, name) = option.copied().unwrap_or((NO_OPTION, ""));
    let to = Route::At { uid: uid.clone(), option: id.to_owned(), screen: Screen::Answer { criterion: None } };
    let of = if name.is_empty() { String::new() } else { format!(" · {name}") };
    html! {
        <p class="gc-goon">
            <a class="gc-button" href={to.to_string()}>{ "Carry on where you left off" }</a>
            <span>{ format!("{}{of}: {}", shipped.title, counted(saved.record.answered(), "answer", "answers")) }</span>
        </p>
    }
}

fn entry(shipped: &Shipped, begun: bool) -> Html {
    let standing = match shipped.status {
        "retired" => "Retired",
        "draft" => "Draft",
        "not-stated" => "Status not stated",
        _ => "Approved",
    };
    html! {
        <li class="gc-standards__entry">
            <a href={format!("#/{}", shipped.uid)}>{ shipped.title }</a>
            <span class="gc-standards__facts">
                { format!("{} version {} · level {} · {standing}", shipped.reference, shipped.version, shipped.level) }
                if begun { { " · answers kept here" } }
            </span>
        </li>
    }
}

/// The options of one standard.
pub fn options(book: &Book) -> Html {
    let to = |option: &str| {
        let screen = Screen::Answer { criterion: None };
        Route::At { uid: book.uid.clone(), option: option.to_owned(), screen }.to_string()
    };
    let prompts = |pathway: Option<PathwayNo>| crate::wording::summary::prompts(book.criteria_for(pathway).count());
    html! {
        <>
            <h1 tabindex="-1">{ &book.title }</h1>
            <p>{ format!("{} version {} · level {} · {} · {}", book.reference, book.version, book.level,
                grades::status(book.status), facts::window(book.starts)) }</p>
            <h2>{ if book.pathways.is_empty() { "Begin" } else { "Which option are you on?" } }</h2>
            if !book.pathways.is_empty() {
                <p>{ "Everybody takes the core and one option. Your employer or training provider can tell you yours." }</p>
            }
            <ul class="gc-standards">
                if book.pathways.is_empty() {
                    <li class="gc-standards__entry"><a href={to(NO_OPTION)}>{ "Answer the prompts" }</a></li>
                }
                { for (0..u8::MAX).map(PathwayNo).zip(&book.pathways).map(|(no, option)| html! {
                    <li class="gc-standards__entry">
                        <a href={to(&option.id)}>{ &option.title }</a>
                        <span class="gc-standards__facts">{ prompts(Some(no)) }</span>
                        if let Some(why) = &option.indicative {
                            <span class="gc-standards__facts">{ why }</span>
                        }
                    </li>
                }) }
            </ul>
            <p><a href="#/">{ "Choose another standard" }</a></p>
        </>
    }
}
