//! The page: Yew components over the domain.
//!
//! | folder or file | holds |
//! |---|---|
//! | [`route`] | addresses: `#/ST0792_1.2/production-coordinator/result` |
//! | [`settings`] | what a training provider wants to look different |
//! | [`state`] | everything the page knows, and the actions that change it |
//! | [`passing`] | what the screens on the way to the assessment hold for now |
//! | [`keeping`] | the part of the state that is about records on this device |
//! | [`brought`] | the same, about what files and links bring |
//! | [`embedded`] | the calculator as an element of somebody else's page |
//! | [`holding`] | the same, of the screens about evidence |
//! | [`files`] | files to be read |
//! | [`opened`] | what a file brings |
//! | [`packs`] | the shipped packs, which come in a file of their own |
//! | [`later`] | the screens that come in a second wasm |
//! | [`store`] | where answers are kept on this device |
//! | [`hooks`] | saving, titles and focus |
//! | [`pages`] | one file a screen |
//! | [`components`] | what screens are made of |
//!
//! Components show values and say what the person did; only the reducer decides anything.

pub mod brought;
pub mod components;
pub mod embedded;
pub mod files;
pub mod holding;
pub mod hooks;
pub mod keeping;
pub mod later;
pub mod opened;
pub mod packs;
pub mod pages;
pub mod passing;
pub mod route;
pub mod settings;
pub mod state;
pub mod store;

use components::shell::{Props, Shell};
use store::Device;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::AppHandle;

/// Puts the page into the element with the id `app`, in place of our text that stands there until then. On somebody
/// else's page there is no such text, whatever the names there: the wasm waits for elements to be drawn into.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(|panic| store::stopped(&panic.to_string())));
    let text = gloo::utils::document().query_selector("#app > .gc-start").ok().flatten();
    let Some(root) = text.and_then(|text| text.parent_element()) else { return };
    while let Some(child) = root.first_child() {
        if root.remove_child(&child).is_err() {
            break;
        }
    }
    let device = store::device(&JsValue::UNDEFINED);
    settings::apply(&device);
    draw(root, device);
}

/// Draws a calculator into an element.
fn draw(root: Element, device: Device) -> AppHandle<Shell> {
    yew::Renderer::<Shell>::with_root_and_props(root, Props { device }).render()
}
