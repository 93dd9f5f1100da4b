//! Which characters may stand in a text that is shown, and which of them can be seen.
//!
//! One list for everything that reads and everything that writes: the build hands it to the scripts that write settings,
//! packages and labels (see [`class`]).

/// Characters of which no text may hold any: controls; those that turn the direction of what follows; halves of a
/// character, which only JavaScript has; and two that XML does not know.
const REFUSED: [(u32, u32); 8] = [
    (0x0, 0x1f),
    (0x7f, 0x9f),
    (0x61c, 0x61c),
    (0x200e, 0x200f),
    (0x202a, 0x202e),
    (0x2066, 0x2069),
    (0xd800, 0xdfff),
    (0xfffe, 0xffff),
];

/// Characters that may stand beside others and show nothing by themselves: joiners, fillers, marks of variants.
/// White space belongs with them.
const UNSEEN: [(u32, u32); 14] = [
    (0xad, 0xad),
    (0x34f, 0x34f),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x180b, 0x180f),
    (0x200b, 0x200d),
    (0x2060, 0x206f),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xfe00, 0xfe0f),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff0, 0xfff8),
    (0xe0000, 0xe0fff),
];

fn is_among(letter: char, ranges: &[(u32, u32)]) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(letter)))
}

/// Whether a character may stand in text that is shown.
pub(crate) fn is_harmless(letter: char) -> bool {
    !is_among(letter, &REFUSED)
}

/// Whether a text holds anything that can be seen.
///
/// ```
/// use grades::domain::letters::is_seen;
/// assert!(is_seen("\u{200b}a") && is_seen("é") && !is_seen(" \u{200b}\u{3164}"));
/// ```
pub fn is_seen(text: &str) -> bool {
    text.chars().any(|letter| !letter.is_whitespace() && is_harmless(letter) && !is_among(letter, &UNSEEN))
}

/// The characters that are refused, or those that show nothing, as a class of a regular expression in JavaScript (for its
/// flag `u`).
pub fn class(refused: bool) -> String {
    let ranges: &[(u32, u32)] = if refused { &REFUSED } else { &UNSEEN };
    let ranges: String = ranges.iter().map(|(first, last)| format!("\\u{{{first:x}}}-\\u{{{last:x}}}")).collect();
    if refused { format!("[{ranges}]") } else { format!("[\\s{ranges}]") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_character_is_refused_and_no_letter_of_a_language_is() {
        for letter in ('\0'..=char::MAX).filter(|letter| letter.is_control()) {
            assert!(!is_harmless(letter), "{letter:?}");
        }
        for letter in "Aé ñ–“”’שלוםمرحبا日本語🙂\u{200d}".chars() {
            assert!(is_harmless(letter), "{letter:?}");
        }
    }
}
