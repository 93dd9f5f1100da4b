//! `{ "table": [ { "when": { "AM1": "pass" }, "then": "pass" }, … ] }`: a table of method grades.
//!
//! ```
//! use grades::rules::overall::OverallFile;
//! let text = r#"{ "table": [{ "when": { "AM1": { "atLeast": "pass" } }, "then": "pass" }],
//!     "basis": "stated", "source": { "document": "plan", "at": "Grading" } }"#;
//! let overall = grades::files::json::Json::parse(text, 1_000).expect("JSON");
//! assert!(matches!(overall.read(), Ok(OverallFile::Table(_))));
//! ```

use super::refuse_unknown_methods;
use crate::domain::citation::{Basis, Citation};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::MethodNo;
use crate::domain::standard::Standard;
use crate::files::json::Faults;
use crate::files::pack::{Check, GradeRef, SourceFile, Sure};
use crate::files::schema::exactly_one;
use crate::files::values::{Named, Sentence, UpTo};
use crate::rules::{OtherReading, headline_and_others};
use crate::wording::{listed, marks};
use deserr::{Deserr, IntoValue, Value, ValueKind, ValuePointerRef};
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};

/// A combination table.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "table", transform = table_or_readings)]
pub struct TableFile {
    /// One row per row of the document's table, in its order.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<UpTo<RowFile, 400>>,
    /// Where the document can be read in several ways: each, the headline first; basis ambiguous. Needs grade-pack/2.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readings: Option<UpTo<TableReadingFile, 4>>,
    /// false if the plan means a better method grade to lower the whole.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monotone: Option<bool>,
    /// How sure this is: stated, inferred, ambiguous, not-stated.
    pub basis: Sure,
    /// Where it is printed.
    pub source: SourceFile,
}

/// What a schema says of a table beside its fields.
fn table_or_readings(schema: &mut Schema) {
    exactly_one(schema, &["table", "readings"]);
}

/// One way to read a table.
#[derive(Clone, Debug, Deserr, Serialize, JsonSchema)]
#[deserr(error = Faults, rename_all = camelCase, deny_unknown_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "tableReading")]
pub struct TableReadingFile {
    /// Own words: what this reading takes the document to mean.
    pub says: Sentence,
    /// The rows.
    pub table: UpTo<RowFile, 400>,
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
    /// How sure this row is, if it is not as sure as the table. Needs grade-pack/2.
    #[deserr(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Sure>,
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
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other kind of value is refused")]
    fn deserialize_from_value<V: IntoValue>(value: Value<V>, place: ValuePointerRef) -> Result<CellFile, Faults> {
        match value {
            Value::Map(_) => AtLeastGradeFile::deserialize_from_value(value, place).map(CellFile::AtLeast),
            Value::String(_) => GradeRef::deserialize_from_value(value, place).map(CellFile::Grade),
            other => Err(Faults::wrong_kind(other.kind(), &[ValueKind::String, ValueKind::Map], place)),
        }
    }
}

/// A combination table. Several rows may match a combination if they agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The rows as printed, by the headline reading.
    pub rows: Vec<Row>,
    /// How the headline reads the document, where there are others.
    pub says: Option<String>,
    /// Other ways to read it.
    pub others: Vec<OtherReading<Vec<Row>>>,
    /// Whether better method grades never lower the overall grade; a table that breaks this says so on purpose.
    pub monotone: bool,
    /// How surely the document says it.
    pub basis: Basis,
    /// Where.
    pub source: Citation,
}

/// One row of a combination table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// A cell for each method, in the order of the methods.
    pub when: Vec<Cell>,
    /// The overall grade it gives.
    pub then: Grade,
    /// How surely the document says it, where that is not as for the table.
    pub basis: Option<Basis>,
}

/// What a row asks of one method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Any grade.
    Any,
    /// This grade and no other.
    Exactly(Grade),
    /// This grade or a better one.
    AtLeast(Grade),
}

impl Cell {
    /// Whether a method's grade fits the cell.
    pub fn fits(self, grade: Grade) -> bool {
        match self {
            Cell::Any => true,
            Cell::Exactly(asked) => grade == asked,
            Cell::AtLeast(least) => grade >= least,
        }
    }
}

impl Table {
    /// The same without a row: for one reading alone.
    pub(super) fn without_others(&self) -> Table {
        let (monotone, basis, source) = (self.monotone, self.basis, self.source.clone());
        Table { rows: Vec::new(), says: None, others: Vec::new(), monotone, basis, source }
    }

    /// How surely the document says a row.
    pub fn basis_of(&self, row: usize) -> Basis {
        self.rows.get(row).and_then(|row| row.basis).unwrap_or(self.basis)
    }

    /// The rows that match these method grades, by their place.
    pub fn matching<'t>(&'t self, grades: &'t [Grade]) -> impl Iterator<Item = (usize, &'t Row)> {
        self.rows
            .iter()
            .enumerate()
            .filter(move |(_, row)| row.when.iter().zip(grades).all(|(cell, grade)| cell.fits(*grade)))
    }
}

/// Every combination of grades of these scales, in a fixed order: the last scale turns fastest.
pub fn combinations(scales: &[&GradeScale]) -> Vec<Vec<Grade>> {
    let mut combinations = vec![Vec::new()];
    for scale in scales {
        let mut longer = Vec::new();
        for begun in &combinations {
            for grade in scale.grades() {
                let mut combination: Vec<Grade> = begun.clone();
                combination.push(grade);
                longer.push(combination);
            }
        }
        combinations = longer;
    }
    combinations
}

impl TableFile {
    pub(super) fn check(&self, check: &Check, place: ValuePointerRef) -> Table {
        let rows = |files: &[RowFile], place: ValuePointerRef| -> Vec<Row> {
            files.iter().enumerate().map(|(at, row)| row.check(check, place.push_index(at))).collect()
        };
        let read = headline_and_others(
            (self.table.as_ref(), self.readings.as_deref()),
            "table",
            (check, place),
            |files, place| rows(files, place),
            |reading, place| (reading.says.owned(), rows(&reading.table, place.push_key("table"))),
        );
        let (says, rows, others) = read.unwrap_or_default();
        Table {
            rows,
            says,
            others,
            monotone: self.monotone.unwrap_or(true),
            basis: self.basis.0,
            source: check.source(&self.source, place),
        }
    }
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
        check.only_in_second(self.basis.is_some(), place.push_key("basis"));
        Row { when, then, basis: self.basis.map(|word| word.0) }
    }
}

/// A row in words: "pass in “Test” and distinction in “Project” gives merit".
pub(crate) fn words(standard: &Standard, row: &Row) -> String {
    let cells = standard.methods().zip(&row.when).map(|((no, method), cell)| {
        let short = marks::short(standard, no);
        match cell {
            Cell::Any => format!("any grade in “{short}”"),
            Cell::Exactly(grade) => format!("{} in “{short}”", method.grades.name(*grade)),
            Cell::AtLeast(grade) => format!("at least {} in “{short}”", method.grades.name(*grade)),
        }
    });
    format!("{} gives {}", listed(&cells.collect::<Vec<_>>(), "and"), standard.grades.name(row.then))
}
