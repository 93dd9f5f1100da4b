//! Learner records: what one person said (`learner-record/3`).
//!
//! ```json
//! {"format":"learner-record/1","standard":"ST0792_1.2","pathway":"production-coordinator",
//!  "judgements":{"AM1-role-p1":"met"},"sittings":{"AM1":"resit"},"waived":true,"results":{"AM2":"pass"},
//!  "notes":{"AM1-role-p1":"the winter production"}}
//! ```
//! Everything after `pathway` may be left out. Where a plan says nothing of repeats, `assumedCap` names the limit that the
//! person assumes; it is never a plan's. Answers and notes about assessment outcomes stand under the same keys as
//! those about criteria; where somebody sees themselves in a performance category stands under `placements`. A
//! criterion, outcome or category that the standard does not have is kept apart, with what was said of it, and written
//! back: a record never loses anything by being opened.
//!
//! Since `/2` a record may also have a name, and keep what a person needs on the way to the assessment ([`Readiness`]):
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
//!
//! Since `/3` a note may have up to 5,000 characters (2,000 before), a piece of evidence up to 2,000 links of each kind (500
//! before), and `packChecksum` tells which edition of somebody's own pack the record was made with.
//!
//! **The lowest format that holds what was said is written**, so that older copies of the page open it. All are read for
//! ever.
//!
//! [`RecordFile`] is the file as it is written. It is read in two ways: [`open`] only finds out whether it is right, which
//! takes little code; [`examine`] tells everything that is wrong with it, with lines; [`read`] is both.

mod answers;
mod readiness;
mod readiness_file;
mod text;
mod writing;

pub use answers::MarksFile;
pub use readiness::{
    AboutFile, ConfirmedFile, DatesFile, EvidenceFile, EvidenceList, RehearsalFile, Rehearsals, StatementFile, StepFile,
};
pub use text::{clean_line, clean_note, split_line, split_note};
pub use writing::write;

use super::fault::{Fault, IsWrong, Report};
use super::json::{Faults, Json, Problems};
use super::problem::{LeftOut, Problem, did_you_mean, named, shown};
use super::quick;
use super::values::{FreeText, Named, Sentence, Text, UpTo};
use super::words::{Word, Words};
use crate::domain::evidence::EvidenceKind;
use crate::domain::merge::{Changes, Thing};
use crate::domain::outcome::Placement;
use crate::domain::readiness::Readiness;
use crate::domain::record::{Judgement, LearnerRecord};
use crate::domain::repeats::Sitting;
use crate::domain::standard::Standard;
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::cell::RefCell;

/// Every format of a record, the first one first.
pub const FORMATS: [&str; 3] = ["learner-record/1", "learner-record/2", "learner-record/3"];

/// The newest format: it holds everything.
pub const FORMAT: &str = "learner-record/3";

/// What stands before the number of a format.
const FAMILY: &str = "learner-record/";

/// The most bytes a record may have; what is larger is neither read nor written.
pub const MOST_BYTES: usize = 8_000_000;

/// The most characters of a note, and those that fit before `/3`.
pub const LONGEST_NOTE: usize = 5_000;
const LONGEST_NOTE_BEFORE: usize = 2_000;

/// The most links of one piece to criteria, and to KSBs, and those that fit before `/3`.
pub const MOST_LINKS: usize = 2_000;
const MOST_LINKS_BEFORE: usize = 500;

/// The most pieces of evidence in one record.
pub const MOST_PIECES: usize = 200;

/// The most rehearsals in one record.
pub const MOST_REHEARSALS: usize = 200;

/// The most characters of a title, a place, a name or the like.
pub const LONGEST_LINE: usize = 300;

/// The most characters of the name of a record.
pub const LONGEST_NAME: usize = 80;

/// The most minutes of a piece or a rehearsal.
pub const MOST_MINUTES: u32 = 10_000;

/// What stands for a performance category in which no descriptor fits yet.
pub const NEITHER: &str = "neither";

/// An id or a word, which need not be one that is known.
type Name = Text<80>;

/// A list of ids.
pub type Ids = UpTo<Name, MOST_LINKS>;

/// What one person said about one version of one standard. Everything after pathway may be left out.
#[derive(Clone, Debug, Deserr, Deserialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "record")]
pub struct RecordFile {
    /// The address of this schema, so that an editor completes the file.
    #[deserr(rename = "$schema", default)]
    #[serde(rename = "$schema")]
    pub schema: Option<Sentence>,
    /// The format and its version.
    #[schemars(extend("enum" = FORMATS))]
    pub format: Name,
    /// The uid of the pack, such as ST0792_1.2.
    pub standard: Name,
    /// The checksum of the pack, where it is somebody's own. With learner-record/3.
    #[deserr(default)]
    pub pack_checksum: Option<Name>,
    /// What the person calls this record. With learner-record/2.
    #[deserr(default)]
    pub name: Option<FreeText>,
    /// The id of the option; null while none is chosen.
    #[deserr(default)]
    pub pathway: Option<Name>,
    /// An answer under the id of each criterion or outcome answered.
    #[deserr(default)]
    #[schemars(with = "Option<Named<Word<Judgement>>>")]
    pub judgements: Option<Named<Name>>,
    /// By performance category: a grade that it describes, or neither.
    #[deserr(default)]
    pub placements: Option<Named<Name>>,
    /// Under the id of a method: which attempt it is.
    #[deserr(default)]
    pub sittings: Option<Named<Word<Sitting>>>,
    /// true if the assessment organisation lifted the cap on repeats.
    #[deserr(default)]
    pub waived: Option<bool>,
    /// Where the plan says nothing of repeats: the limit that the person assumes.
    #[deserr(default)]
    pub assumed_cap: Option<Name>,
    /// Under the id of a method: a result that was given.
    #[deserr(default)]
    pub results: Option<Named<Name>>,
    /// Under the id of a method: its marks.
    #[deserr(default)]
    pub marks: Option<Named<MarksFile>>,
    /// Under the id of a criterion: its points.
    #[deserr(default)]
    pub points: Option<answers::Points>,
    /// Under the id of a criterion or outcome: a note of the person's own.
    #[deserr(default)]
    pub notes: Option<Named<FreeText>>,
    /// Evidence. With learner-record/2.
    #[deserr(default)]
    pub evidence: Option<EvidenceList>,
    /// Who has signed the portfolio's statement. With learner-record/2.
    #[deserr(default)]
    pub statement: Option<StatementFile>,
    /// By requirement: where it stands. With learner-record/2.
    #[deserr(default)]
    pub gateway: Option<Named<ConfirmedFile>>,
    /// What requirements depend on. With learner-record/2.
    #[deserr(default)]
    pub about: Option<AboutFile>,
    /// Days that the person chose. With learner-record/2.
    #[deserr(default)]
    pub dates: Option<DatesFile>,
    /// Rehearsals of methods. With learner-record/2.
    #[deserr(default)]
    pub rehearsals: Option<Rehearsals>,
    /// By criterion or outcome: what is to be shown next. With learner-record/2.
    #[deserr(default)]
    pub plan: Option<Named<StepFile>>,
}

/// A record as it is worked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Which version of which standard it is about.
    pub standard: String,
    /// The checksum of the pack it was made with, where that is somebody's own.
    pub pack_checksum: Option<String>,
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
            pack_checksum: None,
            name: String::new(),
            record: LearnerRecord::default(),
            readiness: Readiness::default(),
            strangers: Vec::new(),
            strange_placements: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Adds what somebody said elsewhere about the same standard, and tells what that changes. Where the other record says
    /// something, it counts; where it is silent, this one stays, and so does its name.
    pub fn merge(&mut self, other: &Saved) -> Changes {
        let mut changes = Changes::default();
        changes.lay(&mut self.record.pathway, &other.record.pathway, Thing::Option);
        self.record.merge(&other.record, &mut changes);
        self.readiness.merge(&other.readiness, &mut changes);
        for (mine, other) in
            [(&mut self.strangers, &other.strangers), (&mut self.strange_placements, &other.strange_placements)]
        {
            for (id, word) in other {
                if !mine.iter().any(|(known, _)| known == id) {
                    changes.note(Thing::UnknownAnswer(id.clone()), true);
                    mine.push((id.clone(), word.clone()));
                }
            }
        }
        changes
    }
}

/// A record of one of the standards that `find` knows; nothing where anything is wrong with it, which [`read`] tells.
///
/// ```
/// use grades::files::record;
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// let known = |uid: &str| (uid == standard.uid).then_some(&standard);
/// assert!(record::open(r#"{"format":"learner-record/1","standard":"ST0792_1.2"}"#, known).is_some());
/// assert_eq!(record::open(r#"{"format":"learner-record/1"}"#, known), None);
/// ```
pub fn open<'s>(text: &str, find: impl Fn(&str) -> Option<&'s Standard>) -> Option<Saved> {
    let file: RecordFile = quick::read(text, MOST_BYTES)?;
    let standard = find(&file.standard)?;
    file.saved(standard)
}

/// Reads a record of one of the standards that `find` knows.
///
/// # Errors
/// Every problem of its structure; or, where that is right, every other problem. In the order of the file; never empty.
/// Ids that the standard does not have are no problem here: see [`Saved::strangers`].
///
/// ```
/// let problems = grades::files::record::read("{\n\"format\": \"learner-record/9\"}", |_| None).unwrap_err();
/// assert_eq!((problems[0].code, problems[0].line), ("unknown-format", Some(2)));
/// ```
pub fn read<'s>(text: &str, find: impl Fn(&str) -> Option<&'s Standard>) -> Result<Saved, Vec<Problem>> {
    // Most records are right.
    open(text, &find).map_or_else(|| examine(text, &find), Ok)
}

/// The same, with the reader that tells everything. What [`open`] reads, it reads, too, and nothing else.
///
/// # Errors
/// As [`read`].
pub fn examine<'s>(text: &str, find: impl Fn(&str) -> Option<&'s Standard>) -> Result<Saved, Vec<Problem>> {
    let json = Json::parse(text, MOST_BYTES).map_err(|problem| vec![problem])?;
    // Nothing else is told of a file whose format is another one.
    if let Some(given) = json.text_at("format").filter(|given| !FORMATS.contains(given)) {
        return Err(json.placed(vec![unknown_format(given)]));
    }
    let file: RecordFile = json.read()?;
    let Some(standard) = find(&file.standard) else {
        let says = format!("“{}” is not a standard that is known here.", shown(&file.standard));
        let remedy = "Use one of the standards that ship, or give its pack as well.";
        return Err(json.placed(vec![Problem::new("/standard", "unknown-standard", says, remedy)]));
    };
    file.to_saved(standard).map_err(|problems| json.placed(problems))
}

fn unknown_format(given: &str) -> Problem {
    let says = format!("“{}” is not a record format that is known.", shown(given));
    let remedy = format!("Write “{FORMAT}”, or use a newer version of this tool.");
    Problem::new("/format", "unknown-format", says, remedy)
}

/// Reads a record that is to be graded: a criterion, outcome or category that the standard does not have is a problem,
/// and so is a missing option. Such records come from programs, on one line each, so no lines are told.
///
/// # Errors
/// Every problem there is.
pub fn read_to_grade<'s>(text: &str, find: impl Fn(&str) -> Option<&'s Standard>) -> Result<Saved, Vec<Problem>> {
    let without_lines = |problem| Problem { line: None, ..problem };
    let saved = read(text, &find).map_err(|problems| problems.into_iter().map(without_lines).collect::<Vec<_>>())?;
    let Some(standard) = find(&saved.standard) else { return Ok(saved) };
    let (top, problems) = (ValuePointerRef::Origin, Problems::default());
    if saved.record.pathway.is_none() && !standard.pathways.is_empty() {
        let options = named(&standard.pathways, |pathway| &pathway.id);
        let remedy = format!("Name one of: {}.", options.join(", "));
        let says = "This standard has options, and none is chosen.";
        problems.add(top.push_key("pathway"), "no-option", says, remedy);
    }
    let unknown = |list: &[(String, String)], under: &str, code, what: &str, known: &[&str]| {
        for (id, _) in list {
            let hint = did_you_mean(id, known);
            let says = format!("“{}” is not {what} of {}.{hint}", shown(id), standard.uid);
            problems.add(top.push_key(under).push_key(id), code, says, "Correct or remove it.");
        }
    };
    let known = subject_ids(standard);
    let what = if standard.outcomes.is_empty() { "a criterion" } else { "an outcome" };
    unknown(&saved.strangers, "judgements", "unknown-criterion", what, &known);
    let known = named(&standard.performance, |category| &category.id);
    unknown(&saved.strange_placements, "placements", "unknown-category", "a performance category", &known);
    let problems = problems.into_list();
    if problems.is_empty() { Ok(saved) } else { Err(problems) }
}

/// The fields of any record, whatever its format, that say how to go on reading it.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    standard: Option<String>,
}

fn head(text: &str) -> Option<Head> {
    quick::read(text, MOST_BYTES)
}

/// The standard that a record names, if it is JSON and names one.
///
/// ```
/// let uid = grades::files::record::standard_of(r#"{"standard":"ST0792_1.2","anything":[]}"#);
/// assert_eq!(uid.as_deref(), Some("ST0792_1.2"));
/// ```
pub fn standard_of(text: &str) -> Option<String> {
    head(text)?.standard
}

/// Whether a record is of a newer format than all that are known.
///
/// ```
/// use grades::files::record::is_newer;
/// assert!(is_newer(r#"{"format":"learner-record/4"}"#) && !is_newer(r#"{"format":"learner-record/3"}"#));
/// assert!(!is_newer(r#"{"format":"grade-pack/4"}"#));
/// ```
pub fn is_newer(text: &str) -> bool {
    let format = head(text).and_then(|head| head.format).unwrap_or_default();
    let number = format.strip_prefix(FAMILY).and_then(|number| number.parse::<usize>().ok());
    number.is_some_and(|number| number > FORMATS.len())
}

/// What can be read of a record of a newer format: of the fields that are known here, and of what stands in them by name,
/// whatever is right on its own. To be shown only; written back, it would lose the rest.
///
/// ```
/// use grades::files::record;
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// let newer = r#"{"format":"learner-record/9","standard":"ST0792_1.2","moods":[1.5],
///     "judgements":{"AM1-role-p1":"met","AM1-role-p2":{"level":4}}}"#;
/// let part = record::open_part(newer, |uid| (uid == standard.uid).then_some(&standard)).expect("some of it");
/// assert_eq!(part.record.answered(), 1);
/// ```
pub fn open_part<'s>(text: &str, find: impl Fn(&str) -> Option<&'s Standard>) -> Option<Saved> {
    let whole: Map<String, Value> = (text.len() <= MOST_BYTES).then(|| serde_json::from_str(text).ok()).flatten()?;
    let standard = find(whole.get("standard")?.as_str()?)?;
    let read = |fields: &Map<String, Value>| {
        let file: Option<RecordFile> = serde_json::from_value(Value::Object(fields.clone())).ok();
        file.and_then(|file| file.saved(standard))
    };
    let mut known = Map::from_iter([
        ("format".to_owned(), Value::from(FORMAT)),
        ("standard".to_owned(), Value::from(standard.uid.as_str())),
    ]);
    let head = known.clone();
    let is_right = |name: &str, value: Value| {
        let mut fields = head.clone();
        fields.insert(name.to_owned(), value);
        read(&fields).is_some()
    };
    for (name, mut value) in whole.into_iter().filter(|(name, _)| !head.contains_key(name)) {
        if !is_right(&name, value.clone()) {
            match &mut value {
                Value::Object(fields) => fields.retain(|key, value| {
                    is_right(&name, Value::Object(Map::from_iter([(key.clone(), value.clone())])))
                }),
                Value::Array(items) => items.retain(|item| is_right(&name, Value::Array(vec![item.clone()]))),
                _ => {}
            }
        }
        // A field of that format alone stays out.
        if is_right(&name, value.clone()) {
            known.insert(name, value);
        }
    }
    read(&known)
}

/// The lowest format that holds what was said.
pub fn lowest_format(saved: &Saved) -> &'static str {
    let Readiness { evidence, gateway, rehearsals, .. } = &saved.readiness;
    let notes = saved.record.notes().iter().map(|(_, note)| note);
    let notes = notes.chain(evidence.iter().map(|piece| &piece.note));
    let mut notes = notes.chain(gateway.iter().map(|(_, confirmed)| &confirmed.note));
    let links = evidence.iter().flat_map(|piece| [piece.criteria(), piece.ksbs()]);
    let mut links = links.chain(rehearsals.iter().map(|rehearsal| &*rehearsal.well));
    let [first, second, third] = FORMATS;
    if saved.pack_checksum.is_some()
        || notes.any(|note| note.chars().nth(LONGEST_NOTE_BEFORE).is_some())
        || links.any(|ids| ids.len() > MOST_LINKS_BEFORE)
    {
        third
    } else if !saved.name.is_empty() || !saved.readiness.is_empty() {
        second
    } else {
        first
    }
}

/// What the parts of a record are read with.
struct Reading<'r, R> {
    standard: &'r Standard,
    report: &'r R,
    left_out: RefCell<Vec<LeftOut>>,
}

impl RecordFile {
    /// What it says about a standard.
    ///
    /// # Errors
    /// Every problem that is not one of structure, each with its place; never empty.
    pub fn to_saved(&self, standard: &Standard) -> Result<Saved, Vec<Problem>> {
        let problems = Problems::default();
        if !FORMATS.contains(&&*self.format) {
            return Err(vec![unknown_format(&self.format)]);
        }
        let saved = self.read(standard, &problems);
        let problems = problems.into_list();
        if problems.is_empty() { Ok(saved) } else { Err(problems) }
    }

    /// The same, without a word about what is wrong.
    fn saved(&self, standard: &Standard) -> Option<Saved> {
        let is_wrong = IsWrong::default();
        let saved = self.read(standard, &is_wrong);
        (FORMATS.contains(&&*self.format) && !is_wrong.get()).then_some(saved)
    }

    /// What it says about a standard, whatever is wrong with it.
    fn read(&self, standard: &Standard, report: &impl Report) -> Saved {
        let reading = Reading { standard, report, left_out: RefCell::default() };
        self.refuse_later_fields(report);
        let mut saved = Saved::new(&standard.uid);
        saved.pack_checksum = self.pack_checksum.as_ref().map(Text::owned);
        saved.name = reading.line(self.name.as_ref(), LONGEST_NAME, ValuePointerRef::Origin.push_key("name"));
        self.answers(&reading, &mut saved);
        saved.readiness = self.readiness(&reading);
        saved.left_out = reading.left_out.into_inner();
        saved
    }

    /// The same, where the record stands inside another file.
    pub(super) fn read_into(&self, standard: &Standard, report: &impl Report) -> Saved {
        if !FORMATS.contains(&&*self.format) {
            report.add(ValuePointerRef::Origin.push_key("format"), || {
                let says = format!("“{}” is not a record format that is known.", shown(&self.format));
                Fault::new("unknown-format", says, format!("Write “{FORMAT}”, or use a newer version of this tool."))
            });
        }
        self.read(standard, report)
    }

    /// Fields that only a later format has, and whether each is there.
    fn later_fields(&self) -> [(&'static str, bool); 9] {
        [
            ("name", self.name.is_some()),
            ("evidence", self.evidence.is_some()),
            ("statement", self.statement.is_some()),
            ("gateway", self.gateway.is_some()),
            ("about", self.about.is_some()),
            ("dates", self.dates.is_some()),
            ("rehearsals", self.rehearsals.is_some()),
            ("plan", self.plan.is_some()),
            ("packChecksum", self.pack_checksum.is_some()),
        ]
    }

    /// A record of an earlier format has no field of a later one.
    fn refuse_later_fields(&self, report: &impl Report) {
        let number = FORMATS.iter().position(|format| *format == &*self.format);
        for (field, is_there) in self.later_fields() {
            let since = if field == "packChecksum" { 2 } else { 1 };
            if is_there && number.is_some_and(|number| number < since) {
                report.add(ValuePointerRef::Origin.push_key(field), || {
                    let says = format!("“{field}” is not a field that is known here.");
                    Fault::new("unknown-field", says, format!("Remove it, or write “{FORMAT}” as the format."))
                });
            }
        }
    }
}

/// The ids of a list that may be left out.
fn ids_of(list: Option<&Ids>) -> impl Iterator<Item = &str> {
    list.into_iter().flat_map(|list| list.iter()).map(|id| &**id)
}

/// The ids of whatever can be answered, met or not.
pub(crate) fn subject_ids(standard: &Standard) -> Vec<&str> {
    let mut ids = named(&standard.criteria, |criterion| &criterion.id);
    ids.extend_from_slice(&named(&standard.outcomes, |outcome| &outcome.id));
    ids
}

/// The word for an answer in files.
pub fn judgement_word(judgement: Judgement) -> &'static str {
    judgement.word()
}

/// The word for a kind of evidence in files.
pub fn kind_word(kind: EvidenceKind) -> &'static str {
    kind.word()
}

/// The word for a placement in files.
pub fn placement_word(standard: &Standard, placement: Placement) -> &str {
    match placement {
        Placement::Neither => NEITHER,
        Placement::At(grade) => standard.grades.name(grade),
    }
}
