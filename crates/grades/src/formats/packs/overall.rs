//! `overall` and `repeats`: how methods combine, and what re-sits do.

use super::names::Names;
use super::rules::{MOST_MARKS, each_grade_once, kind, part, parts};
use super::{SENTENCE, basis, facts, source};
use crate::domain::grade::GradeScale;
use crate::domain::order::sort_short;
use crate::domain::plan::MethodNo;
use crate::domain::repeats::{Cap, CapOn, CapWhen, Repeats};
use crate::domain::rule::{Cell, Combine, Overall, OverallRule, Row, Table};
use crate::formats::problem::{did_you_mean, named, shown};
use crate::formats::tree::Node;
use crate::formats::walk::{Cursor, Object};

pub(super) fn overall(cursor: Cursor, names: &Names) -> Overall {
    let object = cursor.object();
    let overall = if let Some(decided_by) = object.may("decidedBy").given() {
        let _ = decided_by.one_of(&[("assessment-organisation", ())]);
        Overall::ByOrganisation {
            says: object.may_text("says", SENTENCE),
            basis: basis(&object),
            source: source(&object, names),
        }
    } else if let Some(list) = object.may("rules").given() {
        Overall::Rules(rules(list, names))
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

/// What each overall grade needs, lowest first.
fn rules(list: Cursor, names: &Names) -> Vec<OverallRule> {
    let mut rules = list.list(GradeScale::LONGEST, |cursor| {
        let object = cursor.object();
        let rule = OverallRule {
            grade: names.grade(object.need("grade"), names.overall()),
            needs: combine(object.need("needs"), names, 0),
            basis: basis(&object),
            source: source(&object, names),
        };
        object.finish();
        rule
    });
    if let Some(scale) = names.overall() {
        each_grade_once(list, rules.iter().map(|rule| rule.grade), scale);
    }
    sort_short(&mut rules, |one, other| one.grade < other.grade);
    rules
}

fn combine(cursor: Cursor, names: &Names, depth: usize) -> Combine {
    let object = cursor.object();
    let list = |list: Cursor| parts(list, |part| combine(part, names, depth + 1));
    let read = match kind(&object, &["methods", "mark", "weighted", "and", "or"], depth) {
        Some((0, count)) => some_methods(&object, count, names),
        Some((1, mark)) => {
            let method = marked(object.need("method"), names);
            Combine::Mark { method, part: part(&object, names.mark_parts(method)), at_least: mark.whole(1, MOST_MARKS) }
        }
        Some((2, weights)) => Combine::Weighted {
            weights: weights_of(weights, names),
            at_least: object.need("atLeast").whole(1, 10_000_000),
        },
        Some((3, parts)) => Combine::And(list(parts)),
        Some((_, parts)) => Combine::Or(list(parts)),
        None => Combine::And(Vec::new()),
    };
    object.finish();
    read
}

fn some_methods(object: &Object, count: Cursor, names: &Names) -> Combine {
    let of = match object.may("of").given() {
        Some(list) => parts(list, |id| names.method(id)),
        None => (0..u8::MAX).map(MethodNo).zip(names.methods()).map(|(no, _)| no).collect(),
    };
    let all = u32::try_from(of.len()).unwrap_or(1);
    let count = match count.node {
        Node::Text(text) if text == "all" => all,
        _ => count.whole(1, all.max(1)),
    };
    let reach = object.need("reach");
    Combine::Methods {
        count: u8::try_from(count).unwrap_or(u8::MAX),
        of: of.into_iter().map(|no| (no, names.grade(reach, names.scale(no)))).collect(),
    }
}

/// A method that has marks.
fn marked(cursor: Cursor, names: &Names) -> MethodNo {
    let method = names.method(cursor);
    if names.mark_parts(method).is_none() {
        cursor.problem("no-marks", "The method has no marks.", "Give it “marks”, or ask for its grade.");
    }
    method
}

fn weights_of(cursor: Cursor, names: &Names) -> Vec<(MethodNo, u32)> {
    let object = cursor.object();
    refuse_strangers(&object, names);
    let given = (0..u8::MAX).map(MethodNo).zip(names.methods()).filter_map(|(no, id)| {
        let at = cursor.at(cursor.node.get(id)?);
        if names.mark_parts(no).is_none() {
            at.problem("no-marks", "The method has no marks.", "Give it “marks”, or leave it out.");
        }
        Some((no, at.whole(1, 1_000)))
    });
    given.collect()
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
    refuse_strangers(&object, names);
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

/// Keys that are no methods.
fn refuse_strangers(object: &Object, names: &Names) {
    if let Node::Object(fields) = object.cursor.node {
        for (id, node) in fields {
            if !names.methods().iter().any(|known| known == id) {
                let hint = did_you_mean(id, &named(names.methods(), |id| id));
                let says = format!("“{}” is not a method of this pack.{hint}", shown(id));
                object.cursor.at(node).problem("unknown-method", says, "Correct the name, or add the method.");
            }
        }
    }
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
