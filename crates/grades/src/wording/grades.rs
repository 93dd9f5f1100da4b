//! Grades, answers and attempts.

use super::capital;
use crate::domain::citation::Basis;
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::record::Judgement;
use crate::domain::repeats::Sitting;
use crate::domain::standard::Status;

/// "Merit".
pub fn grade(scale: &GradeScale, grade: Grade) -> String {
    capital(scale.name(grade))
}

/// What the button for an answer says.
pub fn judgement(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Met => "Yes",
        Judgement::Partly => "Partly",
        Judgement::NotMet => "Not yet",
    }
}

/// How an answer is told in a sentence: "you marked this …".
pub fn answer(judgement: Option<Judgement>) -> &'static str {
    match judgement {
        Some(Judgement::Met) => "yes",
        Some(Judgement::Partly) => "partly",
        Some(Judgement::NotMet) => "not yet",
        None => "not answered",
    }
}

/// What an attempt is called.
pub fn sitting(sitting: Sitting) -> &'static str {
    match sitting {
        Sitting::First => "First attempt",
        Sitting::Resit => "Re-sit (no more training first)",
        Sitting::Retake => "Re-take (after more training)",
    }
}

/// How surely the document says it, in words; empty for what is simply stated.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated in the document",
        Basis::Inferred => "inferred: the document does not say it in so many words",
        Basis::Ambiguous => "ambiguous: the document can be read in two ways",
        Basis::NotStated => "not stated in the document",
        Basis::Reconstructed => "reconstructed: the document's own words are lost",
    }
}

/// What the status of a version means.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Approved => "approved for delivery",
        Status::Retired => "retired: for people who started while it was open",
        Status::Draft => "draft: it may still change",
        Status::NotStated => "status not stated in the document",
    }
}
