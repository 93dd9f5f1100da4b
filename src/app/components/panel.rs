//! The grade panel: ladder, counts, what to answer next; always in sight.

use super::grade_mark::{grade_mark, quarters};
use super::keeping::keeping;
use super::ladder::ladder;
use super::markup::{block, link, link_button, on_click, p, say, text, unseen};
use crate::app::route::{Route, Screen};
use crate::app::state::{Action, Desk, Keeping, State};
use crate::domain::decision::MethodDecision;
use crate::domain::grade::Grade;
use crate::domain::plan::{Criterion, Method, MethodNo};
use crate::el;
use crate::wording::summary;
use yew::prelude::*;

const HEADING: &str = "Your grade so far";

/// The panel: at the side of a wide window, one line at the bottom of a narrow one.
pub fn panel(desk: &Desk, state: &UseReducerHandle<State>) -> Html {
    let (dispatch, unfolded) = (state.dispatcher(), state.unfolded);
    let toggle = Callback::from(move |_| dispatch.dispatch(Action::Fold));
    let result = address(desk, Screen::Result);
    let fold = el!("button", "type" = "button", "class" = "gc-panel__fold", "aria-controls" = "panel-body",
        "aria-expanded" = if unfolded { "true" } else { "false" }; vec![
        verdict(desk),
        el!("span", "class" = "gc-panel__arrow", "aria-hidden" = "true"; vec![text(if unfolded { "▾" } else { "▴" })]),
        unseen(if unfolded { "Hide the details" } else { "Show the details" }),
    ]);
    let mut body = vec![el!("h2", "class" = "gc-panel__heading"; vec![text(HEADING)]), ladders(desk)];
    let short = |method: &'_ Method| method.short.clone().unwrap_or_else(|| method.title.clone());
    body.extend(desk.book.methods().map(|(no, method)| progress(desk, no, &short(method))));
    body.push(next(desk));
    body.push(p(vec![link_button(&result, "See the result and why")]));
    let mut shown = Vec::new();
    if matches!(state.keeping, Keeping::Nowhere | Keeping::Failed) {
        shown.push(keeping(state.keeping, true));
    }
    shown.push(block(
        "gc-panel__line",
        vec![on_click(fold, toggle), el!("a", "class" = "gc-panel__more", "href" = &result; vec![text("See why")])],
    ));
    shown.push(el!("div", "class" = "gc-panel__body", "id" = "panel-body"; body));
    let class = if unfolded { "gc-panel gc-panel--unfolded" } else { "gc-panel" };
    el!("aside", "class" = class, "aria-label" = HEADING; shown)
}

/// The ladder of every method and overall.
pub fn ladders(desk: &Desk) -> Html {
    let methods = desk.book.methods.iter().zip(&desk.decision.methods);
    let of = |(method, decided): (&Method, &MethodDecision)| {
        ladder(method.short.as_ref().unwrap_or(&method.title), &method.grades, decided.bounds, false)
    };
    let mut ladders: Vec<Html> = methods.map(of).collect();
    if let Some(overall) = &desk.decision.overall {
        ladders.push(ladder("Overall", &desk.book.grades, overall.bounds, true));
    }
    block("gc-ladders", ladders)
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
    let bar = el!("progress", "max" = &of.len().to_string(), "value" = &answered.to_string());
    block("gc-progress", vec![el!("label"; vec![el!("span"; vec![text(label)]), bar])])
}

/// The unanswered prompt that can still change the grade: the lowest grade first, since nothing counts before it.
pub fn next_prompt(desk: &Desk) -> Option<&Criterion> {
    let missing = desk.decision.overall.as_ref().map(|overall| &overall.missing)?;
    missing.iter().filter_map(|no| desk.book.criterion(*no)).min_by_key(|criterion| criterion.grade)
}

fn next(desk: &Desk) -> Html {
    let Some(criterion) = next_prompt(desk) else {
        let answered = desk.decision.overall.as_ref().is_some_and(|overall| overall.settled);
        return if answered { say("No unanswered prompt can change your grade.") } else { Html::default() };
    };
    let name = criterion.theme.clone().unwrap_or_else(|| criterion.id.clone());
    let to = address(desk, Screen::Answer { criterion: Some(criterion.id.clone()) });
    el!("p", "class" = "gc-panel__next"; vec![text("Next: "), link(&to, &name)])
}

/// The address of a screen of the standard and option at hand.
pub fn address(desk: &Desk, screen: Screen) -> String {
    Route::At { uid: desk.book.uid.clone(), option: desk.option_id().to_owned(), screen }.to_string()
}
