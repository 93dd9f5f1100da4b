//! Which ids a pack has, gathered first and leniently, so that references can be checked wherever they stand.

use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::MethodNo;
use crate::domain::standard::PathwayNo;
use crate::formats::problem::{did_you_mean, shown};
use crate::formats::tree::Node;
use crate::formats::walk::Cursor;

/// The ids of a pack, as far as they can be read.
#[derive(Debug, Default)]
pub(super) struct Names {
    documents: Vec<String>,
    pathways: Vec<String>,
    ksbs: Vec<String>,
    criteria: Vec<String>,
    overall: Option<GradeScale>,
    methods: Vec<(String, Option<GradeScale>)>,
}

impl Names {
    /// Gathers them.
    pub fn scan(top: &Node) -> Names {
        let texts = |list: &str, key: &str| {
            let items = top.get(list).map_or(&[][..], Node::items);
            items.iter().filter_map(|item| item.get(key)?.as_text().map(str::to_owned)).collect::<Vec<_>>()
        };
        let scale = |node: Option<&Node>| {
            GradeScale::new(node?.items().iter().filter_map(|name| name.as_text().map(str::to_owned)).collect())
        };
        let methods = top.get("methods").map_or(&[][..], Node::items);
        Names {
            documents: texts("documents", "id"),
            pathways: texts("pathways", "id"),
            ksbs: texts("ksbs", "code"),
            criteria: methods
                .iter()
                .flat_map(|method| method.get("criteria").map_or(&[][..], Node::items))
                .filter_map(|criterion| criterion.get("id")?.as_text().map(str::to_owned))
                .collect(),
            overall: scale(top.get("grades")),
            methods: methods
                .iter()
                .filter_map(|method| Some((method.get("id")?.as_text()?.to_owned(), scale(method.get("grades")))))
                .collect(),
        }
    }

    /// A document of this pack.
    pub fn document(&self, cursor: &Cursor) -> Option<String> {
        let id = cursor.id()?;
        find(cursor, "unknown-document", id, "documents", self.documents.iter().map(String::as_str))
            .map(|_| id.to_owned())
    }

    /// An option of this pack.
    pub fn pathway(&self, cursor: &Cursor) -> Option<PathwayNo> {
        let id = cursor.id()?;
        let place = find(cursor, "unknown-pathway", id, "pathways", self.pathways.iter().map(String::as_str))?;
        u8::try_from(place).ok().map(PathwayNo)
    }

    /// A KSB code of this pack.
    pub fn ksb(&self, cursor: &Cursor) -> Option<String> {
        let code = cursor.id()?;
        find(cursor, "unknown-ksb", code, "ksbs", self.ksbs.iter().map(String::as_str)).map(|_| code.to_owned())
    }

    /// A method of this pack.
    pub fn method(&self, cursor: &Cursor) -> Option<MethodNo> {
        let id = cursor.id()?;
        let place = find(cursor, "unknown-method", id, "methods", self.methods.iter().map(|(id, _)| id.as_str()))?;
        u8::try_from(place).ok().map(MethodNo)
    }

    /// The ids of the methods, in order.
    pub fn method_ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.methods.iter().map(|(id, _)| id.as_str())
    }

    /// A grade of a scale; nothing, and no further problem, where the scale itself cannot be read.
    pub fn grade(&self, cursor: &Cursor, scale: Option<&GradeScale>) -> Option<Grade> {
        let name = cursor.text(80)?;
        let scale = scale?;
        find(cursor, "unknown-grade", name, "grades", scale.names().iter().map(String::as_str))?;
        scale.find(name)
    }

    /// The overall scale.
    pub fn overall(&self) -> Option<&GradeScale> {
        self.overall.as_ref()
    }

    /// The scale of a method.
    pub fn scale(&self, method: MethodNo) -> Option<&GradeScale> {
        self.methods.get(method.at())?.1.as_ref()
    }

    /// What a note may be about.
    pub fn about(&self, cursor: &Cursor) -> Option<String> {
        const PARTS: [&str; 6] = ["standard", "overall", "repeats", "gateway", "portfolio", "facts"];
        let name = cursor.id()?;
        let known = PARTS
            .into_iter()
            .chain(self.method_ids())
            .chain([&self.criteria, &self.pathways, &self.ksbs].into_iter().flatten().map(String::as_str));
        find(cursor, "unknown-subject", name, "parts, methods, criteria, options or KSBs", known)
            .map(|_| name.to_owned())
    }
}

fn find<'n>(
    cursor: &Cursor,
    code: &'static str,
    name: &str,
    among: &str,
    known: impl Iterator<Item = &'n str> + Clone,
) -> Option<usize> {
    let place = known.clone().position(|other| other == name);
    if place.is_none() {
        let hint = did_you_mean(name, known);
        let says = format!("“{}” is not among this pack's {among}.{hint}", shown(name));
        cursor.problem(code, says, "Correct the name here, or add what it refers to.");
    }
    place
}
