//! Small questions about texts that all parts ask.

use crate::domain::date::MONTHS;

/// Lower case letters and digits with single spaces: to see whether two titles are the same words.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            plain.extend(letter.to_lowercase());
        } else if letter != '\'' && !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// A name for addresses: kebab case, of at most so many letters.
pub(super) fn slug(text: &str, most: usize) -> String {
    let mut slug = String::new();
    for word in plain(text).split(' ').filter(|word| word.is_ascii()) {
        if !slug.is_empty() && slug.len() + 1 + word.len() > most {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word[..word.len().min(most)]);
    }
    slug
}

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut from = 0;
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices(['.', '?', '!']) {
        let ends = bytes.get(at + 1).is_none_or(|next| *next == b' ');
        let word = text[from..at].rsplit(' ').next().unwrap_or_default();
        if ends && !matches!(word, "e.g" | "i.e" | "etc" | "no" | "No" | "vs") {
            sentences.push(text[from..=at].trim());
            from = at + 1;
        }
    }
    sentences.push(text[from..].trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// A number in digits or words.
pub(super) fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let digits = word.replace(',', "");
    if !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse().ok();
    }
    let small = word.to_ascii_lowercase();
    let tens = [("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("ninety", 90)];
    WORDS
        .iter()
        .position(|known| *known == small)
        .and_then(|at| u32::try_from(at).ok())
        .or_else(|| tens.iter().find(|(known, _)| *known == small).map(|(_, number)| *number))
}

/// Whether one of the words stands in the text, in lower case.
pub(super) fn has_any(small: &str, words: &[&str]) -> bool {
    words.iter().any(|word| small.contains(word))
}

/// A capital letter at the beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Not more than so many letters, cut between words.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most.saturating_sub(2)).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{} …", cut.trim_end_matches([',', ';', ' ']))
}

/// A day as the documents write it (`15/08/2024`, `24 August 2020`) → year-month-day.
pub(super) fn day(text: &str) -> Option<String> {
    let written = |year: u32, month: usize, day: u32| {
        ((1990..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
            .then(|| format!("{year}-{month:02}-{day:02}"))
    };
    let text = text.trim();
    let parts: Vec<&str> = text.split('/').collect();
    if let [day, month, year] = parts[..] {
        return written(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    }
    let parts: Vec<&str> = text.split_whitespace().collect();
    if let [day, month, year] = parts[..] {
        let small = month.to_ascii_lowercase();
        let month = MONTHS.iter().position(|known| small.len() >= 3 && known.starts_with(&small))? + 1;
        let day = day.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        return written(year.parse().ok()?, month, day.parse().ok()?);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_documents_write_them() {
        assert_eq!(day("15/08/2024").as_deref(), Some("2024-08-15"));
        assert_eq!(day("1st Sept 2024").as_deref(), Some("2024-09-01"));
        assert_eq!(day("Not set"), None);
    }

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        assert_eq!(
            [number("3,000"), number("twelve"), number("ninety"), number("many")],
            [Some(3000), Some(12), Some(90), None]
        );
    }

    #[test]
    fn a_sentence_does_not_end_after_an_example() {
        assert_eq!(sentences("Lamps, e.g. oil. Wicks."), ["Lamps, e.g. oil.", "Wicks."]);
    }
}
