//! One compiled wasm as two parts, which share their memory: what the first screen needs, and what comes later. Or as one,
//! for files that hold everything.

use std::fs;
use std::path::Path;

use walrus::{FunctionId, ImportKind, Module, ValType};

use super::compile::Compiled;
use super::{read, saying};
use crate::fault::{Fault, Outcome};
use crate::hash;

/// The two parts.
pub struct Parts {
    /// Still to be given its JavaScript side.
    pub first: Vec<u8>,
    /// It imports what the first part exports, under the module name `__wasm_split`.
    pub later: Vec<u8>,
}

/// What `wasm_split_helpers` calls the functions that it declares.
const LOAD: &str = "__wasm_split_load_";
const MARK: &str = "__wasm_split_";

/// Splits what was compiled; the result is kept under the hash of what went in.
pub fn parts(root: &Path, compiled: &Compiled) -> Outcome<Parts> {
    let lock = read(&root.join("Cargo.lock"))?;
    let key = hash::long([hash::long(&compiled.bytes), hash::long(&lock)].concat().as_bytes());
    let cache = compiled.cache("split");
    let kept = cache.join(key);
    if !kept.is_dir() {
        let fresh = cache.join("unfinished");
        match fs::remove_dir_all(&cache) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Fault::writing(&cache, &error)),
            _ => fs::create_dir_all(&fresh).map_err(|error| Fault::writing(&fresh, &error))?,
        }
        saying("Splitting the wasm", || split(&compiled.bytes, &fresh))?;
        fs::rename(&fresh, &kept).map_err(|error| Fault::writing(&kept, &error))?;
    }
    Ok(Parts { first: read(&kept.join("first.wasm"))?, later: read(&kept.join("later.wasm"))? })
}

fn split(wasm: &[u8], folder: &Path) -> Outcome<()> {
    let first = folder.join("first.wasm");
    let mut options = wasm_split_cli_support::Options::new(wasm);
    options.output_dir = folder;
    options.main_out_path = &first;
    let mend = "wasm_split_helpers and wasm_split_cli_support in Cargo.toml must fit each other.";
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| Fault::new("splitting the wasm", format!("{error:#}"), mend))?;
    let [later] = split.split_modules.as_slice() else {
        let what = format!("gave {} parts beside the first", split.split_modules.len());
        return Err(Fault::new("splitting the wasm", what, "there is to be one: `later` in src/app/later.rs."));
    };
    let to = folder.join("later.wasm");
    fs::rename(later, &to).map_err(|error| Fault::writing(&to, &error))
}

/// The whole in one: what would be called in the later part is called as it is, and loading it does nothing but say so.
pub fn whole(compiled: &Compiled) -> Outcome<Vec<u8>> {
    let failed = |what: &dyn std::fmt::Display| {
        Fault::new(
            "joining the wasm",
            format!("{what:#}"),
            "see what wasm_split_helpers makes now, and teach split.rs.",
        )
    };
    let mut module = Module::from_buffer(&compiled.bytes).map_err(|error| failed(&error))?;
    let table = module.tables.main_function_table().map_err(|error| failed(&error))?;
    let table = table.ok_or_else(|| failed(&"there is no table of functions"))?;
    let wanted: Vec<(FunctionId, String)> = module
        .imports
        .iter()
        .filter_map(|import| match import.kind {
            ImportKind::Function(function) => Some((function, import.name.clone())),
            _ => None,
        })
        .filter(|(_, name)| name.starts_with(MARK))
        .collect();
    for (import, name) in wanted {
        let replaced = if name.starts_with(LOAD) {
            // Calls back at once: it is here.
            let called_back = module.types.add(&[ValType::I32, ValType::I32], &[]);
            module.replace_imported_func(import, |(body, arguments)| {
                body.local_get(arguments[1]).i32_const(1).local_get(arguments[0]).call_indirect(called_back, table);
            })
        } else {
            let export = name.replacen("_import_", "_export_", 1);
            let target = module.exports.get_func(&export).map_err(|error| failed(&error))?;
            module.replace_imported_func(import, |(body, arguments)| {
                for argument in arguments {
                    body.local_get(*argument);
                }
                body.call(target);
            })
        };
        replaced.map_err(|error| failed(&error))?;
    }
    let marks = [MARK, "_WASM_SPLIT_MARKER_"];
    let marked = module.exports.iter().filter(|export| marks.iter().any(|mark| export.name.starts_with(mark)));
    let gone: Vec<_> = marked.map(|export| export.id()).collect();
    for export in gone {
        module.exports.delete(export);
    }
    for section in ["reloc.CODE", "reloc.DATA", "linking", "__wasm_split_unstable"] {
        module.customs.remove_raw(section);
    }
    Ok(module.emit_wasm())
}
