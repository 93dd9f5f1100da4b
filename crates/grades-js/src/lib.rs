//! What other people's JavaScript may call: the same core, as an ES module.
//!
//! ```js
//! import init, { decide } from "apprenticeship-grade-calculator";
//! await init();
//! const decision = decide({ format: "learner-record/2", standard: "ST0792_1.2",
//!   pathway: "production-coordinator", judgements: { "AM1-role-p1": "met" } });
//! decision.overall.possible; // "distinction"
//! ```
//! There is one wasm with one class, [`Calculator`], and a layer of JavaScript around it (`npm/core.js`) with the functions that
//! people call. What comes in is JSON text: JavaScript makes it of whatever it was handed, bounded in depth and size, and
//! the readers of files read it. What goes out are plain objects, made by serde-wasm-bindgen of the types that files are
//! written from. Two things go another way, since they are many times as fast: a whole decision is JSON text that
//! JavaScript parses, and the bounds of many records are letters and numbers (`many`).
//!
//! | file | does |
//! |---|---|
//! | `lib` | decides records, explains decisions, reads packs |
//! | `many` | the bounds of many records of one standard |
//! | `words` | a decision in words |
//! | `npm/core.js` | the functions that people call; errors; the packs |
//! | `npm/plain.js` | a JavaScript value → JSON, whatever it is |
//! | `npm/many.js` | many records → what `many` takes |
//! | `npm/index.js`, `engine.js`, `inline.js` … | the ways in: with packs, without, with the wasm inside |
//! | `npm/index.d.ts` | the types, for TypeScript |

mod many;
mod words;

use grades::domain::grading::Grader;
use grades::files::decision::{BoundsFile, DecisionFile};
use grades::files::pack;
use grades::formats::problem::{Problem, did_you_mean, of_name};
use grades::formats::records::{self, Saved};
use serde::Serialize;
use standards::SHIPPED;
use std::cell::OnceCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use words::Explanation;

/// Every byte is fetched before anything can be decided.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What is thrown where something cannot be done: the list of problems, as an array of plain objects.
type Refused = JsValue;

/// Decides records of the standards that it knows: those that ship, and those whose packs it was given.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Calculator {
    /// Looked at first, so that a changed pack can be tried.
    added: Vec<Grader>,
    /// In the order of [`SHIPPED`]: making a standard ready takes as long as many decisions, so it is done once, when it is
    /// first asked for.
    shipped: [OnceCell<Grader>; SHIPPED.len()],
    /// Whether it knows the standards that ship.
    knows_shipped: bool,
}

#[wasm_bindgen]
impl Calculator {
    /// One that knows no standard yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Calculator {
        Calculator { added: Vec::new(), shipped: [const { OnceCell::new() }; SHIPPED.len()], knows_shipped: false }
    }

    /// Lets it know the standards that ship.
    #[wasm_bindgen(js_name = knowShipped)]
    pub fn know_shipped(&mut self) {
        self.knows_shipped = true;
    }

    /// Reads a pack and lets it know the standard, in place of one of the same uid. Returns the uid.
    ///
    /// # Errors
    /// Every problem of the pack.
    pub fn add(&mut self, pack: &str) -> Result<String, Refused> {
        let standard = pack::read(pack).map_err(|problems| object(&problems))?;
        let uid = standard.uid.clone();
        self.added.retain(|known| known.standard().uid != uid);
        self.added.push(Grader::new(standard));
        Ok(uid)
    }

    /// Decides a record (JSON): the decision as JSON.
    ///
    /// # Errors
    /// Every problem of the record.
    pub fn decide(&self, record: &str) -> Result<String, Refused> {
        let (grader, saved) = self.read(record)?;
        Ok(DecisionFile::new(grader.standard(), &saved.record, &grader.decide(&saved.record)).text())
    }

    /// The two ends of every grade of a record (JSON).
    ///
    /// # Errors
    /// Every problem of the record.
    pub fn bounds(&self, record: &str) -> Result<JsValue, Refused> {
        let (grader, saved) = self.read(record)?;
        Ok(object(&BoundsFile::new(grader.standard(), &saved.record, &grader.brief(&saved.record))))
    }

    /// The decision on a record (JSON), in words.
    ///
    /// # Errors
    /// Every problem of the record.
    pub fn explain(&self, record: &str) -> Result<JsValue, Refused> {
        let (grader, saved) = self.read(record)?;
        Ok(object(&Explanation::new(grader.standard(), &grader.decide(&saved.record))))
    }

    fn read(&self, record: &str) -> Result<(&Grader, Saved), Refused> {
        let known = |uid: &str| self.find(uid).map(Grader::standard);
        let saved = records::read_to_grade(record, known).map_err(|problems| object(&problems))?;
        match self.find(&saved.standard) {
            Some(grader) => Ok((grader, saved)),
            // The reader has looked the standard up, so it is there.
            None => Err(object(&[unknown_standard(&saved.standard, &[])])),
        }
    }

    fn find(&self, uid: &str) -> Option<&Grader> {
        let added = self.added.iter().find(|known| known.standard().uid == uid);
        added.or_else(|| if self.knows_shipped { self.find_shipped(uid) } else { None })
    }

    fn find_shipped(&self, uid: &str) -> Option<&Grader> {
        let (_, place) = SHIPPED.iter().zip(&self.shipped).find(|(shipped, _)| shipped.uid == uid)?;
        match place.get() {
            Some(grader) => Some(grader),
            None => {
                let standard = standards::find(uid)?;
                Some(place.get_or_init(|| Grader::new(standard)))
            }
        }
    }
}

impl Default for Calculator {
    fn default() -> Self {
        Calculator::new()
    }
}

/// Everything that is wrong with a pack; nothing if it is in order.
#[wasm_bindgen]
#[must_use]
pub fn check(pack: &str) -> JsValue {
    object(&pack::read(pack).err().unwrap_or_default())
}

/// What is wrong with a uid that is none of the `known` ones.
#[wasm_bindgen(js_name = unknownStandard)]
#[must_use]
pub fn unknown(uid: &str, known: Vec<String>) -> JsValue {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    object(&[unknown_standard(uid, &known)])
}

/// The version of the calculator.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn unknown_standard(uid: &str, known: &[&str]) -> Problem {
    let hint = did_you_mean(uid, known);
    let says = of_name(uid, &["is not known here.", &hint]);
    Problem::new("", "unknown-standard", says, format!("Use one of: {}.", known.join(", ")))
}

/// A plain object, as `JSON.parse` would make it. Only for types whose keys are the names of their fields: a key from
/// outside, such as `__proto__`, would not become one.
fn object<T: Serialize + ?Sized>(value: &T) -> JsValue {
    // Fails for no value of our types: they hold texts, whole numbers, lists and objects.
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_default()
}
