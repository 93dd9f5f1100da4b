//! `cargo tools schema`: writes the JSON Schemas that editors use, and the types that TypeScript uses.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use grades::formats::schemas;

use crate::fault::{Fault, Outcome};
use crate::project;

#[derive(clap::Args)]
pub struct Options {
    /// Write all of them into one folder, instead of each where it belongs.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

pub fn command(options: &Options) -> Outcome<ExitCode> {
    let root = project::root()?;
    let folder = |own: &str| options.out.clone().unwrap_or_else(|| root.join(own));
    let (schema, types) = (folder("static/schema"), folder("crates/grades-js/npm"));
    let files = [
        (&schema, "pack.schema.json", schemas::pack()),
        (&schema, "record.schema.json", schemas::record()),
        (&schema, "decision.schema.json", schemas::decision()),
        (&types, "types.d.ts", schemas::types()),
    ];
    for (folder, name, text) in files {
        fs::create_dir_all(folder).map_err(|error| Fault::writing(folder, &error))?;
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| Fault::writing(&path, &error))?;
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}
