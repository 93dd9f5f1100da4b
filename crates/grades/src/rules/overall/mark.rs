//! `{ "mark": 40, "method": "AM1" }`: a floor under the mark of a method, or of a part of it.
//!
//! ```
//! use grades::rules::overall::CombineFile;
//! let rule = grades::files::json::Json::parse(r#"{ "mark": 40, "method": "AM1" }"#, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(CombineFile::Mark(_))));
//! ```

use super::{Ends, Held, marked, most_marks};
use crate::domain::decision::Measure;
use crate::domain::grading::classes::Classes;
use crate::domain::grading::whole::Whole;
use crate::domain::plan::{MethodNo, PartNo};
use crate::domain::standard::Standard;
use crate::files::json::Faults;
use crate::files::pack::{Check, MOST_MARKS};
use crate::files::values::{Id, Whole as Number};
use crate::rules::part;
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The mark of a method, or of a part of it, is at least so high.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "methodMark")]
pub struct MethodMarkFile {
    /// No lower.
    pub mark: Number<1, MOST_MARKS>,
    /// A method with marks.
    pub method: Id,
    /// A part of its marks; left out: the whole.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Id>,
}

/// A floor: the mark of one method, or of one part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodMark {
    /// Which method.
    pub method: MethodNo,
    /// The part; none for the whole.
    pub part: Option<PartNo>,
    /// No lower.
    pub at_least: u32,
}

impl MethodMarkFile {
    pub(super) fn check(&self, check: &Check, place: ValuePointerRef) -> MethodMark {
        let method = marked(&self.method, check, place.push_key("method"));
        let part = part(self.part.as_ref(), check.names.mark_parts(method), place, check);
        MethodMark { method, part, at_least: self.mark.get() }
    }
}

impl MethodMark {
    fn measure(&self) -> Measure {
        self.part.map_or(Measure::Mark(self.method), |part| Measure::Part(self.method, part))
    }

    pub(super) fn whole(&self, classes: &Classes) -> Whole {
        Whole::level(classes, self.measure(), self.at_least)
    }

    pub(super) fn held(&self, ends: &Ends) -> Held {
        ends.level(self.measure(), self.at_least)
    }

    pub(super) fn prove(&self, standard: &Standard, above: &mut dyn FnMut(u32, u32)) {
        let part = self.part.and_then(|part| Some(standard.method(self.method)?.part(part)?.most));
        let most = part.unwrap_or(most_marks(standard, self.method));
        if self.at_least > most {
            above(self.at_least, most);
        }
    }
}
