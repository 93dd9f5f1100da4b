//! Days of the calendar. Today's date always comes from outside.

use serde::{Deserialize, Serialize};

/// The names of the months, in lower case, as they are compared with what people write.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A day of the Gregorian calendar, ordered by time.
///
/// ```
/// use grades::domain::date::Date;
/// let day = Date::new(2024, 8, 15).expect("a real day");
/// assert!(day < Date::new(2024, 9, 1).expect("a real day"));
/// assert_eq!(Date::new(2023, 2, 29), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// use grades::domain::date::{Date, NotADate};
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

    /// The last day that can be told.
    pub const LAST: Date = Date { year: 2999, month: 12, day: 31 };

    /// How many days after 1 January 1900 it is.
    pub fn number(self) -> u32 {
        // Years are counted from March, so that the day that leap years have more comes last.
        let (years, months) = match self.month {
            1 | 2 => (u32::from(self.year).saturating_sub(1), u32::from(self.month).saturating_add(9)),
            _ => (u32::from(self.year), u32::from(self.month).saturating_sub(3)),
        };
        let leap_days = (years / 4).saturating_sub(years / 100).saturating_add(years / 400);
        let of_months = months.saturating_mul(153).saturating_add(2) / 5;
        let days = years.saturating_mul(365).saturating_add(leap_days).saturating_add(of_months);
        days.saturating_add(self.day.into()).saturating_sub(FIRST_OF_1900)
    }

    /// The day that is so many after 1 January 1900; the last day that can be told if there are more.
    pub fn from_number(number: u32) -> Date {
        // A year too few rather than one too many, then upwards.
        let guess = number / 366;
        let mut year = u16::try_from(guess).unwrap_or(u16::MAX).saturating_add(1900);
        while Date::new(year.saturating_add(1), 1, 1).is_some_and(|next| next.number() <= number) {
            year = year.saturating_add(1);
        }
        let mut month = 12;
        while Date::new(year, month, 1).is_some_and(|first| first.number() > number) {
            month = month.saturating_sub(1);
        }
        let first = Date::new(year, month, 1).map_or(number, Date::number);
        let day = u8::try_from(number.saturating_sub(first).saturating_add(1)).unwrap_or(u8::MAX);
        Date::new(year, month, day).unwrap_or(Date::LAST)
    }

    /// So many days later, or earlier; kept between 1900 and 2999.
    ///
    /// ```
    /// use grades::domain::date::Date;
    /// let day = Date::new(2024, 2, 28).expect("a real day");
    /// assert_eq!(day.plus_days(2), Date::new(2024, 3, 1).expect("a real day"));
    /// assert_eq!(day.plus_days(-59), Date::new(2023, 12, 31).expect("a real day"));
    /// ```
    pub fn plus_days(self, days: i32) -> Date {
        Date::from_number(self.number().saturating_add_signed(days))
    }

    /// So many months later, or earlier, on the same day of the month; on its last day where the month is shorter.
    ///
    /// ```
    /// use grades::domain::date::Date;
    /// let day = Date::new(2026, 8, 31).expect("a real day");
    /// assert_eq!(day.plus_months(6), Date::new(2027, 2, 28).expect("a real day"));
    /// ```
    pub fn plus_months(self, months: i32) -> Date {
        let from = i32::from(self.year).saturating_mul(12).saturating_add(i32::from(self.month)).saturating_sub(1);
        let to = from.saturating_add(months);
        let year = u16::try_from(to.div_euclid(12)).unwrap_or(0);
        let month = u8::try_from(to.rem_euclid(12)).unwrap_or(0).saturating_add(1);
        let shorter = [self.day, 30, 29, 28];
        let end = if months < 0 { Date::default() } else { Date::LAST };
        shorter.into_iter().find_map(|day| Date::new(year, month, day.min(self.day))).unwrap_or(end)
    }

    /// The first day on which so many whole months are over. Where the last month has no day of this number, that is the
    /// first of the month after it: counted to its last day, they would be over a day early. None after the last day
    /// that can be told.
    ///
    /// ```
    /// use grades::domain::date::Date;
    /// let day = Date::new(2026, 8, 31).expect("a real day");
    /// assert_eq!(day.after_months(6), Date::new(2027, 3, 1));
    /// assert_eq!(day.after_months(12), Date::new(2027, 8, 31));
    /// ```
    pub fn after_months(self, months: u32) -> Option<Date> {
        let months = u32::from(self.month).saturating_sub(1).saturating_add(months);
        let year = u16::try_from(u32::from(self.year).saturating_add(months / 12)).ok()?;
        let month = u8::try_from(months % 12).ok()?.saturating_add(1);
        Date::new(year, month, 1)?;
        // December has every day, so the month after it is never asked for.
        Date::new(year, month, self.day).or_else(|| Date::new(year, month.saturating_add(1), 1))
    }

    /// Which day of the week it is.
    pub fn weekday(self) -> Weekday {
        // 1 January 1900 was a Monday.
        match self.number() % 7 {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
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

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weekday {
    /// The first of the week.
    Monday,
    /// The second.
    Tuesday,
    /// The third.
    Wednesday,
    /// The fourth.
    Thursday,
    /// The fifth.
    Friday,
    /// The sixth.
    Saturday,
    /// The seventh.
    Sunday,
}

/// What the sum of years, leap days, months and days comes to for 1 January 1900.
const FIRST_OF_1900: u32 = 693_902;

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}
