//! What other people's JavaScript may call: the same core, as an ES module.
//!
//! ```js
//! import init, { decide } from "./grade_calculator.js";
//! await init();
//! const decision = decide({ format: "learner-record/2", standard: "ST0792_1.2",
//!   pathway: "production-coordinator", judgements: { "AM1-role-p1": "met" } });
//! decision.overall.possible; // "distinction"
//! ```
//! Everything that goes in and comes out is a plain object, as JSON would have it. What cannot be done throws an
//! `Error` with a stable `code` and a list of `problems`. Nothing is kept but the standards made ready to decide.
//!
//! | file | does |
//! |---|---|
//! | [`incoming`] | a JavaScript value → a value tree, whatever it is |
//! | [`failure`] | problems → an `Error` |
//! | `types.d.ts` | the types, for TypeScript |

mod failure;
mod incoming;

use crate::domain::grading::Grader;
use crate::formats::packs;
use crate::formats::problem::Problem;
use crate::formats::{decisions, records};
use crate::standards::{self, SHIPPED, Shipped};
use failure::{failure, refusal};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The version of this interface. What is there keeps its meaning while the number stays.
const API: u32 = 1;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

thread_local! {
    /// Making a standard ready takes as long as many decisions, so it is done once.
    static GRADERS: RefCell<Vec<(&'static str, Rc<Grader>)>> = const { RefCell::new(Vec::new()) };
}

#[derive(Serialize)]
struct Version {
    api: u32,
    #[serde(rename = "crate")]
    calculator: &'static str,
}

#[derive(Serialize)]
struct Listed {
    uid: &'static str,
    reference: &'static str,
    version: &'static str,
    title: &'static str,
    level: u8,
    status: &'static str,
    earliest: Option<&'static str>,
    latest: Option<&'static str>,
    options: Vec<ListedOption>,
}

#[derive(Serialize)]
struct ListedOption {
    id: &'static str,
    title: &'static str,
}

/// The version of this interface, and of the calculator behind it.
///
/// # Errors
/// None that is known.
#[wasm_bindgen(unchecked_return_type = "Version")]
pub fn version() -> Result<JsValue, JsValue> {
    plain(&Version { api: API, calculator: env!("CARGO_PKG_VERSION") })
}

/// The standards that can be decided by.
///
/// # Errors
/// None that is known.
#[wasm_bindgen(unchecked_return_type = "ListedStandard[]")]
pub fn standards() -> Result<JsValue, JsValue> {
    let listed = |shipped: &Shipped| Listed {
        uid: shipped.uid,
        reference: shipped.reference,
        version: shipped.version,
        title: shipped.title,
        level: shipped.level,
        status: shipped.status,
        earliest: shipped.earliest,
        latest: shipped.latest,
        options: shipped.options.iter().map(|(id, title)| ListedOption { id, title }).collect(),
    };
    plain(&SHIPPED.iter().map(listed).collect::<Vec<_>>())
}

/// Everything about a standard: the whole pack.
///
/// # Errors
/// An `Error` with the code `unknown-standard`.
#[wasm_bindgen(unchecked_return_type = "Pack")]
pub fn standard(#[wasm_bindgen(unchecked_param_type = "string")] uid: &JsValue) -> Result<JsValue, JsValue> {
    // A text of any length is compared with a few short ones, and shown in part.
    let uid = uid.as_string().unwrap_or_default();
    match standards::text(&uid) {
        Some(text) => js_sys::JSON::parse(text),
        None => Err(failure("There is no such standard.", &[unknown(&uid)])),
    }
}

/// Decides a record: a plain object, or its JSON text.
///
/// # Errors
/// An `Error` with every problem of the record; its code is that of the first.
#[wasm_bindgen(unchecked_return_type = "Decision")]
pub fn decide(
    #[wasm_bindgen(unchecked_param_type = "LearnerRecord | string")] record: &JsValue,
) -> Result<JsValue, JsValue> {
    let refused = |problems: Vec<Problem>| failure("The record cannot be decided.", &problems);
    let text = incoming::text(record).map_err(|problem| refused(vec![problem]))?;
    let node = incoming::node(record, text.as_deref()).map_err(|problem| refused(vec![problem]))?;
    let grader = node.get("standard").and_then(|uid| uid.as_text()).and_then(grader);
    let known = |uid: &str| grader.as_deref().map(Grader::standard).filter(|standard| standard.uid == uid);
    let saved = records::read_to_grade(&node, known).map_err(refused)?;
    // The reader has looked the standard up, so it is there.
    let Some(grader) = &grader else { return Err(refused(vec![unknown(&saved.standard)])) };
    let decision = grader.decide(&saved.record);
    plain(&decisions::file(grader.standard(), &saved.record, &decision))
}

fn grader(uid: &str) -> Option<Rc<Grader>> {
    let ready = GRADERS
        .with_borrow(|graders| graders.iter().find(|(known, _)| *known == uid).map(|(_, grader)| Rc::clone(grader)));
    ready.or_else(|| {
        let shipped = standards::entry(uid)?;
        // The JSON is here anyway, for `standard`.
        let grader = Rc::new(Grader::new(packs::read(standards::text(uid)?).ok()?));
        GRADERS.with_borrow_mut(|graders| graders.push((shipped.uid, Rc::clone(&grader))));
        Some(grader)
    })
}

/// Plain objects and arrays; null, never undefined.
fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

fn unknown(uid: &str) -> Problem {
    refusal("unknown-standard", uid, SHIPPED.iter().map(|shipped| shipped.uid))
}
