//! What a re-sit or re-take can do, in a sentence.

use super::{grades, listed, marks, standing};
use crate::domain::decision::Bounds;
use crate::domain::grade::GradeScale;
use crate::domain::resit::{BeforeAfter, Limit};
use crate::domain::standard::Standard;
use crate::rules::repeats::{Cap, CapOn, CapWhen, Repeat};

/// "Now: Fail. Repeating “Discussion” can make it pass at most. If the limit were lifted: merit."
pub fn difference(standard: &Standard, resit: &BeforeAfter) -> String {
    let repeated = resit.methods.iter().filter(|method| method.repeated);
    let names: Vec<String> =
        repeated.map(|method| ["“", marks::short(standard, method.method), "”"].concat()).collect();
    let mut said = ["Now: ", &standing::standing(standard, &resit.before.overall), "."].concat();
    if names.is_empty() {
        said.push_str(" Pick what you would repeat.");
        return said;
    }
    let Some((before, after)) = resit.overall else { return said };
    let name = |bounds: Bounds| standard.grades.name(bounds.possible);
    let repeating = [" Repeating ", &listed(&names, "and")].concat();
    said.push_str(&repeating);
    if after.possible > before.possible {
        said.push_str(&[" can make it ", name(after), " at most."].concat());
    } else if after.possible < before.possible {
        said.push_str(&[" would limit it to ", name(after), "."].concat());
    } else {
        said.push_str(&[" leaves ", name(after), " as the best that is open."].concat());
    }
    if let Some(unlimited) = resit.unlimited.filter(|unlimited| *unlimited != after) {
        said.push_str(&[" If the limit were lifted: ", name(unlimited), "."].concat());
    }
    said
}

/// What a method comes to: "Distinction, kept", "Pass at most", "Fail".
pub fn after(scale: &GradeScale, repeated: bool, after: Bounds) -> String {
    let best = grades::grade(scale, after.possible);
    match (repeated, after.settled()) {
        (false, true) => [&best, ", kept"].concat(),
        (true, false) | (false, false) => [&best, " at most"].concat(),
        (true, true) => best,
    }
}

/// What limits a repeat.
pub fn limit(standard: &Standard, limit: &Limit) -> String {
    let name = |grade| standard.grades.name(grade);
    match *limit {
        Limit::Stated(ref caps) => caps.iter().map(|cap| stated(standard, cap)).collect::<Vec<_>>().join(" "),
        Limit::None => "Repeating an assessment does not limit your grade.".to_owned(),
        Limit::Assumed(grade) => {
            ["The plan does not say what a repeat does. You assume that it limits your grade to ", name(grade), "."]
                .concat()
        }
        Limit::NotStated => {
            "The plan does not say what a repeat does to your grade. Ask your assessment organisation.".to_owned()
        }
    }
}

/// "A re-sit of “Test” limits your overall grade to merit."
fn stated(standard: &Standard, cap: &Cap) -> String {
    let names: Vec<String> = cap.methods.iter().map(|no| ["“", marks::short(standard, *no), "”"].concat()).collect();
    let what = match (cap.when, names.is_empty()) {
        (CapWhen::AnyRepeat, true) => "an assessment".to_owned(),
        (CapWhen::AnyRepeat, false) => listed(&names, "or"),
        (CapWhen::MoreThanOne, true) => "more than one assessment".to_owned(),
        (CapWhen::MoreThanOne, false) => ["more than one of ", &listed(&names, "and")].concat(),
    };
    let how = match cap.after {
        None => "Repeating ",
        Some(Repeat::Resit) => "A re-sit of ",
        Some(Repeat::Retake) => "A re-take of ",
    };
    let on = match cap.on {
        CapOn::Overall => " limits your overall grade to ",
        CapOn::Method => " limits the grade of what is repeated to ",
    };
    let unless = if cap.waivable { ", unless your assessment organisation accepts a good reason." } else { "." };
    [how, &what, on, standard.grades.name(cap.grade), unless].concat()
}
