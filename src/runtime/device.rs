//! What is asked of the browser: the store, files, the clipboard, the address, the focus.
//!
//! `device.js` and `place.js` do it, and say in their heads why they are no Rust; `host.js` where the site around the
//! page keeps the answers. Every access may be refused, and the page works all the same and says so.
//!
//! The page has one [`Device`]; of the calculators that are elements of somebody else's page, each has its own.

use crate::app::settings::settings;
use crate::formats::stored::Row;
use crate::model::Home;
use crate::model::storage::{Answer, Found, Write};
use crate::model::take_over::lost;
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
    async fn put(this: &Device, rows: Array, copy: &str, gone: Array, decision: &str) -> JsValue;

    #[wasm_bindgen(method)]
    async fn copies(this: &Device, id: &str) -> JsValue;

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

    /// Saves a file; `"saved"`, `"downloaded"`, `"cancelled"` or `"refused"`.
    #[wasm_bindgen(method)]
    pub async fn give(this: &Device, name: String, text: String) -> JsValue;

    /// Copies a text to the clipboard; `"copied"` or `"refused"`.
    #[wasm_bindgen(method)]
    pub async fn copy(this: &Device, text: String) -> JsValue;

    /// Brings the focus to an element, once the page has been drawn.
    #[wasm_bindgen(method, js_name = focus)]
    pub fn focus_on(this: &Device, id: &str);

    /// Scrolls up to an element that took the place of another one, and gives it the focus if nothing has it.
    #[wasm_bindgen(method)]
    pub fn turn(this: &Device, id: &str);

    /// Shows the top.
    #[wasm_bindgen(method)]
    pub fn top(this: &Device);

    /// Waits until what was drawn can be seen.
    #[wasm_bindgen(js_name = gcPainted)]
    pub async fn painted();

    // Those below are called where a person acts, and are meant for the calculator that is acted in.

    /// Puts a file among the person's downloads, if the browser lets it.
    #[wasm_bindgen(js_namespace = gcHere)]
    pub fn download(name: &str, media_type: &str, text: &str);

    /// Brings the focus to an element, once the page has been drawn.
    #[wasm_bindgen(js_namespace = gcHere)]
    pub fn focus(id: &str);

    /// Prints what is shown: of somebody else's page, the calculator alone.
    #[wasm_bindgen(js_namespace = gcHere)]
    pub fn print();

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

impl Device {
    /// Looks what the store holds.
    pub async fn look(&self) -> Found {
        let found: Array = self.found(&settings().hosts.join(" ")).await.unchecked_into();
        let home = match found.shift().as_string().as_deref() {
            Some("safe") => Home::Safe,
            Some("weak") => Home::Weak,
            Some("host") => Home::Host,
            _ => Home::Nowhere,
        };
        let copy_keys = found.shift().as_string().unwrap_or_default();
        let copy_keys = copy_keys.split(' ').filter(|key| !key.is_empty()).map(str::to_owned).collect();
        let mut found = Found { home, rows: rows(&found), copy_keys, copies: Vec::new() };
        let damaged = found.rows.iter().filter(|row| !row.is_whole()).map(|row| row.id.clone());
        for id in damaged.chain(lost(&found)).collect::<Vec<_>>() {
            found.copies.append(&mut rows(&self.copies(&id).await.unchecked_into()));
        }
        found
    }

    /// Writes all of it or nothing; only if the rows are what they were. `decision` is what follows from the record that
    /// is written, for an element of somebody else's page.
    pub async fn write(&self, write: &Write, decision: &str) -> Answer {
        let (changes, gone) = (Array::new(), Array::new());
        let text = |text: Option<&String>| text.map_or(JsValue::NULL, |text| JsValue::from_str(text));
        for change in &write.rows {
            changes.push(&JsValue::from_str(&change.id));
            changes.push(&text(change.expected.as_ref()));
            changes.push(&text(change.becomes.as_ref().map(|(revision, _)| revision)));
            changes.push(&text(change.becomes.as_ref().map(|(_, text)| text)));
        }
        for key in &write.remove {
            gone.push(&JsValue::from_str(key));
        }
        let copy = write.copy.as_deref().unwrap_or_default();
        match self.put(changes, copy, gone, decision).await.as_string().as_deref() {
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

/// Id, revision and text of each row in turn.
fn rows(flat: &Array) -> Vec<Row> {
    let mut values = flat.iter();
    let row = || {
        let (id, revision, text) = (values.next()?, values.next()?, values.next()?);
        Some(Row { id: id.as_string()?, revision: revision.as_string(), text: text.as_string()? })
    };
    std::iter::from_fn(row).collect()
}
