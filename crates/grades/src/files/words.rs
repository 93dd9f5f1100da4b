//! Closed lists of words in files.

use super::fault::Fault;
use super::json::Faults;
use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;

/// An enum whose values are words in files.
pub trait Words: Copy + 'static {
    /// Every value, in the order of the documentation.
    const EVERY: &'static [Self];

    /// Its word in files.
    fn word(self) -> &'static str;

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::EVERY.iter().copied().find(|value| value.word() == word)
    }
}

/// Gives an enum its words in files; reading, writing and the schema follow from them.
macro_rules! words {
    ($kind:ty: $($variant:ident = $word:literal),+ $(,)?) => {
        impl $crate::files::words::Words for $kind {
            const EVERY: &'static [$kind] = &[$(<$kind>::$variant),+];

            fn word(self) -> &'static str {
                match self {
                    $(<$kind>::$variant => $word),+
                }
            }
        }
    };
}

pub(crate) use words;

/// One of a closed list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String", bound = "T: Words")]
pub struct Word<T>(pub T);

impl<T: Words> TryFrom<String> for Word<T> {
    type Error = Fault;

    fn try_from(word: String) -> Result<Self, Fault> {
        T::from_word(&word).map(Word).ok_or(Fault::UnknownWord { word, known: every_word::<T> })
    }
}

/// The words of an enum.
pub(super) fn every_word<T: Words>() -> Vec<&'static str> {
    T::EVERY.iter().map(|value| value.word()).collect()
}

impl<T: Words> Deserr<Faults> for Word<T> {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<Self, Faults> {
        Word::try_from(String::deserialize_from_value(value, place)?).map_err(|fault| fault.at(place))
    }
}

impl<T: Words> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

impl<T: Words> JsonSchema for Word<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("word")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "enum": every_word::<T>() })
    }
}
