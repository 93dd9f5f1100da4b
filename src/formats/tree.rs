//! A small value tree that keeps what `serde_json::Value` drops: duplicate keys, and the order of keys.

use super::problem::Problem;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

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
    // A byte-order mark is what some editors leave; it is not content.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        if error.to_string().starts_with("recursion limit") {
            let says = format!("The file is nested more than 127 levels deep at {place}.");
            Problem::new(
                "",
                "too-deep",
                says,
                "No pack or record needs more than ten levels: look for brackets that are never closed.",
            )
        } else {
            let cause = error.to_string();
            let cause = cause.split(" at line ").next().unwrap_or_default().to_owned();
            let says = format!("This is not JSON: {cause} at {place}.");
            Problem::new("", "not-json", says, "Mend the file at that place; an editor that knows JSON shows it.")
        }
    })
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Keep)
    }
}

/// A key that is borrowed where it can be.
struct Key<'t>(Cow<'t, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match from.deserialize_str(Keep)? {
            Node::Text(text) => Ok(Key(text)),
            other => Err(serde::de::Error::custom(format_args!("a key must be a text, not {}", other.kind()))),
        }
    }
}

struct Keep;

impl<'de> Visitor<'de> for Keep {
    type Value = Node<'de>;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        Node::deserialize(from)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Node::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(value).map_or(Node::OtherNumber, Node::Whole))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Node::OtherNumber)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some((Key(key), value)) = from.next_entry()? {
            fields.push((key, value));
        }
        Ok(Node::Object(fields))
    }
}
