//! One prompt at a time, the one that matters most first; by thumb, by mouse, by key.

use crate::app::components::fields::{empty, focus, hold, labelled, line, value_of};
use crate::app::components::markup::{
    Part, block, button, check, fold, item, link, link_button, list, on_click, on_send, p, parts, say, soft, span,
    strong, text,
};
use crate::app::components::panel::{address, verdict};
use crate::app::components::source::source;
use crate::domain::citation::Citation;
use crate::domain::grading::next::{Ask, Next, Reason};
use crate::domain::outcome::Placement;
use crate::domain::plan::CriterionNo;
use crate::domain::record::{Judgement, Subject};
use crate::domain::typed::{self, Field};
use crate::el;
use crate::model::screen_state::{Asked, Said, ScreenAction};
use crate::model::{Action, OpenRecord};
use crate::router::Screen;
use crate::runtime::{Dispatch, Page};
use crate::wording::{capital, counted, grades, marks, next};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

const JUDGEMENTS: [Judgement; 3] = [Judgement::Met, Judgement::Partly, Judgement::NotMet];

/// What a prompt shows.
struct Question<'d> {
    heading: String,
    prompt: &'d str,
    ksbs: &'d [String],
    source: &'d Citation,
    /// Each answer, in the order of the keys; none where it takes more than a press.
    answers: Vec<(String, Said)>,
    /// The most points it is given, where points are its answer.
    points: Option<(CriterionNo, u32)>,
}

/// The screen, and what keys do on it while they are not switched off.
pub fn next(desk: &OpenRecord, state: &Page, shown: &mut Vec<Part>) -> Option<Callback<KeyboardEvent>> {
    let dispatch = &state.dispatcher();
    let asking = &state.screen.asking;
    let order = desk.standard.grader().order(desk.record(), desk.decision());
    let open: Vec<&Next> = order.iter().filter(|next| next.matters()).collect();
    let first = || open.iter().map(|next| next.ask).find(|ask| !asking.is_skipped(*ask));
    let ask = asking.gone_back_to().map(|asked| asked.ask).or_else(first);
    let reason = ask.and_then(|ask| order.iter().find(|next| next.ask == ask)).map(|next| next.reason);
    shown.push(progress(desk, open.len()));
    let mut keys = Vec::new();
    match ask {
        Some(ask) => {
            let question = question(desk, ask);
            shown.push(told(desk, &question, reason));
            shown.push(match question.points {
                Some((no, most)) => {
                    block("gc-ask__answers gc-ask__answers--long", &[points(desk, state, ask, no, most)])
                }
                None => answers(desk, dispatch, ask, &question, asking.keys_off),
            });
            shown.push(belongs(desk, &question));
            keys = question.answers.into_iter().map(|(_, said)| said).collect();
        }
        None => shown.push(end(desk, dispatch, open.len())),
    }
    shown.push(moves(desk, state, ask));
    let off = asking.keys_off;
    let to = dispatch.clone();
    let turn = Callback::from(move |on: bool| {
        hold(&to, ScreenAction::UseKeys(on));
    });
    shown.push(check("Answer by single keys: 1, 2, 3, N (skip) and B (back)", !off, turn));
    (!off).then(|| by_key(desk, dispatch, ask, keys))
}

fn question<'d>(desk: &'d OpenRecord, ask: Ask) -> Question<'d> {
    let book = &desk.standard;
    let judged = |subject: Subject| {
        let one =
            |judgement: Judgement| (grades::judgement(judgement).to_owned(), Said::Judged(subject, Some(judgement)));
        JUDGEMENTS.into_iter().map(one).collect()
    };
    let nothing = || Question {
        heading: String::new(),
        prompt: "",
        ksbs: &[],
        source: &book.repeats.source,
        answers: Vec::new(),
        points: None,
    };
    match ask {
        Ask::Subject(Subject::Criterion(no)) => book.criterion(no).map_or_else(nothing, |criterion| {
            let method = book.method(criterion.method);
            let mut heading = method.map_or("", |method| method.short.as_ref().unwrap_or(&method.title)).to_owned();
            if let Some(theme) = &criterion.theme {
                heading.push_str(" · ");
                heading.push_str(theme);
            }
            Question {
                heading,
                prompt: &criterion.prompt,
                ksbs: &criterion.ksbs,
                source: &criterion.source,
                answers: if criterion.points.is_some() { Vec::new() } else { judged(no.into()) },
                points: criterion.points.map(|points| (no, points.most)),
            }
        }),
        Ask::Subject(Subject::Outcome(no)) => book.outcome(no).map_or_else(nothing, |outcome| Question {
            heading: outcome.title.clone(),
            prompt: &outcome.prompt,
            ksbs: &outcome.ksbs,
            source: &outcome.source,
            answers: judged(no.into()),
            points: None,
        }),
        Ask::Category(no) => book.category(no).map_or_else(nothing, |category| {
            let one = |placement: Placement| {
                let words = match placement {
                    Placement::Neither => "Neither fits yet".to_owned(),
                    Placement::At(grade) => {
                        let says = category.descriptors.iter().find(|descriptor| descriptor.grade == grade);
                        let says = says.map_or("", |descriptor| &descriptor.says);
                        [&grades::grade(&book.grades, grade), ": ", says].concat()
                    }
                };
                (words, Said::Placed(no, Some(placement)))
            };
            Question {
                heading: category.title.clone(),
                prompt: "Which of these fits me best today?",
                ksbs: &[],
                source: &category.source,
                answers: category.placements().map(one).collect(),
                points: None,
            }
        }),
    }
}

fn progress(desk: &OpenRecord, left: usize) -> Part {
    let answered = desk.record().answered();
    let label = if left == 0 {
        [&counted(answered, "answer", "answers"), " so far"].concat()
    } else if desk.decision().overall.is_some() {
        [
            &counted(answered, "answer", "answers"),
            " so far; ",
            &counted(left, "more prompt", "more prompts"),
            " can change your grade",
        ]
        .concat()
    } else {
        [&counted(answered, "answer", "answers"), " so far; ", &left.to_string(), " to go"].concat()
    };
    let bar = el!("progress", "max" = &(answered + left).max(1).to_string(), "value" = &answered.to_string());
    block("gc-progress", &[el!("label"; [el!("span"; [text(label)]), bar])])
}

/// The prompt, and why it comes now; read aloud when another takes its place.
fn told(desk: &OpenRecord, question: &Question, reason: Option<Reason>) -> Part {
    let mut shown = vec![
        span("gc-prompt__level", &question.heading),
        el!("p", "class" = "gc-ask__prompt"; [text(question.prompt)]),
    ];
    if let Some(reason) = reason.filter(|reason| *reason != Reason::InOrder) {
        let why = capital(&next::reason(&desk.standard, reason));
        shown.push(el!("p", "class" = "gc-ask__why"; [strong("Why now: "), text(why + ".")]));
    }
    el!("div", "class" = "gc-ask__told", "aria-live" = "polite", "aria-atomic" = "true"; shown)
}

fn answers(desk: &OpenRecord, dispatch: &Dispatch, ask: Ask, question: &Question, keys_off: bool) -> Part {
    let given = Said::of(&desk.standard, desk.record(), ask);
    let one = |(place, (words, said)): (usize, &(String, Said))| {
        let (dispatch, said, before) = (dispatch.clone(), *said, given);
        let answer = Callback::from(move |_: MouseEvent| answer(&dispatch, ask, before, said));
        let mut shown = vec![span("gc-ask__word", words)];
        if !keys_off {
            shown.push(el!("kbd"; [text((place + 1).to_string())]));
        }
        let pressed = if said == given { "true" } else { "false" };
        let field = el!("button", "type" = "button", "class" = "gc-ask__answer", "aria-pressed" = pressed; shown);
        on_click(field, answer)
    };
    let shown: Vec<Part> = question.answers.iter().enumerate().map(one).collect();
    let long = matches!(ask, Ask::Category(_));
    let class = if long { "gc-ask__answers gc-ask__answers--long" } else { "gc-ask__answers" };
    el!("div", "class" = class, "role" = "group", "aria-label" = "Your answer"; shown)
}

/// The field for points; what is no number of points is told beside it.
fn points(desk: &OpenRecord, state: &Page, ask: Ask, no: CriterionNo, most: u32) -> Part {
    const FIELD: &str = "ask-points";
    let (dispatch, field) = (state.dispatcher(), Field::Points(no));
    let before = Said::of(&desk.standard, desk.record(), ask);
    let sent = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let typed = value_of(FIELD);
        if let Ok(Some(_)) = typed::number(&typed, most) {
            empty(FIELD);
            went_on(&dispatch, ask, before, false);
        }
        dispatch.dispatch(Action::Type(field, typed));
        focus(FIELD);
    });
    let last = typed::shown(&state.typed, desk.record(), field);
    let said = typed::number(&last, most).err().map_or_else(|| marks::bounds(most), marks::wrong);
    let so_far = if last.is_empty() { String::new() } else { [" You entered: ", &last, "."].concat() };
    let form = el!("form", "class" = "gc-form"; [
        labelled("Points", "gc-field", line(FIELD, "text")),
        el!("button", "class" = "gc-button"; [text("Next")]),
        el!("p", "class" = "gc-state", "role" = "status"; [text([&*said, &so_far].concat())]),
    ]);
    on_send(form, sent)
}

/// The codes that a prompt carries, each with the way to the map, and where its official wording stands.
fn belongs(desk: &OpenRecord, question: &Question) -> Part {
    let code = |code: &String| {
        let label = desk.standard.ksb(code, desk.record().pathway).and_then(|ksb| ksb.label.as_deref());
        let to = link(&address(desk, Screen::Ksb { code: code.clone() }), code);
        item(&[to, soft(label.unwrap_or("The document prints no statement."))])
    };
    let codes = list(&question.ksbs.iter().map(code).collect::<Vec<_>>());
    fold("What it belongs to", &[codes, p(&[source(&desk.standard, question.source, None)])])
}

/// Answers, and goes on.
fn answer(dispatch: &Dispatch, ask: Ask, before: Said, said: Said) {
    went_on(dispatch, ask, before, false);
    say_it(dispatch, said);
}

fn went_on(dispatch: &Dispatch, ask: Ask, before: Said, skipped: bool) {
    hold(dispatch, ScreenAction::GoOn(Asked { ask, before, skipped }));
}

fn say_it(dispatch: &Dispatch, said: Said) {
    dispatch.dispatch(match said {
        Said::Judged(subject, judgement) => Action::Judge(subject, judgement),
        Said::Placed(no, placement) => Action::Place(no, placement),
        Said::Pointed(no, points) => {
            Action::Type(Field::Points(no), points.map(|points| points.to_string()).unwrap_or_default())
        }
    });
}

fn go_back(dispatch: &Dispatch) {
    hold(dispatch, ScreenAction::GoBack);
}

/// Skip, back, undo, and the grade so far: always in the same place.
fn moves(desk: &OpenRecord, state: &Page, ask: Option<Ask>) -> Part {
    let asking = &state.screen.asking;
    let key =
        |words: &str, key: &str| if asking.keys_off { words.to_owned() } else { [words, " (", key, ")"].concat() };
    let mut shown = Vec::new();
    let quiet = |words: &str, off: bool, does: Callback<MouseEvent>| {
        let does = if off { Callback::noop() } else { does };
        let field = el!("button", "type" = "button", "class" = "gc-button gc-button--quiet", "aria-disabled" = off.then_some("true"); [text(words)]);
        on_click(field, does)
    };
    let to = state.dispatcher();
    let first = asking.back.unwrap_or(asking.trail.len()) == 0;
    shown.push(quiet(&key("Back", "B"), first, Callback::from(move |_| go_back(&to))));
    let to = state.dispatcher();
    let skipping = ask.map(|ask| (ask, Said::of(&desk.standard, desk.record(), ask)));
    shown.push(quiet(
        &key("Skip", "N"),
        ask.is_none(),
        Callback::from(move |_| {
            if let Some((ask, before)) = skipping {
                went_on(&to, ask, before, true);
            }
        }),
    ));
    let last = asking.trail.iter().rev().find(|asked| !asked.skipped).copied();
    let to = state.dispatcher();
    shown.push(quiet(
        "Undo the last answer",
        last.is_none(),
        Callback::from(move |_| {
            if let Some(asked) = last {
                hold(&to, ScreenAction::TakeLast);
                say_it(&to, asked.before);
            }
        }),
    ));
    parts(&[block("gc-actions", &shown), p(&[verdict(desk)])])
}

/// Nothing is left to ask, or only what was skipped.
fn end(desk: &OpenRecord, dispatch: &Dispatch, skipped: usize) -> Part {
    let result = link_button(&address(desk, Screen::Result), "See your result and why");
    if skipped > 0 {
        let to = dispatch.clone();
        let again = Callback::from(move |_| {
            hold(&to, ScreenAction::AskSkipped);
        });
        let says =
            ["You skipped ", &counted(skipped, "prompt", "prompts"), " that can still change something."].concat();
        let ask = button("gc-button", "Ask me those now", again);
        return el!("div", "class" = "gc-ask__told", "aria-live" = "polite"; [say(&says), p(&[ask, text(" "), result])]);
    }
    let inputs = desk.decision().overall.as_ref().map_or(0, |overall| overall.missing_inputs.len());
    let says = match (&desk.decision().overall, inputs) {
        (None, _) => {
            "You have answered every prompt. No grade follows from your answers: your assessment organisation decides it."
        }
        (Some(_), 0) => "Nothing that is left can change your grade.",
        (Some(_), _) => {
            "No prompt is left, but marks or results are: enter them beside the prompts or with your result."
        }
    };
    let shown = vec![el!("p", "class" = "gc-ask__prompt"; [text(says)]), p(&[result])];
    el!("div", "class" = "gc-ask__told", "aria-live" = "polite"; shown)
}

/// What single keys do.
fn by_key(desk: &OpenRecord, dispatch: &Dispatch, ask: Option<Ask>, keys: Vec<Said>) -> Callback<KeyboardEvent> {
    let (dispatch, before) = (dispatch.clone(), ask.map(|ask| Said::of(&desk.standard, desk.record(), ask)));
    Callback::from(move |event: KeyboardEvent| {
        let typing = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let typing = typing.is_some_and(|field| field.type_() == "text");
        if typing || event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat() {
            return;
        }
        let key = event.key();
        let asked = ask.zip(before);
        match (key.as_str(), asked) {
            ("n" | "N", Some((ask, before))) => went_on(&dispatch, ask, before, true),
            ("b" | "B" | "Backspace", _) => go_back(&dispatch),
            (key, Some((ask, before))) => {
                let place = key.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
                let Some(said) = place.and_then(|place| keys.get(place)) else { return };
                answer(&dispatch, ask, before, *said);
            }
            (_, None) => return,
        }
        event.prevent_default();
    })
}
