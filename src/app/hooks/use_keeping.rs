//! Saving: soon after a change, at once when the page is left.

use crate::app::state::{Action, Desk, State};
use crate::app::store::Store;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// After the last change of a burst: long enough to write a word as one, short enough not to be waited for.
const PAUSE_MS: u32 = 120;

/// Opens the store, and keeps every change in it.
#[hook]
pub fn use_keeping(state: &UseReducerHandle<State>) {
    let store = use_state(|| None::<Store>);
    {
        let (store, dispatch) = (store.clone(), state.dispatcher());
        use_effect_with((), move |()| {
            spawn_local(async move {
                let (opened, found) = Store::open().await;
                store.set(Some(opened));
                dispatch.dispatch(Action::Found(Box::new(found)));
            });
        });
    }
    // What still has to be written: the leaving page looks here.
    let waiting = use_mut_ref(|| None::<(u32, Desk)>);
    let flush = {
        let (waiting, store, dispatch) = (waiting.clone(), (*store).clone(), state.dispatcher());
        Rc::new(move || {
            let Some(store) = store.clone() else { return };
            let Some((revision, desk)) = waiting.borrow_mut().take() else { return };
            let dispatch = dispatch.clone();
            spawn_local(async move {
                let outcome = store.keep(&desk.saved, &desk.book).await;
                dispatch.dispatch(Action::Kept(revision, outcome));
            });
        })
    };
    {
        let (waiting, flush, desk) = (waiting.clone(), flush.clone(), state.desk.clone());
        use_effect_with((state.revision, (*store).clone()), move |(revision, _)| {
            // Merely opening a standard is worth keeping too: it is where one goes on next time.
            if let Some(desk) = desk {
                *waiting.borrow_mut() = Some((*revision, desk));
            }
            let timer = Timeout::new(PAUSE_MS, move || flush());
            move || drop(timer)
        });
    }
    let latest = use_mut_ref(|| None::<Rc<dyn Fn()>>);
    *latest.borrow_mut() = Some(flush);
    use_effect_with((), move |()| {
        let listeners = ["visibilitychange", "pagehide"].map(|event| leave(event, latest.clone()));
        move || drop(listeners)
    });
}

fn leave(event: &'static str, latest: Rc<RefCell<Option<Rc<dyn Fn()>>>>) -> EventListener {
    EventListener::new(&gloo::utils::window(), event, move |_| {
        if let Some(flush) = latest.borrow().as_ref() {
            flush();
        }
    })
}
