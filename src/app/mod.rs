//! The page: Yew components over the domain.
//!
//! | folder or file | holds |
//! |---|---|
//! | [`route`] | addresses: `#/ST0792_1.2/production-coordinator/result` |
//! | [`settings`] | what a training provider wants to look different |
//! | [`state`] | everything the page knows, and the actions that change it |
//! | [`store`] | where answers are kept on this device |
//! | [`frame`] | whether the page is ours, or somebody else's |
//! | [`embedded`] | the calculator as an element on somebody else's page |
//! | [`hooks`] | the address bar, saving, titles and focus |
//! | [`pages`] | one file a screen |
//! | [`components`] | what screens are made of |
//!
//! Components show values and say what the person did; only the reducer decides anything.

pub mod components;
pub mod embedded;
pub mod frame;
pub mod hooks;
pub mod pages;
pub mod route;
pub mod settings;
pub mod state;
pub mod store;

use components::shell::{Props, Shell};
use frame::Frame;

/// Puts the page into the element with the id `app`, in place of the text that stands there until then. Does nothing on
/// a page that is not ours, which may have an element of that id for itself.
pub fn start() {
    let Some(root) = gloo::utils::document().query_selector("#app[data-page]").ok().flatten() else { return };
    while let Some(child) = root.first_child() {
        if root.remove_child(&child).is_err() {
            break;
        }
    }
    settings::apply();
    let frame = Frame::page(root.clone());
    yew::Renderer::<Shell>::with_root_and_props(root, Props { frame }).render();
}
