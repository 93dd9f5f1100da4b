//! The reader of tables never panics, whatever the bytes, and what it reads can be written and read again.
#![no_main]

use grades::domain::standard::Standard;
use grades::formats::csv::evidence;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static STANDARD: LazyLock<Option<Standard>> = LazyLock::new(|| standards::find("ST0792_1.2"));

fuzz_target!(|bytes: &[u8]| {
    let Some(standard) = STANDARD.as_ref() else { return };
    if let Ok(read) = evidence::read(bytes, standard, &[]) {
        let again = evidence::write(standard, None, &read.pieces);
        assert!(evidence::read(again.as_bytes(), standard, &[]).is_ok(), "{again}");
    }
});
