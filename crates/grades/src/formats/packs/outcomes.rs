//! `outcomes` and `performance`: what newer, short plans have in place of criteria.

use super::names::Names;
use super::statements::{codes, pathway};
use super::{SENTENCE, TITLE, may_basis, source};
use crate::domain::outcome::{AssessmentOutcome, PerformanceCategory, PerformanceDescriptor};
use crate::domain::standard::{Ksb, PathwayNo};
use crate::formats::problem::shown;
use crate::formats::records::NEITHER;
use crate::formats::tree::Node;
use crate::formats::walk::{Cursor, Object};

/// The most outcomes, and the most categories.
const MOST: usize = 100;

/// Outcomes; none where they are left out.
pub(super) fn outcomes(cursor: Cursor, names: &Names, ksbs: &[Ksb]) -> Vec<AssessmentOutcome> {
    cursor.given().map_or_else(Vec::new, |list| list.list(MOST, |cursor| outcome(cursor, names, ksbs)))
}

fn outcome(cursor: Cursor, names: &Names, ksbs: &[Ksb]) -> AssessmentOutcome {
    let object = cursor.object();
    let outcome = AssessmentOutcome {
        id: own_id(&object, names),
        title: object.text("title", TITLE),
        pathway: pathway(&object, names),
        ksbs: codes(&object, names),
        prompt: object.text("prompt", SENTENCE),
        basis: may_basis(&object),
        source: source(&object, names),
    };
    object.finish();
    for (place, code) in outcome.ksbs.iter().enumerate() {
        if ksb_is_elsewhere(ksbs, code, outcome.pathway) {
            let says = format!("“{}” belongs to an option that this outcome is not of.", shown(code));
            let remedy = "Correct the code, or the “pathway” of one of the two.";
            cursor.below(&format!("ksbs/{place}")).problem("ksb-of-other-option", says, remedy);
        }
    }
    outcome
}

/// The code is known, but to nobody who is assessed on something of this option.
fn ksb_is_elsewhere(ksbs: &[Ksb], code: &str, pathway: Option<PathwayNo>) -> bool {
    let mut known = ksbs.iter().filter(|ksb| ksb.code == code).peekable();
    known.peek().is_some() && !known.any(|ksb| ksb.pathway.is_none() || ksb.pathway == pathway)
}

/// Performance categories; none where they are left out.
pub(super) fn performance(cursor: Cursor, names: &Names) -> Vec<PerformanceCategory> {
    cursor.given().map_or_else(Vec::new, |list| list.list(MOST, |cursor| category(cursor, names)))
}

fn category(cursor: Cursor, names: &Names) -> PerformanceCategory {
    let object = cursor.object();
    let category = PerformanceCategory {
        id: own_id(&object, names),
        title: object.text("title", TITLE),
        descriptors: descriptors(object.need("descriptors"), names),
        basis: may_basis(&object),
        source: source(&object, names),
    };
    object.finish();
    category
}

/// A descriptor for each grade that has one, in the order of the scale.
fn descriptors(cursor: Cursor, names: &Names) -> Vec<PerformanceDescriptor> {
    let object = cursor.object();
    let Node::Object(fields) = object.cursor.node else { return Vec::new() };
    if fields.is_empty() {
        cursor.problem("no-descriptors", "The category describes no grade.", "Describe one grade or more.");
    }
    for (name, node) in fields {
        names.descriptor(cursor.at(node), name);
        if name == NEITHER {
            let says = format!("“{NEITHER}” is what a record says of somebody whom no descriptor fits.");
            cursor.at(node).problem("grade-neither", says, "Call the grade something else.");
        }
    }
    let Some(scale) = names.overall() else { return Vec::new() };
    let described = |grade| {
        let node = cursor.node.get(scale.name(grade))?;
        Some(PerformanceDescriptor { grade, says: cursor.at(node).string(SENTENCE) })
    };
    scale.grades().filter_map(described).collect()
}

/// An id that nothing else has that can be answered: answers, notes and addresses name either by its id alone.
fn own_id(object: &Object, names: &Names) -> String {
    let id = object.id("id");
    if names.times_answerable(&id) > 1 {
        let says = format!("“{}” is also the id of another outcome, category or criterion.", shown(&id));
        let remedy = "Give each its own id; ids never change once published.";
        object.need("id").problem("duplicate-id", says, remedy);
    }
    id
}
