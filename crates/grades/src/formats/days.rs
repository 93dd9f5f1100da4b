//! Days as files have them.

use crate::domain::date::Date;

/// Reads `2024-08-15`.
pub fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut part = |length: usize| {
        parts.next().filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Writes `2024-08-15`.
pub fn write_date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_four_two_and_two_digits_and_nothing_else() {
        assert_eq!(parse_date("2024-08-15"), Date::new(2024, 8, 15));
        for text in [
            "",
            "2024",
            "2024-08",
            "2024-08-",
            "2024-08-15-",
            "2024-08-15-01",
            "2024-8-15",
            "2024-08-5",
            "24-08-15",
            "02024-08-15",
            "2024-008-15",
            "2024-08-015",
            "+024-08-15",
            "2024-+8-15",
            "2024-08-1x",
            "2024-13-01",
            "2024-02-30",
            " 2024-08-15",
            "2024/08/15",
        ] {
            assert_eq!(parse_date(text), None, "{text:?}");
        }
    }
}
