//! The whole calculator as one HTML file: to hand out, to open from a device, to put into a frame without a host.
//!
//! The wasm travels gzipped, as text of 91 letters (a tenth shorter than base 64); one classic script unpacks and starts
//! it, and the file's own policy names that script by its hash. The body holds the rules of every standard, readable
//! before the script runs and where none may.

use std::path::Path;

use super::glue::Glued;
use super::page::{HOST, stylesheet};
use super::policy::REFERRER_POLICY;
use super::rules::{self, Depth};
use super::squeeze;
use super::template::{fill, replace_once, without_js_comments};
use super::{compile::Compiled, read_text};
use crate::fault::Outcome;
use crate::hash;

/// What the file is called.
pub const NAME: &str = "grade-calculator.html";

/// Puts the file together.
pub fn assemble(root: &Path, compiled: &Compiled, glued: &Glued) -> Outcome<Vec<u8>> {
    let fixed = root.join("static");
    let script = format!("\n{}", script(root, compiled, glued)?);
    let style = stylesheet(&fixed.join("styles"))?;
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash::integrity(script.as_bytes()),
        hash::integrity(style.as_bytes()),
    );
    let values = [
        ("policy", policy.as_str()),
        ("referrer", REFERRER_POLICY),
        ("introduction", &rules::introduction()),
        ("rules", &rules::sections(Depth::Rules)?),
        ("style", &style),
    ];
    let name = "static/one-file.html";
    let text = fill(name, &read_text(&fixed.join("one-file.html"))?, &values)?;
    // Last: the letters of the wasm may well look like a place to fill.
    Ok(replace_once(name, &text, "<script></script>", &format!("<script>{script}</script>"))?.into_bytes())
}

/// What tells of trouble, the glue, the wasm, and what starts it, in one script.
fn script(root: &Path, compiled: &Compiled, glued: &Glued) -> Outcome<String> {
    let fixed = root.join("static");
    let host = read_text(&root.join(HOST))?;
    let trouble = read_text(&fixed.join("trouble.js"))?;
    let start = read_text(&fixed.join("one-file.js"))?;
    // A classic script exports nothing: the start comes in the same function, in the place of the exports.
    let exports = "export { initSync, __wbg_init as default };";
    let packed = squeeze::gzipped(&glued.wasm, &compiled.cache("compressed-alone"))?;
    let name = "static/one-file.js";
    let start = replace_once(name, &start, "\"{size}\"", &packed.len().to_string())?;
    let start = replace_once(name, &start, "\"{payload}\"", &format!("\"{}\"", letters(&packed)))?;
    let glue = replace_once("the glue", &glued.js, exports, &start)?.replace("\nexport function ", "\nfunction ");
    let text = without_js_comments(&format!("window.gcOneFile = true;\n{trouble}\n{host}\n{glue}"));
    let head = read_text(&fixed.join("one-file-head.js"))?;
    Ok(format!("{}{text}}})();\n", without_js_comments(&head)))
}

/// Thirteen bits in two letters out of 91: what may stand in a text in double quotes inside a script.
fn letters(bytes: &[u8]) -> String {
    let alphabet: Vec<char> =
        (b'!'..=b'~').map(char::from).filter(|letter| !matches!(letter, '"' | '\\' | '<')).collect();
    let mut text = String::with_capacity(bytes.len() * 5 / 4 + 4);
    let (mut held, mut bits) = (0_usize, 0);
    let mut put = |number: usize| {
        text.push(alphabet[number / 91]);
        text.push(alphabet[number % 91]);
    };
    for byte in bytes {
        held |= usize::from(*byte) << bits;
        bits += 8;
        if bits >= 13 {
            put(held & 8191);
            held >>= 13;
            bits -= 13;
        }
    }
    if bits > 0 {
        put(held);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_say_the_bytes_and_never_end_the_text_or_the_script() {
        let bytes: Vec<u8> = (0..=255).chain(0..7).collect();
        let text = letters(&bytes);
        assert!(text.chars().all(|letter| letter.is_ascii_graphic() && !"\"\\<".contains(letter)));
        // As the script reads them.
        let place = |letter: u8| usize::from(letter - 33) - [34, 60, 92].iter().filter(|gap| letter > **gap).count();
        let (mut held, mut bits, mut read) = (0, 0, Vec::new());
        for two in text.as_bytes().chunks(2) {
            held |= (place(two[0]) * 91 + place(two[1])) << bits;
            bits += 13;
            while bits >= 8 {
                read.push(u8::try_from(held & 255).unwrap());
                held >>= 8;
                bits -= 8;
            }
        }
        read.truncate(bytes.len());
        assert_eq!(read, bytes);
    }
}
