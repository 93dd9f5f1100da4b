//! Rules of methods and components: what a grade needs.

use super::names::{self, Names};
use super::{SENTENCE, TITLE, basis, source};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::order::sort_short;
use crate::domain::plan::{ComponentNo, PartNo};
use crate::domain::rule::{IfEmpty, Needs, Pool, Reading, Rule, Scope};
use crate::formats::tree::Node;
use crate::formats::walk::{Cursor, Object};

/// The most levels that rules may be nested.
const DEEPEST_RULE: usize = 8;

/// The most marks there may be.
pub(in crate::formats) const MOST_MARKS: u32 = 10_000;

/// What the rules of a method may name.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub names: &'a Names,
    /// The scale of the method: that of its criteria, those of components as well.
    pub scale: Option<&'a GradeScale>,
    /// The scale that the rules decide on: that of the method, or of the component.
    pub decides: Option<&'a GradeScale>,
    /// The components of the method, with their scales.
    pub components: &'a [(String, Option<GradeScale>)],
    /// The parts of its marks; none where it has no marks.
    pub parts: Option<&'a [String]>,
    /// The ids of its criteria.
    pub criteria: &'a [String],
    /// The component whose rules these are.
    pub inside: Option<ComponentNo>,
}

/// The texts under a key of every item of a list, as far as they can be read.
pub(super) fn texts(list: Option<&Node>, key: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for item in list.map_or(&[][..], Node::items) {
        texts.push(item.get(key).and_then(Node::as_text).unwrap_or_default().to_owned());
    }
    texts
}

/// Rules for every grade above the lowest, lowest first.
pub(super) fn rules(list: Cursor, around: &Around, grades: &GradeScale) -> Vec<Rule> {
    let mut rules = list.list(GradeScale::LONGEST, |cursor| rule(cursor, around));
    each_grade_once(list, rules.iter().map(|rule| rule.grade), grades);
    sort_short(&mut rules, |one, other| one.grade < other.grade);
    rules
}

/// Every grade above the lowest has one rule, and the lowest has none.
pub(super) fn each_grade_once(cursor: Cursor, rules: impl Iterator<Item = Grade> + Clone, scale: &GradeScale) {
    for grade in scale.grades() {
        let found = rules.clone().filter(|known| *known == grade).count();
        let name = scale.name(grade);
        if grade == Grade::LOWEST {
            if found > 0 {
                let says = format!("“{name}” is the lowest grade, so nothing is needed for it.");
                cursor.problem("rule-for-lowest", says, "Remove its rule.");
            }
        } else if found == 0 {
            let remedy = "Add a rule for it, or take the grade off the scale.";
            cursor.problem("missing-rule", format!("No rule says what “{name}” needs."), remedy);
        } else if found > 1 {
            let remedy = "Join them with “and” or “or”.";
            cursor.problem("duplicate-rule", format!("{found} rules decide “{name}”."), remedy);
        }
    }
}

fn rule(cursor: Cursor, around: &Around) -> Rule {
    let object = cursor.object();
    let grade = around.names.grade(object.need("grade"), around.decides);
    let several = if around.inside.is_none() { object.may("readings").given() } else { None };
    let readings = match several {
        Some(list) => readings(list, around),
        None => vec![Reading { says: None, needs: needs(object.need("needs"), around, 0) }],
    };
    let rule = Rule { grade, readings, basis: basis(&object), source: source(&object, around.names) };
    object.finish();
    rule
}

fn readings(list: Cursor, around: &Around) -> Vec<Reading> {
    let readings = list.list(4, |cursor| {
        let object = cursor.object();
        let says = Some(object.text("says", SENTENCE));
        let reading = Reading { says, needs: needs(object.need("needs"), around, 0) };
        object.finish();
        reading
    });
    if readings.is_empty() {
        list.problem("no-readings", "The rule has no reading.", "Give at least one, the headline first.");
    }
    readings
}

/// The conditions of a list; a list without any is a problem.
pub(super) fn parts<T>(list: Cursor, read: impl FnMut(Cursor) -> T) -> Vec<T> {
    let parts = list.list(20, read);
    if parts.is_empty() {
        list.problem("empty-rule", "The list of conditions is empty.", "Put at least one condition in it.");
    }
    parts
}

/// The kind of a condition: exactly one of these keys.
#[inline(never)]
pub(super) fn kind<'t>(object: &Object<'t>, kinds: &[&'static str], depth: usize) -> Option<(usize, Cursor<'t>)> {
    let mut found = None;
    let mut many = 0;
    for (place, kind) in kinds.iter().enumerate() {
        if let Some(cursor) = object.may(kind).given() {
            found = Some((place, cursor));
            many += 1;
        }
    }
    if many != 1 || depth >= DEEPEST_RULE {
        if depth >= DEEPEST_RULE {
            object.cursor.problem("rule-too-deep", "The rule is nested too deeply.", "Join its parts.");
        } else {
            let says = format!("A condition has exactly one kind; here are {many}.");
            object.cursor.problem("one-kind", says, format!("Write one of: {}.", kinds.join(", ")));
        }
        // What belongs to a kind is not complained about as well.
        for key in ["of", "part", "reach", "method", "atLeast"] {
            let _ = object.may(key);
        }
        return None;
    }
    found
}

fn needs(cursor: Cursor, around: &Around, depth: usize) -> Needs {
    let object = cursor.object();
    let kinds = ["all", "atLeast", "and", "or", "mark", "points", "eachPoints", "component"];
    let list = |list: Cursor| parts(list, |part| needs(part, around, depth + 1));
    let read = match kind(&object, &kinds, depth) {
        Some((0, of)) => Needs::All(pool(of, around)),
        Some((1, count)) => Needs::AtLeast {
            count: u16::try_from(count.whole(1, 1_000)).unwrap_or(0),
            of: pool(object.need("of"), around),
        },
        Some((2, parts)) => Needs::And(list(parts)),
        Some((3, parts)) => Needs::Or(list(parts)),
        Some((4, mark)) => {
            if around.parts.is_none() {
                let remedy = "Give the method “marks”, or ask for criteria.";
                mark.problem("no-marks", "The method has no marks.", remedy);
            }
            Needs::Mark { part: part(&object, around.parts), at_least: mark.whole(1, MOST_MARKS) }
        }
        Some((5, points)) => Needs::Points { component: around.inside, at_least: points.whole(1, 1_000_000) },
        Some((6, points)) => Needs::EachPoints { component: around.inside, at_least: points.whole(1, MOST_MARKS) },
        Some((_, id)) => component_reach(&object, id, around),
        None => Needs::And(Vec::new()),
    };
    object.finish();
    read
}

/// The part of a method's marks that a condition names.
pub(super) fn part(object: &Object, parts: Option<&[String]>) -> Option<PartNo> {
    let cursor = object.may("part").given()?;
    Some(PartNo(names::find(cursor, "unknown-part", "the parts of these marks", parts.unwrap_or(&[]))))
}

fn component_reach(object: &Object, id: Cursor, around: &Around) -> Needs {
    if around.inside.is_some() {
        let remedy = "Ask for its criteria, or move the condition to a rule of the method.";
        id.problem("nested-component", "The rules of a component cannot ask for a component.", remedy);
    }
    let component = component(id, around);
    let scale = around.components.get(usize::from(component.0)).and_then(|(_, scale)| scale.as_ref());
    Needs::Component { component, reach: around.names.grade(object.need("reach"), scale) }
}

/// A component of the method.
pub(super) fn component(cursor: Cursor, around: &Around) -> ComponentNo {
    let known: Vec<String> = around.components.iter().map(|(id, _)| id.clone()).collect();
    ComponentNo(names::find(cursor, "unknown-component", "this method's components", &known))
}

fn pool(cursor: Cursor, around: &Around) -> Pool {
    let object = cursor.object();
    let scopes = [("core", Scope::Core), ("option", Scope::Option), ("both", Scope::Both)];
    let named = object.may("criteria").given().map(|list| {
        parts(list, |id| {
            names::find(id, "unknown-criterion", "this method's criteria", around.criteria);
            id.id().to_owned()
        })
    });
    let if_empty = object.may_one_of("ifEmpty", &[("met", IfEmpty::Met), ("notMet", IfEmpty::NotMet)]);
    let pool = match named {
        Some(named) => Pool { named, if_empty, component: around.inside, ..Pool::default() },
        None => Pool {
            grade: Some(around.names.grade(object.need("grade"), around.scale)),
            from: object.may_one_of("from", &scopes).unwrap_or_default(),
            theme: object.may_text("theme", TITLE),
            component: match object.may("component").given() {
                Some(id) if around.inside.is_none() => Some(component(id, around)),
                Some(id) => {
                    id.problem("nested-component", "These are a component's own criteria.", "Remove “component”.");
                    around.inside
                }
                None => around.inside,
            },
            named: Vec::new(),
            if_empty,
        },
    };
    object.finish();
    pool
}
