//! Fields for texts of which only so much is kept. A text that is too long stays in its field as it was typed or pasted,
//! and the field says what of it is not kept: a limit that the browser keeps would cut it without a word.

use super::markup::{Part, holding, on_input, shown, text};
use crate::el;
use crate::wording::counted;
use yew::prelude::*;

/// A text, and what is too long of it.
type Split = fn(&str) -> (String, String);

/// What a field shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the field.
    pub id: AttrValue,
    /// What stands above it.
    pub label: AttrValue,
    /// The class of both.
    pub class: &'static str,
    /// How many lines it has; none for a field of one line.
    pub rows: Option<&'static str>,
    /// What is kept.
    pub holds: AttrValue,
    /// What of a text is kept, and what is too long of it.
    pub split: Limit,
    /// Tells what was written, as it is written.
    pub does: Callback<String>,
}

/// How a text is cut, and how many characters are kept.
#[derive(Clone, Copy)]
pub struct Limit(pub Split, pub usize);

impl PartialEq for Limit {
    fn eq(&self, other: &Limit) -> bool {
        self.1 == other.1
    }
}

/// The field under its label.
#[component]
pub fn Written(props: &Props) -> Html {
    // What stands in the field, while it is more than is kept.
    let typed = use_state(|| None::<String>);
    let Limit(split, most) = props.split;
    // Of a text that was changed elsewhere meanwhile, the end is no longer what is missing.
    let long = typed.as_deref().filter(|typed| split(typed).0 == *props.holds);
    let beyond = long.map(|long| split(long).1).unwrap_or_default();
    let told = {
        let (typed, does) = (typed.clone(), props.does.clone());
        Callback::from(move |written: String| {
            let is_long = !split(&written).1.is_empty();
            typed.set(is_long.then(|| written.clone()));
            does.emit(written);
        })
    };
    let said = format!("{}-beyond", props.id);
    let described = (!beyond.is_empty()).then_some(said.as_str());
    let field = match props.rows {
        Some(rows) => el!("textarea", "id" = &*props.id, "rows" = rows, "aria-describedby" = described),
        None => {
            el!("input", "id" = &*props.id, "type" = "text", "autocomplete" = "off", "aria-describedby" = described)
        }
    };
    let field = on_input(holding(field, long.unwrap_or(&props.holds)), told);
    let label = el!("label", "class" = props.class; [el!("span"; [text(&*props.label)]), field]);
    let notice = if beyond.is_empty() { Part::default() } else { too_long(&said, most, &beyond) };
    shown(super::markup::parts(&[label, notice]))
}

/// What of a text is not kept.
fn too_long(id: &str, most: usize, beyond: &str) -> Part {
    let count = counted(beyond.chars().count(), "character is", "characters are");
    let says = format!("Only the first {most} characters are kept. The last {count} not saved: ");
    el!("p", "id" = id, "role" = "status", "class" = "gc-number__wrong"; [text(says), el!("q"; [text(beyond)])])
}
