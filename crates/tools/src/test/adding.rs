//! Follows the guide for authors to its end: an invented standard is compiled in, and its cases come out.

use std::fs;
use std::path::Path;

use super::Project;
use super::count::{Counted, Tally};
use super::run::counted;
use crate::fault::{Fault, Outcome};
use crate::project::cargo;

const GUIDE: &str = "standards/adding.md";

/// Puts the guide's pack and cases into a folder of their own, compiles with that folder beside the shipped packs, and
/// runs the cases. Nothing of the project's own files is touched; only what holds the packs is compiled anew, now and once
/// more when next it is needed without this one.
pub fn adding(project: &Project) -> Outcome<Tally> {
    let guide = project.root.join(GUIDE);
    let text = fs::read_to_string(&guide).map_err(|error| Fault::reading(&guide, &error))?;
    let mut blocks = text.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    let trial = project.root.join("target/adding");
    write(&trial.join("ST9996_1.0.json"), blocks.next().unwrap_or_default())?;
    write(&trial.join("cases/ST9996_1.0/guide.json"), blocks.next().unwrap_or_default())?;
    let mut command = cargo(&project.root);
    command.args(["test", "--workspace", "--test=cases"]);
    counted(command.env("GRADE_CALCULATOR_PACKS", &trial), Counted::Cargo)
}

fn write(file: &Path, text: &str) -> Outcome<()> {
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder).and_then(|()| fs::write(file, text)).map_err(|error| Fault::writing(file, &error))
}
