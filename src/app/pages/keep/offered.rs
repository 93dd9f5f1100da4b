//! What a file or a link brought and is not kept yet, and what else has to be known on every screen.

use super::{QUIET, act, address, title};
use crate::app::components::arrival::on_its_way;
use crate::app::components::left_out::left_out;
use crate::app::components::markup::{Part, block, button, fold, item, link, notice, p, parts, say, text};
use crate::app::keeping::{Act, Offer};
use crate::app::later;
use crate::app::route::{NO_OPTION, Route, Screen};
use crate::app::state::{Action, Book, Desk, Dispatch, State};
use crate::el;
use crate::formats::link as links;
use crate::formats::records::Saved;
use crate::wording::{counted, grades};
use yew::prelude::*;

/// The classes of a notice that stays in sight while the page is scrolled.
const SAID: &str = "gc-notice gc-said";

/// What has to be known on every screen: what was brought and is not kept yet, another tab, the last act.
pub fn notices(state: &UseReducerHandle<State>, route: &Route) -> Part {
    let dispatch = &state.dispatcher();
    let mut shown = Vec::new();
    if let (Some(from), Some(desk)) = (&state.keep.offer, &state.desk) {
        shown.push(match later::get() {
            Some(later) => (later.offered)(state, from, desk, dispatch),
            None => notice(&[on_its_way(dispatch, state.later)]),
        });
    }
    if state.reads_only() && matches!(route, Route::At { .. }) {
        let id = state.desk.as_ref().map(|desk| desk.id.clone()).unwrap_or_default();
        let device = state.device.clone();
        let take = Callback::from(move |_| device.hold(&id, true));
        shown.push(el!("div", "class" = "gc-notice", "role" = "status"; [
            say("This record is open in another tab, so here you can only read it. What is changed there shows here."),
            p(&[button("gc-button", "Take over in this tab", take)]),
        ]));
    }
    if let Some(kept) = &state.keep.removed {
        // Wherever on that screen somebody acted, what came of it is in sight.
        let class = if matches!(route, Route::Keep) { SAID } else { "gc-notice" };
        shown.push(el!("div", "class" = class, "role" = "status"; [
            say(&[&title(&kept.saved), " was deleted."].concat()),
            act(dispatch, "Undo the deletion", "gc-button", "main", Box::new(|| Act::Restore)),
        ]));
    }
    if !state.keep.says.is_empty() {
        shown.push(el!("div", "class" = SAID, "role" = "status"; [
            say(&state.keep.says),
            act(dispatch, "Dismiss", "gc-link", "main", Box::new(|| Act::Say(String::new()))),
        ]));
    }
    parts(&shown)
}

/// What was brought, and what can be done with it.
pub fn offered(state: &State, from: &str, desk: &Desk, dispatch: &Dispatch) -> Part {
    let said = counted(desk.record().answered(), "answer", "answers");
    let mut shown = vec![
        p(&[
            el!("b"; [text(["Answers from ", from, ": ", &desk.book.title, ", ", &desk.book.uid, ", ", &said, "."].concat())]),
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
    let mut choices = vec![act(dispatch, "Keep as a new record", "gc-button", "main", Box::new(|| Act::Accept(false)))];
    if let Some((kept, _, (new, changed))) = state.added() {
        let of = title(&kept.saved);
        let told = match (new, changed) {
            (0, 0) => ["Everything in it is in ", &of, " already."].concat(),
            _ => [
                "Added to ",
                &of,
                ", ",
                &counted(new, "thing would be new", "things would be new"),
                " and ",
                &counted(changed, "would change", "would change"),
                ". Everything else in it would stay.",
            ]
            .concat(),
        };
        shown.push(say(&told));
        if changed > 0 {
            shown.push(fold("What would change", &[changes(&kept.saved, &desk.saved, &desk.book)]));
        }
        choices.push(act(dispatch, &["Add to ", &of].concat(), QUIET, "main", Box::new(|| Act::Accept(true))));
    }
    choices.push(act(dispatch, "Do not keep them", QUIET, "main", Box::new(|| Act::Decline)));
    choices.push(link(&address(&desk.saved, Screen::Result), "See the result"));
    shown.push(el!("p", "class" = "gc-actions"; choices));
    el!("section", "class" = "gc-notice", "id" = "brought", "tabindex" = "-1",
        "aria-label" = "Answers that are not kept yet"; shown)
}

/// Which answers would become others.
fn changes(mine: &Saved, other: &Saved, book: &Book) -> Part {
    let one = |(subject, judgement)| {
        let before = mine.record.judgement(subject).filter(|before| *before != judgement)?;
        let words = [grades::judgement(before), " → ", grades::judgement(judgement)].concat();
        Some(item(&[text([book.id_of(subject), ": ", &words].concat())]))
    };
    let mut shown: Vec<Part> = other.record.judgements().filter_map(one).collect();
    if shown.is_empty() {
        shown.push(item(&[text("Attempts, results, marks, dates or notes; no answer to a prompt.")]));
    }
    block("gc-keep__changes", &[el!("ul"; shown)])
}

const DAMAGED: &str = "This link is damaged or cut off, or about a standard or an edition that is not known here. \
                       Nothing was changed: copy the whole link again, or ask for a file.";

/// If the address is a link with answers, reads it and takes it out of the address.
pub fn read_link(state: &UseReducerHandle<State>, route: &Route) {
    let Route::Link { uid, option, packed } = route else { return };
    let read = || {
        let book = state.book(uid).ok_or(DAMAGED)?;
        let pathway = book.find_pathway(option);
        let saved = links::read(packed, &book, pathway).map_err(|refused| match refused {
            links::Refused::Newer => {
                "This link was made by a newer version of this page. Reload the page and open it again."
            }
            links::Refused::Damaged => DAMAGED,
        })?;
        if pathway.is_none() && !book.pathways.is_empty() {
            let why = "This link names an option that the standard does not have.";
            return Err(if option.is_empty() { DAMAGED } else { why });
        }
        Ok(Offer { from: "a link".to_owned(), book, saved })
    };
    let (to, act) = match read() {
        Ok(offer) => {
            let option = if offer.saved.record.pathway.is_some() { &**option } else { NO_OPTION };
            (
                Route::At { uid: uid.clone(), option: option.to_owned(), screen: Screen::Result },
                Act::Offered(Box::new(offer)),
            )
        }
        Err(says) => (Route::Keep, Act::Say(says.to_owned())),
    };
    // The answers do not stay in the address, where the history would keep them.
    state.device.quietly(&to.to_string());
    state.dispatch(Action::Keep(act));
    state.dispatch(Action::Go(to));
}
