//! The mapping grid on screen and paper, and as a table that goes out to a spreadsheet and comes back.

use crate::app::components::fields::{focus, hold, prepare};
use crate::app::components::left_out::left_out;
use crate::app::components::markup::{
    Part, block, button, check, h2, item, link, list, listening, p, parts, say, text, unseen,
};
use crate::app::components::panel::address;
use crate::app::components::paper::print_button;
use crate::domain::date::Date;
use crate::domain::evidence::{Evidence, Service};
use crate::domain::mapping::{GridRow, grids};
use crate::domain::record::Subject;
use crate::domain::revision::changes;
use crate::el;
use crate::formats::csv::dates::{DayOrder, TwoWays};
use crate::formats::csv::evidence::{Read, write};
use crate::formats::kinds;
use crate::formats::problem::Problem;
use crate::model::OpenRecord;
use crate::model::readiness::Prepare;
use crate::model::screen_state::{EvidenceState, Incoming, ScreenAction};
use crate::report::{ABREAST, UPRIGHT};
use crate::router::{Ready, Screen};
use crate::runtime::device::download;
use crate::runtime::files::{self, Chosen};
use crate::runtime::{Dispatch, Page};
use crate::wording::{counted, evidence as words, facts, revision};
use std::ops::Range;
use std::rc::Rc;
use yew::html::onchange;
use yew::prelude::*;

const QUIET: &str = "gc-button gc-button--quiet";

/// A larger file is not even read.
const MOST_BYTES: f64 = 5_000_000.0;

/// The screen.
pub fn grid(desk: &OpenRecord, state: &Page) -> Part {
    let dispatch = state.dispatcher();
    let pieces = &desk.readiness().evidence;
    let grids = grids(&desk.standard, desk.record().pathway, pieces);
    let mut shown = vec![say(&words::summary(pieces.len(), &grids))];
    if pieces.is_empty() {
        let to = address(desk, Screen::Ready(Ready::Evidence));
        shown.push(p(&[
            text("There is no evidence yet. "),
            link(&to, "Add the first piece"),
            text(", or read a table below."),
        ]));
    }
    shown.push(file(desk, &state.screen.evidence, &dispatch));
    if !pieces.is_empty() {
        shown.push(say(words::MARKS));
    }
    for grid in grids.iter().filter(|_| !pieces.is_empty()) {
        let heading = words::grid_heading(&desk.standard, grid);
        let mut tables = vec![h2(&heading)];
        for (place, some) in pieces.chunks(ABREAST).enumerate() {
            let span = place * ABREAST..place * ABREAST + some.len();
            if !grid.ksbs.is_empty() {
                let ksb = |code: &&str| {
                    desk.standard
                        .ksb(code, desk.record().pathway)
                        .and_then(|ksb| ksb.label.as_deref())
                        .unwrap_or_default()
                };
                let rows = grid.ksbs.iter().map(|row| self::row(row.of, ksb(&row.of), row, &span)).collect();
                tables.push(table("KSBs and evidence", &heading, some, rows));
            }
            if !grid.subjects.is_empty() {
                let row = |row: &GridRow<Subject>| {
                    self::row(desk.standard.id_of(row.of), &words::of_subject(&desk.standard, row.of), row, &span)
                };
                tables.push(table("Criteria and evidence", &heading, some, grid.subjects.iter().map(row).collect()));
            }
        }
        shown.push(el!("section", "class" = "gc-mapping"; tables));
    }
    if !pieces.is_empty() {
        let names = pieces.iter().map(|piece| item(&[text(words::name(piece))]));
        shown.push(
            el!("section", "class" = "gc-mapping"; [h2("What the pieces are"), list(&names.collect::<Vec<_>>())]),
        );
    }
    parts(&shown)
}

/// A table that scrolls in a region of its own, its heads staying in sight.
fn table(caption: &str, of: &str, pieces: &[Evidence], rows: Vec<Part>) -> Part {
    let head = |piece: &Evidence| el!("th", "scope" = "col", "title" = &piece.title; [text(&*piece.id), unseen(&[" ", &piece.title].concat())]);
    let mut heads = vec![el!("th", "scope" = "col"; [text("To show")])];
    heads.extend(pieces.iter().map(head));
    let ends = [pieces.first(), pieces.last()].map(|piece| piece.map_or("", |piece| &piece.id));
    let caption = [caption, ", ", ends[0], " to ", ends[1]].concat();
    let label = [&caption, ": ", of].concat();
    // With many, their names are turned on their side.
    let class = if pieces.len() > UPRIGHT { "gc-mapping__many" } else { "" };
    let table = el!("table", "class" = class; [
        el!("caption"; [text(caption)]),
        el!("thead"; [el!("tr"; heads)]),
        el!("tbody"; rows),
    ]);
    el!("div", "class" = "gc-mapping__scroll", "tabindex" = "0", "role" = "region", "aria-label" = &label; [table])
}

fn row<T>(name: &str, label: &str, row: &GridRow<T>, span: &Range<usize>) -> Part {
    let class = if row.pieces() == 0 { "gc-mapping__none" } else { "" };
    let mut head =
        vec![el!("b"; [text(name)]), el!("span", "class" = "gc-mapping__label"; [text([" ", label].concat())])];
    if row.pieces() == 0 {
        head.push(el!("em"; [text(" no evidence")]));
    }
    let mut cells = vec![el!("th", "scope" = "row", "class" = class; head)];
    let marks = row.marks.get(span.clone()).unwrap_or_default();
    cells.extend(marks.iter().map(|mark| match mark {
        Some(Service::Linked) => el!("td"; [text("●"), unseen(words::service(Service::Linked))]),
        Some(Service::Through) => el!("td"; [text("○"), unseen(words::service(Service::Through))]),
        None => el!("td"),
    }));
    el!("tr"; cells)
}

/// Out to a spreadsheet, and back.
fn file(desk: &OpenRecord, held: &EvidenceState, dispatch: &Dispatch) -> Part {
    let here = desk.clone();
    let save = move |_| {
        let table = write(&here.standard, here.record().pathway, &here.readiness().evidence);
        let option = here.record().pathway.map_or("", |_| here.option_id());
        let name = ["evidence-", &here.standard.uid, if option.is_empty() { "" } else { "-" }, option, ".csv"].concat();
        download(&name, "text/csv", &table);
    };
    let mut shown = vec![
        el!("p", "class" = "gc-actions"; [
            button("gc-button", "Save as CSV", Callback::from(save)),
            print_button(QUIET, "Print the grid"),
        ]),
        el!("p"; [
            el!("label", "for" = "csv"; [text("Read a CSV back, after editing it in Excel or LibreOffice ")]),
            chosen(desk, dispatch),
        ]),
    ];
    if let Some(incoming) = &held.incoming {
        shown.push(match &incoming.read {
            Ok(Read { two_ways: Some(two_ways), .. }) => which_way(desk, incoming, two_ways, dispatch),
            Ok(read) => offer(desk, read, held.missing_go, dispatch),
            Err(problems) => refused(problems, dispatch),
        });
    }
    el!("section", "class" = "gc-file"; shown)
}

fn chosen(desk: &OpenRecord, dispatch: &Dispatch) -> Part {
    let (book, saved, dispatch) = (desk.standard.clone(), desk.saved.clone(), dispatch.clone());
    let read_it = move |event: Event| {
        let (book, saved, dispatch) = (book.clone(), saved.clone(), dispatch.clone());
        files::chosen(&event, MOST_BYTES, move |file| {
            let incoming = match (another_kind(&file), file.bytes) {
                (Some(problem), _) => Incoming::refused(problem),
                (None, Some(bytes)) => Incoming::read(bytes, &book, &saved.readiness.evidence),
                (None, None) => {
                    let says = "The file could not be read, or has more than 5 million bytes.";
                    Incoming::refused(Problem::new("", "too-large", says, "Choose the table that was saved here."))
                }
            };
            hold(&dispatch, ScreenAction::Table(Some(Rc::new(incoming))));
            focus("incoming");
        });
    };
    let field = el!("input", "type" = "file", "id" = "csv", "accept" = ".csv,.txt,.tsv,text/csv");
    listening(field, Rc::new(onchange::Wrapper::new(Callback::from(read_it))))
}

/// What a file is that is no table, and where it belongs.
fn another_kind(file: &Chosen) -> Option<Problem> {
    if kinds::is_record(&file.ends) {
        let says = format!("{} holds answers, and is no table.", file.name);
        return Some(Problem::new("", "another-kind", says, "Open it on the page “Keep your answers”."));
    }
    let (what, remedy) = kinds::belongs(kinds::kind(&file.name, &file.ends)?);
    Some(Problem::new("", "another-kind", format!("{} is {what}.", file.name), remedy))
}

/// Asks, once for the file, what comes first in its days; nothing is shown or taken over before.
fn which_way(desk: &OpenRecord, incoming: &Rc<Incoming>, two_ways: &TwoWays, dispatch: &Dispatch) -> Part {
    let choice = |order: DayOrder, says: &str, day: Date| {
        let (book, saved, dispatch, incoming) =
            (desk.standard.clone(), desk.saved.clone(), dispatch.clone(), incoming.clone());
        let chosen = move |_| {
            let read = incoming.with(order, &book, &saved.readiness.evidence);
            hold(&dispatch, ScreenAction::Table(Some(Rc::new(read))));
            focus("incoming");
        };
        button("gc-button", &format!("{says}: {}", facts::date(day)), Callback::from(chosen))
    };
    let (day, at) = (&two_ways.text, &two_ways.at);
    let others = if two_ways.count > 1 { " All such dates of the file are then read this way." } else { "" };
    let says = format!("“{day}” in {at} can be read two ways, and no date of the file tells which is meant.{others}");
    block(
        "gc-notice",
        &[
            el!("h2", "id" = "incoming", "tabindex" = "-1"; [text(format!("What comes first in {day}?"))]),
            say(&says),
            el!("p", "class" = "gc-actions"; [
                choice(DayOrder::DayFirst, "The day", two_ways.day_first),
                choice(DayOrder::MonthFirst, "The month", two_ways.month_first),
                leave(dispatch, "Leave everything as it is"),
            ]),
        ],
    )
}

fn leave(dispatch: &Dispatch, says: &str) -> Part {
    let dispatch = dispatch.clone();
    let leave = move |_| {
        hold(&dispatch, ScreenAction::Table(None));
        focus("csv");
    };
    button(QUIET, says, Callback::from(leave))
}

/// What the file would change, before anything does.
fn offer(desk: &OpenRecord, read: &Read, missing_go: bool, dispatch: &Dispatch) -> Part {
    let log = &desk.readiness().evidence;
    let changes = changes(log, &read.pieces);
    let mut shown = vec![
        el!("h2", "id" = "incoming", "tabindex" = "-1"; [text("What the file would change")]),
        say(&revision::summary(&changes, missing_go)),
    ];
    if !read.notices.is_empty() {
        shown.push(problem_list(&read.notices));
    }
    let each = changes.iter().map(|change| item(&[text(revision::change(change))]));
    if !changes.is_empty() {
        shown.push(el!("details", "open" = (changes.len() <= 20).then_some(""); [
            el!("summary"; [text(counted(changes.len(), "change", "changes"))]),
            list(&each.collect::<Vec<_>>()),
        ]));
    }
    if !read.left_out.is_empty() {
        shown.push(left_out(&read.left_out));
    }
    let missing = revision::missing(&changes);
    if missing > 0 {
        let to = dispatch.clone();
        let tick = Callback::from(move |is| hold(&to, ScreenAction::DropMissing(is)));
        let says = ["Also remove the ", &counted(missing, "piece", "pieces"), " that the file does not have"].concat();
        shown.push(check(&says, missing_go, tick));
    }
    let (to, pieces) = (dispatch.clone(), Rc::new(read.pieces.clone()));
    let take = move |_| {
        prepare(&to, Prepare::TakePieces { pieces: pieces.clone(), drop_missing: missing_go });
        hold(&to, ScreenAction::Table(None));
        focus("csv");
    };
    let mut acts = Vec::new();
    if changes.len() > missing || missing_go {
        acts.push(button("gc-button", "Take these changes over", Callback::from(take)));
    }
    acts.push(leave(dispatch, "Leave everything as it is"));
    shown.push(el!("p", "class" = "gc-actions"; acts));
    block("gc-notice", &shown)
}

fn refused(problems: &[Problem], dispatch: &Dispatch) -> Part {
    let heading = ["The file has ", &counted(problems.len(), "problem", "problems"), "; nothing was changed"].concat();
    block(
        "gc-notice",
        &[
            el!("h2", "id" = "incoming", "tabindex" = "-1"; [text(heading)]),
            problem_list(problems),
            el!("p", "class" = "gc-actions"; [leave(dispatch, "Close this list")]),
        ],
    )
}

fn problem_list(problems: &[Problem]) -> Part {
    let one = |problem: &Problem| {
        let at = if problem.at.is_empty() { String::new() } else { [&*problem.at, ": "].concat() };
        item(&[el!("b"; [text(at)]), text([&*problem.says, " ", &problem.remedy].concat())])
    };
    list(&problems.iter().map(one).collect::<Vec<_>>())
}
