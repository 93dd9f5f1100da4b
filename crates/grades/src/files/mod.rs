//! Files as people and programs write them: what stands in each, and what becomes of it.
//!
//! | file | holds |
//! |---|---|
//! | [`pack`] | one version of one standard |
//! | [`decision`] | what follows from a record |
//! | [`json`] | JSON text → a value that knows where each part of it stands; every fault at once |
//! | [`schema`] | schemas for editors, from the same types |
//! | [`values`] | texts, numbers, days and lists that are checked where they are read |
//! | [`words`] | closed lists of words |

pub mod decision;
pub mod json;
pub(crate) mod kinds;
pub mod pack;
pub mod schema;
pub mod values;
pub mod words;

pub(crate) use crate::formats::{days, problem};
