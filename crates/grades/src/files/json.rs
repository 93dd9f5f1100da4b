//! JSON text → a value that knows where each part of it stands.
//!
//! Parsing is `jsonc-parser`'s (it keeps the place of every value, and every key that was written); reading into types is
//! `deserr`'s, which finds every fault of a file in one pass and says of each what kind it is.

use super::fault::Fault;
use super::problem::{Problem, did_you_mean, shown};
use deserr::{
    DeserializeError, Deserr, ErrorKind, IntoValue, Map, MergeWithError, Sequence, Value, ValueKind, ValuePointerRef,
};
use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::cell::RefCell;
use std::ops::ControlFlow;

/// The most keys of one object.
pub(super) const MOST_KEYS: usize = 2_000;

/// JSON as everybody reads it: none of the freedoms that the parser could allow.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// A JSON text, parsed.
#[derive(Debug)]
pub struct Json<'t> {
    text: &'t str,
    value: ast::Value<'t>,
}

impl<'t> Json<'t> {
    /// Parses a text of at most `limit` bytes. A byte-order mark at its start is no content.
    ///
    /// # Errors
    /// One problem: `too-large`, `too-deep` or `not-json`, with its line.
    ///
    /// ```
    /// use grades::files::json::Json;
    /// let problem = Json::parse("{\n  “format”: 1\n}", 1_000).unwrap_err();
    /// assert_eq!((problem.code, problem.line), ("not-json", Some(2)));
    /// assert!(problem.says.contains("curly quotation mark"));
    /// ```
    pub fn parse(text: &'t str, limit: usize) -> Result<Json<'t>, Problem> {
        if text.len() > limit {
            let says = format!("The file has {} bytes; {limit} are the most that is read.", text.len());
            return Err(Problem::new(
                "",
                "too-large",
                says,
                "Remove what does not belong, or split it into several files.",
            ));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(|error| syntax(text, &error))?;
        // The parser lets a few things stand that are no JSON, such as a control character inside a text.
        serde_json::from_str::<serde_json::Value>(text).map_err(|error| no_json(&error))?;
        match parsed.value {
            Some(value) => Ok(Json { text, value }),
            None => Err(Problem::new("", "not-json", "The file is empty.", "Choose the file again, or save it again.")),
        }
    }

    /// Reads it as a type.
    ///
    /// # Errors
    /// Every way in which its structure differs from what the type asks for, in the order of the file.
    pub fn read<T: Deserr<Faults>>(&self) -> Result<T, Vec<Problem>> {
        let problems = Problems::default();
        refuse_duplicate_keys(&self.value, ValuePointerRef::Origin, &problems);
        let read = deserr::deserialize::<T, _, Faults>(Located(&self.value));
        let mut found = problems.0.into_inner();
        match read {
            Ok(read) if found.is_empty() => return Ok(read),
            Ok(_) => {}
            Err(faults) => found.extend(faults.0),
        }
        Err(self.placed(found))
    }

    /// What stands under a key of the top, if it is there and can be read.
    pub fn read_at<T: Deserr<Faults>>(&self, key: &str) -> Option<T> {
        let value = &self.value.as_object()?.properties.iter().find(|property| property.name.as_str() == key)?.value;
        T::deserialize_from_value(Located(value).into_value(), ValuePointerRef::Origin).ok()
    }

    /// The text under a key of the top, if there is one: for choosing the type to read.
    pub fn text_at(&self, key: &str) -> Option<&str> {
        let value = &self.value.as_object()?.properties.iter().find(|property| property.name.as_str() == key)?.value;
        value.as_string_lit().map(|text| text.value.as_ref())
    }

    /// The same problems, each with its line, in the order of the file.
    pub fn placed(&self, problems: Vec<Problem>) -> Vec<Problem> {
        let mut placed: Vec<(usize, Problem)> = problems
            .into_iter()
            .map(|problem| {
                let start = self.find(&problem.at).map_or(0, Ranged::start);
                (start, Problem { line: Some(line_of(self.text, start)), ..problem })
            })
            .collect();
        placed.sort_by_key(|(start, _)| *start);
        placed.into_iter().map(|(_, problem)| problem).collect()
    }

    /// The value that a JSON pointer leads to, or the nearest one above it.
    fn find(&self, pointer: &str) -> Option<&ast::Value<'t>> {
        let mut value = &self.value;
        for step in pointer.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            let below = match value {
                ast::Value::Object(object) => object
                    .properties
                    .iter()
                    .find(|property| property.name.as_str() == step)
                    .map(|property| &property.value),
                ast::Value::Array(list) => step.parse::<usize>().ok().and_then(|place| list.elements.get(place)),
                _ => None,
            };
            match below {
                Some(below) => value = below,
                None => break,
            }
        }
        Some(value)
    }
}

/// The line that a byte of a text stands in, counted from 1.
fn line_of(text: &str, at: usize) -> u32 {
    let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
    u32::try_from(before.iter().filter(|byte| **byte == b'\n').count() + 1).unwrap_or(u32::MAX)
}

/// What a mistake in the syntax is, in words for somebody who typed the file.
fn syntax(text: &str, error: &ParseError) -> Problem {
    let at = error.range().start;
    let line = line_of(text, at);
    let place = format!("line {line}, column {}", error.column_display());
    let told = |says: String, remedy: &str| Problem { line: Some(line), ..Problem::new("", "not-json", says, remedy) };
    let here = text.get(at..).unwrap_or_default();
    let word: String = here.chars().take_while(|letter| letter.is_alphanumeric()).take(20).collect();
    match error.kind() {
        ParseErrorKind::NestingDepthExceeded => {
            let says = format!("The file is nested too deeply at {place}.");
            let remedy = "No file of ours needs more than ten levels: look for brackets that are never closed.";
            Problem { line: Some(line), ..Problem::new("", "too-deep", says, remedy) }
        }
        ParseErrorKind::TrailingCommasNotAllowed => told(
            format!("A comma stands before a closing bracket at {place}."),
            "Remove the comma after the last item.",
        ),
        ParseErrorKind::CommentsNotAllowed | ParseErrorKind::UnterminatedCommentBlock => {
            told(format!("A comment stands at {place}; JSON has none."), "Remove it, or put it into a note.")
        }
        ParseErrorKind::SingleQuotedStringsNotAllowed => {
            told(format!("A text stands in single quotation marks at {place}."), "Use the straight double mark: \".")
        }
        _ if here.starts_with(['“', '”', '„', '‘', '’']) => {
            let mark: String = here.chars().take(1).collect();
            let says = format!("The curly quotation mark {mark} stands at {place}.");
            told(says, "Use the straight double mark: \". Word processors change it; a plain text editor does not.")
        }
        _ if ["None", "True", "False", "undefined", "NaN", "nil"].contains(&word.as_str()) => {
            let says = format!("“{word}” is no JSON at {place}.");
            told(says, "Write null, true or false, in small letters.")
        }
        ParseErrorKind::ExpectedComma | ParseErrorKind::UnexpectedToken | ParseErrorKind::UnexpectedTokenInObject
            if follows_a_text(text, at) =>
        {
            let says = format!("A comma or a bracket was expected at {place}, after the end of a text.");
            told(says, "Add the comma; or, if a quotation mark belongs inside the text, write \\\" for it.")
        }
        kind => {
            let says = format!("This is not JSON at {place}: {}.", lower_first(&kind.to_string()));
            told(says, "Mend the file at that place; an editor that knows JSON shows it.")
        }
    }
}

/// What is no JSON, in the words of `serde_json`.
fn no_json(error: &serde_json::Error) -> Problem {
    let line = u32::try_from(error.line()).ok();
    let says = format!("This is not JSON: {error}.");
    let (code, remedy) = if says.contains("recursion limit") {
        ("too-deep", "No file of ours needs more than ten levels: look for brackets that are never closed.")
    } else {
        ("not-json", "Mend the file at that place; an editor that knows JSON shows it.")
    };
    Problem { line, ..Problem::new("", code, says, remedy) }
}

/// Whether what stands at a place comes right after the end of a text.
fn follows_a_text(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.trim_end().ends_with('"'))
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A key that stands twice in an object: which one a program takes is anybody's guess.
fn refuse_duplicate_keys(value: &ast::Value, place: ValuePointerRef, problems: &Problems) {
    match value {
        ast::Value::Object(object) => {
            if object.properties.len() > MOST_KEYS {
                let says = format!("The object has {} keys; {MOST_KEYS} are the most.", object.properties.len());
                problems.add(place, "too-many", says, "Remove what does not belong.");
                return;
            }
            let mut seen = std::collections::BTreeSet::new();
            for property in &object.properties {
                let below = place.push_key(property.name.as_str());
                if !seen.insert(property.name.as_str()) {
                    let says = format!("“{}” stands here twice.", shown(property.name.as_str()));
                    problems.add(
                        below,
                        "duplicate-key",
                        says,
                        "Keep one of the two: which one a program takes is anybody's guess.",
                    );
                }
                refuse_duplicate_keys(&property.value, below, problems);
            }
        }
        ast::Value::Array(list) => {
            for (at, value) in list.elements.iter().enumerate() {
                refuse_duplicate_keys(value, place.push_index(at), problems);
            }
        }
        _ => {}
    }
}

/// Problems found while a file is looked at; handed about by reference.
#[derive(Debug, Default)]
pub struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// Adds a problem at a place.
    pub fn add(&self, place: ValuePointerRef, code: &'static str, says: impl AsRef<str>, remedy: impl AsRef<str>) {
        self.add_at(&pointer(place), code, says, remedy);
    }

    /// Adds what is wrong with a value at a place.
    pub fn add_fault(&self, place: ValuePointerRef, fault: Fault) {
        self.0.borrow_mut().push(fault.problem(place));
    }

    /// Adds a problem at a JSON pointer.
    pub fn add_at(&self, pointer: &str, code: &'static str, says: impl AsRef<str>, remedy: impl AsRef<str>) {
        self.0.borrow_mut().push(Problem::new(pointer, code, says, remedy));
    }

    /// How many there are so far.
    pub fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// All of them.
    pub fn into_list(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// A place as a JSON pointer.
pub fn pointer(place: ValuePointerRef) -> String {
    match place {
        ValuePointerRef::Origin => String::new(),
        ValuePointerRef::Key { key, prev } => {
            format!("{}/{}", pointer(*prev), key.replace('~', "~0").replace('/', "~1"))
        }
        ValuePointerRef::Index { index, prev } => format!("{}/{index}", pointer(*prev)),
    }
}

/// Every fault that reading found so far.
#[derive(Debug, Default)]
pub struct Faults(Vec<Problem>);

impl Faults {
    /// This alone; reading goes on.
    pub(super) fn of(problem: Problem) -> Faults {
        Faults(vec![problem])
    }

    /// One more fault at a place; reading goes on.
    pub fn one(place: ValuePointerRef, code: &'static str, says: impl AsRef<str>, remedy: impl AsRef<str>) -> Faults {
        Faults(vec![Problem::new(&pointer(place), code, says, remedy)])
    }
}

impl Faults {
    /// Another kind of value is there than may be.
    pub fn wrong_kind(found: ValueKind, accepted: &[ValueKind], place: ValuePointerRef) -> Faults {
        let wanted = wanted(accepted);
        let says = format!("Expected {wanted}, found {}.", kind_name(found));
        Faults::one(place, "wrong-type", says, format!("Write {wanted}."))
    }
}

/// A field is missing that may be null, but must be there.
pub fn missing_or_null(field: &str, place: ValuePointerRef) -> Faults {
    let remedy = format!("Add “{field}”. Where there is none, write null.");
    Faults::one(place, "missing-field", format!("“{field}” is missing."), remedy)
}

impl MergeWithError<Faults> for Faults {
    fn merge(so_far: Option<Faults>, other: Faults, _: ValuePointerRef) -> ControlFlow<Faults, Faults> {
        let mut all = so_far.unwrap_or_default();
        all.0.extend(other.0);
        ControlFlow::Continue(all)
    }
}

impl DeserializeError for Faults {
    fn error<V: IntoValue>(
        so_far: Option<Faults>,
        error: ErrorKind<V>,
        place: ValuePointerRef,
    ) -> ControlFlow<Faults, Faults> {
        let mut all = so_far.unwrap_or_default();
        all.0.push(problem_of(&error, place));
        ControlFlow::Continue(all)
    }
}

fn problem_of<V: IntoValue>(error: &ErrorKind<V>, place: ValuePointerRef) -> Problem {
    match error {
        ErrorKind::IncorrectValueKind { actual, accepted } => {
            let wanted = wanted(accepted);
            let says = format!("Expected {wanted}, found {}.", kind_name(actual.kind()));
            Problem::new(&pointer(place), "wrong-type", says, format!("Write {wanted}."))
        }
        ErrorKind::MissingField { field: "source" } => {
            let remedy = "Say where it is printed: \"source\": { \"document\": …, \"at\": … }.";
            Problem::new(&pointer(place), "missing-citation", "“source” is missing.", remedy)
        }
        ErrorKind::MissingField { field } => {
            Problem::new(&pointer(place), "missing-field", format!("“{field}” is missing."), format!("Add “{field}”."))
        }
        ErrorKind::UnknownKey { key, accepted } => {
            let hint = did_you_mean(key, accepted);
            let says = format!("“{}” is not a field that is known here.{hint}", shown(key));
            let remedy = format!("Remove it, or use one of: {}.", accepted.join(", "));
            Problem::new(&pointer(place.push_key(key)), "unknown-field", says, remedy)
        }
        ErrorKind::UnknownValue { value, accepted } => {
            let hint = did_you_mean(value, accepted);
            let says = format!("“{}” is not one of the words that may stand here.{hint}", shown(value));
            Problem::new(&pointer(place), "unknown-word", says, format!("Write one of: {}.", accepted.join(", ")))
        }
        ErrorKind::BadSequenceLen { actual, expected } => {
            let says = format!("The list has {} items; {expected} are expected.", actual.len());
            Problem::new(&pointer(place), "wrong-length", says, "Add or remove items.")
        }
        ErrorKind::Unexpected { msg } => {
            Problem::new(&pointer(place), "out-of-bounds", format!("{msg}."), "Write another value.")
        }
    }
}

/// What kind of value was found, in words.
pub(super) fn kind_name(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Null => "null",
        ValueKind::Boolean => "true or false",
        ValueKind::Integer | ValueKind::NegativeInteger => "a whole number",
        ValueKind::Float => "a number that is not whole",
        ValueKind::String => "a text",
        ValueKind::Sequence => "a list",
        ValueKind::Map => "an object",
    }
}

/// What kinds of value may stand at a place, in words.
fn wanted(accepted: &[ValueKind]) -> String {
    let mut names: Vec<&str> = accepted.iter().map(|kind| kind_name(*kind)).collect();
    names.dedup();
    names.join(" or ")
}

/// A value of the parsed text, as `deserr` reads it.
#[derive(Clone, Copy, Debug)]
struct Located<'j, 't>(&'j ast::Value<'t>);

#[derive(Debug)]
struct Items<'j, 't>(&'j [ast::Value<'t>]);

#[derive(Debug)]
struct Fields<'j, 't>(&'j [ast::ObjectProp<'t>]);

impl<'j, 't> IntoValue for Located<'j, 't> {
    type Sequence = Items<'j, 't>;
    type Map = Fields<'j, 't>;

    fn kind(&self) -> ValueKind {
        self.into_value().kind()
    }

    fn into_value(self) -> Value<Self> {
        match self.0 {
            ast::Value::NullKeyword(_) => Value::Null,
            ast::Value::BooleanLit(value) => Value::Boolean(value.value),
            ast::Value::StringLit(text) => Value::String(text.value.as_ref().to_owned()),
            ast::Value::NumberLit(number) => number_of(number.value),
            ast::Value::Array(list) => Value::Sequence(Items(&list.elements)),
            ast::Value::Object(object) => Value::Map(Fields(&object.properties)),
        }
    }
}

#[expect(clippy::disallowed_types, reason = "what no whole number is must be told as what it is")]
fn number_of<V: IntoValue>(digits: &str) -> Value<V> {
    if let Ok(whole) = digits.parse::<u64>() {
        Value::Integer(whole)
    } else if let Ok(negative) = digits.parse::<i64>() {
        Value::NegativeInteger(negative)
    } else {
        // No file of ours has one: it is only told what it is.
        Value::Float(f64::NAN)
    }
}

impl<'j, 't> Sequence for Items<'j, 't> {
    type Value = Located<'j, 't>;
    type Iter = std::iter::Map<std::slice::Iter<'j, ast::Value<'t>>, fn(&'j ast::Value<'t>) -> Located<'j, 't>>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn into_iter(self) -> Self::Iter {
        self.0.iter().map(Located as fn(_) -> _)
    }
}

type NamedValue<'j, 't> = (String, Located<'j, 't>);

impl<'j, 't> Map for Fields<'j, 't> {
    type Value = Located<'j, 't>;
    type Iter =
        std::iter::Map<std::slice::Iter<'j, ast::ObjectProp<'t>>, fn(&'j ast::ObjectProp<'t>) -> NamedValue<'j, 't>>;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn remove(&mut self, key: &str) -> Option<Located<'j, 't>> {
        self.0.iter().find(|property| property.name.as_str() == key).map(|property| Located(&property.value))
    }

    fn into_iter(self) -> Self::Iter {
        fn named<'j, 't>(property: &'j ast::ObjectProp<'t>) -> NamedValue<'j, 't> {
            (property.name.as_str().to_owned(), Located(&property.value))
        }
        self.0.iter().map(named as fn(_) -> _)
    }
}
