//! `overall` and `repeats`: how methods combine, and what re-sits do.

use super::rules::{each_grade_once, part};
use super::{Check, GradeRef, MOST_MARKS, SourceFile, Sure, facts};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::MethodNo;
use crate::domain::repeats::{Cap, CapOn, CapWhen, Repeats};
use crate::domain::rule::{Cell, Combine, Overall, OverallRule, Row, Table};
use crate::files::json::{Faults, missing_or_null};
use crate::files::kinds::{fields, one_of_kinds};
use crate::files::problem::{did_you_mean, shown};
use crate::files::values::{Id, List, Named, OrNull, Sentence, Text, UpTo, Whole};
use crate::files::words::{Word, words};
use deserr::{Deserr, IntoValue, Value, ValueKind, ValuePointerRef};
use schemars::JsonSchema;
use serde::Serialize;

/// How deep conditions may be nested.
const DEEPEST: usize = 8;

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

/// A combination table.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "table")]
pub struct TableFile {
    /// One row per row of the document's table, in its order.
    pub table: UpTo<RowFile, 400>,
    /// false if the plan means a better method grade to lower the whole.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monotone: Option<bool>,
    /// How sure this is: stated, inferred, ambiguous, not-stated.
    pub basis: Sure,
    /// Where it is printed.
    pub source: SourceFile,
}

/// A row of the table.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "row")]
pub struct RowFile {
    /// A cell under the id of each method: "any", a grade, or atLeast.
    pub when: Named<CellFile>,
    /// The overall grade.
    pub then: GradeRef,
}

/// What a row asks of one method.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "cell")]
pub enum CellFile {
    /// "any", or this grade and no other.
    Grade(GradeRef),
    /// This grade or a better one.
    AtLeast(AtLeastGradeFile),
}

/// So or better.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "atLeastGrade")]
pub struct AtLeastGradeFile {
    /// A grade of the method's scale.
    pub at_least: GradeRef,
}

impl Deserr<Faults> for CellFile {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<CellFile, Faults> {
        match value {
            Value::Map(_) => AtLeastGradeFile::deserialize_from_value(value, place).map(CellFile::AtLeast),
            Value::String(_) => GradeRef::deserialize_from_value(value, place).map(CellFile::Grade),
            other => Err(Faults::wrong_kind(other.kind(), &[ValueKind::String, ValueKind::Map], place)),
        }
    }
}

/// What an overall grade needs.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "overallRule")]
pub struct OverallRuleFile {
    /// A grade of the overall scale, not the lowest.
    pub grade: GradeRef,
    /// The condition.
    pub needs: CombineFile,
    /// How sure this is: stated, inferred, ambiguous, not-stated.
    pub basis: Sure,
    /// Where it is printed.
    pub source: SourceFile,
}

/// A condition on methods: exactly one kind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "overallNeeds")]
pub enum CombineFile {
    /// Grades of so many methods.
    Methods(MethodsFile),
    /// A floor under a mark.
    Mark(MethodMarkFile),
    /// Marks × weight, together.
    Weighted(WeightedFile),
    /// Each of several conditions.
    And(CombineAndFile),
    /// One of several conditions, or more.
    Or(CombineOrFile),
}

one_of_kinds!(CombineFile {
    "methods" => Methods(MethodsFile),
    "mark" => Mark(MethodMarkFile),
    "weighted" => Weighted(WeightedFile),
    "and" => And(CombineAndFile),
    "or" => Or(CombineOrFile),
});

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
    Number(Whole<1, 10>),
}

/// The word for every one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Every one.
    All,
}

words!(Every: All = "all");

impl Deserr<Faults> for HowMany {
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<HowMany, Faults> {
        match value {
            Value::String(_) => Word::deserialize_from_value(value, place).map(HowMany::All),
            _ => Whole::deserialize_from_value(value, place).map(HowMany::Number),
        }
    }
}

/// The mark of a method, or of a part of it, is at least so high.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "methodMark")]
pub struct MethodMarkFile {
    /// No lower.
    pub mark: Whole<1, MOST_MARKS>,
    /// A method with marks.
    pub method: Id,
    /// A part of its marks; left out: the whole.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Id>,
}

/// Marks × weight are added, and come to at least so much.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "weighted")]
pub struct WeightedFile {
    /// Weights by method.
    pub weighted: Named<Whole<1, 1_000>>,
    /// No lower.
    pub at_least: Whole<1, 10_000_000>,
}

/// Each of these holds.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "overallAnd")]
pub struct CombineAndFile {
    /// The conditions.
    pub and: List<CombineFile, 1, 20>,
}

/// One of these holds, or more.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "overallOr")]
pub struct CombineOrFile {
    /// The conditions.
    pub or: List<CombineFile, 1, 20>,
}

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

impl OverallFile {
    pub(super) fn check(&self, check: &Check, place: ValuePointerRef) -> Overall {
        match self {
            OverallFile::DecidedBy(file) => Overall::ByOrganisation {
                says: file.says.as_ref().map(Text::owned),
                basis: file.basis.0,
                source: check.source(&file.source, place),
            },
            OverallFile::Rules(file) => Overall::Rules(rules(&file.rules, check, place.push_key("rules"))),
            OverallFile::Table(file) => {
                let of_rows = place.push_key("table");
                Overall::Table(Table {
                    rows: file
                        .table
                        .iter()
                        .enumerate()
                        .map(|(at, row)| row.check(check, of_rows.push_index(at)))
                        .collect(),
                    monotone: file.monotone.unwrap_or(true),
                    basis: file.basis.0,
                    source: check.source(&file.source, place),
                })
            }
        }
    }
}

/// What each overall grade needs, lowest first.
fn rules(files: &[OverallRuleFile], check: &Check, place: ValuePointerRef) -> Vec<OverallRule> {
    let rule = |(at, file): (usize, &OverallRuleFile)| {
        let place = place.push_index(at);
        let scale = check.names.overall();
        OverallRule {
            grade: check.names.grade(&file.grade, scale, place.push_key("grade"), check.problems),
            needs: combine(&file.needs, check, place.push_key("needs"), 0),
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

fn combine(file: &CombineFile, check: &Check, place: ValuePointerRef, depth: usize) -> Combine {
    if depth >= DEEPEST {
        check.add(place, "rule-too-deep", "The rule is nested too deeply.", "Join its parts.");
        return Combine::And(Vec::new());
    }
    let list = |parts: &[CombineFile], place: ValuePointerRef| {
        parts.iter().enumerate().map(|(at, part)| combine(part, check, place.push_index(at), depth + 1)).collect()
    };
    match file {
        CombineFile::Methods(file) => some_methods(file, check, place),
        CombineFile::Mark(file) => {
            let method = marked(&file.method, check, place.push_key("method"));
            let part = part(file.part.as_ref(), check.names.mark_parts(method), place, check);
            Combine::Mark { method, part, at_least: file.mark.get() }
        }
        CombineFile::Weighted(file) => Combine::Weighted {
            weights: weights(file, check, place.push_key("weighted")),
            at_least: file.at_least.get(),
        },
        CombineFile::And(file) => Combine::And(list(&file.and, place.push_key("and"))),
        CombineFile::Or(file) => Combine::Or(list(&file.or, place.push_key("or"))),
    }
}

fn some_methods(file: &MethodsFile, check: &Check, place: ValuePointerRef) -> Combine {
    let of_methods = place.push_key("of");
    let of: Vec<MethodNo> = match &file.of {
        Some(ids) => {
            let method = |(at, id)| check.names.method(id, of_methods.push_index(at), check.problems);
            ids.iter().enumerate().map(method).collect()
        }
        None => check.names.methods().map(|(no, _)| no).collect(),
    };
    let all = u32::try_from(of.len()).unwrap_or(u32::MAX);
    let count = match file.methods {
        HowMany::All(_) => all,
        HowMany::Number(number) => number.get(),
    };
    if count > all.max(1) {
        let remedy = format!("Write a number from 1 to {}.", all.max(1));
        check.add(place.push_key("methods"), "out-of-bounds", format!("{count} is out of bounds."), remedy);
    }
    let reach = |no| check.names.grade(&file.reach, check.names.scale(no), place.push_key("reach"), check.problems);
    Combine::Methods {
        count: u8::try_from(count).unwrap_or(u8::MAX),
        of: of.into_iter().map(|no| (no, reach(no))).collect(),
    }
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

fn weights(file: &WeightedFile, check: &Check, place: ValuePointerRef) -> Vec<(MethodNo, u32)> {
    refuse_unknown_methods(file.weighted.names(), check, place);
    let given = check.names.methods().filter_map(|(no, id)| {
        let weight = file.weighted.get(id)?;
        if check.names.mark_parts(no).is_none() {
            let remedy = "Give it “marks”, or leave it out.";
            check.add(place.push_key(id), "no-marks", "The method has no marks.", remedy);
        }
        Some((no, weight.get()))
    });
    given.collect()
}

impl RowFile {
    /// A cell for each method; a method that a row does not name may have any grade.
    fn check(&self, check: &Check, place: ValuePointerRef) -> Row {
        let of_cells = place.push_key("when");
        refuse_unknown_methods(self.when.names(), check, of_cells);
        let cell = |(no, id): (MethodNo, &str)| {
            let at = of_cells.push_key(id);
            let grade = |name, place| check.names.grade(name, check.names.scale(no), place, check.problems);
            match self.when.get(id) {
                None => Cell::Any,
                Some(CellFile::Grade(name)) if &**name == "any" => Cell::Any,
                Some(CellFile::Grade(name)) => Cell::Exactly(grade(name, at)),
                Some(CellFile::AtLeast(file)) => Cell::AtLeast(grade(&file.at_least, at.push_key("atLeast"))),
            }
        };
        let when = check.names.methods().map(cell).collect();
        let then: Grade = check.names.grade(&self.then, check.names.overall(), place.push_key("then"), check.problems);
        Row { when, then }
    }
}

/// Keys that are no methods.
fn refuse_unknown_methods<'k>(ids: impl Iterator<Item = &'k str>, check: &Check, place: ValuePointerRef) {
    let known: Vec<&str> = check.names.method_ids().collect();
    for id in ids.filter(|id| !known.contains(id)) {
        let says = format!("“{}” is not a method of this pack.{}", shown(id), did_you_mean(id, &known));
        check.add(place.push_key(id), "unknown-method", says, "Correct the name, or add the method.");
    }
}

impl RepeatsFile {
    pub(super) fn check(&self, check: &Check, place: ValuePointerRef) -> Repeats {
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
