//! What screens are made of. Each shows values and says what the person did.

pub mod arrival;
pub mod attempts;
pub mod day;
pub mod evidence;
pub mod fields;
pub mod grade_mark;
pub mod keeping;
pub mod ladder;
pub mod left_out;
pub mod markup;
pub mod next;
pub mod notes;
pub mod number;
pub mod panel;
pub mod paper;
pub mod profile;
pub mod prompt;
pub mod shell;
pub mod source;
pub mod standing;
pub mod timeline;
pub mod ways;
pub mod written;
