//! Which attempt at a method somebody is on. What a repeat does to a grade is a rule: see [`crate::rules::repeats`].

use crate::files::words::words;

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

words!(Sitting: First = "first", Resit = "resit", Retake = "retake");
