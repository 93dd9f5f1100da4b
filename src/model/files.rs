//! What a file brings that was chosen or dropped.

use super::storage::Found;
use super::{Effect, Model, OpenStandard};
use crate::formats::problem::Problem;
use crate::formats::records::Saved;
use crate::formats::stored::Row;
use crate::formats::tree::{self, Node};
use crate::formats::{kinds, records};
use crate::wording::counted;

/// The most bytes of a file of rescued texts.
const MOST_RESCUED: usize = 100_000_000;

/// A file, as far as it could be read.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// How far it could be read.
    pub reading: Reading,
    /// How it begins and ends, a letter for each byte.
    pub ends: String,
    /// Whether it was dropped together with others before it.
    pub is_further: bool,
}

/// How far a file could be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// All of it.
    Whole(String),
    /// It is too large.
    TooLarge,
    /// It is a folder.
    Folder,
    /// The browser could not read it.
    Lost,
}

/// What a file holds.
enum Contents {
    Record(OpenStandard, Box<Saved>),
    Rescued(Vec<Saved>),
}

impl Model {
    /// What a file brings. What was told of others that were dropped with it stays in sight, and of several records the
    /// first is looked at.
    pub(super) fn open_file(&mut self, file: &File, effects: &mut Vec<Effect>) {
        let name = &file.name;
        let before = if file.is_further { std::mem::take(&mut self.message) } else { String::new() };
        let contents = match &file.reading {
            Reading::Whole(text) => another_kind(file).map_or_else(|| self.contents(name, text), Err),
            Reading::TooLarge => {
                Err(another_kind(file).unwrap_or_else(|| format!("{name} is too large to be a record.")))
            }
            Reading::Folder => Err(format!("{name} is a folder. Open it, and choose the file that you mean.")),
            Reading::Lost => Err(format!("{name} cannot be read.")),
        };
        match (contents, &self.offer) {
            (Ok(Contents::Record(..)), Some(first)) if file.is_further => {
                let and =
                    "was not opened: answers are looked at one file at a time. Open it when you have decided about";
                self.message = format!("{name} {and} {first}.");
            }
            (Ok(Contents::Record(standard, saved)), _) => self.offer(name, standard, *saved),
            (Ok(Contents::Rescued(found)), _) => self.put_all(name, found),
            (Err(message), _) => self.message = message,
        }
        self.message = format!("{before} {}", self.message).trim().to_owned();
        if !file.is_further {
            effects.push(Effect::Go("#/keep".to_owned()));
        }
        if matches!(file.reading, Reading::Whole(_)) && !file.is_further {
            // It is chosen far below the place where what it brings is shown.
            effects.push(Effect::Focus("brought".to_owned()));
        }
    }

    /// A record, or those that were rescued from a page that had stopped; or why there is none.
    fn contents(&self, name: &str, text: &str) -> Result<Contents, String> {
        let ending = name.rsplit('.').next().unwrap_or_default();
        if ["csv", "tsv"].iter().any(|table| ending.eq_ignore_ascii_case(table)) {
            return Err(format!(
                "{name} is a table. To read it back, open it on the page Mapping grid, under Readiness."
            ));
        }
        if let Some(rows) = rescued(text) {
            let mut rescue = Model { packs: self.packs.clone(), ..Model::default() };
            rescue.found(Found { rows, ..Found::default() });
            let records = rescue.storage.records.into_iter();
            return Ok(Contents::Rescued(records.map(|record| (*record.saved).clone()).collect()));
        }
        let read = || -> Result<_, Vec<Problem>> {
            let standard = records::standard_of(text).and_then(|uid| self.standard(&uid));
            let known = |uid: &str| standard.as_deref().filter(|standard| standard.uid == uid);
            let saved = records::read(text, known)?;
            Ok((standard, saved))
        };
        match read() {
            Ok((Some(standard), saved)) => Ok(Contents::Record(standard, Box::new(saved))),
            Ok((None, _)) => Err(format!("{name} names no standard.")),
            Err(_) if records::is_newer(text) => {
                let glimpse = self.glimpse(text).map_or_else(String::new, |glimpse| format!(" {glimpse}"));
                Err(format!(
                    "Nothing was changed: a newer version of this page saved {name}. Reload the page to get that version.{glimpse}"
                ))
            }
            Err(problems) => {
                let why = problems.first().map(|problem| format!("{} {}", problem.says, problem.remedy));
                let why = why.unwrap_or_default();
                Err(format!("Nothing was changed: {name} cannot be opened. Choose a file that was saved here. {why}"))
            }
        }
    }
}

impl Model {
    /// What this version can read of a record that a newer one wrote.
    pub fn glimpse(&self, text: &str) -> Option<String> {
        let standard = records::standard_of(text).and_then(|uid| self.standard(&uid))?;
        let saved = records::open_part(text, |uid| (uid == standard.uid).then_some(&*standard))?;
        let option = saved.record.pathway.and_then(|no| standard.pathway(no)).map(|pathway| pathway.title.clone());
        let counts = [
            (saved.record.answered(), "answer", "answers"),
            (saved.record.notes().len(), "note", "notes"),
            (saved.readiness.evidence.len(), "piece of evidence", "pieces of evidence"),
        ];
        let counts =
            counts.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(count, one, many));
        let facts: Vec<String> = [standard.title.clone()].into_iter().chain(option).chain(counts).collect();
        Some(format!("This version can read of it: {}.", facts.join(" · ")))
    }
}

/// What a file is that holds no answers, and where it belongs.
fn another_kind(file: &File) -> Option<String> {
    let ends: Vec<u8> = file.ends.chars().filter_map(|letter| u8::try_from(letter).ok()).collect();
    let (what, remedy) = kinds::belongs(kinds::kind(&file.name, &ends)?);
    Some(format!("{} is {what}. {remedy}", file.name))
}

/// The rows in a file that `trouble.js` saved: by key a row, or the text of an earlier page.
fn rescued(text: &str) -> Option<Vec<Row>> {
    let node = tree::parse(text, MOST_RESCUED).ok()?;
    let texts = node.get("texts").filter(|_| node.get("format").and_then(Node::as_text) == Some("kept-texts/1"))?;
    let Node::Object(fields) = texts else { return None };
    let row = |(key, value): &(_, Node)| -> Option<Row> {
        let key: &std::borrow::Cow<'_, str> = key;
        let part = |name| value.get(name).and_then(Node::as_text).map(str::to_owned);
        let (revision, text) = match value.as_text() {
            Some(text) => (None, text.to_owned()),
            None => (Some(part("revision")?), part("text")?),
        };
        Some(Row { id: key.to_string(), revision, text })
    };
    Some(fields.iter().filter_map(row).collect())
}
