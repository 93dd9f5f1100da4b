#![doc = include_str!("../README.md")]
//!
//! # The map
//!
//! ```text
//! main → app → {report, wording, standards, formats} → domain
//!            js_api → {formats, wording} → domain
//!                     standards → formats → domain
//! ```
//!
//! | layer | is | must not know |
//! |---|---|---|
//! | [`domain`] | what assessment means, and how grades follow | files, JSON, clock, browser, English |
//! | [`formats`] | text ↔ domain; the only place with names of fields in files | browser, pages |
//! | [`standards`] | the shipped packs and their list | browser, pages |
//! | [`wording`] | decisions and facts → English | files, browser |
//! | [`report`] | a record as one HTML file, worded by `wording` | files' field names, browser |
#![cfg_attr(feature = "app", doc = "| [`app`] | the page (feature `app`) | what other people's JavaScript calls |")]
#![cfg_attr(
    feature = "js-api",
    doc = "| [`js_api`] | what other people's JavaScript may call (features `js-engine`, `js-checker`) | the page, the shipped packs |"
)]
//!
//! `src/bin/tools` is `cargo tools …` (building, serving, testing), `src/bin/bulk` its fast half (checking packs,
//! deciding records, measuring), `src/bin/shared` what both have. `tests/architecture.rs` fails when a layer names what
//! it must not know.
//!
//! # Decisions
#![doc = include_str!("decisions.md")]
#![warn(missing_docs)]

pub mod domain;
pub mod formats;
pub mod report;
pub mod standards;
pub mod wording;

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "js-api")]
pub mod js_api;

/// In WebAssembly every byte is fetched before anything can be seen.
#[cfg(all(target_arch = "wasm32", any(feature = "app", feature = "js-api")))]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
