//! The shipped standards: one JSON pack for each version, compiled in.
//!
//! `build.rs` takes every `.json` file of `standards/`, reads and proves it with the same reader that reads other
//! people's packs, and lists it: the little that the list of standards shows, the standard in its
//! [compact form](compact), and the JSON. A program holds only those of the three that it asks for. The page asks for
//! the first alone and fetches the second in a file of its own ([`carried`], [`brought`]).
//!
#![doc = include_str!("../../../standards/adding.md")]
#![warn(missing_docs)]

use grades::domain::order::sort_short;
use grades::domain::search::{Catalogue, Searched};
use grades::domain::standard::{Standard, Status, Window};
use grades::domain::version::{Candidate, is_higher};
use grades::formats::compact;
use grades::formats::days::parse_date;

/// A shipped pack, as far as the list of standards shows it.
#[derive(Debug, PartialEq)]
pub struct Shipped {
    /// Reference and version, such as `ST0792_1.2`; the file's name.
    pub uid: &'static str,
    /// Such as `ST0792`.
    pub reference: &'static str,
    /// Such as `1.2`.
    pub version: &'static str,
    /// The occupation.
    pub title: &'static str,
    /// 2 to 7.
    pub level: u8,
    /// The word for the status: `approved`, `retired`, `draft`, `not-stated`.
    pub status: &'static str,
    /// The first day it may be started on, where stated.
    pub earliest: Option<&'static str>,
    /// The last day it may be started on, where there is one.
    pub latest: Option<&'static str>,
    /// Other names somebody may look for.
    pub also_called: &'static [&'static str],
    /// Its options: id and title.
    pub options: &'static [(&'static str, &'static str)],
    /// The versions of its standard that the pack knows of: number, first day, last day.
    pub log: &'static [(&'static str, Option<&'static str>, Option<&'static str>)],
}

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// A shipped standard; none of that uid.
///
/// ```
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// assert_eq!(standard.title, "Junior production coordinator");
/// ```
pub fn find(uid: &str) -> Option<Standard> {
    let (shapes, texts) = of(uid, &COMPACT)?;
    Some(compact::read(shapes, texts))
}

/// A shipped standard as a page fetches it: the shapes as letters, and the texts, a line each.
pub fn carried(uid: &str) -> Option<(String, &'static str)> {
    let (shapes, texts) = of(uid, &COMPACT)?;
    Some((compact::as_letters(shapes), texts))
}

/// The standard that [`carried`] tells.
///
/// ```
/// use standards::{brought, carried, find};
/// let (shapes, texts) = carried("ST0792_1.2").expect("shipped");
/// assert_eq!(Some(brought(&shapes, texts)), find("ST0792_1.2"));
/// ```
pub fn brought(shapes: &str, texts: &str) -> Standard {
    compact::read(&compact::from_letters(shapes), texts)
}

/// The pack of a shipped standard as JSON, without white space.
pub fn text(uid: &str) -> Option<&'static str> {
    of(uid, &JSON).copied()
}

/// What a list with a place for each shipped pack holds for one of them.
fn of<T>(uid: &str, list: &'static [T]) -> Option<&'static T> {
    SHIPPED.iter().zip(list).find(|(shipped, _)| shipped.uid == uid).map(|(_, of)| of)
}

/// What is shipped under a uid.
pub fn entry(uid: &str) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|shipped| shipped.uid == uid)
}

/// A version of a standard that is known: shipped, or named by a pack's log alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Version {
    /// Number, status, start dates.
    pub candidate: Candidate<'static>,
    /// Its pack; none where no criteria are held.
    pub shipped: Option<&'static Shipped>,
}

/// Every version of a standard that is known, the highest first.
///
/// ```
/// let versions = standards::versions("ST0792");
/// let told: Vec<(&str, bool)> = versions.iter().map(|one| (one.candidate.version, one.shipped.is_some())).collect();
/// assert_eq!(told, [("1.2", true), ("1.1", true), ("1.0", false)]);
/// ```
pub fn versions(reference: &str) -> Vec<Version> {
    let own = || SHIPPED.iter().filter(|shipped| shipped.reference == reference);
    let mut found: Vec<Version> = own()
        .map(|shipped| Version {
            candidate: Candidate {
                version: shipped.version,
                status: status(shipped.status),
                starts: window(shipped.earliest, shipped.latest),
            },
            shipped: Some(shipped),
        })
        .collect();
    for (version, earliest, latest) in own().flat_map(|shipped| shipped.log) {
        if !found.iter().any(|known| known.candidate.version == *version) {
            // A log names versions that were approved; whether one still is, its last day tells.
            let status = if latest.is_some() { Status::Retired } else { Status::NotStated };
            let candidate = Candidate { version, status, starts: window(*earliest, *latest) };
            found.push(Version { candidate, shipped: None });
        }
    }
    sort_short(&mut found, |one, other| is_higher(one.candidate.version, other.candidate.version));
    found
}

/// The status that a word of the list stands for.
pub fn status(word: &str) -> Status {
    match word {
        "approved" => Status::Approved,
        "retired" => Status::Retired,
        "draft" => Status::Draft,
        _ => Status::NotStated,
    }
}

fn window(earliest: Option<&str>, latest: Option<&str>) -> Option<Window> {
    let earliest = earliest.and_then(parse_date)?;
    Some(Window { earliest, latest: latest.and_then(parse_date) })
}

/// The shipped standards, one list for each reference, its highest version first; drafts last.
pub fn list() -> Vec<Vec<&'static Shipped>> {
    let mut groups: Vec<Vec<&Shipped>> = Vec::new();
    for shipped in &SHIPPED {
        match groups.iter_mut().find(|group| group.iter().any(|known| known.reference == shipped.reference)) {
            Some(group) => group.push(shipped),
            None => groups.push(vec![shipped]),
        }
    }
    for group in &mut groups {
        sort_short(group, |one, other| is_higher(one.version, other.version));
    }
    drafts_last(&mut groups);
    groups
}

fn drafts_last(groups: &mut [Vec<&Shipped>]) {
    let is_draft = |group: &[&Shipped]| group.iter().all(|shipped| shipped.status == "draft");
    sort_short(groups, |one, other| !is_draft(one) && is_draft(other));
}

/// What a query found.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// The standards, one list for each reference, its highest version first. Those that fit best come first, drafts last.
    pub standards: Vec<Vec<&'static Shipped>>,
    /// Whether they are only near to what was asked for.
    pub are_close: bool,
    /// How the query was read, where they are.
    pub read_as: Option<String>,
}

impl Found {
    /// The highest version of the only standard that was found: Enter opens it.
    pub fn only(&self) -> Option<&'static Shipped> {
        match &*self.standards {
            [only] => only.first().copied(),
            _ => None,
        }
    }
}

/// The standards on offer that a query means: by code, title, other names, options and level, mistyped or begun. An empty
/// query means all of them.
///
/// ```
/// let found = standards::search("0792 level 4", |_| true);
/// let uids: Vec<&str> = found.standards.iter().flatten().map(|shipped| shipped.uid).collect();
/// assert_eq!(uids, ["ST0792_1.2", "ST0792_1.1"]);
/// let close = standards::search("junoir producton coordnator", |_| true);
/// assert!(close.are_close);
/// assert_eq!(close.standards.first().and_then(|group| group.first()).map(|shipped| shipped.uid), Some("ST0792_1.2"));
/// assert_eq!(standards::search("0792", |shipped| shipped.uid == "ST0792_1.1").standards.len(), 1);
/// ```
pub fn search(query: &str, is_offered: impl Fn(&Shipped) -> bool) -> Found {
    let mut groups = list();
    for group in &mut groups {
        group.retain(|shipped| is_offered(shipped));
    }
    groups.retain(|group| !group.is_empty());
    // Versions may be called differently: each name finds the standard.
    let names: Vec<Vec<&str>> = groups.iter().map(|group| group.iter().flat_map(|one| names(one)).collect()).collect();
    let searched = groups.iter().zip(&names).filter_map(|(group, names)| {
        let first = group.first()?;
        Some(Searched { reference: first.reference, title: first.title, level: first.level, also_called: names })
    });
    let found = Catalogue::new(searched).search(query);
    let mut standards: Vec<Vec<&Shipped>> = found.hits.iter().filter_map(|place| groups.get(*place).cloned()).collect();
    drafts_last(&mut standards);
    Found { standards, are_close: found.are_close, read_as: found.read_as }
}

fn names(shipped: &'static Shipped) -> impl Iterator<Item = &'static str> {
    let options = shipped.options.iter().map(|(_, title)| *title);
    std::iter::once(shipped.title).chain(shipped.also_called.iter().copied()).chain(options)
}
