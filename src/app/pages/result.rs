//! The grade: one sentence, the ladder, why, what would change it, what rules more out, re-sits, the caveat.

use crate::app::components::attempts::attempts;
use crate::app::components::grade_mark::{grade_mark, quarters};
use crate::app::components::panel::{address, ladders};
use crate::app::components::source::source;
use crate::app::components::ways::ways;
use crate::app::route::Screen;
use crate::app::state::{Desk, Dispatch};
use crate::domain::decision::{Blocked, BlockedBy, ReadingBounds, RoutesTo, Step};
use crate::domain::grade::{Grade, GradeScale};
use crate::wording::steps::Standing;
use crate::wording::{CAVEAT, capital, changes, facts, steps, summary};
use yew::prelude::*;

/// The screen.
pub fn result(desk: &Desk, dispatch: &Dispatch) -> Html {
    let print = |_| drop(gloo::utils::window().print());
    html! {
        <article class="gc-result">
            <h1 tabindex="-1">{ "Your result so far" }</h1>
            { first_sentence(desk) }
            { ladders(desk) }
            { why(desk) }
            { what_would_change_it(desk) }
            { what_rules_it_out(desk) }
            <section aria-labelledby="attempts">
                <h2 id="attempts">{ "Re-sits and results you already have" }</h2>
                <p>{ "Try out what a re-sit would do, or enter a result you have been given. It counts as soon as you choose it." }</p>
                { attempts(desk, dispatch) }
                { repeat_facts(desk) }
            </section>
            { notes(desk) }
            <p class="gc-caveat"><b>{ CAVEAT }</b></p>
            <p class="gc-actions">
                <a class="gc-button" href={address(desk, Screen::Answer { criterion: None })}>{ "Back to the prompts" }</a>
                <button type="button" class="gc-button gc-button--quiet" onclick={print}>{ "Print this result" }</button>
            </p>
            { sources(desk) }
        </article>
    }
}

fn first_sentence(desk: &Desk) -> Html {
    let summary = summary::overall(&desk.book, &desk.decision);
    let overall = desk.decision.overall.as_ref();
    let undecided = overall.is_none_or(|overall| !overall.bounds.settled() && overall.bounds.today == Grade::LOWEST);
    let mark = overall.filter(|_| !undecided).map(|overall| quarters(&desk.book.grades, overall.bounds.today));
    let indicative =
        desk.record().pathway.and_then(|no| desk.book.pathway(no)).and_then(|option| option.indicative.clone());
    html! {
        <div class="gc-summary">
            <p class="gc-summary__first">
                { summary.lead }{ " " }{ grade_mark(mark, &summary.verdict) }
            </p>
            <p>{ &summary.rest }</p>
            if let Some(why) = indicative {
                <p><b>{ "Indicative only. " }</b>{ why }</p>
            }
        </div>
    }
}

fn why(desk: &Desk) -> Html {
    let book = &desk.book;
    html! {
        <section aria-labelledby="why">
            <h2 id="why">{ "Why" }</h2>
            { for book.methods.iter().zip(&desk.decision.methods).map(|(method, decided)| html! {
                <>
                    <h3>{ format!("{}: {}", method.title, summary::short(&method.grades, decided.bounds)) }</h3>
                    { step_list(desk, &method.grades, &decided.steps) }
                    { readings(&method.grades, &decided.readings) }
                </>
            }) }
            if let Some(overall) = &desk.decision.overall {
                <h3>{ format!("Overall: {}", summary::short(&book.grades, overall.bounds)) }</h3>
                { step_list(desk, &book.grades, &overall.steps) }
                { readings(&book.grades, &overall.readings) }
            }
        </section>
    }
}

fn step_list(desk: &Desk, scale: &GradeScale, list: &[Step]) -> Html {
    let one = |step: &Step| {
        let told = steps::step(&desk.book, scale, step);
        let (class, word) = match told.standing {
            Standing::Holds => ("gc-step gc-step--holds", Some("Yes")),
            Standing::Open => ("gc-step gc-step--open", Some("Open")),
            Standing::Fails => ("gc-step gc-step--fails", Some("No")),
            Standing::Note => ("gc-step", None),
        };
        html! {
            <li class={class}>
                if let Some(word) = word {
                    <b class="gc-step__standing">{ word }</b>{ " " }
                }
                { told.text }
                if let Some(cited) = &step.source {
                    { " " }{ source(&desk.book, cited, step.basis) }
                }
            </li>
        }
    };
    html! { <ul class="gc-steps">{ for list.iter().map(one) }</ul> }
}

/// Both readings of an ambiguous rule, only where they differ.
fn readings(scale: &GradeScale, readings: &[ReadingBounds]) -> Html {
    let Some(first) = readings.first() else { return Html::default() };
    if readings.iter().all(|reading| reading.bounds == first.bounds) {
        return Html::default();
    }
    html! {
        <div class="gc-notice">
            <p><b>{ "The document can be read in two ways, and here they differ. Ask your assessment organisation." }</b></p>
            <ul>
                { for readings.iter().map(|reading| html! {
                    <li>{ format!("{} {}.", reading.says.join(" "), capital(&summary::short(scale, reading.bounds))) }</li>
                }) }
            </ul>
        </div>
    }
}

fn what_would_change_it(desk: &Desk) -> Html {
    let Some(overall) = &desk.decision.overall else { return Html::default() };
    if overall.routes.is_empty() {
        return Html::default();
    }
    let scale = &desk.book.grades;
    let one = |to: &RoutesTo| {
        html! {
            <>
                <h3>{ changes::routes_heading(scale, to.grade) }</h3>
                <p>{ changes::routes_intro(&to.routes, to.cut) }</p>
                { ways(desk, &to.routes) }
            </>
        }
    };
    html! {
        <section aria-labelledby="change">
            <h2 id="change">{ "What would change it" }</h2>
            { for overall.routes.iter().map(one) }
        </section>
    }
}

fn what_rules_it_out(desk: &Desk) -> Html {
    let Some(overall) = &desk.decision.overall else { return Html::default() };
    if overall.blocked.is_empty() {
        return Html::default();
    }
    let one = |blocked: &Blocked| {
        html! {
            <>
                <p>{ changes::blocked(&desk.book.grades, blocked.grade, &blocked.by) }</p>
                if let BlockedBy::Answers { routes, .. } = &blocked.by {
                    { ways(desk, routes) }
                }
            </>
        }
    };
    html! {
        <section aria-labelledby="ruled-out">
            <h2 id="ruled-out">{ "What rules a grade out" }</h2>
            { for overall.blocked.iter().map(one) }
        </section>
    }
}

fn repeat_facts(desk: &Desk) -> Html {
    let repeats = &desk.book.repeats;
    html! {
        <details>
            <summary>{ "What the plan says about re-sits and re-takes" }</summary>
            <ul class="gc-facts">
                { for repeats.facts.iter().map(|fact| html! {
                    <li>{ facts::fact(fact) }{ " " }<span class="gc-state">{ facts::force(fact.force) }</span></li>
                }) }
            </ul>
            <p>{ source(&desk.book, &repeats.source, Some(repeats.basis)) }</p>
        </details>
    }
}

fn notes(desk: &Desk) -> Html {
    let about: Vec<_> =
        desk.book.notes.iter().filter(|note| matches!(note.about.as_str(), "overall" | "repeats")).collect();
    if about.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="notes">
            <h2 id="notes">{ "Where the document is unclear" }</h2>
            <ul class="gc-facts">
                { for about.into_iter().map(|note| html! {
                    <li>
                        { &note.text }{ " " }
                        { source(&desk.book, &note.source, Some(note.basis)) }
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn sources(desk: &Desk) -> Html {
    html! {
        <section aria-labelledby="sources" class="gc-sources">
            <h2 id="sources">{ "Sources" }</h2>
            <ul>
                { for desk.book.documents.iter().map(|document| html! {
                    <li>{ format!("{}. {}. Version {}. Licence: {}. Read {}.", document.title, document.publisher,
                        document.version, document.licence,
                        document.read.map_or_else(|| "on a day not recorded".to_owned(), facts::date)) }</li>
                }) }
            </ul>
        </section>
    }
}
