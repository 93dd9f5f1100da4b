//! The staircase of grades.

use super::marks::{Grade, GradeMark, usual_grades};
use crate::example::{Example, example};
use crate::text::changing;
use yew::prelude::*;

/// Where a step stands to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Reached, and passed by.
    Behind,
    /// Where they are.
    Today,
    /// Not reached yet.
    Open,
    /// The highest that can still be reached.
    Possible,
    /// Out of reach.
    Shut,
}

impl State {
    /// The class of the line.
    pub fn class(self) -> Option<&'static str> {
        match self {
            State::Behind => None,
            State::Today => Some("is-today"),
            State::Open | State::Possible => Some("is-open"),
            State::Shut => Some("is-shut"),
        }
    }
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its grade.
    pub grade: Grade,
    /// Where it stands.
    pub state: State,
    /// A number under it instead of a word: how many of a group stand there.
    pub count: Option<usize>,
}

/// How large it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// A group.
    #[default]
    Usual,
    /// One assessment.
    Flat,
    /// The answer to the page's question.
    Big,
}

/// What a staircase shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it is of, and what it says, in a sentence: "Overall: pass today, distinction possible".
    pub label: AttrValue,
    /// From the lowest.
    pub steps: Vec<Step>,
    /// How large.
    #[prop_or_default]
    pub size: Size,
}

/// The staircase: a list of real words, so it needs no other alternative.
#[component]
pub fn Stair(props: &Props) -> Html {
    let last = props.steps.len().saturating_sub(1);
    let size = match props.size {
        Size::Usual => None,
        Size::Flat => Some("gc-stair--flat"),
        Size::Big => Some("gc-stair--big"),
    };
    let top = props.steps.last().is_some_and(|step| step.state == State::Today) && props.size == Size::Big;
    let step = |(no, step): (usize, &Step)| {
        let marked = step.count.is_some() || matches!(step.state, State::Today | State::Possible);
        let shining = top && no == last;
        let mark = marked.then(|| {
            html! { <GradeMark shape={step.grade.shape} open={step.state == State::Possible} {shining} /> }
        });
        let below = match (step.count, step.state) {
            (Some(count), _) => Some(html! { <b>{ changing(count.to_string()) }</b> }),
            (None, State::Today) => Some(html! { <span>{ "today" }</span> }),
            (None, State::Possible) => Some(html! { <span>{ "possible" }</span> }),
            (None, State::Behind | State::Open | State::Shut) => None,
        };
        // What a step holds differs by its state, so a step whose state changed is drawn anew.
        html! {
            <li key={format!("{} {:?} {:?}", step.grade.name, step.state, step.count)} class={step.state.class()}>
                { mark }
                <span>{ step.grade.name.clone() }</span>
                { below }
            </li>
        }
    };
    html! {
        <ol class={classes!("gc-stair", size, top.then_some("gc-stair--top"))} aria-label={props.label.clone()}>
            { for props.steps.iter().enumerate().map(step) }
        </ol>
    }
}

/// Steps from the lowest grade, in these states.
pub fn steps(grades: &[Grade], states: &[State]) -> Vec<Step> {
    let step = |(grade, state): (&Grade, &State)| Step { grade: grade.clone(), state: *state, count: None };
    grades.iter().zip(states).map(step).collect()
}

/// Every state and size.
pub fn examples() -> Vec<Example> {
    use State::{Behind, Open, Possible, Shut, Today};
    let grades = usual_grades();
    let of_method = [grades[0].clone(), grades[1].clone(), grades[3].clone()];
    let four = |states: [State; 4]| steps(&grades, &states);
    let three = |states: [State; 3]| steps(&of_method, &states);
    let group: Vec<Step> = grades
        .iter()
        .zip([4, 5, 3, 2])
        .map(|(grade, count)| Step { grade: grade.clone(), state: Behind, count: Some(count) })
        .collect();
    vec![
        example(
            "pass today, distinction possible",
            html! {
                <Stair size={Size::Big} label="Overall: pass today, distinction possible" steps={four([Behind, Today, Open, Possible])} />
            },
        ),
        example(
            "not decided yet",
            html! {
                <Stair size={Size::Big} label="Overall: not decided yet, distinction possible" steps={four([Open, Open, Open, Possible])} />
            },
        ),
        example(
            "fail today, merit possible, distinction out of reach",
            html! {
                <Stair size={Size::Big} label="Overall: fail today, merit possible" steps={four([Today, Open, Possible, Shut])} />
            },
        ),
        example(
            "settled at merit",
            html! {
                <Stair size={Size::Big} label="Overall: merit, settled" steps={four([Behind, Behind, Today, Shut])} />
            },
        ),
        example(
            "all reached",
            html! {
                <Stair size={Size::Big} label="Overall: distinction today" steps={four([Behind, Behind, Behind, Today])} />
            },
        ),
        example(
            "one assessment",
            html! {
                <Stair size={Size::Flat} label="Professional discussion: pass today, distinction possible" steps={three([Behind, Today, Possible])} />
            },
        ),
        example(
            "pass or fail",
            html! {
                <Stair size={Size::Flat} label="Test: not decided yet, pass possible" steps={steps(&grades[..2], &[Open, Possible])} />
            },
        ),
        example("a group", html! { <Stair label="Your group on the steps" steps={group} /> }),
    ]
}
