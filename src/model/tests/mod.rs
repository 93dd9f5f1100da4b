//! The whole page without its drawing: tabs, a store that they share, and what people do.

mod files;
mod merging;
mod migration;
mod saving;
mod taking_back;
mod two_tabs;
mod walking;

use super::storage::{Answer, Found, Write};
use super::take_over::lost;
use super::{Action, Effect, Home, LaterAction, Model, Packs, later, record_file, standards::Pack, update::update};
use crate::domain::record::{Judgement, Subject};
use crate::formats::records::Saved;
use crate::formats::stored::Row;
use crate::router::Route;
use std::collections::BTreeMap;

pub const UID: &str = "ST0792_1.2";
pub const OPTION: &str = "production-coordinator";

thread_local! {
    static PACKS: Packs = Packs::new(
        ::standards::SHIPPED
            .iter()
            .map(|shipped| {
                let (shapes, texts) = ::standards::carried(shipped.uid).expect("shipped");
                Pack::new(shipped.uid.to_owned(), shapes, texts.to_owned())
            })
            .collect(),
        &crate::model::answering::ANSWERING,
    );
}

pub fn packs() -> Packs {
    PACKS.with(Clone::clone)
}

pub fn address() -> Route {
    Route::parse(&format!("#/{UID}/{OPTION}")).expect("an address")
}

/// Every criterion that the option asks, in order.
pub fn subjects() -> Vec<Subject> {
    let standard = packs().open(UID).expect("shipped");
    let pathway = standard.find_pathway(OPTION);
    standard.criteria_for(pathway).map(|(no, _)| Subject::Criterion(no)).collect()
}

/// What a device stores, as `device.js` does it.
#[derive(Clone, Default)]
pub struct Store {
    pub rows: BTreeMap<String, Row>,
    pub home: Home,
    pub writes: usize,
}

impl Store {
    pub fn new() -> Store {
        Store { home: Home::Safe, ..Store::default() }
    }

    pub fn look(&self) -> Found {
        let (copies, rows): (Vec<&Row>, Vec<&Row>) = self.rows.values().partition(|row| row.id.starts_with('~'));
        let copy_keys = copies.iter().map(|row| row.id.clone()).collect();
        let rows = rows.into_iter().cloned().collect();
        let mut found = Found { home: self.home, rows, copy_keys, copies: Vec::new() };
        let damaged: Vec<String> = found.rows.iter().filter(|row| !row.is_whole()).map(|row| row.id.clone()).collect();
        for id in damaged.into_iter().chain(lost(&found)) {
            let start = format!("~{id}/");
            found.copies.extend(copies.iter().filter(|row| row.id.starts_with(&start)).map(|row| (*row).clone()));
        }
        found
    }

    pub fn write(&mut self, write: &Write) -> Answer {
        self.writes += 1;
        let differs =
            |id: &str, expected: &String| self.rows.get(id).is_some_and(|row| row.revision.as_ref() != Some(expected));
        if write
            .rows
            .iter()
            .any(|change| change.expected.as_ref().is_some_and(|expected| differs(&change.id, expected)))
        {
            return Answer::Clash;
        }
        if let (Some(copy), Some(first)) = (&write.copy, write.rows.first())
            && let Some(row) = self.rows.get(&first.id).cloned()
        {
            self.rows.insert(copy.clone(), Row { id: copy.clone(), ..row });
        }
        for change in &write.rows {
            let id = change.id.clone();
            match change.becomes.clone() {
                Some((revision, text)) => {
                    self.rows.insert(id.clone(), Row { id, revision: Some(revision), text });
                }
                None => {
                    self.rows.remove(&id);
                    let start = format!("~{id}/");
                    self.rows.retain(|key, _| !key.starts_with(&start));
                }
            }
        }
        for key in &write.remove {
            self.rows.remove(key);
        }
        Answer::Kept
    }

    /// The record in a row.
    pub fn record(&self, id: &str) -> Saved {
        record_file::read(&packs(), id, &self.rows[id].text).expect("a record")
    }

    /// The ids of all records.
    pub fn ids(&self) -> Vec<&str> {
        let is_record = |row: &&Row| row.revision.is_some() && crate::formats::stored::is_id(&row.id);
        self.rows.values().filter(is_record).map(|row| row.id.as_str()).collect()
    }

    pub fn copies(&self) -> Vec<&str> {
        self.rows.keys().filter(|key| key.starts_with('~')).map(String::as_str).collect()
    }
}

/// A page that is open.
pub struct Tab {
    pub model: Model,
    /// What was asked of the store and is not answered yet.
    pub asked: Vec<Effect>,
    /// What else was asked of the browser.
    pub done: Vec<Effect>,
}

impl Tab {
    /// A page that was just opened at an address, with its packs, before the store has answered.
    pub fn opened(route: Route) -> Tab {
        let mut tab = Tab { model: Model::new("Grade calculator"), asked: Vec::new(), done: Vec::new() };
        tab.model.clock = 1_764_540_000_000;
        tab.act(Action::Start(route));
        tab.act(Action::PacksArrived(Some(packs())));
        tab.act(Action::LaterArrived(super::Arrival::Here));
        tab
    }

    /// A page at the prompts, once everything is there.
    pub fn at_prompts(store: &mut Store) -> Tab {
        let mut tab = Tab::opened(address());
        tab.settle(store);
        tab
    }

    pub fn act(&mut self, action: Action) {
        let effects = update(&mut self.model, action);
        self.take(effects);
    }

    pub fn later(&mut self, action: LaterAction) {
        self.act(Action::Later(action));
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Later(action) => {
                    let more = later::update(&mut self.model, action);
                    self.take(more);
                }
                Effect::Look | Effect::Write(_) | Effect::Confirm(_) => self.asked.push(effect),
                effect => self.done.push(effect),
            }
        }
    }

    /// The store answers what it was asked first; tells whether it was asked anything, and whether it changed.
    pub fn answer(&mut self, store: &mut Store) -> Option<bool> {
        if self.asked.is_empty() {
            return None;
        }
        let (action, changed) = match self.asked.remove(0) {
            Effect::Look => (Action::Found(store.look()), false),
            Effect::Write(write) => {
                let answer = store.write(&write);
                (Action::Written(write.number, answer), answer == Answer::Kept)
            }
            Effect::Confirm(revision) => (Action::Confirmed(revision, true), false),
            _ => unreachable!("only what is asked of the store"),
        };
        self.act(action);
        Some(changed)
    }

    /// The store answers until nothing is left to ask.
    pub fn settle(&mut self, store: &mut Store) {
        for _ in 0..10_000 {
            if self.answer(store).is_none() {
                return;
            }
        }
        panic!("it never stops asking");
    }

    pub fn judge(&mut self, place: usize, judgement: Judgement) {
        self.act(Action::Judge(subjects()[place], Some(judgement)));
    }

    pub fn judgement(&self, place: usize) -> Option<Judgement> {
        self.model.open.as_ref().expect("a record is open").record().judgement(subjects()[place])
    }

    pub fn later_seconds(&mut self, seconds: u64) {
        self.model.clock += seconds * 1_000;
    }
}

/// A record with so many answers.
pub fn answered(count: usize) -> Saved {
    let mut saved = Saved::new(UID);
    let standard = packs().open(UID).expect("shipped");
    saved.record.pathway = standard.find_pathway(OPTION);
    for subject in subjects().into_iter().take(count) {
        saved.record.judge(subject, Some(Judgement::Met));
    }
    saved
}

/// The row of a record.
pub fn row(id: &str, saved: &Saved) -> Row {
    let standard = packs().open(&saved.standard).expect("shipped");
    let text = record_file::write(saved, &standard).expect("not too large");
    Row { id: id.to_owned(), revision: Some(crate::formats::stored::next_revision(None, &text)), text }
}
