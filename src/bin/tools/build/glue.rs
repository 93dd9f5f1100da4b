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

/// What the page's glue exports beside what Rust does.
pub const START: &str = "export { start as default };";

/// For the page: whoever starts it has compiled the wasm, so everything that would fetch it, or start it otherwise, goes.
pub fn page(root: &Path, compiled: &Compiled) -> Outcome<Glued> {
    let mut glued = glue(root, compiled, "site", "site")?;
    let Some((body, _)) = glued.js.split_once("async function __wbg_load(") else {
        let mend = "see how it starts the wasm now, and teach glue.rs.";
        return Err(Fault::new("wasm-bindgen", "starts the wasm in another way than before", mend));
    };
    glued.js = format!(
        "{body}let starting;\n\
         const start = (module) => (starting ??= WebAssembly.instantiate(module, __wbg_get_imports())\n\
         .then((instance) => __wbg_finalize_init(instance, module), (error) => {{ starting = undefined; throw error; }}));\n\
         {START}\n"
    );
    // What the page calls by name stands in the same module.
    let [device, place] = ["src/app/store/device.js", "src/app/store/place.js"];
    let named = read_text(&root.join(device))? + &read_text(&root.join(place))?;
    Ok(Glued { js: without_js_comments(&named) + &glued.js, ..glued })
}

/// For the JavaScript module: its entries say where the wasm is. The glue is a function that makes a calculator of its
/// own each time, `{ ask, start }`, so that it serves both parts; `part` is a name for what is kept of each.
pub fn module(root: &Path, compiled: &Compiled, part: &str) -> Outcome<Glued> {
    let glued = glue(root, compiled, part, "grade_calculator")?;
    let js = without_js_comments(&glued.js).replace("export function ", "function ");
    let Some(body) = js.trim_end().strip_suffix("export { initSync, __wbg_init as default };") else {
        let mend = "see what it ends with now, and teach glue.rs.";
        return Err(Fault::new("wasm-bindgen", "ends its glue in another way than before", mend));
    };
    let js = format!("export default () => {{\n{body}return {{ ask, start: __wbg_init }};\n}};\n");
    Ok(Glued { js, ..glued })
}

/// The result is kept under the hash of all that goes in; a second build with nothing changed reads it back.
fn glue(root: &Path, compiled: &Compiled, part: &str, name: &str) -> Outcome<Glued> {
    let lock = read(&root.join("Cargo.lock"))?;
    let key = hash::long(
        &[hash::long(&compiled.bytes), hash::long(&lock), "closures numbered, no features".to_owned()]
            .concat()
            .into_bytes(),
    );
    let cache = compiled.cache("glue").join(part);
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
    let mut output = bindgen.generate_output().map_err(|error| refused(&error))?;
    // It told wasm-bindgen what the wasm may use; browsers do not read it.
    output.wasm_mut().customs.remove_raw("target_features");
    let mut names: Vec<(String, String)> = Vec::new();
    for import in output.wasm_mut().imports.iter_mut() {
        let short = without_hash(&import.name, &names);
        names.push((std::mem::replace(&mut import.name, short.clone()), short));
    }
    for (number, export) in output.wasm_mut().exports.iter_mut().filter(|export| is_closure(&export.name)).enumerate() {
        let short = format!("c{number}");
        names.push((std::mem::replace(&mut export.name, short.clone()), short));
    }
    output.emit(folder).map_err(|error| refused(&error))?;
    let file = folder.join(format!("{name}.js"));
    let mut js = read_text(&file)?;
    for (long, short) in &names {
        if !js.contains(long) {
            let mend = "see how the glue names things now, and teach glue.rs.";
            return Err(Fault::new("wasm-bindgen", format!("does not name “{long}” in its glue"), mend));
        }
        js = js.replace(long, short);
    }
    fs::write(&file, js).map_err(|error| Fault::writing(&file, &error))
}

/// What an import is called without the hash at its end, which nothing can compress and which stands in both files. The
/// rest of the name stays: `tests/imports.txt` lists what the wasm may ask of the browser.
fn without_hash(name: &str, taken: &[(String, String)]) -> String {
    let is_hash = |end: &str| end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    let Some((plain, _)) = name.rsplit_once('_').filter(|(_, end)| is_hash(end)) else { return name.to_owned() };
    let is_free = |short: &String| taken.iter().all(|(_, other)| other != short);
    let numbered = (2..).map(|number| format!("{plain}_{number}"));
    std::iter::once(plain.to_owned()).chain(numbered).find(is_free).unwrap_or_else(|| name.to_owned())
}

/// Whether an export is how JavaScript calls a closure: a name of a hundred letters, hashes among them.
fn is_closure(export: &str) -> bool {
    export.contains("___convert__closures")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_lose_their_hashes_and_stay_apart() {
        let mut renamed = Vec::new();
        for name in ["__wbg_new_0123456789abcdef", "__wbg_new_fedcba9876543210", "__wbg_call", "__wbg_get_12"] {
            let short = without_hash(name, &renamed);
            renamed.push((name.to_owned(), short));
        }
        let short: Vec<&str> = renamed.iter().map(|(_, short)| &**short).collect();
        assert_eq!(short, ["__wbg_new", "__wbg_new_2", "__wbg_call", "__wbg_get_12"]);
    }

    #[test]
    fn the_names_of_closures_are_known() {
        assert!(is_closure("wasm_bindgen_653fb123e87b5d20___convert__closures_____invoke_______true_"));
        assert!(!is_closure("__wbindgen_malloc") && !is_closure("decide") && !is_closure("memory"));
    }
}
