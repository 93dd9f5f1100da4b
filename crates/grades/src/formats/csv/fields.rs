//! One cell and the field of a piece that it stands for, by column.

use super::dates::{DayOrder, day};
use super::evidence::{DATE, KIND, MINUTES, NOTE, TITLE, WHERE};
use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::files::words::Words;
use crate::formats::problem::{did_you_mean, named, of_name};
use crate::formats::records::{LONGEST_LINE, MOST_MINUTES, split_line, split_note};

/// What people read on the screens and then write into a sheet, where files have another word. A test holds these
/// against the screens' own.
const AS_SHOWN: [(&str, EvidenceKind); 6] = [
    ("document-or-record", EvidenceKind::Document),
    ("planning-notes", EvidenceKind::Planning),
    ("photograph-with-notes", EvidenceKind::Photograph),
    ("video-clip", EvidenceKind::Video),
    ("sound-recording", EvidenceKind::Audio),
    ("something-else", EvidenceKind::Other),
];

/// What is wrong with a cell: code, sentence, remedy.
type Wrong = (&'static str, String, &'static str);

/// Puts a cell into a piece, and gives what is too long of it; or what is wrong with it.
pub(super) fn put(piece: &mut Evidence, column: usize, text: &str, order: DayOrder) -> Result<String, Wrong> {
    let mut beyond = String::new();
    match column {
        TITLE => (piece.title, beyond) = split_line(text, LONGEST_LINE),
        WHERE => (piece.kept, beyond) = split_line(text, LONGEST_LINE),
        NOTE => (piece.note, beyond) = split_note(text),
        KIND => {
            let word = text.trim().to_ascii_lowercase().replace(' ', "-");
            let Some(kind) = EvidenceKind::from_word(&word).or_else(|| as_shown(&word)) else {
                let hint = did_you_mean(&word, &named(&EvidenceKind::EVERY, |kind| kind.word()));
                let says = of_name(text.trim(), &["is not a kind of evidence that is known.", &hint]);
                return Err(("unknown-kind", says, "Write a kind that the file had, “other”, or nothing."));
            };
            piece.kind = Some(kind);
        }
        DATE => match day(text) {
            Some(day) => piece.date = Some(day.by(order)),
            None => {
                let says = of_name(text.trim(), &["is not a day that can be read."]);
                return Err(("bad-date", says, "Write day, month and the whole year, such as 31/01/2026."));
            }
        },
        MINUTES => match text.trim().parse::<u32>() {
            Ok(minutes) if minutes <= MOST_MINUTES => piece.minutes = Some(minutes),
            _ => {
                let says = of_name(text.trim(), &["is not a number of minutes."]);
                return Err(("bad-minutes", says, "Write a whole number, such as 5."));
            }
        },
        _ => {}
    }
    Ok(beyond)
}

/// Empties a field.
pub(super) fn clear(piece: &mut Evidence, column: usize) {
    match column {
        TITLE => piece.title.clear(),
        KIND => piece.kind = None,
        DATE => piece.date = None,
        WHERE => piece.kept.clear(),
        MINUTES => piece.minutes = None,
        NOTE => piece.note.clear(),
        _ => {}
    }
}

/// Takes a field over from another piece.
pub(super) fn take(piece: &mut Evidence, column: usize, from: Evidence) {
    match column {
        TITLE => piece.title = from.title,
        KIND => piece.kind = from.kind,
        DATE => piece.date = from.date,
        WHERE => piece.kept = from.kept,
        MINUTES => piece.minutes = from.minutes,
        NOTE => piece.note = from.note,
        _ => {}
    }
}

/// Whether two pieces say the same in a column.
pub(super) fn same(one: &Evidence, other: &Evidence, column: usize) -> bool {
    match column {
        TITLE => one.title == other.title,
        KIND => one.kind == other.kind,
        DATE => one.date == other.date,
        WHERE => one.kept == other.kept,
        MINUTES => one.minutes == other.minutes,
        NOTE => one.note == other.note,
        _ => true,
    }
}

fn as_shown(word: &str) -> Option<EvidenceKind> {
    AS_SHOWN.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
}
