//! Records by name: choosing, naming, copying, deleting; and what a file or a link brings, until it is kept or not.

use super::action::{Action, FileSaved};
use super::storage::SavedRecord;
use super::take_over::named;
use super::{Effect, Model, OpenRecord, OpenStandard, SaveState, record_file};
use crate::domain::merge::Changes;
use crate::formats::link;
use crate::formats::records::{self, Saved, clean_line};
use crate::router::{NO_OPTION, Route, Screen};
use std::rc::Rc;

const DAMAGED: &str = "This link is damaged or cut off, or about a standard or an edition that is not known here. \
                       Nothing was changed: copy the whole link again, or ask for a file.";

/// What was brought, added to a record that was kept before.
pub struct Addition {
    /// The record as it was.
    pub before: SavedRecord,
    /// With what was brought.
    pub after: Saved,
    /// What that changes.
    pub changes: Changes,
}

impl Model {
    pub(super) fn choose(&mut self, id: &str) {
        self.open = None;
        self.ask_claim();
        self.offer = None;
        self.storage.touch(id);
        self.changed();
    }

    pub(super) fn rename(&mut self, id: &str, name: &str) {
        let (name, beyond) = records::split_line(name.trim(), records::LONGEST_NAME);
        if !beyond.is_empty() {
            let most = records::LONGEST_NAME;
            self.message = format!("A name has at most {most} characters. This is left out: “{beyond}”.");
        }
        let Some(record) = self.storage.records.iter_mut().find(|record| record.id == id) else { return };
        Rc::make_mut(&mut record.saved).name = name.trim_end().to_owned();
        let saved = record.saved.clone();
        if let Some(open) = self.open.as_mut().filter(|open| open.id == id) {
            open.saved = saved;
        }
        self.changed();
    }

    pub(super) fn copy(&mut self, id: &str) {
        let Some(record) = self.storage.record(id) else { return };
        let mut saved = (*record.saved).clone();
        saved.name = named(&saved.name, "Copy of ", "Copy");
        self.put(saved);
    }

    pub(super) fn delete(&mut self, id: &str) {
        let Some(place) = self.storage.records.iter().position(|record| record.id == id) else { return };
        let record = self.storage.records.remove(place);
        self.storage.remove_from_store(&record);
        self.storage.recent.retain(|other| other != id);
        self.open = self.open.take().filter(|open| open.id != id);
        self.deleted = Some(record);
        self.changed();
    }

    pub(super) fn restore_deleted(&mut self) {
        let Some(mut record) = self.deleted.take() else { return };
        let removing = self.storage.removing.len();
        let keys = record.earlier.as_ref().map_or(&[][..], |earlier| &earlier.keys);
        self.storage.removing.retain(|(key, _)| *key != record.id && !keys.contains(key));
        if removing == self.storage.removing.len() {
            // It is gone from the store.
            record.stored = None;
        }
        if self.storage.is_taken(&record.id) {
            (record.id, record.stored) = (self.storage.new_id(&record.saved.standard), None);
        }
        self.storage.records.push(record);
        self.changed();
    }

    /// A new record beside the others.
    fn put(&mut self, saved: Saved) {
        let id = self.storage.new_id(&saved.standard);
        self.storage.records.push(SavedRecord::new(&id, Rc::new(saved)));
        self.changed();
    }

    /// Puts every record of a file beside the others.
    pub(super) fn put_all(&mut self, from: &str, found: Vec<Saved>) {
        let count = found.len();
        found.into_iter().for_each(|saved| self.put(saved));
        let of = if count == 1 { "record was added from" } else { "records were added from" };
        self.message = format!("{count} {of} {from}.");
    }

    /// Answers that a file or a link brought are looked at; they are not kept until the person says so.
    pub(super) fn offer(&mut self, from: &str, standard: OpenStandard, saved: Saved) {
        self.offer = Some(from.to_owned());
        self.message.clear();
        self.undo = None;
        self.typed.clear();
        self.open = Some(OpenRecord::new(String::new(), standard, saved));
        self.storage.state = SaveState::Nothing;
    }

    /// What was brought, added to the record of the same standard; none if there is no such record, or if the two are too
    /// much for one.
    pub fn addition(&self) -> Option<Addition> {
        let open = self.open.as_ref()?;
        let before = self.storage.latest_of(&open.standard.uid)?.clone();
        let mut after = (*before.saved).clone();
        let changes = after.merge(&open.saved);
        record_file::write(&after, &open.standard).map(|_| Addition { before, after, changes })
    }

    pub(super) fn accept(&mut self, add: bool) {
        let Some(from) = self.offer.take() else { return };
        let addition = self.addition().filter(|_| add);
        let Some(open) = self.open.take() else { return };
        let (id, mut saved) = match addition {
            Some(addition) => (addition.before.id, addition.after),
            None => (self.storage.new_id(&open.standard.uid), (*open.saved).clone()),
        };
        if saved.name.is_empty() && !add {
            saved.name = clean_line(&format!("From {from}"), records::LONGEST_NAME);
        }
        saved.left_out.clear();
        self.storage.touch(&id);
        self.ask_claim();
        self.open = Some(OpenRecord::new(id, open.standard, saved));
        self.message = "Kept.".to_owned();
        self.keep_open_record();
    }

    /// Reads a link with answers and takes it out of the address: they do not stay where the history would keep them.
    pub(super) fn read_link(&mut self, uid: &str, option: &str, packed: &str, effects: &mut Vec<Effect>) {
        let to = match self.linked(uid, option, packed) {
            Ok((standard, saved)) => {
                let option = if saved.record.pathway.is_some() { option } else { NO_OPTION };
                let to = Route::At { uid: uid.to_owned(), option: option.to_owned(), screen: Screen::Result };
                self.offer("a link", standard, saved);
                to
            }
            Err(message) => {
                self.message = message.to_owned();
                Route::Keep
            }
        };
        effects.push(Effect::ReplaceAddress(to.to_string()));
        self.route = to;
        self.arrivals = self.arrivals.wrapping_add(1);
    }

    fn linked(&self, uid: &str, option: &str, packed: &str) -> Result<(OpenStandard, Saved), &'static str> {
        let standard = self.standard(uid).ok_or(DAMAGED)?;
        let pathway = standard.find_pathway(option);
        let saved = link::read(packed, &standard, pathway).map_err(|refused| match refused {
            link::Refused::Newer => {
                "This link was made by a newer version of this page. Reload the page and open it again."
            }
            link::Refused::Damaged => DAMAGED,
        })?;
        if pathway.is_none() && !standard.pathways.is_empty() {
            let why = "This link names an option that the standard does not have.";
            return Err(if option.is_empty() { DAMAGED } else { why });
        }
        Ok((standard, saved))
    }
}

impl super::storage::Storage {
    /// A record is to go from the store, if it is there.
    fn remove_from_store(&mut self, record: &SavedRecord) {
        if let Some(stored) = &record.stored {
            self.removing.push((record.id.clone(), Some(stored.revision.clone())));
        }
        let earlier = record.earlier.iter().flat_map(|earlier| &earlier.keys);
        self.removing.extend(earlier.map(|key| (key.clone(), None)));
    }
}

/// What is said once the browser has saved a file or copied a text.
pub(super) fn told_of(action: &Action) -> String {
    match action {
        Action::FileSaved(name, FileSaved::Saved) => format!("{name} was saved."),
        Action::FileSaved(name, FileSaved::Downloaded) => format!("{name} is among your downloads."),
        Action::FileSaved(_, FileSaved::Cancelled) => "No file was saved.".to_owned(),
        Action::FileSaved(_, FileSaved::Refused) => {
            "This browser did not let the page save a file. Print your result instead.".to_owned()
        }
        Action::Copied(true) => "The link was copied.".to_owned(),
        _ => "Select the link and copy it by hand.".to_owned(),
    }
}
