//! A JavaScript value as a value tree, whatever it is.
//!
//! Whoever calls may hand over anything: an object that contains itself, a getter that throws, a proxy without end.
//! So what is read is bounded in depth and number, and every step that can run foreign code is caught.

use crate::formats::problem::Problem;
use crate::formats::records::MOST_BYTES;
use crate::formats::tree::{self, Node};
use js_sys::{Array, JsString, Map, Set};
use std::borrow::Cow;
use wasm_bindgen::prelude::{JsCast as _, JsValue, wasm_bindgen};

/// No record needs more than three levels.
const DEEPEST: usize = 16;

/// The most values in a record.
const MOST_VALUES: usize = 20_000;

/// The largest whole number that JavaScript tells from its neighbours.
const LARGEST: f64 = 9_007_199_254_740_991.0;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Object, js_name = entries)]
    fn entries(object: &JsValue) -> Result<Array, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// The text of a value that is one.
///
/// # Errors
/// It is too long to be copied.
pub(super) fn text(value: &JsValue) -> Result<Option<String>, Problem> {
    match value.dyn_ref::<JsString>() {
        Some(text) if length(text) > MOST_BYTES => Err(too_large()),
        Some(text) => Ok(Some(text.into())),
        None => Ok(None),
    }
}

/// The tree of a value: of its text as JSON, or of the value itself.
///
/// # Errors
/// The first thing that cannot be read.
pub(super) fn node<'t>(value: &JsValue, text: Option<&'t str>) -> Result<Node<'t>, Problem> {
    match text {
        Some(text) => tree::parse(text, MOST_BYTES),
        None => Reader { values: 0, letters: 0, at: String::new() }.value(value, 0),
    }
}

struct Reader {
    /// Values read so far.
    values: usize,
    /// Length of the texts read so far.
    letters: usize,
    /// Where the value under reading stands, as a JSON pointer.
    at: String,
}

impl Reader {
    fn value(&mut self, value: &JsValue, depth: usize) -> Result<Node<'static>, Problem> {
        self.values += 1;
        if self.values > MOST_VALUES {
            return Err(too_large());
        }
        if value.is_null() || value.is_undefined() {
            return Ok(Node::Null);
        }
        if let Some(text) = value.dyn_ref::<JsString>() {
            return Ok(Node::Text(Cow::Owned(self.text(text)?)));
        }
        if let Some(value) = value.as_bool() {
            return Ok(Node::Bool(value));
        }
        if let Some(number) = value.as_f64() {
            let whole = number.trunc() == number && number.abs() <= LARGEST;
            #[expect(clippy::cast_possible_truncation, reason = "a whole number of less than 2^53 fits")]
            return Ok(if whole { Node::Whole(number as i64) } else { Node::OtherNumber });
        }
        if is_array(value).map_err(|_| self.threw())? {
            // A record has no lists: one is refused wherever it stands and whatever it holds.
            return Ok(Node::List(Vec::new()));
        }
        if !value.is_object() || value.is_instance_of::<Map>() || value.is_instance_of::<Set>() {
            let remedy = "Give plain objects, texts, whole numbers, true or false; of a Map, Object.fromEntries(map).";
            return Err(self.problem("not-plain", "Here stands something that JSON has no form for.", remedy));
        }
        self.object(value, depth)
    }

    fn object(&mut self, value: &JsValue, depth: usize) -> Result<Node<'static>, Problem> {
        if depth >= DEEPEST {
            let says = format!("The record is nested more than {DEEPEST} levels deep.");
            return Err(self.problem("too-deep", &says, "Look for an object that contains itself."));
        }
        let entries = entries(value).map_err(|_| self.threw())?;
        let here = self.at.len();
        let mut fields = Vec::new();
        for entry in entries.iter() {
            let entry: Array = entry.unchecked_into();
            let value = entry.get(1);
            // As JSON has it: what is undefined is not there.
            if value.is_undefined() {
                continue;
            }
            let key = self.text(&entry.get(0).unchecked_into())?;
            self.at.push('/');
            self.at.push_str(&key.replace('~', "~0").replace('/', "~1"));
            let value = self.value(&value, depth + 1)?;
            self.at.truncate(here);
            fields.push((Cow::Owned(key), value));
        }
        Ok(Node::Object(fields))
    }

    fn text(&mut self, text: &JsString) -> Result<String, Problem> {
        self.letters = self.letters.saturating_add(length(text));
        if self.letters > MOST_BYTES { Err(too_large()) } else { Ok(text.into()) }
    }

    fn threw(&self) -> Problem {
        let remedy = "Give a plain object: of an object with getters or a proxy, a copy ({ ...object }).";
        self.problem("unreadable", "Reading the object threw an exception.", remedy)
    }

    fn problem(&self, code: &'static str, says: &str, remedy: &str) -> Problem {
        Problem::new(&self.at, code, says, remedy)
    }
}

fn length(text: &JsString) -> usize {
    usize::try_from(text.length()).unwrap_or(usize::MAX)
}

fn too_large() -> Problem {
    let says = format!("The record has more than {MOST_VALUES} values or {MOST_BYTES} letters, the most that is read.");
    Problem::new("", "too-large", says, "Give one record at a time, and look for what does not belong.")
}
