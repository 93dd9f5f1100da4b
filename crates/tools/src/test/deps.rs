//! What we depend on: under licences that we may ship, from one place, each crate once.
//!
//! `cargo metadata` lists it; the rules stand below. It is what `cargo deny check licenses bans sources` would look at,
//! without ten minutes of compiling it first.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Project;
use super::count::Tally;
use crate::fault::{Fault, Outcome};
use crate::project::{cargo, output_of};

/// Licences under which we may ship: they ask for their text to be kept and nothing of our own. CC0 gives up every right.
const LICENCES: [&str; 9] =
    ["MIT", "Apache-2.0", "BSD-3-Clause", "0BSD", "BSL-1.0", "CC0-1.0", "Unicode-3.0", "Unlicense", "Zlib"];

/// Crates that come in more than one version, because those that need them do not agree: walrus and what splits the wasm;
/// the server, and gloo. None of them is in the page twice.
const TWICE: [&str; 10] = [
    "cpufeatures",
    "getrandom",
    "gimli",
    "hashbrown",
    "http",
    "syn",
    "thiserror",
    "thiserror-impl",
    "wasm-encoder",
    "wasmparser",
];

/// What checks schemas and reads spreadsheets takes minutes to compile: tests may have it, and `cargo tools serve` starts
/// without.
const NOT_TO_SERVE: [&str; 4] = ["jsonschema", "calamine", "rust_xlsxwriter", "zip"];

pub fn check(project: &Project) -> Outcome<Tally> {
    let listed =
        output_of(cargo(&project.root).args(["metadata", "--format-version=1", "--locked", "--all-features"]))?;
    let unread = |error: serde_json::Error| Fault::new("cargo metadata", error.to_string(), "report it.");
    let mut faults = faults(&serde_json::from_str(&listed).map_err(unread)?);
    let tree = ["tree", "--package=tools", "--edges=normal,build", "--prefix=none", "--locked"];
    faults.extend(slow_to_build(&output_of(cargo(&project.root).args(tree))?));
    faults.iter().for_each(|fault| println!("{fault}"));
    Ok(if faults.is_empty() { Tally::PASSED } else { Tally::FAILED })
}

/// Everything that is not as it should be, a line each.
fn faults(metadata: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut sources = BTreeSet::new();
    let packages = metadata.get("packages").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for package in packages {
        let text = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default();
        let (name, version) = (text("name"), text("version"));
        versions.entry(name).or_default().insert(version);
        if !is_allowed(text("license")) {
            faults.push(format!("{name} {version}: the licence “{}” is not one that we ship under", text("license")));
        }
        match text("source") {
            "" if package.get("source").is_some_and(Value::is_null) => {}
            source if source.starts_with("registry+") => _ = sources.insert(source),
            source => faults.push(format!("{name} {version}: comes from {source}, not from a registry")),
        }
    }
    if sources.len() > 1 {
        faults.push(format!("crates come from {} registries", sources.len()));
    }
    for (name, found) in &versions {
        if found.len() > 1 && !TWICE.contains(name) {
            faults.push(format!("{name} comes {} times: {}", found.len(), Vec::from_iter(found.clone()).join(", ")));
        }
    }
    for name in TWICE {
        if packages.len() > 1 && versions.get(name).is_none_or(|found| found.len() < 2) {
            faults.push(format!("{name} comes once by now: take it off the list of those that come twice"));
        }
    }
    faults
}

/// What `cargo tools` needs and should not, of the crates that `cargo tree` lists.
fn slow_to_build(tree: &str) -> Vec<String> {
    let crates: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    let slow = NOT_TO_SERVE.iter().filter(|name| crates.contains(**name));
    slow.map(|name| format!("{name}: `cargo tools serve` would wait for it; only tests may need it")).collect()
}

/// Whether a licence expression lets us choose an allowed one. `/` is an old way to write `OR`.
fn is_allowed(expression: &str) -> bool {
    let plain = expression.replace('/', " OR ").replace(['(', ')'], " ");
    let licence = |text: &str| {
        let name = text.split(" WITH ").next().unwrap_or(text).trim();
        LICENCES.contains(&name)
    };
    // Brackets only ever stand about an OR, and then AND binds them; without any, OR is the weaker.
    if expression.contains('(') {
        return plain.split(" AND ").all(|part| part.split(" OR ").any(licence));
    }
    plain.split(" OR ").any(|part| part.split(" AND ").all(licence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn licence_expressions_are_read_as_they_bind() {
        for good in
            ["MIT", "MIT/Apache-2.0", "MIT OR GPL-3.0", "(MIT OR Apache-2.0) AND Unicode-3.0", "BSD-3-Clause AND MIT"]
        {
            assert!(is_allowed(good), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND GPL-3.0", "AGPL-3.0 OR GPL-3.0"] {
            assert!(!is_allowed(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_slow_to_build_is_told_where_serving_waits_for_it() {
        assert_eq!(slow_to_build("tools v0.1.0 (/a)\naxum v0.8.1\nzipper v1.0.0"), Vec::<String>::new());
        assert_eq!(slow_to_build("axum v0.8.1\njsonschema v0.33.0 (*)").len(), 1);
    }

    #[test]
    fn another_licence_another_source_and_a_second_version_are_each_told() {
        let of = |name: &str, version: &str, licence: &str, source: Value| json!({"name": name, "version": version, "license": licence, "source": source});
        let mut packages: Vec<Value> = TWICE
            .iter()
            .flat_map(|name| ["1", "2"].map(|version| of(name, version, "MIT", json!("registry+one"))))
            .collect();
        assert_eq!(faults(&json!({"packages": packages})), Vec::<String>::new());
        packages.push(of("a", "1", "GPL-3.0", json!("registry+one")));
        packages.push(of("b", "1", "MIT", json!("git+elsewhere")));
        packages.push(of("c", "1", "MIT", json!("registry+two")));
        packages.push(of("c", "2", "MIT", Value::Null));
        let told = faults(&json!({"packages": packages})).join("\n");
        for part in
            ["a 1: the licence “GPL-3.0”", "b 1: comes from git+elsewhere", "2 registries", "c comes 2 times: 1, 2"]
        {
            assert!(told.contains(part), "{told}");
        }
    }
}
