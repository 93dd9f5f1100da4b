//! Which column is which: by our own headings, and by those that people and providers' templates use.

use super::evidence::{
    COLUMNS, CRITERION, DATE, ID, KIND, KSB, METHOD, MINUTES, NOTE, OPTION, STANDARD, TITLE, VERSION, WHERE,
};
use crate::formats::problem::{Problem, shown};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What else a column may be called, the likelier name first. Case, signs and plurals do not count: see [`plain`].
const OTHER_NAMES: [(usize, &[&str]); COLUMNS.len()] = [
    (STANDARD, &["standard code", "standard reference", "standard number", "apprenticeship standard"]),
    (VERSION, &["standard version", "version number"]),
    (OPTION, &["pathway", "chosen option"]),
    (METHOD, &["assessment method", "method of assessment"]),
    (KSB, KSB_NAMES),
    (CRITERION, CRITERION_NAMES),
    (ID, &["evidence number", "evidence no", "evidence ref", "evidence reference", "evidence code", "id"]),
    (TITLE, &["evidence title", "title of evidence", "evidence name", "name of evidence", "evidence"]),
    (KIND, &["evidence type", "type of evidence", "evidence kind", "kind of evidence", "type"]),
    (DATE, &["evidence date", "date of evidence", "date completed", "date produced", "date created", "completed on"]),
    (WHERE, WHERE_NAMES),
    (MINUTES, &["duration", "duration in minutes", "duration (minutes)", "length in minutes", "minutes it runs"]),
    (NOTE, &["comment", "evidence note", "evidence description", "description", "remark"]),
];

const KSB_NAMES: &[&str] = &[
    "ksb code",
    "code",
    "ksb reference",
    "ksb ref",
    "ksb covered",
    "ksb met",
    "ksb mapping",
    "ksb mapped",
    "mapped to ksb",
    "mapped to",
    "mapping",
    "knowledge skills and behaviours",
    "knowledge, skills, behaviours",
];

const CRITERION_NAMES: &[&str] = &[
    "criteria",
    "criterion id",
    "criteria id",
    "criterion code",
    "criteria code",
    "assessment criterion",
    "assessment criteria",
    "grading criteria",
    "mapped to criteria",
    "mapped to criterion",
];

const WHERE_NAMES: &[&str] = &[
    "where it is kept",
    "where kept",
    "location",
    "evidence location",
    "file location",
    "file",
    "file name",
    "folder",
    "link",
    "evidence link",
    "hyperlink",
    "url",
];

/// A heading as it is compared: letters and digits alone, in lower case, each word in the singular.
fn plain(head: &str) -> String {
    let head = head.to_lowercase().replace("(s)", "").replace(['\'', '’'], "");
    let words = head.split(|letter: char| !letter.is_alphanumeric());
    words.map(|word| if word.len() > 2 { word.strip_suffix('s').unwrap_or(word) } else { word }).collect()
}

/// Every name that a heading may have, as headings are compared: which columns it may stand for, and how well it names
/// each. 0 is a column's own name.
static NAMES: LazyLock<BTreeMap<String, Vec<(usize, usize)>>> = LazyLock::new(|| {
    let mut names: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (column, own) in COLUMNS.iter().enumerate() {
        let others = OTHER_NAMES.iter().find(|(of, _)| *of == column).map_or(&[][..], |(_, names)| names);
        for (rank, name) in [own].into_iter().chain(others).enumerate() {
            names.entry(plain(name)).or_default().push((column, rank));
        }
    }
    names
});

/// How many of the headings are known.
pub(super) fn known(heads: &[String]) -> usize {
    heads.iter().filter(|head| NAMES.contains_key(&plain(head))).count()
}

/// The place of each column that the headings name; of several that could be it, the likeliest, then the first.
pub(super) fn columns(heads: &[String]) -> [Option<usize>; COLUMNS.len()] {
    let mut best = [None; COLUMNS.len()];
    for (place, head) in heads.iter().enumerate() {
        for (column, rank) in NAMES.get(&plain(head)).into_iter().flatten() {
            let Some(best) = best.get_mut(*column) else { continue };
            if best.is_none_or(|before| (*rank, place) < before) {
                *best = Some((*rank, place));
            }
        }
    }
    best.map(|found| found.map(|(_, place)| place))
}

/// More columns than this are counted, not named.
const MOST_NAMED: usize = 20;

/// Tells which columns hold something and are not read; nothing where there is none.
pub(super) fn unread(rows: &[Vec<String>], columns: &[Option<usize>]) -> Option<Problem> {
    let (heads, rows) = rows.split_first()?;
    let mut filled: BTreeMap<usize, usize> = BTreeMap::new();
    for (place, _) in rows.iter().flat_map(|row| row.iter().enumerate()).filter(|(_, cell)| !cell.trim().is_empty()) {
        let count = filled.entry(place).or_default();
        *count = count.saturating_add(1);
    }
    filled.retain(|place, _| !columns.contains(&Some(*place)));
    let name = |(place, filled): (&usize, &usize)| {
        let head = heads.get(*place).map_or("", |head| head.trim());
        let name = if head.is_empty() { "no heading".to_owned() } else { format!("“{}”", shown(head)) };
        let cells = if *filled == 1 { "cell" } else { "cells" };
        format!("{} ({name}, {filled} {cells})", letters(*place))
    };
    let named = filled.iter().take(MOST_NAMED).map(name).collect::<Vec<_>>().join(", ");
    let more = match filled.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (column, hold, are) = if filled.len() == 1 { ("Column", "holds", "is") } else { ("Columns", "hold", "are") };
    let says = format!("{column} {named}{more} {hold} something and {are} not read.");
    let remedy = "Give such a column a heading that is known, such as Note, if it should be read: the others stay out.";
    (!filled.is_empty()).then(|| Problem::new("row 1", "unread-columns", says, remedy))
}

/// A column as spreadsheets name it: A, B … Z, AA.
fn letters(place: usize) -> String {
    let mut letters = String::new();
    let mut left = place.saturating_add(1);
    while left > 0 {
        let digit = left.saturating_sub(1) % 26;
        letters.insert(0, u8::try_from(digit).map_or('?', |digit| char::from(b'A'.saturating_add(digit))));
        left = left.saturating_sub(1) / 26;
    }
    letters
}

/// The text below a first line that names the separator, as Excel reads and writes it, and that separator: `sep=;`,
/// `"sep=;"`, `SEP = ;`, `sep=\t` … with whatever separators a program put behind it.
pub(super) fn below_separator_line(text: &str) -> (&str, Option<char>) {
    let text = text.trim_start_matches('\u{feff}');
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let given = line.trim_matches(['"', ' ']);
    let named = given.get(..3).filter(|word| word.eq_ignore_ascii_case("sep")).and_then(|_| given.get(3..));
    let Some(named) = named.and_then(|named| named.trim_start_matches(' ').strip_prefix('=')) else {
        return (text, None);
    };
    let named = named.trim_matches(['"', ' ']);
    let separator = if named.starts_with("\\t") { Some('\t') } else { named.chars().next() };
    let is_whole = named.trim_start_matches("\\t").chars().all(|letter| !letter.is_alphanumeric());
    if !is_whole {
        return (text, None);
    }
    let rest = rest.strip_prefix("\r\n").unwrap_or_else(|| rest.get(1..).unwrap_or_default());
    (rest, separator.filter(char::is_ascii))
}
