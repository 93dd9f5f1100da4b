//! Writes a set of files into a folder, and only what changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::fault::{Fault, Outcome};
use crate::hash;

/// Which old files go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stale {
    /// Everything that this build did not write: the folder is ours.
    Everything,
    /// Only our own files of an earlier build, known by their hashed names: the folder may hold other things.
    HashedOnly,
}

/// Writes `files` (relative name → content) into `folder`.
pub fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>, stale: Stale) -> Outcome<()> {
    for (name, content) in files {
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|old| old == *content) {
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| Fault::writing(parent, &error))?;
        }
        fs::write(&path, content).map_err(|error| Fault::writing(&path, &error))?;
    }
    clear(folder, "", files, stale)
}

/// Removes the stale files of one folder inside the site, then of the folders in it.
fn clear(folder: &Path, inside: &str, files: &BTreeMap<String, Vec<u8>>, stale: Stale) -> Outcome<()> {
    let here = folder.join(inside);
    let entries = fs::read_dir(&here).map_err(|error| Fault::reading(&here, &error))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let relative = if inside.is_empty() { name.clone() } else { format!("{inside}/{name}") };
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let holds_ours = files.keys().any(|file| file.starts_with(&format!("{relative}/")));
        let gone = match (is_folder, stale) {
            (true, _) if holds_ours => {
                clear(folder, &relative, files, stale)?;
                continue;
            }
            (true, Stale::Everything) => fs::remove_dir_all(entry.path()),
            (false, Stale::Everything) if !files.contains_key(&relative) => fs::remove_file(entry.path()),
            (false, Stale::HashedOnly) if !files.contains_key(&relative) && hash::is_hashed(&name) => {
                fs::remove_file(entry.path())
            }
            _ => Ok(()),
        };
        gone.map_err(|error| Fault::writing(&entry.path(), &error))?;
    }
    Ok(())
}
