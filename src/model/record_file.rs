//! The text of a stored record: the only place of the model that reads and writes it.

use super::{OpenStandard, Packs};
use crate::formats::records::Saved;
use crate::formats::stored::uid_of;

/// Reads the text of a record; else tells whether a newer page wrote it. The packs are there by then.
pub fn read(packs: &Packs, id: &str, text: &str) -> Result<Saved, bool> {
    let Some(answering) = packs.answering() else { return Err(false) };
    (answering.read)(text, packs.open(uid_of(id)).as_deref())
}

/// The text of a record; none if it could not be read again, because there is too much in it.
pub fn write(saved: &Saved, standard: &OpenStandard) -> Option<String> {
    (standard.answering().write)(saved, standard)
}
