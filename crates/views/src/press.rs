//! One press, one answer.
//!
//! An answer brings the next question to the same place under the finger. So a click counts for what its press was
//! aimed at: it counts if the press began after the question was painted. The repeats of a held key and the second half
//! of a double click do not count. A click without a press comes from assistive technology and counts.

/// A time on the clock of the page, in milliseconds.
pub type Moment = f64;

/// What presses: each brings about clicks of its own kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A finger, a pen, a mouse.
    Pointer,
    /// Enter or Space.
    Key,
}

/// What is known of presses on one group of buttons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Presses {
    /// Since when the question can be seen.
    painted: Option<Moment>,
    /// When the press of a pointer that is under way began.
    pointer: Option<Moment>,
    /// When the press of a key that is under way began.
    key: Option<Moment>,
}

impl Presses {
    /// Another question was drawn; it cannot be seen yet.
    pub fn drawn(&mut self) {
        self.painted = None;
    }

    /// The question can be seen; if that was told before, since then.
    pub fn painted(&mut self, at: Moment) {
        self.painted.get_or_insert(at);
    }

    /// A finger, a mouse button or a key went down.
    pub fn began(&mut self, by: By, at: Moment) {
        *self.of(by) = Some(at);
    }

    /// The press came to nothing: the finger scrolled, the focus left.
    pub fn gave_up(&mut self, by: By) {
        *self.of(by) = None;
    }

    /// Whether this click is an answer. `count` is the browser's count of clicks in a row: 0 for a key or assistive
    /// technology, 2 for the second half of a double click.
    pub fn counts(&mut self, count: i32) -> bool {
        let by = if count == 0 { By::Key } else { By::Pointer };
        let began = self.of(by).take();
        let seen = match (began, self.painted) {
            (None, _) => true,
            (Some(began), Some(painted)) => began >= painted,
            (Some(_), None) => false,
        };
        seen && count < 2
    }

    fn of(&mut self, by: By) -> &mut Option<Moment> {
        match by {
            By::Pointer => &mut self.pointer,
            By::Key => &mut self.key,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted_at(at: Moment) -> Presses {
        let mut presses = Presses::default();
        presses.painted(at);
        presses
    }

    #[test]
    fn a_press_that_began_after_the_question_was_painted_counts() {
        let mut presses = painted_at(100.0);
        presses.began(By::Pointer, 100.0);
        assert!(presses.counts(1));
    }

    #[test]
    fn a_press_that_began_before_does_not() {
        let mut presses = painted_at(100.0);
        presses.began(By::Pointer, 99.0);
        assert!(!presses.counts(1));
    }

    #[test]
    fn a_press_on_what_is_not_painted_yet_does_not() {
        let mut presses = painted_at(100.0);
        presses.drawn();
        presses.began(By::Pointer, 120.0);
        assert!(!presses.counts(1));
    }

    #[test]
    fn the_second_half_of_a_double_click_does_not() {
        let mut presses = painted_at(100.0);
        presses.began(By::Pointer, 300.0);
        assert!(!presses.counts(2));
    }

    #[test]
    fn a_click_of_assistive_technology_counts_even_before_the_first_paint() {
        assert!(Presses::default().counts(0));
        assert!(Presses::default().counts(1));
    }

    #[test]
    fn a_click_of_assistive_technology_leaves_the_press_of_a_finger_alone() {
        let mut presses = painted_at(100.0);
        presses.began(By::Pointer, 150.0);
        assert!(presses.counts(0));
        presses.drawn();
        presses.painted(200.0);
        assert!(!presses.counts(1));
    }

    #[test]
    fn a_press_that_came_to_nothing_is_forgotten() {
        let mut presses = painted_at(100.0);
        presses.began(By::Key, 50.0);
        presses.gave_up(By::Key);
        assert!(presses.counts(0));
    }
}
