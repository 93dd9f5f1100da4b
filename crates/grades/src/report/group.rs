//! A group as tables, for spreadsheets: one row an apprentice, or one row a question.

use crate::domain::cohort::{Entry, Heat, heat, standards_of};
use crate::domain::date::Date;
use crate::domain::grade::GradeScale;
use crate::domain::grading::Grader;
use crate::domain::question::Question;
use crate::domain::standard::Standard;
use crate::formats::csv::cells::write_row;
use crate::formats::csv::guard::guarded;
use crate::formats::days::write_date;
use crate::wording::{cohort as words, grades, marks, question, standing};

/// A cell, so that whoever writes it knows what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text from outside or of ours.
    Text(String),
    /// A number.
    Number(u64),
    /// A day.
    Day(Date),
    /// Nothing.
    Empty,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The names of its columns.
    pub heads: Vec<String>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// Columns before those of the assessments, and after them.
const FIRST: [&str; 7] = ["File", "Record", "Standard", "Version", "Option", "Answered", "Questions"];
const OVERALL: [&str; 4] = ["State", "Overall", "Overall today", "Overall possible"];
const LAST: [&str; 9] = [
    "What holds it back",
    "Evidence",
    "Gateway in place",
    "Gateway requirements",
    "Gateway unclear",
    "Next date",
    "What happens then",
    "Last changed",
    "Notes",
];

/// One row an apprentice, in the order given; the most assessments that a standard of the group has tell how many columns
/// there are. Entries of standards that `find` does not know have no row.
///
/// ```
/// use grades::domain::{cohort::{Given, entry}, date::Date, grading::Grader, readiness::Readiness, record::LearnerRecord};
/// use grades::report::group::{csv, table};
/// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
/// let (record, readiness) = (LearnerRecord::default(), Readiness::default());
/// let given = Given { file: "=sam.json", name: "", record: &record, readiness: &readiness, changed: None, content: 0 };
/// let entries = [entry(&grader, given, Date::default())];
/// let text = csv(&table(&entries, |_| Some(&grader)));
/// assert!(text.lines().nth(1).is_some_and(|line| line.starts_with("'=sam.json,,ST0792,'1.2,")), "{text}");
/// ```
pub fn table<'g>(entries: &[Entry], find: impl Fn(&str) -> Option<&'g Grader>) -> Table {
    let most = entries.iter().map(|entry| entry.methods.len()).max().unwrap_or(0);
    let mut heads: Vec<String> = FIRST.map(str::to_owned).to_vec();
    for number in 1..=most {
        heads.extend(["", " stands", " today", " possible"].map(|what| format!("Assessment {number}{what}")));
    }
    heads.extend(OVERALL.iter().chain(&LAST).map(|head| (*head).to_owned()));
    let row = |entry: &Entry| Some(row(find(&entry.standard)?.standard(), entry, most));
    Table { heads, rows: entries.iter().filter_map(row).collect() }
}

fn row(standard: &Standard, entry: &Entry, most: usize) -> Vec<Cell> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    let option = match entry.record.pathway.and_then(|no| standard.pathway(no)) {
        Some(pathway) => &pathway.title,
        None if standard.pathways.is_empty() => "",
        None => "not chosen",
    };
    let mut row = vec![
        text(&entry.file),
        text(&entry.name),
        text(&standard.reference),
        text(&standard.version),
        text(option),
        number(entry.answered),
        number(entry.questions),
    ];
    let scale = |scale: &GradeScale, bounds: Option<_>| {
        let ends = bounds.map(|bounds: crate::domain::decision::Bounds| [bounds.today, bounds.possible]);
        ends.map_or([Cell::Empty, Cell::Empty], |ends| ends.map(|grade| text(&grades::grade(scale, grade))))
    };
    for place in 0..most {
        let found = standard.methods().zip(entry.methods.iter().zip(&entry.standings.methods)).nth(place);
        match found {
            Some(((no, method), (bounds, stands))) => {
                row.extend([text(marks::short(standard, no)), text(&standing::standing(standard, stands))]);
                row.extend(scale(&method.grades, Some(*bounds)));
            }
            None => row.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]),
        }
    }
    row.extend([text(words::state(entry.state())), text(&standing::standing(standard, &entry.standings.overall))]);
    row.extend(scale(&standard.grades, entry.overall));
    row.extend([
        text(&words::obstacle(standard, entry)),
        number(entry.evidence),
        number(entry.gateway.in_place),
        number(entry.gateway.of),
        number(entry.gateway.unknown),
    ]);
    row.push(entry.next.as_ref().map_or(Cell::Empty, |next| Cell::Day(next.day)));
    row.push(entry.next.as_ref().map_or(Cell::Empty, |next| text(&words::next_date(standard, entry, next))));
    row.push(entry.changed.and_then(day).map_or(Cell::Empty, Cell::Day));
    row.push(text(&words::notes(entry).join(" ")));
    row
}

fn number(number: usize) -> Cell {
    u64::try_from(number).map_or(Cell::Empty, Cell::Number)
}

/// The day of so many seconds after 1970.
fn day(seconds: u64) -> Option<Date> {
    let days = i32::try_from(seconds / 86_400).ok()?;
    Some(Date::new(1970, 1, 1)?.plus_days(days))
}

/// One row a question and standard: how many of the group said what. Standards that `find` does not know are left out.
pub fn heat_table<'g>(entries: &[Entry], find: impl Fn(&str) -> Option<&'g Grader>) -> Table {
    let heads = [
        "Standard",
        "Version",
        "Assessment",
        "Question",
        "Name",
        "Asked",
        "Yes",
        "Partly",
        "Not yet",
        "Points or placed",
        "To answer",
    ];
    let mut rows = Vec::new();
    for uid in standards_of(entries) {
        let Some(standard) = find(uid).map(Grader::standard) else { continue };
        rows.extend(heat(standard, entries).iter().map(|heat| heat_row(standard, heat)));
    }
    Table { heads: heads.map(str::to_owned).to_vec(), rows }
}

fn heat_row(standard: &Standard, heat: &Heat) -> Vec<Cell> {
    let id = match heat.question {
        Question::Subject(subject) => standard.id_of(subject),
        Question::Category(no) => standard.category(no).map_or("", |category| &category.id),
        Question::Marks(_) | Question::Result(_) => "",
    };
    let method = heat.question.method(standard).map_or_else(String::new, |no| marks::short(standard, no).to_owned());
    let name = question::short_name(standard, heat.question);
    let texts = [&*standard.reference, &*standard.version, &*method, id, &*name];
    let counts = [heat.of, heat.yes, heat.partly, heat.not_yet, heat.otherwise, heat.open];
    let texts = texts.map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) });
    texts.into_iter().chain(counts.map(number)).collect()
}

/// A table as comma-separated values, with a mark in front so that Excel takes it for UTF-8. No text in it is run as a formula
/// or taken for a number or a day; numbers and days stay what they are.
pub fn csv(table: &Table) -> String {
    let mut file = String::from("\u{feff}");
    let heads: Vec<&str> = table.heads.iter().map(String::as_str).collect();
    write_row(&heads, &mut file);
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(written).collect();
        write_row(&cells.iter().map(String::as_str).collect::<Vec<_>>(), &mut file);
    }
    file
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => write_date(*day),
        Cell::Empty => String::new(),
    }
}
