//! What the screens about evidence hold only while the page is open: nothing of it is kept.

use crate::domain::evidence::Evidence;
use crate::formats::csv::evidence::Read;
use crate::formats::problem::Problem;
use std::rc::Rc;

/// What is held for the standard and option at hand.
#[derive(Clone, Default)]
pub struct Holding {
    /// The id of the piece that is open to be changed.
    pub open: Option<String>,
    /// What its links are searched for.
    pub search: String,
    /// The id of the prompt whose evidence is open.
    pub prompt: Option<String>,
    /// The piece that was deleted last, and where it stood.
    pub gone: Option<(usize, Evidence)>,
    /// What happened last, in a sentence.
    pub news: String,
    /// What a file said, until it is taken over or left.
    pub incoming: Option<Rc<Result<Read, Vec<Problem>>>>,
    /// Pieces that the file does not have are to go.
    pub missing_go: bool,
    /// The parts that are left out of the report, by their places.
    pub left_out: Vec<usize>,
}
