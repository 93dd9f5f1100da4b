//! The files of a group: records of every format, packs given along, and whatever else lies in the folder.
//!
//! A file with a problem is told with it and stops no other. Packs are read first, so the order of the files does not matter.

use super::json::Json;
use super::pack;
use super::problem::{Problem, of_name};
use super::record;
use super::review;
use crate::domain::cohort::{Entry, Given, entry};
use crate::domain::date::Date;
use crate::domain::grading::Grader;
use crate::domain::letters::is_harmless;
use crate::formats::kinds::{self, belongs};
use crate::formats::stored;
use std::collections::BTreeMap;

/// One file.
#[derive(Clone, Copy, Debug)]
pub struct GroupFile<'f> {
    /// What it is called, with its folders.
    pub file: &'f str,
    /// What stands in it.
    pub bytes: &'f [u8],
    /// When it was last changed, in seconds after 1970, where that is known.
    pub changed: Option<u64>,
}

/// A file and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblems {
    /// What it is called.
    pub file: String,
    /// All that is wrong.
    pub problems: Vec<Problem>,
}

/// What a file of a group holds.
#[derive(Clone, Debug)]
pub enum Read {
    /// A record.
    Entry(Box<Entry>),
    /// A pack: [`packs`] has read it.
    Pack,
}

/// The packs that lie among the files, made ready, and the problems of those that cannot be used. Two packs that describe one
/// version in different words are both refused: which of them a record was made with is anybody's guess.
pub fn packs<'f>(files: impl Iterator<Item = GroupFile<'f>>) -> (Vec<Grader>, Vec<FileProblems>) {
    let mut problems: Vec<FileProblems> = Vec::new();
    let mut by_uid: BTreeMap<String, Vec<(String, &'f str, Grader)>> = BTreeMap::new();
    for file in files {
        let Some(text) = text(file.bytes).filter(|text| is_pack(text)) else { continue };
        match pack::read(text) {
            Ok(standard) => {
                let same = by_uid.entry(standard.uid.clone()).or_default();
                if same.iter().all(|(_, known, _)| *known != text) {
                    same.push((file.file.to_owned(), text, Grader::new(standard)));
                }
            }
            Err(all) => problems.push(FileProblems { file: file.file.to_owned(), problems: all }),
        }
    }
    let mut graders = Vec::new();
    for (uid, mut same) in by_uid {
        match (same.pop(), same.is_empty()) {
            (Some((_, _, grader)), true) => graders.push(grader),
            (Some(last), false) => {
                same.push(last);
                for (file, _, _) in same {
                    let says = of_name(&uid, &["is described by another file of this group in other words."]);
                    let problem = Problem::new("", "pack-twice", says, "Leave only one of the two in the group.");
                    problems.push(FileProblems { file, problems: vec![problem] });
                }
            }
            (None, _) => {}
        }
    }
    problems.sort_by(|one, other| one.file.cmp(&other.file));
    (graders, problems)
}

/// Reads one file of a group whose standards `find` knows. Of a record of a newer format, what can be read is shown.
///
/// # Errors
/// All that is wrong with it; never empty. The problems of packs are told by [`packs`].
pub fn read<'g>(file: GroupFile, find: impl Fn(&str) -> Option<&'g Grader>, today: Date) -> Result<Read, Vec<Problem>> {
    let ends = &file.bytes[..file.bytes.len().min(kinds::ENDS.0)];
    if let Some(kind) = kinds::kind(file.file, ends) {
        let (is, belongs) = belongs(kind);
        let says = format!("This is {is}, and no record.");
        return Err(vec![Problem::new("", "no-record", says, belongs)]);
    }
    let Some(text) = text(file.bytes) else {
        let says = "This is not text in UTF-8.";
        return Err(vec![Problem::new("", "not-text", says, "Ask for the file anew: it ends in .json.")]);
    };
    let standard = |uid: &str| find(uid).map(Grader::standard);
    let (saved, is_part) = match record::open(text, standard) {
        Some(saved) => (saved, false),
        None if is_pack(text) => return Ok(Read::Pack),
        None if review::is_review(text) => {
            let says = "This is a review, which two people made of a record.";
            let remedy = "Add the apprentice’s own file instead; open the review beside it.";
            return Err(vec![Problem::new("", "is-review", says, remedy)]);
        }
        None => match record::open_part(text, standard).filter(|_| record::is_newer(text)) {
            Some(saved) => (saved, true),
            None => (record::examine(text, standard)?, false),
        },
    };
    let Some(grader) = find(&saved.standard) else {
        let says = of_name(&saved.standard, &["is not a standard that is known here."]);
        return Err(vec![Problem::new("/standard", "unknown-standard", says, "Give its pack as well.")]);
    };
    let given = Given {
        file: &shown_name(file.file),
        name: &saved.name,
        record: &saved.record,
        readiness: &saved.readiness,
        changed: file.changed,
        content: stored::sum(text.as_bytes(), stored::START),
    };
    let mut entry = entry(grader, given, today);
    entry.is_part = is_part;
    Ok(Read::Entry(Box::new(entry)))
}

/// The name of a file without what cannot be seen, which may turn a line round.
fn shown_name(file: &str) -> String {
    file.chars().filter(|letter| is_harmless(*letter)).collect()
}

fn text(bytes: &[u8]) -> Option<&str> {
    str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}'))
}

/// Whether a text is a pack, or meant to be one.
fn is_pack(text: &str) -> bool {
    // Most files are records: their first bytes say so.
    text.len() <= pack::MOST_BYTES
        && text.contains("grade-pack/")
        && Json::parse(text, pack::MOST_BYTES)
            .is_ok_and(|json| json.text_at("format").is_some_and(|format| format.starts_with("grade-pack/")))
}
