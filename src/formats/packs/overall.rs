//! `overall` and `repeats`: how methods combine, and what re-sits do.

use super::names::Names;
use super::{basis, facts, optional_sentence, source};
use crate::domain::plan::MethodNo;
use crate::domain::repeats::{Cap, CapOn, CapWhen, Repeats};
use crate::domain::rule::{Cell, Overall, Row, Table};
use crate::formats::problem::{did_you_mean, shown};
use crate::formats::tree::Node;
use crate::formats::walk::Cursor;

pub(super) fn overall(cursor: &Cursor, names: &Names) -> Option<Overall> {
    let object = cursor.object()?;
    let overall = if let Some(decided_by) = object.may("decidedBy") {
        let who = decided_by.one_of(&[("assessment-organisation", ())]);
        let says = optional_sentence(&object, "says");
        let (basis, source) = (basis(&object), source(&object, names));
        who.and(says.zip(basis).zip(source)).map(|((says, basis), source)| Overall::ByOrganisation {
            says,
            basis,
            source,
        })
    } else {
        let rows = object.need("table").and_then(|cursor| cursor.list(400, |cursor| row(cursor, names)));
        let monotone = object.may("monotone").map_or(Some(true), |cursor| cursor.yes_or_no());
        let (basis, source) = (basis(&object), source(&object, names));
        rows.zip(monotone)
            .zip(basis.zip(source))
            .map(|((rows, monotone), (basis, source))| Overall::Table(Table { rows, monotone, basis, source }))
    };
    object.finish();
    overall
}

fn row(cursor: &Cursor, names: &Names) -> Option<Row> {
    let object = cursor.object()?;
    let when = object.need("when").and_then(|cursor| cells(&cursor, names));
    let then = object.need("then").and_then(|cursor| names.grade(&cursor, names.overall()));
    object.finish();
    Some(Row { when: when?, then: then? })
}

/// A cell for each method; a method that a row does not name may have any grade.
fn cells(cursor: &Cursor, names: &Names) -> Option<Vec<Cell>> {
    let object = cursor.object()?;
    if let Node::Object(fields) = object.cursor.node {
        for (id, node) in fields {
            if !names.method_ids().any(|known| known == id) {
                let says =
                    format!("“{}” is not a method of this pack.{}", shown(id), did_you_mean(id, names.method_ids()));
                let remedy = "Correct the name, or add the method.";
                cursor.at(node).problem("unknown-method", says, remedy);
            }
        }
    }
    let methods = (0..u8::MAX).map(MethodNo).zip(names.method_ids());
    let cells = methods.map(|(no, id)| {
        let Some(node) = cursor.node.get(id) else { return Some(Cell::Any) };
        let at = cursor.at(node);
        match node {
            Node::Text(text) if text == "any" => Some(Cell::Any),
            Node::Object(_) => {
                let object = at.object()?;
                let least = object.need("atLeast").and_then(|cursor| names.grade(&cursor, names.scale(no)));
                object.finish();
                least.map(Cell::AtLeast)
            }
            _ => names.grade(&at, names.scale(no)).map(Cell::Exactly),
        }
    });
    cells.collect::<Vec<_>>().into_iter().collect()
}

pub(super) fn repeats(cursor: &Cursor, names: &Names) -> Option<Repeats> {
    let object = cursor.object()?;
    let grade = object.need_or_null("cap").and_then(|cap| match cap {
        Some(cap) => names.grade(&cap, names.overall()).map(Some),
        None => Some(None),
    });
    let on = object.may("on").map_or(Some(CapOn::Overall), |cursor| {
        cursor.one_of(&[("overall", CapOn::Overall), ("method", CapOn::Method)])
    });
    let when = object.may("when").map_or(Some(CapWhen::AnyRepeat), |cursor| {
        cursor.one_of(&[("any-repeat", CapWhen::AnyRepeat), ("more-than-one", CapWhen::MoreThanOne)])
    });
    let waivable = object.need("waivable").and_then(|cursor| cursor.yes_or_no());
    let facts = object.may("facts").map_or(Some(Vec::new()), |cursor| facts::facts(&cursor, names));
    let basis = basis(&object);
    let source = source(&object, names);
    object.finish();
    let (on, when, waivable) = (on?, when?, waivable?);
    let cap = grade?.map(|grade| Cap { grade, on, when, waivable });
    Some(Repeats { cap, facts: facts?, basis: basis?, source: source? })
}
