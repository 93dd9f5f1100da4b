//! An error that says where, what, and how to mend it.

use std::path::Path;
use std::{fmt, io};

/// What every command returns.
pub type Outcome<T> = Result<T, Fault>;

/// Something kept a command from doing what was asked. The three parts are for the person who asked.
#[derive(Debug)]
pub struct Fault {
    place: String,
    what: String,
    mend: String,
}

impl Fault {
    /// A fault at a place (a file, a command), in a sentence, with the remedy.
    pub fn new(place: impl Into<String>, what: impl Into<String>, mend: impl Into<String>) -> Fault {
        Fault { place: place.into(), what: what.into(), mend: mend.into() }
    }

    /// A file could not be read.
    pub fn reading(path: &Path, error: &io::Error) -> Fault {
        Fault::new(path.display().to_string(), format!("cannot be read: {error}"), remedy_for(error))
    }

    /// A file could not be written.
    pub fn writing(path: &Path, error: &io::Error) -> Fault {
        let mend = "check that the folder is there and writable and that the disk has room.";
        Fault::new(path.display().to_string(), format!("cannot be written: {error}"), mend)
    }

    /// Another program could not be started.
    pub fn starting(program: &str, error: &io::Error) -> Fault {
        let mend = format!("check that `{program}` is installed and on the PATH.");
        Fault::new(program, format!("did not start: {error}"), mend)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "error: {}: {}\n  to mend it: {}", self.place, self.what, self.mend)
    }
}

/// What helps against an error of reading.
pub fn remedy_for(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "check the name and the folder; names are looked up from where you are.",
        io::ErrorKind::PermissionDenied => "ask for permission to read it, or copy it to where you may.",
        io::ErrorKind::IsADirectory => "name the files inside it instead.",
        _ => "check that it is a file and that its disk is there.",
    }
}
