//! What re-sits and re-takes do to the grade.

use super::{OtherReading, headline_and_others};
use crate::domain::citation::{Basis, Citation};
use crate::domain::fact::Fact;
use crate::domain::grade::Grade;
use crate::domain::plan::MethodNo;
use crate::domain::repeats::Sitting;
use crate::files::json::Faults;
use crate::files::pack::{Check, GradeRef, SourceFile, Sure, facts};
use crate::files::schema::exactly_one;
use crate::files::values::{Given, Id, List, Sentence, UpTo};
use crate::files::words::{Word, words};
use deserr::{Deserr, ValuePointerRef};
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};

/// What re-sits and re-takes do to the grade. If the document says nothing: cap null, basis not-stated.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "repeats", transform = one_way_to_say_it)]
pub struct RepeatsFile {
    /// The best overall grade after a repeat, or null.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Given::is_missing")]
    pub cap: Given<GradeRef>,
    /// What the cap limits; default overall.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Word<CapOn>>,
    /// Methods repeated before it bites; default any.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Word<CapWhen>>,
    /// Whether the assessment organisation may lift the cap; beside cap only.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waivable: Option<bool>,
    /// In the place of cap, where limits differ by method, or by re-sit and re-take: each. Needs grade-pack/2.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caps: Option<UpTo<CapFile, 10>>,
    /// In the place of cap, where the document can be read in several ways: each, the headline first; basis ambiguous.
    /// Needs grade-pack/2.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readings: Option<UpTo<CapReadingFile, 4>>,
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

/// What a schema says of repeats beside their fields.
fn one_way_to_say_it(schema: &mut Schema) {
    exactly_one(schema, &["cap", "caps", "readings"]);
}

/// One limit on the grade of somebody who repeats.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "cap")]
pub struct CapFile {
    /// The best grade after such a repeat.
    pub cap: GradeRef,
    /// What the cap limits; default overall.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Word<CapOn>>,
    /// How many of these repeats before it bites; default any.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Word<CapWhen>>,
    /// Repeats of these methods only; left out: of any.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub methods: Option<List<Id, 1, 10>>,
    /// After a re-sit only, or after a re-take only; left out: after either.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Word<Repeat>>,
    /// Whether the assessment organisation may lift it.
    pub waivable: bool,
}

/// One way to read what a document says of limits.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "capReading")]
pub struct CapReadingFile {
    /// Own words: what this reading takes the document to mean.
    pub says: Sentence,
    /// The limits; empty for none.
    pub caps: UpTo<CapFile, 10>,
}

/// What a plan says of repeats.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeats {
    /// The limits on the grade, by the headline reading; none where there is no limit.
    pub caps: Vec<Cap>,
    /// How the headline reads the document, where there are others.
    pub says: Option<String>,
    /// Other ways to read it.
    pub others: Vec<OtherReading<Vec<Cap>>>,
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
        self.basis == Basis::NotStated && self.caps.is_empty()
    }

    /// Whether the assessment organisation may lift a limit, by some reading.
    pub fn is_waivable(&self) -> bool {
        self.caps.iter().chain(self.others.iter().flat_map(|other| &other.is)).any(|cap| cap.waivable)
    }

    /// Whether a limit is on methods, by some reading.
    pub fn limits_methods(&self) -> bool {
        self.caps.iter().chain(self.others.iter().flat_map(|other| &other.is)).any(|cap| cap.on == CapOn::Method)
    }

    /// The limit that a person assumes, where the plan is silent.
    ///
    /// ```
    /// use grades::domain::citation::Basis;
    /// use grades::domain::grade::Grade;
    /// use grades::rules::repeats::Repeats;
    /// let pass = Some(Grade::LOWEST.next());
    /// let silent = Repeats { basis: Basis::NotStated, ..Repeats::default() };
    /// assert_eq!(silent.assumed(pass).map(|cap| Some(cap.grade)), Some(pass));
    /// assert_eq!(Repeats::default().assumed(pass), None);
    /// ```
    pub fn assumed(&self, grade: Option<Grade>) -> Option<Cap> {
        grade.filter(|_| self.is_silent()).map(Cap::overall)
    }

    /// Every way to read it, the headline first: its words, where there are several, and the limits.
    pub(crate) fn readings(&self) -> Vec<(Option<String>, Vec<Cap>)> {
        let others = self.others.iter().map(|other| (Some(other.says.clone()), other.is.clone()));
        std::iter::once((self.says.clone(), self.caps.clone())).chain(others).collect()
    }
}

/// A limit on the grade of somebody who repeats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cap {
    /// The best grade there can be; fail stays fail. On the overall scale, or on each method's for a method cap.
    pub grade: Grade,
    /// What it limits.
    pub on: CapOn,
    /// When it bites.
    pub when: CapWhen,
    /// Whether the assessment organisation may lift it in exceptional circumstances.
    pub waivable: bool,
    /// Repeats of these methods count; empty for those of any.
    pub methods: Vec<MethodNo>,
    /// Repeats of this kind count; none for either.
    pub after: Option<Repeat>,
}

impl Cap {
    /// A limit on the overall grade after any repeat.
    pub fn overall(grade: Grade) -> Cap {
        let (on, when) = (CapOn::Overall, CapWhen::AnyRepeat);
        Cap { grade, on, when, waivable: false, methods: Vec::new(), after: None }
    }

    /// Whether it is about such an attempt at a method.
    pub fn is_about(&self, method: MethodNo, sitting: Sitting) -> bool {
        let of_method = self.methods.is_empty() || self.methods.contains(&method);
        let of_kind = match (sitting, self.after) {
            (Sitting::First, _) => false,
            (Sitting::Resit | Sitting::Retake, None) => true,
            (Sitting::Resit, Some(after)) => after == Repeat::Resit,
            (Sitting::Retake, Some(after)) => after == Repeat::Retake,
        };
        of_method && of_kind
    }

    /// Whether so many of the repeats that it is about make it bite.
    pub fn bites_after(&self, repeats: usize) -> bool {
        match self.when {
            CapWhen::AnyRepeat => repeats > 0,
            CapWhen::MoreThanOne => repeats > 1,
        }
    }
}

/// A kind of repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repeat {
    /// Without further learning.
    Resit,
    /// After further learning.
    Retake,
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

words!(Repeat: Resit = "resit", Retake = "retake");

impl RepeatsFile {
    pub(crate) fn check(&self, check: &Check, place: ValuePointerRef) -> Repeats {
        let (says, caps, others) = self.limits(check, place);
        Repeats {
            caps,
            says,
            others,
            facts: facts::facts(self.facts.as_deref(), check, place),
            basis: self.basis.0,
            source: check.source(&self.source, place),
        }
    }

    fn limits(&self, check: &Check, place: ValuePointerRef) -> (Option<String>, Vec<Cap>, Vec<OtherReading<Vec<Cap>>>) {
        if self.caps.is_none() && self.readings.is_none() {
            return (None, self.only_cap(check, place), Vec::new());
        }
        check.only_in_second(self.caps.is_some(), place.push_key("caps"));
        let only = [("cap", !self.cap.is_missing()), ("on", self.on.is_some()), ("when", self.when.is_some())];
        for (name, _) in only.into_iter().chain([("waivable", self.waivable.is_some())]).filter(|(_, there)| *there) {
            let says = format!("“{name}” is for a single limit.");
            check.add(place.push_key(name), "unknown-field", says, "Remove it: each limit says its own.");
        }
        let read = headline_and_others(
            (self.caps.as_ref(), self.readings.as_deref()),
            "caps",
            (check, place),
            |files, place| limits(files, check, place),
            |reading, place| (reading.says.owned(), limits(&reading.caps, check, place.push_key("caps"))),
        );
        read.unwrap_or_default()
    }

    /// Reports limits that cannot be meant: to be asked once everything is read.
    pub(crate) fn prove(&self, repeats: &Repeats, check: &Check, place: ValuePointerRef) {
        let list = |files: &[CapFile], caps: &[Cap], place: ValuePointerRef| {
            for (at, (file, cap)) in files.iter().zip(caps).enumerate() {
                refuse_impossible(cap, &file.cap, check, place.push_index(at).push_key("cap"));
            }
        };
        if let (Given::Value(name), Some(cap)) = (&self.cap, repeats.caps.first()) {
            refuse_impossible(cap, name, check, place.push_key("cap"));
        }
        list(self.caps.as_deref().unwrap_or_default(), &repeats.caps, place.push_key("caps"));
        let of_readings = place.push_key("readings");
        let readings = self.readings.as_deref().unwrap_or_default().iter().enumerate();
        for ((at, file), (_, caps)) in readings.zip(repeats.readings()) {
            list(&file.caps, &caps, of_readings.push_index(at).push_key("caps"));
        }
    }

    /// The one limit that stands here itself.
    fn only_cap(&self, check: &Check, place: ValuePointerRef) -> Vec<Cap> {
        if self.cap.is_missing() {
            let remedy = "Add “cap”. Where there is none, write null.";
            check.add(place, "missing-field", "“cap” is missing.", remedy);
        }
        if self.waivable.is_none() {
            check.add(place, "missing-field", "“waivable” is missing.", "Add “waivable”.");
        }
        let Given::Value(name) = &self.cap else { return Vec::new() };
        let cap = Cap {
            grade: check.names.grade(name, check.names.overall(), place.push_key("cap"), check.problems),
            on: self.on.map_or(CapOn::Overall, |word| word.0),
            when: self.when.map_or(CapWhen::AnyRepeat, |word| word.0),
            waivable: self.waivable.unwrap_or(false),
            methods: Vec::new(),
            after: None,
        };
        vec![cap]
    }
}

fn limits(files: &[CapFile], check: &Check, place: ValuePointerRef) -> Vec<Cap> {
    let limit = |(at, file): (usize, &CapFile)| {
        let place = place.push_index(at);
        let of_methods = place.push_key("methods");
        let methods = file.methods.as_deref().unwrap_or_default().iter().enumerate();
        Cap {
            grade: check.names.grade(&file.cap, check.names.overall(), place.push_key("cap"), check.problems),
            on: file.on.map_or(CapOn::Overall, |word| word.0),
            when: file.when.map_or(CapWhen::AnyRepeat, |word| word.0),
            waivable: file.waivable,
            methods: methods
                .map(|(at, id)| check.names.method(id, of_methods.push_index(at), check.problems))
                .collect(),
            after: file.after.map(|word| word.0),
        }
    };
    files.iter().enumerate().map(limit).collect()
}

/// A limit at the lowest grade, or one on methods that do not have its grade.
fn refuse_impossible(cap: &Cap, name: &str, check: &Check, place: ValuePointerRef) {
    let lowest = check.names.overall().is_some_and(|scale| scale.find(name) == Some(Grade::LOWEST));
    if lowest {
        let says = "A cap at the lowest grade would fail everybody who repeats.";
        check.add(place, "cap-too-low", says, "Name the best grade that a repeat can get.");
    }
    for (no, id) in check.names.methods().filter(|_| cap.on == CapOn::Method) {
        let about = cap.methods.is_empty() || cap.methods.contains(&no);
        if about && check.names.scale(no).is_some_and(|scale| scale.find(name).is_none()) {
            let says = format!("The cap limits each method to “{name}”, but {id} has no such grade.");
            check.add(place, "cap-not-on-scale", says, "Name a grade that every method has.");
        }
    }
}
