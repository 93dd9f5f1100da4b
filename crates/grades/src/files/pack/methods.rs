//! `methods`: assessment methods with their criteria, components and marks.

use super::{Check, GradeRef, MOST_MARKS, OfOption, Short, SourceFile, Sure, basis, facts, reserved, short};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::{Component, ComponentNo, Criterion, MarkPart, Marks, Method, MethodNo, Points};
use crate::files::json::{Faults, missing_or_null};
use crate::files::problem::shown;
use crate::files::values::{GradeName, Id, List, OrNull, Sentence, Text, Title, UpTo, Whole, refuse_duplicates};
use crate::rules::{ComponentRuleFile, RuleFile, Within, component_rules, method_rules};
use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use std::borrow::Cow;

/// The most grades of a scale, and so the most rules of a method.
const LONGEST: usize = GradeScale::LONGEST;

/// A scale of grades, lowest first.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct ScaleFile(List<GradeName, 0, LONGEST>);

impl Deserr<Faults> for ScaleFile {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<ScaleFile, Faults> {
        List::deserialize_from_value(value, place).map(ScaleFile)
    }
}

impl JsonSchema for ScaleFile {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("scale")
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let name = generator.subschema_for::<GradeName>();
        json_schema!({ "type": "array", "items": name, "minItems": 2, "maxItems": LONGEST, "uniqueItems": true })
    }
}

impl ScaleFile {
    /// The scale, if it is one.
    pub(super) fn scale(&self) -> Option<GradeScale> {
        GradeScale::new(self.0.iter().map(Text::owned).collect())
    }

    pub(super) fn check(&self, check: &Check, place: ValuePointerRef) -> GradeScale {
        for (at, name) in self.0.iter().enumerate().filter(|(_, name)| &***name == "any") {
            let says = format!("“{}” stands for every grade in the rows of a table.", &**name);
            check.add(place.push_index(at), "grade-any", says, "Call the grade something else.");
        }
        self.scale().unwrap_or_else(|| {
            let remedy = format!("List two to {LONGEST} different grades, lowest first.");
            check.add(place, "bad-scale", "This is not a scale of grades.", remedy);
            GradeScale::default()
        })
    }
}

/// An assessment method.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "method")]
pub struct MethodFile {
    /// Such as AM1; never changes once published.
    pub id: Id,
    /// As printed.
    pub title: Title,
    /// One to three words for small screens.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Title>,
    /// The method's own scale, lowest first.
    pub grades: ScaleFile,
    /// Parts that are graded on their own first.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub components: Option<UpTo<ComponentFile, 10>>,
    /// For a method that is marked: the person enters a mark.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marks: Option<MarksFile>,
    /// Criteria in document order.
    pub criteria: UpTo<CriterionFile, 1_000>,
    /// true for a qualification that somebody else grades; its result is entered.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_elsewhere: Option<bool>,
    /// true if the assessor grades the method as a whole: its criteria prepare for it, no rule makes a grade of them, its
    /// result is entered. Needs grade-pack/2.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub graded_as_whole: Option<bool>,
    /// What each grade above the lowest needs.
    pub rules: UpTo<RuleFile, LONGEST>,
    /// Facts of the method, and of the portfolio that underpins it.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facts: Option<UpTo<facts::FactFile, 300>>,
}

/// A part of a method that is graded on its own first.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "component")]
pub struct ComponentFile {
    /// What rules and criteria call it.
    pub id: Id,
    /// As printed.
    pub title: Title,
    /// The component's own scale, lowest first.
    pub grades: ScaleFile,
    /// What each grade above the lowest needs.
    pub rules: UpTo<ComponentRuleFile, LONGEST>,
}

/// Marks of a method. Parts share nothing; what they leave are marks outside every part.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "marks")]
pub struct MarksFile {
    /// The most marks there are.
    pub most: Whole<1, MOST_MARKS>,
    /// Parts with a mark of their own.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<UpTo<MarkPartFile, 10>>,
    /// Where it is printed.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceFile>,
}

/// A part of the marks.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "part")]
pub struct MarkPartFile {
    /// What rules call it.
    pub id: Id,
    /// As printed.
    pub title: Title,
    /// The most marks in it.
    pub most: Whole<1, MOST_MARKS>,
}

/// A grading criterion.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "criterion")]
pub struct CriterionFile {
    /// Like AM1-role-p1: method, theme, p/m/d and number. Never changes once published.
    pub id: Id,
    /// The grade it counts towards; null beside points.
    #[deserr(missing_field_error = missing_or_null)]
    pub grade: OrNull<GradeRef>,
    /// The component of the method that it belongs to.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component: Option<Id>,
    /// For a criterion that is given points instead of yes, partly, not yet.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<PointsFile>,
    /// null for the core, else the id of an option.
    #[deserr(missing_field_error = missing_or_null)]
    pub pathway: OfOption,
    /// As printed, without "(Core)"; null if rows have no theme.
    #[deserr(missing_field_error = missing_or_null)]
    pub theme: OrNull<Title>,
    /// The codes printed with this criterion; null if the document prints none.
    #[deserr(missing_field_error = missing_or_null)]
    pub ksbs: OrNull<UpTo<Id, 100>>,
    /// Own words, first person, about 15 to 40 words, 55 at most. Every demand, nothing added.
    pub prompt: Sentence,
    /// A name of up to six words, for lists; left out: the first words of the prompt. Needs grade-pack/2.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Short>,
    /// How sure this is, if it is not stated: inferred, ambiguous, not-stated, reconstructed.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Sure>,
    /// Where it is printed.
    pub source: SourceFile,
}

/// Points of a criterion.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "points")]
pub struct PointsFile {
    /// The most points.
    pub most: Whole<1, 1_000>,
    /// What each point counts; 1 if left out.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Whole<1, 1_000>>,
}

const OWN_ID: &str = "Give each its own id; ids never change once published.";

/// The methods, and the criteria of all of them in document order.
pub(super) fn methods(files: &[MethodFile], check: &Check, place: ValuePointerRef) -> (Vec<Method>, Vec<Criterion>) {
    let mut criteria: Vec<Criterion> = Vec::new();
    let list = (0..u8::MAX)
        .zip(files)
        .map(|(no, file)| file.check(MethodNo(no), check, place.push_index(usize::from(no)), &mut criteria))
        .collect();
    refuse_duplicates(files.iter().map(|file| &*file.id), place, OWN_ID, check.problems);
    (list, criteria)
}

impl MethodFile {
    fn check(&self, no: MethodNo, check: &Check, place: ValuePointerRef, criteria: &mut Vec<Criterion>) -> Method {
        let components: Vec<(String, Option<GradeScale>)> =
            self.component_files().iter().map(|file| (file.id.owned(), file.grades.scale())).collect();
        let own: Vec<&str> = self.criteria.iter().map(|file| &*file.id).collect();
        let within = Within {
            check: *check,
            scale: check.names.scale(no),
            decides: check.names.scale(no),
            components: &components,
            parts: check.names.mark_parts(no),
            criteria: &own,
            inside: None,
            depth: 0,
        };
        let grades = self.grades.check(check, place.push_key("grades"));
        let components = self.components(&within, place.push_key("components"));
        let marks = self.marks.as_ref().map(|file| file.check(check, place.push_key("marks")));
        let of_criteria = place.push_key("criteria");
        for (at, file) in self.criteria.iter().enumerate() {
            let place = of_criteria.push_index(at);
            reserved::refuse(&file.id, &reserved::SCREENS, check, place.push_key("id"));
            let criterion = file.check(no, &within, place);
            if criteria.iter().any(|other| other.id == criterion.id) {
                let says = format!("“{}” stands here for the second time.", shown(&criterion.id));
                let remedy = "Give each criterion its own id: people's answers are kept under it.";
                check.add(place.push_key("id"), "duplicate-id", says, remedy);
            }
            criteria.push(criterion);
        }
        let taken_elsewhere = self.taken_elsewhere.unwrap_or(false);
        let graded_as_whole = self.graded_as_whole.unwrap_or(false);
        check.only_in_second(self.graded_as_whole.is_some(), place.push_key("gradedAsWhole"));
        let rules = if taken_elsewhere {
            if !self.criteria.is_empty() || marks.is_some() || !components.is_empty() || !self.rules.is_empty() {
                let says = "A method that is taken elsewhere has no criteria, marks, components or rules here.";
                let remedy = "Leave them empty: its result is entered.";
                check.add(place.push_key("takenElsewhere"), "taken-elsewhere", says, remedy);
            }
            Vec::new()
        } else if graded_as_whole {
            if marks.is_some() || !components.is_empty() || !self.rules.is_empty() {
                let says = "A method that is graded as a whole has no marks, components or rules here.";
                let remedy = "Leave them empty: its result is entered, and its criteria prepare for it.";
                check.add(place.push_key("gradedAsWhole"), "graded-as-whole", says, remedy);
            }
            Vec::new()
        } else {
            method_rules(&self.rules, &within, &grades, place.push_key("rules"))
        };
        Method {
            id: self.id.owned(),
            title: self.title.owned(),
            short: self.short.as_ref().map(Text::owned),
            grades,
            rules,
            components,
            marks,
            taken_elsewhere,
            graded_as_whole,
            facts: facts::facts(self.facts.as_deref(), check, place),
        }
    }

    fn component_files(&self) -> &[ComponentFile] {
        self.components.as_deref().unwrap_or_default()
    }

    fn components(&self, within: &Within, place: ValuePointerRef) -> Vec<Component> {
        let files = self.component_files();
        refuse_duplicates(files.iter().map(|file| &*file.id), place, OWN_ID, within.check.problems);
        let component = |(no, file): (u8, &ComponentFile)| {
            let place = place.push_index(usize::from(no));
            let grades = file.grades.check(&within.check, place.push_key("grades"));
            let own = within.components.get(usize::from(no)).and_then(|(_, scale)| scale.as_ref());
            let inside = Within { decides: own, inside: Some(ComponentNo(no)), ..*within };
            let rules = component_rules(&file.rules, &inside, &grades, place.push_key("rules"));
            Component { id: file.id.owned(), title: file.title.owned(), grades, rules }
        };
        (0..u8::MAX).zip(files).map(component).collect()
    }
}

impl MarksFile {
    fn check(&self, check: &Check, place: ValuePointerRef) -> Marks {
        let files = self.parts.as_deref().unwrap_or_default();
        let of_parts = place.push_key("parts");
        refuse_duplicates(files.iter().map(|file| &*file.id), of_parts, OWN_ID, check.problems);
        let together: u32 = files.iter().map(|part| part.most.get()).sum();
        let most = self.most.get();
        if together > most {
            let says = format!("The parts have {together} marks together, but the whole has {most}.");
            check.add(of_parts, "parts-above-whole", says, "Correct the marks: parts share nothing.");
        }
        check.may_source(self.source.as_ref(), place);
        let part =
            |file: &MarkPartFile| MarkPart { id: file.id.owned(), title: file.title.owned(), most: file.most.get() };
        Marks { most, parts: files.iter().map(part).collect() }
    }
}

impl CriterionFile {
    fn check(&self, method: MethodNo, within: &Within, place: ValuePointerRef) -> Criterion {
        let check = &within.check;
        if self.grade.0.is_some() == self.points.is_some() {
            let says = "A criterion has either a grade or points, and with points its grade is null.";
            check.add(place, "grade-or-points", says, "Write \"grade\": null beside points, or remove the points.");
        }
        let points = self
            .points
            .as_ref()
            .map(|file| Points { most: file.most.get(), weight: file.weight.map_or(1, Whole::get) });
        let grade = self.grade.0.as_ref();
        Criterion {
            id: self.id.owned(),
            method,
            grade: grade.map_or(Grade::LOWEST, |name| {
                check.names.grade(name, within.scale, place.push_key("grade"), check.problems)
            }),
            component: self.component.as_ref().map(|id| within.component(id, place.push_key("component"))),
            points,
            pathway: check.pathway(self.pathway.0.as_ref(), place),
            theme: self.theme.0.as_ref().map(Text::owned),
            ksbs: self.ksbs.0.as_ref().map_or_else(Vec::new, |codes| check.codes(codes, place)),
            prompt: self.prompt.owned(),
            short: short(self.short.as_ref(), check, place),
            basis: basis(self.basis),
            source: check.source(&self.source, place),
        }
    }
}
