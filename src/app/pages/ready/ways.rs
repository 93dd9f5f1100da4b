//! The ways to each grade above today, as a plan with boxes to tick and days to reach.

use crate::app::components::day::day_field;
use crate::app::components::fields::prepare;
use crate::app::components::grade_mark::{grade_mark, quarters};
use crate::app::components::markup::{
    Part, block, button, check, fold, item, link, p, parts, say, section, soft, span, strong, text,
};
use crate::app::components::panel::{address, verdict};
use crate::app::components::paper::print_button;
use crate::domain::date::Date;
use crate::domain::decision::{Open, Route, RoutesTo};
use crate::domain::order::sort_short;
use crate::domain::record::Judgement;
use crate::domain::way_on::{WayOn, way_on};
use crate::el;
use crate::model::OpenRecord;
use crate::model::readiness::{Planned, Prepare};
use crate::router::Screen;
use crate::runtime::Dispatch;
use crate::wording::{capital, changes, counted, facts, grades, marks, way_on as words};
use yew::prelude::*;

/// How many ways are shown before the rest are folded away.
const AT_FIRST: usize = 3;

/// The screen.
pub fn ways(desk: &OpenRecord, dispatch: &Dispatch) -> Part {
    let Some(overall) = &desk.decision().overall else {
        return parts(&[
            say(
                "This plan prints no rule that makes a grade of your answers, so there are no ways to one to work out.",
            ),
            p(&[link(&address(desk, Screen::Answer { criterion: None }), "Go on with the questions")]),
        ]);
    };
    let mut shown = vec![p(&[text("Today: "), verdict(desk)])];
    if overall.routes.is_empty() {
        let says = if overall.bounds.today == desk.standard.grades.highest() {
            "You are at the highest grade."
        } else {
            "No answer leads to a higher grade as things stand. Your result says what rules it out."
        };
        shown.push(p(&[text(says), text(" "), link(&address(desk, Screen::Result), "See your result and why")]));
    } else {
        shown.push(say(
            "Tick what you want to work on, and say by when. It stays with your answers, and prints as a plan.",
        ));
    }
    shown.push(my_plan(desk, dispatch));
    let mut below: Option<&RoutesTo> = None;
    for to in &overall.routes {
        shown.push(one_grade(desk, dispatch, to, below));
        // What the only way to a grade takes need not be told again.
        if matches!(to.routes.as_slice(), [only] if only.any.is_empty() && only.levels.is_empty()) {
            below = Some(to);
        }
    }
    shown.push(el!("p", "class" = "gc-actions"; [print_button("gc-button", "Print this plan")]));
    parts(&shown)
}

/// Everything in the plan, the nearest day first.
fn my_plan(desk: &OpenRecord, dispatch: &Dispatch) -> Part {
    let plan = &desk.readiness().plan;
    let mut lines: Vec<(Option<Date>, Open)> = Vec::new();
    for (id, day) in plan.iter() {
        let Some(criterion) = desk.standard.find_criterion(id) else { continue };
        if desk.standard.criterion(criterion).is_some_and(|criterion| criterion.belongs_to(desk.record().pathway)) {
            lines.push((*day, Open { criterion, judgement: desk.record().judgement(criterion) }));
        }
    }
    if lines.is_empty() {
        return Part::default();
    }
    sort_short(&mut lines, |one, other| match (one.0, other.0) {
        (Some(one), Some(other)) => one < other,
        (Some(_), None) => true,
        (None, _) => false,
    });
    let there = lines.iter().filter(|(_, open)| open.judgement == Some(Judgement::Met)).count();
    let says = [
        there.to_string().as_str(),
        " of ",
        &changes::criteria(lines.len()),
        " in your plan ",
        if there == 1 { "is" } else { "are" },
        " there.",
    ]
    .concat();
    let line = |(day, open): &(Option<Date>, Open)| {
        let by = day.map_or("No day yet".to_owned(), |day| ["By ", &facts::date(day)].concat());
        let to = address(
            desk,
            Screen::Answer { criterion: desk.standard.criterion(open.criterion).map(|one| one.id.clone()) },
        );
        item(&[strong(&by), text(": "), link(&to, &name(desk, open)), soft(words::how_far(open))])
    };
    let list = el!("ul", "class" = "gc-facts"; lines.iter().map(line).collect::<Vec<_>>());
    let dispatch = dispatch.clone();
    let empty = Callback::from(move |_| {
        let sure =
            gloo::utils::window().confirm_with_message("Take every criterion out of your plan? Your answers stay.");
        if sure == Ok(true) {
            prepare(&dispatch, Prepare::EmptyPlan);
        }
    });
    section("My plan", &[say(&says), list, p(&[button("gc-link", "Empty my plan", empty)])])
}

fn one_grade(desk: &OpenRecord, dispatch: &Dispatch, to: &RoutesTo, below: Option<&RoutesTo>) -> Part {
    let scale = &desk.standard.grades;
    let way = way_on(to);
    let mark = grade_mark(Some(quarters(scale, to.grade)), &words::title(scale, &way));
    let mut shown = vec![el!("h2"; [mark])];
    let told: &[Open] = below.and_then(|below| below.routes.first()).map_or(&[], |only| &only.all);
    let told = if told.iter().all(|open| way.common.contains(open)) { told } else { &[] };
    let rest: Vec<Open> = way.common.iter().filter(|open| !told.contains(open)).copied().collect();
    let many = words::ways(&way);
    if !many.is_empty() {
        shown.push(say(&many));
    }
    if let (Some(below), false) = (below, told.is_empty()) {
        let says =
            ["Everything for ", scale.name(below.grade), " above (", &changes::criteria(told.len()), ")"].concat();
        shown.push(say(&(says + if rest.is_empty() { "." } else { ", and these:" })));
    } else {
        let common = words::common(&way);
        if !common.is_empty() {
            shown.push(say(&common));
        }
    }
    shown.push(lines(desk, dispatch, &rest));
    shown.push(levels(desk, &way.common_levels));
    shown.push(beyond(desk, dispatch, &way));
    el!("section"; shown)
}

fn beyond(desk: &OpenRecord, dispatch: &Dispatch, way: &WayOn) -> Part {
    let single = way.beyond.len() == 1;
    let one = |(place, route): (usize, &Route)| {
        let mut shown = Vec::new();
        if !single {
            shown.push(p(&[strong(&words::beyond(place, route))]));
        }
        if !route.all.is_empty() {
            shown.push(lines(desk, dispatch, &route.all));
        }
        for any in &route.any {
            shown.push(say(&[&changes::any_of(any.count, any.of.len()), ":"].concat()));
            shown.push(lines(desk, dispatch, &any.of));
        }
        shown.push(levels(desk, &route.levels));
        block("gc-way", &shown)
    };
    let (first, rest) = way.beyond.split_at(way.beyond.len().min(AT_FIRST));
    let mut shown: Vec<Part> = first.iter().enumerate().map(one).collect();
    if !rest.is_empty() {
        let rest: Vec<Part> = rest.iter().enumerate().map(|(place, route)| one((place + AT_FIRST, route))).collect();
        shown.push(fold(&["Show ", &counted(rest.len(), "more way", "more ways")].concat(), &rest));
    }
    parts(&shown)
}

fn levels(desk: &OpenRecord, levels: &[crate::domain::decision::Level]) -> Part {
    if levels.is_empty() {
        return Part::default();
    }
    let told = levels.iter().map(|level| item(&[text(marks::level(&desk.standard, level))]));
    el!("ul", "class" = "gc-facts"; told.collect::<Vec<_>>())
}

fn name(desk: &OpenRecord, open: &Open) -> String {
    desk.standard.criterion(open.criterion).map(|criterion| criterion.prompt.clone()).unwrap_or_default()
}

/// Criteria as lines of a plan: a box, what it says, how far it is, a day.
fn lines(desk: &OpenRecord, dispatch: &Dispatch, open: &[Open]) -> Part {
    if open.is_empty() {
        return Part::default();
    }
    let mut shown = Vec::new();
    let mut theme: Option<&str> = None;
    for open in open {
        let Some(criterion) = desk.standard.criterion(open.criterion) else { continue };
        let of = criterion.theme.as_deref();
        if of != theme {
            theme = of;
            shown.push(el!("li", "class" = "gc-plan__theme"; [text(of.unwrap_or_default())]));
        }
        shown.push(line(desk, dispatch, open, &criterion.id, &criterion.prompt));
    }
    el!("ul", "class" = "gc-plan"; shown)
}

fn line(desk: &OpenRecord, dispatch: &Dispatch, open: &Open, id: &str, prompt: &str) -> Part {
    let planned = desk.readiness().plan.get(id).copied();
    let (to, criterion) = (dispatch.clone(), id.to_owned());
    let tick = Callback::from(move |is| {
        let planned = if is { Planned::By(None) } else { Planned::No };
        prepare(&to, Prepare::Plan(criterion.clone(), planned));
    });
    let to = address(desk, Screen::Answer { criterion: Some(id.to_owned()) });
    let far = capital(grades::answer(open.judgement));
    let mut shown = vec![check(prompt, planned.is_some(), tick)];
    let mut under = vec![span("gc-state", &far), text(" "), link(&to, "Answer")];
    match planned {
        Some(day) => {
            let (to, criterion) = (dispatch.clone(), id.to_owned());
            let set = Callback::from(move |day| prepare(&to, Prepare::Plan(criterion.clone(), Planned::By(day))));
            under.push(day_field("By", day, set));
        }
        None => under.push(el!("span", "class" = "gc-plan__space"; [text("By")])),
    }
    shown.push(block("gc-plan__under", &under));
    item(&shown)
}
