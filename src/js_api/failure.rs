//! Problems as a JavaScript `Error`.

use super::plain;
use crate::formats::problem::{Problem, did_you_mean, shown};
use js_sys::{Error, Reflect};
use wasm_bindgen::prelude::JsValue;

/// An `Error` whose message says what and how to mend it, with `code` (of the first problem) and `problems`.
pub(super) fn failure(says: &str, problems: &[Problem]) -> JsValue {
    let mut message = says.to_owned();
    if let Some(first) = problems.first() {
        let at = if first.at.is_empty() { String::new() } else { format!("{}: ", first.at) };
        message = format!("{says} {at}{} {}", first.says, first.remedy);
    }
    if problems.len() > 1 {
        message = format!("{message} ({} problems in all: see “problems”.)", problems.len());
    }
    let error = JsValue::from(Error::new(&message));
    let code = problems.first().map_or("unknown", |problem| problem.code);
    set(&error, "code", &code.into());
    set(&error, "problems", &plain(&problems).unwrap_or(JsValue::NULL));
    error
}

/// A name that is none of the known ones.
pub(super) fn refusal(code: &'static str, given: &str, known: impl Iterator<Item = &'static str> + Clone) -> Problem {
    // A name of any length may come from outside; only a short one can be a typing mistake.
    let hint = if given.len() <= 80 { did_you_mean(given, known.clone()) } else { String::new() };
    let says = format!("“{}” is not known here.{hint}", shown(given));
    Problem::new("", code, says, format!("Use one of: {}.", known.collect::<Vec<_>>().join(", ")))
}

/// On a fresh `Error` this cannot fail.
fn set(error: &JsValue, key: &str, value: &JsValue) {
    let _ = Reflect::set(error, &key.into(), value);
}
