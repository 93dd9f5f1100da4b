//! What re-sits and re-takes do to the grade.

use crate::domain::citation::{Basis, Citation};
use crate::domain::fact::Fact;
use crate::domain::grade::Grade;
use crate::files::json::{Faults, missing_or_null};
use crate::files::pack::{Check, GradeRef, SourceFile, Sure, facts};
use crate::files::values::{OrNull, UpTo};
use crate::files::words::{Word, words};
use deserr::{Deserr, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What re-sits and re-takes do to the grade. If the document says nothing: cap null, basis not-stated.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "repeats")]
pub struct RepeatsFile {
    /// The best overall grade after a repeat, or null.
    #[deserr(missing_field_error = missing_or_null)]
    pub cap: OrNull<GradeRef>,
    /// What the cap limits; default overall.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Word<CapOn>>,
    /// Methods repeated before it bites; default any.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Word<CapWhen>>,
    /// Whether the assessment organisation may lift the cap.
    pub waivable: bool,
    /// Facts of repeats.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<UpTo<facts::FactFile, 300>>,
    /// How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways),
    /// not-stated (the document is silent).
    pub basis: Sure,
    /// Where it is printed.
    pub source: SourceFile,
}

/// What a plan says of repeats.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeats {
    /// The limit on the grade, if there is one.
    pub cap: Option<Cap>,
    /// Times, limits and conditions.
    pub facts: Vec<Fact>,
    /// How surely the document says it.
    pub basis: Basis,
    /// Where.
    pub source: Citation,
}

impl Repeats {
    /// Whether the plan says nothing at all of repeats, so that somebody may assume a limit for themselves.
    pub fn is_silent(&self) -> bool {
        self.basis == Basis::NotStated && self.cap.is_none()
    }

    /// The limit that counts: the plan's own, or where it is silent the one that the person assumes.
    ///
    /// ```
    /// use grades::domain::citation::Basis;
    /// use grades::domain::grade::Grade;
    /// use grades::rules::repeats::Repeats;
    /// let pass = Some(Grade::LOWEST.next());
    /// let silent = Repeats { basis: Basis::NotStated, ..Repeats::default() };
    /// assert_eq!(silent.cap_for(pass).map(|cap| Some(cap.grade)), Some(pass));
    /// assert_eq!(Repeats::default().cap_for(pass), None);
    /// ```
    pub fn cap_for(&self, assumed: Option<Grade>) -> Option<Cap> {
        let assumed = assumed.filter(|_| self.is_silent());
        let cap = |grade| Cap { grade, on: CapOn::Overall, when: CapWhen::AnyRepeat, waivable: false };
        self.cap.or(assumed.map(cap))
    }
}

/// A limit on the grade of somebody who repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cap {
    /// The best grade there can be; fail stays fail. On the overall scale, or on each method's for a method cap.
    pub grade: Grade,
    /// What it limits.
    pub on: CapOn,
    /// When it bites.
    pub when: CapWhen,
    /// Whether the assessment organisation may lift it in exceptional circumstances.
    pub waivable: bool,
}

/// What a cap limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CapOn {
    /// The overall grade, after the table.
    Overall,
    /// The grade of each repeated method, before the table.
    Method,
}

/// When a cap bites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CapWhen {
    /// As soon as one method is repeated.
    AnyRepeat,
    /// Only when more than one method is repeated.
    MoreThanOne,
}

/// The grade under a limit: the lower of the two.
pub fn limit_repeat(grade: Grade, cap: Option<Grade>) -> Grade {
    cap.map_or(grade, |cap| grade.min(cap))
}

words!(CapOn: Overall = "overall", Method = "method");
words!(CapWhen: AnyRepeat = "any-repeat", MoreThanOne = "more-than-one");

impl RepeatsFile {
    pub(crate) fn check(&self, check: &Check, place: ValuePointerRef) -> Repeats {
        let cap = self.cap.0.as_ref().map(|name| Cap {
            grade: check.names.grade(name, check.names.overall(), place.push_key("cap"), check.problems),
            on: self.on.map_or(CapOn::Overall, |word| word.0),
            when: self.when.map_or(CapWhen::AnyRepeat, |word| word.0),
            waivable: self.waivable,
        });
        Repeats {
            cap,
            facts: facts::facts(self.facts.as_deref(), check, place),
            basis: self.basis.0,
            source: check.source(&self.source, place),
        }
    }
}
