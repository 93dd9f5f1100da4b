//! The layers hold: no layer names what it must not know.

use std::fs;
use std::path::{Path, PathBuf};

/// Every layer, the layers that it may name, and other names that must not appear in its code.
const LAYERS: [(&str, &[&str], &[&str]); 7] = [
    ("domain", &[], &["serde", "std::io", "std::env", "wasm_bindgen", "HashMap", "HashSet", "f32", "f64"]),
    ("formats", &["domain"], &[]),
    ("standards", &["domain", "formats"], &[]),
    ("wording", &["domain"], &["serde", "f64"]),
    ("report", &["domain", "wording"], &[]),
    ("app", &["domain", "formats", "standards", "wording", "report"], &["from_html_unchecked", "set_inner_html"]),
    ("js_api", &["domain", "formats", "wording"], &[]),
];

/// What no layer may name: files and the clock, and what the compiler cannot prove.
const NOWHERE: [&str; 3] = ["std::fs", "std::time", "unsafe"];

/// The browser, which only the page may name.
const BROWSER: [&str; 4] = ["web_sys", "js_sys", "yew", "gloo"];

/// Words that say nothing: names are the field's own.
const EMPTY_WORDS: [&str; 6] = ["Manager", "Helper", "Utils", "Processor", "Handler", "InfoData"];

#[test]
fn no_layer_names_what_it_must_not_know() {
    let mut found = Vec::new();
    for (layer, below, others) in LAYERS {
        let above = LAYERS.iter().map(|(other, ..)| *other).filter(|other| *other != layer && !below.contains(other));
        let mut forbidden: Vec<String> = above.map(|other| format!("crate::{other}")).collect();
        let browser = if layer == "app" { &[][..] } else { &BROWSER };
        forbidden.extend([&NOWHERE, browser, others].concat().iter().map(|name| (*name).to_owned()));
        let files = sources(&Path::new("src").join(layer));
        assert!(!files.is_empty(), "{layer} holds no Rust");
        for file in files {
            for (number, line) in code_lines(&file) {
                for name in forbidden.iter().filter(|name| names(&line, name)) {
                    found.push(format!("{}:{number}: {name}", file.display()));
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
