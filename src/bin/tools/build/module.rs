//! `cargo tools module`: the calculator as an npm package, for other people's pages and for Node.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use grade_calculator::standards::{self, SHIPPED};

use super::template::{fill, without_js_comments};
use super::{compile, folder, glue, read, read_text};
use crate::args::Args;
use crate::fault::Outcome;
use crate::hash;
use crate::project;

/// Scripts that are written by hand, in `src/js_api/npm`.
const SCRIPTS: [&str; 7] =
    ["core.js", "plain.js", "engine.js", "engine-node.js", "index.js", "index-node.js", "inline.js"];
/// What is copied as it is, from where.
const COPIED: [(&str, &str); 6] = [
    ("src/js_api/npm/types.d.ts", "types.d.ts"),
    ("src/js_api/npm/index.d.ts", "index.d.ts"),
    ("src/js_api/npm/README.md", "README.md"),
    ("LICENSE", "LICENSE"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

pub fn command(mut args: Args) -> Outcome<ExitCode> {
    let out = args.value("--out")?.map(PathBuf::from);
    args.finish()?;
    let folder = module(&project::root()?, out.as_deref())?;
    println!("The module is in {}", folder.display());
    Ok(ExitCode::SUCCESS)
}

/// Builds the package into `dist/npm`, or into a folder of the caller's choice, and returns the folder.
pub fn module(root: &Path, out: Option<&Path>) -> Outcome<PathBuf> {
    let compiled = compile::wasm(root, compile::What::Module, compile::How::Shipped)?;
    let files = package(root, glue::module(root, &compiled)?)?;
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
fn package(root: &Path, glued: glue::Glued) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let here = root.join("src/js_api/npm");
    let mut files = BTreeMap::new();
    files.insert("packs.js".to_owned(), packs().into_bytes());
    files.insert("wasm.js".to_owned(), format!("export default \"{}\";\n", hash::base64(&glued.wasm)).into_bytes());
    files.insert("grade_calculator.js".to_owned(), without_js_comments(&glued.js).into_bytes());
    files.insert("grade_calculator_bg.wasm".to_owned(), glued.wasm);
    for name in SCRIPTS {
        files.insert(name.to_owned(), without_js_comments(&read_text(&here.join(name))?).into_bytes());
    }
    for (from, to) in COPIED {
        files.insert(to.to_owned(), read(&root.join(from))?);
    }
    let about = read_text(&here.join("package.json"))?;
    let about = fill("src/js_api/npm/package.json", &about, &[("version", env!("CARGO_PKG_VERSION"))])?;
    files.insert("package.json".to_owned(), about.into_bytes());
    Ok(files)
}

/// The shipped packs as a script: uid and JSON of each.
fn packs() -> String {
    let pack = |uid: &str| {
        let text = standards::text(uid).unwrap_or_default();
        format!("[\"{uid}\", '{}'],\n", text.replace('\\', "\\\\").replace('\'', "\\'"))
    };
    format!("export default [\n{}];\n", SHIPPED.iter().map(|shipped| pack(shipped.uid)).collect::<String>())
}
