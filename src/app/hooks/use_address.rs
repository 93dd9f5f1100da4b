//! The address bar.

use crate::app::route::Route;
use crate::app::state::{Action, Dispatch};
use gloo::events::EventListener;
use yew::prelude::*;

/// Where the address bar points; nothing if that is no address of ours.
pub fn current() -> Option<Route> {
    Route::parse(&gloo::utils::window().location().hash().unwrap_or_default())
}

/// Tells the state where the address bar points; follows links, back and forward.
#[hook]
pub fn use_address(dispatch: Dispatch) {
    use_effect_with((), move |()| {
        let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
            // A jump within the page is not a change of place.
            if let Some(route) = current() {
                dispatch.dispatch(Action::Go(route));
            }
        });
        move || drop(listener)
    });
}
