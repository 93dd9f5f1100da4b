//! How much a decision may take, counted in steps: the core knows no clock, and a record is decided alike everywhere.
//!
//! Rules can combine in more ways than anybody could follow. Each question ([`super::ways`] answers them) has its share
//! of steps, with what earlier ones left over; one that comes to its end says so, and its answer is told as cut.

use std::cell::Cell;

/// The most steps of one decision, and of one order of prompts: a few milliseconds.
pub(super) const MOST_STEPS: usize = 1_000_000;

/// The steps of one decision. One step is about one number looked at.
#[derive(Debug)]
pub(super) struct Work {
    /// What is left to the question that is asked now.
    here: Cell<usize>,
    /// What is left to all that come.
    later: Cell<usize>,
    questions: Cell<usize>,
    ended: Cell<bool>,
    done: Cell<usize>,
}

impl Work {
    /// So many steps for about so many questions.
    pub fn new(steps: usize, questions: usize) -> Work {
        Work {
            here: Cell::new(0),
            later: Cell::new(steps),
            questions: Cell::new(questions),
            ended: Cell::new(false),
            done: Cell::new(0),
        }
    }

    /// Begins a question, with its share of what is left.
    pub fn ask(&self) {
        let left = self.later.get().saturating_add(self.here.get());
        let share = left.checked_div(self.questions.get()).unwrap_or(left);
        self.here.set(share);
        self.later.set(left.saturating_sub(share));
        self.questions.set(self.questions.get().saturating_sub(1));
        self.ended.set(false);
    }

    /// Takes so many steps; false where fewer are left to this question.
    pub fn take(&self, steps: usize) -> bool {
        match self.here.get().checked_sub(steps) {
            Some(left) => {
                self.here.set(left);
                self.done.set(self.done.get().saturating_add(steps));
            }
            None => self.ended.set(true),
        }
        !self.ended.get()
    }

    /// Notes steps that are taken whatever is left: they are limited by what a pack may be.
    pub fn note(&self, steps: usize) {
        self.done.set(self.done.get().saturating_add(steps));
    }

    /// Whether this question came to the end of its steps.
    pub fn is_ended(&self) -> bool {
        self.ended.get()
    }

    /// The steps that were taken.
    pub fn done(&self) -> usize {
        self.done.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_has_its_share_of_the_steps_and_what_earlier_ones_left_over() {
        let work = Work::new(90, 3);
        assert!(!work.take(1), "nothing is asked yet");
        work.ask();
        assert!(work.take(30) && !work.is_ended());
        work.ask();
        assert!(work.take(10), "a third of all, and twenty of it left over");
        work.ask();
        assert!(work.take(50), "what the second question left over, and a third of all");
        assert!(!work.take(1));
    }

    #[test]
    fn one_step_too_many_ends_a_question_for_good_and_the_next_begins_afresh() {
        let work = Work::new(90, 3);
        work.ask();
        assert!(!work.take(31) && work.is_ended());
        assert!(!work.take(0), "thirty are left, but not to this question");
        work.ask();
        assert!(!work.is_ended() && work.take(45) && !work.take(1), "half of what is left");
    }

    #[test]
    fn questions_beyond_those_that_were_expected_have_all_that_is_left() {
        let work = Work::new(90, 1);
        work.ask();
        assert!(work.take(50));
        work.ask();
        assert!(work.take(40) && !work.take(1));
    }

    #[test]
    fn only_steps_that_were_taken_are_counted_and_those_that_are_noted() {
        let work = Work::new(10, 1);
        work.ask();
        work.take(4);
        work.take(7);
        work.note(100);
        assert_eq!(work.done(), 104);
        assert!(Work::new(10, 1).done() == 0);
    }

    #[test]
    fn a_decision_may_take_a_million_steps() {
        assert_eq!(MOST_STEPS, 1_000_000);
    }
}
