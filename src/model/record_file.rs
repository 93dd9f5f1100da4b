//! The text of a stored record: the only place of the model that reads and writes it.

use super::{OpenStandard, Packs};
use crate::formats::records::{self, Saved};
use crate::formats::stored::uid_of;

/// Reads the text of a record; else tells whether a newer page wrote it.
pub fn read(packs: &Packs, id: &str, text: &str) -> Result<Saved, bool> {
    let standard = packs.open(uid_of(id));
    let known = |uid: &str| standard.as_deref().filter(|standard| standard.uid == uid);
    records::open(text, known).ok_or_else(|| records::is_newer(text))
}

/// The text of a record; none if it could not be read again, because there is too much in it.
pub fn write(saved: &Saved, standard: &OpenStandard) -> Option<String> {
    let text = records::write(saved, standard);
    let known = |uid: &str| (uid == standard.uid).then_some(&**standard);
    records::open(&text, known).is_some().then_some(text)
}
