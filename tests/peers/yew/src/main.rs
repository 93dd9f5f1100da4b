//! The form of forty criteria in plain Yew.

use yew::prelude::*;

const COUNT: usize = 40;
const WORDS: [&str; 3] = ["Yes", "Partly", "Not yet"];

#[component]
fn Form() -> Html {
    let answers = use_state(|| vec![None; COUNT]);
    let answered = answers.iter().flatten().count();
    let met = answers.iter().filter(|answer| **answer == Some(0)).count();
    let grade = if met == COUNT { "distinction" } else if met >= COUNT / 2 { "pass" } else { "fail" };
    let criterion = |no: usize| {
        let choice = |(answer, word): (usize, &'static str)| {
            let answers = answers.clone();
            let checked = answers[no] == Some(answer);
            let onchange = Callback::from(move |_: Event| {
                let mut now = (*answers).clone();
                now[no] = Some(answer);
                answers.set(now);
            });
            html! { <label><input type="radio" name={format!("c{no}")} {checked} {onchange} />{ word }</label> }
        };
        html! {
            <fieldset key={no}>
                <legend>{ format!("Criterion {}: can you show this in your work?", no + 1) }</legend>
                { for WORDS.into_iter().enumerate().map(choice) }
            </fieldset>
        }
    };
    html! {
        <>
            <h1>{ "What can you show?" }</h1>
            <p role="status">{ format!("{answered} of {COUNT} answered; grade: {grade}") }</p>
            { for (0..COUNT).map(criterion) }
        </>
    }
}

fn main() {
    yew::Renderer::<Form>::new().render();
}
