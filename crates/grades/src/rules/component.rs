//! `{ "component": "report", "reach": "pass" }`: a component is graded so or better.
//!
//! ```
//! use grades::rules::NeedsFile;
//! let rule = grades::files::json::Json::parse(r#"{ "component": "report", "reach": "pass" }"#, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(NeedsFile::Component(_))));
//! ```

use super::{Within, so_good};
use crate::domain::grade::Grade;
use crate::domain::grading::formula::{Formula, Reader};
use crate::domain::plan::{ComponentNo, Method, MethodNo};
use crate::domain::standard::Standard;
use crate::files::json::Faults;
use crate::files::pack::GradeRef;
use crate::files::values::Id;
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A component reaches a grade of its own scale, or a better one.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "componentNeeded")]
pub struct ComponentNeededFile {
    /// Which component.
    pub component: Id,
    /// A grade of the component's scale.
    pub reach: GradeRef,
}

/// A component's own grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComponentReached {
    /// Which.
    pub component: ComponentNo,
    /// This grade of the component's scale, or a better one.
    pub reach: Grade,
}

impl ComponentNeededFile {
    pub(super) fn check(&self, within: &Within, place: ValuePointerRef) -> ComponentReached {
        let at = place.push_key("component");
        if within.inside.is_some() {
            let says = "The rules of a component cannot ask for a component.";
            let remedy = "Ask for its criteria, or move the condition to a rule of the method.";
            within.check.add(at, "nested-component", says, remedy);
        }
        let component = within.component(&self.component, at);
        let scale = within.components.get(usize::from(component.0)).and_then(|(_, scale)| scale.as_ref());
        let reach = within.check.names.grade(&self.reach, scale, place.push_key("reach"), within.check.problems);
        ComponentReached { component, reach }
    }
}

impl ComponentReached {
    /// Its own rules, climbed.
    pub(super) fn formula(&self, reader: &Reader) -> Formula {
        let rules = reader.method.component(self.component).map_or(&[][..], |component| &component.rules);
        let mut needs = Vec::new();
        for reading in rules.iter().take(self.reach.rank()).filter_map(|rule| rule.readings.first()) {
            needs.push(reading.needs.formula(reader));
        }
        Formula::Component { component: self.component, reach: self.reach, needs }
    }

    pub(super) fn conditions(&self, method: &Method) -> usize {
        let rules = method.component(self.component).map_or(&[][..], |component| &component.rules);
        let readings = rules.iter().flat_map(|rule| &rule.readings);
        readings.fold(1, |sum: usize, reading| sum.saturating_add(reading.needs.conditions(method)))
    }
}

/// "at least pass in “Report”".
pub(crate) fn words(standard: &Standard, method: MethodNo, component: ComponentNo, reach: Grade) -> String {
    let component = standard.method(method).and_then(|method| method.component(component));
    component.map_or(String::new(), |component| so_good(&component.grades, reach, &component.title))
}
