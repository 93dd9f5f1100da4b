//! Codes of knowledge, skills and behaviours in running text: `K1`, `(K1, S2)`, `S33S34`, `K25/SEK5`.

use std::collections::BTreeSet;

/// Letters that codes begin with. K, S and B in every plan; others where a list uses them.
#[derive(Clone, Debug)]
pub(super) struct Prefixes(BTreeSet<String>);

/// What is like a code and is none: methods, outcomes, references, units of qualifications.
const NO_PREFIX: [&str; 14] = ["AM", "AO", "ST", "EPA", "V", "L", "Q", "LO", "P", "D", "M", "PC", "FM", "A"];

impl Default for Prefixes {
    fn default() -> Self {
        Prefixes(["K", "S", "B"].map(str::to_owned).into())
    }
}

impl Prefixes {
    /// Adds the letters of another kind of code.
    pub(super) fn add(&mut self, prefix: &str) {
        if !NO_PREFIX.contains(&prefix) {
            self.0.insert(prefix.to_owned());
        }
    }

    fn has(&self, prefix: &str) -> bool {
        self.0.contains(prefix)
    }
}

/// A code, where it stands in the text, and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code {
    pub code: String,
    /// Bytes of the text.
    pub from: usize,
    pub to: usize,
    /// Written another way: a dollar sign for an S, a lower case letter.
    pub mended: bool,
}

/// The letters and the digits that a word begins with, if it begins as a code does.
fn letters_and_digits(text: &str) -> Option<(&str, &str)> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    if !(1..=3).contains(&letters) {
        return None;
    }
    let digits = text[letters..].bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits).then(|| (&text[..letters], &text[letters..letters + digits]))
}

/// The prefix of a code that a line begins with, of whatever letters.
pub(super) fn prefix_at_start(text: &str) -> Option<(&str, &str)> {
    let (letters, digits) = letters_and_digits(text)?;
    let rest = &text[letters.len() + digits.len()..];
    (!NO_PREFIX.contains(&letters) && rest.starts_with([' ', ':', '.', '-', '–', '—', ')', '\t']))
        .then_some((letters, digits))
}

/// Every code in the text, in order.
pub(super) fn codes(text: &str, prefixes: &Prefixes) -> Vec<Code> {
    let mut found: Vec<Code> = Vec::new();
    let mut at = 0;
    let mut before = ' ';
    let mut run_ends = usize::MAX;
    while let Some(letter) = text[at..].chars().next() {
        // A code begins a word, or follows another code without a space between them.
        if !before.is_alphanumeric() || run_ends == at {
            if letter == '$' && text[at + 1..].starts_with(|next: char| next.is_ascii_digit()) {
                // A skill, as scanners read it: amounts of money have no dollar in these plans.
                let digits = text[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
                let rest = &text[at + 1 + digits..];
                if digits <= 2 && (rest.is_empty() || rest.starts_with([' ', ',', ')', ':'])) {
                    let code = format!("S{}", &text[at + 1..at + 1 + digits]);
                    found.push(Code { code, from: at, to: at + 1 + digits, mended: true });
                }
            } else if let Some((letters, digits)) = letters_and_digits(&text[at..])
                && prefixes.has(letters)
            {
                let to = at + letters.len() + digits.len();
                let rest = &text[to..];
                let runs_on = letters_and_digits(rest).is_some_and(|(letters, _)| prefixes.has(letters));
                let ends = runs_on || !rest.starts_with(|next: char| next.is_alphanumeric());
                if ends {
                    let code = format!("{letters}{}", digits.trim_start_matches('0'));
                    if code.len() > letters.len() {
                        found.push(Code { code, from: at, to, mended: false });
                    }
                    run_ends = to;
                    before = 'x';
                    at = to;
                    continue;
                }
            }
        }
        before = letter;
        at += letter.len_utf8();
    }
    found
}

/// The names of the codes in the text, each once.
pub(super) fn names(text: &str, prefixes: &Prefixes) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for code in codes(text, prefixes) {
        if !names.contains(&code.code) {
            names.push(code.code);
        }
    }
    names
}

/// Whether the text is nothing but codes, with what divides them.
pub(super) fn is_only_codes(text: &str, prefixes: &Prefixes) -> bool {
    let found = codes(text, prefixes);
    let mut at = 0;
    for code in &found {
        if !divides(&text[at..code.from]) {
            return false;
        }
        at = code.to;
    }
    !found.is_empty() && divides(&text[at..])
}

/// Whether this stands between codes: nothing, commas, brackets, "and", another name of the code before.
pub(super) fn divides(text: &str) -> bool {
    text.split(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | ';' | '(' | ')' | '[' | ']' | '.' | '&' | '|')
    })
    .filter(|word| !word.is_empty())
    .all(|word| {
        matches!(word, "and" | "to" | "-" | "–" | "/" | "+")
            || word.strip_prefix('/').is_some_and(|alias| letters_and_digits(alias).is_some())
            || word.strip_suffix('/').is_some_and(|alias| letters_and_digits(alias).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_however_they_are_divided() {
        let prefixes = Prefixes::default();
        for text in ["K1 S2 B3", "K1, S2, B3", "(K1; S2 and B3)", "K1S2B3", "[K1] [S2] [B3].", "K01 S02 B03"] {
            assert_eq!(names(text, &prefixes), ["K1", "S2", "B3"], "{text}");
            assert!(is_only_codes(text, &prefixes), "{text}");
        }
        assert_eq!(names("S33S34 S36", &prefixes), ["S33", "S34", "S36"]);
        assert!(is_only_codes("K25/SEK5, S3", &prefixes));
        assert_eq!(names("K25/SEK5, S3", &prefixes), ["K25", "S3"]);
    }

    #[test]
    fn what_is_like_a_code_is_not_one() {
        let prefixes = Prefixes::default();
        for text in ["ST0001 and AM1", "4K60 video", "level L2", "SK8", "B2B sales", "K", "1K2"] {
            assert_eq!(names(text, &prefixes), Vec::<String>::new(), "{text}");
        }
        assert!(!is_only_codes("Explains K1", &prefixes));
    }

    #[test]
    fn a_dollar_sign_is_a_skill_that_was_scanned() {
        assert_eq!(names("$30 Trim the lamp", &Prefixes::default()), ["S30"]);
    }
}
