//! The page in the browser. What it shows is worked out by [`grades`]; `docs/decisions.md` says why things are as they are.

mod app;

use grades::{domain, formats, report, wording};

/// Every byte is fetched before anything can be seen.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    app::start();
}
