//! The gallery: every component and screen in every state, each at an address of its own: `#/stair`, `#/header/2`.

mod screens;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use views::example::{Entry, Example};
use yew::prelude::*;

/// Where one is.
#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    /// The name of a component or screen; empty for the list of them.
    name: String,
    /// Which example, from 1, where each has a page of its own.
    no: Option<usize>,
}

impl Place {
    /// `#/header/2`
    fn of(hash: &str) -> Place {
        let mut parts = hash.trim_start_matches(['#', '/']).split('/');
        let name = parts.next().unwrap_or_default().to_owned();
        Place { name, no: parts.next().and_then(|no| no.parse().ok()) }
    }

    fn here() -> Place {
        Place::of(&window().location().hash().unwrap_or_default())
    }
}

fn entries() -> impl Iterator<Item = &'static Entry> {
    views::components::ENTRIES.iter().chain(screens::ENTRIES)
}

/// The addresses of an entry: one, or one for each example.
fn addresses(entry: &Entry) -> Vec<(String, String)> {
    if !entry.alone {
        return vec![(entry.name.to_owned(), format!("#/{}", entry.name))];
    }
    let examples = (entry.examples)();
    let named = |(no, example): (usize, &Example)| {
        (format!("{}: {}", entry.name, example.name), format!("#/{}/{}", entry.name, no + 1))
    };
    examples.iter().enumerate().map(named).collect()
}

/// Every entry.
fn contents() -> Html {
    let link = |(name, href): (String, String)| html! { <li><a {href}>{ name }</a></li> };
    html! {
        <main id="main" class="gc-page">
            <h1>{ "Gallery" }</h1>
            <ul class="gc-contents">{ for entries().flat_map(addresses).map(link) }</ul>
        </main>
    }
}

/// A component with all its examples.
fn together(entry: &Entry) -> Html {
    let example = |example: Example| {
        html! {
            <section class="gc-near" aria-label={example.name} data-example={example.name}>
                <h2 class="gc-kicker">{ example.name }</h2>
                { example.view }
            </section>
        }
    };
    html! {
        <main id="main" class="gc-page" key={entry.name}>
            <p class="gc-kicker"><a href="#/">{ "Gallery" }</a></p>
            <div class="gc-near"><h1>{ entry.name }</h1><p>{ entry.about }</p></div>
            { for (entry.examples)().into_iter().map(example) }
        </main>
    }
}

#[component]
fn Gallery() -> Html {
    let place = use_state(Place::here);
    {
        let place = place.clone();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&window(), "hashchange", move |_| place.set(Place::here()));
            move || drop(listener)
        });
    }
    let Some(entry) = entries().find(|entry| entry.name == place.name) else { return contents() };
    match place.no {
        Some(no) => {
            let example = (entry.examples)().into_iter().nth(no.saturating_sub(1));
            example
                .map(|example| html! { <div key={format!("{} {no}", entry.name)}>{ example.view }</div> })
                .unwrap_or_else(contents)
        }
        None => together(entry),
    }
}

fn main() {
    let Some(root) = document().get_element_by_id("app") else { return };
    yew::Renderer::<Gallery>::with_root(root).render();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_component_and_perhaps_an_example() {
        assert_eq!(Place::of("#/stair"), Place { name: "stair".to_owned(), no: None });
        assert_eq!(Place::of("#/header/2"), Place { name: "header".to_owned(), no: Some(2) });
        assert_eq!(Place::of(""), Place::default());
    }

    #[test]
    fn every_entry_has_a_name_of_its_own() {
        let mut names: Vec<&str> = entries().map(|entry| entry.name).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
