//! What other people's JavaScript may call: the same core, as an ES module.
//!
//! ```js
//! import init, { decide } from "apprenticeship-grade-calculator";
//! await init();
//! const decision = decide({ format: "learner-record/2", standard: "ST0792_1.2",
//!   pathway: "production-coordinator", judgements: { "AM1-role-p1": "met" } });
//! decision.overall.possible; // "distinction"
//! ```
//! Between JavaScript and the compiled code goes text: JSON in, JSON out. Objects are read and made on the side of
//! JavaScript (`npm/core.js`), where that takes neither code nor time. Packs are not compiled in: the package carries
//! them in a file of its own, and each is read by the reader of other people's packs when it is first asked for.
//!
//! | file | does |
//! |---|---|
//! | [`words`] | a decision in words |
//! | `npm/core.js` | plain objects ↔ JSON, errors, the packs |
//! | `npm/plain.js` | a JavaScript value → JSON, whatever it is |
//! | `npm/index.js`, `engine.js`, `inline.js` … | the ways in: with packs, without, with the wasm inside |
//! | `npm/index.d.ts` | the types, for TypeScript |

mod words;

use crate::domain::grading::Grader;
use crate::formats::problem::{Problem, did_you_mean, shown};
use crate::formats::records::{self, MOST_BYTES, Saved};
use crate::formats::writer::Writer;
use crate::formats::{decisions, packs, tree};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// Making a standard ready takes as long as many decisions, so it is done once.
    static READY: RefCell<Vec<Rc<Grader>>> = const { RefCell::new(Vec::new()) };
}

/// Why a record is not decided.
enum Not {
    /// The standard it names is not ready, and perhaps to be had.
    Ready(String),
    /// It cannot be.
    Possible(Vec<Problem>),
}

/// The calculator's version.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Reads a pack and makes its standard ready: `{"uid":…}`, or `{"problems":[…]}`.
#[wasm_bindgen]
#[must_use]
pub fn add(pack: &str) -> String {
    match packs::read(pack) {
        Ok(standard) => {
            let uid = standard.uid.clone();
            let grader = Rc::new(Grader::new(standard));
            READY.with_borrow_mut(|ready| {
                ready.retain(|known| known.standard().uid != uid);
                ready.push(grader);
            });
            answer("uid", |to| to.text(&uid))
        }
        Err(problems) => refused(&problems),
    }
}

/// Reads a pack and keeps nothing: `{"problems":[…]}`, an empty list where it is in order.
#[wasm_bindgen]
#[must_use]
pub fn check(pack: &str) -> String {
    refused(&packs::read(pack).err().unwrap_or_default())
}

/// Decides a record: `{"decision":…}`, `{"problems":[…]}`, or, unless this is the `last` try, `{"wants":…}` with the
/// uid of a standard that is not ready.
#[wasm_bindgen]
#[must_use]
pub fn decide(record: &str, last: bool) -> String {
    told(record, last, |grader, saved, to| {
        to.push_str("{\"decision\":");
        decisions::write(grader.standard(), &saved.record, &grader.decide(&saved.record), to);
    })
}

/// A decision in words: `{"words":…}`, or as [`decide`].
#[wasm_bindgen]
#[must_use]
pub fn explain(record: &str, last: bool) -> String {
    told(record, last, |grader, saved, to| {
        to.push_str("{\"words\":");
        words::write(grader.standard(), &grader.decide(&saved.record), to);
    })
}

/// What is wrong with a name that is none of the `known` ones, a line each: `{"problems":[…]}`.
#[wasm_bindgen]
#[must_use]
pub fn unknown(uid: &str, known: &str) -> String {
    let known: Vec<&str> = known.lines().collect();
    let hint = did_you_mean(uid, &known);
    let says = ["“", &shown(uid), "” is not known here.", &hint].concat();
    let remedy = ["Use one of: ", &known.join(", "), "."].concat();
    refused(&[Problem::new("", "unknown-standard", says, remedy)])
}

fn told(record: &str, last: bool, tell: impl FnOnce(&Grader, &Saved, &mut String)) -> String {
    match read(record, last) {
        Ok((grader, saved)) => {
            let mut to = String::with_capacity(0x4000);
            tell(&grader, &saved, &mut to);
            to.push('}');
            to
        }
        Err(Not::Ready(uid)) => answer("wants", |to| to.text(&uid)),
        Err(Not::Possible(problems)) => refused(&problems),
    }
}

fn read(record: &str, last: bool) -> Result<(Rc<Grader>, Saved), Not> {
    let node = tree::parse(record, MOST_BYTES).map_err(|problem| Not::Possible(vec![problem]))?;
    let uid = node.get("standard").and_then(|uid| uid.as_text()).unwrap_or_default();
    let grader = READY.with_borrow(|ready| ready.iter().find(|known| known.standard().uid == uid).cloned());
    if grader.is_none() && !last {
        return Err(Not::Ready(uid.to_owned()));
    }
    let known = |uid: &str| grader.as_deref().map(Grader::standard).filter(|standard| standard.uid == uid);
    let saved = records::read_to_grade(&node, known).map_err(Not::Possible)?;
    // The reader has looked the standard up, so it is there.
    grader.map(|grader| (grader, saved)).ok_or_else(|| Not::Possible(Vec::new()))
}

fn refused(problems: &[Problem]) -> String {
    answer("problems", |to| {
        to.open('[');
        for problem in problems {
            to.open('{');
            to.text_of("at", &problem.at);
            to.text_of("code", problem.code);
            to.text_of("says", &problem.says);
            to.text_of("remedy", &problem.remedy);
            to.close('}');
        }
        to.close(']');
    })
}

fn answer(key: &str, value: impl FnOnce(&mut Writer)) -> String {
    let mut text = String::new();
    let mut to = Writer::new(&mut text);
    to.open('{');
    to.key(key);
    value(&mut to);
    to.close('}');
    text
}
