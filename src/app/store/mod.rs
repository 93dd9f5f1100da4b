//! What is asked of the device: where answers are kept, files, the clipboard, the address, the focus.
//!
//! `device.js` and `place.js` do it, and say in their heads why they are no Rust; `host.js` where the site around the
//! page keeps the answers. [`shelf`] says what the texts are. Every access may be refused, and the page works all the
//! same and says so.
//!
//! The page has one [`Device`]; of the calculators that are elements of somebody else's page, each has its own.

use crate::app::packs;
use crate::app::settings::settings;
use crate::formats::shelf::{self, Shelf};
use js_sys::Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What one calculator may ask of the browser.
    #[derive(Clone, Debug, PartialEq)]
    pub type Device;

    /// The page's device; or, given what is its `own`, that of an element.
    #[wasm_bindgen(js_name = gcDevice)]
    pub fn device(own: &JsValue) -> Device;

    /// Whether the page is the calculator's own.
    #[wasm_bindgen(method, getter)]
    pub fn alone(this: &Device) -> bool;

    /// Tells what a panic said; the wasm stops right after.
    #[wasm_bindgen(js_name = gcStopped)]
    pub fn stopped(said: &str);

    /// Starts telling what happens: a word, and for a file its name, its text, and its ends (a letter for each byte); for
    /// a place its address.
    #[wasm_bindgen(method)]
    pub fn listen(this: &Device, told: &Closure<dyn Fn(String, String, String, String)>);

    #[wasm_bindgen(method, js_name = look)]
    async fn found(this: &Device, hosts: &str) -> JsValue;

    #[wasm_bindgen(method, js_name = keep)]
    async fn put(this: &Device, checks: Array, changes: Array) -> JsValue;

    #[wasm_bindgen(method, js_name = sure)]
    async fn confirmed(this: &Device) -> JsValue;

    /// Asks to be the tab that writes a record; or takes that from another tab.
    #[wasm_bindgen(method)]
    pub fn hold(this: &Device, id: &str, steal: bool);

    /// Removes everything that was ever kept; `"kept"` if all of it is gone.
    #[wasm_bindgen(method)]
    pub async fn wipe(this: &Device) -> JsValue;

    /// Where the person is, from `#` on.
    #[wasm_bindgen(method)]
    pub fn address(this: &Device) -> String;

    /// The address of the page itself, which makes links of what stands after `#`.
    #[wasm_bindgen(method)]
    pub fn page(this: &Device) -> String;

    /// Goes to an address, from `#` on.
    #[wasm_bindgen(method)]
    pub fn go(this: &Device, hash: &str);

    /// Changes the address without a step in the history.
    #[wasm_bindgen(method)]
    pub fn quietly(this: &Device, hash: &str);

    /// Says the title and the place; when the place changes (but not the first time) the focus moves to the heading, and
    /// the page to its top, or to where it was left if the person came back by history. No place while it is being
    /// opened.
    #[wasm_bindgen(method)]
    pub fn arrive(this: &Device, title: &str, place: Option<String>);

    /// Brings an element into view and focus, once the page has been drawn.
    #[wasm_bindgen(method)]
    pub fn jump(this: &Device, id: &str);

    // Those below are called where a person acts, and are meant for the calculator that is acted in.

    /// Saves a file; `"saved"`, `"downloaded"`, `"cancelled"` or `"refused"`.
    #[wasm_bindgen(js_namespace = gcHere)]
    pub async fn give(name: String, text: String) -> JsValue;

    /// Puts a file among the person's downloads, if the browser lets it.
    #[wasm_bindgen(js_namespace = gcHere)]
    pub fn download(name: &str, media_type: &str, text: &str);

    /// Copies a text to the clipboard; `"copied"` or `"refused"`.
    #[wasm_bindgen(js_namespace = gcHere)]
    pub async fn copy(text: String) -> JsValue;

    /// Brings the focus to an element, once the page has been drawn.
    #[wasm_bindgen(js_namespace = gcHere)]
    pub fn focus(id: &str);

    /// Waits until what was drawn can be seen.
    #[wasm_bindgen(js_name = gcPainted)]
    pub async fn painted();

    /// Prints what is shown: of somebody else's page, the calculator alone.
    #[wasm_bindgen(js_namespace = gcHere)]
    pub fn print();

    /// Shows the top.
    #[wasm_bindgen(js_namespace = gcHere)]
    pub fn top();

    /// What a field holds.
    #[wasm_bindgen(js_namespace = gcHere)]
    pub fn value(id: &str) -> String;

    /// Empties a field, or sets a list back to its first entry.
    #[wasm_bindgen(js_namespace = gcHere)]
    pub fn empty(id: &str);
}

impl Default for Device {
    /// None yet: for a state before there is a page.
    fn default() -> Device {
        JsValue::UNDEFINED.unchecked_into()
    }
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

impl Device {
    /// Looks what is on the device. A device that refuses keeps nothing; but where something is kept that cannot be read
    /// before the packs are there, and they do not come, there is nothing to tell.
    pub async fn look(&self) -> Option<(Home, Shelf)> {
        let found: Array = self.found(&settings().hosts.join(" ")).await.unchecked_into();
        let home = match found.shift().as_string().as_deref() {
            Some("safe") => Home::Safe,
            Some("weak") => Home::Weak,
            Some("host") => Home::Host,
            _ => Home::Nowhere,
        };
        let mut texts = found.iter().filter_map(|text| text.as_string());
        let entries: Vec<(String, String)> = std::iter::from_fn(|| Some((texts.next()?, texts.next()?))).collect();
        if !entries.is_empty() && !packs::fetch().await {
            return None;
        }
        Some((home, shelf::read(&entries, packs::find)))
    }

    /// Writes all of it or nothing; only if the checked texts are what they were.
    pub async fn keep(&self, checks: &[Move], changes: &[Move]) -> Answer {
        match self.put(flat(checks), flat(changes)).await.as_string().as_deref() {
            Some("kept") => Answer::Kept,
            Some("clash") => Answer::Clash,
            _ => Answer::Refused,
        }
    }

    /// Whether what was written is kept: a site around the page says so some seconds later.
    pub async fn sure(&self) -> bool {
        self.confirmed().await.is_truthy()
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
