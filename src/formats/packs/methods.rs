//! `methods`: assessment methods with their criteria and rules.

use super::names::Names;
use super::statements::{codes, pathway};
use super::{basis, facts, optional_basis, optional_sentence, refuse_twins, sentence, source, title};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::order::sort_short;
use crate::domain::plan::{Criterion, Method, MethodNo};
use crate::domain::rule::{IfEmpty, Needs, Pool, Reading, Rule, Scope};
use crate::formats::walk::Cursor;

/// The most levels that rules may be nested.
const DEEPEST_RULE: usize = 8;

/// A scale of grades, lowest first.
pub(super) fn scale(cursor: &Cursor) -> Option<GradeScale> {
    let names = cursor.list(GradeScale::LONGEST, |cursor| cursor.text(40).map(str::to_owned))?;
    let scale = GradeScale::new(names);
    if scale.is_none() {
        let remedy = format!("List two to {} different grades, lowest first.", GradeScale::LONGEST);
        cursor.problem("bad-scale", "This is not a scale of grades.", remedy);
    }
    scale
}

/// The methods, and the criteria of all of them in document order.
pub(super) fn methods(cursor: &Cursor, names: &Names) -> Option<(Vec<Method>, Vec<Criterion>)> {
    let mut place = 0;
    let list = cursor.list(10, |cursor| {
        let method = method(cursor, MethodNo(place), names);
        place += 1;
        method
    })?;
    refuse_twins(cursor, list.iter().map(|(method, _)| (method.id.as_str(), "")));
    let (methods, criteria): (Vec<Method>, Vec<Vec<Criterion>>) = list.into_iter().unzip();
    for (place, own) in criteria.iter().enumerate() {
        let before = criteria.iter().take(place).flatten();
        for (at, twin) in own.iter().enumerate() {
            let earlier = own.iter().take(at);
            if before.clone().chain(earlier).any(|other| other.id == twin.id) {
                let says = format!("“{}” stands here for the second time.", twin.id);
                let remedy = "Give each criterion its own id: people's answers are kept under it.";
                cursor.below(&format!("{place}/criteria/{at}/id")).problem("duplicate-id", says, remedy);
            }
        }
    }
    Some((methods, criteria.into_iter().flatten().collect()))
}

fn method(cursor: &Cursor, no: MethodNo, names: &Names) -> Option<(Method, Vec<Criterion>)> {
    let object = cursor.object()?;
    let id = object.id("id");
    let name = title(&object, "title");
    let short = optional_sentence(&object, "short");
    let grades = object.need("grades").and_then(|cursor| scale(&cursor));
    let known = names.scale(no);
    let criteria =
        object.need("criteria").and_then(|cursor| cursor.list(1_000, |cursor| criterion(cursor, no, known, names)));
    let rules = object.need("rules").and_then(|cursor| {
        let rules = cursor.list(GradeScale::LONGEST, |cursor| rule(cursor, known, names))?;
        if let Some(scale) = known {
            each_grade_once(&cursor, &rules, scale);
        }
        Some(rules)
    });
    let facts = object.may("facts").map_or(Some(Vec::new()), |cursor| facts::facts(&cursor, names));
    object.finish();
    let mut rules = rules?;
    sort_short(&mut rules, |one, other| one.grade < other.grade);
    Some((Method { id: id?, title: name?, short: short?, grades: grades?, rules, facts: facts? }, criteria?))
}

/// Every grade above the lowest has one rule, and the lowest has none.
fn each_grade_once(cursor: &Cursor, rules: &[Rule], scale: &GradeScale) {
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

fn criterion(cursor: &Cursor, method: MethodNo, scale: Option<&GradeScale>, names: &Names) -> Option<Criterion> {
    let object = cursor.object()?;
    let id = object.id("id");
    let grade = object.need("grade").and_then(|cursor| names.grade(&cursor, scale));
    let pathway = pathway(&object, names);
    let theme = object.text_or_null("theme", super::TITLE);
    let ksbs = codes(&object, names);
    let prompt = sentence(&object, "prompt");
    let basis = optional_basis(&object);
    let source = source(&object, names);
    object.finish();
    Some(Criterion {
        id: id?,
        method,
        grade: grade?,
        pathway: pathway?,
        theme: theme?,
        ksbs: ksbs?,
        prompt: prompt?,
        basis: basis?,
        source: source?,
    })
}

fn rule(cursor: &Cursor, scale: Option<&GradeScale>, names: &Names) -> Option<Rule> {
    let object = cursor.object()?;
    let grade = object.need("grade").and_then(|cursor| names.grade(&cursor, scale));
    let readings = match object.may("readings") {
        Some(cursor) => cursor.list(4, |cursor| {
            let object = cursor.object()?;
            let says = sentence(&object, "says");
            let needs = object.need("needs").and_then(|cursor| needs(&cursor, scale, names, 0));
            object.finish();
            Some(Reading { says: Some(says?), needs: needs? })
        }),
        None => object
            .need("needs")
            .and_then(|cursor| needs(&cursor, scale, names, 0))
            .map(|needs| vec![Reading { says: None, needs }]),
    };
    let basis = basis(&object);
    let source = source(&object, names);
    object.finish();
    let readings = readings?;
    if readings.is_empty() {
        cursor.problem("no-readings", "The rule has no reading.", "Give at least one, the headline first.");
        return None;
    }
    Some(Rule { grade: grade?, readings, basis: basis?, source: source? })
}

fn needs(cursor: &Cursor, scale: Option<&GradeScale>, names: &Names, depth: usize) -> Option<Needs> {
    if depth >= DEEPEST_RULE {
        cursor.problem("rule-too-deep", "The rule is nested too deeply.", "Join its parts.");
        return None;
    }
    let object = cursor.object()?;
    let parts = |cursor: Cursor| {
        let parts = cursor.list(20, |part| needs(part, scale, names, depth + 1))?;
        if parts.is_empty() {
            cursor.problem("empty-rule", "The list of conditions is empty.", "Put at least one condition in it.");
        }
        Some(parts)
    };
    let kinds: Vec<(&str, Cursor)> =
        ["all", "atLeast", "and", "or"].into_iter().filter_map(|kind| Some((kind, object.may(kind)?))).collect();
    let read = match <[_; 1]>::try_from(kinds) {
        Ok([("all", pool_at)]) => pool(&pool_at, scale, names).map(Needs::All),
        Ok([("and", list)]) => parts(list).map(Needs::And),
        Ok([("or", list)]) => parts(list).map(Needs::Or),
        Ok([(_, count)]) => {
            let count = count.whole(1, 1_000).and_then(|count| u16::try_from(count).ok());
            let of = object.need("of").and_then(|cursor| pool(&cursor, scale, names));
            count.zip(of).map(|(count, of)| Needs::AtLeast { count, of })
        }
        Err(kinds) => {
            let says = format!("A condition has exactly one kind; here are {}.", kinds.len());
            cursor.problem("one-kind", says, "Write one of: all, atLeast (with of), and, or.");
            None
        }
    };
    object.finish();
    read
}

fn pool(cursor: &Cursor, scale: Option<&GradeScale>, names: &Names) -> Option<Pool> {
    let object = cursor.object()?;
    let grade = object.need("grade").and_then(|cursor| names.grade(&cursor, scale));
    let from = object.may("from").map_or(Some(Scope::Both), |cursor| {
        cursor.one_of(&[("core", Scope::Core), ("option", Scope::Option), ("both", Scope::Both)])
    });
    let if_empty = object
        .may("ifEmpty")
        .map_or(Some(None), |cursor| cursor.one_of(&[("met", IfEmpty::Met), ("notMet", IfEmpty::NotMet)]).map(Some));
    object.finish();
    Some(Pool { grade: grade?, from: from?, if_empty: if_empty? })
}
