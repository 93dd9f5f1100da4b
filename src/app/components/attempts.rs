//! Re-sits, and results a person already has.

use super::markup::{Part, block, check, choice, say, text};
use crate::domain::grade::Grade;
use crate::domain::plan::{Method, MethodNo};
use crate::domain::repeats::Sitting;
use crate::el;
use crate::model::{Action, OpenRecord};
use crate::runtime::Dispatch;
use crate::wording::grades;
use yew::prelude::*;

const SITTINGS: [Sitting; 3] = [Sitting::First, Sitting::Resit, Sitting::Retake];

/// For each method: which attempt, and a result already given; then whether the limit was lifted.
pub fn attempts(desk: &OpenRecord, dispatch: &Dispatch) -> Part {
    let repeats = desk.standard.methods().any(|(no, _)| desk.record().sitting(no).is_repeat());
    let waivable = desk.standard.repeats.is_waivable();
    let mut shown = Vec::new();
    if desk.standard.repeats.is_silent() {
        shown.extend(assumption(desk, dispatch));
    }
    shown.extend(desk.standard.methods().map(|(no, method)| of_method(desk, dispatch, no, method)));
    if waivable && repeats {
        let dispatch = dispatch.clone();
        let waive = Callback::from(move |is| dispatch.dispatch(Action::Waive(is)));
        let says = "My assessment organisation found exceptional circumstances and lifted the limit";
        shown.push(check(says, desk.record().waived, waive));
    }
    block("gc-attempts", &shown)
}

/// Where the plan is silent: nothing is worked out of repeats, unless the person assumes something.
fn assumption(desk: &OpenRecord, dispatch: &Dispatch) -> [Part; 2] {
    let dispatch = dispatch.clone();
    let pass = Grade::LOWEST.next();
    let assume = Callback::from(move |is: bool| dispatch.dispatch(Action::Assume(is.then_some(pass))));
    let says = [
        "My assumption, not the plan’s: after a re-sit or re-take, the overall grade is at most ",
        desk.standard.grades.name(pass),
        ".",
    ];
    [
        say("The document says nothing about re-sits or re-takes, so we do not work out what one would do. Ask your \
             assessment organisation. If you like, try an assumption of your own:"),
        check(&says.concat(), desk.record().assumed_cap.is_some(), assume),
    ]
}

/// Whether a repeat means anything here: the plan says what it does, or the person assumes it.
fn repeats_count(desk: &OpenRecord) -> bool {
    !desk.standard.repeats.is_silent() || desk.record().assumed_cap.is_some()
}

fn of_method(desk: &OpenRecord, dispatch: &Dispatch, no: MethodNo, method: &Method) -> Part {
    let sitting = desk.record().sitting(no);
    let to = dispatch.clone();
    let sit = Callback::from(move |place: usize| {
        to.dispatch(Action::Sit(no, SITTINGS.get(place).copied().unwrap_or_default()));
    });
    let sittings = SITTINGS.iter().map(|one| grades::sitting(*one).to_owned()).collect();
    let at = SITTINGS.iter().position(|one| *one == sitting).unwrap_or(0);
    let mut shown = vec![el!("legend"; [text(&*method.title)])];
    if repeats_count(desk) {
        shown.push(choice("Which attempt is this?", sittings, at, sit));
    }
    // Where marks count towards the whole, the mark is what is asked for.
    if !desk.standard.overall.counts_marks(no) {
        shown.push(result_choice(desk, dispatch, "I already have my result", no, method));
    }
    el!("fieldset", "class" = "gc-attempts__method"; shown)
}

/// A list of the grades of a method, to say which one was given.
pub fn result_choice(desk: &OpenRecord, dispatch: &Dispatch, label: &str, no: MethodNo, method: &Method) -> Part {
    let (to, scale) = (dispatch.clone(), method.grades.clone());
    let give = Callback::from(move |place: usize| {
        // The first entry is "no result yet".
        let grade = place.checked_sub(1).and_then(|place| scale.grades().nth(place));
        to.dispatch(Action::GiveResult(no, grade));
    });
    let mut results = vec!["No result yet".to_owned()];
    results.extend(method.grades.grades().map(|grade| grades::grade(&method.grades, grade)));
    let result = desk.record().result(no);
    let given = result.and_then(|result| method.grades.grades().position(|grade| grade == result));
    choice(label, results, given.map_or(0, |place| place + 1), give)
}
