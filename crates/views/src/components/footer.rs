//! The foot of every screen.

use crate::example::{Example, example};
use yew::prelude::*;

/// What the foot shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Where it leads: name and address.
    pub links: Vec<(AttrValue, AttrValue)>,
    /// "A prediction from your own answers. Your assessment organisation decides."
    pub promise: AttrValue,
    /// Where answers are kept: "Saved on this device".
    #[prop_or_default]
    pub kept: Option<AttrValue>,
}

/// The foot.
#[component]
pub fn Footer(props: &Props) -> Html {
    let link = |(name, href): &(AttrValue, AttrValue)| html! { <li><a href={href.clone()}>{ name.clone() }</a></li> };
    html! {
        <footer class="gc-footer">
            <div class="gc-footer__in">
                <ul>{ for props.links.iter().map(link) }</ul>
                <p>{ props.promise.clone() }</p>
                { props.kept.clone().map(|kept| html! { <p role="status" key="kept"><span key={kept.to_string()}>{ kept }</span></p> }) }
            </div>
        </footer>
    }
}

/// The links of every screen.
pub fn links(href: &'static str) -> Vec<(AttrValue, AttrValue)> {
    ["Words explained", "How grades are worked out", "Privacy", "Accessibility", "For tutors", "For providers"]
        .map(|name| (AttrValue::Static(name), AttrValue::Static(href)))
        .into()
}

/// What every screen promises.
pub const PROMISE: &str =
    "A prediction from your own answers. Your assessment organisation decides. Everything stays on this device.";

/// With and without the state of saving.
pub fn examples() -> Vec<Example> {
    let main = || html! { <main id="main" class="gc-page"><h1>{ "A screen" }</h1></main> };
    vec![
        example("plain", html! { <>{ main() }<Footer links={links("#/footer")} promise={PROMISE} /></> }),
        example(
            "saved",
            html! { <>{ main() }<Footer links={links("#/footer")} promise={PROMISE} kept="Saved on this device" /></> },
        ),
    ]
}
