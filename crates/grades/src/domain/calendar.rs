//! England's bank holidays and working days, worked out from the rules that make them.
//!
//! | day | rule |
//! |---|---|
//! | Good Friday, Christmas Day | common law |
//! | Easter Monday; last Monday in May; last Monday in August; 26 December, not on a Sunday; 27 December, if the 25th or 26th is a Sunday | Banking and Financial Dealings Act 1971, schedule 1, paragraph 1 |
//! | 1 January; first Monday in May; the weekday in place of a holiday at a weekend | royal proclamation each year under section 1 of the act: alike each time since 1974 and 1978 |
//! | moved or added for one year | royal proclamation: [`ONCE`] |
//!
//! Nobody knows what will be proclaimed: days after [`CHECKED_TO`] may move.

use super::date::{Date, Weekday};

/// The last year whose holidays were compared with the list that the government publishes.
pub const CHECKED_TO: u16 = 2027;

/// A holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// 1 January or the weekday in its place.
    NewYear,
    /// Two days before Easter.
    GoodFriday,
    /// The day after Easter.
    EasterMonday,
    /// The first Monday in May.
    EarlyMay,
    /// The last Monday in May.
    Spring,
    /// The last Monday in August.
    Summer,
    /// 25 December or the weekday in its place.
    Christmas,
    /// 26 December or the weekday in its place.
    Boxing,
    /// A day for one year.
    Once,
}

/// A change that was proclaimed for one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Year, month and day.
    pub day: (u16, u8, u8),
    /// What the day is; none for a day that is no holiday this once.
    pub is: Option<Holiday>,
    /// What it was for, and when it was announced.
    pub source: &'static str,
}

/// Every change since 2018, in order. When another is proclaimed it gets a line here.
pub const ONCE: [Change; 7] = [
    change((2020, 5, 4), None, "moved to 8 May, 75 years after VE Day; announced on 7 June 2019"),
    change((2020, 5, 8), Some(Holiday::EarlyMay), "75 years after VE Day; announced on 7 June 2019"),
    change((2022, 5, 30), None, "moved to 2 June for the Platinum Jubilee; announced on 12 November 2020"),
    change((2022, 6, 2), Some(Holiday::Spring), "Platinum Jubilee; announced on 12 November 2020"),
    change((2022, 6, 3), Some(Holiday::Once), "Platinum Jubilee; announced on 12 November 2020"),
    change((2022, 9, 19), Some(Holiday::Once), "state funeral of Queen Elizabeth II; announced on 10 September 2022"),
    change((2023, 5, 8), Some(Holiday::Once), "coronation of King Charles III; announced on 6 November 2022"),
];

const fn change(day: (u16, u8, u8), is: Option<Holiday>, source: &'static str) -> Change {
    Change { day, is, source }
}

/// Which holiday a day is in England, if it is one.
///
/// ```
/// use grades::domain::calendar::{Holiday, holiday};
/// use grades::domain::date::Date;
/// let day = |year, month, day| Date::new(year, month, day).expect("a real day");
/// assert_eq!(holiday(day(2026, 4, 3)), Some(Holiday::GoodFriday));
/// // Boxing Day 2026 is a Saturday.
/// assert_eq!(holiday(day(2026, 12, 28)), Some(Holiday::Boxing));
/// assert_eq!(holiday(day(2026, 12, 29)), None);
/// ```
pub fn holiday(day: Date) -> Option<Holiday> {
    let told = (day.year(), day.month(), day.day());
    match ONCE.iter().find(|change| change.day == told) {
        Some(change) => change.is,
        None => by_rule(day),
    }
}

fn by_rule(day: Date) -> Option<Holiday> {
    let monday = day.weekday() == Weekday::Monday;
    match (day.month(), day.day()) {
        (1, 1) if !is_weekend(day) => Some(Holiday::NewYear),
        (1, 2 | 3) if monday => Some(Holiday::NewYear),
        (3 | 4, _) => match i64::from(day.number()).saturating_sub(easter(day.year()).number().into()) {
            -2 => Some(Holiday::GoodFriday),
            1 => Some(Holiday::EasterMonday),
            _ => None,
        },
        (5, 1..=7) if monday => Some(Holiday::EarlyMay),
        (5, 25..=31) if monday => Some(Holiday::Spring),
        (8, 25..=31) if monday => Some(Holiday::Summer),
        (12, _) => at_christmas(day),
        _ => None,
    }
}

/// 25 and 26 December; at a weekend the next weekdays stand in: the 27th for the day that is a Sunday (schedule 1), the
/// next free one for the day that is a Saturday (proclamation).
fn at_christmas(day: Date) -> Option<Holiday> {
    match (day.day(), day.weekday()) {
        (25 | 26, Weekday::Saturday | Weekday::Sunday) => None,
        (25, _) => Some(Holiday::Christmas),
        (26, _) => Some(Holiday::Boxing),
        // The 25th was a Saturday, so the 27th stands for it and the 28th for the 26th.
        (27, Weekday::Monday) => Some(Holiday::Christmas),
        (28, Weekday::Tuesday) => Some(Holiday::Boxing),
        // The 25th was a Sunday.
        (27, Weekday::Tuesday) => Some(Holiday::Christmas),
        // The 26th was a Saturday.
        (28, Weekday::Monday) => Some(Holiday::Boxing),
        _ => None,
    }
}

/// Easter Sunday, by the rule of the Gregorian calendar (as in the Book of Common Prayer, which the Calendar (New
/// Style) Act 1750 annexes; the arithmetic is Butcher's of 1876).
pub fn easter(year: u16) -> Date {
    let year = u32::from(year);
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let moon_leap = century.saturating_add(8) / 25;
    let moon = century.saturating_add(1).saturating_sub(moon_leap) / 3;
    let to_full_moon = golden
        .saturating_mul(19)
        .saturating_add(century)
        .saturating_add(15)
        .saturating_sub((century / 4).saturating_add(moon))
        % 30;
    let to_sunday = 32_u32
        .saturating_add((century % 4).saturating_mul(2))
        .saturating_add((in_century / 4).saturating_mul(2))
        .saturating_sub(to_full_moon.saturating_add(in_century % 4))
        % 7;
    let late =
        golden.saturating_add(to_full_moon.saturating_mul(11)).saturating_add(to_sunday.saturating_mul(22)) / 451;
    let sum = to_full_moon.saturating_add(to_sunday).saturating_add(114).saturating_sub(late.saturating_mul(7));
    let whole = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(year).unwrap_or(u16::MAX);
    Date::new(year, whole(sum / 31), whole((sum % 31).saturating_add(1))).unwrap_or(Date::LAST)
}

/// Whether it is a Saturday or a Sunday.
pub fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Whether it is neither at a weekend nor a bank holiday in England.
pub fn is_working_day(day: Date) -> bool {
    !is_weekend(day) && holiday(day).is_none()
}

/// So many working days later; the day itself does not count.
///
/// ```
/// use grades::domain::calendar::plus_working_days;
/// use grades::domain::date::Date;
/// let day = |month, day| Date::new(2026, month, day).expect("a real day");
/// // Good Friday and Easter Monday lie between.
/// assert_eq!(plus_working_days(day(4, 1), 3), day(4, 8));
/// ```
pub fn plus_working_days(day: Date, count: u32) -> Date {
    let mut found = day;
    for _ in 0..count {
        found = found.plus_days(1);
        while !is_working_day(found) && found < Date::LAST {
            found = found.plus_days(1);
        }
    }
    found
}
