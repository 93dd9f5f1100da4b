//! Cells that name what a piece is linked to.

use crate::domain::standard::Standard;
use crate::formats::records::subject_ids;

/// What a name in such a cell stands for.
pub(super) enum Name {
    Criterion(String),
    Ksb(String),
}

/// The criterion, outcome or KSB of this name, in whatever case: of the standard, or of those that the piece had.
pub(super) fn find(name: &str, standard: &Standard, criteria: &[String], ksbs: &[String]) -> Option<Name> {
    let is = |known: &str| known.eq_ignore_ascii_case(name);
    let of = |known: &[String]| known.iter().find(|known| is(known)).cloned();
    let code = standard.ksbs.iter().find(|ksb| is(&ksb.code)).map(|ksb| ksb.code.clone());
    let subject = || subject_ids(standard).into_iter().find(|id| is(id)).map(str::to_owned);
    let ksb = code.or_else(|| of(ksbs)).map(Name::Ksb);
    ksb.or_else(|| subject().or_else(|| of(criteria)).map(Name::Criterion))
}

/// The names in a cell, whatever divides them; the whole cell where the piece had such a name before.
pub(super) fn names<'c>(cell: &'c str, held: &[String]) -> Vec<&'c str> {
    let is_whole = held.iter().any(|held| held == cell);
    let unseen = |letter: char| letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}');
    let divides = |letter: char| !is_whole && (unseen(letter) || matches!(letter, ',' | ';' | '/' | '|' | '+' | '&'));
    cell.split(divides).filter(|name| !name.is_empty()).collect()
}
