//! The shipped standards: one JSON pack for each version, compiled in.
//!
//! A page opened from a zip or inside a learning platform cannot fetch reliably, so nothing is fetched. A pack is read
//! when it is asked for, by the same reader that reads other people's packs.

use crate::domain::standard::Standard;
use crate::formats::packs;

/// A shipped pack: its uid and its text.
pub struct Shipped {
    /// Reference and version, such as `ST0792_1.2`; the file's name.
    pub uid: &'static str,
    /// The pack, as JSON.
    pub text: &'static str,
}

/// Every shipped pack.
pub const SHIPPED: [Shipped; 1] = [Shipped { uid: "ST0792_1.2", text: include_str!("ST0792_1.2.json") }];

/// Reads a shipped standard; none of that uid, or (which a test rules out) a pack that cannot be read.
pub fn find(uid: &str) -> Option<Standard> {
    let shipped = SHIPPED.iter().find(|shipped| shipped.uid == uid)?;
    packs::read(shipped.text).ok()
}
