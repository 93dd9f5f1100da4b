//! An error that says where, what, and how to mend it.

use std::fmt;
use std::io;
use std::path::Path;

/// What every command returns.
pub type Outcome<T> = Result<T, Fault>;

/// Something went wrong. The three parts are for the person who ran the command.
#[derive(Debug)]
pub struct Fault {
    place: String,
    what: String,
    mend: String,
}

impl Fault {
    /// A fault at a place (a file, a command), in a sentence, with the remedy.
    pub fn new(place: impl Into<String>, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into(), mend: mend.into() }
    }

    /// The file or folder could not be read.
    pub fn reading(path: &Path, error: &io::Error) -> Self {
        Self::new(
            path.display().to_string(),
            format!("cannot be read: {error}"),
            "check that it is there and readable.",
        )
    }

    /// The file or folder could not be written.
    pub fn writing(path: &Path, error: &io::Error) -> Self {
        let mend = "check that the folder is writable and the disk has room.";
        Self::new(path.display().to_string(), format!("cannot be written: {error}"), mend)
    }

    /// Another program could not be started.
    pub fn starting(program: &str, error: &io::Error) -> Self {
        let mend = format!("check that `{program}` is installed and on the PATH.");
        Self::new(program, format!("did not start: {error}"), mend)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}: {}\n  to mend it: {}", self.place, self.what, self.mend)
    }
}
