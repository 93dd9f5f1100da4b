//! A host page hears of every change, and may make some.

use crate::app::components::shell::{at_hand, to_open};
use crate::app::frame::Frame;
use crate::app::route::Route;
use crate::app::state::{Keeping, State};
use crate::formats::{decisions, records};
use yew::prelude::*;

/// Hands the host what is at hand, and tells it what changed.
#[hook]
pub fn use_host(frame: &Frame, state: &UseReducerHandle<State>) {
    if let Some(host) = frame.host() {
        host.at_hand.replace(Some((state.dispatcher(), state.desk.clone())));
    }
    let (frame, state) = (frame.clone(), state.clone());
    let news = (state.revision, state.keeping, state.shelf.is_some(), state.arrivals);
    use_effect_with(news, move |(_, keeping, looked, _)| {
        let Some(host) = frame.host().filter(|_| *looked) else { return };
        let opening = to_open(&state, &state.route).is_some();
        let astray = match &state.route {
            Route::At { .. } => !opening && at_hand(&state, &state.route).is_none(),
            Route::Standard { uid } => state.book(uid).is_none(),
            Route::Unknown { .. } => true,
            Route::Choose | Route::Compare { .. } | Route::About => false,
        };
        if astray {
            return host.tell("astray", "", "");
        }
        let Some(desk) = &state.desk else {
            if !opening {
                host.tell("open", "", "");
            }
            return;
        };
        match keeping {
            Keeping::Kept => host.tell("kept", "", ""),
            Keeping::Failed => host.tell("lost", "", ""),
            Keeping::Nothing | Keeping::Underway | Keeping::Nowhere => {
                let mut decision = String::new();
                decisions::write(&desk.book, desk.record(), &desk.decision, &mut decision);
                host.tell("change", &records::write(&desk.saved, &desk.book), &decision);
            }
        }
    });
}
