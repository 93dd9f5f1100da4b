//! The few elements that most of the page is made of, as functions.
//!
//! The `html!` macro costs about 400 bytes of WebAssembly for every element it is used for; a call costs 40. So what
//! comes many times is written once, here, and screens are mostly calls.

use yew::prelude::*;

/// The heading of a screen; takes the focus when the place changes.
#[inline(never)]
pub fn h1(text: &str) -> Html {
    html! { <h1 tabindex="-1">{ text.to_owned() }</h1> }
}

/// A heading.
#[inline(never)]
pub fn h2(text: &str) -> Html {
    html! { <h2>{ text.to_owned() }</h2> }
}

/// A heading below it.
#[inline(never)]
pub fn h3(text: &str) -> Html {
    html! { <h3>{ text.to_owned() }</h3> }
}

/// A text.
#[inline(never)]
pub fn text(text: impl Into<String>) -> Html {
    plain(text.into())
}

#[inline(never)]
fn plain(text: String) -> Html {
    Html::from(text)
}

/// A paragraph of text.
#[inline(never)]
pub fn say(text: &str) -> Html {
    p(vec![plain(text.to_owned())])
}

/// A paragraph.
#[inline(never)]
pub fn p(parts: Vec<Html>) -> Html {
    html! { <p>{ for parts }</p> }
}

/// Important words.
#[inline(never)]
pub fn strong(text: &str) -> Html {
    html! { <b>{ text.to_owned() }</b> }
}

/// Words that matter less.
#[inline(never)]
pub fn soft(text: &str) -> Html {
    html! { <span class="gc-state">{ format!(" {text}") }</span> }
}

/// Words that are read aloud and not seen.
#[inline(never)]
pub fn unseen(text: &str) -> Html {
    html! { <span class="gc-unseen">{ text.to_owned() }</span> }
}

/// A link.
#[inline(never)]
pub fn link(to: &str, text: &str) -> Html {
    html! { <a href={to.to_owned()}>{ text.to_owned() }</a> }
}

/// A link that looks like a button.
#[inline(never)]
pub fn link_button(to: &str, text: &str) -> Html {
    html! { <a class="gc-button" href={to.to_owned()}>{ text.to_owned() }</a> }
}

/// An item of a list.
#[inline(never)]
pub fn item(parts: Vec<Html>) -> Html {
    html! { <li>{ for parts }</li> }
}

/// A list.
#[inline(never)]
pub fn list(items: Vec<Html>) -> Html {
    html! { <ul class="gc-facts">{ for items }</ul> }
}

/// A part of a screen under its own heading.
#[inline(never)]
pub fn section(heading: &str, parts: Vec<Html>) -> Html {
    html! { <section>{ h2(heading) }{ for parts }</section> }
}

/// Something that can be unfolded.
#[inline(never)]
pub fn fold(summary: &str, parts: Vec<Html>) -> Html {
    html! { <details><summary>{ summary.to_owned() }</summary>{ for parts }</details> }
}

/// Something to be noticed.
#[inline(never)]
pub fn notice(parts: Vec<Html>) -> Html {
    html! { <div class="gc-notice">{ for parts }</div> }
}

/// A button that acts.
#[inline(never)]
pub fn button(class: &'static str, text: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class={class} onclick={onclick}>{ text.to_owned() }</button> }
}

/// A block with a class of its own.
#[inline(never)]
pub fn block(class: &'static str, parts: Vec<Html>) -> Html {
    html! { <div class={class}>{ for parts }</div> }
}

/// A few words with a class of their own.
#[inline(never)]
pub fn span(class: &'static str, text: &str) -> Html {
    html! { <span class={class}>{ text.to_owned() }</span> }
}

/// Several parts in a row, without an element of their own.
#[inline(never)]
pub fn parts(parts: Vec<Html>) -> Html {
    parts.into_iter().collect()
}
