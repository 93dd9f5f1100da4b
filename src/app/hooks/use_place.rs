//! Title and focus follow the place, as they would on a page of documents.

use crate::app::state::State;
use yew::prelude::*;

/// Says where the person is, each time that changes; no place while it is being opened.
#[hook]
pub fn use_place(title: String, place: Option<String>, state: &State) {
    let device = state.device.clone();
    use_effect_with((title, place), move |(title, place)| device.arrive(title, place.clone()));
}
