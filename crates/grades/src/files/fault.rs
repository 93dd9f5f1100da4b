//! What can be wrong with a small value, and what is said of it.
//!
//! A fault is data until somebody asks for its words: who only wants to know whether a file is right takes none of the
//! words along.

use super::json::{Faults, Problems, pointer};
use super::problem::{Problem, did_you_mean, shown};
use deserr::ValuePointerRef;
use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

/// What is wrong with a value.
#[derive(Debug)]
pub enum Fault {
    /// A text without a character, or with spaces only.
    EmptyText,
    /// A text of which nothing can be seen.
    UnseenText,
    /// A text of more characters than fit.
    TooLong {
        /// How many it has.
        length: usize,
        /// How many fit.
        most: usize,
    },
    /// A text with characters that cannot be seen.
    ControlCharacter,
    /// A text that cannot be an id.
    BadId(String),
    /// A number that is too small or too large.
    OutOfBounds {
        /// The number.
        number: i64,
        /// The least that fits.
        least: u32,
        /// The most that fits.
        most: u32,
    },
    /// A text that is no day.
    BadDate(String),
    /// A word that is none of a closed list.
    UnknownWord {
        /// The word.
        word: String,
        /// The list.
        known: fn() -> Vec<&'static str>,
    },
    /// A list with more items than fit.
    TooMany {
        /// How many it has.
        many: usize,
        /// How many fit.
        most: usize,
    },
    /// A list without an item where one is needed.
    EmptyList,
    /// A text that names no picture beside the page.
    BadLogo(String),
    /// A text that is no colour.
    BadColour(String),
    /// A text that is no address of a site.
    BadHost(String),
    /// Anything else.
    Other {
        /// Its code.
        code: &'static str,
        /// What is wrong.
        says: Cow<'static, str>,
        /// How to mend it.
        remedy: Cow<'static, str>,
    },
}

impl Fault {
    pub(super) fn new(
        code: &'static str,
        says: impl Into<Cow<'static, str>>,
        remedy: impl Into<Cow<'static, str>>,
    ) -> Fault {
        Fault::Other { code, says: says.into(), remedy: remedy.into() }
    }

    /// A word is none of a closed list.
    pub(super) fn unknown_word(word: &str, known: &[&str]) -> Fault {
        let hint = did_you_mean(word, known);
        let says = format!("“{}” is not one of the words that may stand here.{hint}", shown(word));
        Fault::new("unknown-word", says, format!("Write one of: {}.", known.join(", ")))
    }

    /// Code, what is wrong, and how to mend it.
    fn words(&self) -> (&'static str, Cow<'static, str>, Cow<'static, str>) {
        let (code, says, remedy) = match self {
            Fault::EmptyText => {
                ("empty-text", "The text is empty.".into(), "Write something, or leave the field out if it may be.")
            }
            Fault::UnseenText => {
                ("empty-text", "The text holds nothing that can be seen.".into(), "Write it anew, by hand.")
            }
            Fault::TooLong { length, most } => {
                let says = format!("The text has {length} characters; {most} are the most.");
                ("too-long", says.into(), "Shorten it.")
            }
            Fault::ControlCharacter => (
                "control-character",
                "The text holds characters that cannot be seen.".into(),
                "Remove control and bidirectional characters; a line break is one of them.",
            ),
            Fault::BadId(text) => {
                let says = format!("“{}” cannot be an id.", shown(text));
                ("bad-id", says.into(), "Use letters, digits, “-”, “_” and “.” only.")
            }
            Fault::OutOfBounds { number, least, most } => {
                let remedy = format!("Write a number from {least} to {most}.");
                return ("out-of-bounds", format!("{number} is out of bounds.").into(), remedy.into());
            }
            Fault::BadDate(text) => {
                let says = format!("“{}” is not a day of the calendar.", shown(text));
                ("bad-date", says.into(), "Write year-month-day, such as 2024-08-15.")
            }
            Fault::UnknownWord { word, known } => return Fault::unknown_word(word, &known()).words(),
            Fault::TooMany { many, most } => {
                let says = format!("The list has {many} items; {most} are the most.");
                ("too-many", says.into(), "Split it, or remove what does not belong.")
            }
            Fault::EmptyList => ("empty-rule", "The list is empty.".into(), "Put at least one item in it."),
            Fault::BadLogo(name) => (
                "bad-logo",
                format!("“{}” is no picture beside the page.", shown(name)).into(),
                "Put an svg, png, jpg or webp into the page's folder, and write its name: letters, digits, “-”, “_”, “.”.",
            ),
            Fault::BadColour(text) => {
                let says = format!("“{}” is no colour.", shown(text));
                ("bad-colour", says.into(), "Write # and six digits from 0 to f, such as #7a1f5c.")
            }
            Fault::BadHost(origin) => (
                "bad-host",
                format!("“{}” is not the address of a site.", shown(origin)).into(),
                "Write https:// and the name of the site, without a path: https://learning.example.",
            ),
            Fault::Other { code, says, remedy } => return (code, says.clone(), remedy.clone()),
        };
        (code, says, remedy.into())
    }

    /// The same, at its place in a file.
    pub(super) fn problem(self, place: ValuePointerRef) -> Problem {
        let (code, says, remedy) = self.words();
        Problem::new(&pointer(place), code, says, remedy)
    }

    pub(super) fn at(self, place: ValuePointerRef) -> Faults {
        Faults::of(self.problem(place))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.words().1)
    }
}

/// Where it goes what is wrong with a file.
pub(super) trait Report {
    /// Something is wrong at a place.
    fn add(&self, place: ValuePointerRef, fault: impl FnOnce() -> Fault);
}

impl Report for Problems {
    fn add(&self, place: ValuePointerRef, fault: impl FnOnce() -> Fault) {
        self.add_fault(place, fault());
    }
}

/// Whether anything is wrong with a file, without a word.
#[derive(Default)]
pub(super) struct IsWrong(Cell<bool>);

impl IsWrong {
    /// Whether anything is.
    pub fn get(&self) -> bool {
        self.0.get()
    }
}

impl Report for IsWrong {
    fn add(&self, _: ValuePointerRef, _: impl FnOnce() -> Fault) {
        self.0.set(true);
    }
}
