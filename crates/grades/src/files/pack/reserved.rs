//! Ids that a pack may not use, since they are words of the page's addresses: a criterion of that name could not be
//! opened, and a link to it would lead elsewhere.

use super::Check;
use crate::files::values::Id;
use deserr::ValuePointerRef;

/// What stands in an address where a criterion or outcome may stand, behind a standard and an option.
pub const SCREENS: [&str; 5] = ["list", "result", "plan", "ready", "answers"];

/// What stands in an address where an option may stand, behind a standard.
pub const OPTIONS: [&str; 2] = ["all", "answers"];

/// What stands in an address where a code may stand.
pub const CODES: [&str; 1] = ["answers"];

/// Reports an id that is one of these words.
pub(super) fn refuse(id: &Id, words: &[&str], check: &Check, place: ValuePointerRef) {
    if words.contains(&&**id) {
        let says = format!("“{}” is a word of the page's own addresses, so nothing else can be opened by it.", &**id);
        check.add(place, "reserved-id", says, "Give it another id, such as one with a number.");
    }
}
