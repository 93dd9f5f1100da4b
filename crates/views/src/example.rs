//! Examples: every component in every state, for the gallery and for whoever wants to see how it is used.

use yew::prelude::*;

/// A component in one state.
pub struct Example {
    /// The state, in a few words.
    pub name: &'static str,
    /// The component, drawn.
    pub view: Html,
}

/// Names a state.
pub fn example(name: &'static str, view: Html) -> Example {
    Example { name, view }
}

/// A component and its examples.
pub struct Entry {
    /// What it is called, as in an address: `next-card`.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// Makes the examples.
    pub examples: fn() -> Vec<Example>,
    /// Whether each example needs a page of its own: a header stands once on a page.
    pub alone: bool,
}

/// A component whose examples stand on one page.
pub const fn entry(name: &'static str, about: &'static str, examples: fn() -> Vec<Example>) -> Entry {
    Entry { name, about, examples, alone: false }
}

/// A component whose examples each need a page.
pub const fn alone(name: &'static str, about: &'static str, examples: fn() -> Vec<Example>) -> Entry {
    Entry { name, about, examples, alone: true }
}
