//! Reading what was said, by the keys of the file.

use super::readiness;
use super::{EARLIER, FORMAT, JUDGEMENTS, LONGEST_NOTE, NEITHER, SITTINGS, Saved, marks, split_note};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::outcome::{CategoryNo, Placement};
use crate::domain::plan::MethodNo;
use crate::domain::record::{LearnerRecord, Subject};
use crate::domain::standard::{PathwayNo, Standard};
use crate::formats::SCHEMA_KEY;
use crate::formats::problem::{did_you_mean, named, of_name};
use crate::formats::tree::Node;
use crate::formats::walk::{Cursor, Object};

/// A record, as far as it can be read; none where its format or its standard is not known.
pub(super) fn whole<'s>(top: Cursor, find: impl Fn(&str) -> Option<&'s Standard>) -> Option<Saved> {
    let object = top.object();
    let _ = object.may_text(SCHEMA_KEY, 600);
    let format = object.need("format");
    let given = format.text(80);
    if given != FORMAT && !EARLIER.contains(&given) {
        let says = of_name(given, &["is not a record format that is known."]);
        format.problem("unknown-format", says, format!("Write “{FORMAT}”, or use a newer version of this tool."));
        return None;
    }
    let at = object.need("standard");
    let uid = at.text(80);
    let Some(standard) = find(uid) else {
        let says = of_name(uid, &["is not a standard that is known here."]);
        at.problem("unknown-standard", says, "Use one of the standards that ship, or give its pack as well.");
        return None;
    };
    let mut saved = Saved::new(uid);
    if let Some(cursor) = object.may("pathway").given() {
        saved.record.pathway = pathway(standard, cursor);
    }
    answers(standard, &object, &mut saved);
    of_methods(standard, &object, &mut saved.record);
    each(object.may("notes"), &mut |id, cursor| match standard.find_subject(id) {
        Some(subject) => saved.record.annotate(subject, note(cursor)),
        None => cursor.problem("unknown-criterion", of_name(id, &["is no criterion."]), "Remove the note."),
    });
    repeats(standard, &object, &mut saved.record);
    if given == FORMAT {
        readiness::read(&object, &mut saved);
    }
    object.finish();
    Some(saved)
}

/// Answers about criteria and outcomes, and placements in categories.
fn answers(standard: &Standard, object: &Object, saved: &mut Saved) {
    let Saved { record, strangers, strange_placements, .. } = saved;
    let mut next = 0;
    each(object.may("judgements"), &mut |id, cursor| match standard.find_subject_in_turn(id, &mut next) {
        Some(Subject::Criterion(no)) if standard.criterion(no).is_some_and(|criterion| criterion.points.is_some()) => {
            cursor.problem("has-points", of_name(id, &["is given points."]), "Move it to “points”.");
        }
        Some(subject) => record.judge(subject, cursor.one_of(&JUDGEMENTS)),
        // Kept apart as it stands.
        None => strangers.push((id.to_owned(), cursor.string(80))),
    });
    each(object.may("placements"), &mut |id, cursor| match standard.find_category(id) {
        Some(no) => record.place(no, placement(standard, no, cursor)),
        None => strange_placements.push((id.to_owned(), cursor.string(80))),
    });
}

/// What is said of methods: attempts, results, marks, and the points of their criteria.
fn of_methods(standard: &Standard, object: &Object, record: &mut LearnerRecord) {
    each(object.may("sittings"), &mut |id, cursor| {
        if let Some((no, sitting)) = method(standard, id, cursor).zip(cursor.one_of(&SITTINGS)) {
            record.sit(no, sitting);
        }
    });
    each(object.may("results"), &mut |id, cursor| {
        if let Some(no) = method(standard, id, cursor) {
            let result = standard.method(no).and_then(|method| grade(&method.grades, cursor));
            record.give_result(no, result);
        }
    });
    each(object.may("marks"), &mut |id, cursor| {
        if let Some(no) = method(standard, id, cursor) {
            record.enter_marks(no, marks::read(standard, no, cursor));
        }
    });
    each(object.may("points"), &mut |id, cursor| match standard.find_criterion(id) {
        Some(no) => record.give_points(no, marks::points(standard, no, cursor)),
        None => {
            cursor.problem("unknown-criterion", of_name(id, &["is no criterion."]), "Correct or remove it.");
        }
    });
    marks::refuse_results(standard, record, object.may("results"));
}

/// Whether a limit on repeats is lifted, or assumed where the plan has none.
fn repeats(standard: &Standard, object: &Object, record: &mut LearnerRecord) {
    record.waived = object.may("waived").given().is_some_and(Cursor::yes_or_no);
    if let Some(cursor) = object.may("assumedCap").given() {
        record.assumed_cap = grade(&standard.grades, cursor);
        if !standard.repeats.is_silent() {
            cursor.problem("cap-stated", "The plan itself says what repeats do.", "Remove it: the plan's rule counts.");
        }
    }
}

fn pathway(standard: &Standard, cursor: Cursor) -> Option<PathwayNo> {
    let id = cursor.text(80);
    let found = standard.find_pathway(id);
    if found.is_none() {
        let hint = did_you_mean(id, &named(&standard.pathways, |pathway| &pathway.id));
        let says = of_name(id, &["is not an option of ", &standard.uid, ".", &hint]);
        cursor.problem("unknown-pathway", says, "Name one of its options.");
    }
    found
}

/// The words for the placements in a category, in the order of [`PerformanceCategory::placements`].
///
/// [`PerformanceCategory::placements`]: crate::domain::outcome::PerformanceCategory::placements
fn placement_words(standard: &Standard, no: CategoryNo) -> Vec<&str> {
    let mut words = vec![NEITHER];
    for descriptor in standard.category(no).map_or(&[][..], |category| &category.descriptors) {
        words.push(standard.grades.name(descriptor.grade));
    }
    words
}

fn placement(standard: &Standard, no: CategoryNo, cursor: Cursor) -> Option<Placement> {
    let place = cursor.place_of(&placement_words(standard, no))?;
    standard.category(no)?.placements().nth(place)
}

/// A note may hold line breaks, and is cleaned of what cannot be seen rather than refused.
fn note(cursor: Cursor) -> String {
    match cursor.node {
        Node::Text(text) => cursor.cut(split_note(text)),
        _ => cursor.string(LONGEST_NOTE),
    }
}

/// Each field of an object whose keys are ids; nothing where it is left out.
pub(super) fn each<'t>(cursor: Cursor<'t>, read: &mut dyn FnMut(&str, Cursor<'t>)) {
    if let Node::Object(fields) = cursor.object().cursor.node {
        for (key, node) in fields {
            read(key, cursor.at(node));
        }
    }
}

fn method(standard: &Standard, id: &str, cursor: Cursor) -> Option<MethodNo> {
    let found = standard.find_method(id);
    if found.is_none() {
        let hint = did_you_mean(id, &named(&standard.methods, |method| &method.id));
        let says = of_name(id, &["is not a method of ", &standard.uid, ".", &hint]);
        cursor.problem("unknown-method", says, "Name one of its methods.");
    }
    found
}

fn grade(scale: &GradeScale, cursor: Cursor) -> Option<Grade> {
    let name = cursor.text(80);
    let found = scale.find(name);
    if found.is_none() {
        let says = of_name(name, &["is not a grade of this scale."]);
        cursor.problem("unknown-grade", says, ["Write one of: ", &scale.names().join(", "), "."].concat());
    }
    found
}
