//! Everything about one option of a standard that no answer changes, worked out once.

use super::MOST_READINGS;
use super::classes::Classes;
use super::formula::{ClassNo, GradeRule, Number, Reader};
use super::totals::Room;
use super::ways::Ways;
use super::whole::Whole;
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::order::sort_short;
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
    /// The classes of all methods.
    pub classes: Classes,
    /// How the grades of the methods combine; none where marks do, or where the assessment organisation decides.
    pub combination: Option<Combination>,
    /// What each overall grade above the lowest needs, where it follows from marks; empty otherwise.
    pub by_marks: Vec<Whole>,
}

/// One method for one option, by one reading.
#[derive(Clone, Debug)]
pub(super) struct MethodPlan {
    /// Its criteria for this option in document order, with the class of each; none for one that no rule names.
    pub criteria: Vec<(CriterionNo, Option<ClassNo>)>,
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
        let choices = choices_of_readings(standard);
        PathwayPlans { readings: choices.iter().map(|choice| Plan::new(standard, pathway, choice)).collect() }
    }
}

/// For each reading of the whole standard: which reading of each rule, rules in order. The headline comes first.
fn choices_of_readings(standard: &Standard) -> Vec<Vec<usize>> {
    let rules = standard.methods.iter().flat_map(|method| &method.rules);
    rules.fold(vec![Vec::new()], |choices, rule| {
        let longer = choices.iter().flat_map(|begun| {
            (0..rule.readings.len().max(1)).map(move |reading| {
                let mut choice: Vec<usize> = begun.clone();
                choice.push(reading);
                choice
            })
        });
        longer.take(MOST_READINGS).collect()
    })
}

impl Plan {
    fn new(standard: &Standard, pathway: Option<PathwayNo>, choice: &[usize]) -> Plan {
        let mut choice = choice.iter().copied();
        let mut classes = Classes::default();
        let methods = standard
            .methods()
            .map(|(no, method)| MethodPlan::new(standard, pathway, no, method, &mut choice, &mut classes))
            .collect();
        let scales: Vec<&GradeScale> = standard.methods.iter().map(|method| &method.grades).collect();
        let mut by_marks = Vec::new();
        let combination = match &standard.overall {
            Overall::Table(table) => Some(Combination::of_table(table, &scales, &standard.grades)),
            Overall::Rules(rules) if rules.iter().all(|rule| rule.needs.is_of_grades()) => {
                let climbed = |grades: &[Grade]| {
                    let held = rules.iter().take_while(|rule| rule.needs.holds(grades));
                    held.fold(Grade::LOWEST, |grade, _| grade.next())
                };
                Some(Combination::new(&scales, &standard.grades, true, climbed))
            }
            Overall::Rules(rules) => {
                classes.add_overall(&standard.overall);
                by_marks.extend(rules.iter().map(|rule| Whole::new(&rule.needs, &standard.overall, &classes)));
                None
            }
            Overall::ByOrganisation { .. } => None,
        };
        Plan { methods, classes, combination, by_marks }
    }

    /// What counts and what may be added, with what adds up from it.
    pub fn room<'r>(&'r self, counted: &'r [Number], free: &'r [Number]) -> Room<'r> {
        Room { counted, free, totals: &self.classes.totals }
    }
}

impl MethodPlan {
    fn new(
        standard: &Standard,
        pathway: Option<PathwayNo>,
        no: MethodNo,
        method: &Method,
        choice: &mut impl Iterator<Item = usize>,
        classes: &mut Classes,
    ) -> MethodPlan {
        let criteria: Vec<CriterionNo> = standard
            .criteria_for(pathway)
            .filter(|(_, criterion)| criterion.method == no)
            .map(|(criterion, _)| criterion)
            .collect();
        classes.add_method(standard, no, method, &criteria);
        let reader = Reader { standard, no, method, criteria: &criteria, classes };
        let mut rules = Vec::new();
        let mut says = Vec::new();
        for (place, rule) in method.rules.iter().enumerate() {
            let reading = choice.next().unwrap_or(0);
            let Some(reading) = rule.readings.get(reading) else { continue };
            if rule.readings.len() > 1 {
                says.extend(reading.says.clone());
            }
            rules.push(GradeRule { formula: reader.formula(&reading.needs), basis: rule.basis, rule: place });
        }
        if method.taken_elsewhere {
            rules.extend(reader.grades_of_a_result());
        }
        let coupled = method.marks.as_ref().is_some_and(|marks| marks.parts.len() > 1);
        let criteria = classed(&mut rules, &criteria, classes);
        MethodPlan { criteria, rules, says, coupled }
    }

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
        let rules = self.rules.iter().take(grade.rank());
        rules.fold(Ways::nothing(room.free.len()), |ways, rule| ways.and(&Ways::to(&rule.formula, room), room))
    }
}

/// Puts criteria that stand in the same pools into one class, and tells the pools their classes.
fn classed(
    rules: &mut [GradeRule],
    criteria: &[CriterionNo],
    classes: &mut Classes,
) -> Vec<(CriterionNo, Option<ClassNo>)> {
    let mut leaves = Vec::new();
    rules.iter().for_each(|rule| rule.formula.leaves(&mut leaves));
    let mut known: Vec<(Vec<bool>, ClassNo)> = Vec::new();
    let mut classed = Vec::new();
    for criterion in criteria {
        let membership: Vec<bool> = leaves.iter().map(|leaf| leaf.criteria.contains(criterion)).collect();
        if !membership.contains(&true) {
            classed.push((*criterion, None));
            continue;
        }
        let class = known.iter().find(|(other, _)| *other == membership).map(|(_, class)| *class);
        let class = class.unwrap_or_else(|| {
            let fresh = classes.add_criteria();
            known.push((membership, fresh));
            fresh
        });
        classed.push((*criterion, Some(class)));
    }
    let class_of =
        |wanted: &CriterionNo| classed.iter().find(|(criterion, _)| criterion == wanted).and_then(|(_, class)| *class);
    for rule in rules {
        rule.formula.each_leaf(&mut |leaf| {
            leaf.classes = leaf.criteria.iter().filter_map(class_of).collect();
            sort_short(&mut leaf.classes, |one, other| one < other);
            leaf.classes.dedup();
        });
    }
    classed
}

impl Combination {
    fn of_table(table: &Table, scales: &[&GradeScale], overall: &GradeScale) -> Combination {
        let given = |grades: &[Grade]| table.matching(grades).next().map_or(Grade::LOWEST, |(_, row)| row.then);
        Combination::new(scales, overall, table.monotone, given)
    }

    fn new(
        scales: &[&GradeScale],
        overall: &GradeScale,
        monotone: bool,
        given: impl Fn(&[Grade]) -> Grade,
    ) -> Combination {
        let cells: Vec<(Vec<Grade>, Grade)> =
            combinations(scales).into_iter().map(|grades| (grades.clone(), given(&grades))).collect();
        let reach = overall.above_lowest().map(|grade| least(&cells, grade)).collect();
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

/// The combinations that give the grade or better and that no other such combination lies under.
fn least(cells: &[(Vec<Grade>, Grade)], grade: Grade) -> Vec<Vec<Grade>> {
    let good: Vec<&Vec<Grade>> = cells.iter().filter(|(_, given)| *given >= grade).map(|(grades, _)| grades).collect();
    let under = |low: &[Grade], high: &[Grade]| low != high && low.iter().zip(high).all(|(low, high)| low <= high);
    good.iter().filter(|high| !good.iter().any(|low| under(low, high))).map(|grades| (*grades).clone()).collect()
}

/// The first row of a table that fits.
pub(super) fn row_of(table: &Table, grades: &[Grade]) -> Option<usize> {
    table.matching(grades).next().map(|(place, _)| place)
}
