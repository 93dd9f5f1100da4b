//! The shipped standards: one JSON pack for each version, compiled in.
//!
//! A page opened from a zip or inside a learning platform cannot fetch reliably, so nothing is fetched. `build.rs`
//! takes every `.json` file of this folder, reads and proves it with the same reader that reads other people's packs,
//! and lists it with the little that the list of standards shows and the standard itself in its
//! [compact form](compact), which is read when it is chosen.
//!
#![doc = include_str!("adding.md")]

use crate::domain::order::sort_short;
use crate::domain::standard::Standard;
use crate::formats::compact;

/// A shipped pack: what the list of standards shows, and the pack's text.
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
/// let standard = grade_calculator::standards::find("ST0792_1.2").expect("shipped");
/// assert_eq!(standard.title, "Junior production coordinator");
/// ```
pub fn find(uid: &str) -> Option<Standard> {
    let (shapes, texts) = of(uid, &COMPACT)?;
    Some(compact::read(shapes, texts))
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

/// The shipped standards whose code, title, other names, level or options hold every word of a query.
///
/// ```
/// let found = grade_calculator::standards::search("0792 level 4");
/// assert_eq!(found.first().map(|shipped| shipped.uid), Some("ST0792_1.2"));
/// ```
pub fn search(query: &str) -> Vec<&'static Shipped> {
    let words: Vec<String> =
        query.to_ascii_lowercase().replace("co-ord", "coord").split_whitespace().map(str::to_owned).collect();
    let mut found: Vec<&Shipped> = SHIPPED
        .iter()
        .filter(|shipped| {
            let text = haystack(shipped);
            words.iter().all(|word| text.contains(word.as_str()))
        })
        .collect();
    // Newest version of a standard first; drafts last.
    let place = |shipped: &Shipped| (shipped.status == "draft", shipped.reference, std::cmp::Reverse(shipped.version));
    sort_short(&mut found, |one, other| place(one) < place(other));
    found
}

fn haystack(shipped: &Shipped) -> String {
    let mut text = format!("{} {} version {} level {}", shipped.uid, shipped.title, shipped.version, shipped.level);
    for name in shipped.also_called.iter().chain(shipped.options.iter().map(|(_, title)| title)) {
        text.push(' ');
        text.push_str(name);
    }
    text.to_ascii_lowercase().replace("co-ord", "coord")
}
