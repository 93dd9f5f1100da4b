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
