//! The one next thing of a screen.

use super::button::{Kind, Link};
use super::marks::{Answer, GradeWord, Said, usual_grades};
use super::progress::Bar;
use crate::example::{Example, example};
use yew::prelude::*;

/// What the card shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// "Your next step"
    pub heading: AttrValue,
    /// What it is, and the way there.
    pub children: Html,
}

/// The card. One a screen.
#[component]
pub fn Next(props: &Props) -> Html {
    html! {
        <section class="gc-next">
            <h2 key={props.heading.to_string()}>{ props.heading.clone() }</h2>
            { props.children.clone() }
        </section>
    }
}

/// A question, progress, and being there.
pub fn examples() -> Vec<Example> {
    let [_, _, merit, _] = usual_grades();
    vec![
        example(
            "a question to work on",
            html! {
                <Next heading="Your next step">
                    <p class="gc-read">{ "I can evaluate areas where sustainable practices could be improved on the selected production." }</p>
                    <p>
                        <Said answer={Answer::Partly} words="You said partly." />
                        <span>{ " A yes takes you to " }</span>
                        <GradeWord grade={merit} within=true />
                        <span>{ "." }</span>
                    </p>
                    <div class="gc-actions"><Link kind={Kind::Main} href="#/next-card" label="Work on question 9" /></div>
                </Next>
            },
        ),
        example(
            "questions that are left",
            html! {
                <Next heading="Your next step">
                    <p>{ "Answer the 9 questions that are left." }</p>
                    <Bar groups={vec![vec![true; 11], [vec![true; 4], vec![false; 9]].concat()]} />
                    <div class="gc-actions"><Link kind={Kind::Main} href="#/next-card" label="Go on: question 16" /></div>
                </Next>
            },
        ),
        example(
            "nothing left",
            html! {
                <Next heading="You are there">
                    <p>{ "All 18 pass questions are yes. Keep your proof ready." }</p>
                </Next>
            },
        ),
    ]
}
