//! How each test in Node ended, as `tests/outcomes.mjs` prints it, and what two runs of the same tests come to.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::count::Tally;

/// What a line of the reporter starts with.
const MARK: &str = "outcome ";

/// One test.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ended {
    pub file: String,
    /// With the groups that it stands in.
    pub name: String,
    /// No test, but what goes on around tests: a file that broke off, a group whose preparation failed.
    around: bool,
    pub passed: bool,
    /// Why it was not run.
    left_out: Option<String>,
}

impl Ended {
    fn title(&self) -> String {
        format!("{}: {}", self.file, self.name)
    }

    fn key(&self) -> (&str, &str) {
        (&self.file, &self.name)
    }
}

/// Whether a line is for counting, not for reading.
pub fn is_outcome(line: &str) -> bool {
    line.starts_with(MARK)
}

/// Every test that a program told of.
pub fn outcomes(text: &str) -> Vec<Ended> {
    text.lines().filter_map(|line| serde_json::from_str(line.strip_prefix(MARK)?).ok()).collect()
}

/// The sums of one run.
pub fn sum(run: &[Ended]) -> Tally {
    let mut tally = Tally::default();
    for test in run {
        match &test.left_out {
            Some(reason) => tally.unproved.push(format!("{} ({reason})", test.title())),
            None if test.passed => tally.passed += 1,
            None => tally.failed += 1,
        }
    }
    tally
}

/// The sums of a run whose failed files were run again. What failed once and passed once has passed, and is named as
/// flaky; what failed and did not pass on the second try has failed.
pub fn together(first: &[Ended], second: &[Ended]) -> Tally {
    let by_name: BTreeMap<_, _> = second.iter().map(|test| (test.key(), test)).collect();
    let ran_again: BTreeSet<&str> = second.iter().map(|test| test.file.as_str()).collect();
    let mut known = BTreeSet::new();
    let mut all = Vec::new();
    let mut flaky = Vec::new();
    for test in first {
        known.insert(test.key());
        let again = match by_name.get(&test.key()) {
            Some(again) => again.passed,
            // What went wrong around tests is told only when it goes wrong.
            None if test.around => ran_again.contains(test.file.as_str()),
            None => test.passed,
        };
        if test.passed != again {
            flaky.push(test.title());
        }
        // What went well around tests is no test that passed.
        if !(test.around && again) {
            all.push(Ended { passed: test.passed || again, ..test.clone() });
        }
    }
    all.extend(second.iter().filter(|test| !known.contains(&test.key())).cloned());
    Tally { flaky, ..sum(&all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(file: &str, name: &str, passed: bool) -> Ended {
        Ended { file: file.to_owned(), name: name.to_owned(), around: false, passed, left_out: None }
    }

    fn around(file: &str) -> Ended {
        Ended { around: true, ..test(file, "the whole file", false) }
    }

    #[test]
    fn lines_of_the_reporter_are_read_and_others_are_not() {
        let text = "✔ one (1ms)\n\
            outcome {\"file\":\"a.test.js\",\"name\":\"group > one\",\"around\":false,\"passed\":true,\"leftOut\":null}\n";
        assert_eq!(outcomes(text), [test("a.test.js", "group > one", true)]);
        assert_eq!(text.lines().map(is_outcome).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn what_passes_on_the_second_try_is_flaky_by_name() {
        let first = [test("a", "one", true), test("a", "two", false), test("b", "three", true)];
        let second = [test("a", "one", true), test("a", "two", true)];
        let all = together(&first, &second);
        assert_eq!(all, Tally { passed: 3, flaky: vec!["a: two".to_owned()], ..Tally::default() });
    }

    #[test]
    fn what_fails_only_on_the_second_try_is_flaky_too() {
        let first = [test("a", "one", true), test("a", "two", false)];
        let second = [test("a", "one", false), test("a", "two", false)];
        let all = together(&first, &second);
        assert_eq!(all, Tally { passed: 1, failed: 1, flaky: vec!["a: one".to_owned()], ..Tally::default() });
    }

    #[test]
    fn what_did_not_run_again_has_failed() {
        let first = [test("a", "one", false), test("b", "two", false)];
        assert_eq!(together(&first, &[test("a", "one", true)]).failed, 1);
        assert_eq!(together(&first, &[]).failed, 2);
    }

    #[test]
    fn a_file_that_broke_off_once_is_flaky_and_its_other_tests_count() {
        let first = [test("a", "one", true), around("a")];
        let all = together(&first, &[test("a", "one", true), test("a", "two", true)]);
        assert_eq!(all, Tally { passed: 2, flaky: vec!["a: the whole file".to_owned()], ..Tally::default() });
        assert_eq!(together(&first, &[test("a", "one", true), around("a")]).failed, 1);
    }

    #[test]
    fn what_was_left_out_has_neither_passed_nor_failed() {
        let left_out = Ended { left_out: Some("no such thing here".to_owned()), ..test("a", "one", true) };
        let unproved = vec!["a: one (no such thing here)".to_owned()];
        assert_eq!(sum(&[left_out]), Tally { unproved, ..Tally::default() });
    }
}
