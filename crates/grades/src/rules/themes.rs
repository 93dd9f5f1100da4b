//! `{ "themes": 3, "grade": "distinction" }`: in so many themes every criterion of a grade is met.
//!
//! A theme that has no criterion of the grade for somebody's option does not count. Needs grade-pack/2.
//!
//! ```
//! use grades::rules::NeedsFile;
//! let rule = grades::files::json::Json::parse(r#"{ "themes": 3, "grade": "distinction" }"#, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(NeedsFile::Themes(_))));
//! ```

use super::pool::Pool;
use super::{Asked, Complaint, Within};
use crate::domain::decision::Finding;
use crate::domain::grade::GradeScale;
use crate::domain::grading::formula::{Formula, Reader};
use crate::domain::plan::Criterion;
use crate::files::json::Faults;
use crate::files::pack::GradeRef;
use crate::files::values::Whole;
use crate::wording::listed;
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// In so many themes every criterion of the grade is met. Needs grade-pack/2.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "themes")]
pub struct ThemesFile {
    /// How many themes.
    pub themes: Whole<1, 100>,
    /// The grade whose criteria count.
    pub grade: GradeRef,
}

/// So many themes of which every criterion of a grade is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemesReached {
    /// How many.
    pub count: u16,
    /// Of which criteria.
    pub of: Pool,
}

impl ThemesFile {
    pub(super) fn check(&self, within: &Within, place: ValuePointerRef) -> ThemesReached {
        within.check.only_in_second(true, place.push_key("themes"));
        ThemesReached {
            count: u16::try_from(self.themes.get()).unwrap_or(u16::MAX),
            of: Pool {
                grade: Some(within.grade(&self.grade, within.scale, place)),
                component: within.inside,
                ..Pool::default()
            },
        }
    }
}

impl ThemesReached {
    /// The criteria of each theme that has some of the grade, in document order.
    fn pools<'c>(&self, criteria: impl Iterator<Item = &'c Criterion>) -> Vec<Pool> {
        let mut pools: Vec<Pool> = Vec::new();
        for theme in criteria.filter(|criterion| self.of.holds(criterion)).filter_map(|one| one.theme.as_ref()) {
            if !pools.iter().any(|pool| pool.theme.as_ref() == Some(theme)) {
                pools.push(Pool { theme: Some(theme.clone()), ..self.of.clone() });
            }
        }
        pools
    }

    pub(super) fn formula(&self, reader: &Reader) -> Formula {
        let criteria = reader.criteria.iter().filter_map(|no| reader.standard.criterion(*no));
        let parts = self.pools(criteria).iter().map(|pool| Formula::Sum(reader.sum(pool, None))).collect();
        Formula::Some { count: usize::from(self.count), parts }
    }

    pub(super) fn prove(&self, asked: &Asked, complain: &mut dyn FnMut(Complaint)) {
        let mine = asked.criteria.iter().copied().filter(|criterion| criterion.belongs_to(asked.pathway));
        let there = u32::try_from(self.pools(mine).len()).unwrap_or(u32::MAX);
        if u32::from(self.count) > there {
            complain(Complaint::TooFewThemes { count: self.count.into(), there });
        }
    }
}

/// "all distinction criteria in at least 3 of the 5 themes “Safety”, “Tools” …"; or, of other conditions, "at least 3 of
/// these 5: …".
pub(crate) fn words(
    scale: &GradeScale,
    needed: usize,
    parts: &[Finding],
    asked: &dyn Fn(&Finding) -> String,
) -> String {
    let theme = |part: &Finding| match part {
        Finding::Count(count) => Some((count.pool.grade?, count.pool.theme.clone()?)),
        Finding::Level { .. }
        | Finding::Component { .. }
        | Finding::Methods { .. }
        | Finding::GradePoints { .. }
        | Finding::Some { .. }
        | Finding::And(_)
        | Finding::Or(_) => None,
    };
    let themes: Option<Vec<_>> = parts.iter().map(theme).collect();
    let of = parts.len();
    match themes.as_deref() {
        Some([(grade, _), ..]) => {
            let names = themes.iter().flatten().map(|(_, theme)| format!("“{theme}”")).collect::<Vec<_>>();
            let many = if needed == of {
                format!("each of the {of} themes")
            } else {
                format!("at least {needed} of the {of} themes")
            };
            format!("all {} criteria in {many} {}", scale.name(*grade), listed(&names, "and"))
        }
        Some([]) | None => {
            format!("at least {needed} of these {of}: {}", parts.iter().map(asked).collect::<Vec<_>>().join("; "))
        }
    }
}
