//! What belongs to nothing: a KSB that nobody is asked for, a criterion without KSBs, an option that differs in
//! nothing, a document that nothing was read from.

use grades::domain::plan::MethodNo;
use grades::domain::standard::Ksb;
use grades::formats::tree::Node;

use super::{Pack, Told, can_meet};

pub fn look(pack: &Pack, told: &mut Told) {
    unused_ksbs(pack, told);
    criteria_without_ksbs(pack, told);
    bare_options(pack, told);
    unused_documents(pack, told);
}

fn unused_ksbs(pack: &Pack, told: &mut Told) {
    for (place, ksb) in pack.standard.ksbs.iter().enumerate() {
        if !is_carried(pack, ksb) && !ksb.methods.iter().any(|no| is_graded_otherwise(pack, *no)) {
            let says = format!("No criterion or outcome carries {}.", ksb.code);
            let remedy = "Add the code where it is printed, or name under “methods” the test or qualification that assesses \
                          it; if the document forgets it, let a note about it say so.";
            if !has_note(pack, &ksb.code) {
                told.warn(format!("/ksbs/{place}"), "ksb-unused", says, remedy);
            }
        }
    }
}

fn is_carried(pack: &Pack, ksb: &Ksb) -> bool {
    let criteria = pack.standard.criteria.iter().map(|criterion| (criterion.pathway, &criterion.ksbs));
    let outcomes = pack.standard.outcomes.iter().map(|outcome| (outcome.pathway, &outcome.ksbs));
    criteria.chain(outcomes).any(|(pathway, codes)| can_meet(pathway, ksb.pathway) && codes.contains(&ksb.code))
}

/// By marks, or by somebody else: such methods have no criteria to carry a code.
fn is_graded_otherwise(pack: &Pack, no: MethodNo) -> bool {
    pack.standard.method(no).is_some_and(|method| method.marks.is_some() || method.taken_elsewhere)
}

fn has_note(pack: &Pack, about: &str) -> bool {
    pack.standard.notes.iter().any(|note| note.about == about)
}

fn criteria_without_ksbs(pack: &Pack, told: &mut Told) {
    for (place, criterion) in pack.criteria() {
        let listed = pack.at(&format!("{place}/ksbs"));
        if criterion.ksbs.is_empty() && !matches!(listed, Some(Node::Null)) {
            let says = format!("{} carries no KSB.", criterion.id);
            let remedy = "Add the codes printed with it; if the document prints none, write \"ksbs\": null.";
            told.warn(format!("{place}/ksbs"), "criterion-without-ksbs", says, remedy);
        }
    }
}

fn bare_options(pack: &Pack, told: &mut Told) {
    let criteria = || pack.standard.criteria.iter().filter_map(|criterion| criterion.pathway);
    let outcomes = || pack.standard.outcomes.iter().filter_map(|outcome| outcome.pathway);
    for (place, pathway) in pack.standard.pathways.iter().enumerate() {
        if !criteria().chain(outcomes()).any(|no| no.at() == place) {
            let says = format!("The option “{}” has no criterion or outcome of its own.", pathway.title);
            let remedy = "Give its criteria their “pathway”, or leave the option out: nothing would differ in it.";
            told.warn(format!("/pathways/{place}"), "option-without-criteria", says, remedy);
        }
    }
}

fn unused_documents(pack: &Pack, told: &mut Told) {
    for (place, document) in pack.standard.documents.iter().enumerate() {
        if !cites(pack.node, &document.id) {
            let says = format!("Nothing was read from “{}”.", document.title);
            let remedy = "Cite it where something rests on it, or take it off the list.";
            told.warn(format!("/documents/{place}"), "document-unused", says, remedy);
        }
    }
}

/// Whether a citation at or below a value names the document.
fn cites(node: &Node, id: &str) -> bool {
    match node {
        Node::Object(fields) => fields.iter().any(|(key, value)| {
            (key == "document" && value.as_text() == Some(id)) || (key != "documents" && cites(value, id))
        }),
        Node::List(items) => items.iter().any(|item| cites(item, id)),
        _ => false,
    }
}
