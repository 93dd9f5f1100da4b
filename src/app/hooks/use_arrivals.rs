//! Fetching what does not come with the first screen: the packs, and the second wasm.

use crate::app::route::Route;
use crate::app::state::{Action, Arrival, State};
use crate::app::{later, packs, store};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Fetches the packs: at once where the address leads to a standard, else once the list can be seen. And then the second
/// wasm, once the screen `stands`. Each once for each time that it is asked for: going elsewhere meanwhile asks for nothing.
#[hook]
pub fn use_arrivals(state: &UseReducerHandle<State>, stands: bool) {
    let wants_packs = !matches!(state.route, Route::Choose | Route::About | Route::Keep | Route::Unknown { .. });
    let dispatch = state.dispatcher();
    use_effect_with((state.packs, wants_packs), move |(arrival, at_once)| {
        if *arrival == Arrival::Underway {
            let at_once = *at_once;
            spawn_local(async move {
                if !at_once {
                    store::painted().await;
                }
                dispatch.dispatch(Action::Packs(Arrival::of(packs::fetch().await)));
            });
        }
    });
    let dispatch = state.dispatcher();
    let is_asked = use_memo((), |()| Rc::new(Cell::new(false)));
    use_effect_with((state.later, stands), move |(arrival, stands)| {
        if *stands && *arrival == Arrival::Underway && !is_asked.replace(true) {
            spawn_local(async move {
                store::painted().await;
                let is_here = later::fetch().await;
                is_asked.set(false);
                dispatch.dispatch(Action::Later(Arrival::of(is_here)));
            });
        }
    });
}
