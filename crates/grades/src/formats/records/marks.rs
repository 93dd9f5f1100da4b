//! `marks` and `points` of a record.

use super::reading::each;
use super::writing::Entries;
use crate::domain::plan::{CriterionNo, MethodNo, PartNo};
use crate::domain::record::{EnteredMarks, LearnerRecord};
use crate::domain::standard::Standard;
use crate::formats::json;
use crate::formats::problem::{did_you_mean, named, of_name};
use crate::formats::walk::Cursor;

/// The marks of a method.
pub(super) fn read(standard: &Standard, no: MethodNo, cursor: Cursor) -> EnteredMarks {
    let mut entered = EnteredMarks::default();
    let object = cursor.object();
    let Some(marks) = standard.method(no).and_then(|method| method.marks.as_ref()) else {
        let _ = (object.may("total"), object.may("parts"));
        cursor.problem("no-marks", "This method has no marks.", "Remove it, or answer its criteria.");
        return entered;
    };
    entered.total = object.may_whole("total", 0, marks.most);
    each(object.may("parts"), &mut |id, cursor| {
        let found = (0..u8::MAX).map(PartNo).zip(&marks.parts).find(|(_, part)| part.id == id);
        match found {
            Some((no, part)) => entered.enter_part(no, Some(cursor.whole(0, part.most))),
            None => {
                let hint = did_you_mean(id, &named(&marks.parts, |part| &part.id));
                let says = of_name(id, &["is not a part of these marks.", &hint]);
                cursor.problem("unknown-part", says, "Name one of its parts.");
            }
        }
    });
    object.finish();
    if !entered.agree(marks) {
        let (least, most) = entered.total_between(marks);
        let says = format!("The total cannot be what it is: beside these parts it lies between {least} and {most}.");
        cursor.problem("marks-disagree", says, "Correct the total or the parts.");
    }
    entered
}

/// The points of a criterion.
pub(super) fn points(standard: &Standard, no: CriterionNo, cursor: Cursor) -> Option<u32> {
    let Some(points) = standard.criterion(no).and_then(|criterion| criterion.points) else {
        cursor.problem("no-points", "This criterion has no points.", "Move it to “judgements”.");
        return None;
    };
    Some(cursor.whole(0, points.most))
}

/// A result cannot stand in for marks that the overall grade counts.
pub(super) fn refuse_results(standard: &Standard, record: &LearnerRecord, results: Cursor) {
    for (no, method) in standard.methods().filter(|(no, _)| record.result(*no).is_some()) {
        if standard.overall.counts_marks(no) {
            let says = format!("The overall grade counts the marks of {}, so a result is not enough.", method.id);
            results.below(&method.id).problem("needs-mark", says, "Give its marks instead.");
        }
    }
}

/// Writes what was entered; nothing where nothing was.
pub(super) fn write(standard: &Standard, record: &LearnerRecord, file: &mut String) {
    let mut fields = Entries::new("marks", file);
    for (no, method) in standard.methods() {
        let entered = record.marks(no);
        let mut inside = String::new();
        if let Some(total) = entered.total {
            inside.push_str("\"total\": ");
            inside.push_str(&total.to_string());
        }
        let mut ends = "";
        for (part, of) in (0..u8::MAX).map(PartNo).zip(method.marks.as_ref().map_or(&[][..], |marks| &marks.parts)) {
            let Some(mark) = entered.part(part) else { continue };
            let before = if !ends.is_empty() || !inside.is_empty() { ", " } else { "" };
            inside.push_str(before);
            if ends.is_empty() {
                inside.push_str("\"parts\": { ");
            }
            ends = " }";
            json::write_text(&of.id, &mut inside);
            inside.push_str(": ");
            inside.push_str(&mark.to_string());
        }
        if !inside.is_empty() {
            let file = fields.key(&method.id);
            for part in ["{ ", &inside, ends, " }"] {
                file.push_str(part);
            }
        }
    }
    fields.close();
    let mut fields = Entries::new("points", file);
    for (no, criterion) in standard.criteria() {
        if let Some(points) = record.points(no) {
            fields.key(&criterion.id).push_str(&points.to_string());
        }
    }
    fields.close();
}
