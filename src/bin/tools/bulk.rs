//! `check`, `decide`, `report` and `bench` run in a program of their own, `bulk`, compiled with optimisation:
//! deciding many records in a quickly built program would be ten times slower.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use crate::fault::{Fault, Outcome};
use crate::project;
use crate::say;

/// Builds `bulk` if need be and becomes it: its input, output and exit code are ours.
pub fn command(name: &str, words: Vec<String>) -> Outcome<ExitCode> {
    let program = build(&project::root()?)?;
    let mut command = Command::new(&program);
    command.arg(name).args(words);
    hand_over(command)
}

/// Builds the program and returns its path. Takes no standard input: that belongs to `bulk`.
fn build(root: &Path) -> Outcome<PathBuf> {
    let words = ["build", "--release", "--quiet", "--features", "bulk", "--bin", "bulk"];
    let mut cargo = project::cargo(root);
    cargo.args(words).arg("--message-format=json-render-diagnostics");
    let child = cargo.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(|e| Fault::starting("cargo", &e))?;
    let output = patiently(child)?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let program = printed.lines().filter_map(executable).next_back();
    match program {
        Some(program) if output.status.success() => Ok(program),
        _ => {
            let place = format!("cargo {}", words.join(" "));
            Err(Fault::new(place, "did not build the program", "its own message stands above."))
        }
    }
}

/// Waits for cargo and says so when it takes long.
fn patiently(mut child: Child) -> Outcome<std::process::Output> {
    let broken = |error: std::io::Error| Fault::starting("cargo", &error);
    let mut stdout = child.stdout.take();
    let reader = std::thread::spawn(move || {
        let mut printed = Vec::new();
        if let Some(pipe) = stdout.as_mut() {
            // A broken pipe shows in cargo's exit code.
            let _ = std::io::Read::read_to_end(pipe, &mut printed);
        }
        printed
    });
    let start = Instant::now();
    let mut said = false;
    let status = loop {
        if let Some(status) = child.try_wait().map_err(broken)? {
            break status;
        }
        if !said && start.elapsed() > Duration::from_secs(2) {
            say::line("Compiling the fast half of the tools, with optimisation (once after each change) …");
            said = true;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let printed = reader.join().unwrap_or_default();
    Ok(std::process::Output { status, stdout: printed, stderr: Vec::new() })
}

/// The path of the program that one line of cargo's JSON names.
fn executable(line: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    if message.get("target")?.get("name")?.as_str()? != "bulk" {
        return None;
    }
    message.get("executable")?.as_str().map(PathBuf::from)
}

#[cfg(unix)]
fn hand_over(mut command: Command) -> Outcome<ExitCode> {
    use std::os::unix::process::CommandExt;
    // Returns only if the program could not be started.
    let error = command.exec();
    Err(Fault::starting(&command.get_program().to_string_lossy(), &error))
}

#[cfg(not(unix))]
fn hand_over(mut command: Command) -> Outcome<ExitCode> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| Fault::starting(&name, &error))?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_in_what_cargo_prints() {
        let line = r#"{"reason":"compiler-artifact","target":{"name":"bulk"},"executable":"somewhere/bulk"}"#;
        assert_eq!(executable(line), Some(PathBuf::from("somewhere/bulk")));
        assert_eq!(executable(r#"{"reason":"build-finished","success":true}"#), None);
        assert_eq!(executable("not JSON"), None);
    }
}
