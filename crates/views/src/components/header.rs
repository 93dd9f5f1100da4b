//! The line at the top of every screen.

use crate::example::{Example, example};
use crate::text::{changing, unseen};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// A place that the header leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// "Questions"
    pub name: AttrValue,
    /// Where it is.
    pub href: AttrValue,
    /// Whether one is there.
    pub current: bool,
}

/// What the header shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The provider's name, or ours.
    pub name: AttrValue,
    /// The address of the provider's logo.
    #[prop_or_default]
    pub logo: Option<AttrValue>,
    /// Where the name leads.
    pub home: AttrValue,
    /// What one is on, and where that is changed.
    #[prop_or_default]
    pub course: Option<(AttrValue, AttrValue)>,
    /// At most four.
    #[prop_or_default]
    pub places: Vec<Place>,
    /// Whether a question is on the screen: on a phone only one low line is left.
    #[prop_or_default]
    pub question: bool,
}

/// The header: one line, and the places below it on a phone.
#[component]
pub fn Header(props: &Props) -> Html {
    let place = |place: &Place| {
        html! { <li><a href={place.href.clone()} aria-current={place.current.then_some("page")}>{ place.name.clone() }</a></li> }
    };
    let inside = (!props.places.is_empty()).then_some("gc-header--in");
    let mark = match &props.logo {
        Some(logo) => html! { <img class="gc-brand__logo" src={logo.clone()} alt="" /> },
        None => html! {
            <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                <path fill="none" stroke="currentColor" stroke-width="2.6" d="M2 29h8v-6h8v-6h12" />
                <circle cx="24" cy="8.5" r="5.2" fill="none" stroke="currentColor" stroke-width="2.4" />
                <path fill="currentColor" d="M24 3.3a5.2 5.2 0 0 0 0 10.4z" />
            </svg>
        },
    };
    let course = props.course.clone().map(|(title, href)| {
        html! { <a class="gc-course" {href}>{ changing(title) }{ unseen(": change") }</a> }
    });
    html! {
        <header class={classes!("gc-header", inside, props.question.then_some("gc-header--focus"))}>
            <div class="gc-header__in">
                <a class="gc-brand" href={props.home.clone()}>{ mark }<span class="gc-brand__name">{ props.name.clone() }</span></a>
                { course }
                { (!props.places.is_empty()).then(|| html! {
                    <nav class="gc-tabs" aria-label="Places"><ul>{ for props.places.iter().map(place) }</ul></nav>
                }) }
            </div>
        </header>
    }
}

/// Where a skip link leads.
#[derive(Properties, PartialEq)]
pub struct SkipProps {
    /// What stands on it: "Skip to the grade".
    #[prop_or(AttrValue::Static("Skip to the content"))]
    pub label: AttrValue,
    /// The id of the element that gets the focus.
    #[prop_or(AttrValue::Static("main"))]
    pub to: AttrValue,
}

/// The first thing that Tab reaches. It moves the focus and leaves the address as it is.
#[component]
pub fn Skip(props: &SkipProps) -> Html {
    let to = props.to.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        let target = gloo::utils::document().get_element_by_id(&to);
        if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            // A place that cannot be focused is where it was.
            let _ = target.focus();
        }
    });
    html! { <a class="gc-skip" href={format!("#{}", props.to)} {onclick}>{ changing(props.label.clone()) }</a> }
}

/// The four places, with one of them current.
pub fn places(current: &str, href: &'static str) -> Vec<Place> {
    ["Questions", "Result", "Get ready", "Share"]
        .map(|name| Place { name: name.into(), href: href.into(), current: name == current })
        .into()
}

/// At home, inside, beside a question, with long names.
pub fn examples() -> Vec<Example> {
    let course = |title: &'static str| Some((AttrValue::Static(title), AttrValue::Static("#/header")));
    let example_with = |name: &'static str, header: Html| {
        example(
            name,
            html! { <>{ header }<main id="main" class="gc-page" tabindex="-1"><h1>{ "A screen" }</h1></main></> },
        )
    };
    vec![
        example_with(
            "at home",
            html! { <><Skip /><Header name="Apprenticeship grade calculator" home="#/header" /></> },
        ),
        example_with(
            "inside",
            html! {
                <><Skip label="Skip to the grade" /><Header name="Apprenticeship grade calculator" home="#/header" course={course("Junior production coordinator")} places={places("Result", "#/header")} /></>
            },
        ),
        example_with(
            "beside a question",
            html! {
                <><Skip label="Skip to the question" /><Header question=true name="Apprenticeship grade calculator" home="#/header" course={course("Junior production coordinator")} places={places("Questions", "#/header")} /></>
            },
        ),
        example_with(
            "long names",
            html! {
                <><Skip /><Header name="The North and West Example College of Further and Higher Education" home="#/header" course={course("Creative industries production manager, live performance and events")} places={places("Get ready", "#/header")} /></>
            },
        ),
    ]
}
