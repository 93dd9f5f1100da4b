//! The reader of what earlier pages stored never panics: keys and texts in turn, between record separators.
#![no_main]

use grades::formats::stored::{Row, earlier};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut parts = text.split('\u{1e}').map(str::to_owned);
    let row = || Some(Row { id: parts.next()?, revision: None, text: parts.next()? });
    let rows: Vec<Row> = std::iter::from_fn(row).collect();
    earlier::read(&rows);
});
