//! The apprenticeship grade calculator.
#[cfg(feature = "app")]
pub mod app;
