//! Where a thing is printed, and how surely.

use crate::app::state::Book;
use crate::domain::citation::{Basis, Citation};
use crate::wording::{capital, facts, grades};
use yew::prelude::*;

/// A citation, small and at the end of what it supports; the document is named where there is more than one.
pub fn source(book: &Book, citation: &Citation, basis: Option<Basis>) -> Html {
    let basis = basis.filter(|basis| *basis != Basis::Stated);
    html! {
        <span class="gc-source">
            if let Some(basis) = basis {
                <span class="gc-source__basis">{ capital(grades::basis(basis)) }</span>
                { ". " }
            }
            { "Source: " }<cite>{ facts::citation(book, citation) }</cite>
        </span>
    }
}
