//! Choosing a standard, a version and an option: a newcomer reaches the first prompt in three actions.

use crate::app::components::markup::{
    block, h1, holding, link, link_button, not_sent, notice, on_input, p, parts, say, section, span, text,
};
use crate::app::route::{NO_OPTION, Route, Screen};
use crate::app::settings::settings;
use crate::app::state::{Action, Book, State, on_shelf};
use crate::domain::standard::PathwayNo;
use crate::el;
use crate::formats::records::Saved;
use crate::standards::{self, Shipped};
use crate::wording::{counted, facts, grades, summary};
use std::rc::Rc;
use yew::prelude::*;

/// The list of standards.
pub fn choose(state: &UseReducerHandle<State>) -> Html {
    let dispatch = state.dispatcher();
    let typed = Callback::from(move |query| dispatch.dispatch(Action::Search(query)));
    let shelf = state.shelf.as_deref().unwrap_or_default();
    let mut found = standards::search(&state.query);
    let wanted = &settings().standards;
    found.retain(|shipped| wanted.is_empty() || wanted.iter().any(|uid| uid == shipped.uid));
    let told = match found.as_slice() {
        [] => "No standard matches. Try its code, such as 0792, or a shorter word.".to_owned(),
        list => format!("{} found", counted(list.len(), "standard", "standards")),
    };
    let mut shown = vec![
        h1("What grade are you on?"),
        block(
            "gc-promise",
            vec![say(
                "Pick your apprenticeship standard, answer plain questions about what you can show, and see the grade of \
                 each assessment, why, and what would lift it. Everything stays on this device.",
            )],
        ),
        go_on(state.last.as_ref(), shelf),
    ];
    if !state.unreadable.is_empty() {
        let of = state.unreadable.join(", ");
        let says = [
            "Answers kept on this device for ",
            &of,
            " cannot be read by this version of the page. They were left untouched; you start with an empty page.",
        ];
        shown.push(notice(vec![say(&says.concat())]));
    }
    let field = holding(el!("input", "id" = "search", "type" = "search", "autocomplete" = "off"), &state.query);
    let form = el!("form", "class" = "gc-search", "role" = "search"; vec![
        el!("label", "for" = "search"; vec![text("Find your standard by name, code or level")]),
        on_input(field, typed),
        el!("p", "role" = "status", "class" = "gc-search__found"; vec![text(told)]),
    ]);
    shown.push(not_sent(form));
    let entries = found.into_iter().map(|shipped| standard_entry(shipped, on_shelf(shelf, shipped.uid).is_some()));
    shown.push(el!("ul", "class" = "gc-standards"; entries.collect()));
    parts(shown)
}

fn go_on(last: Option<&String>, shelf: &[Rc<Saved>]) -> Html {
    let saved = last.and_then(|uid| on_shelf(shelf, uid));
    let Some((saved, shipped)) = saved.and_then(|saved| Some((saved, standards::entry(&saved.standard)?))) else {
        return Html::default();
    };
    let option = saved.record.pathway.and_then(|no| shipped.options.get(no.at()));
    let (id, name) = option.copied().unwrap_or((NO_OPTION, ""));
    let to =
        Route::At { uid: saved.standard.clone(), option: id.to_owned(), screen: Screen::Answer { criterion: None } };
    let of = if name.is_empty() { String::new() } else { format!(" · {name}") };
    let said = counted(saved.record.answered(), "answer", "answers");
    block(
        "gc-goon",
        vec![
            link_button(&to.to_string(), "Carry on where you left off"),
            say(&format!("{}{of}: {said}", shipped.title)),
        ],
    )
}

/// One entry that can be tapped anywhere: a link, and what stands under it.
fn entry(to: &str, name: &str, under: &str) -> Html {
    el!("li", "class" = "gc-standards__entry"; vec![link(to, name), span("gc-standards__facts", under)])
}

fn standard_entry(shipped: &Shipped, begun: bool) -> Html {
    let standing = match shipped.status {
        "retired" => "Retired",
        "draft" => "Draft",
        "not-stated" => "Status not stated",
        _ => "Approved",
    };
    let begun = if begun { " · answers kept here" } else { "" };
    let under =
        format!("{} version {} · level {} · {standing}{begun}", shipped.reference, shipped.version, shipped.level);
    entry(&format!("#/{}", shipped.uid), shipped.title, &under)
}

/// The options of one standard.
pub fn options(book: &Book) -> Html {
    let to = |option: &str| {
        let screen = Screen::Answer { criterion: None };
        Route::At { uid: book.uid.clone(), option: option.to_owned(), screen }.to_string()
    };
    let prompts = |pathway: Option<PathwayNo>| summary::prompts(book.criteria_for(pathway).count());
    let entries: Vec<Html> = if book.pathways.is_empty() {
        vec![entry(&to(NO_OPTION), "Answer the prompts", &prompts(None))]
    } else {
        let options = (0..u8::MAX).map(PathwayNo).zip(&book.pathways);
        let under = |no, indicative: &Option<String>| match indicative {
            Some(why) => format!("{} · {why}", prompts(Some(no))),
            None => prompts(Some(no)),
        };
        options.map(|(no, option)| entry(&to(&option.id), &option.title, &under(no, &option.indicative))).collect()
    };
    let mut options = Vec::new();
    if !book.pathways.is_empty() {
        options.push(say(
            "Everybody takes the core and one option. Your employer or training provider can tell you yours.",
        ));
    }
    options.push(el!("ul", "class" = "gc-standards"; entries));
    parts(vec![
        h1(&book.title),
        say(&format!(
            "{} version {} · level {} · {} · {}",
            book.reference,
            book.version,
            book.level,
            grades::status(book.status),
            facts::window(book.starts)
        )),
        section(if book.pathways.is_empty() { "Begin" } else { "Which option are you on?" }, options),
        p(vec![link("#/", "Choose another standard")]),
    ])
}
