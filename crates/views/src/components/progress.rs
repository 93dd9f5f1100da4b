//! How much is answered.

use crate::example::{Example, example};
use crate::text::changing;
use yew::prelude::*;

/// What a bar shows.
#[derive(Properties, PartialEq)]
pub struct BarProps {
    /// A group for each assessment; in it, for each question, whether it is answered.
    pub groups: Vec<Vec<bool>>,
    /// What is counted: "answered".
    #[prop_or(AttrValue::Static("answered"))]
    pub what: AttrValue,
}

/// A cell for each question, and a gap between assessments.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let all = || props.groups.iter().flatten();
    let label = format!("{} of {} {}", all().filter(|on| **on).count(), all().count(), props.what);
    let cells = |group: &Vec<bool>| {
        html! { <span class="gc-bar__group">{ for group.iter().map(|on| html! { <i class={on.then_some("is-on")}></i> }) }</span> }
    };
    // As wide as it has cells, so that a cell is as wide in every group.
    let many = (all().count() > 60).then_some("gc-bar--many");
    html! {
        <div class={classes!("gc-bar", many)} role="img" aria-label={label}>
            { for props.groups.iter().filter(|group| !group.is_empty()).map(cells) }
        </div>
    }
}

/// What a ring shows.
#[derive(Properties, PartialEq)]
pub struct RingProps {
    /// How many are answered.
    pub done: usize,
    /// How many there are.
    pub of: usize,
}

/// A ring around the number of answers.
#[component]
pub fn Ring(props: &RingProps) -> Html {
    let of = props.of.max(1);
    let done = props.done.min(of);
    let dashes = format!("{done} {}", of - done);
    html! {
        <div class="gc-ring">
            <svg viewBox="0 0 96 96" fill="none" aria-hidden="true" focusable="false">
                <circle cx="48" cy="48" r="42" />
                <circle cx="48" cy="48" r="42" pathLength={of.to_string()} stroke-dasharray={dashes} transform="rotate(-90 48 48)" />
            </svg>
            <p class="gc-ring__words">
                <b>{ changing(props.done.to_string()) }</b>
                <span>{ changing(format!(" of {}", props.of)) }</span>
                <span class="gc-unseen">{ " answered" }</span>
            </p>
        </div>
    }
}

/// None, some, all; few and many.
pub fn examples() -> Vec<Example> {
    let some = vec![vec![true; 11], [vec![true; 4], vec![false; 9]].concat()];
    vec![
        example("none answered", html! { <Bar groups={vec![vec![false; 11], vec![false; 13]]} /> }),
        example("some answered", html! { <Bar groups={some} /> }),
        example("all answered", html! { <Bar groups={vec![vec![true; 11], vec![true; 13]]} /> }),
        example("one assessment", html! { <Bar groups={vec![[vec![true; 2], vec![false; 4]].concat()]} /> }),
        example(
            "a hundred questions",
            html! { <Bar groups={vec![vec![true; 40], [vec![true; 5], vec![false; 35]].concat(), vec![false; 20]]} /> },
        ),
        example("a ring, none", html! { <Ring done=0 of=24 /> }),
        example("a ring, some", html! { <Ring done=15 of=24 /> }),
        example("a ring, all", html! { <Ring done=24 of=24 /> }),
        example("a ring of many", html! { <Ring done=108 of=124 /> }),
    ]
}
