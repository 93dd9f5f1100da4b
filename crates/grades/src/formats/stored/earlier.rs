//! What earlier pages stored, as texts by key:
//!
//! | key | text |
//! |---|---|
//! | `copy/ID/N` | snapshot `N` of a record: a checksum (16 hexadecimal digits), a space, the record as a file |
//! | `at/ID` | the number and the checksum of the newest snapshot |
//! | `last` | the ids of records, the one worked on last first |
//! | `record/UID` | before that: one record a standard, as a file |
//! | `unreadable/UID/…` | and what could not be read |
//!
//! A snapshot that does not match its checksum is passed over for the one before.

use super::{Row, START, hex, sum, uid_of};
use crate::domain::order::sort_short;

/// The key of the ids of records, the one worked on last first.
pub const LAST: &str = "last";

const COPY: &str = "copy/";
const AT: &str = "at/";
const RECORD: &str = "record/";
const UNREADABLE: &str = "unreadable/";

/// A record as an earlier page stored it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its id.
    pub id: String,
    /// The record as a file, then older copies of it, the newest first; damaged ones are not among them. Where there is
    /// none, the first text as it stands.
    pub texts: Vec<String>,
    /// Whether the first text is whole.
    pub is_whole: bool,
    /// Whether something was damaged or lost, so that the first text may not be what was saved last.
    pub is_older: bool,
    /// What is removed once it is a row: every key that it stands under.
    pub keys: Vec<String>,
}

/// The records among the texts of earlier pages, those with snapshots first.
pub fn read(rows: &[Row]) -> Vec<Earlier> {
    let rows: Vec<&Row> = rows.iter().filter(|row| row.revision.is_none()).collect();
    let mut found: Vec<Earlier> = Vec::new();
    for row in &rows {
        let snapshot = || {
            let (id, number) = row.id.strip_prefix(COPY)?.rsplit_once('/')?;
            number.parse::<u32>().is_ok().then_some(id)
        };
        if let Some(id) = row.id.strip_prefix(AT).or_else(snapshot)
            && !found.iter().any(|earlier| earlier.id == id)
        {
            found.push(snapshots(id, &rows));
        }
    }
    for row in rows {
        let whole = row.id.strip_prefix(RECORD);
        if let Some(id) = whole.or_else(|| row.id.strip_prefix(UNREADABLE)) {
            found.push(Earlier {
                id: id.split('/').next().unwrap_or_default().to_owned(),
                texts: vec![row.text.clone()],
                is_whole: whole.is_some(),
                is_older: false,
                keys: vec![row.id.clone()],
            });
        }
    }
    found
}

/// The ids of the records that were worked on last.
pub fn recent(rows: &[Row]) -> Option<&str> {
    rows.iter().find(|row| row.revision.is_none() && row.id == LAST).map(|row| row.text.as_str())
}

fn snapshots(id: &str, rows: &[&Row]) -> Earlier {
    let (start, pointer) = (format!("{COPY}{id}/"), format!("{AT}{id}"));
    let number = |row: &&&Row| row.id.strip_prefix(&start)?.parse::<u32>().ok();
    let mut copies: Vec<&&Row> = rows.iter().filter(|row| number(row).is_some()).collect();
    sort_short(&mut copies, |one, other| number(one) > number(other));
    let pointer = rows.iter().find(|row| row.id == pointer);
    let mut keys: Vec<String> = copies.iter().map(|row| row.id.clone()).collect();
    keys.extend(pointer.map(|row| row.id.clone()));
    let whole: Vec<(u32, &str, &str)> = copies
        .iter()
        .filter_map(|row| {
            let (check, text) = row.text.split_once(' ')?;
            (check == hex(sum(text.as_bytes(), START))).then(|| Some((number(row)?, check, text)))?
        })
        .collect();
    let Some((newest, check, _)) = whole.first() else {
        let text = copies.first().map_or_else(|| pointer.map(|row| &row.text), |row| Some(&row.text));
        let texts = vec![text.cloned().unwrap_or_default()];
        return Earlier { id: id.to_owned(), texts, is_whole: false, is_older: false, keys };
    };
    let is_older = pointer.is_none_or(|row| row.text != format!("{newest} {check}"));
    let texts = whole.iter().map(|(.., text)| (*text).to_owned()).collect();
    Earlier { id: id.to_owned(), texts, is_whole: true, is_older, keys }
}

/// The standard that the record of a key seems to be about.
pub fn uid_of_key(key: &str) -> &str {
    let id = [COPY, AT, RECORD, UNREADABLE].iter().find_map(|start| key.strip_prefix(start)).unwrap_or(key);
    uid_of(id.split('/').next().unwrap_or(id))
}
