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
use crate::el;
use crate::model::OpenRecord;
use crate::router::{Ready, Screen};
use crate::runtime::Page;
use std::rc::Rc;
use yew::html::onkeydown;

/// A screen on the way to the assessment.
pub fn ready(desk: &OpenRecord, which: Ready, state: &Page) -> Part {
    let mut shown = vec![h1(which.title())];
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
        shown.push(p(&[link(&address(desk, Screen::Ready(Ready::Overview)), Ready::Overview.title())]));
    }
    let article = el!("article", "class" = "gc-ready", "tabindex" = "-1"; shown);
    // Keys act as long as the focus is on the screen.
    match keys {
        Some(pressed) => listening(article, Rc::new(onkeydown::Wrapper::new(pressed))),
        None => article,
    }
}
