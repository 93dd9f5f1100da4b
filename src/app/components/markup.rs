//! The few elements that most of the page is made of, as functions, and one macro for every other.
//!
//! Yew's `html!` costs about 400 bytes of WebAssembly for every element it is used for; a call costs 40 to 80. So
//! screens are calls: the functions below where one fits, [`el!`](crate::el) elsewhere, and [`on_click`] and its like
//! to let an element act.

use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::html::{onchange, onclick, oninput, onsubmit};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VNode, VTag};

/// Any element: its name, its attributes, and what stands in it, as a list.
///
/// A value is a text, or an `Option` of one for an attribute that may be left out. What a form field holds is not an
/// attribute: see [`holding`] and [`ticked`].
///
/// ```ignore
/// el!("a", "href" = to, "aria-current" = here.then_some("page"); vec![text(name)])
/// el!("hr")
/// ```
#[macro_export]
macro_rules! el {
    ($name:literal $(, $key:literal = $value:expr)* $(; $parts:expr)?) => {{
        #[allow(unused_mut, unused_assignments)]
        let mut parts: Vec<yew::Html> = Vec::new();
        $(parts = $parts;)?
        $crate::app::components::markup::element(
            $name,
            &[$($key),*],
            &[$($crate::app::components::markup::Value::from($value).0),*],
            parts,
        )
    }};
}

/// The value of an attribute, if it is there.
pub struct Value<'v>(pub Option<&'v str>);

impl<'v> From<&'v str> for Value<'v> {
    fn from(text: &'v str) -> Value<'v> {
        Value(Some(text))
    }
}

impl<'v> From<&'v String> for Value<'v> {
    fn from(text: &'v String) -> Value<'v> {
        Value(Some(text))
    }
}

impl<'v> From<Option<&'v str>> for Value<'v> {
    fn from(text: Option<&'v str>) -> Value<'v> {
        Value(text)
    }
}

/// What [`el!`](crate::el) calls.
#[inline(never)]
pub fn element(name: &'static str, keys: &'static [&'static str], values: &[Option<&str>], parts: Vec<Html>) -> Html {
    let mut tag = VTag::new(name);
    if !keys.is_empty() {
        let one = |value: &Option<&str>| value.map(|text| AttributeOrProperty::Attribute(text.to_owned().into()));
        tag.attributes = Attributes::Dynamic { keys, values: values.iter().map(one).collect() };
    }
    tag.add_children(parts);
    Html::VTag(Rc::new(tag))
}

#[inline(never)]
fn changed(mut html: Html, change: &mut dyn FnMut(&mut VTag)) -> Html {
    if let VNode::VTag(tag) = &mut html {
        change(Rc::make_mut(tag));
    }
    html
}

/// The element, known by a name among its siblings, so that it is moved rather than made anew.
#[inline(never)]
pub fn keyed(html: Html, key: &str) -> Html {
    changed(html, &mut |tag| tag.key = Some(Key::from(key)))
}

/// The field, with what stands in it.
#[inline(never)]
pub fn holding(html: Html, value: &str) -> Html {
    changed(html, &mut |tag| tag.set_value(Some(AttrValue::from(value.to_owned()))))
}

/// The radio button or check box, ticked or not.
#[inline(never)]
pub fn ticked(html: Html, is: bool) -> Html {
    changed(html, &mut |tag| tag.set_checked(is))
}

/// The element, telling of something that happens to it.
#[inline(never)]
pub fn listening(html: Html, listener: Rc<dyn Listener>) -> Html {
    changed(html, &mut |tag| {
        tag.add_listener(listener.clone());
    })
}

/// The element, acting when it is clicked.
#[inline(never)]
pub fn on_click(html: Html, does: Callback<MouseEvent>) -> Html {
    listening(html, Rc::new(onclick::Wrapper::new(does)))
}

/// The field, telling what is typed into it as it is typed.
#[inline(never)]
pub fn on_input(html: Html, does: Callback<String>) -> Html {
    let told = Callback::from(move |event: InputEvent| does.emit(held(event.target())));
    listening(html, Rc::new(oninput::Wrapper::new(told)))
}

/// The field or list, telling what it holds once that has been changed.
#[inline(never)]
pub fn on_change(html: Html, does: Callback<String>) -> Html {
    let told = Callback::from(move |event: Event| does.emit(held(event.target())));
    listening(html, Rc::new(onchange::Wrapper::new(told)))
}

/// The form, never sent anywhere.
#[inline(never)]
pub fn not_sent(html: Html) -> Html {
    listening(html, Rc::new(onsubmit::Wrapper::new(Callback::from(|event: SubmitEvent| event.prevent_default()))))
}

/// The form, acting when it is sent: it goes nowhere.
#[inline(never)]
pub fn on_send(html: Html, does: Callback<SubmitEvent>) -> Html {
    listening(html, Rc::new(onsubmit::Wrapper::new(does)))
}

/// The radio button or check box, telling whether it is ticked once that has been changed.
#[inline(never)]
pub fn on_tick(html: Html, does: Callback<bool>) -> Html {
    let told = Callback::from(move |event: Event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            does.emit(input.checked());
        }
    });
    listening(html, Rc::new(onchange::Wrapper::new(told)))
}

/// What a field, a text area or a list holds.
fn held(target: Option<web_sys::EventTarget>) -> String {
    let Some(target) = target else { return String::new() };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return input.value();
    }
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value).unwrap_or_default()
}

/// A list to choose from, under its label; tells the place of what was chosen.
#[inline(never)]
pub fn choice(label: &str, entries: Vec<String>, chosen: usize, does: Callback<usize>) -> Html {
    let option = |(place, words): (usize, String)| el!("option", "value" = &place.to_string(), "selected" = (place == chosen).then_some(""); vec![plain(words)]);
    let list = el!("select"; entries.into_iter().enumerate().map(option).collect());
    let told = Callback::from(move |value: String| does.emit(value.parse().unwrap_or(0)));
    el!("label"; vec![el!("span"; vec![plain(label.to_owned())]), on_change(list, told)])
}

/// A box to tick, and what ticking it says.
#[inline(never)]
pub fn check(label: &str, is: bool, does: Callback<bool>) -> Html {
    let field = on_tick(ticked(el!("input", "type" = "checkbox"), is), does);
    el!("label", "class" = "gc-check"; vec![field, el!("span"; vec![plain(label.to_owned())])])
}

/// The heading of a screen; takes the focus when the place changes.
#[inline(never)]
pub fn h1(text: &str) -> Html {
    el!("h1", "tabindex" = "-1"; vec![plain(text.to_owned())])
}

/// A heading.
#[inline(never)]
pub fn h2(text: &str) -> Html {
    el!("h2"; vec![plain(text.to_owned())])
}

/// A heading below it.
#[inline(never)]
pub fn h3(text: &str) -> Html {
    el!("h3"; vec![plain(text.to_owned())])
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
    el!("p"; parts)
}

/// Important words.
#[inline(never)]
pub fn strong(text: &str) -> Html {
    el!("b"; vec![plain(text.to_owned())])
}

/// Words that matter less.
#[inline(never)]
pub fn soft(text: &str) -> Html {
    el!("span", "class" = "gc-state"; vec![plain([" ", text].concat())])
}

/// Words that are read aloud and not seen.
#[inline(never)]
pub fn unseen(text: &str) -> Html {
    span("gc-unseen", text)
}

/// A link.
#[inline(never)]
pub fn link(to: &str, text: &str) -> Html {
    el!("a", "href" = to; vec![plain(text.to_owned())])
}

/// A link that looks like a button.
#[inline(never)]
pub fn link_button(to: &str, text: &str) -> Html {
    el!("a", "class" = "gc-button", "href" = to; vec![plain(text.to_owned())])
}

/// An item of a list.
#[inline(never)]
pub fn item(parts: Vec<Html>) -> Html {
    el!("li"; parts)
}

/// A list.
#[inline(never)]
pub fn list(items: Vec<Html>) -> Html {
    el!("ul", "class" = "gc-facts"; items)
}

/// A part of a screen under its own heading.
#[inline(never)]
pub fn section(heading: &str, parts: Vec<Html>) -> Html {
    el!("section"; vec![h2(heading), self::parts(parts)])
}

/// Something that can be unfolded.
#[inline(never)]
pub fn fold(summary: &str, parts: Vec<Html>) -> Html {
    el!("details"; vec![el!("summary"; vec![plain(summary.to_owned())]), self::parts(parts)])
}

/// Something to be noticed.
#[inline(never)]
pub fn notice(parts: Vec<Html>) -> Html {
    block("gc-notice", parts)
}

/// A button that acts.
#[inline(never)]
pub fn button(class: &'static str, text: &str, onclick: Callback<MouseEvent>) -> Html {
    on_click(el!("button", "type" = "button", "class" = class; vec![plain(text.to_owned())]), onclick)
}

/// A block with a class of its own.
#[inline(never)]
pub fn block(class: &'static str, parts: Vec<Html>) -> Html {
    el!("div", "class" = class; parts)
}

/// A few words with a class of their own.
#[inline(never)]
pub fn span(class: &'static str, text: &str) -> Html {
    el!("span", "class" = class; vec![plain(text.to_owned())])
}

/// Several parts in a row, without an element of their own.
#[inline(never)]
pub fn parts(parts: Vec<Html>) -> Html {
    parts.into_iter().collect()
}
