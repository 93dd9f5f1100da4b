//! What wasm needs of the Rust toolchain, added where it is missing.

use std::path::Path;
use std::process::Command;

use super::saying;
use crate::fault::{Fault, Outcome};
use crate::project::{output_of, rustc};
use crate::say;

/// What the page and the module are compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// `RUSTUP_AUTO_INSTALL=0` is common, and then nobody else adds what `rust-toolchain.toml` lists.
pub fn add_target(root: &Path) -> Outcome<()> {
    let folder = output_of(rustc(root).args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    saying(&format!("Adding {TARGET} to the toolchain"), || {
        let mut rustup = Command::new("rustup");
        rustup.current_dir(root).args(["target", "add", TARGET]);
        output_of(&mut rustup).map(say::line).map_err(|_| {
            let mend = format!("install it (`rustup target add {TARGET}`), or rustup itself where it is missing.");
            Fault::new("rustup", format!("could not add {TARGET}"), mend)
        })
    })
}
