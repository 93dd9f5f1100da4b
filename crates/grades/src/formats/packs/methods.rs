//! `methods`: assessment methods with their criteria, components and marks.

use super::names::{self, Names};
use super::rules::{Around, MOST_MARKS, component, rules, texts};
use super::statements::{code_list, pathway};
use super::{SENTENCE, TITLE, facts, may_basis, may_source, refuse_twins, source};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::{Component, ComponentNo, Criterion, MarkPart, Marks, Method, MethodNo, Points};
use crate::formats::problem::shown;
use crate::formats::tree::Node;
use crate::formats::walk::Cursor;

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
    refuse_twins(cursor, &list, |method| &method.id);
    (list, criteria)
}

fn method(cursor: Cursor, no: MethodNo, names: &Names, criteria: &mut Vec<Criterion>) -> Method {
    let object = cursor.object();
    let within = Within::scan(cursor.node, names.scale(no));
    let around = within.around(names);
    let (id, title) = (object.id("id"), object.text("title", TITLE));
    let (short, grades) = (object.may_text("short", TITLE), scale(object.need("grades")));
    let components = object.may("components").given().map_or_else(Vec::new, |list| components(list, &around));
    let marks = object.may("marks").given().map(|cursor| marks(cursor, names));
    let before = criteria.len();
    for cursor in object.need("criteria").items(1_000) {
        let criterion = criterion(cursor, no, &around);
        if criteria.iter().any(|other| other.id == criterion.id) {
            let says = format!("“{}” stands here for the second time.", shown(&criterion.id));
            let remedy = "Give each criterion its own id: people's answers are kept under it.";
            cursor.below("id").problem("duplicate-id", says, remedy);
        }
        criteria.push(criterion);
    }
    let taken_elsewhere = object.may("takenElsewhere").given().is_some_and(Cursor::yes_or_no);
    let list = object.need("rules");
    let rules = if taken_elsewhere {
        if criteria.len() > before
            || marks.is_some()
            || !components.is_empty()
            || !list.items(GradeScale::LONGEST).is_empty()
        {
            let says = "A method that is taken elsewhere has no criteria, marks, components or rules here.";
            cursor.problem("taken-elsewhere", says, "Leave them empty: its result is entered.");
        }
        Vec::new()
    } else {
        rules(list, &around, &grades)
    };
    let facts = facts::facts(object.may("facts"), names);
    object.finish();
    Method { id, title, short, grades, rules, components, marks, taken_elsewhere, facts }
}

/// What a method has, as far as its rules and criteria refer to it.
struct Within {
    scale: Option<GradeScale>,
    components: Vec<(String, Option<GradeScale>)>,
    parts: Option<Vec<String>>,
    criteria: Vec<String>,
}

impl Within {
    fn scan(method: &Node, scale: Option<&GradeScale>) -> Within {
        let components = method.get("components").map_or(&[][..], Node::items);
        let names = texts(method.get("components"), "id").into_iter();
        let scales = components.iter().map(|component| names::scale(component.get("grades")));
        Within {
            scale: scale.cloned(),
            components: names.zip(scales).collect(),
            parts: method.get("marks").map(|marks| texts(marks.get("parts"), "id")),
            criteria: texts(method.get("criteria"), "id"),
        }
    }

    fn around<'a>(&'a self, names: &'a Names) -> Around<'a> {
        Around {
            names,
            scale: self.scale.as_ref(),
            decides: self.scale.as_ref(),
            components: &self.components,
            parts: self.parts.as_deref(),
            criteria: &self.criteria,
            inside: None,
        }
    }
}

fn components(cursor: Cursor, around: &Around) -> Vec<Component> {
    let mut place = 0;
    let list = cursor.list(10, |cursor| {
        let object = cursor.object();
        let (id, title) = (object.id("id"), object.text("title", TITLE));
        let grades = scale(object.need("grades"));
        let own = around.components.get(usize::from(place)).and_then(|(_, scale)| scale.as_ref());
        let inside = Around { decides: own, inside: Some(ComponentNo(place)), ..*around };
        let rules = rules(object.need("rules"), &inside, &grades);
        object.finish();
        place += 1;
        Component { id, title, grades, rules }
    });
    refuse_twins(cursor, &list, |component| &component.id);
    list
}

fn marks(cursor: Cursor, names: &Names) -> Marks {
    let object = cursor.object();
    let most = object.need("most").whole(1, MOST_MARKS);
    let parts = object.may("parts").given().map_or_else(Vec::new, |list| {
        let parts = list.list(10, |cursor| {
            let object = cursor.object();
            let part = MarkPart {
                id: object.id("id"),
                title: object.text("title", TITLE),
                most: object.need("most").whole(1, MOST_MARKS),
            };
            object.finish();
            part
        });
        refuse_twins(list, &parts, |part| &part.id);
        let together = parts.iter().map(|part| part.most).sum::<u32>();
        if together > most {
            let says = format!("The parts have {together} marks together, but the whole has {most}.");
            list.problem("parts-above-whole", says, "Correct the marks: parts share nothing.");
        }
        parts
    });
    let _ = may_source(&object, names);
    object.finish();
    Marks { most, parts }
}

fn criterion(cursor: Cursor, method: MethodNo, around: &Around) -> Criterion {
    let object = cursor.object();
    let points = object.may("points").given().map(|cursor| {
        let object = cursor.object();
        let points = Points {
            most: object.need("most").whole(1, 1_000),
            weight: object.may_whole("weight", 1, 1_000).unwrap_or(1),
        };
        object.finish();
        points
    });
    let grade = object.need_or_null("grade");
    if grade.given().is_some() == points.is_some() {
        let says = "A criterion has either a grade or points, and with points its grade is null.";
        cursor.problem("grade-or-points", says, "Write \"grade\": null beside points, or remove the points.");
    }
    let names = around.names;
    let criterion = Criterion {
        id: object.id("id"),
        method,
        grade: grade.given().map_or(Grade::LOWEST, |grade| names.grade(grade, around.scale)),
        component: object.may("component").given().map(|id| component(id, around)),
        points,
        pathway: pathway(&object, names),
        theme: object.text_or_null("theme", TITLE),
        // Null where the document prints none.
        ksbs: object.need_or_null("ksbs").given().map_or_else(Vec::new, |list| code_list(list, names)),
        prompt: object.text("prompt", SENTENCE),
        basis: may_basis(&object),
        source: source(&object, names),
    };
    object.finish();
    criterion
}
