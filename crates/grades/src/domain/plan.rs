//! The assessment plan: methods and criteria, as the plan has them.

use super::citation::{Basis, Citation};
use super::fact::Fact;
use super::grade::{Grade, GradeScale};
use super::standard::PathwayNo;
use crate::rules::Rule;
use serde::{Deserialize, Serialize};

/// The place of a method in [`Standard::methods`](super::standard::Standard::methods).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    /// Stable within the standard, such as `AM1`.
    pub id: String,
    /// As printed.
    pub title: String,
    /// One to three words for narrow screens.
    pub short: Option<String>,
    /// Its own scale.
    pub grades: GradeScale,
    /// What each grade above the lowest needs, lowest first; none where it is taken elsewhere.
    pub rules: Vec<Rule>,
    /// Parts that are graded on their own first.
    pub components: Vec<Component>,
    /// What marks there are, where it is marked.
    pub marks: Option<Marks>,
    /// A qualification that somebody else grades: its result is entered.
    pub taken_elsewhere: bool,
    /// The assessor grades it as a whole: prompts prepare for it, no rule makes a grade of them, its result is entered.
    pub graded_as_whole: bool,
    /// Times, counts and limits.
    pub facts: Vec<Fact>,
}

/// The place of a component in [`Method::components`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ComponentNo(pub u8);

/// A part of a method that is graded on its own first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// Stable within the method, such as `report`.
    pub id: String,
    /// As printed.
    pub title: String,
    /// Its own scale.
    pub grades: GradeScale,
    /// What each grade above the lowest needs, lowest first; each has one reading.
    pub rules: Vec<Rule>,
}

/// The place of a part in [`Marks::parts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PartNo(pub u8);

/// The marks of a method: a total, and perhaps parts of it that share nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// The highest total.
    pub most: u32,
    /// Parts that a rule looks at; together they have at most `most`.
    pub parts: Vec<MarkPart>,
}

impl Marks {
    /// The marks that stand outside every part.
    pub fn outside(&self) -> u32 {
        self.parts.iter().fold(self.most, |rest, part| rest.saturating_sub(part.most))
    }
}

/// A part of a method's marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkPart {
    /// Stable within the method, such as `safety`.
    pub id: String,
    /// As printed.
    pub title: String,
    /// The highest mark in it.
    pub most: u32,
}

/// The points of a criterion that is not simply met or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Points {
    /// The most points.
    pub most: u32,
    /// What each counts.
    pub weight: u32,
}

/// One grading criterion of a method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Stable within the standard, such as `AM1-role-p1`.
    pub id: String,
    /// The method it belongs to.
    pub method: MethodNo,
    /// The grade it belongs to, on the method's scale; the lowest for one with points.
    pub grade: Grade,
    /// The component it belongs to, where the method has components.
    pub component: Option<ComponentNo>,
    /// What points it has, where it is not simply met or not.
    pub points: Option<Points>,
    /// The option it belongs to; none for the core.
    pub pathway: Option<PathwayNo>,
    /// The theme it stands under, where the plan has themes.
    pub theme: Option<String>,
    /// The codes printed with it.
    pub ksbs: Vec<String>,
    /// This project's words for it, in the first person.
    pub prompt: String,
    /// A name of a few words, for lists; where there is none, the first words of the prompt serve.
    pub short: Option<String>,
    /// How surely the document prints it.
    pub basis: Basis,
    /// Where the official wording stands.
    pub source: Citation,
}

impl Method {
    /// Whether no rule makes its grade, so that its result is entered.
    pub fn has_result_only(&self) -> bool {
        self.taken_elsewhere || self.graded_as_whole
    }

    /// The component at a place.
    pub fn component(&self, no: ComponentNo) -> Option<&Component> {
        self.components.get(usize::from(no.0))
    }

    /// The part of its marks at a place.
    pub fn part(&self, no: PartNo) -> Option<&MarkPart> {
        self.marks.as_ref()?.parts.get(usize::from(no.0))
    }
}

impl Criterion {
    /// Whether somebody on this option is assessed on it: the core always is.
    pub fn belongs_to(&self, pathway: Option<PathwayNo>) -> bool {
        self.pathway.is_none() || self.pathway == pathway
    }
}
