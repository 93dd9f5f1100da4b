//! What a reader should know of the version and option at hand: said once, under the heading, calmly.

use super::markup::{Part, block, link, p, strong, text};
use crate::domain::citation::Basis;
use crate::el;
use crate::model::{Model, OpenRecord, OpenStandard};
use crate::router::{NO_OPTION, Route, Screen};
use crate::wording::versions;

/// Retired, draft, indicative, reconstructed; answers that are kept for another version. Nothing where all is plain.
pub fn standing(desk: &OpenRecord, state: &Model) -> Part {
    let book = &desk.standard;
    let mut shown = Vec::new();
    if let Some(said) = versions::standing(book.status, book.starts) {
        let mut parts = vec![text(said)];
        parts.extend(newer(book).into_iter().flat_map(|link| [text(" "), link]));
        shown.push(p(&parts));
    }
    let option = desk.record().pathway.and_then(|no| book.pathway(no));
    if let Some(why) = option.and_then(|option| option.indicative.as_ref()) {
        let lost = |basis| basis == Basis::Reconstructed;
        let own = book.criteria_for(desk.record().pathway);
        let rebuilt = own.filter(|(_, criterion)| lost(criterion.basis)).count();
        shown.push(p(&[strong("Indicative only. "), text([&**why, " ", &versions::reconstructed(rebuilt)].concat())]));
    }
    shown.extend(elsewhere(desk, state));
    if shown.is_empty() { Part::default() } else { block("gc-standing", &shown) }
}

/// The way to what changed in the highest version, from another one.
pub fn newer(book: &OpenStandard) -> Option<Part> {
    let highest = standards::versions(&book.reference).into_iter().find_map(|version| version.shipped)?;
    (highest.uid != book.uid).then(|| {
        let to = Route::Compare { one: book.uid.clone(), other: highest.uid.to_owned() };
        link(&to.to_string(), &["What changed in version ", highest.version].concat())
    })
}

/// Answers for another version stay there.
fn elsewhere(desk: &OpenRecord, state: &Model) -> Option<Part> {
    let own = |uid: &str| standards::entry(uid).filter(|shipped| shipped.reference == desk.standard.reference);
    let records = state.storage.records.iter();
    let (saved, shipped) = records
        .map(|record| &record.saved)
        .filter(|saved| saved.standard != desk.standard.uid && saved.record.answered() > 0)
        .find_map(|saved| Some((saved, own(&saved.standard)?)))?;
    let option = saved.record.pathway.and_then(|no| shipped.options.get(no.at()));
    let option = option.map_or(NO_OPTION, |(id, _)| id).to_owned();
    let to = Route::At { uid: shipped.uid.to_owned(), option, screen: Screen::Answer { criterion: None } };
    Some(el!("p"; [
        text([&versions::not_carried_over(saved.record.answered(), shipped.version), " "].concat()),
        link(&to.to_string(), &["Go back to version ", shipped.version].concat()),
    ]))
}
