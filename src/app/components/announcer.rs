//! One polite status: what a change did to the overall grade, said once the person pauses.

use crate::domain::decision::Bounds;
use crate::domain::grade::GradeScale;
use crate::wording::summary;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// After the last change.
const PAUSE_MS: u32 = 700;

/// What is listened to.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The overall scale.
    pub scale: GradeScale,
    /// The overall grade, if one is worked out.
    pub bounds: Option<Bounds>,
    /// Which standard and option: a change of these is no news about a grade.
    pub place: AttrValue,
}

/// The status, read aloud by screen readers and seen by nobody.
#[component]
pub fn Announcer(props: &Props) -> Html {
    let text = use_state_eq(String::new);
    let told = use_mut_ref(|| (props.place.clone(), props.bounds));
    {
        let (text, scale) = (text.clone(), props.scale.clone());
        use_effect_with((props.place.clone(), props.bounds), move |(place, bounds)| {
            let (place, bounds) = (place.clone(), *bounds);
            let timer = Timeout::new(PAUSE_MS, move || {
                let (old_place, was) = told.replace((place.clone(), bounds));
                if let (true, Some(was), Some(is)) = (old_place == place, was, bounds)
                    && let Some(news) = summary::announcement(&scale, was, is)
                {
                    text.set(news);
                }
            });
            move || drop(timer)
        });
    }
    html! { <p class="gc-unseen" role="status" aria-live="polite" id="announcement">{ (*text).clone() }</p> }
}
