//! What an apprenticeship's assessment means, and how its grades follow.
//!
//! It is pure: the same text in gives the same text out. It knows nothing of browsers, files, clocks or chance, and
//! nothing of which standards ship; `clippy.toml` beside it refuses what would break that.
//!
//! # The map
//!
//! ```text
//! {report, wording} → {files, formats} → {domain, rules}
//! ```
//!
//! | module | is | knows nothing of |
//! |---|---|---|
//! | [`domain`] | standards, records, and how grades follow | files, JSON, sentences |
//! | [`rules`] | what a grade needs: one file for each kind of rule, from the file to the sentence | |
//! | [`files`] | packs as people write them, decisions as programs read them: a type for each part | sentences about grades |
//! | [`formats`] | records, settings, tables, links ↔ text | sentences about grades |
//! | [`import`](mod@import) | the text of an assessment plan → a draft of a standard, and of its pack | records, grading |
//! | [`wording`] | decisions and facts in English | files |
//! | [`report`] | a record as one HTML file, worded by `wording` | names of fields in files |
//!
//! Who uses it: the page (`src`, and `crates/views`), the npm module (`crates/grades-js`), `cargo tools` (`crates/tools`), and
//! `crates/standards`, which reads the shipped packs when it is compiled. `docs/decisions.md` says why things are as
//! they are.
//!
//! Start reading at [`domain::standard`], then [`domain::grading`].
#![warn(missing_docs)]
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod domain;
pub mod files;
pub mod formats;
pub mod import;
pub mod report;
pub mod rules;
pub mod wording;
