//! `standard`, `documents`, `pathways`, `versions`, `notes`: what a pack is about and what it was read from.

use super::{Check, SourceFile, Sure, reserved};
use crate::domain::standard::{Document, Note, Pathway, Standard, Status, VersionEntry, Window};
use crate::files::json::missing_or_null;
use crate::files::values::{Day, Given, Id, OrNull, Sentence, Text, Title, UpTo, Whole, refuse_duplicates};
use crate::files::words::Word;
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::Serialize;

/// What a pack is about.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = crate::files::json::Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "standard")]
pub struct StandardFile {
    /// Reference, underscore, version: the file's name.
    pub uid: Id,
    /// Such as ST0792.
    pub reference: Id,
    /// Text, such as "1.2".
    pub version: Id,
    /// The occupation, exactly as printed.
    pub title: Title,
    /// Other names and typical job titles that a person may search by.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub also_called: Option<UpTo<Title, 60>>,
    /// The level.
    pub level: Whole<1, 8>,
    /// Where the version stands.
    pub status: Word<Status>,
    /// The days on which it may be started; null if not stated.
    #[deserr(missing_field_error = missing_or_null)]
    pub starts: OrNull<WindowFile>,
    /// The day on which the pack was last read against its documents.
    pub checked: Day,
    /// Where it is printed.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceFile>,
}

/// Start dates, inclusive.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = crate::files::json::Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "window")]
pub struct WindowFile {
    /// The first day.
    pub earliest: Day,
    /// The last day; null while the version is open.
    #[deserr(missing_field_error = missing_or_null)]
    pub latest: OrNull<Day>,
}

/// A document that the pack was read from.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = crate::files::json::Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "document")]
pub struct DocumentFile {
    /// What citations call it.
    pub id: Id,
    /// Its title.
    pub title: Title,
    /// Who published it.
    pub publisher: Title,
    /// Its version, as printed.
    pub version: Title,
    /// The licence that the document names, with a version only where one is printed, else "not stated".
    pub licence: Title,
    /// The public address if the text prints one, else null.
    #[deserr(missing_field_error = missing_or_null)]
    pub address: OrNull<Text<500>>,
    /// The day on which it was read.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<Day>,
}

/// An option of the standard.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = crate::files::json::Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "pathway")]
pub struct PathwayFile {
    /// Kebab case; never changes once published.
    pub id: Id,
    /// Exactly as printed.
    pub title: Title,
    /// A sentence saying why this option's grades are only indicative.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicative: Option<Sentence>,
    /// Where it is printed.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceFile>,
}

/// An entry of the version log.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = crate::files::json::Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "version")]
pub struct VersionFile {
    /// Text, such as "1.1".
    pub version: Id,
    /// The first day on which it could be started; null if not stated.
    #[deserr(missing_field_error = missing_or_null)]
    pub earliest: OrNull<Day>,
    /// The last day, or null. Must be there, perhaps as null, beside an earliest day.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Given::is_missing")]
    #[schemars(default)]
    pub latest: Given<Day>,
    /// Own words: what changed.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Sentence>,
    /// Where it is printed.
    pub source: SourceFile,
}

/// What the document leaves open, prints two ways or damages, and how we read it.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = crate::files::json::Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "note")]
pub struct NoteFile {
    /// standard, overall, repeats, gateway, portfolio, facts, or the id of a method, criterion, outcome, category or
    /// option, or a KSB code.
    pub about: Id,
    /// How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways),
    /// not-stated (the document is silent), reconstructed (criteria only: the text is lost).
    pub basis: Sure,
    /// Own words to the reader, one or two sentences.
    pub text: Sentence,
    /// Where it is printed.
    pub source: SourceFile,
}

impl StandardFile {
    /// A standard with nothing but what `standard` says of it.
    pub(super) fn check(&self, check: &Check, place: ValuePointerRef) -> Standard {
        let expected = format!("{}_{}", &*self.reference, &*self.version);
        if *self.uid != expected {
            let says = format!("The uid is “{}”, but reference and version make “{expected}”.", &*self.uid);
            check.add(place, "uid-differs", says, "Make the three agree: reference, underscore, version.");
        }
        check.may_source(self.source.as_ref(), place);
        let names = self.also_called.as_deref().unwrap_or_default();
        Standard {
            uid: self.uid.owned(),
            reference: self.reference.owned(),
            version: self.version.owned(),
            title: self.title.owned(),
            also_called: names.iter().map(Text::owned).collect(),
            level: u8::try_from(self.level.get()).unwrap_or(0),
            status: self.status.0,
            starts: self
                .starts
                .0
                .as_ref()
                .map(|starts| window(starts.earliest, starts.latest.0, check, place.push_key("starts"))),
            checked: self.checked.0,
            ..Standard::default()
        }
    }
}

fn window(earliest: Day, latest: Option<Day>, check: &Check, place: ValuePointerRef) -> Window {
    let window = Window { earliest: earliest.0, latest: latest.map(|day| day.0) };
    if window.latest.is_some_and(|latest| latest < window.earliest) {
        let says = "The latest start lies before the earliest.";
        check.add(place, "dates-reversed", says, "Swap or correct the dates.");
    }
    window
}

const OWN_ID: &str = "Give each its own id; ids never change once published.";

pub(super) fn documents(files: &[DocumentFile], check: &Check, place: ValuePointerRef) -> Vec<Document> {
    refuse_duplicates(files.iter().map(|file| &*file.id), place, OWN_ID, check.problems);
    let document = |file: &DocumentFile| Document {
        id: file.id.owned(),
        title: file.title.owned(),
        publisher: file.publisher.owned(),
        version: file.version.owned(),
        licence: file.licence.owned(),
        address: file.address.0.as_ref().map(Text::owned),
        read: file.read.map(|day| day.0),
    };
    files.iter().map(document).collect()
}

pub(super) fn pathways(files: &[PathwayFile], check: &Check, place: ValuePointerRef) -> Vec<Pathway> {
    refuse_duplicates(files.iter().map(|file| &*file.id), place, OWN_ID, check.problems);
    let pathway = |(at, file): (usize, &PathwayFile)| {
        let place = place.push_index(at);
        reserved::refuse(&file.id, &reserved::OPTIONS, check, place.push_key("id"));
        Pathway {
            id: file.id.owned(),
            title: file.title.owned(),
            indicative: file.indicative.as_ref().map(Text::owned),
            source: check.may_source(file.source.as_ref(), place),
        }
    };
    files.iter().enumerate().map(pathway).collect()
}

pub(super) fn versions(files: &[VersionFile], check: &Check, place: ValuePointerRef) -> Vec<VersionEntry> {
    let entry = |(at, file): (usize, &VersionFile)| {
        let place = place.push_index(at);
        let starts = file.earliest.0.map(|earliest| {
            if file.latest.is_missing() {
                let says = "“latest” is missing.";
                check.add(place, "missing-field", says, "Add “latest”. Where there is none, write null.");
            }
            window(earliest, file.latest.value(), check, place)
        });
        VersionEntry {
            version: file.version.owned(),
            starts,
            change: file.change.as_ref().map(Text::owned),
            source: check.source(&file.source, place),
        }
    };
    files.iter().enumerate().map(entry).collect()
}

pub(super) fn notes(files: &[NoteFile], check: &Check, place: ValuePointerRef) -> Vec<Note> {
    let note = |(at, file): (usize, &NoteFile)| {
        let place = place.push_index(at);
        check.names.about(&file.about, place.push_key("about"), check.problems);
        Note {
            about: file.about.owned(),
            basis: file.basis.0,
            text: file.text.owned(),
            source: check.source(&file.source, place),
        }
    };
    files.iter().enumerate().map(note).collect()
}
