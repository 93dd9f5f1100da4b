//! The prompts, with the grade in sight.

use crate::app::components::markup::{
    block, button, fold, h1, h3, item, link, list, notice, p, say, soft, span, strong, text,
};
use crate::app::components::panel::{address, panel};
use crate::app::components::prompt::Prompt;
use crate::app::state::{Action, Desk, Dispatch, State};
use crate::domain::plan::{Criterion, CriterionNo, Method, MethodNo};
use crate::domain::standard::PathwayNo;
use crate::el;
use yew::prelude::*;

/// The criteria that stand together: one theme of one method, of the core or of the option.
struct Section<'d> {
    theme: Option<&'d str>,
    pathway: Option<PathwayNo>,
    criteria: Vec<(CriterionNo, &'d Criterion)>,
}

/// The screen.
pub fn answer(desk: &Desk, criterion: Option<&String>, state: &UseReducerHandle<State>) -> Html {
    let dispatch = &state.dispatcher();
    let about_address = criterion.and_then(|id| not_here(desk, id));
    let unreadable = state.unreadable.contains(&desk.book.uid).then(|| {
        "The answers kept here before cannot be read by this version of the page. They were set aside untouched; you \
         start with an empty page."
            .to_owned()
    });
    let mut shown = vec![
        h1("What can you show?"),
        p(vec![
            text("Answer for today, honestly. "),
            strong("Yes"),
            text(" counts as met; "),
            strong("Partly"),
            text(" and "),
            strong("Not yet"),
            text(" do not count yet, but you will see what they would open. You can change any answer at any time."),
        ]),
    ];
    shown.extend(about_address.into_iter().chain(unreadable).map(|said| notice(vec![say(&said)])));
    shown.push(jumps(desk));
    shown.extend(desk.book.methods().map(|(no, method)| of_method(desk, criterion, dispatch, no, method)));
    shown.push(start_again(dispatch));
    block("gc-split", vec![block("gc-split__main", shown), panel(desk, state)])
}

/// What to say of a criterion that the address names but this screen does not show; nothing if it does.
fn not_here(desk: &Desk, id: &str) -> Option<String> {
    let Some(criterion) = desk.book.find_criterion(id).and_then(|no| desk.book.criterion(no)) else {
        return Some(format!("This standard has no prompt “{id}”; here are all of them."));
    };
    if criterion.belongs_to(desk.record().pathway) {
        return None;
    }
    let option = criterion.pathway.and_then(|no| desk.book.pathway(no)).map_or("", |option| &option.title);
    Some(format!("The prompt “{id}” belongs to the option {option}, not to yours."))
}

fn sections<'d>(desk: &'d Desk, method: MethodNo) -> Vec<Section<'d>> {
    let mut sections: Vec<Section<'d>> = Vec::new();
    // The core first, then the option; within each, document order.
    for of_option in [false, true] {
        for (no, criterion) in desk.book.criteria_for(desk.record().pathway) {
            if criterion.method != method || criterion.pathway.is_some() != of_option {
                continue;
            }
            let theme = criterion.theme.as_deref();
            let fits = |section: &&mut Section| section.theme == theme && section.pathway == criterion.pathway;
            match sections.iter_mut().find(fits) {
                Some(section) => section.criteria.push((no, criterion)),
                None => sections.push(Section { theme, pathway: criterion.pathway, criteria: vec![(no, criterion)] }),
            }
        }
    }
    sections
}

fn heading(desk: &Desk, section: &Section) -> String {
    let of = section.pathway.and_then(|no| desk.book.pathway(no)).map_or("Core", |option| &option.title);
    section.theme.map_or_else(|| of.to_owned(), |theme| format!("{theme} ({of})"))
}

fn left(desk: &Desk, section: &Section) -> usize {
    section.criteria.iter().filter(|(no, _)| desk.record().judgement(*no).is_none()).count()
}

/// Which themes still have unanswered prompts.
fn jumps(desk: &Desk) -> Html {
    let item_of = |section: &Section| {
        let (_, first) = section
            .criteria
            .iter()
            .find(|(no, _)| desk.record().judgement(*no).is_none())
            .or(section.criteria.first())?;
        let to = address(desk, crate::app::route::Screen::Answer { criterion: Some(first.id.clone()) });
        let left = left(desk, section);
        let state = if left == 0 { "answered".to_owned() } else { format!("{left} to answer") };
        Some(item(vec![link(&to, &heading(desk, section)), soft(&state)]))
    };
    let mut shown = Vec::new();
    for (no, method) in desk.book.methods() {
        shown.push(p(vec![strong(&method.title)]));
        shown.push(list(sections(desk, no).iter().filter_map(item_of).collect()));
    }
    fold("Jump to a theme", shown)
}

fn of_method(desk: &Desk, target: Option<&String>, dispatch: &Dispatch, no: MethodNo, method: &Method) -> Html {
    let id = ["method-", &method.id].concat();
    let mut shown = vec![el!("h2", "id" = &id; vec![text(&*method.title)])];
    if let Some(result) = desk.record().result(no) {
        let says = [
            "You entered your result for this method (",
            method.grades.name(result),
            "), so these answers do not count. Change that on the result page.",
        ];
        shown.push(notice(vec![say(&says.concat())]));
    }
    for section in sections(desk, no) {
        let mut theme = vec![h3(&heading(desk, &section))];
        theme.extend(section.criteria.iter().map(|(no, criterion)| prompt(desk, target, dispatch, *no, criterion)));
        shown.push(el!("section", "class" = "gc-theme"; theme));
    }
    el!("section", "class" = "gc-method", "aria-labelledby" = &id; shown)
}

fn prompt(desk: &Desk, target: Option<&String>, dispatch: &Dispatch, no: CriterionNo, criterion: &Criterion) -> Html {
    html! {
        <Prompt key={criterion.id.clone()} book={desk.book.clone()} no={no}
            judgement={desk.record().judgement(no)}
            note={desk.record().note(no).map(|text| AttrValue::from(text.to_owned()))}
            target={target == Some(&criterion.id)} dispatch={dispatch.clone()} />
    }
}

fn start_again(dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let again = move |_| {
        dispatch.dispatch(Action::StartAgain);
        gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    el!("p", "class" = "gc-again"; vec![
        button("gc-button gc-button--quiet", "Start again", Callback::from(again)),
        span("gc-state", "Clears every answer and note for this standard. You can undo it."),
    ])
}
