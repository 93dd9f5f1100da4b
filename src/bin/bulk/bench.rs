//! bench
use crate::words::*;
pub const HELP: &str = "";
pub fn command(_words: Words) -> Result<std::process::ExitCode, Fault> {
    Ok(std::process::ExitCode::SUCCESS)
}
