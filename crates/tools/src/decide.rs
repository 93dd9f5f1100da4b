//! `cargo tools decide`: learner records in, decisions out, a line each, in order, whatever the number of lines.

use std::fs::File;
use std::io::{self, BufReader, IsTerminal as _, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use grades::files::decision::{BoundsFile, DecisionFile};
use grades::formats::problem::Problem;
use grades::formats::records;
use serde::Serialize;

use crate::PROBLEMS;
use crate::fault::{Fault, Outcome};
use crate::graders::{GivenPacks, Graders};
use crate::lines::{Line, Lines};

#[derive(clap::Args)]
#[command(
    after_help = "Decisions come in the order of the records, and blank lines are skipped. A line that cannot be read gives\n\
                  {\"line\":N,\"problems\":[…]}, and the rest go on. Ends with 1 if any line had a problem."
)]
pub struct Options {
    /// Records; without it, or with -, they come from standard input.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Write today and possible only: faster, and shorter.
    #[arg(long)]
    brief: bool,
    #[command(flatten)]
    packs: GivenPacks,
}

/// As much is read and written at a time.
const CHUNK: usize = 64 * 1024;

/// What became of the lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Decided.
    pub decided: u64,
    /// Answered with problems.
    pub refused: u64,
}

/// Why not every line was read.
#[derive(Debug)]
pub enum Stopped {
    /// The input gave out.
    Reading(io::Error),
    /// The output took no more.
    Writing(io::Error),
}

/// A line that could not be decided.
#[derive(Serialize)]
struct Refused {
    line: u64,
    problems: Vec<Problem>,
}

pub fn command(options: Options) -> Outcome<ExitCode> {
    let graders = options.packs.graders()?;
    let brief = options.brief;
    let file = options.file.filter(|file| file != Path::new("-"));
    let name = file.clone().unwrap_or_else(|| PathBuf::from("standard input"));
    let ended = match file {
        Some(file) => {
            decide(File::open(&file).map_err(|error| Fault::reading(&file, &error))?, io::stdout(), &graders, brief)
        }
        None => {
            if io::stdin().is_terminal() {
                eprintln!("Reading records from the keyboard, one a line; end with Ctrl-D on a line of its own.");
            }
            decide(io::stdin().lock(), io::stdout(), &graders, brief)
        }
    };
    match ended {
        Ok(tally) if tally.refused == 0 => Ok(ExitCode::SUCCESS),
        Ok(Tally { decided, refused }) => {
            eprintln!("{refused} of {} records could not be decided; their lines say why.", decided + refused);
            Ok(ExitCode::from(PROBLEMS))
        }
        Err(Stopped::Reading(error)) => Err(Fault::reading(&name, &error)),
        // Whoever reads has read enough.
        Err(Stopped::Writing(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(Stopped::Writing(error)) => Err(Fault::writing(Path::new("standard output"), &error)),
    }
}

/// Decides every line. Holds one line at a time, and writes what it has before it waits for more.
///
/// # Errors
/// The input or the output failed; what was decided before is written.
pub fn decide(from: impl Read, mut to: impl Write, graders: &Graders, brief: bool) -> Result<Tally, Stopped> {
    let mut lines = Lines::new(BufReader::with_capacity(CHUNK, from), records::MOST_BYTES);
    let mut out = Vec::with_capacity(2 * CHUNK);
    let (mut number, mut tally) = (0, Tally::default());
    loop {
        if out.len() >= CHUNK || lines.source().buffer().is_empty() {
            write_out(&mut to, &mut out)?;
        }
        let line = match lines.next() {
            Ok(Some(line)) => line,
            Ok(None) => break,
            Err(error) => {
                write_out(&mut to, &mut out)?;
                return Err(Stopped::Reading(error));
            }
        };
        number += 1;
        let decided = match line {
            Line::Whole(bytes) if bytes.trim_ascii().is_empty() || bytes == BOM => continue,
            Line::Whole(bytes) => one(bytes, graders, brief, &mut out),
            Line::TooLong => Err(vec![too_long()]),
        };
        match decided {
            Ok(()) => tally.decided += 1,
            Err(problems) => {
                tally.refused += 1;
                write_line(&mut out, &Refused { line: number, problems });
            }
        }
    }
    write_out(&mut to, &mut out)?;
    Ok(tally)
}

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Writes the line of the decision; nothing if there is none.
fn one(bytes: &[u8], graders: &Graders, brief: bool, to: &mut Vec<u8>) -> Result<(), Vec<Problem>> {
    let text = str::from_utf8(bytes).map_err(|_| vec![not_text()])?;
    let saved = records::read_to_grade(text, |uid| graders.standard(uid))?;
    // The reader has looked the standard up, so it is there.
    let Some(grader) = graders.find(&saved.standard) else { return Ok(()) };
    let (standard, record) = (grader.standard(), &saved.record);
    if brief {
        write_line(to, &BoundsFile::new(standard, record, &grader.brief(record)));
    } else {
        write_line(to, &DecisionFile::new(standard, record, &grader.decide(record)));
    }
    Ok(())
}

/// Writing to memory fails for no value that we write: their keys are texts.
fn write_line(out: &mut Vec<u8>, value: &impl Serialize) {
    let _ = serde_json::to_writer(&mut *out, value);
    out.push(b'\n');
}

fn write_out(to: &mut impl Write, out: &mut Vec<u8>) -> Result<(), Stopped> {
    if !out.is_empty() {
        to.write_all(out).and_then(|()| to.flush()).map_err(Stopped::Writing)?;
        out.clear();
    }
    Ok(())
}

fn too_long() -> Problem {
    let says = format!("The line has more than {} bytes, the most that is read.", records::MOST_BYTES);
    Problem::new("", "too-large", says, "Write one record a line, with a line break after each.")
}

/// What bytes that are no text are answered with.
pub fn not_text() -> Problem {
    let says = "This is not text in UTF-8.";
    let remedy = "Save it as UTF-8; some programs call UTF-16 “Unicode”, and it is not meant here.";
    Problem::new("", "not-text", says, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails after what it has.
    struct Breaks<'b>(&'b [u8]);

    impl Read for Breaks<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() { Err(io::Error::other("the disk is gone")) } else { self.0.read(into) }
        }
    }

    const RECORD: &str =
        "{\"format\":\"learner-record/2\",\"standard\":\"ST0792_1.2\",\"pathway\":\"production-coordinator\"}\n";

    #[test]
    fn what_was_decided_before_the_input_broke_is_written() {
        let mut out = Vec::new();
        let ended = decide(Breaks(RECORD.as_bytes()), &mut out, &Graders::shipped(), true);
        assert!(matches!(ended, Err(Stopped::Reading(_))));
        assert_eq!(out.iter().filter(|byte| **byte == b'\n').count(), 1);
    }

    #[test]
    fn nothing_is_held_back_while_more_input_is_awaited() {
        /// Gives one record at a time and looks at what was written before it gives the next.
        struct Asks<'w>(u32, &'w std::cell::Cell<u32>);
        impl Read for Asks<'_> {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                assert_eq!(self.1.get(), self.0, "an answer is owed");
                if self.0 == 3 {
                    return Ok(0);
                }
                self.0 += 1;
                RECORD.as_bytes().read(into)
            }
        }
        struct Counts<'w>(&'w std::cell::Cell<u32>);
        impl Write for Counts<'_> {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
                self.0.set(self.0.get() + u32::try_from(lines).unwrap());
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let written = std::cell::Cell::new(0);
        decide(Asks(0, &written), Counts(&written), &Graders::shipped(), true).unwrap();
        assert_eq!(written.get(), 3);
    }
}
