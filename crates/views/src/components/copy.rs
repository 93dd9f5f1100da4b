//! A text to take along.

use super::button::{Button, Kind};
use crate::example::{Example, example};
use crate::text::changing;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What is to be copied.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the field; no other element on the page has it.
    pub id: AttrValue,
    /// What it is: "Link to your answers".
    pub label: AttrValue,
    /// The text.
    pub text: AttrValue,
    /// What stands on the button: "Copy this message".
    #[prop_or(AttrValue::Static("Copy"))]
    pub button: AttrValue,
    /// How many lines are seen.
    #[prop_or(2)]
    pub rows: u8,
}

/// A text in a field, and a button that copies it. Where copying is not allowed the text is selected instead.
#[component]
pub fn Copy(props: &Props) -> Html {
    let field = use_node_ref();
    let told = use_state(|| None::<(AttrValue, &'static str)>);
    let onpress = {
        let (field, told, text) = (field.clone(), told.clone(), props.text.clone());
        Callback::from(move |()| {
            let (field, told, text) = (field.clone(), told.clone(), text.clone());
            spawn_local(async move {
                let clipboard = gloo::utils::window().navigator().clipboard();
                let words = if clipboard.is_undefined() || JsFuture::from(clipboard.write_text(&text)).await.is_err() {
                    if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                        // A field that cannot be focused is selected all the same.
                        let _ = field.focus();
                        field.select();
                    }
                    "This browser does not let the page copy. The text is selected: copy it yourself."
                } else {
                    "Copied"
                };
                told.set(Some((text, words)));
            });
        })
    };
    // Another text is not copied yet.
    let words = told.as_ref().filter(|(text, _)| *text == props.text).map(|(_, words)| *words);
    html! {
        <div class="gc-field gc-copy">
            <label for={props.id.clone()}>{ changing(props.label.clone()) }</label>
            <textarea id={props.id.clone()} ref={field} readonly=true rows={props.rows.to_string()} value={props.text.clone()} />
            <div class="gc-actions">
                <Button kind={Kind::Quiet} label={props.button.clone()} {onpress} />
                <p class="gc-meta" role="status">{ words.map(changing) }</p>
            </div>
        </div>
    }
}

/// A link and a message.
pub fn examples() -> Vec<Example> {
    vec![
        example(
            "a link",
            html! { <Copy id="copy-link" label="Link to your answers" text="https://example.org/grades/#/ST0792_1.2/production-coordinator?a=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8" /> },
        ),
        example(
            "a message",
            html! {
                <Copy id="copy-message" label="A message to your tutor" rows=4 button="Copy this message"
                    text="Please could you add my apprenticeship, ST0119, to the grade calculator and send me the file? It is made from the assessment plan." />
            },
        ),
    ]
}
