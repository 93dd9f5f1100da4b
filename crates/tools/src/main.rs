//! `cargo tools …`: builds, serves, tests and measures the calculator. Host only.
//!
//! | command | modules |
//! |---|---|
//! | `build`, `gallery`, `module`, `scorm`, `serve`, `size`, `schema` | [`build`], [`scorm`], [`serve`], [`size`], [`schema`] |
//! | `test` | [`test`](mod@test) |
//! | `check` | [`check`]; [`warnings`] for what a pack that can be read may be wrong about, [`against`] for sentences that are not our own, [`explain`] for rules in words |
//! | `import` | [`mod@import`] |
//! | `decide`, `report` | [`decide`], [`report`]; [`lines`] of bounded length, [`graders`] made ready once each |
//! | `cohort` | [`cohort`] |
//! | `bench` | [`mod@bench`], [`prompts`], [`peers`]; [`samples`] are made-up records, [`figures`] the last ones |
//!
//! Each has `Options`, which clap reads from the command line. What they share is small: [`fault`] is an error that says how
//! to mend it, [`project`] knows where things are and starts cargo, [`say`] prints progress.
//!
//! `import`, `check`, `decide`, `report`, `cohort` and `bench` end with 0 when all is well, 1 when a file or a record has a problem, 2 when
//! they could not do what was asked; the others with 0 or 1. What clap cannot read ends with 2, whatever the command.

mod against;
mod bench;
mod build;
mod check;
mod cohort;
mod decide;
mod explain;
mod fault;
mod figures;
mod graders;
mod hash;
mod import;
mod lines;
mod nearest;
mod numbers;
mod peers;
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
mod types;
mod warnings;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

/// The ending of a command that found problems in what it read.
const PROBLEMS: u8 = 1;

/// The ending of one that reads packs and records, and could not do what was asked.
const MISUSED: u8 = 2;

/// The apprenticeship grade calculator: build it, serve it, test it, and use it without the page.
#[derive(Parser)]
#[command(name = "cargo tools", bin_name = "cargo tools")]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page into dist/site
    Build(build::Options),
    /// Build the page and serve it on this computer
    Serve(serve::Options),
    /// Build the gallery of components into dist/gallery and serve it on this computer
    Gallery(build::gallery::Options),
    /// Build the JavaScript module into dist/npm
    Module(build::module::Options),
    /// Make a course package for learning platforms, in dist
    Scorm(scorm::Options),
    /// Run every check; the last line counts them
    Test(test::Options),
    /// Say what the first load weighs, beside its budget
    Size(size::Options),
    /// Make a draft of a pack from the text of an assessment plan
    Import(import::Options),
    /// Read packs and print every problem: its place, what is wrong, how to mend it
    Check(check::Options),
    /// Write the JSON Schemas, and the types for TypeScript
    Schema(schema::Options),
    /// Write the report on one learner record, a whole HTML file, to standard output
    Report(report::Options),
    /// Read learner records, one JSON object a line, and write one decision a line
    Decide(decide::Options),
    /// Read the files of a group of apprentices, and write a table for a spreadsheet
    Cohort(cohort::Options),
    /// Measure how long deciding takes, or starting
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let Some(command) = CommandLine::parse().command else {
        print!("{}", CommandLine::command().render_help());
        return ExitCode::SUCCESS;
    };
    let (ended, misused) = match command {
        Command::Build(options) => (build::command(&options), ExitCode::FAILURE),
        Command::Serve(options) => (serve::command(options), ExitCode::FAILURE),
        Command::Gallery(options) => (build::gallery::command(options), ExitCode::FAILURE),
        Command::Module(options) => (build::module::command(&options), ExitCode::FAILURE),
        Command::Scorm(options) => (scorm::command(options), ExitCode::FAILURE),
        Command::Test(options) => (test::command(&options), ExitCode::FAILURE),
        Command::Size(options) => (size::command(&options), ExitCode::FAILURE),
        Command::Schema(options) => (schema::command(&options), ExitCode::FAILURE),
        Command::Import(options) => (import::command(&options), ExitCode::from(MISUSED)),
        Command::Check(options) => (check::command(&options), ExitCode::from(MISUSED)),
        Command::Report(options) => (report::command(&options), ExitCode::from(MISUSED)),
        Command::Decide(options) => (decide::command(options), ExitCode::from(MISUSED)),
        Command::Cohort(options) => (cohort::command(&options), ExitCode::from(MISUSED)),
        Command::Bench(options) => (bench::command(&options), ExitCode::from(MISUSED)),
    };
    ended.unwrap_or_else(|fault| {
        eprintln!("{fault}");
        misused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_one_that_clap_can_read() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_mistyped_check_is_answered_with_the_nearest_one() {
        let told = CommandLine::try_parse_from(["tools", "test", "--only", "jurneys"]).err().map(|it| it.to_string());
        assert!(told.unwrap_or_default().contains("a similar value exists: 'journeys'"));
    }
}
