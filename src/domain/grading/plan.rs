//! Everything about one option of a standard that no answer changes, worked out once.

use super::MOST_READINGS;
use super::formula::{ClassNo, Formula, GradeRule, in_pool};
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
    /// How many classes all methods have together.
    pub classes: usize,
    /// How the methods combine; none where the assessment organisation decides.
    pub combination: Option<Combination>,
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
        let mut classes = 0;
        let methods = standard
            .methods()
            .map(|(no, method)| MethodPlan::new(standard, pathway, no, method, &mut choice, &mut classes))
            .collect();
        let scales: Vec<&GradeScale> = standard.methods.iter().map(|method| &method.grades).collect();
        let combination = match &standard.overall {
            Overall::Table(table) => Some(Combination::new(table, &scales, &standard.grades)),
            Overall::ByOrganisation { .. } => None,
        };
        Plan { methods, classes, combination }
    }
}

impl MethodPlan {
    fn new(
        standard: &Standard,
        pathway: Option<PathwayNo>,
        no: MethodNo,
        method: &Method,
        choice: &mut impl Iterator<Item = usize>,
        classes: &mut ClassNo,
    ) -> MethodPlan {
        let criteria: Vec<CriterionNo> = standard
            .criteria_for(pathway)
            .filter(|(_, criterion)| criterion.method == no)
            .map(|(criterion, _)| criterion)
            .collect();
        let mut rules = Vec::new();
        let mut says = Vec::new();
        for (place, rule) in method.rules.iter().enumerate() {
            let reading = choice.next().unwrap_or(0);
            let Some(reading) = rule.readings.get(reading) else { continue };
            if rule.readings.len() > 1 {
                says.extend(reading.says.clone());
            }
            let formula = Formula::new(&reading.needs, standard, &criteria);
            rules.push(GradeRule { formula, basis: rule.basis, rule: place });
        }
        let memberships = memberships(standard, &rules, &criteria);
        let mut known: Vec<(&[bool], ClassNo)> = Vec::new();
        let mut classed = Vec::new();
        for (criterion, membership) in criteria.iter().zip(&memberships) {
            if !membership.contains(&true) {
                classed.push((*criterion, None));
                continue;
            }
            let class = known.iter().find(|(other, _)| other == membership).map(|(_, class)| *class);
            let class = class.unwrap_or_else(|| {
                let fresh = *classes;
                known.push((membership.as_slice(), fresh));
                *classes = classes.saturating_add(1);
                fresh
            });
            classed.push((*criterion, Some(class)));
        }
        let class_of = |wanted: &CriterionNo| {
            classed.iter().find(|(criterion, _)| criterion == wanted).and_then(|(_, class)| *class)
        };
        for rule in &mut rules {
            rule.formula.each_leaf(&mut |leaf| {
                leaf.classes = leaf.criteria.iter().filter_map(&class_of).collect();
                sort_short(&mut leaf.classes, |one, other| one < other);
                leaf.classes.dedup();
            });
        }
        MethodPlan { criteria: classed, rules, says }
    }

    /// The grade when so many criteria of each class are met: climbed, so a rule that fails ends it.
    pub fn grade(&self, met: &[u16]) -> Grade {
        self.rules.iter().take_while(|rule| rule.formula.holds(met)).fold(Grade::LOWEST, |grade, _| grade.next())
    }
}

/// For each criterion: in which of the rules' pools it stands.
fn memberships(standard: &Standard, rules: &[GradeRule], criteria: &[CriterionNo]) -> Vec<Vec<bool>> {
    let mut leaves = Vec::new();
    rules.iter().for_each(|rule| rule.formula.leaves(&mut leaves));
    criteria
        .iter()
        .map(|no| {
            let criterion = standard.criterion(*no);
            leaves.iter().map(|leaf| criterion.is_some_and(|criterion| in_pool(criterion, &leaf.pool))).collect()
        })
        .collect()
}

impl Combination {
    fn new(table: &Table, scales: &[&GradeScale], overall: &GradeScale) -> Combination {
        let given = |grades: &[Grade]| table.matching(grades).next().map_or(Grade::LOWEST, |(_, row)| row.then);
        let cells: Vec<(Vec<Grade>, Grade)> =
            combinations(scales).into_iter().map(|grades| (grades.clone(), given(&grades))).collect();
        let reach = overall.above_lowest().map(|grade| least(&cells, grade)).collect();
        Combination { cells, reach, monotone: table.monotone }
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
