//! Lines that lead somewhere.

use super::marks::{Answer, Grade, GradeWord, Said, Shape, chevron};
use super::tag::{self, Tag};
use crate::example::{Example, example};
use crate::text::changing;
use yew::prelude::*;

/// How large it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// A line of a hub.
    #[default]
    Usual,
    /// A standard to choose.
    Big,
    /// A line of a long list.
    Flat,
}

/// What stands at the end of a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum End {
    /// A chevron.
    #[default]
    Chevron,
    /// A status.
    Tag(tag::Kind, AttrValue),
    /// An answer in words.
    Said(Option<Answer>),
    /// Nothing.
    Nothing,
}

/// What a line shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it leads to.
    pub name: AttrValue,
    /// Where that is; a line without is only read.
    #[prop_or_default]
    pub href: Option<AttrValue>,
    /// More about it, in small letters.
    #[prop_or_default]
    pub meta: Option<AttrValue>,
    /// The grade that a question is for, in small letters before the rest.
    #[prop_or_default]
    pub grade: Option<Grade>,
    /// The mark of an answer before it: `Some(None)` is one that is to be given.
    #[prop_or_default]
    pub said: Option<Option<Answer>>,
    /// What stands at its end.
    #[prop_or_default]
    pub end: End,
    /// How large it is.
    #[prop_or_default]
    pub size: Size,
    /// Whether it is where one is already.
    #[prop_or_default]
    pub current: bool,
}

/// A line. It stands in [`Rows`].
#[component]
pub fn Row(props: &Props) -> Html {
    let size = match props.size {
        Size::Usual => None,
        Size::Big => Some("gc-row--big"),
        Size::Flat => Some("gc-row--flat"),
    };
    let class = classes!("gc-row", size, props.said.is_some().then_some("gc-row--said"));
    let meta = (props.meta.is_some() || props.grade.is_some()).then(|| {
        html! {
            <span class="gc-meta">
                { props.grade.clone().map(|grade| html! { <GradeWord {grade} /> }) }
                { props.meta.clone().map(changing) }
            </span>
        }
    });
    let end = match &props.end {
        End::Chevron => chevron(),
        End::Tag(kind, text) => html! { <Tag kind={*kind} text={text.clone()} /> },
        End::Said(answer) => html! { <Said answer={*answer} /> },
        End::Nothing => html! {},
    };
    let inner = html! {
        <>
            { props.said.map(|answer| html! { <Said {answer} mark_only=true /> }) }
            <span class="gc-row__main">
                <span class="gc-row__name">{ changing(props.name.clone()) }</span>
                { meta }
            </span>
            <span class="gc-row__end">{ end }</span>
        </>
    };
    let current = props.current.then_some("true");
    match &props.href {
        Some(href) => html! { <li><a {class} href={href.clone()} aria-current={current}>{ inner }</a></li> },
        None => html! { <li {class}>{ inner }</li> },
    }
}

/// What a list of lines holds.
#[derive(Properties, PartialEq)]
pub struct RowsProps {
    /// The lines.
    pub children: Html,
}

/// A list of lines.
#[component]
pub fn Rows(props: &RowsProps) -> Html {
    html! { <ul class="gc-rows">{ props.children.clone() }</ul> }
}

/// Every size and end.
pub fn examples() -> Vec<Example> {
    let distinction = Grade::new("Distinction", Shape::Distinction);
    vec![
        example(
            "standards to choose",
            html! {
                <Rows>
                    <Row size={Size::Big} href="#/row" name="Junior production coordinator" meta="Level 4 · ST0792 · 24 questions" />
                    <Row size={Size::Big} href="#/row" name="Creative industries production manager" meta="Level 7 · ST0525 · 38 to 40 questions" />
                </Rows>
            },
        ),
        example(
            "a hub with statuses",
            html! {
                <Rows>
                    <Row href="#/row" name="Evidence" meta="6 of 18 pieces. 5 questions with none." end={End::Tag(tag::Kind::Open, "Under way".into())} />
                    <Row href="#/row" name="Rehearsal" meta="A timer, and questions in the order of your discussion" end={End::Tag(tag::Kind::Lift, "Not started".into())} />
                    <Row href="#/row" name="Report" end={End::Tag(tag::Kind::Done, "Ready".into())} />
                </Rows>
            },
        ),
        example(
            "questions with answers",
            html! {
                <Rows>
                    <Row size={Size::Flat} href="#/row" said={Some(Some(Answer::Yes))} end={End::Nothing} name="Putting work in order" />
                    <Row size={Size::Flat} href="#/row" said={Some(Some(Answer::Partly))} end={End::Tag(tag::Kind::Fix, "To fix".into())} name="Following rules, licences and law" />
                    <Row size={Size::Flat} href="#/row" said={Some(Some(Answer::NotYet))} grade={distinction} meta="question" end={End::Tag(tag::Kind::Lift, "To lift".into())} name="Justifying my priorities" />
                    <Row size={Size::Flat} href="#/row" said={Some(None)} end={End::Tag(tag::Kind::Open, "To answer".into())} name="Adapting to each production" current=true />
                </Rows>
            },
        ),
        example(
            "answers in words",
            html! {
                <Rows>
                    <Row size={Size::Flat} href="#/row" end={End::Said(Some(Answer::Yes))} name="Putting work in order" />
                    <Row size={Size::Flat} href="#/row" end={End::Said(None)} name="Adapting to each production" />
                </Rows>
            },
        ),
        example(
            "only to read",
            html! {
                <Rows><Row size={Size::Flat} end={End::Said(Some(Answer::Yes))} name="Putting work in order" /></Rows>
            },
        ),
        example(
            "names without a space",
            html! {
                <Rows><Row href="#/row" name="Evidence_of_my_work_on_the_spring_shoot_2026-11-30_final_version.pdf" meta="https://example.org/a/very/long/address/without/any/space/in/it/that/has/to/wrap" end={End::Tag(tag::Kind::Open, "Under way".into())} /></Rows>
            },
        ),
    ]
}
