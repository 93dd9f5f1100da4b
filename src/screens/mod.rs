//! The redrawn screens: what the views show, worked out from the model. The views themselves know neither the model nor a
//! standard.
//!
//! | file | holds |
//! |---|---|
//! | [`question`] | one question at a time |
//! | [`question_end`] | what stands there once all were shown |
//! | [`result`] | where somebody stands, and the one next thing |
//! | [`behind`] | what stands behind the grade: why, every way, re-sits, sources |
//! | [`ladder`] | grades as steps, and what each still takes |

pub mod behind;
pub mod ladder;
pub mod question;
mod question_end;
pub mod result;
