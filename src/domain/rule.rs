//! What a grade needs, and how the grades of methods combine: a small closed set of composable kinds.

use super::citation::{Basis, Citation};
use super::grade::{Grade, GradeScale};

/// What one grade of a method needs. Grades are climbed: a grade holds only if the rules of all lower ones hold too.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// This project's words for it, where there is more than one.
    pub says: Option<String>,
    /// What it asks.
    pub needs: Needs,
}

/// A condition over criteria. Every kind is monotone: meeting more never breaks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Every criterion of the pool.
    All(Pool),
    /// So many criteria of the pool.
    AtLeast {
        /// How many.
        count: u16,
        /// Of which.
        of: Pool,
    },
    /// Each of these.
    And(Vec<Needs>),
    /// One of these, or more.
    Or(Vec<Needs>),
}

/// The criteria of one grade of a method: the core's and the chosen option's, or one of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// The grade the criteria belong to.
    pub grade: Grade,
    /// From where.
    pub from: Scope,
    /// What an empty pool means; a rule over a pool that is empty for some option must say.
    pub if_empty: Option<IfEmpty>,
}

/// Which part of a standard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfEmpty {
    /// Nothing is asked, so it holds.
    Met,
    /// Nothing can be shown, so it does not hold.
    NotMet,
}

/// How the overall grade follows from the methods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overall {
    /// By a table over the grades of the methods.
    Table(Table),
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

/// A combination table. Several rows may match a combination if they agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The rows as printed.
    pub rows: Vec<Row>,
    /// Whether better method grades never lower the overall grade; a table that breaks this says so on purpose.
    pub monotone: bool,
    /// How surely the document says it.
    pub basis: Basis,
    /// Where.
    pub source: Citation,
}

/// One row of a combination table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// A cell for each method, in the order of the methods.
    pub when: Vec<Cell>,
    /// The overall grade it gives.
    pub then: Grade,
}

/// What a row asks of one method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    scales.iter().fold(vec![Vec::new()], |combinations, scale| {
        combinations
            .iter()
            .flat_map(|begun| {
                scale.grades().map(move |grade| {
                    let mut longer = begun.clone();
                    longer.push(grade);
                    longer
                })
            })
            .collect()
    })
}
