//! `cargo tools gallery`: every component and screen in every state, as a page of its own. Nothing of it is shipped.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::compile::{self, How, What};
use super::folder::{self, Stale};
use super::page::stylesheet;
use super::policy::{CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use super::template::{fill, replace_once, without_js_comments};
use super::{glue, read_text};
use crate::fault::Outcome;
use crate::hash;
use crate::project;
use crate::serve;

/// The stylesheets of components and screens, in the order they count.
const STYLES: [&str; 8] = [
    "tokens.css",
    "base.css",
    "views/frame.css",
    "views/grades.css",
    "views/controls.css",
    "views/lists.css",
    "views/question.css",
    "views/print.css",
];

#[derive(clap::Args)]
pub struct Options {
    /// Only build it, into dist/gallery.
    #[arg(long)]
    build: bool,
    #[command(flatten)]
    at: serve::At,
}

pub fn command(options: Options) -> Outcome<ExitCode> {
    let folder = gallery(&project::root()?)?;
    if options.build {
        println!("The gallery is in {}", folder.display());
        return Ok(ExitCode::SUCCESS);
    }
    serve::folder(folder, "the gallery", options.at)
}

/// Builds it into `dist/gallery`, compiled quickly.
pub fn gallery(root: &Path) -> Outcome<PathBuf> {
    let compiled = compile::wasm(root, What::Gallery, How::Draft)?;
    let glued = glue::gallery(root, &compiled)?;
    let mut files = BTreeMap::new();
    let mut add = |name: &str, content: Vec<u8>| {
        let hashed = hash::named(name, &content);
        files.insert(format!("assets/{hashed}"), content);
        hashed
    };
    let wasm = add("gallery.wasm", glued.wasm);
    let js = add("gallery.js", glued.js.into_bytes());
    let source = "crates/gallery/start.js";
    let start = without_js_comments(&read_text(&root.join(source))?);
    let start = replace_once(source, &start, "\"./gallery.js\"", &format!("\"./{js}\""))?;
    let start = replace_once(source, &start, "\"./gallery.wasm\"", &format!("\"./{wasm}\""))?;
    let start = add("start.js", start.into_bytes());
    let style = add("style.css", stylesheet(&root.join("static"), &STYLES)?.into_bytes());
    let source = "crates/gallery/index.html";
    let values = [
        ("policy", CONTENT_SECURITY_POLICY),
        ("referrer", REFERRER_POLICY),
        ("style", &format!("assets/{style}")),
        ("start", &format!("assets/{start}")),
    ];
    files.insert("index.html".to_owned(), fill(source, &read_text(&root.join(source))?, &values)?.into_bytes());
    let folder = root.join("dist/gallery");
    folder::write(&folder, &files, Stale::Everything)?;
    Ok(folder)
}
