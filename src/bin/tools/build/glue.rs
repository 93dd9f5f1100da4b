//! wasm → wasm plus the JavaScript that talks to it, by wasm-bindgen's own library.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use super::compile::Compiled;
use super::template::without_js_comments;
use super::{read, read_text, saying};
use crate::fault::{Fault, Outcome};
use crate::hash;

/// The wasm as it is shipped, and its glue.
pub struct Glued {
    pub js: String,
    pub wasm: Vec<u8>,
}

/// For the page: the address of the wasm is given by `boot.js`.
pub fn page(root: &Path, compiled: &Compiled) -> Outcome<Glued> {
    let glued = glue(root, compiled, "site")?;
    // What the page calls by name stands in the same module.
    let [device, place] = ["src/app/store/device.js", "src/app/store/place.js"];
    let named = read_text(&root.join(device))? + &read_text(&root.join(place))?;
    Ok(Glued { js: without_js_comments(&named) + &glued.js, ..glued })
}

/// For the JavaScript module: its entries say where the wasm is.
pub fn module(root: &Path, compiled: &Compiled) -> Outcome<Glued> {
    glue(root, compiled, "grade_calculator")
}

/// The result is kept under the hash of all that goes in; a second build with nothing changed reads it back.
fn glue(root: &Path, compiled: &Compiled, name: &str) -> Outcome<Glued> {
    let lock = read(&root.join("Cargo.lock"))?;
    let key = hash::long(&[hash::long(&compiled.bytes), hash::long(&lock)].concat().into_bytes());
    let cache = compiled.cache("glue").join(name);
    let kept = cache.join(&key);
    if !kept.is_dir() {
        let fresh = cache.join("unfinished");
        remove(&cache)?;
        saying("Writing the JavaScript side", || generate(compiled, name, &fresh))?;
        fs::rename(&fresh, &kept).map_err(|error| Fault::writing(&kept, &error))?;
    }
    load(&kept, name)
}

fn generate(compiled: &Compiled, name: &str, folder: &Path) -> Outcome<()> {
    let refused = |error: &dyn std::fmt::Display| {
        let mend = "the versions of wasm-bindgen and wasm-bindgen-cli-support in Cargo.toml must be the same.";
        Fault::new("wasm-bindgen", format!("{error:#}"), mend)
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(name, compiled.bytes.clone());
    bindgen.web(true).map_err(|error| refused(&error))?;
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.typescript(false).omit_default_module_path(true);
    bindgen.generate(folder).map_err(|error| refused(&error))
}

fn load(folder: &Path, name: &str) -> Outcome<Glued> {
    let snippets = folder.join("snippets");
    if snippets.is_dir() {
        let what = "wasm-bindgen wants JavaScript snippets beside the glue, and nothing copies them yet";
        return Err(Fault::new(snippets.display().to_string(), what, "do without, or teach page.rs to name them."));
    }
    Ok(Glued {
        js: read_text(&folder.join(format!("{name}.js")))?,
        wasm: read(&folder.join(format!("{name}_bg.wasm")))?,
    })
}

fn remove(folder: &PathBuf) -> Outcome<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Fault::writing(folder, &error)),
        _ => Ok(()),
    }
}
