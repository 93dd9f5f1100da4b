//! Days as people write them. 2/1/2026 can be read two ways: the file tells which, or the person is asked.

use crate::domain::date::Date;
use crate::formats::days::parse_date;

/// What comes first in a day such as 2/1/2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// The day: 2 January.
    DayFirst,
    /// The month: 1 February.
    MonthFirst,
}

/// Days that can be read two ways, where nothing in the file tells which way is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoWays {
    /// The first of them, as it stands in the file.
    pub text: String,
    /// The row it stands in, such as `row 3`.
    pub at: String,
    /// Read with the day first.
    pub day_first: Date,
    /// Read with the month first.
    pub month_first: Date,
    /// How many there are.
    pub count: usize,
}

/// What can be made of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// One day, whatever the order.
    Sure(Date),
    /// One day, with this order alone.
    Only(DayOrder, Date),
    /// Two days: with the day first, with the month first.
    Either(Date, Date),
}

impl Day {
    pub(super) fn by(self, order: DayOrder) -> Date {
        match (self, order) {
            (Day::Sure(day) | Day::Only(_, day) | Day::Either(day, _), DayOrder::DayFirst) => day,
            (Day::Sure(day) | Day::Only(_, day) | Day::Either(_, day), DayOrder::MonthFirst) => day,
        }
    }
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `2026-03-01`, perhaps with a time after it; `1/3/2026`, `1-3-2026`; `01.03.2026`, where the day always comes first;
/// `1 March 2026`, `1-Mar-2026`, `March 1, 2026`.
pub(super) fn day(text: &str) -> Option<Day> {
    let text = text.trim();
    if let Some(day) = with_name(text) {
        return Some(Day::Sure(day));
    }
    let text = text.split([' ', '\u{a0}', 'T']).next().unwrap_or_default();
    if let Some(date) = parse_date(text) {
        return Some(Day::Sure(date));
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let [first, second, third] = parts[..] else { return None };
    let of = |year: &str, month: &str, day: &str| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    if parts.iter().any(|part| part.is_empty() || part.bytes().any(|byte| !byte.is_ascii_digit())) {
        return None;
    }
    if first.len() == 4 {
        return of(first, second, third).map(Day::Sure);
    }
    if third.len() != 4 {
        return None;
    }
    if text.contains('.') {
        return of(third, second, first).map(Day::Sure);
    }
    match (of(third, second, first), of(third, first, second)) {
        (Some(one), Some(other)) if one == other => Some(Day::Sure(one)),
        (Some(one), Some(other)) => Some(Day::Either(one, other)),
        (Some(day), None) => Some(Day::Only(DayOrder::DayFirst, day)),
        (None, Some(day)) => Some(Day::Only(DayOrder::MonthFirst, day)),
        (None, None) => None,
    }
}

/// A day whose month is a word.
fn with_name(text: &str) -> Option<Date> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    let [first, second, year] = parts[..] else { return None };
    let month = |word: &str| {
        let word = word.to_ascii_lowercase();
        let is_word = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let place = MONTHS.iter().position(|short| is_word && word.starts_with(short))?;
        u8::try_from(place.saturating_add(1)).ok()
    };
    let (month, day) =
        month(second).map(|month| (month, first)).or_else(|| month(first).map(|month| (month, second)))?;
    let day = ["st", "nd", "rd", "th"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month, day.parse().ok()?)
}

/// What the days of a column tell of their order.
#[derive(Debug, Default)]
pub(super) struct Orders {
    /// The first day that fits the one order only, and the first that fits the other only: text and row.
    pub day_first: Option<(String, String)>,
    pub month_first: Option<(String, String)>,
    /// Those that fit both.
    pub two_ways: Option<TwoWays>,
}

impl Orders {
    /// Looks at one more day, and where it stands.
    pub(super) fn look(&mut self, text: &str, at: &str) {
        let here = || Some((text.trim().to_owned(), at.to_owned()));
        match day(text) {
            Some(Day::Only(DayOrder::DayFirst, _)) if self.day_first.is_none() => self.day_first = here(),
            Some(Day::Only(DayOrder::MonthFirst, _)) if self.month_first.is_none() => self.month_first = here(),
            Some(Day::Either(day_first, month_first)) => match &mut self.two_ways {
                Some(two_ways) => two_ways.count = two_ways.count.saturating_add(1),
                None => {
                    let (text, at) = (text.trim().to_owned(), at.to_owned());
                    self.two_ways = Some(TwoWays { text, at, day_first, month_first, count: 1 });
                }
            },
            _ => {}
        }
    }

    /// The order that every day fits, with the day that shows it; none if there is no such day, or if days contradict
    /// each other.
    pub(super) fn shown_by(&self) -> Option<(DayOrder, &(String, String))> {
        match (&self.day_first, &self.month_first) {
            (Some(shows), None) => Some((DayOrder::DayFirst, shows)),
            (None, Some(shows)) => Some((DayOrder::MonthFirst, shows)),
            (None, None) | (Some(_), Some(_)) => None,
        }
    }
}
