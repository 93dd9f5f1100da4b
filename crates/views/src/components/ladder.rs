//! The steps with what each needs.

use super::marks::{Grade, GradeMark, usual_grades};
use super::stair::State;
use crate::example::{Example, example};
use crate::text::changing;
use yew::prelude::*;

/// A rung.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// Its grade.
    pub grade: Grade,
    /// Where it stands.
    pub state: State,
    /// What it needs, in a sentence; may be empty.
    pub needs: AttrValue,
}

/// What a ladder shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it is: "What each grade needs".
    pub label: AttrValue,
    /// From the highest.
    pub rungs: Vec<Rung>,
}

/// The ladder, the highest grade first.
#[component]
pub fn Ladder(props: &Props) -> Html {
    let rung = |rung: &Rung| {
        let open = matches!(rung.state, State::Open | State::Possible | State::Shut);
        let name = match rung.state {
            State::Today => AttrValue::from(format!("{}, today", rung.grade.name)),
            State::Behind | State::Open | State::Possible | State::Shut => rung.grade.name.clone(),
        };
        let colour = (rung.state != State::Shut).then(|| rung.grade.shape.class());
        let out_of_reach = (rung.state == State::Shut && rung.needs.is_empty()).then_some("Out of reach.");
        let needs = out_of_reach.map_or(rung.needs.clone(), AttrValue::Static);
        html! {
            <li key={format!("{} {:?}", rung.grade.name, rung.state)} class={rung.state.class()}>
                <GradeMark shape={rung.grade.shape} {open} />
                <b class={colour}>{ name }</b>
                <span class="gc-meta">{ changing(needs) }</span>
            </li>
        }
    };
    html! {
        <ol class="gc-ladder" reversed=true aria-label={props.label.clone()}>{ for props.rungs.iter().map(rung) }</ol>
    }
}

/// Every state.
pub fn examples() -> Vec<Example> {
    let [fail, pass, merit, distinction] = usual_grades();
    let rung =
        |grade: &Grade, state: State, needs: &'static str| Rung { grade: grade.clone(), state, needs: needs.into() };
    let under_way = vec![
        rung(&distinction, State::Possible, "All 3 in both assessments. 3 of 6 in, 1 to lift."),
        rung(&merit, State::Open, "All 3 in one assessment. Presentation has 2."),
        rung(&pass, State::Open, "All 18 pass questions. 10 in, 1 to fix, 7 to answer."),
    ];
    let at_pass = vec![
        rung(&distinction, State::Possible, "Both assessments at distinction. 3 answers away."),
        rung(&merit, State::Open, "One assessment at distinction. 1 answer away."),
        rung(&pass, State::Today, "All 18 pass questions are yes."),
    ];
    let repeated = vec![
        rung(&distinction, State::Shut, ""),
        rung(&merit, State::Shut, "A re-sit counts as a pass at most."),
        rung(&pass, State::Today, ""),
        rung(&fail, State::Behind, ""),
    ];
    vec![
        example("under way", html! { <Ladder label="What each grade needs, under way" rungs={under_way} /> }),
        example("at pass", html! { <Ladder label="What each grade needs, at pass" rungs={at_pass} /> }),
        example("after a re-sit", html! { <Ladder label="After: pass at most" rungs={repeated} /> }),
    ]
}
