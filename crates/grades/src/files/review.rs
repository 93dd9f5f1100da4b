//! Reviews: what an apprentice said, what their tutor said of the same, and what came of it (`review/1`).
//!
//! ```json
//! {"format":"review/1","record":"9f3c0a4be1d27755","made":"2026-12-01",
//!  "apprentice":{"format":"learner-record/1","standard":"ST0792_1.2","pathway":"production-coordinator",
//!    "judgements":{"AM1-role-p1":"met"},"notes":{"AM1-role-p1":"the winter production"}},
//!  "tutor":{"format":"learner-record/1","standard":"ST0792_1.2","pathway":"production-coordinator",
//!    "judgements":{"AM1-role-p1":"partly"},"notes":{"AM1-role-p1":"show the call sheets as well"}},
//!  "agreed":{"judgements/AM1-role-p1":"tutor"}}
//! ```
//! Each of the two is a learner record, so that nothing is described twice; `name` in it is what its file is called. Only
//! answers and notes are written: evidence, dates and the like stay with the apprentice. `record` is the [`checksum`] of the
//! record that was looked at, as it was. What was agreed stands under the place of the answer in a record: apprentice,
//! tutor or open. A place that the standard does not have is kept apart and written back.
//!
//! [`open`], [`examine`] and [`read`] are as those of `files::record`.

use super::fault::{Fault, IsWrong, Report};
use super::json::{Faults, Json, Problems};
use super::problem::{LeftOut, Problem, shown};
use super::quick;
use super::record::{self, RecordFile, Saved};
use super::values::{Day, Named, Sentence, Text};
use super::words::{Word, Words};
use crate::domain::date::Date;
use crate::domain::outcome::CategoryNo;
use crate::domain::plan::MethodNo;
use crate::domain::question::Question;
use crate::domain::readiness::Readiness;
use crate::domain::record::{LearnerRecord, Subject};
use crate::domain::standard::Standard;
use crate::domain::topic::{self, Topic, Undo, differing};
use crate::domain::two_views::{Agreement, Both, Role};
use crate::formats::days::write_date;
use crate::formats::json;
use crate::formats::stored;
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::Deserialize;

/// The format of a review.
pub const FORMAT: &str = "review/1";

/// The most bytes of a review: two records and a little.
pub const MOST_BYTES: usize = 2 * record::MOST_BYTES;

/// What two people said of one version of one standard, and what came of it.
#[derive(Clone, Debug, Deserr, Deserialize, JsonSchema)]
#[deserr(error = Faults, deny_unknown_fields)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "review")]
pub struct ReviewFile {
    /// The address of this schema, so that an editor completes the file.
    #[deserr(rename = "$schema", default)]
    #[serde(rename = "$schema")]
    pub schema: Option<Sentence>,
    /// The format and its version.
    #[schemars(extend("enum" = [FORMAT]))]
    pub format: Text<80>,
    /// The checksum of the apprentice's record as it was when the tutor looked at it.
    #[schemars(extend("pattern" = "^[0-9a-f]{16}$"))]
    pub record: Text<16>,
    /// The day on which the review was made.
    #[deserr(default)]
    pub made: Option<Day>,
    /// What the apprentice said.
    pub apprentice: RecordFile,
    /// What the tutor said.
    pub tutor: RecordFile,
    /// Under the place of an answer, such as judgements/AM1-role-p1: whose answer stands.
    #[deserr(default)]
    pub agreed: Option<Named<Word<Agreement>>>,
}

/// A review as it is worked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The checksum of the record that was looked at.
    pub record: String,
    /// The day on which it was made.
    pub made: Option<Date>,
    /// What each of the two said, as far as a review tells it.
    pub said: Both<Saved>,
    /// What was agreed, each topic once.
    pub agreed: Vec<(Topic, Agreement)>,
    /// What was agreed on something that the standard does not have: place and agreement.
    pub strange_agreements: Vec<(String, Agreement)>,
}

/// What became of a record since a review of it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// Nothing: it is the very record.
    Same,
    /// The answers and notes are the same, and something beside them is not.
    BesideAnswers,
    /// These answers or notes are others now.
    Changed(Vec<Topic>),
}

/// The checksum that a review names a record by: 16 hexadecimal digits over the record as it is written.
pub fn checksum(saved: &Saved, standard: &Standard) -> String {
    stored::checksum(&record::write(saved, standard))
}

impl Review {
    /// A review of an apprentice's record. Only answers and notes go into it.
    pub fn new(apprentice: &Saved, tutor: &Saved, standard: &Standard, made: Option<Date>) -> Review {
        let answers = |saved: &Saved| Saved { readiness: Readiness::default(), left_out: Vec::new(), ..saved.clone() };
        Review {
            record: checksum(apprentice, standard),
            made,
            said: Both { apprentice: answers(apprentice), tutor: answers(tutor) },
            agreed: Vec::new(),
            strange_agreements: Vec::new(),
        }
    }

    /// What was agreed on a topic, if anything.
    pub fn agreement(&self, topic: Topic) -> Option<Agreement> {
        self.agreed.iter().find(|(known, _)| *known == topic).map(|(_, agreement)| *agreement)
    }

    /// Notes what was agreed on a topic, or forgets it.
    pub fn agree(&mut self, topic: Topic, agreement: Option<Agreement>) {
        self.agreed.retain(|(known, _)| *known != topic);
        self.agreed.extend(agreement.map(|agreement| (topic, agreement)));
    }

    /// The topics that the tutor says something of, and not what the record says: what can be taken over from it.
    pub fn offers(&self, standard: &Standard, record: &LearnerRecord) -> Vec<Topic> {
        let tutor = &self.said.tutor.record;
        differing(standard, record, tutor).into_iter().filter(|topic| topic.is_said(tutor)).collect()
    }

    /// Takes over what the tutor says of these topics, where the tutor says anything, and gives the way back. Where the
    /// tutor is silent, and of everything else, the record stays as it is.
    pub fn take_over(&self, record: &mut LearnerRecord, chosen: &[Topic]) -> Undo {
        let tutor = &self.said.tutor.record;
        let said: Vec<Topic> = chosen.iter().copied().filter(|topic| topic.is_said(tutor)).collect();
        topic::take_over(record, tutor, &said)
    }

    /// What became of the record since.
    pub fn since(&self, now: &Saved, standard: &Standard) -> Since {
        let changed = differing(standard, &self.said.apprentice.record, &now.record);
        if !changed.is_empty() {
            Since::Changed(changed)
        } else if self.record == checksum(now, standard) {
            Since::Same
        } else {
            Since::BesideAnswers
        }
    }
}

/// A review of a standard that `find` knows; nothing where anything is wrong with it, which [`read`] tells.
pub fn open<'s>(text: &str, find: impl Fn(&str) -> Option<&'s Standard>) -> Option<Review> {
    let file: ReviewFile = quick::read(text, MOST_BYTES)?;
    let standard = find(&file.apprentice.standard)?;
    let is_wrong = IsWrong::default();
    let review = file.read(standard, &is_wrong);
    (!is_wrong.get()).then_some(review)
}

/// Reads a review of a standard that `find` knows.
///
/// # Errors
/// Every problem of its structure; or, where that is right, every other problem. In the order of the file; never empty.
///
/// ```
/// let problems = grades::files::review::read("{\n\"format\": \"review/9\"}", |_| None).unwrap_err();
/// assert_eq!((problems[0].code, problems[0].line), ("unknown-format", Some(2)));
/// ```
pub fn read<'s>(text: &str, find: impl Fn(&str) -> Option<&'s Standard>) -> Result<Review, Vec<Problem>> {
    open(text, &find).map_or_else(|| examine(text, &find), Ok)
}

/// The same, with the reader that tells everything. What [`open`] reads, it reads, too, and nothing else.
///
/// # Errors
/// As [`read`].
pub fn examine<'s>(text: &str, find: impl Fn(&str) -> Option<&'s Standard>) -> Result<Review, Vec<Problem>> {
    let json = Json::parse(text, MOST_BYTES).map_err(|problem| vec![problem])?;
    if let Some(given) = json.text_at("format").filter(|given| *given != FORMAT) {
        let says = format!("“{}” is not a review format that is known.", shown(given));
        let remedy = format!("Write “{FORMAT}”, or use a newer version of this tool.");
        return Err(json.placed(vec![Problem::new("/format", "unknown-format", says, remedy)]));
    }
    let file: ReviewFile = json.read()?;
    let Some(standard) = find(&file.apprentice.standard) else {
        let says = format!("“{}” is not a standard that is known here.", shown(&file.apprentice.standard));
        let remedy = "Use one of the standards that ship, or give its pack as well.";
        return Err(json.placed(vec![Problem::new("/apprentice/standard", "unknown-standard", says, remedy)]));
    };
    let problems = Problems::default();
    let review = file.read(standard, &problems);
    let problems = problems.into_list();
    if problems.is_empty() { Ok(review) } else { Err(json.placed(problems)) }
}

/// Whether a text is a review, or meant to be one, of whatever version.
pub fn is_review(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Head {
        format: Option<String>,
    }
    let head: Option<Head> = quick::read(text, MOST_BYTES);
    head.and_then(|head| head.format).is_some_and(|format| format.starts_with("review/"))
}

/// A review as a file: readable JSON.
pub fn write(review: &Review, standard: &Standard) -> String {
    let mut file = format!("{{\n  \"format\": \"{FORMAT}\",\n  \"record\": ");
    json::write_text(&review.record, &mut file);
    if let Some(made) = review.made {
        file.push_str(",\n  \"made\": ");
        json::write_text(&write_date(made), &mut file);
    }
    for role in [Role::Apprentice, Role::Tutor] {
        file.push_str(",\n  ");
        json::write_text(role.word(), &mut file);
        file.push_str(": ");
        // No text of JSON holds a line break, so each one is between two lines of the record.
        file.push_str(&record::write(review.said.of(role), standard).trim_end().replace('\n', "\n  "));
    }
    let known =
        topic::topics(standard).into_iter().filter_map(|topic| Some((key(standard, topic)?, review.agreement(topic)?)));
    let agreed: Vec<(String, Agreement)> = known.chain(review.strange_agreements.iter().cloned()).collect();
    for (place, (key, agreement)) in agreed.iter().enumerate() {
        file.push_str(if place == 0 { ",\n  \"agreed\": {\n    " } else { ",\n    " });
        json::write_text(key, &mut file);
        file.push_str(": ");
        json::write_text(agreement.word(), &mut file);
    }
    file.push_str(if agreed.is_empty() { "\n}\n" } else { "\n  }\n}\n" });
    file
}

impl ReviewFile {
    fn read(&self, standard: &Standard, report: &impl Report) -> Review {
        let top = ValuePointerRef::Origin;
        if &*self.format != FORMAT {
            report.add(top.push_key("format"), || {
                Fault::new("unknown-format", "The format is another one.", "Write review/1.")
            });
        }
        if self.record.len() != 16 || !self.record.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            report.add(top.push_key("record"), || {
                let says = format!("“{}” is not the checksum of a record.", shown(&self.record));
                Fault::new("bad-checksum", says, "Make the review again from the record.")
            });
        }
        let said = Both { apprentice: Role::Apprentice, tutor: Role::Tutor };
        let said = said.map(|role| self.saved(*role, standard, report));
        let of_place = |key: &str| self.agreed.as_ref().and_then(|agreed| agreed.get(key)).map(|agreement| agreement.0);
        let (mut agreed, mut known) = (Vec::new(), std::collections::BTreeSet::new());
        for topic in topic::topics(standard) {
            let Some(key) = key(standard, topic) else { continue };
            agreed.extend(of_place(&key).map(|agreement| (topic, agreement)));
            known.insert(key);
        }
        let strange = self.agreed.iter().flat_map(Named::iter).filter(|(place, _)| !known.contains(*place));
        let strange_agreements = strange.map(|(place, agreement)| (place.to_owned(), agreement.0)).collect();
        Review { record: self.record.owned(), made: self.made.map(|day| day.0), said, agreed, strange_agreements }
    }

    fn saved(&self, role: Role, standard: &Standard, report: &impl Report) -> Saved {
        let file = match role {
            Role::Apprentice => &self.apprentice,
            Role::Tutor => &self.tutor,
        };
        let below = Below { report, role };
        if *file.standard != *standard.uid {
            below.add(ValuePointerRef::Origin.push_key("standard"), || {
                let says = format!("“{}” is another standard than the apprentice’s.", shown(&file.standard));
                Fault::new("standard-differs", says, "Both must be about one version of one standard.")
            });
        }
        let mut saved = file.read_into(standard, &below);
        saved.left_out = saved
            .left_out
            .into_iter()
            .map(|left| LeftOut { at: format!("/{}{}", role.word(), left.at), text: left.text })
            .collect();
        saved
    }
}

/// Faults of a record that stands inside a review: their places begin with whose it is.
struct Below<'r, R> {
    report: &'r R,
    role: Role,
}

impl<R: Report> Report for Below<'_, R> {
    fn add(&self, place: ValuePointerRef, fault: impl FnOnce() -> Fault) {
        let mut fault = Some(fault);
        below(place, self.role.word(), &mut |place| {
            if let Some(fault) = fault.take() {
                self.report.add(place, fault);
            }
        });
    }
}

/// The same place below a key.
fn below(place: ValuePointerRef, top: &str, then: &mut dyn FnMut(ValuePointerRef)) {
    match place {
        ValuePointerRef::Origin => then(place.push_key(top)),
        ValuePointerRef::Key { key, prev } => below(*prev, top, &mut |prev| then(prev.push_key(key))),
        ValuePointerRef::Index { index, prev } => below(*prev, top, &mut |prev| then(prev.push_index(index))),
    }
}

/// The place of a topic in a record; none for what is not there in this standard.
pub fn key(standard: &Standard, topic: Topic) -> Option<String> {
    let of_method = |under: &str, no: MethodNo| standard.method(no).map(|method| format!("{under}/{}", method.id));
    let category = |no: CategoryNo| standard.category(no).map(|category| format!("placements/{}", category.id));
    match topic {
        Topic::Option => Some("pathway".to_owned()),
        Topic::Question(Question::Subject(subject)) => {
            let has_points = match subject {
                Subject::Criterion(no) => standard.criterion(no).is_some_and(|criterion| criterion.points.is_some()),
                Subject::Outcome(_) => false,
            };
            let under = if has_points { "points" } else { "judgements" };
            Some(format!("{under}/{}", standard.id_of(subject)))
        }
        Topic::Question(Question::Category(no)) => category(no),
        Topic::Question(Question::Marks(no)) => of_method("marks", no),
        Topic::Question(Question::Result(no)) => of_method("results", no),
        Topic::Attempt(no) => of_method("sittings", no),
        Topic::Waived => Some("waived".to_owned()),
        Topic::AssumedCap => Some("assumedCap".to_owned()),
        Topic::Note(subject) => Some(format!("notes/{}", standard.id_of(subject))),
    }
}
