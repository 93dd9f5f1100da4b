//! The shipped packs. All of them lie in one file beside the page, so that the request for it tells nobody which
//! standard somebody looks at; `standards` has the little of each that is shown before it is there. The wasm that opens
//! them comes beside them: `gcPacks` asks for both.

use crate::app::answering;
use crate::model::Packs;
use crate::model::standards::Pack;
use js_sys::Array;
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Of each pack its uid, its shapes and its texts, one after the other.
    #[wasm_bindgen(catch, js_name = gcPacks)]
    async fn packs() -> Result<JsValue, JsValue>;
}

thread_local! {
    /// Shared by all calculators of a page.
    static PACKS: OnceCell<Packs> = const { OnceCell::new() };
}

/// The packs, if they are there.
pub fn get() -> Option<Packs> {
    PACKS.with(|packs| packs.get().cloned())
}

/// Fetches them, once.
pub async fn fetch() -> Option<Packs> {
    if get().is_none() {
        let list = packs().await.ok()?;
        let answering = answering::fetch().await?;
        let list: Array = list.unchecked_into();
        let mut texts = list.iter().filter_map(|text| text.as_string());
        let pack = || Some(Pack::new(texts.next()?, texts.next()?, texts.next()?));
        let found = Packs::new(std::iter::from_fn(pack).collect(), answering.model);
        PACKS.with(|packs| drop(packs.set(found)));
    }
    get()
}
