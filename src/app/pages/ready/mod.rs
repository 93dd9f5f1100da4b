//! From a grade to being ready: one file a screen, and the overview that leads to them.

mod asked;
mod dates;
mod evidence;
mod gateway;
mod grid;
mod ksbs;
mod overview;
mod rehearse;
mod report;
mod ways;

use crate::app::components::markup::{Part, h1, link, p};
use crate::app::components::panel::address;
use crate::el;
use crate::model::OpenRecord;
use crate::router::{Ready, Screen};
use crate::runtime::Page;

/// A screen on the way to the assessment.
pub fn ready(desk: &OpenRecord, which: Ready, state: &Page) -> Part {
    let mut shown = vec![h1(which.title())];
    match which {
        Ready::Overview => shown.push(overview::overview(desk)),
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
    el!("article", "class" = "gc-ready", "tabindex" = "-1"; shown)
}
