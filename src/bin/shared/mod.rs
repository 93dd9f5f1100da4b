//! What `tools` and `bulk` have in common; each compiles it in by its path, so that `bulk` stays light on dependencies.

pub mod fault;
pub mod nearest;
pub mod numbers;
