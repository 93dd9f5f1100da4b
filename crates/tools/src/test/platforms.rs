//! Real learning platforms, from PyPI, each in an environment of its own under `target/platforms`.
//!
//! One that cannot be had here is not proved, and is named in the last lines: it has neither passed nor failed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Project;
use super::count::{Counted, Tally};
use super::needs;
use super::run::counted;
use super::steps::{node_test, test_files};
use crate::fault::{Fault, Outcome};
use crate::project::{on_path, output_of};
use crate::say;

/// A platform with the file of `tests/platforms` that tries it.
struct Platform {
    name: &'static str,
    file: &'static str,
    /// Tells the tests which Python to use.
    variable: &'static str,
    packages: &'static [&'static str],
}

const PLATFORMS: [Platform; 2] = [
    Platform {
        name: "Open edX",
        file: "open-edx.test.js",
        variable: "PLATFORM_PYTHON",
        packages: &["openedx-scorm-xblock==19.0.5", "xblock-sdk==0.14.0", "django<5.1", "django-pyfs", "lazy"],
    },
    Platform { name: "Kolibri", file: "kolibri.test.js", variable: "KOLIBRI_PYTHON", packages: &["kolibri==0.19.5"] },
];

/// What pip says when it cannot reach its packages.
const UNREACHABLE: [&str; 4] = ["No matching distribution", "NewConnectionError", "Name or service", "timed out"];

/// Installs what is missing and runs the tests of every platform that is to be had.
pub fn check(project: &Project) -> Outcome<Tally> {
    needs::node()?;
    let browser = needs::browser()?;
    needs::packages(&project.root.join("tests/e2e"))?;
    let mut tally = Tally::default();
    let (mut files, mut pythons) = (Vec::new(), Vec::new());
    for file in test_files(&project.root.join("tests/platforms"))? {
        let platform = platform_of(&file)?;
        match environment(
            &project.root.join("target/platforms").join(platform.file.trim_end_matches(".test.js")),
            platform.packages,
        )? {
            Found::Python(python) => {
                files.push(file);
                pythons.push((platform.variable, python));
            }
            Found::Not(reason) => tally.unproved.push(format!("{}: {reason}", platform.name)),
        }
    }
    if files.is_empty() {
        return Ok(tally);
    }
    let tools = std::env::current_exe().map_err(|error| Fault::reading(Path::new("this program"), &error))?;
    let mut command = node_test(project, &project.root.join("tests/platforms"), &files);
    command.env("CHROMIUM", &browser).env("GRADE_CALCULATOR_TOOLS", &tools).envs(pythons);
    tally.add(counted(&mut command, Counted::Node)?);
    Ok(tally)
}

fn platform_of(file: &Path) -> Outcome<&'static Platform> {
    let is_of = |platform: &&Platform| file.file_name().is_some_and(|name| name == platform.file);
    PLATFORMS.iter().find(is_of).ok_or_else(|| {
        Fault::new(
            file.display().to_string(),
            "belongs to no platform",
            "add it to crates/tools/src/test/platforms.rs.",
        )
    })
}

/// The Python of an environment, or why there is none here.
enum Found {
    Python(PathBuf),
    Not(&'static str),
}

/// An environment with these packages.
fn environment(folder: &Path, packages: &[&str]) -> Outcome<Found> {
    let python = folder.join("bin/python");
    let note = folder.join(".installed");
    let wanted = packages.join("\n");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(Found::Python(python));
    }
    if on_path("python3").is_none() {
        return Ok(Found::Not("there is no python3 here"));
    }
    say::line(format!("Installing {} …", packages.join(", ")));
    if output_of(Command::new("python3").args(["-m", "venv"]).arg(folder)).is_err() {
        return Ok(Found::Not("python3 makes no environments here (on Debian: `apt-get install python3-venv`)"));
    }
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(packages).stdin(Stdio::null());
    let output = pip.output().map_err(|error| Fault::starting("pip", &error))?;
    if output.status.success() {
        fs::write(&note, wanted).map_err(|error| Fault::writing(&note, &error))?;
        return Ok(Found::Python(python));
    }
    let told = String::from_utf8_lossy(&output.stderr);
    if UNREACHABLE.iter().any(|words| told.contains(words)) {
        return Ok(Found::Not("PyPI is out of reach, or has these packages no longer"));
    }
    Err(Fault::new("pip install", told.trim().to_owned(), "mend what it says, or remove target/platforms."))
}
