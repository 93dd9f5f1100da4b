//! What a file brings that was chosen or dropped.

use super::keeping::{Act, Offer};
use super::packs;
use super::state::Book;
use crate::formats::problem::Problem;
use crate::formats::tree::{self, Node};
use crate::formats::{kinds, records, shelf};

/// The most bytes of a file of rescued texts.
const MOST_RESCUED: usize = 4_000_000;

/// A file, as far as it is told; of a place, its address as the name.
pub struct File {
    /// What it is called.
    pub name: String,
    /// What stands in it.
    pub text: String,
    /// How it begins and ends, a letter for each byte.
    pub ends: String,
}

/// What comes of it; `what` says how far it could be read.
pub fn act(what: &str, file: &File) -> Act {
    let name = &file.name;
    match what {
        "file" => another_kind(file).map_or_else(|| opened(name, &file.text), Err).unwrap_or_else(Act::Say),
        "large" => Act::Say(another_kind(file).unwrap_or_else(|| format!("{name} is too large to be a record."))),
        "folder" => Act::Say(format!("{name} is a folder. Open it, and choose the file that you mean.")),
        _ => Act::Say(format!("{name} cannot be read.")),
    }
}

/// What a file is that holds no answers, and where it belongs.
fn another_kind(file: &File) -> Option<String> {
    let ends: Vec<u8> = file.ends.chars().filter_map(|letter| u8::try_from(letter).ok()).collect();
    let (what, remedy) = kinds::belongs(kinds::kind(&file.name, &ends)?);
    Some(format!("{} is {what}. {remedy}", file.name))
}

/// What a file brings: a record, or those that were rescued from a page that had stopped; or why there is none.
fn opened(name: &str, text: &str) -> Result<Act, String> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    if ["csv", "tsv"].iter().any(|table| ending.eq_ignore_ascii_case(table)) {
        return Err([name, " is a table. To read it back, open it on the page Mapping grid, under Readiness."].concat());
    }
    if let Some(texts) = rescued(text) {
        return Ok(Act::Rescued(name.to_owned(), shelf::read(&texts, packs::find)));
    }
    let read = || -> Result<_, Vec<Problem>> {
        let node = tree::parse(text, records::MOST_BYTES).map_err(|problem| vec![problem])?;
        let book = node.get("standard").and_then(|uid| uid.as_text()).and_then(Book::open);
        let saved = records::read_node(&node, |uid| book.as_deref().filter(|standard| standard.uid == uid))?;
        Ok((book, saved))
    };
    match read() {
        Ok((Some(book), saved)) => Ok(Act::Offered(Box::new(Offer { from: name.to_owned(), book, saved }))),
        Ok((None, _)) => Err([name, " names no standard."].concat()),
        Err(problems) => {
            let first = problems.first();
            let why = first.map(|problem| [&*problem.says, " ", &problem.remedy].concat());
            Err([
                "Nothing was changed: ",
                name,
                " cannot be opened. Choose a file that was saved here. ",
                &why.unwrap_or_default(),
            ]
            .concat())
        }
    }
}

/// The texts in a file that `trouble.js` saved, by key.
fn rescued(text: &str) -> Option<Vec<(String, String)>> {
    let node = tree::parse(text, MOST_RESCUED).ok()?;
    let texts = node.get("texts").filter(|_| node.get("format").and_then(Node::as_text) == Some("kept-texts/1"))?;
    let Node::Object(fields) = texts else { return None };
    Some(fields.iter().filter_map(|(key, text)| Some((key.to_string(), text.as_text()?.to_owned()))).collect())
}
