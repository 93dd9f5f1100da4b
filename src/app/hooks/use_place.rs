//! Title and focus follow the place, as they would on a page of documents.

use yew::prelude::*;

/// Sets the window's title, and moves focus to the heading when the place changes (but not on the first load).
#[hook]
pub fn use_place(title: String, place: String) {
    let first = use_mut_ref(|| true);
    {
        let title = title.clone();
        use_effect_with(title, move |title| gloo::utils::document().set_title(title));
    }
    use_effect_with(place, move |_| {
        if std::mem::take(&mut *first.borrow_mut()) {
            return;
        }
        let heading = gloo::utils::document().query_selector("h1").ok().flatten();
        if let Some(heading) =
            heading.and_then(|heading| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(heading).ok())
        {
            gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
            let _ = heading.focus();
        }
    });
}
