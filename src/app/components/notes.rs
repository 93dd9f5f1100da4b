//! What the documents leave open, print two ways or damage, beside what it is about.

use super::markup::{Part, fold, item, list, text};
use super::source::source;
use crate::model::OpenStandard;

/// The notes about some part of the plan, folded; nothing where there are none.
pub fn notes(book: &OpenStandard, about: impl Fn(&str) -> bool) -> Part {
    let of = book.notes.iter().filter(|note| about(&note.about));
    let shown: Vec<Part> =
        of.map(|note| item(&[text(note.text.clone()), source(book, &note.source, Some(note.basis))])).collect();
    if shown.is_empty() {
        return Part::default();
    }
    let number = shown.len().to_string();
    fold(&["What is unclear in the document here, and how we read it (", &number, ")"].concat(), &[list(&shown)])
}
