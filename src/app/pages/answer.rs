//! The prompts, with the grade in sight.

use super::outcomes::{categories, outcomes};
use crate::app::components::attempts::result_choice;
use crate::app::components::evidence::AtPrompt;
use crate::app::components::markup::{
    Part, block, button, fold, h1, h3, item, link, list, notice, p, say, soft, span, strong, text,
};
use crate::app::components::notes::notes;
use crate::app::components::number::mark_fields;
use crate::app::components::panel::{address, panel};
use crate::app::components::prompt::Prompt;
use crate::app::components::standing::standing;
use crate::domain::plan::{ComponentNo, Criterion, CriterionNo, Method, MethodNo};
use crate::domain::record::Subject;
use crate::domain::standard::PathwayNo;
use crate::domain::typed::{self, Field};
use crate::el;
use crate::model::screen_state::EvidenceState;
use crate::model::{Action, Model, OpenRecord};
use crate::runtime::{Dispatch, Page};
use yew::prelude::*;

/// The criteria that stand together: one theme of one component of one method, of the core or of the option.
struct Section<'d> {
    component: Option<ComponentNo>,
    theme: Option<&'d str>,
    pathway: Option<PathwayNo>,
    criteria: Vec<(CriterionNo, &'d Criterion)>,
}

/// The screen.
pub fn answer(desk: &OpenRecord, state: &Page) -> Part {
    let dispatch = &state.dispatcher();
    let unreadable = state.is_unread(&desk.standard.uid).then(|| {
        "The answers kept here before cannot be read by this version of the page. They were set aside untouched; you \
         start with an empty page."
            .to_owned()
    });
    let mut how = vec![text("Answer for today, honestly. ")];
    // Outcomes open no grade.
    if desk.standard.outcomes.is_empty() {
        how.extend([
            strong("Yes"),
            text(" counts as met; "),
            strong("Partly"),
            text(" and "),
            strong("Not yet"),
            text(" do not count yet, but you will see what they would open. "),
        ]);
    }
    how.push(text("You can change any answer at any time."));
    let mut shown = vec![
        h1("All questions"),
        standing(desk, state),
        notes(&desk.standard, |about| about_option(desk, about)),
        p(&how),
    ];
    shown.extend(unreadable.into_iter().map(|said| notice(&[say(&said)])));
    if !desk.standard.criteria.is_empty() {
        shown.push(jumps(desk));
    }
    let methods = desk.standard.methods();
    shown.extend(methods.map(|(no, method)| of_method(desk, state, dispatch, no, method)));
    shown.extend(outcomes(desk, &state.screen.evidence, dispatch));
    shown.extend(categories(desk, dispatch));
    shown.push(start_again(dispatch));
    block("gc-beside", &[block("gc-beside__main", &shown), panel(desk, state)])
}

fn sections<'d>(desk: &'d OpenRecord, method: MethodNo) -> Vec<Section<'d>> {
    let mut sections: Vec<Section<'d>> = Vec::new();
    // The core first, then the option; within each, document order.
    for of_option in [false, true] {
        for (no, criterion) in desk.standard.criteria_for(desk.record().pathway) {
            if criterion.method != method || criterion.pathway.is_some() != of_option {
                continue;
            }
            let (component, theme, pathway) = (criterion.component, criterion.theme.as_deref(), criterion.pathway);
            let key = (component, theme, pathway);
            let fits = |section: &&mut Section| (section.component, section.theme, section.pathway) == key;
            match sections.iter_mut().find(fits) {
                Some(section) => section.criteria.push((no, criterion)),
                None => sections.push(Section { component, theme, pathway, criteria: vec![(no, criterion)] }),
            }
        }
    }
    sections
}

fn heading(desk: &OpenRecord, section: &Section, method: &Method) -> String {
    let core = if desk.standard.pathways.is_empty() { "Criteria" } else { "Core" };
    let of = section.pathway.and_then(|no| desk.standard.pathway(no)).map_or(core, |option| &option.title);
    let told = match section.theme {
        Some(theme) if desk.standard.pathways.is_empty() => theme.to_owned(),
        Some(theme) => [theme, " (", of, ")"].concat(),
        None => of.to_owned(),
    };
    // A part that is graded on its own comes first in its heading.
    match section.component.and_then(|no| method.component(no)) {
        Some(component) if section.theme.is_none() && desk.standard.pathways.is_empty() => component.title.clone(),
        Some(component) => [&component.title, " – ", &*told].concat(),
        None => told,
    }
}

fn left(desk: &OpenRecord, section: &Section) -> usize {
    section.criteria.iter().filter(|(no, _)| !desk.record().is_answered(*no)).count()
}

/// Which themes still have unanswered prompts.
fn jumps(desk: &OpenRecord) -> Part {
    let item_of = |section: &Section, method: &Method| {
        let (_, first) =
            section.criteria.iter().find(|(no, _)| !desk.record().is_answered(*no)).or(section.criteria.first())?;
        let to = address(desk, crate::router::Screen::Answer { criterion: Some(first.id.clone()) });
        let left = left(desk, section);
        let state = if left == 0 { "answered".to_owned() } else { [&left.to_string(), " to answer"].concat() };
        Some(item(&[link(&to, &heading(desk, section, method)), soft(&state)]))
    };
    let mut shown = Vec::new();
    for (no, method) in desk.standard.methods() {
        shown.push(p(&[strong(&method.title)]));
        shown.push(list(&sections(desk, no).iter().filter_map(|section| item_of(section, method)).collect::<Vec<_>>()));
    }
    block("gc-jumps", &[fold("Jump to a theme", &shown)])
}

fn of_method(desk: &OpenRecord, state: &Model, dispatch: &Dispatch, no: MethodNo, method: &Method) -> Part {
    let id = ["method-", &method.id].concat();
    let mut shown = vec![el!("h2", "id" = &id, "tabindex" = "-1"; [text(&*method.title)])];
    shown.push(notes(&desk.standard, |about| about == method.id));
    match desk.record().result(no) {
        Some(result) if !method.has_result_only() => {
            let says = [
                "You entered your result for this method (",
                method.grades.name(result),
                "), so these answers do not count. Change that on the result page.",
            ];
            shown.push(notice(&[say(&says.concat())]));
        }
        Some(_) | None => {}
    }
    if method.taken_elsewhere {
        shown.push(say("This is graded by somebody else. Enter the result once you have it."));
    }
    if method.graded_as_whole {
        shown.push(say("The assessor grades this as a whole. Your answers prepare for it; they make no grade here."));
    }
    if method.has_result_only() {
        shown.push(block("gc-attempts", &[result_choice(desk, dispatch, "Your result", no, method)]));
    }
    let fields = mark_fields(desk, &state.typed, no, method, dispatch);
    if !fields.is_empty() {
        shown.push(say(
            "This method is marked. Enter your mark, from a mock if you have one; leave it empty if you do not \
                        know it yet.",
        ));
        shown.push(block("gc-numbers", &fields));
    }
    for section in sections(desk, no) {
        let mut theme = vec![h3(&heading(desk, &section, method))];
        for (no, criterion) in &section.criteria {
            let points = criterion.points.map(|_| typed::shown(&state.typed, desk.record(), Field::Points(*no)));
            theme.push(prompt(
                desk,
                &state.screen.evidence,
                dispatch,
                Subject::Criterion(*no),
                points.unwrap_or_default(),
            ));
        }
        shown.push(el!("section", "class" = "gc-theme"; theme));
    }
    el!("section", "class" = "gc-method", "aria-labelledby" = &id; shown)
}

/// Whether something is about the chosen option.
pub fn about_option(desk: &OpenRecord, about: &str) -> bool {
    let option = desk.record().pathway.and_then(|no| desk.standard.pathway(no));
    option.is_some_and(|option| option.id == about)
}

/// One prompt about a criterion or outcome.
pub fn prompt(desk: &OpenRecord, held: &EvidenceState, dispatch: &Dispatch, no: Subject, points: String) -> Part {
    let id = desk.standard.id_of(no);
    let prompt = html! {
        <Prompt key={id.to_owned()} standard={desk.standard.clone()} no={no}
            judgement={desk.record().judgement(no)} points={points}
            note={desk.record().note(no).map(|text| AttrValue::from(text.to_owned()))}
            evidence={AtPrompt::of(desk, held, id)}
            dispatch={dispatch.clone()} />
    };
    prompt.into()
}

fn start_again(dispatch: &Dispatch) -> Part {
    let dispatch = dispatch.clone();
    let again = move |_| dispatch.dispatch(Action::StartAgain);
    el!("p", "class" = "gc-again"; [
        button("gc-button gc-button--quiet", "Start again", Callback::from(again)),
        span(
            "gc-state",
            "Clears every answer, mark and note for this standard; you can undo it. Evidence, gateway, dates and your \
             plan stay: to clear those too, delete the record on the page Keep.",
        ),
    ])
}
