//! `{ "mark": 26 }`, `{ "mark": 3, "part": "safety" }`: a mark is at least so high.
//!
//! ```
//! use grades::rules::NeedsFile;
//! let rule = grades::files::json::Json::parse(r#"{ "mark": 3, "part": "safety" }"#, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(NeedsFile::Mark(_))));
//! ```

use super::{Asked, Complaint, Within, part};
use crate::domain::decision::Measure;
use crate::domain::grading::formula::{Formula, Reader};
use crate::domain::plan::PartNo;
use crate::files::json::Faults;
use crate::files::pack::MOST_MARKS;
use crate::files::values::{Id, Whole};
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The method's mark, or the mark in one part of it, is at least so high.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "mark")]
pub struct MarkFile {
    /// No lower.
    pub mark: Whole<1, MOST_MARKS>,
    /// A part of the marks; left out: the whole.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Id>,
}

/// The method's mark, or the mark in one part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkReached {
    /// The part; none for the whole.
    pub part: Option<PartNo>,
    /// No lower.
    pub at_least: u32,
}

impl MarkFile {
    pub(super) fn check(&self, within: &Within, place: ValuePointerRef) -> MarkReached {
        if within.parts.is_none() {
            let remedy = "Give the method “marks”, or ask for criteria.";
            within.check.add(place.push_key("mark"), "no-marks", "The method has no marks.", remedy);
        }
        let part = part(self.part.as_ref(), within.parts, place, &within.check);
        MarkReached { part, at_least: self.mark.get() }
    }
}

impl MarkReached {
    pub(super) fn formula(&self, reader: &Reader) -> Formula {
        let of = self.part.map_or(Measure::Mark(reader.no), |part| Measure::Part(reader.no, part));
        reader.level(of, self.at_least)
    }

    pub(super) fn prove(&self, asked: &Asked, complain: &mut dyn FnMut(Complaint)) {
        let whole = asked.method.marks.as_ref().map_or(0, |marks| marks.most);
        let most = self.part.and_then(|part| asked.method.part(part)).map_or(whole, |part| part.most);
        if self.at_least > most {
            complain(Complaint::AboveMost { asked: self.at_least, most });
        }
    }
}
