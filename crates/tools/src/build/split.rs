//! One compiled wasm in parts, which share their memory: what the first screen needs, what comes with the packs, and what
//! comes last. Or as one, for files that hold everything.

use std::fs;
use std::path::Path;

use walrus::{FunctionId, ImportKind, Module, ValType};

use super::compile::Compiled;
use super::{read, saying};
use crate::fault::{Fault, Outcome};
use crate::hash;

/// The parts. Those after the first import what the parts before them export, under the module name `__wasm_split`.
pub struct Parts {
    /// Still to be given its JavaScript side.
    pub first: Vec<u8>,
    /// What both of the next two need.
    pub shared: Vec<u8>,
    /// What comes with the packs.
    pub answering: Vec<u8>,
    /// What comes last.
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
    let part = |name: &str| read(&kept.join(name).with_extension("wasm"));
    Ok(Parts { first: part("first")?, shared: part("shared")?, answering: part("answering")?, later: part("later")? })
}

fn split(wasm: &[u8], folder: &Path) -> Outcome<()> {
    let first = folder.join("first.wasm");
    let mut options = wasm_split_cli_support::Options::new(wasm);
    options.output_dir = folder;
    options.main_out_path = &first;
    let mend = "wasm_split_helpers and wasm_split_cli_support in Cargo.toml must fit each other.";
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| Fault::new("splitting the wasm", format!("{error:#}"), mend))?;
    // Of each part, what it needs, itself last; what both need is the one that neither is named after.
    let of = |part: &str| split.prefetch_map.get(part).map(Vec::as_slice);
    let (Some([shared, answering]), Some([also, later])) = (of("answering"), of("later")) else {
        return Err(Fault::new(
            "splitting the wasm",
            format!("gave {:?}", split.prefetch_map),
            "there are to be two parts, with something in common: src/app/answering.rs and src/app/later.rs.",
        ));
    };
    if shared != also || split.split_modules.len() != 3 {
        let what = format!("gave {} parts beside the first", split.split_modules.len());
        return Err(Fault::new("splitting the wasm", what, "what two parts share is to be one part."));
    }
    for (made, name) in [(shared, "shared"), (answering, "answering"), (later, "later")] {
        let (from, to) = (folder.join(made).with_extension("wasm"), folder.join(name).with_extension("wasm"));
        let part = without_names(&read(&from)?)?;
        fs::write(&to, part).map_err(|error| Fault::writing(&to, &error))?;
    }
    Ok(())
}

/// A part without the names of its functions, which only a person who measures it reads.
fn without_names(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let mend = "see what wasm_split_cli_support writes now, and teach split.rs.";
    let mut module =
        Module::from_buffer(wasm).map_err(|error| Fault::new("splitting the wasm", format!("{error:#}"), mend))?;
    let names: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for id in names {
        module.customs.delete(id);
    }
    Ok(module.emit_wasm())
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
