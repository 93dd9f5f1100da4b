//! A date in three boxes.
//!
//! What is typed is read by [`grades::domain::typed_date`]: names of months, years of two digits, a whole date in any
//! box. It is judged when the three boxes are left; until then nothing is said and nothing is kept. A day that is kept
//! goes only when somebody empties all three boxes and leaves them.

use super::answers::left;
use super::button::{Button, Kind};
use crate::example::{Example, example};
use crate::text::changing;
use grades::domain::date::Date;
use grades::domain::typed_date::{DateBox, TypedDate, read_typed_date};
use grades::wording::facts;
use grades::wording::typed_date::sentence;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// What the three boxes ask and tell.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The start of ids; no other one on the page has it.
    pub id: AttrValue,
    /// What is asked.
    pub legend: AttrValue,
    /// Whether the question is the heading of the screen.
    #[prop_or_default]
    pub heading: bool,
    /// "For example, 1 9 2025. It tells us which version of the rules is yours."
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// The day that is kept.
    pub day: Option<Date>,
    /// For years of two digits.
    pub today: Option<Date>,
    /// What is wrong with the day that is kept, beyond its being one: "It is before your start."
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Tells the day once it is typed and left; none when the boxes were emptied.
    pub onday: Callback<Option<Date>>,
}

/// What stands in the boxes.
#[derive(Clone, Debug, Default, PartialEq)]
struct Boxes([String; 3]);

impl Boxes {
    fn of(day: Option<Date>) -> Boxes {
        day.map_or_else(Boxes::default, |day| {
            Boxes([day.day().to_string(), day.month().to_string(), day.year().to_string()])
        })
    }

    fn read(&self, today: Option<Date>) -> TypedDate {
        let [day, month, year] = &self.0;
        read_typed_date(day, month, year, today)
    }
}

/// What is remembered between two drawings.
#[derive(Clone, Debug, PartialEq)]
struct Typing {
    boxes: Boxes,
    /// The day that was kept when the boxes were filled; another one from outside fills them anew.
    kept: Option<Date>,
    /// Whether what stands there was judged.
    judged: bool,
}

/// The three boxes.
#[component]
pub fn DateBoxes(props: &Props) -> Html {
    let typing = use_state(|| Typing { boxes: Boxes::of(props.day), kept: props.day, judged: false });
    // Another day came from outside: another device, an undo.
    let shown = if typing.kept == props.day {
        (*typing).clone()
    } else {
        Typing { boxes: Boxes::of(props.day), kept: props.day, judged: false }
    };
    let read = shown.boxes.read(props.today);
    let judge = {
        let (typing, onday, today) = (typing.clone(), props.onday.clone(), props.today);
        move |boxes: Boxes, kept: Option<Date>| {
            let day = match boxes.read(today) {
                TypedDate::Understood(day) => Some(day),
                TypedDate::Empty => None,
                TypedDate::Unfinished(_) | TypedDate::TwoWays { .. } | TypedDate::Wrong { .. } => kept,
            };
            typing.set(Typing { boxes, kept: day, judged: true });
            if day != kept {
                onday.emit(day);
            }
        }
    };
    let group = use_node_ref();
    let onfocusout = {
        let (judge, shown, group) = (judge.clone(), shown.clone(), group.clone());
        Callback::from(move |event: FocusEvent| {
            if left(&group, &event) {
                judge(shown.boxes.clone(), shown.kept);
            }
        })
    };
    let choose = {
        let (judge, kept) = (judge.clone(), shown.kept);
        move |day: Date| {
            let judge = judge.clone();
            Callback::from(move |()| judge(Boxes::of(Some(day)), kept))
        }
    };
    let told = if shown.judged { sentence(&read) } else { None };
    let wrong = told.as_ref().filter(|_| shown.judged && read.date().is_none());
    let one_box =
        |at: DateBox| one_box(props, &typing, &shown, &judge, at, wrong.is_some_and(|(wrong, _)| *wrong == at));
    let error = props.error.clone().filter(|_| wrong.is_none());
    let is_wrong = wrong.is_some() || error.is_some();
    html! {
        <fieldset class={classes!("gc-near", "gc-dated", is_wrong.then_some("is-wrong"))} ref={group} {onfocusout}>
            <legend>{ if props.heading { html! { <h1 tabindex="-1">{ props.legend.clone() }</h1> } } else { changing(props.legend.clone()) } }</legend>
            { props.hint.clone().map(|hint| html! { <p class="gc-meta" id={format!("{}-hint", props.id)}>{ changing(hint) }</p> }) }
            <div class="gc-date">{ for DateBox::ALL.map(one_box) }</div>
            <div class="gc-near" id={format!("{}-told", props.id)} role="status">
                { error.map(|error| html! { <p class="gc-wrong" key={error.to_string()}>{ error }</p> }) }
                { told.as_ref().map(|(_, words)| said(words, &read, shown.kept)) }
                { if shown.judged { two_ways(&read, &choose) } else { html! {} } }
            </div>
        </fieldset>
    }
}

/// What was understood, or what to mend and what is kept meanwhile.
fn said(words: &str, read: &TypedDate, kept: Option<Date>) -> Html {
    if read.date().is_some() {
        return html! { <p class="gc-meta" key={words.to_owned()}>{ words }</p> };
    }
    let kept = kept.map(|day| format!(" {} is still kept.", facts::date(day))).unwrap_or_default();
    let words = format!("{words}{kept}");
    html! { <p class="gc-wrong" key={words.clone()}>{ words }</p> }
}

/// The two days that were meant, to choose from.
fn two_ways<F: Fn(Date) -> Callback<()>>(read: &TypedDate, choose: &F) -> Html {
    let TypedDate::TwoWays { day_first, month_first, .. } = read else { return html! {} };
    let way = |day: Date| html! { <Button kind={Kind::Quiet} label={facts::date(day)} onpress={choose(day)} /> };
    html! { <div class="gc-actions">{ way(*day_first) }{ way(*month_first) }</div> }
}

/// Whether this is a whole date by itself.
fn whole(text: &str, today: Option<Date>) -> Option<Date> {
    read_typed_date(text, "", "", today).date()
}

fn one_box<J: Fn(Boxes, Option<Date>) + Clone + 'static>(
    props: &Props,
    typing: &UseStateHandle<Typing>,
    shown: &Typing,
    judge: &J,
    at: DateBox,
    wrong: bool,
) -> Html {
    let (name, part, autocapitalize) = match at {
        DateBox::Day => ("Day", "day", "off"),
        DateBox::Month => ("Month", "month", "off"),
        DateBox::Year => ("Year", "year", "off"),
    };
    let place = at as usize;
    let oninput = {
        let (typing, shown) = (typing.clone(), shown.clone());
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let mut next = shown.clone();
            next.judged = false;
            if let Some(text) = next.boxes.0.get_mut(place) {
                *text = input.value();
            }
            typing.set(next);
        })
    };
    let onpaste = {
        let (typing, shown, today) = (typing.clone(), shown.clone(), props.today);
        Callback::from(move |event: Event| {
            let pasted = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let text = pasted.and_then(|pasted| pasted.get_data("text").ok()).unwrap_or_default();
            if let Some(day) = whole(&text, today) {
                event.prevent_default();
                typing.set(Typing { boxes: Boxes::of(Some(day)), judged: false, ..shown.clone() });
            }
        })
    };
    let onkeydown = {
        let (judge, shown) = (judge.clone(), shown.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.repeat() {
                judge(shown.boxes.clone(), shown.kept);
            }
        })
    };
    let id = format!("{}-{part}", props.id);
    let hint = props.hint.as_ref().map(|_| format!("{}-hint", props.id));
    let described: Vec<String> = hint.into_iter().chain([format!("{}-told", props.id)]).collect();
    html! {
        <div class={classes!("gc-field", (at == DateBox::Month).then_some("gc-date__month"))}>
            <label for={id.clone()}>{ name }</label>
            <input {id} type="text" autocomplete="off" {autocapitalize} spellcheck="false"
                inputmode={if at == DateBox::Month { "text" } else { "numeric" }}
                value={shown.boxes.0.get(place).cloned().unwrap_or_default()}
                aria-describedby={described.join(" ")} aria-invalid={wrong.then_some("true")} {oninput} {onpaste} {onkeydown} />
        </div>
    }
}

/// Puts the focus into the first box of a date.
pub fn focus(id: &str) {
    let first = gloo::utils::document().get_element_by_id(&format!("{id}-day"));
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot be focused stays as it is.
        let _ = first.focus();
    }
}

#[derive(Properties, PartialEq)]
struct DemoProps {
    id: &'static str,
    legend: &'static str,
    day: Option<Date>,
    #[prop_or_default]
    error: Option<AttrValue>,
}

/// Shows what is kept.
#[component]
fn Demo(props: &DemoProps) -> Html {
    let day = use_state(|| props.day);
    let onday = {
        let day = day.clone();
        Callback::from(move |told| day.set(told))
    };
    let kept = day.map_or("Kept: nothing".to_owned(), |day| format!("Kept: {}", facts::date(day)));
    html! {
        <div class="gc-near">
            <DateBoxes id={props.id} legend={props.legend} hint="For example, 1 9 2025 or 1 September 2025." day={*day}
                today={Date::new(2026, 11, 30)} error={props.error.clone()} {onday} />
            <p class="gc-meta">{ changing(kept) }</p>
        </div>
    }
}

/// Empty, kept, and wrong.
pub fn examples() -> Vec<Example> {
    let kept = Date::new(2025, 9, 1);
    vec![
        example(
            "empty",
            html! { <Demo id="date-empty" legend="When did you start your apprenticeship?" day={None::<Date>} /> },
        ),
        example("a day that is kept", html! { <Demo id="date-kept" legend="When is your gateway?" day={kept} /> }),
        example(
            "a day that cannot be right",
            html! {
                <Demo id="date-wrong" legend="When does it end?" day={kept} error="This is before the day you started." />
            },
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_date_is_told_from_a_part_of_one() {
        assert_eq!(whole("1 September 2025", None), Date::new(2025, 9, 1));
        assert_eq!(whole("2025", None), None);
        assert_eq!(whole("03/04/2026", None), None);
    }

    #[test]
    fn boxes_are_filled_from_a_day_and_read_back() {
        let day = Date::new(2025, 9, 1);
        assert_eq!(Boxes::of(day).read(None).date(), day);
        assert_eq!(Boxes::of(None).read(None), TypedDate::Empty);
    }
}
