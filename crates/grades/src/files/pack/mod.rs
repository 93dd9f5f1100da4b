//! Packs: one JSON file describes one version of one standard (`grade-pack/1`, `grade-pack/2`).
//!
//! [`PackFile`] is the file as it is written: its structure is checked while it is read. [`read`] makes a [`Standard`]
//! of it, and checks on the way what no structure can say: ids are unique, every name that refers to something refers to
//! something that is there, every rule can be met, and the combination table is whole. All problems of the structure are
//! told at once, and once it is right, all others.
//!
//! | file | holds |
//! |---|---|
//! | [`identity`] | `standard`, `documents`, `pathways`, `versions`, `notes` |
//! | [`ksbs`] | `ksbs`, `duties` |
//! | [`methods`] | `methods`: criteria, components, marks |
//! | [`outcomes`] | `outcomes`, `performance` |
//! | [`facts`] | `facts`, `gateway` |
//! | [`names`] | which ids there are, so that references can be checked wherever they stand |
//! | [`reserved`] | ids that a pack may not use |
//! | [`proof`] | that rules can be met and the table is whole |
//!
//! What a grade needs, `overall` and `repeats` stand in [`crate::rules`], a file for each kind of rule.

pub mod facts;
pub mod identity;
pub mod ksbs;
pub mod methods;
mod names;
pub mod outcomes;
mod proof;
pub mod reserved;

use super::json::{Json, Problems};
use super::problem::{Problem, shown};
use super::values::{Id, OrNull, Sentence, Text, Title, UpTo, Whole};
use super::words::{Word, Words, words};
use crate::domain::citation::{Basis, Citation};
use crate::domain::standard::Standard;
use deserr::{Deserr, ValuePointerRef};
use names::Names;
pub(crate) use names::find;
use schemars::JsonSchema;
use serde::Serialize;

/// The `format` of a pack, and its version. Every one is read for ever; a pack says the lowest that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// What most plans need.
    First,
    /// With short names, limits on repeats that differ, several readings of the whole, and the rules of fewer plans.
    Second,
}

words!(Format: First = "grade-pack/1", Second = "grade-pack/2");

/// The most bytes a pack may have.
pub const MOST_BYTES: usize = 1_000_000;

/// The most marks there may be.
pub const MOST_MARKS: u32 = 10_000;

/// One version of one standard. The file is called REFERENCE_VERSION.json.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = super::json::Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "pack")]
pub struct PackFile {
    /// The address of this schema, so that an editor completes the file.
    #[deserr(rename = "$schema", default)]
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Sentence>,
    /// The format and its version: the lowest that holds the pack.
    pub format: Word<Format>,
    /// What the pack is about.
    pub standard: identity::StandardFile,
    /// The documents that the pack was read from.
    pub documents: UpTo<identity::DocumentFile, 20>,
    /// The options; empty if the standard has none.
    pub pathways: UpTo<identity::PathwayFile, 20>,
    /// Knowledge, skills and behaviours, in document order.
    pub ksbs: UpTo<ksbs::KsbFile, 500>,
    /// The duties of the occupation.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duties: Option<UpTo<ksbs::DutyFile, 100>>,
    /// The overall scale, lowest first.
    pub grades: methods::ScaleFile,
    /// Assessment methods: always present, may be empty.
    pub methods: UpTo<methods::MethodFile, 10>,
    /// How the methods make the overall grade: a table, rules, or decidedBy.
    pub overall: crate::rules::overall::OverallFile,
    /// What re-sits and re-takes do to the grade.
    pub repeats: crate::rules::repeats::RepeatsFile,
    /// What is asked before the assessment.
    pub gateway: UpTo<facts::RequirementFile, 60>,
    /// Facts of the standard as a whole.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<UpTo<facts::FactFile, 300>>,
    /// Assessment outcomes; only for newer, short plans.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcomes: Option<UpTo<outcomes::OutcomeFile, 100>>,
    /// Performance categories; only for newer plans.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub performance: Option<UpTo<outcomes::CategoryFile, 100>>,
    /// The version log.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versions: Option<UpTo<identity::VersionFile, 100>>,
    /// What a document leaves open, prints two ways or damages.
    pub notes: UpTo<identity::NoteFile, 300>,
}

/// Where something is printed.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = super::json::Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "source")]
pub struct SourceFile {
    /// The id of a document of this pack.
    pub document: Id,
    /// Heading, table row; short, and the same words for the same place.
    pub at: Title,
    /// Only if the text itself prints the page.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<Whole<1, 2_000>>,
}

/// What the parts of a pack are checked with.
#[derive(Clone, Copy)]
pub(crate) struct Check<'c> {
    pub names: &'c Names,
    pub problems: &'c Problems,
    format: Format,
}

impl Check<'_> {
    /// Reports a problem.
    pub fn add(&self, place: ValuePointerRef, code: &'static str, says: impl AsRef<str>, remedy: impl AsRef<str>) {
        self.problems.add(place, code, says, remedy);
    }

    /// Reports a field or kind that is not there in the first format.
    pub fn only_in_second(&self, is_there: bool, place: ValuePointerRef) {
        if is_there && self.format < Format::Second {
            let remedy = format!("Write \"format\": \"{}\" at the top of the pack.", Format::Second.word());
            self.add(place, "needs-newer-format", format!("This needs {}.", Format::Second.word()), remedy);
        }
    }

    /// Where something is printed.
    pub fn source(&self, file: &SourceFile, place: ValuePointerRef) -> Citation {
        let place = place.push_key("source");
        self.names.document(&file.document, place.push_key("document"), self.problems);
        Citation {
            document: file.document.owned(),
            at: file.at.owned(),
            page: file.page.and_then(|page| u16::try_from(page.get()).ok()),
        }
    }

    fn may_source(&self, file: Option<&SourceFile>, place: ValuePointerRef) -> Option<Citation> {
        file.map(|file| self.source(file, place))
    }

    /// An option; none for the core.
    fn pathway(&self, id: Option<&Id>, place: ValuePointerRef) -> Option<crate::domain::standard::PathwayNo> {
        id.map(|id| self.names.pathway(id, place.push_key("pathway"), self.problems))
    }

    /// The codes of a list under this key.
    fn codes(&self, codes: &[Id], place: ValuePointerRef) -> Vec<String> {
        let place = place.push_key("ksbs");
        let mut kept = Vec::with_capacity(codes.len());
        for (at, code) in codes.iter().enumerate() {
            self.names.ksb(code, place.push_index(at), self.problems);
            kept.push(code.owned());
        }
        kept
    }
}

/// How sure a rule, table or note is.
pub(crate) type Sure = Word<Basis>;

/// How sure the rest is, if it is not stated.
fn basis(word: Option<Sure>) -> Basis {
    word.map_or_else(Basis::default, |word| word.0)
}

/// Reads a pack.
///
/// # Errors
/// Every problem of its structure; or, where that is right, every other problem. In the order of the file; never empty.
///
/// ```
/// let problems = grades::files::pack::read("{\"format\": \"grade-pack/1\"}").unwrap_err();
/// assert!(problems.iter().any(|problem| problem.code == "missing-field"));
/// ```
pub fn read(text: &str) -> Result<Standard, Vec<Problem>> {
    let json = Json::parse(text, MOST_BYTES).map_err(|problem| vec![problem])?;
    read_json(&json)
}

/// Reads a pack that is parsed already.
///
/// # Errors
/// As [`read`].
pub fn read_json(json: &Json) -> Result<Standard, Vec<Problem>> {
    known_format(json)?;
    let file: PackFile = json.read()?;
    file.to_standard().map_err(|problems| json.placed(problems))
}

/// Nothing else is told of a file whose format is another one.
fn known_format(json: &Json) -> Result<(), Vec<Problem>> {
    match json.text_at("format") {
        Some(given) if Format::from_word(given).is_none() => {
            let says = format!("“{}” is not a pack format that is known.", shown(given));
            let remedy = format!("Write “{}”, or use a newer version of this tool.", Format::First.word());
            Err(json.placed(vec![Problem::new("/format", "unknown-format", says, remedy)]))
        }
        _ => Ok(()),
    }
}

impl PackFile {
    /// The lowest format that holds it.
    pub fn lowest_format(&self) -> Format {
        let first = PackFile { format: Word(Format::First), ..self.clone() };
        let problems = first.to_standard().err().unwrap_or_default();
        let needs_more = problems.iter().any(|problem| problem.code == "needs-newer-format");
        if needs_more { Format::Second } else { Format::First }
    }

    /// What it describes.
    ///
    /// # Errors
    /// Every problem that is not one of structure, each with its place; never empty.
    pub fn to_standard(&self) -> Result<Standard, Vec<Problem>> {
        let top = ValuePointerRef::Origin;
        let (names, problems) = (Names::of(self), Problems::default());
        let check = Check { names: &names, problems: &problems, format: self.format.0 };
        let identity = self.standard.check(&check, top.push_key("standard"));
        let documents = identity::documents(&self.documents, &check, top.push_key("documents"));
        let pathways = identity::pathways(&self.pathways, &check, top.push_key("pathways"));
        let ksbs = ksbs::ksbs(&self.ksbs, &check, top.push_key("ksbs"));
        let duties = ksbs::duties(self.duties.as_deref().unwrap_or_default(), &check, top.push_key("duties"));
        let before_rules = problems.count();
        let grades = self.grades.check(&check, top.push_key("grades"));
        let (methods, criteria) = methods::methods(&self.methods, &check, top.push_key("methods"));
        let overall = self.overall.check(&check, top.push_key("overall"));
        let repeats = self.repeats.check(&check, top.push_key("repeats"));
        let rules_are_read = problems.count() == before_rules;
        let outcomes = self.outcomes.as_deref().unwrap_or_default();
        let standard = Standard {
            outcomes: outcomes::outcomes(outcomes, &ksbs, &check, top.push_key("outcomes")),
            performance: outcomes::performance(
                self.performance.as_deref().unwrap_or_default(),
                &check,
                top.push_key("performance"),
            ),
            documents,
            pathways,
            ksbs,
            duties,
            grades,
            methods,
            criteria,
            overall,
            repeats,
            gateway: facts::gateway(&self.gateway, &check, top.push_key("gateway")),
            facts: facts::facts(self.facts.as_deref(), &check, top),
            versions: identity::versions(
                self.versions.as_deref().unwrap_or_default(),
                &check,
                top.push_key("versions"),
            ),
            notes: identity::notes(&self.notes, &check, top.push_key("notes")),
            ..identity
        };
        // Rules that could not be read would only be complained about twice.
        if rules_are_read {
            self.repeats.prove(&standard.repeats, &check, top.push_key("repeats"));
            proof::prove(&standard, &problems);
        }
        let problems = problems.into_list();
        if problems.is_empty() { Ok(standard) } else { Err(problems) }
    }
}

/// A name that something else has to have.
pub(crate) type GradeRef = Text<80>;

/// A name for lists.
type Short = Text<60>;

/// The most words of a short name.
const MOST_WORDS: usize = 6;

/// A short name of a criterion or outcome, under its key.
fn short(name: Option<&Short>, check: &Check, place: ValuePointerRef) -> Option<String> {
    let place = place.push_key("short");
    check.only_in_second(name.is_some(), place);
    let words = name.map_or(0, |name| name.split_whitespace().count());
    if words > MOST_WORDS {
        let says = format!("The short name has {words} words; {MOST_WORDS} are the most.");
        check.add(place, "long-short-name", says, "Shorten it: it stands in lists, beside the whole prompt.");
    }
    name.map(Text::owned)
}

/// null for the core, else the id of an option.
type OfOption = OrNull<Id>;
