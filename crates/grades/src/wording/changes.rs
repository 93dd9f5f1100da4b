//! What would change a grade, and what rules one out.

use super::{counted, grades};
use crate::domain::decision::{BlockedBy, Measure, Route};
use crate::domain::grade::{Grade, GradeScale};

/// The heading over a list of routes: "To reach merit".
pub fn routes_heading(scale: &GradeScale, grade: Grade) -> String {
    ["To reach ", scale.name(grade)].concat()
}

/// Said where the rules combine in more ways than are followed.
pub const MANY_WAYS: &str = "The rules combine in more ways than are followed here: some of the ways are listed, and every open prompt that the rules name is counted, even one that cannot change the grade any more.";

/// What a list of routes is: "2 ways, the shortest first".
pub fn routes_intro(routes: &[Route], cut: bool) -> String {
    match routes {
        [_] if cut => "This is one of many ways:".to_owned(),
        [only] if !only.levels.is_empty() => "This is needed:".to_owned(),
        [only] if only.takes() == 1 && only.any.is_empty() => "Show this one:".to_owned(),
        [only] if only.any.is_empty() && only.takes() == 2 => "Show both of these criteria:".to_owned(),
        [only] if only.any.is_empty() => format!("Show all of these {}:", criteria(only.takes())),
        [only] => format!("Show {}:", criteria(only.takes())),
        _ if cut => format!("These are {} of many ways, the shortest first:", routes.len()),
        _ => format!("Any one of these {} ways, the shortest first:", routes.len()),
    }
}

/// "all of these 3 criteria".
pub fn all_of(number: usize) -> String {
    match number {
        1 => "This one".to_owned(),
        2 => "Both of these".to_owned(),
        _ => format!("All {number} of these"),
    }
}

/// "Any 2 of these 5".
pub fn any_of(count: u16, of: usize) -> String {
    format!("Any {count} of these {of}")
}

/// What a way takes: "3 criteria", "2 criteria and 1 mark".
pub fn takes(route: &Route) -> String {
    let levels = route.levels.len();
    let other = || {
        let all = |kind: fn(Measure) -> bool| route.levels.iter().all(|level| kind(level.of));
        if all(|of| matches!(of, Measure::Result(_))) {
            counted(levels, "result", "results")
        } else if all(|of| matches!(of, Measure::Points(_) | Measure::PointsTotal(..))) {
            "points".to_owned()
        } else if all(|of| matches!(of, Measure::Mark(_) | Measure::Part(..) | Measure::Weighted(_))) {
            counted(levels, "mark", "marks")
        } else {
            format!("{levels} marks, points or results")
        }
    };
    match (route.takes().saturating_sub(levels), levels) {
        (number, 0) => criteria(number),
        (0, _) => other(),
        (number, _) => format!("{} and {}", criteria(number), other()),
    }
}

/// "3 criteria".
pub fn criteria(number: usize) -> String {
    counted(number, "criterion", "criteria")
}

/// Why a grade is out of reach, where what would open it is just what leads to it.
pub fn blocked_as_above(scale: &GradeScale, grade: Grade) -> String {
    let name = grades::grade(scale, grade);
    [&name, " is ruled out by the answers listed under “To reach ", scale.name(grade), "”."].concat()
}

/// Why a grade is out of reach.
pub fn blocked(scale: &GradeScale, grade: Grade, by: &BlockedBy) -> String {
    let name = grades::grade(scale, grade);
    let why = match by {
        BlockedBy::Answers { routes, .. } if routes.iter().any(|route| !route.levels.is_empty()) => {
            " is out of reach as your points stand. It opens again with:"
        }
        BlockedBy::Answers { cut: true, .. } => {
            " is out of reach. It opens again in many ways; these are some of them, each of which must change to yes:"
        }
        BlockedBy::Answers { routes, .. } if routes.len() == 1 => " is out of reach while these answers stand:",
        BlockedBy::Answers { .. } => " is out of reach. It opens again if one of these sets changes to yes:",
        BlockedBy::Cap => " is out of reach: a re-sit or re-take limits the grade.",
        BlockedBy::NoCriteria => " cannot be reached: the plan has no criteria for it on this option.",
        BlockedBy::NotInTable => " cannot be reached: no combination of method grades gives it.",
        BlockedBy::Result => " is out of reach with the result you entered.",
        BlockedBy::Mark => " is out of reach with the marks you entered.",
        BlockedBy::NotMonotone => {
            let why = " is not worked out: in this plan a better method grade can lower the whole.";
            return ["What leads to ", &name, why].concat();
        }
    };
    [&name, why].concat()
}
