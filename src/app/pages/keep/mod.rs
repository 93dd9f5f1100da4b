//! SaveState: the records on this device, files, a link with its QR code, clearing everything. [`offered`](mod@offered)
//! is what a file or a link brought.

mod offered;

pub use offered::{notices, offered};

use crate::app::components::markup::{
    Part, button, fold, h1, h3, holding, item, link, link_button, notice, on_change, p, say, section, soft, text,
};
use crate::el;
use crate::formats::records::{self, Saved};
use crate::formats::{link as links, qr};
use crate::model::storage::Unread;
use crate::model::take_over::RECOVERED;
use crate::model::{Home, LaterAction, OpenRecord, SavedRecord};
use crate::router::{NO_OPTION, Route, Screen};
use crate::runtime::{Dispatch, Page};
use crate::wording::counted;
use yew::prelude::*;

/// The screen.
pub fn keep(state: &Page) -> Part {
    let dispatch = state.dispatcher();
    let desk = state.open.as_ref();
    let mut shown = vec![h1("Keep your answers"), say(home(state.storage.home))];
    let records = if state.storage.home == Home::Host { "Records" } else { "Records on this device" };
    shown.push(section(records, &entries(state, &dispatch)));
    let file = desk.map(|desk| {
        give(&file_name(&desk.saved), records::write(&desk.saved, &desk.standard), &dispatch, "Save a file")
    });
    shown.push(section("Files", &[
        say("A file is the copy that lasts: it survives a lost phone, a wiped computer and a browser that tidies up. \
             You and other programs can read it."),
        file.map_or_else(|| say("Open a standard or a record first; then you can save it."), |file| p(&[file])),
        el!("p"; [
            el!("label", "for" = "keep-open"; [text("Open a file that was saved here (or drop it on this page)")]),
            el!("input", "type" = "file", "id" = "keep-open", "class" = "gc-keep__file", "accept" = ".json,application/json"),
        ]),
        say("You see what would change before anything does."),
    ]));
    if let Some(desk) = desk {
        shown.push(section("A link", &as_link(desk, state)));
    }
    shown.push(section(
        "Paper",
        &[match desk {
            Some(desk) => p(&[link(&address(&desk.saved, Screen::Result), "Open the result, and print it there")]),
            None => say("Open a record, and print its result."),
        }],
    ));
    shown.push(section("Clear everything", &clear(state, &dispatch)));
    el!("article", "class" = "gc-keep"; shown)
}

fn home(home: Home) -> &'static str {
    match home {
        Home::Safe => {
            "Every change is saved in this browser, on this device, as you make it. Nothing is sent anywhere. Some browsers \
             tidy up pages that you have not opened for a week: save a file of what matters."
        }
        Home::Host => {
            "Every change is saved by the site around this page, as you make it, and not in this browser. Whoever runs that \
             site may be able to read it."
        }
        Home::Weak => "This browser gives this page no safe place, so what is kept here may get lost: save a file.",
        Home::Nowhere => "This browser keeps nothing for this page. Save a file before you close it.",
    }
}

/// A button that acts.
fn act(dispatch: &Dispatch, name: &str, class: &'static str, action: LaterAction) -> Part {
    let dispatch = dispatch.clone();
    button(class, name, Callback::from(move |_: MouseEvent| dispatch.later(action.clone())))
}

const QUIET: &str = "gc-button gc-button--quiet";

/// What a record is called: its name, or its standard.
fn title(saved: &Saved) -> String {
    if saved.name.is_empty() {
        return standards::entry(&saved.standard).map_or(&*saved.standard, |shipped| shipped.title).to_owned();
    }
    ["“", &saved.name, "”"].concat()
}

fn address(saved: &Saved, screen: Screen) -> String {
    let shipped = standards::entry(&saved.standard);
    let option = saved.record.pathway.and_then(|no| shipped?.options.get(no.at())).map_or(NO_OPTION, |(id, _)| id);
    Route::At { uid: saved.standard.clone(), option: option.to_owned(), screen }.to_string()
}

fn entries(state: &Page, dispatch: &Dispatch) -> Vec<Part> {
    let records = &state.storage.records;
    let mut shown = Vec::new();
    if records.is_empty() && state.storage.unread.is_empty() {
        shown.push(p(&[text("There is none yet. "), link("#/", "Choose your standard"), text(" to begin one.")]));
    }
    let recent = |kept: &&SavedRecord| state.storage.recent.iter().position(|id| *id == kept.id).unwrap_or(usize::MAX);
    let mut records: Vec<&SavedRecord> = records.iter().collect();
    crate::domain::order::sort_short(&mut records, |one, other| recent(one) < recent(other));
    let at_hand = state.open.as_ref().map(|desk| &desk.id);
    let records = records.into_iter().map(|kept| entry(kept, at_hand == Some(&kept.id), dispatch));
    let unread = state.storage.unread.iter().map(|unread| untouched(unread, state, dispatch));
    shown.push(el!("ul", "class" = "gc-keep__records"; records.chain(unread).collect::<Vec<_>>()));
    shown
}

fn entry(kept: &SavedRecord, at_hand: bool, dispatch: &Dispatch) -> Part {
    let saved = &kept.saved;
    let name = title(saved);
    let shipped = standards::entry(&saved.standard);
    let option = saved.record.pathway.and_then(|no| shipped?.options.get(no.at())).map_or("", |(_, title)| title);
    let mut facts = [&*saved.standard, " · ", option, if option.is_empty() { "" } else { " · " }].concat();
    facts.push_str(&counted(saved.record.answered(), "answer", "answers"));
    if at_hand {
        facts.push_str(" · open now");
    }
    let id = || kept.id.clone();
    let (to_open, to_copy, to_remove, to_name) = (id(), id(), id(), id());
    let field = ["name-", &kept.id].concat();
    let rename = dispatch.clone();
    // No controlled field: what is typed is taken once it is done, and a screen drawn meanwhile puts nothing back.
    let attributes = el!("input", "id" = &field, "type" = "text", "autocomplete" = "off", "value" = &saved.name);
    let called =
        on_change(attributes, Callback::from(move |name| rename.later(LaterAction::Rename(to_name.clone(), name))));
    let to = dispatch.clone();
    let open = crate::app::components::markup::on_click(
        link_button(&address(saved, Screen::Answer { criterion: None }), &["Open ", &name].concat()),
        Callback::from(move |_| to.later(LaterAction::Choose(to_open.clone()))),
    );
    let mut shown = vec![h3(&name), p(&[text(facts)])];
    if kept.is_recovered {
        shown.push(notice(&[say(RECOVERED)]));
    }
    shown.push(p(&[open]));
    shown.push(fold(
        &["Name, copy or delete ", &name].concat(),
        &[
            el!("p"; [
                el!("label", "for" = &field; [text("What you call it, such as “my mock” (no names of people)")]),
                called,
            ]),
            el!("p", "class" = "gc-actions"; [
                act(dispatch, "Make a copy", QUIET, LaterAction::Copy(to_copy)),
                act(dispatch, "Delete", QUIET, LaterAction::Delete(to_remove)),
                soft("You can take a deletion back."),
            ]),
        ],
    ));
    crate::app::components::markup::keyed(item(&shown), &kept.id)
}

/// Something that cannot be read: left as it is, and to be had as a file.
fn untouched(unread: &Unread, page: &Page, dispatch: &Dispatch) -> Part {
    let why = if unread.is_newer {
        "A newer version of this page wrote it. It is left as it is: reload the page to get the newer version."
    } else {
        "It cannot be read here. It is left as it is."
    };
    let glimpse = unread.is_newer.then(|| page.glimpse(&unread.text)).flatten();
    let name = ["kept-", &unread.uid, ".txt"].concat();
    let forget = act(dispatch, "Delete it for good", QUIET, LaterAction::Forget(unread.key.clone()));
    item(&[
        h3(&["Kept for ", &unread.uid].concat()),
        say(why),
        glimpse.map_or_else(Part::default, |glimpse| say(&glimpse)),
        p(&[give(&name, unread.text.clone(), dispatch, &["Save it as it is: ", &name].concat())]),
        fold(
            &["Delete what is kept for ", &unread.uid].concat(),
            &[say("Save it first: a deletion of this cannot be taken back."), p(&[forget])],
        ),
    ])
}

/// The name of a file: letters, digits and hyphens only.
fn file_name(saved: &Saved) -> String {
    let called = if saved.name.is_empty() { "answers" } else { &saved.name };
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    [&*saved.standard, "-", &called.chars().map(plain).collect::<String>(), ".json"].concat()
}

/// A button that saves a file.
fn give(name: &str, text: String, dispatch: &Dispatch, says: &str) -> Part {
    act(dispatch, says, "gc-button", LaterAction::SaveFile { name: name.to_owned(), text })
}

/// The link with the answers in it, and its picture.
fn as_link(desk: &OpenRecord, state: &Page) -> Vec<Part> {
    let packed = links::write(desk.record(), &desk.standard);
    let (uid, option) = (desk.standard.uid.clone(), desk.option_id().to_owned());
    let fragment = Route::Link { uid, option, packed: packed.text }.to_string();
    let whole = state.device().page() + &fragment;
    let mut shown = vec![
        say(
            "The answers are in the link itself, and nowhere else: whoever has the link can read them. Notes, names and \
             evidence are not in it.",
        ),
        el!("p"; [
            el!("label", "for" = "keep-link"; [text("Link to these answers")]),
            holding(el!("input", "type" = "text", "id" = "keep-link", "readonly" = ""), &whole),
        ]),
    ];
    if packed.without_marks {
        shown.push(notice(&[say("Marks and points would make the link too long, so they are not in it.")]));
    }
    shown.push(p(&[act(&state.dispatcher(), "Copy the link", QUIET, LaterAction::CopyText(whole.clone()))]));
    if let Some(picture) = qr::draw(&whole) {
        let side = (picture.size + 8).to_string();
        let view = ["0 0 ", &side, " ", &side].concat();
        shown.push(fold(
            "Show it as a QR code",
            &[el!("svg", "class" = "gc-keep__code", "viewBox" = &view, "role" = "img",
                "aria-label" = "QR code of the link to these answers"; [el!("path", "d" = &picture.path())])],
        ));
    }
    shown
}

fn clear(state: &Page, dispatch: &Dispatch) -> Vec<Part> {
    if !state.asks_to_clear {
        let hosted = state.storage.home == Home::Host;
        let name = if hosted { "Clear everything" } else { "Clear everything on this device" };
        return vec![
            say("On a shared computer, clear everything when you finish."),
            p(&[act(dispatch, name, QUIET, LaterAction::AskToClear(true))]),
        ];
    }
    let mut goes: Vec<Part> = state
        .storage
        .records
        .iter()
        .map(|kept| {
            item(&[text(
                [
                    &title(&kept.saved),
                    ", ",
                    &*kept.saved.standard,
                    ": ",
                    &counted(kept.saved.record.answered(), "answer", "answers"),
                ]
                .concat(),
            )])
        })
        .collect();
    goes.extend(state.storage.unread.iter().map(|unread| item(&[text(["What is kept for ", &unread.uid].concat())])));
    goes.push(item(&[text("The page's own copy for use without a connection, and what was opened last")]));
    vec![el!("div", "class" = "gc-notice", "id" = "keep-ask", "tabindex" = "-1"; [
        say("This goes, for good. Files that you saved stay where they are:"),
        el!("ul"; goes),
        el!("p", "class" = "gc-actions"; [
            act(dispatch, "Yes, clear all of it", "gc-button", LaterAction::Clear),
            act(dispatch, "No, keep it", QUIET, LaterAction::AskToClear(false)),
        ]),
    ])]
}
