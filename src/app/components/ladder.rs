//! The grade ladder: one track, the standard's own grades as steps, a solid mark for today, a hollow one for what is
//! possible, and the band between them for what is still open.

use super::grade_mark::{filled, quarters};
use super::markup::{Part, span, text};
use crate::domain::decision::Bounds;
use crate::domain::grade::{Grade, GradeScale};
use crate::el;
use crate::wording::{grades, summary};

const VIEW: &str = "0 0 320 46";
const WIDTH: i32 = 320;
const LEFT: i32 = 22;
const RIGHT: i32 = 290;
const TRACK: i32 = 16;
const RADIUS: i32 = 9;

/// One track of the ladder.
pub fn ladder(name: &str, scale: &GradeScale, bounds: Bounds, overall: bool) -> Part {
    let undecided = !bounds.settled() && bounds.today == Grade::LOWEST;
    let stops = scale.grades().map(|grade| (grades::grade(scale, grade), quarters(scale, grade))).collect();
    let open = (!bounds.settled()).then(|| (bounds.today.rank(), bounds.possible.rank()));
    track(&Track {
        class: if overall { "gc-track gc-track--overall" } else { "gc-track" },
        name,
        now: &summary::short(scale, bounds),
        said: &summary::ladder(name, scale, bounds),
        stops,
        at: (!undecided).then(|| bounds.today.rank()),
        open,
    })
}

/// What a track shows.
pub struct Track<'t> {
    /// Its classes.
    pub class: &'static str,
    /// What it is about.
    pub name: &'t str,
    /// Where it stands, in a word or two.
    pub now: &'t str,
    /// The picture in a sentence.
    pub said: &'t str,
    /// Each stop's word, and how full its mark is.
    pub stops: Vec<(String, u8)>,
    /// The stop with the solid mark; none where nothing is decided.
    pub at: Option<usize>,
    /// From where to where it is open.
    pub open: Option<(usize, usize)>,
}

/// A track with stops: a solid mark where it stands, a band and a hollow mark for what is open.
pub fn track(shown: &Track) -> Part {
    let last = shown.stops.len().max(2) - 1;
    let x = |stop: usize| {
        let share = |number: usize| i32::try_from(number).unwrap_or(1);
        LEFT + (RIGHT - LEFT) * share(stop) / share(last)
    };
    let (y, radius) = (TRACK.to_string(), RADIUS.to_string());
    let mark = |stop: usize, class: &str, fill: bool| {
        let full = shown.stops.get(stop).map_or(0, |(_, quarters)| *quarters);
        let mut drawn =
            vec![el!("circle", "class" = "gc-grade__ring", "cx" = &x(stop).to_string(), "cy" = &y, "r" = &radius)];
        if fill {
            drawn.push(el!("path", "class" = "gc-grade__fill", "d" = &*filled(full, x(stop), TRACK, RADIUS)));
        }
        el!("g", "class" = &[class, " gc-grade--", &full.to_string()].concat(); drawn)
    };
    let line = |class: &str, from: i32, to: i32| {
        el!("line", "class" = class, "x1" = &from.to_string(), "x2" = &to.to_string(), "y1" = &y, "y2" = &y)
    };
    let mut picture = vec![line("gc-track__track", LEFT, RIGHT)];
    if let Some((from, to)) = shown.open {
        picture.push(line("gc-track__band", x(from), x(to)));
    }
    for (stop, (word, _)) in shown.stops.iter().enumerate() {
        let (at, anchor) = match stop {
            0 => (4, "start"),
            _ if stop == last => (WIDTH - 4, "end"),
            _ => (x(stop), "middle"),
        };
        picture.push(el!("circle", "class" = "gc-track__step", "cx" = &x(stop).to_string(), "cy" = &y, "r" = "4"));
        let name = vec![text(&**word)];
        picture.push(
            el!("text", "class" = "gc-track__grade", "y" = "43", "x" = &at.to_string(), "text-anchor" = anchor; name),
        );
    }
    if let Some((_, to)) = shown.open {
        picture.push(mark(to, "gc-track__possible", false));
    }
    if let Some(at) = shown.at {
        picture.push(mark(at, "gc-track__today", true));
    }
    el!("figure", "class" = shown.class; [
        el!("figcaption", "class" = "gc-track__name"; [
            el!("span"; [text(shown.name)]),
            span("gc-track__now", shown.now),
        ]),
        el!("svg", "class" = "gc-track__picture", "viewBox" = VIEW, "role" = "img", "aria-label" = shown.said; picture),
    ])
}
