//! Real learning platforms, from PyPI, each in an environment of its own under `target/platforms`.
//!
//! Where PyPI is out of reach they are left out, and that is said: nothing here fails for want of a network.

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

/// What the tests of `tests/platforms` find in their surroundings, and the packages behind it.
const ENVIRONMENTS: [(&str, &str, &[&str]); 2] = [
    (
        "PLATFORM_PYTHON",
        "open-edx",
        &["openedx-scorm-xblock==19.0.5", "xblock-sdk==0.14.0", "django<5.1", "django-pyfs", "lazy"],
    ),
    ("KOLIBRI_PYTHON", "kolibri", &["kolibri==0.19.5"]),
];

/// What pip says when it cannot reach its packages.
const UNREACHABLE: [&str; 4] = ["No matching distribution", "NewConnectionError", "Name or service", "timed out"];

/// Installs what is missing and runs the tests.
pub fn check(project: &Project) -> Outcome<Tally> {
    needs::node()?;
    let browser = needs::browser()?;
    needs::packages(&project.root.join("tests/e2e"))?;
    let folder = project.root.join("tests/platforms");
    let tools = std::env::current_exe().map_err(|error| Fault::reading(Path::new("this program"), &error))?;
    let mut command = node_test(&folder, &test_files(&folder)?);
    command.env("CHROMIUM", &browser).env("GRADE_CALCULATOR_TOOLS", &tools);
    for (variable, name, packages) in ENVIRONMENTS {
        match environment(&project.root.join("target/platforms").join(name), packages)? {
            Some(python) => command.env(variable, python),
            None => return Ok(Tally::default()),
        };
    }
    counted(&mut command, Counted::Node)
}

/// The Python of an environment with these packages; nothing, said aloud, where they cannot be had.
fn environment(folder: &Path, packages: &[&str]) -> Outcome<Option<PathBuf>> {
    let python = folder.join("bin/python");
    let note = folder.join(".installed");
    let wanted = packages.join("\n");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(Some(python));
    }
    if on_path("python3").is_none() {
        say::line("Left out: there is no python3 here.");
        return Ok(None);
    }
    say::line(format!("Installing {} …", packages.join(", ")));
    output_of(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(packages).stdin(Stdio::null());
    let output = pip.output().map_err(|error| Fault::starting("pip", &error))?;
    if output.status.success() {
        fs::write(&note, wanted).map_err(|error| Fault::writing(&note, &error))?;
        return Ok(Some(python));
    }
    let told = String::from_utf8_lossy(&output.stderr);
    if UNREACHABLE.iter().any(|words| told.contains(words)) {
        say::line("Left out: PyPI is out of reach, or has these packages no longer.");
        return Ok(None);
    }
    Err(Fault::new("pip install", told.trim().to_owned(), "mend what it says, or remove target/platforms."))
}
