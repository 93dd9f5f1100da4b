//! The ends of texts that were too long, still at hand.

use super::fields::labelled;
use super::markup::{Part, block, button, holding, item, list, say, text};
use crate::el;
use crate::formats::problem::LeftOut;
use crate::runtime::device::download;
use crate::wording::counted;
use yew::prelude::*;

/// What was too long for its place: it is not taken over, and stands here to be copied or saved.
pub fn left_out(left: &[LeftOut]) -> Part {
    let all: Vec<String> = left.iter().map(|left| format!("{}:\n{}\n", left.at, left.text)).collect();
    let all = all.join("\n");
    let one = |left: &LeftOut| {
        let count = counted(left.text.chars().count(), "character", "characters");
        item(&[text([&*left.at, ": ", &count].concat())])
    };
    let file = all.clone();
    let save = move |_| download("left-out.txt", "text/plain", &file);
    block(
        "gc-left-out",
        &[
            say("These texts are longer than there is room for. Their ends are left out:"),
            list(&left.iter().map(one).collect::<Vec<_>>()),
            labelled(
                "What is left out, to be copied",
                "gc-field gc-field--wide",
                holding(el!("textarea", "rows" = "4", "readonly" = ""), &all),
            ),
            el!("p", "class" = "gc-actions"; [button("gc-button gc-button--quiet", "Save what is left out", Callback::from(save))]),
        ],
    )
}
