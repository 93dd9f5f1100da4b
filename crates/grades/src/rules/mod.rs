//! Rules: what a grade needs, how the methods make the whole, what repeats do. A small closed set of kinds that go
//! together, one file for each: how it stands in a pack, what is wrong with it, what it comes to, its words.
//!
//! | file | kind |
//! |---|---|
//! | [`all`] | every criterion of a pool |
//! | [`at_least`] | so many criteria of a pool |
//! | [`themes`] | so many themes with every criterion of a grade |
//! | [`mark`] | the mark of a method, or of a part of it |
//! | [`points`] | points together |
//! | [`each_points`] | points of every single criterion |
//! | [`component`] | the grade of a component |
//! | [`and_or`] | each of several conditions, or one of them |
//! | [`pool`] | which criteria a condition is about |
//! | [`overall`] | how the methods make the overall grade |
//! | [`repeats`] | what re-sits and re-takes do |
//!
//! A new kind is a file here and its line in each list of this one: the enum of what is decided ([`Needs`]), the kinds of
//! files ([`NeedsFile`]), and three matches that do not compile without it.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]

pub mod all;
pub mod and_or;
pub mod at_least;
pub mod component;
pub mod each_points;
pub mod mark;
pub mod overall;
pub mod points;
pub mod pool;
mod proof;
pub mod repeats;
pub mod themes;

use crate::domain::citation::{Basis, Citation};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::grading::formula::{Formula, Reader};
use crate::domain::plan::{ComponentNo, Method, PartNo};
use crate::files::json::Faults;
use crate::files::kinds::kinds_of_files;
use crate::files::pack::{Check, GradeRef, SourceFile, Sure, find};
use crate::files::schema::exactly_one;
use crate::files::values::{Id, Sentence, UpTo};
use deserr::{Deserr, ValuePointerRef};
use pool::Pool;
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};

pub(crate) use proof::{Asked, Complaint, prove};

/// The most levels that rules may be nested.
const DEEPEST: usize = 8;

/// What one grade of a method needs. Grades are climbed: a grade holds only if the rules of all lower ones hold too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The grade it decides.
    pub grade: Grade,
    /// One reading; more than one where the document is ambiguous, the headline first.
    pub readings: Vec<Reading>,
    /// How surely the document says it.
    pub basis: Basis,
    /// Where.
    pub source: Citation,
}

/// One way to read a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// This project's words for it, where there is more than one.
    pub says: Option<String>,
    /// What it asks.
    pub needs: Needs,
}

/// Another way to read what a document prints, beside the headline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherReading<T> {
    /// This project's words for it.
    pub says: String,
    /// What the document then means.
    pub is: T,
}

/// A condition over the criteria and marks of a method. Every kind is monotone: doing better never breaks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Needs {
    /// Every criterion of a pool.
    All(all::All),
    /// So many criteria of a pool.
    AtLeast(at_least::AtLeast),
    /// So many themes of which every criterion of a grade is met.
    Themes(themes::ThemesReached),
    /// The method's mark, or the mark in one part of it.
    Mark(mark::MarkReached),
    /// Points × weight of every criterion with points, together.
    Points(points::PointsReached),
    /// The points of each single criterion with points.
    EachPoints(each_points::PointsOnEach),
    /// A component's own grade.
    Component(component::ComponentReached),
    /// Each of these.
    And(Vec<Needs>),
    /// One of these, or more.
    Or(Vec<Needs>),
}

/// Something of a method that a condition looks at.
#[derive(Clone, Copy, Debug)]
pub enum LooksAt<'n> {
    /// Criteria.
    Pool(&'n Pool),
    /// A mark, or a part of it.
    Mark(Option<PartNo>),
    /// Points of a component, or of all.
    Points(Option<ComponentNo>),
    /// A component's grade.
    Component(ComponentNo),
}

kinds_of_files! {
    /// A condition: exactly one kind.
    #[schemars(rename = "needs")]
    pub enum NeedsFile {
        /// Every criterion of a pool.
        "all" => All(all::AllFile),
        /// So many criteria of a pool.
        "atLeast" => AtLeast(at_least::AtLeastFile),
        /// So many themes.
        "themes" => Themes(themes::ThemesFile),
        /// Each of several conditions.
        "and" => And(and_or::AndFile),
        /// One of several conditions, or more.
        "or" => Or(and_or::OrFile),
        /// A mark.
        "mark" => Mark(mark::MarkFile),
        /// Points together.
        "points" => Points(points::PointsNeededFile),
        /// Points of each criterion.
        "eachPoints" => EachPoints(each_points::EachPointsFile),
        /// The grade of a component.
        "component" => Component(component::ComponentNeededFile),
    }
}

impl NeedsFile {
    /// What it asks; what is wrong with it is reported.
    pub(crate) fn check(&self, within: &Within, place: ValuePointerRef) -> Needs {
        if within.depth >= DEEPEST {
            within.check.add(place, "rule-too-deep", "The rule is nested too deeply.", "Join its parts.");
            return Needs::And(Vec::new());
        }
        match self {
            NeedsFile::All(file) => Needs::All(file.check(within, place)),
            NeedsFile::AtLeast(file) => Needs::AtLeast(file.check(within, place)),
            NeedsFile::Themes(file) => Needs::Themes(file.check(within, place)),
            NeedsFile::And(file) => Needs::And(file.check(within, place)),
            NeedsFile::Or(file) => Needs::Or(file.check(within, place)),
            NeedsFile::Mark(file) => Needs::Mark(file.check(within, place)),
            NeedsFile::Points(file) => Needs::Points(file.check(within)),
            NeedsFile::EachPoints(file) => Needs::EachPoints(file.check(within)),
            NeedsFile::Component(file) => Needs::Component(file.check(within, place)),
        }
    }
}

impl Needs {
    /// What it comes to for one method and option: a condition on whole numbers.
    pub(crate) fn formula(&self, reader: &Reader) -> Formula {
        match self {
            Needs::All(kind) => kind.formula(reader),
            Needs::AtLeast(kind) => kind.formula(reader),
            Needs::Themes(kind) => kind.formula(reader),
            Needs::Mark(kind) => kind.formula(reader),
            Needs::Points(kind) => kind.formula(reader),
            Needs::EachPoints(kind) => kind.formula(reader),
            Needs::Component(kind) => kind.formula(reader),
            Needs::And(parts) => Formula::And(and_or::formulas(parts, reader)),
            Needs::Or(parts) => Formula::Or(and_or::formulas(parts, reader)),
        }
    }

    /// Reports what nobody on one option could meet.
    pub(crate) fn prove(&self, asked: &Asked, complain: &mut dyn FnMut(Complaint)) {
        match self {
            Needs::All(kind) => kind.prove(asked, complain),
            Needs::AtLeast(kind) => kind.prove(asked, complain),
            Needs::Themes(kind) => kind.prove(asked, complain),
            Needs::Mark(kind) => kind.prove(asked, complain),
            Needs::Points(kind) => kind.prove(asked, complain),
            Needs::EachPoints(kind) => kind.prove(asked, complain),
            // The component's own rules are proved on their own.
            Needs::Component(_) => {}
            Needs::And(parts) | Needs::Or(parts) => parts.iter().for_each(|part| part.prove(asked, complain)),
        }
    }

    /// Everything that it looks at.
    pub fn looks_at<'n>(&'n self, found: &mut dyn FnMut(LooksAt<'n>)) {
        match self {
            Needs::All(kind) => found(LooksAt::Pool(&kind.of)),
            Needs::AtLeast(kind) => found(LooksAt::Pool(&kind.of)),
            Needs::Themes(kind) => found(LooksAt::Pool(&kind.of)),
            Needs::Mark(kind) => found(LooksAt::Mark(kind.part)),
            Needs::Points(kind) => found(LooksAt::Points(kind.component)),
            Needs::EachPoints(kind) => found(LooksAt::Points(kind.component)),
            Needs::Component(kind) => found(LooksAt::Component(kind.component)),
            Needs::And(parts) | Needs::Or(parts) => parts.iter().for_each(|part| part.looks_at(found)),
        }
    }

    /// How many conditions it has, those of a component each time that one is asked for.
    pub(crate) fn conditions(&self, method: &Method) -> usize {
        match self {
            Needs::All(_) | Needs::AtLeast(_) | Needs::Mark(_) | Needs::Points(_) | Needs::EachPoints(_) => 1,
            // As many themes as are counted must be told apart.
            Needs::Themes(kind) => usize::from(kind.count).saturating_add(1),
            Needs::Component(kind) => kind.conditions(method),
            Needs::And(parts) | Needs::Or(parts) => {
                parts.iter().fold(1, |sum: usize, part| sum.saturating_add(part.conditions(method)))
            }
        }
    }
}

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

/// What the rules of a method may name.
#[derive(Clone, Copy)]
pub(crate) struct Within<'a> {
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
    /// How deep a condition is nested.
    pub depth: usize,
}

impl Within<'_> {
    /// A component of the method.
    pub fn component(&self, id: &Id, place: ValuePointerRef) -> ComponentNo {
        let known: Vec<&str> = self.components.iter().map(|(id, _)| id.as_str()).collect();
        ComponentNo(find(id, &known, ("unknown-component", "this method's components"), place, self.check.problems))
    }

    fn grade(&self, name: &str, scale: Option<&GradeScale>, place: ValuePointerRef) -> Grade {
        self.check.names.grade(name, scale, place.push_key("grade"), self.check.problems)
    }
}

/// What stands either once or in several readings, each with its words: the headline with its words, then the others.
/// Nothing, and that is reported, where neither is there, or both.
fn headline_and_others<F, R, T>(
    (one, readings): (Option<&F>, Option<&[R]>),
    name: &'static str,
    (check, place): (&Check, ValuePointerRef),
    of_one: impl Fn(&F, ValuePointerRef) -> T,
    of_reading: impl Fn(&R, ValuePointerRef) -> (String, T),
) -> Option<(Option<String>, T, Vec<OtherReading<T>>)> {
    let of_readings = place.push_key("readings");
    check.only_in_second(readings.is_some(), of_readings);
    match (one, readings) {
        (Some(one), None) => Some((None, of_one(one, place.push_key(name)), Vec::new())),
        (None, Some(readings)) => {
            let mut read = readings.iter().enumerate().map(|(at, file)| of_reading(file, of_readings.push_index(at)));
            let Some((says, headline)) = read.next() else {
                check.add(of_readings, "no-readings", "There is no reading.", "Give at least one, the headline first.");
                return None;
            };
            let others = read.map(|(says, is)| OtherReading { says, is }).collect();
            Some((Some(says), headline, others))
        }
        (None, None) => {
            check.add(place, "missing-field", format!("“{name}” is missing."), format!("Add “{name}”."));
            None
        }
        (Some(_), Some(_)) => {
            let says = format!("Both “{name}” and “readings” are there.");
            check.add(place.push_key(name), "unknown-field", says, format!("Move “{name}” into the readings."));
            None
        }
    }
}

/// The part of a method's marks that a condition names.
fn part(id: Option<&Id>, parts: Option<&[String]>, place: ValuePointerRef, check: &Check) -> Option<PartNo> {
    let told = ("unknown-part", "the parts of these marks");
    id.map(|id| PartNo(find(id, parts.unwrap_or_default(), told, place.push_key("part"), check.problems)))
}

/// Rules of a method for every grade above the lowest, lowest first.
pub(crate) fn method_rules(
    files: &[RuleFile],
    within: &Within,
    grades: &GradeScale,
    place: ValuePointerRef,
) -> Vec<Rule> {
    let rule = |(at, file): (usize, &RuleFile)| {
        let place = place.push_index(at);
        Rule {
            grade: within.grade(&file.grade, within.decides, place),
            readings: readings(file, within, place),
            basis: file.basis.0,
            source: within.check.source(&file.source, place),
        }
    };
    in_order(files.iter().enumerate().map(rule).collect(), &within.check, grades, place)
}

fn readings(file: &RuleFile, within: &Within, place: ValuePointerRef) -> Vec<Reading> {
    let of_readings = place.push_key("readings");
    match (&file.needs, &file.readings) {
        (None, Some(readings)) if readings.is_empty() => {
            let remedy = "Give at least one, the headline first.";
            within.check.add(of_readings, "no-readings", "The rule has no reading.", remedy);
            Vec::new()
        }
        (None, Some(readings)) => {
            let reading = |(at, file): (usize, &ReadingFile)| Reading {
                says: Some(file.says.owned()),
                needs: file.needs.check(within, of_readings.push_index(at).push_key("needs")),
            };
            readings.iter().enumerate().map(reading).collect()
        }
        (Some(needs), None) => {
            vec![Reading { says: None, needs: needs.check(within, place.push_key("needs")) }]
        }
        (None, None) => {
            within.check.add(place, "missing-field", "“needs” is missing.", "Add “needs”.");
            Vec::new()
        }
        (Some(_), Some(_)) => {
            let says = "The rule has both “needs” and “readings”.";
            within.check.add(place.push_key("needs"), "unknown-field", says, "Move “needs” into the readings.");
            Vec::new()
        }
    }
}

/// Rules of a component for every grade above the lowest, lowest first; each has one reading.
pub(crate) fn component_rules(
    files: &[ComponentRuleFile],
    within: &Within,
    grades: &GradeScale,
    place: ValuePointerRef,
) -> Vec<Rule> {
    let rule = |(at, file): (usize, &ComponentRuleFile)| {
        let place = place.push_index(at);
        Rule {
            grade: within.grade(&file.grade, within.decides, place),
            readings: vec![Reading { says: None, needs: file.needs.check(within, place.push_key("needs")) }],
            basis: file.basis.0,
            source: within.check.source(&file.source, place),
        }
    };
    in_order(files.iter().enumerate().map(rule).collect(), &within.check, grades, place)
}

fn in_order(mut rules: Vec<Rule>, check: &Check, grades: &GradeScale, place: ValuePointerRef) -> Vec<Rule> {
    each_grade_once(rules.iter().map(|rule| rule.grade), grades, check, place);
    rules.sort_by_key(|rule| rule.grade);
    rules
}

/// Every grade above the lowest has one rule, and the lowest has none.
fn each_grade_once(
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

/// "at least pass in “Report”"; of the best grade there is nothing more than that.
fn so_good(scale: &GradeScale, grade: Grade, of: &str) -> String {
    let least = if scale.highest() == grade { "" } else { "at least " };
    format!("{least}{} in “{of}”", scale.name(grade))
}
