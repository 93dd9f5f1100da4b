//! The reader of links never panics, and writes what it reads.
#![no_main]

use grades::domain::standard::Standard;
use grades::formats::link;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static STANDARD: LazyLock<Option<Standard>> = LazyLock::new(|| standards::find("ST0792_1.2"));

fuzz_target!(|text: &str| {
    let Some(standard) = STANDARD.as_ref() else { return };
    if let Ok(saved) = link::read(text, standard, None) {
        assert_eq!(link::write(&saved.record, standard).text, text);
    }
});
