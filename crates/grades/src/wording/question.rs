//! What a question is called where there is no room for all of it.

use super::{capital, marks};
use crate::domain::outcome::AssessmentOutcome;
use crate::domain::plan::Criterion;
use crate::domain::question::Question;
use crate::domain::record::Subject;
use crate::domain::standard::Standard;

/// The most words of a question's own text that stand in for a name.
const WORDS: usize = 6;

/// A short name: the first words of the question, without "I can"; the title of an outcome or a category; the method for
/// marks and results.
///
/// ```
/// use grades::wording::question::first_words;
/// let prompt = "I can explain how I rig a lamp, and what difference it makes.";
/// assert_eq!(first_words(prompt), "Explain how I rig a lamp …");
/// assert_eq!(first_words("I rig safely."), "I rig safely");
/// ```
pub fn short_name(standard: &Standard, question: Question) -> String {
    match question {
        Question::Subject(Subject::Criterion(no)) => {
            let name =
                |criterion: &Criterion| criterion.short.clone().unwrap_or_else(|| first_words(&criterion.prompt));
            standard.criterion(no).map_or(String::new(), name)
        }
        Question::Subject(Subject::Outcome(no)) => {
            let name = |outcome: &AssessmentOutcome| outcome.short.clone().unwrap_or_else(|| outcome.title.clone());
            standard.outcome(no).map_or(String::new(), name)
        }
        Question::Category(no) => standard.category(no).map_or(String::new(), |category| category.title.clone()),
        Question::Marks(no) => ["Marks: ", marks::short(standard, no)].concat(),
        Question::Result(no) => ["Result: ", marks::short(standard, no)].concat(),
    }
}

/// The first words of a question, as a name for it.
pub fn first_words(prompt: &str) -> String {
    let prompt = prompt.strip_prefix("I can ").unwrap_or(prompt);
    let mut words = prompt.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    let first = first.join(" ");
    let first = first.trim_end_matches(['.', ',', ';', ':']);
    let more = if words.next().is_some() { " …" } else { "" };
    capital(&[first, more].concat())
}
