//! What changed between two versions of a standard.

use crate::app::components::markup::{Part, block, fold, h1, h2, link, p, parts, say, strong, text};
use crate::app::components::source::source;
use crate::domain::comparison::{Line, Told, compare as compared};
use crate::el;
use crate::model::OpenStandard;
use crate::wording::comparison as words;

/// The screen.
pub fn compare(one: &OpenStandard, other: &OpenStandard) -> Part {
    let lines = compared(one, other);
    let mut shown = vec![
        h1(&["What changed: version ", &one.version, " and version ", &other.version].concat()),
        say(&[&*one.reference, ": ", &one.title, " (", &one.version, "), ", &other.title, " (", &other.version, ")"]
            .concat()),
        el!("p", "class" = "gc-summary"; [text(words::summary(&lines, &one.version, &other.version))]),
    ];
    for group in words::GROUPS {
        let of = |same: bool| -> Vec<Part> {
            let wanted = |line: &&Line| line.is_same() == same && words::group(&line.about) == group;
            lines.iter().filter(wanted).map(|line| row(one, other, line)).collect()
        };
        let (differ, same) = (of(false), of(true));
        if differ.is_empty() && same.is_empty() {
            continue;
        }
        shown.push(h2(group));
        if differ.is_empty() {
            shown.push(say("Nothing differs here."));
        } else {
            shown.push(el!("dl", "class" = "gc-compare"; differ));
        }
        if !same.is_empty() {
            let title = ["The same in both (", &same.len().to_string(), ")"].concat();
            shown.push(fold(&title, &[el!("dl", "class" = "gc-compare"; same)]));
        }
    }
    let to = |book: &OpenStandard| ["#/", &book.uid].concat();
    shown.push(p(&[
        link(&to(one), &["Use version ", &one.version].concat()),
        text(" · "),
        link(&to(other), &["Use version ", &other.version].concat()),
    ]));
    el!("article", "class" = "gc-compared"; shown)
}

/// What both say about one thing.
fn row(one: &OpenStandard, other: &OpenStandard, line: &Line) -> Part {
    let side = |book: &OpenStandard, told: &[Told]| {
        let mut shown =
            vec![el!("span", "class" = "gc-compare__version"; [text(["Version ", &*book.version].concat())])];
        if told.is_empty() {
            shown.push(el!("span", "class" = "gc-state"; [text(words::NOT_SAID)]));
        }
        shown.extend(told.iter().map(|told| said(book, told)));
        el!("dd"; shown)
    };
    block(
        "gc-compare__row",
        &[el!("dt"; [text(words::about(&line.about))]), side(one, &line.one), side(other, &line.other)],
    )
}

fn said(book: &OpenStandard, told: &Told) -> Part {
    let (figure, sentence) = words::said(&told.said);
    let mut shown = vec![strong(&figure)];
    if let Some(sentence) = sentence {
        shown.push(el!("span", "class" = "gc-compare__sentence"; [text(sentence)]));
    }
    shown.extend(told.source.map(|cited| source(book, cited, words::basis(&told.said))));
    block("gc-compare__said", &[parts(&shown)])
}
