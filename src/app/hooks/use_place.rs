//! Title and focus follow the place, as they would on a page of documents.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};
use yew::prelude::*;

/// Sets the window's title. When the place changes (but not on the first load) the focus moves to the heading, and the
/// page to its top, or to where it was left if the person came back by history.
#[hook]
pub fn use_place(title: String, place: Option<String>, scrolled_to: Option<f64>) {
    let first = use_mut_ref(|| true);
    use_effect_with(title, move |title| gloo::utils::document().set_title(title));
    use_effect_with(place, move |place| {
        if place.is_none() {
            return;
        }
        if std::mem::take(&mut *first.borrow_mut()) {
            return;
        }
        let heading = gloo::utils::document().query_selector("h1").ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            let still = FocusOptions::new();
            still.set_prevent_scroll(true);
            let _ = heading.focus_with_options(&still);
        }
        gloo::utils::window().scroll_to_with_x_and_y(0.0, scrolled_to.unwrap_or_default());
    });
}
