//! What a device stores: a row for each record, `{id, revision, text}`, whose text is the record as a file.
//!
//! | row | text |
//! |---|---|
//! | `ST0792_1.2`, `ST0792_1.2~2` … | a record; the id is the uid of its standard, with `~2`, `~3` … for further records |
//! | `~ST0792_1.2/1764540000` | a recovery copy of that record: what it was before it was replaced, so many seconds after 1970 |
//! | `recent` | the ids of records, the one worked on last first |
//!
//! A revision is the number of the write and a checksum of the text, such as `12 9f3c…` (16 hexadecimal digits). Whoever
//! stores rows compares revisions and knows no more of them. A row whose text does not match its checksum is damaged: its
//! newest whole recovery copy takes its place. A row without a checksum (another site put it there) counts as whole.
//!
//! [`earlier`] reads what earlier pages stored.

pub mod earlier;

use crate::domain::order::sort_short;

/// How many recovery copies of a record are kept.
pub const COPIES: usize = 5;

/// How many seconds lie between two of them, at least.
pub const APART: u64 = 600;

/// The row that names the records that were worked on last.
pub const RECENT: &str = "recent";

/// A row of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its key.
    pub id: String,
    /// Which write it comes from; none for a text that an earlier page stored.
    pub revision: Option<String>,
    /// What it holds.
    pub text: String,
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

/// The checksum of a text as 16 hexadecimal digits.
pub fn checksum(text: &str) -> String {
    hex(sum(text.as_bytes(), START))
}

/// The revision of a text that is written after the one with the revision `after`.
///
/// ```
/// use grades::formats::stored::next_revision;
/// assert_eq!(next_revision(None, ""), "1 cbf29ce484222325");
/// assert_eq!(next_revision(Some("9 0000000000000000"), ""), "10 cbf29ce484222325");
/// ```
pub fn next_revision(after: Option<&str>, text: &str) -> String {
    let number = |revision: &str| revision.split(' ').next()?.parse::<u32>().ok();
    let last = after.and_then(number).unwrap_or(0);
    format!("{} {}", last.saturating_add(1), hex(sum(text.as_bytes(), START)))
}

impl Row {
    /// Whether the text is what was written.
    pub fn is_whole(&self) -> bool {
        let check = self.revision.as_deref().and_then(|revision| revision.split_once(' '));
        check.is_none_or(|(_, check)| check == hex(sum(self.text.as_bytes(), START)))
    }
}

/// The key of a recovery copy, made so many seconds after 1970.
pub fn copy_key(id: &str, seconds: u64) -> String {
    format!("~{id}/{seconds}")
}

/// The record that a key is a recovery copy of, and when it was made.
///
/// ```
/// use grades::formats::stored::{copy_key, copy_of};
/// assert_eq!(copy_of(&copy_key("ST0792_1.2~2", 1764540000)), Some(("ST0792_1.2~2", 1764540000)));
/// assert_eq!(copy_of("ST0792_1.2~2"), None);
/// ```
pub fn copy_of(key: &str) -> Option<(&str, u64)> {
    let (id, seconds) = key.strip_prefix('~')?.rsplit_once('/')?;
    Some((id, seconds.parse().ok()?))
}

/// Whether what stands in a record's row is kept as a recovery copy before it is replaced, and which copies go then;
/// `copies` are those there are.
///
/// ```
/// use grades::formats::stored::copies_at;
/// assert_eq!(copies_at(&[100], 699), None);
/// assert_eq!(copies_at(&[100], 700), Some(vec![]));
/// assert_eq!(copies_at(&[1, 2, 3, 4, 5], 9_000), Some(vec![1]));
/// ```
pub fn copies_at(copies: &[u64], now: u64) -> Option<Vec<u64>> {
    // A clock that was set back makes no more copies than one that was not.
    let newest = copies.iter().max();
    if newest.is_some_and(|newest| now.abs_diff(*newest) < APART) {
        return None;
    }
    let mut old = copies.to_vec();
    sort_short(&mut old, |one, other| one > other);
    Some(old.into_iter().skip(COPIES - 1).collect())
}

/// The uid in an id.
pub fn uid_of(id: &str) -> &str {
    id.split_once('~').map_or(id, |(uid, _)| uid)
}

/// Whether a key can be the id of a record.
pub fn is_id(key: &str) -> bool {
    (1..=100).contains(&key.len())
        && key != RECENT
        && !key.starts_with('~')
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~'))
}

/// An id for a new record that is none of those that are taken.
///
/// ```
/// use grades::formats::stored::free_id;
/// assert_eq!(free_id("ST0792_1.2", |_| false), "ST0792_1.2");
/// assert_eq!(free_id("ST0792_1.2", |id| id == "ST0792_1.2"), "ST0792_1.2~2");
/// ```
pub fn free_id(uid: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut id = uid.to_owned();
    let mut number = 1_u32;
    while taken(&id) {
        number = number.saturating_add(1);
        id = format!("{uid}~{number}");
    }
    id
}
