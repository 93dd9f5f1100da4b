//! The report: everything about one record as one HTML file that opens without this tool, on screen and on paper.
//!
//! No scripts, nothing to fetch, readable in black and white; pages of A4, the grids on pages of their own across. A
//! plain function of what it is given: the day it was made comes from outside, like the words of the dates.
//!
//! | file | writes |
//! |---|---|
//! | [`html`] | markup, with everything from outside escaped |
//! | [`grade`] | the summary, the ladder, why, what would change it |
//! | [`group`] | a group of apprentices as tables for spreadsheets |
//! | [`proof`] | KSBs, the gateway, the evidence and its grids |

mod grade;
pub mod group;
mod html;
mod proof;

use crate::domain::clash::{Clash, clashes};
use crate::domain::date::Date;
use crate::domain::decision::Decision;
use crate::domain::readiness::Readiness;
use crate::domain::record::LearnerRecord;
use crate::domain::standard::{Document, PathwayNo, Standard};
use crate::domain::timeline;
use crate::wording::timeline as words;
use crate::wording::{CAVEAT, facts, grades};
use html::Html;
pub use proof::{ABREAST, UPRIGHT};

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The version of the standard.
    pub standard: &'r Standard,
    /// What the person calls the record; perhaps empty.
    pub name: &'r str,
    /// What was said.
    pub record: &'r LearnerRecord,
    /// What was kept beside it.
    pub readiness: &'r Readiness,
    /// What follows.
    pub decision: &'r Decision,
    /// Dates, worded already; without any there is no such section.
    pub dates: &'r [DateRow],
    /// The day on which the report is made.
    pub today: Date,
}

/// One date of the report, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateRow {
    /// "by 28 August 2026".
    pub when: String,
    /// What happens.
    pub what: String,
    /// Whether it is a rule or typical, and where it stands.
    pub because: String,
}

/// A part that may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What each rule found.
    Why,
    /// What would change it, and what rules a grade out.
    Ways,
    /// The map of KSBs.
    Ksbs,
    /// The gateway.
    Gateway,
    /// The log of evidence and its checks.
    Evidence,
    /// The dates.
    Dates,
    /// The mapping grids.
    Grid,
}

impl Part {
    /// Every part, in the order of the report.
    pub const EVERY: [Part; 7] =
        [Part::Why, Part::Ways, Part::Ksbs, Part::Gateway, Part::Evidence, Part::Dates, Part::Grid];

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Part::Why => "Why",
            Part::Ways => "What would change it",
            Part::Ksbs => "Knowledge, skills and behaviours",
            Part::Gateway => "Gateway",
            Part::Evidence => "Evidence",
            Part::Dates => "Dates",
            Part::Grid => "Mapping grid",
        }
    }
}

/// The dates that are known, worded for the report: none while no day is.
///
/// ```
/// use grades::domain::{date::Date, readiness::Readiness};
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// let mut readiness = Readiness::default();
/// assert!(grades::report::date_rows(&standard, None, &readiness).is_empty());
/// readiness.dates.gateway = Date::new(2026, 1, 5);
/// assert!(grades::report::date_rows(&standard, None, &readiness).len() > 3);
/// ```
pub fn date_rows(standard: &Standard, pathway: Option<PathwayNo>, readiness: &Readiness) -> Vec<DateRow> {
    let known = timeline::known_days(standard, readiness);
    let entries = timeline::timeline(standard, pathway, &known, &readiness.about);
    let row = |entry: &timeline::Entry| {
        let mut because = words::binds(entry).to_owned();
        if let Some(cited) = words::source(entry) {
            if !because.is_empty() {
                because.push_str(". ");
            }
            because.push_str(&facts::numbered_citation(standard, cited));
        }
        DateRow { when: words::when(standard, entry), what: words::title(standard, entry), because }
    };
    let wrong = |clash: &Clash| {
        let (what, cited) = words::clash(standard, clash);
        let because = cited.map(|cited| facts::numbered_citation(standard, cited)).unwrap_or_default();
        DateRow { when: "check".to_owned(), what, because }
    };
    let dated = entries.iter().filter(|entry| entry.when.day().is_some()).map(row);
    clashes(&entries).iter().map(wrong).chain(dated).collect()
}

/// Writes the whole report.
///
/// ```
/// use grades::domain::{date::Date, grading::Grader, readiness::Readiness, record::LearnerRecord};
/// use grades::report::{Report, write};
/// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
/// let (record, readiness) = (LearnerRecord::default(), Readiness::default());
/// let decision = grader.decide(&record);
/// let (standard, today) = (grader.standard(), Date::new(2026, 11, 25).expect("a day"));
/// let html = write(&Report {
///     standard, name: "<my mock>", record: &record, readiness: &readiness, decision: &decision, dates: &[], today,
/// });
/// assert!(html.starts_with("<!doctype html>") && html.contains("&lt;my mock&gt;"));
/// ```
pub fn write(report: &Report) -> String {
    write_without(report, &[])
}

/// Writes one part.
type Section = fn(&Report, &mut Html);

/// Writes the report without some of its parts.
pub fn write_without(report: &Report, left_out: &[Part]) -> String {
    let has = |part: Part| !left_out.contains(&part);
    let Report { standard, name, record, dates, .. } = report;
    let mut html = Html::default();
    let title = ["Grade report: ", &standard.title].concat();
    html.raw(include_str!("head.html"));
    html.element("title", &title).raw("<style>").raw(include_str!("style.css")).raw("</style></head><body><main>");
    html.element("h1", &title);
    let mut about =
        [&standard.reference, " version ", &standard.version, ", level ", &standard.level.to_string()].concat();
    if let Some(option) = record.pathway.and_then(|no| standard.pathway(no)) {
        about.push_str(". Option: ");
        about.push_str(&option.title);
    }
    about.push_str(". ");
    about.push_str(&crate::wording::capital(grades::status(standard.status)));
    about.push('.');
    html.element("p", &about);
    html.raw("<p>");
    if !name.is_empty() {
        html.text("Record: ").element("b", name).text(". ");
    }
    html.text("Made on ").text(&facts::date(report.today)).raw(".</p>");
    grade::write(report, has(Part::Why), &mut html);
    html.element("p class=\"caveat\"", CAVEAT);
    let sections: [(Part, Section); 4] = [
        (Part::Ways, grade::write_changes),
        (Part::Ksbs, proof::ksbs),
        (Part::Gateway, proof::requirements),
        (Part::Evidence, proof::log),
    ];
    sections.iter().filter(|(part, _)| has(*part)).for_each(|(_, write)| write(report, &mut html));
    if !dates.is_empty() && has(Part::Dates) {
        html.raw("<section><h2>Dates</h2><ul class=\"cols plain\">");
        for row in *dates {
            html.raw("<li>").element("b", &crate::wording::capital(&row.when)).text(": ").text(&row.what);
            if !row.because.is_empty() {
                html.element("cite", &[" [", &row.because, "]"].concat());
            }
            html.raw("</li>");
        }
        html.raw("</ul></section>");
    }
    documents(standard, &mut html);
    if has(Part::Grid) {
        proof::write_grids(report, &mut html);
    }
    html.raw("</main></body></html>\n");
    html.finish()
}

fn documents(standard: &Standard, html: &mut Html) {
    html.raw("<section><h2>Documents</h2><p>All rules come from these. They were last compared with this tool on ");
    html.text(&facts::date(standard.checked)).raw(".</p><ol>");
    for Document { title, publisher, version, licence, address, read, .. } in &standard.documents {
        html.raw("<li>").element("b", title).text(", ").text(publisher).text(", version ").text(version);
        html.text(". Licence: ").text(licence).raw(".");
        if let Some(address) = address {
            html.text(" ").text(address).raw(".");
        }
        if let Some(read) = read {
            html.text(" Read on ").text(&facts::date(*read)).raw(".");
        }
        html.raw("</li>");
    }
    html.raw("</ol></section>");
}
