//! Starts the page.
fn main() {
    grade_calculator::app::start();
}
