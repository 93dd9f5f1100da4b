//! The grade ladder: one track, the standard's own grades as steps, a solid mark for today, a hollow one for what is
//! possible, and the band between them for what is still open.

use super::grade_mark::{filled, quarters};
use crate::domain::decision::Bounds;
use crate::domain::grade::{Grade, GradeScale};
use crate::wording::{grades, summary};
use yew::prelude::*;

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
    let mark = |grade: Grade, class: &'static str, fill: bool| {
        let q = quarters(scale, grade);
        html! {
            <g class={format!("{class} gc-grade--{q}")}>
                <circle class="gc-grade__ring" cx={x(grade).to_string()} cy={TRACK.to_string()} r={RADIUS.to_string()} />
                if fill {
                    <path class="gc-grade__fill" d={filled(q, x(grade), TRACK, RADIUS)} />
                }
            </g>
        }
    };
    html! {
        <figure class={if overall { "gc-ladder gc-ladder--overall" } else { "gc-ladder" }}>
            <figcaption class="gc-ladder__name">
                <span>{ name.to_owned() }</span>
                <span class="gc-ladder__now">{ summary::short(scale, bounds) }</span>
            </figcaption>
            <svg class="gc-ladder__picture" viewBox={format!("0 0 {WIDTH} 46")} role="img"
                aria-label={summary::ladder(name, scale, bounds)}>
                <line class="gc-ladder__track" x1={LEFT.to_string()} x2={RIGHT.to_string()}
                    y1={TRACK.to_string()} y2={TRACK.to_string()} />
                if !bounds.settled() {
                    <line class="gc-ladder__band" x1={x(bounds.today).to_string()} x2={x(bounds.possible).to_string()}
                        y1={TRACK.to_string()} y2={TRACK.to_string()} />
                }
                { for scale.grades().map(|grade| html! {
                    <>
                        <circle class="gc-ladder__step" cx={x(grade).to_string()} cy={TRACK.to_string()} r="4" />
                        <text class="gc-ladder__grade" y="43" x={if grade == Grade::LOWEST { "4".to_owned() }
                                else if grade == last { (WIDTH - 4).to_string() } else { x(grade).to_string() }}
                            text-anchor={if grade == Grade::LOWEST { "start" } else if grade == last { "end" } else { "middle" }}>
                            { grades::grade(scale, grade) }
                        </text>
                    </>
                }) }
                if !bounds.settled() {
                    { mark(bounds.possible, "gc-ladder__possible", false) }
                }
                if !undecided {
                    { mark(bounds.today, "gc-ladder__today", true) }
                }
            </svg>
        </figure>
    }
}
