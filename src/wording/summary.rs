//! The one sentence that comes first, and the short ones made from it.

use super::{counted, grades, marks};
use crate::domain::decision::{Bounds, Decision};
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
    let mut summary =
        of(standard, scale, overall.bounds, overall.settled, (&overall.missing, overall.missing_inputs.len()));
    if overall.readings.iter().any(|reading| reading.bounds != overall.bounds) {
        summary.rest.push_str(" It may depend on how your assessment organisation reads the rule: ask them.");
    }
    if let Some(waived) = overall.waived.filter(|waived| *waived != overall.bounds) {
        let best = grades::grade(scale, waived.possible);
        summary.rest.push_str(&format!(" Re-sits limit the grade; if the limit were lifted, {best} could be reached."));
    }
    summary
}

/// The summary of any grade with bounds; what is missing are criteria, and so many marks and results.
pub fn of(
    standard: &Standard,
    scale: &GradeScale,
    bounds: Bounds,
    settled: bool,
    missing: (&[CriterionNo], usize),
) -> Summary {
    let today = grades::grade(scale, bounds.today);
    let possible = grades::grade(scale, bounds.possible);
    if bounds.settled() {
        let rest = if !settled {
            "By another reading of the rules it could still change.".to_owned()
        } else if bounds.today == Grade::LOWEST {
            "Look below for what rules out more, and how to change it.".to_owned()
        } else {
            "No prompt that is still unanswered can change it.".to_owned()
        };
        return Summary { lead: "Your answers give:", verdict: today, rest };
    }
    if bounds.today == Grade::LOWEST {
        return Summary {
            lead: "Overall:",
            verdict: "not decided yet".to_owned(),
            rest: to_answer(standard, scale, bounds, missing),
        };
    }
    let left = match missing {
        (criteria, 0) => [&prompts(criteria.len()), " left to answer"].concat(),
        ([], inputs) => marks::to_enter(inputs),
        (criteria, inputs) => [&prompts(criteria.len()), " left to answer and ", &marks::to_enter(inputs)].concat(),
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
    let first_level = missing.iter().filter_map(|no| standard.criterion(*no)).map(|criterion| criterion.grade).min();
    let of_first = missing
        .iter()
        .filter_map(|no| standard.criterion(*no))
        .filter(|criterion| Some(criterion.grade) == first_level)
        .collect::<Vec<_>>();
    let level = of_first
        .first()
        .and_then(|criterion| standard.method(criterion.method).map(|method| method.grades.name(criterion.grade)))
        .unwrap_or_default();
    let prompts = counted(of_first.len(), &format!("{level} prompt"), &format!("{level} prompts"));
    let left = match (of_first.len(), inputs) {
        (_, 0) => [&prompts, " to answer"].concat(),
        (0, inputs) => marks::to_enter(inputs),
        (_, inputs) => [&prompts, " to answer and ", &marks::to_enter(inputs)].concat(),
    };
    [&left, ". ", &possible, " is still possible."].concat()
}

/// Where a grade stands, in a few words: "Pass", "not decided yet", "Pass so far; distinction still open".
pub fn short(scale: &GradeScale, bounds: Bounds) -> String {
    let today = grades::grade(scale, bounds.today);
    if bounds.settled() {
        today
    } else if bounds.today == Grade::LOWEST {
        "not decided yet".to_owned()
    } else {
        format!("{today} so far")
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
        format!("{name}: {today}, settled.")
    } else if bounds.today == Grade::LOWEST {
        format!("{name}: not decided yet; {possible} is still possible.")
    } else {
        format!("{name}: {today} today; {possible} is still possible.")
    }
}

/// What is said aloud after a change, in at most twelve words; nothing if nothing changed.
pub fn announcement(scale: &GradeScale, was: Bounds, is: Bounds) -> Option<String> {
    (was != is).then(|| {
        let (before, now) = (short(scale, was), short(scale, is));
        if before == now {
            format!("Overall: {now}. Best still possible: {}.", scale.name(is.possible))
        } else {
            format!("Overall: {now}. Was {before}.")
        }
    })
}

/// "1 prompt", "7 prompts".
pub fn prompts(number: usize) -> String {
    counted(number, "prompt", "prompts")
}
