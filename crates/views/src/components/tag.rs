//! A status in a few words.

use crate::example::{Example, example};
use yew::prelude::*;

/// How much it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Solid: to fix.
    Fix,
    /// An outline: to lift.
    Lift,
    /// Dashed: to answer, under way.
    Open,
    /// No box: done.
    Done,
}

/// What a tag shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// How much it weighs.
    pub kind: Kind,
    /// "1 to fix"
    pub text: AttrValue,
}

/// The tag.
#[component]
pub fn Tag(props: &Props) -> Html {
    let class = match props.kind {
        Kind::Fix => "gc-tag gc-tag--fix",
        Kind::Lift => "gc-tag",
        Kind::Open => "gc-tag gc-tag--open",
        Kind::Done => "gc-meta",
    };
    html! { <span {class} key={format!("{class} {}", props.text)}>{ props.text.clone() }</span> }
}

/// Every kind.
pub fn examples() -> Vec<Example> {
    vec![
        example("to fix", html! { <p><Tag kind={Kind::Fix} text="To fix" /></p> }),
        example("to lift", html! { <p><Tag kind={Kind::Lift} text="1 to lift" /></p> }),
        example("to answer", html! { <p><Tag kind={Kind::Open} text="To answer" /></p> }),
        example("done", html! { <p><Tag kind={Kind::Done} text="Done" /></p> }),
        example(
            "too long for its line",
            html! { <p><Tag kind={Kind::Lift} text="4 of 18 pieces, 5 questions with none" /></p> },
        ),
    ]
}
