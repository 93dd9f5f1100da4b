//! Runs the steps in two lanes, side by side: what compiles and tests our code, and what builds and drives the page. A
//! browser leaves much of a machine with two cores idle, and cargo does one thing at a time.
//!
//! Each step is a process of its own, so that every line it prints can be told from those of the other lane.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, IsTerminal, Write, stdout};
use std::process::{Command, Stdio};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::Project;
use super::count::Tally;
use super::line;
use super::steps::{Lane, Step};
use crate::fault::{Fault, Outcome};

/// What the last line of a step's process starts with; its numbers follow, as JSON.
const MARK: &str = "step ended ";

/// How each step ended, and how long it took, by name.
pub type Ended = BTreeMap<&'static str, (Tally, Duration)>;

/// Runs a step in this process, and prints its numbers for the process that started it.
pub fn run_here(project: &Project, step: &Step) {
    let tally = (step.run)(project).unwrap_or_else(|fault| {
        println!("{fault}");
        Tally::FAILED
    });
    println!("{MARK}{}", serde_json::json!(tally));
}

/// Runs the steps, each once those that it builds on have ended.
pub fn run(steps: &[&'static Step]) -> Ended {
    let ended = Mutex::new(Ended::new());
    let one_ended = Condvar::new();
    let both = [Lane::Code, Lane::Page].iter().all(|lane| steps.iter().any(|step| step.lane == *lane));
    let run_lane = |lane: Lane| {
        for step in steps.iter().filter(|step| step.lane == lane) {
            let of_chosen = |name: &&&str| steps.iter().any(|step| step.name == **name);
            let mut known = ended.lock().unwrap_or_else(PoisonError::into_inner);
            while !step.after.iter().filter(of_chosen).all(|name| known.contains_key(name)) {
                known = one_ended.wait(known).unwrap_or_else(PoisonError::into_inner);
            }
            let failed = |name: &&&str| known.get(*name).is_some_and(|(tally, _)| tally.failed > 0);
            let broken = step.after.iter().find(failed).copied();
            drop(known);
            let before = if both { format!("{} │ ", step.name) } else { String::new() };
            let start = Instant::now();
            show(&before, &format!("── {} ({})", step.heading, step.name));
            let tally = match broken {
                Some(name) => {
                    show(&before, &format!("Not run: it needs `{name}`, which failed."));
                    Tally::FAILED
                }
                None => run_apart(step, &before).unwrap_or_else(|fault| {
                    show(&before, &fault.to_string());
                    Tally::FAILED
                }),
            };
            let took = start.elapsed();
            show(&before, &format!("── {}", line(step, &tally, took)));
            ended.lock().unwrap_or_else(PoisonError::into_inner).insert(step.name, (tally, took));
            one_ended.notify_all();
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| run_lane(Lane::Code));
        run_lane(Lane::Page);
    });
    ended.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Runs a step in a process of its own, and shows what it prints, line by line, with `before` in front.
fn run_apart(step: &Step, before: &str) -> Outcome<Tally> {
    let lost = |error: std::io::Error| Fault::starting("this program", &error);
    let (from, to) = std::io::pipe().map_err(lost)?;
    let mut command = Command::new(std::env::current_exe().map_err(lost)?);
    command.args(["test", "--step", step.name]).stdin(Stdio::null());
    command.stdout(to.try_clone().map_err(lost)?).stderr(to);
    if stdout().is_terminal() {
        // Through a pipe, programs would go grey.
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let mut child = command.spawn().map_err(lost)?;
    // It holds the end of the pipe that is written to, and reading would never end.
    drop(command);
    let mut tally = None;
    for line in BufReader::new(from).split(b'\n') {
        let line = line.map_err(lost)?;
        let line = String::from_utf8_lossy(&line);
        match line.strip_prefix(MARK) {
            Some(numbers) => tally = serde_json::from_str(numbers).ok(),
            None => show(before, &line),
        }
    }
    let status = child.wait().map_err(lost)?;
    // A step that broke off proved nothing.
    Ok(tally.filter(|_| status.success()).unwrap_or(Tally::FAILED))
}

/// Whoever reads our output may be gone; the numbers still count.
fn show(before: &str, line: &str) {
    let mut out = stdout().lock();
    let _ = writeln!(out, "{before}{line}").and_then(|()| out.flush());
}
