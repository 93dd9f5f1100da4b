//! The reader of records never panics, and reads what it writes.
#![no_main]

use grades::domain::standard::Standard;
use grades::formats::records;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static STANDARD: LazyLock<Option<Standard>> = LazyLock::new(|| standards::find("ST0792_1.2"));

fuzz_target!(|text: &str| {
    let Some(standard) = STANDARD.as_ref() else { return };
    let known = |uid: &str| (uid == standard.uid).then_some(standard);
    let read = records::examine(text, known);
    assert_eq!(records::open(text, known), read.clone().ok());
    if let Ok(saved) = read {
        assert_eq!(records::read(&records::write(&saved, standard), known), Ok(saved));
    }
});
