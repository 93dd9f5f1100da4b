//! What every package holds, whatever was chosen; and the files from which `providers.html` makes packages.

use std::collections::BTreeMap;
use std::path::Path;

use grades::domain::letters;

use super::catalogue;
use crate::build::{archive, read, read_text, without_js_comments};
use crate::fault::{Fault, Outcome};

/// Files of `static/scorm` that go into a package, scripts without their comments.
const FIXED: [&str; 4] = ["index.html", "launch.css", "state.js", "bridge.js"];

/// What the one-file edition is called in a package.
const PAYLOAD: &str = "grade-calculator.html";

/// The files of a package that are the same in each.
pub fn files(root: &Path, one_file: &[u8]) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for name in FIXED {
        let path = root.join("static/scorm").join(name);
        let content = if name.ends_with(".js") { without_js_comments(&read_text(&path)?) } else { read_text(&path)? };
        files.push((name.to_owned(), content.into_bytes()));
    }
    files.push(("standards.js".to_owned(), catalogue::script()?.into_bytes()));
    files.push((PAYLOAD.to_owned(), one_file.to_vec()));
    Ok(files)
}

/// Which letters the readers of settings refuse and which they do not see, for those who write settings.
fn letters() -> String {
    let class = |refused: bool| letters::class(refused).replace('\\', "\\\\");
    format!("const gcLetters = {{ refused: \"{}\", unseen: \"{}\" }};\n", class(true), class(false))
}

/// For the site: the packed base, the manifests to be filled, the list of standards; and the script for host pages.
pub fn beside_the_page(root: &Path, one_file: &[u8], site: &mut BTreeMap<String, Vec<u8>>) -> Outcome<()> {
    let packed = archive::zip_small(&files(root, one_file)?, &[]).map_err(|error| fault(&error))?;
    site.insert("embed/scorm-base.zip".to_owned(), packed);
    site.insert("embed/standards.js".to_owned(), catalogue::script()?.into_bytes());
    site.insert("embed/letters.js".to_owned(), letters().into_bytes());
    for name in ["manifest-1.2.xml", "manifest-2004.xml"] {
        site.insert(format!("embed/{name}"), read(&root.join("static/scorm").join(name))?);
    }
    for name in ["embed.js", "providers.js", "providers.css", "pack.js"] {
        site.insert(format!("embed/{name}"), read(&root.join("static/embed").join(name))?);
    }
    Ok(())
}

/// A package that cannot be written.
pub fn fault(error: &std::io::Error) -> Fault {
    Fault::new("the package", error.to_string(), "report it.")
}
