//! Practising a method against the clock: the plan's own times, questions counted, and what went well.

use crate::app::components::day::today;
use crate::app::components::fields::{hold, prepare};
use crate::app::components::markup::{
    Part, block, button, check, choice, item, link, list, on_click, p, parts, say, section, soft, strong, text,
};
use crate::app::components::panel::address;
use crate::app::components::source::source;
use crate::domain::fact::{Fact, FactKind};
use crate::domain::plan::{Method, MethodNo};
use crate::domain::readiness::Rehearsal;
use crate::domain::rehearsal::{Times, prompts, times};
use crate::el;
use crate::model::readiness::Prepare;
use crate::model::screen_state::{RehearsalState, ScreenAction};
use crate::model::{LaterAction, OpenRecord};
use crate::router::Screen;
use crate::runtime::{Dispatch, Page};
use crate::wording::{counted, facts, grades, rehearsal as words};
use yew::prelude::*;

/// More prompts than this are not rehearsed at once.
const MOST_PROMPTS: usize = 12;

/// The screen.
pub fn rehearse(desk: &OpenRecord, state: &Page) -> Part {
    let dispatch = &state.dispatcher();
    let rehearsing = &state.screen.rehearsal;
    let Some((no, method)) = desk.standard.methods().nth(rehearsing.method) else {
        return parts(&[
            say(
                "This plan leaves the methods to your assessment organisation, so it states no times to practise against.",
            ),
            p(&[link(&address(desk, Screen::Answer { criterion: None }), "Go on with the questions")]),
            past(desk, dispatch),
        ]);
    };
    let times = times(method, desk.record().pathway);
    let mut shown = Vec::new();
    if desk.standard.methods.len() > 1 {
        let names = desk.standard.methods.iter().map(|method| method.title.clone()).collect();
        let choose = change(dispatch, ScreenAction::Rehearse);
        shown.push(block("gc-attempts", &[choice("What do you want to rehearse?", names, rehearsing.method, choose)]));
    }
    shown.push(say(&words::times(&times)));
    shown.push(cited(desk, method));
    shown.push(clock(dispatch, rehearsing, &times));
    shown.push(questions(dispatch, rehearsing, &times));
    shown.push(to_rehearse(desk, dispatch, rehearsing, no));
    shown.push(keep(dispatch, rehearsing));
    shown.push(past(desk, dispatch));
    parts(&shown)
}

/// Something that changes the rehearsal under way.
fn change<T: 'static>(dispatch: &Dispatch, change: fn(T) -> ScreenAction) -> Callback<T> {
    let dispatch = dispatch.clone();
    Callback::from(move |with: T| hold(&dispatch, change(with)))
}

fn cited(desk: &OpenRecord, method: &Method) -> Part {
    let timed = |fact: &&Fact| {
        matches!(fact.what, FactKind::Duration | FactKind::Presentation | FactKind::Questioning | FactKind::Questions)
    };
    let one = |fact: &Fact| {
        item(&[
            text(facts::fact(fact)),
            soft(facts::force(fact.force)),
            source(&desk.standard, &fact.source, Some(fact.basis)),
        ])
    };
    let told: Vec<Part> = method.facts.iter().filter(timed).map(one).collect();
    if told.is_empty() {
        Part::default()
    } else {
        crate::app::components::markup::fold("What the plan says", &[list(&told)])
    }
}

fn clock(dispatch: &Dispatch, rehearsing: &RehearsalState, times: &Times) -> Part {
    let elapsed = rehearsing.timer.elapsed(rehearsing.now);
    let moment = times.at(elapsed);
    let stated = !times.phases().is_empty();
    let left = if stated && moment.left > 0 {
        words::clock(moment.left.div_ceil(1_000) * 1_000)
    } else {
        words::clock(elapsed)
    };
    let phase = if stated { words::moment(&moment) } else { "Time so far".to_owned() };
    let turn = change(dispatch, |_: MouseEvent| ScreenAction::TurnClock);
    let again = change(dispatch, |_: MouseEvent| ScreenAction::StartOver);
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

fn questions(dispatch: &Dispatch, rehearsing: &RehearsalState, times: &Times) -> Part {
    let count = |words: &str, sign: &str, does: Callback<MouseEvent>| {
        let field = el!("button", "type" = "button", "class" = "gc-button gc-button--quiet", "aria-label" = words; [text(sign)]);
        on_click(field, does)
    };
    let more = change(dispatch, |_: MouseEvent| ScreenAction::CountQuestion { more: true });
    let fewer = change(dispatch, |_: MouseEvent| ScreenAction::CountQuestion { more: false });
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

fn to_rehearse(desk: &OpenRecord, dispatch: &Dispatch, rehearsing: &RehearsalState, no: MethodNo) -> Part {
    let order = desk.standard.grader().order(desk.record(), desk.decision());
    let prompts = prompts(&desk.standard, desk.record(), &order, no);
    if prompts.is_empty() {
        return say("You answered yes to every prompt of this method: rehearse what you are least sure of.");
    }
    let of = prompts.len();
    let one = |criterion| {
        let criterion = desk.standard.criterion(criterion)?;
        let well = rehearsing.well.contains(&criterion.id);
        let (dispatch, id) = (dispatch.clone(), criterion.id.clone());
        let tick = Callback::from(move |is| {
            hold(&dispatch, ScreenAction::WentWell(id.clone(), is));
        });
        let answer =
            grades::answer(desk.standard.find_criterion(&criterion.id).and_then(|no| desk.record().judgement(no)));
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

fn keep(dispatch: &Dispatch, rehearsing: &RehearsalState) -> Part {
    let to = dispatch.clone();
    let keep = Callback::from(move |_| to.later(LaterAction::FinishRehearsal(today())));
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
fn past(desk: &OpenRecord, dispatch: &Dispatch) -> Part {
    let held = &desk.readiness().rehearsals;
    if held.is_empty() {
        return Part::default();
    }
    let one = |rehearsal: &Rehearsal| {
        let method = desk.standard.find_method(&rehearsal.method).and_then(|no| desk.standard.method(no));
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
            prepare(&dispatch, Prepare::DropRehearsal);
        }
    });
    section(
        "Your rehearsals",
        &[list(&held.iter().rev().map(one).collect::<Vec<_>>()), button("gc-link", "Take the latest away", away)],
    )
}
