//! The fast half of `cargo tools`: checks packs, decides many records, measures. Compiled with optimisation, and
//! light on dependencies, because deciding in a quickly built program would be ten times slower.
//!
//! | file | does |
//! |---|---|
//! | [`words`] | reads the command line |
//! | [`shared`] | faults that say how to mend them, and what else `tools` has too |
//! | [`check`] | `check FILE…`: every problem of a pack |
//! | [`warnings`] | what a pack that can be read may be wrong about |
//! | [`against`] | `check --against TEXT…`: sentences that are not our own |
//! | [`decide`] | `decide [FILE]`: records in, decisions out, a line each |
//! | [`lines`] | lines of bounded length from an input of any length |
//! | [`graders`] | standards made ready once each |
//! | [`report`] | `report FILE`: one record as the report that the page saves |
//! | [`mod@bench`] | `bench`: how long it all takes, beside the figures recorded last |
//! | [`prompts`] | `bench --prompts`: how many prompts it takes until a grade is settled |
//! | [`samples`] | made-up records to measure with |
//! | [`figures`] | the recorded figures |
//!
//! It ends with 0 when all is well, 1 when a file or a record has a problem, 2 when it could not do what was asked.

mod against;
mod bench;
mod check;
mod decide;
mod explain;
mod figures;
mod graders;
mod lines;
mod prompts;
mod report;
mod samples;
#[path = "../shared/mod.rs"]
mod shared;
mod warnings;
mod words;

use shared::fault::Fault;
use shared::nearest::nearest;
use std::ffi::OsString;
use std::process::ExitCode;
use words::Words;

/// The ending of a program that found problems in what it read.
const PROBLEMS: u8 = 1;

/// The ending of a program that could not do what was asked.
const MISUSED: u8 = 2;

/// A command: its name, and its help.
const COMMANDS: [(&str, &str); 4] =
    [("check", check::HELP), ("decide", decide::HELP), ("report", report::HELP), ("bench", bench::HELP)];

fn main() -> ExitCode {
    let mut given = std::env::args_os().skip(1);
    let name = given.next().unwrap_or_default().to_string_lossy().into_owned();
    run(&name, given.collect()).unwrap_or_else(|fault| {
        eprintln!("{fault}");
        ExitCode::from(MISUSED)
    })
}

fn run(name: &str, given: Vec<OsString>) -> Result<ExitCode, Fault> {
    let Some((_, help)) = COMMANDS.iter().find(|(known, _)| *known == name) else {
        return match name {
            "" | "help" | "--help" | "-h" => Ok(print(&COMMANDS.map(|(_, help)| help).join("\n"))),
            unknown => Err(unknown_command(unknown)),
        };
    };
    let mut words = Words::new(name, given);
    if words.flag("--help") || words.flag("-h") {
        return Ok(print(help));
    }
    match name {
        "check" => check::command(words),
        "decide" => decide::command(words),
        "report" => report::command(words),
        _ => bench::command(words),
    }
}

fn print(help: &str) -> ExitCode {
    use std::io::Write as _;
    // A reader that has gone away wants no help.
    let _ = std::io::stdout().write_all(help.as_bytes());
    ExitCode::SUCCESS
}

fn unknown_command(unknown: &str) -> Fault {
    let names = COMMANDS.map(|(name, _)| name);
    let mend = match nearest(unknown, names) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("there are {}.", names.join(", ")),
    };
    Fault::new(format!("cargo tools {unknown}"), "there is no such command", mend)
}
