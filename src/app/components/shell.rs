//! The frame around every screen: header, places, the screen itself, footer.

use super::arrival::opening;
use super::keeping::keeping;
use super::markup::{Part, block, button, item, link, p, parts, say, shown, span, text};
use crate::app::hooks::{use_arrivals, use_jump, use_keeping, use_place, use_speech, use_ticking};
use crate::app::pages::{answer, choose, keep, lost, ready, version};
use crate::app::route::{NO_OPTION, Ready, Route, Screen};
use crate::app::state::{Action, Arrival, Book, Desk, State};
use crate::app::store::{self, Device};
use crate::app::{later, packs, settings};
use crate::domain::standard::PathwayNo;
use crate::el;
use crate::wording::{CAVEAT, choose as words, facts};
use standards::Shipped;
use yew::prelude::*;

/// What the page is drawn for.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it may ask of the browser.
    pub device: Device,
}

/// The whole page.
#[component]
pub fn Shell(props: &Props) -> Html {
    let state = use_reducer(|| {
        let device = props.device.clone();
        State { route: Route::parse(&device.address()).unwrap_or_default(), device, ..State::default() }
    });
    use_keeping(&state);
    use_speech(state.revision, state.dispatcher());
    let route = state.route.clone();
    let ready = state.shelf.is_some();
    {
        let (state, route) = (state.clone(), route.clone());
        use_effect_with((route, ready, state.packs, state.later), move |(route, ready, ..)| {
            if !*ready {
                return;
            }
            if let Some((book, pathway)) = to_open(&state, route) {
                state.dispatch(Action::Open(book, pathway));
            }
            if let (Some(later), true) = (later::get(), packs::are_here()) {
                (later.read_link)(&state, route);
            }
        });
    }
    let desk = at_hand(&state, &route);
    use_arrivals(&state, stands(&state, desk.as_ref()));
    use_place(title(&state, desk.as_ref()), place(&state, &route, desk.is_some()), &state);
    use_jump(desk.as_ref(), &state);
    let rehearses = matches!(route, Route::At { screen: Screen::Ready(Ready::Rehearse), .. });
    use_ticking(rehearses && state.passing.rehearsing.timer.runs(), state.dispatcher());
    let head = vec![
        settings::logo(),
        el!("a", "class" = "gc-header__name", "href" = "#/"; [text(settings::name())]),
        at_the_top(&route, desk.as_ref()),
        places(&route, state.desk.as_ref()),
    ];
    let foot = vec![
        el!("div", "id" = "keeping"; [keeping(state.keeping, false)]),
        say(CAVEAT),
        settings::contact(),
        p(&[link("#/about", words::SOURCES), text(versions(desk.as_ref()))]),
    ];
    let inside =
        [settings::report(), keep::notices(&state, &route), undo_bar(&state), screen(&state, &route, desk.as_ref())];
    shown(parts(&[
        el!("header", "class" = "gc-header"; [block("gc-header__inner", &head)]),
        // Somebody else's page has a main part of its own.
        if state.device.alone() {
            el!("main", "id" = "main", "class" = "gc-main", "tabindex" = "-1"; inside)
        } else {
            el!("div", "id" = "main", "class" = "gc-main", "tabindex" = "-1"; inside)
        },
        el!("footer", "class" = "gc-footer"; [block("gc-footer__inner", &foot)]),
        el!("p", "class" = "gc-unseen", "role" = "status", "aria-live" = "polite", "id" = "announcement"; [
            text(&*state.said),
        ]),
    ]))
}

/// The desk, if it is the one the address names.
fn at_hand(state: &State, route: &Route) -> Option<Desk> {
    let Route::At { uid, option, .. } = route else { return None };
    state.desk.clone().filter(|desk| desk.book.uid == *uid && desk.option_id() == option)
}

/// The standard and option to open for an address; none if they are open, or there are no such.
fn to_open(state: &State, route: &Route) -> Option<(Book, Option<PathwayNo>)> {
    let Route::At { uid, option, .. } = route else { return None };
    if at_hand(state, route).is_some() {
        return None;
    }
    let book = state.book(uid)?;
    let pathway = match book.find_pathway(option) {
        Some(no) => Some(no),
        None if book.pathways.is_empty() && option == NO_OPTION => None,
        None => return None,
    };
    Some((book, pathway))
}

fn versions(desk: Option<&Desk>) -> String {
    let of = desk.map(|desk| [" · ", &desk.book.uid, " checked ", &facts::date(desk.book.checked)].concat());
    [words::VERSION, &of.unwrap_or_default()].concat()
}

/// Standard and option.
fn chosen(desk: &Desk) -> String {
    let option = desk.record().pathway.and_then(|no| desk.book.pathway(no));
    let option = option.map(|option| [" · ", &option.title].concat()).unwrap_or_default();
    let book = &desk.book;
    [&*book.title, " (", &book.reference, " v", &book.version, ")", &option].concat()
}

/// Standard, option, and what the person calls the record. The list knows the first two before the pack is there, so that
/// nothing moves when it comes.
fn at_the_top(route: &Route, desk: Option<&Desk>) -> Part {
    let said = match (desk, listed(route)) {
        (Some(desk), _) if desk.saved.name.is_empty() => chosen(desk),
        (Some(desk), _) => [&*chosen(desk), " · “", &desk.saved.name, "”"].concat(),
        (None, Some((shipped, option))) => {
            let option = option.map(|title| [" · ", title].concat()).unwrap_or_default();
            [shipped.title, " (", shipped.reference, " v", shipped.version, ")", &option].concat()
        }
        (None, None) => return Part::default(),
    };
    span("gc-header__standard", &said)
}

/// The shipped standard and the title of the option that an address names, if there are such.
fn listed(route: &Route) -> Option<(&'static Shipped, Option<&'static str>)> {
    let Route::At { uid, option, .. } = route else { return None };
    let shipped = standards::entry(uid)?;
    match shipped.options.iter().find(|(id, _)| id == option) {
        Some((_, title)) => Some((shipped, Some(title))),
        None => (shipped.options.is_empty() && option == NO_OPTION).then_some((shipped, None)),
    }
}

/// Whether the screen that the address leads to is drawn, as far as it can be before the second wasm is there.
fn stands(state: &State, desk: Option<&Desk>) -> bool {
    match &state.route {
        route if is_awaited(route) => state.packs == Arrival::Failed,
        Route::At { .. } => desk.is_some() || is_lost(state, desk),
        _ => true,
    }
}

/// Where that is which the screen of an address needs.
fn needed(state: &State, route: &Route) -> Arrival {
    let is_later = match route {
        Route::Choose | Route::Standard { .. } | Route::Unknown { .. } => false,
        Route::At { screen, .. } => !matches!(screen, Screen::Answer { .. }),
        Route::About | Route::Keep | Route::Compare { .. } | Route::Link { .. } => true,
    };
    match is_later && later::get().is_none() {
        _ if is_awaited(route) => state.packs,
        true => state.later,
        false => Arrival::Here,
    }
}

/// Whether a screen waits for the packs.
fn is_awaited(route: &Route) -> bool {
    match route {
        Route::Choose | Route::About | Route::Keep | Route::Unknown { .. } => false,
        Route::Standard { uid } | Route::At { uid, .. } | Route::Link { uid, .. } => packs::awaited(uid),
        Route::Compare { one, other } => packs::awaited(one) || packs::awaited(other),
    }
}

/// The title of the document. The browser keeps it in its history, so no name that a person gave stands in it.
fn title(state: &State, desk: Option<&Desk>) -> String {
    let of = desk.map(|desk| [" – ", &chosen(desk)].concat()).unwrap_or_default();
    let screen = match &state.route {
        Route::Choose => return settings::name().to_owned(),
        Route::Standard { uid } => match standards::entry(uid) {
            Some(shipped) => {
                let Shipped { title, reference, version, .. } = shipped;
                let of = [title, " (", reference, " v", version, ") – "].concat();
                return ["Choose your option – ", &of, settings::name()].concat();
            }
            None => "Page not found",
        },
        Route::About => "About",
        Route::Keep => "Keep",
        Route::Link { .. } => "Answers from a link",
        Route::Compare { one, other } if standards::entry(one).is_some() && standards::entry(other).is_some() => {
            return ["What changed: ", one, " and ", other, " – ", settings::name()].concat();
        }
        Route::Compare { .. } => "Page not found",
        Route::Unknown { .. } => "Page not found",
        Route::At { .. } if is_lost(state, desk) => "Page not found",
        Route::At { screen: Screen::Answer { .. }, .. } => "Answer",
        Route::At { screen: Screen::Result, .. } => "Result",
        Route::At { screen: Screen::Plan, .. } => "Plan",
        Route::At { screen: Screen::Ready(which), .. } => ready::title(*which),
        Route::At { screen: Screen::Ksb { .. }, .. } => ready::title(Ready::Ksbs),
    };
    [screen, &of, " – ", settings::name()].concat()
}

/// Whether an address of a standard leads nowhere.
fn is_lost(state: &State, desk: Option<&Desk>) -> bool {
    let opens = || state.shelf.is_none() || to_open(state, &state.route).is_some();
    desk.is_none() && !is_awaited(&state.route) && !opens()
}

/// What counts as a change of place: another prompt on the same screen does not. Nothing while it is being opened.
fn place(state: &State, route: &Route, at_hand: bool) -> Option<String> {
    match needed(state, route) {
        Arrival::Underway => return None,
        // Another place, so that going on from here is a change too.
        Arrival::Failed => return Some([&*route.to_string(), " did not arrive"].concat()),
        Arrival::Here => {}
    }
    Some(match route {
        Route::At { .. } if !at_hand => return None,
        Route::At { uid, option, screen: Screen::Answer { .. } } => [&**uid, "/", option].concat(),
        other => other.to_string(),
    })
}

fn places(route: &Route, desk: Option<&Desk>) -> Part {
    let at = |screen: Screen| match (desk, route) {
        (Some(desk), _) => Some(super::panel::address(desk, screen)),
        (None, Route::At { uid, option, .. }) if listed(route).is_some() => {
            Some(Route::At { uid: uid.clone(), option: option.clone(), screen }.to_string())
        }
        (None, _) => None,
    };
    let here = |name: &str| match route {
        Route::Choose | Route::Standard { .. } | Route::Compare { .. } => name == "Choose",
        Route::About => name == "About",
        Route::Keep => name == "Keep",
        Route::Unknown { .. } | Route::Link { .. } => false,
        Route::At { screen: Screen::Answer { .. }, .. } => name == "Answer",
        Route::At { screen: Screen::Result, .. } => name == "Result",
        Route::At { screen: Screen::Plan, .. } => name == "Plan",
        Route::At { screen: Screen::Ready(_) | Screen::Ksb { .. }, .. } => name == "Readiness",
    };
    let links = [
        ("Choose", Some("#/".to_owned())),
        ("Answer", at(Screen::Answer { criterion: None })),
        ("Result", at(Screen::Result)),
        ("Readiness", at(Screen::Ready(Ready::Overview))),
        ("Plan", at(Screen::Plan)),
        ("Keep", Some("#/keep".to_owned())),
        ("About", Some("#/about".to_owned())),
    ];
    let entry = |(name, to): (&str, Option<String>)| {
        let link = el!("a", "href" = &to?, "aria-current" = here(name).then_some("page"); [text(name)]);
        Some(item(&[link]))
    };
    let list = el!("ul"; links.into_iter().filter_map(entry).collect::<Vec<_>>());
    el!("nav", "class" = "gc-places", "aria-label" = "Places"; [list])
}

/// The focus does not go down with a button that disappears.
fn focus_main() {
    store::focus("main");
}

fn undo_bar(state: &UseReducerHandle<State>) -> Part {
    if state.undo.is_none() {
        return Part::default();
    }
    let dispatch = state.dispatcher();
    let undo = Callback::from(move |_| {
        dispatch.dispatch(Action::Undo);
        focus_main();
    });
    let dispatch = state.dispatcher();
    let settle = Callback::from(move |_| {
        dispatch.dispatch(Action::Settle);
        focus_main();
    });
    el!("div", "class" = "gc-notice", "role" = "status"; [
        say("Your answers were cleared. Evidence, gateway, dates and your plan are still there."),
        button("gc-button", "Undo", undo),
        button("gc-link", "Dismiss", settle),
    ])
}

fn screen(state: &UseReducerHandle<State>, route: &Route, desk: Option<&Desk>) -> Part {
    // A screen of the second wasm.
    let later = || match later::get() {
        Some(later) => (later.screen)(route, desk, state),
        None => opening(state, state.later),
    };
    match (route, desk) {
        (Route::Choose, _) => choose::choose(state),
        (Route::Unknown { address }, _) => lost::lost(address),
        (_, None) if is_awaited(route) => opening(state, state.packs),
        (Route::Standard { uid }, _) => match state.book(uid) {
            Some(book) => version::version(&book, state),
            None => lost::lost(uid),
        },
        (Route::Link { .. }, _) => opening(state, state.later),
        (Route::About | Route::Keep | Route::Compare { .. }, _) => later(),
        (Route::At { screen, .. }, Some(desk)) => {
            let shown = match screen {
                Screen::Answer { criterion } => answer::answer(desk, criterion.as_ref(), state),
                Screen::Result | Screen::Plan | Screen::Ready(_) | Screen::Ksb { .. } => later(),
            };
            // What another tab writes can be read here, and nothing else.
            if state.reads_only() { el!("fieldset", "class" = "gc-read-only", "disabled" = ""; [shown]) } else { shown }
        }
        (Route::At { .. }, None) if is_lost(state, desk) => lost::lost(&route.to_string()),
        (Route::At { .. }, None) => opening(state, state.packs),
    }
}
