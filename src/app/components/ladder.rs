//! The grade ladder: one track, the standard's own grades as steps, a solid mark for today, a hollow one for what is
//! possible, and the band between them for what is still open.

use super::grade_mark::{filled, quarters};
use super::markup::{span, text};
use crate::domain::decision::Bounds;
use crate::domain::grade::{Grade, GradeScale};
use crate::el;
use crate::wording::{grades, summary};
use yew::prelude::*;

const VIEW: &str = "0 0 320 46";
const WIDTH: i32 = 320;
const LEFT: i32 = 22;
const RIGHT: i32 = 290;
const TRACK: i32 = 16;
const RADIUS: i32 = 9;

/// One track of the ladder.
pub fn ladder(name: &str, scale: &GradeScale, bounds: Bounds, overall: bool) -> Html {
    let steps = i32::try_from(scale.names().len()).unwrap_or(2).max(2) - 1;
    let x = |grade: Grade| LEFT + (RIGHT - LEFT) * i32::try_from(grade.rank()).unwrap_or(0) / steps;
    let undecided = !bounds.settled() && bounds.today == Grade::LOWEST;
    let last = scale.highest();
    let (track, radius) = (TRACK.to_string(), RADIUS.to_string());
    let mark = |grade: Grade, class: &str, fill: bool| {
        let q = quarters(scale, grade);
        let mut shown =
            vec![el!("circle", "class" = "gc-grade__ring", "cx" = &x(grade).to_string(), "cy" = &track, "r" = &radius)];
        if fill {
            shown.push(el!("path", "class" = "gc-grade__fill", "d" = &*filled(q, x(grade), TRACK, RADIUS)));
        }
        el!("g", "class" = &[class, " gc-grade--", &q.to_string()].concat(); shown)
    };
    let line = |class: &str, from: i32, to: i32| {
        el!("line", "class" = class, "x1" = &from.to_string(), "x2" = &to.to_string(), "y1" = &track, "y2" = &track)
    };
    let mut picture = vec![line("gc-ladder__track", LEFT, RIGHT)];
    if !bounds.settled() {
        picture.push(line("gc-ladder__band", x(bounds.today), x(bounds.possible)));
    }
    for grade in scale.grades() {
        let (at, anchor) = if grade == Grade::LOWEST {
            (4, "start")
        } else if grade == last {
            (WIDTH - 4, "end")
        } else {
            (x(grade), "middle")
        };
        picture.push(el!(
            "circle",
            "class" = "gc-ladder__step",
            "cx" = &x(grade).to_string(),
            "cy" = &track,
            "r" = "4"
        ));
        let name = vec![text(grades::grade(scale, grade))];
        picture.push(
            el!("text", "class" = "gc-ladder__grade", "y" = "43", "x" = &at.to_string(), "text-anchor" = anchor; name),
        );
    }
    if !bounds.settled() {
        picture.push(mark(bounds.possible, "gc-ladder__possible", false));
    }
    if !undecided {
        picture.push(mark(bounds.today, "gc-ladder__today", true));
    }
    let said = summary::ladder(name, scale, bounds);
    el!("figure", "class" = if overall { "gc-ladder gc-ladder--overall" } else { "gc-ladder" }; vec![
        el!("figcaption", "class" = "gc-ladder__name"; vec![
            el!("span"; vec![text(name)]),
            span("gc-ladder__now", &summary::short(scale, bounds)),
        ]),
        el!("svg", "class" = "gc-ladder__picture", "viewBox" = VIEW, "role" = "img", "aria-label" = &said; picture),
    ])
}
