//! Answers in a list, and how many there are.

use super::{counted, grades, listed, profile};
use crate::domain::answers::{Answer, AnswerCounts, Section};
use crate::domain::question::Question;
use crate::domain::standard::Standard;

/// What stands beside a question: "Yes", "3 points", "28 marks", "Skipped", "Not answered".
pub fn answer(standard: &Standard, question: Question, answer: &Answer) -> String {
    match answer {
        Answer::Judged(judgement) => grades::judgement(*judgement).to_owned(),
        Answer::Points(points) => counted(usize::try_from(*points).unwrap_or(usize::MAX), "point", "points"),
        Answer::Placed(placement) => profile::placement(standard, Some(*placement)),
        Answer::Marks(marks) => match marks.total {
            Some(total) => counted(usize::try_from(total).unwrap_or(usize::MAX), "mark", "marks"),
            None => "Entered in part".to_owned(),
        },
        Answer::Result(grade) => {
            let scale = question.method(standard).and_then(|no| standard.method(no)).map(|method| &method.grades);
            grades::grade(scale.unwrap_or(&standard.grades), *grade)
        }
        Answer::Skipped => "Skipped".to_owned(),
        Answer::ToAnswer => "Not answered".to_owned(),
    }
}

/// "15 of 24 answered".
pub fn answered(counts: AnswerCounts) -> String {
    progress(counts.answered, counts.questions)
}

/// "11 of 11 answered"; "Result entered: Pass" where a result stands in for the answers.
pub fn section(standard: &Standard, section: &Section) -> String {
    let scale = section.themes.first().and_then(|theme| theme.rows.first());
    let scale = scale.and_then(|row| row.question.method(standard)).and_then(|no| standard.method(no));
    match (section.result, scale) {
        (Some(result), Some(method)) => ["Result entered: ", &grades::grade(&method.grades, result)].concat(),
        (Some(_) | None, _) => progress(section.answered, section.questions),
    }
}

fn progress(answered: usize, of: usize) -> String {
    [&*answered.to_string(), " of ", &of.to_string(), " answered"].concat()
}

/// "21 yes, 2 partly and 1 not yet"; empty while there is no such answer.
///
/// ```
/// use grades::domain::answers::AnswerCounts;
/// use grades::wording::answers::by_answer;
/// let counts = AnswerCounts { questions: 24, answered: 24, yes: 21, partly: 2, not_yet: 1 };
/// assert_eq!(by_answer(counts), "21 yes, 2 partly and 1 not yet");
/// ```
pub fn by_answer(counts: AnswerCounts) -> String {
    let kinds = [(counts.yes, " yes"), (counts.partly, " partly"), (counts.not_yet, " not yet")];
    let told = kinds.into_iter().filter(|(number, _)| *number > 0);
    let told: Vec<String> = told.map(|(number, what)| [&*number.to_string(), what].concat()).collect();
    listed(&told, "and")
}
