//! Deciding and explaining.

use super::{answer, refused, words};
use grades::domain::grading::Grader;
use grades::files::decision::DecisionFile;
use grades::formats::problem::{Problem, did_you_mean, of_name};
use grades::formats::records::{self, MOST_BYTES, Saved};
use grades::formats::{compact, tree};
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    /// Making a standard ready takes as long as many decisions, so it is done once.
    static READY: RefCell<Vec<Rc<Grader>>> = const { RefCell::new(Vec::new()) };
}

/// Why a record is not decided.
enum Undecided {
    /// The standard of this uid is not ready, and perhaps to be had.
    Wants(String),
    /// It cannot be.
    Refused(Vec<Problem>),
}

/// Makes a standard ready, in place of one of the same uid.
pub(super) fn add(letters: &str, texts: &str) -> String {
    let standard = compact::read(&compact::from_letters(letters), texts);
    let told = answer(|to| to.text_of("uid", &standard.uid));
    let grader = Rc::new(Grader::new(standard));
    READY.with_borrow_mut(|ready| {
        ready.retain(|known| known.standard().uid != grader.standard().uid);
        ready.push(grader);
    });
    told
}

/// Decides a record.
pub(super) fn decide(record: &str, last: bool) -> String {
    told(record, last, |grader, saved, to| {
        to.push_str("{\"decision\":");
        *to += &DecisionFile::new(grader.standard(), &saved.record, &grader.decide(&saved.record)).text();
    })
}

/// A decision in words.
pub(super) fn explain(record: &str, last: bool) -> String {
    told(record, last, |grader, saved, to| {
        to.push_str("{\"words\":");
        words::write(grader.standard(), &grader.decide(&saved.record), to);
    })
}

/// What is wrong with a name that is none of the `known` ones, a line each.
pub(super) fn unknown(uid: &str, known: &str) -> String {
    let known: Vec<&str> = known.lines().collect();
    let hint = did_you_mean(uid, &known);
    let says = of_name(uid, &["is not known here.", &hint]);
    let remedy = ["Use one of: ", &known.join(", "), "."].concat();
    refused(&[Problem::new("", "unknown-standard", says, remedy)])
}

fn told(record: &str, last: bool, tell: impl FnOnce(&Grader, &Saved, &mut String)) -> String {
    match read(record, last) {
        Ok((grader, saved)) => {
            let mut to = String::with_capacity(0x4000);
            tell(&grader, &saved, &mut to);
            to.push('}');
            to
        }
        Err(Undecided::Wants(uid)) => answer(|to| to.text_of("wants", &uid)),
        Err(Undecided::Refused(problems)) => refused(&problems),
    }
}

fn read(record: &str, last: bool) -> Result<(Rc<Grader>, Saved), Undecided> {
    let node = tree::parse(record, MOST_BYTES).map_err(|problem| Undecided::Refused(vec![problem]))?;
    let uid = node.get("standard").and_then(|uid| uid.as_text()).unwrap_or_default();
    let grader = READY.with_borrow(|ready| ready.iter().find(|known| known.standard().uid == uid).cloned());
    if grader.is_none() && !last {
        return Err(Undecided::Wants(uid.to_owned()));
    }
    let known = |uid: &str| grader.as_deref().map(Grader::standard).filter(|standard| standard.uid == uid);
    let saved = records::read_to_grade(&node, known).map_err(Undecided::Refused)?;
    // The reader has looked the standard up, so it is there.
    grader.map(|grader| (grader, saved)).ok_or_else(|| Undecided::Refused(Vec::new()))
}
