//! A small value tree that keeps what `serde_json::Value` drops: duplicate keys, and the order of keys.

use super::json;
use super::problem::Problem;
use std::borrow::Cow;

/// A value as it stands in a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Node<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction, or too large: never used, always refused.
    OtherNumber,
    /// A text.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Node<'t>>),
    /// An object, with every key that was written.
    Object(Vec<(Cow<'t, str>, Node<'t>)>),
}

impl Node<'_> {
    /// What kind of value it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Node::Null => "null",
            Node::Bool(_) => "true or false",
            Node::Whole(_) => "a whole number",
            Node::OtherNumber => "a number that is not whole",
            Node::Text(_) => "a text",
            Node::List(_) => "a list",
            Node::Object(_) => "an object",
        }
    }

    /// The value of a key, by its first appearance.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Node::Object(fields) => fields.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Self] {
        match self {
            Node::List(items) => items,
            _ => &[],
        }
    }
}

/// Parses a text of at most `limit` bytes.
///
/// # Errors
/// One problem: too large, too deep, or not JSON, with line and column.
pub fn parse(text: &str, limit: usize) -> Result<Node<'_>, Problem> {
    if text.len() > limit {
        return Err(Problem::new(
            "",
            "too-large",
            format!("The file has {} bytes; {limit} are the most that is read.", text.len()),
            "Remove what does not belong, or split it into several files.",
        ));
    }
    json::parse(content(text))
}

/// The same, without a word about what is wrong: none of them is in the first load.
pub fn read(text: &str, limit: usize) -> Option<Node<'_>> {
    (text.len() <= limit).then(|| json::read(content(text)))?
}

/// A byte-order mark is what some editors leave; it is not content.
fn content(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
