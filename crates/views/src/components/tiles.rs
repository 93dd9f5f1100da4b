//! A tile for each code of knowledge, skills and behaviours.

use super::marks::{Answer, word_of};
use crate::example::{Example, example};
use crate::text::unseen;
use yew::prelude::*;

/// A tile.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// "K12"
    pub code: AttrValue,
    /// The best answer that shows it.
    pub answer: Option<Answer>,
    /// Where it is explained.
    pub href: AttrValue,
    /// Whether that is what stands beside the tiles.
    pub current: bool,
}

/// The tiles.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// One for each code, in the order of the document.
    pub tiles: Vec<Tile>,
}

/// The tiles: full for yes, half for partly, empty for not yet, dashed for what is to be answered.
#[component]
pub fn Tiles(props: &Props) -> Html {
    let tile = |tile: &Tile| {
        let class = format!("is-{}", tile.answer.map_or("none", Answer::class));
        html! {
            <li>
                <a {class} href={tile.href.clone()} aria-current={tile.current.then_some("true")}>
                    <span>{ tile.code.clone() }</span>
                    { unseen(format!(": {}", word_of(tile.answer).to_lowercase())) }
                </a>
            </li>
        }
    };
    html! { <ul class="gc-tiles">{ for props.tiles.iter().map(tile) }</ul> }
}

/// Every answer.
pub fn examples() -> Vec<Example> {
    let answers = [Some(Answer::Yes), Some(Answer::Partly), Some(Answer::NotYet), None];
    let tile = |no: usize, answer: &Option<Answer>| Tile {
        code: AttrValue::from(format!("K{no}")),
        answer: *answer,
        href: "#/tiles".into(),
        current: no == 2,
    };
    let tiles: Vec<Tile> =
        answers.iter().cycle().take(30).enumerate().map(|(no, answer)| tile(no + 1, answer)).collect();
    vec![example("thirty codes", html! { <Tiles {tiles} /> })]
}
