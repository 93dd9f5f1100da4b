//! Assessment outcomes and performance descriptors: what the newer, short plans have in place of methods and criteria.
//!
//! Outcomes say *what* is assessed, descriptors *how well* it has to be done. Such a plan prints no rule that makes a
//! grade of them, so nothing here is ever added up to one.

use super::citation::{Basis, Citation};
use super::grade::Grade;
use super::standard::PathwayNo;
use serde::{Deserialize, Serialize};

/// The place of an outcome in [`Standard::outcomes`](super::standard::Standard::outcomes), in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutcomeNo(pub u8);

impl OutcomeNo {
    /// The place as an index.
    pub fn at(self) -> usize {
        usize::from(self.0)
    }
}

/// A group of knowledge and skills that has to be shown as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentOutcome {
    /// Stable within the standard, such as `AO1`.
    pub id: String,
    /// As printed.
    pub title: String,
    /// The option it belongs to; none for the core.
    pub pathway: Option<PathwayNo>,
    /// The codes it carries.
    pub ksbs: Vec<String>,
    /// This project's words for it, in the first person.
    pub prompt: String,
    /// A name of a few words, for lists; where there is none, the title serves.
    pub short: Option<String>,
    /// How surely the document prints it.
    pub basis: Basis,
    /// Where the official wording stands.
    pub source: Citation,
}

impl AssessmentOutcome {
    /// Whether somebody on this option is assessed on it: the core always is.
    pub fn belongs_to(&self, pathway: Option<PathwayNo>) -> bool {
        self.pathway.is_none() || self.pathway == pathway
    }
}

/// The place of a category in [`Standard::performance`](super::standard::Standard::performance), in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CategoryNo(pub u8);

impl CategoryNo {
    /// The place as an index.
    pub fn at(self) -> usize {
        usize::from(self.0)
    }
}

/// One way in which performance is described.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerformanceCategory {
    /// Stable within the standard, such as `applied-knowledge`.
    pub id: String,
    /// As printed.
    pub title: String,
    /// For each grade that the plan describes, lowest first; perhaps not every grade of the scale.
    pub descriptors: Vec<PerformanceDescriptor>,
    /// How surely the document prints it.
    pub basis: Basis,
    /// Where the official wording stands.
    pub source: Citation,
}

impl PerformanceCategory {
    /// Every answer there is: below all descriptors, then at each of them, lowest first.
    pub fn placements(&self) -> impl Iterator<Item = Placement> {
        std::iter::once(Placement::Neither)
            .chain(self.descriptors.iter().map(|descriptor| Placement::At(descriptor.grade)))
    }
}

/// What performance at one grade looks like. It is no marking grid: nothing is counted from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerformanceDescriptor {
    /// The grade, on the overall scale.
    pub grade: Grade,
    /// This project's words for it, in the first person.
    pub says: String,
}

/// Where somebody sees themselves in a category. No placement at all is *unknown*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// None of the descriptors fits yet.
    Neither,
    /// The descriptor of this grade fits.
    At(Grade),
}
