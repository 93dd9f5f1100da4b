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
//! | [`methods`] | `methods`: criteria, components, marks |
//! | [`outcomes`] | `outcomes`, `performance` |
//! | [`rules`] | what a grade of a method needs |
//! | [`overall`] | `overall`, `repeats` |
//! | [`facts`] | `facts`, `gateway` |
//! | [`proof`] | that rules can be met and the table is whole |

mod facts;
mod identity;
mod methods;
mod names;
mod outcomes;
mod overall;
mod proof;
mod rules;
mod statements;

use super::SCHEMA_KEY;
use super::problem::{Problem, shown};
use super::tree::{self, Node};
use super::walk::{Cursor, Object, Problems};
use crate::domain::citation::{Basis, Citation};
use crate::domain::standard::Standard;
use names::Names;

pub(in crate::formats) use {facts::KINDS as FACT_KINDS, rules::MOST_MARKS};

/// The `format` of the packs that are written today.
pub const FORMAT: &str = "grade-pack/1";

/// The most bytes a pack may have.
pub const MOST_BYTES: usize = 1_000_000;

/// The most characters of a sentence.
pub(in crate::formats) const SENTENCE: usize = 600;

/// The most characters of a title or name.
pub(in crate::formats) const TITLE: usize = 200;

/// Reads a pack.
///
/// # Errors
/// Every problem there is, in the order of the file as far as possible; never an empty list.
///
/// ```
/// let problems = grades::formats::packs::read("{\"format\": \"grade-pack/1\"}").unwrap_err();
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
    let top = Cursor::top(node, &problems);
    let (standard, rules_are_read) = whole(top);
    // Rules that could not be read would only be complained about twice.
    if rules_are_read {
        proof::prove(&standard, top);
    }
    let problems = problems.list(node);
    if problems.is_empty() { Ok(standard) } else { Err(problems) }
}

/// The standard, and whether nothing was wrong with what the proofs are about.
fn whole(top: Cursor) -> (Standard, bool) {
    let object = top.object();
    let _ = object.may_text(SCHEMA_KEY, SENTENCE);
    let format = object.need("format");
    let given = format.text(TITLE);
    if given != FORMAT {
        let says = format!("“{}” is not a pack format that is known.", shown(given));
        format.problem("unknown-format", says, format!("Write “{FORMAT}”, or use a newer version of this tool."));
    }
    let names = Names::scan(top.node);
    let identity = identity::standard(object.need("standard"), &names);
    let documents = identity::documents(object.need("documents"));
    let pathways = identity::pathways(object.need("pathways"), &names);
    let ksbs = statements::ksbs(object.need("ksbs"), &names);
    let duties = statements::duties(object.may("duties"), &names);
    let before_rules = top.problems_so_far();
    let grades = methods::scale(object.need("grades"));
    let (methods, criteria) = methods::methods(object.need("methods"), &names);
    let overall = overall::overall(object.need("overall"), &names);
    let repeats = overall::repeats(object.need("repeats"), &names);
    let rules_are_read = top.problems_so_far() == before_rules && matches!(top.node, Node::Object(_));
    let standard = Standard {
        outcomes: outcomes::outcomes(object.may("outcomes"), &names, &ksbs),
        performance: outcomes::performance(object.may("performance"), &names),
        documents,
        pathways,
        ksbs,
        duties,
        grades,
        methods,
        criteria,
        overall,
        repeats,
        gateway: facts::gateway(object.need("gateway"), &names),
        facts: facts::facts(object.may("facts"), &names),
        versions: identity::versions(object.may("versions"), &names),
        notes: identity::notes(object.need("notes"), &names),
        ..identity
    };
    object.finish();
    (standard, rules_are_read)
}

/// A `source` that must be there.
fn source(object: &Object, names: &Names) -> Citation {
    citation(object.need("source"), names)
}

/// A `source` that may be left out.
fn may_source(object: &Object, names: &Names) -> Option<Citation> {
    object.may("source").given().map(|cursor| citation(cursor, names))
}

#[inline(never)]
fn citation(cursor: Cursor, names: &Names) -> Citation {
    let object = cursor.object();
    let citation = Citation {
        document: names.document(object.need("document")),
        at: object.text("at", TITLE),
        page: object.may_whole("page", 1, 2_000).and_then(|page| u16::try_from(page).ok()),
    };
    object.finish();
    citation
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
fn basis(object: &Object) -> Basis {
    object.need("basis").one_of(&BASES).unwrap_or_default()
}

/// A `basis` that may be left out: criteria and facts are stated unless they say otherwise.
fn may_basis(object: &Object) -> Basis {
    object.may_one_of("basis", &BASES).unwrap_or_default()
}

/// The same id twice in a list of things that were read.
fn refuse_twins<T>(list: Cursor, read: &[T], id: impl Fn(&T) -> &str) {
    let mut ids: Vec<&str> = Vec::with_capacity(read.len());
    for one in read {
        ids.push(id(one));
    }
    refuse_twin_ids(list, &ids);
}

#[inline(never)]
fn refuse_twin_ids(list: Cursor, ids: &[&str]) {
    for (place, id) in ids.iter().enumerate() {
        if ids.iter().take(place).any(|other| other == id) {
            // A KSB's id has its option behind a space.
            let says = format!("“{}” stands here for the second time.", shown(id.split(' ').next().unwrap_or(id)));
            let remedy = "Give each its own id; ids never change once published.";
            list.below(&place.to_string()).problem("duplicate-id", says, remedy);
        }
    }
}
