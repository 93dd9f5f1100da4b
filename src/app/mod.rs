//! The page: Yew components over the domain.
//!
//! | folder or file | holds |
//! |---|---|
//! | [`route`] | addresses: `#/ST0792_1.2/production-coordinator/result` |
//! | [`settings`] | what a training provider wants to look different |
//! | [`state`] | everything the page knows, and the actions that change it |
//! | [`passing`] | what the screens on the way to the assessment hold for now |
//! | [`keeping`] | the part of the state that is about records on this device |
//! | [`passing`] | what the screens on the way to the assessment hold for now |
//! | [`holding`] | the same, of the screens about evidence |
//! | [`files`] | files to be read |
//! | [`store`] | where answers are kept on this device |
//! | [`hooks`] | the address bar, saving, titles and focus |
//! | [`pages`] | one file a screen |
//! | [`components`] | what screens are made of |
//!
//! Components show values and say what the person did; only the reducer decides anything.

pub mod components;
pub mod files;
pub mod holding;
pub mod hooks;
pub mod keeping;
pub mod pages;
pub mod passing;
pub mod route;
pub mod settings;
pub mod state;
pub mod store;

use components::shell::Shell;

/// Puts the page into the element with the id `app`, in place of the text that stands there until then.
pub fn start() {
    let Some(root) = gloo::utils::document().get_element_by_id("app") else { return };
    while let Some(child) = root.first_child() {
        if root.remove_child(&child).is_err() {
            break;
        }
    }
    settings::apply();
    yew::Renderer::<Shell>::with_root(root).render();
}
