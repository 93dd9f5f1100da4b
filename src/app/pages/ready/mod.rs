//! From a grade to being ready: one file a screen, and the overview that leads to them.

mod evidence;
mod gateway;
mod grid;
mod overview;
mod report;

use crate::app::components::markup::{h1, link, p};
use crate::app::components::panel::address;
use crate::app::route::{Ready, Screen};
use crate::app::state::{Desk, State};
use crate::el;
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
pub fn ready(desk: &Desk, which: Ready, state: &UseReducerHandle<State>) -> Html {
    let dispatch = &state.dispatcher();
    let back = p(vec![link(&address(desk, Screen::Ready(Ready::Overview)), title(Ready::Overview))]);
    let shown = match which {
        Ready::Overview => return el!("article"; vec![h1(title(which)), overview::overview(desk)]),
        Ready::Evidence => evidence::evidence(desk, state),
        Ready::Grid => grid::grid(desk, state),
        Ready::Gateway => gateway::gateway(desk, dispatch),
        Ready::Report => report::report(desk, state),
        Ready::Next | Ready::Ways | Ready::Ksbs | Ready::Dates | Ready::Rehearse => overview::overview(desk),
    };
    el!("article"; vec![h1(title(which)), shown, back])
}
