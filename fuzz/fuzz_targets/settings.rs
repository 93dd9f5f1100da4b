//! The reader of a provider's settings never panics.
#![no_main]

use grades::formats::settings;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let options = |uid: &str| standards::entry(uid).map(|shipped| shipped.options);
    assert_eq!(settings::open(text, &options), settings::read(text, &options).ok());
});
