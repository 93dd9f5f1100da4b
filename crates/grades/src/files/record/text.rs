//! What a person wrote, as it is kept: without what cannot be seen, and no longer than a record holds.

use super::{LONGEST_NOTE, Reading};
use crate::domain::letters::{is_harmless, is_seen};
use crate::files::problem::LeftOut;
use crate::files::values::FreeText;
use deserr::ValuePointerRef;

/// A text of one line as it is kept: no unseen characters, at most so many. What a person types goes through here, so
/// that whatever is written can be read again.
///
/// ```
/// use grades::files::record::clean_line;
/// assert_eq!(clean_line("Call\nsheets", 300), "Call sheets");
/// assert_eq!(clean_line("\u{200b}\u{202e} ", 300), "");
/// ```
pub fn clean_line(text: &str, most: usize) -> String {
    split_line(text, most).0
}

/// A text of one line as it is kept, and what is too long of it.
pub fn split_line(text: &str, most: usize) -> (String, String) {
    clean(text, most, |letter| if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { letter })
}

/// A note as it is kept: no unseen characters, at most [`LONGEST_NOTE`].
pub fn clean_note(text: &str) -> String {
    split_note(text).0
}

/// A note as it is kept, and what is too long of it.
pub fn split_note(text: &str) -> (String, String) {
    clean(text, LONGEST_NOTE, |letter| letter)
}

/// At most so many characters, without those that are refused and are no line breaks; and the characters beyond. Nothing
/// of a text of which nothing can be seen.
fn clean(text: &str, most: usize, change: fn(char) -> char) -> (String, String) {
    let (mut kept, mut beyond, mut length) = (String::new(), String::new(), 0);
    if !is_seen(text) {
        return (kept, beyond);
    }
    for letter in text.chars().map(change).filter(|letter| *letter == '\n' || is_harmless(*letter)) {
        if length < most {
            kept.push(letter);
            length += 1;
        } else {
            beyond.push(letter);
        }
    }
    (kept, beyond)
}

impl<R> Reading<'_, R> {
    /// A line of a file as it is kept; what is too long of it is told.
    pub(super) fn line(&self, text: Option<&FreeText>, most: usize, place: ValuePointerRef) -> String {
        self.cut(split_line(text.map_or("", |text| &text.0), most), place)
    }

    /// A note of a file as it is kept; what is too long of it is told.
    pub(super) fn note(&self, text: Option<&FreeText>, place: ValuePointerRef) -> String {
        self.cut(split_note(text.map_or("", |text| &text.0)), place)
    }

    fn cut(&self, (kept, beyond): (String, String), place: ValuePointerRef) -> String {
        if !beyond.is_empty() {
            self.left_out.borrow_mut().push(LeftOut { at: crate::files::json::pointer(place), text: beyond });
        }
        kept
    }
}
