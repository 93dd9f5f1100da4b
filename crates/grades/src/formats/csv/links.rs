//! Cells that name what a piece is linked to.

use crate::domain::evidence::Evidence;
use crate::domain::standard::Standard;
use crate::formats::records::subject_ids;
use std::collections::BTreeMap;

/// What a name in such a cell stands for.
#[derive(Clone)]
pub(super) enum Name {
    Criterion(String),
    Ksb(String),
}

/// Everything of a standard that a cell may name, in lower case.
pub(super) struct Names(BTreeMap<String, Name>);

impl Names {
    pub(super) fn of(standard: &Standard) -> Names {
        let mut names = BTreeMap::new();
        let ksbs = standard.ksbs.iter().map(|ksb| (&*ksb.code, Name::Ksb(ksb.code.clone())));
        let subjects = subject_ids(standard).into_iter().map(|id| (id, Name::Criterion(id.to_owned())));
        for (name, of) in ksbs.chain(subjects) {
            names.entry(name.to_ascii_lowercase()).or_insert(of);
        }
        Names(names)
    }

    /// The criterion, outcome or KSB of this name, in whatever case: of the standard, or of those that the piece had.
    pub(super) fn find(&self, name: &str, old: Option<&Evidence>) -> Option<Name> {
        let had = |held: &[String]| held.iter().find(|held| held.eq_ignore_ascii_case(name)).cloned();
        let known = self.0.get(&name.to_ascii_lowercase());
        if let Some(Name::Ksb(_)) = known {
            return known.cloned();
        }
        let ksb = old.and_then(|old| had(old.ksbs())).map(Name::Ksb);
        ksb.or_else(|| known.cloned()).or_else(|| old.and_then(|old| had(old.criteria())).map(Name::Criterion))
    }
}

/// The names in a cell, whatever divides them; the whole cell where the piece had such a name before.
pub(super) fn names<'c>(cell: &'c str, held: &[String]) -> Vec<&'c str> {
    let is_whole = held.iter().any(|held| held == cell);
    let unseen = |letter: char| letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}');
    let divides = |letter: char| !is_whole && (unseen(letter) || matches!(letter, ',' | ';' | '/' | '|' | '+' | '&'));
    cell.split(divides).filter(|name| !name.is_empty()).collect()
}
