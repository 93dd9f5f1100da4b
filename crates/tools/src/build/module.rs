//! `cargo tools module`: the calculator as an npm package, for other people's pages and for Node.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use grades::files::pack::MOST_BYTES;
use grades::formats::compact;
use grades::formats::tree::{self, Node};
use standards::{SHIPPED, Shipped};

use super::glue::Glued;
use super::template::{fill, without_js_comments};
use super::{compile, folder, glue, read, read_text};
use crate::fault::{Fault, Outcome};
use crate::hash;
use crate::project;

/// Scripts that are written by hand, in `crates/grades-js/npm`.
const SCRIPTS: [&str; 7] =
    ["core.js", "plain.js", "engine.js", "engine-node.js", "index.js", "index-node.js", "inline.js"];
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
    let part = |what, name| glue::module(root, &compile::wasm(root, what, compile::How::Shipped)?, name);
    let engine = part(compile::What::Engine, "engine")?;
    let checker = part(compile::What::Checker, "checker")?;
    let here = root.join("crates/grades-js/npm");
    let mut files = BTreeMap::new();
    files.insert("packs.js".to_owned(), packs()?.into_bytes());
    for (name, Glued { js, wasm }) in [("engine", engine), ("checker", checker)] {
        files.insert(format!("{name}-glue.js"), js.into_bytes());
        let inside = format!("export default \"{}\";\n", hash::base64(&wasm));
        files.insert(format!("{name}-wasm.js"), inside.into_bytes());
        files.insert(format!("{name}.wasm"), wasm);
    }
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

/// The shipped packs as a script: uid, JSON, and the shapes of what grades depend on, beside the texts of the JSON.
fn packs() -> Outcome<String> {
    let mut script = "export default [\n".to_owned();
    for Shipped { uid, .. } in &SHIPPED {
        let json = standards::text(uid).unwrap_or_default();
        let standard = standards::find(uid).unwrap_or_default().for_grading();
        let Some(shapes) = compact::write_beside(&standard, texts(json)) else {
            let mend = "its reader makes up a text; let it keep what is written.";
            return Err(Fault::new(*uid, "a text of the standard stands nowhere in its pack", mend));
        };
        let quoted = json.replace('\\', "\\\\").replace('\'', "\\'");
        script += &format!("[\"{uid}\", '{quoted}', \"{}\"],\n", compact::as_letters(&shapes));
    }
    Ok(script + "];\n")
}

/// The empty text, then each text of a pack that is not the name of a field, once, in the order in which they stand;
/// `core.js` makes the same list of the same JSON.
fn texts(json: &str) -> Vec<String> {
    fn collect(node: &Node, to: &mut Vec<String>) {
        match node {
            Node::Text(text) if to.iter().all(|known| known != text) => to.push(text.to_string()),
            Node::List(items) => items.iter().for_each(|item| collect(item, to)),
            Node::Object(fields) => fields.iter().for_each(|(_, value)| collect(value, to)),
            Node::Text(_) | Node::Null | Node::Bool(_) | Node::Whole(_) | Node::OtherNumber => (),
        }
    }
    let mut texts = vec![String::new()];
    if let Ok(top) = tree::parse(json, MOST_BYTES) {
        collect(&top, &mut texts);
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_once_in_the_order_of_the_file_without_the_names_of_fields() {
        let json = r#"{"b":"one","a":["two",{"2":"one","1":"th\"ree:"}],"c":[4,null,true,""]}"#;
        assert_eq!(texts(json), ["", "one", "two", "th\"ree:"]);
    }

    #[test]
    fn a_shipped_pack_reads_the_same_from_its_shapes_and_the_texts_of_its_json() {
        let script = packs().unwrap();
        for Shipped { uid, .. } in &SHIPPED {
            let line = script.lines().find(|line| line.starts_with(&format!("[\"{uid}\""))).unwrap();
            let (_, letters) = line.strip_suffix("\"],").unwrap().rsplit_once('"').unwrap();
            let texts = texts(standards::text(uid).unwrap()).join("\n");
            let read = compact::read(&compact::from_letters(letters), &texts);
            assert_eq!(read, standards::find(uid).unwrap().for_grading(), "{uid}");
        }
    }
}
