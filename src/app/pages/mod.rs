//! One file a screen.

pub mod about;
pub mod answer;
pub mod choose;
pub mod compare;
pub mod keep;
pub mod lost;
pub mod outcomes;
pub mod plan;
pub mod ready;
pub mod version;
