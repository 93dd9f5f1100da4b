//! `cargo tools …`
fn main() {}
