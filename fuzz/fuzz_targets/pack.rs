//! The reader of packs never panics.
#![no_main]

use grades::files::pack;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = pack::read(text);
});
