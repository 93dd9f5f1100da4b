//! Keeps a spreadsheet from taking a text for something else.
//!
//! A cell that begins with `=` is run as a formula, wherever it came from; `007` becomes 7 and `12/03` a day. Such a
//! text gets an apostrophe in front, which is what people themselves type for it. A text that already looks so guarded
//! gets one more, so that taking one away always gives back the very text.

/// The text as it may stand in a cell.
///
/// ```
/// use grade_calculator::formats::csv::guard::{guarded, unguarded};
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(guarded("007"), "'007");
/// assert_eq!(guarded("Call sheets"), "Call sheets");
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

/// Where a spreadsheet divides the line by semicolons, what follows one begins a cell too. Adds an apostrophe to such a
/// formula, or takes one away.
fn inside(text: &str, add: bool) -> String {
    let mut result = String::new();
    for (place, part) in text.split(';').enumerate() {
        let rest = part.trim_start_matches(['"', ' ']);
        if place > 0 {
            result.push(';');
        }
        if place > 0 && starts_a_formula(rest.trim_start_matches('\'')) {
            result.push_str(part.strip_suffix(rest).unwrap_or_default());
            result.push_str(if add { "'" } else { "" });
            result.push_str(if add { rest } else { rest.strip_prefix('\'').unwrap_or(rest) });
        } else {
            result.push_str(part);
        }
    }
    result
}

/// As spreadsheets of the West and of the East understand it.
fn starts_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

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
