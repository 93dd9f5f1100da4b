//! Days: a field for one, and the clock of this device.

use super::markup::{Part, holding, on_change, text};
use crate::domain::date::Date;
use crate::el;
use crate::formats::days::{parse_date, write_date};
use yew::prelude::*;

/// A field for a day under its label; tells the day, or that there is none.
pub fn day_field(label: &str, day: Option<Date>, does: Callback<Option<Date>>) -> Part {
    let field = el!("input", "type" = "date", "min" = "1900-01-01", "max" = "2999-12-31");
    let field = holding(field, &day.map(write_date).unwrap_or_default());
    let told = Callback::from(move |typed: String| does.emit(parse_date(&typed)));
    el!("label", "class" = "gc-day"; [el!("span"; [text(label)]), on_change(field, told)])
}

/// Milliseconds on the clock of this device.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Today where this device is.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    let whole = |number: u32| u8::try_from(number).unwrap_or(1);
    u16::try_from(now.get_full_year())
        .ok()
        .and_then(|year| Date::new(year, whole(month), whole(day)))
        .unwrap_or_default()
}
