//! From a grade to being ready: one file a screen, and the overview that leads to them.

mod asked;
mod dates;
mod evidence;
mod gateway;
mod grid;
mod ksbs;
mod next;
mod overview;
mod rehearse;
mod report;
mod ways;

use crate::app::components::markup::{Part, h1, link, listening, p};
use crate::app::components::panel::address;
use crate::app::route::{Ready, Screen};
use crate::app::state::{Desk, State};
use crate::el;
use std::rc::Rc;
use yew::html::onkeydown;
use yew::prelude::*;

/// What a screen is called, in its title and in links to it.
pub fn title(which: Ready) -> &'static str {
    match which {
        Ready::Overview => "Am I ready?",
        Ready::Next => "One prompt at a time",
        Ready::Ways => "How to reach a higher grade",
        Ready::Ksbs => "Map of knowledge, skills and behaviours",
        Ready::Evidence => "Evidence",
        Ready::Grid => "Mapping grid",
        Ready::Gateway => "Gateway",
        Ready::Dates => "Dates",
        Ready::Rehearse => "Rehearsal",
        Ready::Report => "Report",
    }
}

/// A screen on the way to the assessment.
pub fn ready(desk: &Desk, which: Ready, state: &UseReducerHandle<State>) -> Part {
    let mut shown = vec![h1(title(which))];
    let mut keys = None;
    match which {
        Ready::Overview => shown.push(overview::overview(desk)),
        Ready::Next => keys = next::next(desk, state, &mut shown),
        Ready::Ways => shown.push(ways::ways(desk, &state.dispatcher())),
        Ready::Ksbs => shown.push(ksbs::ksbs(desk, state)),
        Ready::Dates => shown.push(dates::dates(desk, &state.dispatcher())),
        Ready::Rehearse => shown.push(rehearse::rehearse(desk, state)),
        Ready::Evidence => shown.push(evidence::evidence(desk, state)),
        Ready::Grid => shown.push(grid::grid(desk, state)),
        Ready::Gateway => shown.push(gateway::gateway(desk, &state.dispatcher())),
        Ready::Report => shown.push(report::report(desk, state)),
    }
    if which != Ready::Overview {
        shown.push(p(&[link(&address(desk, Screen::Ready(Ready::Overview)), title(Ready::Overview))]));
    }
    let article = el!("article", "class" = "gc-ready", "tabindex" = "-1"; shown);
    // Keys act as long as the focus is on the screen.
    match keys {
        Some(pressed) => listening(article, Rc::new(onkeydown::Wrapper::new(pressed))),
        None => article,
    }
}
