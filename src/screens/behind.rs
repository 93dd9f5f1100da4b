//! What stands behind a grade, folded below the result: why, every way, what rules a grade out, re-sits and results, sources.

use crate::app::components::attempts::attempts;
use crate::app::components::markup::{Part, block, fold, h3, item, list, notice, p, say, section, shown, strong, text};
use crate::app::components::notes::notes;
use crate::app::components::profile::{categories, codes, outcomes};
use crate::app::components::source::source;
use crate::app::components::ways::ways;
use crate::app::pages::about::document_text;
use crate::app::pages::plan::{by_organisation, fact_list};
use crate::domain::aim::NextStep as Next;
use crate::domain::citation::Basis;
use crate::domain::decision::{Blocked, BlockedBy, OverallDecision, Profile, ReadingBounds, Step};
use crate::domain::grade::GradeScale;
use crate::el;
use crate::model::OpenRecord;
use crate::runtime::{Dispatch, Page};
use crate::wording::steps::Standing;
use crate::wording::{changes, profile as words, steps, summary};
use views::components::fold::Fold;
use yew::prelude::*;

/// All that stands behind the grade, folded.
pub fn more(open: &OpenRecord, page: &Page, next: &Next) -> Html {
    let decision = open.decision();
    let has_methods = !open.standard.methods.is_empty();
    let profile = decision.profile.as_ref().map(|profile| behind(&of_profile(open, profile)));
    let mut folds = Vec::new();
    if has_methods {
        folds.push(one_fold("Why", false, &why(open)));
    }
    if let Some(overall) = &decision.overall {
        folds.push(one_fold("What would change it", false, &what_would_change_it(open, overall)));
        folds.push(one_fold("What rules a grade out", false, &what_rules_it_out(open, overall)));
    }
    if has_methods {
        let is_next = matches!(next, Next::Repeat(_));
        folds.push(one_fold("Re-sits and results you already have", is_next, &repeats(open, &page.dispatcher())));
    }
    let sources: Vec<Part> =
        open.standard.documents.iter().map(|document| item(&[text(document_text(document))])).collect();
    folds.push(one_fold("Sources", false, &[list(&sources)]));
    html! {
        <>
            { profile.map(|profile| html! { <div key="profile">{ profile }</div> }) }
            { for folds.into_iter().flatten() }
        </>
    }
}

/// A fold with its heading; none if there is nothing in it.
fn one_fold(heading: &'static str, is_open: bool, parts: &[Part]) -> Option<Html> {
    (!parts.is_empty()).then(|| {
        html! { <section key={heading}><Fold summary={heading} heading=true open={is_open}>{ behind(parts) }</Fold></section> }
    })
}

fn behind(parts: &[Part]) -> Html {
    html! { <div class="gc-old">{ shown(block("gc-result", parts)) }</div> }
}

/// What the answers show where no grade is worked out.
fn of_profile(desk: &OpenRecord, profile: &Profile) -> Vec<Part> {
    let mut shown = vec![section(
        "Outcome by outcome",
        &[say(&words::outcomes(profile)), outcomes(desk, profile), h3("Knowledge and skills"), codes(profile)],
    )];
    if !profile.placements.is_empty() {
        let said = say(&words::placements(&desk.standard, profile));
        shown.push(section("Where you see yourself", &[said, categories(desk, profile)]));
    }
    if desk.decision().overall.is_none() {
        shown.push(section("Who decides", &[by_organisation(&desk.standard)]));
    }
    let open = |about: &str| matches!(about, "overall" | "repeats" | "facts" | "portfolio" | "gateway" | "standard");
    let unknown = desk.standard.notes.iter().filter(|note| note.basis == Basis::NotStated && open(&note.about));
    let unknown: Vec<Part> = unknown.map(|note| item(&[text(note.text.clone())])).collect();
    if !unknown.is_empty() {
        shown.push(section("What the plan leaves open", &[list(&unknown)]));
    }
    shown
}

fn repeats(desk: &OpenRecord, dispatch: &Dispatch) -> Vec<Part> {
    let silent = desk.standard.repeats.is_silent();
    let lead = if silent {
        "Enter a result you have been given. It counts as soon as you choose it."
    } else {
        "Try out what a re-sit would do, or enter a result you have been given. It counts as soon as you choose it."
    };
    let mut shown = vec![say(lead), attempts(desk, dispatch)];
    if !silent {
        shown.push(repeat_facts(desk));
    }
    shown.push(notes(&desk.standard, |about| about == "repeats"));
    shown
}

fn why(desk: &OpenRecord) -> Vec<Part> {
    let book = &desk.standard;
    let mut parts = Vec::new();
    for (method, decided) in book.methods.iter().zip(&desk.decision().methods) {
        parts.push(h3(&[&*method.title, ": ", &summary::short(&method.grades, decided.bounds)].concat()));
        parts.push(step_list(desk, &method.grades, &decided.steps));
        parts.push(readings(&method.grades, &decided.readings));
    }
    if let Some(overall) = &desk.decision().overall {
        parts.push(h3(&["Overall: ", &summary::short(&book.grades, overall.bounds)].concat()));
        parts.push(step_list(desk, &book.grades, &overall.steps));
        parts.push(readings(&book.grades, &overall.readings));
    }
    parts.push(notes(book, |about| about == "overall"));
    parts
}

fn step_list(desk: &OpenRecord, scale: &GradeScale, list: &[Step]) -> Part {
    let one = |step: &Step| {
        let told = steps::step(&desk.standard, scale, step);
        let (class, word) = match told.standing {
            Standing::Holds => ("gc-step gc-step--holds", "Yes. "),
            Standing::Open => ("gc-step gc-step--open", "Open. "),
            Standing::Fails => ("gc-step gc-step--fails", "No. "),
            Standing::Note => ("gc-step", ""),
        };
        let mut shown = vec![strong(word), text(told.text)];
        shown.extend(step.source.as_ref().map(|cited| source(&desk.standard, cited, step.basis)));
        el!("li", "class" = class; shown)
    };
    el!("ul", "class" = "gc-steps"; list.iter().map(one).collect::<Vec<_>>())
}

/// Both readings of an ambiguous rule, only where they differ.
fn readings(scale: &GradeScale, readings: &[ReadingBounds]) -> Part {
    let Some(first) = readings.first() else { return Part::default() };
    if readings.iter().all(|reading| reading.bounds == first.bounds) {
        return Part::default();
    }
    let one = |reading: &ReadingBounds| {
        item(&[text([&reading.says.join(" "), " This gives: ", &summary::bounds(scale, reading.bounds), "."].concat())])
    };
    let open = readings.iter().any(|reading| !reading.bounds.settled());
    let numbered: Vec<Part> = readings.iter().map(one).collect();
    notice(&[p(&[strong(&summary::readings_differ(readings.len(), open))]), el!("ol"; numbered)])
}

fn what_would_change_it(desk: &OpenRecord, overall: &OverallDecision) -> Vec<Part> {
    let scale = &desk.standard.grades;
    let mut parts = Vec::new();
    for to in &overall.routes {
        parts.push(h3(&changes::routes_heading(scale, to.grade)));
        parts.push(say(&changes::routes_intro(&to.routes, to.cut)));
        parts.push(ways(desk, &to.routes));
    }
    parts
}

fn what_rules_it_out(desk: &OpenRecord, overall: &OverallDecision) -> Vec<Part> {
    let scale = &desk.standard.grades;
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
    parts
}

fn repeat_facts(desk: &OpenRecord) -> Part {
    let repeats = &desk.standard.repeats;
    let limit = p(&[source(&desk.standard, &repeats.source, Some(repeats.basis))]);
    let said = fact_list(&desk.standard, &repeats.facts, desk.record().pathway);
    fold("What the plan says about re-sits and re-takes", &[said, limit])
}
