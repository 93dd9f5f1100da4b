//! Proof that the rules of a pack can be met and that its combination table is whole.

use crate::domain::grade::{Grade, GradeScale};
use crate::domain::grading::MOST_READINGS;
use crate::domain::grading::table::{TableFault, prove as prove_table};
use crate::domain::plan::{Criterion, Method};
use crate::domain::repeats::CapOn;
use crate::domain::rule::{Needs, Overall, Pool, Scope};
use crate::domain::standard::{PathwayNo, Standard};
use crate::formats::walk::Cursor;

/// The most combinations of method grades there may be.
const MOST_COMBINATIONS: usize = 5_000;

/// Reports everything in the rules that cannot be.
pub(super) fn prove(standard: &Standard, top: Cursor) {
    for (place, (no, method)) in standard.methods().enumerate() {
        let own: Vec<&Criterion> = standard.criteria.iter().filter(|criterion| criterion.method == no).collect();
        prove_rules(standard, method, &own, top.below(&format!("methods/{place}/rules")));
    }
    let readings: usize =
        standard.methods.iter().flat_map(|method| &method.rules).map(|rule| rule.readings.len().max(1)).product();
    if readings > MOST_READINGS {
        let says = format!("The ambiguous rules can be read together in {readings} ways.");
        top.below("methods").problem(
            "too-many-readings",
            says,
            format!("{MOST_READINGS} are the most that are followed."),
        );
    }
    if let Some(cap) = standard.repeats.cap.filter(|cap| cap.on == CapOn::Method) {
        let name = standard.grades.name(cap.grade);
        for method in standard.methods.iter().filter(|method| method.grades.find(name).is_none()) {
            let says = format!("The cap limits each method to “{name}”, but {} has no such grade.", method.id);
            top.below("repeats/cap").problem("cap-not-on-scale", says, "Name a grade that every method has.");
        }
    }
    if let Some(cap) = standard.repeats.cap
        && cap.grade == Grade::LOWEST
    {
        let remedy = "Name the best grade that a repeat can get.";
        top.below("repeats/cap").problem(
            "cap-too-low",
            "A cap at the lowest grade would fail everybody who repeats.",
            remedy,
        );
    }
    if let Overall::Table(table) = &standard.overall {
        let scales: Vec<&GradeScale> = standard.methods.iter().map(|method| &method.grades).collect();
        let many = scales.iter().map(|scale| scale.names().len()).product::<usize>();
        let at = top.below("overall/table");
        if many > MOST_COMBINATIONS {
            let says = format!("The methods' grades can be combined in {many} ways.");
            at.problem("too-many-combinations", says, format!("{MOST_COMBINATIONS} are the most that are checked."));
            return;
        }
        for fault in prove_table(table, &scales, &standard.grades) {
            report(&fault, standard, at);
        }
    }
}

fn report(fault: &TableFault, standard: &Standard, at: Cursor) {
    let told = |grades: &[Grade]| {
        let one = |(method, grade): (&Method, &Grade)| format!("{} {}", method.id, method.grades.name(*grade));
        standard.methods.iter().zip(grades).map(one).collect::<Vec<_>>().join(", ")
    };
    match fault {
        TableFault::Hole { grades } => {
            at.problem("table-hole", format!("No row covers {}.", told(grades)), "Add a row for this combination.");
        }
        TableFault::Contradiction { grades, rows: (first, second) } => {
            let says =
                format!("Rows {} and {} both cover {} but give different grades.", first + 1, second + 1, told(grades));
            at.below(&second.to_string()).problem("table-contradiction", says, "Correct one of the two rows.");
        }
        TableFault::Unreachable { grade } => {
            let says = format!("No combination gives “{}”.", standard.grades.name(*grade));
            at.problem("grade-unreachable", says, "Add a row that gives it, or take the grade off the overall scale.");
        }
        TableFault::NotMonotone { lower, higher } => {
            let says = format!("{} gives a better overall grade than {}.", told(lower), told(higher));
            at.problem(
                "table-not-monotone",
                says,
                "Correct the rows; if the plan means it, say \"monotone\": false beside the table.",
            );
        }
        TableFault::Monotone => {
            at.problem(
                "table-monotone",
                "The table says that it is not monotone, but it is.",
                "Remove \"monotone\": false.",
            );
        }
    }
}

fn prove_rules(standard: &Standard, method: &Method, criteria: &[&Criterion], at: Cursor) {
    let options: Vec<Option<PathwayNo>> = if standard.pathways.is_empty() {
        vec![None]
    } else {
        (0..u8::MAX).map(|no| Some(PathwayNo(no))).take(standard.pathways.len()).collect()
    };
    for rule in &method.rules {
        for reading in &rule.readings {
            let mut told = Vec::new();
            for pathway in &options {
                prove_needs(&reading.needs, &|pool| size(pool, criteria, *pathway), &mut |code, counted| {
                    if !told.contains(&(code, counted)) {
                        told.push((code, counted));
                        complain(code, counted, method.grades.name(rule.grade), option_name(standard, *pathway), at);
                    }
                });
            }
        }
    }
}

fn option_name(standard: &Standard, pathway: Option<PathwayNo>) -> &str {
    pathway.and_then(|no| standard.pathway(no)).map_or("everybody", |pathway| &pathway.title)
}

fn complain(code: &'static str, (count, size): (u16, usize), grade: &str, option: &str, at: Cursor) {
    match code {
        "counts-too-many" => {
            let says = format!("The rule for “{grade}” counts {count} criteria, but there are {size} for {option}.");
            at.problem(code, says, "Lower the number, or add the criteria that are missing.");
        }
        _ => {
            let says = format!("The rule for “{grade}” is about criteria of which {option} has none.");
            at.problem(code, says, "Say in the pool what that means: \"ifEmpty\": \"met\" or \"notMet\".");
        }
    }
}

fn size(pool: &Pool, criteria: &[&Criterion], pathway: Option<PathwayNo>) -> usize {
    let in_scope = |criterion: &Criterion| match pool.from {
        Scope::Both => true,
        Scope::Core => criterion.pathway.is_none(),
        Scope::Option => criterion.pathway.is_some(),
    };
    criteria
        .iter()
        .filter(|criterion| criterion.grade == pool.grade && criterion.belongs_to(pathway) && in_scope(criterion))
        .count()
}

fn prove_needs(needs: &Needs, size: &impl Fn(&Pool) -> usize, complain: &mut impl FnMut(&'static str, (u16, usize))) {
    match needs {
        Needs::And(parts) | Needs::Or(parts) => parts.iter().for_each(|part| prove_needs(part, size, complain)),
        Needs::All(pool) => {
            if size(pool) == 0 && pool.if_empty.is_none() {
                complain("empty-pool", (0, 0));
            }
        }
        Needs::AtLeast { count, of } => {
            let there = size(of);
            if there == 0 && of.if_empty.is_none() {
                complain("empty-pool", (*count, 0));
            } else if there > 0 && usize::from(*count) > there {
                complain("counts-too-many", (*count, there));
            }
        }
    }
}
