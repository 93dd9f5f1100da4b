//! A list of ways to a grade, each criterion a link to its prompt.

use super::markup::{Part, block, fold, item, link, list, p, parts, say, soft, strong, text};
use super::panel::address;
use crate::domain::decision::{Open, Route as Way};
use crate::model::OpenRecord;
use crate::router::Screen;
use crate::wording::{changes, grades, marks};

/// How many ways are shown before the rest are folded away.
const AT_FIRST: usize = 3;

/// More criteria than this are folded away: nobody reads a list of twenty, on screen or on paper.
const MOST_IN_SIGHT: usize = 8;

/// Ways to a grade as lists, the shortest first; past the first few they are folded away.
pub fn ways(desk: &OpenRecord, ways: &[Way]) -> Part {
    let (first, rest) = ways.split_at(ways.len().min(AT_FIRST));
    let mut shown: Vec<Part> =
        first.iter().enumerate().map(|(place, way)| one(desk, way, (ways.len() > 1).then_some(place + 1))).collect();
    if !rest.is_empty() {
        let rest = rest.iter().enumerate().map(|(place, way)| one(desk, way, Some(AT_FIRST + place + 1)));
        shown.push(fold(&["Show ", &(ways.len() - AT_FIRST).to_string(), " more"].concat(), &rest.collect::<Vec<_>>()));
    }
    parts(&shown)
}

fn one(desk: &OpenRecord, way: &Way, number: Option<usize>) -> Part {
    let mut shown = Vec::new();
    if let Some(number) = number {
        shown.push(p(&[strong(&["Way ", &number.to_string(), ": ", &changes::takes(way)].concat())]));
    }
    if !way.all.is_empty() {
        if !way.any.is_empty() {
            shown.push(say(&(changes::all_of(way.all.len()) + ":")));
        }
        shown.push(criteria(desk, &way.all));
    }
    for any in &way.any {
        shown.push(say(&(changes::any_of(any.count, any.of.len()) + ":")));
        shown.push(criteria(desk, &any.of));
    }
    if !way.levels.is_empty() {
        let told = way.levels.iter().map(|level| item(&[text(marks::level(&desk.standard, level))]));
        shown.push(list(&told.collect::<Vec<_>>()));
    }
    block("gc-way", &shown)
}

fn criteria(desk: &OpenRecord, open: &[Open]) -> Part {
    let one = |open: &Open| {
        let criterion = desk.standard.criterion(open.criterion)?;
        let to = address(desk, Screen::Answer { criterion: Some(criterion.id.clone()) });
        let theme = criterion.theme.as_deref().unwrap_or_default();
        let name = [theme, if theme.is_empty() { "" } else { ": " }, &criterion.prompt].concat();
        Some(item(&[link(&to, &name), soft(grades::answer(open.judgement))]))
    };
    let all = list(&open.iter().filter_map(one).collect::<Vec<_>>());
    if open.len() > MOST_IN_SIGHT {
        fold(&["Show these ", &open.len().to_string(), " criteria"].concat(), &[all])
    } else {
        all
    }
}
