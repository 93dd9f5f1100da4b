//! The records on this device, and what is still to be written. One thing is written at a time; of what changes meanwhile
//! only the latest waits. A write goes through only if the row is what this tab last saw; if it is not, the store is
//! looked at again and what stands there is taken over (see [`take_over`](super::take_over)).

use super::{Effect, Model, record_file};
use crate::formats::records::Saved;
use crate::formats::stored::earlier::{self, Earlier};
use crate::formats::stored::{self, RECENT, Row};
use std::rc::Rc;

/// Where records are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Home {
    /// Nowhere: they are gone with the page.
    #[default]
    Nowhere,
    /// In localStorage, which may lose them.
    Weak,
    /// In IndexedDB, with strict durability.
    Safe,
    /// With the site that shows this page in a frame.
    Host,
}

/// Whether what is on the screen is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing has been said yet.
    #[default]
    Nothing,
    /// The store has not answered yet, so earlier answers could not be read.
    Late,
    /// A change is on its way.
    Saving,
    /// It has been on its way for some seconds.
    Slow,
    /// The device has confirmed it.
    Saved,
    /// The site that shows this page in a frame has confirmed it.
    SavedByHost,
    /// Kept where it may get lost.
    Weak,
    /// This browser keeps nothing for this page.
    Nowhere,
    /// The device refused it this time.
    Refused,
    /// It is larger than what can be read again.
    TooLarge,
}

impl SaveState {
    /// Whether what was said may get lost: that is told where one answers, too.
    pub fn may_lose(self) -> bool {
        match self {
            SaveState::Late
            | SaveState::Slow
            | SaveState::Weak
            | SaveState::Nowhere
            | SaveState::Refused
            | SaveState::TooLarge => true,
            SaveState::Nothing | SaveState::Saving | SaveState::Saved | SaveState::SavedByHost => false,
        }
    }
}

/// A record on this device.
#[derive(Clone, Debug)]
pub struct SavedRecord {
    /// Unique on the device.
    pub id: String,
    /// What was said.
    pub saved: Rc<Saved>,
    /// What the store has of it; none if it was never written.
    pub(super) stored: Option<Stored>,
    /// As an earlier page stored it: moved into a row by the next write.
    pub(super) earlier: Option<Rc<Earlier>>,
    /// Begun while it was not known what the store holds.
    pub(super) is_begun_blind: bool,
    /// Something was damaged or lost: this may be older than what was saved last.
    pub is_recovered: bool,
}

impl SavedRecord {
    /// A record that was never written.
    pub(super) fn new(id: &str, saved: Rc<Saved>) -> SavedRecord {
        SavedRecord {
            id: id.to_owned(),
            saved,
            stored: None,
            earlier: None,
            is_begun_blind: false,
            is_recovered: false,
        }
    }

    /// Whether the store has it as it is.
    pub fn is_stored(&self) -> bool {
        self.stored.as_ref().is_some_and(|stored| Rc::ptr_eq(&stored.saved, &self.saved))
    }
}

/// A record as the store has it.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub revision: String,
    pub saved: Rc<Saved>,
}

/// Something in the store that cannot be read here, and stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its key, or the first of them.
    pub key: String,
    /// The standard that it seems to be about.
    pub uid: String,
    /// As it stands.
    pub text: String,
    /// A newer page wrote it: it is no damage.
    pub is_newer: bool,
    /// Every key that it stands under.
    pub keys: Vec<String>,
}

/// What the store holds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Where.
    pub home: Home,
    /// Every row but recovery copies.
    pub rows: Vec<Row>,
    /// The keys of all recovery copies.
    pub copy_keys: Vec<String>,
    /// The copies of records that are damaged or lost.
    pub copies: Vec<Row>,
}

/// What the store answered to a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It has all of it.
    Kept,
    /// It refused all of it.
    Refused,
    /// Another tab has written since, so nothing was written.
    Clash,
}

/// What is written in one transaction: all of it or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Write {
    /// Which write it is.
    pub number: u32,
    /// The rows that change.
    pub rows: Vec<RowChange>,
    /// The key under which the first row is kept as it was.
    pub copy: Option<String>,
    /// The keys that go.
    pub remove: Vec<String>,
}

/// A row that changes.
#[derive(Clone, Debug, PartialEq)]
pub struct RowChange {
    /// Its key.
    pub id: String,
    /// The revision that it must have before, if it is there; none if that does not matter.
    pub expected: Option<String>,
    /// Its revision and text from now on; none if it goes, with its recovery copies.
    pub becomes: Option<(String, String)>,
}

/// What is being written.
#[derive(Clone, Debug)]
enum Writing {
    /// A record, as it is written.
    Record(String, Stored),
    /// The removal of a record.
    Removal(String),
    /// The removal of what cannot be read; by its key.
    Forgetting(String),
    /// The records that were worked on last, and nothing else.
    Recent,
}

/// The records, and how far they are written.
#[derive(Clone, Default)]
pub struct Storage {
    /// Where records are kept.
    pub home: Home,
    /// Whether what is on the screen is kept.
    pub state: SaveState,
    /// The records.
    pub records: Vec<SavedRecord>,
    /// The ids of records, the one worked on last first.
    pub recent: Vec<String>,
    /// What cannot be read.
    pub unread: Vec<Unread>,
    /// Whether the store has said what it holds.
    pub is_loaded: bool,
    /// Whether it has not said so for a second.
    pub is_late: bool,
    /// What it said, while that cannot be read because the packs are not there.
    pub(super) found: Option<Found>,
    /// The recovery copies there are: the record, and when they were made.
    pub(super) copies: Vec<(String, u64)>,
    /// Records that are to be removed, with the revision that the store has.
    pub(super) removing: Vec<(String, Option<String>)>,
    /// What cannot be read and is to be removed; by its key.
    pub(super) forgetting: Vec<String>,
    /// The ids worked on last, as the store has them.
    pub(super) recent_stored: Vec<String>,
    /// It is looked at.
    pub(super) is_looking: bool,
    /// It has to be looked at (again).
    pub(super) is_stale: bool,
    /// It refused; it is asked again when something changes.
    pub(super) has_refused: bool,
    /// The revision that was confirmed last, or is being.
    confirming: Option<u32>,
    /// The number of the last write.
    number: u32,
    writing: Option<(Write, Writing)>,
    /// What the last write that clashed was about.
    clashed: Option<RowChange>,
}

impl Storage {
    /// Whether records can be worked on.
    pub fn is_ready(&self) -> bool {
        self.is_loaded || self.is_late
    }

    /// The record with this id.
    pub fn record(&self, id: &str) -> Option<&SavedRecord> {
        self.records.iter().find(|record| record.id == id)
    }

    /// The record of a standard that was worked on last.
    pub fn latest_of(&self, uid: &str) -> Option<&SavedRecord> {
        let of = |record: &&SavedRecord| record.saved.standard == uid;
        let recent = self.recent.iter().find_map(|id| self.record(id).filter(of));
        recent.or_else(|| self.records.iter().rev().find(of))
    }

    /// The record that was worked on last.
    pub fn latest(&self) -> Option<&SavedRecord> {
        self.recent.iter().find_map(|id| self.record(id))
    }

    /// Whether an id stands for something, readable or not.
    pub(super) fn is_taken(&self, id: &str) -> bool {
        self.record(id).is_some()
            || self.removing.iter().any(|(removed, _)| removed == id)
            || self.unread.iter().any(|unread| unread.id() == id)
    }

    /// An id for a new record.
    pub fn new_id(&self, uid: &str) -> String {
        stored::free_id(uid, |id| self.is_taken(id))
    }

    /// This record is now the one worked on last.
    pub(super) fn touch(&mut self, id: &str) {
        if !id.is_empty() && self.recent.first().is_none_or(|first| first != id) {
            self.recent.retain(|other| other != id);
            self.recent.insert(0, id.to_owned());
        }
    }

    /// Everything in the store is gone.
    pub(super) fn clear(&mut self) {
        let state = if self.home == Home::Nowhere { SaveState::Nowhere } else { SaveState::Nothing };
        let (home, is_looking, number) = (self.home, self.is_looking, self.number);
        *self = Storage { home, state, is_looking, number, is_loaded: true, ..Storage::default() };
    }

    /// Takes note that it has to be looked at again.
    pub(super) fn look_again(&mut self) {
        self.is_stale = true;
        self.confirming = None;
    }
}

impl Unread {
    /// The id of the record that it was.
    fn id(&self) -> &str {
        let without = |start| self.key.strip_prefix(start).map(|rest: &str| rest.split('/').next().unwrap_or(rest));
        without("copy/").or_else(|| without("at/")).or_else(|| without("record/")).unwrap_or(&self.key)
    }
}

impl Model {
    /// The record at hand goes among the others as it is.
    pub(super) fn keep_open_record(&mut self) {
        let Some(open) = &mut self.open else { return };
        // What was brought is not kept before it is accepted.
        if self.storage.is_ready() && !open.id.is_empty() {
            let place = self.storage.records.iter().position(|record| record.id == open.id);
            match place.and_then(|place| self.storage.records.get_mut(place)) {
                Some(record) => record.saved = open.saved.clone(),
                None => {
                    // A newer page may have written over it meanwhile.
                    if self.storage.is_taken(&open.id) {
                        open.id = self.storage.new_id(&open.standard.uid);
                    }
                    let is_begun_blind = !self.storage.is_loaded;
                    let new = SavedRecord::new(&open.id, open.saved.clone());
                    self.storage.records.push(SavedRecord { is_begun_blind, ..new });
                }
            }
        }
        self.changed();
    }

    /// Something changed that is to be kept.
    pub(super) fn changed(&mut self) {
        self.revision = self.revision.wrapping_add(1);
        self.storage.has_refused = false;
        self.storage.clashed = None;
        self.storage.state = match self.storage.home {
            _ if self.storage.is_late && !self.storage.is_loaded => SaveState::Late,
            Home::Nowhere => self.storage.state,
            Home::Weak | Home::Safe | Home::Host => SaveState::Saving,
        };
    }

    /// What the store answered to a write.
    pub(super) fn written(&mut self, number: u32, answer: Answer) {
        if self.storage.writing.as_ref().is_none_or(|(write, _)| write.number != number) {
            return;
        }
        let Some((write, writing)) = self.storage.writing.take() else { return };
        if self.storage.state == SaveState::Slow {
            self.storage.state = SaveState::Saving;
        }
        let first = write.rows.first().cloned();
        match answer {
            Answer::Kept => self.has_written(write, writing),
            // Looked at again, the store said nothing new: it will not take it.
            Answer::Clash if first.is_some() && self.storage.clashed == first => self.refused(writing),
            Answer::Clash => {
                self.storage.clashed = first;
                self.storage.look_again();
            }
            Answer::Refused => self.refused(writing),
        }
    }

    fn refused(&mut self, writing: Writing) {
        if let Writing::Forgetting(key) = &writing {
            self.storage.forgetting.retain(|forgotten| forgotten != key);
            self.message = "It could not be deleted: this browser did not let the page.".to_owned();
            return;
        }
        self.storage.has_refused = true;
        self.storage.state = match self.storage.home {
            Home::Nowhere => SaveState::Nowhere,
            Home::Weak | Home::Safe | Home::Host => SaveState::Refused,
        };
    }

    fn has_written(&mut self, write: Write, writing: Writing) {
        let storage = &mut self.storage;
        storage.clashed = None;
        for change in &write.rows {
            if let (RECENT, Some((_, text))) = (change.id.as_str(), &change.becomes) {
                storage.recent_stored = ids(text);
            }
        }
        let made = write.copy.iter().chain(write.rows.iter().map(|change| &change.id));
        let made: Vec<(String, u64)> =
            made.filter_map(|key| stored::copy_of(key)).map(|(id, at)| (id.to_owned(), at)).collect();
        storage.copies.extend(made);
        storage.copies.retain(|(id, at)| !write.remove.contains(&stored::copy_key(id, *at)));
        match writing {
            Writing::Record(id, stored) => {
                let revision = stored.revision.clone();
                match storage.records.iter_mut().find(|record| record.id == id) {
                    Some(record) => (record.stored, record.earlier) = (Some(stored), None),
                    None => {
                        // It was deleted while it was written.
                        storage.removing.retain(|(removed, _)| *removed != id);
                        storage.removing.push((id, Some(revision)));
                    }
                }
            }
            Writing::Removal(id) => {
                storage.removing.retain(|(removed, _)| *removed != id);
                storage.copies.retain(|(of, _)| *of != id);
                // It was brought back while it was removed.
                if let Some(record) = storage.records.iter_mut().find(|record| record.id == id) {
                    record.stored = None;
                }
            }
            Writing::Forgetting(key) => {
                storage.forgetting.retain(|forgotten| *forgotten != key);
                storage.unread.retain(|unread| unread.key != key);
                self.message = "It is gone from this device.".to_owned();
            }
            Writing::Recent => {}
        }
    }

    /// Everything up to a revision is kept, or is not.
    pub(super) fn confirmed(&mut self, revision: u32, is_kept: bool) {
        if revision != self.revision {
            return;
        }
        self.storage.state = match (self.storage.home, is_kept) {
            _ if self.offer.is_some() => SaveState::Nothing,
            (Home::Nowhere, _) => SaveState::Nowhere,
            (_, false) => SaveState::Refused,
            (Home::Weak, true) => SaveState::Weak,
            (Home::Safe, true) => SaveState::Saved,
            (Home::Host, true) => SaveState::SavedByHost,
        };
    }

    /// The store has not answered to a write for some seconds.
    pub(super) fn write_is_slow(&mut self, number: u32) {
        if self.storage.writing.as_ref().is_some_and(|(write, _)| write.number == number) {
            self.storage.state = SaveState::Slow;
        }
    }

    /// Looks at the store or writes the next change, if there is one and nothing is under way.
    pub(super) fn save_next(&mut self, effects: &mut Vec<Effect>) {
        let storage = &mut self.storage;
        if storage.writing.is_some() || storage.is_looking {
            return;
        }
        if std::mem::take(&mut storage.is_stale) {
            storage.is_looking = true;
            effects.push(Effect::Look);
            return;
        }
        if !storage.is_loaded || storage.has_refused {
            return;
        }
        let mut is_too_large = false;
        if let Some((mut write, writing)) = self.next_write(&mut is_too_large) {
            self.storage.number = self.storage.number.wrapping_add(1);
            write.number = self.storage.number;
            self.storage.writing = Some((write.clone(), writing));
            effects.push(Effect::Write(write));
        } else if is_too_large {
            self.storage.state = SaveState::TooLarge;
        } else if self.storage.confirming != Some(self.revision) {
            self.storage.confirming = Some(self.revision);
            effects.push(Effect::Confirm(self.revision));
        }
    }

    /// The next difference between the records and the store.
    fn next_write(&self, is_too_large: &mut bool) -> Option<(Write, Writing)> {
        let storage = &self.storage;
        let mut write = Write::default();
        for record in storage.records.iter().filter(|record| !record.is_stored()) {
            let Some(standard) = self.standard(&record.saved.standard) else { continue };
            let Some(text) = record_file::write(&record.saved, &standard) else {
                *is_too_large = true;
                continue;
            };
            let before = record.stored.as_ref().map(|stored| stored.revision.as_str());
            let revision = stored::next_revision(before, &text);
            write.rows.push(RowChange {
                id: record.id.clone(),
                expected: Some(before.unwrap_or_default().to_owned()),
                becomes: Some((revision.clone(), text)),
            });
            self.add_copies(record, &mut write);
            self.add_recent(&mut write);
            let stored = Stored { revision, saved: record.saved.clone() };
            return Some((write, Writing::Record(record.id.clone(), stored)));
        }
        if let Some((id, expected)) = storage.removing.first() {
            write.rows.push(RowChange { id: id.clone(), expected: expected.clone(), becomes: None });
            self.add_recent(&mut write);
            return Some((write, Writing::Removal(id.clone())));
        }
        if let Some(key) = storage.forgetting.first() {
            let unread = storage.unread.iter().find(|unread| unread.key == *key);
            let gone = |key: &String| RowChange { id: key.clone(), expected: None, becomes: None };
            write.rows = unread.map_or_else(Vec::new, |unread| unread.keys.iter().map(gone).collect());
            return Some((write, Writing::Forgetting(key.clone())));
        }
        self.add_recent(&mut write);
        (!write.rows.is_empty()).then_some((write, Writing::Recent))
    }

    fn add_recent(&self, write: &mut Write) {
        let storage = &self.storage;
        if storage.recent != storage.recent_stored {
            let becomes = Some((String::new(), storage.recent.join(" ")));
            write.rows.push(RowChange { id: RECENT.to_owned(), expected: None, becomes });
            write.remove.push(earlier::LAST.to_owned());
        }
    }

    /// What is kept of a record before it is replaced, and what goes for that; of an earlier page's, all its snapshots.
    fn add_copies(&self, record: &SavedRecord, write: &mut Write) {
        if let Some(earlier) = &record.earlier {
            for (age, text) in earlier.texts.iter().enumerate().take(stored::COPIES).skip(1) {
                // Older than whatever is copied from now on, the newest of them first.
                let seconds = u64::try_from(stored::COPIES.saturating_sub(age)).unwrap_or(0);
                write.rows.push(RowChange {
                    id: stored::copy_key(&record.id, seconds),
                    expected: None,
                    becomes: Some((stored::next_revision(None, text), text.clone())),
                });
            }
            write.remove.extend(earlier.keys.iter().cloned());
        }
        // Nothing is worth a copy before something was said.
        let says_something = |saved: &Saved| {
            saved.record.answered() > 0 || !saved.record.notes().is_empty() || !saved.readiness.is_empty()
        };
        if !record.stored.as_ref().is_some_and(|stored| says_something(&stored.saved)) {
            return;
        }
        let now = self.clock / 1_000;
        let copies = self.storage.copies.iter().filter(|(id, _)| *id == record.id);
        let copies: Vec<u64> = copies.map(|(_, at)| *at).collect();
        if let Some(gone) = stored::copies_at(&copies, now) {
            write.copy = Some(stored::copy_key(&record.id, now));
            write.remove.extend(gone.into_iter().map(|at| stored::copy_key(&record.id, at)));
        }
    }
}

/// The ids in the row of those that were worked on last.
pub(super) fn ids(text: &str) -> Vec<String> {
    text.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}
