//! Where somebody stands, and the one next thing.

use crate::components::button::{Kind, Link};
use crate::components::fold::Folds;
use crate::components::ladder::{Ladder, Rung};
use crate::components::marks::{Answer, Grade, GradeMark, GradeWord, Said};
use crate::components::next::Next;
use crate::components::pick::{Choice, Look, Pick};
use crate::components::progress::Bar;
use crate::components::row::{End, Row, Rows, Size as RowSize};
use crate::components::stair::{Size, Stair, Step};
use crate::components::tag;
use crate::components::todo::you_said;
use crate::text::{changing, paragraph};
use yew::prelude::*;

/// What the card says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NextStep {
    /// "Your next step"
    pub heading: AttrValue,
    /// The question that it is about, and what was said to it.
    pub question: Option<(AttrValue, Option<Answer>)>,
    /// What it opens: "A yes takes your presentation to"; the grades it leads to stand after it.
    pub words: AttrValue,
    /// The grade it leads to.
    pub grade: Option<Grade>,
    /// Cells for each question, where what is left is to answer.
    pub progress: Option<Vec<Vec<bool>>>,
    /// Where it is done, and what stands on the button.
    pub action: (AttrValue, AttrValue),
}

/// An assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Its title.
    pub title: AttrValue,
    /// Its grades; none for one that somebody else decides.
    pub steps: Vec<Step>,
    /// What the steps say, in a sentence.
    pub label: AttrValue,
    /// "8 of 8 pass questions, 2 of 3 distinction questions"
    pub words: AttrValue,
}

/// A piece of proof that is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The short name of the question, or what is needed.
    pub name: AttrValue,
    /// Where it belongs.
    pub place: AttrValue,
    /// "No evidence"
    pub state: AttrValue,
    /// Where it is mended.
    pub href: AttrValue,
}

/// All that the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// "If you were assessed today:"
    pub kicker: AttrValue,
    /// The grade, once it is earned.
    pub grade: Option<Grade>,
    /// What is said instead: "1 to fix, 9 to answer".
    pub counts: AttrValue,
    /// "One answer away from merit, three from distinction."
    pub lead: AttrValue,
    /// The overall grades.
    pub steps: Vec<Step>,
    /// What they say, in a sentence.
    pub label: AttrValue,
    /// Both verdicts, where the plan can be read two ways.
    pub readings: Option<AttrValue>,
    /// The grades to aim for, and which one it is; none where there is nothing to choose.
    pub aims: Vec<Choice>,
    /// The one next thing.
    pub next: NextStep,
    /// "Nothing else." and why, where the next step is all.
    pub nothing_else: Option<AttrValue>,
    /// At the top: the proof that is missing.
    pub proof: Vec<Proof>,
    /// What each grade needs, from the highest.
    pub ladder: Vec<Rung>,
    /// The assessments.
    pub assessments: Vec<Assessment>,
}

/// What the screen shows, and where it tells what the person does.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub view: Outcome,
    /// Tells the grade that is aimed for.
    pub onaim: Callback<AttrValue>,
    /// Notices about the standard.
    #[prop_or_default]
    pub notices: Html,
    /// What to do for the grade that is aimed for.
    #[prop_or_default]
    pub to_do: Html,
    /// Why, every way, re-sits, sources: folded.
    #[prop_or_default]
    pub more: Html,
    /// Ways to take it along.
    #[prop_or_default]
    pub take: Html,
}

/// The screen.
#[component]
pub fn ResultScreen(props: &Props) -> Html {
    let view = &props.view;
    let onpick = props.onaim.reform(|(grade, _): (AttrValue, bool)| grade);
    html! {
        <div class="gc-page">
            <div class="gc-cols">
                <div class="gc-stack">
                    { hero(view) }
                    { props.notices.clone() }
                    { if view.aims.is_empty() { html! {} } else { html! {
                        <Pick id="aim" legend="Aim for" look={Look::Line} choices={view.aims.clone()} {onpick} />
                    } } }
                    { next(&view.next) }
                    { view.nothing_else.clone().map(|words| html! { <p key={words.to_string()}><b>{ "Nothing else. " }</b><span>{ words }</span></p> }) }
                    { props.to_do.clone() }
                    { proof(view) }
                    <Folds label="More">{ props.more.clone() }</Folds>
                </div>
                { side(props) }
            </div>
        </div>
    }
}

fn hero(view: &Outcome) -> Html {
    let verdict = match &view.grade {
        Some(grade) => html! {
            <p key={grade.name.to_string()} class={classes!("gc-hero__grade", grade.shape.class())}><GradeMark shape={grade.shape} /><span>{ grade.name.clone() }</span></p>
        },
        None => {
            html! { <p class="gc-hero__grade gc-hero__grade--open" key={view.counts.to_string()}>{ view.counts.clone() }</p> }
        }
    };
    html! {
        <section class="gc-hero gc-mid">
            <div class="gc-near">
                <h1 class="gc-kicker" tabindex="-1">{ "Your result so far" }</h1>
                { if view.kicker.is_empty() { html! {} } else { paragraph("gc-kicker", view.kicker.clone()) } }
                { verdict }
                { if view.lead.is_empty() { html! {} } else { paragraph("gc-lead", view.lead.clone()) } }
            </div>
            { if view.steps.is_empty() { html! {} } else { html! { <Stair size={Size::Big} label={view.label.clone()} steps={view.steps.clone()} /> } } }
            { view.readings.clone().map(|words| html! { <p class="gc-wrong" key={words.to_string()}>{ words }</p> }) }
            <p class="gc-meta">{ "A prediction from your own answers. Your assessment organisation decides." }</p>
        </section>
    }
}

fn next(step: &NextStep) -> Html {
    let (href, label) = step.action.clone();
    let said = |answer: Option<Answer>| html! { <Said {answer} words={format!("{}. ", you_said(answer))} /> };
    html! {
        <Next heading={step.heading.clone()}>
            { step.question.as_ref().map(|(question, _)| paragraph("gc-read", question.clone())) }
            <p>
                { step.question.as_ref().map(|(_, answer)| said(*answer)) }
                <span>{ changing(format!(" {} ", step.words)) }</span>
                { step.grade.clone().map(|grade| html! { <GradeWord {grade} /> }) }
            </p>
            { step.progress.clone().map(|groups| html! { <Bar {groups} /> }) }
            <div class="gc-actions"><Link kind={Kind::Main} {href} {label} /></div>
        </Next>
    }
}

fn proof(view: &Outcome) -> Html {
    if view.proof.is_empty() {
        return html! {};
    }
    let row = |proof: &Proof| {
        html! {
            <Row key={proof.name.to_string()} size={RowSize::Flat} href={proof.href.clone()} name={proof.name.clone()} meta={proof.place.clone()}
                end={End::Tag(tag::Kind::Open, proof.state.clone())} />
        }
    };
    html! { <section class="gc-near"><h2>{ "Proof still needed" }</h2><Rows>{ for view.proof.iter().map(row) }</Rows></section> }
}

fn side(props: &Props) -> Html {
    let view = &props.view;
    let assessment = |one: &Assessment| {
        html! {
            <section class="gc-near" key={one.title.to_string()}>
                <h3>{ one.title.clone() }</h3>
                { if one.steps.is_empty() { html! {} } else { html! { <Stair size={Size::Flat} label={one.label.clone()} steps={one.steps.clone()} /> } } }
                { paragraph("gc-meta", one.words.clone()) }
            </section>
        }
    };
    let ladder = (!view.ladder.is_empty()).then(|| {
        html! { <section class="gc-stack"><h2>{ "Your ladder" }</h2><Ladder label="What each grade needs" rungs={view.ladder.clone()} /></section> }
    });
    html! {
        <aside class="gc-stack" aria-label="Details">
            { ladder }
            { (!view.assessments.is_empty()).then(|| html! {
                <section class="gc-stack"><h2>{ "Each assessment" }</h2>{ for view.assessments.iter().map(assessment) }</section>
            }) }
            <section class="gc-near gc-noprint"><h2>{ "Take it with you" }</h2>{ props.take.clone() }</section>
        </aside>
    }
}
