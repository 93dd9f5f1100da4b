//! A draft of a standard from the text of an assessment plan. Not a language model: a reader that knows how plans are built.
//!
//! | file | reads |
//! |---|---|
//! | `lines` | pasted text → numbered lines with cells and paragraphs; markup, ligatures, headers and footers |
//! | `sections` | which part of the plan a line belongs to, and which assessment method |
//! | `codes` | `K1`, `(K1, S2)`, `S33S34`, `K25/SEK5` |
//! | `identity` | reference, version, title, level, status, version log |
//! | `options` | the options, and which of them a label means |
//! | `ksbs` | knowledge, skills, behaviours; duties |
//! | `methods` | assessment methods and their grades |
//! | `tables`, `criteria` | tables of themes and criteria, with columns or with one cell a line |
//! | `outcomes` | outcomes and performance descriptors of the short plans |
//! | `grades`, `overall` | what a grade needs, the overall table, what a re-sit limits |
//! | `gateway`, `facts` | requirements and figures |
//! | `questions` | a criterion's sentence in the first person |
//! | `checks` | what the parts say about each other, and what was not found |
//! | `pack` | the draft as a pack |
//!
//! Everything that is found carries its lines and, where it is not sure, why. What is not found is said with what to type;
//! nothing is made up. Whatever the text is, reading it ends, in time that grows with its length.

mod checks;
mod codes;
mod criteria;
pub mod draft;
mod facts;
mod gateway;
mod grades;
mod identity;
mod ksbs;
mod lines;
mod methods;
mod options;
mod outcomes;
mod overall;
mod pack;
mod questions;
mod sections;
mod tables;
mod text;

use codes::Prefixes;
use draft::{Draft, Family, FindingKind};
use lines::{Line, Reader};
use sections::Place;

pub use pack::to_pack;
pub use questions::question;

/// The most bytes that are read; what follows is left, and said to be.
pub const MOST_BYTES: usize = 5_000_000;

/// The most lines that are read.
const MOST_LINES: usize = 60_000;

/// How many bytes are taken in at a step.
const BYTES_A_STEP: usize = 50_000;

/// What the parts work on.
struct Reading {
    lines: Vec<Line>,
    places: Vec<Place>,
    prefixes: Prefixes,
    /// What the headings of the tables ask for: method, grade, words, line.
    demands: Vec<(usize, &'static str, String, u32)>,
    /// Whether the text is full of what no text has.
    damaged: bool,
    draft: Draft,
}

/// What a step is called, and what it does.
type Step = (&'static str, fn(&mut Reading));

/// The parts, one a step.
const PARTS: [Step; 12] = [
    ("codes", ksbs::learn_prefixes),
    ("identity", |reading| reading.places = sections::places(&reading.lines, &[])),
    ("options", options::read),
    ("methods", methods::read),
    ("methods", |reading| reading.places = sections::places(&reading.lines, &reading.draft.methods)),
    ("identity", identity::read),
    ("KSBs", |reading| {
        ksbs::read(reading);
        ksbs::read_duties(reading);
    }),
    ("criteria", criteria::read),
    ("outcomes", outcomes::read),
    ("rules", overall::read),
    ("figures", |reading| {
        facts::read(reading);
        gateway::read(reading);
    }),
    ("checks", checks::read),
];

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How much is done, in per cent.
    pub percent: u8,
    /// What is read next; none when all is.
    pub part: Option<&'static str>,
}

/// An import under way, in steps that are short enough for a page to stay awake between them.
///
/// ```
/// let mut import = grades::import::Import::new("Reference: ST0001\nLevel: 3\n\nK1: How lamps burn.");
/// while import.step().part.is_some() {}
/// let draft = import.finish();
/// assert_eq!(draft.reference.unwrap().value, "ST0001");
/// assert_eq!(draft.ksbs[0].value.statement, "How lamps burn.");
/// ```
pub struct Import {
    text: String,
    at: usize,
    number: u32,
    reader: Option<Reader>,
    reading: Reading,
    part: usize,
}

impl Import {
    /// Begins with a text; HTML is known by its first tag.
    pub fn new(text: impl Into<String>) -> Import {
        let mut text: String = text.into();
        let mut draft = Draft::new(Family::Other);
        if text.len() > MOST_BYTES {
            let mut end = MOST_BYTES;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text.truncate(end);
            let says = format!("The text is longer than {MOST_BYTES} bytes; what follows was not read.");
            draft.find(FindingKind::Unreadable, "document", None, says, "Read in the plan alone.");
        }
        let start: String = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r']).chars().take(200).collect();
        let start = start.to_ascii_lowercase();
        let html = start.starts_with("<!doctype html")
            || start.starts_with("<html")
            || start.starts_with("<head")
            || start.starts_with("<body")
            || start.starts_with("<div")
            || start.starts_with("<table");
        let sample = text.chars().take(4_000);
        let strange =
            sample.filter(|letter| *letter == '\u{fffd}' || letter.is_control() && !letter.is_whitespace()).count();
        let reading = Reading {
            lines: Vec::new(),
            places: Vec::new(),
            prefixes: Prefixes::default(),
            demands: Vec::new(),
            damaged: strange > 40,
            draft,
        };
        Import { text, at: 0, number: 0, reader: Some(Reader::new(html)), reading, part: 0 }
    }

    /// Reads a little more.
    pub fn step(&mut self) -> Progress {
        if self.reader.is_some() {
            self.take_lines();
        } else if let Some((_, read)) = PARTS.get(self.part) {
            read(&mut self.reading);
            self.part += 1;
        }
        self.progress()
    }

    fn take_lines(&mut self) {
        let Some(mut reader) = self.reader.take() else { return };
        let end = self.at.saturating_add(BYTES_A_STEP);
        while self.at < self.text.len() && self.at < end {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let length = rest.bytes().position(|byte| byte == b'\n').map_or(rest.len(), |at| at + 1);
            self.number = self.number.saturating_add(1);
            reader.take(self.number, rest[..length].trim_end_matches(['\n', '\r']));
            self.at += length;
            if reader.count() > MOST_LINES {
                let says = format!(
                    "The text has more than {MOST_LINES} lines; those after line {} were not read.",
                    self.number
                );
                self.reading.draft.find(FindingKind::Unreadable, "document", None, says, "Read in the plan alone.");
                self.at = self.text.len();
            }
        }
        if self.at < self.text.len() {
            self.reader = Some(reader);
        } else {
            self.reading.lines = reader.finish();
            self.text = String::new();
            self.at = 0;
        }
    }

    fn progress(&self) -> Progress {
        let share = |done: usize, all: usize| {
            u8::try_from(done.saturating_mul(50).checked_div(all).unwrap_or(50)).unwrap_or(50)
        };
        if self.reader.is_some() {
            return Progress { percent: share(self.at, self.text.len()), part: Some("text") };
        }
        let part = PARTS.get(self.part).map(|(name, _)| *name);
        Progress { percent: 50 + share(self.part, PARTS.len()), part }
    }

    /// What was understood; what was not read yet is read now.
    pub fn finish(mut self) -> Draft {
        while self.step().part.is_some() {}
        self.reading.draft
    }
}

/// Reads a text in one go.
///
/// ```
/// let draft = grades::import::read("A recipe for soup: take the onions and cut them.");
/// assert_eq!(draft.family, grades::import::draft::Family::Other);
/// assert!(draft.findings[0].says.contains("none of a plan's parts"));
/// ```
pub fn read(text: &str) -> Draft {
    Import::new(text).finish()
}
