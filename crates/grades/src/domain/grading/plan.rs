//! Everything about one option of a standard that no answer changes, worked out once.

use super::MOST_READINGS;
use super::classes::Classes;
use super::formula::{ClassNo, GradeRule, Number, Reader};
use super::totals::Room;
use super::ways::Ways;
use super::whole::Whole;
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::{CriterionNo, Method, MethodNo};
use crate::domain::rule::{Overall, Table, combinations};
use crate::domain::standard::{PathwayNo, Standard};

/// The plans for one option: one for each reading of the ambiguous rules, the headline first.
#[derive(Clone, Debug)]
pub(super) struct PathwayPlans {
    /// Never empty.
    pub readings: Vec<Plan>,
}

/// One option, by one reading.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// In the order of the standard's methods.
    pub methods: Vec<MethodPlan>,
    /// The criteria of this option, method by method in document order.
    pub criteria: Vec<Placed>,
    /// The classes of all methods.
    pub classes: Classes,
    /// How the grades of the methods combine; none where marks do, or where the assessment organisation decides.
    pub combination: Option<Combination>,
    /// What each overall grade above the lowest needs, where it follows from marks; empty otherwise.
    pub by_marks: Vec<Whole>,
}

/// A criterion of an option.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Which.
    pub no: CriterionNo,
    /// The method it belongs to.
    pub method: MethodNo,
    /// Its class; none if no rule names it.
    pub class: Option<ClassNo>,
}

/// One method for one option, by one reading.
#[derive(Clone, Debug)]
pub(super) struct MethodPlan {
    /// For each grade above the lowest, lowest first.
    pub rules: Vec<GradeRule>,
    /// The words of the readings chosen for its ambiguous rules; empty if it has none.
    pub says: Vec<String>,
    /// Its marks have so many parts that what is unknown of one depends on another.
    pub coupled: bool,
}

/// A combination table, looked up rather than searched.
#[derive(Clone, Debug)]
pub(super) struct Combination {
    /// Every combination of method grades, and what it gives.
    pub cells: Vec<(Vec<Grade>, Grade)>,
    /// For each overall grade above the lowest: the least method grades that give it or better.
    pub reach: Vec<Vec<Vec<Grade>>>,
    /// Whether better method grades never lower the overall grade.
    pub monotone: bool,
}

impl PathwayPlans {
    /// Works out the plans for an option, or for the core alone.
    pub fn new(standard: &Standard, pathway: Option<PathwayNo>) -> PathwayPlans {
        let mut readings = Vec::new();
        for choice in choices_of_readings(standard) {
            readings.push(Plan::new(standard, pathway, &choice));
        }
        PathwayPlans { readings }
    }
}

/// For each reading of the whole standard: which reading of each rule, rules in order. The headline comes first.
fn choices_of_readings(standard: &Standard) -> Vec<Vec<usize>> {
    let mut choices = vec![Vec::new()];
    for method in &standard.methods {
        for rule in &method.rules {
            let mut longer = Vec::new();
            for begun in &choices {
                for reading in 0..rule.readings.len().max(1) {
                    let mut choice: Vec<usize> = begun.clone();
                    choice.push(reading);
                    longer.push(choice);
                }
            }
            longer.truncate(MOST_READINGS);
            choices = longer;
        }
    }
    choices
}

impl Plan {
    fn new(standard: &Standard, pathway: Option<PathwayNo>, choice: &[usize]) -> Plan {
        let mut choice = choice.iter().copied();
        let mut plan = Plan {
            methods: Vec::new(),
            criteria: Vec::new(),
            classes: Classes::default(),
            combination: None,
            by_marks: Vec::new(),
        };
        let mut scales = Vec::new();
        for (no, method) in standard.methods() {
            plan.add_method(standard, pathway, no, method, &mut choice);
            scales.push(&method.grades);
        }
        match &standard.overall {
            Overall::Table(_) => plan.combination = Some(Combination::new(standard, &scales)),
            Overall::Rules(rules) if rules.iter().all(|rule| rule.needs.is_of_grades()) => {
                plan.combination = Some(Combination::new(standard, &scales));
            }
            Overall::Rules(rules) => {
                plan.classes.add_overall(&standard.overall);
                for rule in rules {
                    plan.by_marks.push(Whole::new(&rule.needs, &standard.overall, &plan.classes));
                }
            }
            Overall::ByOrganisation { .. } => {}
        }
        plan
    }

    /// What counts and what may be added, with what adds up from it.
    pub fn room<'r>(&'r self, counted: &'r [Number], free: &'r [Number]) -> Room<'r> {
        Room { counted, free, totals: &self.classes.totals }
    }

    fn add_method(
        &mut self,
        standard: &Standard,
        pathway: Option<PathwayNo>,
        no: MethodNo,
        method: &Method,
        choice: &mut impl Iterator<Item = usize>,
    ) {
        let mut criteria = Vec::new();
        for (criterion, told) in standard.criteria() {
            if told.method == no && told.belongs_to(pathway) {
                criteria.push(criterion);
            }
        }
        self.classes.add_method(standard, no, method, &criteria);
        let reader = Reader { standard, no, method, criteria: &criteria, classes: &self.classes };
        let mut rules = Vec::new();
        let mut says = Vec::new();
        for (place, rule) in method.rules.iter().enumerate() {
            let reading = choice.next().unwrap_or(0);
            let Some(reading) = rule.readings.get(reading) else { continue };
            if rule.readings.len() > 1 {
                says.extend_from_slice(reading.says.as_slice());
            }
            rules.push(GradeRule { formula: reader.formula(&reading.needs), basis: rule.basis, rule: place });
        }
        if method.taken_elsewhere {
            rules.extend(reader.grades_of_a_result());
        }
        let coupled = method.marks.as_ref().is_some_and(|marks| marks.parts.len() > 1);
        self.put_in_classes(no, &mut rules, &criteria);
        self.methods.push(MethodPlan { rules, says, coupled });
    }

    /// Puts criteria that stand in the same pools into one class, and tells the pools their classes.
    fn put_in_classes(&mut self, method: MethodNo, rules: &mut [GradeRule], criteria: &[CriterionNo]) {
        let mut leaves = Vec::new();
        for rule in &*rules {
            rule.formula.leaves(&mut leaves);
        }
        let before = self.criteria.len();
        let mut known: Vec<(Vec<bool>, ClassNo)> = Vec::new();
        for no in criteria {
            let mut membership = Vec::with_capacity(leaves.len());
            for leaf in &leaves {
                membership.push(leaf.criteria.contains(no));
            }
            let class = if !membership.contains(&true) {
                None
            } else if let Some((_, class)) = known.iter().find(|(other, _)| *other == membership) {
                Some(*class)
            } else {
                let fresh = self.classes.add_criteria();
                known.push((membership, fresh));
                Some(fresh)
            };
            self.criteria.push(Placed { no: *no, method, class });
        }
        let placed = self.criteria.get(before..).unwrap_or_default();
        for rule in rules {
            rule.formula.each_leaf(&mut |leaf| {
                // Classes are numbered in the order of their first criterion, so this puts them in order.
                for placed in placed.iter().filter(|placed| leaf.criteria.contains(&placed.no)) {
                    if let Some(class) = placed.class.filter(|class| !leaf.classes.contains(class)) {
                        leaf.classes.push(class);
                    }
                }
            });
        }
    }
}

impl MethodPlan {
    /// The grade when so many criteria of each class are met: climbed, so a rule that fails ends it.
    pub fn grade(&self, met: &[Number]) -> Grade {
        self.climb(|rule| rule.formula.holds(met))
    }

    /// The highest grade whose rule, and the rules of all grades below it, hold.
    pub fn climb(&self, holds: impl Fn(&GradeRule) -> bool) -> Grade {
        self.rules.iter().take_while(|rule| holds(rule)).fold(Grade::LOWEST, |grade, _| grade.next())
    }

    /// The smallest ways to a grade or better by its rules alone.
    pub fn ways(&self, grade: Grade, room: &Room) -> Ways {
        if self.rules.len() < grade.rank() {
            return Ways::default();
        }
        let mut ways = Ways::nothing(room.free.len());
        for rule in self.rules.iter().take(grade.rank()) {
            ways = ways.and(&Ways::to(&rule.formula, room), room);
        }
        ways
    }
}

impl Combination {
    fn new(standard: &Standard, scales: &[&GradeScale]) -> Combination {
        let mut cells = Vec::new();
        for grades in combinations(scales) {
            let given = combined(&standard.overall, &grades);
            cells.push((grades, given));
        }
        let mut reach = Vec::new();
        for grade in standard.grades.above_lowest() {
            reach.push(least(&cells, grade));
        }
        let monotone = match &standard.overall {
            Overall::Table(table) => table.monotone,
            Overall::Rules(_) | Overall::ByOrganisation { .. } => true,
        };
        Combination { cells, reach, monotone }
    }

    /// What these method grades give; the lowest grade for a combination that there is not.
    pub fn give(&self, grades: &[Grade]) -> Grade {
        self.cells.iter().find(|(known, _)| known == grades).map_or(Grade::LOWEST, |(_, given)| *given)
    }

    /// The least method grades that give an overall grade or better.
    pub fn reach(&self, grade: Grade) -> &[Vec<Grade>] {
        grade.rank().checked_sub(1).and_then(|place| self.reach.get(place)).map_or(&[], Vec::as_slice)
    }
}

/// What an overall rule makes of the methods' grades.
fn combined(overall: &Overall, grades: &[Grade]) -> Grade {
    match overall {
        Overall::Table(table) => table.matching(grades).next().map_or(Grade::LOWEST, |(_, row)| row.then),
        Overall::Rules(rules) => {
            let mut grade = Grade::LOWEST;
            for _ in rules.iter().take_while(|rule| rule.needs.holds(grades)) {
                grade = grade.next();
            }
            grade
        }
        Overall::ByOrganisation { .. } => Grade::LOWEST,
    }
}

/// The combinations that give the grade or better and that no other such combination lies under.
fn least(cells: &[(Vec<Grade>, Grade)], grade: Grade) -> Vec<Vec<Grade>> {
    let under = |low: &[Grade], high: &[Grade]| low != high && low.iter().zip(high).all(|(low, high)| low <= high);
    let mut least = Vec::new();
    for (high, given) in cells {
        if *given >= grade && !cells.iter().any(|(low, given)| *given >= grade && under(low, high)) {
            least.push(high.clone());
        }
    }
    least
}

/// The first row of a table that fits.
pub(super) fn row_of(table: &Table, grades: &[Grade]) -> Option<usize> {
    table.matching(grades).next().map(|(place, _)| place)
}
