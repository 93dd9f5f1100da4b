//! Practising a method against the clock: the plan's own times, questions counted, and what went well.

use crate::app::components::day::{now, today};
use crate::app::components::markup::{
    Part, block, button, check, choice, item, link, list, on_click, p, parts, say, section, soft, strong, text,
};
use crate::app::components::panel::address;
use crate::app::components::source::source;
use crate::app::passing::Rehearsing;
use crate::app::route::{Ready, Screen};
use crate::app::state::{Action, Desk, Dispatch, State};
use crate::domain::fact::{Fact, FactKind};
use crate::domain::plan::{Method, MethodNo};
use crate::domain::readiness::Rehearsal;
use crate::domain::rehearsal::{Times, prompts, times};
use crate::el;
use crate::wording::{counted, facts, grades, rehearsal as words};
use yew::prelude::*;

/// More prompts than this are not rehearsed at once.
const MOST_PROMPTS: usize = 12;

/// The screen.
pub fn rehearse(desk: &Desk, state: &UseReducerHandle<State>) -> Part {
    let dispatch = &state.dispatcher();
    let rehearsing = &state.passing.rehearsing;
    let Some((no, method)) = desk.book.methods().nth(rehearsing.method) else {
        return parts(&[
            say(
                "This plan leaves the methods to your assessment organisation, so it states no times to practise against.",
            ),
            p(&[link(&address(desk, Screen::Ready(Ready::Next)), "Answer one prompt at a time")]),
            past(desk, dispatch),
        ]);
    };
    let times = times(method, desk.record().pathway);
    let mut shown = Vec::new();
    if desk.book.methods.len() > 1 {
        let names = desk.book.methods.iter().map(|method| method.title.clone()).collect();
        let choose =
            pass(dispatch, |rehearsing, place| *rehearsing = Rehearsing { method: place, ..Rehearsing::default() });
        shown.push(block("gc-attempts", &[choice("What do you want to rehearse?", names, rehearsing.method, choose)]));
    }
    shown.push(say(&words::times(&times)));
    shown.push(cited(desk, method));
    shown.push(clock(dispatch, rehearsing, &times));
    shown.push(questions(dispatch, rehearsing, &times));
    shown.push(to_rehearse(desk, dispatch, rehearsing, no));
    shown.push(keep(dispatch, rehearsing, method));
    shown.push(past(desk, dispatch));
    parts(&shown)
}

/// Something that changes the rehearsal under way.
fn pass<T: 'static>(dispatch: &Dispatch, change: fn(&mut Rehearsing, T)) -> Callback<T> {
    let dispatch = dispatch.clone();
    Callback::from(move |with: T| {
        dispatch.dispatch(Action::Pass(Box::new(move |passing| change(&mut passing.rehearsing, with))));
    })
}

fn cited(desk: &Desk, method: &Method) -> Part {
    let timed = |fact: &&Fact| {
        matches!(fact.what, FactKind::Duration | FactKind::Presentation | FactKind::Questioning | FactKind::Questions)
    };
    let one = |fact: &Fact| {
        item(&[
            text(facts::fact(fact)),
            soft(facts::force(fact.force)),
            source(&desk.book, &fact.source, Some(fact.basis)),
        ])
    };
    let told: Vec<Part> = method.facts.iter().filter(timed).map(one).collect();
    if told.is_empty() {
        Part::default()
    } else {
        crate::app::components::markup::fold("What the plan says", &[list(&told)])
    }
}

fn clock(dispatch: &Dispatch, rehearsing: &Rehearsing, times: &Times) -> Part {
    let elapsed = rehearsing.timer.elapsed(rehearsing.now);
    let moment = times.at(elapsed);
    let stated = !times.phases().is_empty();
    let left = if stated && moment.left > 0 {
        words::clock(moment.left.div_ceil(1_000) * 1_000)
    } else {
        words::clock(elapsed)
    };
    let phase = if stated { words::moment(&moment) } else { "Time so far".to_owned() };
    let turn = pass(dispatch, |rehearsing, _: MouseEvent| {
        let now = now();
        rehearsing.now = now;
        if rehearsing.timer.runs() {
            rehearsing.timer.pause(now);
        } else {
            rehearsing.timer.start(now);
        }
    });
    let again = pass(dispatch, |rehearsing, _: MouseEvent| {
        *rehearsing = Rehearsing { method: rehearsing.method, ..Rehearsing::default() };
    });
    let (class, word) = match (rehearsing.timer.runs(), elapsed) {
        (true, _) => ("gc-button gc-button--quiet", "Pause"),
        (false, 0) => ("gc-button", "Start"),
        (false, _) => ("gc-button", "Go on"),
    };
    let mut shown = vec![
        el!("p", "class" = "gc-clock__time", "role" = "timer", "aria-label" = "Time"; [text(left)]),
        el!("p", "class" = "gc-clock__phase"; [text(phase)]),
    ];
    if stated {
        shown.push(el!("p", "class" = "gc-state"; [text(["Since you started: ", &words::clock(elapsed)].concat())]));
    }
    shown.push(block("gc-actions", &[button(class, word, turn), button("gc-link", "Start over", again)]));
    block("gc-clock", &shown)
}

fn questions(dispatch: &Dispatch, rehearsing: &Rehearsing, times: &Times) -> Part {
    let count = |words: &str, sign: &str, does: Callback<MouseEvent>| {
        let field = el!("button", "type" = "button", "class" = "gc-button gc-button--quiet", "aria-label" = words; [text(sign)]);
        on_click(field, does)
    };
    let more = pass(dispatch, |rehearsing, _: MouseEvent| {
        rehearsing.questions = rehearsing.questions.saturating_add(1).min(999)
    });
    let fewer =
        pass(dispatch, |rehearsing, _: MouseEvent| rehearsing.questions = rehearsing.questions.saturating_sub(1));
    let mut says = counted(rehearsing.questions as usize, "question", "questions");
    says.push_str(" so far. ");
    says.push_str(&words::questions(times));
    says.push('.');
    block(
        "gc-actions",
        &[
            el!("p", "role" = "status"; [text(says)]),
            count("One question fewer", "−", fewer),
            count("One question more", "+", more),
        ],
    )
}

fn to_rehearse(desk: &Desk, dispatch: &Dispatch, rehearsing: &Rehearsing, no: MethodNo) -> Part {
    let order = desk.book.grader().order(desk.record(), &desk.decision);
    let prompts = prompts(&desk.book, desk.record(), &order, no);
    if prompts.is_empty() {
        return say("You answered yes to every prompt of this method: rehearse what you are least sure of.");
    }
    let of = prompts.len();
    let one = |criterion| {
        let criterion = desk.book.criterion(criterion)?;
        let well = rehearsing.well.contains(&criterion.id);
        let (dispatch, id) = (dispatch.clone(), criterion.id.clone());
        let tick = Callback::from(move |is| {
            let id = id.clone();
            dispatch.dispatch(Action::Pass(Box::new(move |passing| {
                passing.rehearsing.well.retain(|known| *known != id);
                if is {
                    passing.rehearsing.well.push(id);
                }
            })));
        });
        let answer = grades::answer(desk.book.find_criterion(&criterion.id).and_then(|no| desk.record().judgement(no)));
        Some(item(&[check(&criterion.prompt, well, tick), soft(answer)]))
    };
    let lines = prompts.into_iter().take(MOST_PROMPTS).filter_map(one).collect::<Vec<_>>();
    let mut says = "Talk through these, then tick what went well. They are prompts you have not answered yes, what matters most first".to_owned();
    if of > MOST_PROMPTS {
        says.push_str("; ");
        says.push_str(&MOST_PROMPTS.to_string());
        says.push_str(" of ");
        says.push_str(&of.to_string());
    }
    says.push('.');
    section("Prompts to rehearse", &[say(&says), el!("ul", "class" = "gc-plan"; lines)])
}

fn keep(dispatch: &Dispatch, rehearsing: &Rehearsing, method: &Method) -> Part {
    let (to, held, id) = (dispatch.clone(), rehearsing.clone(), method.id.clone());
    let keep = Callback::from(move |_| {
        let minutes = u32::try_from(held.timer.elapsed(now()).div_ceil(60_000)).unwrap_or(0);
        let kept = Rehearsal {
            method: id.clone(),
            date: Some(today()),
            minutes,
            questions: held.questions,
            well: held.well.clone(),
        };
        to.dispatch(Action::Prepare(Box::new(move |readiness| readiness.rehearsals.push(kept))));
        to.dispatch(Action::Pass(Box::new(|passing| {
            passing.rehearsing = Rehearsing { method: passing.rehearsing.method, ..Rehearsing::default() };
        })));
    });
    let begun = rehearsing.timer.runs()
        || rehearsing.timer.counted > 0
        || rehearsing.questions > 0
        || !rehearsing.well.is_empty();
    let does = if begun { keep } else { Callback::noop() };
    let field = el!("button", "type" = "button", "class" = "gc-button", "aria-disabled" = (!begun).then_some("true"); [
        text("Finish and keep this rehearsal"),
    ]);
    p(&[on_click(field, does)])
}

/// Rehearsals that were held, the latest first.
fn past(desk: &Desk, dispatch: &Dispatch) -> Part {
    let held = &desk.readiness().rehearsals;
    if held.is_empty() {
        return Part::default();
    }
    let one = |rehearsal: &Rehearsal| {
        let method = desk.book.find_method(&rehearsal.method).and_then(|no| desk.book.method(no));
        let name = method.map_or(&rehearsal.method, |method| method.short.as_ref().unwrap_or(&method.title));
        let mut says = [": “", name, "”, ", &counted(rehearsal.minutes as usize, "minute", "minutes"), ", "].concat();
        says.push_str(&counted(rehearsal.questions as usize, "question", "questions"));
        says.push_str(", ");
        says.push_str(&rehearsal.well.len().to_string());
        says.push_str(" went well.");
        item(&[strong(&rehearsal.date.map_or("No day".to_owned(), facts::date)), text(says)])
    };
    let dispatch = dispatch.clone();
    let away = Callback::from(move |_| {
        let sure = gloo::utils::window().confirm_with_message("Take the latest rehearsal away?");
        if sure == Ok(true) {
            dispatch.dispatch(Action::Prepare(Box::new(|readiness| drop(readiness.rehearsals.pop()))));
        }
    });
    section(
        "Your rehearsals",
        &[list(&held.iter().rev().map(one).collect::<Vec<_>>()), button("gc-link", "Take the latest away", away)],
    )
}
