//! The layers hold: no layer names what it must not know.

use std::fs;
use std::path::{Path, PathBuf};

/// A layer, and the names that must not appear in its code.
const FORBIDDEN: [(&str, &[&str]); 6] = [
    (
        "src/domain",
        &[
            "crate::formats",
            "crate::standards",
            "crate::wording",
            "crate::app",
            "crate::js_api",
            "serde",
            "std::fs",
            "std::io",
            "std::time",
            "std::env",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "yew",
            "gloo",
            "HashMap",
            "HashSet",
            "f32",
            "f64",
            "unsafe",
        ],
    ),
    (
        "src/formats",
        &[
            "crate::standards",
            "crate::wording",
            "crate::app",
            "crate::js_api",
            "std::fs",
            "std::time",
            "web_sys",
            "js_sys",
            "yew",
            "gloo",
            "unsafe",
        ],
    ),
    (
        "src/standards",
        &["crate::wording", "crate::app", "crate::js_api", "std::fs", "std::time", "web_sys", "yew", "unsafe"],
    ),
    (
        "src/wording",
        &[
            "crate::formats",
            "crate::standards",
            "crate::app",
            "crate::js_api",
            "serde",
            "std::fs",
            "std::time",
            "web_sys",
            "js_sys",
            "yew",
            "gloo",
            "f64",
            "unsafe",
        ],
    ),
    (
        "src/report",
        &[
            "crate::formats",
            "crate::standards",
            "crate::app",
            "crate::js_api",
            "std::fs",
            "std::time",
            "web_sys",
            "yew",
            "unsafe",
        ],
    ),
    ("src/app", &["crate::js_api", "std::fs", "from_html_unchecked", "set_inner_html", "std::time", "unsafe"]),
];

/// Words that say nothing: names are the field's own.
const EMPTY_WORDS: [&str; 6] = ["Manager", "Helper", "Utils", "Processor", "Handler", "InfoData"];

#[test]
fn no_layer_names_what_it_must_not_know() {
    let mut found = Vec::new();
    for (layer, forbidden) in FORBIDDEN {
        let files = sources(Path::new(layer));
        assert!(!files.is_empty(), "{layer} holds no Rust");
        for file in files {
            for (number, line) in code_lines(&file) {
                for name in forbidden {
                    if names(&line, name) {
                        found.push(format!("{}:{number}: {name}", file.display()));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_search_for_names_finds_them() {
    assert!(names("use crate::formats::packs;", "crate::formats"));
    assert!(names("let x: f64 = 1.0;", "f64"));
    assert!(!names("let half64 = 1;", "f64"));
}

#[test]
fn types_are_not_named_by_empty_words() {
    let mut found = Vec::new();
    for file in sources(Path::new("src")) {
        for (number, line) in code_lines(&file) {
            let defines = ["struct ", "enum ", "trait ", "mod "].iter().any(|kind| line.contains(kind));
            if defines && EMPTY_WORDS.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{number}: {line}", file.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn files_fit_in_the_head() {
    let long: Vec<String> = sources(Path::new("src"))
        .into_iter()
        .map(|file| (fs::read_to_string(&file).unwrap().lines().count(), file))
        .filter(|(lines, _)| *lines > 400)
        .map(|(lines, file)| format!("{}: {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Lines without comments: those may speak of anything.
fn code_lines(file: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(file).unwrap();
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned());
    code.enumerate().map(|(at, line)| (at + 1, line)).collect()
}

/// Whether a name stands in a line as a word of its own.
fn names(line: &str, name: &str) -> bool {
    let part_of_word = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    line.match_indices(name).any(|(at, _)| {
        !part_of_word(line[..at].chars().next_back()) && !part_of_word(line[at + name.len()..].chars().next())
    })
}
