//! Texts that change. See the crate's documentation for why they need care.

use yew::prelude::*;

/// A text that changes, within a line.
pub fn changing(text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    html! { <span key={text.to_string()}>{ text }</span> }
}

/// A paragraph whose text changes.
pub fn paragraph(class: &'static str, text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    html! { <p class={class} key={text.to_string()}>{ text }</p> }
}

/// A text for those who hear the page, not seen.
pub fn unseen(text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    html! { <span class="gc-unseen" key={text.to_string()}>{ text }</span> }
}

/// "1 question", "2 questions": the noun gets an s unless there is one.
pub fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_told_without_an_s() {
        assert_eq!([0, 1, 2].map(|number| counted(number, "question")), ["0 questions", "1 question", "2 questions"]);
    }
}
