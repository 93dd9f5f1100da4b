//! `cargo tools bench --start`: how long a person waits for the page, beside pages that have nothing but a form
//! (`tests/peers`).

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use wasm_bindgen_cli_support::Bindgen;

use crate::build::{self, TARGET};
use crate::fault::{Fault, Outcome};
use crate::project::{self, cargo, output_of};
use crate::say;
use crate::test::needs;

/// What stands beside each peer's own script.
const JAVASCRIPT: [&str; 3] = ["index.html", "form.css", "form.js"];

/// Builds the page and its peers, and measures them; an older `dist` too, if it is named.
pub fn start_times(before: Option<&Path>) -> Outcome<ExitCode> {
    let root = project::root()?;
    let browser = needs::browser()?;
    needs::packages(&root.join("tests/e2e"))?;
    build::site(&root, None, build::How::Shipped)?;
    let peers = root.join("dist/peers");
    javascript(&root, &peers.join("javascript"))?;
    say::timed("Compiling the peer in Yew", || yew(&root, &peers.join("yew")))?;
    let mut node = Command::new("node");
    node.current_dir(&root).env("CHROMIUM", browser).arg("tests/peers/start-times.js");
    if let Some(before) = before {
        node.arg("--before").arg(before);
    }
    let status = node.status().map_err(|error| Fault::new("node", error.to_string(), "install Node 20 or newer."))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn javascript(root: &Path, to: &Path) -> Outcome<()> {
    let from = root.join("tests/peers/javascript");
    fs::create_dir_all(to).map_err(|error| Fault::writing(to, &error))?;
    JAVASCRIPT.iter().try_for_each(|name| copy(&from.join(name), &to.join(name)))
}

fn yew(root: &Path, to: &Path) -> Outcome<()> {
    build::add_target(root)?;
    let from = root.join("tests/peers/yew");
    let target = root.join("target/peers");
    let mut command = cargo(root);
    command.args(["build", "--release", "--target", TARGET, "--target-dir"]).arg(&target);
    command.arg("--manifest-path").arg(from.join("Cargo.toml"));
    output_of(&mut command)?;
    let refused = |error: &dyn std::fmt::Display| {
        Fault::new("wasm-bindgen", format!("{error:#}"), "pin its version in tests/peers/yew.")
    };
    let wasm = target.join(TARGET).join("release/peer.wasm");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&wasm).web(true).map_err(|error| refused(&error))?;
    bindgen.typescript(false).remove_name_section(true).remove_producers_section(true);
    bindgen.generate(to).map_err(|error| refused(&error))?;
    for name in ["index.html", "start.js"] {
        copy(&from.join(name), &to.join(name))?;
    }
    copy(&root.join("tests/peers/javascript/form.css"), &to.join("form.css"))
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    fs::copy(from, to).map(|_| ()).map_err(|error| Fault::writing(to, &error))
}
