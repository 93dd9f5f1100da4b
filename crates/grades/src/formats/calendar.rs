//! Dates as a calendar file (iCalendar, RFC 5545), which any calendar program imports.
//!
//! Every entry is a whole day without a time zone. Ids stay the same, so that a second import updates the first where
//! the program follows the standard; for that the sequence number must have grown.

use crate::domain::date::Date;
use crate::domain::letters::is_harmless;
use crate::domain::timeline::Appointment;

/// The type of the file.
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// The moment the file was made, in universal time; it comes from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day.
    pub day: Date,
    /// Seconds since midnight; what a day does not have counts as its last second.
    pub second: u32,
}

/// Lines are at most so many octets long, without the line break.
const LONGEST_LINE: usize = 75;

/// Writes a calendar of whole days.
///
/// `sequence` tells an update from what it updates: a number that grows, such as the count of days or minutes since
/// some fixed moment.
///
/// ```
/// use grades::domain::{date::Date, timeline::Appointment};
/// use grades::formats::calendar::{Stamp, write};
/// let day = Date::new(2026, 2, 1).expect("a real day");
/// let hand_in = Appointment { uid: "a@b".into(), day, title: "Hand in; all of it".into(), text: String::new() };
/// let text = write(&[hand_in], "Dates", Stamp { day, second: 3_600 }, 1);
/// assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
/// assert!(text.contains("\r\nDTSTART;VALUE=DATE:20260201\r\nDTEND;VALUE=DATE:20260202\r\n"));
/// assert!(text.contains("\r\nSUMMARY:Hand in\\; all of it\r\n"));
/// assert!(text.contains("\r\nDTSTAMP:20260201T010000Z\r\n"));
/// ```
pub fn write(appointments: &[Appointment], name: &str, stamp: Stamp, sequence: u32) -> String {
    let mut file = String::new();
    let mut put = |property: &str, value: &str| fold(property, value, &mut file);
    let second = stamp.second.min(86_399);
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let time = [second / 3_600, second / 60 % 60, second % 60].map(two).concat();
    let stamp = [&day(stamp.day), "T", &time, "Z"].concat();
    put("BEGIN:", "VCALENDAR");
    put("VERSION:", "2.0");
    put("PRODID:", "-//Apprenticeship grade calculator//EN");
    put("CALSCALE:", "GREGORIAN");
    put("X-WR-CALNAME:", &escaped(name));
    for one in appointments {
        put("BEGIN:", "VEVENT");
        put("UID:", &escaped(&one.uid));
        put("DTSTAMP:", &stamp);
        put("SEQUENCE:", &sequence.to_string());
        put("DTSTART;VALUE=DATE:", &day(one.day));
        // The end is the first day after it.
        put("DTEND;VALUE=DATE:", &day(one.day.plus_days(1)));
        put("SUMMARY:", &escaped(&one.title));
        if !one.text.is_empty() {
            put("DESCRIPTION:", &escaped(&one.text));
        }
        put("TRANSP:", "TRANSPARENT");
        put("END:", "VEVENT");
    }
    put("END:", "VCALENDAR");
    file
}

/// `20260201`.
fn day(day: Date) -> String {
    let number = u32::from(day.year()) * 10_000 + u32::from(day.month()) * 100 + u32::from(day.day());
    number.to_string()
}

/// Text as RFC 5545 (3.3.11) wants it: backslash, semicolon, comma and line break are escaped, and what may not
/// stand in a text is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    let mut before = ' ';
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                safe.push('\\');
                safe.push(letter);
            }
            // The second half of a line break.
            '\n' if before == '\r' => {}
            '\n' | '\r' => safe.push_str("\\n"),
            _ if letter != '\t' && !is_harmless(letter) => {}
            _ => safe.push(letter),
        }
        before = letter;
    }
    safe
}

/// One content line, folded so that no line is longer than it may be, and never within a letter.
fn fold(property: &str, value: &str, file: &mut String) {
    let mut length = 0;
    for letter in property.chars().chain(value.chars()) {
        if length + letter.len_utf8() > LONGEST_LINE {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(letter);
        length += letter.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_stand_in_a_text_is_left_out() {
        assert_eq!(escaped("a\u{202e}b\u{7}\tc\r\nd\u{fffe}"), "ab\tc\\nd");
    }
}
