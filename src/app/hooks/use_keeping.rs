//! Saving: every change at once; while one is being written, only the latest of those that follow waits.

use crate::app::frame::Frame;
use crate::app::state::{Action, Desk, Dispatch, State};
use crate::app::store::{Found, Store};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A device that has not opened its store by then is one that keeps nothing.
const PATIENCE_MS: u32 = 900;

/// What saving needs to know between two drawings of the page.
#[derive(Default)]
struct Keeper {
    /// Where to keep things; none until it is open.
    store: Option<Store>,
    /// What still has to be written, with its revision.
    waiting: Option<(u32, Desk)>,
    /// Something is being written.
    busy: bool,
}

/// Opens the store, and keeps every change in it.
#[hook]
pub fn use_keeping(frame: &Frame, state: &UseReducerHandle<State>) {
    let keeper = use_mut_ref(Keeper::default);
    {
        let (keeper, dispatch) = (keeper.clone(), state.dispatcher());
        // On somebody else's page nothing is kept, unless they ask for it and say under what name.
        let key = frame.host().map(|host| host.key.clone());
        use_effect_with((), move |()| {
            let (opening, found_by) = (keeper.clone(), dispatch.clone());
            spawn_local(async move {
                let store = match key {
                    Some(None) => Store::nowhere(),
                    Some(Some(key)) => Store::open(&key).await,
                    None => Store::open("").await,
                };
                arrive(store, &opening, &found_by);
            });
            let (waiting, found_by) = (keeper.clone(), dispatch.clone());
            let patience = Timeout::new(PATIENCE_MS, move || arrive(Store::nowhere(), &waiting, &found_by));
            let listeners = ["visibilitychange", "pagehide"].map(|event| {
                let (keeper, dispatch) = (keeper.clone(), dispatch.clone());
                EventListener::new(&gloo::utils::window(), event, move |_| flush(&keeper, &dispatch))
            });
            move || drop((listeners, patience))
        });
    }
    let (desk, dispatch) = (state.desk.clone(), state.dispatcher());
    use_effect_with(state.revision, move |revision| {
        // Merely opening a standard is worth keeping too: it is where one goes on next time.
        if let Some(desk) = desk {
            keeper.borrow_mut().waiting = Some((*revision, desk));
        }
        flush(&keeper, &dispatch);
    });
}

/// The store is open, or was given up; whichever comes first.
fn arrive((store, found): (Store, Found), keeper: &Rc<RefCell<Keeper>>, dispatch: &Dispatch) {
    if keeper.borrow().store.is_none() {
        keeper.borrow_mut().store = Some(store);
        dispatch.dispatch(Action::Found(Box::new(found)));
        flush(keeper, dispatch);
    }
}

fn flush(keeper: &Rc<RefCell<Keeper>>, dispatch: &Dispatch) {
    let Keeper { store: Some(store), waiting, busy } = &mut *keeper.borrow_mut() else { return };
    if *busy {
        return;
    }
    let Some((revision, desk)) = waiting.take() else { return };
    *busy = true;
    let (store, keeper, dispatch) = (store.clone(), keeper.clone(), dispatch.clone());
    spawn_local(async move {
        let outcome = store.keep(&desk.saved, &desk.book).await;
        keeper.borrow_mut().busy = false;
        dispatch.dispatch(Action::Kept(revision, outcome));
        flush(&keeper, &dispatch);
    });
}
