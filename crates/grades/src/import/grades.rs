//! Words for grades: the scale, and the cells of tables.

use super::draft::Cell;
use super::text::plain;

/// Grades that plans use, lowest first.
pub(super) const GRADES: [&str; 5] = ["fail", "pass", "credit", "merit", "distinction"];

/// Lists of grades that are one cell.
const LISTS: [(&str, &str); 8] = [
    ("pass, merit or distinction", "pass or above"),
    ("pass, merit, or distinction", "pass or above"),
    ("pass, merit and distinction", "pass or above"),
    ("pass/merit/distinction", "pass or above"),
    ("pass / merit / distinction", "pass or above"),
    ("pass/distinction", "pass or above"),
    ("pass / distinction", "pass or above"),
    ("merit/distinction", "merit or above"),
];

/// The grade that a word names.
pub(super) fn grade(text: &str) -> Option<&'static str> {
    let word = plain(text);
    GRADES.into_iter().find(|grade| *grade == word)
}

/// Where a grade stands among all.
pub(super) fn height(grade: &str) -> usize {
    GRADES.iter().position(|known| *known == grade).unwrap_or(0)
}

/// The grades that a text names, lowest first.
pub(super) fn named(text: &str) -> Vec<&'static str> {
    let plain = plain(text);
    let mut words: Vec<&str> = plain.split(' ').collect();
    words.retain(|word| GRADES.contains(word));
    GRADES.into_iter().filter(|grade| words.contains(grade)).collect()
}

/// A list of grades: nothing else stands in the text.
pub(super) fn only_grades(text: &str) -> Option<Vec<&'static str>> {
    let plain = plain(text);
    let others = plain.split(' ').any(|word| !GRADES.contains(&word) && word != "and" && word != "or");
    let grades = named(text);
    (!others && !grades.is_empty()).then_some(grades)
}

/// The cells that a row of a table has, if it has nothing else: `Fail Any grade Fail`.
pub(super) fn cells(text: &str) -> Option<Vec<Cell>> {
    let mut text = text.to_lowercase();
    for (list, short) in LISTS {
        text = text.replace(list, short);
    }
    let text = plain(&text);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let mut cells = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (cell, taken) = cell(&words[at..])?;
        cells.push(cell);
        at += taken;
        if cells.len() > 12 {
            return None;
        }
    }
    (!cells.is_empty()).then_some(cells)
}

/// The cell that words begin with, and how many words it has.
fn cell(words: &[&str]) -> Option<(Cell, usize)> {
    let is_grade = |at: usize| words.get(at).copied().filter(|word| GRADES.contains(word));
    match words {
        ["any", "grade", ..] => return Some((Cell::Any, 2)),
        ["any", "other", "grade", ..] => return None,
        ["any", ..] => return Some((Cell::Any, 1)),
        ["at", "least", rest @ ..] => {
            let skipped = usize::from(rest.first() == Some(&"a"));
            let grade = is_grade(2 + skipped)?;
            return Some((Cell::AtLeast(grade.to_owned()), 3 + skipped));
        }
        ["minimum", "of", ..] | ["minimum", _, ..] => {
            let skipped = usize::from(words.get(1) == Some(&"of"));
            let grade = is_grade(1 + skipped)?;
            return Some((Cell::AtLeast(grade.to_owned()), 2 + skipped));
        }
        _ => {}
    }
    let first = is_grade(0)?;
    if let Some(["or", "above" | "higher" | "better"]) | Some(["and", "above"]) = words.get(1..3) {
        return Some((Cell::AtLeast(first.to_owned()), 3));
    }
    if words.get(1) == Some(&"or")
        && let Some(last) = is_grade(2).filter(|last| height(first) < height(last))
    {
        // “Pass or distinction”: nothing is better than the last.
        return (last == "distinction").then(|| (Cell::AtLeast(first.to_owned()), 3));
    }
    Some((Cell::Grade(first.to_owned()), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_in_the_words_of_every_layout() {
        let grade = |name: &str| Cell::Grade(name.to_owned());
        let least = |name: &str| Cell::AtLeast(name.to_owned());
        for (text, expected) in [
            ("Fail Any grade Fail", vec![grade("fail"), Cell::Any, grade("fail")]),
            ("Pass or above, Fail, Fail", vec![least("pass"), grade("fail"), grade("fail")]),
            ("Fail Pass or Distinction Fail", vec![grade("fail"), least("pass"), grade("fail")]),
            ("At least a pass Distinction Merit", vec![least("pass"), grade("distinction"), grade("merit")]),
            ("Pass Pass Pass", vec![grade("pass"), grade("pass"), grade("pass")]),
        ] {
            assert_eq!(cells(text), Some(expected), "{text}");
        }
        assert_eq!(cells("Pass the lamp"), None);
    }
}
