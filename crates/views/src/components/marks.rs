//! Marks of grades (circles) and of answers (squares), and their words.

use crate::example::{Example, example};
use crate::text::{changing, unseen};
use yew::prelude::*;

/// How a grade is drawn. Grades of other names take the shape of their place on their scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// ○
    Fail,
    /// ◐
    Pass,
    /// ◕
    Merit,
    /// ●
    Distinction,
}

impl Shape {
    /// The class that colours it.
    pub fn class(self) -> &'static str {
        match self {
            Shape::Fail => "gc-fail",
            Shape::Pass => "gc-pass",
            Shape::Merit => "gc-merit",
            Shape::Distinction => "gc-distinction",
        }
    }

    fn filled(self) -> &'static str {
        match self {
            Shape::Fail => "",
            Shape::Pass => "M12 3a9 9 0 0 0 0 18z",
            Shape::Merit => "M12 12V3a9 9 0 1 1-9 9z",
            Shape::Distinction => "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18z",
        }
    }
}

/// A grade: its word, and how it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// "Merit"
    pub name: AttrValue,
    /// ◕
    pub shape: Shape,
}

impl Grade {
    /// A grade of this name and shape.
    pub fn new(name: impl Into<AttrValue>, shape: Shape) -> Grade {
        Grade { name: name.into(), shape }
    }
}

/// What the mark of a grade shows.
#[derive(Properties, PartialEq)]
pub struct GradeMarkProps {
    /// Which one.
    pub shape: Shape,
    /// Whether it is only possible yet: a dashed circle.
    #[prop_or_default]
    pub open: bool,
    /// Whether it is drawn with rays: the top grade on a result.
    #[prop_or_default]
    pub shining: bool,
}

/// The mark of a grade. The word stands beside it, so it is silent.
#[component]
pub fn GradeMark(props: &GradeMarkProps) -> Html {
    let class = classes!("gc-mark", props.shape.class());
    if props.shining {
        return html! {
            <svg {class} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
                <circle cx="24" cy="37.5" r="8.5" fill="currentColor" />
                <path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M24 22v-9M13.8 26.5l-5.5-6.8M34.2 26.5l5.5-6.8M8.5 35l-6.5-2.2M39.5 35l6.5-2.2M18.5 23.5l-1.4-4M29.5 23.5l1.4-4" />
            </svg>
        };
    }
    let (dashes, filled) = if props.open { (Some("3.4 2.25"), "") } else { (None, props.shape.filled()) };
    html! {
        <svg {class} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.5" stroke-dasharray={dashes} />
            <path fill="currentColor" d={filled} />
        </svg>
    }
}

/// What a grade in words shows.
#[derive(Properties, PartialEq)]
pub struct GradeWordProps {
    /// Which one.
    pub grade: Grade,
    /// Whether the word is written small, within a sentence.
    #[prop_or_default]
    pub within: bool,
}

/// A grade: mark and word.
#[component]
pub fn GradeWord(props: &GradeWordProps) -> Html {
    let name = &props.grade.name;
    let name = if props.within { AttrValue::from(name.to_lowercase()) } else { name.clone() };
    html! {
        <span class={classes!("gc-grade", props.grade.shape.class())}>
            <GradeMark shape={props.grade.shape} />
            { changing(name) }
        </span>
    }
}

/// What somebody says to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// ☑
    Yes,
    /// ⬓
    Partly,
    /// ☐
    NotYet,
}

impl Answer {
    /// All three, in their order.
    pub const ALL: [Answer; 3] = [Answer::Yes, Answer::Partly, Answer::NotYet];

    /// "Not yet"
    pub fn word(self) -> &'static str {
        match self {
            Answer::Yes => "Yes",
            Answer::Partly => "Partly",
            Answer::NotYet => "Not yet",
        }
    }

    /// The end of its classes.
    pub fn class(self) -> &'static str {
        match self {
            Answer::Yes => "yes",
            Answer::Partly => "part",
            Answer::NotYet => "not",
        }
    }
}

/// The word for an answer, or for none.
pub fn word_of(answer: Option<Answer>) -> &'static str {
    answer.map_or("To answer", Answer::word)
}

/// What the mark of an answer shows.
#[derive(Properties, PartialEq)]
pub struct AnswerMarkProps {
    /// Which one; none is still to be given.
    pub answer: Option<Answer>,
}

/// The mark of an answer. The word stands beside it, so it is silent.
#[component]
pub fn AnswerMark(props: &AnswerMarkProps) -> Html {
    let class = classes!("gc-mark", format!("gc-mark--{}", props.answer.map_or("none", Answer::class)));
    let frame = |width: &'static str, dashes: Option<&'static str>| {
        html! { <rect x="3.5" y="3.5" width="17" height="17" rx="3.5" fill="none" stroke="currentColor" stroke-width={width} stroke-dasharray={dashes} /> }
    };
    let shapes = match props.answer {
        Some(Answer::Yes) => html! {
            <path fill="currentColor" fill-rule="evenodd" d="M7 2.5h10A4.5 4.5 0 0 1 21.5 7v10a4.5 4.5 0 0 1-4.5 4.5H7A4.5 4.5 0 0 1 2.5 17V7A4.5 4.5 0 0 1 7 2.5zm3.5 14.6 7.6-8.3-1.9-1.7-5.8 6.3-2.7-2.6-1.7 1.9z" />
        },
        Some(Answer::Partly) => html! {
            <>
                { frame("2", None) }
                <path fill="currentColor" d="M4 12h16v5a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3z" />
            </>
        },
        Some(Answer::NotYet) => frame("2.2", None),
        None => frame("1.8", Some("3.2 2.8")),
    };
    // The shapes differ in kind: a mark that changes is drawn anew.
    html! { <svg key={word_of(props.answer)} {class} viewBox="0 0 24 24" aria-hidden="true" focusable="false">{ shapes }</svg> }
}

/// What an answer in words shows.
#[derive(Properties, PartialEq)]
pub struct SaidProps {
    /// What was said.
    pub answer: Option<Answer>,
    /// Other words than the answer's own: "You said partly".
    #[prop_or_default]
    pub words: Option<AttrValue>,
    /// Whether the words are only heard: a list shows the mark alone.
    #[prop_or_default]
    pub mark_only: bool,
}

/// An answer: mark and words.
#[component]
pub fn Said(props: &SaidProps) -> Html {
    let words = props.words.clone().unwrap_or(AttrValue::Static(word_of(props.answer)));
    html! {
        <span class={classes!("gc-said", format!("gc-said--{}", props.answer.map_or("none", Answer::class)))}>
            <AnswerMark answer={props.answer} />
            { if props.mark_only { unseen(words) } else { changing(words) } }
        </span>
    }
}

/// The chevron of what leads on.
pub fn chevron() -> Html {
    html! {
        <svg class="gc-chev" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path fill="none" stroke="currentColor" stroke-width="2" d="m9 5 7 7-7 7" />
        </svg>
    }
}

/// Fail, pass, merit, distinction.
pub fn usual_grades() -> [Grade; 4] {
    [
        Grade::new("Fail", Shape::Fail),
        Grade::new("Pass", Shape::Pass),
        Grade::new("Merit", Shape::Merit),
        Grade::new("Distinction", Shape::Distinction),
    ]
}

/// Every mark.
pub fn examples() -> Vec<Example> {
    let grades = usual_grades().map(|grade| html! { <li><GradeWord {grade} /></li> });
    let within = usual_grades().map(|grade| html! { <li><GradeWord {grade} within=true /></li> });
    let open = usual_grades().map(|grade| {
        html! { <li class="gc-grade"><GradeMark shape={grade.shape} open=true />{ changing(format!("{} possible", grade.name)) }</li> }
    });
    let answers = [Some(Answer::Yes), Some(Answer::Partly), Some(Answer::NotYet), None];
    let said = answers.map(|answer| html! { <li><Said {answer} /></li> });
    let marks = answers.map(|answer| html! { <li><Said {answer} mark_only=true /></li> });
    vec![
        example("grades", html! { <ul class="gc-actions">{ for grades }</ul> }),
        example("grades within a sentence", html! { <ul class="gc-actions">{ for within }</ul> }),
        example("grades that are possible", html! { <ul class="gc-actions">{ for open }</ul> }),
        example("the top grade, shining", html! { <GradeMark shape={Shape::Distinction} shining=true /> }),
        example("answers", html! { <ul class="gc-actions">{ for said }</ul> }),
        example("answers as marks alone", html! { <ul class="gc-actions">{ for marks }</ul> }),
    ]
}
