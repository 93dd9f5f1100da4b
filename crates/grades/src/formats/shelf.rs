//! What a device keeps: several records, each with its last snapshots, as texts by key.
//!
//! | key | text |
//! |---|---|
//! | `copy/ID/N` | snapshot `N` of a record: a checksum (16 hexadecimal digits), a space, the record as a file |
//! | `at/ID` | the number and the checksum of the newest snapshot |
//! | `last` | the ids, the one worked on last first |
//! | `record/UID`, `unreadable/…` | from earlier pages: one record a standard as a file, and what could not be read |
//!
//! An id is the uid of the standard, with `~2`, `~3`… for further records. A snapshot, its pointer and the removal of
//! the sixth-newest are written together. A snapshot that does not match its checksum is passed over for the one
//! before; one that is whole but comes from a newer page is left alone, and so is everything that is not named here.

use super::records::{self, Saved};
use crate::domain::order::sort_short;
use crate::domain::standard::Standard;
use std::rc::Rc;

/// How many snapshots of a record are kept.
pub const SNAPSHOTS: u32 = 5;

/// The most records that are read.
pub const MOST_RECORDS: usize = 100;

const LAST: &str = "last";
const COPY: &str = "copy/";
const AT: &str = "at/";
const EARLIER: &str = "record/";
const ASIDE: &str = "unreadable/";

/// A record on the device.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Unique on the device.
    pub id: String,
    /// What was said.
    pub saved: Rc<Saved>,
    /// The number of the newest snapshot there is, whole or not; zero for none.
    pub top: u32,
    /// The pointer as it stands on the device.
    pub pointer: Option<String>,
    /// Something was damaged or lost: this may be a snapshot before the newest.
    pub recovered: bool,
}

/// Something on the device that cannot be read here, and stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its key; of a record with snapshots, that of the newest.
    pub key: String,
    /// The standard that it seems to be about.
    pub uid: String,
    /// As it stands.
    pub text: String,
    /// A newer page wrote it: it is no damage.
    pub newer: bool,
}

/// Everything on the device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// The records that can be read.
    pub records: Vec<Kept>,
    /// What cannot.
    pub unread: Vec<Unread>,
    /// The ids, the one worked on last first.
    pub recent: Vec<String>,
    /// What is to be written and removed so that everything has today's form.
    pub moves: Vec<(String, Option<String>)>,
}

/// The first value of [`sum`].
pub const START: u64 = 0xcbf2_9ce4_8422_2325;

/// Goes on with a checksum (FNV-1a): it finds damage, and is no protection against intent.
pub fn sum(bytes: &[u8], from: u64) -> u64 {
    bytes.iter().fold(from, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn hex(sum: u64) -> String {
    let digit = |place: u32| char::from_digit(u32::try_from(sum >> (60 - 4 * place) & 15).unwrap_or(0), 16);
    (0..16).filter_map(digit).collect()
}

/// The uid in an id.
pub fn uid_of(id: &str) -> &str {
    id.split_once('~').map_or(id, |(uid, _)| uid)
}

/// An id for a new record that is none of those that are taken.
///
/// ```
/// use grades::formats::shelf::free_id;
/// assert_eq!(free_id("ST0792_1.2", |_| false), "ST0792_1.2");
/// assert_eq!(free_id("ST0792_1.2", |id| id == "ST0792_1.2"), "ST0792_1.2~2");
/// ```
pub fn free_id(uid: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut id = uid.to_owned();
    let mut number = 1_u32;
    while taken(&id) {
        number += 1;
        id = [uid, "~", &number.to_string()].concat();
    }
    id
}

/// What to write and remove so that a record is on the device; and the pointer that it has then.
pub fn write(kept: &Kept, standard: &Standard) -> (Vec<(String, Option<String>)>, String) {
    let number = kept.top.saturating_add(1);
    let content = records::write(&kept.saved, standard);
    let check = hex(sum(content.as_bytes(), START));
    let pointer = [&number.to_string(), " ", &check].concat();
    let mut moves = vec![
        (copy_key(&kept.id, number), Some([&check, " ", &content].concat())),
        (pointer_key(&kept.id), Some(pointer.clone())),
    ];
    if let Some(old) = number.checked_sub(SNAPSHOTS).filter(|old| *old > 0) {
        moves.push((copy_key(&kept.id, old), None));
    }
    (moves, pointer)
}

/// What to remove so that a record is gone.
pub fn remove(kept: &Kept) -> Vec<(String, Option<String>)> {
    remove_up_to(&kept.id, kept.top)
}

/// What to remove so that something that cannot be read is gone, with its older snapshots.
pub fn forget(unread: &Unread) -> Vec<(String, Option<String>)> {
    match unread.key.strip_prefix(COPY).and_then(|rest| rest.rsplit_once('/')) {
        Some((id, top)) => remove_up_to(id, top.parse().unwrap_or(0)),
        None => vec![(unread.key.clone(), None)],
    }
}

fn remove_up_to(id: &str, top: u32) -> Vec<(String, Option<String>)> {
    let copies = (top.saturating_sub(SNAPSHOTS)..=top).map(|number| (copy_key(id, number), None));
    copies.chain([(pointer_key(id), None)]).collect()
}

/// What to write so that these ids are known as those worked on last.
pub fn remember(recent: &[String]) -> (String, Option<String>) {
    (LAST.to_owned(), Some(recent.join(" ")))
}

/// The key of a record's pointer.
pub fn pointer_key(id: &str) -> String {
    [AT, id].concat()
}

fn copy_key(id: &str, number: u32) -> String {
    [COPY, id, "/", &number.to_string()].concat()
}

/// Reads everything that is on a device. `open` gives the standards that are known.
pub fn read(entries: &[(String, String)], open: impl Fn(&str) -> Option<Standard>) -> Shelf {
    let mut shelf = Shelf::default();
    let mut books = Books { open: &open, read: Vec::new() };
    let text_of = |key: &str| entries.iter().find(|(of, _)| of == key).map(|(_, text)| text.as_str());
    let mut ids: Vec<&str> = Vec::new();
    for (key, _) in entries {
        let id = key.strip_prefix(AT).or_else(|| key.strip_prefix(COPY)?.rsplit_once('/').map(|(id, _)| id));
        if let Some(id) = id.filter(|id| is_id(id) && !ids.contains(id) && ids.len() < MOST_RECORDS) {
            ids.push(id);
        }
    }
    for id in ids {
        let pointer = text_of(&pointer_key(id));
        let start = [COPY, id, "/"].concat();
        let copies = entries.iter().filter_map(|(key, text)| Some((key.strip_prefix(&start)?.parse().ok()?, text)));
        one(id, pointer, &mut copies.collect(), &mut books, &mut shelf);
    }
    for (key, text) in entries {
        if let Some(uid) = key.strip_prefix(EARLIER) {
            earlier(key, uid, text, &mut books, &mut shelf);
        } else if let Some(rest) = key.strip_prefix(ASIDE) {
            let uid = rest.split('/').next().unwrap_or_default().to_owned();
            shelf.unread.push(Unread { key: key.clone(), uid, text: text.clone(), newer: false });
        }
    }
    let recent = text_of(LAST).unwrap_or_default().split(' ');
    let known = recent.filter(|id| shelf.records.iter().any(|kept| kept.id == *id));
    shelf.recent = known.map(str::to_owned).take(MOST_RECORDS).collect();
    shelf
}

fn is_id(id: &str) -> bool {
    (1..=100).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~'))
}

/// Each standard is read once.
struct Books<'o> {
    open: &'o dyn Fn(&str) -> Option<Standard>,
    read: Vec<(String, Option<Standard>)>,
}

impl Books<'_> {
    fn standard(&mut self, uid: &str) -> Option<&Standard> {
        if !self.read.iter().any(|(known, _)| known == uid) {
            let standard = (self.open)(uid);
            self.read.push((uid.to_owned(), standard));
        }
        self.read.iter().find(|(known, _)| known == uid).and_then(|(_, standard)| standard.as_ref())
    }

    /// Reads a record, or says whether a newer page wrote it.
    fn record(&mut self, text: &str, id: &str) -> Result<Saved, bool> {
        let uid = uid_of(id);
        let standard = self.standard(uid);
        records::read(text, |named| standard.filter(|standard| standard.uid == named))
            .map_err(|problems| problems.iter().any(|problem| problem.code == "unknown-format"))
    }
}

/// The newest whole snapshot of a record.
fn one(id: &str, pointer: Option<&str>, copies: &mut Vec<(u32, &String)>, books: &mut Books, shelf: &mut Shelf) {
    sort_short(copies, |(one, _), (other, _)| one > other);
    let highest = copies.first().map_or(0, |(number, _)| *number);
    let pointed = pointer.and_then(|text| text.split_once(' ')?.0.parse().ok()).unwrap_or(highest);
    // A pointer that leads far beyond is damaged; numbers must not run out because of it.
    let pointed = if pointed > highest.saturating_add(SNAPSHOTS) { highest.saturating_add(1) } else { pointed };
    let top = highest.max(pointed);
    let whole = copies.iter().find_map(|(number, text)| Some((*number, whole(text)?)));
    let Some((number, (check, text))) = whole else {
        let text = copies.first().map_or(pointer.unwrap_or_default(), |(_, text)| text.as_str()).to_owned();
        let unread = Unread { key: copy_key(id, highest), uid: uid_of(id).to_owned(), text, newer: false };
        return shelf.unread.push(unread);
    };
    match books.record(text, id) {
        Ok(saved) => shelf.records.push(Kept {
            id: id.to_owned(),
            saved: Rc::new(saved),
            top,
            pointer: pointer.map(str::to_owned),
            recovered: pointer != Some(&[&number.to_string(), " ", check].concat()),
        }),
        Err(newer) => {
            let (key, uid) = (copy_key(id, highest), uid_of(id).to_owned());
            shelf.unread.push(Unread { key, uid, text: text.to_owned(), newer });
        }
    }
}

/// Checksum and record of a snapshot, if it is what was written.
fn whole(text: &str) -> Option<(&str, &str)> {
    text.split_once(' ').filter(|(check, content)| *check == hex(sum(content.as_bytes(), START)))
}

/// A record as earlier pages kept it: moved into today's form if it can be read.
fn earlier(key: &str, uid: &str, text: &str, books: &mut Books, shelf: &mut Shelf) {
    match books.record(text, uid) {
        Ok(mut saved) => {
            let id = free_id(uid, |id| shelf.records.iter().any(|kept| kept.id == id));
            // A page from before may have gone on in another tab while this one had moved the record already.
            if id != uid {
                saved.name = "From an earlier version of this page".to_owned();
            }
            let kept = Kept { id, saved: Rc::new(saved), top: 0, pointer: None, recovered: false };
            if let Some(standard) = books.standard(uid) {
                let (mut moves, pointer) = write(&kept, standard);
                shelf.moves.append(&mut moves);
                shelf.moves.push((key.to_owned(), None));
                shelf.records.push(Kept { top: 1, pointer: Some(pointer), ..kept });
            }
        }
        Err(newer) => {
            shelf.unread.push(Unread { key: key.to_owned(), uid: uid.to_owned(), text: text.to_owned(), newer });
        }
    }
}

impl Shelf {
    /// Whether an id stands for something on the device, readable or not.
    pub fn is_taken(&self, id: &str) -> bool {
        is_taken(&self.records, &self.unread, id)
    }
}

/// Whether an id stands for something, readable or not.
pub fn is_taken(records: &[Kept], unread: &[Unread], id: &str) -> bool {
    let copy = [COPY, id, "/"].concat();
    records.iter().any(|kept| kept.id == id)
        || unread.iter().any(|unread| unread.key.starts_with(&copy) || unread.key == [EARLIER, id].concat())
}
