//! The timeline as a picture: one line with months, and a numbered mark for each date of the list beside it.

use super::markup::{Part, text};
use crate::domain::date::Date;
use crate::domain::timeline::{Bound, Entry};
use crate::el;
use crate::wording::{facts, timeline};

const WIDTH: u32 = 320;
const LEFT: u32 = 14;
const RIGHT: u32 = 306;
/// How much room a mark takes.
const MARK: u32 = 22;
/// How many months are named at most: as many as can be read side by side on a phone.
const MOST_MONTHS: u32 = 4;

/// The picture; nothing where fewer than two days are known. Entries are in order of time, and those without a day last.
pub fn timeline_picture(entries: &[Entry]) -> Part {
    let days: Vec<(usize, &Entry, Date)> =
        entries.iter().enumerate().filter_map(|(place, entry)| Some((place, entry, entry.when.day()?))).collect();
    let (Some((_, _, first)), Some((_, _, last))) = (days.first(), days.last()) else { return Part::default() };
    let span = last.number().saturating_sub(first.number());
    if span == 0 {
        return Part::default();
    }
    let x = |day: Date| LEFT + (RIGHT - LEFT) * day.number().saturating_sub(first.number()) / span;
    // Marks that would touch stand above each other.
    let mut rows: Vec<u32> = Vec::new();
    let mut placed = Vec::new();
    for (place, entry, day) in &days {
        let at = x(*day);
        let row = rows.iter().position(|end| *end + MARK <= at).unwrap_or(rows.len());
        match rows.get_mut(row) {
            Some(end) => *end = at,
            None => rows.push(at),
        }
        placed.push((*place, *entry, at, row));
    }
    let rows = u32::try_from(rows.len()).unwrap_or(1);
    let line = rows * MARK + 6;
    let mut picture = vec![el!(
        "line",
        "class" = "gc-timeline__line",
        "x1" = &LEFT.to_string(),
        "x2" = &RIGHT.to_string(),
        "y1" = &line.to_string(),
        "y2" = &line.to_string()
    )];
    months(*first, *last, &x, line, &mut picture);
    let height = |row: usize| line - 4 - MARK / 2 - u32::try_from(row).unwrap_or(0) * MARK;
    // Stems first, so that none is drawn across a mark.
    picture.extend(placed.iter().map(|(_, _, at, row)| stem(*at, height(*row), line)));
    picture.extend(placed.iter().map(|(place, entry, at, row)| mark(entry, place + 1, *at, height(*row))));
    let view = ["0 0 ", &WIDTH.to_string(), " ", &(line + 24).to_string()].concat();
    el!("figure", "class" = "gc-timeline"; [
        el!("svg", "viewBox" = &view, "role" = "img", "aria-label" = &timeline::summary(entries); picture),
        el!("figcaption", "class" = "gc-state"; [
            text("Circle: a day. Square: no later than. Diamond: not before. Dashed: typical, no rule. The numbers are those of the list."),
        ]),
    ])
}

/// A short stroke at the first of each month, with its name where there is room.
fn months(first: Date, last: Date, x: &dyn Fn(Date) -> u32, line: u32, picture: &mut Vec<Part>) {
    let number = |day: Date| u32::from(day.year()) * 12 + u32::from(day.month());
    let every = (number(last) - number(first)) / MOST_MONTHS + 1;
    let mut month = number(first) + 1;
    while month <= number(last) {
        let (year, of_year) = ((month - 1) / 12, (month - 1) % 12 + 1);
        let start = Date::new(u16::try_from(year).unwrap_or(0), u8::try_from(of_year).unwrap_or(1), 1).unwrap_or(last);
        let at = x(start).to_string();
        picture.push(el!(
            "line",
            "class" = "gc-timeline__line",
            "x1" = &at,
            "x2" = &at,
            "y1" = &line.to_string(),
            "y2" = &(line + 5).to_string()
        ));
        let name = facts::date(start);
        let (month_name, year_name) =
            (name.get(2..5).unwrap_or_default(), name.get(name.len().saturating_sub(4)..).unwrap_or_default());
        let anchor = if x(start) + 30 > WIDTH { "end" } else { "middle" };
        picture.push(el!("text", "x" = &at, "y" = &(line + 18).to_string(), "text-anchor" = anchor; [
            text([month_name, " ", year_name].concat()),
        ]));
        month += every;
    }
}

fn stem(x: u32, y: u32, line: u32) -> Part {
    let (x, y, line) = (x.to_string(), y.to_string(), line.to_string());
    el!("line", "class" = "gc-timeline__stem", "x1" = &x, "x2" = &x, "y1" = &y, "y2" = &line)
}

fn mark(entry: &Entry, number: usize, x: u32, y: u32) -> Part {
    let (left, top, right, bottom) = (x - 9, y - 9, x + 9, y + 9);
    let path = match entry.bound {
        Bound::Exact => ["M", &left.to_string(), " ", &y.to_string(), "a9 9 0 1 1 18 0a9 9 0 1 1 -18 0Z"].concat(),
        Bound::Latest => ["M", &left.to_string(), " ", &top.to_string(), "h18v18h-18Z"].concat(),
        Bound::Earliest => [
            "M",
            &(left - 1).to_string(),
            " ",
            &y.to_string(),
            "L",
            &x.to_string(),
            " ",
            &(top - 1).to_string(),
            "L",
            &(right + 1).to_string(),
            " ",
            &y.to_string(),
            "L",
            &x.to_string(),
            " ",
            &(bottom + 1).to_string(),
            "Z",
        ]
        .concat(),
    };
    let class = if timeline::binds(entry) == "typical" {
        "gc-timeline__mark gc-timeline__mark--typical"
    } else {
        "gc-timeline__mark"
    };
    let x = x.to_string();
    el!("g"; [
        el!("path", "class" = class, "d" = &path),
        el!("text", "class" = "gc-timeline__number", "x" = &x, "y" = &(y + 4).to_string(), "text-anchor" = "middle"; [text(number.to_string())]),
    ])
}
