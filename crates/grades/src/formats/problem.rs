//! One thing wrong with a file: where, what, and how to mend it.

use crate::domain::letters::is_harmless;
use serde::Serialize;
use std::fmt;

/// One thing wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A JSON pointer into the file; empty for the file as a whole.
    pub at: String,
    /// The line it stands in, counted from 1, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
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
        Problem { at: at.to_owned(), line: None, code, says: says.to_owned(), remedy: remedy.to_owned() }
    }
}

/// The end of a text that was too long for its place: it is not kept, and told instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where the text stands in the file.
    pub at: String,
    /// What is left out.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.at.is_empty() { "the whole file" } else { &self.at };
        write!(to, "{at}: {} {} [{}]", self.says, self.remedy, self.code)
    }
}

/// The known name nearest to a mistyped one, as a sentence; empty if none is near.
#[inline(never)]
pub fn did_you_mean(given: &str, known: &[&str]) -> String {
    let mut near: Option<(usize, &str)> = None;
    // Nobody mistypes a name that is longer, and comparing it would take a while.
    for name in known.iter().filter(|_| given.len() <= 100) {
        let distance = strsim::levenshtein(given, name);
        let is_near = distance <= name.len().max(given.len()) / 3 + 1 && distance < name.len();
        if is_near && near.is_none_or(|known| (distance, *name) < known) {
            near = Some((distance, name));
        }
    }
    near.map_or_else(String::new, |(_, name)| [" Did you mean “", name, "”?"].concat())
}

/// The names of a list, to be looked for.
pub(crate) fn named<T>(list: &[T], name: impl Fn(&T) -> &str) -> Vec<&str> {
    let mut names = Vec::with_capacity(list.len());
    for one in list {
        names.push(name(one));
    }
    names
}

/// A name from a file, short enough to be shown in a message.
pub(crate) fn shown(text: &str) -> String {
    let mut shown = String::new();
    let short = text.chars().nth(60).is_none();
    for letter in text.chars().take(if short { 60 } else { 57 }) {
        shown.push(if is_harmless(letter) { letter } else { '\u{fffd}' });
    }
    if !short {
        shown.push('…');
    }
    shown
}

/// A sentence that begins with a name as it was given, in quotation marks. One function for them all: in the page every
/// `format!` has code of its own.
#[inline(never)]
pub fn of_name(name: &str, said: &[&str]) -> String {
    let mut sentence = ["“", &shown(name), "” "].concat();
    for part in said {
        sentence.push_str(part);
    }
    sentence
}
