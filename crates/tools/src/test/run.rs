//! Starts one step's program, shows what it prints as it comes, and counts.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use super::count::{Counted, Tally, tally};
use super::outcomes::is_outcome;
use crate::fault::{Fault, Outcome};

/// Runs a program to its end.
pub fn counted(command: &mut Command, how: Counted) -> Outcome<Tally> {
    counted_and_kept(command, how).map(|(tally, _)| tally)
}

/// The same, and what the program printed.
pub fn counted_and_kept(command: &mut Command, how: Counted) -> Outcome<(Tally, String)> {
    let name = command.get_program().to_string_lossy().into_owned();
    let lost = |error: std::io::Error| Fault::starting(&name, &error);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(lost)?;
    let mut text = String::new();
    if let Some(pipe) = child.stdout.take() {
        let mut pipe = BufReader::new(pipe);
        let mut line = Vec::new();
        while pipe.read_until(b'\n', &mut line).map_err(lost)? > 0 {
            let read = String::from_utf8_lossy(&line);
            if !is_outcome(&read) {
                let mut out = std::io::stdout().lock();
                // Whoever read our output may be gone; the numbers still count.
                let _ = out.write_all(&line).and_then(|()| out.flush());
            }
            text.push_str(&read);
            line.clear();
        }
    }
    let status = child.wait().map_err(lost)?;
    Ok((tally(how, &text, status.success()), text))
}
