//! The reader of reviews never panics, and reads what it writes.
#![no_main]

use grades::domain::standard::Standard;
use grades::files::review;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static STANDARD: LazyLock<Option<Standard>> = LazyLock::new(|| standards::find("ST0792_1.2"));

fuzz_target!(|text: &str| {
    let Some(standard) = STANDARD.as_ref() else { return };
    let known = |uid: &str| (uid == standard.uid).then_some(standard);
    let read = review::examine(text, known);
    assert_eq!(review::open(text, known), read.clone().ok());
    if let Ok(found) = read {
        assert_eq!(review::read(&review::write(&found, standard), known), Ok(found));
    }
});
