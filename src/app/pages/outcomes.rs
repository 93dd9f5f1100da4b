//! Outcomes and performance categories, on the screen with the prompts.

use super::answer::prompt;
use crate::app::components::markup::{Part, block, h3, on_tick, say, span, text, ticked};
use crate::app::components::prompt::clear;
use crate::app::components::source::source;
use crate::domain::outcome::{CategoryNo, PerformanceCategory, Placement};
use crate::domain::record::Subject;
use crate::el;
use crate::model::screen_state::EvidenceState;
use crate::model::{Action, OpenRecord};
use crate::runtime::Dispatch;
use crate::wording::profile as words;
use yew::prelude::*;

/// Every outcome as a prompt: the core first, then the option.
pub fn outcomes(desk: &OpenRecord, held: &EvidenceState, dispatch: &Dispatch) -> Option<Part> {
    let pathway = desk.record().pathway;
    if desk.standard.outcomes.is_empty() {
        return None;
    }
    let mut shown = vec![
        heading("outcomes", "Assessment outcomes"),
        say(
            "Each outcome is assessed as a whole. Think of different workplaces, not only your own: could you show all of \
             it there?",
        ),
    ];
    for of in [None, pathway] {
        let own = desk.standard.outcomes_for(pathway).filter(|(_, outcome)| outcome.pathway == of);
        let prompts: Vec<Part> =
            own.map(|(no, _)| prompt(desk, held, dispatch, Subject::Outcome(no), String::new())).collect();
        if prompts.is_empty() {
            continue;
        }
        let name = of.and_then(|no| desk.standard.pathway(no)).map_or("Core", |option| &option.title);
        let mut theme = vec![h3(name)];
        theme.extend(prompts);
        shown.push(el!("section", "class" = "gc-theme"; theme));
        if pathway.is_none() {
            break;
        }
    }
    Some(el!("section", "class" = "gc-method", "aria-labelledby" = "outcomes"; shown))
}

fn heading(id: &str, name: &str) -> Part {
    el!("h2", "id" = id; [text(name)])
}

/// Every performance category with its descriptions side by side, to say where one sees oneself.
pub fn categories(desk: &OpenRecord, dispatch: &Dispatch) -> Option<Part> {
    if desk.standard.performance.is_empty() {
        return None;
    }
    let mut shown = vec![
        heading("categories", "How well do you do it?"),
        say(
            "The plan describes performance in these categories. Read both descriptions, in our words, and say where you \
             see yourself today. This is your own view: your assessment organisation decides your grade.",
        ),
    ];
    shown.extend(desk.standard.categories().map(|(no, category)| of_category(desk, dispatch, no, category)));
    Some(el!("section", "class" = "gc-method", "aria-labelledby" = "categories"; shown))
}

fn of_category(desk: &OpenRecord, dispatch: &Dispatch, no: CategoryNo, category: &PerformanceCategory) -> Part {
    let id = ["category-", &category.id].concat();
    let given = desk.record().placement(no);
    let place = |placement: Option<Placement>| {
        let dispatch = dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(Action::Place(no, placement)))
    };
    let choice = |placement: Placement| {
        let does = place(Some(placement));
        let field = ticked(el!("input", "type" = "radio", "name" = &id), given == Some(placement));
        let field = on_tick(field, Callback::from(move |_| does.emit(())));
        let said = match placement {
            Placement::Neither => "Neither description fits me yet.",
            Placement::At(grade) => {
                let described = category.descriptors.iter().find(|descriptor| descriptor.grade == grade);
                described.map_or("", |descriptor| &descriptor.says)
            }
        };
        let words = el!("span"; [
            span("gc-place__name", &words::placement(&desk.standard, Some(placement))),
            text(" "),
            span("gc-place__says", said),
        ]);
        el!("label", "class" = "gc-choice gc-place"; [field, words])
    };
    let none = place(None);
    let mut shown = vec![el!("legend", "class" = "gc-prompt__text"; [span("gc-place__title", &category.title)])];
    shown.push(block("gc-places-of", &category.placements().map(choice).collect::<Vec<_>>()));
    shown.push(clear(given.is_none(), &category.title, Callback::from(move |_| none.emit(()))));
    shown.push(source(&desk.standard, &category.source, Some(category.basis)));
    el!("fieldset", "id" = &id, "class" = "gc-prompt"; shown)
}
