//! A square for each apprentice: a heat map that prints in black and white.

use super::marks::{Answer, AnswerMark, word_of};
use crate::example::{Example, example};
use yew::prelude::*;

/// What the squares show.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// An answer for each apprentice.
    pub answers: Vec<Option<Answer>>,
}

/// How many gave each answer, in words: "12 yes, 3 partly, 4 not yet, 1 to answer".
pub fn sentence(answers: &[Option<Answer>]) -> String {
    let every = [Some(Answer::Yes), Some(Answer::Partly), Some(Answer::NotYet), None];
    let count = |wanted: Option<Answer>| answers.iter().filter(|answer| **answer == wanted).count();
    let counted = every.into_iter().map(|answer| (count(answer), word_of(answer).to_lowercase()));
    let told: Vec<String> =
        counted.filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    if told.is_empty() { "nobody".to_owned() } else { told.join(", ") }
}

/// The squares, in the order of answers.
#[component]
pub fn Units(props: &Props) -> Html {
    let mut answers = props.answers.clone();
    answers.sort_by_key(|answer| answer.map_or(3, |answer| answer as u8));
    html! {
        <span class="gc-units" role="img" aria-label={sentence(&props.answers)}>
            { for answers.into_iter().map(|answer| html! { <AnswerMark {answer} /> }) }
        </span>
    }
}

/// Few and many.
pub fn examples() -> Vec<Example> {
    let of = |yes: usize, partly: usize, not_yet: usize, none: usize| {
        [
            vec![Some(Answer::Yes); yes],
            vec![Some(Answer::Partly); partly],
            vec![Some(Answer::NotYet); not_yet],
            vec![None; none],
        ]
        .concat()
    };
    vec![
        example("a group of 20", html! { <Units answers={of(12, 3, 4, 1)} /> }),
        example("all yes", html! { <Units answers={of(20, 0, 0, 0)} /> }),
        example("nobody", html! { <Units answers={of(0, 0, 0, 0)} /> }),
        example("a group of 120", html! { <Units answers={of(60, 25, 20, 15)} /> }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_what_the_squares_show() {
        let answers = [Some(Answer::Yes), None, Some(Answer::Yes), Some(Answer::NotYet)];
        assert_eq!(sentence(&answers), "2 yes, 1 not yet, 1 to answer");
        assert_eq!(sentence(&[]), "nobody");
    }
}
