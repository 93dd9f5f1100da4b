//! Buttons, and links that look like them.

use crate::example::{Example, example};
use crate::text::{changing, unseen};
use yew::prelude::*;

/// How much it weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The one that most people press.
    Main,
    /// Another one.
    #[default]
    Quiet,
    /// Words that are pressed.
    Words,
}

impl Kind {
    fn class(self) -> Classes {
        match self {
            Kind::Main => classes!("gc-button"),
            Kind::Quiet => classes!("gc-button", "gc-button--quiet"),
            Kind::Words => classes!("gc-act"),
        }
    }
}

/// What a button shows and does.
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// What is written on it.
    pub label: AttrValue,
    /// What is heard besides, where several say the same: "the note to question 3".
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// How much it weighs.
    #[prop_or_default]
    pub kind: Kind,
    /// What it does.
    pub onpress: Callback<()>,
    /// Whether it opens something, and whether that is open.
    #[prop_or_default]
    pub expanded: Option<bool>,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let onclick = props.onpress.reform(|_: MouseEvent| ());
    let expanded = props.expanded.map(|expanded| if expanded { "true" } else { "false" });
    html! {
        <button type="button" class={props.kind.class()} aria-expanded={expanded} {onclick}>
            { words(&props.label, props.about.as_ref()) }
        </button>
    }
}

/// What a link shows and where it leads.
#[derive(Properties, PartialEq)]
pub struct LinkProps {
    /// What is written on it.
    pub label: AttrValue,
    /// What is heard besides.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// Where it leads.
    pub href: AttrValue,
    /// How much it weighs.
    #[prop_or_default]
    pub kind: Kind,
    /// Whether it is where one is already.
    #[prop_or_default]
    pub current: bool,
}

/// A link.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    html! {
        <a class={props.kind.class()} href={props.href.clone()} aria-current={props.current.then_some("page")}>
            { words(&props.label, props.about.as_ref()) }
        </a>
    }
}

fn words(label: &AttrValue, about: Option<&AttrValue>) -> Html {
    html! {
        <>
            { changing(label.clone()) }
            { about.map(|about| unseen(format!(": {about}"))) }
        </>
    }
}

/// Every kind.
pub fn examples() -> Vec<Example> {
    let nothing = Callback::from(|()| ());
    vec![
        example("main", html! { <Button kind={Kind::Main} label="Send the file" onpress={nothing.clone()} /> }),
        example("quiet", html! { <Button label="Save a file" onpress={nothing.clone()} /> }),
        example("words", html! { <Button kind={Kind::Words} label="Skip" onpress={nothing.clone()} /> }),
        example(
            "one that opens something",
            html! {
                <Button kind={Kind::Words} label="Add a note" about="question 3" expanded=false onpress={nothing} />
            },
        ),
        example(
            "links",
            html! {
                <div class="gc-actions">
                    <Link kind={Kind::Main} href="#/button" label="Go on: question 16" />
                    <Link href="#/button" label="See the report" />
                    <Link kind={Kind::Words} href="#/button" label="Check your answers" />
                    <Link kind={Kind::Words} href="#/button" label="By apprentice" current=true />
                </div>
            },
        ),
        example(
            "words without a space",
            html! {
                <div class="gc-actions"><Link kind={Kind::Main} href="#/button" label="Open Evidence_of_my_work_2026-11-30_final_final_version_for_tutor.pdf" /></div>
            },
        ),
    ]
}
