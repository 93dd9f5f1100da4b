//! Marks, points and results: what they are called, and how much of them is needed.

use super::counted;
use crate::domain::decision::{Level, Measure};
use crate::domain::grade::Grade;
use crate::domain::plan::{Method, MethodNo, Points};
use crate::domain::standard::Standard;
use crate::domain::typed::OutOfBounds;

/// A method's short name: "Discussion".
pub fn short(standard: &Standard, no: MethodNo) -> &str {
    standard.method(no).map_or("", |method| method.short.as_ref().unwrap_or(&method.title))
}

/// So much of something that is counted: "1 mark in “Written test”", "3 points for “I can find the queen”".
fn so_much(standard: &Standard, of: Measure, amount: u32) -> String {
    let s = if amount == 1 { "" } else { "s" };
    match of {
        Measure::Mark(no) => format!("{amount} mark{s} in “{}”", short(standard, no)),
        Measure::Part(no, part) => {
            let part = standard.method(no).and_then(|method| method.part(part)).map_or("", |part| &part.title);
            format!("{amount} mark{s} in “{part}”")
        }
        Measure::Points(no) => {
            let prompt = standard.criterion(no).map_or("", |criterion| &criterion.prompt);
            format!("{amount} point{s} for “{}”", prompt.trim_end_matches('.'))
        }
        Measure::PointsTotal(no, component) => {
            let whole = || short(standard, no);
            let part = component.and_then(|component| standard.method(no)?.component(component));
            format!("{amount} weighted point{s} in “{}”", part.map_or_else(whole, |component| &component.title))
        }
        Measure::Weighted(_) => format!("{amount} weighted mark{s}"),
        Measure::Result(no) => format!("{} in “{}”", result(standard, no, amount), short(standard, no)),
    }
}

/// "at least 26 marks in “Written test”", "at least credit in “First aid certificate”".
pub fn at_least(standard: &Standard, of: Measure, amount: u32) -> String {
    let mut asked = format!("at least {}", so_much(standard, of, amount));
    if let Measure::Weighted(place) = of {
        // The only sum whose parts stand nowhere else.
        let weighings = standard.overall.weighings();
        let weights = weighings.get(usize::from(place)).map_or(&[][..], |weights| weights);
        let each = weights.iter().map(|(no, weight)| format!("“{}” × {weight}", short(standard, *no)));
        asked.push_str(&format!(" ({})", each.collect::<Vec<_>>().join(" + ")));
    }
    asked
}

/// What a way asks of marks and the like: "At least 26 marks in “Written test”: 4 more than you have."
pub fn level(standard: &Standard, level: &Level) -> String {
    let asked = super::capital(&format!("at least {}", so_much(standard, level.of, level.at_least)));
    let more = level.at_least.saturating_sub(level.now);
    match level.of {
        Measure::Result(_) => format!("{asked}."),
        _ if level.now == 0 => format!("{asked}."),
        _ => format!("{asked}: {more} more than you have."),
    }
}

/// What was found: "You have 22 marks in “Written test”.", "You can still have between 22 and 40 marks in …".
pub fn standing(standard: &Standard, of: Measure, today: u32, possible: u32) -> String {
    match of {
        Measure::Result(_) => String::new(),
        _ if today == possible => format!("You have {}.", so_much(standard, of, today)),
        _ => format!("You can still have between {today} and {}.", so_much(standard, of, possible)),
    }
}

/// What is asked for that is still missing: "2 marks or results to enter".
pub fn to_enter(number: usize) -> String {
    counted(number, "mark or result to enter", "marks or results to enter")
}

/// What a field for a mark must hold.
pub fn bounds(most: u32) -> String {
    format!("A whole number from 0 to {most}.")
}

/// What is wrong with a number that was typed, and how to mend it.
pub fn wrong(OutOfBounds { least, most, beside_others }: OutOfBounds) -> String {
    let numbers = if least == most {
        least.to_string()
    } else {
        ["a whole number from ", &least.to_string(), " to ", &most.to_string()].concat()
    };
    if beside_others {
        [
            "Beside the marks in the parts this can only be ",
            &numbers,
            ". Mend it or the parts; until then it does not count.",
        ]
        .concat()
    } else {
        ["Write ", &numbers, ". Until then it does not count."].concat()
    }
}

/// Above a prompt that is given points: "0 to 4 points, each counts twice".
pub fn points_of(points: Points) -> String {
    let most = points.most.to_string();
    let each = match points.weight {
        1 => String::new(),
        2 => ", each counts twice".to_owned(),
        weight => [", each counts ", &weight.to_string(), " times"].concat(),
    };
    ["0 to ", &most, " points", &each].concat()
}

fn result(standard: &Standard, no: MethodNo, rank: u32) -> String {
    let grade = |method: &Method| {
        let wanted = |grade: &Grade| u32::try_from(grade.rank()) == Ok(rank);
        method.grades.grades().find(wanted).map(|grade| method.grades.name(grade).to_owned())
    };
    standard.method(no).and_then(grade).unwrap_or_default()
}
