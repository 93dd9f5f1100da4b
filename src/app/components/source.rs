//! Where a thing is printed, and how surely.

use crate::app::state::Book;
use crate::domain::citation::{Basis, Citation};
use crate::wording::{facts, grades};
use yew::prelude::*;

/// What is cited.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The standard, for its documents.
    pub book: Book,
    /// Where it stands.
    pub citation: Citation,
    /// How surely, if that should be said.
    #[prop_or_default]
    pub basis: Option<Basis>,
}

/// A citation, small and at the end of what it supports.
#[component]
pub fn Source(props: &Props) -> Html {
    let basis = props.basis.filter(|basis| *basis != Basis::Stated);
    html! {
        <span class="gc-source">
            if let Some(basis) = basis {
                <span class="gc-source__basis">{ grades::basis(basis) }</span>
                { ". " }
            }
            <span class="gc-source__label">{ "Source: " }</span>
            <cite>{ facts::citation(&props.book, &props.citation) }</cite>
        </span>
    }
}
