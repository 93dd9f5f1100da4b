//! What the page shows, drawn from plain values.
//!
//! A component gets values and callbacks, and gives markup. A screen is components put together over one struct that
//! holds all it shows. Neither knows the model, the store or an address; the page fills the structs and acts on the
//! callbacks. `cargo tools gallery` shows every component in every state, from the examples beside it.
//!
//! # Other people's scripts
//!
//! Page translators replace every text node by an element of theirs, and then a framework writes into nodes that nobody
//! sees, or puts an element before a text that is gone and stops. So here:
//!
//! - a text that changes is the only child of an element whose key is that text: the element is replaced whole
//!   ([`text::changing`], [`text::paragraph`]);
//! - beside an element that may come, go or be replaced stand elements only, never a bare text.
#![warn(missing_docs)]

pub mod components;
pub mod example;
pub mod press;
pub mod screens;
pub mod text;
