//! Everything about one option of a standard that no answer changes, worked out once.

use super::MOST_READINGS;
use super::classes::Classes;
use super::corners::Coupled;
use super::formula::{ClassNo, GradeRule, Number, Reader};
use super::tally::put_in_order;
use super::totals::Room;
use super::ways::Ways;
use super::whole::Whole;
use super::work::Work;
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::{CriterionNo, Method, MethodNo};
use crate::domain::standard::{PathwayNo, Standard};
use crate::rules::overall::Overall;
use crate::rules::overall::table::{Table, combinations};
use crate::rules::repeats::Cap;
use std::sync::Arc;

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
    pub combination: Option<Arc<Combination>>,
    /// The limits on repeats.
    pub caps: Vec<Cap>,
    /// The words of the readings chosen for the whole and for repeats.
    pub says: Vec<String>,
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
    pub coupled: Option<Coupled>,
    /// How many numbers are looked at to find its grade.
    pub size: usize,
}

/// A combination table, looked up rather than searched.
#[derive(Clone, Debug)]
pub(super) struct Combination {
    /// Every combination of method grades, and what it gives; the last method turns fastest.
    pub cells: Vec<(Vec<Grade>, Grade)>,
    /// How many grades each method has.
    sizes: Vec<usize>,
    /// For each overall grade above the lowest: the least method grades that give it or better.
    pub reach: Vec<Vec<Vec<Grade>>>,
    /// Whether better method grades never lower the overall grade.
    pub monotone: bool,
}

impl PathwayPlans {
    /// Works out the plans for an option, or for the core alone.
    pub fn new(standard: &Standard, pathway: Option<PathwayNo>, choices: &[Choice]) -> PathwayPlans {
        PathwayPlans { readings: choices.iter().map(|choice| Plan::new(standard, pathway, choice)).collect() }
    }
}

/// One way to read a whole standard.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// Which reading of each rule of a method, rules in order.
    rules: Vec<usize>,
    /// The overall rule or table.
    overall: Arc<Overall>,
    /// What that makes of the methods' grades alone.
    pub combination: Option<Arc<Combination>>,
    /// The limits on repeats.
    caps: Vec<Cap>,
    /// The words of the reading chosen for the whole.
    says: Vec<String>,
    /// The words of the reading chosen for repeats, where there are several.
    limits_say: Option<String>,
}

/// Every way to read a standard, the headline first.
pub(super) fn choices_of_readings(standard: &Standard) -> Vec<Choice> {
    let mut choices = Vec::new();
    let whole = standard.overall.readings().into_iter().map(|(says, overall)| {
        let combination = Combination::new(standard, &overall).map(Arc::new);
        (says, Arc::new(overall), combination)
    });
    let (whole, limits): (Vec<_>, _) = (whole.collect(), standard.repeats.readings());
    for rules in choices_of_rules(standard) {
        for (words, overall, combination) in &whole {
            for (more, caps) in &limits {
                choices.push(Choice {
                    rules: rules.clone(),
                    overall: Arc::clone(overall),
                    combination: combination.clone(),
                    caps: caps.clone(),
                    says: words.clone(),
                    limits_say: more.clone(),
                });
            }
        }
    }
    choices.truncate(MOST_READINGS);
    choices
}

/// For each way to read the rules of the methods: which reading of each, rules in order.
fn choices_of_rules(standard: &Standard) -> Vec<Vec<usize>> {
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
    /// One option, by one choice of readings.
    pub fn new(standard: &Standard, pathway: Option<PathwayNo>, choice: &Choice) -> Plan {
        let mut of_rules = choice.rules.iter().copied();
        let mut plan = Plan {
            methods: Vec::new(),
            criteria: Vec::new(),
            classes: Classes::default(),
            combination: choice.combination.clone(),
            caps: choice.caps.clone(),
            says: choice.says.iter().chain(&choice.limits_say).cloned().collect(),
            by_marks: Vec::new(),
        };
        for (no, method) in standard.methods() {
            plan.add_method(standard, pathway, no, method, &mut of_rules);
        }
        if standard.repeats.limits_methods() {
            // Then the grade of each method depends on how the limits are read.
            plan.methods.iter_mut().for_each(|method| method.says.extend(choice.limits_say.clone()));
        }
        if let (Overall::Rules(rules), None) = (&*choice.overall, &choice.combination) {
            plan.classes.add_overall(&standard.overall);
            for rule in rules {
                plan.by_marks.push(rule.needs.whole(&standard.overall, &plan.classes));
            }
        }
        for method in &mut plan.methods {
            if let Some(coupled) = &mut method.coupled {
                method
                    .rules
                    .iter()
                    .for_each(|rule| rule.formula.levels(&mut |class, level| coupled.asks(class, level)));
                plan.by_marks.iter().for_each(|rule| rule.levels(&mut |class, level| coupled.asks(class, level)));
            }
        }
        plan
    }

    /// What counts and what may be added, with what adds up from it.
    pub fn room<'r>(&'r self, counted: &'r [Number], free: &'r [Number], work: &'r Work) -> Room<'r> {
        Room { counted, free, totals: &self.classes.totals, work }
    }

    /// A criterion of the option.
    pub fn place(&self, no: CriterionNo) -> Option<&Placed> {
        self.criteria.binary_search_by_key(&no, |placed| placed.no).ok().and_then(|at| self.criteria.get(at))
    }

    /// Every mark whose parts depend on each other.
    pub fn coupled(&self) -> Vec<&Coupled> {
        self.methods.iter().filter_map(|method| method.coupled.as_ref()).collect()
    }

    /// How many numbers are looked at to find the overall grade.
    pub fn size(&self) -> usize {
        let methods = self.methods.iter().fold(0, |size: usize, method| size.saturating_add(method.size));
        self.by_marks.iter().fold(methods, |size: usize, rule| size.saturating_add(rule.size()))
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
        let reader = Reader { standard, no, method, pathway, criteria: &criteria, classes: &self.classes };
        let mut rules = Vec::new();
        let mut says = Vec::new();
        for (place, rule) in method.rules.iter().enumerate() {
            let reading = choice.next().unwrap_or(0);
            let Some(reading) = rule.readings.get(reading) else { continue };
            if rule.readings.len() > 1 {
                says.extend_from_slice(reading.says.as_slice());
            }
            rules.push(GradeRule { formula: reading.needs.formula(&reader), basis: rule.basis, rule: place });
        }
        if method.has_result_only() {
            rules.extend(reader.grades_of_a_result());
        }
        let coupled = Coupled::new(no, method, &self.classes);
        self.put_in_classes(no, &mut rules, &criteria);
        let size = rules.iter().fold(1, |size: usize, rule| size.saturating_add(rule.formula.size()));
        self.methods.push(MethodPlan { rules, says, coupled, size });
    }

    /// Puts criteria that stand in the same pools into one class, and tells the pools their classes.
    fn put_in_classes(&mut self, method: MethodNo, rules: &mut [GradeRule], criteria: &[CriterionNo]) {
        let mut leaves = Vec::new();
        for rule in &*rules {
            rule.formula.leaves(&mut leaves);
        }
        // For each criterion the places of the pools in which it stands.
        let mut pools: Vec<Vec<usize>> = vec![Vec::new(); criteria.len()];
        for (place, leaf) in leaves.iter().enumerate() {
            for no in &leaf.criteria {
                if let Some(pools) = criteria.binary_search(no).ok().and_then(|at| pools.get_mut(at)) {
                    pools.push(place);
                }
            }
        }
        let before = self.criteria.len();
        let mut known: Vec<(Vec<usize>, ClassNo)> = Vec::new();
        for (no, pools) in criteria.iter().zip(pools) {
            let class = if pools.is_empty() {
                None
            } else if let Some((_, class)) = known.iter().find(|(other, _)| *other == pools) {
                Some(*class)
            } else {
                let fresh = self.classes.add_criteria();
                known.push((pools, fresh));
                Some(fresh)
            };
            self.criteria.push(Placed { no: *no, method, class });
        }
        let placed = self.criteria.get(before..).unwrap_or_default();
        for rule in rules {
            rule.formula.each_leaf(&mut |leaf| {
                // Classes are numbered in the order of their first criterion, so this puts them in order.
                for no in &leaf.criteria {
                    let class = placed.binary_search_by_key(no, |placed| placed.no).ok().and_then(|at| placed.get(at));
                    if let Some(class) = class.and_then(|placed| placed.class) {
                        put_in_order(&mut leaf.classes, class);
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
        Ways::to_all(self.rules.iter().take(grade.rank()).map(|rule| Ways::to(&rule.formula, room)), room)
    }
}

impl Combination {
    /// What the grades of the methods give; none where marks decide, or the assessment organisation.
    pub fn new(standard: &Standard, overall: &Overall) -> Option<Combination> {
        let monotone = match overall {
            Overall::Table(table) => table.monotone,
            Overall::Rules(rules) if rules.iter().all(|rule| rule.needs.is_of_grades()) => true,
            Overall::Rules(_) | Overall::ByOrganisation { .. } => return None,
        };
        let (mut scales, mut sizes): (Vec<&GradeScale>, Vec<usize>) = (Vec::new(), Vec::new());
        for method in &standard.methods {
            scales.push(&method.grades);
            sizes.push(method.grades.names().len());
        }
        let mut cells = Vec::new();
        for grades in combinations(&scales) {
            let given = combined(overall, &grades);
            cells.push((grades, given));
        }
        let mut combination = Combination { cells, sizes, reach: Vec::new(), monotone };
        if monotone {
            for grade in standard.grades.above_lowest() {
                combination.reach.push(combination.least(grade));
            }
        }
        Some(combination)
    }

    /// What these method grades give; the lowest grade for a combination that there is not.
    pub fn give(&self, grades: &[Grade]) -> Grade {
        let mut place = 0_usize;
        for (grade, size) in grades.iter().zip(&self.sizes) {
            if grade.rank() >= *size {
                return Grade::LOWEST;
            }
            place = place.saturating_mul(*size).saturating_add(grade.rank());
        }
        self.cells.get(place).map_or(Grade::LOWEST, |(_, given)| *given)
    }

    /// The combinations that give the grade or better, and none of which does with a worse grade of one method.
    fn least(&self, grade: Grade) -> Vec<Vec<Grade>> {
        let mut least = Vec::new();
        let mut lower = Vec::new();
        for (grades, _) in self.cells.iter().filter(|(_, given)| *given >= grade) {
            let needs_each = grades.iter().enumerate().all(|(no, here)| {
                lower.clone_from(grades);
                let (Some(worse), Some(place)) = (here.below(), lower.get_mut(no)) else { return true };
                *place = worse;
                self.give(&lower) < grade
            });
            if needs_each {
                least.push(grades.clone());
            }
        }
        least
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

/// The first row of a table that fits.
pub(super) fn row_of(table: &Table, grades: &[Grade]) -> Option<usize> {
    table.matching(grades).next().map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The better of two methods, of two grades and of three.
    fn either() -> Combination {
        let [fail, pass] = [Grade::LOWEST, Grade::LOWEST.next()];
        let merit = pass.next();
        let mut cells = Vec::new();
        for one in [fail, pass] {
            for other in [fail, pass, merit] {
                cells.push((vec![one, other], one.max(other)));
            }
        }
        Combination { cells, sizes: vec![2, 3], reach: Vec::new(), monotone: true }
    }

    #[test]
    fn a_combination_gives_its_own_cell_and_one_that_there_is_not_the_lowest_grade() {
        let combination = either();
        for (grades, given) in &combination.cells {
            assert_eq!(combination.give(grades), *given, "{grades:?}");
        }
        let [fail, pass] = [Grade::LOWEST, Grade::LOWEST.next()];
        assert_eq!(combination.give(&[fail, pass.next().next()]), fail, "the second method has three grades");
        assert_eq!(combination.give(&[pass.next(), fail]), fail, "the first has two");
    }

    #[test]
    fn the_least_grades_are_those_of_which_none_can_be_worse() {
        let [fail, pass] = [Grade::LOWEST, Grade::LOWEST.next()];
        let combination = either();
        assert_eq!(combination.least(pass), [[fail, pass], [pass, fail]]);
        assert_eq!(combination.least(pass.next()), [[fail, pass.next()]]);
    }
}
