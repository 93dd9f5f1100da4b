//! `{ "atLeast": 3, "of": POOL }`: so many criteria of a pool are met.
//!
//! Where a plan asks for another number of the criteria of some option, `"forOption": { "rock": 2 }` says so.
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
use crate::domain::standard::PathwayNo;
use crate::files::json::Faults;
use crate::files::values::{Named, Whole};
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
    /// Another number for some options, under the id of each. Needs grade-pack/2.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub for_option: Option<Named<Whole<1, 1_000>>>,
}

/// So many criteria of a pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtLeast {
    /// How many.
    pub count: u16,
    /// Of which.
    pub of: Pool,
    /// Another number for some options.
    pub for_option: Vec<(PathwayNo, u16)>,
}

impl AtLeastFile {
    pub(super) fn check(&self, within: &Within, place: ValuePointerRef) -> AtLeast {
        let of_options = place.push_key("forOption");
        within.check.only_in_second(self.for_option.is_some(), of_options);
        let number = |number: Whole<1, 1_000>| u16::try_from(number.get()).unwrap_or(u16::MAX);
        let given = self.for_option.iter().flat_map(Named::iter);
        AtLeast {
            count: number(self.at_least),
            of: self.of.check(within, place.push_key("of")),
            for_option: given
                .map(|(id, count)| {
                    (within.check.names.option(id, of_options.push_key(id), within.check.problems), number(*count))
                })
                .collect(),
        }
    }
}

impl AtLeast {
    /// How many for somebody on this option.
    fn count_for(&self, pathway: Option<PathwayNo>) -> u16 {
        let own = self.for_option.iter().find(|(option, _)| Some(*option) == pathway);
        own.map_or(self.count, |(_, count)| *count)
    }

    pub(super) fn formula(&self, reader: &Reader) -> Formula {
        Formula::Sum(reader.sum(&self.of, Some(self.count_for(reader.pathway))))
    }

    pub(super) fn prove(&self, asked: &Asked, complain: &mut dyn FnMut(Complaint)) {
        let (count, there) = (u32::from(self.count_for(asked.pathway)), asked.criteria_in(&self.of));
        if there == 0 && self.of.if_empty.is_none() {
            complain(Complaint::EmptyPool);
        } else if there > 0 && count > there {
            complain(Complaint::CountsTooMany { count, there });
        }
    }
}
