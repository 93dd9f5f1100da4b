//! What stands where something is to come that did not come with the first screen.

use super::markup::{Part, block, button, h1, p, parts, say};
use crate::model::{Action, Arrival};
use crate::runtime::Page;
use yew::prelude::*;

/// A screen that is on its way, or did not come.
pub fn opening(state: &Page, arrival: Arrival) -> Part {
    match arrival {
        // As high as the window, so that nothing in sight is pushed away by what comes.
        Arrival::Underway | Arrival::Here => block("gc-arriving", &[h1("Opening…")]),
        Arrival::Failed => parts(&[h1("This part did not arrive"), on_its_way(state, arrival)]),
    }
}

/// The same, below another heading.
pub fn on_its_way(state: &Page, arrival: Arrival) -> Part {
    if arrival != Arrival::Failed {
        return say("Opening…");
    }
    let dispatch = state.dispatcher();
    let again = Callback::from(move |_| {
        dispatch.dispatch(Action::AskAgain);
    });
    parts(&[
        say(
            "A part of the calculator did not arrive. Your answers are safe: you can go on answering, and they are kept as before.",
        ),
        say(
            "Check your connection and try again. If that does not help, reload the page: there may be a new version of it.",
        ),
        p(&[button("gc-button", "Try again", again)]),
    ])
}
