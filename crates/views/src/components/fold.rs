//! What is there and not in the way.

use crate::example::{Example, example};
use crate::text::{changing, unseen};
use yew::prelude::*;

/// What a fold holds.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What stands on it.
    pub summary: AttrValue,
    /// What is heard besides, where several say the same: "question 3".
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// More on the same line, in small letters.
    #[prop_or_default]
    pub meta: Option<AttrValue>,
    /// Whether it is open at first. From then on it is the reader's: nothing closes a field under the cursor.
    #[prop_or_default]
    pub open: bool,
    /// Whether what stands on it is a heading of the screen.
    #[prop_or_default]
    pub heading: bool,
    /// What is inside.
    pub children: Html,
}

/// A fold.
#[component]
pub fn Fold(props: &Props) -> Html {
    let open = *use_state(|| props.open);
    html! {
        <details class="gc-folded" {open}>
            <summary>
                { if props.heading {
                    html! { <h2 key={props.summary.to_string()}>{ props.summary.clone() }</h2> }
                } else {
                    changing(props.summary.clone())
                } }
                { props.about.clone().map(|about| unseen(format!(": {about}"))) }
                { props.meta.clone().map(|meta| html! { <span class="gc-meta">{ changing(format!(" · {meta}")) }</span> }) }
            </summary>
            <div class="gc-fold__inner gc-near">{ props.children.clone() }</div>
        </details>
    }
}

/// What a list of folds holds.
#[derive(Properties, PartialEq)]
pub struct FoldsProps {
    /// What they are about: "More".
    pub label: AttrValue,
    /// The folds.
    pub children: Html,
}

/// Folds, one below the other.
#[component]
pub fn Folds(props: &FoldsProps) -> Html {
    html! { <section class="gc-fold" aria-label={props.label.clone()}>{ props.children.clone() }</section> }
}

/// Closed, open, and a list of them.
pub fn examples() -> Vec<Example> {
    vec![
        example(
            "closed",
            html! { <Fold summary="What does this mean?" about="question 16"><p>{ "Say how and why, with an example from your own work." }</p></Fold> },
        ),
        example(
            "open",
            html! {
                <Fold summary="What does this mean?" open=true>
                    <dl class="gc-near">
                        <div><dt><b>{ "Explain" }</b></dt><dd>{ "Say how and why, with an example from your own work." }</dd></div>
                        <div><dt><b>{ "K5" }</b></dt><dd>{ "How environment, format and scale affect the type and quantity of resources required" }</dd></div>
                    </dl>
                </Fold>
            },
        ),
        example(
            "a list",
            html! {
                <Folds label="More">
                    <Fold summary="Why this grade"><p>{ "Presentation is a pass. All 8 pass questions are yes." }</p></Fold>
                    <Fold summary="If you have to re-sit"><p>{ "You repeat only the assessment that you failed." }</p></Fold>
                    <Fold summary="Call sheets, spring shoot" meta="2 questions" open=true><p>{ "Putting work in order." }</p></Fold>
                </Folds>
            },
        ),
    ]
}
