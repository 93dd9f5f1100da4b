//! The page: Yew components over the domain.
//!
//! | folder or file | holds |
//! |---|---|
//! | [`settings`] | what a training provider wants to look different |
//! | [`embedded`] | the calculator as an element of somebody else's page |
//! | [`answering`] | what comes with the packs, in a wasm of its own |
//! | [`later`] | the screens that come last, in another |
//! | [`pages`] | one file a screen |
//! | [`components`] | what screens are made of |
//!
//! Components show values of the [`model`](crate::model) and say what the person did; only the model decides anything,
//! and only the [`runtime`](crate::runtime) asks the browser for anything.

pub mod answering;
pub mod components;
pub mod embedded;
pub mod later;
pub mod pages;
pub mod settings;

use crate::runtime::device::{self, Device};
use components::shell::{Props, Shell};
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::AppHandle;

/// Puts the page into the element with the id `app`, in place of our text that stands there until then. On somebody
/// else's page there is no such text, whatever the names there: the wasm waits for elements to be drawn into.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|panic| device::stopped(&panic.to_string())));
    let text = gloo::utils::document().query_selector("#app > .gc-start").ok().flatten();
    let Some(root) = text.and_then(|text| text.parent_element()) else { return };
    while let Some(child) = root.first_child() {
        if root.remove_child(&child).is_err() {
            break;
        }
    }
    let device = device::device(&JsValue::UNDEFINED);
    settings::apply(&device);
    draw(root, device);
}

/// Draws a calculator into an element.
fn draw(root: Element, device: Device) -> AppHandle<Shell> {
    yew::Renderer::<Shell>::with_root_and_props(root, Props { device }).render()
}
