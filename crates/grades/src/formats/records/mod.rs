//! Learner records: what one person said (`learner-record/2`).
//!
//! ```json
//! {"format":"learner-record/2","standard":"ST0792_1.2","pathway":"production-coordinator",
//!  "judgements":{"AM1-role-p1":"met"},"sittings":{"AM1":"resit"},"waived":true,"results":{"AM2":"pass"},
//!  "notes":{"AM1-role-p1":"the winter production"}}
//! ```
//! Everything after `pathway` may be left out. Where a plan says nothing of repeats, `assumedCap` names the limit that the
//! person assumes; it is never a plan's. Answers and notes about assessment outcomes stand under the same keys as
//! those about criteria; where somebody sees themselves in a performance category stands under `placements`. A
//! criterion, outcome or category that the standard does not have is kept apart, with what was said of it, and written
//! back: a record never loses anything by being opened.
//!
//! Since `/2` a record may also have a name, and keep what a person needs on the way to the assessment
//! ([`Readiness`]); a record of `/1` is one that says nothing of it, and is read for ever:
//!
//! ```json
//! {"name":"after the review",
//!  "evidence":[{"id":"E1","title":"Call sheets","kind":"document","date":"2026-03-01","where":"Shared drive, folder 3",
//!    "minutes":3,"note":"winter","criteria":["AM2-teams-p1"],"ksbs":["K1"]}],
//!  "statement":{"employer":true,"apprentice":true},
//!  "gateway":{"english-maths":{"state":"met","date":"2026-05-01","by":"my provider","note":""}},
//!  "about":{"trainingStart":"2024-09-02","registered":"2024-09-10","ageAtStart":18},
//!  "dates":{"gateway":"2026-06-01","periodStart":"2026-06-08","fixed":{"AM1/assessment":"2026-07-20"}},
//!  "rehearsals":[{"method":"AM1","date":"2026-05-20","minutes":62,"questions":5,"well":["AM1-role-p1"]}],
//!  "plan":{"AM1-monitoring-d1":{"by":"2026-04-30"}}}
//! ```
//! All of it may be left out. `criteria` names outcomes as well, `fixed` names events; whatever is named there need not
//! be known to the standard.

mod marks;
mod readiness;
mod readiness_file;
mod reading;
mod writing;

pub use writing::write;

pub use readiness::{
    KINDS, LONGEST_LINE, LONGEST_NAME, MOST_LINKS, MOST_MINUTES, MOST_PIECES, MOST_REHEARSALS, clean_line, kind_word,
    split_line,
};

use crate::domain::letters::{is_harmless, is_seen};
use crate::domain::outcome::Placement;
use crate::domain::readiness::Readiness;
use crate::domain::record::{Judgement, LearnerRecord};
use crate::domain::repeats::Sitting;
use crate::domain::standard::Standard;
use crate::formats::problem::{LeftOut, Problem, did_you_mean, named, of_name};
use crate::formats::tree::{self, Node};
use crate::formats::walk::{Cursor, Problems, escaped};

/// The `format` of the records that are written today.
pub const FORMAT: &str = "learner-record/2";

/// Formats of earlier records, which are read for ever.
pub(super) const EARLIER: [&str; 1] = ["learner-record/1"];

/// The most bytes a record may have.
pub const MOST_BYTES: usize = 1_000_000;

/// The most characters of a note.
pub const LONGEST_NOTE: usize = 2_000;

/// What stands for a performance category in which no descriptor fits yet.
pub const NEITHER: &str = "neither";

/// A record as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Which version of which standard it is about.
    pub standard: String,
    /// What the person calls it, such as “my mock”; empty if they do not.
    pub name: String,
    /// What was said.
    pub record: LearnerRecord,
    /// What was kept beside the answers; no grade depends on it.
    pub readiness: Readiness,
    /// Answers about criteria or outcomes that the standard does not have: id and word.
    pub strangers: Vec<(String, String)>,
    /// Placements in categories that the standard does not have: id and word.
    pub strange_placements: Vec<(String, String)>,
    /// The ends of texts that were longer than is kept; told when the file is opened, and never written.
    pub left_out: Vec<LeftOut>,
}

impl Saved {
    /// A record in which nothing has been said yet.
    pub fn new(standard: &str) -> Saved {
        Saved {
            standard: standard.to_owned(),
            name: String::new(),
            record: LearnerRecord::default(),
            readiness: Readiness::default(),
            strangers: Vec::new(),
            strange_placements: Vec::new(),
            left_out: Vec::new(),
        }
    }
}

const JUDGEMENTS: [(&str, Judgement); 3] =
    [("met", Judgement::Met), ("partly", Judgement::Partly), ("not-met", Judgement::NotMet)];

const SITTINGS: [(&str, Sitting); 3] =
    [("first", Sitting::First), ("resit", Sitting::Resit), ("retake", Sitting::Retake)];

/// The word for an answer in files.
pub fn judgement_word(judgement: Judgement) -> &'static str {
    JUDGEMENTS.iter().find(|(_, known)| *known == judgement).map_or("", |(word, _)| word)
}

/// The word for a sitting in files.
pub fn sitting_word(sitting: Sitting) -> &'static str {
    SITTINGS.iter().find(|(_, known)| *known == sitting).map_or("", |(word, _)| word)
}

/// Reads a record of one of the standards that `find` knows.
///
/// # Errors
/// Every problem there is. Ids that the standard does not have are no problem here: see [`Saved::strangers`].
pub fn read<'s>(text: &str, find: impl Fn(&str) -> Option<&'s Standard>) -> Result<Saved, Vec<Problem>> {
    let node = tree::parse(text, MOST_BYTES).map_err(|problem| vec![problem])?;
    read_node(&node, find)
}

/// Reads a record that is to be graded: a criterion, outcome or category that the standard does not have is a problem,
/// and so is a missing option.
///
/// # Errors
/// Every problem there is.
pub fn read_to_grade<'s>(node: &Node, find: impl Fn(&str) -> Option<&'s Standard>) -> Result<Saved, Vec<Problem>> {
    let saved = read_node(node, &find)?;
    let Some(standard) = find(&saved.standard) else { return Ok(saved) };
    let mut problems = Vec::new();
    if saved.record.pathway.is_none() && !standard.pathways.is_empty() {
        let options = named(&standard.pathways, |pathway| &pathway.id);
        let remedy = format!("Name one of: {}.", options.join(", "));
        problems.push(Problem::new("/pathway", "no-option", "This standard has options, and none is chosen.", remedy));
    }
    let mut unknown = |list: &[(String, String)], under: &str, code, what: &str, known: &[&str]| {
        for (id, _) in list {
            let hint = did_you_mean(id, known);
            let says = of_name(id, &["is not ", what, " of ", &standard.uid, ".", &hint]);
            problems.push(Problem::new(&["/", under, "/", &escaped(id)].concat(), code, says, "Correct or remove it."));
        }
    };
    let known = subject_ids(standard);
    let what = if standard.outcomes.is_empty() { "a criterion" } else { "an outcome" };
    unknown(&saved.strangers, "judgements", "unknown-criterion", what, &known);
    let known = named(&standard.performance, |category| &category.id);
    unknown(&saved.strange_placements, "placements", "unknown-category", "a performance category", &known);
    if problems.is_empty() { Ok(saved) } else { Err(problems) }
}

/// The ids of whatever can be answered, met or not.
pub(in crate::formats) fn subject_ids(standard: &Standard) -> Vec<&str> {
    let mut ids = named(&standard.criteria, |criterion| &criterion.id);
    ids.extend_from_slice(&named(&standard.outcomes, |outcome| &outcome.id));
    ids
}

/// Reads a record that is already a value tree.
///
/// # Errors
/// As [`read`].
pub fn read_node<'s>(node: &Node, find: impl Fn(&str) -> Option<&'s Standard>) -> Result<Saved, Vec<Problem>> {
    let problems = Problems::default();
    let saved = reading::whole(Cursor::top(node, &problems), find);
    let (left_out, problems) = (problems.left_out(node), problems.list(node));
    match saved {
        Some(saved) if problems.is_empty() => Ok(Saved { left_out, ..saved }),
        _ => Err(problems),
    }
}

/// The word for a placement in files.
pub fn placement_word(standard: &Standard, placement: Placement) -> &str {
    match placement {
        Placement::Neither => NEITHER,
        Placement::At(grade) => standard.grades.name(grade),
    }
}

/// A note as it is kept: no unseen characters, at most [`LONGEST_NOTE`].
pub fn clean_note(text: &str) -> String {
    split_note(text).0
}

/// A note as it is kept, and what is too long of it.
pub fn split_note(text: &str) -> (String, String) {
    clean(text, LONGEST_NOTE, |letter| letter)
}

/// At most so many characters, without those that are refused and are no line breaks; and the characters beyond. Nothing
/// of a text of which nothing can be seen.
fn clean(text: &str, most: usize, change: fn(char) -> char) -> (String, String) {
    let (mut kept, mut beyond, mut length) = (String::new(), String::new(), 0);
    if !is_seen(text) {
        return (kept, beyond);
    }
    for letter in text.chars().map(change).filter(|letter| *letter == '\n' || is_harmless(*letter)) {
        if length < most {
            kept.push(letter);
            length += 1;
        } else {
            beyond.push(letter);
        }
    }
    (kept, beyond)
}
