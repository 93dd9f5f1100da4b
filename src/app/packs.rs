//! The shipped packs. All of them lie in one file beside the page, so that the request for it tells nobody which
//! standard somebody looks at; `standards` has the little of each that is shown before it is there.

use crate::domain::standard::Standard;
use js_sys::Array;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Of each pack its uid, its shapes and its texts, one after the other.
    #[wasm_bindgen(catch, js_name = gcPacks)]
    async fn packs() -> Result<JsValue, JsValue>;
}

struct Pack {
    uid: String,
    shapes: String,
    texts: String,
}

static PACKS: OnceLock<Vec<Pack>> = OnceLock::new();

/// Whether they are there.
pub fn are_here() -> bool {
    PACKS.get().is_some()
}

/// Whether a standard is shipped and its pack not there yet.
pub fn awaited(uid: &str) -> bool {
    !are_here() && standards::entry(uid).is_some()
}

/// Whether they did not come.
static FAILED: AtomicBool = AtomicBool::new(false);

/// They are fetched again when they are wanted.
pub fn ask_again() {
    FAILED.store(false, Ordering::Relaxed);
}

/// Fetches them, once; whether they are there then. What did not come is fetched again only after [`ask_again`].
pub async fn fetch() -> bool {
    if !are_here() && !FAILED.load(Ordering::Relaxed) {
        let Ok(list) = packs().await else {
            FAILED.store(true, Ordering::Relaxed);
            return false;
        };
        let list: Array = list.unchecked_into();
        let mut texts = list.iter().filter_map(|text| text.as_string());
        let pack = || Some(Pack { uid: texts.next()?, shapes: texts.next()?, texts: texts.next()? });
        let found: Vec<Pack> = std::iter::from_fn(pack).collect();
        PACKS.get_or_init(|| found);
    }
    are_here()
}

/// A shipped standard; none of that uid, or none yet.
pub fn find(uid: &str) -> Option<Standard> {
    let pack = PACKS.get()?.iter().find(|pack| pack.uid == uid)?;
    Some(standards::brought(&pack.shapes, &pack.texts))
}
