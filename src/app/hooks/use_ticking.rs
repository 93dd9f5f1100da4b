//! Looking at the clock, once a second, while a rehearsal runs on the screen.

use crate::app::components::day::now;
use crate::app::state::{Action, Dispatch};
use gloo::timers::callback::Interval;
use yew::prelude::*;

const EVERY_MS: u32 = 1_000;

/// Looks at the clock while `runs`. A browser that wakes the page less often costs nothing: the time is read, not
/// counted.
#[hook]
pub fn use_ticking(runs: bool, dispatch: Dispatch) {
    use_effect_with(runs, move |runs| {
        let ticking = runs.then(|| Interval::new(EVERY_MS, move || dispatch.dispatch(Action::Tick(now()))));
        move || drop(ticking)
    });
}
