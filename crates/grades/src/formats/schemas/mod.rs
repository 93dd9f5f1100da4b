//! The JSON Schema (draft 2020-12) of a record, as tables. (Those of packs and decisions follow from their types: see
//! [`files::schema`](crate::files::schema).)
//!
//! | file | holds |
//! |---|---|
//! | [`records`] | a learner record |
//! | [`mod@write`] | a table as JSON |

pub mod records;
mod write;

pub use write::record;

/// What may stand in a place.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// One of these formats.
    Format(&'static [&'static str]),
    /// A text of at most so many characters.
    Text(usize),
    /// A text that is cleaned rather than refused.
    Note,
    /// A short name: letters, digits, `-`, `_`, `.`.
    Id,
    /// A whole number between bounds.
    Whole(u32, u32),
    /// True or false.
    YesOrNo,
    /// A day, such as `2024-08-15`.
    Day,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of at least and at most so many items.
    List(&'static Shape, usize, usize),
    /// A list of different names, lowest first: a scale of grades.
    Scale(&'static Shape, usize),
    /// An object of a kind.
    Of(&'static Kind),
    /// An object whose keys are ids, at least so many.
    Map(&'static Shape, usize),
    /// A plain value, or an object of a kind.
    Either(&'static Shape, &'static Kind),
    /// An object of one of several kinds.
    OneOf(&'static Choice),
    /// A list of two.
    Pair(&'static Shape, &'static Shape),
    /// A value, or null in its place.
    OrNull(&'static Shape),
    /// A whole number between bounds, or a word.
    WholeOrWord(u32, u32, &'static str),
}

/// Whether a field has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It must be there.
    Needed,
    /// It must be there, but may be null.
    Nullable,
    /// It may be left out, or null.
    Optional,
}

/// A field of an object.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether it has to be there.
    pub presence: Presence,
    /// What stands in it.
    pub shape: Shape,
    /// What it is, for somebody who writes the file.
    pub says: &'static str,
}

/// A kind of object.
pub struct Kind {
    /// Its name among the definitions of the schema.
    pub name: &'static str,
    /// What it is.
    pub says: &'static str,
    /// Its fields, in the order of the format's description.
    pub fields: &'static [Field],
    /// Where an object has exactly one of several forms: the fields of each.
    pub forms: &'static [Form],
    /// Fields of which at most one may stand.
    pub at_most_one: &'static [&'static [&'static str]],
}

/// Kinds of which one stands in a place.
pub struct Choice {
    /// Its name among the types.
    pub name: &'static str,
    /// What it is.
    pub says: &'static str,
    /// The kinds, which differ in a field that only one of them has, or in its word.
    pub kinds: &'static [&'static Kind],
}

/// Its name alone, as of a kind.
impl std::fmt::Debug for Choice {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(self.name)
    }
}

/// Its name alone: kinds contain themselves.
impl std::fmt::Debug for Kind {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(self.name)
    }
}

/// One form of an object: `needs` makes it this form, and of the fields that forms speak of only `may` stand beside.
#[derive(Debug)]
pub struct Form {
    /// Fields that must be there.
    pub needs: &'static [&'static str],
    /// Fields that may stand beside them.
    pub may: &'static [&'static str],
}

const fn field(name: &'static str, presence: Presence, shape: Shape, says: &'static str) -> Field {
    Field { name, presence, shape, says }
}

/// A field that must be there.
const fn need(name: &'static str, shape: Shape, says: &'static str) -> Field {
    field(name, Presence::Needed, shape, says)
}

/// A field that may be left out.
const fn may(name: &'static str, shape: Shape, says: &'static str) -> Field {
    field(name, Presence::Optional, shape, says)
}

/// An object with fields and nothing special about them.
const fn kind(name: &'static str, says: &'static str, fields: &'static [Field]) -> Kind {
    Kind { name, says, fields, forms: &[], at_most_one: &[] }
}
