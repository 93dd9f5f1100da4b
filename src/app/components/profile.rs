//! Outcomes and performance categories as a picture: squares for the answers, a track for each category. Squares, so that
//! an answer is never taken for a grade.

use super::ladder::{Track, track};
use super::markup::{Part, block, item, link, soft, text};
use super::panel::address;
use crate::domain::decision::Profile;
use crate::domain::outcome::PerformanceCategory;
use crate::domain::record::Judgement;
use crate::el;
use crate::model::OpenRecord;
use crate::router::Screen;
use crate::wording::profile as words;

/// Every outcome with its answer.
pub fn outcomes(desk: &OpenRecord, profile: &Profile) -> Part {
    let one = |(no, answer): &(_, Option<Judgement>)| {
        let outcome = desk.standard.outcome(*no)?;
        let to = address(desk, Screen::Answer { criterion: Some(outcome.id.clone()) });
        let name = [&*outcome.id, ": ", &outcome.title].concat();
        Some(item(&[square(*answer), link(&to, &name), soft(&words::answer(*answer))]))
    };
    el!("ul", "class" = "gc-outcomes"; profile.outcomes.iter().filter_map(one).collect::<Vec<_>>())
}

/// A square: full for yes, half for partly, empty for not yet, dashed for nothing.
fn square(answer: Option<Judgement>) -> Part {
    let mut drawn = Vec::new();
    let fill = match answer {
        Some(Judgement::Met) => Some("M2 2H18V18H2Z"),
        Some(Judgement::Partly) => Some("M2 18V2L18 18Z"),
        Some(Judgement::NotMet) | None => None,
    };
    drawn.extend(fill.map(|path| el!("path", "class" = "gc-square__fill", "d" = path)));
    let ring = if answer.is_some() { "gc-square__ring" } else { "gc-square__ring gc-square__ring--open" };
    drawn.push(el!("rect", "class" = ring, "x" = "2", "y" = "2", "width" = "16", "height" = "16"));
    el!("svg", "class" = "gc-square", "viewBox" = "0 0 20 20", "width" = "20", "height" = "20", "aria-hidden" = "true",
        "focusable" = "false"; drawn)
}

/// Every category as a track, with a mark where the person sees themselves.
pub fn categories(desk: &OpenRecord, profile: &Profile) -> Part {
    let book = &desk.standard;
    let stops = |category: &PerformanceCategory| {
        let full = |place: usize, of: usize| u8::try_from(place * 4 / of.max(1)).unwrap_or(4);
        let last = category.descriptors.len();
        let placements = category.placements().enumerate();
        placements.map(|(place, one)| (words::placement(book, Some(one)), full(place, last))).collect()
    };
    let one = |(no, given): &(_, _)| {
        let category = book.category(*no)?;
        Some(track(&Track {
            class: "gc-track",
            name: &category.title,
            now: &words::placement(book, *given),
            said: &words::category(book, *no, *given),
            stops: stops(category),
            at: category.placements().position(|placement| Some(placement) == *given),
            open: None,
        }))
    };
    block("gc-ladders", &profile.placements.iter().filter_map(one).collect::<Vec<_>>())
}

/// Codes under a word: "Shown: K1 K7".
pub fn codes(profile: &Profile) -> Part {
    let rows = [
        ("In an outcome you answered yes", &profile.shown),
        ("Answered, but not yes", &profile.not_shown),
        ("Not answered", &profile.unknown),
    ];
    let row = |(words, codes): &(&str, &Vec<String>)| {
        (!codes.is_empty()).then(|| {
            let all = codes.join(" ");
            block("gc-codes__row", &[el!("dt"; [text(*words)]), el!("dd"; [text(all)])])
        })
    };
    el!("dl", "class" = "gc-codes"; rows.iter().filter_map(row).collect::<Vec<_>>())
}
