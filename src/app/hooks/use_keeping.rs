//! Saving: soon after a change, at once when the page is left.

use crate::app::state::{Action, Desk, Dispatch, State};
use crate::app::store::Store;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// After the last change of a burst: long enough to write a word as one, short enough not to be waited for.
const PAUSE_MS: u32 = 120;

/// What saving needs to know between two drawings of the page.
#[derive(Default)]
struct Keeper {
    /// Where to keep things; none until it is open.
    store: Option<Store>,
    /// What still has to be written, with its revision.
    waiting: Option<(u32, Desk)>,
}

/// Opens the store, and keeps every change in it.
#[hook]
pub fn use_keeping(state: &UseReducerHandle<State>) {
    let keeper = use_mut_ref(Keeper::default);
    {
        let (keeper, dispatch) = (keeper.clone(), state.dispatcher());
        use_effect_with((), move |()| {
            let (opening, found_by) = (keeper.clone(), dispatch.clone());
            spawn_local(async move {
                let (store, found) = Store::open().await;
                opening.borrow_mut().store = Some(store);
                found_by.dispatch(Action::Found(Box::new(found)));
                flush(&opening, &found_by);
            });
            let listeners = ["visibilitychange", "pagehide"].map(|event| {
                let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
                EventListener::new(&gloo::utils::window(), event, move |_| flush(&keeper, &dispatch))
            });
            move || drop(listeners)
        });
    }
    let (desk, dispatch) = (state.desk.clone(), state.dispatcher());
    use_effect_with(state.revision, move |revision| {
        // Merely opening a standard is worth keeping too: it is where one goes on next time.
        if let Some(desk) = desk {
            keeper.borrow_mut().waiting = Some((*revision, desk));
        }
        let timer = Timeout::new(PAUSE_MS, move || flush(&keeper, &dispatch));
        move || drop(timer)
    });
}

fn flush(keeper: &Rc<RefCell<Keeper>>, dispatch: &Dispatch) {
    let Keeper { store: Some(store), waiting } = &mut *keeper.borrow_mut() else { return };
    let Some((revision, desk)) = waiting.take() else { return };
    let (store, dispatch) = (store.clone(), dispatch.clone());
    spawn_local(async move {
        let outcome = store.keep(&desk.saved, &desk.book).await;
        dispatch.dispatch(Action::Kept(revision, outcome));
    });
}
