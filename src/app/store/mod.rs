//! Where answers are kept on this device, behind one interface.
//!
//! IndexedDB with strict durability: after a crash, what was confirmed is there (localStorage loses seconds of work).
//! Every access may be refused — in a private window, a sandboxed frame, a full disk — and the page works all the
//! same and says so.

mod indexed_db;

use crate::domain::standard::Standard;
use crate::formats::records::{self, Saved};
use crate::standards;
use indexed_db::Database;
use std::rc::Rc;

/// Key of the uid that was worked on last.
const LAST: &str = "last";
/// Before the uid of a record that could not be read, kept as it was.
const UNREADABLE: &str = "unreadable/";
/// Before the uid of a record.
const RECORD: &str = "record/";

/// What was found on the device.
pub struct Found {
    /// Whether anything can be kept.
    pub keeps: bool,
    /// The records that can be read.
    pub records: Vec<Saved>,
    /// The uid that was worked on last.
    pub last: Option<String>,
    /// The uids whose record cannot be read.
    pub unreadable: Vec<String>,
}

/// A place to keep answers in.
#[derive(Clone)]
pub struct Store(Option<Rc<Database>>);

impl Store {
    /// A store that keeps nothing, and what is found in it.
    pub fn nowhere() -> (Store, Found) {
        (Store(None), Found { keeps: false, records: Vec::new(), last: None, unreadable: Vec::new() })
    }

    /// Opens the device's store of some name, or the nameless one, and looks what is there. Never fails: a device that refuses keeps nothing.
    pub async fn open(name: &str) -> (Store, Found) {
        let Ok(database) = Database::open(name).await else { return Store::nowhere() };
        let Ok(entries) = database.all().await else { return Store::nowhere() };
        let mut found = Found { keeps: true, ..Store::nowhere().1 };
        let mut set_aside = entries.iter().filter(|(key, _)| key.starts_with(UNREADABLE)).count();
        for (key, text) in entries {
            if key == LAST {
                found.last = Some(text);
            } else if let Some(uid) = key.strip_prefix(RECORD) {
                let standard = standards::find(uid);
                match records::read(&text, |named| standard.as_ref().filter(|standard| standard.uid == named)) {
                    Ok(saved) => found.records.push(saved),
                    Err(_) => {
                        // Set aside under a name that nothing overwrites, before anything new is kept in its place.
                        let place = set_aside.to_string();
                        let _ = database.put(&[(&format!("{UNREADABLE}{uid}/{place}"), &text)]).await;
                        set_aside += 1;
                        found.unreadable.push(uid.to_owned());
                    }
                }
            }
        }
        (Store(Some(Rc::new(database))), found)
    }

    /// Keeps a record, and that it was the last one worked on. Done only when the device confirms it.
    pub async fn keep(&self, saved: &Saved, standard: &Standard) -> Result<(), ()> {
        let database = self.0.as_ref().ok_or(())?;
        let text = records::write(saved, standard);
        database.put(&[(&format!("{RECORD}{}", saved.standard), &text), (LAST, &saved.standard)]).await.map_err(drop)
    }
}
