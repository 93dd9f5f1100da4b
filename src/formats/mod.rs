//! Text ↔ domain. The only place that knows the names of fields in files.
//!
//! Readers report **all** problems at once, each with its place, a stable code, the cause and a remedy, and never
//! panic. Text goes first into a small tree ([`tree`]) that keeps duplicate keys so that they can be refused, then a
//! reader walks it ([`walk`]).
//!
//! | file | reads or writes |
//! |---|---|
//! | [`packs`] | a pack: one version of one standard |
//! | [`compact`] | a shipped pack, as the page carries it |
//! | [`records`] | a learner record |
//! | [`decisions`] | a decision |
//! | [`problem`] | what is wrong with a file |
//! | [`json`], [`objects`] | JSON text and JavaScript objects as value trees |

pub mod compact;
pub mod decisions;
pub mod json;
pub mod objects;
pub mod packs;
pub mod problem;
pub mod records;
pub mod tree;
pub mod walk;
