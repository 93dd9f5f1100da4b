//! `{ "weighted": { "AM1": 2, "AM2": 3 }, "atLeast": 300 }`: marks × weight come to so much together.
//!
//! ```
//! use grades::rules::overall::CombineFile;
//! let text = r#"{ "weighted": { "AM1": 2, "AM2": 3 }, "atLeast": 300 }"#;
//! let rule = grades::files::json::Json::parse(text, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(CombineFile::Weighted(_))));
//! ```

use super::{Ends, Held, Overall, most_marks, refuse_unknown_methods};
use crate::domain::grading::classes::{Classes, weighted};
use crate::domain::grading::whole::Whole;
use crate::domain::plan::MethodNo;
use crate::domain::standard::Standard;
use crate::files::json::Faults;
use crate::files::pack::Check;
use crate::files::values::{Named, Whole as Number};
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Marks × weight are added, and come to at least so much.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "weighted")]
pub struct WeightedFile {
    /// Weights by method.
    pub weighted: Named<Number<1, 1_000>>,
    /// No lower.
    pub at_least: Number<1, 10_000_000>,
}

/// Marks × weight, together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightedMarks {
    /// Each method with its weight.
    pub weights: Vec<(MethodNo, u32)>,
    /// No lower.
    pub at_least: u32,
}

impl WeightedFile {
    pub(super) fn check(&self, check: &Check, place: ValuePointerRef) -> WeightedMarks {
        let of_weights = place.push_key("weighted");
        refuse_unknown_methods(self.weighted.names(), check, of_weights);
        let given = check.names.methods().filter_map(|(no, id)| {
            let weight = self.weighted.get(id)?;
            if check.names.mark_parts(no).is_none() {
                let remedy = "Give it “marks”, or leave it out.";
                check.add(of_weights.push_key(id), "no-marks", "The method has no marks.", remedy);
            }
            Some((no, weight.get()))
        });
        WeightedMarks { weights: given.collect(), at_least: self.at_least.get() }
    }
}

impl WeightedMarks {
    pub(super) fn whole(&self, overall: &Overall, classes: &Classes) -> Whole {
        Whole::level(classes, weighted(overall, &self.weights), self.at_least)
    }

    pub(super) fn held(&self, ends: &Ends) -> Held {
        ends.level(weighted(ends.overall, &self.weights), self.at_least)
    }

    pub(super) fn prove(&self, standard: &Standard, above: &mut dyn FnMut(u32, u32)) {
        let most = self.weights.iter().map(|(no, weight)| most_marks(standard, *no).saturating_mul(*weight)).sum();
        if self.at_least > most {
            above(self.at_least, most);
        }
    }
}
