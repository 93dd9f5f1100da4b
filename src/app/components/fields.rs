//! Fields with their labels.

use super::markup::{Part, holding, on_input, text};
use crate::app::holding::Holding;
use crate::app::state::{Action, Dispatch};
use crate::domain::readiness::Readiness;
use crate::el;
use yew::prelude::*;

// What reads, empties or focuses them by id.
pub use crate::app::store::{empty, focus, value as value_of};

/// Says something on which no grade depends.
pub fn prepare(to: &Dispatch, change: impl FnOnce(&mut Readiness) + 'static) {
    to.dispatch(Action::Prepare(Box::new(change)));
}

/// Changes what the screens about evidence hold for now.
pub fn hold(to: &Dispatch, change: impl FnOnce(&mut Holding) + 'static) {
    to.dispatch(Action::Pass(Box::new(|passing| change(&mut passing.holding))));
}

/// A label over its field; `wide` takes a whole row.
#[inline(never)]
pub fn labelled(label: &str, class: &'static str, field: Part) -> Part {
    el!("label", "class" = class; [el!("span"; [text(label)]), field])
}

/// A field for one line that is read when a form is sent.
#[inline(never)]
pub fn line(id: &str, kind: &str) -> Part {
    el!(
        "input",
        "id" = id,
        "type" = kind,
        "maxlength" = "300",
        "autocomplete" = "off",
        "min" = (kind == "number").then_some("0")
    )
}

/// A field for one line that tells what it holds as it is typed: a screen that is drawn anew meanwhile would put back
/// what it knew before.
#[inline(never)]
pub fn kept_line(label: &str, id: &str, holds: &str, does: Callback<String>) -> Part {
    labelled(label, "gc-field", on_input(holding(line(id, "text"), holds), does))
}

/// A field for several lines, the same way.
#[inline(never)]
pub fn kept_lines(label: &str, holds: &str, does: Callback<String>) -> Part {
    let area = el!("textarea", "rows" = "2", "maxlength" = "2000");
    labelled(label, "gc-field gc-field--wide", on_input(holding(area, holds), does))
}
