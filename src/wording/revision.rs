//! What another evidence log would change: counted in a sentence, and one by one.

use super::{counted, listed};
use crate::domain::revision::{Change, Changed};

/// "It would add 3 pieces, change 2 titles and remove 1 link."
///
/// `missing_go` says whether pieces that the other log does not have are to go.
pub fn summary(changes: &[Change], missing_go: bool) -> String {
    let count = |such: fn(&Changed) -> bool| changes.iter().filter(|change| such(&change.what)).count();
    let details = |what: &Changed| {
        matches!(what, Changed::Kind | Changed::Date | Changed::Kept | Changed::Minutes | Changed::Note)
    };
    let parts = [
        ("add ", count(|what| matches!(what, Changed::Added)), "piece", "pieces"),
        ("change ", count(|what| matches!(what, Changed::Title { .. })), "title", "titles"),
        ("change ", count(details), "detail", "details"),
        ("add ", count(|what| matches!(what, Changed::Linked(_))), "link", "links"),
        ("remove ", count(|what| matches!(what, Changed::Unlinked(_))), "link", "links"),
        ("remove ", if missing_go { missing(changes) } else { 0 }, "piece", "pieces"),
    ];
    let told = |(verb, number, one, many): (&str, usize, &str, &str)| {
        (number > 0).then(|| [verb, &counted(number, one, many)].concat())
    };
    let parts: Vec<String> = parts.into_iter().filter_map(told).collect();
    let mut text = if parts.is_empty() {
        "It would change nothing.".to_owned()
    } else {
        ["It would ", &listed(&parts, "and"), "."].concat()
    };
    if !missing_go && missing(changes) > 0 {
        text.push(' ');
        let one = "piece that the file does not have would stay.";
        text.push_str(&counted(missing(changes), one, "pieces that the file does not have would stay."));
    }
    text
}

/// How many pieces the other log does not have.
pub fn missing(changes: &[Change]) -> usize {
    changes.iter().filter(|change| change.what == Changed::Missing).count()
}

/// One change: "E3: linked to AM2-cpd-p1".
pub fn change(change: &Change) -> String {
    let what = match &change.what {
        Changed::Added => "new piece".to_owned(),
        Changed::Missing => "not in the file".to_owned(),
        Changed::Title { was, is } => ["title “", was, "” becomes “", is, "”"].concat(),
        Changed::Kind => "another kind".to_owned(),
        Changed::Date => "another date".to_owned(),
        Changed::Kept => "kept somewhere else".to_owned(),
        Changed::Minutes => "other minutes".to_owned(),
        Changed::Note => "another note".to_owned(),
        Changed::Linked(name) => ["linked to ", name].concat(),
        Changed::Unlinked(name) => ["no longer linked to ", name].concat(),
    };
    [&change.piece, ": ", &what].concat()
}
