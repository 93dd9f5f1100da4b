//! The reader of what a device keeps never panics: keys and texts in turn, between record separators.
#![no_main]

use grades::formats::shelf;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut parts = text.split('\u{1e}').map(str::to_owned);
    let entries: Vec<_> = std::iter::from_fn(|| Some((parts.next()?, parts.next()?))).collect();
    shelf::read(&entries, standards::find);
});
