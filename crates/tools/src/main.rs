//! `cargo tools …`: builds, serves, tests and measures the calculator. Host only.
//!
//! | command | modules |
//! |---|---|
//! | `build`, `module`, `scorm`, `serve`, `size`, `schema` | [`build`], [`scorm`], [`serve`], [`size`], [`schema`] |
//! | `test` | [`test`](mod@test) |
//! | `check` | [`check`]; [`warnings`] for what a pack that can be read may be wrong about, [`against`] for sentences that are not our own, [`explain`] for rules in words |
//! | `decide`, `report` | [`decide`], [`report`]; [`lines`] of bounded length, [`graders`] made ready once each |
//! | `bench` | [`mod@bench`], [`prompts`]; [`samples`] are made-up records, [`figures`] what was recorded last |
//!
//! What they share is small: [`args`] and [`words`] read the command line, [`fault`] is an error that says how to mend it,
//! [`project`] knows where things are and starts cargo, [`say`] prints progress.
//!
//! `check`, `decide`, `report` and `bench` end with 0 when all is well, 1 when a file or a record has a problem, 2 when
//! they could not do what was asked; the others with 0 or 1.

mod against;
mod args;
mod bench;
mod build;
mod check;
mod decide;
mod explain;
mod fault;
mod figures;
mod graders;
mod hash;
mod lines;
mod nearest;
mod numbers;
mod project;
mod prompts;
mod report;
mod samples;
mod say;
mod schema;
mod scorm;
mod serve;
mod size;
mod test;
mod warnings;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use args::Args;
use fault::{Fault, Outcome};
use nearest::nearest;
use words::Words;

/// The ending of a command that found problems in what it read.
const PROBLEMS: u8 = 1;

/// The ending of one of [`READERS`] that could not do what was asked.
const MISUSED: u8 = 2;

/// The commands that read packs and records, with their help.
const READERS: [(&str, &str); 4] =
    [("check", check::HELP), ("decide", decide::HELP), ("report", report::HELP), ("bench", bench::HELP)];

/// One command: its name, what it takes, what it does.
const COMMANDS: &[(&str, &str, &str)] = &[
    ("build", "[--out DIR] [--draft]", "build the page into dist/site"),
    ("serve", "[--port N] [--open] [--draft]", "build the page and serve it at http://127.0.0.1:8080/"),
    ("module", "[--out DIR]", "build the JavaScript module into dist/npm"),
    (
        "scorm",
        "[--edition 1.2|2004] [--standard UID]… [--option ID] [--title TEXT] [--logo FILE] [--accent #RRGGBB] [--score]",
        "a package for learning platforms, in dist",
    ),
    ("test", "[--all] [--only NAME] [--platforms]", "run every check; the last line counts them"),
    ("size", "[--record]", "what the first visit downloads, beside its budget"),
    ("check", "[--json] [--strict] [--rules] FILE… [--against TEXT…]", "read packs and print every problem"),
    ("schema", "[--out DIR]", "write the JSON Schemas, and the types for TypeScript"),
    ("report", "--made DAY [--pack FILE] FILE", "write the report on one record, a whole HTML file"),
    ("decide", "[--brief] [--pack FILE] [FILE]", "decide records, one JSON line each"),
    ("bench", "[--record | --prompts]", "measure how long deciding takes"),
    ("help", "", "this list"),
];

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let command = words.next().map_or_else(|| "help".to_owned(), |name| name.to_string_lossy().into_owned());
    let reader = READERS.iter().find(|(name, _)| *name == command);
    let (ended, misused) = match reader {
        Some((name, help)) => (read(name, help, words.collect()), ExitCode::from(MISUSED)),
        None => (run(&command, words.map(|word| word.to_string_lossy().into_owned()).collect()), ExitCode::FAILURE),
    };
    ended.unwrap_or_else(|fault| {
        eprintln!("{fault}");
        misused
    })
}

/// The commands that read packs and records.
fn read(command: &str, help: &str, given: Vec<OsString>) -> Outcome<ExitCode> {
    let mut words = Words::new(command, given);
    if words.flag("--help") || words.flag("-h") {
        return Ok(print(help));
    }
    match command {
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

fn run(command: &str, words: Vec<String>) -> Outcome<ExitCode> {
    if words.iter().any(|word| word == "--help") {
        return Ok(print(&help()));
    }
    let args = Args::new(command, words);
    match command {
        "build" => build::command(args),
        "serve" => serve::command(args),
        "module" => build::module::command(args),
        "test" => test::command(args),
        "scorm" => scorm::command(args),
        "size" => size::command(args),
        "schema" => schema::command(args),
        "help" | "--help" | "-h" => Ok(print(&help())),
        unknown => Err(unknown_command(unknown)),
    }
}

fn unknown_command(unknown: &str) -> Fault {
    let names = COMMANDS.iter().map(|(name, _, _)| *name);
    let mend = match nearest(unknown, names) {
        Some(name) => format!("did you mean `cargo tools {name}`? `cargo tools help` lists every command."),
        None => "`cargo tools help` lists every command.".to_owned(),
    };
    Fault::new(format!("cargo tools {unknown}"), "there is no such command", mend)
}

fn help() -> String {
    let mut text = String::from("The apprenticeship grade calculator: build it, serve it, test it.\n\n");
    for (name, takes, does) in COMMANDS {
        let call = format!("cargo tools {name} {takes}");
        text.push_str(&format!("  {call:<36} {does}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_command_is_answered_with_the_nearest_one() {
        assert!(unknown_command("sevre").to_string().contains("did you mean `cargo tools serve`?"));
    }

    #[test]
    fn a_word_like_no_command_gets_the_list_instead_of_a_guess() {
        let text = unknown_command("xylophone").to_string();
        assert!(!text.contains("did you mean"));
        assert!(text.contains("cargo tools help"));
    }

    #[test]
    fn help_names_every_command() {
        for (name, _, _) in COMMANDS {
            assert!(help().contains(&format!("cargo tools {name}")), "{name} is not in the help");
        }
    }
}
