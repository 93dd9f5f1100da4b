//! The few elements that most of the page is made of, as functions, and one macro for every other.
//!
//! Yew's `html!` costs about 400 bytes of WebAssembly for every element it is used for; a call costs 20 to 40. So
//! screens are calls: the functions below where one fits, [`el!`](crate::el) elsewhere, and [`on_click`] and its like
//! to let an element act. What they give back is a [`Part`]; [`shown`] makes Yew's nodes of the last one.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::html::{onchange, onclick, oninput, onsubmit};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VNode, VTag};

/// A part of the screen that is being put together: its place among those that are waiting to be put into another.
///
/// One number instead of Yew's node: screens hand parts about by the hundred, and a node would be moved and dropped at
/// every step. A part that is left out stays where it is until the screen is [`shown`].
#[derive(Default)]
#[must_use]
pub struct Part(usize);

thread_local! {
    static WAITING: RefCell<Vec<Html>> = const { RefCell::new(Vec::new()) };
}

#[inline(never)]
fn put(html: Html) -> Part {
    WAITING.with_borrow_mut(|waiting| {
        waiting.push(html);
        Part(waiting.len())
    })
}

/// What waits there; an empty node for a part that says nothing.
fn take(part: &Part) -> Html {
    let place = part.0.wrapping_sub(1);
    WAITING.with_borrow_mut(|waiting| waiting.get_mut(place).map(std::mem::take)).unwrap_or_default()
}

/// The whole of it, for Yew; parts that were left out are forgotten.
#[inline(never)]
pub fn shown(part: Part) -> Html {
    let html = take(&part);
    WAITING.take();
    html
}

/// A node of Yew's own as a part: a component, say.
impl From<Html> for Part {
    fn from(html: Html) -> Part {
        put(html)
    }
}

/// Any element: its name, its attributes, and what stands in it, as an array or a list.
///
/// A value is a text, or an `Option` of one for an attribute that may be left out. What a form field holds is not an
/// attribute: see [`holding`] and [`ticked`].
///
/// ```ignore
/// el!("a", "href" = to, "aria-current" = here.then_some("page"); [text(name)])
/// el!("hr")
/// ```
#[macro_export]
macro_rules! el {
    ($name:literal $(, $key:literal = $value:expr)*) => {
        $crate::el!($name $(, $key = $value)*; [])
    };
    ($name:literal $(, $key:literal = $value:expr)*; $parts:expr) => {
        $crate::app::components::markup::element(
            $name,
            &[$($key),*],
            &[$($crate::app::components::markup::Value::from($value).0),*],
            AsRef::<[$crate::app::components::markup::Part]>::as_ref(&$parts),
        )
    };
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
pub fn element(name: &'static str, keys: &'static [&'static str], values: &[Option<&str>], parts: &[Part]) -> Part {
    let mut tag = VTag::new(name);
    if !keys.is_empty() {
        let one = |value: &Option<&str>| value.map(|text| AttributeOrProperty::Attribute(text.to_owned().into()));
        tag.attributes = Attributes::Dynamic { keys, values: values.iter().map(one).collect() };
    }
    tag.add_children(parts.iter().map(take));
    put(Html::VTag(Rc::new(tag)))
}

#[inline(never)]
fn changed(part: Part, change: &mut dyn FnMut(&mut VTag)) -> Part {
    WAITING.with_borrow_mut(|waiting| {
        if let Some(VNode::VTag(tag)) = waiting.get_mut(part.0.wrapping_sub(1)) {
            change(Rc::make_mut(tag));
        }
    });
    part
}

/// The element, known by a name among its siblings, so that it is moved rather than made anew.
#[inline(never)]
pub fn keyed(part: Part, key: &str) -> Part {
    changed(part, &mut |tag| tag.key = Some(Key::from(key)))
}

/// The field, with what stands in it.
#[inline(never)]
pub fn holding(part: Part, value: &str) -> Part {
    changed(part, &mut |tag| tag.set_value(Some(AttrValue::from(value.to_owned()))))
}

/// The radio button or check box, ticked or not.
#[inline(never)]
pub fn ticked(part: Part, is: bool) -> Part {
    changed(part, &mut |tag| tag.set_checked(is))
}

/// The element, telling of something that happens to it.
#[inline(never)]
pub fn listening(part: Part, listener: Rc<dyn Listener>) -> Part {
    changed(part, &mut |tag| {
        tag.add_listener(listener.clone());
    })
}

/// The element, acting when it is clicked.
#[inline(never)]
pub fn on_click(part: Part, does: Callback<MouseEvent>) -> Part {
    listening(part, Rc::new(onclick::Wrapper::new(does)))
}

/// The field, telling what is typed into it as it is typed.
#[inline(never)]
pub fn on_input(part: Part, does: Callback<String>) -> Part {
    let told = Callback::from(move |event: InputEvent| does.emit(held(event.target())));
    listening(part, Rc::new(oninput::Wrapper::new(told)))
}

/// The field or list, telling what it holds once that has been changed.
#[inline(never)]
pub fn on_change(part: Part, does: Callback<String>) -> Part {
    let told = Callback::from(move |event: Event| does.emit(held(event.target())));
    listening(part, Rc::new(onchange::Wrapper::new(told)))
}

/// The form, acting when it is sent: it goes nowhere.
#[inline(never)]
pub fn on_send(part: Part, does: Callback<SubmitEvent>) -> Part {
    listening(part, Rc::new(onsubmit::Wrapper::new(does)))
}

/// The radio button or check box, telling whether it is ticked once that has been changed.
#[inline(never)]
pub fn on_tick(part: Part, does: Callback<bool>) -> Part {
    let told = Callback::from(move |event: Event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            does.emit(input.checked());
        }
    });
    listening(part, Rc::new(onchange::Wrapper::new(told)))
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
pub fn choice(label: &str, entries: Vec<String>, chosen: usize, does: Callback<usize>) -> Part {
    let option = |(place, words): (usize, String)| el!("option", "value" = &place.to_string(), "selected" = (place == chosen).then_some(""); [plain(words)]);
    let list = el!("select"; entries.into_iter().enumerate().map(option).collect::<Vec<_>>());
    let told = Callback::from(move |value: String| does.emit(value.parse().unwrap_or(0)));
    el!("label"; [el!("span"; [plain(label.to_owned())]), on_change(list, told)])
}

/// A box to tick, and what ticking it says.
#[inline(never)]
pub fn check(label: &str, is: bool, does: Callback<bool>) -> Part {
    let field = on_tick(ticked(el!("input", "type" = "checkbox"), is), does);
    el!("label", "class" = "gc-check"; [field, el!("span"; [plain(label.to_owned())])])
}

/// The heading of a screen; takes the focus when the place changes.
#[inline(never)]
pub fn h1(text: &str) -> Part {
    el!("h1", "tabindex" = "-1"; [plain(text.to_owned())])
}

/// A heading.
#[inline(never)]
pub fn h2(text: &str) -> Part {
    el!("h2"; [plain(text.to_owned())])
}

/// A heading below it.
#[inline(never)]
pub fn h3(text: &str) -> Part {
    el!("h3"; [plain(text.to_owned())])
}

/// A text.
#[inline(never)]
pub fn text(text: impl Into<String>) -> Part {
    plain(text.into())
}

#[inline(never)]
fn plain(text: String) -> Part {
    put(Html::from(text))
}

/// A paragraph of text.
#[inline(never)]
pub fn say(text: &str) -> Part {
    p(&[plain(text.to_owned())])
}

/// A paragraph.
#[inline(never)]
pub fn p(parts: &[Part]) -> Part {
    el!("p"; parts)
}

/// Important words.
#[inline(never)]
pub fn strong(text: &str) -> Part {
    el!("b"; [plain(text.to_owned())])
}

/// Words that matter less.
#[inline(never)]
pub fn soft(text: &str) -> Part {
    el!("span", "class" = "gc-state"; [plain([" ", text].concat())])
}

/// Words that are read aloud and not seen.
#[inline(never)]
pub fn unseen(text: &str) -> Part {
    span("gc-unseen", text)
}

/// A link.
#[inline(never)]
pub fn link(to: &str, text: &str) -> Part {
    el!("a", "href" = to; [plain(text.to_owned())])
}

/// A link that looks like a button.
#[inline(never)]
pub fn link_button(to: &str, text: &str) -> Part {
    el!("a", "class" = "gc-button", "href" = to; [plain(text.to_owned())])
}

/// An item of a list.
#[inline(never)]
pub fn item(parts: &[Part]) -> Part {
    el!("li"; parts)
}

/// A list.
#[inline(never)]
pub fn list(items: &[Part]) -> Part {
    el!("ul", "class" = "gc-facts"; items)
}

/// A part of a screen under its own heading.
#[inline(never)]
pub fn section(heading: &str, parts: &[Part]) -> Part {
    el!("section"; [h2(heading), self::parts(parts)])
}

/// Something that can be unfolded.
#[inline(never)]
pub fn fold(summary: &str, parts: &[Part]) -> Part {
    el!("details"; [el!("summary"; [plain(summary.to_owned())]), self::parts(parts)])
}

/// Something to be noticed.
#[inline(never)]
pub fn notice(parts: &[Part]) -> Part {
    block("gc-notice", parts)
}

/// A button that acts.
#[inline(never)]
pub fn button(class: &'static str, text: &str, onclick: Callback<MouseEvent>) -> Part {
    on_click(el!("button", "type" = "button", "class" = class; [plain(text.to_owned())]), onclick)
}

/// A block with a class of its own.
#[inline(never)]
pub fn block(class: &'static str, parts: &[Part]) -> Part {
    el!("div", "class" = class; parts)
}

/// A few words with a class of their own.
#[inline(never)]
pub fn span(class: &'static str, text: &str) -> Part {
    el!("span", "class" = class; [plain(text.to_owned())])
}

/// Several parts in a row, without an element of their own.
#[inline(never)]
pub fn parts(parts: &[Part]) -> Part {
    put(parts.iter().map(take).collect())
}
