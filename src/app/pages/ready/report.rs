//! The report: which parts, on screen as it will be on paper, printed or saved as one HTML file.

use crate::app::components::day::today;
use crate::app::components::fields::hold;
use crate::app::components::markup::{Part, button, check, say, text};
use crate::app::components::paper::{paper, print_button};
use crate::app::state::{Desk, State};
use crate::app::store::download;
use crate::el;
use crate::formats::days::write_date;
use crate::report::{self, Report, date_rows, write_without};
use yew::prelude::*;

/// The screen.
pub fn report(desk: &Desk, state: &UseReducerHandle<State>) -> Part {
    let held = &state.passing.holding;
    let left_out: Vec<report::Part> = report::Part::EVERY
        .into_iter()
        .enumerate()
        .filter(|(place, _)| held.left_out.contains(place))
        .map(|(_, part)| part)
        .collect();
    let html = written(desk, &left_out);
    let mut boxes = vec![el!("legend"; [text("What is in it")])];
    for (place, part) in report::Part::EVERY.into_iter().enumerate() {
        let to = state.dispatcher();
        let tick = Callback::from(move |is: bool| {
            hold(&to, move |held| {
                held.left_out.retain(|left| *left != place);
                if !is {
                    held.left_out.push(place);
                }
            });
        });
        boxes.push(check(part.title(), !left_out.contains(&part), tick));
    }
    let (here, parts_left) = (desk.clone(), left_out);
    let save = move |_| {
        let name = ["grade-report-", &here.book.uid, "-", &write_date(today()), ".html"].concat();
        download(&name, "text/html", &written(&here, &parts_left));
    };
    el!("div", "class" = "gc-report"; [
        el!("div", "class" = "gc-file"; [
            say("All of it in one place, to print, to keep or to give to your training provider. The file opens in any \
                 browser, without this page."),
            el!("fieldset", "class" = "gc-boxes"; boxes),
            el!("p", "class" = "gc-actions"; [
                button("gc-button", "Save as HTML file", Callback::from(save)),
                print_button("gc-button gc-button--quiet", "Print, or save as PDF"),
            ]),
        ]),
        paper(&html),
    ])
}

fn written(desk: &Desk, left_out: &[report::Part]) -> String {
    let (record, readiness) = (desk.record(), desk.readiness());
    let report = Report {
        standard: &desk.book,
        name: &desk.saved.name,
        record,
        readiness,
        decision: &desk.decision,
        dates: &date_rows(&desk.book, record.pathway, readiness),
        today: today(),
    };
    write_without(&report, left_out)
}
