//! Writing what stands beside the answers: one entry a line, in the order of the reader.

use super::{judgement_word, kind_word};
use crate::domain::date::Date;
use crate::domain::evidence::{Evidence, Statement};
use crate::domain::readiness::{About, ChosenDates, Readiness};
use crate::formats::days::write_date;
use crate::formats::json;

/// One object of the file, on one line: its fields are left out where there is nothing to say.
struct Fields<'f> {
    file: &'f mut String,
    first: bool,
}

impl Fields<'_> {
    fn open(file: &mut String) -> Fields<'_> {
        file.push('{');
        Fields { file, first: true }
    }

    #[inline(never)]
    fn key(&mut self, key: &str) -> &mut String {
        self.file.push_str(if self.first { " " } else { ", " });
        self.first = false;
        json::write_text(key, self.file);
        self.file.push_str(": ");
        self.file
    }

    #[inline(never)]
    fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            json::write_text(text, self.key(key));
        }
    }

    fn date(&mut self, key: &str, date: Option<Date>) {
        self.text(key, &date.map(write_date).unwrap_or_default());
    }

    #[inline(never)]
    fn whole(&mut self, key: &str, number: Option<u32>) {
        if let Some(number) = number {
            self.key(key).push_str(&number.to_string());
        }
    }

    fn yes(&mut self, key: &str, yes: bool) {
        if yes {
            self.key(key).push_str("true");
        }
    }

    #[inline(never)]
    fn texts(&mut self, key: &str, texts: &[String]) {
        if !texts.is_empty() {
            let file = self.key(key);
            for (place, text) in texts.iter().enumerate() {
                file.push_str(if place == 0 { "[" } else { ", " });
                json::write_text(text, file);
            }
            file.push(']');
        }
    }

    fn close(self) {
        self.file.push_str(if self.first { "}" } else { " }" });
    }
}

/// A text of the top, unless it is empty.
pub(super) fn write_line(key: &str, text: &str, file: &mut String) {
    if !text.is_empty() {
        top(key, file);
        json::write_text(text, file);
    }
}

fn top(key: &str, file: &mut String) {
    file.push_str(",\n  \"");
    file.push_str(key);
    file.push_str("\": ");
}

/// Begins the next entry of a list or an object that is written one entry a line.
fn entry(place: usize, key: Option<&str>, file: &mut String) {
    file.push_str(if place == 0 { "\n    " } else { ",\n    " });
    if let Some(key) = key {
        json::write_text(key, file);
        file.push_str(": ");
    }
}

pub(super) fn write(readiness: &Readiness, file: &mut String) {
    let Readiness { evidence, statement, gateway, about, dates, rehearsals, plan } = readiness;
    if !evidence.is_empty() {
        top("evidence", file);
        file.push('[');
        evidence.iter().enumerate().for_each(|(place, piece)| write_piece(place, piece, file));
        file.push_str("\n  ]");
    }
    if *statement != Statement::default() {
        top("statement", file);
        let mut fields = Fields::open(file);
        fields.yes("employer", statement.employer);
        fields.yes("apprentice", statement.apprentice);
        fields.close();
    }
    if !gateway.is_empty() {
        top("gateway", file);
        file.push('{');
        for (place, (id, confirmed)) in gateway.iter().enumerate() {
            entry(place, Some(id), file);
            let mut fields = Fields::open(file);
            fields.text("state", confirmed.state.map_or("", judgement_word));
            fields.date("date", confirmed.date);
            fields.text("by", &confirmed.by);
            fields.text("note", &confirmed.note);
            fields.close();
        }
        file.push_str("\n  }");
    }
    if *about != About::default() {
        top("about", file);
        let mut fields = Fields::open(file);
        fields.date("trainingStart", about.training_start);
        fields.date("registered", about.registered);
        fields.whole("ageAtStart", about.age_at_start);
        fields.close();
    }
    write_dates(dates, file);
    if !rehearsals.is_empty() {
        top("rehearsals", file);
        file.push('[');
        for (place, rehearsal) in rehearsals.iter().enumerate() {
            entry(place, None, file);
            let mut fields = Fields::open(file);
            json::write_text(&rehearsal.method, fields.key("method"));
            fields.date("date", rehearsal.date);
            fields.whole("minutes", Some(rehearsal.minutes).filter(|minutes| *minutes > 0));
            fields.whole("questions", Some(rehearsal.questions).filter(|questions| *questions > 0));
            fields.texts("well", &rehearsal.well);
            fields.close();
        }
        file.push_str("\n  ]");
    }
    if !plan.is_empty() {
        top("plan", file);
        file.push('{');
        for (place, (id, by)) in plan.iter().enumerate() {
            entry(place, Some(id), file);
            let mut fields = Fields::open(file);
            fields.date("by", *by);
            fields.close();
        }
        file.push_str("\n  }");
    }
}

fn write_piece(place: usize, piece: &Evidence, file: &mut String) {
    entry(place, None, file);
    let mut fields = Fields::open(file);
    fields.text("id", &piece.id);
    fields.text("title", &piece.title);
    fields.text("kind", piece.kind.map_or("", kind_word));
    fields.date("date", piece.date);
    fields.text("where", &piece.kept);
    fields.whole("minutes", piece.minutes);
    fields.text("note", &piece.note);
    fields.texts("criteria", piece.criteria());
    fields.texts("ksbs", piece.ksbs());
    fields.close();
}

fn write_dates(dates: &ChosenDates, file: &mut String) {
    if *dates == ChosenDates::default() {
        return;
    }
    top("dates", file);
    let mut fields = Fields::open(file);
    fields.date("gateway", dates.gateway);
    fields.date("periodStart", dates.period_start);
    if !dates.fixed.is_empty() {
        let file = fields.key("fixed");
        let mut inner = Fields::open(file);
        for (key, date) in dates.fixed.iter() {
            inner.date(key, Some(*date));
        }
        inner.close();
    }
    fields.close();
}
