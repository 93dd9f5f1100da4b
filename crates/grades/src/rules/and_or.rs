//! `{ "and": [NEEDS, …] }`, `{ "or": [NEEDS, …] }`: each of several conditions, or one of them and more.
//!
//! ```
//! use grades::rules::NeedsFile;
//! let text = r#"{ "and": [{ "mark": 26 }, { "all": { "grade": "pass" } }] }"#;
//! let rule = grades::files::json::Json::parse(text, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(NeedsFile::And(_))));
//! ```

use super::{Needs, NeedsFile, Within, each_points};
use crate::domain::decision::Finding;
use crate::domain::grading::formula::{Formula, Reader};
use crate::files::json::Faults;
use crate::files::values::List;
use crate::wording::listed;
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::Serialize;

/// Each of these holds.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "and")]
pub struct AndFile {
    /// The conditions.
    pub and: List<NeedsFile, 1, 20>,
}

/// One of these holds, or more.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "or")]
pub struct OrFile {
    /// The conditions.
    pub or: List<NeedsFile, 1, 20>,
}

impl AndFile {
    pub(super) fn check(&self, within: &Within, place: ValuePointerRef) -> Vec<Needs> {
        parts(&self.and, within, place.push_key("and"))
    }
}

impl OrFile {
    pub(super) fn check(&self, within: &Within, place: ValuePointerRef) -> Vec<Needs> {
        parts(&self.or, within, place.push_key("or"))
    }
}

fn parts(files: &[NeedsFile], within: &Within, place: ValuePointerRef) -> Vec<Needs> {
    let inside = Within { depth: within.depth.saturating_add(1), ..*within };
    files.iter().enumerate().map(|(at, part)| part.check(&inside, place.push_index(at))).collect()
}

pub(super) fn formulas(parts: &[Needs], reader: &Reader) -> Vec<Formula> {
    let mut list = Vec::with_capacity(parts.len());
    for part in parts {
        list.push(part.formula(reader));
    }
    list
}

/// What joins the parts of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joined {
    /// Each of them.
    And,
    /// One of them.
    Or,
}

/// Several conditions in one sentence. Inside a list that is joined by the other word it is said where this list begins:
/// "either all 3 pass criteria or both credit criteria". `asked` words one part, inside a list that is joined so.
pub(crate) fn words(
    joined: Joined,
    parts: &[Finding],
    inside: Option<Joined>,
    asked: &dyn Fn(&Finding, Option<Joined>) -> String,
) -> String {
    if joined == Joined::And
        && let Some(points) = each_points::words(parts)
    {
        return points;
    }
    let below = if parts.len() > 1 { Some(joined) } else { inside };
    let each: Vec<String> = parts.iter().map(|part| asked(part, below)).collect();
    match (joined, inside) {
        (Joined::And, Some(Joined::Or)) if parts.len() == 2 => format!("both {}", listed(&each, "and")),
        (Joined::And, _) => listed(&each, "and"),
        (Joined::Or, Some(Joined::And)) if parts.len() > 1 => format!("either {}", listed(&each, "or")),
        (Joined::Or, _) => listed(&each, "or"),
    }
}
