//! Re-sits, and results a person already has.

use crate::app::state::{Action, Desk, Dispatch};
use crate::domain::plan::{Method, MethodNo};
use crate::domain::repeats::Sitting;
use crate::wording::grades;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

const SITTINGS: [Sitting; 3] = [Sitting::First, Sitting::Resit, Sitting::Retake];

/// For each method: which attempt, and a result already given; then whether the limit was lifted.
pub fn attempts(desk: &Desk, dispatch: &Dispatch) -> Html {
    let repeats = desk.book.methods().any(|(no, _)| desk.record().sitting(no).is_repeat());
    let waivable = desk.book.repeats.cap.is_some_and(|cap| cap.waivable);
    let waive = {
        let dispatch = dispatch.clone();
        move |event: Event| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                dispatch.dispatch(Action::Waive(input.checked()));
            }
        }
    };
    html! {
        <div class="gc-attempts">
            { for desk.book.methods().map(|(no, method)| of_method(desk, dispatch, no, method)) }
            if waivable && repeats {
                <label class="gc-check">
                    <input type="checkbox" checked={desk.record().waived} onchange={waive} />
                    <span>{ "My assessment organisation found exceptional circumstances and lifted the limit" }</span>
                </label>
            }
        </div>
    }
}

fn of_method(desk: &Desk, dispatch: &Dispatch, no: MethodNo, method: &Method) -> Html {
    let sitting = desk.record().sitting(no);
    let result = desk.record().result(no);
    let sit = {
        let dispatch = dispatch.clone();
        move |event: Event| {
            let chosen = chosen(&event).and_then(|place| SITTINGS.get(place).copied());
            dispatch.dispatch(Action::Sit(no, chosen.unwrap_or_default()));
        }
    };
    let give = {
        let (dispatch, scale) = (dispatch.clone(), method.grades.clone());
        move |event: Event| {
            // The first entry is "no result yet".
            let grade = chosen(&event).and_then(|place| scale.grades().nth(place.checked_sub(1)?));
            dispatch.dispatch(Action::GiveResult(no, grade));
        }
    };
    html! {
        <fieldset class="gc-attempts__method">
            <legend>{ &method.title }</legend>
            <label>
                <span>{ "Which attempt is this?" }</span>
                <select onchange={sit}>
                    { for SITTINGS.iter().map(|one| html! {
                        <option selected={*one == sitting}>{ grades::sitting(*one) }</option>
                    }) }
                </select>
            </label>
            <label>
                <span>{ "I already have my result" }</span>
                <select onchange={give}>
                    <option selected={result.is_none()}>{ "No result yet" }</option>
                    { for method.grades.grades().map(|grade| html! {
                        <option selected={result == Some(grade)}>{ grades::grade(&method.grades, grade) }</option>
                    }) }
                </select>
            </label>
        </fieldset>
    }
}

fn chosen(event: &Event) -> Option<usize> {
    let select = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
    usize::try_from(select.selected_index()).ok()
}
