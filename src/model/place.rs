//! Where the person is: the record that belongs to the address, the title, what counts as a place, what comes into view.

use super::{Arrival, Model, OpenRecord, OpenStandard};
use crate::domain::standard::PathwayNo;
use crate::router::{NO_OPTION, Ready, Route, Screen};
use standards::Shipped;

impl Model {
    /// The record at hand, if it is the one the address names.
    pub fn record_here(&self) -> Option<&OpenRecord> {
        let Route::At { uid, option, .. } = &self.route else { return None };
        self.open.as_ref().filter(|open| open.standard.uid == *uid && open.option_id() == option)
    }

    /// The standard and option to open for the address; none if they are open, or there are no such.
    pub(super) fn to_open(&self) -> Option<(OpenStandard, Option<PathwayNo>)> {
        let Route::At { uid, option, .. } = &self.route else { return None };
        if self.record_here().is_some() {
            return None;
        }
        let standard = self.standard(uid)?;
        let pathway = match standard.find_pathway(option) {
            Some(no) => Some(no),
            None if standard.pathways.is_empty() && option == NO_OPTION => None,
            None => return None,
        };
        Some((standard, pathway))
    }

    /// Whether the screen that the address leads to is drawn, as far as it can be before the last wasm is there.
    pub(super) fn stands(&self) -> bool {
        match &self.route {
            _ if self.is_awaited() => self.packs_arrival == Arrival::Failed,
            Route::At { .. } => self.record_here().is_some() || self.is_lost(),
            _ => true,
        }
    }

    /// Where that is which the screen of the address needs.
    pub fn needed(&self) -> Arrival {
        let is_later = match &self.route {
            Route::Choose | Route::Standard { .. } | Route::Unknown { .. } => false,
            Route::At { screen, .. } => !matches!(screen, Screen::Answer { .. } | Screen::List),
            Route::About | Route::Keep | Route::Compare { .. } | Route::Link { .. } => true,
        };
        match is_later && self.later != Arrival::Here {
            _ if self.is_awaited() => self.packs_arrival,
            true => self.later,
            false => Arrival::Here,
        }
    }

    /// Whether the screen waits for the packs.
    pub fn is_awaited(&self) -> bool {
        match &self.route {
            Route::Choose | Route::About | Route::Keep | Route::Unknown { .. } => false,
            Route::Standard { uid } | Route::At { uid, .. } | Route::Link { uid, .. } => self.packs.awaited(uid),
            Route::Compare { one, other } => self.packs.awaited(one) || self.packs.awaited(other),
        }
    }

    /// Whether an address of a standard leads nowhere.
    pub fn is_lost(&self) -> bool {
        let opens = || !self.storage.is_ready() || self.to_open().is_some();
        self.record_here().is_none() && !self.is_awaited() && !opens()
    }

    /// The title of the document. The browser keeps it in its history, so no name that a person gave stands in it.
    pub(super) fn title(&self) -> String {
        let name = &self.site_name;
        let of = self.record_here().map(|open| format!(" – {}", standard_and_option(open))).unwrap_or_default();
        let screen = match &self.route {
            Route::Choose => return name.clone(),
            Route::Standard { uid } => match standards::entry(uid) {
                Some(Shipped { title, reference, version, .. }) => {
                    return format!("Choose your option – {title} ({reference} v{version}) – {name}");
                }
                None => "Page not found",
            },
            Route::About => "About",
            Route::Keep => "Keep",
            Route::Link { .. } => "Answers from a link",
            Route::Compare { one, other } if standards::entry(one).is_some() && standards::entry(other).is_some() => {
                return format!("What changed: {one} and {other} – {name}");
            }
            Route::Compare { .. } | Route::Unknown { .. } => "Page not found",
            Route::At { .. } if self.is_lost() => "Page not found",
            Route::At { screen: Screen::Answer { .. }, .. } => "Questions",
            Route::At { screen: Screen::List, .. } => "All questions",
            Route::At { screen: Screen::Result, .. } => "Result",
            Route::At { screen: Screen::Plan, .. } => "Plan",
            Route::At { screen: Screen::Ready(which), .. } => which.title(),
            Route::At { screen: Screen::Ksb { .. }, .. } => Ready::Ksbs.title(),
        };
        format!("{screen}{of} – {name}")
    }

    /// What counts as a change of place: another prompt on the same screen does not. Nothing while it is being opened.
    pub(super) fn place(&self) -> Option<String> {
        match self.needed() {
            Arrival::Underway => return None,
            // Another place, so that going on from here is a change too.
            Arrival::Failed => return Some(format!("{} did not arrive", self.route)),
            Arrival::Here => {}
        }
        match &self.route {
            Route::At { .. } if self.record_here().is_none() => None,
            Route::At { uid, option, screen: Screen::Answer { .. } } => Some(format!("{uid}/{option}")),
            other => Some(other.to_string()),
        }
    }

    /// The element of the KSB that the address names.
    pub(super) fn target(&self) -> Option<String> {
        self.record_here()?;
        let Route::At { screen, .. } = &self.route else { return None };
        match screen {
            Screen::Ksb { code } => Some(format!("tile-{code}")),
            Screen::Answer { .. } | Screen::List | Screen::Result | Screen::Plan | Screen::Ready(_) => None,
        }
    }

    /// Whether the clock is looked at every second: a rehearsal runs on the screen.
    pub(super) fn ticks(&self) -> bool {
        let rehearses = matches!(self.route, Route::At { screen: Screen::Ready(Ready::Rehearse), .. });
        rehearses && self.screen.rehearsal.timer.runs()
    }
}

/// "Junior production coordinator (ST0792 v1.2) · Production coordinator".
pub fn standard_and_option(open: &OpenRecord) -> String {
    let option = open.record().pathway.and_then(|no| open.standard.pathway(no));
    let option = option.map(|option| format!(" · {}", option.title)).unwrap_or_default();
    let standard = &open.standard;
    format!("{} ({} v{}){option}", standard.title, standard.reference, standard.version)
}
