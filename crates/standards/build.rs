//! Compiles the packs of `standards/` in, with the little that the list of standards shows.
//!
//! Adding a standard is adding a file; no Rust changes. Each pack is read and proved here, by the very reader that
//! `cargo tools check` uses, and written out in the compact form that the page fetches (`formats::compact`). A pack
//! with problems is left out with a warning, so that `cargo tools check` can still be compiled to tell what they are;
//! a test refuses that state.
//!
//! `GRADE_CALCULATOR_PACKS` names one more folder of packs, for trying a pack in the page before it ships;
//! it is counted from the folder of the project.

use grades::formats;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The folder of the project, from here.
const ROOT: &str = "../..";

const MORE: &str = "GRADE_CALCULATOR_PACKS";

fn main() {
    let packs = Path::new(ROOT).join("standards");
    println!("cargo:rerun-if-changed={}", packs.display());
    println!("cargo:rerun-if-env-changed={MORE}");
    let more = env::var_os(MORE).map(|more| Path::new(ROOT).join(more));
    if let Some(more) = &more {
        println!("cargo:rerun-if-changed={}", more.display());
    }
    let folders: Vec<&Path> = std::iter::once(packs.as_path()).chain(more.as_deref()).collect();
    match write_list(&folders) {
        Ok(list) => {
            let to = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("shipped.rs");
            if let Err(error) = fs::write(&to, list) {
                fail(&format!("{}: {error}", to.display()));
            }
        }
        Err(message) => fail(&message),
    }
}

fn fail(message: &str) -> ! {
    eprintln!("{message}");
    process::exit(1)
}

fn write_list(folders: &[&Path]) -> Result<String, String> {
    let told = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in folders {
        let entries = fs::read_dir(folder).map_err(|error| told(folder, &error))?;
        files.extend(entries.filter_map(|entry| Some(entry.ok()?.path())));
    }
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let (mut entries, mut compact, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for path in files {
        let text = fs::read_to_string(&path).map_err(|error| told(&path, &error))?;
        let standard = match grades::files::pack::read(&text) {
            Ok(standard) => standard,
            Err(problems) => {
                let (file, count) = (path.display(), problems.len());
                let says =
                    format!("{file} has {count} problems and is left out: `cargo tools check {file}` tells them");
                println!("cargo:warning={says}");
                continue;
            }
        };
        let mut pack: Value = serde_json::from_str(&text).map_err(|error| told(&path, &error))?;
        // An address on the author's disk, for the author's editor.
        if let Some(fields) = pack.as_object_mut() {
            fields.remove("$schema");
        }
        let missing = || told(&path, &"a field of “standard” or “pathways” is missing");
        entries.push(entry(&pack).ok_or_else(missing)?);
        compact.push(format!("    {:?},\n", formats::compact::write(&standard)).replacen("([", "(&[", 1));
        texts.push(format!("    {:?},\n", pack.to_string()));
    }
    let count = entries.len();
    // Lists apart, so that a program that reads only one form carries only that one.
    Ok(format!(
        "/// Every shipped pack, by uid.\npub static SHIPPED: [Shipped; {count}] = [\n{}];\n\
         /// The shapes and texts of each.\nstatic COMPACT: [(&[u8], &str); {count}] = [\n{}];\n\
         /// The JSON of each.\nstatic JSON: [&str; {count}] = [\n{}];\n",
        entries.concat(),
        compact.concat(),
        texts.concat()
    ))
}

fn entry(pack: &Value) -> Option<String> {
    let standard = pack.get("standard")?;
    let text = |key: &str| standard.get(key).and_then(Value::as_str);
    let starts = standard.get("starts")?;
    let day = |key: &str| starts.get(key).and_then(Value::as_str);
    let also: Vec<&str> =
        standard.get("alsoCalled").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let options: Vec<(&str, &str)> = pack
        .get("pathways")?
        .as_array()?
        .iter()
        .filter_map(|option| Some((option.get("id")?.as_str()?, option.get("title")?.as_str()?)))
        .collect();
    // What the pack knows of its standard's versions, this one included: number, first day, last day.
    let log = pack.get("versions").and_then(Value::as_array).into_iter().flatten();
    let log: Vec<(&str, Option<&str>, Option<&str>)> = log
        .filter_map(|entry| {
            let day = |key: &str| entry.get(key).and_then(Value::as_str);
            Some((day("version")?, day("earliest"), day("latest")))
        })
        .collect();
    let mut entry = String::new();
    writeln!(
        entry,
        "    Shipped {{ uid: {:?}, reference: {:?}, version: {:?}, title: {:?}, level: {}, status: {:?}, earliest: {:?}, \
         latest: {:?}, also_called: &{also:?}, options: &{options:?}, log: &{log:?} }},",
        text("uid")?,
        text("reference")?,
        text("version")?,
        text("title")?,
        standard.get("level")?.as_u64()?,
        text("status")?,
        day("earliest"),
        day("latest"),
    )
    .ok()?;
    Some(entry)
}
