//! The fast half of `cargo tools`.
fn main() {}
