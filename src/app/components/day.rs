//! Days: a field for one, and the clock of this device.

use super::markup::{Part, holding, listening, parts, shown, text};
use crate::domain::date::{Date, NotADate};
use crate::el;
use crate::formats::days::{parse_date, write_date};
use crate::wording::{facts, versions};
use js_sys::Reflect;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, HtmlInputElement};
use yew::html::{onblur, onchange};
use yew::prelude::*;

/// A field for a day under its label; tells the day, or that there is none.
pub fn day_field(label: &str, day: Option<Date>, does: Callback<Option<Date>>) -> Part {
    let label = label.to_owned();
    html! { <DayField {label} {day} {does} /> }.into()
}

/// What a field for a day shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What stands above it.
    pub label: AttrValue,
    /// The day that is kept.
    pub day: Option<Date>,
    /// Tells the day, or that there is none.
    pub does: Callback<Option<Date>>,
}

/// What stands in the field and is no day.
#[derive(Clone, PartialEq)]
struct Unfinished {
    value: String,
    says: String,
}

thread_local! {
    /// How many fields there were: each has an id of its own.
    static FIELDS: Cell<u32> = const { Cell::new(0) };
}

/// The field. A browser tells every part that is typed (the year 2, 20, 202, 2026): what is kept stays until there is
/// another whole day or the field is emptied, and what is wrong is said once the field is left.
#[component]
pub fn DayField(props: &Props) -> Html {
    let id = use_memo((), |()| {
        FIELDS.set(FIELDS.get().wrapping_add(1));
        format!("day-{}-wrong", FIELDS.get())
    });
    let unfinished = use_state(|| None::<Unfinished>);
    let left = use_state(|| false);
    let told = {
        let (unfinished, left, does) = (unfinished.clone(), left.clone(), props.does.clone());
        move |event: Event| {
            let Some((value, is_partial)) = typed(event.target()) else { return };
            let found = parse_date(&value);
            let says = if value.is_empty() {
                "Write the day, the month and the year.".to_owned()
            } else {
                versions::not_a_date(NotADate::OutOfRange)
            };
            if found.is_some() || (value.is_empty() && !is_partial) {
                unfinished.set(None);
                left.set(false);
                does.emit(found);
            } else {
                unfinished.set(Some(Unfinished { value, says }));
            }
        }
    };
    let leave = {
        let (unfinished, left, does) = (unfinished.clone(), left.clone(), props.does.clone());
        move |event: FocusEvent| {
            // Not every browser tells of a part that was deleted before the field is left.
            match typed(event.target()) {
                Some((value, false)) if value.is_empty() && unfinished.is_some() => {
                    unfinished.set(None);
                    does.emit(None);
                }
                _ => left.set(true),
            }
        }
    };
    let wrong = unfinished.as_ref().filter(|_| *left);
    let held = match &*unfinished {
        Some(unfinished) => unfinished.value.clone(),
        None => props.day.map(write_date).unwrap_or_default(),
    };
    let field = el!(
        "input",
        "type" = "date",
        "min" = "1900-01-01",
        "max" = "2999-12-31",
        "aria-invalid" = wrong.map(|_| "true"),
        "aria-describedby" = wrong.map(|_| id.as_str())
    );
    let field = listening(holding(field, &held), Rc::new(onchange::Wrapper::new(Callback::from(told))));
    let field = listening(field, Rc::new(onblur::Wrapper::new(Callback::from(leave))));
    let label = el!("label", "class" = "gc-day"; [el!("span"; [text(&*props.label)]), field]);
    let message = wrong.map(|wrong| {
        let kept = props.day.map(|day| format!(" {} is still kept.", facts::date(day))).unwrap_or_default();
        el!("p", "id" = &*id, "role" = "status", "class" = "gc-number__wrong"; [text(format!("{}{kept}", wrong.says))])
    });
    shown(parts(&[label, message.unwrap_or_default()]))
}

/// What a field for a day holds, and whether only a part of a day stands in it.
fn typed(target: Option<EventTarget>) -> Option<(String, bool)> {
    let field = target?.dyn_into::<HtmlInputElement>().ok()?;
    let validity = Reflect::get(&field, &"validity".into()).unwrap_or_default();
    let is_partial = Reflect::get(&validity, &"badInput".into()).unwrap_or_default() == JsValue::TRUE;
    Some((field.value(), is_partial))
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
