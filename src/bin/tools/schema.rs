//! `cargo tools schema`: writes the JSON Schemas that editors use.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use grade_calculator::formats::schemas;

use crate::args::Args;
use crate::fault::{Fault, Outcome};
use crate::project;

pub fn command(mut args: Args) -> Outcome<ExitCode> {
    let out = args.value("--out")?.map(PathBuf::from);
    args.finish()?;
    let folder = match out {
        Some(folder) => folder,
        None => project::root()?.join("static/schema"),
    };
    fs::create_dir_all(&folder).map_err(|error| Fault::writing(&folder, &error))?;
    for (name, text) in [("pack.schema.json", schemas::pack()), ("record.schema.json", schemas::record())] {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| Fault::writing(&path, &error))?;
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}
