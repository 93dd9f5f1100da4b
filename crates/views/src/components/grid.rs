//! Evidence against questions.

use super::fold::{Fold, Folds};
use super::pick::{Choice, Look, Pick};
use crate::example::{Example, example};
use crate::text::{changing, counted};
use yew::prelude::*;

/// What the grid shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The start of ids; no other one on the page has it.
    pub id: AttrValue,
    /// Short names of the questions.
    pub questions: Vec<AttrValue>,
    /// Titles of the pieces of evidence.
    pub pieces: Vec<AttrValue>,
    /// The links there are: a question and a piece, by their places.
    pub links: Vec<(usize, usize)>,
    /// Tells a question, a piece, and whether they are linked now.
    pub onlink: Callback<(usize, usize, bool)>,
}

/// The grid where there is room; elsewhere a fold for each piece, in which its questions are ticked.
#[component]
pub fn Grid(props: &Props) -> Html {
    html! {
        <>
            { folds(props) }
            { table(props) }
        </>
    }
}

fn linked(props: &Props, question: usize, piece: usize) -> bool {
    props.links.contains(&(question, piece))
}

fn folds(props: &Props) -> Html {
    let fold = |(piece, title): (usize, &AttrValue)| {
        let choice = |(question, name): (usize, &AttrValue)| Choice {
            value: AttrValue::from(question.to_string()),
            label: name.clone(),
            chosen: linked(props, question, piece),
            ..Choice::default()
        };
        let choices: Vec<Choice> = props.questions.iter().enumerate().map(choice).collect();
        let meta = match choices.iter().filter(|choice| choice.chosen).count() {
            0 => "no question yet".to_owned(),
            count => counted(count, "question"),
        };
        let onpick = props
            .onlink
            .reform(move |(question, linked): (AttrValue, bool)| (question.parse().unwrap_or_default(), piece, linked));
        html! {
            <Fold key={piece.to_string()} summary={title.clone()} {meta}>
                <Pick id={format!("{}-{piece}", props.id)} legend="Tap the questions it shows" look={Look::Ticks} {choices} {onpick} />
            </Fold>
        }
    };
    html! { <div class="gc-narrow"><Folds label="By piece">{ for props.pieces.iter().enumerate().map(fold) }</Folds></div> }
}

fn table(props: &Props) -> Html {
    let row = |(question, name): (usize, &AttrValue)| {
        let cell = |(piece, title): (usize, &AttrValue)| {
            let chosen = linked(props, question, piece);
            let onchange = props.onlink.reform(move |_: Event| (question, piece, !chosen));
            html! {
                <td class={chosen.then_some("is-chosen")}>
                    <label>
                        <input type="checkbox" checked={chosen} {onchange} />
                        <span class="gc-unseen">{ format!("{name}: {title}") }</span>
                    </label>
                </td>
            }
        };
        let pieces = (0..props.pieces.len()).filter(|piece| linked(props, question, *piece)).count();
        html! {
            <tr key={question.to_string()}>
                <th scope="row">{ changing(name.clone()) }</th>
                { for props.pieces.iter().enumerate().map(cell) }
                <td class="gc-grid__count">{ changing(pieces.to_string()) }</td>
            </tr>
        }
    };
    html! {
        <div class="gc-grid" role="region" aria-label="Evidence by question" tabindex="0">
            <table>
                <caption class="gc-unseen">{ "Evidence by question" }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ "Question" }</th>
                        { for props.pieces.iter().map(|title| html! { <th scope="col"><small>{ changing(title.clone()) }</small></th> }) }
                        <th scope="col"><small>{ "Pieces" }</small></th>
                    </tr>
                </thead>
                <tbody>{ for props.questions.iter().enumerate().map(row) }</tbody>
            </table>
        </div>
    }
}

#[component]
fn Demo() -> Html {
    let links = use_state(|| vec![(0, 0), (3, 0), (0, 1)]);
    let onlink = {
        let links = links.clone();
        Callback::from(move |(question, piece, linked): (usize, usize, bool)| {
            let mut next: Vec<(usize, usize)> =
                links.iter().copied().filter(|link| *link != (question, piece)).collect();
            if linked {
                next.push((question, piece));
            }
            links.set(next);
        })
    };
    let names = |names: &[&'static str]| names.iter().map(|name| AttrValue::Static(name)).collect::<Vec<_>>();
    let questions = names(&[
        "Putting work in order",
        "Justifying my priorities",
        "Spotting and reporting risks",
        "Adapting to each production",
    ]);
    let pieces = names(&[
        "Call sheets, spring shoot",
        "Schedule with my changes",
        "Three_supplier_quotes_2026-11-30.pdf",
        "Witness statement, location day",
    ]);
    html! { <Grid id="grid" {questions} {pieces} links={(*links).clone()} {onlink} /> }
}

/// Some links.
pub fn examples() -> Vec<Example> {
    vec![example("some links", html! { <Demo /> })]
}
