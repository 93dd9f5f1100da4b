//! Words explained: the command verbs of questions, the terms of plans, and what this page calls things.
//!
//! In a question's text only verbs and the terms of its own pack are looked for ([`explain`]); words that are everyday
//! words too are linked by hand ([`term`]).

mod terms;
mod verbs;

pub use terms::TERMS;
pub use verbs::VERBS;

use std::ops::Range;

/// What a verb of a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// As it is listed: `explain`.
    pub verb: &'static str,
    /// How to answer, or what is done at work.
    pub kind: VerbKind,
    /// What to look for: `explain`, `explains`… Some have a second word, where the bare one means other things too.
    pub forms: &'static [&'static str],
    /// One sentence.
    pub meaning: &'static str,
    /// What such an answer sounds like; all of one thing, so that the weights of verbs can be compared.
    pub example: Option<&'static str>,
}

/// What a verb is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbKind {
    /// How to answer: describe, explain, evaluate.
    Command,
    /// What is done at work: liaise, monitor, escalate.
    Action,
}

/// A term and its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it is listed.
    pub term: &'static str,
    /// Other forms and names of it.
    pub also: &'static [&'static str],
    /// One or two sentences.
    pub meaning: &'static str,
    /// Where a document says so; none where the words are this project's own.
    pub printed: Option<Printed>,
}

/// Where a meaning is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The pack, such as `ST0792_1.2`.
    pub standard: &'static str,
    /// Its document.
    pub document: &'static str,
    /// The heading.
    pub at: &'static str,
    /// The page, where one is printed.
    pub page: Option<u16>,
}

/// A term of a trade, as a pack has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TradeTerm<'a> {
    /// As it is listed.
    pub term: &'a str,
    /// Other forms and names of it.
    pub also: &'a [String],
    /// One or two sentences.
    pub meaning: &'a str,
}

/// A word of a text that can be explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained<'a> {
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
    /// As it is listed.
    pub word: &'a str,
    /// What it means.
    pub meaning: &'a str,
    /// What an answer sounds like, for a verb.
    pub example: Option<&'a str>,
    /// What kind of verb it is; none for a term.
    pub verb: Option<VerbKind>,
}

/// The meaning of one of our words or of a plan's, by its name or another of its forms, in any case.
///
/// ```
/// use grades::wording::glossary::term;
/// assert_eq!(term("Gateway").map(|term| term.term), Some("gateway"));
/// assert_eq!(term("widget"), None);
/// ```
pub fn term(name: &str) -> Option<&'static Term> {
    TERMS.iter().find(|term| {
        term.term.eq_ignore_ascii_case(name) || term.also.iter().any(|also| also.eq_ignore_ascii_case(name))
    })
}

/// Every term in the order of the alphabet, for the page that explains words.
pub fn alphabetical() -> Vec<&'static Term> {
    let mut terms: Vec<&Term> = TERMS.iter().collect();
    terms.sort_by_key(|term| term.term.to_ascii_lowercase());
    terms
}

/// What can be explained in a text, in its order, each word where it stands first. Whole words only, in any case; of
/// several that overlap the longest ("critically analyse", not "analyse").
///
/// ```
/// use grades::wording::glossary::{VerbKind, explain};
/// let found = explain("I can justify my choices when I select suppliers.", &[]);
/// assert_eq!(found[0].word, "justify");
/// assert_eq!(found[0].verb, Some(VerbKind::Command));
/// assert_eq!(found[0].at, 6..13);
/// ```
pub fn explain<'a>(text: &str, trade: &[TradeTerm<'a>]) -> Vec<Explained<'a>> {
    let mut found: Vec<Explained> = Vec::new();
    let mut consider = |explained: Explained<'a>| {
        let overlaps = |known: &Explained| known.at.start < explained.at.end && explained.at.start < known.at.end;
        let is_longer = found.iter().filter(|known| overlaps(known)).all(|known| known.at.len() < explained.at.len());
        if is_longer {
            found.retain(|known| !overlaps(known));
            found.push(explained);
        }
    };
    for verb in VERBS {
        for at in verb.forms.iter().flat_map(|form| places(text, form, false)) {
            let (word, meaning) = (verb.verb, verb.meaning);
            consider(Explained { at, word, meaning, example: verb.example, verb: Some(verb.kind) });
        }
    }
    for term in trade {
        for form in std::iter::once(term.term).chain(term.also.iter().map(String::as_str)) {
            for at in places(text, form, true) {
                consider(Explained { at, word: term.term, meaning: term.meaning, example: None, verb: None });
            }
        }
    }
    found.sort_by_key(|explained| explained.at.start);
    let mut told: Vec<&str> = Vec::new();
    found.retain(|explained| {
        let is_first = !told.contains(&explained.word);
        told.push(explained.word);
        is_first
    });
    found
}

/// Where a form stands in a text as a whole word; where it may, with an *s* behind it.
fn places(text: &str, form: &str, with_s: bool) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    if form.is_empty() {
        return places;
    }
    for (start, _) in text.char_indices() {
        let Some(end) = start.checked_add(form.len()) else { continue };
        let Some(here) = text.get(start..end) else { continue };
        if !here.eq_ignore_ascii_case(form) || !is_edge(text.get(..start).and_then(|before| before.chars().next_back()))
        {
            continue;
        }
        let rest = text.get(end..).unwrap_or_default();
        let after = |rest: &str| is_edge(rest.chars().next());
        let plural = rest.strip_prefix('s').filter(|rest| with_s && after(rest));
        if after(rest) {
            places.push(start..end);
        } else if plural.is_some() {
            places.push(start..end.saturating_add(1));
        }
    }
    places
}

/// Whether a word may end beside this. A hyphen belongs to its word: *analyse* does not stand in *re-analyse*.
fn is_edge(letter: Option<char>) -> bool {
    letter.is_none_or(|letter| !letter.is_alphanumeric() && letter != '-' && letter != '\u{2011}')
}
