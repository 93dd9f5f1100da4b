//! The grade panel: ladder, counts, what to answer next; always in sight.

use super::grade_mark::{grade_mark, quarters};
use super::keeping::keeping;
use super::ladder::ladder;
use crate::app::route::{Route, Screen};
use crate::app::state::{Action, Desk, Keeping, State};
use crate::domain::grade::Grade;
use crate::domain::plan::{Criterion, MethodNo};
use crate::wording::summary;
use yew::prelude::*;

/// The panel: at the side of a wide window, one line at the bottom of a narrow one.
pub fn panel(desk: &Desk, state: &UseReducerHandle<State>) -> Html {
    let (dispatch, unfolded) = (state.dispatcher(), state.unfolded);
    let toggle = move |_| dispatch.dispatch(Action::Fold);
    let result = address(desk, Screen::Result);
    html! {
        <aside class={if unfolded { "gc-panel gc-panel--unfolded" } else { "gc-panel" }} aria-label="Your grade so far">
            if matches!(state.keeping, Keeping::Nowhere | Keeping::Failed) {
                { keeping(state.keeping, true) }
            }
            <div class="gc-panel__line">
                <button type="button" class="gc-panel__fold" aria-expanded={unfolded.to_string()} aria-controls="panel-body"
                    onclick={toggle}>
                    { verdict(desk) }
                    <span class="gc-panel__arrow" aria-hidden="true">{ if unfolded { "▾" } else { "▴" } }</span>
                    <span class="gc-unseen">{ if unfolded { "Hide the details" } else { "Show the details" } }</span>
                </button>
                <a class="gc-panel__more" href={result.clone()}>{ "See why" }</a>
            </div>
            <div class="gc-panel__body" id="panel-body">
                <h2 class="gc-panel__heading">{ "Your grade so far" }</h2>
                { ladders(desk) }
                { for desk.book.methods().map(|(no, method)| progress(desk, no, method.short.as_ref().unwrap_or(&method.title))) }
                { next(desk) }
                <p><a class="gc-button" href={result}>{ "See the result and why" }</a></p>
            </div>
        </aside>
    }
}

/// The ladder of every method and overall.
pub fn ladders(desk: &Desk) -> Html {
    html! {
        <div class="gc-ladders">
            { for desk.book.methods.iter().zip(&desk.decision.methods).map(|(method, decided)| {
                ladder(method.short.as_ref().unwrap_or(&method.title), &method.grades, decided.bounds, false)
            }) }
            if let Some(overall) = &desk.decision.overall {
                { ladder("Overall", &desk.book.grades, overall.bounds, true) }
            }
        </div>
    }
}

/// The overall grade as mark and word.
pub fn verdict(desk: &Desk) -> Html {
    let Some(overall) = &desk.decision.overall else {
        return grade_mark(None, "Graded by your assessment organisation");
    };
    let scale = &desk.book.grades;
    let undecided = !overall.bounds.settled() && overall.bounds.today == Grade::LOWEST;
    let word = format!("Overall: {}", summary::short(scale, overall.bounds));
    grade_mark((!undecided).then(|| quarters(scale, overall.bounds.today)), &word)
}

fn progress(desk: &Desk, no: MethodNo, name: &str) -> Html {
    let pathway = desk.record().pathway;
    let of: Vec<_> = desk.book.criteria_for(pathway).filter(|(_, criterion)| criterion.method == no).collect();
    let answered = of.iter().filter(|(criterion, _)| desk.record().judgement(*criterion).is_some()).count();
    let label = format!("{name}: {answered} of {} answered", of.len());
    html! {
        <div class="gc-progress">
            <label>
                <span>{ label }</span>
                <progress max={of.len().to_string()} value={answered.to_string()} />
            </label>
        </div>
    }
}

/// The unanswered prompt that can still change the grade: the lowest grade first, since nothing counts before it.
pub fn next_prompt(desk: &Desk) -> Option<&Criterion> {
    let missing = desk.decision.overall.as_ref().map(|overall| &overall.missing)?;
    missing.iter().filter_map(|no| desk.book.criterion(*no)).min_by_key(|criterion| criterion.grade)
}

fn next(desk: &Desk) -> Html {
    let Some(criterion) = next_prompt(desk) else {
        let answered = desk.decision.overall.as_ref().is_some_and(|overall| overall.settled);
        return if answered {
            html! { <p>{ "No unanswered prompt can change your grade." }</p> }
        } else {
            Html::default()
        };
    };
    let name = criterion.theme.clone().unwrap_or_else(|| criterion.id.clone());
    html! {
        <p class="gc-panel__next">
            { "Next: " }
            <a href={address(desk, Screen::Answer { criterion: Some(criterion.id.clone()) })}>{ name }</a>
        </p>
    }
}

/// The address of a screen of the standard and option at hand.
pub fn address(desk: &Desk, screen: Screen) -> String {
    Route::At { uid: desk.book.uid.clone(), option: desk.option_id().to_owned(), screen }.to_string()
}
