//! One thing wrong with a file: where, what, and how to mend it.

use serde::Serialize;
use std::fmt;

/// One thing wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A JSON pointer into the file; empty for the file as a whole.
    pub at: String,
    /// Stable, for programs.
    pub code: &'static str,
    /// What is wrong, in a sentence.
    pub says: String,
    /// How to mend it, in a sentence.
    pub remedy: String,
}

impl Problem {
    /// A problem at a place.
    pub fn new(at: &str, code: &'static str, says: impl AsRef<str>, remedy: impl AsRef<str>) -> Problem {
        Problem::of(at, code, says.as_ref(), remedy.as_ref())
    }

    #[inline(never)]
    fn of(at: &str, code: &'static str, says: &str, remedy: &str) -> Problem {
        Problem { at: at.to_owned(), code, says: says.to_owned(), remedy: remedy.to_owned() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.at.is_empty() { "the whole file" } else { &self.at };
        write!(to, "{at}: {} {} [{}]", self.says, self.remedy, self.code)
    }
}

/// The known name nearest to a mistyped one, as a sentence; empty if none is near.
pub(crate) fn did_you_mean<'n>(given: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    // Nobody mistypes a name that long, and comparing it would take a while.
    if given.len() > 100 {
        return String::new();
    }
    let near = known
        .into_iter()
        .map(|name| (strsim::levenshtein(given, name), name))
        .filter(|(distance, name)| *distance <= name.len().max(given.len()) / 3 + 1 && *distance < name.len())
        .min();
    near.map_or_else(String::new, |(_, name)| format!(" Did you mean “{name}”?"))
}

/// A name from a file, short enough to be shown in a message.
pub(crate) fn shown(text: &str) -> String {
    let clean: String = text.chars().map(|letter| if is_harmless(letter) { letter } else { '\u{fffd}' }).collect();
    if clean.chars().count() <= 60 { clean } else { clean.chars().take(57).chain("…".chars()).collect() }
}

/// Whether a character may stand in text that is shown: no control and no bidirectional override.
pub(crate) fn is_harmless(letter: char) -> bool {
    let turns =
        matches!(letter, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !turns && !letter.is_control()
}
