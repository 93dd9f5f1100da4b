//! What nobody needs in order to choose, answer, see the grade and save: the other screens. The build puts them, and all
//! that only they need, into the last wasm, which is fetched once the first screen stands.
//!
//! Where it never comes, everything before it goes on, and what is missing says so.

use super::components::markup::Part;
use super::components::next;
use super::pages::{about, compare, keep, lost, plan, ready};
use crate::model::{Arrival, Effect, LaterAction, Model, OpenRecord};
use crate::router::{Ready, Route, Screen};
use crate::runtime::Page;
use crate::screens::result;
use std::sync::OnceLock;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// The functions of the last wasm.
pub struct Later {
    /// One of its screens.
    pub screen: fn(&Page) -> Part,
    /// What a file or a link brought and is not kept yet.
    pub offered: fn(&Page, &str, &OpenRecord) -> Part,
    /// What to answer next.
    pub next: fn(&OpenRecord) -> Part,
    /// What the actions of its screens change.
    pub update: fn(&mut Model, LaterAction) -> Vec<Effect>,
    /// What is to be said of the provider's settings to whoever checks them.
    pub examine_settings: fn() -> Vec<String>,
    /// What follows from a record, for an element of somebody else's page.
    pub decide: fn(&str) -> String,
    /// The decision of the record at hand, for the same.
    pub decision: fn(&OpenRecord) -> String,
}

static LATER: OnceLock<Later> = OnceLock::new();

/// The functions, if they are there.
pub fn get() -> Option<&'static Later> {
    LATER.get()
}

/// Fetches them, once.
pub async fn fetch() -> Arrival {
    if get().is_none()
        && let Ok(later) = later().await
    {
        LATER.get_or_init(|| later);
    }
    if get().is_some() { Arrival::Here } else { Arrival::Failed }
}

/// The only way into the last wasm.
#[wasm_split(later, fallible)]
fn later() -> Result<Later, SplitLoaderError> {
    Ok(Later {
        screen,
        offered: keep::offered,
        next: next::next,
        update: crate::model::later::update,
        examine_settings: super::settings::examine,
        decide: super::embedded::decided,
        decision: super::embedded::decision,
    })
}

fn screen(page: &Page) -> Part {
    match (&page.route, page.record_here()) {
        (Route::About, _) => about::about(page.open.as_ref().map(|open| &open.standard), page.storage.home),
        (Route::Keep, _) => keep::keep(page),
        (Route::Compare { one, other }, _) => match (page.standard(one), page.standard(other)) {
            (Some(mine), Some(theirs)) if mine.reference == theirs.reference => compare::compare(&mine, &theirs),
            _ => lost::lost(&page.route.to_string()),
        },
        (Route::At { screen, .. }, Some(open)) => match screen {
            Screen::Result => Part::from(result::result(open, page)),
            Screen::Plan => plan::plan(open, page),
            Screen::Ready(which) => ready::ready(open, *which, page),
            Screen::Ksb { .. } => ready::ready(open, Ready::Ksbs, page),
            Screen::Answer { .. } | Screen::List => Part::default(),
        },
        _ => Part::default(),
    }
}
