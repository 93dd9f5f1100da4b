//! The day somebody started, and their option: asked once.

use crate::components::button::{Button, Kind, Link};
use crate::components::date::DateBoxes;
use crate::components::fold::{Fold, Folds};
use crate::components::pick::{Choice, Pick};
use crate::text::{changing, paragraph};
use grades::domain::date::Date;
use yew::prelude::*;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// When they started.
    Day {
        /// The day that is kept.
        day: Option<Date>,
        /// For years of two digits.
        today: Option<Date>,
        /// "Version 1.2 is yours." and "It is for starts from 15 August 2024."; nothing while there is no day.
        version: Option<(AttrValue, AttrValue)>,
        /// Versions to choose oneself: name and address.
        versions: Vec<(AttrValue, AttrValue)>,
        /// Why the day matters.
        why: AttrValue,
    },
    /// Which option they are on.
    Option {
        /// The options, and what each adds.
        choices: Vec<Choice>,
        /// "You can change it later: 21 of 24 answers are the same for both."
        words: AttrValue,
        /// "24 questions, one at a time."
        expect: AttrValue,
    },
}

/// All that the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// Where Back leads.
    pub back: AttrValue,
    /// "Junior production coordinator · step 1 of 2"
    pub place: AttrValue,
    /// What is asked.
    pub step: Step,
    /// Where the main button leads, and what stands on it; none until there is an answer.
    pub go_on: Option<(AttrValue, AttrValue)>,
    /// Where it leads without an answer, and what stands there: "I do not know: use the newest".
    pub unknown: Option<(AttrValue, AttrValue)>,
}

/// What the screen shows, and where it tells what the person does.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub view: Start,
    /// Tells the day.
    pub onday: Callback<Option<Date>>,
    /// Tells the option.
    pub onoption: Callback<AttrValue>,
    /// The main button was pressed before there was an answer.
    pub onmissing: Callback<()>,
}

/// The screen.
#[component]
pub fn StartScreen(props: &Props) -> Html {
    let view = &props.view;
    let go_on = match view.go_on.clone() {
        Some((href, label)) => html! { <Link key="link" kind={Kind::Main} {href} {label} /> },
        None => html! { <Button key="button" kind={Kind::Main} label="Continue" onpress={props.onmissing.clone()} /> },
    };
    html! {
        <div class="gc-page">
            <div class="gc-cols">
                <div class="gc-stack">
                    <p class="gc-kicker gc-apart-words"><Link kind={Kind::Words} href={view.back.clone()} label="Back" /><span>{ changing(view.place.clone()) }</span></p>
                    { asked(props) }
                    <div class="gc-actions">
                        { go_on }
                        { view.unknown.clone().map(|(href, label)| html! { <Link kind={Kind::Words} {href} {label} /> }) }
                    </div>
                </div>
                { beside(&view.step) }
            </div>
        </div>
    }
}

fn asked(props: &Props) -> Html {
    match &props.view.step {
        Step::Day { day, today, version, .. } => html! {
            <div class="gc-stack" key="day">
                <DateBoxes id="start" heading=true legend="When did you start your apprenticeship?"
                    hint="For example, 1 9 2025. It tells us which version of the rules is yours." day={*day} today={*today} onday={props.onday.clone()} />
                <div role="status">
                    { version.clone().map(|(claim, because)| html! { <p key={claim.to_string()}><b>{ claim }</b><span>{ format!(" {because}") }</span></p> }) }
                </div>
            </div>
        },
        Step::Option { choices, words, .. } => {
            let onpick = props.onoption.reform(|(option, _): (AttrValue, bool)| option);
            html! {
                <div class="gc-stack" key="option">
                    <h1 tabindex="-1">{ "Which option are you on?" }</h1>
                    <Pick id="option" legend="Which option are you on?" legend_unseen=true choices={choices.clone()} {onpick} />
                    { paragraph("gc-meta", words.clone()) }
                </div>
            }
        }
    }
}

fn beside(step: &Step) -> Html {
    match step {
        Step::Day { why, versions, .. } => {
            let version = |(name, href): &(AttrValue, AttrValue)| {
                html! { <li key={name.to_string()}><Link kind={Kind::Words} label={name.clone()} href={href.clone()} /></li> }
            };
            html! {
                <aside aria-label="About the date" key="day">
                    <Folds label="About the date">
                        <Fold summary="Why the date matters">{ paragraph("", why.clone()) }</Fold>
                        <Fold summary="I was moved to another version">
                            <p>{ "Ask your provider which one. Then choose it here." }</p>
                            <ul>{ for versions.iter().map(version) }</ul>
                        </Fold>
                    </Folds>
                </aside>
            }
        }
        Step::Option { expect, .. } => html! {
            <aside class="gc-near" aria-label="What to expect" key="option">
                <h2>{ "What to expect" }</h2>
                { paragraph("", expect.clone()) }
                <p>{ "Answer for today, as if your assessor asked you this afternoon. Yes counts. Partly and Not yet do not count yet, and show you what to work on." }</p>
                <p>{ "Stop when you like. Every answer is saved as you tap it." }</p>
            </aside>
        },
    }
}
