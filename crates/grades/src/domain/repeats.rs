//! What re-sits and re-takes do to a grade.

use super::citation::{Basis, Citation};
use super::fact::Fact;
use super::grade::Grade;
use crate::files::words::words;
use serde::{Deserialize, Serialize};

/// Which attempt at a method this is. A missing sitting means the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sitting {
    /// The first attempt.
    #[default]
    First,
    /// Again, without further learning.
    Resit,
    /// Again, after further learning.
    Retake,
}

impl Sitting {
    /// Whether it counts as a repeat: any sitting other than the first does.
    pub fn is_repeat(self) -> bool {
        match self {
            Sitting::First => false,
            Sitting::Resit | Sitting::Retake => true,
        }
    }
}

/// What a plan says of repeats.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeats {
    /// The limit on the grade, if there is one.
    pub cap: Option<Cap>,
    /// Times, limits and conditions.
    pub facts: Vec<Fact>,
    /// How surely the document says it.
    pub basis: Basis,
    /// Where.
    pub source: Citation,
}

impl Repeats {
    /// Whether the plan says nothing at all of repeats, so that somebody may assume a limit for themselves.
    pub fn is_silent(&self) -> bool {
        self.basis == Basis::NotStated && self.cap.is_none()
    }

    /// The limit that counts: the plan's own, or where it is silent the one that the person assumes.
    ///
    /// ```
    /// use grades::domain::citation::Basis;
    /// use grades::domain::grade::Grade;
    /// use grades::domain::repeats::Repeats;
    /// let pass = Some(Grade::LOWEST.next());
    /// let silent = Repeats { basis: Basis::NotStated, ..Repeats::default() };
    /// assert_eq!(silent.cap_for(pass).map(|cap| Some(cap.grade)), Some(pass));
    /// assert_eq!(Repeats::default().cap_for(pass), None);
    /// ```
    pub fn cap_for(&self, assumed: Option<Grade>) -> Option<Cap> {
        let assumed = assumed.filter(|_| self.is_silent());
        let cap = |grade| Cap { grade, on: CapOn::Overall, when: CapWhen::AnyRepeat, waivable: false };
        self.cap.or(assumed.map(cap))
    }
}

/// A limit on the grade of somebody who repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cap {
    /// The best grade there can be; fail stays fail. On the overall scale, or on each method's for a method cap.
    pub grade: Grade,
    /// What it limits.
    pub on: CapOn,
    /// When it bites.
    pub when: CapWhen,
    /// Whether the assessment organisation may lift it in exceptional circumstances.
    pub waivable: bool,
}

/// What a cap limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CapOn {
    /// The overall grade, after the table.
    Overall,
    /// The grade of each repeated method, before the table.
    Method,
}

/// When a cap bites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CapWhen {
    /// As soon as one method is repeated.
    AnyRepeat,
    /// Only when more than one method is repeated.
    MoreThanOne,
}

/// The grade under a limit: the lower of the two.
pub fn limit_repeat(grade: Grade, cap: Option<Grade>) -> Grade {
    cap.map_or(grade, |cap| grade.min(cap))
}

words!(CapOn: Overall = "overall", Method = "method");
words!(CapWhen: AnyRepeat = "any-repeat", MoreThanOne = "more-than-one");
