//! A place on an ordered scale of grades.

use serde::{Deserialize, Serialize};

/// A place on a [`GradeScale`]; a higher one is better. The names are data of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Grade(u8);

impl Grade {
    /// The lowest place of every scale, "fail" as a rule.
    pub const LOWEST: Grade = Grade(0);

    /// How many places it is above the lowest.
    pub fn rank(self) -> usize {
        usize::from(self.0)
    }

    /// The place one above.
    pub fn next(self) -> Grade {
        Grade(self.0.saturating_add(1))
    }

    /// The place one below; none below the lowest.
    pub fn below(self) -> Option<Grade> {
        self.0.checked_sub(1).map(Grade)
    }
}

/// The grades of a standard or of one method, lowest first.
///
/// ```
/// use grades::domain::grade::{Grade, GradeScale};
/// let scale = GradeScale::new(["fail", "pass", "merit"].map(String::from).to_vec()).expect("names differ");
/// let merit = scale.find("merit").expect("on the scale");
/// assert!(merit > Grade::LOWEST);
/// assert_eq!(scale.name(merit), "merit");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeScale {
    names: Vec<String>,
}

impl Default for GradeScale {
    /// The shortest scale: fail, pass.
    fn default() -> GradeScale {
        GradeScale { names: vec!["fail".to_owned(), "pass".to_owned()] }
    }
}

impl GradeScale {
    /// The longest scale there can be.
    pub const LONGEST: usize = 12;

    /// A scale of two to [`LONGEST`](Self::LONGEST) different names, lowest first; otherwise nothing.
    pub fn new(names: Vec<String>) -> Option<GradeScale> {
        let differ = names.iter().enumerate().all(|(at, name)| !names.iter().take(at).any(|other| other == name));
        ((2..=Self::LONGEST).contains(&names.len()) && differ).then_some(GradeScale { names })
    }

    /// The grade of that name.
    pub fn find(&self, name: &str) -> Option<Grade> {
        self.names.iter().position(|known| known == name).and_then(|place| u8::try_from(place).ok()).map(Grade)
    }

    /// The name of a grade of this scale; empty for a grade of a longer one.
    pub fn name(&self, grade: Grade) -> &str {
        self.names.get(grade.rank()).map_or("", String::as_str)
    }

    /// Every grade, lowest first.
    pub fn grades(&self) -> impl DoubleEndedIterator<Item = Grade> + ExactSizeIterator + use<> {
        (0..u8::try_from(self.names.len()).unwrap_or(u8::MAX)).map(Grade)
    }

    /// Every grade above the lowest, lowest first.
    pub fn above_lowest(&self) -> impl DoubleEndedIterator<Item = Grade> + use<> {
        self.grades().skip(1)
    }

    /// The highest grade.
    pub fn highest(&self) -> Grade {
        self.grades().next_back().unwrap_or(Grade::LOWEST)
    }

    /// Every name, lowest first.
    pub fn names(&self) -> &[String] {
        &self.names
    }
}
