//! The frame around every screen: header, places, the screen itself, footer.

use super::arrival::opening;
use super::keeping::keeping;
use super::markup::{Part, button, parts, say, shown};
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
use views::components::header::{Header, Place};
use views::text::changing;
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
    let is_redrawn = is_redrawn(&page);
    let is_question = is_redrawn && matches!(page.route, Route::At { screen: Screen::Answer { .. }, .. });
    let class = if is_redrawn { "gc-main" } else { "gc-main gc-old" };
    let above = shown(parts(&[settings::report(), keep::notices(&page), undo_bar(&page)]));
    let above = if is_redrawn {
        html! { <div class="gc-old gc-page--notice">{ above }</div> }
    } else {
        above
    };
    let inside = html! { <>{ above }{ screen(&page, desk) }</> };
    let standard = page.open.as_ref();
    html! {
        <>
            <Header name={settings::name()} logo={settings::settings().logo.clone().map(AttrValue::from)} home="#/"
                course={course(&page.route, desk)} places={places(&page.route, standard)} question={is_question} />
            // Somebody else's page has a main part of its own.
            { if page.device().alone() {
                html! { <main id="main" {class} tabindex="-1">{ inside }</main> }
            } else {
                html! { <div id="main" {class} tabindex="-1">{ inside }</div> }
            } }
            { foot(&page, desk) }
            <p class="gc-unseen" role="status" aria-live="polite" id="announcement">{ changing(page.announcement.clone()) }</p>
        </>
    }
}

/// The foot: where else one may go, whether answers are kept, and what this is.
fn foot(page: &Page, desk: Option<&OpenRecord>) -> Html {
    let plan = desk.map(|desk| ("What the plan says", super::panel::address(desk, Screen::Plan)));
    let everywhere = words::FOOT.iter().map(|(name, to)| (*name, (*to).to_owned()));
    let link = |(name, to): (&'static str, String)| {
        let here = (page.route.to_string() == to).then_some("page");
        html! { <li><a href={to} aria-current={here}>{ name }</a></li> }
    };
    html! {
        <footer class="gc-footer">
            <div class="gc-footer__inner">
                <ul>{ for plan.into_iter().chain(everywhere).map(link) }</ul>
                <div id="keeping">{ shown(keeping(page.storage.state, false)) }</div>
                <p>{ CAVEAT }</p>
                { shown(settings::contact()) }
                <p>{ changing(versions(desk)) }</p>
            </div>
        </footer>
    }
}

fn versions(desk: Option<&OpenRecord>) -> String {
    let of = desk.map(|desk| [" · ", &desk.standard.uid, " checked ", &facts::date(desk.standard.checked)].concat());
    [words::VERSION, &of.unwrap_or_default()].concat()
}

/// Standard, option, and what the person calls the record, with the way to change them. The list knows the first two before
/// the pack is there, so that nothing moves when it comes.
fn course(route: &Route, desk: Option<&OpenRecord>) -> Option<(AttrValue, AttrValue)> {
    let (uid, said) = match (desk, listed(route)) {
        (Some(desk), _) if desk.saved.name.is_empty() => (&*desk.standard.uid, standard_and_option(desk)),
        (Some(desk), _) => (&*desk.standard.uid, format!("{} · “{}”", standard_and_option(desk), desk.saved.name)),
        (None, Some((shipped, option))) => {
            let option = option.map(|title| format!(" · {title}")).unwrap_or_default();
            let said = format!("{} ({} v{}){option}", shipped.title, shipped.reference, shipped.version);
            (shipped.uid, said)
        }
        (None, None) => return None,
    };
    Some((said.into(), Route::Standard { uid: uid.to_owned() }.to_string().into()))
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

/// At most four places, where a standard is open.
fn places(route: &Route, desk: Option<&OpenRecord>) -> Vec<Place> {
    let at = |screen: Screen| match (desk, route) {
        (Some(desk), _) => Some(super::panel::address(desk, screen)),
        (None, Route::At { uid, option, .. }) if listed(route).is_some() => {
            Some(Route::At { uid: uid.clone(), option: option.clone(), screen }.to_string())
        }
        (None, _) => None,
    };
    let Some(questions) = at(Screen::Answer { criterion: None }) else { return Vec::new() };
    let here = |name: &str| match route {
        Route::Choose | Route::Standard { .. } | Route::Compare { .. } | Route::About => false,
        Route::Unknown { .. } | Route::Link { .. } => false,
        Route::Keep => name == "Share",
        Route::At { screen: Screen::Answer { .. } | Screen::List, .. } => name == "Questions",
        Route::At { screen: Screen::Result, .. } => name == "Result",
        Route::At { screen: Screen::Plan, .. } => false,
        Route::At { screen: Screen::Ready(_) | Screen::Ksb { .. }, .. } => name == "Get ready",
    };
    let place = |(name, href): (&'static str, Option<String>)| {
        Some(Place { name: name.into(), href: href?.into(), current: here(name) })
    };
    [
        ("Questions", Some(questions)),
        ("Result", at(Screen::Result)),
        ("Get ready", at(Screen::Ready(Ready::Overview))),
        ("Share", Some("#/keep".to_owned())),
    ]
    .into_iter()
    .filter_map(place)
    .collect()
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

fn screen(page: &Page, desk: Option<&OpenRecord>) -> Html {
    // A screen of the last wasm.
    let later = || match later::get() {
        Some(later) => (later.screen)(page),
        None => opening(page, page.later),
    };
    let old = match (&page.route, desk) {
        (Route::Choose, _) => choose::choose(page),
        (Route::Unknown { address }, _) => lost::lost(address),
        (_, None) if page.is_awaited() => opening(page, page.packs_arrival),
        (Route::Standard { uid }, _) => match (page.standard(uid), answering::get()) {
            (Some(standard), Some(answering)) => (answering.version)(&standard, page),
            _ => lost::lost(uid),
        },
        (Route::Link { .. }, _) => opening(page, page.later),
        (Route::About | Route::Keep | Route::Compare { .. }, _) => later(),
        (Route::At { screen, .. }, Some(desk)) => match (screen, answering::get()) {
            // It can be looked through, whoever writes.
            (Screen::Answer { .. }, Some(answering)) => return (answering.question)(desk, page),
            (Screen::List, Some(answering)) => readable(page, (answering.list)(desk, page)),
            (Screen::Answer { .. } | Screen::List, None) => Part::default(),
            (Screen::Result | Screen::Plan | Screen::Ready(_) | Screen::Ksb { .. }, _) => readable(page, later()),
        },
        (route @ Route::At { .. }, None) if page.is_lost() => lost::lost(&route.to_string()),
        (Route::At { .. }, None) => opening(page, page.packs_arrival),
    };
    // What is on its way stands where the screen will stand.
    match &page.route {
        Route::At { screen: Screen::Result, .. } if desk.is_some() && later::get().is_some() => shown(old),
        _ if is_redrawn(page) => html! { <div class="gc-page gc-mid">{ shown(old) }</div> },
        _ => shown(old),
    }
}

/// Whether the address leads to a screen in the new layout.
fn is_redrawn(page: &Page) -> bool {
    matches!(page.route, Route::At { screen: Screen::Answer { .. } | Screen::Result, .. }) && !page.is_lost()
}

/// What another tab writes can be read here, and nothing else.
fn readable(page: &Page, screen: Part) -> Part {
    if page.reads_only() { el!("fieldset", "class" = "gc-read-only", "disabled" = ""; [screen]) } else { screen }
}
