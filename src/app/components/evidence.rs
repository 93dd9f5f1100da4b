//! What the log of evidence and the prompts have in common: adding a piece, linking one, the list of kinds.

use super::fields::{empty, focus, labelled, line, value_of};
use super::markup::{Part, block, check, keyed, on_click, on_send, parts, text, unseen};
use super::panel::address;
use crate::domain::evidence::{Evidence, EvidenceKind, next_id};
use crate::domain::readiness::Readiness;
use crate::el;
use crate::formats::records::{LONGEST_LINE, MOST_PIECES, Saved, split_line};
use crate::model::screen_state::EvidenceState;
use crate::model::{Action, OpenRecord};
use crate::router::{Ready, Screen};
use crate::runtime::Dispatch;
use crate::wording::{capital, counted, evidence as words};
use std::rc::Rc;
use yew::prelude::*;

/// The kinds to choose from; the first entry says nothing.
pub fn kind_list(id: &str, chosen: Option<EvidenceKind>) -> Part {
    let entry = |value: &str, words: &str, is: bool| el!("option", "value" = value, "selected" = is.then_some(""); [text(words)]);
    let mut entries = vec![entry("", "Choose a kind", chosen.is_none())];
    for (place, kind) in EvidenceKind::EVERY.into_iter().enumerate() {
        entries.push(entry(&place.to_string(), &capital(words::kind(kind)), chosen == Some(kind)));
    }
    el!("select", "id" = id; entries)
}

/// The kind that was chosen there.
pub fn kind_from(value: &str) -> Option<EvidenceKind> {
    EvidenceKind::EVERY.get(value.parse::<usize>().ok()?).copied()
}

/// Puts a piece at the end of the log, under an id of its own; tells whether it did.
pub fn add_piece(known: &Readiness, mut piece: Evidence, dispatch: &Dispatch) -> bool {
    let (title, beyond) = split_line(piece.title.trim(), LONGEST_LINE);
    (piece.id, piece.title) = (next_id(&known.evidence), title);
    let added = !piece.title.is_empty() && beyond.is_empty() && known.evidence.len() < MOST_PIECES;
    let news = if !beyond.is_empty() {
        words::too_long("The title", LONGEST_LINE, &beyond)
    } else if piece.title.is_empty() {
        "Say what it is first: give it a title.".to_owned()
    } else if !added {
        "The log is full: 200 pieces are the most.".to_owned()
    } else {
        let count = counted(known.evidence.len() + 1, "piece", "pieces");
        [&words::name(&piece), " is added. That makes ", &count, "."].concat()
    };
    if added {
        dispatch.dispatch(Action::AddPiece(piece));
    }
    dispatch.dispatch(Action::TellOfEvidence(news));
    added
}

/// Links a piece to a criterion, outcome or code, or takes the link away.
pub fn link_piece(dispatch: &Dispatch, piece: &str, name: &str, is_ksb: bool, linked: bool) {
    let (piece, to) = (piece.to_owned(), name.to_owned());
    dispatch.dispatch(Action::LinkPiece { piece, to, is_ksb, is_linked: linked });
}

/// What stands beside one prompt: how much evidence there is, and while it is open, the log to pick from.
#[derive(Clone, PartialEq)]
pub struct AtPrompt {
    /// The address of the map of KSBs.
    pub map: String,
    /// How many pieces are linked to it.
    pub linked: usize,
    /// While it is open: what was kept, and what happened last.
    pub open: Option<(Rc<Saved>, AttrValue)>,
}

impl AtPrompt {
    /// Of the prompt with this id.
    pub fn of(desk: &OpenRecord, held: &EvidenceState, id: &str) -> AtPrompt {
        let saved = &desk.saved;
        let is_open = held.prompt.as_deref() == Some(id);
        AtPrompt {
            map: address(desk, Screen::Ready(Ready::Ksbs)),
            linked: saved.readiness.evidence.iter().filter(|piece| piece.criteria().iter().any(|it| it == id)).count(),
            open: is_open.then(|| (saved.clone(), AttrValue::from(held.news.clone()))),
        }
    }
}

/// The part of a prompt that links evidence to it.
pub fn evidence_of(id: &str, prompt: &str, at: &AtPrompt, dispatch: &Dispatch) -> Part {
    let (to, now) = (dispatch.clone(), at.open.is_none().then(|| id.to_owned()));
    let toggle = move |_| to.dispatch(Action::ShowEvidence(now.clone()));
    let says = match at.linked {
        0 => "Add evidence".to_owned(),
        linked => ["Evidence: ", &counted(linked, "piece", "pieces")].concat(),
    };
    let expanded = if at.open.is_some() { "true" } else { "false" };
    let button = el!("button", "type" = "button", "class" = "gc-link gc-evidence", "aria-expanded" = expanded; [
        text(says), unseen(&[" for: ", prompt].concat()),
    ]);
    let mut shown = vec![on_click(button, Callback::from(toggle))];
    if let Some((saved, news)) = &at.open {
        shown.push(picking(id, saved, news, dispatch));
    }
    block("gc-evidence__part", &shown)
}

fn picking(id: &str, saved: &Rc<Saved>, news: &str, dispatch: &Dispatch) -> Part {
    let one = |piece: &Evidence| {
        let (to, name, at) = (dispatch.clone(), piece.id.clone(), id.to_owned());
        let linked = piece.criteria().iter().any(|it| it == id);
        let tick = Callback::from(move |is| link_piece(&to, &name, &at, false, is));
        keyed(check(&words::name(piece), linked, tick), &piece.id)
    };
    let pieces = &saved.readiness.evidence;
    let mut shown = Vec::new();
    if !pieces.is_empty() {
        let mut boxes = vec![el!("legend"; [text("Pick from your log")])];
        boxes.extend(pieces.iter().map(one));
        shown.push(el!("fieldset", "class" = "gc-boxes"; boxes));
    }
    shown.push(adding(id, saved, news, dispatch));
    block("gc-evidence__pick", &shown)
}

/// The field that puts a new piece into the log and links it, and what came of it.
pub fn adding(id: &str, saved: &Rc<Saved>, news: &str, dispatch: &Dispatch) -> Part {
    let field = ["evidence-", id].concat();
    let (known, to, at, cleared) = (saved.clone(), dispatch.clone(), id.to_owned(), field.clone());
    let sent = move |event: SubmitEvent| {
        event.prevent_default();
        let mut piece = Evidence::new("", &value_of(&cleared));
        piece.link_criterion(&at, true);
        if add_piece(&known.readiness, piece, &to) {
            empty(&cleared);
        }
        focus(&cleared);
    };
    let label = if saved.readiness.evidence.is_empty() { "Name a piece of evidence" } else { "Or name a new one" };
    let form = el!("form", "class" = "gc-form"; [
        labelled(label, "gc-field", line(&field, "text")),
        el!("button", "class" = "gc-button gc-button--quiet"; [text("Add")]),
    ]);
    parts(&[on_send(form, Callback::from(sent)), el!("p", "role" = "status", "class" = "gc-state"; [text(news)])])
}
