//! Where a thing is printed, and how surely.

use super::markup::{Part, span, text};
use crate::domain::citation::{Basis, Citation};
use crate::el;
use crate::model::OpenStandard;
use crate::wording::{capital, facts, grades};

/// A citation, small and at the end of what it supports; the document is named where there is more than one.
pub fn source(book: &OpenStandard, citation: &Citation, basis: Option<Basis>) -> Part {
    let basis = basis.filter(|basis| *basis != Basis::Stated);
    let mut shown = Vec::new();
    if let Some(basis) = basis {
        shown.push(span("gc-source__basis", &capital(grades::basis(basis))));
        shown.push(text(". "));
    }
    shown.push(text("Source: "));
    shown.push(el!("cite"; [text(facts::citation(book, citation))]));
    el!("span", "class" = "gc-source"; shown)
}
