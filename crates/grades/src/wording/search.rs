//! What a search for a standard found, in a sentence.

use super::counted;
use crate::domain::search::FoundStandards;

/// What stands above the rows: "2 standards found", "1 close match. We read it as “production coordinator”."
///
/// ```
/// use grades::domain::search::FoundStandards;
/// use grades::wording::search::found;
/// let close = FoundStandards { hits: vec![0], are_close: true, read_as: Some("production coordinator".to_owned()) };
/// assert_eq!(found(&close), "1 close match. We read it as “production coordinator”.");
/// assert_eq!(found(&FoundStandards::default()), "No standard here is called that.");
/// ```
pub fn found(found: &FoundStandards) -> String {
    let read_as = found.read_as.as_ref().map_or(String::new(), |words| [" We read it as “", words, "”."].concat());
    match (found.hits.len(), found.are_close) {
        (0, _) => "No standard here is called that.".to_owned(),
        (hits, true) => [&counted(hits, "close match", "close matches"), ".", &read_as].concat(),
        (hits, false) => [&counted(hits, "standard", "standards"), " found"].concat(),
    }
}
