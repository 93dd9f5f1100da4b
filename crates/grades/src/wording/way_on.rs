//! The page "How to reach merit".

use super::{changes, counted, listed};
use crate::domain::decision::{Open, Route};
use crate::domain::grade::GradeScale;
use crate::domain::way_on::{Made, WayOn, made_of};

/// "How to reach merit".
pub fn title(scale: &GradeScale, way: &WayOn) -> String {
    ["How to reach ", scale.name(way.to.grade)].concat()
}

/// What every way needs: "Every way needs these 4 criteria: 1 is partly there, 3 are not answered." Empty where they
/// have nothing in common.
pub fn common(way: &WayOn) -> String {
    let number = way.common.len();
    if number == 0 {
        return String::new();
    }
    let these = match (way.to.routes.len(), number) {
        (1, 1) => "You need this criterion: ".to_owned(),
        (1, _) => ["You need these ", &changes::criteria(number), ": "].concat(),
        (_, 1) => "Every way needs this criterion: ".to_owned(),
        _ => ["Every way needs these ", &changes::criteria(number), ": "].concat(),
    };
    [&these, &made(made_of(&way.common)), "."].concat()
}

/// "1 is partly there, 2 are not yet there and 3 are not answered".
pub fn made(made: Made) -> String {
    let kinds = [(made.partly, "partly there"), (made.not_yet, "not there yet"), (made.unanswered, "not answered")];
    let told: Vec<String> = kinds
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| [&counted(number, "is", "are"), " ", what].concat())
        .collect();
    listed(&told, "and")
}

/// What one way needs beyond what all need: "Way 2: 1 more criterion".
pub fn beyond(place: usize, beyond: &Route) -> String {
    let takes = changes::takes(beyond);
    ["Way ", &(place + 1).to_string(), ": ", &takes, if beyond.takes() == 0 { "" } else { " more" }].concat()
}

/// How many ways there are: "There are 3 ways, the shortest first." Empty for the only one.
pub fn ways(way: &WayOn) -> String {
    match (way.to.routes.len(), way.to.cut) {
        (1, true) => "This is one of many ways.".to_owned(),
        (0 | 1, _) => String::new(),
        (many, true) => ["These are ", &many.to_string(), " of many ways, the shortest first."].concat(),
        (many, false) => ["There are ", &many.to_string(), " ways, the shortest first."].concat(),
    }
}

/// Beside a criterion in a plan: how far it is.
pub fn how_far(open: &Open) -> &'static str {
    super::grades::answer(open.judgement)
}
