//! A field, and what is wrong with fields.

use crate::example::{Example, example};
use crate::text::changing;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is typed into it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A line.
    #[default]
    Line,
    /// Several lines.
    Lines,
    /// A whole number.
    Number,
    /// An address.
    Address,
}

/// What a field shows and tells.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its id; no other element on the page has it.
    pub id: AttrValue,
    /// What stands above it.
    pub label: AttrValue,
    /// What helps.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What stands in it.
    pub value: AttrValue,
    /// What is typed into it.
    #[prop_or_default]
    pub kind: Kind,
    /// What is wrong, and how to mend it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// How many characters it holds.
    #[prop_or_default]
    pub most: Option<usize>,
    /// Tells what stands in it after every change.
    pub ontext: Callback<String>,
}

/// "It holds no more than 5,000 characters."
fn full(most: usize) -> String {
    let thousands = if most >= 1000 { format!("{},{:03}", most / 1000, most % 1000) } else { most.to_string() };
    format!("It holds no more than {thousands} characters.")
}

/// A field with its label. It never closes or empties by itself.
#[component]
pub fn Field(props: &Props) -> Html {
    let is_full = props.most.filter(|most| props.value.chars().count() >= *most);
    let part = |end: &str| format!("{}-{end}", props.id);
    let described = [
        props.hint.is_some().then(|| part("hint")),
        props.error.is_some().then(|| part("error")),
        props.most.is_some().then(|| part("full")),
    ];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = props.error.is_some().then_some("true");
    let most = props.most.map(|most| most.to_string());
    let oninput = props.ontext.reform(|event: InputEvent| {
        let line = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value());
        line.or_else(|| event.target_dyn_into::<HtmlTextAreaElement>().map(|field| field.value())).unwrap_or_default()
    });
    let field = match props.kind {
        Kind::Lines => html! {
            <textarea id={props.id.clone()} rows="3" maxlength={most} value={props.value.clone()}
                aria-describedby={described} aria-invalid={invalid} {oninput} />
        },
        Kind::Line | Kind::Number | Kind::Address => {
            let inputmode = match props.kind {
                Kind::Number => Some("numeric"),
                Kind::Address => Some("url"),
                Kind::Line | Kind::Lines => None,
            };
            html! {
                <input id={props.id.clone()} type="text" {inputmode} autocomplete="off" maxlength={most} value={props.value.clone()}
                    aria-describedby={described} aria-invalid={invalid} {oninput} />
            }
        }
    };
    html! {
        <div class={classes!("gc-field", props.error.is_some().then_some("is-wrong"))}>
            <label for={props.id.clone()}>{ changing(props.label.clone()) }</label>
            { props.hint.clone().map(|hint| html! { <p class="gc-meta" id={part("hint")}>{ changing(hint) }</p> }) }
            { props.error.clone().map(|error| html! { <p class="gc-wrong" id={part("error")}>{ changing(error) }</p> }) }
            { field }
            { props.most.map(|_| html! {
                <p class="gc-meta" role="status" id={part("full")}>{ is_full.map(|most| changing(full(most))) }</p>
            }) }
        </div>
    }
}

/// What is wrong with several fields.
#[derive(Properties, PartialEq)]
pub struct ErrorsProps {
    /// The id of a field, and what is wrong with it.
    pub errors: Vec<(AttrValue, AttrValue)>,
}

/// What is wrong, at the top of a form: it takes the focus when it comes, and leads to each field.
#[component]
pub fn Errors(props: &ErrorsProps) -> Html {
    let summary = use_node_ref();
    {
        let summary = summary.clone();
        use_effect_with(props.errors.clone(), move |_| focus(summary.cast::<HtmlElement>()));
    }
    let error = |(id, words): &(AttrValue, AttrValue)| {
        let to = id.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            // The address belongs to the screens.
            event.prevent_default();
            focus(gloo::utils::document().get_element_by_id(&to).and_then(|field| field.dyn_into().ok()));
        });
        html! { <li key={id.to_string()}><a href={format!("#{id}")} {onclick}>{ changing(words.clone()) }</a></li> }
    };
    if props.errors.is_empty() {
        return html! {};
    }
    html! {
        <div class="gc-errors gc-near" role="group" aria-label="There is a problem" tabindex="-1" ref={summary}>
            <h2>{ "There is a problem" }</h2>
            <ul>{ for props.errors.iter().map(error) }</ul>
        </div>
    }
}

fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        // An element that cannot be focused stays as it is.
        let _ = element.focus();
    }
}

#[derive(Properties, PartialEq)]
struct DemoProps {
    id: &'static str,
    label: &'static str,
    #[prop_or_default]
    hint: Option<AttrValue>,
    #[prop_or_default]
    value: &'static str,
    #[prop_or_default]
    kind: Kind,
    #[prop_or_default]
    error: Option<AttrValue>,
    #[prop_or_default]
    most: Option<usize>,
}

/// Keeps what is typed.
#[component]
fn Demo(props: &DemoProps) -> Html {
    let value = use_state(|| props.value.to_owned());
    let ontext = {
        let value = value.clone();
        Callback::from(move |text| value.set(text))
    };
    html! {
        <Field id={props.id} label={props.label} hint={props.hint.clone()} kind={props.kind} error={props.error.clone()}
            most={props.most} value={(*value).clone()} {ontext} />
    }
}

/// A form that shows what is wrong once it is sent.
#[component]
fn Form() -> Html {
    let sent = use_state(|| false);
    let send = {
        let sent = sent.clone();
        Callback::from(move |()| sent.set(true))
    };
    let errors: Vec<(AttrValue, AttrValue)> = if *sent {
        vec![("field-form".into(), "Write a title, such as “Call sheets”.".into())]
    } else {
        Vec::new()
    };
    html! {
        <div class="gc-stack">
            <Errors errors={errors.clone()} />
            <Demo id="field-form" label="Title" error={errors.first().map(|(_, words)| words.clone())} />
            <div class="gc-actions"><super::button::Button kind={super::button::Kind::Main} label="Add it" onpress={send} /></div>
        </div>
    }
}

/// Every kind, and what is wrong.
pub fn examples() -> Vec<Example> {
    vec![
        example(
            "a line with a hint",
            html! { <Demo id="field-line" label="Name on the file" value="my answers" hint="Your tutor sees this. It need not be your own name." /> },
        ),
        example(
            "several lines",
            html! { <Demo id="field-lines" kind={Kind::Lines} label="Your note, for you and your tutor" most={5000} /> },
        ),
        example(
            "a number",
            html! { <Demo id="field-number" kind={Kind::Number} label="Marks" hint="0 to 60" value="28" /> },
        ),
        example(
            "what is wrong",
            html! { <Demo id="field-wrong" kind={Kind::Number} label="Marks in the test" hint="0 to 60" value="280" error="Write a whole number from 0 to 60." /> },
        ),
        example("full", html! { <Demo id="field-full" label="A short one" value="1234567890" most={10} /> }),
        example(
            "text without a space",
            html! { <Demo id="field-long" kind={Kind::Address} label="Link" value="https://example.org/a/very/long/address/without/any/space/in/it/that/has/to/wrap" /> },
        ),
        example("a form that is sent with a mistake", html! { <Form /> }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_written_as_people_write_it() {
        assert_eq!(full(5000), "It holds no more than 5,000 characters.");
        assert_eq!(full(12045), "It holds no more than 12,045 characters.");
        assert_eq!(full(80), "It holds no more than 80 characters.");
    }
}
