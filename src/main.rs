//! The page in the browser. What it shows is worked out by [`grades`]; what is not needed at once comes in a second
//! wasm (`app::later`). `docs/decisions.md` says why things are as they are.

mod app;
mod model;
mod router;
mod runtime;
mod screens;

use grades::{domain, files, formats, report, rules, wording};

/// Every byte of the first part is fetched before anything can be answered.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    app::start();
}
