//! The address bar.

use crate::app::route::Route;
use gloo::events::EventListener;
use yew::prelude::*;

/// The place the address bar names; follows links, back and forward.
#[hook]
pub fn use_route() -> Route {
    let route = use_state_eq(|| current().unwrap_or_default());
    {
        let route = route.clone();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
                // A jump within the page is not a change of place.
                if let Some(to) = current() {
                    route.set(to);
                }
            });
            move || drop(listener)
        });
    }
    (*route).clone()
}

fn current() -> Option<Route> {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    // Browsers hand the hash out percent-encoded; our own addresses need none, so anything else is told as it is.
    Route::parse(&hash)
}
