//! The mapping grid as a table: one row for each link of a piece, and one for what has no link yet.
//!
//! Somebody may edit the file in Excel or LibreOffice and read it back: with other separators, other quotation marks,
//! columns in another order or left out, days written 01/03/2026. What a row leaves empty is not said by that row.
//!
//! ```
//! use grades::domain::{evidence::Evidence, standard::PathwayNo};
//! use grades::formats::csv::evidence;
//! let standard = standards::find("ST0792_1.2").expect("shipped");
//! let option = Some(PathwayNo(0));
//! let mut piece = Evidence::new("E1", "=Call sheets");
//! piece.link_ksb("K1", true);
//! let file = evidence::write(&standard, option, &[piece.clone()]);
//! let read = evidence::read(file.as_bytes(), &standard, &[]).expect("what was written");
//! assert_eq!(read.pieces, [piece]);
//! ```

use super::cells::write_row;
use super::dates::TwoWays;
use super::guard::guarded;
use crate::domain::evidence::Evidence;
use crate::domain::mapping::grids;
use crate::domain::plan::MethodNo;
use crate::domain::record::Subject;
use crate::domain::standard::{PathwayNo, Standard};
use crate::formats::days::write_date;
use crate::formats::problem::{LeftOut, Problem};
use crate::formats::records::kind_word;

pub use super::reading::{read, read_with};

/// The columns, in the order in which they are written.
pub(super) const COLUMNS: [&str; 13] = [
    "Standard",
    "Version",
    "Option",
    "Method",
    "KSB",
    "Criterion",
    "Evidence id",
    "Title",
    "Kind",
    "Date",
    "Where",
    "Minutes",
    "Note",
];

pub(super) const STANDARD: usize = 0;
pub(super) const VERSION: usize = 1;
pub(super) const OPTION: usize = 2;
pub(super) const METHOD: usize = 3;
pub(super) const KSB: usize = 4;
pub(super) const CRITERION: usize = 5;
pub(super) const ID: usize = 6;
pub(super) const TITLE: usize = 7;
pub(super) const KIND: usize = 8;
pub(super) const DATE: usize = 9;
pub(super) const WHERE: usize = 10;
pub(super) const MINUTES: usize = 11;
pub(super) const NOTE: usize = 12;

/// Writes the log of evidence.
pub fn write(standard: &Standard, pathway: Option<PathwayNo>, pieces: &[Evidence]) -> String {
    let mut file = String::from("\u{feff}");
    write_row(&COLUMNS, &mut file);
    let option = pathway.and_then(|no| standard.pathway(no)).map_or("", |pathway| &pathway.title);
    let method = |no: MethodNo| standard.method(no).map_or("", |method| method.title.as_str());
    let assessed_by = |code: &str| {
        let by = |(no, _): &(MethodNo, _)| standard.ksbs_by(*no, pathway).any(|ksb| ksb.code == code);
        let titles = standard.methods().filter(by).map(|(no, _)| method(no)).collect::<Vec<_>>();
        titles.join(" / ")
    };
    let mut row = |method: &str, ksb: &str, criterion: &str, piece: Option<&Evidence>| {
        let mut cells = [(); COLUMNS.len()].map(|()| String::new());
        let head = [&standard.reference, &standard.version, option, method, ksb];
        for (cell, text) in cells.iter_mut().zip(head) {
            *cell = text.to_owned();
        }
        let mut put = |column: usize, text: String| {
            if let Some(cell) = cells.get_mut(column) {
                *cell = text;
            }
        };
        put(CRITERION, guarded(criterion));
        if let Some(piece) = piece {
            put(ID, guarded(&piece.id));
            put(TITLE, guarded(&piece.title));
            put(KIND, piece.kind.map_or("", kind_word).replace('-', " "));
            put(DATE, piece.date.map(write_date).unwrap_or_default());
            put(WHERE, guarded(&piece.kept));
            put(MINUTES, piece.minutes.map(|minutes| minutes.to_string()).unwrap_or_default());
            put(NOTE, guarded(&piece.note));
        }
        write_row(&cells.each_ref().map(String::as_str), &mut file);
    };
    for piece in pieces {
        for id in piece.criteria() {
            let subject = standard.find_subject(id);
            let title = match subject {
                Some(Subject::Criterion(no)) => standard.criterion(no).map_or("", |criterion| method(criterion.method)),
                Some(Subject::Outcome(_)) | None => "",
            };
            let codes = subject.map(|subject| standard.ksbs_of(subject).join(" ")).unwrap_or_default();
            row(title, &codes, id, Some(piece));
        }
        for code in piece.ksbs() {
            row(&assessed_by(code), &guarded(code), "", Some(piece));
        }
        if !piece.is_linked() {
            row("", "", "", Some(piece));
        }
    }
    for grid in grids(standard, pathway, pieces) {
        let title = grid.method.map_or("", method);
        grid.ksbs.iter().filter(|ksb| ksb.pieces() == 0).for_each(|ksb| row(title, ksb.of, "", None));
    }
    file
}

/// What was read from a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The pieces, in the order in which they first stand in the file.
    pub pieces: Vec<Evidence>,
    /// What should be known about it, and is no reason to refuse it.
    pub notices: Vec<Problem>,
    /// Days that can be read two ways, where the person has to say which; the pieces have them with the day first.
    pub two_ways: Option<TwoWays>,
    /// What was too long for its place, and is not in the pieces.
    pub left_out: Vec<LeftOut>,
}
