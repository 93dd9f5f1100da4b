//! The address bar.

use crate::app::frame::Frame;
use crate::app::state::{Action, Dispatch};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::prelude::*;

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
pub fn use_address(frame: &Frame, dispatch: Dispatch) {
    let frame = frame.clone();
    use_effect_with((), move |()| {
        let moves = Rc::new(RefCell::new(Moves::default()));
        let pressed = {
            let (frame, moves, dispatch) = (frame.clone(), moves.clone(), dispatch.clone());
            let root = frame.root().clone();
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&root, "click", options, move |event| {
                press(event, &frame, &moves, &dispatch)
            })
        };
        let changed = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
            if frame.host().is_some() {
                return;
            }
            let mut moves = moves.borrow_mut();
            let by_link = std::mem::take(&mut moves.by_link);
            // A jump within the page is not a change of place.
            if let Some(route) = frame.route() {
                let here = frame.address();
                let left = moves.left.iter().find(|(place, _)| *place == here).map(|(_, scrolled)| *scrolled);
                dispatch.dispatch(Action::Go(route, left.filter(|_| !by_link)));
            }
        });
        move || drop((pressed, changed))
    });
}

/// A press on one of our links: remembers what is left, and goes again to where one already is, since the browser
/// says nothing of that.
fn press(event: &Event, frame: &Frame, moves: &RefCell<Moves>, dispatch: &Dispatch) {
    let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = link.and_then(|element| element.closest("a[href^='#/']").ok().flatten());
    let Some(to) = link.and_then(|link| link.get_attribute("href")) else { return };
    let here = frame.address();
    if let Some(host) = frame.host() {
        event.prevent_default();
        host.go(&to, true);
    }
    if to == here || frame.host().is_some() {
        if let Some(route) = frame.route() {
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
