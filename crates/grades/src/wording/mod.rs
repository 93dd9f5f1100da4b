//! Decisions and facts → English, once, for the page, the print, the files and the JavaScript API.
//!
//! Second person to the reader, short sentences, numbers counted out. Knows nothing of files or the browser.
//!
//! | file | words |
//! |---|---|
//! | [`grades`] | grades, answers, attempts |
//! | [`marks`] | marks, points and results |
//! | [`summary`] | the one sentence that comes first |
//! | [`steps`] | why: what each rule found |
//! | [`changes`] | what would change it, and what rules it out |
//! | [`versions`] | which version somebody is on, and why |
//! | [`comparison`] | what differs between two versions |
//! | [`profile`] | outcomes and performance categories |
//! | [`next`] | why a prompt is asked next |
//! | [`question`] | what a question is called where there is little room |
//! | [`standing`] | where somebody stands, in a few words |
//! | [`aim`] | the one next step, and what a grade takes |
//! | [`answers`] | answers in a list |
//! | [`resit`] | what a re-sit can do |
//! | [`way_on`] | the ways to a grade as a page |
//! | [`ksb_map`] | the map of KSBs |
//! | [`timeline`] | dates, and what waits for one |
//! | [`typed_date`] | what was understood of a date that was typed |
//! | [`rehearsal`] | practising against the clock |
//! | [`evidence`] | evidence, its checks and its grid |
//! | [`revision`] | what another evidence log would change |
//! | [`gateway`] | the gateway in a sentence |
//! | [`glossary`] | words explained |
//! | [`search`] | what a search found |
//! | [`two_views`] | an apprentice's view beside their tutor's |
//! | [`cohort`] | a group of apprentices |
//! | [`facts`] | figures, dates, requirements, sources |

pub mod aim;
pub mod answers;
pub mod changes;
pub mod choose;
pub mod cohort;
pub mod comparison;
pub mod evidence;
pub mod facts;
pub mod gateway;
pub mod glossary;
pub mod grades;
pub mod ksb_map;
pub mod marks;
pub mod next;
pub mod profile;
pub mod question;
pub mod rehearsal;
pub mod resit;
pub mod revision;
pub mod search;
pub mod standing;
pub mod steps;
pub mod summary;
pub mod timeline;
pub mod two_views;
pub mod typed_date;
pub mod versions;
pub mod way_on;

/// Said with every result.
pub const CAVEAT: &str =
    "This is a prediction from your own answers. Your assessment organisation decides your grade, not this page.";

/// A number with its noun: "1 criterion", "7 criteria".
pub fn counted(number: usize, one: &str, many: &str) -> String {
    [&*number.to_string(), " ", if number == 1 { one } else { many }].concat()
}

/// "a, b and c".
pub fn listed(parts: &[String], last: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., end] => [&most.join(", "), " ", last, " ", end].concat(),
    }
}

/// The same with a capital first letter, where that is one of A to Z (the tables for all others weigh 10 kB).
pub fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
