//! Follows the guide for authors to its end: an invented standard is compiled in and decided by.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use super::Project;
use super::count::Tally;
use crate::fault::{Fault, Outcome};
use crate::project::cargo;

const GUIDE: &str = "src/standards/adding.md";
const RECORD: &str = concat!(
    r#"{"format":"learner-record/2","standard":"ST9996_1.0","judgements":"#,
    r#"{"AM1-ringing-p1":"met","AM1-ringing-d1":"partly","AM1-upkeep-p1":"met"}}"#,
);
const DECISION: &str = r#""overall":{"today":"pass","possible":"pass"}"#;

/// Puts the guide's pack into a folder of its own, compiles with that folder beside the shipped packs, and lets the
/// result decide. Nothing of the project's own folders is touched; what is compiled stays apart too.
pub fn adding(project: &Project) -> Outcome<Tally> {
    let guide = project.root.join(GUIDE);
    let text = fs::read_to_string(&guide).map_err(|error| Fault::reading(&guide, &error))?;
    let pack = text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    let folder = project.root.join("target/adding");
    let trial = folder.join("trial");
    let file = trial.join("ST9996_1.0.json");
    fs::create_dir_all(&trial).and_then(|()| fs::write(&file, pack)).map_err(|e| Fault::writing(&file, &e))?;
    let lost = |error: std::io::Error| Fault::starting("cargo", &error);
    let mut child = cargo(&project.root)
        .args(["run", "--quiet", "--features=bulk", "--bin=bulk", "--target-dir"])
        .arg(folder.join("target"))
        .args(["--", "decide", "--brief"])
        .env("GRADE_CALCULATOR_PACKS", &trial)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(lost)?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(RECORD.as_bytes()).map_err(lost)?;
    }
    let output = child.wait_with_output().map_err(lost)?;
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{}", said.trim_end());
    Ok(if output.status.success() && said.contains(DECISION) { Tally::PASSED } else { Tally::FAILED })
}
