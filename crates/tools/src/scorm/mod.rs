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

use crate::build;
use crate::fault::{Fault, Outcome};
use crate::project;
use package::{Choice, Edition};

#[derive(clap::Args)]
pub struct Options {
    /// Which SCORM the platform speaks.
    #[arg(long, value_enum, default_value_t = Edition::Scorm12)]
    edition: Edition,
    /// Show this standard only, such as ST0792_1.2; may be given several times.
    #[arg(long = "standard", value_name = "UID")]
    standards: Vec<String>,
    /// Start with this option of the only standard.
    #[arg(long, value_name = "ID")]
    option: Option<String>,
    /// Call the calculator by another name.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Show a picture beside the name.
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    /// Use a colour of your own, such as #1d70b8.
    #[arg(long, value_name = "#RRGGBB")]
    accent: Option<String>,
    /// Report to the platform how many per cent of the questions were answered yes.
    #[arg(long)]
    score: bool,
    /// Pack a one-file edition that was built before.
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Write the package to another file.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    speed: build::Speed,
}

/// Builds the one-file edition, unless one is given, and packs it.
pub fn command(options: Options) -> Outcome<ExitCode> {
    let Options { edition, standards, option, title, logo, accent, score, from, out, speed } = options;
    let choice = Choice { edition, standards, option, title, logo, accent, score };
    let root = project::root()?;
    // What is wrong with the choice is told before anything takes long.
    let chosen = choice.check()?;
    let one_file = match from {
        Some(file) => build::read(&file)?,
        None => build::course(&root, speed.how())?,
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
