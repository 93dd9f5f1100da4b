//! One of several, or any of several.

use super::marks::{Grade, GradeWord, usual_grades};
use crate::example::{Example, example};
use crate::text::changing;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// How it is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Rows to tap.
    #[default]
    Rows,
    /// One line of segments.
    Line,
    /// A list of ticks; any of them.
    Ticks,
}

/// Something to choose.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// What it is called in what is told.
    pub value: AttrValue,
    /// What stands there.
    pub label: AttrValue,
    /// More about it.
    pub meta: Option<AttrValue>,
    /// A grade instead of words.
    pub grade: Option<Grade>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What is to be chosen from.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The start of ids, and the name of the radios: no other one on the page has it.
    pub id: AttrValue,
    /// What is asked.
    pub legend: AttrValue,
    /// Whether the question is only heard: what stands around it says it.
    #[prop_or_default]
    pub legend_unseen: bool,
    /// The choices.
    pub choices: Vec<Choice>,
    /// How it is drawn.
    #[prop_or_default]
    pub look: Look,
    /// Tells which one was pressed, and whether it is chosen now.
    pub onpick: Callback<(AttrValue, bool)>,
}

/// The choices: radios, or boxes to tick.
#[component]
pub fn Pick(props: &Props) -> Html {
    let (look, kind) = match props.look {
        Look::Rows => (None, "radio"),
        Look::Line => (Some("gc-pick--line"), "radio"),
        Look::Ticks => (Some("gc-pick--tick"), "checkbox"),
    };
    let choice = |choice: &Choice| {
        let (onpick, value) = (props.onpick.clone(), choice.value.clone());
        let onchange = Callback::from(move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
            onpick.emit((value.clone(), chosen));
        });
        let words = match &choice.grade {
            Some(grade) => html! { <GradeWord grade={grade.clone()} /> },
            None => html! { <span class="gc-pick__name">{ changing(choice.label.clone()) }</span> },
        };
        html! {
            <label class={choice.chosen.then_some("is-chosen")}>
                <input type={kind} name={props.id.clone()} value={choice.value.clone()} checked={choice.chosen} {onchange} />
                <span>
                    { words }
                    { choice.meta.clone().map(|meta| html! { <span class="gc-meta gc-pick__meta">{ changing(meta) }</span> }) }
                </span>
            </label>
        }
    };
    html! {
        <fieldset class="gc-near">
            <legend class={props.legend_unseen.then_some("gc-unseen")}>{ changing(props.legend.clone()) }</legend>
            <div class={classes!("gc-pick", look)}>{ for props.choices.iter().map(choice) }</div>
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct DemoProps {
    id: &'static str,
    legend: &'static str,
    choices: Vec<Choice>,
    #[prop_or_default]
    look: Look,
}

/// Keeps what is picked.
#[component]
fn Demo(props: &DemoProps) -> Html {
    let choices = use_state(|| props.choices.clone());
    let onpick = {
        let (choices, look) = (choices.clone(), props.look);
        Callback::from(move |(value, chosen): (AttrValue, bool)| {
            let pick = |choice: &Choice| {
                let is_it = choice.value == value;
                let chosen = if look == Look::Ticks && !is_it { choice.chosen } else { is_it && chosen };
                Choice { chosen, ..choice.clone() }
            };
            choices.set(choices.iter().map(pick).collect());
        })
    };
    html! { <Pick id={props.id} legend={props.legend} look={props.look} choices={(*choices).clone()} {onpick} /> }
}

/// Every look, nothing and something chosen.
pub fn examples() -> Vec<Example> {
    let choice = |label: &'static str, meta: Option<&'static str>, chosen: bool| Choice {
        value: label.into(),
        label: label.into(),
        meta: meta.map(AttrValue::Static),
        grade: None,
        chosen,
    };
    let options = |chosen: bool| {
        vec![
            choice(
                "Production coordinator",
                Some("Adds production compliance, policies and procedures, copyright"),
                chosen,
            ),
            choice(
                "Post production coordinator",
                Some("Adds the post production schedule, processes and workflows"),
                false,
            ),
        ]
    };
    let grades: Vec<Choice> = usual_grades()
        .into_iter()
        .skip(1)
        .map(|grade| Choice {
            value: grade.name.clone(),
            chosen: &*grade.name == "Merit",
            grade: Some(grade),
            ..Choice::default()
        })
        .collect();
    let filters = vec![
        choice("All 24", None, true),
        choice("To answer 9", None, false),
        choice("To fix 1", None, false),
        choice("To lift 1", None, false),
    ];
    let ticks = vec![
        choice("You have completed your training.", None, true),
        choice(
            "You hold English and maths qualifications that satisfy the funding rules; the standard asks for level 2 in both.",
            Some("At the gateway"),
            false,
        ),
    ];
    vec![
        example(
            "rows, nothing chosen",
            html! { <Demo id="pick-rows" legend="Which option are you on?" choices={options(false)} /> },
        ),
        example(
            "rows, one chosen",
            html! { <Demo id="pick-row" legend="Which option will you take?" choices={options(true)} /> },
        ),
        example(
            "one line of grades",
            html! { <Demo id="pick-grades" legend="Aim for" look={Look::Line} choices={grades} /> },
        ),
        example(
            "one line of filters",
            html! { <Demo id="pick-filters" legend="Show" look={Look::Line} choices={filters} /> },
        ),
        example(
            "ticks",
            html! { <Demo id="pick-ticks" legend="Before the gateway" look={Look::Ticks} choices={ticks} /> },
        ),
    ]
}
