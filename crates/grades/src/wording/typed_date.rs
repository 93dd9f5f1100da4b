//! What was understood of a date that somebody typed, or what to add or mend.

use super::{facts, listed, timeline};
use crate::domain::date::Date;
use crate::domain::typed_date::{DateBox, Lacking, TypedDate, WrongDate};

/// The box that a sentence belongs beside, and the sentence. Nothing is said of empty boxes; what is unfinished is only
/// to be said once the person has left the boxes.
///
/// ```
/// use grades::domain::typed_date::{DateBox, read_typed_date};
/// use grades::wording::typed_date::sentence;
/// let said = |day, month, year| sentence(&read_typed_date(day, month, year, None));
/// assert_eq!(said("1", "Sep", "25"), Some((DateBox::Day, "Monday 1 September 2025".to_owned())));
/// assert_eq!(said("1", "", ""), Some((DateBox::Month, "Add the month and the year.".to_owned())));
/// ```
pub fn sentence(typed: &TypedDate) -> Option<(DateBox, String)> {
    match typed {
        TypedDate::Empty => None,
        TypedDate::Unfinished(lacking) => {
            lacking.iter().find(|lacking| lacking.begun).or(lacking.first()).map(|first| (first.part, lacks(lacking)))
        }
        TypedDate::Understood(date) => Some((DateBox::Day, timeline::day(*date))),
        TypedDate::TwoWays { at, day_first, month_first } => {
            let (one, other) = (facts::date(*day_first), facts::date(*month_first));
            Some((*at, ["This can be ", &one, " or ", &other, ". Choose the one you mean."].concat()))
        }
        TypedDate::Wrong { at, why } => Some((*at, wrong(*why))),
    }
}

fn lacks(lacking: &[Lacking]) -> String {
    if let Some(begun) = lacking.iter().find(|lacking| lacking.begun) {
        return match begun.part {
            DateBox::Day => "Write the day as a number, such as 15.",
            DateBox::Month => "Write the month as a number or a name, such as 9 or September.",
            DateBox::Year => "Write the year with two or four digits, such as 25 or 2025.",
        }
        .to_owned();
    }
    let names: Vec<String> = lacking
        .iter()
        .map(|lacking| match lacking.part {
            DateBox::Day => "the day".to_owned(),
            DateBox::Month => "the month".to_owned(),
            DateBox::Year => "the year".to_owned(),
        })
        .collect();
    ["Add ", &listed(&names, "and"), "."].concat()
}

fn wrong(why: WrongDate) -> String {
    match why {
        WrongDate::NotADay => "The day has to be a number from 1 to 31.".to_owned(),
        WrongDate::NotAMonth => {
            "The month has to be a number from 1 to 12 or a name, such as 9 or September.".to_owned()
        }
        WrongDate::NotAYear => "Write the year with two or four digits, such as 25 or 2025.".to_owned(),
        WrongDate::OutOfRange => "Write a year from 1900 to 2999.".to_owned(),
        WrongDate::NoSuchDay { last, month, year } => {
            // The year is there for February alone; the other months have the same days in every year.
            let name = Date::new(year.unwrap_or(2000), month, last).map(facts::date).unwrap_or_default();
            let name = if year.is_some() { name.as_str() } else { name.strip_suffix(" 2000").unwrap_or(&name) };
            ["That month ends on ", name, ". Check the day and the month."].concat()
        }
        WrongDate::NotUnderstood => {
            "Not understood as a date. Write it as 1 9 2025, 1 September 2025 or 2025-09-01.".to_owned()
        }
        WrongDate::TwoDates => "This is another date than the one in the other box. Empty one of the two.".to_owned(),
    }
}
