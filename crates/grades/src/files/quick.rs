//! JSON text → types, quickly and without a word about what is wrong: what the first part of the page reads with. Whoever
//! wants to know more reads again with [`json`](super::json).
//!
//! Types are read by their `serde` derive. It is not `serde_json` that reads them here: its errors, numbers with
//! fractions and lists in the place of objects weigh 6 kB (brotli) more in the first load.

use crate::formats::tree::{self, Node};
use serde::Deserialize;
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;

/// A type from a text of at most `limit` bytes; nothing where anything is wrong with it. A byte-order mark at its start is
/// no content.
///
/// ```
/// use grades::files::quick;
/// assert_eq!(quick::read::<Vec<String>>(r#"["Pass", "Merit"]"#, 100), Some(vec!["Pass".to_owned(), "Merit".to_owned()]));
/// assert_eq!(quick::read::<Vec<String>>(r#"["Pass", 1]"#, 100), None);
/// ```
pub fn read<T: for<'de> Deserialize<'de>>(text: &str, limit: usize) -> Option<T> {
    let node = tree::read(text, limit)?;
    T::deserialize(Value(&node)).ok()
}

/// Something is wrong.
#[derive(Debug)]
struct Wrong;

impl fmt::Display for Wrong {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("something is wrong")
    }
}

impl std::error::Error for Wrong {}

impl Error for Wrong {
    fn custom<T: fmt::Display>(_: T) -> Wrong {
        Wrong
    }
}

#[derive(Clone, Copy)]
struct Value<'n, 't>(&'n Node<'t>);

impl IntoDeserializer<'_, Wrong> for Value<'_, '_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Value<'_, '_> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Wrong> {
        Err(Wrong)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0 {
            Node::Bool(value) => visitor.visit_bool(*value),
            _ => Err(Wrong),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0 {
            Node::Whole(number) => visitor.visit_i64(*number),
            _ => Err(Wrong),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0 {
            Node::Text(text) => visitor.visit_str(text),
            _ => Err(Wrong),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0 {
            Node::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0 {
            Node::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter().map(Value))),
            _ => Err(Wrong),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0 {
            Node::Object(fields) => {
                visitor.visit_map(MapDeserializer::new(fields.iter().map(|(key, value)| (&**key, Value(value)))))
            }
            _ => Err(Wrong),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_map(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct tuple tuple_struct enum
        identifier
    }
}
