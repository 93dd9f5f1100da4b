//! The whole calculator as one HTML file: to hand out, to open from a device, to put into a frame without a host.
//!
//! The wasm, its glue and most of the styles travel packed, as text of seven bits to a letter (see [`letters`]): by [`mix`]
//! in the file that is handed out, by LZMA in courses and drafts. Both make use of what each byte of the wasm is ([`kinds`]).
//! One classic script unpacks and starts them. The file's own policy names that script and the glue by their hashes. The
//! body holds the rules of every standard, readable before the script runs and where none may.

use std::path::Path;

use super::compile::{Compiled, How};
use super::glue::{Glued, START};
use super::kinds::{self, Kind};
use super::mix;
use super::page::{HOST, STYLES_FIRST, STYLES_LATER, stylesheet};
use super::policy::REFERRER_POLICY;
use super::read_text;
use super::rules::{self, Depth};
use super::squeeze;
use super::template::{fill, replace_once, without_js_comments};
use crate::fault::Outcome;
use crate::hash;

/// What the file is called.
pub const NAME: &str = "grade-calculator.html";

/// What the file in course packages is called beside it.
pub const COURSE_NAME: &str = "grade-calculator-course.html";

/// What becomes of the file: other things make it small.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It is handed out as it is: packed as small as it gets, seven bits to a letter, and with the rules for readers
    /// without scripts.
    Alone,
    /// It goes into a course package, which is nothing without scripts, and starts anew at every launch: packed so that it
    /// unpacks quickly, in base 64, out of which a zip gets every bit back.
    Course,
}

/// Puts the file together.
pub fn assemble(root: &Path, compiled: &Compiled, glued: &Glued, what_for: Use) -> Outcome<Vec<u8>> {
    let fixed = root.join("static");
    let glue = glue(root, glued)?;
    let script = format!("\n{}", script(&fixed, compiled, &glue, &glued.wasm, what_for)?);
    let style = stylesheet(&fixed, &STYLES_FIRST)?;
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
    // Last: the letters of the payload may well look like a place to fill.
    Ok(replace_once(name, &text, "<script></script>", &format!("<script>{script}</script>"))?.into_bytes())
}

/// The script that the start makes of what it unpacked. A classic one exports nothing: it leaves its entry on the window.
fn glue(root: &Path, glued: &Glued) -> Outcome<String> {
    let host = read_text(&root.join(HOST))?;
    let glue = replace_once("the glue", &glued.js, START, "window.gcInit = start;")?;
    // Nor does it export what only elements of other pages call.
    let glue = glue.replace("\nexport function ", "\nfunction ");
    Ok(without_js_comments(&format!("(() => {{\n\"use strict\";\n{host}\n{glue}}})();\n")))
}

/// What tells of trouble, what unpacks, and what starts, in one script with the payload.
fn script(fixed: &Path, compiled: &Compiled, glue: &str, wasm: &[u8], what_for: Use) -> Outcome<String> {
    let style = stylesheet(fixed, &STYLES_LATER)?;
    let texts = [glue, &style].concat();
    let kinds = kinds::kinds(wasm)?;
    // A draft is several times as large, and packed in haste.
    let is_mixed = what_for == Use::Alone && compiled.how == How::Shipped;
    let (packed, reader, unpacks) = if is_mixed {
        let bytes: Vec<_> = texts.bytes().map(|byte| (Kind::Text, byte)).chain(kinds).collect();
        let unpacks = format!("unmixed(payload(), {}, {})", texts.len(), wasm.len());
        (mix::packed(&bytes), "one-file-unmix.js", unpacks)
    } else {
        let parts = kinds::apart(&kinds);
        let sizes: Vec<String> = parts.iter().map(|part| part.len().to_string()).collect();
        let unpacks = format!("unpacked(payload(), {}, [{}])", texts.len(), sizes.join(", "));
        (squeeze::lzma(&[texts.as_bytes(), &parts.concat()].concat(), compiled)?, "one-file-unpack.js", unpacks)
    };
    let payload = match what_for {
        Use::Alone => format!("bytesOf(\"{}\", {})", letters(&packed), packed.len()),
        Use::Course => format!("Uint8Array.from(atob(\"{}\"), (one) => one.charCodeAt(0))", hash::base64(&packed)),
    };
    let letters = (what_for == Use::Alone).then_some("one-file-letters.js");
    let mut script = String::new();
    for name in
        ["one-file-head.js", "trouble.js"].into_iter().chain(letters).chain(["one-file-walk.js", reader, "one-file.js"])
    {
        let text = without_js_comments(&read_text(&fixed.join(name))?);
        script.push_str(&text);
        script.push('\n');
        if name == "one-file-head.js" {
            script.push_str("window.gcOneFile = true;\n");
        }
    }
    let name = "static/one-file.js";
    let texts = format!("[{}, {}]", glue.len(), style.len());
    let script = replace_once(name, &script, "\"{texts}\"", &texts)?;
    let script = replace_once(name, &script, "\"{bytes}\"", &unpacks)?;
    // Last: the letters may well look like a place to fill.
    let script = replace_once(name, &script, "\"{payload}\"", &payload)?;
    Ok(format!("{script}}})();\n"))
}

/// What a text in double quotes inside a script cannot hold, or what gets lost on the way.
const LOST: [u8; 6] = [0, b'\n', b'\r', b'"', b'<', b'\\'];

/// Seven bits to a letter of ASCII. Where that letter could get lost, one beyond ASCII says which, and the next seven bits.
fn letters(bytes: &[u8]) -> String {
    let mut sevens = Sevens { bytes, held: 0, bits: 0 };
    let mut text = String::with_capacity(bytes.len() * 8 / 7 + 8);
    while let Some(seven) = sevens.next() {
        let letter = match LOST.iter().position(|lost| *lost == seven) {
            None => char::from(seven),
            Some(place) => {
                let both = (place as u32 + 2) << 7 | u32::from(sevens.next().unwrap_or(0));
                char::from_u32(both).unwrap_or_default()
            }
        };
        text.push(letter);
    }
    text
}

/// The bits of bytes in sevens, the lowest first.
struct Sevens<'b> {
    bytes: &'b [u8],
    held: u16,
    bits: u8,
}

impl Iterator for Sevens<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.bits < 7 {
            match self.bytes.split_first() {
                Some((byte, rest)) => {
                    self.held |= u16::from(*byte) << self.bits;
                    self.bits += 8;
                    self.bytes = rest;
                }
                None if self.bits == 0 => return None,
                None => self.bits = 7,
            }
        }
        let seven = self.held & 127;
        self.held >>= 7;
        self.bits -= 7;
        Some(seven as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_say_the_bytes_and_never_end_the_text_or_the_script() {
        let bytes: Vec<u8> = (0..=255).chain([0; 9]).chain([13, 10, 34, 60, 92]).chain(0..7).collect();
        for bytes in (0..bytes.len()).map(|from| &bytes[from..]) {
            let text = letters(bytes);
            assert!(!text.contains(['\0', '\n', '\r', '"', '\\', '<', '\u{2028}', '\u{2029}']));
            // As the script reads them.
            let (mut held, mut bits, mut read) = (0_u32, 0, Vec::new());
            for letter in text.chars().map(u32::from) {
                let first = (letter > 127).then(|| u32::from(LOST[(letter >> 7) as usize - 2]));
                for seven in first.into_iter().chain([letter & 127]) {
                    held |= seven << bits;
                    bits += 7;
                    if bits >= 8 {
                        read.push(u8::try_from(held & 255).unwrap());
                        held >>= 8;
                        bits -= 8;
                    }
                }
            }
            read.truncate(bytes.len());
            assert_eq!(read, bytes);
        }
    }
}
