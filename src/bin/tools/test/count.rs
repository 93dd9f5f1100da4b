//! How many tests passed and failed, read from the summary lines that cargo and node print.

/// Passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    pub const PASSED: Self = Self { passed: 1, failed: 0 };
    pub const FAILED: Self = Self { passed: 0, failed: 1 };

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Where a step's numbers come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// The step is one check.
    AsOne,
    /// `test result: ok. 12 passed; 0 failed; …`, once for each test program.
    Cargo,
    /// `ℹ pass 12`, `ℹ fail 0`, `ℹ cancelled 0`, at the end.
    Node,
}

/// The numbers of a step that printed `text` and ended well or not.
///
/// A step that ended badly without a failed test (it did not compile, it crashed) counts as one failure more,
/// and one that ended well without running a single test too: nothing was proved.
pub fn tally(how: Counted, text: &str, ended_well: bool) -> Tally {
    let plain = without_colours(text);
    let mut tally = Tally::default();
    match how {
        Counted::AsOne => return if ended_well { Tally::PASSED } else { Tally::FAILED },
        Counted::Cargo => plain.lines().filter_map(cargo_line).for_each(|one| tally.add(one)),
        Counted::Node => plain.lines().filter_map(node_line).for_each(|one| tally.add(one)),
    }
    let proved_nothing = how == Counted::Node && tally == Tally::default();
    if (!ended_well && tally.failed == 0) || proved_nothing {
        tally.failed += 1;
    }
    tally
}

fn cargo_line(line: &str) -> Option<Tally> {
    let (_, numbers) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| numbers.split("; ").find_map(|part| part.strip_suffix(word)?.trim().parse().ok());
    Some(Tally { passed: number(" passed")?, failed: number(" failed")? })
}

fn node_line(line: &str) -> Option<Tally> {
    let (word, number) = line.strip_prefix("ℹ ")?.split_once(' ')?;
    let number = number.trim().parse().ok()?;
    match word {
        "pass" => Some(Tally { passed: number, failed: 0 }),
        "fail" | "cancelled" => Some(Tally { passed: 0, failed: number }),
        _ => None,
    }
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
        assert_eq!(tally(Counted::Cargo, text, false), Tally { passed: 5, failed: 1 });
    }

    #[test]
    fn node_prints_its_sums_at_the_end() {
        let text = "✔ a (1ms)\n\u{1b}[34mℹ pass 7\u{1b}[39m\nℹ fail 1\nℹ cancelled 2\nℹ skipped 0\n";
        assert_eq!(tally(Counted::Node, text, false), Tally { passed: 7, failed: 3 });
    }

    #[test]
    fn what_did_not_compile_is_one_failure() {
        assert_eq!(tally(Counted::Cargo, "", false), Tally::FAILED);
    }

    #[test]
    fn a_crash_after_passing_tests_is_one_failure() {
        let text = "test result: ok. 2 passed; 0 failed; 0 ignored\n";
        assert_eq!(tally(Counted::Cargo, text, false), Tally { passed: 2, failed: 1 });
    }

    #[test]
    fn node_without_any_test_has_proved_nothing() {
        assert_eq!(tally(Counted::Node, "ℹ pass 0\nℹ fail 0\n", true), Tally::FAILED);
    }

    #[test]
    fn a_lint_is_one_check() {
        assert_eq!(tally(Counted::AsOne, "whatever", true), Tally::PASSED);
        assert_eq!(tally(Counted::AsOne, "whatever", false), Tally::FAILED);
    }
}
