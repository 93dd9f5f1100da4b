//! `cargo tools …`: builds, serves, tests and measures the calculator. Host only.
//!
//! Each command is a module of its own; what they share is small: [`args`] reads the command line,
//! [`fault`] is an error that says how to mend it, [`project`] knows where things are and starts cargo,
//! [`say`] prints progress, [`shared`] is what the fast half has too.

mod args;
mod build;
mod bulk;
mod fault;
mod hash;
mod project;
mod say;
mod schema;
mod scorm;
mod serve;
#[path = "../shared/mod.rs"]
mod shared;
mod size;
mod test;

use std::process::ExitCode;

use args::Args;
use fault::{Fault, Outcome};
use shared::nearest::nearest;

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
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_else(|| "help".to_owned());
    match run(&command, words.collect()) {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &str, words: Vec<String>) -> Outcome<ExitCode> {
    if words.iter().any(|word| word == "--help") && !matches!(command, "check" | "decide" | "report" | "bench") {
        print!("{}", help());
        return Ok(ExitCode::SUCCESS);
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
        "check" | "decide" | "report" | "bench" => bulk::command(command, args.rest()),
        "help" | "--help" | "-h" => {
            print!("{}", help());
            Ok(ExitCode::SUCCESS)
        }
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
