//! A list of ways to a grade, each criterion a link to its prompt.

use crate::app::route::{Route, Screen};
use crate::app::state::Desk;
use crate::domain::decision::{Open, Route as Way};
use crate::wording::{changes, grades};
use yew::prelude::*;

/// How many ways are shown before the rest are folded away.
const AT_FIRST: usize = 3;

/// Ways to a grade as lists, the shortest first; past the first few they are folded away.
pub fn ways(desk: &Desk, ways: &[Way]) -> Html {
    let (first, rest) = ways.split_at(ways.len().min(AT_FIRST));
    let many = ways.len() > 1;
    html! {
        <>
            { for first.iter().enumerate().map(|(place, way)| one(desk, way, many.then_some(place + 1))) }
            if !rest.is_empty() {
                <details>
                    <summary>{ format!("Show {} more", rest.len()) }</summary>
                    { for rest.iter().enumerate().map(|(place, way)| one(desk, way, Some(AT_FIRST + place + 1))) }
                </details>
            }
        </>
    }
}

fn one(desk: &Desk, way: &Way, number: Option<usize>) -> Html {
    html! {
        <div class="gc-way">
            if let Some(number) = number {
                <p class="gc-way__name">{ format!("Way {number}: {}", changes::criteria(way.takes())) }</p>
            }
            if !way.all.is_empty() {
                if !way.any.is_empty() || way.all.len() > 1 {
                    <p>{ changes::all_of(way.all.len()) }{ ":" }</p>
                }
                { list(desk, &way.all) }
            }
            { for way.any.iter().map(|any| html! {
                <>
                    <p>{ changes::any_of(any.count, any.of.len()) }{ ":" }</p>
                    { list(desk, &any.of) }
                </>
            }) }
        </div>
    }
}

fn list(desk: &Desk, open: &[Open]) -> Html {
    let item = |open: &Open| {
        let criterion = desk.book.criterion(open.criterion)?;
        let screen = Screen::Answer { criterion: Some(criterion.id.clone()) };
        let to = Route::At { uid: desk.book.uid.clone(), option: desk.option_id().to_owned(), screen };
        let theme = criterion.theme.as_ref().map(|theme| format!("{theme}: ")).unwrap_or_default();
        Some(html! {
            <li>
                <a href={to.to_string()}>{ theme }{ &criterion.prompt }</a>
                { " " }
                <span class="gc-state">{ grades::answer(open.judgement) }</span>
            </li>
        })
    };
    html! { <ul class="gc-way__list">{ for open.iter().filter_map(item) }</ul> }
}
