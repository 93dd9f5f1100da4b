//! `{ "all": POOL }`: every criterion of a pool is met.
//!
//! ```
//! use grades::rules::NeedsFile;
//! let rule = grades::files::json::Json::parse(r#"{ "all": { "grade": "pass" } }"#, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(NeedsFile::All(_))));
//! ```

use super::pool::{Pool, PoolFile};
use super::{Asked, Complaint, Within};
use crate::domain::grading::formula::{Formula, Reader};
use crate::files::json::Faults;
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Every criterion of the pool is met.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "all")]
pub struct AllFile {
    /// The pool.
    pub all: PoolFile,
}

/// Every criterion of a pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct All {
    /// Which criteria.
    pub of: Pool,
}

impl AllFile {
    pub(super) fn check(&self, within: &Within, place: ValuePointerRef) -> All {
        All { of: self.all.check(within, place.push_key("all")) }
    }
}

impl All {
    pub(super) fn formula(&self, reader: &Reader) -> Formula {
        Formula::Sum(reader.sum(&self.of, None))
    }

    pub(super) fn prove(&self, asked: &Asked, complain: &mut dyn FnMut(Complaint)) {
        if asked.criteria_in(&self.of) == 0 && self.of.if_empty.is_none() {
            complain(Complaint::EmptyPool);
        }
    }
}
