//! Proof that the rules of a pack can be met and that its combination table is whole.

use crate::domain::grade::{Grade, GradeScale};
use crate::domain::grading::MOST_READINGS;
use crate::domain::grading::limits::{self, MOST_COMPLETIONS, MOST_CORNERS, TooMuch};
use crate::domain::grading::table::{TableFault, prove as prove_table};
use crate::domain::plan::{Criterion, Method};
use crate::domain::standard::Standard;
use crate::files::json::Problems;
use crate::rules::overall::Overall;
use crate::rules::overall::table::combinations;
use crate::rules::repeats::CapOn;
use crate::rules::{self, Rule};

/// The most combinations of method grades there may be.
const MOST_COMBINATIONS: usize = 5_000;

/// A place in the pack, for problems that are found once the whole is read.
struct At<'p> {
    pointer: String,
    problems: &'p Problems,
}

impl At<'_> {
    /// A value further down.
    fn below(&self, path: &str) -> At<'_> {
        At { pointer: format!("{}/{path}", self.pointer), problems: self.problems }
    }

    fn problem(&self, code: &'static str, says: impl AsRef<str>, remedy: impl AsRef<str>) {
        self.problems.add_at(&self.pointer, code, says, remedy);
    }
}

/// Reports everything in the rules that cannot be.
pub(super) fn prove(standard: &Standard, problems: &Problems) {
    let top = &At { pointer: String::new(), problems };
    for (place, (no, method)) in standard.methods().enumerate() {
        let own: Vec<&Criterion> = standard.criteria.iter().filter(|criterion| criterion.method == no).collect();
        prove_rules(standard, method, &own, &top.below(&format!("methods/{place}")));
    }
    let rules = standard.methods.iter().flat_map(|method| &method.rules);
    let whole = standard.overall.readings();
    let of_whole = whole.len().saturating_mul(standard.repeats.readings().len());
    let readings = rules.fold(of_whole, |readings: usize, rule| readings.saturating_mul(rule.readings.len().max(1)));
    if readings > MOST_READINGS {
        let says = format!("The ambiguous rules can be read together in {readings} ways.");
        top.below("methods").problem(
            "too-many-readings",
            says,
            format!("{MOST_READINGS} are the most that are followed."),
        );
    }
    let before = problems.count();
    for (_, overall) in &whole {
        prove_overall(standard, overall, top);
    }
    // What is wrong otherwise may be just what makes it too much.
    if readings <= MOST_READINGS && problems.count() == before {
        prove_limits(standard, top);
    }
}

/// Reports rules that would take too long to decide.
fn prove_limits(standard: &Standard, top: &At) {
    let (code, says, remedy) = match limits::check(standard) {
        Ok(()) => return,
        Err(TooMuch::Conditions { places, most }) => (
            "too-many-conditions",
            format!("The rules hold criteria against conditions {places} times; {most} times are the most."),
            "Ask for whole pools instead of naming many, or join conditions that say the same.",
        ),
        Err(TooMuch::Parts { steps }) => (
            "too-many-parts",
            format!(
                "The rules ask for so many marks in parts that a grade takes {steps} steps; {MOST_CORNERS} are the most."
            ),
            "Ask for fewer marks in parts, or give the method fewer parts.",
        ),
        Err(TooMuch::Completions { steps }) => (
            "too-many-completions",
            format!(
                "Under a table that is not monotone every completion is tried, here in {steps} steps; {MOST_COMPLETIONS} \
                 are the most."
            ),
            "Let the rules of the methods name fewer different pools.",
        ),
    };
    top.below("methods").problem(code, says, remedy);
}

fn prove_overall(standard: &Standard, overall: &Overall, top: &At) {
    let scales: Vec<&GradeScale> = standard.methods.iter().map(|method| &method.grades).collect();
    let many = scales.iter().fold(1, |many: usize, scale| many.saturating_mul(scale.names().len()));
    let at = match overall {
        Overall::Table(_) => top.below("overall/table"),
        Overall::Rules(_) => top.below("overall/rules"),
        Overall::ByOrganisation { .. } => return,
    };
    if many > MOST_COMBINATIONS {
        let says = format!("The methods' grades can be combined in {many} ways.");
        at.problem("too-many-combinations", says, format!("{MOST_COMBINATIONS} are the most that are checked."));
        return;
    }
    match overall {
        Overall::Table(table) => {
            let entered = |method: &Method| method.marks.is_some() || !method.components.is_empty();
            let entered = standard.methods.iter().any(entered)
                || standard.criteria.iter().any(|criterion| criterion.points.is_some());
            if !table.monotone && entered {
                let says = "A table that is not monotone is not followed beside marks, points or components.";
                at.problem("uneven-marks", says, "Correct the rows, or write the overall grade as rules.");
            }
            for fault in prove_table(table, &scales, &standard.grades) {
                report(&fault, standard, &at);
            }
        }
        Overall::Rules(rules) if rules.iter().all(|rule| rule.needs.is_of_grades()) => {
            let given: Vec<Grade> = combinations(&scales)
                .iter()
                .map(|grades| {
                    let held = rules.iter().take_while(|rule| rule.needs.holds(grades));
                    held.fold(Grade::LOWEST, |grade, _| grade.next())
                })
                .collect();
            for grade in standard.grades.grades().filter(|grade| !given.contains(grade)) {
                report(&TableFault::Unreachable { grade }, standard, &at);
            }
        }
        Overall::Rules(rules) => {
            for (place, rule) in rules.iter().enumerate() {
                rule.needs.prove(standard, &mut |asked, most| {
                    let says = format!("The rule asks for {asked}, but {most} is the most there can be.");
                    let remedy = "Lower the number, or raise the marks or points.";
                    at.below(&place.to_string()).problem("above-most", says, remedy);
                });
            }
            let limits = standard.repeats.readings();
            if limits.iter().flat_map(|(_, caps)| caps).any(|cap| cap.on == CapOn::Method) {
                let says = "The overall grade follows from marks, which a cap on a method does not limit.";
                top.below("repeats").problem("cap-on-marks", says, "Write “on”: “overall”, or combine grades.");
            }
        }
        Overall::ByOrganisation { .. } => {}
    }
}

fn report(fault: &TableFault, standard: &Standard, at: &At) {
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

fn prove_rules(standard: &Standard, method: &Method, criteria: &[&Criterion], at: &At) {
    let prove_each = |rules: &[Rule], scale: &GradeScale, at: &At| {
        rules::prove(standard, (method, criteria), (rules, scale), &mut |code, says, remedy| {
            at.problem(code, says, remedy);
        });
    };
    prove_each(&method.rules, &method.grades, &at.below("rules"));
    for (place, component) in method.components.iter().enumerate() {
        prove_each(&component.rules, &component.grades, &at.below(&format!("components/{place}/rules")));
    }
}
