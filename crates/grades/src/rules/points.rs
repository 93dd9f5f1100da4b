//! `{ "points": 20 }`: points × weight come to so much together.
//!
//! ```
//! use grades::rules::NeedsFile;
//! let rule = grades::files::json::Json::parse(r#"{ "points": 20 }"#, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(NeedsFile::Points(_))));
//! ```

use super::{Asked, Complaint, Within};
use crate::domain::decision::Measure;
use crate::domain::grading::formula::{Formula, Reader};
use crate::domain::plan::ComponentNo;
use crate::files::json::Faults;
use crate::files::values::Whole;
use deserr::Deserr;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Points × weight come to at least so much together.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "pointsNeeded")]
pub struct PointsNeededFile {
    /// No lower.
    pub points: Whole<1, 1_000_000>,
}

/// Points × weight of every criterion with points, together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsReached {
    /// The component whose criteria count; none for the whole method.
    pub component: Option<ComponentNo>,
    /// No lower.
    pub at_least: u32,
}

impl PointsNeededFile {
    pub(super) fn check(&self, within: &Within) -> PointsReached {
        PointsReached { component: within.inside, at_least: self.points.get() }
    }
}

impl PointsReached {
    pub(super) fn formula(&self, reader: &Reader) -> Formula {
        reader.level(Measure::PointsTotal(reader.no, self.component), self.at_least)
    }

    pub(super) fn prove(&self, asked: &Asked, complain: &mut dyn FnMut(Complaint)) {
        let points = asked.points_in(self.component);
        let most = points.iter().map(|points| points.most.saturating_mul(points.weight)).sum();
        if points.is_empty() {
            complain(Complaint::NoPoints);
        } else if self.at_least > most {
            complain(Complaint::AboveMost { asked: self.at_least, most });
        }
    }
}
