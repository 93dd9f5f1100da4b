//! What is asked of the browser.

use super::LaterAction;
use super::storage::Write;

/// Something that the runtime does; its answer comes back as an action.
#[derive(Clone)]
pub enum Effect {
    /// Looks what the store holds: [`Action::Found`](super::Action::Found), and
    /// [`Action::StoreIsLate`](super::Action::StoreIsLate) if that takes long.
    Look,
    /// Writes rows: [`Action::Written`](super::Action::Written), and
    /// [`Action::WriteIsSlow`](super::Action::WriteIsSlow) if that takes long.
    Write(Write),
    /// Asks whether everything up to this revision is kept: [`Action::Confirmed`](super::Action::Confirmed).
    Confirm(u32),
    /// Asks to be the tab that writes a record, or takes that from another tab:
    /// [`Action::Claimed`](super::Action::Claimed).
    Claim {
        /// The record.
        id: String,
        /// Whether to take it from another tab.
        steal: bool,
    },
    /// Removes everything that was ever kept here: [`Action::Cleared`](super::Action::Cleared).
    Clear,
    /// Fetches the packs, at once or once what was drawn can be seen: [`Action::PacksArrived`](super::Action::PacksArrived).
    FetchPacks {
        /// Whether at once.
        at_once: bool,
    },
    /// Fetches the last wasm: [`Action::LaterArrived`](super::Action::LaterArrived).
    FetchLater,
    /// Something for the part of the model that comes with the last wasm.
    Later(LaterAction),
    /// Says after a pause what became of the grade: [`Action::Pause`](super::Action::Pause).
    AwaitPause,
    /// Looks at the clock every second, or no more.
    Tick(bool),
    /// Goes to an address.
    Go(String),
    /// Changes the address without a step in the history.
    ReplaceAddress(String),
    /// Says title and place once they are drawn; a change of place moves the focus to the heading. No place while it is
    /// being opened.
    Arrive {
        /// The title of the document.
        title: String,
        /// The place.
        place: Option<String>,
    },
    /// Brings an element into view and focus.
    Jump(String),
    /// Brings the focus to an element.
    Focus(String),
    /// Another content took the place of what was there: it is seen from this element on, and has the focus if that went
    /// down with what is gone.
    Turn(String),
    /// Shows the top.
    ShowTop,
    /// Saves a file to a place of the person's choice, or among the downloads: [`Action::FileSaved`](super::Action::FileSaved).
    SaveFile {
        /// What it is called.
        name: String,
        /// What stands in it.
        text: String,
    },
    /// Puts a text on the clipboard: [`Action::Copied`](super::Action::Copied).
    Copy(String),
}
