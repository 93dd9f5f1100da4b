//! Whether answers are kept: said in words, and "Saved" only once the device has confirmed it.

use crate::app::state::Keeping;
use yew::prelude::*;

/// A few words about saving.
pub fn keeping(keeping: Keeping) -> Html {
    let (class, text) = match keeping {
        Keeping::Nothing => return Html::default(),
        Keeping::Underway => ("gc-keeping", "Saving…"),
        Keeping::Kept => ("gc-keeping gc-keeping--kept", "Saved on this device"),
        Keeping::Nowhere => (
            "gc-keeping gc-keeping--lost",
            "Not saved: this browser keeps nothing for this page. Print your result before you close it.",
        ),
        Keeping::Failed => (
            "gc-keeping gc-keeping--lost",
            "Not saved this time: the device refused. Your answers are still here; change any answer to try again.",
        ),
    };
    html! { <p class={class} id="keeping">{ text }</p> }
}
