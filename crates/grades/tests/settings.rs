//! A provider's settings: each field, what is refused and why, and colours that can always be read.

use grades::files::words::Words;
use grades::formats::colour::{Colour, READABLE};
use grades::formats::problem::Problem;
use grades::formats::settings::{self, Feature, Settings};
use std::fs;

fn read(fields: &str) -> Result<Settings, Vec<Problem>> {
    let comma = if fields.is_empty() { "" } else { "," };
    read_whole(&format!(r#"{{"format":"site-settings/1"{comma}{fields}}}"#))
}

/// Both ways of reading agree about every text of this file.
fn read_whole(text: &str) -> Result<Settings, Vec<Problem>> {
    let options = |uid: &str| standards::entry(uid).map(|shipped| shipped.options);
    let read = settings::read(text, &options);
    assert_eq!(settings::open(text, &options), read.clone().ok(), "{text:.200}");
    read
}

/// The places and codes of the problems of one field.
fn refused(fields: &str) -> Vec<(String, &'static str)> {
    let problems = read(fields).expect_err(fields);
    problems.iter().for_each(|problem| assert!(!problem.says.is_empty() && !problem.remedy.is_empty(), "{problem}"));
    problems.into_iter().map(|problem| (problem.at, problem.code)).collect()
}

fn one(at: &str, code: &'static str) -> Vec<(String, &'static str)> {
    vec![(at.to_owned(), code)]
}

#[test]
fn the_file_that_ships_asks_for_nothing() {
    let text = fs::read_to_string("../../static/settings.json").unwrap();
    assert_eq!(read_whole(&text), Ok(Settings::default()));
}

#[test]
fn the_example_of_the_guide_is_in_order() {
    let guide = fs::read_to_string("../../static/hosting/guide.txt").unwrap();
    let start = guide.find("    {\n").unwrap();
    let end = guide[start..].find("    }\n").unwrap();
    let settings = read_whole(&guide[start..start + end + 6]).unwrap();
    assert_eq!(settings.title.as_deref(), Some("Northfield College grade calculator"));
    assert_eq!(settings.logo.as_deref(), Some("logo.svg"));
    assert_eq!(settings.accent, Some(Colour([0x7a, 0x1f, 0x5c])));
    assert_eq!(settings.contact.as_deref(), Some("Questions? Ask in room 12 or ring 01632 960 001."));
    assert_eq!(settings.standards, ["ST0792_1.2", "ST0525_1.0"]);
    assert_eq!(settings.open, Some(("ST0792_1.2".to_owned(), Some("production-coordinator".to_owned()))));
    assert_eq!(settings.hosts, ["https://learning.your-college.example"]);
    assert_eq!(settings.off, [Feature::Notes]);
}

#[test]
fn every_feature_that_can_be_off_stands_in_the_guide() {
    let guide = fs::read_to_string("../../static/hosting/guide.txt").unwrap();
    for word in Feature::EVERY.iter().map(|feature| feature.word()) {
        assert!(guide.contains(&format!("\"{word}\" (")), "{word}");
    }
}

#[test]
fn all_problems_are_told_at_once_with_their_places() {
    let found =
        refused(r#""titel":"x","accent":"red","hosts":["learning.example"],"off":["nots"],"open":{"standard":"ST1"}"#);
    let found: Vec<(&str, &str)> = found.iter().map(|(at, code)| (at.as_str(), *code)).collect();
    let expected = [
        ("/titel", "unknown-field"),
        ("/accent", "bad-colour"),
        ("/hosts/0", "bad-host"),
        ("/off/0", "unknown-word"),
        ("/open/standard", "unknown-standard"),
    ];
    assert_eq!(found, expected);
}

/// A file in other bytes, as a page reads it: as UTF-8, whatever it is.
fn in_other_bytes(bytes: &[u8]) -> Problem {
    let problems = read_whole(&String::from_utf8_lossy(bytes)).expect_err("refused");
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].clone()
}

#[test]
fn a_file_in_another_encoding_is_named_for_what_it_is() {
    let text = "{\n\"format\":\"site-settings/1\",\n\"title\":\"Café\"}";
    let wide = |bytes: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        mark.then_some(0xfeff).into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    };
    for mark in [true, false] {
        for bytes in [wide(u16::to_le_bytes, mark), wide(u16::to_be_bytes, mark)] {
            let problem = in_other_bytes(&bytes);
            assert!(problem.code == "wrong-encoding" && problem.says.contains("UTF-16"), "{problem}");
            assert!(problem.remedy.contains("UTF-8"), "{problem}");
        }
    }
    let western: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let problem = in_other_bytes(&western);
    assert!(problem.says.contains("Line 3") && problem.says.contains("Windows-1252"), "{problem}");
    assert!(read_whole(text).is_ok());
    assert!(read_whole(&format!("\u{feff}{text}")).is_ok(), "a mark of UTF-8 is no other encoding");
}

#[test]
fn a_text_that_shows_nothing_or_cannot_stand_in_a_manifest_is_refused() {
    for unseen in ["\u{200b}", "\u{feff} \u{2060}", "\u{3164}\u{ad}", "\u{2800}"] {
        assert_eq!(refused(&format!("\"title\":\"{unseen}\"")), one("/title", "empty-text"), "{unseen:?}");
    }
    for harmful in ["a\u{200f}", "a\u{fffe}", "a\u{85}b"] {
        assert_eq!(refused(&format!("\"title\":\"{harmful}\"")), one("/title", "control-character"), "{harmful:?}");
    }
    assert!(read("\"title\":\"\u{1f469}\u{200d}\u{1f3eb} שלום\"").is_ok());
}

#[test]
fn a_mistyped_field_is_answered_with_the_nearest_one() {
    let problems = read(r#""contct":"x""#).unwrap_err();
    assert!(problems[0].says.contains("Did you mean “contact”?"), "{}", problems[0]);
}

#[test]
fn title_and_contact_are_short_lines_of_text() {
    assert_eq!(refused(r#""title":"""#), one("/title", "empty-text"));
    assert_eq!(refused(r#""title":7"#), one("/title", "wrong-type"));
    assert_eq!(refused(&format!(r#""title":"{}""#, "x".repeat(61))), one("/title", "too-long"));
    assert_eq!(refused(r#""contact":"a\u202eb""#), one("/contact", "control-character"));
    assert_eq!(refused(r#""contact":"a\nb""#), one("/contact", "control-character"));
}

#[test]
fn a_logo_lies_beside_the_page() {
    for good in ["logo.svg", "our/logo-2.PNG.png", "a.webp"] {
        assert!(read(&format!(r#""logo":"{good}""#)).is_ok(), "{good}");
    }
    for bad in [
        "https://elsewhere.example/logo.svg",
        "//elsewhere.example/logo.svg",
        "/logo.svg",
        "../logo.svg",
        "data:image/svg+xml,x.svg",
        "logo.html",
        "logo",
        "logo.svg?x",
        "javascript:x.svg",
        "a b.svg",
    ] {
        assert_eq!(refused(&format!(r#""logo":"{bad}""#)), one("/logo", "bad-logo"), "{bad}");
    }
}

#[test]
fn an_accent_is_a_number_sign_and_six_digits() {
    for bad in ["red", "#fff", "#12345g", "#+12345", "123456", "rgb(1,2,3)", "#1234567"] {
        assert_eq!(refused(&format!(r#""accent":"{bad}""#)), one("/accent", "bad-colour"), "{bad}");
    }
}

#[test]
fn hosts_are_origins_and_nothing_more() {
    for good in ["https://learning.example", "https://a-b.c.example:8443", "http://localhost", "http://127.0.0.1:8080"]
    {
        assert!(read(&format!(r#""hosts":["{good}"]"#)).is_ok(), "{good}");
    }
    for bad in [
        "*",
        "null",
        "https://*",
        "https://*.example",
        "http://learning.example",
        "https://learning.example/",
        "https://learning.example/moodle",
        "https://user@learning.example",
        "https://learning.example:0",
        "https://learning.example:99999",
        "https://",
        "https://Learning.example",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "file://",
    ] {
        assert_eq!(refused(&format!(r#""hosts":["{bad}"]"#)), one("/hosts/0", "bad-host"), "{bad}");
    }
}

#[test]
fn standards_and_options_are_those_that_ship() {
    assert_eq!(refused(r#""standards":["ST0792_9.9"]"#), one("/standards/0", "unknown-standard"));
    let option = r#""open":{"standard":"ST0792_1.2","option":"catering"}"#;
    assert_eq!(refused(option), one("/open/option", "unknown-option"));
    assert_eq!(refused(r#""open":{"option":"catering"}"#), one("/open", "missing-field"));
    assert_eq!(read(r#""open":{"standard":"ST1483_2"}"#).unwrap().open, Some(("ST1483_2".to_owned(), None)));
}

#[test]
fn what_is_no_settings_file_is_refused_with_a_reason() {
    let large = " ".repeat(settings::LARGEST + 1);
    let deep = "[".repeat(1_000);
    for (text, code) in [
        ("", "not-json"),
        ("[]", "wrong-type"),
        ("<!doctype html>", "not-json"),
        ("{}", "missing-field"),
        (r#"{"format":"site-settings/2"}"#, "unknown-word"),
        (r#"{"format":"site-settings/1","title":"a","title":"b"}"#, "duplicate-key"),
        (&large, "too-large"),
        (&deep, "too-deep"),
    ] {
        let problems = read_whole(text).unwrap_err();
        assert_eq!(problems.first().map(|problem| problem.code), Some(code), "{text:.40}");
    }
}

#[test]
fn contrast_is_that_of_the_guidelines() {
    let colour = |text| Colour::parse(text).unwrap();
    // Known pairs, in hundredths.
    for (one, other, expected) in [
        ("#000000", "#ffffff", 2100),
        ("#777777", "#ffffff", 448),
        ("#767676", "#ffffff", 454),
        ("#ff0000", "#ffffff", 400),
        ("#0000ff", "#ffffff", 859),
        ("#1f4f82", "#fdfcfa", 820),
        ("#123456", "#123456", 100),
    ] {
        let found = colour(one).contrast(colour(other));
        assert!(found.abs_diff(expected) <= 2 + expected / 200, "{one} on {other}: {found}, not {expected}");
    }
}

#[test]
fn any_accent_ends_up_readable_as_words_and_under_words() {
    let papers = ["#fdfcfa", "#f4f2ed", "#16181c", "#20232a"].map(|paper| Colour::parse(paper).unwrap());
    let steps = [0_u8, 31, 64, 96, 127, 128, 160, 192, 224, 255];
    for red in steps {
        for green in steps {
            for blue in steps {
                let colour = Colour([red, green, blue]);
                for paper in papers {
                    let shade = colour.readable_on(paper);
                    assert!(shade.contrast(paper) >= READABLE, "{} on {}", colour.write(), paper.write());
                    assert!(shade.ink().contrast(shade) >= READABLE, "ink on {}", shade.write());
                    assert!(colour.contrast(paper) < READABLE || shade == colour, "{} was good", colour.write());
                }
            }
        }
    }
}

#[test]
fn the_papers_that_accents_are_held_against_are_those_of_the_styles() {
    let tokens = fs::read_to_string("../../static/styles/tokens.css").unwrap();
    let code = fs::read_to_string("../../src/app/settings.rs").unwrap();
    let papers: Vec<&str> = tokens.lines().filter_map(|line| line.trim().strip_prefix("--gc-raised: ")).collect();
    assert_eq!(papers.len(), 2);
    for paper in papers {
        let channels = Colour::parse(paper.trim_end_matches(';')).unwrap().0;
        let [red, green, blue] = channels;
        assert!(code.contains(&format!("Colour([{red}, {green}, {blue}])")), "{paper}");
    }
}
