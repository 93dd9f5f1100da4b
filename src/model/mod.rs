//! Everything the page knows, and what each action changes. Nothing here knows a browser or a clock, so the whole page but
//! its drawing runs in the tests of this module.
//!
//! | file | holds |
//! |---|---|
//! | [`action`] | what a person did, or the browser answered |
//! | [`effect`] | what is asked of the browser |
//! | [`update`](mod@update) | what an action changes, and which effects follow |
//! | [`later`] | the same for the actions of the screens that come in the last wasm |
//! | [`answering`] | what opens a standard and grades; it comes with the packs |
//! | [`standards`] | the shipped packs, each opened once |
//! | [`open_record`] | the record at hand and its decision |
//! | [`storage`] | the records on this device and what is still to be written |
//! | [`take_over`] | taking over what another tab wrote, or a store that answers late |
//! | [`record_file`] | the text of a stored record |
//! | [`records`] | records by name, copied, deleted; what a file or link brings |
//! | [`files`] | reading what a file brings |
//! | [`readiness`] | what is said on the way to the assessment |
//! | [`screen_state`] | what screens hold only while the page is open |
//! | [`walking`] | going through the questions one at a time |
//! | [`place`] | title, place and target of an address |

pub mod action;
pub mod answering;
pub mod effect;
pub mod files;
pub mod later;
pub mod open_record;
pub mod place;
pub mod readiness;
pub mod record_file;
pub mod records;
pub mod screen_state;
pub mod standards;
pub mod storage;
pub mod take_over;
#[cfg(test)]
mod tests;
pub mod update;
pub mod walking;

pub use action::{Action, LaterAction};
pub use effect::Effect;
pub use open_record::OpenRecord;
pub use standards::{OpenStandard, Packs};
pub use storage::{Home, SaveState, SavedRecord};

use crate::domain::standing::Standing;
use crate::domain::typed::Field;
use crate::formats::records::Saved;
use crate::router::Route;
use screen_state::ScreenState;
use std::rc::Rc;
use storage::Storage;

/// Everything the page knows.
#[derive(Clone, Default)]
pub struct Model {
    /// What the page is called.
    pub site_name: String,
    /// Milliseconds since 1970 on this device's clock, when the last action came.
    pub clock: u64,
    /// Where the person is.
    pub route: Route,
    /// How often they went somewhere.
    pub arrivals: u32,
    /// What they are looking for in the list of standards.
    pub query: String,
    /// What they typed as the day they started: day, month, year.
    pub start: [String; 3],
    /// What stands in fields for numbers and is not recorded as it stands: see [`crate::domain::typed`].
    pub typed: Vec<(Field, String)>,
    /// What screens hold for now.
    pub screen: Rc<ScreenState>,
    /// Whether the grade panel of a narrow window is unfolded.
    pub unfolded: bool,
    /// What is read aloud.
    pub announcement: String,
    /// The standard and option, and how the grade stood when that was last heard.
    pub heard: Option<(String, Standing)>,
    /// The records on this device.
    pub storage: Storage,
    /// The record at hand.
    pub open: Option<OpenRecord>,
    /// Who may write it.
    pub claim: Claim,
    /// Where it was brought from, while it is not kept.
    pub offer: Option<String>,
    /// The record that was deleted last.
    pub deleted: Option<SavedRecord>,
    /// What came of the last act.
    pub message: String,
    /// Whether the person asked to clear everything, and has not confirmed it.
    pub asks_to_clear: bool,
    /// Counts changes.
    pub revision: u32,
    /// What "Start again" took away.
    pub undo: Option<Rc<Saved>>,
    /// The shipped packs; none before they arrive.
    pub packs: Packs,
    /// Where the packs are.
    pub packs_arrival: Arrival,
    /// Where the screens of the last wasm are.
    pub later: Arrival,
    /// What the browser was asked for already.
    asked: Asked,
}

/// Who may write the record at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Claim {
    /// Not known yet.
    #[default]
    Asked,
    /// This tab.
    Mine,
    /// Another tab.
    Elsewhere,
}

/// Where something is that does not come with the first screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrival {
    /// On its way.
    #[default]
    Underway,
    /// Here.
    Here,
    /// It did not come; it is asked for again when somebody wants to.
    Failed,
}

/// What was asked of the browser, so that it is asked once for each change.
#[derive(Clone, Default)]
struct Asked {
    /// Something is to be announced after a pause in this revision.
    pause: u32,
    /// The title and the place.
    place: (String, Option<String>),
    /// What came into view, at which arrival.
    jump: (Option<String>, u32),
    /// The record that this tab asked to write.
    claim: String,
    /// The packs, and whether at once.
    packs: Option<bool>,
    /// The last wasm.
    later: bool,
    /// To be woken every second.
    ticks: bool,
}

impl Model {
    /// Before the page starts; it is called so.
    pub fn new(site_name: &str) -> Model {
        Model { site_name: site_name.to_owned(), ..Model::default() }
    }

    /// The standard, if its pack is there.
    pub fn standard(&self, uid: &str) -> Option<OpenStandard> {
        self.packs.open(uid)
    }

    /// Whether another tab writes the record that is shown.
    pub fn reads_only(&self) -> bool {
        self.claim == Claim::Elsewhere && self.open.as_ref().is_some_and(|open| !open.id.is_empty())
    }

    /// Whether something kept for a standard cannot be read.
    pub fn is_unread(&self, uid: &str) -> bool {
        self.storage.unread.iter().any(|unread| unread.uid == uid)
    }
}
