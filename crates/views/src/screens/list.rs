//! Every question with its status, to look at; and the same to check the answers.

use crate::components::button::{Kind, Link};
use crate::components::marks::{Answer, Grade, Said};
use crate::components::pick::{Choice, Look, Pick};
use crate::components::progress::Bar;
use crate::components::row::{End, Row, Rows, Size};
use crate::components::tag;
use crate::text::{changing, paragraph};
use yew::prelude::*;

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its short name.
    pub name: AttrValue,
    /// Where it is answered.
    pub href: AttrValue,
    /// The answer so far.
    pub answer: Option<Answer>,
    /// The grade above pass that it is for.
    pub grade: Option<Grade>,
    /// "To fix"
    pub status: Option<(tag::Kind, AttrValue)>,
}

/// An assessment with its themes.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Its title.
    pub title: AttrValue,
    /// "4 of 13 answered"
    pub words: AttrValue,
    /// The themes with their questions; what the filter leaves out is not there.
    pub themes: Vec<(AttrValue, Vec<Item>)>,
}

/// All that the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// "Your questions", "Check your answers"
    pub heading: AttrValue,
    /// "15 of 24 answered. 1 to fix, 9 to answer."
    pub lead: AttrValue,
    /// For each assessment, which questions are answered.
    pub progress: Vec<Vec<bool>>,
    /// Where the main button leads, and what stands on it.
    pub go_on: (AttrValue, AttrValue),
    /// Another way on.
    pub other: Option<(AttrValue, AttrValue)>,
    /// Which questions are shown, with how many they are.
    pub filters: Vec<Choice>,
    /// The assessments.
    pub assessments: Vec<Assessment>,
    /// Whether answers stand there in words, to be checked.
    pub checking: bool,
}

/// What the screen shows, and where it tells what the person does.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub view: List,
    /// Tells the filter.
    pub onfilter: Callback<AttrValue>,
}

/// The screen.
#[component]
pub fn ListScreen(props: &Props) -> Html {
    let view = &props.view;
    let onpick = props.onfilter.reform(|(filter, _): (AttrValue, bool)| filter);
    let (href, label) = view.go_on.clone();
    let answers = [Some(Answer::Yes), Some(Answer::Partly), Some(Answer::NotYet), None];
    html! {
        <div class="gc-page">
            <div class="gc-near">
                <h1 tabindex="-1">{ changing(view.heading.clone()) }</h1>
                { paragraph("gc-lead", view.lead.clone()) }
            </div>
            <Bar groups={view.progress.clone()} />
            <div class="gc-actions">
                <Link kind={Kind::Main} {href} {label} />
                { view.other.clone().map(|(href, label)| html! { <Link kind={Kind::Words} {href} {label} /> }) }
            </div>
            { if view.filters.is_empty() { html! {} } else { html! {
                <Pick id="filter" legend="Show" legend_unseen=true look={Look::Line} choices={view.filters.clone()} {onpick} />
            } } }
            <ul class="gc-meta gc-apart-words" aria-label="Marks">{ for answers.map(|answer| html! { <li><Said {answer} /></li> }) }</ul>
            <div class="gc-cols gc-cols--even">{ for view.assessments.iter().map(|one| assessment(one, view.checking)) }</div>
        </div>
    }
}

fn assessment(one: &Assessment, checking: bool) -> Html {
    let item = |item: &Item| {
        let end = match &item.status {
            _ if checking => End::Said(item.answer),
            Some((kind, text)) => End::Tag(*kind, text.clone()),
            None => End::Nothing,
        };
        let said = (!checking).then_some(item.answer);
        html! {
            <Row key={item.href.to_string()} size={Size::Flat} name={item.name.clone()} href={item.href.clone()} {said} grade={item.grade.clone()}
                meta={item.grade.is_some().then_some("question")} {end} />
        }
    };
    let theme = |(name, items): &(AttrValue, Vec<Item>)| {
        html! { <li key={name.to_string()}><h3 class="gc-kicker">{ name.clone() }</h3><Rows>{ for items.iter().map(item) }</Rows></li> }
    };
    html! {
        <section class="gc-stack" key={one.title.to_string()}>
            <div class="gc-near"><h2>{ one.title.clone() }</h2>{ paragraph("gc-meta", one.words.clone()) }</div>
            <ol class="gc-mid">{ for one.themes.iter().map(theme) }</ol>
        </section>
    }
}
