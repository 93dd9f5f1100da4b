//! The text of a stored record: the only place of the model that reads and writes it.

use super::{OpenStandard, Packs};
use crate::formats::problem::Problem;
use crate::formats::records::{self, Saved};
use crate::formats::stored::uid_of;

/// Reads the text of a record; else tells whether a newer page wrote it.
pub fn read(packs: &Packs, id: &str, text: &str) -> Result<Saved, bool> {
    let standard = packs.open(uid_of(id));
    let known = |uid: &str| standard.as_deref().filter(|standard| standard.uid == uid);
    let is_newer = |problems: Vec<Problem>| problems.iter().any(|problem| problem.code == "unknown-format");
    records::read(text, known).map_err(is_newer)
}

/// The text of a record; none if it could not be read again, because there is too much in it.
pub fn write(saved: &Saved, standard: &OpenStandard) -> Option<String> {
    let text = records::write(saved, standard);
    let known = |uid: &str| (uid == standard.uid).then_some(&**standard);
    records::read(&text, known).is_ok().then_some(text)
}
