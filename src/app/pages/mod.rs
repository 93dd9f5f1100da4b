//! One file a screen.

pub mod about;
pub mod answer;
pub mod choose;
pub mod lost;
pub mod plan;
pub mod ready;
pub mod result;
