//! Reading the mapping grid back: rows → pieces, with every problem by row and column.

use super::cells::{self, Encoding, decode, place, split};
use super::dates::{DayOrder, Orders, TwoWays};
use super::evidence::{COLUMNS, CRITERION, DATE, ID, KIND, KSB, MINUTES, NOTE, Read, STANDARD, TITLE, VERSION, WHERE};
use super::fields::{clear, put, same, take};
use super::guard::unguarded;
use super::heads::{below_separator_line, columns, known, unread};
use super::links::{Name, Names, names};
use crate::domain::evidence::{Evidence, next_id};
use crate::domain::standard::Standard;
use crate::formats::problem::{LeftOut, Problem, did_you_mean, named, of_name, shown};
use crate::formats::records::{LONGEST_LINE, MOST_LINKS, MOST_PIECES, clean_line, subject_ids};
use std::collections::{BTreeMap, BTreeSet};

/// More problems than this help nobody.
const MOST_PROBLEMS: usize = 200;

/// As much of a first row is looked at, in bytes, to tell which separator the file has.
const LONGEST_HEADS: usize = 50_000;

/// Reads a table beside the log as it is: what the file leaves out (a column, say) stays as it is in the log.
/// [`revision::changes`](crate::domain::revision::changes) tells what would change.
///
/// # Errors
/// Every problem there is (past 200, how many more), each with its row and column.
pub fn read(bytes: &[u8], standard: &Standard, log: &[Evidence]) -> Result<Read, Vec<Problem>> {
    read_with(bytes, standard, log, None)
}

/// The same, with the answer to [`Read::two_ways`] if the person has given one.
///
/// # Errors
/// As [`read`].
pub fn read_with(
    bytes: &[u8],
    standard: &Standard,
    log: &[Evidence],
    order: Option<DayOrder>,
) -> Result<Read, Vec<Problem>> {
    let (text, encoding) = decode(bytes).map_err(|problem| vec![problem])?;
    let mut table = Table::new(standard, log);
    if encoding == Encoding::Windows1252 {
        let says = "The file is not UTF-8. It was read as Windows-1252, an older way to save.";
        let remedy = "Look whether accents and quotation marks are right; save as “CSV UTF-8” if not.";
        table.notices.push(Problem::new("", "windows-1252", says, remedy));
    }
    let rows = rows(&text).map_err(|problem| vec![problem])?;
    let Some(heads) = rows.first().filter(|heads| known(heads) > 0) else {
        let says = "No heading that is known stands in the first row.";
        let remedy = "Save the grid from this page, edit that file, and leave its first row as it is.";
        return Err(vec![Problem::new("row 1", "no-headings", says, remedy)]);
    };
    table.columns = columns(heads);
    table.notices.extend(unread(&rows, &table.columns));
    if table.columns.get(ID).is_none_or(Option::is_none) && table.columns.get(TITLE).is_none_or(Option::is_none) {
        let says = "There is neither a column “Evidence id” nor one “Title”.";
        table.problem(0, ID, "no-evidence", |_| says.to_owned(), "Add one of them.");
    }
    table.order_of_days(&rows, order);
    for (number, cells) in rows.iter().enumerate().skip(1) {
        table.row(number, cells);
    }
    table.finish()
}

/// The rows by whichever separator the first of them makes most sense with.
fn rows(text: &str) -> Result<Vec<Vec<String>>, Problem> {
    let (text, named) = below_separator_line(text);
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let line = line.get(..line.floor_char_boundary(LONGEST_HEADS)).unwrap_or_default();
    let heads = |separator: &char| {
        split(line, *separator).ok().and_then(|rows| rows.first().map(|heads| known(heads))).unwrap_or_default()
    };
    // Of those that do equally well the first.
    let separators = named.into_iter().chain([',', ';', '\t', '|']).rev();
    split(text, separators.max_by_key(heads).unwrap_or(','))
}

/// A table under reading.
struct Table<'t> {
    standard: &'t Standard,
    log: &'t [Evidence],
    columns: [Option<usize>; COLUMNS.len()],
    pieces: Vec<Piece>,
    problems: Vec<Problem>,
    more: usize,
    notices: Vec<Problem>,
    /// The codes that stood beside a criterion that does not carry them, by criterion.
    not_carried: BTreeMap<String, BTreeSet<String>>,
    names: Names,
    order: DayOrder,
    two_ways: Option<TwoWays>,
    left_out: Vec<LeftOut>,
}

/// A piece under reading.
struct Piece {
    piece: Evidence,
    /// The row it stands in first.
    row: usize,
    /// Its fields that some row has said, and in which row.
    said: [Option<usize>; COLUMNS.len()],
    /// It had no id in the file.
    nameless: bool,
}

impl<'t> Table<'t> {
    fn new(standard: &'t Standard, log: &'t [Evidence]) -> Table<'t> {
        Table {
            standard,
            log,
            columns: [None; COLUMNS.len()],
            pieces: Vec::new(),
            problems: Vec::new(),
            more: 0,
            notices: Vec::new(),
            not_carried: BTreeMap::new(),
            names: Names::of(standard),
            order: DayOrder::DayFirst,
            two_ways: None,
            left_out: Vec::new(),
        }
    }

    /// What comes first in a day such as 2/1/2026: as was answered, or as a day shows that fits one order only.
    fn order_of_days(&mut self, rows: &[Vec<String>], answered: Option<DayOrder>) {
        let Some(column) = self.columns.get(DATE).copied().flatten() else { return };
        let mut orders = Orders::default();
        for (row, cells) in rows.iter().enumerate().skip(1) {
            if let Some(cell) = cells.get(column) {
                orders.look(&unguarded(cell), &place(row));
            }
        }
        match (answered, orders.shown_by(), &orders.two_ways) {
            (_, _, None) => {}
            (Some(order), _, _) => self.order = order,
            (None, Some((order, (text, at))), Some(two_ways)) => {
                self.order = order;
                let first = if order == DayOrder::DayFirst { "day" } else { "month" };
                let says = format!(
                    "{} could be read two ways. The {first} was read first, as “{}” in {at} has to be.",
                    of_name(&two_ways.text, &[]).trim_end(),
                    shown(text),
                );
                let remedy = "Look at the dates below; write them as 2026-01-31 if they are wrong.";
                self.notices.push(Problem::new(&format!("{}, Date", two_ways.at), "day-order", says, remedy));
            }
            (None, None, Some(_)) => self.two_ways = orders.two_ways,
        }
    }

    /// Past [`MOST_PROBLEMS`] they are counted and not worded: looking for what somebody meant takes a while.
    fn problem(
        &mut self,
        row: usize,
        column: usize,
        code: &'static str,
        says: impl FnOnce(&Table) -> String,
        remedy: &str,
    ) {
        if self.problems.len() < MOST_PROBLEMS {
            let at = [&place(row), ", ", COLUMNS.get(column).copied().unwrap_or_default()].concat();
            self.problems.push(Problem::new(&at, code, says(self), remedy));
        } else {
            self.more = self.more.saturating_add(1);
        }
    }

    /// Something to know, once for each thing.
    fn notice(&mut self, row: usize, column: usize, code: &'static str, says: String, remedy: &str) {
        let is_told = self.notices.iter().any(|notice| notice.code == code && notice.says == says);
        if !is_told && self.notices.len() < MOST_PROBLEMS {
            let at = [&place(row), ", ", COLUMNS.get(column).copied().unwrap_or_default()].concat();
            self.notices.push(Problem::new(&at, code, says, remedy));
        }
    }

    fn row(&mut self, number: usize, cells: &[String]) {
        let columns = self.columns;
        let cell = |column: usize| {
            let place = columns.get(column).copied().flatten();
            place.and_then(|place| cells.get(place)).map_or(String::new(), |cell| unguarded(cell))
        };
        let trimmed = |column: usize| cell(column).trim().to_owned();
        self.compare(number, &trimmed(STANDARD), &trimmed(VERSION));
        let (id, title) = (trimmed(ID), clean_line(&cell(TITLE), LONGEST_LINE));
        if id.is_empty() && title.trim().is_empty() {
            if [KIND, DATE, WHERE, MINUTES, NOTE].iter().any(|column| !cell(*column).trim().is_empty()) {
                let says = "This row describes a piece of evidence without an id or a title.";
                self.problem(number, TITLE, "no-title", |_| says.to_owned(), "Give it a title.");
            }
            return;
        }
        let Some(place) = self.piece(number, &id, &title) else { return };
        for column in [TITLE, KIND, DATE, WHERE, MINUTES, NOTE] {
            let text = cell(column);
            let words = [TITLE, WHERE, NOTE].contains(&column);
            if !(if words { text.as_str() } else { text.trim() }).is_empty() {
                self.detail(number, place, column, &text);
            } else if let Some(piece) = self.pieces.get_mut(place) {
                // An empty cell says something only if no row says more.
                piece.empty(column, columns.get(column).is_some_and(Option::is_some));
            }
        }
        self.links(number, place, &trimmed(CRITERION), &trimmed(KSB));
    }

    /// The file is about this standard.
    fn compare(&mut self, row: usize, standard: &str, version: &str) {
        if !standard.is_empty() && !standard.eq_ignore_ascii_case(&self.standard.reference) {
            let says = |table: &Table| {
                ["This row is about ", &shown(standard), ", not about ", &table.standard.reference, "."].concat()
            };
            self.problem(row, STANDARD, "another-standard", says, "Open that standard first, or remove the row.");
        } else if !version.is_empty() && !is_version(version, &self.standard.version) {
            let says = ["The file names version ", &shown(version), "; this is ", &self.standard.version, "."].concat();
            self.notice(
                row,
                VERSION,
                "another-version",
                says,
                "Criteria that this version does not have are told below.",
            );
        }
    }

    /// The piece that a row is about; a new one if there is none yet.
    fn piece(&mut self, row: usize, id: &str, title: &str) -> Option<usize> {
        let titled = |piece: &Evidence| piece.title.trim() == title.trim();
        let is = |piece: &Evidence| if id.is_empty() { titled(piece) } else { piece.id == id };
        if let Some(place) = self.pieces.iter().position(|piece| is(&piece.piece)) {
            return Some(place);
        }
        if self.pieces.len() >= MOST_PIECES {
            let says = |_: &Table| ["There are more than ", &MOST_PIECES.to_string(), " pieces of evidence."].concat();
            if !self.problems.iter().any(|problem| problem.code == "too-many") {
                self.problem(row, ID, "too-many", says, "Remove what does not belong.");
            }
            return None;
        }
        let old = self.log.iter().find(|piece| is(piece)).cloned();
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        if old.is_none() && (id.len() > 80 || !id.bytes().all(allowed)) {
            let says = |_: &Table| of_name(id, &["cannot be an id."]);
            self.problem(row, ID, "bad-id", says, "Use letters, digits, “-”, “_” and “.” only, or leave it empty.");
            return None;
        }
        let nameless = old.is_none() && id.is_empty();
        let mut piece = old.unwrap_or_else(|| Evidence::new(id, title));
        // Links are said by the file as far as it has the columns.
        if self.columns.get(CRITERION).is_some_and(Option::is_some) {
            piece.criteria().to_vec().iter().for_each(|id| piece.link_criterion(id, false));
        }
        if self.columns.get(KSB).is_some_and(Option::is_some) {
            piece.ksbs().to_vec().iter().for_each(|code| piece.link_ksb(code, false));
        }
        self.pieces.push(Piece { piece, row, said: [None; COLUMNS.len()], nameless });
        self.pieces.len().checked_sub(1)
    }

    fn links(&mut self, row: usize, place: usize, criteria: &str, ksbs: &str) {
        let Some(held) = self.pieces.get(place) else { return };
        let old = self.log.iter().find(|old| old.id == held.piece.id);
        let criteria = names(criteria, old.map_or(&[][..], Evidence::criteria));
        let ksbs = names(ksbs, old.map_or(&[][..], Evidence::ksbs));
        if criteria.len() > MOST_LINKS || ksbs.len() > MOST_LINKS {
            self.too_many_links(row);
            return;
        }
        let mut links = Vec::new();
        let mut linked: Option<String> = None;
        for name in criteria {
            match self.names.find(name, old) {
                Some(Name::Criterion(id)) => {
                    linked = Some(id.clone());
                    links.push(Name::Criterion(id));
                }
                Some(ksb @ Name::Ksb(_)) => links.push(ksb),
                None => {
                    let says = |table: &Table| {
                        let hint = did_you_mean(name, &subject_ids(table.standard));
                        of_name(name, &["is no criterion.", &hint])
                    };
                    self.problem(row, CRITERION, "unknown-criterion", says, "Correct it, or leave the cell empty.");
                }
            }
        }
        // Beside a criterion stand the codes that it carries.
        let standard = self.standard;
        let subjects = links.iter().filter_map(|link| match link {
            Name::Criterion(id) => standard.find_subject(id),
            Name::Ksb(_) => None,
        });
        let carried: BTreeSet<&str> =
            subjects.flat_map(|subject| standard.ksbs_of(subject)).map(|code| &**code).collect();
        for name in ksbs {
            match (self.names.find(name, old), &linked) {
                (Some(Name::Ksb(code)), Some(id)) => {
                    let is_told = self.not_carried.get(id).is_some_and(|told| told.contains(&code));
                    if !is_told && !carried.contains(&*code) && standard.find_subject(id).is_some() {
                        self.not_carried.entry(id.clone()).or_default().insert(code.clone());
                        let says = of_name(&code, &["does not belong to ", id, ", so it is not linked."]);
                        self.notice(row, KSB, "not-carried", says, "Give it a row of its own, without a criterion.");
                    }
                }
                (Some(link), _) => links.push(link),
                (None, _) => {
                    let says = |table: &Table| {
                        let hint = did_you_mean(name, &named(&table.standard.ksbs, |ksb| &ksb.code));
                        of_name(name, &["is no KSB.", &hint])
                    };
                    self.problem(row, KSB, "unknown-ksb", says, "Correct it, or leave the cell empty.");
                }
            }
        }
        let Some(held) = self.pieces.get_mut(place) else { return };
        for link in links {
            match link {
                Name::Criterion(id) => held.piece.link_criterion(&id, true),
                Name::Ksb(code) => held.piece.link_ksb(&code, true),
            }
        }
        if held.piece.criteria().len() > MOST_LINKS || held.piece.ksbs().len() > MOST_LINKS {
            self.too_many_links(row);
        }
    }

    fn too_many_links(&mut self, row: usize) {
        let says = |_: &Table| ["One piece has more than ", &MOST_LINKS.to_string(), " links."].concat();
        self.problem(row, ID, "too-many", says, "Link it to fewer.");
    }

    /// What a row says of a piece in a column that is not empty.
    fn detail(&mut self, row: usize, place: usize, column: usize, text: &str) {
        // A piece with nothing but what this cell says.
        let mut given = Evidence::new("", "");
        let beyond = match put(&mut given, column, text, self.order) {
            Ok(beyond) => beyond,
            Err((code, says, remedy)) => {
                self.problem(row, column, code, |_| says, remedy);
                return;
            }
        };
        let Some(held) = self.pieces.get_mut(place) else { return };
        let old = self.log.iter().find(|old| old.id == held.piece.id);
        let said = held.said.get(column).copied().flatten();
        let differs = |other: &Evidence| !same(&given, other, column);
        match said {
            // A row that still says what the log says gives way to one that was edited.
            Some(before)
                if differs(&held.piece)
                    && old.is_none_or(differs)
                    && old.is_none_or(|old| !same(&held.piece, old, column)) =>
            {
                let says = ["This row and ", &cells::place(before), " say two things about the same piece."].concat();
                let remedy = "Write the same in both, or leave one of them empty.";
                self.problem(row, column, "disagrees", |_| says, remedy);
            }
            Some(_) if old.is_some_and(|old| !differs(old)) => {}
            _ => {
                take(&mut held.piece, column, given);
                if let Some(said) = held.said.get_mut(column) {
                    *said = Some(row);
                }
                self.too_long(row, column, beyond);
            }
        }
    }

    /// Notes what is left out of a text, once: every row of a piece may say it.
    fn too_long(&mut self, row: usize, column: usize, text: String) {
        if text.is_empty() || self.left_out.iter().any(|known| known.text == text) {
            return;
        }
        let at = format!("{}, {}", place(row), COLUMNS.get(column).copied().unwrap_or_default());
        self.left_out.push(LeftOut { at, text });
    }

    fn finish(mut self) -> Result<Read, Vec<Problem>> {
        let is_new = |piece: &Piece| !self.log.iter().any(|old| old.id == piece.piece.id);
        let untitled = |piece: &&Piece| is_new(piece) && piece.piece.title.trim().is_empty();
        let rows: Vec<(usize, String)> =
            self.pieces.iter().filter(untitled).map(|piece| (piece.row, piece.piece.id.clone())).collect();
        for (row, id) in rows {
            let says = |_: &Table| of_name(&id, &["is new and has no title."]);
            self.problem(row, TITLE, "no-title", says, "Give it a title.");
        }
        if self.more > 0 {
            let says = ["There are ", &self.more.to_string(), " more problems."].concat();
            self.problems.push(Problem::new("", "more", says, "Mend these first."));
        }
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        let mut taken: Vec<Evidence> = self.log.to_vec();
        taken.extend(self.pieces.iter().map(|piece| piece.piece.clone()));
        for piece in self.pieces.iter_mut().filter(|piece| piece.nameless) {
            piece.piece.id = next_id(&taken);
            taken.push(piece.piece.clone());
        }
        Ok(Read {
            pieces: self.pieces.into_iter().map(|piece| piece.piece).collect(),
            notices: self.notices,
            two_ways: self.two_ways,
            left_out: self.left_out,
        })
    }
}

/// Whether a file means this version: spreadsheets make 1 of 1.0.
fn is_version(given: &str, version: &str) -> bool {
    given == version || version.strip_suffix(".0") == Some(given)
}

impl Piece {
    /// A cell is empty: if no row has said anything yet, so is the field.
    fn empty(&mut self, column: usize, there: bool) {
        if there && self.said.get(column).is_some_and(Option::is_none) {
            clear(&mut self.piece, column);
        }
    }
}
