//! What is asked of the device: where answers are kept, files, the clipboard, the address.
//!
//! `device.js` does it, and says in its head why it is no Rust; `host.js` where the site around the page keeps the
//! answers. [`shelf`] says what the texts are. Every access may be refused, and the page works all the same and says so.

use crate::app::settings::settings;
use crate::formats::shelf::{self, Shelf};
use crate::standards;
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Starts telling what happens: a word, and for a file its name and text.
    #[wasm_bindgen(js_namespace = gcDevice)]
    pub fn listen(told: &Closure<dyn Fn(String, String, String)>);

    #[wasm_bindgen(js_namespace = gcDevice, js_name = look)]
    async fn found(hosts: &str) -> JsValue;

    #[wasm_bindgen(js_namespace = gcDevice, js_name = keep)]
    async fn put(checks: Array, changes: Array) -> JsValue;

    /// Asks to be the tab that writes a record; or takes that from another tab.
    #[wasm_bindgen(js_namespace = gcDevice)]
    pub fn hold(id: &str, steal: bool);

    /// Removes everything that was ever kept; `"kept"` if all of it is gone.
    #[wasm_bindgen(js_namespace = gcDevice)]
    pub async fn wipe() -> JsValue;

    /// Saves a file; `"saved"`, `"downloaded"`, `"cancelled"` or `"refused"`.
    #[wasm_bindgen(js_namespace = gcDevice)]
    pub async fn give(name: String, text: String) -> JsValue;

    /// Copies a text to the clipboard; `"copied"` or `"refused"`.
    #[wasm_bindgen(js_namespace = gcDevice)]
    pub async fn copy(text: String) -> JsValue;

    /// Changes the address without a step in the history.
    #[wasm_bindgen(js_namespace = gcDevice)]
    pub fn quietly(hash: &str);
}

/// Where answers are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Home {
    /// Nowhere: they are gone with the page.
    #[default]
    Nowhere,
    /// In localStorage, which may lose them.
    Weak,
    /// In IndexedDB, with strict durability.
    Safe,
    /// With the site that shows this page in a frame.
    Host,
}

/// What the device answered to a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It has it.
    Kept,
    /// It refused.
    Refused,
    /// Another tab has written since, so nothing was written.
    Clash,
}

/// A text by key, or its removal.
pub type Move = (String, Option<String>);

/// Looks what is on the device. Never fails: a device that refuses keeps nothing.
pub async fn look() -> (Home, Shelf) {
    let found: Array = found(&settings().hosts.join(" ")).await.unchecked_into();
    let home = match found.shift().as_string().as_deref() {
        Some("safe") => Home::Safe,
        Some("weak") => Home::Weak,
        Some("host") => Home::Host,
        _ => Home::Nowhere,
    };
    let mut texts = found.iter().filter_map(|text| text.as_string());
    let entries: Vec<(String, String)> = std::iter::from_fn(|| Some((texts.next()?, texts.next()?))).collect();
    (home, shelf::read(&entries, standards::find))
}

/// Writes all of it or nothing; only if the checked texts are what they were.
pub async fn keep(checks: &[Move], changes: &[Move]) -> Answer {
    match put(flat(checks), flat(changes)).await.as_string().as_deref() {
        Some("kept") => Answer::Kept,
        Some("clash") => Answer::Clash,
        _ => Answer::Refused,
    }
}

fn flat(moves: &[Move]) -> Array {
    let list = Array::new();
    for (key, text) in moves {
        list.push(&JsValue::from_str(key));
        list.push(&text.as_ref().map_or(JsValue::NULL, |text| JsValue::from_str(text)));
    }
    list
}
