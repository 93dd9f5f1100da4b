//! Two clean builds give the same bytes: another folder for the sources, another for what cargo makes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Project;
use super::count::Tally;
use crate::fault::{Fault, Outcome};
use crate::project::output_of;
use crate::say;

/// Folders that are made, not kept.
const MADE: [&str; 4] = ["target", "dist", "node_modules", ".git"];

pub fn check(project: &Project) -> Outcome<Tally> {
    let elsewhere = std::env::temp_dir().join(format!("grade-calculator-twice-{}", std::process::id()));
    let result = compare(&project.root, &elsewhere);
    // It is in the system's own folder for such things; if it cannot be removed, nothing is lost.
    let _ = fs::remove_dir_all(&elsewhere);
    let differing = result?;
    differing.iter().for_each(|line| println!("{line}"));
    Ok(if differing.is_empty() { Tally::PASSED } else { Tally::FAILED })
}

/// Builds once more elsewhere, and names each file that is not the same.
fn compare(root: &Path, elsewhere: &Path) -> Outcome<Vec<String>> {
    let checkout = elsewhere.join("another checkout");
    copy(root, &checkout)?;
    say::timed("Building once more, in another place", || {
        let program = std::env::current_exe().map_err(|error| Fault::reading(Path::new("this program"), &error))?;
        let mut build = Command::new(program);
        build.arg("build").current_dir(&checkout).stdout(Stdio::null());
        build.env("CARGO_TARGET_DIR", elsewhere.join("made")).env_remove("CARGO_MANIFEST_DIR");
        output_of(&mut build).map(|_| ())
    })?;
    Ok(differences(&files(&root.join("dist"))?, &files(&checkout.join("dist"))?))
}

fn differences(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut lines = Vec::new();
    // `dist` may hold what other commands made; what the second build made, the first must have made alike.
    for (name, content) in other {
        match one.get(name) {
            None => lines.push(format!("{name}: only in the second build")),
            Some(first) if first != content => {
                let at = first.iter().zip(content).position(|(a, b)| a != b).unwrap_or(first.len().min(content.len()));
                lines.push(format!("{name}: differs from byte {at} on ({} and {} bytes)", first.len(), content.len()));
            }
            Some(_) => {}
        }
    }
    if other.is_empty() {
        lines.push("the second build made nothing".to_owned());
    }
    lines
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir_all(to).map_err(|error| Fault::writing(to, &error))?;
    for entry in fs::read_dir(from).map_err(|error| Fault::reading(from, &error))?.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if MADE.iter().any(|made| name == *made) {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name)).map_err(|error| Fault::reading(&path, &error))?;
        }
    }
    Ok(())
}

fn files(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| Fault::reading(folder, &error))?.flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            found.extend(files(&path)?.into_iter().map(|(inside, content)| (format!("{name}/{inside}"), content)));
        } else {
            found.insert(name, fs::read(&path).map_err(|error| Fault::reading(&path, &error))?);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_that_differs_is_named_with_its_file() {
        let of = |content: &[u8]| BTreeMap::from([("a.js".to_owned(), content.to_vec())]);
        assert_eq!(differences(&of(b"same"), &of(b"same")), Vec::<String>::new());
        assert_eq!(differences(&of(b"same"), &of(b"some")), ["a.js: differs from byte 1 on (4 and 4 bytes)"]);
        assert_eq!(differences(&BTreeMap::new(), &of(b"x")), ["a.js: only in the second build"]);
        assert_eq!(differences(&of(b"x"), &BTreeMap::new()), ["the second build made nothing"]);
    }
}
