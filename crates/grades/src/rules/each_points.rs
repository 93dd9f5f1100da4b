//! `{ "eachPoints": 1 }`: every single criterion with points has so many. A zero on any is fatal.
//!
//! ```
//! use grades::rules::NeedsFile;
//! let rule = grades::files::json::Json::parse(r#"{ "eachPoints": 1 }"#, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(NeedsFile::EachPoints(_))));
//! ```

use super::{Asked, Complaint, Within};
use crate::domain::decision::{Finding, Measure};
use crate::domain::grading::formula::{Formula, Reader, pointed};
use crate::domain::plan::ComponentNo;
use crate::files::json::Faults;
use crate::files::pack::MOST_MARKS;
use crate::files::values::Whole;
use crate::wording::counted;
use deserr::Deserr;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Every criterion with points has at least so many, before the weight.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "eachPoints")]
pub struct EachPointsFile {
    /// No lower.
    pub each_points: Whole<1, MOST_MARKS>,
}

/// The points of each single criterion with points, before the weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsOnEach {
    /// The component whose criteria count; none for the whole method.
    pub component: Option<ComponentNo>,
    /// No lower.
    pub at_least: u32,
}

impl EachPointsFile {
    pub(super) fn check(&self, within: &Within) -> PointsOnEach {
        PointsOnEach { component: within.inside, at_least: self.each_points.get() }
    }
}

impl PointsOnEach {
    pub(super) fn formula(&self, reader: &Reader) -> Formula {
        let mut each = Vec::new();
        for (criterion, _) in pointed(reader.standard, reader.criteria, self.component) {
            each.push(reader.level(Measure::Points(criterion), self.at_least));
        }
        Formula::And(each)
    }

    pub(super) fn prove(&self, asked: &Asked, complain: &mut dyn FnMut(Complaint)) {
        match asked.points_in(self.component).iter().map(|one| one.most).min() {
            None => complain(Complaint::NoPoints),
            Some(most) if self.at_least > most => complain(Complaint::AboveMost { asked: self.at_least, most }),
            Some(_) => {}
        }
    }
}

/// "at least 1 point on each of 3 criteria", if these findings ask for just that.
pub(super) fn words(parts: &[Finding]) -> Option<String> {
    let points = |part: &Finding| match part {
        Finding::Level { of: Measure::Points(_), needed, .. } => Some(*needed),
        Finding::Level { .. }
        | Finding::Count(_)
        | Finding::Component { .. }
        | Finding::Methods { .. }
        | Finding::GradePoints { .. }
        | Finding::And(_)
        | Finding::Or(_)
        | Finding::Some { .. } => None,
    };
    let needed = points(parts.first()?)?;
    let alike = parts.len() > 1 && parts.iter().all(|part| points(part) == Some(needed));
    let points = counted(usize::try_from(needed).unwrap_or(0), "point", "points");
    alike.then(|| format!("at least {points} on each of {} criteria", parts.len()))
}
