//! The address bar.

use crate::app::route::Route;
use crate::app::state::{Action, Dispatch};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::prelude::*;

/// Where the address bar points; nothing if that is no address of ours.
pub fn current() -> Option<Route> {
    Route::parse(&hash())
}

fn hash() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// What is known of the way somebody moves about.
#[derive(Default)]
struct Moves {
    /// A link was pressed, so the next change of address is not history.
    by_link: bool,
    /// How far each place was scrolled when it was left.
    left: Vec<(String, f64)>,
}

/// Tells the state where the address bar points; follows links, back and forward.
#[hook]
pub fn use_address(dispatch: Dispatch) {
    use_effect_with((), move |()| {
        let moves = Rc::new(RefCell::new(Moves::default()));
        let pressed = {
            let (moves, dispatch) = (moves.clone(), dispatch.clone());
            EventListener::new(&gloo::utils::window(), "click", move |event| press(event, &moves, &dispatch))
        };
        let changed = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
            let mut moves = moves.borrow_mut();
            let by_link = std::mem::take(&mut moves.by_link);
            // A jump within the page is not a change of place.
            if let Some(route) = current() {
                let here = hash();
                let left = moves.left.iter().find(|(place, _)| *place == here).map(|(_, scrolled)| *scrolled);
                dispatch.dispatch(Action::Go(route, left.filter(|_| !by_link)));
            }
        });
        move || drop((pressed, changed))
    });
}

/// A press on one of our links: remembers what is left, and goes again to where one already is, since the browser
/// says nothing of that.
fn press(event: &Event, moves: &RefCell<Moves>, dispatch: &Dispatch) {
    let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = link.and_then(|element| element.closest("a[href^='#/']").ok().flatten());
    let Some(to) = link.and_then(|link| link.get_attribute("href")) else { return };
    let here = hash();
    if to == here {
        if let Some(route) = current() {
            dispatch.dispatch(Action::Go(route, None));
        }
        return;
    }
    let scrolled = gloo::utils::window().scroll_y().unwrap_or_default();
    let mut moves = moves.borrow_mut();
    moves.by_link = true;
    moves.left.retain(|(place, _)| *place != here);
    moves.left.push((here, scrolled));
}
