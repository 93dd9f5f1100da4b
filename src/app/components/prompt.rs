//! One criterion as a question to the person.

use super::markup::{block, holding, on_click, on_input, on_tick, p, span, strong, text, ticked, unseen};
use super::source::source;
use crate::app::state::{Action, Book, Dispatch};
use crate::domain::citation::Basis;
use crate::domain::plan::{Criterion, CriterionNo};
use crate::domain::record::Judgement;
use crate::el;
use crate::wording::{capital, grades};
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
        let field = ticked(el!("input", "type" = "radio", "name" = &id), props.judgement == Some(judgement));
        let field = on_tick(field, Callback::from(move |_| judge.emit(())));
        el!("label", "class" = "gc-choice"; vec![field, el!("span"; vec![text(grades::judgement(judgement))])])
    };
    let note_dispatch = dispatch.clone();
    let write = Callback::from(move |text| note_dispatch.dispatch(Action::Note(no, text)));
    let said = props.judgement.map_or("none", |judgement| match judgement {
        Judgement::Met => "met",
        Judgement::Partly => "partly",
        Judgement::NotMet => "not-met",
    });
    let target = if props.target { " gc-prompt--target" } else { "" };
    let class = ["gc-prompt gc-prompt--level", &quarters.to_string(), " gc-prompt--", said, target].concat();
    let level = [&*capital(scale.name(criterion.grade)), " prompt"].concat();
    let mut shown = vec![el!("legend", "class" = "gc-prompt__text"; vec![
        span("gc-prompt__level", &level),
        text(&*criterion.prompt),
    ])];
    if criterion.basis != Basis::Stated {
        let basis = [&*capital(grades::basis(criterion.basis)), "."].concat();
        shown.push(el!("p", "class" = "gc-prompt__basis"; vec![text(basis)]));
    }
    let disabled = props.judgement.is_none().then_some("true");
    let clear = el!("button", "type" = "button", "class" = "gc-link", "aria-disabled" = disabled; vec![
        text("Clear"),
        unseen(&[" the answer to: ", &criterion.prompt].concat()),
    ]);
    let judge_none = judge(None);
    shown.push(block(
        "gc-prompt__answers",
        vec![
            radio(Judgement::Met),
            radio(Judgement::Partly),
            radio(Judgement::NotMet),
            on_click(clear, Callback::from(move |_| judge_none.emit(()))),
        ],
    ));
    let code = |code: &String| {
        let label = props.book.ksb(code, criterion.pathway).and_then(|ksb| ksb.label.as_deref());
        el!("li"; vec![strong(code), text([" ", label.unwrap_or("The document prints no statement.")].concat())])
    };
    shown.push(el!("details", "class" = "gc-prompt__more"; vec![
        el!("summary"; vec![text(criterion_codes(criterion))]),
        el!("ul", "class" = "gc-prompt__ksbs"; criterion.ksbs.iter().map(code).collect()),
        p(vec![source(&props.book, &criterion.source, None)]),
    ]));
    let area = el!("textarea", "rows" = "3", "maxlength" = "2000");
    let area = on_input(holding(area, props.note.as_deref().unwrap_or_default()), write);
    shown.push(el!("details", "class" = "gc-note", "open" = props.note.is_some().then_some(""); vec![
        el!("summary"; vec![text("Add a note"), unseen(&[" to: ", &criterion.prompt].concat())]),
        el!("label"; vec![el!("span"; vec![text("Your note (leave out names of people and employers)")]), area]),
    ]));
    el!("fieldset", "id" = &id, "tabindex" = "-1", "class" = &class; shown)
}

fn criterion_codes(criterion: &Criterion) -> String {
    if criterion.ksbs.is_empty() {
        "Source".to_owned()
    } else {
        format!("{}: what they mean, and source", criterion.ksbs.join(" "))
    }
}
