//! Measured figures, beside those that were recorded last (`tests/figures.json`).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::numbers::thousands;

/// One thing that is measured.
pub struct Figure {
    /// Its name in the file.
    pub name: &'static str,
    /// Its name for people.
    pub says: &'static str,
    /// What is counted.
    pub unit: Unit,
    /// The budget it has to keep, if there is one.
    pub budget: Option<u64>,
}

/// What a figure counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Nanoseconds: fewer are better.
    Nanoseconds,
    /// So many in a second: more are better.
    ASecond,
    /// So many times as fast as something else in the same run, in tenths: more are better.
    Tenths,
}

/// The file of recorded figures.
#[derive(Default, Deserialize, Serialize)]
pub struct Recorded {
    #[serde(default)]
    figures: BTreeMap<String, u64>,
}

const FILE: &str = "tests/figures.json";

impl Recorded {
    /// The figures of last time; none where none were recorded.
    ///
    /// # Errors
    /// The file is there but cannot be read.
    pub fn read(root: &Path) -> Result<Recorded, Fault> {
        let path = root.join(FILE);
        if !path.exists() {
            return Ok(Recorded::default());
        }
        let text = fs::read_to_string(&path).map_err(|error| Fault::reading(&path, &error))?;
        serde_json::from_str(&text).map_err(|error| {
            let mend = "mend it, or remove it and run `cargo tools bench --record`.";
            Fault::new(path.display().to_string(), format!("is not a file of figures: {error}"), mend)
        })
    }

    /// Takes a figure over.
    pub fn take(&mut self, figure: &Figure, value: u64) {
        self.figures.insert(figure.name.to_owned(), rounded(value));
    }

    /// Writes them down for next time.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, root: &Path) -> Result<(), Fault> {
        let path = root.join(FILE);
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        fs::write(&path, text).map_err(|error| Fault::writing(&path, &error))
    }

    /// A figure as a line: now, last time, the change, the budget.
    pub fn line(&self, figure: &Figure, now: u64) -> String {
        let Figure { name, says, unit, budget } = figure;
        let last = self.figures.get(*name).copied();
        let change = last.map_or_else(String::new, |last| change(last, now));
        let last = last.map_or_else(|| "–".to_owned(), |last| unit.told(last));
        let budget = budget.map_or_else(String::new, |budget| {
            let kept = if unit.keeps(now, budget) { "kept" } else { "missed" };
            format!("budget {} {kept}", unit.told(budget))
        });
        format!("{says:<58}{:>14}{last:>14}{change:>8}  {budget}", unit.told(now)).trim_end().to_owned()
    }
}

/// The heading over the lines.
pub fn heading() -> String {
    format!("{:<58}{:>14}{:>14}", "", "now", "recorded")
}

impl Unit {
    fn keeps(self, value: u64, budget: u64) -> bool {
        match self {
            Unit::Nanoseconds => value <= budget,
            Unit::ASecond | Unit::Tenths => value >= budget,
        }
    }

    fn told(self, value: u64) -> String {
        match self {
            Unit::Nanoseconds if value < 10_000 => format!("{value} ns"),
            Unit::Nanoseconds if value < 10_000_000 => format!("{}.{} µs", value / 1_000, value / 100 % 10),
            Unit::Nanoseconds => format!("{}.{} ms", value / 1_000_000, value / 100_000 % 10),
            Unit::ASecond => format!("{} /s", thousands(value)),
            Unit::Tenths => format!("{}.{} ×", value / 10, value % 10),
        }
    }
}

/// Three digits: the rest is noise.
fn rounded(value: u64) -> u64 {
    let mut unit = 1;
    while value / unit >= 1_000 {
        unit *= 10;
    }
    (value + unit / 2) / unit * unit
}

/// `+12 %`.
fn change(last: u64, now: u64) -> String {
    let (last, now) = (i128::from(last.max(1)), i128::from(now));
    format!("{:+} %", (now - last) * 100 / last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_in_units_that_fit() {
        assert_eq!(Unit::Nanoseconds.told(950), "950 ns");
        assert_eq!(Unit::Nanoseconds.told(12_345), "12.3 µs");
        assert_eq!(Unit::Nanoseconds.told(12_345_678), "12.3 ms");
        assert_eq!(Unit::ASecond.told(1_234_567), "1,234,567 /s");
    }

    #[test]
    fn recorded_figures_keep_three_digits() {
        assert_eq!([7, 999, 1_234, 1_235, 98_765].map(rounded), [7, 999, 1_230, 1_240, 98_800]);
    }

    #[test]
    fn a_line_shows_the_change_and_whether_the_budget_is_kept() {
        let figure = Figure { name: "x", says: "deciding", unit: Unit::Nanoseconds, budget: Some(100) };
        let mut recorded = Recorded::default();
        recorded.take(&figure, 80);
        let line = recorded.line(&figure, 120);
        assert!(line.contains("120 ns") && line.contains("80 ns") && line.contains("+50 %"), "{line}");
        assert!(line.ends_with("budget 100 ns missed"), "{line}");
    }
}
