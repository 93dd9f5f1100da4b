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

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}
