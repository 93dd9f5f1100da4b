//! A notice in the flow.

use super::button::{Button, Kind as ButtonKind, Link};
use crate::example::{Example, example};
use yew::prelude::*;

/// How it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// It stands there; whoever comes by reads it.
    #[default]
    Quiet,
    /// It came just now, and is said once.
    News,
    /// Something went wrong here, and is said at once.
    Wrong,
}

/// What a notice holds.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it is about, for those who jump from part to part: "Example".
    pub label: AttrValue,
    /// How it is said.
    #[prop_or_default]
    pub kind: Kind,
    /// The notice.
    pub children: Html,
}

/// The notice.
#[component]
pub fn Strip(props: &Props) -> Html {
    let inner = html! { <div class="gc-strip__in">{ props.children.clone() }</div> };
    match props.kind {
        Kind::Quiet => html! { <aside class="gc-strip" aria-label={props.label.clone()}>{ inner }</aside> },
        Kind::News => html! { <div class="gc-strip" role="status">{ inner }</div> },
        Kind::Wrong => html! { <div class="gc-strip gc-strip--wrong" role="alert">{ inner }</div> },
    }
}

/// Every kind.
pub fn examples() -> Vec<Example> {
    let nothing = Callback::from(|()| ());
    vec![
        example(
            "an example to look around in",
            html! {
                <Strip label="Example">
                    <p><b>{ "This is an example. " }</b><span>{ "Look around; nothing is saved." }</span></p>
                    <Link kind={ButtonKind::Words} href="#/strip" label="Start your own" />
                </Strip>
            },
        ),
        example(
            "news",
            html! {
                <Strip label="New version" kind={Kind::News}>
                    <p>{ "A new version is ready. Your answers stay." }</p>
                    <Button kind={ButtonKind::Words} label="Use it" onpress={nothing.clone()} />
                </Strip>
            },
        ),
        example(
            "something went wrong",
            html! {
                <Strip label="Not saved" kind={Kind::Wrong}>
                    <p><b>{ "Your last answers are not saved on this device. " }</b><span>{ "Save a file to keep them." }</span></p>
                    <Button kind={ButtonKind::Words} label="Save a file" onpress={nothing} />
                </Strip>
            },
        ),
    ]
}
