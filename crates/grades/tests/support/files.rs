//! The files that tests go through.

use std::fs;
use std::path::{Path, PathBuf};

/// Packs that can be read, or nearly: the shipped ones, and those of the tests.
pub fn pack_files() -> Vec<PathBuf> {
    ["../../standards", "../../tests/packs", "../../tests/packs/shapes", "../../tests/packs/hostile"]
        .into_iter()
        .map(Path::new)
        .flat_map(files)
        .collect()
}

/// The JSON files of a folder, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files
}
