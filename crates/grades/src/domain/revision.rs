//! What a second evidence log would change in the first, told before anything is replaced.

use super::date::Date;
use super::evidence::{Evidence, EvidenceKind};

/// One thing that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The id of the piece.
    pub piece: String,
    /// What would become of it.
    pub what: Changed,
}

/// What would become of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is new: all of it.
    Added(Box<Evidence>),
    /// The second log does not have it.
    Missing,
    /// Its title.
    Title(Values<String>),
    /// Its kind.
    Kind(Values<Option<EvidenceKind>>),
    /// Its date.
    Date(Values<Option<Date>>),
    /// Where it is kept.
    Kept(Values<String>),
    /// How long it runs.
    Minutes(Values<Option<u32>>),
    /// What is written beside it.
    Note(Values<String>),
    /// A link to this criterion, outcome or code is new.
    Linked(String),
    /// The link to it is gone.
    Unlinked(String),
}

/// A value before and afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values<T> {
    /// Before.
    pub was: T,
    /// Afterwards.
    pub is: T,
}

/// The two, if they differ.
fn differing<T: Clone + PartialEq>(was: &T, is: &T) -> Option<Values<T>> {
    (was != is).then(|| Values { was: was.clone(), is: is.clone() })
}

/// Everything that would change, piece by piece in the order of the second log; what is missing comes last.
///
/// ```
/// use grades::domain::{evidence::Evidence, revision::{Changed, changes}};
/// let log = [Evidence::new("E1", "Call sheets")];
/// let mut edited = log.clone();
/// edited[0].link_ksb("K1", true);
/// assert_eq!(changes(&log, &edited)[0].what, Changed::Linked("K1".into()));
/// ```
pub fn changes(log: &[Evidence], edited: &[Evidence]) -> Vec<Change> {
    let mut changes = Vec::new();
    for piece in edited {
        let mut tell = |what| changes.push(Change { piece: piece.id.clone(), what });
        let Some(was) = log.iter().find(|was| was.id == piece.id) else {
            tell(Changed::Added(Box::new(piece.clone())));
            continue;
        };
        let fields = [
            differing(&was.title, &piece.title).map(Changed::Title),
            differing(&was.kind, &piece.kind).map(Changed::Kind),
            differing(&was.date, &piece.date).map(Changed::Date),
            differing(&was.kept, &piece.kept).map(Changed::Kept),
            differing(&was.minutes, &piece.minutes).map(Changed::Minutes),
            differing(&was.note, &piece.note).map(Changed::Note),
        ];
        fields.into_iter().flatten().for_each(&mut tell);
        for (old, new) in [(was.criteria(), piece.criteria()), (was.ksbs(), piece.ksbs())] {
            new.iter().filter(|name| !old.contains(name)).for_each(|name| tell(Changed::Linked(name.clone())));
            old.iter().filter(|name| !new.contains(name)).for_each(|name| tell(Changed::Unlinked(name.clone())));
        }
    }
    let missing = log.iter().filter(|was| !edited.iter().any(|piece| piece.id == was.id));
    changes.extend(missing.map(|was| Change { piece: was.id.clone(), what: Changed::Missing }));
    changes
}

/// Takes the changes over. Pieces keep their places and new ones follow; those that the second log does not have go only
/// if that is wanted.
pub fn take_over(log: &mut Vec<Evidence>, edited: Vec<Evidence>, missing_go: bool) {
    if missing_go {
        log.retain(|was| edited.iter().any(|piece| piece.id == was.id));
    }
    for piece in edited {
        match log.iter_mut().find(|was| was.id == piece.id) {
            Some(was) => *was = piece,
            None => log.push(piece),
        }
    }
}
