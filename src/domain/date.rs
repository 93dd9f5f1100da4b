//! Days of the calendar. Today's date always comes from outside.

/// A day of the Gregorian calendar, ordered by time.
///
/// ```
/// use grade_calculator::domain::date::Date;
/// let day = Date::new(2024, 8, 15).expect("a real day");
/// assert!(day < Date::new(2024, 9, 1).expect("a real day"));
/// assert_eq!(Date::new(2023, 2, 29), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Default for Date {
    /// The first day that can be told: 1 January 1900.
    fn default() -> Date {
        Date { year: 1900, month: 1, day: 1 }
    }
}

impl Date {
    /// The day, or nothing where the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let length = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap(year) => 29,
            2 => 28,
            _ => return None,
        };
        ((1..=length).contains(&day) && (1900..=2999).contains(&year)).then_some(Date { year, month, day })
    }

    /// The day that somebody typed as day, month and year; nothing while a part is missing.
    ///
    /// # Errors
    /// What is wrong with it, once every part is there.
    ///
    /// ```
    /// use grade_calculator::domain::date::{Date, NotADate};
    /// assert_eq!(Date::typed("8", "06", "2023"), Ok(Date::new(2023, 6, 8)));
    /// assert_eq!(Date::typed("8", "6", ""), Ok(None));
    /// assert_eq!(Date::typed("31", "6", "2023"), Err(NotADate::NoSuchDay { last: 30, month: 6, year: 2023 }));
    /// assert_eq!(Date::typed("8", "13", "2023"), Err(NotADate::NoSuchMonth));
    /// assert_eq!(Date::typed("8", "6", "23"), Err(NotADate::ShortYear));
    /// assert_eq!(Date::typed("8th", "6", "2023"), Err(NotADate::NotNumbers));
    /// ```
    pub fn typed(day: &str, month: &str, year: &str) -> Result<Option<Date>, NotADate> {
        let parts = [day, month, year].map(str::trim);
        if parts.iter().any(|part| part.bytes().any(|byte| !byte.is_ascii_digit())) {
            return Err(NotADate::NotNumbers);
        }
        if parts.iter().any(|part| part.is_empty()) {
            return Ok(None);
        }
        let [day, month, year] = parts.map(|part| part.parse::<u16>().unwrap_or(u16::MAX));
        if year < 1000 {
            return Err(NotADate::ShortYear);
        }
        let (day, month) = (u8::try_from(day).unwrap_or(u8::MAX), u8::try_from(month).unwrap_or(u8::MAX));
        if !(1..=12).contains(&month) {
            return Err(NotADate::NoSuchMonth);
        }
        let last = (28..=31).rev().find(|last| Date::new(year, month, *last).is_some());
        match (Date::new(year, month, day), last) {
            (Some(date), _) => Ok(Some(date)),
            (None, Some(last)) => Err(NotADate::NoSuchDay { last, month, year }),
            (None, None) => Err(NotADate::OutOfRange),
        }
    }

    /// The year, such as 2024.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 for January.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }
}

/// Why something typed is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADate {
    /// There is something else than digits.
    NotNumbers,
    /// The year has fewer than four digits.
    ShortYear,
    /// The month is not one of 1 to 12.
    NoSuchMonth,
    /// The month has fewer days.
    NoSuchDay {
        /// Its last day.
        last: u8,
        /// Which month.
        month: u8,
        /// In which year.
        year: u16,
    },
    /// The year is not one of 1900 to 2999.
    OutOfRange,
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}
