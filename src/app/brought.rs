//! What a file or a link brings, and what becomes of several files at once.

use super::keeping::Act;
use super::state::{Book, State};
use crate::formats::records::Saved;

/// Answers that a file or a link brought; not kept until the person says so.
#[derive(Clone)]
pub struct Offer {
    /// "a link", or the name of a file.
    pub from: String,
    /// The standard they are about.
    pub book: Book,
    /// What was said.
    pub saved: Saved,
}

impl State {
    /// What one more file brings that was dropped together with others: what was told of those stays in sight, and of
    /// several records the first is looked at.
    pub(super) fn also(&mut self, act: Act) {
        let told = std::mem::take(&mut self.keep.says);
        match act {
            Act::Offered(offer) if self.keep.offer.is_some() => {
                let and =
                    "was not opened: answers are looked at one file at a time. Open it when you have decided about";
                let first = self.keep.offer.clone().unwrap_or_default();
                self.keep.says = format!("{} {and} {first}.", offer.from);
            }
            act => self.keep(act),
        }
        let says = std::mem::take(&mut self.keep.says);
        self.keep.says = format!("{told} {says}").trim().to_owned();
    }
}
