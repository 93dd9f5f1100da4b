//! Our JSON against serde_json: what one reads, the other reads, and the same.

use grades::files::json::Json;
use grades::formats::json;
use grades::formats::tree::Node;
use proptest::prelude::*;
use serde_json::Value;

/// The same value, as far as ours goes: numbers that are not whole are only known to be such.
fn agree(ours: &Node, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Node::Null, Value::Null) => true,
        (Node::Bool(one), Value::Bool(other)) => one == other,
        (Node::Whole(one), Value::Number(other)) => {
            other.as_i64() == Some(*one) || (*one == 0 && other.as_f64() == Some(0.0))
        }
        (Node::OtherNumber, Value::Number(other)) => other.as_i64().is_none(),
        (Node::Text(one), Value::String(other)) => one == other,
        (Node::List(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| agree(one, other))
        }
        (Node::Object(one), Value::Object(other)) => {
            // serde_json keeps the last of two equal keys.
            one.iter().all(|(key, _)| other.contains_key(key.as_ref()))
                && other.iter().all(|(key, value)| {
                    one.iter().rev().find(|(name, _)| name == key).is_some_and(|(_, one)| agree(one, value))
                })
        }
        _ => false,
    }
}

/// Texts near JSON: built from its own pieces, so that many are valid and more are nearly so.
fn near_json() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\n",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\u12",
        "true",
        "false",
        "null",
        "tru",
        "0",
        "-0",
        "01",
        "-",
        "1",
        "12",
        "1.5",
        "1e3",
        "1E+2",
        "1.",
        "9223372036854775808",
        " ",
        "\n",
        "\t",
        "a",
        "é",
        "😀",
        "\"a\":",
        "\"b\":1",
        "[]",
        "{}",
        "\"\"",
        "\u{1}",
        "[1,2]",
        "{\"a\":null}",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn valid_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_one_reads_the_other_reads_and_the_same(text in near_json()) {
        match (json::parse(&text), serde_json::from_str::<Value>(&text)) {
            (Ok(ours), Ok(theirs)) => prop_assert!(agree(&ours, &theirs), "{text:?}: {ours:?} {theirs:?}"),
            (Err(_), Err(_)) => {}
            // Ours only knows that such a number is not whole; theirs tries to read it.
            (Ok(_), Err(error)) if error.to_string().starts_with("number out of range") => {}
            (ours, theirs) => prop_assert!(false, "{text:?}: {ours:?} {theirs:?}"),
        }
    }

    #[test]
    fn the_parser_of_files_takes_what_is_json_and_nothing_else(text in near_json()) {
        let theirs = serde_json::from_str::<Value>(&text);
        prop_assert_eq!(Json::parse(&text, 10_000).map(|_| ()).map_err(|problem| problem.code), theirs.map(|_| ()).map_err(|_| "not-json"), "{:?}", text);
    }

    #[test]
    fn whatever_serde_json_writes_is_read(value in valid_json()) {
        let text = value.to_string();
        let ours = json::parse(&text).map_err(|problem| TestCaseError::fail(problem.to_string()))?;
        prop_assert!(agree(&ours, &value), "{text}");
    }

    #[test]
    fn whatever_we_write_serde_json_reads(text in any::<String>()) {
        let mut written = String::new();
        json::write_text(&text, &mut written);
        prop_assert_eq!(serde_json::from_str::<String>(&written).ok(), Some(text));
    }
}

#[test]
fn a_control_character_inside_a_text_is_no_json() {
    for control in ['\u{1}', '\n', '\t'] {
        let text = format!("{{\n  \"title\": \"Deck{control}hand\"\n}}");
        let problem = Json::parse(&text, 1_000).expect_err("no JSON");
        assert_eq!(problem.code, "not-json", "{control:?}");
        assert!(problem.line.is_some_and(|line| (2..=3).contains(&line)), "{problem:?}");
    }
}

#[test]
fn a_fault_is_told_with_line_and_column() {
    let problem = json::parse("{\n  \"é\": ?\n}").unwrap_err();
    assert_eq!(problem.code, "not-json");
    assert!(problem.says.contains("line 2, column 8"), "{}", problem.says);
}

#[test]
fn nesting_is_bounded() {
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(json::parse(&deep(128)).is_ok());
    assert_eq!(json::parse(&deep(129)).unwrap_err().code, "too-deep");
    assert_eq!(json::parse(&"[".repeat(2_000_000)).unwrap_err().code, "too-deep");
}
