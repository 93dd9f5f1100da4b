//! Which criteria a condition is about.

use super::Within;
use crate::domain::decision::Count;
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::{ComponentNo, Criterion};
use crate::domain::standard::Standard;
use crate::files::json::Faults;
use crate::files::pack::{GradeRef, find};
use crate::files::values::{Id, List, Text, Title};
use crate::files::words::{Word, words};
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Criteria of the method.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "pool")]
pub enum PoolFile {
    /// These very ones.
    Named(NamedPoolFile),
    /// Those of a grade.
    OfGrade(GradePoolFile),
}

/// These very criteria, as far as they belong to the person's option.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "namedPool")]
pub struct NamedPoolFile {
    /// Their ids.
    pub criteria: List<Id, 1, 20>,
    /// What it means where an option has no such criteria.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub if_empty: Option<Word<IfEmpty>>,
}

/// The criteria of a grade, perhaps narrowed.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "gradePool")]
pub struct GradePoolFile {
    /// Those of this grade.
    pub grade: GradeRef,
    /// Of the core or the option only; default both.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Word<Scope>>,
    /// Of this theme only.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Title>,
    /// Of this component only.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component: Option<Id>,
    /// What it means where an option has no such criteria.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub if_empty: Option<Word<IfEmpty>>,
}

impl Deserr<Faults> for PoolFile {
    fn deserialize_from_value<V: deserr::IntoValue>(
        value: deserr::Value<V>,
        place: ValuePointerRef,
    ) -> Result<PoolFile, Faults> {
        let fields = crate::files::kinds::fields(value, place)?;
        if fields.contains_key("criteria") {
            NamedPoolFile::deserialize_from_value(deserr::Value::<serde_json::Value>::Map(fields), place)
                .map(PoolFile::Named)
        } else {
            GradePoolFile::deserialize_from_value(deserr::Value::<serde_json::Value>::Map(fields), place)
                .map(PoolFile::OfGrade)
        }
    }
}

/// Criteria of a method: those of the core and the chosen option that pass every filter. Criteria with points belong
/// to no pool.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// The grade the criteria belong to; none where criteria are named.
    pub grade: Option<Grade>,
    /// From where.
    pub from: Scope,
    /// Under this theme only.
    pub theme: Option<String>,
    /// Of this component only.
    pub component: Option<ComponentNo>,
    /// These very criteria, by their ids; empty for all that pass the other filters.
    pub named: Vec<String>,
    /// What an empty pool means; a rule over a pool that is empty for some option must say.
    pub if_empty: Option<IfEmpty>,
}

impl Pool {
    /// Whether a criterion of the method and option stands in it.
    pub fn holds(&self, criterion: &Criterion) -> bool {
        let in_scope = match self.from {
            Scope::Both => true,
            Scope::Core => criterion.pathway.is_none(),
            Scope::Option => criterion.pathway.is_some(),
        };
        in_scope
            && criterion.points.is_none()
            && self.grade.is_none_or(|grade| criterion.grade == grade)
            && (self.theme.is_none() || self.theme == criterion.theme)
            && (self.component.is_none() || self.component == criterion.component)
            && (self.named.is_empty() || self.named.contains(&criterion.id))
    }
}

/// Which part of a standard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// The core and the chosen option together: one pool.
    #[default]
    Both,
    /// The core alone.
    Core,
    /// The chosen option alone.
    Option,
}

/// What a rule over no criteria at all comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IfEmpty {
    /// Nothing is asked, so it holds.
    Met,
    /// Nothing can be shown, so it does not hold.
    NotMet,
}

words!(Scope: Core = "core", Option = "option", Both = "both");
words!(IfEmpty: Met = "met", NotMet = "notMet");

impl PoolFile {
    pub(super) fn check(&self, within: &Within, place: ValuePointerRef) -> Pool {
        match self {
            PoolFile::Named(file) => {
                let of_criteria = place.push_key("criteria");
                for (at, id) in file.criteria.iter().enumerate() {
                    let told = ("unknown-criterion", "this method's criteria");
                    find(id, within.criteria, told, of_criteria.push_index(at), within.check.problems);
                }
                Pool {
                    named: file.criteria.iter().map(Id::owned).collect(),
                    if_empty: file.if_empty.map(|word| word.0),
                    component: within.inside,
                    ..Pool::default()
                }
            }
            PoolFile::OfGrade(file) => Pool {
                grade: Some(within.grade(&file.grade, within.scale, place)),
                from: file.from.map_or_else(Scope::default, |word| word.0),
                theme: file.theme.as_ref().map(Text::owned),
                component: component(file.component.as_ref(), within, place.push_key("component")),
                named: Vec::new(),
                if_empty: file.if_empty.map(|word| word.0),
            },
        }
    }
}

fn component(id: Option<&Id>, within: &Within, place: ValuePointerRef) -> Option<ComponentNo> {
    match id {
        Some(id) if within.inside.is_none() => Some(within.component(id, place)),
        Some(_) => {
            let says = "These are a component's own criteria.";
            within.check.add(place, "nested-component", says, "Remove “component”.");
            within.inside
        }
        None => within.inside,
    }
}

/// "all 7 pass criteria", "at least 3 of the 5 distinction criteria of “Safety”".
pub(crate) fn words(standard: &Standard, scale: &GradeScale, count: &Count) -> String {
    let Some(grade) = count.pool.grade else {
        return match (count.every, count.of) {
            (true, 1) => "one criterion that the plan names".to_owned(),
            (true, 2) => "both criteria that the plan names".to_owned(),
            (true, of) => format!("{of} criteria that the plan names"),
            (false, of) => format!("at least {} of {of} criteria that the plan names", count.needed),
        };
    };
    let grade = scale.name(grade);
    let whose = whose(standard, count);
    match (count.every || count.needed == count.of, count.of) {
        (true, 0) => format!("the {grade} criteria{whose}"),
        (true, 1) => format!("the {grade} criterion{whose}"),
        (true, 2) => format!("both {grade} criteria{whose}"),
        (true, of) => format!("all {of} {grade} criteria{whose}"),
        (false, of) => format!("at least {} of the {of} {grade} criteria{whose}", count.needed),
    }
}

/// Of which criteria: " of the core", " of “Safety”".
pub(crate) fn whose(standard: &Standard, count: &Count) -> String {
    let Pool { from, theme, component, .. } = &count.pool;
    let mut whose = match from {
        Scope::Both => "",
        Scope::Core => " of the core",
        Scope::Option => " of your option",
    }
    .to_owned();
    let component = component.and_then(|component| standard.method(count.method)?.component(component));
    for title in theme.iter().chain(component.map(|component| &component.title)) {
        whose.push_str(&format!(" of “{title}”"));
    }
    whose
}
