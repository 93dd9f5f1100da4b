//! What another evidence log would change: counted in a sentence, and one by one.

use super::{counted, evidence, facts, listed};
use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::revision::{Change, Changed, Values};

/// "It would add 3 pieces, change 2 titles and remove 1 link."
///
/// `missing_go` says whether pieces that the other log does not have are to go.
pub fn summary(changes: &[Change], missing_go: bool) -> String {
    let count = |such: fn(&Changed) -> bool| changes.iter().filter(|change| such(&change.what)).count();
    let details = |what: &Changed| {
        matches!(what, Changed::Kind(_) | Changed::Date(_) | Changed::Kept(_) | Changed::Minutes(_) | Changed::Note(_))
    };
    let parts = [
        ("add ", count(|what| matches!(what, Changed::Added(_))), "piece", "pieces"),
        ("change ", count(|what| matches!(what, Changed::Title(_))), "title", "titles"),
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

/// One change, with what was and what would be: "E3: linked to AM2-cpd-p1", "E3: date 2 January 2026 becomes 3 March 2026".
pub fn change(change: &Change) -> String {
    let what = match &change.what {
        Changed::Added(piece) => format!("new piece {}", whole(piece)),
        Changed::Missing => "not in the file".to_owned(),
        Changed::Title(values) => becomes("title", values, |text: &String| quoted(text)),
        Changed::Kind(values) => becomes("kind", values, |kind| kind.map(kind_of)),
        Changed::Date(values) => becomes("date", values, |date| date.map(facts::date)),
        Changed::Kept(values) => becomes("where it is kept", values, |text: &String| quoted(text)),
        Changed::Minutes(values) => becomes("length", values, |minutes| minutes.map(minutes_of)),
        Changed::Note(values) => becomes("note", values, |text: &String| quoted(text)),
        Changed::Linked(name) => format!("linked to {name}"),
        Changed::Unlinked(name) => format!("no longer linked to {name}"),
    };
    format!("{}: {what}", change.piece)
}

/// "date 2 January 2026 becomes 3 March 2026", "note “winter” goes", "kind becomes schedule".
fn becomes<T>(field: &str, values: &Values<T>, told: impl Fn(&T) -> Option<String>) -> String {
    match (told(&values.was), told(&values.is)) {
        (Some(was), Some(is)) => format!("{field} {was} becomes {is}"),
        (Some(was), None) => format!("{field} {was} goes"),
        (None, is) => format!("{field} becomes {}", is.unwrap_or_default()),
    }
}

/// All of a piece: "“Call sheets”: schedule, 3 March 2026, kept at “Shared drive”, note “winter”, linked to K1 and S2".
fn whole(piece: &Evidence) -> String {
    let links: Vec<String> = piece.criteria().iter().chain(piece.ksbs()).cloned().collect();
    let facts = [
        piece.kind.map(kind_of),
        piece.date.map(facts::date),
        quoted(&piece.kept).map(|kept| format!("kept at {kept}")),
        piece.minutes.map(minutes_of),
        quoted(&piece.note).map(|note| format!("note {note}")),
        (!links.is_empty()).then(|| format!("linked to {}", listed(&links, "and"))),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let title = quoted(&piece.title).unwrap_or_default();
    if facts.is_empty() { title } else { format!("{title}: {}", facts.join(", ")) }
}

fn quoted(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| format!("“{text}”"))
}

fn kind_of(kind: EvidenceKind) -> String {
    evidence::kind(kind).to_owned()
}

fn minutes_of(minutes: u32) -> String {
    counted(minutes as usize, "minute", "minutes")
}
