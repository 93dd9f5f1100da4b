//! Screens: components put together over one struct that holds all a screen shows.
//!
//! Each is the `main` of a page. What leads somewhere is an address; what changes something is told by a callback. The
//! gallery fills the structs from the shipped packs.

pub mod home;
pub mod list;
pub mod question;
pub mod result;
pub mod start;
