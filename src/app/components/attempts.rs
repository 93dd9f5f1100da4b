//! Re-sits, and results a person already has.

use super::markup::{block, check, choice, text};
use crate::app::state::{Action, Desk, Dispatch};
use crate::domain::plan::{Method, MethodNo};
use crate::domain::repeats::Sitting;
use crate::el;
use crate::wording::grades;
use yew::prelude::*;

const SITTINGS: [Sitting; 3] = [Sitting::First, Sitting::Resit, Sitting::Retake];

/// For each method: which attempt, and a result already given; then whether the limit was lifted.
pub fn attempts(desk: &Desk, dispatch: &Dispatch) -> Html {
    let repeats = desk.book.methods().any(|(no, _)| desk.record().sitting(no).is_repeat());
    let waivable = desk.book.repeats.cap.is_some_and(|cap| cap.waivable);
    let mut shown: Vec<Html> = desk.book.methods().map(|(no, method)| of_method(desk, dispatch, no, method)).collect();
    if waivable && repeats {
        let dispatch = dispatch.clone();
        let waive = Callback::from(move |is| dispatch.dispatch(Action::Waive(is)));
        let says = "My assessment organisation found exceptional circumstances and lifted the limit";
        shown.push(check(says, desk.record().waived, waive));
    }
    block("gc-attempts", shown)
}

fn of_method(desk: &Desk, dispatch: &Dispatch, no: MethodNo, method: &Method) -> Html {
    let sitting = desk.record().sitting(no);
    let result = desk.record().result(no);
    let to = dispatch.clone();
    let sit = Callback::from(move |place: usize| {
        to.dispatch(Action::Sit(no, SITTINGS.get(place).copied().unwrap_or_default()));
    });
    let (to, scale) = (dispatch.clone(), method.grades.clone());
    let give = Callback::from(move |place: usize| {
        // The first entry is "no result yet".
        let grade = place.checked_sub(1).and_then(|place| scale.grades().nth(place));
        to.dispatch(Action::GiveResult(no, grade));
    });
    let sittings = SITTINGS.iter().map(|one| grades::sitting(*one).to_owned()).collect();
    let at = SITTINGS.iter().position(|one| *one == sitting).unwrap_or(0);
    let mut results = vec!["No result yet".to_owned()];
    results.extend(method.grades.grades().map(|grade| grades::grade(&method.grades, grade)));
    let given = result.and_then(|result| method.grades.grades().position(|grade| grade == result));
    el!("fieldset", "class" = "gc-attempts__method"; vec![
        el!("legend"; vec![text(&*method.title)]),
        choice("Which attempt is this?", sittings, at, sit),
        choice("I already have my result", results, given.map_or(0, |place| place + 1), give),
    ])
}
