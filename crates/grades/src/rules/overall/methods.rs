//! `{ "methods": 2, "of": ["AM1", "AM2", "AM3"], "reach": "distinction" }`: so many methods reach a grade.
//!
//! ```
//! use grades::rules::overall::CombineFile;
//! let text = r#"{ "methods": "all", "reach": "pass" }"#;
//! let rule = grades::files::json::Json::parse(text, 100).expect("JSON");
//! assert!(matches!(rule.read(), Ok(CombineFile::Methods(_))));
//! ```

use super::{Ends, Held};
use crate::domain::decision::{Finding, MethodFound};
use crate::domain::grade::Grade;
use crate::domain::grading::whole::Whole;
use crate::domain::plan::MethodNo;
use crate::domain::standard::Standard;
use crate::files::json::Faults;
use crate::files::pack::{Check, GradeRef};
use crate::files::values::{Id, List, Whole as Number};
use crate::files::words::{Word, words};
use crate::rules::so_good;
use crate::wording::{listed, marks};
use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// So many of these methods reach a grade, or a better one.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "methods")]
pub struct MethodsFile {
    /// How many.
    pub methods: HowMany,
    /// Which methods; left out: all.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<List<Id, 1, 20>>,
    /// A grade that each of these methods' scales has.
    pub reach: GradeRef,
}

/// A number of methods, or all.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub enum HowMany {
    /// Every one.
    All(Word<Every>),
    /// So many.
    Number(Number<1, 10>),
}

/// The word for every one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Every one.
    All,
}

words!(Every: All = "all");

impl Deserr<Faults> for HowMany {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whatever is no word has to be a number, and is refused if it is none"
    )]
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<HowMany, Faults> {
        match value {
            Value::String(_) => Word::deserialize_from_value(value, place).map(HowMany::All),
            _ => Number::deserialize_from_value(value, place).map(HowMany::Number),
        }
    }
}

/// So many of these methods reach these grades, each on its own scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodsReached {
    /// How many.
    pub count: u8,
    /// Which, and what each must reach.
    pub of: Vec<(MethodNo, Grade)>,
}

impl MethodsFile {
    pub(super) fn check(&self, check: &Check, place: ValuePointerRef) -> MethodsReached {
        let of_methods = place.push_key("of");
        let of: Vec<MethodNo> = match &self.of {
            Some(ids) => {
                let method = |(at, id)| check.names.method(id, of_methods.push_index(at), check.problems);
                ids.iter().enumerate().map(method).collect()
            }
            None => check.names.methods().map(|(no, _)| no).collect(),
        };
        let all = u32::try_from(of.len()).unwrap_or(u32::MAX);
        let count = match self.methods {
            HowMany::All(_) => all,
            HowMany::Number(number) => number.get(),
        };
        if count > all.max(1) {
            let remedy = format!("Write a number from 1 to {}.", all.max(1));
            check.add(place.push_key("methods"), "out-of-bounds", format!("{count} is out of bounds."), remedy);
        }
        let reach = |no| check.names.grade(&self.reach, check.names.scale(no), place.push_key("reach"), check.problems);
        MethodsReached {
            count: u8::try_from(count).unwrap_or(u8::MAX),
            of: of.into_iter().map(|no| (no, reach(no))).collect(),
        }
    }
}

impl MethodsReached {
    pub(super) fn holds(&self, grades: &[Grade]) -> bool {
        let reached = |(no, least): &&(MethodNo, Grade)| grades.get(no.at()).is_some_and(|grade| grade >= least);
        self.of.iter().filter(reached).count() >= usize::from(self.count)
    }

    pub(super) fn whole(&self) -> Whole {
        Whole::Methods { count: usize::from(self.count), of: self.of.clone() }
    }

    pub(super) fn held(&self, ends: &Ends) -> Held {
        let (mut found, mut held) = (Vec::new(), [0_usize, 0]);
        for (method, reach) in &self.of {
            let bounds = (ends.method)(*method);
            let today = bounds.is_some_and(|bounds| bounds.today >= *reach);
            let possible = bounds.is_some_and(|bounds| bounds.possible >= *reach);
            held = [held[0].saturating_add(today.into()), held[1].saturating_add(possible.into())];
            found.push(MethodFound { method: *method, reach: *reach, today, possible });
        }
        let [today, possible] = held.map(|held| held >= usize::from(self.count));
        Held { finding: Finding::Methods { needed: self.count, of: found }, today, possible }
    }
}

/// "distinction in “Test” and distinction in “Project”", "2 of these 3 (…)".
pub(crate) fn words(standard: &Standard, needed: usize, of: &[MethodFound]) -> String {
    let one = |found: &MethodFound| {
        let title = marks::short(standard, found.method);
        standard.method(found.method).map_or(String::new(), |method| so_good(&method.grades, found.reach, title))
    };
    let each: Vec<String> = of.iter().map(one).collect();
    if needed == of.len() {
        listed(&each, "and")
    } else {
        format!("{needed} of these {} ({})", of.len(), each.join(", "))
    }
}

/// Where the methods stand is told beside each; how many of them do is told here, if not all are needed.
pub(crate) fn found(needed: usize, of: &[MethodFound]) -> Option<String> {
    let many = |which: fn(&&MethodFound) -> bool| of.iter().filter(which).count();
    let (today, possible) = (many(|found| found.today), many(|found| found.possible));
    let more = if possible > today { format!(" so far; {possible} can be") } else { String::new() };
    let are = if today == 1 { "is" } else { "are" };
    (needed < of.len()).then(|| format!("{today} of them {are}{more}."))
}
