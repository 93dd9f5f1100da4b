//! Writing a record: readable JSON, its keys in document order.

use super::{Saved, judgement_word, lowest_format, placement_word, readiness_file};
use crate::domain::plan::PartNo;
use crate::domain::record::LearnerRecord;
use crate::domain::standard::Standard;
use crate::files::words::Words;
use crate::formats::json;

/// A record as a file, in the lowest format that holds it: readable JSON, its keys in document order.
pub fn write(saved: &Saved, standard: &Standard) -> String {
    let record = &saved.record;
    let mut file = String::from("{\n  \"format\": ");
    json::write_text(lowest_format(saved), &mut file);
    file.push_str(",\n  \"standard\": ");
    json::write_text(&saved.standard, &mut file);
    readiness_file::write_line("packChecksum", saved.pack_checksum.as_deref().unwrap_or_default(), &mut file);
    readiness_file::write_line("name", &saved.name, &mut file);
    file.push_str(",\n  \"pathway\": ");
    match record.pathway.and_then(|no| standard.pathway(no)) {
        Some(pathway) => json::write_text(&pathway.id, &mut file),
        None => file.push_str("null"),
    }
    let mut fields = Entries::new("judgements", &mut file);
    for (subject, judgement) in record.judgements() {
        fields.text(standard.id_of(subject), judgement_word(judgement));
    }
    fields.texts(&saved.strangers);
    fields.close();
    let mut fields = Entries::new("placements", &mut file);
    for (no, placement) in record.placements() {
        if let Some(category) = standard.category(no) {
            fields.text(&category.id, placement_word(standard, placement));
        }
    }
    fields.texts(&saved.strange_placements);
    fields.close();
    let mut fields = Entries::new("sittings", &mut file);
    for (no, method) in standard.methods() {
        if record.sitting(no).is_repeat() {
            fields.text(&method.id, record.sitting(no).word());
        }
    }
    fields.close();
    if record.waived {
        file.push_str(",\n  \"waived\": true");
    }
    if let Some(cap) = record.assumed_cap {
        file.push_str(",\n  \"assumedCap\": ");
        json::write_text(standard.grades.name(cap), &mut file);
    }
    let mut fields = Entries::new("results", &mut file);
    for (no, method) in standard.methods() {
        if let Some(result) = record.result(no) {
            fields.text(&method.id, method.grades.name(result));
        }
    }
    fields.close();
    write_marks(standard, record, &mut file);
    let mut fields = Entries::new("notes", &mut file);
    for (subject, text) in record.notes() {
        fields.text(standard.id_of(*subject), text);
    }
    fields.close();
    readiness_file::write(&saved.readiness, &mut file);
    file.push_str("\n}\n");
    file
}

/// Writes what was entered; nothing where nothing was.
fn write_marks(standard: &Standard, record: &LearnerRecord, file: &mut String) {
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

/// An object under a key of the file, an entry a line; left out where nothing is put in.
struct Entries<'f> {
    key: &'static str,
    file: &'f mut String,
    empty: bool,
}

impl Entries<'_> {
    fn new<'f>(key: &'static str, file: &'f mut String) -> Entries<'f> {
        Entries { key, file, empty: true }
    }

    /// Begins an entry; what it holds is written next.
    #[inline(never)]
    fn key(&mut self, key: &str) -> &mut String {
        if self.empty {
            self.file.push_str(",\n  ");
            json::write_text(self.key, self.file);
            self.file.push_str(": {");
        }
        self.file.push_str(if self.empty { "\n    " } else { ",\n    " });
        self.empty = false;
        json::write_text(key, self.file);
        self.file.push_str(": ");
        self.file
    }

    #[inline(never)]
    fn text(&mut self, key: &str, text: &str) {
        json::write_text(text, self.key(key));
    }

    fn texts(&mut self, pairs: &[(String, String)]) {
        for (key, text) in pairs {
            self.text(key, text);
        }
    }

    fn close(self) {
        if !self.empty {
            self.file.push_str("\n  }");
        }
    }
}
