//! Proof, by enumeration, that a combination table is whole.

use crate::domain::grade::{Grade, GradeScale};
use crate::rules::overall::table::{Table, combinations};

/// One thing wrong with a combination table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// No row matches these method grades.
    Hole {
        /// A grade for each method.
        grades: Vec<Grade>,
    },
    /// Two rows match these method grades and give different ones.
    Contradiction {
        /// A grade for each method.
        grades: Vec<Grade>,
        /// The places of the rows.
        rows: (usize, usize),
    },
    /// No combination gives this grade of the overall scale.
    Unreachable {
        /// The grade.
        grade: Grade,
    },
    /// A better method grade gives a worse overall grade, and the table does not say that it means to.
    NotMonotone {
        /// The lower combination.
        lower: Vec<Grade>,
        /// The combination that is better in one method.
        higher: Vec<Grade>,
    },
    /// The table says that it is not monotone, but it is.
    Monotone,
}

/// What is wrong with a table over methods of these scales; nothing if it is whole.
///
/// Complete, without contradiction, every overall grade reachable, monotone or declared otherwise.
pub fn prove(table: &Table, scales: &[&GradeScale], overall: &GradeScale) -> Vec<TableFault> {
    let mut faults = Vec::new();
    let mut given: Vec<(Vec<Grade>, Grade)> = Vec::new();
    for grades in combinations(scales) {
        let matching: Vec<(usize, Grade)> = table.matching(&grades).map(|(place, row)| (place, row.then)).collect();
        let Some((first, then)) = matching.first().copied() else {
            faults.push(TableFault::Hole { grades });
            continue;
        };
        if let Some((second, _)) = matching.iter().find(|(_, other)| *other != then) {
            faults.push(TableFault::Contradiction { grades: grades.clone(), rows: (first, *second) });
        }
        given.push((grades, then));
    }
    for grade in overall.grades() {
        if !given.iter().any(|(_, then)| *then == grade) {
            faults.push(TableFault::Unreachable { grade });
        }
    }
    match (table.monotone, first_fall(&given)) {
        (true, Some((lower, higher))) => faults.push(TableFault::NotMonotone { lower, higher }),
        (false, None) => faults.push(TableFault::Monotone),
        (true, None) | (false, Some(_)) => {}
    }
    faults
}

/// The first pair of combinations, one step apart, where the better one gives the worse grade.
fn first_fall(given: &[(Vec<Grade>, Grade)]) -> Option<(Vec<Grade>, Vec<Grade>)> {
    given.iter().find_map(|(lower, from)| {
        (0..lower.len()).find_map(|place| {
            let mut higher = lower.clone();
            let grade = higher.get_mut(place)?;
            *grade = grade.next();
            // They stand in order, but for those that no row covers.
            let found = given.binary_search_by(|(grades, _)| grades.cmp(&higher)).ok();
            let (_, to) = given.get(found?)?;
            (to < from).then_some((lower.clone(), higher))
        })
    })
}
