//! A grade as word, shape and colour: the same mark everywhere, readable in black and white.

use super::markup::{Part, span};
use crate::domain::grade::{Grade, GradeScale};
use crate::el;

/// How full the mark of a grade is, in quarters: fail ○, pass ◐, merit ◕, distinction ●.
///
/// Grades with these names look the same on every scale; others by their place on their own scale.
pub fn quarters(scale: &GradeScale, grade: Grade) -> u8 {
    match scale.name(grade) {
        "fail" => 0,
        "pass" => 2,
        "credit" | "merit" => 3,
        "distinction" | "outstanding" => 4,
        _ if grade == Grade::LOWEST => 0,
        _ if grade == scale.highest() => 4,
        _ => {
            let share = grade.rank() * 4 / scale.highest().rank().max(1);
            u8::try_from(share.clamp(1, 3)).unwrap_or(2)
        }
    }
}

/// The path of the filled part of a mark of radius `r` about (`x`, `y`).
pub fn filled(quarters: u8, x: i32, y: i32, r: i32) -> String {
    let (top, left, right, bottom) = (y - r, x - r, x + r, y + r);
    match quarters {
        0 => String::new(),
        1 => format!("M{x} {y}V{top}A{r} {r} 0 0 1 {right} {y}Z"),
        2 => format!("M{x} {top}A{r} {r} 0 0 1 {x} {bottom}Z"),
        3 => format!("M{x} {y}V{top}A{r} {r} 0 1 1 {left} {y}Z"),
        _ => format!("M{x} {top}A{r} {r} 0 1 1 {x} {bottom}A{r} {r} 0 1 1 {x} {top}Z"),
    }
}

/// A grade: the mark, as full as [`quarters`] says (none for "not decided"), and its word.
pub fn grade_mark(full: Option<u8>, word: &str) -> Part {
    let full_or_open = full.map_or("open".to_owned(), |quarters| quarters.to_string());
    let class = ["gc-grade gc-grade--", &full_or_open].concat();
    let mut shapes = vec![el!("circle", "class" = "gc-grade__ring", "cx" = "10", "cy" = "10", "r" = "8")];
    if let Some(quarters) = full {
        shapes.push(el!("path", "class" = "gc-grade__fill", "d" = &*filled(quarters, 10, 10, 8)));
    }
    let mark = el!("svg", "class" = "gc-grade__mark", "viewBox" = "0 0 20 20", "width" = "20", "height" = "20",
        "aria-hidden" = "true", "focusable" = "false"; shapes);
    el!("span", "class" = &class; [mark, span("gc-grade__word", word)])
}
