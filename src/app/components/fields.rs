//! Fields with their labels.

use super::markup::{Part, text};
use super::written::{Limit, Written};
use crate::el;
use crate::formats::records::{LONGEST_LINE, LONGEST_NOTE, split_line, split_note};
use crate::model::LaterAction;
use crate::model::readiness::Prepare;
use crate::model::screen_state::ScreenAction;
use crate::runtime::Dispatch;
use yew::prelude::*;

// What reads, empties or focuses them by id.
pub use crate::runtime::device::{empty, focus, value as value_of};

/// Says something on which no grade depends.
pub fn prepare(to: &Dispatch, change: Prepare) {
    to.later(LaterAction::Prepare(change));
}

/// Changes what a screen holds for now.
pub fn hold(to: &Dispatch, change: ScreenAction) {
    to.later(LaterAction::Screen(change));
}

/// A label over its field; `wide` takes a whole row.
#[inline(never)]
pub fn labelled(label: &str, class: &'static str, field: Part) -> Part {
    el!("label", "class" = class; [el!("span"; [text(label)]), field])
}

/// A field for one line that is read when a form is sent. How long a text may be is looked at then: the browser would
/// cut it without a word.
pub fn line(id: &str, kind: &str) -> Part {
    el!("input", "id" = id, "type" = kind, "autocomplete" = "off", "min" = (kind == "number").then_some("0"))
}

/// A field for one line that tells what it holds as it is typed: a screen that is drawn anew meanwhile would put back
/// what it knew before.
pub fn kept_line(label: &str, id: &str, holds: &str, does: Callback<String>) -> Part {
    let split = Limit(|text| split_line(text, LONGEST_LINE), LONGEST_LINE);
    written(label, id, "gc-field", None, holds, split, does)
}

/// A field for several lines, the same way.
pub fn kept_lines(label: &str, id: &str, holds: &str, does: Callback<String>) -> Part {
    written(label, id, "gc-field gc-field--wide", Some("2"), holds, Limit(split_note, LONGEST_NOTE), does)
}

/// A field for a text of which only so much is kept.
pub fn written(
    label: &str,
    id: &str,
    class: &'static str,
    rows: Option<&'static str>,
    holds: &str,
    split: Limit,
    does: Callback<String>,
) -> Part {
    let (id, label, holds) = (id.to_owned(), label.to_owned(), holds.to_owned());
    // Of another piece or requirement it is another field.
    let key = id.clone();
    html! { <Written {key} {id} {label} {class} {rows} {holds} {split} {does} /> }.into()
}
