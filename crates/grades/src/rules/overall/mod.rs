//! How the grades and marks of the methods make the overall grade: a table, rules, or somebody's decision.
//!
//! | file | kind |
//! |---|---|
//! | [`table`] | a table of method grades |
//! | [`methods`] | so many methods reach a grade |
//! | [`mark`] | a floor: the mark of one method, or of one part of it |
//! | [`weighted`] | marks × weight, together |
//! | [`grade_points`] | the points of the methods' grades, together |
//! | [`and_or`] | each of several conditions, or one of them |
//!
//! A new kind of condition is a file here and its line in each list of this one: [`Combine`], [`CombineFile`], and the
//! matches that do not compile without it.

pub mod and_or;
pub mod grade_points;
pub mod mark;
pub mod methods;
pub mod table;
pub mod weighted;

use super::{DEEPEST, OtherReading, each_grade_once, headline_and_others, needs_or_readings};
use crate::domain::citation::{Basis, Citation};
use crate::domain::decision::{Bounds, Finding, Measure};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::grading::classes::Classes;
use crate::domain::grading::whole::Whole;
use crate::domain::plan::MethodNo;
use crate::domain::standard::Standard;
use crate::files::json::Faults;
use crate::files::kinds::{fields, kinds_of_files};
use crate::files::pack::{Check, GradeRef, SourceFile, Sure};
use crate::files::problem::{did_you_mean, shown};
use crate::files::values::{Id, Sentence, Text, UpTo};
use crate::files::words::{Word, words};
use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use table::{Row, Table, TableFile};

/// How the overall grade follows from the methods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Overall {
    /// By a table over the grades of the methods.
    Table(Table),
    /// By a rule for each grade above the lowest, lowest first; climbed, like those of a method.
    Rules(Vec<OverallRule>),
    /// The plan leaves it to the assessment organisation: nothing is computed.
    ByOrganisation {
        /// This project's sentence about it.
        says: Option<String>,
        /// How surely the document says it.
        basis: Basis,
        /// Where.
        source: Citation,
    },
}

impl Default for Overall {
    /// Nothing is computed.
    fn default() -> Overall {
        Overall::ByOrganisation { says: None, basis: Basis::default(), source: Citation::default() }
    }
}

impl Overall {
    /// Whether the marks of a method count, so that a result alone cannot stand in for them.
    pub fn counts_marks(&self, no: MethodNo) -> bool {
        match self {
            Overall::Rules(rules) => rules.iter().flat_map(OverallRule::each).any(|needs| needs.counts_marks(no)),
            Overall::Table(_) | Overall::ByOrganisation { .. } => false,
        }
    }

    /// The different ways in which the rules weigh marks (each method with its weight), in their order.
    pub fn weighings(&self) -> Vec<&Vec<(MethodNo, u32)>> {
        let mut found = Vec::new();
        match self {
            Overall::Rules(rules) => {
                rules.iter().flat_map(OverallRule::each).for_each(|needs| needs.weighings(&mut found));
            }
            Overall::Table(_) | Overall::ByOrganisation { .. } => {}
        }
        found
    }
}

impl OverallRule {
    /// What it asks by each reading, the headline first.
    pub fn each(&self) -> impl Iterator<Item = &Combine> {
        std::iter::once(&self.needs).chain(self.others.iter().map(|other| &other.is))
    }
}

impl Overall {
    /// Every way to read it, the headline first: the words of the readings that were chosen, and what then stands alone.
    pub(crate) fn readings(&self) -> Vec<(Vec<String>, Overall)> {
        match self {
            Overall::Table(table) => {
                let alone = |rows: &[Row]| Overall::Table(Table { rows: rows.to_vec(), ..table.without_others() });
                let headline = (table.says.clone().into_iter().collect(), alone(&table.rows));
                let others = table.others.iter().map(|other| (vec![other.says.clone()], alone(&other.is)));
                std::iter::once(headline).chain(others).collect()
            }
            Overall::Rules(rules) => {
                let mut readings: Vec<(Vec<String>, Vec<OverallRule>)> = vec![Default::default()];
                for rule in rules {
                    let says = rule.says.iter().chain(rule.others.iter().map(|other| &other.says)).map(Some);
                    let says = says.chain(std::iter::repeat(None));
                    let each: Vec<(Option<&String>, &Combine)> = says.zip(rule.each()).collect();
                    let longer = readings.iter().flat_map(|(words, begun)| {
                        each.iter().map(move |(says, needs)| {
                            let alone = OverallRule { needs: (*needs).clone(), ..rule.without_others() };
                            let words = words.iter().cloned().chain(says.cloned()).collect();
                            (words, begun.iter().cloned().chain([alone]).collect())
                        })
                    });
                    readings = longer.collect();
                }
                readings.into_iter().map(|(says, rules)| (says, Overall::Rules(rules))).collect()
            }
            Overall::ByOrganisation { .. } => vec![(Vec::new(), self.clone())],
        }
    }
}

impl OverallRule {
    fn without_others(&self) -> OverallRule {
        let (basis, source) = (self.basis, self.source.clone());
        OverallRule {
            grade: self.grade,
            needs: Combine::And(Vec::new()),
            says: None,
            others: Vec::new(),
            basis,
            source,
        }
    }
}

/// What one overall grade needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverallRule {
    /// The grade it decides.
    pub grade: Grade,
    /// What it asks, by the headline reading.
    pub needs: Combine,
    /// How the headline reads the document, where there are others.
    pub says: Option<String>,
    /// Other ways to read it.
    pub others: Vec<OtherReading<Combine>>,
    /// How surely the document says it.
    pub basis: Basis,
    /// Where.
    pub source: Citation,
}

/// A condition over the grades and marks of methods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Combine {
    /// So many of these methods reach these grades, each on its own scale.
    Methods(methods::MethodsReached),
    /// A floor: the mark of one method, or of one part of it.
    Mark(mark::MethodMark),
    /// Marks × weight, together.
    Weighted(weighted::WeightedMarks),
    /// The points of the methods' grades, together.
    GradePoints(grade_points::GradePoints),
    /// Each of these.
    And(Vec<Combine>),
    /// One of these, or more.
    Or(Vec<Combine>),
}

kinds_of_files! {
    /// A condition on methods: exactly one kind.
    #[schemars(rename = "overallNeeds")]
    pub enum CombineFile {
        /// Grades of so many methods.
        "methods" => Methods(methods::MethodsFile),
        /// A floor under a mark.
        "mark" => Mark(mark::MethodMarkFile),
        /// Marks × weight, together.
        "weighted" => Weighted(weighted::WeightedFile),
        /// Points of grades × weight, together.
        "gradePoints" => GradePoints(grade_points::GradePointsFile),
        /// Each of several conditions.
        "and" => And(and_or::CombineAndFile),
        /// One of several conditions, or more.
        "or" => Or(and_or::CombineOrFile),
    }
}

impl CombineFile {
    /// What it asks; what is wrong with it is reported. It stands so deep inside others.
    fn check(&self, check: &Check, place: ValuePointerRef, depth: usize) -> Combine {
        if depth >= DEEPEST {
            check.add(place, "rule-too-deep", "The rule is nested too deeply.", "Join its parts.");
            return Combine::And(Vec::new());
        }
        match self {
            CombineFile::Methods(file) => Combine::Methods(file.check(check, place)),
            CombineFile::Mark(file) => Combine::Mark(file.check(check, place)),
            CombineFile::Weighted(file) => Combine::Weighted(file.check(check, place)),
            CombineFile::GradePoints(file) => Combine::GradePoints(file.check(check, place)),
            CombineFile::And(file) => Combine::And(file.check(check, place, depth)),
            CombineFile::Or(file) => Combine::Or(file.check(check, place, depth)),
        }
    }
}

/// What a condition is held against when it is told: where each method and each number stands.
pub(crate) struct Ends<'e> {
    /// The bounds of a method.
    pub method: &'e dyn Fn(MethodNo) -> Option<Bounds>,
    /// A number, today and at best.
    pub number: &'e dyn Fn(Measure) -> [u32; 2],
    /// The overall rules themselves.
    pub overall: &'e Overall,
}

impl Ends<'_> {
    /// A number against what is needed of it.
    fn level(&self, of: Measure, needed: u32) -> Held {
        let [today, possible] = (self.number)(of);
        let finding = Finding::Level { of, needed, today, possible };
        Held { finding, today: today >= needed, possible: possible >= needed }
    }
}

/// What a condition found, and whether it holds today and at best.
pub(crate) struct Held {
    pub finding: Finding,
    pub today: bool,
    pub possible: bool,
}

impl Combine {
    /// Whether it looks at the marks of a method.
    pub fn counts_marks(&self, no: MethodNo) -> bool {
        match self {
            Combine::Methods(_) | Combine::GradePoints(_) => false,
            Combine::Mark(kind) => kind.method == no,
            Combine::Weighted(kind) => kind.weights.iter().any(|(method, _)| *method == no),
            Combine::And(parts) | Combine::Or(parts) => parts.iter().any(|part| part.counts_marks(no)),
        }
    }

    /// Whether it looks at a method at all: at its grade, or at its marks.
    pub fn looks_at(&self, no: MethodNo) -> bool {
        match self {
            Combine::Methods(kind) => kind.of.iter().any(|(method, _)| *method == no),
            Combine::GradePoints(kind) => kind.looks_at(no),
            Combine::Mark(_) | Combine::Weighted(_) => self.counts_marks(no),
            Combine::And(parts) | Combine::Or(parts) => parts.iter().any(|part| part.looks_at(no)),
        }
    }

    /// Whether it looks at grades of methods alone.
    pub fn is_of_grades(&self) -> bool {
        match self {
            Combine::Methods(_) | Combine::GradePoints(_) => true,
            Combine::Mark(_) | Combine::Weighted(_) => false,
            Combine::And(parts) | Combine::Or(parts) => parts.iter().all(Combine::is_of_grades),
        }
    }

    /// Whether it holds for methods of these grades, where it is of grades alone.
    pub fn holds(&self, grades: &[Grade]) -> bool {
        match self {
            Combine::Methods(kind) => kind.holds(grades),
            Combine::GradePoints(kind) => kind.holds(grades),
            Combine::Mark(_) | Combine::Weighted(_) => false,
            Combine::And(parts) => parts.iter().all(|part| part.holds(grades)),
            Combine::Or(parts) => parts.iter().any(|part| part.holds(grades)),
        }
    }

    fn weighings<'c>(&'c self, found: &mut Vec<&'c Vec<(MethodNo, u32)>>) {
        match self {
            Combine::Weighted(kind) if !found.contains(&&kind.weights) => found.push(&kind.weights),
            Combine::Weighted(_) | Combine::Methods(_) | Combine::Mark(_) | Combine::GradePoints(_) => {}
            Combine::And(parts) | Combine::Or(parts) => parts.iter().for_each(|part| part.weighings(found)),
        }
    }

    /// What it comes to beside marks.
    pub(crate) fn whole(&self, overall: &Overall, classes: &Classes) -> Whole {
        let list = |parts: &[Combine]| parts.iter().map(|part| part.whole(overall, classes)).collect();
        match self {
            Combine::Methods(kind) => kind.whole(),
            Combine::Mark(kind) => kind.whole(classes),
            Combine::Weighted(kind) => kind.whole(overall, classes),
            Combine::GradePoints(kind) => kind.whole(),
            Combine::And(parts) => Whole::And(list(parts)),
            Combine::Or(parts) => Whole::Or(list(parts)),
        }
    }

    /// What it finds, and whether it holds.
    pub(crate) fn held(&self, ends: &Ends) -> Held {
        match self {
            Combine::Methods(kind) => kind.held(ends),
            Combine::Mark(kind) => kind.held(ends),
            Combine::Weighted(kind) => kind.held(ends),
            Combine::GradePoints(kind) => kind.held(ends),
            Combine::And(parts) => and_or::held(true, parts, ends),
            Combine::Or(parts) => and_or::held(false, parts, ends),
        }
    }

    /// Reports numbers that nobody can reach, asked beside the most there can be.
    pub(crate) fn prove(&self, standard: &Standard, above: &mut dyn FnMut(u32, u32)) {
        match self {
            Combine::Methods(_) => {}
            Combine::Mark(kind) => kind.prove(standard, above),
            Combine::Weighted(kind) => kind.prove(standard, above),
            Combine::GradePoints(kind) => kind.prove(above),
            Combine::And(parts) | Combine::Or(parts) => parts.iter().for_each(|part| part.prove(standard, above)),
        }
    }

    /// How many conditions it has.
    pub(crate) fn conditions(&self) -> usize {
        match self {
            Combine::Methods(kind) => kind.of.len(),
            Combine::Weighted(kind) => kind.weights.len(),
            Combine::GradePoints(kind) => kind.of.len(),
            Combine::Mark(_) => 1,
            Combine::And(parts) | Combine::Or(parts) => {
                parts.iter().fold(1, |sum: usize, part| sum.saturating_add(part.conditions()))
            }
        }
    }
}

/// How the methods make the overall grade.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "overall")]
pub enum OverallFile {
    /// The plan leaves it to somebody.
    DecidedBy(DecidedByFile),
    /// A rule for each grade.
    Rules(OverallRulesFile),
    /// A table.
    Table(TableFile),
}

impl Deserr<Faults> for OverallFile {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<OverallFile, Faults> {
        let fields = fields(value, place)?;
        if fields.contains_key("decidedBy") {
            DecidedByFile::deserialize_from_value(Value::<serde_json::Value>::Map(fields), place)
                .map(OverallFile::DecidedBy)
        } else if fields.contains_key("rules") {
            OverallRulesFile::deserialize_from_value(Value::<serde_json::Value>::Map(fields), place)
                .map(OverallFile::Rules)
        } else {
            TableFile::deserialize_from_value(Value::<serde_json::Value>::Map(fields), place).map(OverallFile::Table)
        }
    }
}

/// The plan prints no rule.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "decidedBy")]
pub struct DecidedByFile {
    /// Who decides.
    pub decided_by: Word<Decider>,
    /// Own words: who decides, and by what.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<Sentence>,
    /// How sure this is: stated, inferred, ambiguous, not-stated.
    pub basis: Sure,
    /// Where it is printed.
    pub source: SourceFile,
}

/// Who decides an overall grade that is not computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decider {
    /// The assessment organisation.
    AssessmentOrganisation,
}

words!(Decider: AssessmentOrganisation = "assessment-organisation");

/// What each overall grade needs, climbed.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "overallRules")]
pub struct OverallRulesFile {
    /// A rule for each grade above the lowest.
    pub rules: UpTo<OverallRuleFile, { GradeScale::LONGEST }>,
}

/// What an overall grade needs.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "overallRule", transform = needs_or_readings)]
pub struct OverallRuleFile {
    /// A grade of the overall scale, not the lowest.
    pub grade: GradeRef,
    /// The condition.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<CombineFile>,
    /// Where the document can be read in several ways: each, the headline first; basis ambiguous. Needs grade-pack/2.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readings: Option<UpTo<OverallReadingFile, 4>>,
    /// How sure this is: stated, inferred, ambiguous, not-stated.
    pub basis: Sure,
    /// Where it is printed.
    pub source: SourceFile,
}

/// One way to read an overall rule.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "overallReading")]
pub struct OverallReadingFile {
    /// Own words: what this reading takes the document to mean.
    pub says: Sentence,
    /// The condition.
    pub needs: CombineFile,
}

impl OverallFile {
    pub(crate) fn check(&self, check: &Check, place: ValuePointerRef) -> Overall {
        match self {
            OverallFile::DecidedBy(file) => Overall::ByOrganisation {
                says: file.says.as_ref().map(Text::owned),
                basis: file.basis.0,
                source: check.source(&file.source, place),
            },
            OverallFile::Rules(file) => Overall::Rules(rules(&file.rules, check, place.push_key("rules"))),
            OverallFile::Table(file) => Overall::Table(file.check(check, place)),
        }
    }
}

/// What each overall grade needs, lowest first.
fn rules(files: &[OverallRuleFile], check: &Check, place: ValuePointerRef) -> Vec<OverallRule> {
    let rule = |(at, file): (usize, &OverallRuleFile)| {
        let place = place.push_index(at);
        let scale = check.names.overall();
        let read = headline_and_others(
            (file.needs.as_ref(), file.readings.as_deref()),
            "needs",
            (check, place),
            |needs, place| needs.check(check, place, 0),
            |reading, place| (reading.says.owned(), reading.needs.check(check, place.push_key("needs"), 0)),
        );
        let (says, needs, others) = read.unwrap_or((None, Combine::And(Vec::new()), Vec::new()));
        OverallRule {
            grade: check.names.grade(&file.grade, scale, place.push_key("grade"), check.problems),
            needs,
            says,
            others,
            basis: file.basis.0,
            source: check.source(&file.source, place),
        }
    };
    let mut rules: Vec<OverallRule> = files.iter().enumerate().map(rule).collect();
    if let Some(scale) = check.names.overall() {
        each_grade_once(rules.iter().map(|rule| rule.grade), scale, check, place);
    }
    rules.sort_by_key(|rule| rule.grade);
    rules
}

/// A method that has marks.
fn marked(id: &Id, check: &Check, place: ValuePointerRef) -> MethodNo {
    let method = check.names.method(id, place, check.problems);
    if check.names.mark_parts(method).is_none() {
        let remedy = "Give it “marks”, or ask for its grade.";
        check.add(place, "no-marks", "The method has no marks.", remedy);
    }
    method
}

/// Keys that are no methods.
fn refuse_unknown_methods<'k>(ids: impl Iterator<Item = &'k str>, check: &Check, place: ValuePointerRef) {
    let known: Vec<&str> = check.names.method_ids().collect();
    for id in ids.filter(|id| !known.contains(id)) {
        let says = format!("“{}” is not a method of this pack.{}", shown(id), did_you_mean(id, &known));
        check.add(place.push_key(id), "unknown-method", says, "Correct the name, or add the method.");
    }
}

/// The most marks of a method; none where it has no marks.
fn most_marks(standard: &Standard, no: MethodNo) -> u32 {
    standard.method(no).and_then(|method| method.marks.as_ref()).map_or(0, |marks| marks.most)
}
