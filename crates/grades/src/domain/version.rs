//! Which version of a standard somebody is on, by the day they started.

use super::date::Date;
use super::standard::{Status, Window};

/// A version that may be suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'c> {
    /// Such as `1.2`.
    pub version: &'c str,
    /// Drafts are never suggested; retired versions are, to those who started while they were open.
    pub status: Status,
    /// The days it could be started on; none where they are not stated.
    pub starts: Option<Window>,
}

/// What follows from a start date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// One version's window holds the day.
    Only {
        /// Its place among the candidates.
        version: usize,
    },
    /// Several do; the highest is suggested, and the person can choose.
    Highest {
        /// Its place among the candidates.
        version: usize,
        /// The places of the others.
        others: Vec<usize>,
    },
    /// The day lies before the first window.
    BeforeTheFirst {
        /// The first day there is.
        first: Date,
    },
    /// No window holds the day, though some begin before it.
    InNoWindow,
    /// No candidate states its dates.
    NotStated,
    /// Every candidate is a draft, which nobody can have started on.
    OnlyDrafts,
}

/// Suggests a version for a start date; the candidates are versions of one standard.
///
/// ```
/// use grades::domain::date::Date;
/// use grades::domain::standard::{Status, Window};
/// use grades::domain::version::{Candidate, Suggestion, suggest};
/// let day = |year, month, day| Date::new(year, month, day).expect("a real day");
/// let old = Window { earliest: day(2023, 6, 8), latest: Some(day(2024, 9, 1)) };
/// let new = Window { earliest: day(2024, 8, 15), latest: None };
/// let candidates = [
///     Candidate { version: "1.1", status: Status::Retired, starts: Some(old) },
///     Candidate { version: "1.2", status: Status::Approved, starts: Some(new) },
/// ];
/// assert_eq!(suggest(day(2024, 1, 1), &candidates), Suggestion::Only { version: 0 });
/// assert_eq!(suggest(day(2024, 9, 1), &candidates), Suggestion::Highest { version: 1, others: vec![0] });
/// assert_eq!(suggest(day(2020, 1, 1), &candidates), Suggestion::BeforeTheFirst { first: day(2023, 6, 8) });
/// ```
pub fn suggest(day: Date, candidates: &[Candidate]) -> Suggestion {
    if !candidates.is_empty() && candidates.iter().all(|candidate| candidate.status == Status::Draft) {
        return Suggestion::OnlyDrafts;
    }
    let offered = candidates.iter().enumerate().filter(|(_, candidate)| candidate.status != Status::Draft);
    let dated: Vec<(usize, &str, Window)> = offered
        .filter_map(|(place, candidate)| candidate.starts.map(|starts| (place, candidate.version, starts)))
        .collect();
    let Some(first) = dated.iter().map(|(_, _, starts)| starts.earliest).min() else { return Suggestion::NotStated };
    let holding: Vec<(usize, &str)> =
        dated.iter().filter(|(_, _, starts)| starts.holds(day)).map(|(place, version, _)| (*place, *version)).collect();
    let highest = holding.iter().fold(None, |best: Option<(usize, &str)>, one| match best {
        Some(best) if !is_higher(one.1, best.1) => Some(best),
        Some(_) | None => Some(*one),
    });
    match highest {
        None if day < first => Suggestion::BeforeTheFirst { first },
        None => Suggestion::InNoWindow,
        Some((version, _)) if holding.len() == 1 => Suggestion::Only { version },
        Some((version, _)) => {
            let others = holding.iter().map(|(place, _)| *place).filter(|place| *place != version).collect();
            Suggestion::Highest { version, others }
        }
    }
}

/// Whether one version is higher: number by number, so that 1.10 is higher than 1.9.
///
/// ```
/// use grades::domain::version::is_higher;
/// assert!(is_higher("1.10", "1.9"));
/// assert!(!is_higher("1.2", "1.2"));
/// ```
pub fn is_higher(one: &str, other: &str) -> bool {
    let numbers = |version: &str| -> Vec<u32> { version.split('.').map(|part| part.parse().unwrap_or(0)).collect() };
    numbers(one) > numbers(other)
}
