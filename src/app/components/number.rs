//! A field for a whole number: checked as it is typed, told beside it what is wrong and how to mend it.

use super::markup::{Part, holding, on_input, text};
use crate::domain::plan::{Method, MethodNo, PartNo};
use crate::domain::typed::{self, Field, OutOfBounds};
use crate::el;
use crate::model::{Action, OpenRecord};
use crate::runtime::Dispatch;
use crate::wording::marks;
use yew::prelude::*;

/// One field with its label, its bounds, and what is wrong.
pub fn number(
    id: &str,
    label: &str,
    most: u32,
    holds: &str,
    wrong: Option<OutOfBounds>,
    field: Field,
    dispatch: &Dispatch,
) -> Part {
    let said = [id, "-said"].concat();
    let dispatch = dispatch.clone();
    let typed = Callback::from(move |text| dispatch.dispatch(Action::Type(field, text)));
    let input = el!(
        "input",
        "id" = id,
        "type" = "text",
        "inputmode" = "numeric",
        "autocomplete" = "off",
        "aria-describedby" = &said,
        "aria-invalid" = wrong.is_some().then_some("true")
    );
    let (class, words) = match wrong {
        Some(wrong) => ("gc-number__wrong", marks::wrong(wrong)),
        None => ("gc-number__bounds", marks::bounds(most)),
    };
    el!("div", "class" = "gc-number"; [
        el!("label", "for" = id; [text(label)]),
        on_input(holding(input, holds), typed),
        el!("p", "id" = &said, "class" = class, "role" = "status"; [text(words)]),
    ])
}

/// The fields for a method's marks: the total, and each part that a rule looks at.
pub fn mark_fields(
    desk: &OpenRecord,
    typed: &[(Field, String)],
    no: MethodNo,
    method: &Method,
    to: &Dispatch,
) -> Vec<Part> {
    let Some(of) = &method.marks else { return Vec::new() };
    let wrong = typed::wrong_marks(&desk.standard, typed, desk.record(), no);
    let wrong = |place: usize| wrong.get(place).copied().flatten();
    let holds = |field| typed::shown(typed, desk.record(), field);
    let id = |part: &str| ["mark-", &method.id, part].concat();
    let total = Field::Total(no);
    let mut fields = vec![number(&id(""), "Mark for the whole method", of.most, &holds(total), wrong(0), total, to)];
    for (place, (part, title)) in (0..u8::MAX).map(PartNo).zip(&of.parts).enumerate() {
        let field = Field::Part(no, part);
        let label = ["Of that, ", &title.title].concat();
        let id = id(&["-", &title.id].concat());
        fields.push(number(&id, &label, title.most, &holds(field), wrong(place + 1), field, to));
    }
    fields
}
