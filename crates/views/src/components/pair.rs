//! Two or three things side by side.

use super::ladder::{Ladder, Rung};
use super::marks::{Answer, GradeWord, Said, usual_grades};
use super::stair::State;
use crate::example::{Example, example};
use yew::prelude::*;

/// Which columns there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// Two, once there is room.
    #[default]
    Two,
    /// Three, once there is room.
    Three,
    /// Before and after: side by side at any width.
    BeforeAfter,
}

/// What stands side by side.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// How many columns.
    #[prop_or_default]
    pub columns: Columns,
    /// The columns: [`Side`]s.
    pub children: Html,
}

/// The columns.
#[component]
pub fn Pair(props: &Props) -> Html {
    let columns = match props.columns {
        Columns::Two => None,
        Columns::Three => Some("gc-pair--three"),
        Columns::BeforeAfter => Some("gc-pair--now"),
    };
    html! { <div class={classes!("gc-pair", columns)}>{ props.children.clone() }</div> }
}

/// What a column holds.
#[derive(Properties, PartialEq)]
pub struct SideProps {
    /// Its heading.
    pub heading: AttrValue,
    /// Whether it is the one that is to come.
    #[prop_or_default]
    pub after: bool,
    /// What is in it.
    pub children: Html,
}

/// A column.
#[component]
pub fn Side(props: &SideProps) -> Html {
    html! {
        <section class={props.after.then_some("is-after")}>
            <h2 key={props.heading.to_string()}>{ props.heading.clone() }</h2>
            { props.children.clone() }
        </section>
    }
}

/// Two answers to one question.
#[derive(Properties, PartialEq)]
pub struct DuoProps {
    /// Whose answer, and which.
    pub sides: Vec<(AttrValue, Option<Answer>)>,
}

/// Two views of the same thing, in one line.
#[component]
pub fn Duo(props: &DuoProps) -> Html {
    let side = |(whose, answer): &(AttrValue, Option<Answer>)| {
        html! { <div><dt>{ whose.clone() }</dt><dd><Said answer={*answer} /></dd></div> }
    };
    html! { <dl class="gc-duo">{ for props.sides.iter().map(side) }</dl> }
}

/// Before and after, three facts, two views.
pub fn examples() -> Vec<Example> {
    let [fail, pass, merit, _] = usual_grades();
    let rungs = |states: [State; 3]| {
        [&merit, &pass, &fail]
            .into_iter()
            .zip(states)
            .map(|(grade, state)| Rung { grade: grade.clone(), state, needs: "".into() })
            .collect::<Vec<_>>()
    };
    vec![
        example(
            "before and after",
            html! {
                <Pair columns={Columns::BeforeAfter}>
                    <Side heading="Before">
                        <p><GradeWord grade={fail.clone()} /></p>
                        <Ladder label="Before: fail" rungs={rungs([State::Shut, State::Shut, State::Today])} />
                    </Side>
                    <Side heading="After" after=true>
                        <p><GradeWord grade={pass.clone()} /><span>{ " at most" }</span></p>
                        <Ladder label="After: pass at most" rungs={rungs([State::Shut, State::Today, State::Behind])} />
                    </Side>
                </Pair>
            },
        ),
        example(
            "three facts",
            html! {
                <Pair columns={Columns::Three}>
                    <Side heading="6 months"><p>{ "Repeat a failed assessment within 6 months of being told." }</p></Side>
                    <Side heading="Your employer agrees"><p>{ "Your employer decides whether you can repeat." }</p></Side>
                    <Side heading="Re-sit or re-take"><p>{ "A re-take comes after more learning; a re-sit comes without." }</p></Side>
                </Pair>
            },
        ),
        example(
            "two views",
            html! {
                <Duo sides={vec![("Apprentice 07".into(), Some(Answer::Partly)), ("Tutor".into(), Some(Answer::NotYet))]} />
            },
        ),
        example(
            "one view is missing",
            html! {
                <Duo sides={vec![("Apprentice 07".into(), Some(Answer::Yes)), ("Tutor".into(), None)]} />
            },
        ),
    ]
}
