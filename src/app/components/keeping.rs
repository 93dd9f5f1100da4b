//! Whether answers are kept: said in words, and "Saved" only once the device has confirmed it.

use super::markup::{Part, text};
use crate::el;
use crate::model::SaveState;

/// A few words about saving; read aloud where that is asked for.
pub fn keeping(keeping: SaveState, aloud: bool) -> Part {
    let (class, says) = match keeping {
        SaveState::Nothing => return Part::default(),
        SaveState::Late => (
            "gc-keeping gc-keeping--lost",
            "Not saved yet: this browser’s store does not answer, so your earlier answers could not be read. What you answer is added to them as soon as it does.",
        ),
        SaveState::Slow => (
            "gc-keeping gc-keeping--lost",
            "Not saved yet: this browser’s store takes long. Leave the page open, or save a file before you close it.",
        ),
        SaveState::TooLarge => (
            "gc-keeping gc-keeping--lost",
            "Not saved: there is more in this record than can be kept. What was saved before is still there. Shorten notes or delete evidence.",
        ),
        SaveState::Saving => ("gc-keeping", "Saving…"),
        SaveState::Saved => ("gc-keeping gc-keeping--kept", "Saved on this device"),
        SaveState::SavedByHost => ("gc-keeping gc-keeping--kept", "Saved by the site around this page"),
        SaveState::Weak => {
            ("gc-keeping gc-keeping--lost", "Not saved safely: this browser may lose it. Save a file before you close.")
        }
        SaveState::Nowhere => {
            ("gc-keeping gc-keeping--lost", "Not saved on this device. Save a file or print before you close the page.")
        }
        SaveState::Refused => {
            ("gc-keeping gc-keeping--lost", "Not saved this time: the device refused. Change any answer to try again.")
        }
    };
    el!("p", "class" = class, "role" = aloud.then_some("status"); [text(says)])
}
