//! Values that are one of several kinds, told apart by the field that names the kind.

use super::json::Faults;
use deserr::{Deserr, IntoValue, Value, ValueKind, ValuePointerRef};
use serde_json::{Map, Value as Json};

/// The fields of an object; null counts as left out.
///
/// # Errors
/// It is no object.
pub fn fields<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<Map<String, Json>, Faults> {
    match Json::deserialize_from_value(value, place)? {
        Json::Object(fields) => Ok(fields.into_iter().filter(|(_, value)| !value.is_null()).collect()),
        other => Err(Faults::wrong_kind(IntoValue::kind(&other), &[ValueKind::Map], place)),
    }
}

/// Which of these kinds an object is: exactly one of their fields is there.
///
/// # Errors
/// None of them is there, or several are.
pub fn kind(
    fields: &Map<String, Json>,
    kinds: &[&'static str],
    place: ValuePointerRef,
) -> Result<&'static str, Faults> {
    let mut there = kinds.iter().copied().filter(|kind| fields.contains_key(*kind));
    match (there.next(), there.count()) {
        (Some(kind), 0) => Ok(kind),
        (first, others) => Err(no_kind(usize::from(first.is_some()).saturating_add(others), kinds, place)),
    }
}

/// A condition is of no kind, or of several.
pub fn no_kind(many: usize, kinds: &[&str], place: ValuePointerRef) -> Faults {
    let says = format!("A condition has exactly one kind; here are {many}.");
    Faults::one(place, "one-kind", says, format!("Write one of: {}.", kinds.join(", ")))
}

/// An enum of files whose variants are structs, each told by a field that only it has: the enum itself, and how it is
/// read. The list of kinds stands here alone, so that none can be forgotten.
macro_rules! kinds_of_files {
    (
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$of_kind:meta])* $field:literal => $variant:ident($kind:ty)),+ $(,)? }
    ) => {
        #[derive(Clone, Debug, serde::Serialize, schemars::JsonSchema)]
        #[serde(untagged)]
        $(#[$about])*
        pub enum $name {
            $($(#[$of_kind])* $variant($kind)),+
        }

        impl deserr::Deserr<$crate::files::json::Faults> for $name {
            fn deserialize_from_value<V: deserr::IntoValue>(
                value: deserr::Value<V>,
                place: deserr::ValuePointerRef,
            ) -> Result<$name, $crate::files::json::Faults> {
                let fields = $crate::files::kinds::fields(value, place)?;
                let kind = $crate::files::kinds::kind(&fields, &[$($field),+], place)?;
                $(if kind == $field {
                    let fields = deserr::Value::<serde_json::Value>::Map(fields);
                    return <$kind>::deserialize_from_value(fields, place).map($name::$variant);
                })+
                Err($crate::files::kinds::no_kind(0, &[$($field),+], place))
            }
        }
    };
}

pub(crate) use kinds_of_files;
