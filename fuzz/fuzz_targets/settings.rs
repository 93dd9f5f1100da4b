//! The reader of a provider's settings never panics.
#![no_main]

use grades::formats::settings;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = settings::read(text, &|uid| standards::entry(uid).map(|shipped| shipped.options));
});
