//! What the screens about evidence hold only while the page is open: nothing of it is kept.

use crate::domain::evidence::Evidence;
use crate::domain::standard::Standard;
use crate::formats::csv::dates::DayOrder;
use crate::formats::csv::evidence::{Read, read_with};
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
    pub incoming: Option<Rc<Incoming>>,
    /// Pieces that the file does not have are to go.
    pub missing_go: bool,
    /// The parts that are left out of the report, by their places.
    pub left_out: Vec<usize>,
}

/// A table that was chosen, and what it says.
pub struct Incoming {
    bytes: Vec<u8>,
    /// What it says; or what is wrong with it.
    pub read: Result<Read, Vec<Problem>>,
}

impl Incoming {
    /// Reads a table beside the log as it is.
    pub fn read(bytes: Vec<u8>, standard: &Standard, log: &[Evidence]) -> Incoming {
        let read = read_with(&bytes, standard, log, None);
        Incoming { bytes, read }
    }

    /// Reads it again, once it is known what comes first in its days.
    pub fn with(&self, order: DayOrder, standard: &Standard, log: &[Evidence]) -> Incoming {
        Incoming { bytes: self.bytes.clone(), read: read_with(&self.bytes, standard, log, Some(order)) }
    }

    /// A file that is no table.
    pub fn refused(problem: Problem) -> Incoming {
        Incoming { bytes: Vec::new(), read: Err(vec![problem]) }
    }
}
