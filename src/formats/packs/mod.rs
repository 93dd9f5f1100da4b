//! Packs: one JSON file describes one version of one standard (`grade-pack/1`).
//!
//! A pack is checked once, here, so that everything after it can trust a
//! [`Standard`]: unknown fields and duplicate keys are refused, ids are unique, every
//! name that refers to something refers to something that is there, every rule can be met, and the combination table
//! is whole. All problems are reported at once.
//!
//! | file | reads |
//! |---|---|
//! | [`names`] | which ids there are, so that references can be checked wherever they stand |
//! | [`identity`] | `standard`, `documents`, `pathways`, `versions`, `notes` |
//! | [`statements`] | `ksbs`, `duties` |
//! | [`methods`] | `methods`: criteria and rules |
//! | [`overall`] | `overall`, `repeats` |
//! | [`facts`] | `facts`, `gateway` |
//! | [`proof`] | that rules can be met and the table is whole |

mod facts;
mod identity;
mod methods;
mod names;
mod overall;
mod proof;
mod statements;

use super::problem::Problem;
use super::tree::{self, Node};
use super::walk::{Cursor, Object, Problems};
use crate::domain::citation::{Basis, Citation};
use crate::domain::standard::Standard;
use names::Names;

/// The `format` of the packs that are written today.
pub const FORMAT: &str = "grade-pack/1";

/// The most bytes a pack may have.
pub const MOST_BYTES: usize = 1_000_000;

/// The most characters of a sentence.
const SENTENCE: usize = 600;

/// The most characters of a title or name.
const TITLE: usize = 200;

/// Reads a pack.
///
/// # Errors
/// Every problem there is, in the order of the file as far as possible; never an empty list.
///
/// ```
/// let problems = grade_calculator::formats::packs::read("{\"format\": \"grade-pack/1\"}").unwrap_err();
/// assert!(problems.iter().any(|problem| problem.code == "missing-field"));
/// ```
pub fn read(text: &str) -> Result<Standard, Vec<Problem>> {
    let node = tree::parse(text, MOST_BYTES).map_err(|problem| vec![problem])?;
    read_node(&node)
}

/// Reads a pack that is already a value tree.
///
/// # Errors
/// As [`read`].
pub fn read_node(node: &Node) -> Result<Standard, Vec<Problem>> {
    let problems = Problems::default();
    let standard = whole(&Cursor::top(node, &problems));
    let problems = problems.list(node);
    match standard {
        Some(standard) if problems.is_empty() => Ok(standard),
        _ => Err(problems),
    }
}

fn whole(top: &Cursor) -> Option<Standard> {
    let object = top.object()?;
    if let Some(format) = object.need("format")
        && let Some(given) = format.text(TITLE)
        && given != FORMAT
    {
        let says = format!("“{}” is not a pack format that is known.", super::problem::shown(given));
        format.problem("unknown-format", says, format!("Write “{FORMAT}”, or use a newer version of this tool."));
    }
    let names = Names::scan(top.node);
    let identity = object.need("standard").and_then(|cursor| identity::standard(&cursor, &names));
    let documents = object.need("documents").and_then(|cursor| identity::documents(&cursor));
    let pathways = object.need("pathways").and_then(|cursor| identity::pathways(&cursor, &names));
    let ksbs = object.need("ksbs").and_then(|cursor| statements::ksbs(&cursor, &names));
    let duties = optional_list(&object, "duties", |cursor| statements::duties(cursor, &names));
    let grades = object.need("grades").and_then(|cursor| methods::scale(&cursor));
    let methods = object.need("methods").and_then(|cursor| methods::methods(&cursor, &names));
    let overall = object.need("overall").and_then(|cursor| overall::overall(&cursor, &names));
    let repeats = object.need("repeats").and_then(|cursor| overall::repeats(&cursor, &names));
    let gateway = object.need("gateway").and_then(|cursor| facts::gateway(&cursor, &names));
    let of_the_whole = optional_list(&object, "facts", |cursor| facts::facts(cursor, &names));
    let versions = optional_list(&object, "versions", |cursor| identity::versions(cursor, &names));
    let notes = object.need("notes").and_then(|cursor| identity::notes(&cursor, &names));
    object.finish();

    let identity = identity?;
    let (methods, criteria) = methods?;
    let standard = Standard {
        uid: identity.uid,
        reference: identity.reference,
        version: identity.version,
        title: identity.title,
        also_called: identity.also_called,
        level: identity.level,
        status: identity.status,
        starts: identity.starts,
        checked: identity.checked,
        documents: documents?,
        pathways: pathways?,
        ksbs: ksbs?,
        duties: duties?,
        grades: grades?,
        methods,
        criteria,
        overall: overall?,
        repeats: repeats?,
        gateway: gateway?,
        facts: of_the_whole?,
        versions: versions?,
        notes: notes?,
    };
    proof::prove(&standard, top);
    Some(standard)
}

fn optional_list<T>(
    object: &Object,
    key: &'static str,
    read: impl FnOnce(&Cursor) -> Option<Vec<T>>,
) -> Option<Vec<T>> {
    object.may(key).map_or_else(|| Some(Vec::new()), |cursor| read(&cursor))
}

/// A `source` that must be there.
#[inline(never)]
fn source(object: &Object, names: &Names) -> Option<Citation> {
    citation(&object.need("source")?, names)
}

/// A `source` that may be there: the outer nothing means that it cannot be read.
#[inline(never)]
fn optional_source(object: &Object, names: &Names) -> Option<Option<Citation>> {
    object.may("source").map_or(Some(None), |cursor| citation(&cursor, names).map(Some))
}

#[inline(never)]
fn citation(cursor: &Cursor, names: &Names) -> Option<Citation> {
    let object = cursor.object()?;
    let document = object.need("document").and_then(|cursor| names.document(&cursor));
    let at = object.need("at").and_then(|cursor| cursor.text(TITLE).map(str::to_owned));
    let page = match object.may("page") {
        Some(cursor) => Some(cursor.whole(1, 2_000).and_then(|page| u16::try_from(page).ok())?),
        None => None,
    };
    object.finish();
    Some(Citation { document: document?, at: at?, page })
}

const BASES: [(&str, Basis); 5] = [
    ("stated", Basis::Stated),
    ("inferred", Basis::Inferred),
    ("ambiguous", Basis::Ambiguous),
    ("not-stated", Basis::NotStated),
    ("reconstructed", Basis::Reconstructed),
];

/// The word for a basis in files.
pub fn basis_word(basis: Basis) -> &'static str {
    BASES.iter().find(|(_, known)| *known == basis).map_or("", |(word, _)| word)
}

/// A `basis` that must be there: rules, tables and notes say how sure they are.
#[inline(never)]
fn basis(object: &Object) -> Option<Basis> {
    object.need("basis")?.one_of(&BASES)
}

/// A `basis` that may be left out: criteria and facts are stated unless they say otherwise.
#[inline(never)]
fn optional_basis(object: &Object) -> Option<Basis> {
    object.may("basis").map_or(Some(Basis::Stated), |cursor| cursor.one_of(&BASES))
}

#[inline(never)]
fn sentence(object: &Object, key: &'static str) -> Option<String> {
    object.text(key, SENTENCE)
}

/// A sentence that may be left out: the outer nothing means that it cannot be read.
#[inline(never)]
fn optional_sentence(object: &Object, key: &'static str) -> Option<Option<String>> {
    object.may_text(key, SENTENCE)
}

#[inline(never)]
fn title(object: &Object, key: &'static str) -> Option<String> {
    object.text(key, TITLE)
}

/// The same id twice in a list of things that were read.
fn refuse_twins<'i>(list: &Cursor, ids: impl IntoIterator<Item = (&'i str, &'i str)>) {
    let mut known: Vec<(&str, &str)> = Vec::new();
    for (place, id) in ids.into_iter().enumerate() {
        if known.contains(&id) {
            let says = format!("“{}” stands here for the second time.", super::problem::shown(id.0));
            let remedy = "Give each its own id; ids never change once published.";
            list.below(&place.to_string()).problem("duplicate-id", says, remedy);
        }
        known.push(id);
    }
}
