//! What a person did, or the browser answered: plain data.

use super::files::File;
use super::readiness::Prepare;
use super::screen_state::ScreenAction;
use super::storage::{Answer, Found};
use super::walking::WalkAction;
use super::{Arrival, Packs};
use crate::domain::date::Date;
use crate::domain::evidence::Evidence;
use crate::domain::grade::Grade;
use crate::domain::outcome::{CategoryNo, Placement};
use crate::domain::plan::MethodNo;
use crate::domain::record::{Judgement, Subject};
use crate::domain::repeats::Sitting;
use crate::domain::typed::Field;
use crate::router::Route;

/// What changes the model.
#[derive(Clone)]
pub enum Action {
    /// The page starts here.
    Start(Route),
    /// Went to a place, or to the same place again.
    Go(Route),
    /// Typed into the search field.
    Search(String),
    /// Pressed Enter in the search field, where one standard alone is meant: its uid.
    OpenStandard(&'static str),
    /// Typed a part of the day they started: 0 day, 1 month, 2 year.
    TypeStart(usize, String),
    /// Typed into a field for a number.
    Type(Field, String),
    /// Folded or unfolded the grade panel.
    Fold,
    /// Did something on the way through the questions.
    Walk(WalkAction),
    /// Paused: time to say what became of the grade.
    Pause,
    /// Answered a criterion or outcome, or cleared the answer.
    Judge(Subject, Option<Judgement>),
    /// Wrote beside a criterion or outcome.
    Note(Subject, String),
    /// Said where they see themselves in a category, or took it back.
    Place(CategoryNo, Option<Placement>),
    /// Said which attempt this is.
    Sit(MethodNo, Sitting),
    /// Said whether the cap was lifted.
    Waive(bool),
    /// Assumed a limit on repeats where the plan has none to tell, or took that back.
    Assume(Option<Grade>),
    /// Entered a result, or took it back.
    GiveResult(MethodNo, Option<Grade>),
    /// Put a piece of evidence at the end of the log.
    AddPiece(Evidence),
    /// Linked a piece of evidence to something, or took the link away.
    LinkPiece {
        /// The piece.
        piece: String,
        /// The criterion, outcome or code.
        to: String,
        /// Whether it is a code.
        is_ksb: bool,
        /// Whether it is linked now.
        is_linked: bool,
    },
    /// Linked a piece of evidence to a question, or took the link away.
    LinkHere {
        /// The piece.
        piece: String,
        /// The criterion or outcome.
        subject: Subject,
        /// Whether it is linked now.
        is_linked: bool,
    },
    /// Opened or closed the evidence of a prompt.
    ShowEvidence(Option<String>),
    /// What happened last to the evidence, in a sentence.
    TellOfEvidence(String),
    /// Started again.
    StartAgain,
    /// Took that back.
    Undo,
    /// Lets go of what could be taken back.
    Settle,
    /// Wants to write the record that another tab writes.
    TakeOver,
    /// Something to tell on the screen.
    Tell(String),
    /// The focus does not go down with what disappears.
    Focus(&'static str),
    /// What the store holds.
    Found(Found),
    /// The store has not answered for a second.
    StoreIsLate,
    /// What the store answered to the write of this number.
    Written(u32, Answer),
    /// The store has not answered to the write of this number for some seconds.
    WriteIsSlow(u32),
    /// Whether everything up to a revision is kept.
    Confirmed(u32, bool),
    /// Another tab wrote something.
    StoreChanged,
    /// This tab may write the record at hand, or may not.
    Claimed(bool),
    /// Everything was cleared; whether all of it is gone, if this tab did it.
    Cleared(Option<bool>),
    /// The packs came, or did not.
    PacksArrived(Option<Packs>),
    /// The screens of the last wasm came, or did not.
    LaterArrived(Arrival),
    /// Asked again for what did not come.
    AskAgain,
    /// What came of saving a file of this name.
    FileSaved(String, FileSaved),
    /// Whether a text was put on the clipboard.
    Copied(bool),
    /// For the screens of the last wasm.
    Later(LaterAction),
}

/// What came of saving a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileSaved {
    /// It stands where the person wanted it.
    Saved,
    /// It is among the downloads.
    Downloaded,
    /// The person thought better of it.
    Cancelled,
    /// The browser did not let the page.
    Refused,
}

/// What people do on the screens that come in the last wasm.
#[derive(Clone)]
pub enum LaterAction {
    /// Came by a link with answers: the standard, the option and the answers, packed.
    ReadLink {
        /// The standard.
        uid: String,
        /// The option, as the address has it.
        option: String,
        /// The answers, packed.
        packed: String,
    },
    /// Brought a file.
    OpenFile(File),
    /// Chose a record to work on.
    Choose(String),
    /// Gave a record a name.
    Rename(String, String),
    /// Made a copy of a record.
    Copy(String),
    /// Deleted a record.
    Delete(String),
    /// Took that back.
    RestoreDeleted,
    /// Wants to remove for good what cannot be read; by its key.
    Forget(String),
    /// Keeps what was brought: added to the record at hand before, or as a record of its own.
    Accept {
        /// Whether it is added.
        add: bool,
    },
    /// Does not keep it.
    Decline,
    /// Asks to clear everything, or thinks better of it.
    AskToClear(bool),
    /// Clears everything.
    Clear,
    /// Wants a file.
    SaveFile {
        /// What it is called.
        name: String,
        /// What stands in it.
        text: String,
    },
    /// Wants a text on the clipboard.
    CopyText(String),
    /// Said something on the way to the assessment.
    Prepare(Prepare),
    /// Changed what a screen holds for now.
    Screen(ScreenAction),
    /// Finished the rehearsal under way, on this day.
    FinishRehearsal(Date),
    /// Looked at the clock during a rehearsal.
    Tick,
}
