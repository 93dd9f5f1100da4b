//! The whole calculator as one HTML file: to hand out, to open from a device, to put into a frame without a host.
//!
//! The wasm (both parts joined to one), its glue, the packs and most of the styles travel as gzip in base64: browsers
//! unpack that themselves, and at once. One classic script unpacks and starts them. The file's own policy names that
//! script and the glue by their hashes. The body holds the rules of every standard, readable before the script runs and
//! where none may; that of the file in course packages does not.

use std::path::Path;

use super::compile::Compiled;
use super::compress::gzipped;
use super::glue::{CLASSIC, Glued};
use super::page::{HOST, STYLES_AT_ONCE, STYLES_FIRST, STYLES_LATER, packs, stylesheet};
use super::policy::REFERRER_POLICY;
use super::read_text;
use super::rules::{self, Depth};
use super::template::{fill, replace_once, without_js_comments};
use crate::fault::Outcome;
use crate::hash;

/// What the file is called.
pub const NAME: &str = "grade-calculator.html";

/// What the file in course packages is called beside it.
pub const COURSE_NAME: &str = "grade-calculator-course.html";

/// What becomes of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It is handed out as it is, with the rules for readers without scripts.
    Alone,
    /// It goes into a course package, which is nothing without scripts.
    Course,
}

/// Puts the file together.
pub fn assemble(root: &Path, compiled: &Compiled, glued: &Glued, what_for: Use) -> Outcome<Vec<u8>> {
    let fixed = root.join("static");
    let glue = glue(root, glued)?;
    let script = format!("\n{}", script(&fixed, compiled, &glue, &glued.wasm, what_for)?);
    let style = stylesheet(&fixed, &STYLES_AT_ONCE)?;
    // A package may hold a logo.
    let pictures = if what_for == Use::Course { "'self' data:" } else { "data:" };
    let policy = format!(
        "default-src 'none'; script-src '{}' '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src {pictures}; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types gc-glue",
        hash::integrity(script.as_bytes()),
        hash::integrity(glue.as_bytes()),
        hash::integrity(style.as_bytes()),
    );
    let (promise, below, introduction, sections) = match what_for {
        Use::Alone => {
            let promise = "Your answers stay on this device. Nothing is sent anywhere.";
            (promise, " The rules stand below.", rules::introduction(), rules::sections(Depth::Rules)?)
        }
        Use::Course => ("The course that you opened this in keeps your answers.", "", String::new(), String::new()),
    };
    let values = [
        ("policy", policy.as_str()),
        ("referrer", REFERRER_POLICY),
        ("promise", promise),
        ("below", below),
        ("introduction", &introduction),
        ("rules", &sections),
        ("style", &style),
    ];
    let name = "static/one-file.html";
    let text = fill(name, &read_text(&fixed.join("one-file.html"))?, &values)?;
    Ok(replace_once(name, &text, "<script></script>", &format!("<script>{script}</script>"))?.into_bytes())
}

/// The script that the start makes of what it unpacked: a function that starts the glue with the wasm, on the window. The
/// glue looks for the address of its own script, and finds none once that script has ended.
fn glue(root: &Path, glued: &Glued) -> Outcome<String> {
    let host = read_text(&root.join(HOST))?;
    let start = format!("gcPacks = async () => packs;\nreturn {CLASSIC}({{ module_or_path: module }});");
    Ok(without_js_comments(&format!(
        "window.gcStart = (module, packs) => {{\n\"use strict\";\n{host}\n{}\n{start}\n}};\n",
        glued.js
    )))
}

/// What tells of trouble, what unpacks, and what starts, in one script with the payload.
fn script(fixed: &Path, compiled: &Compiled, glue: &str, wasm: &[u8], what_for: Use) -> Outcome<String> {
    let (style, packs) = (stylesheet(fixed, &[&STYLES_FIRST[..], &STYLES_LATER].concat())?, packs()?);
    let whole = [glue.as_bytes(), style.as_bytes(), packs.as_bytes(), wasm].concat();
    let name = match what_for {
        Use::Alone => NAME,
        Use::Course => COURSE_NAME,
    };
    let payload = hash::base64(&gzipped(&whole, name, compiled)?);
    let mut script = String::new();
    for name in ["one-file-head.js", "trouble.js", "one-file.js"] {
        script.push_str(&without_js_comments(&read_text(&fixed.join(name))?));
        script.push('\n');
        if name == "one-file-head.js" {
            script.push_str("window.gcOneFile = true;\n");
        }
    }
    let name = "static/one-file.js";
    let sizes = format!("[{}, {}, {}]", glue.len(), style.len(), packs.len());
    let script = replace_once(name, &script, "\"{sizes}\"", &sizes)?;
    let script = replace_once(name, &script, "{payload}", &payload)?;
    Ok(format!("{script}}})();\n"))
}
