//! The assessment plan: methods and criteria, as the plan has them.

use super::citation::{Basis, Citation};
use super::fact::Fact;
use super::grade::{Grade, GradeScale};
use super::rule::Rule;
use super::standard::PathwayNo;

/// The place of a method in [`Standard::methods`](super::standard::Standard::methods).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MethodNo(pub u8);

impl MethodNo {
    /// The place as an index.
    pub fn at(self) -> usize {
        usize::from(self.0)
    }
}

/// The place of a criterion in [`Standard::criteria`](super::standard::Standard::criteria), in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CriterionNo(pub u16);

impl CriterionNo {
    /// The place as an index.
    pub fn at(self) -> usize {
        usize::from(self.0)
    }
}

/// One assessment method: a discussion, a presentation, a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// Stable within the standard, such as `AM1`.
    pub id: String,
    /// As printed.
    pub title: String,
    /// One to three words for narrow screens.
    pub short: Option<String>,
    /// Its own scale.
    pub grades: GradeScale,
    /// What each grade above the lowest needs, lowest first.
    pub rules: Vec<Rule>,
    /// Times, counts and limits.
    pub facts: Vec<Fact>,
}

/// One grading criterion of a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Stable within the standard, such as `AM1-role-p1`.
    pub id: String,
    /// The method it belongs to.
    pub method: MethodNo,
    /// The grade it belongs to, on the method's scale.
    pub grade: Grade,
    /// The option it belongs to; none for the core.
    pub pathway: Option<PathwayNo>,
    /// The theme it stands under, where the plan has themes.
    pub theme: Option<String>,
    /// The codes printed with it.
    pub ksbs: Vec<String>,
    /// This project's words for it, in the first person.
    pub prompt: String,
    /// How surely the document prints it.
    pub basis: Basis,
    /// Where the official wording stands.
    pub source: Citation,
}

impl Criterion {
    /// Whether somebody on this option is assessed on it: the core always is.
    pub fn belongs_to(&self, pathway: Option<PathwayNo>) -> bool {
        self.pathway.is_none() || self.pathway == pathway
    }
}
