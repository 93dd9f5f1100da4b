//! The small values that files are made of, each checked where it is read.
//!
//! Each is read in two ways, with one check: by `serde`, which only says whether a file is right, and by `deserr`, which
//! says everything that is wrong with it, and where.

use super::days::{parse_date, write_date};
use super::fault::Fault;
use super::json::{Faults, MOST_KEYS, Problems};
use super::problem::shown;
use crate::domain::date::Date;
use crate::domain::letters::{is_harmless, is_seen};
use crate::domain::order::sort_short;
use deserr::{Deserr, IntoValue, MergeWithError, Value, ValueKind, ValuePointerRef, take_cf_content};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// A text of 1 to `MOST` characters that can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Text<const MOST: usize>(String);

/// A sentence or two.
pub type Sentence = Text<600>;

/// A title or name.
pub type Title = Text<200>;

/// The name of a grade.
pub type GradeName = Text<40>;

impl<const MOST: usize> Text<MOST> {
    /// The text, to keep.
    pub fn owned(&self) -> String {
        self.0.clone()
    }
}

impl<const MOST: usize> Deref for Text<MOST> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MOST: usize> TryFrom<String> for Text<MOST> {
    type Error = Fault;

    fn try_from(text: String) -> Result<Self, Fault> {
        // Ids and words, which most texts are: nothing can be wrong with them.
        if !text.is_empty() && text.len() <= MOST && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Ok(Text(text));
        }
        let length = text.chars().count();
        if text.trim().is_empty() {
            Err(Fault::EmptyText)
        } else if length > MOST {
            Err(Fault::TooLong { length, most: MOST })
        } else if !is_seen(&text) {
            Err(Fault::UnseenText)
        } else if !text.chars().all(is_harmless) {
            Err(Fault::ControlCharacter)
        } else {
            Ok(Text(text))
        }
    }
}

impl<const MOST: usize> Deserr<Faults> for Text<MOST> {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<Self, Faults> {
        Text::try_from(String::deserialize_from_value(value, place)?).map_err(|fault| fault.at(place))
    }
}

impl<const MOST: usize> JsonSchema for Text<MOST> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Owned(format!("text{MOST}"))
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"\S", "maxLength": MOST })
    }
}

/// A short name that may stand in an address: letters, digits, `-`, `_`, `.`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Id(String);

impl Id {
    /// The name, to keep.
    pub fn owned(&self) -> String {
        self.0.clone()
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Id {
    type Error = Fault;

    fn try_from(text: String) -> Result<Id, Fault> {
        let text = Text::<80>::try_from(text)?;
        if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')) {
            return Ok(Id(text.0));
        }
        Err(Fault::BadId(text.0))
    }
}

impl Deserr<Faults> for Id {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<Id, Faults> {
        Id::try_from(String::deserialize_from_value(value, place)?).map_err(|fault| fault.at(place))
    }
}

impl JsonSchema for Id {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("id")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "maxLength": 80, "pattern": "^[A-Za-z0-9._-]+$" })
    }
}

/// A whole number from `LEAST` to `MOST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct Whole<const LEAST: u32, const MOST: u32>(u32);

impl<const LEAST: u32, const MOST: u32> Whole<LEAST, MOST> {
    /// The number.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl<const LEAST: u32, const MOST: u32> TryFrom<i64> for Whole<LEAST, MOST> {
    type Error = Fault;

    fn try_from(number: i64) -> Result<Self, Fault> {
        match u32::try_from(number) {
            Ok(number) if (LEAST..=MOST).contains(&number) => Ok(Whole(number)),
            _ => Err(Fault::OutOfBounds { number, least: LEAST, most: MOST }),
        }
    }
}

impl<const LEAST: u32, const MOST: u32> Deserr<Faults> for Whole<LEAST, MOST> {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<Self, Faults> {
        let number = i64::deserialize_from_value(whole_only(value, place)?, place)?;
        Whole::try_from(number).map_err(|fault| fault.at(place))
    }
}

/// The value, if it is a whole number that a computer can count.
fn whole_only<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<Value<V>, Faults> {
    match value {
        Value::Integer(number) if i64::try_from(number).is_err() => {
            Err(Faults::one(place, "out-of-bounds", format!("{number} is out of bounds."), "Write a smaller number."))
        }
        Value::Integer(_) | Value::NegativeInteger(_) => Ok(value),
        other => {
            let says = format!("Expected a whole number, found {}.", super::json::kind_name(other.kind()));
            Err(Faults::one(place, "wrong-type", says, "Write a whole number."))
        }
    }
}

impl<const LEAST: u32, const MOST: u32> JsonSchema for Whole<LEAST, MOST> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Owned(format!("from{LEAST}to{MOST}"))
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": LEAST, "maximum": MOST })
    }
}

/// A day such as `2024-08-15`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Day(pub Date);

impl TryFrom<String> for Day {
    type Error = Fault;

    fn try_from(text: String) -> Result<Day, Fault> {
        let text = Text::<20>::try_from(text)?;
        parse_date(&text).map(Day).ok_or(Fault::BadDate(text.0))
    }
}

impl Deserr<Faults> for Day {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<Day, Faults> {
        Day::try_from(String::deserialize_from_value(value, place)?).map_err(|fault| fault.at(place))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&write_date(self.0))
    }
}

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("day")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

/// A text of a person's own. Whoever keeps it takes out what cannot be seen and what is too long, instead of refusing the
/// file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct FreeText(pub String);

impl Deserr<Faults> for FreeText {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<FreeText, Faults> {
        String::deserialize_from_value(value, place).map(FreeText)
    }
}

impl JsonSchema for FreeText {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("freeText")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// A value that must be said, if only as null.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct OrNull<T>(pub Option<T>);

impl<T: Deserr<Faults>> Deserr<Faults> for OrNull<T> {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<Self, Faults> {
        Option::deserialize_from_value(value, place).map(OrNull)
    }
}

impl<T: JsonSchema> JsonSchema for OrNull<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Owned(format!("{}OrNull", T::schema_name()))
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [value, { "type": "null" }] })
    }
}

/// A value that may be left out, where null says something else than leaving it out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Given<T> {
    /// Left out.
    #[default]
    Missing,
    /// Said to be none.
    Null,
    /// This.
    Value(T),
}

impl<T> Given<T> {
    /// Whether it was left out.
    pub fn is_missing(&self) -> bool {
        matches!(self, Given::Missing)
    }

    /// The value, if there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Given::Value(value) => Some(value),
            Given::Missing | Given::Null => None,
        }
    }
}

impl<T: Deserr<Faults>> Deserr<Faults> for Given<T> {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<Self, Faults> {
        match value {
            Value::Null => Ok(Given::Null),
            _ => T::deserialize_from_value(value, place).map(Given::Value),
        }
    }
}

impl<T: Serialize> Serialize for Given<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Given::Value(value) => value.serialize(serializer),
            Given::Missing | Given::Null => serializer.serialize_none(),
        }
    }
}

impl<T: JsonSchema> JsonSchema for Given<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        OrNull::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        OrNull::<T>::json_schema(generator)
    }
}

/// Values by name, in the order of the file. (`deserr` reads a map, too, but drops what is wrong with its values.)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T>(Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Named(Vec::new())
    }
}

impl<T> Named<T> {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Every name with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Every name.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> FromIterator<(String, T)> for Named<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(pairs: I) -> Self {
        Named(pairs.into_iter().collect())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(NamedVisitor(PhantomData))
    }
}

struct NamedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for NamedVisitor<T> {
    type Value = Named<T>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Named<T>, M::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        let named = Named(pairs);
        let mut names: Vec<&str> = named.names().take(MOST_KEYS + 1).collect();
        sort_short(&mut names, |one, other| one < other);
        if names.len() > MOST_KEYS || names.windows(2).any(|two| two.first() == two.last()) {
            return Err(M::Error::custom("too many keys, or one of them twice"));
        }
        Ok(named)
    }
}

impl<T: Deserr<Faults>> Deserr<Faults> for Named<T> {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<Self, Faults> {
        let Value::Map(fields) = value else {
            return Err(Faults::wrong_kind(value.kind(), &[ValueKind::Map], place));
        };
        let (mut named, mut faults) = (Vec::new(), None);
        for (key, value) in deserr::Map::into_iter(fields) {
            let read = T::deserialize_from_value(value.into_value(), place.push_key(&key));
            match read {
                Ok(read) => named.push((key, read)),
                Err(fault) => faults = Some(take_cf_content(Faults::merge(faults, fault, place))),
            }
        }
        faults.map_or(Ok(Named(named)), Err)
    }
}

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Owned(format!("{}ByName", T::schema_name()))
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "additionalProperties": value })
    }
}

/// A list of `LEAST` to `MOST` things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<T>")]
pub struct List<T, const LEAST: usize, const MOST: usize>(Vec<T>);

/// A list of at most `MOST` things.
pub type UpTo<T, const MOST: usize> = List<T, 0, MOST>;

impl<T, const LEAST: usize, const MOST: usize> Default for List<T, LEAST, MOST> {
    fn default() -> Self {
        List(Vec::new())
    }
}

impl<T, const LEAST: usize, const MOST: usize> Deref for List<T, LEAST, MOST> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T, const LEAST: usize, const MOST: usize> List<T, LEAST, MOST> {
    fn bounded(many: usize) -> Result<(), Fault> {
        if many > MOST {
            Err(Fault::TooMany { many, most: MOST })
        } else if many < LEAST {
            Err(Fault::EmptyList)
        } else {
            Ok(())
        }
    }
}

impl<T, const LEAST: usize, const MOST: usize> TryFrom<Vec<T>> for List<T, LEAST, MOST> {
    type Error = Fault;

    fn try_from(items: Vec<T>) -> Result<Self, Fault> {
        Self::bounded(items.len()).map(|()| List(items))
    }
}

impl<T: Deserr<Faults>, const LEAST: usize, const MOST: usize> Deserr<Faults> for List<T, LEAST, MOST> {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<Self, Faults> {
        if let Value::Sequence(items) = &value {
            Self::bounded(deserr::Sequence::len(items)).map_err(|fault| fault.at(place))?;
        }
        Vec::deserialize_from_value(value, place).map(List)
    }
}

impl<T: JsonSchema, const LEAST: usize, const MOST: usize> JsonSchema for List<T, LEAST, MOST> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Owned(format!("{}List{LEAST}To{MOST}", T::schema_name()))
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        json_schema!({ "type": "array", "items": item, "minItems": LEAST, "maxItems": MOST })
    }
}

/// Reports ids that stand in a list for the second time.
pub fn refuse_duplicates<'i>(
    ids: impl Iterator<Item = &'i str>,
    place: ValuePointerRef,
    remedy: &str,
    problems: &Problems,
) {
    let mut seen: Vec<&str> = Vec::new();
    for (at, id) in ids.enumerate() {
        if seen.contains(&id) {
            // A KSB's id has its option behind a space.
            let says = format!("“{}” stands here for the second time.", shown(id.split(' ').next().unwrap_or(id)));
            problems.add(place.push_index(at), "duplicate-id", says, remedy);
        }
        seen.push(id);
    }
}
