//! `overall` and `repeats`: how methods combine, and what re-sits do.

use super::names::Names;
use super::{SENTENCE, basis, facts, source};
use crate::domain::plan::MethodNo;
use crate::domain::repeats::{Cap, CapOn, CapWhen, Repeats};
use crate::domain::rule::{Cell, Overall, Row, Table};
use crate::formats::problem::{did_you_mean, shown};
use crate::formats::tree::Node;
use crate::formats::walk::Cursor;

pub(super) fn overall(cursor: Cursor, names: &Names) -> Overall {
    let object = cursor.object();
    let overall = if let Some(decided_by) = object.may("decidedBy").given() {
        let _ = decided_by.one_of(&[("assessment-organisation", ())]);
        Overall::ByOrganisation {
            says: object.may_text("says", SENTENCE),
            basis: basis(&object),
            source: source(&object, names),
        }
    } else {
        Overall::Table(Table {
            rows: object.need("table").list(400, |cursor| row(cursor, names)),
            monotone: object.may("monotone").given().is_none_or(Cursor::yes_or_no),
            basis: basis(&object),
            source: source(&object, names),
        })
    };
    object.finish();
    overall
}

fn row(cursor: Cursor, names: &Names) -> Row {
    let object = cursor.object();
    let row = Row { when: cells(object.need("when"), names), then: names.grade(object.need("then"), names.overall()) };
    object.finish();
    row
}

/// A cell for each method; a method that a row does not name may have any grade.
fn cells(cursor: Cursor, names: &Names) -> Vec<Cell> {
    let object = cursor.object();
    if let Node::Object(fields) = object.cursor.node {
        for (id, node) in fields {
            if !names.methods().iter().any(|known| known == id) {
                let hint = did_you_mean(id, names.methods().iter().map(String::as_str));
                let says = format!("“{}” is not a method of this pack.{hint}", shown(id));
                cursor.at(node).problem("unknown-method", says, "Correct the name, or add the method.");
            }
        }
    }
    let cell = |(no, id): (MethodNo, &String)| {
        let Some(node) = cursor.node.get(id) else { return Cell::Any };
        let at = cursor.at(node);
        match node {
            Node::Text(text) if text == "any" => Cell::Any,
            Node::Object(_) => {
                let object = at.object();
                let least = names.grade(object.need("atLeast"), names.scale(no));
                object.finish();
                Cell::AtLeast(least)
            }
            _ => Cell::Exactly(names.grade(at, names.scale(no))),
        }
    };
    (0..u8::MAX).map(MethodNo).zip(names.methods()).map(cell).collect()
}

pub(super) fn repeats(cursor: Cursor, names: &Names) -> Repeats {
    let object = cursor.object();
    let cap = object.need_or_null("cap").given().map(|cap| names.grade(cap, names.overall()));
    let on = object.may_one_of("on", &[("overall", CapOn::Overall), ("method", CapOn::Method)]);
    let when = [("any-repeat", CapWhen::AnyRepeat), ("more-than-one", CapWhen::MoreThanOne)];
    let when = object.may_one_of("when", &when);
    let waivable = object.need("waivable").yes_or_no();
    let repeats = Repeats {
        cap: cap.map(|grade| Cap {
            grade,
            on: on.unwrap_or(CapOn::Overall),
            when: when.unwrap_or(CapWhen::AnyRepeat),
            waivable,
        }),
        facts: facts::facts(object.may("facts"), names),
        basis: basis(&object),
        source: source(&object, names),
    };
    object.finish();
    repeats
}
