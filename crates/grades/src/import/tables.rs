//! Tables of criteria: where they begin, which columns they have, and their rows, in whatever way they were pasted.

use super::grades;
use super::lines::Line;
use super::text::{has_any, plain};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The theme, the codes, core or option.
    Label,
    /// Criteria of a grade.
    Grade(&'static str),
    /// Something that the heading does not say.
    Unknown,
}

/// The heading of a table.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// One for each column; empty where the text has one cell a line, and nothing says which is which.
    pub columns: Vec<Role>,
    /// What stands in the heading of each grade: “Apprentices must demonstrate all …”.
    pub demands: Vec<(&'static str, String, u32)>,
    /// The first line after it.
    pub end: usize,
}

/// A paragraph of a cell.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub line: u32,
    pub text: String,
    /// Whether it is an item of a list, or stands below an empty line.
    pub bullet: bool,
    pub opens: bool,
}

/// A row: the paragraphs of each column.
pub(super) type Cells = Vec<Vec<Paragraph>>;

/// The most lines that a heading has.
const LONGEST_HEADER: usize = 10;

fn is_label(plain: &str) -> bool {
    const LABELS: [&str; 9] = [
        "theme",
        "ksb",
        "core or option",
        "assessed criteria",
        "criteria",
        "area",
        "category",
        "component",
        "grading area",
    ];
    plain.len() < 70
        && (LABELS.iter().any(|label| plain.starts_with(label)) || plain == "knowledge skills and behaviours")
}

/// The grade whose column a heading names.
fn column_grade(plain: &str) -> Option<&'static str> {
    const AFTER: [&str; 16] = [
        "",
        "apprentice",
        "apprentices",
        "grading",
        "criteria",
        "criterion",
        "descriptor",
        "descriptors",
        "grade",
        "learners",
        "in",
        "to",
        "standard",
        "the",
        "must",
        "all",
    ];
    let mut words = plain.split(' ');
    let grade = grades::grade(words.next()?).filter(|grade| *grade != "fail")?;
    AFTER.contains(&words.next().unwrap_or_default()).then_some(grade)
}

fn is_demand(plain: &str) -> bool {
    has_any(
        plain,
        &[
            "must demonstrate",
            "must meet",
            "must show",
            "must achieve",
            "in order to achieve",
            "will demonstrate",
            "must evidence",
        ],
    ) && plain.len() < 260
}

/// The heading of a table of criteria that begins in this line.
pub(super) fn header(lines: &[Line], at: usize) -> Option<Header> {
    let first = lines.get(at)?;
    let text = first.text();
    let opening = plain(&first.cell(0));
    let in_one_line = text.len() < 140 && !text.ends_with('.') && {
        let plain = plain(&text);
        is_label(&plain) && plain.split(' ').any(|word| word == "pass") && !first.is_row()
    };
    if in_one_line {
        let mut end = at + 1;
        let mut demands = Vec::new();
        let mut named = grades::named(&text).into_iter().filter(|grade| *grade != "fail");
        while let Some(line) = lines.get(end).filter(|line| is_demand(&plain(&line.text()))) {
            if let Some(grade) = named.next() {
                demands.push((grade, line.text(), line.number));
            }
            end += 1;
        }
        return Some(Header { columns: Vec::new(), demands, end });
    }
    if !(is_label(&opening) || first.is_row() && opening.is_empty()) {
        return None;
    }
    let (mut columns, mut demands): (Vec<Role>, Vec<(&'static str, String, u32)>) = (vec![Role::Label], Vec::new());
    let mut tabs = false;
    let mut end = at;
    'lines: while let Some(line) = lines.get(end).filter(|_| end < at + LONGEST_HEADER) {
        let mut added = (columns.clone(), demands.clone());
        for (no, cell) in line.cells.iter().enumerate() {
            let text = cell.join(" ");
            let small = plain(&text);
            if no > 0 {
                tabs = true;
                added.0.push(Role::Unknown);
            }
            let role = if small.is_empty() {
                continue;
            } else if let Some(grade) = column_grade(&small) {
                Role::Grade(grade)
            } else if is_demand(&small) && !added.1.is_empty() {
                if let Some((_, demand, _)) = added.1.last_mut() {
                    demand.push(' ');
                    demand.push_str(&text);
                }
                continue;
            } else if is_label(&small) {
                Role::Label
            } else if line.cells.len() > 2 && end == at {
                // Columns that are none of a table's: of the page beside it.
                Role::Unknown
            } else {
                break 'lines;
            };
            if let Role::Grade(grade) = role {
                if added.1.iter().any(|(known, ..)| *known == grade) && end > at {
                    break 'lines;
                }
                added.1.push((grade, text.clone(), line.number));
            }
            if let Some(last) = added.0.last_mut() {
                *last = role;
            }
        }
        (columns, demands) = added;
        end += 1;
    }
    let has_pass = demands.iter().any(|(grade, ..)| *grade == "pass");
    if !has_pass || end == at {
        return None;
    }
    if !tabs {
        columns.clear();
    }
    while columns.len() > 1 && columns.last() == Some(&Role::Unknown) && !first.is_row() {
        columns.pop();
    }
    Some(Header { columns, demands, end })
}

/// The rows of a table with columns, from its lines.
pub(super) fn rows(header: &Header, lines: &[Line], begins_row: impl Fn(usize) -> bool) -> Vec<Cells> {
    let width = header.columns.len();
    let mut rows: Vec<Cells> = Vec::new();
    let mut column = 0;
    let mut open = false;
    for (at, line) in lines.iter().enumerate() {
        let cells = line.cells.len();
        let whole = cells >= width;
        let new = !open || whole || column + 1 >= width && (cells > 1 || begins_row(at));
        if new {
            rows.push(vec![Vec::new(); width.max(cells)]);
            column = 0;
        }
        for (no, cell) in line.cells.iter().enumerate() {
            if no > 0 {
                column += 1;
            }
            let paragraphs = cell.iter().map(|text| Paragraph {
                line: line.number,
                text: text.clone(),
                bullet: line.bullet && no == 0,
                opens: line.opens || cell.len() > 1,
            });
            if let Some(row) = rows.last_mut() {
                let at = column.min(row.len().saturating_sub(1));
                if let Some(cell) = row.get_mut(at) {
                    cell.extend(paragraphs);
                }
            }
        }
        open = !whole;
    }
    rows
}
