//! `cargo tools schema`: writes the JSON Schemas that editors use, and the types that TypeScript uses.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use grades::formats::schemas;

use crate::args::Args;
use crate::fault::{Fault, Outcome};
use crate::project;

pub fn command(mut args: Args) -> Outcome<ExitCode> {
    let out = args.value("--out")?.map(PathBuf::from);
    args.finish()?;
    let root = project::root()?;
    let folder = |own: &str| out.clone().unwrap_or_else(|| root.join(own));
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
