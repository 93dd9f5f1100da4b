//! The report: everything about one record as one HTML file that opens without this tool, on screen and on paper.
//!
//! No scripts, nothing to fetch, readable in black and white; pages of A4, the grids on pages of their own across. A
//! plain function of what it is given: the day it was made comes from outside, like the words of the dates.
//!
//! | file | writes |
//! |---|---|
//! | [`html`] | markup, with everything from outside escaped |
//! | [`grade`] | the summary, the ladder, why, what would change it |
//! | [`proof`] | KSBs, the gateway, the evidence and its grids |

mod grade;
mod html;
mod proof;

use crate::domain::date::Date;
use crate::domain::decision::Decision;
use crate::domain::readiness::Readiness;
use crate::domain::record::LearnerRecord;
use crate::domain::standard::{Document, Standard};
use crate::wording::{CAVEAT, facts, grades};
use html::Html;

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

/// Writes the report.
///
/// ```
/// use grade_calculator::domain::{date::Date, grading::Grader, readiness::Readiness, record::LearnerRecord};
/// use grade_calculator::report::{Report, write};
/// let grader = Grader::new(grade_calculator::standards::find("ST0792_1.2").expect("shipped"));
/// let (record, readiness) = (LearnerRecord::default(), Readiness::default());
/// let decision = grader.decide(&record);
/// let (standard, today) = (grader.standard(), Date::new(2026, 11, 25).expect("a day"));
/// let html = write(&Report {
///     standard, name: "<my mock>", record: &record, readiness: &readiness, decision: &decision, dates: &[], today,
/// });
/// assert!(html.starts_with("<!doctype html>") && html.contains("&lt;my mock&gt;"));
/// ```
pub fn write(report: &Report) -> String {
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
    grade::write(report, &mut html);
    html.element("p class=\"caveat\"", CAVEAT);
    grade::write_changes(report, &mut html);
    proof::write(report, &mut html);
    if !dates.is_empty() {
        html.raw("<section><h2>Dates</h2><table>").heads(&["When", "What", "Because"]);
        for row in *dates {
            html.row(&row.when, &[&row.what, &row.because]);
        }
        html.raw("</tbody></table></section>");
    }
    documents(standard, &mut html);
    proof::write_grids(report, &mut html);
    html.raw("</main></body></html>\n");
    html.finish()
}

fn documents(standard: &Standard, html: &mut Html) {
    html.raw("<section><h2>Documents</h2><p>All rules come from these. They were last compared with this tool on ");
    html.text(&facts::date(standard.checked)).raw(".</p><ul>");
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
    html.raw("</ul></section>");
}
