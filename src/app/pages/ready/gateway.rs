//! The gateway: what is in place, who says so, and what has to be known to tell what binds.

use crate::app::components::day::day_field;
use crate::app::components::fields::{kept_line, kept_lines, labelled, line, prepare};
use crate::app::components::markup::{
    Part, block, holding, on_input, on_tick, p, parts, say, section, soft, span, strong, text, ticked, unseen,
};
use crate::app::components::paper::print_button;
use crate::app::components::prompt::clear;
use crate::app::components::source::source;
use crate::domain::date::Date;
use crate::domain::gateway::{Binding, Checked, GatewayStanding, Requirement, standing};
use crate::domain::readiness::{About, Confirmed};
use crate::domain::record::Judgement;
use crate::el;
use crate::model::OpenRecord;
use crate::model::readiness::{KnownDay, Prepare, RequirementChange};
use crate::runtime::Dispatch;
use crate::wording::{capital, facts, gateway as words, grades};
use yew::prelude::*;

/// The screen.
pub fn gateway(desk: &OpenRecord, dispatch: &Dispatch) -> Part {
    let standing = standing(&desk.standard, desk.readiness());
    let mut shown = vec![el!("p", "class" = "gc-summary", "role" = "status"; [text(words::summary(&standing))])];
    shown.push(about(&standing, desk.readiness().about, dispatch));
    for checked in &standing.list {
        shown.push(requirement(desk, checked, dispatch));
    }
    if !standing.list.is_empty() {
        shown.push(el!("p", "class" = "gc-actions"; [
            print_button("gc-button gc-button--quiet", "Print this list"),
        ]));
    }
    parts(&shown)
}

/// What a condition of the plan turns on, and nothing else.
fn about(standing: &GatewayStanding, about: About, dispatch: &Dispatch) -> Part {
    let day = |label: &str, day: Option<Date>, which: KnownDay| {
        let dispatch = dispatch.clone();
        day_field(label, day, Callback::from(move |day| prepare(&dispatch, Prepare::Day(which.clone(), day))))
    };
    let mut fields = Vec::new();
    if standing.asks_registered {
        fields.push(day("When you were registered", about.registered, KnownDay::Registered));
    }
    if standing.asks_start {
        fields.push(day("When your training began", about.training_start, KnownDay::TrainingStart));
    }
    if standing.asks_age {
        let to = dispatch.clone();
        let told = Callback::from(move |typed: String| {
            let age = typed.trim().parse().ok().filter(|age: &u32| *age <= 120);
            prepare(&to, Prepare::AgeAtStart(age));
        });
        let age = about.age_at_start.map(|age| age.to_string()).unwrap_or_default();
        let field = on_input(holding(line("age", "number"), &age), told);
        fields.push(labelled("How old you were then", "gc-field", field));
    }
    if fields.is_empty() {
        return Part::default();
    }
    section("About you", &[say("Asked only because a rule of this plan turns on it."), block("gc-form", &fields)])
}

/// One requirement: its sentence, whom it binds, how it stands.
fn requirement(desk: &OpenRecord, checked: &Checked, dispatch: &Dispatch) -> Part {
    let requirement = checked.requirement;
    let id = ["gateway-", &requirement.id].concat();
    let confirmed = checked.confirmed.cloned().unwrap_or_default();
    let mut legend = Vec::new();
    if let Some(short) = &requirement.short {
        legend.push(span("gc-prompt__level", &capital(short)));
    }
    legend.push(text(&*requirement.what));
    let mut shown = vec![el!("legend", "class" = "gc-prompt__text"; legend)];
    let mut more = requirement.detail.clone().unwrap_or_default();
    let condition = facts::condition(&requirement.when);
    let by = requirement
        .who
        .filter(|_| !checked.in_place())
        .map(|who| ["For ", facts::confirms(who), " to confirm."].concat());
    for part in [condition, by.unwrap_or_default()] {
        if !more.is_empty() && !part.is_empty() {
            more.push(' ');
        }
        more.push_str(&part);
    }
    let state = [&capital(words::state(checked)), "."].concat();
    shown.push(p(&[strong(&state), text(" "), text(more)]));
    if checked.binding != Binding::Spares {
        shown.push(answers(&id, &requirement.id, &requirement.what, confirmed.state, dispatch));
        shown.push(details(requirement, &confirmed, dispatch));
    }
    shown.push(p(&[source(&desk.standard, &requirement.source, Some(requirement.basis))]));
    el!("fieldset", "class" = "gc-prompt"; shown)
}

/// A change to what is said of one requirement.
fn change<T: 'static>(dispatch: &Dispatch, id: &str, change: fn(T) -> RequirementChange) -> Callback<T> {
    let (dispatch, id) = (dispatch.clone(), id.to_owned());
    Callback::from(move |value| prepare(&dispatch, Prepare::Requirement(id.clone(), change(value))))
}

fn answers(name: &str, id: &str, what: &str, state: Option<Judgement>, dispatch: &Dispatch) -> Part {
    let judge = change(dispatch, id, RequirementChange::State);
    let radio = |judgement: Judgement| {
        let judge = judge.clone();
        let field = ticked(el!("input", "type" = "radio", "name" = name), state == Some(judgement));
        let field = on_tick(field, Callback::from(move |_| judge.emit(Some(judgement))));
        el!("label", "class" = "gc-choice"; [field, el!("span"; [text(grades::judgement(judgement))])])
    };
    let radios = vec![
        radio(Judgement::Met),
        radio(Judgement::Partly),
        radio(Judgement::NotMet),
        clear(state.is_none(), what, Callback::from(move |_| judge.emit(None))),
    ];
    block("gc-prompt__answers", &radios)
}

fn details(of: &Requirement, confirmed: &Confirmed, dispatch: &Dispatch) -> Part {
    let id = &*of.id;
    let said = !confirmed.by.is_empty() || !confirmed.note.is_empty() || confirmed.date.is_some();
    let mut summary = vec![text("When, who, a note")];
    if let Some(day) = confirmed.date {
        summary.push(soft(&facts::date(day)));
    }
    summary.push(unseen(&[" for: ", &of.what].concat()));
    let fields = vec![
        day_field("Date", confirmed.date, change(dispatch, id, RequirementChange::Day)),
        kept_line(
            "Who confirmed it (a role, no names)",
            &["by-", id].concat(),
            &confirmed.by,
            change(dispatch, id, RequirementChange::By),
        ),
        kept_lines("Note", &["note-", id].concat(), &confirmed.note, change(dispatch, id, RequirementChange::Note)),
    ];
    el!("details", "class" = "gc-note", "open" = said.then_some(""); [el!("summary"; summary), block("gc-form", &fields)])
}
