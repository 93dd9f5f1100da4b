//! Compiles the packs of `src/standards` in: compacted, with the little that the list of standards shows.
//!
//! Adding a standard is adding a file; no Rust changes. The packs are not checked here (the tests and
//! `cargo tools check` do that), but a pack must be JSON and have the fields below.

use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    let packs = Path::new("src/standards");
    println!("cargo:rerun-if-changed={}", packs.display());
    match write_list(packs) {
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

fn write_list(folder: &Path) -> Result<String, String> {
    let told = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| told(folder, &error))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    let mut list = format!("/// Every shipped pack, by uid.\npub const SHIPPED: [Shipped; {}] = [\n", files.len());
    for path in files {
        let text = fs::read_to_string(&path).map_err(|error| told(&path, &error))?;
        let pack: Value = serde_json::from_str(&text).map_err(|error| told(&path, &error))?;
        list.push_str(&entry(&pack).ok_or_else(|| told(&path, &"a field of “standard” or “pathways” is missing"))?);
    }
    list.push_str("];\n");
    Ok(list)
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
    let mut entry = String::new();
    writeln!(
        entry,
        "    Shipped {{ uid: {:?}, reference: {:?}, version: {:?}, title: {:?}, level: {}, status: {:?}, earliest: {:?}, \
         latest: {:?}, also_called: &{also:?}, options: &{options:?}, text: {:?} }},",
        text("uid")?,
        text("reference")?,
        text("version")?,
        text("title")?,
        standard.get("level")?.as_u64()?,
        text("status")?,
        day("earliest"),
        day("latest"),
        pack.to_string(),
    )
    .ok()?;
    Some(entry)
}
