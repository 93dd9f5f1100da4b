//! One criterion as a question to the person.

use super::markup::{p, unseen};
use super::source::source;
use crate::app::state::{Action, Book, Dispatch};
use crate::domain::citation::Basis;
use crate::domain::plan::{Criterion, CriterionNo};
use crate::domain::record::Judgement;
use crate::wording::{capital, grades};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What a prompt shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The standard.
    pub book: Book,
    /// Which criterion.
    pub no: CriterionNo,
    /// The answer so far.
    pub judgement: Option<Judgement>,
    /// The note so far.
    pub note: Option<AttrValue>,
    /// Whether the address names this prompt.
    pub target: bool,
    /// Where to say what the person did.
    pub dispatch: Dispatch,
}

/// The id of a prompt's element, for jumps and links.
pub fn element_id(criterion: &Criterion) -> String {
    format!("prompt-{}", criterion.id)
}

/// One prompt: a fieldset with three radios, nothing preselected, and a note.
#[component]
pub fn Prompt(props: &Props) -> Html {
    let Some(criterion) = props.book.criterion(props.no) else { return Html::default() };
    let dispatch = &props.dispatch;
    let scale = props.book.method(criterion.method).map_or(&props.book.grades, |method| &method.grades);
    let quarters = super::grade_mark::quarters(scale, criterion.grade);
    let (id, no) = (element_id(criterion), props.no);
    let judge = |judgement: Option<Judgement>| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(Action::Judge(no, judgement)))
    };
    let radio = |judgement: Judgement| {
        let judge = judge(Some(judgement));
        html! {
            <label class="gc-choice">
                <input type="radio" name={id.clone()} checked={props.judgement == Some(judgement)}
                    onchange={move |_| judge.emit(())} />
                <span>{ grades::judgement(judgement) }</span>
            </label>
        }
    };
    let clear = judge(None);
    let note_dispatch = dispatch.clone();
    let write = move |event: InputEvent| {
        if let Some(area) = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) {
            note_dispatch.dispatch(Action::Note(no, area.value()));
        }
    };
    let said = props.judgement.map_or("none", |judgement| match judgement {
        Judgement::Met => "met",
        Judgement::Partly => "partly",
        Judgement::NotMet => "not-met",
    });
    let target = if props.target { " gc-prompt--target" } else { "" };
    let class = format!("gc-prompt gc-prompt--level{quarters} gc-prompt--{said}{target}");
    html! {
        <fieldset id={id.clone()} tabindex="-1"
            class={class}>
            <legend class="gc-prompt__text">
                <span class="gc-prompt__level">{ format!("{} prompt", capital(scale.name(criterion.grade))) }</span>
                { &criterion.prompt }
            </legend>
            if criterion.basis != Basis::Stated {
                <p class="gc-prompt__basis">{ capital(grades::basis(criterion.basis)) }{ "." }</p>
            }
            <div class="gc-prompt__answers">
                { radio(Judgement::Met) }
                { radio(Judgement::Partly) }
                { radio(Judgement::NotMet) }
                <button type="button" class="gc-link" aria-disabled={props.judgement.is_none().then_some("true")} onclick={move |_| clear.emit(())}>
                    { "Clear" }{ unseen(&format!(" the answer to: {}", criterion.prompt)) }
                </button>
            </div>
            <details class="gc-prompt__more">
                <summary>{ criterion_codes(criterion) }</summary>
                <ul class="gc-prompt__ksbs">
                    { for criterion.ksbs.iter().map(|code| {
                        let label = props.book.ksb(code, criterion.pathway).and_then(|ksb| ksb.label.clone());
                        html! { <li><b>{ code }</b>{ " " }{ label.unwrap_or_else(|| "The document prints no statement.".to_owned()) }</li> }
                    }) }
                </ul>
                { p(vec![source(&props.book, &criterion.source, None)]) }
            </details>
            <details class="gc-note" open={props.note.is_some()}>
                <summary>{ "Add a note" }{ unseen(&format!(" to: {}", criterion.prompt)) }</summary>
                <label>
                    <span>{ "Your note (leave out names of people and employers)" }</span>
                    <textarea rows="3" maxlength="2000" oninput={write}
                        value={props.note.clone().unwrap_or_default()} />
                </label>
            </details>
        </fieldset>
    }
}

fn criterion_codes(criterion: &Criterion) -> String {
    if criterion.ksbs.is_empty() {
        "Source".to_owned()
    } else {
        format!("{}: what they mean, and source", criterion.ksbs.join(" "))
    }
}
