//! A prompt or a KSB that the address names comes into view and focus.

use crate::app::components::prompt::element_id;
use crate::app::route::{Route, Screen};
use crate::app::state::{Desk, State};
use yew::prelude::*;

/// Brings the prompt or the KSB that the address names into view and focus.
#[hook]
pub fn use_jump(desk: Option<&Desk>, state: &State) {
    let route = &state.route;
    let id = match (desk, route) {
        (Some(desk), Route::At { screen: Screen::Answer { criterion: Some(id) }, .. }) => {
            // A prompt, or a method whose marks or result are asked for.
            let method = desk.book.find_method(id).map(|_| ["method-", id].concat());
            desk.book.find_subject(id).map(|_| element_id(id)).or(method)
        }
        (Some(_), Route::At { screen: Screen::Ksb { code }, .. }) => Some(["tile-", code].concat()),
        _ => None,
    };
    let device = state.device.clone();
    use_effect_with((id, state.arrivals), move |(id, _)| {
        if let Some(id) = id {
            device.jump(id);
        }
    });
}
