//! Which ids a pack has, gathered first and leniently, so that references can be checked wherever they stand.

use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::MethodNo;
use crate::domain::standard::PathwayNo;
use crate::formats::problem::{did_you_mean, named, of_name};
use crate::formats::tree::Node;
use crate::formats::walk::Cursor;

/// The ids of a pack, as far as they can be read.
#[derive(Debug, Default)]
pub(super) struct Names {
    documents: Vec<String>,
    pathways: Vec<String>,
    ksbs: Vec<String>,
    criteria: Vec<String>,
    outcomes: Vec<String>,
    categories: Vec<String>,
    overall: Option<GradeScale>,
    methods: Vec<String>,
    scales: Vec<Option<GradeScale>>,
    mark_parts: Vec<Option<Vec<String>>>,
}

impl Names {
    /// Gathers them.
    pub fn scan(top: &Node) -> Names {
        let texts = |list: &str, key: &str| {
            let mut found = Vec::new();
            add_texts(top.get(list), key, &mut found);
            found
        };
        let methods = top.get("methods").map_or(&[][..], Node::items);
        let (mut criteria, mut scales, mut mark_parts) = (Vec::new(), Vec::new(), Vec::new());
        for method in methods {
            add_texts(method.get("criteria"), "id", &mut criteria);
            scales.push(scale(method.get("grades")));
            mark_parts.push(method.get("marks").map(|marks| super::rules::texts(marks.get("parts"), "id")));
        }
        Names {
            documents: texts("documents", "id"),
            pathways: texts("pathways", "id"),
            ksbs: texts("ksbs", "code"),
            criteria,
            outcomes: texts("outcomes", "id"),
            categories: texts("performance", "id"),
            overall: scale(top.get("grades")),
            methods: super::rules::texts(top.get("methods"), "id"),
            scales,
            mark_parts,
        }
    }

    /// A document of this pack.
    pub fn document(&self, cursor: Cursor) -> String {
        find(cursor, "unknown-document", "this pack's documents", &self.documents);
        cursor.id().to_owned()
    }

    /// An option of this pack.
    pub fn pathway(&self, cursor: Cursor) -> PathwayNo {
        PathwayNo(find(cursor, "unknown-pathway", "this pack's options (“pathways”)", &self.pathways))
    }

    /// A KSB code of this pack.
    pub fn ksb(&self, cursor: Cursor) -> String {
        find(cursor, "unknown-ksb", "this pack's KSBs", &self.ksbs);
        cursor.id().to_owned()
    }

    /// A method of this pack.
    pub fn method(&self, cursor: Cursor) -> MethodNo {
        MethodNo(find(cursor, "unknown-method", "this pack's methods", &self.methods))
    }

    /// The ids of the methods, in order.
    pub fn methods(&self) -> &[String] {
        &self.methods
    }

    /// A grade of a scale; nothing is complained about where the scale itself cannot be read.
    #[inline(never)]
    pub fn grade(&self, cursor: Cursor, scale: Option<&GradeScale>) -> Grade {
        let name = cursor.text(80);
        let Some(scale) = scale else { return Grade::LOWEST };
        scale.find(name).unwrap_or_else(|| {
            unknown(cursor, "unknown-grade", name, "the grades of this scale", scale.names());
            Grade::LOWEST
        })
    }

    /// The overall scale.
    pub fn overall(&self) -> Option<&GradeScale> {
        self.overall.as_ref()
    }

    /// The scale of a method.
    pub fn scale(&self, method: MethodNo) -> Option<&GradeScale> {
        self.scales.get(method.at())?.as_ref()
    }

    /// The parts of a method's marks; none where it has no marks.
    pub fn mark_parts(&self, method: MethodNo) -> Option<&[String]> {
        self.mark_parts.get(method.at())?.as_deref()
    }

    /// A grade of the overall scale that a descriptor stands under.
    pub fn descriptor(&self, cursor: Cursor, name: &str) {
        if let Some(scale) = self.overall().filter(|scale| scale.find(name).is_none()) {
            unknown(cursor, "unknown-grade", name, "the grades of this scale", scale.names());
        }
    }

    /// How many criteria, outcomes and categories have this id.
    pub fn times_answerable(&self, id: &str) -> usize {
        [&self.criteria, &self.outcomes, &self.categories].into_iter().flatten().filter(|known| *known == id).count()
    }

    /// What a note may be about.
    pub fn about(&self, cursor: Cursor) -> String {
        let name = cursor.id();
        let known = [&self.methods, &self.criteria, &self.outcomes, &self.categories, &self.pathways, &self.ksbs];
        if !PARTS.contains(&name) && !known.iter().any(|list| list.iter().any(|id| id == name)) {
            let mut every = PARTS.map(str::to_owned).to_vec();
            for list in known {
                every.extend_from_slice(list);
            }
            unknown(
                cursor,
                "unknown-subject",
                name,
                "this pack's parts, methods, criteria, outcomes, categories, options or KSBs",
                &every,
            );
        }
        name.to_owned()
    }
}

/// Adds the texts under a key of every item of a list, where there are any.
fn add_texts(list: Option<&Node>, key: &str, found: &mut Vec<String>) {
    for item in list.map_or(&[][..], Node::items) {
        if let Some(text) = item.get(key).and_then(Node::as_text) {
            found.push(text.to_owned());
        }
    }
}

/// A scale of grades, as far as it can be read.
pub(super) fn scale(node: Option<&Node>) -> Option<GradeScale> {
    GradeScale::new(node?.items().iter().filter_map(|name| name.as_text().map(str::to_owned)).collect())
}

/// The parts of a pack that a note may be about, beside whatever has an id.
const PARTS: [&str; 6] = ["standard", "overall", "repeats", "gateway", "portfolio", "facts"];

/// The place of a name in a list; reported, and the first place, if it is not there.
#[inline(never)]
pub(super) fn find(cursor: Cursor, code: &'static str, among: &str, known: &[String]) -> u8 {
    let name = cursor.id();
    let place = known.iter().position(|other| other == name).unwrap_or_else(|| {
        unknown(cursor, code, name, among, known);
        0
    });
    u8::try_from(place).unwrap_or(0)
}

fn unknown(cursor: Cursor, code: &'static str, name: &str, among: &str, known: &[String]) {
    if !name.is_empty() {
        let hint = did_you_mean(name, &named(known, |name| name));
        let says = of_name(name, &["is not among ", among, ".", &hint]);
        cursor.problem(code, says, "Correct the name here, or add what it refers to.");
    }
}
