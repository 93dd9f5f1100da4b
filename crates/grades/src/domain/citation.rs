//! Where a thing is printed, and how surely it is printed there.

use serde::{Deserialize, Serialize};

use crate::files::words::words;
/// Where in a document something stands, so that a reader can open it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The [`id`](super::standard::Document::id) of the document.
    pub document: String,
    /// The heading and table row, in the document's words.
    pub at: String,
    /// The page, only where the text itself prints one.
    pub page: Option<u16>,
}

/// How surely a document says what a pack says of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// Printed in so many words.
    #[default]
    Stated,
    /// Not printed, but follows from what is.
    Inferred,
    /// Printed so that two readings are alive.
    Ambiguous,
    /// The document is silent; nothing was invented.
    NotStated,
    /// Lost from the document and put together again from another source.
    Reconstructed,
}

impl Basis {
    /// Every basis, surest first.
    pub const EVERY: [Basis; 5] =
        [Basis::Stated, Basis::Inferred, Basis::Ambiguous, Basis::NotStated, Basis::Reconstructed];
}

words!(Basis:
    Stated = "stated",
    Inferred = "inferred",
    Ambiguous = "ambiguous",
    NotStated = "not-stated",
    Reconstructed = "reconstructed",
);
