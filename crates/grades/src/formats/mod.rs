//! Text ↔ domain: records, settings, links, tables. With [`files`](crate::files), which reads packs and writes
//! decisions, the only place that knows the names of fields in files.
//!
//! Readers report **all** problems at once, each with its place, a stable code, the cause and a remedy, and never
//! panic.
//!
//! | file | reads or writes |
//! |---|---|
//! | [`compact`] | a standard without a reader's weight, as the page and the JavaScript module carry it |
//! | [`records`] | a learner record |
//! | [`stored`] | what a device keeps: records with their last snapshots |
//! | [`link`] | answers in the fragment of a link |
//! | [`qr`] | a text as a QR code |
//! | [`settings`], [`colour`] | a training provider's settings of the page |
//! | [`days`] | a day, such as 2024-08-15 |
//! | [`calendar`] | writes dates as a calendar file |
//! | [`csv`] | the mapping grid, for spreadsheets |
//! | [`kinds`] | what a file is that holds none of these |
//! | [`problem`] | what is wrong with a file |
//! | [`writer`] | writes JSON piece by piece |
//! | [`json`] | JSON text as a value tree |

pub mod calendar;
pub mod colour;
pub mod compact;
pub mod csv;
pub mod days;
pub mod json;
pub mod kinds;
pub mod link;
pub mod problem;
pub mod qr;
pub mod stored;
pub mod tree;
pub mod writer;

pub use crate::files::{record as records, settings};
