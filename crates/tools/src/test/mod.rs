//! `cargo tools test`: every check there is, counted together.
//!
//! [`steps`] lists them, [`count`] reads how many passed from what cargo and node print, [`needs`] finds or installs
//! node and the browser; [`deps`] looks at what we depend on, [`twice`] builds again and compares, [`platforms`] are real
//! ones. [`side_by_side`] runs what compiles our code beside what drives the page. A step that fails stops only those that
//! build on it.

mod adding;
mod count;
mod deps;
pub mod needs;
mod outcomes;
mod platforms;
mod run;
mod side_by_side;
mod steps;
mod twice;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::builder::PossibleValuesParser;

use crate::fault::Outcome;
use crate::project;
use crate::say;
use count::Tally;
use steps::{STEPS, Step};

/// What every step may look at.
pub struct Project {
    pub root: PathBuf,
}

#[derive(clap::Args)]
pub struct Options {
    /// Run the long checks too, as continuous integration does.
    #[arg(long)]
    all: bool,
    /// Run this check alone, with those that it builds on; may be given several times.
    #[arg(long, value_name = "CHECK", value_parser = check_names())]
    only: Vec<String>,
    /// Run the real learning platforms alone.
    #[arg(long)]
    platforms: bool,
    /// Run one check and nothing that it builds on, and end with its numbers as JSON: how this command runs itself.
    #[arg(long, value_name = "CHECK", value_parser = check_names(), hide = true)]
    step: Option<String>,
}

fn check_names() -> PossibleValuesParser {
    PossibleValuesParser::new(STEPS.iter().map(|step| step.name))
}

pub fn command(options: &Options) -> Outcome<ExitCode> {
    let project = Project { root: project::root()? };
    if let Some(step) = STEPS.iter().find(|step| options.step.as_deref() == Some(step.name)) {
        side_by_side::run_here(&project, step);
        return Ok(ExitCode::SUCCESS);
    }
    let platforms = options.platforms.then_some("platforms");
    let only: Vec<&str> = options.only.iter().map(String::as_str).chain(platforms).collect();
    let start = Instant::now();
    let ended = side_by_side::run(&chosen(options.all, &only));
    println!();
    let mut sum = Tally::default();
    for (step, (tally, took)) in STEPS.iter().filter_map(|step| Some((step, ended.get(step.name)?))) {
        println!("{}", line(step, tally, *took));
        sum.add(tally.clone());
    }
    println!("\nAll of it: {}", say::seconds(start.elapsed()));
    println!("{}", last_lines(&sum));
    Ok(if sum.failed == 0 && sum.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How a step ended, and how long it took.
fn line(step: &Step, tally: &Tally, took: Duration) -> String {
    let counted = [("flaky", tally.flaky.len()), ("not proved", tally.unproved.len())];
    let more: String =
        counted.iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{count} {word}, ")).collect();
    format!("{}: {} passed, {} failed, {more}{}", step.name, tally.passed, tally.failed, say::seconds(took))
}

/// What nobody may overlook, by name, and the sums in the line that continuous integration reads.
fn last_lines(tally: &Tally) -> String {
    let named = |word: &'static str, names: &[String]| -> Vec<String> {
        names.iter().map(|name| format!("{word}: {name}")).collect()
    };
    let mut lines = [named("flaky", &tally.flaky), named("not proved", &tally.unproved)].concat();
    let skipped = if tally.unproved.is_empty() { String::new() } else { format!(", {} skipped", tally.unproved.len()) };
    lines.push(format!("{} passed, {} failed{skipped}", tally.passed, tally.failed));
    lines.join("\n")
}

/// The named steps with what they build on; or all; without the long ones unless asked for.
fn chosen(all: bool, only: &[&str]) -> Vec<&'static Step> {
    let steps = STEPS.iter().filter(|step| only.contains(&step.name));
    let named: BTreeSet<&str> = steps.flat_map(|step| step.after.iter().copied().chain([step.name])).collect();
    let wanted = |step: &&Step| if only.is_empty() { all || !step.long } else { named.contains(step.name) };
    STEPS.iter().filter(wanted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(steps: &[&Step]) -> Vec<&'static str> {
        steps.iter().map(|step| step.name).collect()
    }

    #[test]
    fn one_named_step_brings_what_it_builds_on() {
        assert_eq!(names(&chosen(false, &["journeys"])), ["page", "module", "gallery", "journeys"]);
    }

    #[test]
    fn long_steps_run_only_when_asked_for() {
        assert!(!names(&chosen(false, &[])).contains(&"size"));
        assert!(names(&chosen(true, &[])).contains(&"size"));
    }

    #[test]
    fn every_step_stands_after_what_it_builds_on() {
        for (at, step) in STEPS.iter().enumerate() {
            for name in step.after {
                assert!(STEPS[..at].iter().any(|earlier| earlier.name == *name), "{} before {name}", step.name);
            }
        }
    }

    #[test]
    fn flaky_tests_and_what_was_not_proved_are_named_before_the_sums() {
        assert_eq!(last_lines(&Tally::of(7, 1)), "7 passed, 1 failed");
        let (flaky, unproved) = (vec!["a.test.js: one".to_owned()], vec!["Kolibri: no python3".to_owned()]);
        let said = last_lines(&Tally { flaky, unproved, ..Tally::of(7, 0) });
        assert_eq!(said, "flaky: a.test.js: one\nnot proved: Kolibri: no python3\n7 passed, 0 failed, 1 skipped");
    }
}
