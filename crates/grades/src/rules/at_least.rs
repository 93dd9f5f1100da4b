//! `{ "atLeast": 3, "of": POOL }`: so many criteria of a pool are met.
//!
//! ```
//! use grades::rules::NeedsFile;
//! let text = r#"{ "atLeast": 3, "of": { "grade": "distinction" } }"#;
//! let rule = grades::files::json::Json::parse(text, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(NeedsFile::AtLeast(_))));
//! ```

use super::pool::{Pool, PoolFile};
use super::{Asked, Complaint, Within};
use crate::domain::grading::formula::{Formula, Reader};
use crate::files::json::Faults;
use crate::files::values::Whole;
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// So many criteria of the pool are met.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "atLeast")]
pub struct AtLeastFile {
    /// How many.
    pub at_least: Whole<1, 1_000>,
    /// Of which pool.
    pub of: PoolFile,
}

/// So many criteria of a pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtLeast {
    /// How many.
    pub count: u16,
    /// Of which.
    pub of: Pool,
}

impl AtLeastFile {
    pub(super) fn check(&self, within: &Within, place: ValuePointerRef) -> AtLeast {
        AtLeast {
            count: u16::try_from(self.at_least.get()).unwrap_or(u16::MAX),
            of: self.of.check(within, place.push_key("of")),
        }
    }
}

impl AtLeast {
    pub(super) fn formula(&self, reader: &Reader) -> Formula {
        Formula::Sum(reader.sum(&self.of, Some(self.count)))
    }

    pub(super) fn prove(&self, asked: &Asked, complain: &mut dyn FnMut(Complaint)) {
        let (count, there) = (u32::from(self.count), asked.criteria_in(&self.of));
        if there == 0 && self.of.if_empty.is_none() {
            complain(Complaint::EmptyPool);
        } else if there > 0 && count > there {
            complain(Complaint::CountsTooMany { count, there });
        }
    }
}
