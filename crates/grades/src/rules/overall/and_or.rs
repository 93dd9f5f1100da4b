//! `{ "and": [ONEEDS, …] }`, `{ "or": [ONEEDS, …] }`: each of several conditions on methods, or one of them and more.
//!
//! ```
//! use grades::rules::overall::CombineFile;
//! let text = r#"{ "and": [{ "methods": "all", "reach": "pass" }, { "mark": 40, "method": "AM1" }] }"#;
//! let rule = grades::files::json::Json::parse(text, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(CombineFile::And(_))));
//! ```

use super::{Combine, CombineFile, Ends, Held};
use crate::domain::decision::Finding;
use crate::files::json::Faults;
use crate::files::pack::Check;
use crate::files::values::List;
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::Serialize;

/// Each of these holds.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "overallAnd")]
pub struct CombineAndFile {
    /// The conditions.
    pub and: List<CombineFile, 1, 20>,
}

/// One of these holds, or more.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "overallOr")]
pub struct CombineOrFile {
    /// The conditions.
    pub or: List<CombineFile, 1, 20>,
}

impl CombineAndFile {
    pub(super) fn check(&self, check: &Check, place: ValuePointerRef, depth: usize) -> Vec<Combine> {
        parts(&self.and, check, place.push_key("and"), depth)
    }
}

impl CombineOrFile {
    pub(super) fn check(&self, check: &Check, place: ValuePointerRef, depth: usize) -> Vec<Combine> {
        parts(&self.or, check, place.push_key("or"), depth)
    }
}

fn parts(files: &[CombineFile], check: &Check, place: ValuePointerRef, depth: usize) -> Vec<Combine> {
    let deeper = depth.saturating_add(1);
    files.iter().enumerate().map(|(at, part)| part.check(check, place.push_index(at), deeper)).collect()
}

/// What each part found; whether all of them hold, or whether one does.
pub(super) fn held(all: bool, parts: &[Combine], ends: &Ends) -> Held {
    let (mut findings, mut today, mut possible) = (Vec::new(), all, all);
    for part in parts {
        let one = part.held(ends);
        findings.push(one.finding);
        (today, possible) = if all {
            (today && one.today, possible && one.possible)
        } else {
            (today || one.today, possible || one.possible)
        };
    }
    let finding = if all { Finding::And(findings) } else { Finding::Or(findings) };
    Held { finding, today, possible }
}
