//! Dates, with today among them.

use crate::example::{Example, example};
use crate::text::changing;
use yew::prelude::*;

/// A day or a stretch of days.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// "1 March 2027"
    pub date: AttrValue,
    /// "in 13 weeks"
    pub counted: Option<AttrValue>,
    /// "Gateway: hand in the portfolio"
    pub words: AttrValue,
    /// Days after the first stop: its place on the line.
    pub day: u32,
}

/// What is shown of some dates.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What they are: "Your dates".
    pub label: AttrValue,
    /// In the order of time.
    pub stops: Vec<Stop>,
    /// "30 November 2026"
    pub today: AttrValue,
    /// Days from the first stop to today; negative before it.
    pub today_day: i64,
}

/// The dates: a list in which today is a line across, and a drawn line above it where there is room.
#[component]
pub fn Time(props: &Props) -> Html {
    let past = |stop: &&Stop| i64::from(stop.day) < props.today_day;
    let number = |no: usize| no + 1;
    let item = |no: usize, stop: &Stop| {
        html! {
            <li key={format!("{no} {} {}", stop.date, past(&stop))} class={(!past(&stop)).then_some("is-open")}>
                <span class="gc-time__no" aria-hidden="true">{ number(no) }</span>
                <b>{ stop.date.clone() }</b>
                { stop.counted.clone().map(|counted| html! { <span>{ changing(format!(" · {counted}")) }</span> }) }
                <span class="gc-time__words">{ changing(stop.words.clone()) }</span>
            </li>
        }
    };
    let mut items: Vec<Html> = props.stops.iter().enumerate().map(|(no, stop)| item(no, stop)).collect();
    let behind = props.stops.iter().filter(past).count();
    let today = html! {
        <li key={format!("today {}", props.today)} class="is-today" aria-current="date">{ format!("Today, {}", props.today) }</li>
    };
    items.insert(behind, today);
    html! {
        <div class="gc-when">
            { line(props) }
            <ol class="gc-time" aria-label={props.label.clone()}>{ for items }</ol>
        </div>
    }
}

/// The same as a picture: diamonds on a line, by the numbers of the list below.
fn line(props: &Props) -> Html {
    let first = props.today_day.min(0);
    let last = props.stops.iter().map(|stop| i64::from(stop.day)).chain([props.today_day]).max().unwrap_or(0);
    let width = (last - first).max(1);
    // From 30 to 970 of 1000.
    let x = |day: i64| 30 + (day - first) * 940 / width;
    let today = x(props.today_day);
    let mark = |(no, stop): (usize, &Stop)| {
        let at = x(i64::from(stop.day));
        let open = i64::from(stop.day) >= props.today_day;
        // Neighbours that are too near for their numbers take turns above and below.
        let y = if no % 2 == 0 { 26 } else { 76 };
        html! {
            <g key={format!("{no} {at} {open}")}>
                <path class={if open { "gc-line__mark is-open" } else { "gc-line__mark" }} d={format!("M{at} 38l10 10-10 10-10-10z")} />
                <text x={at.to_string()} y={y.to_string()} text-anchor="middle">{ no + 1 }</text>
            </g>
        }
    };
    html! {
        <svg class="gc-line" viewBox="0 0 1000 96" aria-hidden="true" focusable="false">
            <path class="gc-line__past" d={format!("M30 48H{today}")} />
            <path class="gc-line__open" d={format!("M{today} 48H970")} />
            { for props.stops.iter().enumerate().map(mark) }
            <path class="gc-line__today" d={format!("M{today} 8v80")} />
        </svg>
    }
}

/// In the middle, before, after, and alone.
pub fn examples() -> Vec<Example> {
    let stop = |date: &'static str, counted: Option<&'static str>, words: &'static str, day: u32| Stop {
        date: date.into(),
        counted: counted.map(AttrValue::Static),
        words: words.into(),
        day,
    };
    let stops = vec![
        stop("1 September 2025", None, "Started", 0),
        stop("1 September 2026", None, "12 months on programme, the least there may be", 365),
        stop("1 March 2027", Some("in 13 weeks"), "Gateway: hand in the portfolio", 546),
        stop("29 March 2027", Some("in 17 weeks"), "Latest day to hand in your slides", 574),
        stop("1 to 30 April 2027", None, "Presentation and discussion, each with 2 weeks of notice", 577),
        stop("1 May 2027", None, "Usual end of the assessment period", 607),
    ];
    let gateway = vec![stop("1 March 2027", Some("in 13 weeks"), "Gateway", 0)];
    vec![
        example(
            "on the way",
            html! { <Time label="Your dates" stops={stops.clone()} today="30 November 2026" today_day=455 /> },
        ),
        example(
            "before all of it",
            html! { <Time label="Your dates to come" stops={stops.clone()} today="1 August 2025" today_day={-31} /> },
        ),
        example(
            "after all of it",
            html! { <Time label="Your dates so far" stops={stops} today="1 June 2027" today_day=638 /> },
        ),
        example(
            "one date",
            html! { <Time label="Your one date" stops={gateway} today="30 November 2026" today_day={-91} /> },
        ),
    ]
}
