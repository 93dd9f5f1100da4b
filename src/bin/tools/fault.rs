//! What every command returns, and the fault that only those have which start other programs.

use std::io;

pub use crate::shared::fault::Fault;

/// What every command returns.
pub type Outcome<T> = Result<T, Fault>;

impl Fault {
    /// Another program could not be started.
    pub fn starting(program: &str, error: &io::Error) -> Fault {
        let mend = format!("check that `{program}` is installed and on the PATH.");
        Fault::new(program, format!("did not start: {error}"), mend)
    }
}
