//! The one sentence that comes first, and the short ones made from it.

use super::{changes, counted, grades, marks};
use crate::domain::decision::{Bounds, Decision, RoutesTo};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::CriterionNo;
use crate::domain::standard::Standard;

/// What is said first about a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Leads to the verdict: "If you were assessed today:".
    pub lead: &'static str,
    /// "Pass", or "not decided yet".
    pub verdict: String,
    /// What is still open, or what it means; a sentence or two.
    pub rest: String,
}

impl Summary {
    /// All of it in one go.
    pub fn text(&self) -> String {
        format!("{} {}. {}", self.lead, self.verdict, self.rest).trim_end().to_owned()
    }
}

/// The summary of the overall grade.
pub fn overall(standard: &Standard, decision: &Decision) -> Summary {
    let Some(overall) = &decision.overall else {
        return Summary {
            lead: "Overall grade:",
            verdict: "graded by your assessment organisation".to_owned(),
            rest: "The plan prints no rule that combines answers into a grade, so none is worked out here.".to_owned(),
        };
    };
    let scale = &standard.grades;
    let (missing, inputs) = (&overall.missing, overall.missing_inputs.len());
    let mut summary = of(standard, scale, overall.bounds, overall.settled, (missing, inputs));
    if overall.bounds.settled() && overall.settled {
        // Better than that nothing unanswered can change it: what would.
        let lift = overall.routes.first().and_then(|to| lift(standard, scale, to));
        summary.rest = lift.unwrap_or(summary.rest);
    }
    if overall.missing_cut {
        summary.rest.push(' ');
        summary.rest.push_str(changes::MANY_WAYS);
    }
    if overall.readings.iter().any(|reading| reading.bounds != overall.bounds) {
        summary.rest.push_str(" It may depend on how your assessment organisation reads the rule: ask them.");
    }
    if let Some(waived) = overall.waived.filter(|waived| *waived != overall.bounds) {
        let best = grades::grade(scale, waived.possible);
        summary.rest.push_str(" Re-sits limit the grade; if the limit were lifted, ");
        summary.rest.push_str(&best);
        summary.rest.push_str(" could be reached.");
    }
    summary
}

/// The least that would lift the grade to the next one: the prompt itself where it is a single one.
///
/// "One more yes would lift it to merit: “I can plan a shoot.”", "9 criteria would lift it to pass."
fn lift(standard: &Standard, scale: &GradeScale, to: &RoutesTo) -> Option<String> {
    let shortest = to.routes.first()?;
    let grade = scale.name(to.grade);
    let only = match (&*shortest.all, shortest.takes()) {
        ([only], 1) if to.routes.len() == 1 && !to.cut => standard.criterion(only.criterion),
        _ => None,
    };
    Some(match only {
        _ if !shortest.levels.is_empty() => ["What would lift it to ", grade, " stands below."].concat(),
        Some(criterion) => ["One more yes would lift it to ", grade, ": “", &criterion.prompt, "”"].concat(),
        None if to.cut => [&*changes::takes(shortest), " or fewer would lift it to ", grade, "."].concat(),
        None => [&*changes::takes(shortest), " would lift it to ", grade, "."].concat(),
    })
}

/// The summary of a grade with bounds; beside the criteria, so many marks or results are missing.
fn of(
    standard: &Standard,
    scale: &GradeScale,
    bounds: Bounds,
    settled: bool,
    (missing, inputs): (&[CriterionNo], usize),
) -> Summary {
    let today = grades::grade(scale, bounds.today);
    let possible = grades::grade(scale, bounds.possible);
    if bounds.settled() {
        let rest = if !settled {
            "By another reading of the rules it may come out differently.".to_owned()
        } else {
            "No prompt that is still unanswered can change it.".to_owned()
        };
        return Summary { lead: "Your answers give:", verdict: today, rest };
    }
    if bounds.today == Grade::LOWEST {
        return Summary {
            lead: "Overall:",
            verdict: "not decided yet".to_owned(),
            rest: to_answer(standard, scale, bounds, (missing, inputs)),
        };
    }
    let left = match (missing.len(), inputs) {
        (0, inputs) => marks::to_enter(inputs),
        (prompts_left, 0) => [&prompts(prompts_left), " left to answer"].concat(),
        (prompts_left, inputs) => [&prompts(prompts_left), " left to answer and ", &marks::to_enter(inputs)].concat(),
    };
    let rest = [&possible, " is still open, with ", &left, "."].concat();
    Summary { lead: "If you were assessed today:", verdict: today, rest }
}

/// "7 pass prompts to answer. Distinction is still possible."
fn to_answer(
    standard: &Standard,
    scale: &GradeScale,
    bounds: Bounds,
    (missing, inputs): (&[CriterionNo], usize),
) -> String {
    let possible = grades::grade(scale, bounds.possible);
    let criteria = || missing.iter().filter_map(|no| standard.criterion(*no));
    // Prompts of the lowest level first; those with points belong to no level.
    let level = criteria().map(|criterion| criterion.grade).min();
    let first = || criteria().filter(|criterion| Some(criterion.grade) == level);
    let name = first().find(|criterion| criterion.points.is_none()).and_then(|criterion| {
        standard.method(criterion.method).map(|method| [method.grades.name(criterion.grade), " "].concat())
    });
    let name = name.unwrap_or_default();
    let mut told = match first().count() {
        0 => String::new(),
        1 => ["1 ", &name, "prompt to answer"].concat(),
        number => [&number.to_string(), " ", &name, "prompts to answer"].concat(),
    };
    if inputs > 0 {
        told.push_str(if told.is_empty() { "" } else { " and " });
        told.push_str(&marks::to_enter(inputs));
    }
    [&told, ". ", &possible, " is still possible."].concat()
}

/// Where a grade stands, in a few words: "Pass", "not decided yet", "Pass so far; distinction still open".
pub fn short(scale: &GradeScale, bounds: Bounds) -> String {
    let today = grades::grade(scale, bounds.today);
    if bounds.settled() {
        today
    } else if bounds.today == Grade::LOWEST {
        "not decided yet".to_owned()
    } else {
        [&today, " so far"].concat()
    }
}

/// What a grade is called by another reading of the rules: "Overall, by reading 2".
pub fn read_otherwise(name: &str, reading: usize) -> String {
    [name, ", by reading ", &reading.to_string()].concat()
}

/// Said where the readings of a rule give different grades.
pub fn readings_differ(readings: usize, open: bool) -> String {
    let ways = if readings == 2 { "two ways" } else { "several ways" };
    let then = if open {
        ", and your grade may depend on how your assessment organisation reads the rule. Ask them."
    } else {
        ", and here they differ. Ask your assessment organisation."
    };
    ["The document can be read in ", ways, then].concat()
}

/// Both ends in a few words: "Pass", "Pass so far, distinction possible".
pub fn bounds(scale: &GradeScale, bounds: Bounds) -> String {
    let now = short(scale, bounds);
    if bounds.settled() { now } else { [&now, ", ", scale.name(bounds.possible), " possible"].concat() }
}

/// The picture of a grade told in a sentence: what the ladder shows.
pub fn ladder(name: &str, scale: &GradeScale, bounds: Bounds) -> String {
    let today = scale.name(bounds.today);
    let possible = scale.name(bounds.possible);
    if bounds.settled() {
        [name, ": ", today, ", settled."].concat()
    } else if bounds.today == Grade::LOWEST {
        [name, ": not decided yet; ", possible, " is still possible."].concat()
    } else {
        [name, ": ", today, " today; ", possible, " is still possible."].concat()
    }
}

/// "1 prompt", "7 prompts".
pub fn prompts(number: usize) -> String {
    counted(number, "prompt", "prompts")
}
