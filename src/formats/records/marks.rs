//! `marks` and `points` of a record.

use super::each;
use crate::domain::plan::{CriterionNo, MethodNo, PartNo};
use crate::domain::record::{EnteredMarks, LearnerRecord};
use crate::domain::standard::Standard;
use crate::formats::json;
use crate::formats::problem::{did_you_mean, shown};
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
    each(object.may("parts"), |id, cursor| {
        let found = (0..u8::MAX).map(PartNo).zip(&marks.parts).find(|(_, part)| part.id == id);
        match found {
            Some((no, part)) => entered.enter_part(no, Some(cursor.whole(0, part.most))),
            None => {
                let hint = did_you_mean(id, marks.parts.iter().map(|part| part.id.as_str()));
                let says = format!("“{}” is not a part of these marks.{hint}", shown(id));
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
    let mut methods = Vec::new();
    for (no, method) in standard.methods() {
        let entered = record.marks(no);
        let parts = method.marks.as_ref().map_or(&[][..], |marks| &marks.parts);
        let parts = (0..u8::MAX).map(PartNo).zip(parts);
        let parts: Vec<(&str, u32)> =
            parts.filter_map(|(part, of)| Some((of.id.as_str(), entered.part(part)?))).collect();
        let mut fields: Vec<String> = entered.total.map(|total| format!("\"total\": {total}")).into_iter().collect();
        if !parts.is_empty() {
            fields.push(format!("\"parts\": {{ {} }}", pairs(&parts).join(", ")));
        }
        if !fields.is_empty() {
            methods.push(format!("{}: {{ {} }}", quoted(&method.id), fields.join(", ")));
        }
    }
    write_all("marks", &methods, file);
    let points = standard.criteria().filter_map(|(no, criterion)| Some((criterion.id.as_str(), record.points(no)?)));
    write_all("points", &pairs(&points.collect::<Vec<_>>()), file);
}

fn pairs(list: &[(&str, u32)]) -> Vec<String> {
    list.iter().map(|(key, number)| format!("{}: {number}", quoted(key))).collect()
}

fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    json::write_text(text, &mut quoted);
    quoted
}

fn write_all(key: &str, fields: &[String], file: &mut String) {
    if !fields.is_empty() {
        file.push_str(&format!(",\n  \"{key}\": {{\n    {}\n  }}", fields.join(",\n    ")));
    }
}
