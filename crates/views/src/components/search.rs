//! The field of the home page.

use super::row::{Row, Rows, Size};
use crate::example::{Example, example};
use crate::text::changing;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the field shows and tells.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its id; no other element on the page has it.
    pub id: AttrValue,
    /// What stands above it.
    pub label: AttrValue,
    /// What stands in it while it is empty.
    pub example: AttrValue,
    /// What was typed.
    pub value: AttrValue,
    /// "1 close match. We read it as “production coordinator”."
    pub found: AttrValue,
    /// Tells what is typed.
    pub ontext: Callback<String>,
    /// Enter was pressed: the only hit is meant.
    pub onenter: Callback<()>,
}

/// The field, and how much was found.
#[component]
pub fn Search(props: &Props) -> Html {
    let oninput = props.ontext.reform(|event: InputEvent| {
        event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
    });
    let onsubmit = props.onenter.reform(|event: SubmitEvent| event.prevent_default());
    let found = format!("{}-found", props.id);
    html! {
        <form class="gc-field gc-field--big" role="search" {onsubmit}>
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            <input id={props.id.clone()} type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"
                placeholder={props.example.clone()} value={props.value.clone()} aria-describedby={found.clone()} {oninput} />
            <p class="gc-meta" id={found} role="status">{ changing(props.found.clone()) }</p>
        </form>
    }
}

/// Three standards, found by the words in their names.
#[component]
fn Demo() -> Html {
    const NAMES: [&str; 3] =
        ["Junior production coordinator", "Creative industries production manager", "Production manager"];
    let typed = use_state(String::new);
    let opened = use_state(String::new);
    let hits: Vec<&str> =
        NAMES.into_iter().filter(|name| name.to_lowercase().contains(&typed.to_lowercase())).collect();
    let found = match hits.len() {
        0 => "Nothing like that is here. See “Mine is not here” below.".to_owned(),
        1 => "1 match".to_owned(),
        count => format!("{count} matches"),
    };
    let ontext = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    let onenter = {
        let (opened, only) = (opened.clone(), hits.first().filter(|_| hits.len() == 1).map(|name| (*name).to_owned()));
        Callback::from(move |()| opened.set(only.clone().unwrap_or_default()))
    };
    html! {
        <div class="gc-stack">
            <Search id="search" label="Find your apprenticeship" example="Name, job or code" value={(*typed).clone()} {found} {ontext} {onenter} />
            <Rows>{ for hits.iter().map(|name| html! { <Row key={*name} size={Size::Big} href="#/search" name={*name} /> }) }</Rows>
            <p class="gc-meta">{ changing(format!("Opened by Enter: {}", if opened.is_empty() { "nothing" } else { &opened })) }</p>
        </div>
    }
}

/// With hits, to be tried.
pub fn examples() -> Vec<Example> {
    vec![example("to be tried", html! { <Demo /> })]
}
