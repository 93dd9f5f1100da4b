//! Tables as comma-separated values (RFC 4180), to be opened and edited in Excel and LibreOffice and read back.
//!
//! | file | does |
//! |---|---|
//! | [`cells`] | bytes ↔ rows of cells: separators, quotation marks, encodings |
//! | [`guard`] | keeps a spreadsheet from taking a text for a formula, a number or a date |
//! | [`evidence`] | the mapping grid: its columns; writing it |
//! | `reading` | reading it back: rows → pieces of evidence, with every problem |
//! | `heads` | which column is which, whatever it is called; the line that names a separator |
//! | [`dates`] | days as people write them, and days that can be read two ways |
//! | `links` | the names in a cell, and what they stand for |
//! | `fields` | one cell ↔ a field of a piece |

pub mod cells;
pub mod dates;
pub mod evidence;
mod fields;
pub mod guard;
mod heads;
mod links;
mod reading;
