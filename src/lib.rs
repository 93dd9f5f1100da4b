//! The apprenticeship grade calculator.
#[cfg(feature = "app")]
pub mod app;
pub mod domain;
pub mod formats;
pub mod standards;
pub mod wording;
