//! `cargo tools scorm`: the calculator as a package for learning platforms (SCORM 1.2 or 2004 4th edition).
//!
//! [`base`] packs what every package holds; [`package`] adds what differs: `package.js`, which says what was chosen, and
//! the manifest. `providers.html` does the second half in the browser, from the same files, and gives the same bytes.

mod base;
mod catalogue;
mod package;

use std::path::PathBuf;
use std::process::ExitCode;

pub use base::beside_the_page;

use crate::args::Args;
use crate::build;
use crate::fault::{Fault, Outcome};
use crate::project;
use package::{Choice, Edition};

/// Builds the one-file edition, unless `--from` names one, and packs it.
pub fn command(mut args: Args) -> Outcome<ExitCode> {
    let out = args.value("--out")?.map(PathBuf::from);
    let mut standards = Vec::new();
    while let Some(uid) = args.value("--standard")? {
        standards.push(uid);
    }
    let edition = match args.value("--edition")?.as_deref() {
        None | Some("1.2") => Edition::Scorm12,
        Some("2004") => Edition::Scorm2004,
        Some(other) => {
            return Err(Fault::new("--edition", format!("there is no edition `{other}`"), "write 1.2 or 2004."));
        }
    };
    let choice = Choice {
        edition,
        standards,
        option: args.value("--option")?,
        title: args.value("--title")?,
        logo: args.value("--logo")?.map(PathBuf::from),
        accent: args.value("--accent")?,
        score: args.flag("--score"),
    };
    let from = args.value("--from")?.map(PathBuf::from);
    let how = build::how(&mut args);
    args.finish()?;
    let root = project::root()?;
    // What is wrong with the choice is told before anything takes long.
    let chosen = choice.check()?;
    let one_file = match from {
        Some(file) => build::read(&file)?,
        None => build::course(&root, how)?,
    };
    let packed = package::zip(&root, &chosen, &one_file)?;
    let path = out.unwrap_or_else(|| root.join("dist").join(chosen.file_name()));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Fault::writing(folder, &error))?;
    }
    std::fs::write(&path, &packed).map_err(|error| Fault::writing(&path, &error))?;
    println!("The package is {} ({} bytes)", path.display(), packed.len());
    Ok(ExitCode::SUCCESS)
}
