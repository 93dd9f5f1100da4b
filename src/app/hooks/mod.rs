//! The page's ties to the browser: address, saving, title and focus.

mod use_jump;
mod use_keeping;
mod use_place;
mod use_route;

pub use use_jump::use_jump;
pub use use_keeping::use_keeping;
pub use use_place::use_place;
pub use use_route::use_route;
