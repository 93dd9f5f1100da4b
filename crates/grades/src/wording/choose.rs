//! The first screen: the page draws it, and the build writes it into the document, so that it is there before the page is.

use super::{counted, versions};
use crate::domain::standard::Status;

/// What the page is called, unless a provider calls it otherwise.
pub const NAME: &str = "Apprenticeship grade calculator";

/// The heading.
pub const HEADING: &str = "What grade are you on?";

/// What is asked for beside the search field.
pub const FIND: &str = "Find your standard by name, code or level";

/// Places that are there before a standard is chosen, and their addresses.
pub const FOOT: [(&str, &str); 3] =
    [("All standards", "#/"), ("Answers on this device", "#/keep"), ("About, privacy, accessibility", "#/about")];

/// What the page is for, and where answers stay.
pub fn promise(hosted: bool) -> String {
    let stays =
        if hosted { "The site around this page keeps your answers." } else { "Everything stays on this device." };
    [
        "Pick your apprenticeship standard, answer plain questions about what you can show, and see the grade of each \
         assessment, why, and what would lift it. ",
        stays,
    ]
    .concat()
}

/// What came of looking for a standard, and how the query was read where nothing is exactly what was asked for.
pub fn found(count: usize, are_close: bool, read_as: Option<&str>) -> String {
    match (count, are_close) {
        (0, _) => "No standard matches. Try its code, such as 0792, or a shorter word.".to_owned(),
        (count, false) => [&counted(count, "standard", "standards"), " found"].concat(),
        (count, true) => {
            let close = counted(count, "close match", "close matches");
            let read_as = read_as.map(|words| [" We read it as “", words, "”."].concat());
            [&close, ".", &read_as.unwrap_or_default()].concat()
        }
    }
}

/// The heading above the ways on for somebody whose standard is not there.
pub const NOT_HERE: &str = "Is yours not here?";

/// Whom to ask for it.
pub const ASK: &str = "This page knows only the standards that were built into it. Whoever offers it, such as your \
                       training provider, can add yours. Ask them, and name its code: ST and four figures.";

/// What stands under the name of a standard.
pub fn under(reference: &str, version: &str, level: u8, status: Status) -> String {
    [reference, " version ", version, " · level ", &level.to_string(), " · ", versions::status_word(status)].concat()
}

/// What the link to another version of it is called.
pub fn other_version(version: &str, title: &str) -> String {
    ["Version ", version, ", ", title].concat()
}

/// What stands behind the links at the bottom.
pub const VERSION: &str = concat!("Version ", env!("CARGO_PKG_VERSION"));
