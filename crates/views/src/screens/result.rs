//! Where somebody stands, and the one next thing.

use crate::components::button::{Kind, Link};
use crate::components::fold::{Fold, Folds};
use crate::components::ladder::{Ladder, Rung};
use crate::components::marks::{Answer, Grade, GradeMark, GradeWord, Said};
use crate::components::next::Next;
use crate::components::pick::{Choice, Look, Pick};
use crate::components::progress::Bar;
use crate::components::row::{End, Row, Rows, Size as RowSize};
use crate::components::stair::{Size, Stair, Step};
use crate::components::tag;
use crate::components::todo::{Task, Todo, you_said};
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

/// A reason, and where it is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// "Presentation is a pass."
    pub claim: AttrValue,
    /// "All 8 pass questions are yes."
    pub because: AttrValue,
    /// "Stated in the plan: Grading, Presentation and questions"
    pub source: AttrValue,
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
    /// "If you were assessed today"
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
    /// What comes after it: its heading, a sentence, and each question once.
    pub then: Option<(AttrValue, AttrValue, Vec<Task>)>,
    /// "Nothing else." and why, where the next step is all.
    pub nothing_else: Option<AttrValue>,
    /// At the top: the proof that is missing.
    pub proof: Vec<Proof>,
    /// Why this grade.
    pub why: Vec<Reason>,
    /// What the plan says of repeats, and where that can be tried out.
    pub repeats: (Vec<AttrValue>, Option<AttrValue>),
    /// What it was read from, and what is unclear.
    pub sources: Vec<AttrValue>,
    /// What each grade needs, from the highest.
    pub ladder: Vec<Rung>,
    /// The assessments.
    pub assessments: Vec<Assessment>,
    /// Ways to take it along: name and address.
    pub take: Vec<(AttrValue, AttrValue)>,
}

/// What the screen shows, and where it tells what the person does.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub view: Outcome,
    /// Tells the grade that is aimed for.
    pub onaim: Callback<AttrValue>,
}

/// The screen.
#[component]
pub fn ResultScreen(props: &Props) -> Html {
    let view = &props.view;
    let onpick = props.onaim.reform(|(grade, _): (AttrValue, bool)| grade);
    html! {
        <main id="main" class="gc-page" tabindex="-1">
            <div class="gc-cols">
                <div class="gc-stack">
                    { hero(view) }
                    { if view.aims.is_empty() { html! {} } else { html! {
                        <Pick id="aim" legend="Aim for" look={Look::Line} choices={view.aims.clone()} {onpick} />
                    } } }
                    { next(&view.next) }
                    { view.nothing_else.clone().map(|words| html! { <p key={words.to_string()}><b>{ "Nothing else. " }</b><span>{ words }</span></p> }) }
                    { view.then.as_ref().map(then) }
                    { proof(view) }
                    { folds(view) }
                </div>
                { side(view) }
            </div>
        </main>
    }
}

fn hero(view: &Outcome) -> Html {
    let heading = match &view.grade {
        Some(grade) => html! {
            <h1 key={grade.name.to_string()} class={grade.shape.class()} tabindex="-1"><GradeMark shape={grade.shape} /><span>{ grade.name.clone() }</span></h1>
        },
        None => html! { <h1 key={view.counts.to_string()} tabindex="-1">{ view.counts.clone() }</h1> },
    };
    html! {
        <section class="gc-hero gc-mid">
            <div class="gc-near">
                { paragraph("gc-kicker", view.kicker.clone()) }
                { heading }
                { paragraph("gc-lead", view.lead.clone()) }
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

fn then((heading, words, tasks): &(AttrValue, AttrValue, Vec<Task>)) -> Html {
    html! {
        <section class="gc-near">
            <h2 key={heading.to_string()}>{ heading.clone() }</h2>
            { if words.is_empty() { html! {} } else { paragraph("", words.clone()) } }
            <Todo start=2 tasks={tasks.clone()} />
        </section>
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

fn folds(view: &Outcome) -> Html {
    let reason = |reason: &Reason| {
        html! {
            <li class="gc-near" key={format!("{} {}", reason.claim, reason.because)}>
                <p><b>{ reason.claim.clone() }</b><span>{ format!(" {}", reason.because) }</span></p>
                <p class="gc-meta">{ reason.source.clone() }</p>
            </li>
        }
    };
    let sentence = |words: &AttrValue| html! { <p key={words.to_string()}>{ words.clone() }</p> };
    let (repeats, try_out) = &view.repeats;
    html! {
        <Folds label="More">
            <Fold summary={if view.grade.is_some() { "Why this grade" } else { "Why no grade yet" }}><ol class="gc-stack">{ for view.why.iter().map(reason) }</ol></Fold>
            <Fold summary="If you have to re-sit">
                { for repeats.iter().map(sentence) }
                { try_out.clone().map(|href| html! { <p><Link kind={Kind::Words} {href} label="See before and after a re-sit" /></p> }) }
            </Fold>
            <Fold summary="Sources, and what is unclear in them"><div class="gc-sources">{ for view.sources.iter().map(sentence) }</div></Fold>
        </Folds>
    }
}

fn side(view: &Outcome) -> Html {
    let assessment = |one: &Assessment| {
        html! {
            <section class="gc-near" key={one.title.to_string()}>
                <h3>{ one.title.clone() }</h3>
                { if one.steps.is_empty() { html! {} } else { html! { <Stair size={Size::Flat} label={one.label.clone()} steps={one.steps.clone()} /> } } }
                { paragraph("gc-meta", one.words.clone()) }
            </section>
        }
    };
    let row = |(name, href): &(AttrValue, AttrValue)| {
        html! { <Row key={name.to_string()} size={RowSize::Flat} name={name.clone()} href={href.clone()} /> }
    };
    let ladder = (!view.ladder.is_empty()).then(|| {
        html! { <section class="gc-stack"><h2>{ "Your ladder" }</h2><Ladder label="What each grade needs" rungs={view.ladder.clone()} /></section> }
    });
    html! {
        <aside class="gc-stack" aria-label="Details">
            { ladder }
            <section class="gc-stack"><h2>{ "Each assessment" }</h2>{ for view.assessments.iter().map(assessment) }</section>
            <section class="gc-near gc-noprint"><h2>{ "Take it with you" }</h2><Rows>{ for view.take.iter().map(row) }</Rows></section>
        </aside>
    }
}
