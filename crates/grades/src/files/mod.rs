//! Files as people and programs write them: what stands in each, and what becomes of it.
//!
//! | file | holds |
//! |---|---|
//! | [`pack`] | one version of one standard |
//! | [`record`] | what one person said |
//! | [`review`] | what an apprentice and their tutor said, and what came of it |
//! | [`group`] | many records at once, and the packs among them |
//! | [`decision`] | what follows from a record |
//! | [`settings`] | a training provider's settings of the page |
//! | [`json`] | JSON text → a value that knows where each part of it stands; every fault at once |
//! | `quick` | the same types, without a word about what is wrong |
//! | [`schema`] | schemas for editors, from the same types |
//! | [`values`] | texts, numbers, days and lists that are checked where they are read |
//! | [`words`] | closed lists of words |

pub mod decision;
pub mod fault;
pub mod group;
pub mod json;
pub(crate) mod kinds;
pub mod pack;
pub mod quick;
pub mod record;
pub mod review;
pub mod schema;
pub mod settings;
pub mod values;
pub mod words;

pub(crate) use crate::formats::{days, problem};
