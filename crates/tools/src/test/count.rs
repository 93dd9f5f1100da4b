//! How many tests passed and failed, read from the lines that cargo and our reporter for node print.

use serde::{Deserialize, Serialize};

use super::outcomes::{outcomes, sum};

/// Passed and failed, and what the last lines name besides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    /// Tests that failed once and passed once; they count as passed.
    pub flaky: Vec<String>,
    /// What could not be had where the tests ran, with the reason: neither passed nor failed.
    pub unproved: Vec<String>,
}

impl Tally {
    pub const PASSED: Self = Self::of(1, 0);
    pub const FAILED: Self = Self::of(0, 1);

    pub const fn of(passed: u64, failed: u64) -> Self {
        Self { passed, failed, flaky: Vec::new(), unproved: Vec::new() }
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.flaky.extend(other.flaky);
        self.unproved.extend(other.unproved);
    }
}

/// Where a step's numbers come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// The step is one check.
    AsOne,
    /// `test result: ok. 12 passed; 0 failed; …`, once for each test program.
    Cargo,
    /// `outcome {…}`, once for each test.
    Node,
}

/// The numbers of a step that printed `text` and ended well or not.
///
/// A step that ended badly without a failed test (it did not compile, it crashed) counts as one failure more,
/// and one that ended well without running a single test too: nothing was proved.
pub fn tally(how: Counted, text: &str, ended_well: bool) -> Tally {
    let mut tally = Tally::default();
    match how {
        Counted::AsOne => return if ended_well { Tally::PASSED } else { Tally::FAILED },
        Counted::Cargo => without_colours(text).lines().filter_map(cargo_line).for_each(|one| tally.add(one)),
        Counted::Node => tally = sum(&outcomes(text)),
    }
    if tally.failed == 0 && (!ended_well || tally.passed == 0) {
        tally.failed += 1;
    }
    tally
}

fn cargo_line(line: &str) -> Option<Tally> {
    let (_, numbers) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| numbers.split("; ").find_map(|part| part.strip_suffix(word)?.trim().parse().ok());
    // There are no ignored tests: one would look like proof.
    Some(Tally::of(number(" passed")?, number(" failed")? + number(" ignored")?))
}

/// Terminal colours are `ESC [ … letter`.
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().skip(1).find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_prints_one_line_for_each_program() {
        let text = "running 2 tests\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: \u{1b}[31mFAILED\u{1b}[m. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(tally(Counted::Cargo, text, false), Tally::of(5, 1));
    }

    #[test]
    fn a_test_that_is_ignored_has_failed() {
        let text = "test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(tally(Counted::Cargo, text, true), Tally::of(2, 1));
    }

    #[test]
    fn node_has_a_line_for_each_test() {
        let line =
            |passed| format!(r#"outcome {{"file":"a","name":"b","around":false,"passed":{passed},"leftOut":null}}"#);
        let text = [line(true), "✔ b (1ms)".to_owned(), line(true), line(false)].join("\n");
        assert_eq!(tally(Counted::Node, &text, false), Tally::of(2, 1));
    }

    #[test]
    fn what_did_not_compile_is_one_failure() {
        assert_eq!(tally(Counted::Cargo, "", false), Tally::FAILED);
    }

    #[test]
    fn a_crash_after_passing_tests_is_one_failure() {
        let text = "test result: ok. 2 passed; 0 failed; 0 ignored\n";
        assert_eq!(tally(Counted::Cargo, text, false), Tally::of(2, 1));
    }

    #[test]
    fn without_a_single_test_nothing_was_proved() {
        assert_eq!(tally(Counted::Node, "ℹ pass 0\nℹ fail 0\n", true), Tally::FAILED);
        let none = "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 12 filtered out\n";
        assert_eq!(tally(Counted::Cargo, none, true), Tally::FAILED);
    }

    #[test]
    fn a_lint_is_one_check() {
        assert_eq!(tally(Counted::AsOne, "whatever", true), Tally::PASSED);
        assert_eq!(tally(Counted::AsOne, "whatever", false), Tally::FAILED);
    }
}
