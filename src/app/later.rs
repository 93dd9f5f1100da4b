//! What nobody needs in order to choose, answer, see the grade and save: the other screens. The build puts them, and all
//! that only they need, into a second wasm, which is fetched once the first screen stands.
//!
//! Where it never comes, everything in the first wasm goes on, and what is missing says so.

use super::components::evidence::picking;
use super::components::markup::Part;
use super::keeping::Act;
use super::opened::{self, File};
use super::pages::{about, compare, keep, lost, plan, ready, result};
use super::route::{Ready, Route, Screen};
use super::state::{Desk, Dispatch, State};
use crate::formats::records::Saved;
use std::rc::Rc;
use std::sync::OnceLock;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

/// The functions of the second wasm.
pub struct Later {
    /// One of its screens.
    pub screen: fn(&Route, Option<&Desk>, &UseReducerHandle<State>) -> Part,
    /// What a file or a link brought and is not kept yet.
    pub offered: fn(&State, &str, &Desk, &Dispatch) -> Part,
    /// The log of evidence to pick from, beside a prompt.
    pub evidence: fn(&str, &Rc<Saved>, &str, &Dispatch) -> Part,
    /// Reads the address, if it is a link with answers.
    pub read_link: fn(&UseReducerHandle<State>, &Route),
    /// What a file brings that was chosen or dropped.
    pub opened: fn(&str, &File) -> Act,
    /// What a person does with records.
    pub act: fn(&mut State, Act),
    /// Looks at the clock during a rehearsal.
    pub tick: fn(&mut State, u64),
    /// What follows from a record, for an element of somebody else's page.
    pub decide: fn(&str) -> String,
}

static LATER: OnceLock<Later> = OnceLock::new();

/// The functions, if they are there.
pub fn get() -> Option<&'static Later> {
    LATER.get()
}

/// Fetches them, once; whether they are there then.
pub async fn fetch() -> bool {
    if get().is_none()
        && let Ok(later) = later().await
    {
        LATER.get_or_init(|| later);
    }
    get().is_some()
}

/// The only way into the second wasm.
#[wasm_split(later, fallible)]
fn later() -> Result<Later, SplitLoaderError> {
    Ok(Later {
        screen,
        offered: keep::offered,
        evidence: picking,
        read_link: keep::read_link,
        opened: opened::act,
        act: State::act,
        tick: State::tick,
        decide: super::embedded::decided,
    })
}

fn screen(route: &Route, desk: Option<&Desk>, state: &UseReducerHandle<State>) -> Part {
    match (route, desk) {
        (Route::About, _) => about::about(state.desk.as_ref().map(|desk| &desk.book), state.keep.home),
        (Route::Keep, _) => keep::keep(state),
        (Route::Compare { one, other }, _) => match (state.book(one), state.book(other)) {
            (Some(mine), Some(theirs)) if mine.reference == theirs.reference => compare::compare(&mine, &theirs),
            _ => lost::lost(&route.to_string()),
        },
        (Route::At { screen, .. }, Some(desk)) => match screen {
            Screen::Result => result::result(desk, state),
            Screen::Plan => plan::plan(desk, state),
            Screen::Ready(which) => ready::ready(desk, *which, state),
            Screen::Ksb { .. } => ready::ready(desk, Ready::Ksbs, state),
            Screen::Answer { .. } => Part::default(),
        },
        _ => Part::default(),
    }
}
