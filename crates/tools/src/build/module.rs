//! `cargo tools module`: the calculator as an npm package, for other people's pages and for Node.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use standards::{SHIPPED, Shipped};

use super::glue::Glued;
use super::template::{fill, without_js_comments};
use super::{compile, folder, glue, read, read_text};
use crate::fault::Outcome;
use crate::hash;
use crate::project;

/// Scripts that are written by hand, in `crates/grades-js/npm`.
const SCRIPTS: [&str; 8] =
    ["core.js", "plain.js", "many.js", "engine.js", "engine-node.js", "index.js", "index-node.js", "inline.js"];
/// What is copied as it is, from where.
const COPIED: [(&str, &str); 6] = [
    ("crates/grades-js/npm/types.d.ts", "types.d.ts"),
    ("crates/grades-js/npm/index.d.ts", "index.d.ts"),
    ("crates/grades-js/npm/README.md", "README.md"),
    ("LICENSE", "LICENSE"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

#[derive(clap::Args)]
pub struct Options {
    /// Write the package into another folder.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

pub fn command(options: &Options) -> Outcome<ExitCode> {
    let folder = module(&project::root()?, options.out.as_deref())?;
    println!("The module is in {}", folder.display());
    Ok(ExitCode::SUCCESS)
}

/// Builds the package into `dist/npm`, or into a folder of the caller's choice, and returns the folder.
pub fn module(root: &Path, out: Option<&Path>) -> Outcome<PathBuf> {
    let files = package(root)?;
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

/// The files of the package.
fn package(root: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let Glued { js, wasm } = glue::module(root, &compile::wasm(root, compile::What::Module, compile::How::Shipped)?)?;
    let here = root.join("crates/grades-js/npm");
    let mut files = BTreeMap::new();
    files.insert("packs.js".to_owned(), packs().into_bytes());
    files.insert("glue.js".to_owned(), js.into_bytes());
    files.insert("wasm.js".to_owned(), format!("export default \"{}\";\n", hash::base64(&wasm)).into_bytes());
    files.insert("engine.wasm".to_owned(), wasm);
    for name in SCRIPTS {
        files.insert(name.to_owned(), without_js_comments(&read_text(&here.join(name))?).into_bytes());
    }
    for (from, to) in COPIED {
        files.insert(to.to_owned(), read(&root.join(from))?);
    }
    let about = read_text(&here.join("package.json"))?;
    let about = fill("crates/grades-js/npm/package.json", &about, &[("version", env!("CARGO_PKG_VERSION"))])?;
    files.insert("package.json".to_owned(), about.into_bytes());
    Ok(files)
}

/// The shipped packs as a script: uid and JSON.
fn packs() -> String {
    let mut script = "export default [\n".to_owned();
    for Shipped { uid, .. } in &SHIPPED {
        let json = standards::text(uid).unwrap_or_default();
        let quoted = json.replace('\\', "\\\\").replace('\'', "\\'");
        script += &format!("[\"{uid}\", '{quoted}'],\n");
    }
    script + "];\n"
}
