//! `outcomes` and `performance`: what newer, short plans have in place of criteria.

use super::{Check, OfOption, Short, SourceFile, Sure, basis, reserved, short};
use crate::domain::outcome::{AssessmentOutcome, PerformanceCategory, PerformanceDescriptor};
use crate::domain::standard::{Ksb, PathwayNo};
use crate::files::json::{Faults, missing_or_null};
use crate::files::problem::shown;
use crate::files::record::NEITHER;
use crate::files::values::{Id, Named, Sentence, Title, UpTo};
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::Serialize;

/// An assessment outcome of a newer, short plan.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "outcome")]
pub struct OutcomeFile {
    /// Such as AO1; not the id of a category or criterion. Never changes once published.
    pub id: Id,
    /// As printed.
    pub title: Title,
    /// null for the core, else the id of an option.
    #[deserr(missing_field_error = missing_or_null)]
    pub pathway: OfOption,
    /// Codes; each must stand in ksbs for the core or for this outcome's option.
    pub ksbs: UpTo<Id, 100>,
    /// Own words, covers every demand, up to 60 words: "I can …".
    pub prompt: Sentence,
    /// A name of up to six words, for lists; left out: the title. Needs grade-pack/2.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Short>,
    /// How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Sure>,
    /// Where it is printed.
    pub source: SourceFile,
}

/// A performance category of a newer, short plan.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "category")]
pub struct CategoryFile {
    /// Not the id of an outcome or criterion. Never changes once published.
    pub id: Id,
    /// As printed.
    pub title: Title,
    /// Own words under each grade of the overall scale that is described.
    #[schemars(extend("minProperties" = 1))]
    pub descriptors: Named<Sentence>,
    /// How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Sure>,
    /// Where it is printed.
    pub source: SourceFile,
}

pub(super) fn outcomes(
    files: &[OutcomeFile],
    ksbs: &[Ksb],
    check: &Check,
    place: ValuePointerRef,
) -> Vec<AssessmentOutcome> {
    let outcome = |(at, file): (usize, &OutcomeFile)| {
        let place = place.push_index(at);
        own_id(&file.id, check, place);
        let pathway = check.pathway(file.pathway.0.as_ref(), place);
        let of_codes = place.push_key("ksbs");
        for (at, code) in file.ksbs.iter().enumerate().filter(|(_, code)| ksb_is_elsewhere(ksbs, code, pathway)) {
            let says = format!("“{}” belongs to an option that this outcome is not of.", shown(code));
            let remedy = "Correct the code, or the “pathway” of one of the two.";
            check.add(of_codes.push_index(at), "ksb-of-other-option", says, remedy);
        }
        AssessmentOutcome {
            id: file.id.owned(),
            title: file.title.owned(),
            pathway,
            ksbs: check.codes(&file.ksbs, place),
            prompt: file.prompt.owned(),
            short: short(file.short.as_ref(), check, place),
            basis: basis(file.basis),
            source: check.source(&file.source, place),
        }
    };
    files.iter().enumerate().map(outcome).collect()
}

/// The code is known, but to nobody who is assessed on something of this option.
fn ksb_is_elsewhere(ksbs: &[Ksb], code: &str, pathway: Option<PathwayNo>) -> bool {
    let mut known = ksbs.iter().filter(|ksb| ksb.code == code).peekable();
    known.peek().is_some() && !known.any(|ksb| ksb.pathway.is_none() || ksb.pathway == pathway)
}

pub(super) fn performance(files: &[CategoryFile], check: &Check, place: ValuePointerRef) -> Vec<PerformanceCategory> {
    let category = |(at, file): (usize, &CategoryFile)| {
        let place = place.push_index(at);
        own_id(&file.id, check, place);
        PerformanceCategory {
            id: file.id.owned(),
            title: file.title.owned(),
            descriptors: descriptors(&file.descriptors, check, place.push_key("descriptors")),
            basis: basis(file.basis),
            source: check.source(&file.source, place),
        }
    };
    files.iter().enumerate().map(category).collect()
}

/// A descriptor for each grade that has one, in the order of the scale.
fn descriptors(file: &Named<Sentence>, check: &Check, place: ValuePointerRef) -> Vec<PerformanceDescriptor> {
    if file.is_empty() {
        check.add(place, "no-descriptors", "The category describes no grade.", "Describe one grade or more.");
    }
    let Some(scale) = check.names.overall() else { return Vec::new() };
    for name in file.names() {
        check.names.grade(name, Some(scale), place.push_key(name), check.problems);
        if name == NEITHER {
            let says = format!("“{NEITHER}” is what a record says of somebody whom no descriptor fits.");
            check.add(place.push_key(name), "grade-neither", says, "Call the grade something else.");
        }
    }
    let described = |grade| {
        let says = file.get(scale.name(grade))?;
        Some(PerformanceDescriptor { grade, says: says.owned() })
    };
    scale.grades().filter_map(described).collect()
}

/// An id that nothing else has that can be answered: answers, notes and addresses name either by its id alone.
fn own_id(id: &Id, check: &Check, place: ValuePointerRef) {
    reserved::refuse(id, &reserved::SCREENS, check, place.push_key("id"));
    if check.names.times_answerable(id) > 1 {
        let says = format!("“{}” is also the id of another outcome, category or criterion.", shown(id));
        let remedy = "Give each its own id; ids never change once published.";
        check.add(place.push_key("id"), "duplicate-id", says, remedy);
    }
}
