//! Keeps a spreadsheet from taking a text for something else.
//!
//! A cell that begins with `=` is run as a formula, wherever it came from; `007` becomes 7 and `12/03` a day. Such a
//! text gets an apostrophe in front, which is what people themselves type for it. A text that already looks so guarded
//! gets one more, so that taking one away always gives back the very text.
//!
//! Which text begins a cell depends on how the file is opened: by another separator than ours, our quotation marks count
//! for nothing, and a cell begins after every line break and every separator within a text. So each such beginning is
//! guarded as well.

use crate::domain::date::MONTHS;

/// The text as it may stand in a cell.
///
/// ```
/// use grades::formats::csv::guard::{guarded, unguarded};
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(guarded("007"), "'007");
/// assert_eq!(guarded("Call sheets"), "Call sheets");
/// assert_eq!(guarded("one\n=1+1; =2"), "one\n'=1+1; '=2");
/// assert_eq!(unguarded(&guarded("'=1+1")), "'=1+1");
/// ```
pub fn guarded(text: &str) -> String {
    let text = inside(text, true);
    if needs_guard(&text) { ["'", &text].concat() } else { text }
}

/// The text that a cell stands for.
pub fn unguarded(cell: &str) -> String {
    inside(cell.strip_prefix('\'').filter(|rest| needs_guard(rest)).unwrap_or(cell), false)
}

/// Whether a spreadsheet would make something else of it; apostrophes in front of such a text count with it.
fn needs_guard(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    starts_a_formula(bare.trim_start_matches([' ', '\u{a0}'])) || is_taken_for_a_number(bare)
}

/// What may end a cell, by whichever separator a file is opened.
const ENDS_A_CELL: [char; 6] = [',', ';', '\t', '|', '\n', '\r'];

/// Adds an apostrophe to each formula that begins a cell where a file is opened by another separator, or takes one away.
/// How the text itself begins is not looked at here.
fn inside(text: &str, add: bool) -> String {
    let mut result = String::with_capacity(text.len());
    for (place, part) in text.split_inclusive(ENDS_A_CELL).enumerate() {
        // A quotation mark may open such a cell, and blanks before a formula do not keep it from running.
        let rest = part.trim_start_matches(['"', ' ', '\u{a0}']);
        if place > 0 && rest.trim_start_matches('\'').starts_with(FORMULA_SIGNS) {
            result.push_str(part.strip_suffix(rest).unwrap_or_default());
            result.push_str(if add { "'" } else { "" });
            result.push_str(if add { rest } else { rest.strip_prefix('\'').unwrap_or(rest) });
        } else {
            result.push_str(part);
        }
    }
    result
}

/// What a formula begins with, as spreadsheets of the West and of the East understand it.
const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Also with an unseen sign in front, which some programs skip.
fn starts_a_formula(text: &str) -> bool {
    text.starts_with(FORMULA_SIGNS) || text.starts_with(['\t', '\r'])
}

/// `007`, `1e5`, `12/03`, `3 March`, `May 2026`, `50%`, `£5`, `true`: nothing but numbers, months and signs.
fn is_taken_for_a_number(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > 40 {
        return false;
    }
    if ["true", "false"].iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return true;
    }
    let signs = |letter: char| letter.is_ascii_punctuation() || matches!(letter, ' ' | '\u{a0}' | '£' | '€');
    let month = |word: &str| {
        let is = |name: &str| {
            name.eq_ignore_ascii_case(word) || name.get(..3).is_some_and(|short| short.eq_ignore_ascii_case(word))
        };
        MONTHS.iter().any(|name| is(name))
    };
    let mut digits = false;
    let mut first = true;
    for run in text.split(signs).filter(|run| !run.is_empty()) {
        // `1e5` and `3rd` are runs of digits and letters.
        for part in run.split_inclusive(|letter: char| letter.is_ascii_digit()) {
            let letters = part.trim_end_matches(|letter: char| letter.is_ascii_digit());
            digits |= letters.len() < part.len();
            let known = letters.is_empty()
                || month(letters)
                || (!first && ["e", "d", "am", "pm", "h"].iter().any(|word| letters.eq_ignore_ascii_case(word)));
            if !known {
                return false;
            }
            first = false;
        }
    }
    digits
}
