//! What a file or a link brought and is not kept yet, and what else has to be known on every screen.

use super::{QUIET, act, address, title};
use crate::app::components::arrival::on_its_way;
use crate::app::components::left_out::left_out;
use crate::app::components::markup::{Part, block, button, fold, item, link, notice, p, parts, say, text};
use crate::app::later;
use crate::domain::merge::{Change, Changes, Thing};
use crate::domain::record::Subject;
use crate::el;
use crate::formats::records::Saved;
use crate::model::{Action, LaterAction, OpenRecord, OpenStandard};
use crate::router::{Route, Screen};
use crate::runtime::Page;
use crate::wording::{capital, counted, grades};
use yew::prelude::*;

/// The classes of a notice that stays in sight while the page is scrolled.
const SAID: &str = "gc-notice gc-told";

/// What has to be known on every screen: what was brought and is not kept yet, another tab, the last act.
pub fn notices(state: &Page) -> Part {
    let (dispatch, route) = (&state.dispatcher(), &state.route);
    let mut shown = Vec::new();
    if let (Some(from), Some(desk)) = (&state.offer, &state.open) {
        shown.push(match later::get() {
            Some(later) => (later.offered)(state, from, desk),
            None => notice(&[on_its_way(state, state.later)]),
        });
    }
    if state.reads_only() && matches!(route, Route::At { .. }) {
        let to = dispatch.clone();
        let take = Callback::from(move |_| to.dispatch(Action::TakeOver));
        shown.push(el!("div", "class" = "gc-notice", "role" = "status"; [
            say("This record is open in another tab, so here you can only read it. What is changed there shows here."),
            p(&[button("gc-button", "Take over in this tab", take)]),
        ]));
    }
    if let Some(kept) = &state.deleted {
        // Wherever on that screen somebody acted, what came of it is in sight.
        let class = if matches!(route, Route::Keep) { SAID } else { "gc-notice" };
        shown.push(el!("div", "class" = class, "role" = "status"; [
            say(&[&title(&kept.saved), " was deleted."].concat()),
            act(dispatch, "Undo the deletion", "gc-button", LaterAction::RestoreDeleted),
        ]));
    }
    if !state.message.is_empty() {
        let to = dispatch.clone();
        let dismiss = Callback::from(move |_| {
            to.dispatch(Action::Tell(String::new()));
            to.dispatch(Action::Focus("main"));
        });
        shown.push(el!("div", "class" = SAID, "role" = "status"; [
            say(&state.message),
            button("gc-link", "Dismiss", dismiss),
        ]));
    }
    parts(&shown)
}

/// What was brought, and what can be done with it.
pub fn offered(state: &Page, from: &str, desk: &OpenRecord) -> Part {
    let dispatch = &state.dispatcher();
    let said = counted(desk.record().answered(), "answer", "answers");
    let mut shown = vec![
        p(&[
            el!("b"; [text(["Answers from ", from, ": ", &desk.standard.title, ", ", &desk.standard.uid, ", ", &said, "."].concat())]),
        ]),
        say("They are not kept on this device until you say so. Have a look at them first, if you like."),
    ];
    let strange = desk.saved.strangers.len() + desk.saved.strange_placements.len();
    if strange > 0 {
        let ids: Vec<&str> =
            desk.saved.strangers.iter().chain(&desk.saved.strange_placements).map(|(id, _)| &**id).take(5).collect();
        shown.push(say(&[
            &*counted(strange, "answer is", "answers are"),
            " about prompts that this version does not have (",
            &ids.join(", "),
            if strange > 5 { "…" } else { "" },
            "). They are kept apart, unchanged.",
        ]
        .concat()));
    }
    if !desk.saved.left_out.is_empty() {
        shown.push(left_out(&desk.saved.left_out));
    }
    let keep = LaterAction::Accept { add: false };
    let mut choices = vec![act(dispatch, "Keep as a new record", "gc-button", keep)];
    if let Some(addition) = state.addition() {
        let of = title(&addition.before.saved);
        let (new, replaced) = (addition.changes.count_new(), addition.changes.count_replaced());
        let told = match (new, replaced) {
            (0, 0) => ["Everything in it is in ", &of, " already."].concat(),
            _ => [
                "Added to ",
                &of,
                ", ",
                &counted(new, "thing would be new", "things would be new"),
                " and ",
                &counted(replaced, "would change", "would change"),
                ". Everything else in it would stay.",
            ]
            .concat(),
        };
        shown.push(say(&told));
        if replaced > 0 {
            let listed = changes(&addition.changes, &addition.before.saved, &addition.after, &desk.standard);
            shown.push(fold("What would change", &[listed]));
        }
        let add = LaterAction::Accept { add: true };
        choices.push(act(dispatch, &["Add to ", &of].concat(), QUIET, add));
    }
    choices.push(act(dispatch, "Do not keep them", QUIET, LaterAction::Decline));
    choices.push(link(&address(&desk.saved, Screen::Result), "See the result"));
    shown.push(el!("p", "class" = "gc-actions"; choices));
    el!("section", "class" = "gc-notice", "id" = "brought", "tabindex" = "-1",
        "aria-label" = "Answers that are not kept yet"; shown)
}

/// What would become something else.
fn changes(all: &Changes, before: &Saved, after: &Saved, standard: &OpenStandard) -> Part {
    let replaced = all.all().iter().filter(|change| !change.is_new);
    let one = |change: &Change| item(&[text(replaced_thing(&change.what, before, after, standard))]);
    block("gc-keep__changes", &[el!("ul"; replaced.map(one).collect::<Vec<_>>())])
}

/// "AM1-role-p1: Yes → Not yet", or what is replaced.
fn replaced_thing(what: &Thing, before: &Saved, after: &Saved, standard: &OpenStandard) -> String {
    let method = |no| standard.method(no).map_or("", |method| method.short.as_ref().unwrap_or(&method.title));
    let answer = |saved: &Saved, subject: Subject| grades::answer(saved.record.judgement(subject));
    let option = |saved: &Saved| {
        saved
            .record
            .pathway
            .and_then(|no| standard.pathway(no))
            .map_or("none", |option| option.title.as_str())
            .to_owned()
    };
    match what {
        Thing::Option => format!("Your option: {} → {}", option(before), option(after)),
        Thing::Answer(subject) => {
            let (was, is) = (capital(answer(before, *subject)), capital(answer(after, *subject)));
            format!("{}: {was} → {is}", standard.id_of(*subject))
        }
        Thing::UnknownAnswer(id) => format!("{id}, which this version does not have"),
        Thing::Placement(no) => format!("Category: {}", standard.category(*no).map_or("", |category| &category.title)),
        Thing::Sitting(no) => format!("Which attempt: {}", method(*no)),
        Thing::Result(no) => format!("Result: {}", method(*no)),
        Thing::Marks(no) => format!("Marks: {}", method(*no)),
        Thing::Points(no) => format!("Points: {}", standard.id_of(Subject::Criterion(*no))),
        Thing::Note(subject) => format!("Note: {}", standard.id_of(*subject)),
        Thing::Waived => "That the limit on re-sits was lifted".to_owned(),
        Thing::AssumedCap => "The limit on re-sits that you assume".to_owned(),
        Thing::Piece(id) => format!("Evidence {id}"),
        Thing::Rehearsal => "A rehearsal".to_owned(),
        Thing::Statement => "Who signed for the evidence".to_owned(),
        Thing::Requirement(id) => {
            let known = standard.gateway.iter().find(|requirement| requirement.id == *id);
            format!("Gateway: {}", known.map_or(id, |requirement| &requirement.what))
        }
        Thing::Planned(id) => format!("Day in your plan: {id}"),
        Thing::Event(key) => format!("Day you know: {key}"),
        Thing::TrainingStart => "Day your training began".to_owned(),
        Thing::Registered => "Day you were registered".to_owned(),
        Thing::AgeAtStart => "Your age when training began".to_owned(),
        Thing::Gateway => "Day of gateway".to_owned(),
        Thing::PeriodStart => "First day of your assessment period".to_owned(),
    }
}
