//! `cargo tools schema`: writes the JSON Schemas that editors use, and the types that TypeScript uses.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use grades::files::schema;

use crate::fault::{Fault, Outcome};
use crate::project;
use crate::types::{Source, types};
use serde_json::Value;

#[derive(clap::Args)]
pub struct Options {
    /// Write all of them into one folder, instead of each where it belongs.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

pub fn command(options: &Options) -> Outcome<ExitCode> {
    let root = project::root()?;
    let folder = |own: &str| options.out.clone().unwrap_or_else(|| root.join(own));
    let (schemas_folder, types) = (folder("static/schema"), folder("crates/grades-js/npm"));
    let files = [
        (&schemas_folder, "pack.schema.json", schema::pack()),
        (&schemas_folder, "record.schema.json", schema::record()),
        (&schemas_folder, "review.schema.json", schema::review()),
        (&schemas_folder, "decision.schema.json", schema::decision()),
        (&types, "types.d.ts", types_of_files()),
    ];
    for (folder, name, text) in files {
        fs::create_dir_all(folder).map_err(|error| Fault::writing(folder, &error))?;
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| Fault::writing(&path, &error))?;
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// The types of packs, records and decisions, as the text of a file.
pub fn types_of_files() -> String {
    let [record, pack, decision, bounds] = [schema::record(), schema::pack(), schema::decision(), schema::bounds()]
        .map(|text| serde_json::from_str::<Value>(&text).unwrap_or_default());
    types(&[
        Source { schema: &record, top: "LearnerRecord", prefix: "Record", read: true },
        Source { schema: &pack, top: "Pack", prefix: "Pack", read: true },
        Source { schema: &decision, top: "Decision", prefix: "", read: false },
        Source { schema: &bounds, top: "DecisionBounds", prefix: "", read: false },
    ])
}

#[test]
fn the_published_types_are_current() {
    let published = include_str!("../../grades-js/npm/types.d.ts");
    assert!(published == types_of_files(), "types.d.ts is not current: run `cargo tools schema`");
}
