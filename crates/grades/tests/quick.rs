//! The quick reader against `serde_json`: whatever one reads into a type, the other reads, and the same.

#[path = "support/files.rs"]
mod paths;

use grades::files::quick;
use grades::files::record::RecordFile;
use grades::files::settings::SettingsFile;
use grades::files::values::{Named, UpTo, Whole};
use paths::{files, pack_files};
use proptest::prelude::*;
use serde::Deserialize;
use std::fmt::Debug;
use std::fs;
use std::path::Path;

const LIMIT: usize = 8_000_000;

/// Every kind of value that files of ours are made of, and nothing else beside it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "looked at by its Debug")]
struct Strict {
    a: Option<String>,
    b: Option<Whole<0, 100>>,
    yes: Option<bool>,
    list: Option<UpTo<String, 3>>,
    names: Option<Named<Option<i64>>>,
    inner: Option<Box<Strict>>,
}

/// What any record is looked at by: whatever else stands in it is passed over.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "looked at by its Debug")]
struct Lenient {
    format: Option<String>,
    standard: Option<String>,
}

/// What `serde_json` makes of a text that is JSON, also in what is passed over.
fn slowly<T: for<'de> Deserialize<'de>>(text: &str) -> Option<T> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match serde_json::from_str::<serde_json::Value>(text) {
        // A number beyond every float is JSON; whoever passes it over need not read it.
        Err(error) if !error.to_string().starts_with("number out of range") => None,
        Ok(_) | Err(_) => serde_json::from_str(text).ok(),
    }
}

fn agree_on<T: for<'de> Deserialize<'de> + Debug>(text: &str) {
    let (quick, slow) = (quick::read::<T>(text, LIMIT), slowly::<T>(text));
    assert_eq!(format!("{quick:?}"), format!("{slow:?}"), "{text}");
}

fn agree(text: &str) {
    agree_on::<RecordFile>(text);
    agree_on::<SettingsFile>(text);
    agree_on::<Strict>(text);
    agree_on::<Lenient>(text);
}

/// Every text of the tests that is meant for this reader, or nearly.
fn texts() -> Vec<String> {
    let folders = ["records", "records/refused", "corpus/record", "corpus/settings", "corpus/pack", "stored"];
    let paths = folders.iter().flat_map(|folder| files(&Path::new("../../tests").join(folder))).chain(pack_files());
    let paths: Vec<_> = paths.collect();
    let mut texts: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    // What is kept of earlier pages has whole records inside.
    let stored: Vec<serde_json::Value> = texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
    for value in stored {
        strings(&value, &mut texts);
    }
    texts
}

fn strings(value: &serde_json::Value, to: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if text.starts_with('{') => to.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, to)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| strings(field, to)),
        _ => {}
    }
}

#[test]
fn every_file_of_the_tests_is_read_alike() {
    let texts = texts();
    texts.iter().for_each(|text| agree(text));
    let read = |text: &&String| quick::read::<RecordFile>(text, LIMIT).is_some();
    let many = texts.iter().filter(read).count();
    assert!(many >= 10 && many < texts.len(), "{many} of {}", texts.len());
}

#[test]
fn every_shape_of_value_is_read_alike() {
    let values = [
        "null",
        "true",
        "false",
        "0",
        "1",
        "-1",
        "100",
        "101",
        "4294967296",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "1.0",
        "1e2",
        "\"\"",
        "\"1\"",
        "\"é😀\"",
        "[]",
        "[1]",
        "[\"x\"]",
        "[\"x\",\"x\",\"x\",\"x\"]",
        "[null]",
        "[[]]",
        "{}",
        "{\"x\":1}",
        "{\"x\":null}",
        "{\"x\":1,\"x\":1}",
        "{\"x\":1,\"y\":2,\"x\":1}",
        "{\"a\":\"x\"}",
        "{\"a\":\"x\",\"a\":\"x\"}",
        "{\"other\":1}",
    ];
    for value in values {
        agree_on::<Option<bool>>(value);
        agree_on::<Option<i64>>(value);
        agree_on::<Vec<Option<String>>>(value);
        agree_on::<Named<i64>>(value);
        agree_on::<Strict>(value);
        for field in ["a", "b", "yes", "list", "names", "inner", "other", "", "\\u0061"] {
            agree_on::<Strict>(&format!("{{\"{field}\":{value}}}"));
        }
        for field in ["format", "standard", "other"] {
            agree_on::<Lenient>(&format!("{{\"{field}\":{value},\"format\":\"f\"}}"));
        }
    }
}

#[test]
fn a_key_that_stands_twice_is_refused() {
    assert!(quick::read::<Strict>(r#"{"a":"x","b":1}"#, LIMIT).is_some());
    for text in [r#"{"a":"x","a":"x"}"#, r#"{"a":"x","\u0061":"x"}"#, r#"{"names":{"k":1,"l":2,"k":1}}"#] {
        assert!(quick::read::<Strict>(text, LIMIT).is_none(), "{text}");
        agree(text);
    }
}

#[test]
fn control_characters_are_refused_unless_they_are_escaped() {
    for control in (0..0x20u8).map(char::from) {
        let raw = format!("{{\"a\":\"x{control}y\"}}");
        assert!(quick::read::<Strict>(&raw, LIMIT).is_none(), "{control:?}");
        let escaped = format!("{{\"a\":\"x\\u{:04x}y\"}}", u32::from(control));
        let read = quick::read::<Strict>(&escaped, LIMIT).and_then(|read| read.a);
        assert_eq!(read, Some(format!("x{control}y")));
        let key = format!("{{\"na{control}mes\":null}}");
        assert!(quick::read::<Lenient>(&key, LIMIT).is_none(), "{control:?}");
        [raw, escaped, key].iter().for_each(|text| agree(text));
    }
    for kept in ['\u{7f}', '\u{2028}', '\u{fffd}'] {
        agree(&format!("{{\"a\":\"{kept}\"}}"));
    }
}

#[test]
fn half_a_pair_of_surrogates_is_refused_wherever_it_stands() {
    let read = quick::read::<Strict>(r#"{"a":"\ud83d\ude00"}"#, LIMIT).and_then(|read| read.a);
    assert_eq!(read.as_deref(), Some("😀"));
    let halves = [
        r"\ud83d",
        r"\ude00",
        r"\ude00\ud83d",
        r"\ud83d\ud83d",
        r"\ud83dx",
        r"\ud83d\n",
        r"\uDBFF\uE000",
        r"\ud83d\u",
        r"\u+123",
    ];
    for half in halves {
        for text in [format!("{{\"a\":\"{half}\"}}"), format!("{{\"other\":\"{half}\"}}"), format!("{{\"{half}\":1}}")]
        {
            assert!(quick::read::<Lenient>(&text, LIMIT).is_none(), "{text}");
            agree(&text);
        }
    }
}

#[test]
fn minus_zero_is_zero() {
    // `serde_json` has it as a number with a fraction.
    assert_eq!(quick::read::<i64>("-0", LIMIT), Some(0));
}

#[test]
fn nesting_is_bounded() {
    let deep = |levels: usize| format!("{{\"other\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
    // They count the innermost level differently; both refuse what could fill the stack.
    for levels in [1, 100, 125, 1_000] {
        agree_on::<Lenient>(&deep(levels));
        let inner = format!("{}{{}}{}", "{\"inner\":".repeat(levels), "}".repeat(levels));
        agree_on::<Strict>(&inner);
    }
    assert!(quick::read::<Lenient>(&deep(127), LIMIT).is_some());
    assert!(quick::read::<Lenient>(&deep(128), LIMIT).is_none());
    assert!(quick::read::<Lenient>(&"[".repeat(2_000_000), LIMIT).is_none());
}

#[test]
fn what_is_too_large_is_not_read() {
    let text = "{\"format\":\"é\"}";
    assert!(quick::read::<Lenient>(text, text.len()).is_some());
    assert!(quick::read::<Lenient>(text, text.len() - 1).is_none());
}

#[test]
fn one_byte_order_mark_is_passed_over() {
    agree("\u{feff}{}");
    assert!(quick::read::<Lenient>("\u{feff}{}", LIMIT).is_some());
    for text in ["\u{feff}\u{feff}{}", " \u{feff}{}", "{}\u{feff}", "\u{feff}"] {
        assert!(quick::read::<Lenient>(text, LIMIT).is_none(), "{text:?}");
        agree(text);
    }
}

/// What damage puts in the place of something.
const PIECES: [&str; 24] = [
    "", "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "0", "-", ".5", "e9", "\u{1}", "\n", "\\u0000",
    "\\ud83d", "\u{feff}", "é", "\"a\":1,", "[[[[", "/",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_is_read_alike(
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize, 0..PIECES.len()), 1..4),
        cut in any::<Option<prop::sample::Index>>(),
    ) {
        let texts = small();
        let mut letters: Vec<char> = texts[which.index(texts.len())].chars().collect();
        for (place, many, piece) in damages {
            let start = place.index(letters.len() + 1);
            let end = (start + many).min(letters.len());
            letters.splice(start..end, PIECES[piece].chars());
        }
        if let Some(cut) = cut.filter(|cut| cut.index(4) == 0) {
            letters.truncate(cut.index(letters.len() + 1));
        }
        agree(&letters.into_iter().collect::<String>());
    }
}

/// The texts that are short enough to be damaged often.
fn small() -> &'static [String] {
    static SMALL: std::sync::LazyLock<Vec<String>> =
        std::sync::LazyLock::new(|| texts().into_iter().filter(|text| text.len() < 20_000).collect());
    &SMALL
}
