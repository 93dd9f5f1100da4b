//! Small random standards and records, and an oracle that decides them by trying everything.
//!
//! | file | does |
//! |---|---|
//! | [`model`] | a standard and a record as plain data, and as the files that are read |
//! | [`invent`] | random ones, valid by construction |
//! | [`by_hand`] | ones that chance would not find |
//! | [`oracle`] | the contract, evaluated on complete answers; every completion is tried |
//! | [`steps`] | its steps compared with the rules |
//! | [`check`] | a decision compared with the oracle |

pub mod by_hand;
pub mod check;
pub mod invent;
pub mod model;
pub mod oracle;
pub mod steps;

use model::{Answers, Invented};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use std::fmt;

/// A standard and a record of it.
#[derive(Clone)]
pub struct Case {
    pub standard: Invented,
    pub answers: Answers,
}

/// Shown as the two files, so that a failure can be tried by hand.
impl fmt::Debug for Case {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "\n{:#}\n{:#}\n", self.standard.pack(), self.answers.record(&self.standard))
    }
}

/// Random numbers to make decisions with; all zero once they are used up, and zero is always the simplest choice.
pub struct Dice<'d>(pub std::slice::Iter<'d, u16>);

impl Dice<'_> {
    /// A number from zero to one less than `sides`.
    pub fn below(&mut self, sides: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default()) % sides
    }

    /// True so often.
    pub fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == sides - 1
    }

    /// One of these.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Any small standard whose rules never reward worse work, with any record.
pub fn cases() -> impl Strategy<Value = Case> {
    cases_of(invent::Kind::Monotone)
}

/// As [`cases`], of one kind.
pub fn cases_of(kind: invent::Kind) -> impl Strategy<Value = Case> {
    let numbers = |many| proptest::collection::vec(any::<u16>(), many);
    (numbers(220), numbers(40)).prop_map(move |(first, second)| {
        let standard = invent::standard(&mut Dice(first.iter()), kind);
        let answers = invent::answers(&mut Dice(second.iter()), &standard);
        Case { standard, answers }
    })
}

/// The same cases in every run.
pub fn fixed(cases: u32, seed: u64) -> Config {
    Config {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    }
}
