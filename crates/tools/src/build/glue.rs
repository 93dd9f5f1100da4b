//! wasm → wasm plus the JavaScript that talks to it, by wasm-bindgen's own library.

use std::fs;
use std::path::Path;

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

/// What becomes of the glue.
#[derive(Clone, Copy)]
enum Form {
    /// An ES module that somebody else brings together with the wasm.
    Bare,
    /// An ES module with a start.
    Module,
    /// A classic script.
    Classic,
}

/// What the glue of a classic script is called.
pub const CLASSIC: &str = "wasm_bindgen";

/// For the page: an ES module of all that the wasm imports and exports. `static/start.js` brings it and the wasm together.
pub fn page(root: &Path, compiled: &Compiled, first: &[u8]) -> Outcome<Glued> {
    let glued = glue(root, compiled, first, "page", Form::Bare)?;
    let supply = "export const supply = (packs) => (gcPacks = packs);
export const openStore = () => (gcEarly = gcOpen(GC_PAGE)).catch(() => {});
";
    Ok(Glued { js: page_functions(root)? + supply + &without_js_comments(&glued.js), ..glued })
}

/// For the one-file edition, which can have no modules: a function that starts it, called [`CLASSIC`].
pub fn classic(root: &Path, compiled: &Compiled, whole: &[u8]) -> Outcome<Glued> {
    let glued = glue(root, compiled, whole, "classic", Form::Classic)?;
    Ok(Glued { js: page_functions(root)? + &without_js_comments(&glued.js), ..glued })
}

/// What the page calls by name stands in the same script.
fn page_functions(root: &Path) -> Outcome<String> {
    let [device, place] = ["src/runtime/device.js", "src/runtime/place.js"];
    let named = read_text(&root.join(device))? + &read_text(&root.join(place))?;
    Ok(without_js_comments(&named))
}

/// For the JavaScript module: an ES module with a start that its entries call.
pub fn module(root: &Path, compiled: &Compiled) -> Outcome<Glued> {
    let glued = glue(root, compiled, &compiled.bytes, "module", Form::Module)?;
    Ok(Glued { js: without_js_comments(&glued.js), ..glued })
}

/// For the gallery of components: an ES module with a start.
pub fn gallery(root: &Path, compiled: &Compiled) -> Outcome<Glued> {
    let glued = glue(root, compiled, &compiled.bytes, "gallery", Form::Module)?;
    Ok(Glued { js: without_js_comments(&glued.js), ..glued })
}

/// The result is kept under the hash of all that goes in; a second build with nothing changed reads it back.
fn glue(root: &Path, compiled: &Compiled, wasm: &[u8], part: &str, form: Form) -> Outcome<Glued> {
    let lock = read(&root.join("Cargo.lock"))?;
    let key = hash::long([hash::long(wasm), hash::long(&lock)].concat().as_bytes());
    let cache = compiled.cache("glue").join(part);
    let kept = cache.join(&key);
    if !kept.is_dir() {
        let fresh = cache.join("unfinished");
        remove(&cache)?;
        saying("Writing the JavaScript side", || generate(wasm, form, &fresh))?;
        fs::rename(&fresh, &kept).map_err(|error| Fault::writing(&kept, &error))?;
    }
    Ok(Glued { js: read_text(&kept.join("glue.js"))?, wasm: read(&kept.join("glue.wasm"))? })
}

fn generate(wasm: &[u8], form: Form, folder: &Path) -> Outcome<()> {
    let refused = |error: &dyn std::fmt::Display| {
        let mend = "the versions of wasm-bindgen and wasm-bindgen-cli-support in Cargo.toml must be the same.";
        Fault::new("wasm-bindgen", format!("{error:#}"), mend)
    };
    let mut bindgen = Bindgen::new();
    let chosen = match form {
        Form::Bare => bindgen.bundler(true),
        Form::Module => bindgen.web(true),
        Form::Classic => bindgen.no_modules(true).and_then(|bindgen| bindgen.no_modules_global(CLASSIC)),
    };
    chosen.map_err(|error| refused(&error))?;
    bindgen.input_bytes("site", wasm.to_vec());
    // The later part imports what the linker exports: table, memory, the top of the stack.
    bindgen.keep_lld_exports(matches!(form, Form::Bare));
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.typescript(false).omit_default_module_path(true);
    let mut output = bindgen.generate_output().map_err(|error| refused(&error))?;
    // It told wasm-bindgen what the wasm may use; browsers do not read it.
    output.wasm_mut().customs.remove_raw("target_features");
    if output.snippets().values().any(|list| !list.is_empty()) || !output.local_modules().is_empty() {
        let what = "wants JavaScript snippets beside the glue, and nothing copies them yet";
        return Err(Fault::new("wasm-bindgen", what, "do without, or teach page.rs to name them."));
    }
    let wasm = output.wasm_mut().emit_wasm();
    fs::create_dir_all(folder).map_err(|error| Fault::writing(folder, &error))?;
    // Bare glue stands beside a script that would load the wasm in the manner of bundlers.
    let js = output.start().map_or(output.js(), String::as_str);
    for (file, content) in [("glue.js", js.as_bytes()), ("glue.wasm", &wasm)] {
        let file = folder.join(file);
        fs::write(&file, content).map_err(|error| Fault::writing(&file, &error))?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Outcome<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Fault::writing(folder, &error)),
        _ => Ok(()),
    }
}
