//! Title and focus follow the place, as they would on a page of documents.

use crate::app::frame::Frame;
use web_sys::FocusOptions;
use yew::prelude::*;

/// Sets the window's title. When the place changes (but not on the first load) the focus moves to the heading, and the
/// page to its top, or to where it was left if the person came back by history.
#[hook]
pub fn use_place(frame: &Frame, title: String, place: Option<String>, scrolled_to: Option<f64>) {
    let first = use_mut_ref(|| true);
    let (named, frame) = (frame.clone(), frame.clone());
    use_effect_with(title, move |title| named.name(title));
    use_effect_with(place, move |place| {
        if place.is_none() {
            return;
        }
        if std::mem::take(&mut *first.borrow_mut()) {
            return;
        }
        if let Some(heading) = frame.first("h1").filter(|_| frame.may_focus()) {
            let still = FocusOptions::new();
            still.set_prevent_scroll(true);
            let _ = heading.focus_with_options(&still);
        }
        frame.scroll_to(scrolled_to.unwrap_or_default());
    });
}
