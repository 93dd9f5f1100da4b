//! `methods`: assessment methods with their criteria and rules.

use super::names::Names;
use super::statements::{codes, pathway};
use super::{SENTENCE, TITLE, basis, facts, may_basis, refuse_twins, source};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::order::sort_short;
use crate::domain::plan::{Criterion, Method, MethodNo};
use crate::domain::rule::{IfEmpty, Needs, Pool, Reading, Rule, Scope};
use crate::formats::problem::shown;
use crate::formats::walk::Cursor;

/// The most levels that rules may be nested.
const DEEPEST_RULE: usize = 8;

/// A scale of grades, lowest first.
pub(super) fn scale(cursor: Cursor) -> GradeScale {
    let names = cursor.list(GradeScale::LONGEST, |cursor| {
        let name = cursor.string(40);
        if name == "any" {
            let remedy = "Call the grade something else.";
            cursor.problem("grade-any", "“any” stands for every grade in the rows of a table.", remedy);
        }
        name
    });
    GradeScale::new(names).unwrap_or_else(|| {
        let remedy = format!("List two to {} different grades, lowest first.", GradeScale::LONGEST);
        cursor.problem("bad-scale", "This is not a scale of grades.", remedy);
        GradeScale::default()
    })
}

/// The methods, and the criteria of all of them in document order.
pub(super) fn methods(cursor: Cursor, names: &Names) -> (Vec<Method>, Vec<Criterion>) {
    let mut criteria: Vec<Criterion> = Vec::new();
    let mut place = 0;
    let list = cursor.list(10, |cursor| {
        let method = method(cursor, MethodNo(place), names, &mut criteria);
        place += 1;
        method
    });
    refuse_twins(cursor, list.iter().map(|method| (method.id.as_str(), "")));
    (list, criteria)
}

fn method(cursor: Cursor, no: MethodNo, names: &Names, criteria: &mut Vec<Criterion>) -> Method {
    let object = cursor.object();
    let scale_at_hand = names.scale(no);
    let (id, title) = (object.id("id"), object.text("title", TITLE));
    let (short, grades) = (object.may_text("short", TITLE), scale(object.need("grades")));
    for cursor in object.need("criteria").items(1_000) {
        let criterion = criterion(cursor, no, scale_at_hand, names);
        if criteria.iter().any(|other| other.id == criterion.id) {
            let says = format!("“{}” stands here for the second time.", shown(&criterion.id));
            let remedy = "Give each criterion its own id: people's answers are kept under it.";
            cursor.below("id").problem("duplicate-id", says, remedy);
        }
        criteria.push(criterion);
    }
    let list = object.need("rules");
    let mut rules = list.list(GradeScale::LONGEST, |cursor| rule(cursor, scale_at_hand, names));
    each_grade_once(list, &rules, &grades);
    sort_short(&mut rules, |one, other| one.grade < other.grade);
    let facts = facts::facts(object.may("facts"), names);
    object.finish();
    Method { id, title, short, grades, rules, facts }
}

/// Every grade above the lowest has one rule, and the lowest has none.
fn each_grade_once(cursor: Cursor, rules: &[Rule], scale: &GradeScale) {
    for grade in scale.grades() {
        let found = rules.iter().filter(|rule| rule.grade == grade).count();
        let name = scale.name(grade);
        if grade == Grade::LOWEST {
            if found > 0 {
                let says = format!("“{name}” is the lowest grade, so nothing is needed for it.");
                cursor.problem("rule-for-lowest", says, "Remove its rule.");
            }
        } else if found == 0 {
            let remedy = "Add a rule for it, or take the grade off the method's scale.";
            cursor.problem("missing-rule", format!("No rule says what “{name}” needs."), remedy);
        } else if found > 1 {
            let remedy = "Join them with “and” or “or”.";
            cursor.problem("duplicate-rule", format!("{found} rules decide “{name}”."), remedy);
        }
    }
}

fn criterion(cursor: Cursor, method: MethodNo, scale: Option<&GradeScale>, names: &Names) -> Criterion {
    let object = cursor.object();
    let criterion = Criterion {
        id: object.id("id"),
        method,
        grade: names.grade(object.need("grade"), scale),
        pathway: pathway(&object, names),
        theme: object.text_or_null("theme", TITLE),
        ksbs: codes(&object, names),
        prompt: object.text("prompt", SENTENCE),
        basis: may_basis(&object),
        source: source(&object, names),
    };
    object.finish();
    criterion
}

fn rule(cursor: Cursor, scale: Option<&GradeScale>, names: &Names) -> Rule {
    let object = cursor.object();
    let grade = names.grade(object.need("grade"), scale);
    let readings = match object.may("readings").given() {
        Some(list) => readings(list, scale, names),
        None => vec![Reading { says: None, needs: needs(object.need("needs"), scale, names, 0) }],
    };
    let rule = Rule { grade, readings, basis: basis(&object), source: source(&object, names) };
    object.finish();
    rule
}

fn readings(list: Cursor, scale: Option<&GradeScale>, names: &Names) -> Vec<Reading> {
    let readings = list.list(4, |cursor| {
        let object = cursor.object();
        let says = Some(object.text("says", SENTENCE));
        let reading = Reading { says, needs: needs(object.need("needs"), scale, names, 0) };
        object.finish();
        reading
    });
    if readings.is_empty() {
        list.problem("no-readings", "The rule has no reading.", "Give at least one, the headline first.");
    }
    readings
}

fn needs(cursor: Cursor, scale: Option<&GradeScale>, names: &Names, depth: usize) -> Needs {
    if depth >= DEEPEST_RULE {
        cursor.problem("rule-too-deep", "The rule is nested too deeply.", "Join its parts.");
        return Needs::And(Vec::new());
    }
    let object = cursor.object();
    let parts = |list: Cursor| {
        let parts = list.list(20, |part| needs(part, scale, names, depth + 1));
        if parts.is_empty() {
            list.problem("empty-rule", "The list of conditions is empty.", "Put at least one condition in it.");
        }
        parts
    };
    let kinds = ["all", "atLeast", "and", "or"].map(|kind| object.may(kind).given());
    let read = match kinds {
        [Some(of), None, None, None] => Needs::All(pool(of, scale, names)),
        [None, Some(count), None, None] => Needs::AtLeast {
            count: u16::try_from(count.whole(1, 1_000)).unwrap_or(0),
            of: pool(object.need("of"), scale, names),
        },
        [None, None, Some(list), None] => Needs::And(parts(list)),
        [None, None, None, Some(list)] => Needs::Or(parts(list)),
        kinds => {
            let says = format!("A condition has exactly one kind; here are {}.", kinds.iter().flatten().count());
            cursor.problem("one-kind", says, "Write one of: all, atLeast (with of), and, or.");
            let _ = object.may("of");
            Needs::And(Vec::new())
        }
    };
    object.finish();
    read
}

fn pool(cursor: Cursor, scale: Option<&GradeScale>, names: &Names) -> Pool {
    let object = cursor.object();
    let scopes = [("core", Scope::Core), ("option", Scope::Option), ("both", Scope::Both)];
    let pool = Pool {
        grade: names.grade(object.need("grade"), scale),
        from: object.may_one_of("from", &scopes).unwrap_or_default(),
        if_empty: object.may_one_of("ifEmpty", &[("met", IfEmpty::Met), ("notMet", IfEmpty::NotMet)]),
    };
    object.finish();
    pool
}
