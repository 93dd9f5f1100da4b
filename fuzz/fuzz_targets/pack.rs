//! The reader of packs never panics.
#![no_main]

use grades::formats::packs;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = packs::read(text);
});
