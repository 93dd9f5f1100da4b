//! `cargo tools check --against`: which sentences of a pack are not our own.
//!
//! Facts carry over from official documents; sentences do not. A run of eight words that a sentence of ours shares
//! with a document is a problem. Case and punctuation do not count. Titles of standards, methods, themes, options and
//! documents, and the headings that citations name, are the documents' own and stay so; where a long title stands
//! inside a sentence, its words do not count towards the eight.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use grades::formats::problem::Problem;
use grades::formats::tree::Node;

use crate::fault::Fault;

/// So many words in a row are no accident.
const RUN: usize = 8;

/// A title of so many words is known again inside a sentence; shorter ones are everyday words.
const LONG_TITLE: usize = 4;

/// The most bytes of a document.
const MOST_BYTES: u64 = 50_000_000;

/// Fields whose text is the documents' own; whatever lies below them is too.
const NOT_OURS: [&str; 7] = ["title", "theme", "short", "alsoCalled", "source", "documents", "about"];

/// The titles that may stand inside sentences.
const TITLES: [&str; 3] = ["title", "theme", "alsoCalled"];

/// A word by its number; every different word has one.
type WordNo = u32;

/// The official documents, as numbered words.
#[derive(Default)]
pub struct Documents {
    numbers: HashMap<String, WordNo>,
    documents: Vec<Document>,
}

struct Document {
    name: String,
    words: Vec<WordNo>,
    /// Where each run of [`RUN`] words stands first.
    runs: HashMap<[WordNo; RUN], usize>,
}

/// A word of one of our texts: as written, and its number if a document has it.
struct Word<'t> {
    text: &'t str,
    number: Option<WordNo>,
}

impl Documents {
    /// Reads the texts of documents.
    ///
    /// # Errors
    /// One cannot be read or is larger than a document can be.
    pub fn read(paths: &[PathBuf]) -> Result<Documents, Fault> {
        let mut documents = Documents::default();
        for path in paths {
            documents.take_in(&path.display().to_string(), &text(path)?);
        }
        Ok(documents)
    }

    /// Takes a document in as it stands, and once more with the words put together that a line end cuts in two: whether
    /// a hyphen there belongs to the word, nobody can tell.
    fn take_in(&mut self, name: &str, text: &str) {
        let text = text.replace('\u{ad}', "");
        let joined = joined(&text);
        if joined != text {
            self.add(name.to_owned(), &joined);
        }
        self.add(name.to_owned(), &text);
    }

    fn add(&mut self, name: String, text: &str) {
        let mut words = Vec::new();
        for word in split(text) {
            let fresh = WordNo::try_from(self.numbers.len()).unwrap_or(WordNo::MAX);
            words.push(*self.numbers.entry(plain(word)).or_insert(fresh));
        }
        let mut runs = HashMap::new();
        for (place, run) in words.windows(RUN).enumerate() {
            if let Ok(run) = <[WordNo; RUN]>::try_from(run) {
                runs.entry(run).or_insert(place);
            }
        }
        self.documents.push(Document { name, words, runs });
    }

    /// Every sentence of a pack that shares a run of words with a document.
    pub fn shared_with(&self, pack: &Node) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !self.documents.is_empty() {
            let mut titles = Vec::new();
            self.titles(pack, "", &mut titles);
            self.walk(pack, &mut String::new(), &titles, &mut problems);
        }
        problems
    }

    /// The long titles of a pack, as far as a document has their words.
    fn titles(&self, node: &Node, key: &str, titles: &mut Vec<Vec<WordNo>>) {
        match node {
            Node::Text(text) if TITLES.contains(&key) => {
                let title: Option<Vec<WordNo>> = self.numbered(text).iter().map(|word| word.number).collect();
                titles.extend(title.filter(|title| title.len() >= LONG_TITLE));
            }
            Node::List(items) => items.iter().for_each(|item| self.titles(item, key, titles)),
            Node::Object(fields) => fields.iter().for_each(|(key, value)| self.titles(value, key, titles)),
            _ => {}
        }
    }

    fn walk(&self, node: &Node, at: &mut String, titles: &[Vec<WordNo>], problems: &mut Vec<Problem>) {
        let here = at.len();
        match node {
            Node::Text(text) => self.compare(text, at, titles, problems),
            Node::List(items) => {
                for (place, item) in items.iter().enumerate() {
                    at.push_str(&format!("/{place}"));
                    self.walk(item, at, titles, problems);
                    at.truncate(here);
                }
            }
            Node::Object(fields) => {
                for (key, value) in fields.iter().filter(|(key, _)| !NOT_OURS.contains(&key.as_ref())) {
                    at.push('/');
                    at.push_str(&key.replace('~', "~0").replace('/', "~1"));
                    self.walk(value, at, titles, problems);
                    at.truncate(here);
                }
            }
            _ => {}
        }
    }

    fn compare(&self, text: &str, at: &str, titles: &[Vec<WordNo>], problems: &mut Vec<Problem>) {
        let words = self.numbered(text);
        if words.len() < RUN {
            return;
        }
        let in_title = covered(&words, titles);
        for document in &self.documents {
            let mut place = 0;
            while place + RUN <= words.len() {
                let length = document.shared(&words[place..]);
                // A title that fills most of a run must not hide what begins inside it.
                let mut step = 1;
                let ours = in_title.iter().skip(place).take(length).filter(|covered| !**covered).count();
                if ours >= RUN {
                    let run: Vec<&str> = words.iter().skip(place).take(length).map(|word| word.text).collect();
                    let says = format!("{} words stand so in {}: “{}”.", length, document.name, run.join(" "));
                    let problem = Problem::new(at, "shared-words", says, "Say it in words of your own.");
                    // A document that stands here twice is told once.
                    if !problems.contains(&problem) {
                        problems.push(problem);
                    }
                    step = length;
                }
                place += step;
            }
        }
    }

    fn numbered<'t>(&self, text: &'t str) -> Vec<Word<'t>> {
        split(text).map(|word| Word { text: word, number: self.numbers.get(&plain(word)).copied() }).collect()
    }
}

impl Document {
    /// How many words from the first on stand in the document in this order; 0 if fewer than [`RUN`].
    fn shared(&self, words: &[Word]) -> usize {
        let run: Option<Vec<WordNo>> = words.iter().take(RUN).map(|word| word.number).collect();
        let Some(start) = run.and_then(|run| self.runs.get(run.as_slice())) else { return 0 };
        words.iter().zip(&self.words[*start..]).take_while(|(word, other)| word.number == Some(**other)).count()
    }
}

/// Which words stand inside a title.
fn covered(words: &[Word], titles: &[Vec<WordNo>]) -> Vec<bool> {
    let mut covered = vec![false; words.len()];
    for title in titles {
        for (place, window) in words.windows(title.len()).enumerate() {
            if window.iter().zip(title).all(|(word, number)| word.number == Some(*number)) {
                covered[place..place + title.len()].fill(true);
            }
        }
    }
    covered
}

/// A text without the hyphens at the ends of its lines that cut words in two.
fn joined(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for line in text.lines() {
        let (before, after) = (whole.trim_end(), line.trim_start());
        let cut = before.strip_suffix(['-', '‐']).filter(|word| word.ends_with(char::is_alphabetic));
        match cut.filter(|_| after.starts_with(char::is_lowercase)) {
            Some(word) => {
                whole.truncate(word.len());
                whole.push_str(after);
            }
            None => whole.push_str(line),
        }
        whole.push('\n');
    }
    whole
}

/// The words of a text: letters and digits, with the apostrophes inside them.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && !is_apostrophe(letter))
        .map(|word| word.trim_matches(is_apostrophe))
        .filter(|word| !word.is_empty())
}

/// A word without case and apostrophes.
fn plain(word: &str) -> String {
    word.chars().filter(|letter| !is_apostrophe(*letter)).flat_map(char::to_lowercase).collect()
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '‘' | '’')
}

fn text(path: &Path) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| Fault::reading(path, &error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) {
        let what = format!("has more than {MOST_BYTES} bytes");
        return Err(Fault::new(path.display().to_string(), what, "give the text of a document."));
    }
    // Single bytes that are no text, as old files have, cost one word each and nothing more.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use grades::formats::tree::parse;

    const PLAN: &str = "The keeper must light the lamp at dusk – and never, ever let it go out before dawn's end.\n\
        Method: Observation of the lamp with questions and a short talk. More words follow.";

    const OTHER: &str = "A keeper who is well-\r\n  trained can bring any produc-\r\n  tion to its end “on time” and with\ngrace\u{ad}ful care";

    fn found(pack: &str) -> Vec<(String, String)> {
        let mut documents = Documents::default();
        documents.take_in("plan.txt", PLAN);
        documents.take_in("other.txt", OTHER);
        let node = parse(pack, 10_000).unwrap();
        documents.shared_with(&node).into_iter().map(|problem| (problem.at, problem.says)).collect()
    }

    #[test]
    fn eight_words_in_a_row_are_found_whatever_their_case_and_punctuation() {
        let pack = r#"{"notes":[{"text":"I LIGHT the lamp - at dusk; and never ever let"},{"text":"quite our own"}]}"#;
        let found = found(pack);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "/notes/0/text");
        assert!(found[0].1.contains("“LIGHT the lamp at dusk and never ever let”"), "{found:?}");
        assert!(found[0].1.contains("plan.txt"));
    }

    #[test]
    fn seven_words_in_a_row_are_not_a_problem() {
        assert_eq!(found(r#"{"text":"light the lamp at dusk and never sleep"}"#), []);
    }

    #[test]
    fn a_long_run_is_told_once_and_an_apostrophe_does_not_end_it() {
        let found = found(r#"{"text":"at dusk and never ever let it go out before dawn’s end"}"#);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].1.starts_with("12 words"), "{found:?}");
    }

    #[test]
    fn every_document_is_looked_at_and_line_ends_quotes_and_hyphens_hide_nothing() {
        let pack = r#"{"facts":[{"says":"I bring any production to its end 'on time' and more"}],
            "notes":[{"text":"Who is well-trained can bring any one"},{"text":"light the lamp at dusk and never ever let"},
            {"text":"its end on time and with graceful care"}]}"#;
        let found = found(pack);
        let told: Vec<(&str, bool)> =
            found.iter().map(|(at, says)| (at.as_str(), says.contains(" other.txt: "))).collect();
        let [facts, other, plan, soft] = ["/facts/0/says", "/notes/0/text", "/notes/1/text", "/notes/2/text"];
        assert_eq!(told, [(facts, true), (plan, false), (soft, true)], "{found:?}");
        assert!(!found.iter().any(|(at, _)| at == other), "seven words");
    }

    #[test]
    fn titles_are_the_documents_own_even_inside_a_sentence() {
        let title = "Observation of the lamp with questions and a short talk";
        let pack = format!(r#"{{"methods":[{{"title":"{title}","facts":[{{"says":"Method: {title}. More"}}]}}]}}"#);
        assert_eq!(found(&pack), []);
        let untitled = format!(r#"{{"says":"{title}"}}"#);
        assert_eq!(found(&untitled).len(), 1);
    }

    #[test]
    fn headings_of_citations_are_exempt() {
        assert_eq!(found(r#"{"source":{"at":"the keeper must light the lamp at dusk and"}}"#), []);
    }

    #[test]
    fn keys_are_escaped_in_pointers() {
        let found = found(r#"{"a/b~c":"keeper must light the lamp at dusk and"}"#);
        assert_eq!(found[0].0, "/a~1b~0c");
    }
}
