//! One polite status: what a change did to the overall grade, said once the person pauses.

use crate::app::state::{Action, Dispatch};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// After the last change.
const PAUSE_MS: u32 = 700;

/// Marks the pauses after changes.
#[hook]
pub fn use_speech(revision: u32, dispatch: Dispatch) {
    use_effect_with(revision, move |_| {
        let timer = Timeout::new(PAUSE_MS, move || dispatch.dispatch(Action::Pause));
        move || drop(timer)
    });
}
