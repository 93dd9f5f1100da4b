//! Whether answers are kept: said in words, and "Saved" only once the device has confirmed it.

use super::markup::{Part, text};
use crate::app::state::Keeping;
use crate::el;

/// A few words about saving; read aloud where that is asked for.
pub fn keeping(keeping: Keeping, aloud: bool) -> Part {
    let (class, says) = match keeping {
        Keeping::Nothing => return Part::default(),
        Keeping::Underway => ("gc-keeping", "Saving…"),
        Keeping::Kept => ("gc-keeping gc-keeping--kept", "Saved on this device"),
        Keeping::Hosted => ("gc-keeping gc-keeping--kept", "Saved by the site around this page"),
        Keeping::Weak => {
            ("gc-keeping gc-keeping--lost", "Not saved safely: this browser may lose it. Save a file before you close.")
        }
        Keeping::Nowhere => {
            ("gc-keeping gc-keeping--lost", "Not saved on this device. Save a file or print before you close the page.")
        }
        Keeping::Failed => {
            ("gc-keeping gc-keeping--lost", "Not saved this time: the device refused. Change any answer to try again.")
        }
    };
    el!("p", "class" = class, "role" = aloud.then_some("status"); [text(says)])
}
