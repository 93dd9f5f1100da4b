//! A table that becomes cards on a narrow screen.

use super::marks::{GradeWord, usual_grades};
use crate::example::{Example, example};
use yew::prelude::*;

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What stands above it.
    pub head: AttrValue,
    /// What becomes of it on a card.
    pub on_card: OnCard,
}

/// What becomes of a column on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnCard {
    /// It stands there, with its head before it.
    Stays,
    /// It stands at the top, beside the name.
    First,
    /// It takes a line of its own.
    Wide,
    /// It is left out until there is room.
    LeftOut,
}

/// What a table holds.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it is: "20 apprentices".
    pub caption: AttrValue,
    /// The columns after the first.
    pub columns: Vec<Column>,
    /// The head of the first column, which names the row.
    pub first: AttrValue,
    /// For each row its key, its name, and what is in its cells.
    pub rows: Vec<(AttrValue, Html, Vec<Html>)>,
}

/// The table. Roles are written out: drawn as cards, browsers would forget that it is a table.
#[component]
pub fn Table(props: &Props) -> Html {
    let class = |column: &Column| match column.on_card {
        OnCard::Stays => None,
        OnCard::First => Some("is-first"),
        OnCard::Wide => Some("is-wide"),
        OnCard::LeftOut => Some("is-more"),
    };
    let head = |column: &Column| {
        html! { <th scope="col" role="columnheader" class={class(column)}>{ column.head.clone() }</th> }
    };
    let row = |(key, name, cells): &(AttrValue, Html, Vec<Html>)| {
        let cell = |(column, cell): (&Column, &Html)| {
            html! { <td role="cell" data-label={column.head.clone()} class={class(column)}><span>{ cell.clone() }</span></td> }
        };
        html! {
            <tr role="row" key={key.to_string()}>
                <th scope="row" role="rowheader">{ name.clone() }</th>
                { for props.columns.iter().zip(cells).map(cell) }
            </tr>
        }
    };
    html! {
        <table class="gc-table gc-table--cards" role="table">
            <caption class="gc-unseen">{ props.caption.clone() }</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{ props.first.clone() }</th>
                    { for props.columns.iter().map(head) }
                </tr>
            </thead>
            <tbody role="rowgroup">{ for props.rows.iter().map(row) }</tbody>
        </table>
    }
}

/// A group of apprentices.
pub fn examples() -> Vec<Example> {
    let [fail, pass, _, distinction] = usual_grades();
    let column = |head: &'static str, on_card: OnCard| Column { head: head.into(), on_card };
    let columns = vec![
        column("Option", OnCard::LeftOut),
        column("Answered", OnCard::Stays),
        column("Today", OnCard::First),
        column("Possible", OnCard::LeftOut),
        column("Evidence", OnCard::Stays),
        column("Main blocker", OnCard::Wide),
        column("Next date", OnCard::Wide),
    ];
    let text = |text: &'static str| html! { <span>{ text }</span> };
    let row = |name: &'static str, today: Html, answered: &'static str, blocker: &'static str| {
        let cells = vec![
            text("Production"),
            text(answered),
            today,
            html! { <GradeWord grade={distinction.clone()} /> },
            text("14 of 18"),
            text(blocker),
            text("Discussion, 9 December 2026"),
        ];
        (AttrValue::Static(name), html! { <a href="#/table">{ name }</a> }, cells)
    };
    let rows = vec![
        row(
            "apprentice 06",
            html! { <><GradeWord grade={fail} /><span>{ " · 1 to fix" }</span></> },
            "24 of 24",
            "Copyright and permission",
        ),
        row(
            "apprentice 07 with a name that is much longer than any column",
            html! { <GradeWord grade={pass} /> },
            "24 of 24",
            "Following rules, licences and law",
        ),
        row("a_file_name_without_any_space_in_it_2026-11-30.json", text("Still answering"), "15 of 24", "9 to answer"),
    ];
    vec![example("a group", html! { <Table caption="3 apprentices" first="Name of file" {columns} {rows} /> })]
}
