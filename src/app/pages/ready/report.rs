//! The report: which parts, on screen as it will be on paper, printed or saved as one HTML file.

use crate::app::components::day::today;
use crate::app::components::fields::hold;
use crate::app::components::markup::{Part, button, check, say, text};
use crate::app::components::paper::{paper, print_button};
use crate::el;
use crate::formats::days::write_date;
use crate::model::OpenRecord;
use crate::model::screen_state::ScreenAction;
use crate::report::{self, Report, date_rows, write_without};
use crate::runtime::Page;
use crate::runtime::device::download;
use yew::prelude::*;

/// The screen.
pub fn report(desk: &OpenRecord, state: &Page) -> Part {
    let held = &state.screen.evidence;
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
            hold(&to, ScreenAction::LeaveOut(place, !is));
        });
        boxes.push(check(part.title(), !left_out.contains(&part), tick));
    }
    let (here, parts_left) = (desk.clone(), left_out);
    let save = move |_| {
        let name = ["grade-report-", &here.standard.uid, "-", &write_date(today()), ".html"].concat();
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

fn written(desk: &OpenRecord, left_out: &[report::Part]) -> String {
    let (record, readiness) = (desk.record(), desk.readiness());
    let report = Report {
        standard: &desk.standard,
        name: &desk.saved.name,
        record,
        readiness,
        decision: desk.decision(),
        dates: &date_rows(&desk.standard, record.pathway, readiness),
        today: today(),
    };
    write_without(&report, left_out)
}
