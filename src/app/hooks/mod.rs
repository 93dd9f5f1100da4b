//! The page's ties to the browser: saving and what is heard from outside, title, focus, speech.

mod use_arrivals;
mod use_jump;
mod use_keeping;
mod use_place;
mod use_speech;
mod use_ticking;

pub use use_arrivals::use_arrivals;
pub use use_jump::use_jump;
pub use use_keeping::use_keeping;
pub use use_place::use_place;
pub use use_speech::use_speech;
pub use use_ticking::use_ticking;
