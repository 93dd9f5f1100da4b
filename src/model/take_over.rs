//! Taking over what the store holds: at the start, after another tab wrote, or when a store answers late. What was said
//! here and there is never lost: it is added to what is found, or becomes a record of its own.

use super::storage::{Found, SavedRecord, Stored, Unread, ids};
use super::{Home, Model, OpenRecord, SaveState, record_file};
use crate::formats::records::{LONGEST_NAME, clean_line};
use crate::formats::stored::earlier::{self, Earlier};
use crate::formats::stored::{self, RECENT, Row};
use std::rc::Rc;

/// What is said of a record that was damaged.
pub const RECOVERED: &str =
    "Part of what was kept here was damaged. You see the newest whole copy: check your last answers.";

const SPLIT: &str = "This record was changed in two tabs at once. Both are kept: yours is now a record of its own.";

const ADDED: &str = "Your earlier answers have now been read, and what you said meanwhile is added to them.";

impl Model {
    /// The store said what it holds; it is read once the packs are there, as far as that takes any.
    pub(super) fn found(&mut self, found: Found) {
        self.storage.is_looking = false;
        if !found.rows.is_empty() && !self.packs.are_here() {
            self.storage.found = Some(found);
            return;
        }
        self.storage.found = None;
        self.take_over(&found);
    }

    fn take_over(&mut self, found: &Found) {
        let is_first = !self.storage.is_loaded;
        let Found { home, rows, copy_keys, .. } = found;
        self.storage.home = *home;
        let copy = |key: &String| stored::copy_of(key).map(|(id, at)| (id.to_owned(), at));
        self.storage.copies = copy_keys.iter().filter_map(copy).collect();
        let recent = rows.iter().find(|row| row.revision.is_some() && row.id == RECENT).map(|row| row.text.as_str());
        if is_first {
            self.storage.recent_stored = ids(recent.unwrap_or_default());
            self.storage.recent = ids(recent.or_else(|| earlier::recent(rows)).unwrap_or_default());
        }
        let mut ours = std::mem::take(&mut self.storage.records);
        let blind: Vec<SavedRecord> = ours.extract_if(.., |record| record.is_begun_blind).collect();
        self.storage.unread.clear();
        // Changed here, and standing in the store as something else.
        let mut split = Vec::new();
        for row in rows.iter().filter(|row| row.revision.is_some() && stored::is_id(&row.id)) {
            let mine = ours.iter().position(|record| record.id == row.id).map(|place| ours.remove(place));
            split.extend(self.take_row(row, mine, found));
        }
        for id in lost(found) {
            let mine = ours.iter().position(|record| record.id == id).map(|place| ours.remove(place));
            match mine {
                // It is whole here, and is written again.
                Some(mine) => self.storage.records.push(SavedRecord { stored: None, ..mine }),
                None => self.take_lost(&id, found),
            }
        }
        for earlier in earlier::read(rows) {
            if earlier.keys.iter().all(|key| self.storage.removing.iter().any(|(removed, _)| removed == key)) {
                continue;
            }
            let is_moving = |record: &&SavedRecord| record.earlier.as_ref().is_some_and(|it| it.keys == earlier.keys);
            match ours.iter().find(is_moving) {
                // Not moved yet: it stays as it is here.
                Some(_) => {}
                None => self.take_earlier(earlier, &ours, &split),
            }
        }
        for mut mine in ours {
            if mine.is_stored() {
                // Deleted elsewhere.
                continue;
            }
            // Or deleted elsewhere, and changed here.
            mine.stored = None;
            self.storage.records.push(mine);
        }
        self.storage.removing.retain(|(id, _)| rows.iter().any(|row| row.id == *id));
        self.storage.is_loaded = true;
        for mine in split {
            self.split(mine);
        }
        for mine in blind {
            self.add_blind(mine);
        }
        if let Some(open) = self.open.as_ref().filter(|_| is_first) {
            self.storage.touch(&open.id);
        }
        let known: Vec<String> = self.storage.records.iter().map(|record| record.id.clone()).collect();
        let at_hand = self.open.as_ref().map(|open| open.id.clone());
        self.storage.recent.retain(|id| known.contains(id) || at_hand.as_ref() == Some(id));
        if is_first && self.storage.records.iter().any(|record| record.is_recovered) && self.message.is_empty() {
            self.message = RECOVERED.to_owned();
        }
        self.follow();
        if is_first {
            self.changed();
        }
        if *home == Home::Nowhere {
            self.storage.state = SaveState::Nowhere;
        }
    }

    /// Takes one row over; what was changed here meanwhile and says something else is given back.
    fn take_row(&mut self, row: &Row, mine: Option<SavedRecord>, found: &Found) -> Option<SavedRecord> {
        let revision = row.revision.clone().unwrap_or_default();
        if mine.as_ref().and_then(|mine| mine.stored.as_ref()).is_some_and(|stored| stored.revision == revision) {
            self.storage.records.extend(mine);
            return None;
        }
        if self.storage.removing.iter().any(|(id, at)| *id == row.id && at.as_ref().is_none_or(|at| *at == revision)) {
            // On its way out.
            return mine;
        }
        self.storage.removing.retain(|(id, _)| *id != row.id);
        let whole = row.is_whole().then(|| record_file::read(&self.packs, &row.id, &row.text));
        let (saved, is_recovered) = match whole {
            Some(Ok(saved)) => (saved, false),
            Some(Err(is_newer)) => {
                self.unread(&row.id, &row.text, is_newer, vec![row.id.clone()]);
                return mine.filter(|mine| !mine.is_stored());
            }
            None => match self.newest_copy(&row.id, found) {
                Some(saved) => (saved, true),
                None => {
                    self.unread(&row.id, &row.text, false, vec![row.id.clone()]);
                    return mine.filter(|mine| !mine.is_stored());
                }
            },
        };
        let saved = Rc::new(saved);
        let stored = Some(Stored { revision, saved: saved.clone() });
        let theirs = SavedRecord { stored, is_recovered, ..SavedRecord::new(&row.id, saved) };
        let differs = mine.filter(|mine| !mine.is_stored() && !self.is_written_as(mine, &row.text));
        self.storage.records.push(theirs);
        differs
    }

    /// A record of which only recovery copies are left; where none of them can be read, that is told.
    fn take_lost(&mut self, id: &str, found: &Found) {
        if let Some(saved) = self.newest_copy(id, found) {
            let record = SavedRecord::new(id, Rc::new(saved));
            self.storage.records.push(SavedRecord { is_recovered: true, ..record });
        } else if let Some((newest, _)) = copies(id, found).split_first() {
            let keys = copies(id, found).into_iter().map(|row| row.id.clone()).collect();
            self.unread(id, &newest.text, false, keys);
        }
    }

    fn newest_copy(&self, id: &str, found: &Found) -> Option<crate::formats::records::Saved> {
        let whole = copies(id, found).into_iter().filter(|row| row.is_whole());
        whole.filter_map(|row| record_file::read(&self.packs, id, &row.text).ok()).next()
    }

    /// What an earlier page stored: it becomes a row with the next write, if it can be read.
    fn take_earlier(&mut self, earlier: Earlier, ours: &[SavedRecord], split: &[SavedRecord]) {
        let text = earlier.texts.first().map_or("", String::as_str);
        let read = if earlier.is_whole { record_file::read(&self.packs, &earlier.id, text) } else { Err(false) };
        let mut saved = match read {
            Ok(saved) => saved,
            Err(is_newer) => {
                let key = earlier.keys.first().cloned().unwrap_or_default();
                return self.unread(&key, text, is_newer, earlier.keys.clone());
            }
        };
        let others = || ours.iter().chain(split);
        let uid = saved.standard.clone();
        let is_taken = |id: &str| self.storage.is_taken(id) || others().any(|record| record.id == id);
        let mut id = earlier.id.clone();
        if is_taken(&id) {
            // A page from before may have gone on in another tab while this one had moved the record already.
            id = stored::free_id(&uid, is_taken);
            saved.name = "From an earlier version of this page".to_owned();
        }
        let is_recovered = earlier.is_older;
        let record = SavedRecord::new(&id, Rc::new(saved));
        self.storage.records.push(SavedRecord { earlier: Some(Rc::new(earlier)), is_recovered, ..record });
    }

    fn unread(&mut self, key: &str, text: &str, is_newer: bool, keys: Vec<String>) {
        let uid = earlier::uid_of_key(key).to_owned();
        self.storage.unread.push(Unread { key: key.to_owned(), uid, text: text.to_owned(), is_newer, keys });
    }

    fn is_written_as(&self, mine: &SavedRecord, text: &str) -> bool {
        let standard = self.standard(&mine.saved.standard);
        standard.and_then(|standard| record_file::write(&mine.saved, &standard)).is_some_and(|own| own == text)
    }

    /// What was changed here while the store has it otherwise becomes a record of its own.
    fn split(&mut self, mine: SavedRecord) {
        let id = self.storage.new_id(&mine.saved.standard);
        self.storage.touch(&id);
        self.is_now(&mine.id, &id);
        let mut saved = (*mine.saved).clone();
        saved.name = named(&saved.name, "From another tab: ", "From another tab");
        self.message = SPLIT.to_owned();
        self.storage.records.push(SavedRecord::new(&id, Rc::new(saved)));
    }

    /// What was said before the store answered is added to the record of that standard that was worked on last.
    fn add_blind(&mut self, mine: SavedRecord) {
        let said_nothing = {
            let mut empty = crate::formats::records::Saved::new(&mine.saved.standard);
            empty.record.pathway = mine.saved.record.pathway;
            *mine.saved == empty
        };
        let standard = self.standard(&mine.saved.standard);
        let before = self.storage.latest_of(&mine.saved.standard).map(|record| record.id.clone());
        if let (Some(before), Some(standard)) = (before, standard)
            && let Some(record) = self.storage.records.iter_mut().find(|record| record.id == before)
        {
            let mut both = (*record.saved).clone();
            both.merge(&mine.saved);
            if said_nothing || record_file::write(&both, &standard).is_some() {
                if !said_nothing {
                    record.saved = Rc::new(both);
                    self.message = ADDED.to_owned();
                }
                self.is_now(&mine.id, &before);
                return;
            }
        }
        let id =
            if self.storage.is_taken(&mine.id) { self.storage.new_id(&mine.saved.standard) } else { mine.id.clone() };
        self.is_now(&mine.id, &id);
        self.storage.records.push(SavedRecord::new(&id, mine.saved));
    }

    /// The record at hand goes by another id.
    fn is_now(&mut self, before: &str, id: &str) {
        if before == id {
            return;
        }
        for recent in &mut self.storage.recent {
            if recent == before && self.open.as_ref().is_some_and(|open| open.id == before) {
                id.clone_into(recent);
            }
        }
        if let Some(open) = self.open.as_mut().filter(|open| open.id == before) {
            id.clone_into(&mut open.id);
            self.ask_claim();
        }
        let mut seen = Vec::new();
        self.storage.recent.retain(|id| {
            let is_new = !seen.contains(id);
            seen.push(id.clone());
            is_new
        });
    }

    /// The record at hand shows what is kept, on the option that it was on.
    fn follow(&mut self) {
        let Some(open) = &self.open else { return };
        let Some(record) = self.storage.record(&open.id) else { return };
        if Rc::ptr_eq(&record.saved, &open.saved) {
            return;
        }
        let mut saved = (*record.saved).clone();
        saved.record.pathway = open.saved.record.pathway;
        self.open = Some(OpenRecord::new(open.id.clone(), open.standard.clone(), saved));
    }
}

/// The recovery copies of a record, the newest first.
fn copies<'f>(id: &str, found: &'f Found) -> Vec<&'f Row> {
    let of_record = |row: &'f Row| stored::copy_of(&row.id).filter(|(of, _)| *of == id).map(|(_, at)| (at, row));
    let mut copies: Vec<(u64, &Row)> = found.copies.iter().filter_map(of_record).collect();
    crate::domain::order::sort_short(&mut copies, |(one, _), (other, _)| one > other);
    copies.into_iter().map(|(_, row)| row).collect()
}

/// Records of which only recovery copies are left.
pub fn lost(found: &Found) -> Vec<String> {
    let mut lost: Vec<String> = Vec::new();
    for key in &found.copy_keys {
        let Some((id, _)) = stored::copy_of(key) else { continue };
        if !lost.iter().any(|known| known == id) && !found.rows.iter().any(|row| row.id == id) {
            lost.push(id.to_owned());
        }
    }
    lost
}

/// A name with something in front of it.
pub(super) fn named(name: &str, before: &str, alone: &str) -> String {
    if name.is_empty() { alone.to_owned() } else { clean_line(&format!("{before}{name}"), LONGEST_NAME) }
}
