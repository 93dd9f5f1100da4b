//! A prompt or a KSB that the address names comes into view and focus.

use crate::app::components::prompt::element_id;
use crate::app::route::{Route, Screen};
use crate::app::state::{Desk, State};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
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
    use_effect_with((id, state.arrivals), |(id, _)| {
        // After the browser's own scrolling for the new address.
        let timer = id.clone().map(|id| {
            Timeout::new(0, move || {
                let prompt = gloo::utils::document().get_element_by_id(&id);
                if let Some(prompt) = prompt.and_then(|prompt| prompt.dyn_into::<HtmlElement>().ok()) {
                    let options = ScrollIntoViewOptions::new();
                    options.set_behavior(ScrollBehavior::Auto);
                    options.set_block(ScrollLogicalPosition::Center);
                    prompt.scroll_into_view_with_scroll_into_view_options(&options);
                    let _ = prompt.focus();
                }
            })
        });
        move || drop(timer)
    });
}
