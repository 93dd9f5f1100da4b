//! The report on screen: the very file, its styles and all, in a shadow of its own.
//!
//! Under the page's policy no frame may show it and no text may become markup. So it is read here, tag by tag: it is
//! our own writing, and of the simplest kind.

use crate::app::components::markup::{Part, button};
use crate::domain::text::cut;
use crate::runtime::device::print;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

// By name, for the same reason as in `files`.
#[wasm_bindgen]
extern "C" {
    type CSSStyleSheet;
    #[wasm_bindgen(constructor)]
    fn new() -> CSSStyleSheet;
    #[wasm_bindgen(method, js_name = replaceSync)]
    fn replace_sync(this: &CSSStyleSheet, text: &str);

    type Host;
    #[wasm_bindgen(method, js_name = attachShadow)]
    fn attach_shadow(this: &Host, options: &Object) -> Shadow;

    type Shadow;
    #[wasm_bindgen(method, setter, js_name = adoptedStyleSheets)]
    fn set_styles(this: &Shadow, sheets: &Array);
    #[wasm_bindgen(method, js_name = append)]
    fn append(this: &Shadow, element: &Element);
}

/// The button that prints what is shown.
pub fn print_button(class: &'static str, label: &'static str) -> Part {
    button(class, label, Callback::from(|_| print()))
}

/// A whole HTML file of ours, as it looks.
pub fn paper(html: &str) -> Part {
    let between = |from: &str, to: &str| cut(html, from).and_then(|(_, rest)| cut(rest, to)).map(|(it, _)| it);
    let (Some(style), Some(main)) = (between("<style>", "</style>"), between("<main>", "</main>")) else {
        return Part::default();
    };
    let document = gloo::utils::document();
    let (Ok(host), Ok(top)) = (document.create_element("div"), document.create_element("div")) else {
        return Part::default();
    };
    let _ = host.set_attribute("class", "gc-paper");
    let options = Object::new();
    let _ = Reflect::set(&options, &"mode".into(), &"open".into());
    let shadow = host.unchecked_ref::<Host>().attach_shadow(&options);
    let sheet = CSSStyleSheet::new();
    // What the file says of its body holds for the host here.
    let mut own = String::new();
    let mut rest = style;
    while let Some((before, after)) = cut(rest, "body{") {
        own.push_str(before);
        own.push_str(":host{");
        rest = after;
    }
    own.push_str(rest);
    sheet.replace_sync(&own);
    shadow.set_styles(&Array::of1(&sheet));
    fill(top.clone(), main);
    shadow.append(&top);
    Html::VRef(host.into()).into()
}

/// Makes elements of markup, inside an element. Every tag is closed, every value stands in quotation marks.
fn fill(top: Element, markup: &str) {
    let document = gloo::utils::document();
    let mut open = vec![top];
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('<') {
        let Some(inner) = open.last() else { return };
        say(inner, before);
        let Some((tag, after)) = after.split_once('>') else { return };
        rest = after;
        if tag.starts_with('/') {
            open.pop();
            continue;
        }
        let alone = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let space = if matches!(name, "svg" | "path" | "circle" | "text") {
            "http://www.w3.org/2000/svg"
        } else {
            "http://www.w3.org/1999/xhtml"
        };
        let Ok(element) = document.create_element_ns(Some(space), name) else { return };
        while let Some((key, more)) = cut(attributes, "=\"") {
            let Some((value, more)) = more.split_once('"') else { break };
            let _ = element.set_attribute(key.trim(), &plain(value));
            attributes = more;
        }
        let _ = inner.append_child(&element);
        if !alone {
            open.push(element);
        }
    }
}

fn say(inside: &Element, text: &str) {
    if !text.is_empty() {
        let _ = inside.insert_adjacent_text("beforeend", &plain(text));
    }
}

/// A text as it was before it was escaped.
fn plain(text: &str) -> String {
    let letters = [("lt", "<"), ("gt", ">"), ("quot", "\""), ("#39", "'"), ("amp", "&")];
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or(("", part));
        plain.push_str(letters.iter().find(|(escaped, _)| *escaped == name).map_or("", |(_, letter)| letter));
        plain.push_str(rest);
    }
    plain
}
