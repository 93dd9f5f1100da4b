//! The calculator as an element of somebody else's page: what `static/embed/grade-calculator.js` calls.

use super::later;
use crate::formats::records;
use crate::model::{Arrival, OpenRecord};
use crate::runtime::{device, packs};
use grades::files::decision::DecisionFile;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Draws a calculator into an element of somebody else's page. `own` is what this one asks in the place of the page's
/// device (see `place.js`). Returns a function that takes the calculator out again; its device must be silent by then.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: Element, own: &JsValue) -> JsValue {
    let app = super::draw(root, device::device(own));
    Closure::once_into_js(move || app.destroy())
}

/// Fetches everything there is. An element starts when it is there, so what its page asks of it is answered at once.
#[wasm_bindgen]
pub async fn complete() -> Result<(), JsValue> {
    let all = packs::fetch().await.is_some() && later::fetch().await == Arrival::Here;
    all.then_some(()).ok_or_else(|| JsValue::from_str("a part did not arrive"))
}

/// What follows from a record (JSON): the decision as JSON. If the record cannot be read, code, place, what is wrong and
/// the remedy of each problem, a line each.
#[wasm_bindgen]
#[must_use]
pub fn decide(record: &str) -> String {
    later::get().map(|later| (later.decide)(record)).unwrap_or_default()
}

pub(super) fn decided(record: &str) -> String {
    let packs = packs::get().unwrap_or_default();
    let standard = records::standard_of(record).and_then(|uid| packs.open(&uid));
    let known = |uid: &str| standard.as_deref().filter(|standard| standard.uid == uid);
    let saved = records::read_to_grade(record, known);
    match (saved, &standard) {
        (Ok(saved), Some(standard)) => {
            DecisionFile::new(standard, &saved.record, &standard.grader().decide(&saved.record)).text()
        }
        (saved, _) => {
            let mut told = String::new();
            for problem in saved.err().unwrap_or_default() {
                for line in [problem.code, &*problem.at, &*problem.says, &*problem.remedy] {
                    told.push_str(line);
                    told.push('\n');
                }
            }
            told
        }
    }
}

pub(super) fn decision(open: &OpenRecord) -> String {
    DecisionFile::new(&open.standard, open.record(), open.decision()).text()
}
