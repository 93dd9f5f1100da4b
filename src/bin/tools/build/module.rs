//! `cargo tools module`: the calculator as a JavaScript module, for other people's pages and for Node.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{compile, folder, glue};
use crate::args::Args;
use crate::fault::Outcome;
use crate::project;

pub fn command(mut args: Args) -> Outcome<ExitCode> {
    let out = args.value("--out")?.map(PathBuf::from);
    args.finish()?;
    let folder = module(&project::root()?, out.as_deref())?;
    println!("The module is in {}", folder.display());
    Ok(ExitCode::SUCCESS)
}

/// Builds the module into `dist/npm`, or into a folder of the caller's choice, and returns the folder.
pub fn module(root: &Path, out: Option<&Path>) -> Outcome<PathBuf> {
    let compiled = compile::wasm(root, compile::What::Module, compile::How::Shipped)?;
    let glued = glue::module(root, &compiled)?;
    let mut files = BTreeMap::new();
    files.insert("grade_calculator.js".to_owned(), glued.js.into_bytes());
    files.insert("grade_calculator_bg.wasm".to_owned(), glued.wasm);
    if let Some(types) = glued.types {
        files.insert("grade_calculator.d.ts".to_owned(), types.into_bytes());
    }
    match out {
        None => {
            let folder = root.join("dist/npm");
            folder::write(&folder, &files, folder::Stale::Everything)?;
            Ok(folder)
        }
        Some(out) => {
            folder::write(out, &files, folder::Stale::HashedOnly)?;
            Ok(out.to_path_buf())
        }
    }
}
