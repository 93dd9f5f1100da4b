//! The frame around every screen: header, places, the screen itself, footer.

use super::arrival::opening;
use super::keeping::keeping;
use super::markup::{Part, block, button, item, link, p, parts, say, shown, span, text};
use crate::app::pages::{choose, keep, lost};
use crate::app::{answering, later, settings};
use crate::el;
use crate::model::place::standard_and_option;
use crate::model::{Action, OpenRecord};
use crate::router::{NO_OPTION, Ready, Route, Screen};
use crate::runtime::device::Device;
use crate::runtime::{Page, use_page};
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
    let page = use_page(&props.device);
    let desk = page.record_here();
    let head = vec![
        settings::logo(),
        el!("a", "class" = "gc-header__name", "href" = "#/"; [text(settings::name())]),
        at_the_top(&page.route, desk),
        places(&page.route, page.open.as_ref()),
    ];
    let foot = vec![
        el!("div", "id" = "keeping"; [keeping(page.storage.state, false)]),
        say(CAVEAT),
        settings::contact(),
        p(&[link("#/about", words::SOURCES), text(versions(desk))]),
    ];
    let inside = [settings::report(), keep::notices(&page), undo_bar(&page), screen(&page, desk)];
    shown(parts(&[
        el!("header", "class" = "gc-header"; [block("gc-header__inner", &head)]),
        // Somebody else's page has a main part of its own.
        if page.device().alone() {
            el!("main", "id" = "main", "class" = "gc-main gc-old", "tabindex" = "-1"; inside)
        } else {
            el!("div", "id" = "main", "class" = "gc-main gc-old", "tabindex" = "-1"; inside)
        },
        el!("footer", "class" = "gc-footer"; [block("gc-footer__inner", &foot)]),
        el!("p", "class" = "gc-unseen", "role" = "status", "aria-live" = "polite", "id" = "announcement"; [
            text(&*page.announcement),
        ]),
    ]))
}

fn versions(desk: Option<&OpenRecord>) -> String {
    let of = desk.map(|desk| [" · ", &desk.standard.uid, " checked ", &facts::date(desk.standard.checked)].concat());
    [words::VERSION, &of.unwrap_or_default()].concat()
}

/// Standard, option, and what the person calls the record. The list knows the first two before the pack is there, so that
/// nothing moves when it comes.
fn at_the_top(route: &Route, desk: Option<&OpenRecord>) -> Part {
    let said = match (desk, listed(route)) {
        (Some(desk), _) if desk.saved.name.is_empty() => standard_and_option(desk),
        (Some(desk), _) => [&*standard_and_option(desk), " · “", &desk.saved.name, "”"].concat(),
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

fn places(route: &Route, desk: Option<&OpenRecord>) -> Part {
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

fn undo_bar(page: &Page) -> Part {
    if page.undo.is_none() {
        return Part::default();
    }
    let act = |action: fn() -> Action| {
        let dispatch = page.dispatcher();
        Callback::from(move |_| dispatch.dispatch(action()))
    };
    el!("div", "class" = "gc-notice", "role" = "status"; [
        say("Your answers were cleared. Evidence, gateway, dates and your plan are still there."),
        button("gc-button", "Undo", act(|| Action::Undo)),
        button("gc-link", "Dismiss", act(|| Action::Settle)),
    ])
}

fn screen(page: &Page, desk: Option<&OpenRecord>) -> Part {
    // A screen of the last wasm.
    let later = || match later::get() {
        Some(later) => (later.screen)(page),
        None => opening(page, page.later),
    };
    match (&page.route, desk) {
        (Route::Choose, _) => choose::choose(page),
        (Route::Unknown { address }, _) => lost::lost(address),
        (_, None) if page.is_awaited() => opening(page, page.packs_arrival),
        (Route::Standard { uid }, _) => match (page.standard(uid), answering::get()) {
            (Some(standard), Some(answering)) => (answering.version)(&standard, page),
            _ => lost::lost(uid),
        },
        (Route::Link { .. }, _) => opening(page, page.later),
        (Route::About | Route::Keep | Route::Compare { .. }, _) => later(),
        (Route::At { screen, .. }, Some(desk)) => {
            let shown = match screen {
                Screen::Answer { criterion } => match answering::get() {
                    Some(answering) => (answering.answer)(desk, criterion.as_ref(), page),
                    None => Part::default(),
                },
                Screen::Result | Screen::Plan | Screen::Ready(_) | Screen::Ksb { .. } => later(),
            };
            // What another tab writes can be read here, and nothing else.
            if page.reads_only() { el!("fieldset", "class" = "gc-read-only", "disabled" = ""; [shown]) } else { shown }
        }
        (route @ Route::At { .. }, None) if page.is_lost() => lost::lost(&route.to_string()),
        (Route::At { .. }, None) => opening(page, page.packs_arrival),
    }
}
