//! A provider's colour in light and dark.

use crate::example::{Example, example};
use crate::text::changing;
use yew::prelude::*;

/// Colours of one scheme, as `#rrggbb`.
#[derive(Clone, Debug, PartialEq)]
pub struct Scheme {
    /// "Light"
    pub name: AttrValue,
    /// The ground.
    pub paper: AttrValue,
    /// The provider's colour, made readable on it.
    pub accent: AttrValue,
    /// What is written on the colour.
    pub ink: AttrValue,
    /// The contrast of the colour with the ground, in tenths: 96 is 9.6 to 1.
    pub contrast: u16,
}

/// What is shown of a colour.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What a button says.
    #[prop_or(AttrValue::Static("Next"))]
    pub button: AttrValue,
    /// The schemes, light first.
    pub schemes: Vec<Scheme>,
}

/// "Light: reads well, 9.6 to 1."
fn sentence(scheme: &Scheme) -> String {
    let (whole, tenth) = (scheme.contrast / 10, scheme.contrast % 10);
    let reads = if scheme.contrast >= 45 { "reads well" } else { "hard to read" };
    format!("{}: {reads}, {whole}.{tenth} to 1.", scheme.name)
}

/// A link and a button in each scheme. Drawn, since the policy of the page drops colours that markup sets.
#[component]
pub fn ColourPair(props: &Props) -> Html {
    let scheme = |scheme: &Scheme| {
        let words = sentence(scheme);
        html! {
            <figure class="gc-near" key={format!("{words} {} {}", scheme.accent, scheme.ink)}>
                <svg class="gc-colour" viewBox="0 0 240 96" aria-hidden="true" focusable="false">
                    <rect width="240" height="96" rx="8" fill={scheme.paper.clone()} stroke={scheme.accent.clone()} />
                    <text x="20" y="55" font-size="17" fill={scheme.accent.clone()} text-decoration="underline">{ "A link" }</text>
                    <rect x="110" y="24" width="110" height="48" rx="8" fill={scheme.accent.clone()} />
                    <text x="165" y="54" font-size="17" font-weight="600" text-anchor="middle" fill={scheme.ink.clone()}>{ props.button.clone() }</text>
                </svg>
                <figcaption>{ changing(words) }</figcaption>
            </figure>
        }
    };
    html! { <div class="gc-colours">{ for props.schemes.iter().map(scheme) }</div> }
}

/// A colour that reads well, and one that does not.
pub fn examples() -> Vec<Example> {
    let scheme = |name: &'static str, paper: &'static str, accent: &'static str, ink: &'static str, contrast: u16| {
        Scheme { name: name.into(), paper: paper.into(), accent: accent.into(), ink: ink.into(), contrast }
    };
    vec![
        example(
            "reads well",
            html! {
                <ColourPair schemes={vec![scheme("Light", "#fbf9f4", "#7a1f5c", "#ffffff", 96), scheme("Dark", "#14181a", "#dba3c8", "#2a0a1f", 86)]} />
            },
        ),
        example(
            "hard to read",
            html! {
                <ColourPair schemes={vec![scheme("Light", "#fbf9f4", "#f2c14e", "#000000", 16), scheme("Dark", "#14181a", "#f2c14e", "#2a1f00", 106)]} />
            },
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contrast_below_four_and_a_half_is_hard_to_read() {
        let scheme = |contrast| Scheme {
            name: "Light".into(),
            paper: "#fff".into(),
            accent: "#000".into(),
            ink: "#fff".into(),
            contrast,
        };
        assert_eq!(sentence(&scheme(45)), "Light: reads well, 4.5 to 1.");
        assert_eq!(sentence(&scheme(44)), "Light: hard to read, 4.4 to 1.");
    }
}
