//! The end of the way through the questions.

use crate::app::components::markup::{say, shown};
use crate::app::components::panel::address;
use crate::domain::question::counted_questions;
use crate::model::walking::WalkAction;
use crate::model::{Action, OpenRecord};
use crate::router::Screen;
use crate::runtime::Page;
use crate::wording::standing as words;
use views::components::button::{Button, Kind, Link};
use views::text::{changing, counted};
use yew::prelude::*;

/// Every question was shown: what came of it, and where to go.
pub fn end(open: &OpenRecord, page: &Page) -> Html {
    let (standard, record) = (&open.standard, open.record());
    let left = counted_questions(standard, record)
        .into_iter()
        .filter(|question| question.is_numbered() && !question.is_answered(standard, record))
        .collect::<Vec<_>>();
    let overall = &open.standings().overall;
    let heading = if left.is_empty() {
        "Every question is answered".to_owned()
    } else {
        ["You skipped ", &counted(left.len(), "question")].concat()
    };
    let rest = words::rest(standard, overall, words::best(open.decision()));
    let dispatch = page.dispatcher();
    let onback = Callback::from(move |()| dispatch.dispatch(Action::Walk(WalkAction::Back)));
    let dispatch = page.dispatcher();
    let onskipped = Callback::from(move |()| dispatch.dispatch(Action::Walk(WalkAction::AskSkipped)));
    html! {
        <div class="gc-page">
            <div class="gc-near">
                <h1 id="question" tabindex="-1">{ changing(heading) }</h1>
                <p class="gc-lead">{ changing(words::standing(standard, overall)) }</p>
                { (!rest.is_empty()).then(|| html! { <p>{ changing(rest) }</p> }) }
            </div>
            <div class="gc-actions">
                <Link kind={Kind::Main} href={address(open, Screen::Result)} label="See my result" />
                { (!left.is_empty()).then(|| html! { <Button kind={Kind::Quiet} label="Answer what I skipped" onpress={onskipped} /> }) }
                <Link kind={Kind::Words} href={address(open, Screen::List)} label="Check my answers" />
                { page.screen.walking.walk.current().map(|_| html! { <Button kind={Kind::Words} label="Back" onpress={onback} /> }) }
            </div>
            { (!standard.outcomes.is_empty()).then(|| shown(say("Outcomes open no grade here: your assessment organisation decides."))) }
        </div>
    }
}
