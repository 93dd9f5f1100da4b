//! What a second evidence log would change in the first, told before anything is replaced.

use super::evidence::Evidence;

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
    /// It is new.
    Added,
    /// The second log does not have it.
    Missing,
    /// Its title.
    Title {
        /// Before.
        was: String,
        /// Afterwards.
        is: String,
    },
    /// Its kind.
    Kind,
    /// Its date.
    Date,
    /// Where it is kept.
    Kept,
    /// How long it runs.
    Minutes,
    /// What is written beside it.
    Note,
    /// A link to this criterion, outcome or code is new.
    Linked(String),
    /// The link to it is gone.
    Unlinked(String),
}

/// Everything that would change, piece by piece in the order of the second log; what is missing comes last.
///
/// ```
/// use grade_calculator::domain::{evidence::Evidence, revision::{Changed, changes}};
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
            tell(Changed::Added);
            continue;
        };
        if was.title != piece.title {
            tell(Changed::Title { was: was.title.clone(), is: piece.title.clone() });
        }
        let differs = [
            (was.kind != piece.kind, Changed::Kind),
            (was.date != piece.date, Changed::Date),
            (was.kept != piece.kept, Changed::Kept),
            (was.minutes != piece.minutes, Changed::Minutes),
            (was.note != piece.note, Changed::Note),
        ];
        differs.into_iter().filter(|(differs, _)| *differs).for_each(|(_, what)| tell(what));
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
