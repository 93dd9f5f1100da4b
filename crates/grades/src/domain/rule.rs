//! What a grade needs, and how the grades of methods combine: a small closed set of composable kinds.

use super::citation::{Basis, Citation};
use super::grade::{Grade, GradeScale};
use super::plan::{ComponentNo, Criterion, MethodNo, PartNo};
use crate::files::words::words;
use serde::{Deserialize, Serialize};

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

/// A condition over the criteria and marks of a method. Every kind is monotone: doing better never breaks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The method's mark, or the mark in one part of it.
    Mark {
        /// The part; none for the whole.
        part: Option<PartNo>,
        /// No lower.
        at_least: u32,
    },
    /// Points × weight of every criterion with points, together.
    Points {
        /// The component whose criteria count; none for the whole method.
        component: Option<ComponentNo>,
        /// No lower.
        at_least: u32,
    },
    /// The points of each single criterion with points, before the weight: a zero on any is fatal.
    EachPoints {
        /// The component whose criteria count; none for the whole method.
        component: Option<ComponentNo>,
        /// No lower.
        at_least: u32,
    },
    /// A component's own grade.
    Component {
        /// Which.
        component: ComponentNo,
        /// This grade of the component's scale, or a better one.
        reach: Grade,
    },
    /// Each of these.
    And(Vec<Needs>),
    /// One of these, or more.
    Or(Vec<Needs>),
}

/// Criteria of a method: those of the core and the chosen option that pass every filter. Criteria with points belong
/// to no pool.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// The grade the criteria belong to; none where criteria are named.
    pub grade: Option<Grade>,
    /// From where.
    pub from: Scope,
    /// Under this theme only.
    pub theme: Option<String>,
    /// Of this component only.
    pub component: Option<ComponentNo>,
    /// These very criteria, by their ids; empty for all that pass the other filters.
    pub named: Vec<String>,
    /// What an empty pool means; a rule over a pool that is empty for some option must say.
    pub if_empty: Option<IfEmpty>,
}

impl Pool {
    /// Whether a criterion of the method and option stands in it.
    pub fn holds(&self, criterion: &Criterion) -> bool {
        let in_scope = match self.from {
            Scope::Both => true,
            Scope::Core => criterion.pathway.is_none(),
            Scope::Option => criterion.pathway.is_some(),
        };
        in_scope
            && criterion.points.is_none()
            && self.grade.is_none_or(|grade| criterion.grade == grade)
            && (self.theme.is_none() || self.theme == criterion.theme)
            && (self.component.is_none() || self.component == criterion.component)
            && (self.named.is_empty() || self.named.contains(&criterion.id))
    }
}

/// Which part of a standard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IfEmpty {
    /// Nothing is asked, so it holds.
    Met,
    /// Nothing can be shown, so it does not hold.
    NotMet,
}

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

impl Overall {
    /// Whether the marks of a method count, so that a result alone cannot stand in for them.
    pub fn counts_marks(&self, no: MethodNo) -> bool {
        match self {
            Overall::Rules(rules) => rules.iter().any(|rule| rule.needs.counts_marks(no)),
            Overall::Table(_) | Overall::ByOrganisation { .. } => false,
        }
    }
}

impl Default for Overall {
    /// Nothing is computed.
    fn default() -> Overall {
        Overall::ByOrganisation { says: None, basis: Basis::default(), source: Citation::default() }
    }
}

impl Overall {
    /// The different ways in which the rules weigh marks (each method with its weight), in their order.
    pub fn weighings(&self) -> Vec<&Vec<(MethodNo, u32)>> {
        fn gather<'c>(needs: &'c Combine, into: &mut Vec<&'c Vec<(MethodNo, u32)>>) {
            match needs {
                Combine::Weighted { weights, .. } if !into.contains(&weights) => into.push(weights),
                Combine::Weighted { .. } | Combine::Methods { .. } | Combine::Mark { .. } => {}
                Combine::And(parts) | Combine::Or(parts) => parts.iter().for_each(|part| gather(part, into)),
            }
        }
        let mut found = Vec::new();
        match self {
            Overall::Rules(rules) => rules.iter().for_each(|rule| gather(&rule.needs, &mut found)),
            Overall::Table(_) | Overall::ByOrganisation { .. } => {}
        }
        found
    }
}

/// What one overall grade needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverallRule {
    /// The grade it decides.
    pub grade: Grade,
    /// What it asks.
    pub needs: Combine,
    /// How surely the document says it.
    pub basis: Basis,
    /// Where.
    pub source: Citation,
}

/// A condition over the grades and marks of methods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Combine {
    /// So many of these methods reach these grades, each on its own scale.
    Methods {
        /// How many.
        count: u8,
        /// Which, and what each must reach.
        of: Vec<(MethodNo, Grade)>,
    },
    /// A floor: the mark of one method, or of one part of it.
    Mark {
        /// Which method.
        method: MethodNo,
        /// The part; none for the whole.
        part: Option<PartNo>,
        /// No lower.
        at_least: u32,
    },
    /// Marks × weight, together.
    Weighted {
        /// Each method with its weight.
        weights: Vec<(MethodNo, u32)>,
        /// No lower.
        at_least: u32,
    },
    /// Each of these.
    And(Vec<Combine>),
    /// One of these, or more.
    Or(Vec<Combine>),
}

impl Combine {
    /// Whether it looks at the marks of a method.
    pub fn counts_marks(&self, no: MethodNo) -> bool {
        match self {
            Combine::Methods { .. } => false,
            Combine::Mark { method, .. } => *method == no,
            Combine::Weighted { weights, .. } => weights.iter().any(|(method, _)| *method == no),
            Combine::And(parts) | Combine::Or(parts) => parts.iter().any(|part| part.counts_marks(no)),
        }
    }

    /// Whether it looks at grades of methods alone.
    pub fn is_of_grades(&self) -> bool {
        match self {
            Combine::Methods { .. } => true,
            Combine::Mark { .. } | Combine::Weighted { .. } => false,
            Combine::And(parts) | Combine::Or(parts) => parts.iter().all(Combine::is_of_grades),
        }
    }

    /// Whether it holds for methods of these grades, where it is of grades alone.
    pub fn holds(&self, grades: &[Grade]) -> bool {
        match self {
            Combine::Methods { count, of } => {
                let reached =
                    |(no, least): &&(MethodNo, Grade)| grades.get(no.at()).is_some_and(|grade| grade >= least);
                of.iter().filter(reached).count() >= usize::from(*count)
            }
            Combine::Mark { .. } | Combine::Weighted { .. } => false,
            Combine::And(parts) => parts.iter().all(|part| part.holds(grades)),
            Combine::Or(parts) => parts.iter().any(|part| part.holds(grades)),
        }
    }
}

/// A combination table. Several rows may match a combination if they agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// A cell for each method, in the order of the methods.
    pub when: Vec<Cell>,
    /// The overall grade it gives.
    pub then: Grade,
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

words!(Scope: Core = "core", Option = "option", Both = "both");
words!(IfEmpty: Met = "met", NotMet = "notMet");
