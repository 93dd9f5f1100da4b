//! From a grade to being ready: one file a screen, and the overview that leads to them.

use crate::app::components::markup::{h1, item, link, list, p, say, soft};
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
pub fn ready(desk: &Desk, which: Ready, _state: &UseReducerHandle<State>) -> Html {
    let mut shown = vec![h1(title(which))];
    match which {
        Ready::Overview => shown.push(overview(desk)),
        Ready::Next
        | Ready::Ways
        | Ready::Ksbs
        | Ready::Evidence
        | Ready::Grid
        | Ready::Gateway
        | Ready::Dates
        | Ready::Rehearse
        | Ready::Report => shown.push(overview(desk)),
    }
    shown.push(p(vec![link(&address(desk, Screen::Ready(Ready::Overview)), title(Ready::Overview))]));
    el!("article"; shown)
}

fn overview(desk: &Desk) -> Html {
    let entries = Ready::EVERY.into_iter().skip(1);
    let entries = entries.map(|which| item(vec![link(&address(desk, Screen::Ready(which)), title(which)), soft("")]));
    el!("div"; vec![say("What comes next, and how far you are with it."), list(entries.collect())])
}
