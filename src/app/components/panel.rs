//! The grade panel: ladder, counts, what to answer next; always in sight.

use super::grade_mark::{grade_mark, quarters};
use super::keeping::keeping;
use super::ladder::ladder;
use super::markup::{Part, block, link_button, on_click, p, text, unseen};
use crate::app::later;
use crate::domain::decision::{Bounds, ReadingBounds};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::{Method, MethodNo, PartNo};
use crate::el;
use crate::model::{Action, OpenRecord};
use crate::router::{Route, Screen};
use crate::runtime::Page;
use crate::wording::summary;
use yew::prelude::*;

const HEADING: &str = "Your grade so far";
const WITHOUT_GRADE: &str = "Where you stand so far";

/// The panel: at the side of a wide window, one line at the bottom of a narrow one.
pub fn panel(desk: &OpenRecord, state: &Page) -> Part {
    let (dispatch, unfolded) = (state.dispatcher(), state.unfolded);
    let toggle = Callback::from(move |_| dispatch.dispatch(Action::Fold));
    let result = address(desk, Screen::Result);
    let fold = el!("button", "type" = "button", "class" = "gc-panel__fold", "aria-controls" = "panel-body",
        "aria-expanded" = if unfolded { "true" } else { "false" }; [
        verdict(desk),
        el!("span", "class" = "gc-panel__arrow", "aria-hidden" = "true"; [text(if unfolded { "▾" } else { "▴" })]),
        unseen(if unfolded { "Hide the details" } else { "Show the details" }),
    ]);
    let heading = if desk.grades.overall.is_some() { HEADING } else { WITHOUT_GRADE };
    let mut body = vec![el!("h2", "class" = "gc-panel__heading"; [text(heading)]), ladders(desk)];
    let short = |method: &'_ Method| method.short.clone().unwrap_or_else(|| method.title.clone());
    body.extend(desk.standard.methods().map(|(no, method)| progress(desk, no, &short(method))));
    if let Some(profile) = &desk.grades.profile {
        body.push(bar("Outcomes", profile.answered(), profile.outcomes.len()));
        if !profile.placements.is_empty() {
            body.push(bar("Categories", profile.placed(), profile.placements.len()));
        }
    }
    body.extend(later::get().map(|later| (later.next)(desk)));
    body.push(p(&[link_button(&result, "See the result and why")]));
    let mut shown = Vec::new();
    if state.storage.state.may_lose() {
        shown.push(keeping(state.storage.state, true));
    }
    shown.push(block(
        "gc-panel__line",
        &[on_click(fold, toggle), el!("a", "class" = "gc-panel__more", "href" = &result; [text("See why")])],
    ));
    shown.push(el!("div", "class" = "gc-panel__body", "id" = "panel-body"; body));
    let class = if unfolded { "gc-panel gc-panel--unfolded" } else { "gc-panel" };
    el!("aside", "class" = class, "aria-label" = heading; shown)
}

/// The ladder of every method and overall; where readings of a rule differ, one for each.
pub fn ladders(desk: &OpenRecord) -> Part {
    let mut ladders = Vec::new();
    for (method, decided) in desk.standard.methods.iter().zip(&desk.grades.methods) {
        let name = method.short.as_ref().unwrap_or(&method.title);
        ladders.push(ladder(name, &method.grades, decided.bounds, false));
        read_otherwise(name, &method.grades, decided.bounds, &decided.readings, false, &mut ladders);
    }
    if let Some(overall) = &desk.grades.overall {
        ladders.push(ladder("Overall", &desk.standard.grades, overall.bounds, true));
        read_otherwise("Overall", &desk.standard.grades, overall.bounds, &overall.readings, true, &mut ladders);
    }
    block("gc-ladders", &ladders)
}

/// A ladder for every other reading that gives something else than the first.
fn read_otherwise(
    name: &str,
    scale: &GradeScale,
    headline: Bounds,
    readings: &[ReadingBounds],
    overall: bool,
    to: &mut Vec<Part>,
) {
    for (place, reading) in readings.iter().enumerate().filter(|(_, reading)| reading.bounds != headline) {
        to.push(ladder(&summary::read_otherwise(name, place + 1), scale, reading.bounds, overall));
    }
}

/// The overall grade as mark and word.
pub fn verdict(desk: &OpenRecord) -> Part {
    let Some(overall) = &desk.grades.overall else {
        return grade_mark(None, "Graded by your assessment organisation");
    };
    let scale = &desk.standard.grades;
    let undecided = !overall.bounds.settled() && overall.bounds.today == Grade::LOWEST;
    let word = ["Overall: ", &summary::short(scale, overall.bounds)].concat();
    grade_mark((!undecided).then(|| quarters(scale, overall.bounds.today)), &word)
}

fn progress(desk: &OpenRecord, no: MethodNo, name: &str) -> Part {
    let record = desk.record();
    let criteria = desk.standard.criteria_for(record.pathway).filter(|(_, criterion)| criterion.method == no);
    let (mut of, mut answered) = (0, 0);
    for (criterion, _) in criteria {
        of += 1;
        answered += usize::from(record.is_answered(criterion));
    }
    if let Some(method) = desk.standard.method(no) {
        // Marks and a result are answers too.
        let marks = method.marks.as_ref().map_or(0, |marks| 1 + marks.parts.len());
        let parts = (0..u8::MAX).map(PartNo).take(marks.saturating_sub(1));
        let entered = record.marks(no);
        of += marks + usize::from(method.has_result_only());
        answered += parts.filter(|part| entered.part(*part).is_some()).count() + usize::from(entered.total.is_some());
        answered += usize::from(method.has_result_only() && record.result(no).is_some());
    }
    bar(name, answered, of)
}

fn bar(name: &str, answered: usize, of: usize) -> Part {
    let (answered, of) = (answered.to_string(), of.to_string());
    let label = [name, ": ", &answered, " of ", &of, " answered"].concat();
    let bar = el!("progress", "max" = &of, "value" = &answered);
    block("gc-progress", &[el!("label"; [el!("span"; [text(label)]), bar])])
}

/// The address of a screen of the standard and option at hand.
pub fn address(desk: &OpenRecord, screen: Screen) -> String {
    Route::At { uid: desk.standard.uid.clone(), option: desk.option_id().to_owned(), screen }.to_string()
}
