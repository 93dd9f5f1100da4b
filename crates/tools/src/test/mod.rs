//! `cargo tools test`: every check there is, in order, counted together.
//!
//! [`steps`] lists them, [`count`] reads how many passed from what cargo and node print, [`needs`] finds or installs
//! node and the browser; [`deps`] looks at what we depend on, [`twice`] builds again and compares, [`platforms`] are real
//! ones. A step that fails stops only those that build on it.

mod adding;
mod count;
mod deps;
mod needs;
mod outcomes;
mod platforms;
mod run;
mod steps;
mod twice;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use crate::args::Args;
use crate::fault::{Fault, Outcome};
use crate::nearest::nearest;
use crate::project;
use crate::say;
use count::Tally;
use steps::{STEPS, Step};

/// What every step may look at.
pub struct Project {
    pub root: PathBuf,
}

pub fn command(mut args: Args) -> Outcome<ExitCode> {
    let all = args.flag("--all");
    let mut only = Vec::new();
    while let Some(name) = args.value("--only")? {
        only.push(step(&name)?);
    }
    if args.flag("--platforms") {
        only.push(step("platforms")?);
    }
    args.finish()?;
    let project = Project { root: project::root()? };
    let chosen = chosen(all, &only);
    let start = Instant::now();
    let tally = run_all(&project, &chosen);
    println!("\nAll of it: {}", say::seconds(start.elapsed()));
    println!("{}", last_lines(&tally));
    Ok(if tally.failed == 0 && tally.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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

fn step(name: &str) -> Outcome<&'static Step> {
    STEPS.iter().find(|step| step.name == name).ok_or_else(|| {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        let guess = nearest(name, names.iter().copied()).map(|near| format!("did you mean `{near}`? "));
        let mend = format!("{}There are: {}.", guess.unwrap_or_default(), names.join(", "));
        Fault::new("cargo tools test --only", format!("there is no step `{name}`"), mend)
    })
}

/// The named steps with what they build on; or all; without the long ones unless asked for.
fn chosen(all: bool, only: &[&'static Step]) -> Vec<&'static Step> {
    let named: BTreeSet<&str> = only.iter().flat_map(|step| step.after.iter().copied().chain([step.name])).collect();
    let wanted = |step: &&Step| if only.is_empty() { all || !step.long } else { named.contains(step.name) };
    STEPS.iter().filter(wanted).collect()
}

fn run_all(project: &Project, chosen: &[&Step]) -> Tally {
    let mut sum = Tally::default();
    let mut broken = BTreeSet::new();
    let mut summary = Vec::new();
    for (number, step) in chosen.iter().enumerate() {
        println!("\n── {} of {}: {} ({})", number + 1, chosen.len(), step.heading, step.name);
        let start = Instant::now();
        let tally = match step.after.iter().find(|name| broken.contains(*name)) {
            Some(name) => {
                println!("Not run: it needs `{name}`, which failed.");
                Tally::FAILED
            }
            None => (step.run)(project).unwrap_or_else(|fault| {
                println!("{fault}");
                Tally::FAILED
            }),
        };
        let counted = [("flaky", tally.flaky.len()), ("not proved", tally.unproved.len())];
        let more: String =
            counted.iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{count} {word}, ")).collect();
        let line = format!("{}: {} passed, {} failed, {more}{}", step.name, tally.passed, tally.failed, took(start));
        println!("── {line}");
        summary.push(line);
        if tally.failed > 0 {
            broken.insert(step.name);
        }
        sum.add(tally);
    }
    println!("\n{}", summary.join("\n"));
    sum
}

fn took(start: Instant) -> String {
    say::seconds(start.elapsed())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(steps: &[&Step]) -> Vec<&'static str> {
        steps.iter().map(|step| step.name).collect()
    }

    #[test]
    fn one_named_step_brings_what_it_builds_on() {
        assert_eq!(names(&chosen(false, &[step("journeys").unwrap()])), ["page", "module", "journeys"]);
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

    #[test]
    fn a_mistyped_step_is_answered_with_the_nearest_one() {
        assert!(
            step("jurneys")
                .err()
                .map(|fault| fault.to_string())
                .unwrap_or_default()
                .contains("did you mean `journeys`?")
        );
    }
}
