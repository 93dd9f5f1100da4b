//! The grade: one sentence, the ladder, why, what would change it, what rules more out, re-sits, the caveat.

use super::about::document_text;
use super::plan::notes;
use crate::app::components::attempts::attempts;
use crate::app::components::grade_mark::{grade_mark, quarters};
use crate::app::components::markup::{
    block, button, fold, h1, h3, item, link_button, list, notice, p, say, section, soft, strong, text,
};
use crate::app::components::panel::{address, ladders};
use crate::app::components::source::source;
use crate::app::components::ways::ways;
use crate::app::route::Screen;
use crate::app::state::{Desk, Dispatch};
use crate::domain::decision::{Blocked, BlockedBy, OverallDecision, ReadingBounds, Step};
use crate::domain::grade::{Grade, GradeScale};
use crate::el;
use crate::wording::steps::Standing;
use crate::wording::{CAVEAT, capital, changes, facts, steps, summary};
use yew::prelude::*;

/// The screen.
pub fn result(desk: &Desk, dispatch: &Dispatch) -> Html {
    let print = |_| drop(gloo::utils::window().print());
    let sources = desk.book.documents.iter().map(|document| item(vec![text(document_text(document))]));
    let mut shown = vec![h1("Your result so far"), first_sentence(desk), ladders(desk), section("Why", why(desk))];
    if let Some(overall) = &desk.decision.overall {
        shown.push(what_would_change_it(desk, overall));
        shown.push(what_rules_it_out(desk, overall));
    }
    shown.push(section(
        "Re-sits and results you already have",
        vec![
            say("Try out what a re-sit would do, or enter a result you have been given. It counts as soon as you \
                 choose it."),
            attempts(desk, dispatch),
            repeat_facts(desk),
        ],
    ));
    shown.push(notes(&desk.book, "Where the document is unclear", |about| matches!(about, "overall" | "repeats")));
    shown.push(el!("p", "class" = "gc-caveat"; vec![strong(CAVEAT)]));
    shown.push(el!("p", "class" = "gc-actions"; vec![
        link_button(&address(desk, Screen::Answer { criterion: None }), "Back to the prompts"),
        button("gc-button gc-button--quiet", "Print this result", Callback::from(print)),
    ]));
    shown.push(section("Sources", vec![list(sources.collect())]));
    el!("article", "class" = "gc-result"; shown)
}

fn first_sentence(desk: &Desk) -> Html {
    let summary = summary::overall(&desk.book, &desk.decision);
    let decided = desk.decision.overall.as_ref();
    let decided = decided.filter(|overall| overall.bounds.settled() || overall.bounds.today > Grade::LOWEST);
    let mark = decided.map(|overall| quarters(&desk.book.grades, overall.bounds.today));
    let option = desk.record().pathway.and_then(|no| desk.book.pathway(no));
    let first = vec![text(summary.lead), text(" "), grade_mark(mark, &summary.verdict)];
    let mut shown = vec![el!("p", "class" = "gc-summary__first"; first), say(&summary.rest)];
    if let Some(why) = option.and_then(|option| option.indicative.as_ref()) {
        shown.push(p(vec![strong("Indicative only. "), text(why.clone())]));
    }
    block("gc-summary", shown)
}

fn why(desk: &Desk) -> Vec<Html> {
    let book = &desk.book;
    let mut parts = Vec::new();
    for (method, decided) in book.methods.iter().zip(&desk.decision.methods) {
        parts.push(h3(&format!("{}: {}", method.title, summary::short(&method.grades, decided.bounds))));
        parts.push(step_list(desk, &method.grades, &decided.steps));
        parts.push(readings(&method.grades, &decided.readings));
    }
    if let Some(overall) = &desk.decision.overall {
        parts.push(h3(&format!("Overall: {}", summary::short(&book.grades, overall.bounds))));
        parts.push(step_list(desk, &book.grades, &overall.steps));
        parts.push(readings(&book.grades, &overall.readings));
    }
    parts
}

fn step_list(desk: &Desk, scale: &GradeScale, list: &[Step]) -> Html {
    let one = |step: &Step| {
        let told = steps::step(&desk.book, scale, step);
        let (class, word) = match told.standing {
            Standing::Holds => ("gc-step gc-step--holds", "Yes. "),
            Standing::Open => ("gc-step gc-step--open", "Open. "),
            Standing::Fails => ("gc-step gc-step--fails", "No. "),
            Standing::Note => ("gc-step", ""),
        };
        let mut shown = vec![strong(word), text(told.text)];
        shown.extend(step.source.as_ref().map(|cited| source(&desk.book, cited, step.basis)));
        el!("li", "class" = class; shown)
    };
    el!("ul", "class" = "gc-steps"; list.iter().map(one).collect())
}

/// Both readings of an ambiguous rule, only where they differ.
fn readings(scale: &GradeScale, readings: &[ReadingBounds]) -> Html {
    let Some(first) = readings.first() else { return Html::default() };
    if readings.iter().all(|reading| reading.bounds == first.bounds) {
        return Html::default();
    }
    let one = |reading: &ReadingBounds| {
        let grade = capital(&summary::short(scale, reading.bounds));
        item(vec![text(format!("{} This gives: {grade}.", reading.says.join(" ")))])
    };
    notice(vec![
        p(vec![strong(
            "The document can be read in two ways, and here they differ. Ask your assessment organisation.",
        )]),
        list(readings.iter().map(one).collect()),
    ])
}

fn what_would_change_it(desk: &Desk, overall: &OverallDecision) -> Html {
    let scale = &desk.book.grades;
    let mut parts = Vec::new();
    for to in &overall.routes {
        parts.push(h3(&changes::routes_heading(scale, to.grade)));
        parts.push(say(&changes::routes_intro(&to.routes, to.cut)));
        parts.push(ways(desk, &to.routes));
    }
    if parts.is_empty() { Html::default() } else { section("What would change it", parts) }
}

fn what_rules_it_out(desk: &Desk, overall: &OverallDecision) -> Html {
    let scale = &desk.book.grades;
    let mut parts = Vec::new();
    for Blocked { grade, by } in &overall.blocked {
        let to = overall.routes.iter().find(|to| to.grade == *grade);
        match by {
            BlockedBy::Answers { routes, .. } if to.is_some_and(|to| to.routes == *routes) => {
                parts.push(say(&changes::blocked_as_above(scale, *grade)));
            }
            BlockedBy::Answers { routes, .. } => {
                parts.push(say(&changes::blocked(scale, *grade, by)));
                parts.push(ways(desk, routes));
            }
            BlockedBy::Cap
            | BlockedBy::NoCriteria
            | BlockedBy::NotInTable
            | BlockedBy::Result
            | BlockedBy::Mark
            | BlockedBy::NotMonotone => parts.push(say(&changes::blocked(scale, *grade, by))),
        }
    }
    if parts.is_empty() { Html::default() } else { section("What rules a grade out", parts) }
}

fn repeat_facts(desk: &Desk) -> Html {
    let repeats = &desk.book.repeats;
    let one = |fact| item(vec![text(facts::fact(fact)), soft(facts::force(fact.force))]);
    fold(
        "What the plan says about re-sits and re-takes",
        vec![
            list(repeats.facts.iter().map(one).collect()),
            p(vec![source(&desk.book, &repeats.source, Some(repeats.basis))]),
        ],
    )
}
