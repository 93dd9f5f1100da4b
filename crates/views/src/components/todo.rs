//! What to work on, in order.

use super::button::{Kind, Link};
use super::marks::{Answer, Said};
use crate::example::{Example, example};
use crate::text::changing;
use yew::prelude::*;

/// A question to work on.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The question.
    pub question: AttrValue,
    /// Its number in the document.
    pub number: usize,
    /// What was said.
    pub said: Option<Answer>,
    /// Assessment and theme: "Discussion · CPD".
    pub place: AttrValue,
    /// What a yes opens, and its evidence: "No evidence linked yet".
    pub opens: AttrValue,
    /// Where it is answered.
    pub href: AttrValue,
}

/// What a list of tasks holds.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The number of the first.
    #[prop_or(1)]
    pub start: usize,
    /// In the order that helps most.
    pub tasks: Vec<Task>,
}

/// "You said partly"
pub fn you_said(answer: Option<Answer>) -> AttrValue {
    match answer {
        Some(answer) => AttrValue::from(format!("You said {}", answer.word().to_lowercase())),
        None => AttrValue::Static("Not answered yet"),
    }
}

/// The tasks.
#[component]
pub fn Todo(props: &Props) -> Html {
    let task = |(no, task): (usize, &Task)| {
        html! {
            <li key={task.number.to_string()}>
                <span class="gc-num" aria-hidden="true">{ changing((props.start + no).to_string()) }</span>
                <div class="gc-near">
                    <p class="gc-read">{ changing(task.question.clone()) }</p>
                    <p class="gc-meta gc-apart-words">
                        <Said answer={task.said} words={you_said(task.said)} />
                        <span>{ changing(task.place.clone()) }</span>
                        <span>{ changing(task.opens.clone()) }</span>
                    </p>
                    <p class="gc-noprint"><Link kind={Kind::Words} href={task.href.clone()} label={format!("Work on question {}", task.number)} /></p>
                </div>
            </li>
        }
    };
    html! { <ol class="gc-todo" start={props.start.to_string()}>{ for props.tasks.iter().enumerate().map(task) }</ol> }
}

/// Every answer.
pub fn examples() -> Vec<Example> {
    let task = |number: usize, said: Option<Answer>, question: &'static str, opens: &'static str| Task {
        question: question.into(),
        number,
        said,
        place: "Discussion · CPD".into(),
        opens: opens.into(),
        href: "#/to-do".into(),
    };
    let tasks = vec![
        task(
            19,
            Some(Answer::Partly),
            "I can justify my choices when I select suppliers, crew members and resources.",
            "1 piece of evidence linked",
        ),
        task(
            22,
            Some(Answer::NotYet),
            "I can analyse the impact of using emerging technology and the latest tools, standards and trends.",
            "No evidence linked yet",
        ),
        task(24, None, "I can describe different types of copyright.", "Needed to pass"),
    ];
    vec![example("from the second on", html! { <Todo start=2 {tasks} /> })]
}
