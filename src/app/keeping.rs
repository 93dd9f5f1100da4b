//! The part of the state that is about keeping: records on this device, who writes them, what was brought by a file or
//! a link.
//!
//! The reducer only changes the shelf; [`use_keeping`](crate::app::hooks::use_keeping) brings the device into line with
//! it. So renaming, copying, deleting and undoing are plain changes of a list.

use crate::app::later;
use crate::app::state::{Book, Desk, Keeping, State};
use crate::app::store::Home;
use crate::formats::records::{self, Saved, clean_line};
use crate::formats::shelf::{self, Kept, Shelf, Unread};
use std::rc::Rc;

/// Who may write the record at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Claim {
    /// Not known yet.
    #[default]
    Asked,
    /// This tab.
    Mine,
    /// Another tab.
    Elsewhere,
}

pub use super::brought::Offer;

/// What the state knows of keeping.
#[derive(Clone, Default)]
pub struct Keep {
    /// Where answers are kept.
    pub home: Home,
    /// What stands on the device and cannot be read.
    pub unread: Vec<Unread>,
    /// The ids of records, the one worked on last first.
    pub recent: Vec<String>,
    /// Who may write the record at hand.
    pub claim: Claim,
    /// What was brought, and where from.
    pub offer: Option<String>,
    /// The record that was deleted last.
    pub removed: Option<Kept>,
    /// What came of the last act.
    pub says: String,
    /// Whether the person asked to clear everything, and has not confirmed it.
    pub asking: bool,
    /// How often everything was cleared.
    pub wiped: u32,
    /// Of how many looks at the device this knows.
    pub looks: u32,
}

/// What happened to records.
pub enum Act {
    /// What is on the device; what this tab had last read or written there; and how often it has looked.
    Found(Home, Shelf, Vec<Kept>, u32),
    /// The device confirmed or refused what belongs to a revision.
    Written(u32, bool),
    /// This tab may write the record at hand, or may not.
    Claimed(bool),
    /// Chose a record to work on.
    Choose(String),
    /// Gave a record a name.
    Rename(String, String),
    /// Made a copy of a record.
    Copy(String),
    /// Deleted a record.
    Remove(String),
    /// Took that back.
    Restore,
    /// Something that cannot be read was removed from the device; by its key.
    Forgotten(String),
    /// Brought answers by a file or a link.
    Offered(Box<Offer>),
    /// The same, or why not, of a file that was dropped together with others.
    Also(Box<Act>),
    /// Brought everything that was kept elsewhere, by a file of this name.
    Rescued(String, Shelf),
    /// Keeps what was brought: added to the record at hand before, or as a record of its own.
    Accept(bool),
    /// Does not keep it.
    Decline,
    /// Something to tell on the screen.
    Say(String),
    /// Asks to clear everything, or thinks better of it.
    Ask(bool),
    /// Everything on the device was cleared.
    Wiped,
}

impl State {
    /// The record of a standard that was worked on last.
    pub fn kept_for(&self, uid: &str) -> Option<&Kept> {
        let shelf = self.shelf.as_ref()?;
        let of = |id: &String| shelf.iter().find(|kept| kept.id == *id && kept.saved.standard == uid);
        self.keep.recent.iter().find_map(of).or_else(|| shelf.iter().rev().find(|kept| kept.saved.standard == uid))
    }

    /// The record that was worked on last.
    pub fn last_kept(&self) -> Option<&Kept> {
        let shelf = self.shelf.as_ref()?;
        self.keep.recent.iter().find_map(|id| shelf.iter().find(|kept| kept.id == *id))
    }

    /// Whether something kept for a standard cannot be read.
    pub fn is_unread(&self, uid: &str) -> bool {
        self.keep.unread.iter().any(|unread| unread.uid == uid)
    }

    /// Whether another tab writes the record that is shown.
    pub fn reads_only(&self) -> bool {
        self.keep.claim == Claim::Elsewhere && self.desk.as_ref().is_some_and(|desk| !desk.id.is_empty())
    }

    /// An id for a new record.
    pub fn new_id(&self, uid: &str) -> String {
        let shelf = self.shelf.as_deref().unwrap_or_default();
        shelf::free_id(uid, |id| shelf::is_taken(shelf, &self.keep.unread, id))
    }

    /// This record is now the one worked on last.
    pub(super) fn touch(&mut self, id: &str) {
        if !id.is_empty() && self.keep.recent.first().is_none_or(|first| first != id) {
            self.keep.recent.retain(|other| other != id);
            self.keep.recent.insert(0, id.to_owned());
        }
    }

    /// The record at hand goes on the shelf as it is.
    pub(super) fn shelve(&mut self) {
        if let (Some(shelf), Some(desk)) = (&mut self.shelf, &self.desk) {
            match shelf.iter_mut().find(|kept| kept.id == desk.id) {
                Some(kept) => kept.saved = desk.saved.clone(),
                // What was brought is not kept before it is accepted.
                None if desk.id.is_empty() => {}
                None => shelf.push(entry(&desk.id, desk.saved.clone())),
            }
        }
        self.revised();
    }

    /// Something changed that is to be kept.
    pub(super) fn revised(&mut self) {
        self.revision = self.revision.wrapping_add(1);
        if self.keep.home != Home::Nowhere {
            self.keeping = Keeping::Underway;
        }
    }

    /// What an act does.
    pub(super) fn keep(&mut self, act: Act) {
        match act {
            Act::Found(home, shelf, before, looks) => {
                self.keep.looks = looks;
                self.find(home, shelf, &before);
            }
            Act::Written(revision, done) => {
                if revision == self.revision {
                    self.keeping = match (self.keep.home, done) {
                        _ if self.keep.offer.is_some() => Keeping::Nothing,
                        (Home::Nowhere, _) => Keeping::Nowhere,
                        (_, false) => Keeping::Failed,
                        (Home::Weak, true) => Keeping::Weak,
                        (Home::Safe, true) => Keeping::Kept,
                        (Home::Host, true) => Keeping::Hosted,
                    };
                }
            }
            Act::Claimed(mine) => {
                self.keep.claim = if mine { Claim::Mine } else { Claim::Elsewhere };
                let shown = self.desk.as_ref().map(|desk| &desk.saved);
                let kept = self.desk.as_ref().and_then(|desk| self.on_shelf(&desk.id)).map(|kept| &kept.saved);
                // The address may have chosen another option than was kept.
                if mine && kept.is_some() && kept != shown {
                    self.shelve();
                }
            }
            Act::Also(act) => self.also(*act),
            Act::Say(says) => self.keep.says = says,
            Act::Wiped => {
                let wiped = self.keep.wiped.wrapping_add(1);
                self.keep = Keep { home: self.keep.home, looks: self.keep.looks, wiped, ..Keep::default() };
                self.keep.says = match self.keep.home {
                    Home::Host => {
                        "The site around this page was told to forget your answers. It may keep what it noted before."
                    }
                    Home::Safe | Home::Weak | Home::Nowhere => "Everything that was kept on this device is gone.",
                }
                .to_owned();
                self.shelf = Some(Vec::new());
                (self.desk, self.undo) = (None, None);
                self.keeping = if self.keep.home == Home::Nowhere { Keeping::Nowhere } else { Keeping::Nothing };
            }
            act => {
                if let Some(later) = later::get() {
                    (later.act)(self, act);
                }
            }
        }
    }

    /// What a person does on the screens that come later.
    pub(super) fn act(&mut self, act: Act) {
        match act {
            Act::Found(..) | Act::Written(..) | Act::Claimed(_) | Act::Also(_) | Act::Say(_) | Act::Wiped => {}
            Act::Choose(id) => {
                self.desk = None;
                self.keep.claim = Claim::Asked;
                self.keep.offer = None;
                self.touch(&id);
                self.revised();
            }
            Act::Rename(id, name) => {
                let (name, beyond) = records::split_line(name.trim(), records::LONGEST_NAME);
                if !beyond.is_empty() {
                    let most = records::LONGEST_NAME;
                    self.keep.says = format!("A name has at most {most} characters. This is left out: “{beyond}”.");
                }
                self.change_kept(&id, |saved| saved.name = name.trim_end().to_owned());
            }
            Act::Copy(id) => {
                let Some(kept) = self.on_shelf(&id).cloned() else { return };
                let new = self.new_id(&kept.saved.standard);
                let mut saved = (*kept.saved).clone();
                saved.name = named(&saved.name, "Copy of ", "Copy");
                self.put(entry(&new, Rc::new(saved)));
            }
            Act::Remove(id) => {
                self.keep.removed = self.on_shelf(&id).cloned();
                if let Some(shelf) = &mut self.shelf {
                    shelf.retain(|kept| kept.id != id);
                }
                self.keep.recent.retain(|other| *other != id);
                self.desk = self.desk.take().filter(|desk| desk.id != id);
                self.revised();
            }
            Act::Restore => {
                if let Some(kept) = self.keep.removed.take() {
                    self.put(kept);
                }
            }
            Act::Forgotten(key) => {
                self.keep.unread.retain(|unread| unread.key != key);
                self.keep.says = "It is gone from this device.".to_owned();
            }
            Act::Offered(offer) => {
                let Offer { from, book, saved } = *offer;
                self.keep.offer = Some(from);
                self.keep.says = String::new();
                self.undo = None;
                self.desk = Some(Desk::new(String::new(), book, saved));
                self.keeping = Keeping::Nothing;
            }
            Act::Rescued(from, found) => {
                let count = found.records.len();
                for kept in found.records {
                    let id = self.new_id(&kept.saved.standard);
                    self.put(entry(&id, kept.saved));
                }
                let of = if count == 1 { " record was added from " } else { " records were added from " };
                self.keep.says = [&count.to_string(), of, &from, "."].concat();
            }
            Act::Accept(add) => self.accept(add),
            Act::Decline => {
                self.keep.offer = None;
                self.desk = None;
            }
            Act::Ask(asking) => self.keep.asking = asking,
        }
    }

    fn on_shelf(&self, id: &str) -> Option<&Kept> {
        self.shelf.as_ref()?.iter().find(|kept| kept.id == id)
    }

    fn put(&mut self, kept: Kept) {
        if let Some(shelf) = &mut self.shelf {
            shelf.push(kept);
        }
        self.revised();
    }

    fn change_kept(&mut self, id: &str, change: impl FnOnce(&mut Saved)) {
        let Some(kept) = self.shelf.as_mut().and_then(|shelf| shelf.iter_mut().find(|kept| kept.id == id)) else {
            return;
        };
        let mut saved = (*kept.saved).clone();
        change(&mut saved);
        kept.saved = Rc::new(saved);
        let saved = kept.saved.clone();
        if let Some(desk) = self.desk.as_mut().filter(|desk| desk.id == id) {
            desk.saved = saved;
        }
        self.revised();
    }

    /// What was brought, laid over the record of the same standard; none if there is no such record, or if the two are
    /// too much for one.
    pub fn added(&self) -> Option<(Kept, Saved, (usize, usize))> {
        let desk = self.desk.as_ref()?;
        let kept = self.kept_for(&desk.book.uid)?;
        let mut saved = (*kept.saved).clone();
        let (mut new, changed) = saved.record.add(&desk.saved.record);
        new += saved.readiness.add(&desk.saved.readiness);
        for (mine, other) in [
            (&mut saved.strangers, &desk.saved.strangers),
            (&mut saved.strange_placements, &desk.saved.strange_placements),
        ] {
            for (id, word) in other {
                if !mine.iter().any(|(known, _)| known == id) {
                    mine.push((id.clone(), word.clone()));
                }
            }
        }
        let file = records::write(&saved, &desk.book);
        let fits = records::read(&file, |uid| (uid == desk.book.uid).then_some(&*desk.book)).is_ok();
        fits.then(|| (kept.clone(), saved, (new, changed)))
    }

    fn accept(&mut self, add: bool) {
        let Some(from) = self.keep.offer.take() else { return };
        let added = self.added().filter(|_| add);
        let Some(desk) = self.desk.take() else { return };
        let (id, mut saved) = match added {
            Some((kept, saved, _)) => (kept.id, saved),
            None => (self.new_id(&desk.book.uid), (*desk.saved).clone()),
        };
        if saved.name.is_empty() && !add {
            saved.name = clean_line(&["From ", &from].concat(), records::LONGEST_NAME);
        }
        saved.record.pathway = desk.saved.record.pathway.or(saved.record.pathway);
        saved.left_out.clear();
        self.touch(&id);
        self.keep.claim = Claim::Asked;
        self.desk = Some(Desk::new(id, desk.book, saved));
        self.keep.says = "Kept.".to_owned();
        self.shelve();
    }

    /// Takes over what another tab wrote; what was changed here and there becomes two records.
    fn find(&mut self, home: Home, found: Shelf, before: &[Kept]) {
        let ours = self.shelf.take();
        if ours.is_none() {
            self.keep.recent = found.recent;
        }
        self.keep.home = home;
        self.keep.unread = found.unread;
        if found.records.iter().any(|kept| kept.recovered) && ours.is_none() {
            self.keep.says = RECOVERED.to_owned();
        }
        let mut records = found.records;
        for mut kept in ours.unwrap_or_default() {
            let base = before.iter().find(|base| base.id == kept.id);
            if base.is_some_and(|base| Rc::ptr_eq(&base.saved, &kept.saved)) {
                continue;
            }
            match records.iter_mut().find(|theirs| theirs.id == kept.id) {
                Some(theirs) if base.is_some_and(|base| base.pointer == theirs.pointer) => theirs.saved = kept.saved,
                Some(theirs) if is_same(&theirs.saved, &kept.saved) => {}
                Some(_) => {
                    let id =
                        shelf::free_id(&kept.saved.standard, |id| shelf::is_taken(&records, &self.keep.unread, id));
                    if let Some(desk) = self.desk.as_mut().filter(|desk| desk.id == kept.id) {
                        desk.id.clone_from(&id);
                        self.keep.recent.insert(0, id.clone());
                    }
                    let mut saved = (*kept.saved).clone();
                    saved.name = named(&saved.name, "From another tab: ", "From another tab");
                    self.keep.says = SPLIT.to_owned();
                    kept = entry(&id, Rc::new(saved));
                    records.push(kept);
                }
                None => records.push(kept),
            }
        }
        self.shelf = Some(records);
        self.follow();
        self.revised();
        if home == Home::Nowhere {
            self.keeping = Keeping::Nowhere;
        }
    }

    /// The desk shows what the shelf holds, on the option that it was on.
    fn follow(&mut self) {
        let Some(desk) = &self.desk else { return };
        let Some(kept) = self.on_shelf(&desk.id) else { return };
        let mut saved = (*kept.saved).clone();
        saved.record.pathway = desk.saved.record.pathway;
        self.desk = Some(Desk::new(desk.id.clone(), desk.book.clone(), saved));
    }
}

/// Whether two records would be written alike. Comparing them field by field weighs ten times as much.
fn is_same(one: &Saved, other: &Saved) -> bool {
    let written = |book: Book| records::write(one, &book) == records::write(other, &book);
    one.standard == other.standard && Book::open(&one.standard).is_some_and(written)
}

/// What is said of a record that was damaged.
pub const RECOVERED: &str =
    "Part of what was kept here was damaged. You see the newest whole copy: check your last answers.";

const SPLIT: &str = "This record was changed in two tabs at once. Both are kept: yours is now a record of its own.";

fn entry(id: &str, saved: Rc<Saved>) -> Kept {
    Kept { id: id.to_owned(), saved, top: 0, pointer: None, recovered: false }
}

fn named(name: &str, before: &str, alone: &str) -> String {
    if name.is_empty() { alone.to_owned() } else { clean_line(&[before, name].concat(), records::LONGEST_NAME) }
}
