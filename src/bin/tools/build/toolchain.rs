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

/// Adds the sources of the standard library. `false` where that is not possible: all works without, and is larger.
pub fn add_sources(root: &Path) -> Outcome<bool> {
    if has_sources(root)? {
        return Ok(true);
    }
    saying("Adding rust-src to the toolchain", || {
        let mut rustup = Command::new("rustup");
        rustup.current_dir(root).args(["component", "add", "rust-src"]);
        if output_of(&mut rustup).is_ok() && has_sources(root)? {
            return Ok(true);
        }
        say::line("rust-src could not be added (`rustup component add rust-src`): the wasm gets a twentieth larger.");
        Ok(false)
    })
}

/// Whether the standard library can be compiled here. Budgets are for wasm from where it can.
pub fn has_sources(root: &Path) -> Outcome<bool> {
    let sysroot = output_of(rustc(root).args(["--print", "sysroot"]))?;
    Ok(Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
}
