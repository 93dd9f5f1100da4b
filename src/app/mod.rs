//! The page: Yew components.
use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <main id="main"><h1 tabindex="-1">{ "Apprenticeship grade calculator" }</h1></main> }
}

/// Puts the page into the element with the id `app`.
pub fn start() {
    let root = gloo::utils::document().get_element_by_id("app");
    if let Some(root) = root {
        root.set_inner_html("");
        yew::Renderer::<App>::with_root(root).render();
    }
}
