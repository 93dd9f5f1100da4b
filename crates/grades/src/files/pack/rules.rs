//! Rules of methods and components: what a grade needs.

use super::names::find;
use super::{Check, GradeRef, MOST_MARKS, SourceFile, Sure};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::{ComponentNo, PartNo};
use crate::domain::rule::{IfEmpty, Needs, Pool, Reading, Rule, Scope};
use crate::files::json::Faults;
use crate::files::kinds::one_of_kinds;
use crate::files::schema::exactly_one;
use crate::files::values::{Id, List, Sentence, Text, Title, UpTo, Whole};
use crate::files::words::Word;
use deserr::{Deserr, ValuePointerRef};
use schemars::{JsonSchema, Schema};
use serde::Serialize;

/// The most levels that rules may be nested.
const DEEPEST_RULE: usize = 8;

/// What a grade of a method needs. Grades are climbed: the rules of every grade below hold too.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "rule", transform = needs_or_readings)]
pub struct RuleFile {
    /// A grade of the method's scale, not the lowest.
    pub grade: GradeRef,
    /// The condition.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<NeedsFile>,
    /// Where the document can be read in several ways: each, the headline first; basis ambiguous.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("minItems" = 1))]
    pub readings: Option<UpTo<ReadingFile, 4>>,
    /// How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways),
    /// not-stated (the document is silent), reconstructed (criteria only: the text is lost).
    pub basis: Sure,
    /// Where it is printed.
    pub source: SourceFile,
}

/// What a schema says of a rule beside its fields.
fn needs_or_readings(schema: &mut Schema) {
    exactly_one(schema, &["needs", "readings"]);
}

/// What a grade of a component needs; about the component's own criteria only.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "componentRule")]
pub struct ComponentRuleFile {
    /// A grade of the component's scale, not the lowest.
    pub grade: GradeRef,
    /// The condition.
    pub needs: NeedsFile,
    /// How sure this is: stated, inferred (it follows from what is stated), ambiguous (it can be read in several ways),
    /// not-stated (the document is silent), reconstructed (criteria only: the text is lost).
    pub basis: Sure,
    /// Where it is printed.
    pub source: SourceFile,
}

/// One way to read a rule.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "reading")]
pub struct ReadingFile {
    /// Own words: what this reading takes the document to mean.
    pub says: Sentence,
    /// The condition.
    pub needs: NeedsFile,
}

/// A condition: exactly one kind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "needs")]
pub enum NeedsFile {
    /// Every criterion of a pool.
    All(AllFile),
    /// So many criteria of a pool.
    AtLeast(AtLeastFile),
    /// Each of several conditions.
    And(AndFile),
    /// One of several conditions, or more.
    Or(OrFile),
    /// A mark.
    Mark(MarkFile),
    /// Points together.
    Points(PointsNeededFile),
    /// Points of each criterion.
    EachPoints(EachPointsFile),
    /// The grade of a component.
    Component(ComponentNeededFile),
}

one_of_kinds!(NeedsFile {
    "all" => All(AllFile),
    "atLeast" => AtLeast(AtLeastFile),
    "and" => And(AndFile),
    "or" => Or(OrFile),
    "mark" => Mark(MarkFile),
    "points" => Points(PointsNeededFile),
    "eachPoints" => EachPoints(EachPointsFile),
    "component" => Component(ComponentNeededFile),
});

/// Every criterion of the pool is met.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "all")]
pub struct AllFile {
    /// The pool.
    pub all: PoolFile,
}

/// So many criteria of the pool are met.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "atLeast")]
pub struct AtLeastFile {
    /// How many.
    pub at_least: Whole<1, 1_000>,
    /// Of which pool.
    pub of: PoolFile,
}

/// Each of these holds.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "and")]
pub struct AndFile {
    /// The conditions.
    pub and: List<NeedsFile, 1, 20>,
}

/// One of these holds, or more.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "or")]
pub struct OrFile {
    /// The conditions.
    pub or: List<NeedsFile, 1, 20>,
}

/// The method's mark, or the mark in one part of it, is at least so high.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "mark")]
pub struct MarkFile {
    /// No lower.
    pub mark: Whole<1, MOST_MARKS>,
    /// A part of the marks; left out: the whole.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Id>,
}

/// Points × weight come to at least so much together.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "pointsNeeded")]
pub struct PointsNeededFile {
    /// No lower.
    pub points: Whole<1, 1_000_000>,
}

/// Every criterion with points has at least so many, before the weight.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "eachPoints")]
pub struct EachPointsFile {
    /// No lower.
    pub each_points: Whole<1, MOST_MARKS>,
}

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

/// What the rules of a method may name.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub check: Check<'a>,
    /// The scale of the method: that of its criteria, those of components as well.
    pub scale: Option<&'a GradeScale>,
    /// The scale that the rules decide on: that of the method, or of the component.
    pub decides: Option<&'a GradeScale>,
    /// The components of the method, with their scales.
    pub components: &'a [(String, Option<GradeScale>)],
    /// The parts of its marks; none where it has no marks.
    pub parts: Option<&'a [String]>,
    /// The ids of its criteria.
    pub criteria: &'a [&'a str],
    /// The component whose rules these are.
    pub inside: Option<ComponentNo>,
}

impl Around<'_> {
    /// A component of the method.
    pub fn component(&self, id: &Id, place: ValuePointerRef) -> ComponentNo {
        let known: Vec<&str> = self.components.iter().map(|(id, _)| id.as_str()).collect();
        ComponentNo(find(id, &known, ("unknown-component", "this method's components"), place, self.check.problems))
    }

    fn grade(&self, name: &str, scale: Option<&GradeScale>, place: ValuePointerRef) -> Grade {
        self.check.names.grade(name, scale, place.push_key("grade"), self.check.problems)
    }

    fn needs(&self, file: &NeedsFile, place: ValuePointerRef, depth: usize) -> Needs {
        if depth >= DEEPEST_RULE {
            self.check.add(place, "rule-too-deep", "The rule is nested too deeply.", "Join its parts.");
            return Needs::And(Vec::new());
        }
        let list = |parts: &[NeedsFile], place: ValuePointerRef| {
            parts.iter().enumerate().map(|(at, part)| self.needs(part, place.push_index(at), depth + 1)).collect()
        };
        match file {
            NeedsFile::All(file) => Needs::All(self.pool(&file.all, place.push_key("all"))),
            NeedsFile::AtLeast(file) => Needs::AtLeast {
                count: u16::try_from(file.at_least.get()).unwrap_or(u16::MAX),
                of: self.pool(&file.of, place.push_key("of")),
            },
            NeedsFile::And(file) => Needs::And(list(&file.and, place.push_key("and"))),
            NeedsFile::Or(file) => Needs::Or(list(&file.or, place.push_key("or"))),
            NeedsFile::Mark(file) => {
                if self.parts.is_none() {
                    let remedy = "Give the method “marks”, or ask for criteria.";
                    self.check.add(place.push_key("mark"), "no-marks", "The method has no marks.", remedy);
                }
                let part = part(file.part.as_ref(), self.parts, place, &self.check);
                Needs::Mark { part, at_least: file.mark.get() }
            }
            NeedsFile::Points(file) => Needs::Points { component: self.inside, at_least: file.points.get() },
            NeedsFile::EachPoints(file) => {
                Needs::EachPoints { component: self.inside, at_least: file.each_points.get() }
            }
            NeedsFile::Component(file) => self.component_reach(file, place),
        }
    }

    fn component_reach(&self, file: &ComponentNeededFile, place: ValuePointerRef) -> Needs {
        let at = place.push_key("component");
        if self.inside.is_some() {
            let says = "The rules of a component cannot ask for a component.";
            self.check.add(
                at,
                "nested-component",
                says,
                "Ask for its criteria, or move the condition to a rule of the method.",
            );
        }
        let component = self.component(&file.component, at);
        let scale = self.components.get(usize::from(component.0)).and_then(|(_, scale)| scale.as_ref());
        let reach = self.check.names.grade(&file.reach, scale, place.push_key("reach"), self.check.problems);
        Needs::Component { component, reach }
    }

    fn pool(&self, file: &PoolFile, place: ValuePointerRef) -> Pool {
        match file {
            PoolFile::Named(file) => {
                let of_criteria = place.push_key("criteria");
                for (at, id) in file.criteria.iter().enumerate() {
                    let told = ("unknown-criterion", "this method's criteria");
                    find(id, self.criteria, told, of_criteria.push_index(at), self.check.problems);
                }
                Pool {
                    named: file.criteria.iter().map(Id::owned).collect(),
                    if_empty: file.if_empty.map(|word| word.0),
                    component: self.inside,
                    ..Pool::default()
                }
            }
            PoolFile::OfGrade(file) => Pool {
                grade: Some(self.grade(&file.grade, self.scale, place)),
                from: file.from.map_or_else(Scope::default, |word| word.0),
                theme: file.theme.as_ref().map(Text::owned),
                component: self.pool_component(file.component.as_ref(), place.push_key("component")),
                named: Vec::new(),
                if_empty: file.if_empty.map(|word| word.0),
            },
        }
    }

    fn pool_component(&self, id: Option<&Id>, place: ValuePointerRef) -> Option<ComponentNo> {
        match id {
            Some(id) if self.inside.is_none() => Some(self.component(id, place)),
            Some(_) => {
                let says = "These are a component's own criteria.";
                self.check.add(place, "nested-component", says, "Remove “component”.");
                self.inside
            }
            None => self.inside,
        }
    }
}

/// The part of a method's marks that a condition names.
pub(super) fn part(id: Option<&Id>, parts: Option<&[String]>, place: ValuePointerRef, check: &Check) -> Option<PartNo> {
    let told = ("unknown-part", "the parts of these marks");
    id.map(|id| PartNo(find(id, parts.unwrap_or_default(), told, place.push_key("part"), check.problems)))
}

/// Rules of a method for every grade above the lowest, lowest first.
pub(super) fn method_rules(
    files: &[RuleFile],
    around: &Around,
    grades: &GradeScale,
    place: ValuePointerRef,
) -> Vec<Rule> {
    let rule = |(at, file): (usize, &RuleFile)| {
        let place = place.push_index(at);
        Rule {
            grade: around.grade(&file.grade, around.decides, place),
            readings: readings(file, around, place),
            basis: file.basis.0,
            source: around.check.source(&file.source, place),
        }
    };
    in_order(files.iter().enumerate().map(rule).collect(), &around.check, grades, place)
}

fn readings(file: &RuleFile, around: &Around, place: ValuePointerRef) -> Vec<Reading> {
    let of_readings = place.push_key("readings");
    match (&file.needs, &file.readings) {
        (None, Some(readings)) if readings.is_empty() => {
            let remedy = "Give at least one, the headline first.";
            around.check.add(of_readings, "no-readings", "The rule has no reading.", remedy);
            Vec::new()
        }
        (None, Some(readings)) => {
            let reading = |(at, file): (usize, &ReadingFile)| Reading {
                says: Some(file.says.owned()),
                needs: around.needs(&file.needs, of_readings.push_index(at).push_key("needs"), 0),
            };
            readings.iter().enumerate().map(reading).collect()
        }
        (Some(needs), None) => {
            vec![Reading { says: None, needs: around.needs(needs, place.push_key("needs"), 0) }]
        }
        (None, None) => {
            around.check.add(place, "missing-field", "“needs” is missing.", "Add “needs”.");
            Vec::new()
        }
        (Some(_), Some(_)) => {
            let says = "The rule has both “needs” and “readings”.";
            around.check.add(place.push_key("needs"), "unknown-field", says, "Move “needs” into the readings.");
            Vec::new()
        }
    }
}

/// Rules of a component for every grade above the lowest, lowest first; each has one reading.
pub(super) fn component_rules(
    files: &[ComponentRuleFile],
    around: &Around,
    grades: &GradeScale,
    place: ValuePointerRef,
) -> Vec<Rule> {
    let rule = |(at, file): (usize, &ComponentRuleFile)| {
        let place = place.push_index(at);
        Rule {
            grade: around.grade(&file.grade, around.decides, place),
            readings: vec![Reading { says: None, needs: around.needs(&file.needs, place.push_key("needs"), 0) }],
            basis: file.basis.0,
            source: around.check.source(&file.source, place),
        }
    };
    in_order(files.iter().enumerate().map(rule).collect(), &around.check, grades, place)
}

fn in_order(mut rules: Vec<Rule>, check: &Check, grades: &GradeScale, place: ValuePointerRef) -> Vec<Rule> {
    each_grade_once(rules.iter().map(|rule| rule.grade), grades, check, place);
    rules.sort_by_key(|rule| rule.grade);
    rules
}

/// Every grade above the lowest has one rule, and the lowest has none.
pub(super) fn each_grade_once(
    rules: impl Iterator<Item = Grade> + Clone,
    scale: &GradeScale,
    check: &Check,
    place: ValuePointerRef,
) {
    for grade in scale.grades() {
        let found = rules.clone().filter(|known| *known == grade).count();
        let name = scale.name(grade);
        if grade == Grade::LOWEST {
            if found > 0 {
                let says = format!("“{name}” is the lowest grade, so nothing is needed for it.");
                check.add(place, "rule-for-lowest", says, "Remove its rule.");
            }
        } else if found == 0 {
            let remedy = "Add a rule for it, or take the grade off the scale.";
            check.add(place, "missing-rule", format!("No rule says what “{name}” needs."), remedy);
        } else if found > 1 {
            let remedy = "Join them with “and” or “or”.";
            check.add(place, "duplicate-rule", format!("{found} rules decide “{name}”."), remedy);
        }
    }
}
