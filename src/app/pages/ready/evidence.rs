//! The log of evidence: adding, changing, ordering; what the plan asks of it; who signed.

use super::asked::{asked, statement};
use crate::app::components::day::day_field;
use crate::app::components::evidence::{add_piece, kind_from, kind_list, link_piece};
use crate::app::components::fields::{empty, focus, hold, kept_line, kept_lines, labelled, line, prepare, value_of};
use crate::app::components::markup::{
    Part, block, check, holding, keyed, link_button, on_change, on_click, on_input, on_send, p, parts, say, section,
    soft, strong, text, unseen,
};
use crate::app::components::panel::address;
use crate::domain::date::NotADate;
use crate::domain::evidence::Evidence;
use crate::domain::mapping::grids;
use crate::domain::portfolio::{PortfolioFound, check as checks};
use crate::domain::record::Subject;
use crate::domain::text::holds;
use crate::el;
use crate::formats::days::parse_date;
use crate::formats::records::{LONGEST_LINE, LONGEST_NOTE, MOST_MINUTES, split_line, split_note};
use crate::model::readiness::{PieceChange, Prepare};
use crate::model::screen_state::{EvidenceState, ScreenAction};
use crate::model::{Action, OpenRecord};
use crate::router::{Ready, Screen};
use crate::runtime::{Dispatch, Page};
use crate::wording::{capital, counted, evidence as words, facts, versions};
use yew::prelude::*;

const QUIET: &str = "gc-button gc-button--quiet";

/// The screen.
pub fn evidence(desk: &OpenRecord, state: &Page) -> Part {
    let dispatch = state.dispatcher();
    let held = &state.screen.evidence;
    let pieces = &desk.readiness().evidence;
    let summary = words::summary(pieces.len(), &grids(&desk.standard, desk.record().pathway, pieces));
    let found = checks(&desk.standard, desk.record(), desk.readiness());
    let mut shown = vec![
        say(
            "Note what you can show and where it is kept. The file itself stays where it is. Leave out names of people \
             and employers.",
        ),
        p(&[strong(&summary)]),
        add(desk, held, &dispatch),
        section("Your pieces", &log(desk, held, &dispatch)),
        section("What the plan asks", &asked(desk, &found)),
    ];
    if found.iter().any(|check| matches!(check.found, PortfolioFound::Signed(_))) {
        shown.push(statement(desk.readiness().statement, &dispatch));
    }
    shown.push(el!("p", "class" = "gc-actions"; [
        link_button(&address(desk, Screen::Ready(Ready::Grid)), "Open the mapping grid"),
    ]));
    parts(&shown)
}

/// The form for the next piece: Enter in any line adds it, and the title waits for the one after it.
fn add(desk: &OpenRecord, held: &EvidenceState, dispatch: &Dispatch) -> Part {
    let dispatch = dispatch.clone();
    let known = desk.saved.clone();
    let sent = move |event: SubmitEvent| {
        event.prevent_default();
        let mut piece = Evidence::new("", &value_of("new-title"));
        piece.kind = kind_from(&value_of("new-kind"));
        let day = value_of("new-date");
        piece.date = parse_date(&day);
        let (kept, beyond_kept) = split_line(&value_of("new-where"), LONGEST_LINE);
        piece.minutes = minutes(&value_of("new-minutes"));
        let (note, beyond_note) = split_note(&value_of("new-note"));
        (piece.kept, piece.note) = (kept, note);
        // Nothing is cut, and the fields keep what they hold.
        let long = [("Where it is kept", LONGEST_LINE, beyond_kept), ("The note", LONGEST_NOTE, beyond_note)];
        if let Some((what, most, beyond)) = long.into_iter().find(|(.., beyond)| !beyond.is_empty()) {
            let news = words::too_long(what, most, &beyond);
            dispatch.dispatch(Action::TellOfEvidence(news));
        } else if piece.date.is_none() && !day.is_empty() {
            dispatch.dispatch(Action::TellOfEvidence(versions::not_a_date(NotADate::OutOfRange)));
        } else if add_piece(&known.readiness, piece, &dispatch) {
            ["new-title", "new-kind", "new-date", "new-where", "new-minutes", "new-note"].into_iter().for_each(empty);
        }
        focus("new-title");
    };
    let form = el!("form", "class" = "gc-form gc-form--piece", "aria-labelledby" = "new-heading"; [
        labelled("What it is (a title)", "gc-field gc-field--wide", line("new-title", "text")),
        labelled("Kind", "gc-field", kind_list("new-kind", None)),
        labelled("Minutes it runs", "gc-field gc-field--runs", line("new-minutes", "number")),
        labelled("Date", "gc-field", line("new-date", "date")),
        labelled("Where it is kept", "gc-field", line("new-where", "text")),
        labelled("Note", "gc-field gc-field--wide", line("new-note", "text")),
        el!("p"; [el!("button", "class" = "gc-button"; [text("Add this piece")])]),
    ]);
    el!("section"; [
        el!("h2", "id" = "new-heading"; [text("Add a piece")]),
        on_send(form, Callback::from(sent)),
        el!("p", "role" = "status", "class" = "gc-state"; [text(&*held.news)]),
    ])
}

/// Whole minutes; a minute that has begun counts.
fn minutes(typed: &str) -> Option<u32> {
    let (whole, begun) = typed.trim().split_once('.').unwrap_or((typed.trim(), ""));
    let minutes: u32 = whole.parse().ok()?;
    Some(minutes.saturating_add(u32::from(!begun.is_empty()))).filter(|minutes| *minutes <= MOST_MINUTES)
}

fn log(desk: &OpenRecord, held: &EvidenceState, dispatch: &Dispatch) -> Vec<Part> {
    let pieces = &desk.readiness().evidence;
    let mut shown = Vec::new();
    if let Some((place, piece)) = held.gone.clone() {
        shown.push(gone(place, piece, dispatch));
    }
    if pieces.is_empty() {
        shown.push(say("There is none yet. Add the first one above, or from a prompt."));
    }
    let one = |(place, piece): (usize, &Evidence)| keyed(entry(desk, place, piece, held, dispatch), &piece.id);
    shown.push(el!("ol", "class" = "gc-pieces"; pieces.iter().enumerate().map(one).collect::<Vec<_>>()));
    shown
}

/// What was deleted, until it is brought back or the next is deleted.
fn gone(place: usize, piece: Evidence, dispatch: &Dispatch) -> Part {
    let says = ["You deleted ", &words::name(&piece), "."].concat();
    let dispatch = dispatch.clone();
    let undo = move |_| {
        focus(&open_id(&piece.id));
        prepare(&dispatch, Prepare::RestorePiece(place, piece.clone()));
        hold(&dispatch, ScreenAction::Deleted(None));
    };
    let button = el!("button", "type" = "button", "class" = "gc-button", "id" = "undo-piece"; [text("Undo")]);
    el!("div", "class" = "gc-notice", "role" = "status"; [say(&says), on_click(button, Callback::from(undo))])
}

fn open_id(id: &str) -> String {
    ["open-", id].concat()
}

/// One piece in a line; opened, everything about it.
fn entry(desk: &OpenRecord, place: usize, piece: &Evidence, held: &EvidenceState, dispatch: &Dispatch) -> Part {
    let is_open = held.open.as_ref() == Some(&piece.id);
    let to_open = (!is_open).then(|| piece.id.clone());
    let to = dispatch.clone();
    let toggle = move |_| hold(&to, ScreenAction::OpenPiece(to_open.clone()));
    let button = el!("button", "type" = "button", "class" = "gc-link gc-pieces__open", "id" = &open_id(&piece.id),
        "aria-expanded" = if is_open { "true" } else { "false" }; [text(words::name(piece))]);
    let mut shown = vec![on_click(button, Callback::from(toggle)), soft(&in_a_line(piece))];
    if is_open {
        shown.push(block("gc-pieces__more", &[fields(piece, dispatch), links(desk, piece, held, dispatch)]));
        shown.push(acts(desk, place, piece, dispatch));
    }
    el!("li"; shown)
}

/// "Schedule · 3 March 2026 · Shared drive · 4 links".
fn in_a_line(piece: &Evidence) -> String {
    let mut line = capital(piece.kind.map_or("no kind yet", words::kind));
    let mut more = |text: &str| {
        if !text.is_empty() {
            line.push_str(" · ");
            line.push_str(text);
        }
    };
    more(&piece.minutes.map(|minutes| counted(minutes as usize, "minute", "minutes")).unwrap_or_default());
    more(&piece.date.map(facts::date).unwrap_or_default());
    more(&piece.kept);
    more(&match piece.criteria().len() + piece.ksbs().len() {
        0 => "no links yet".to_owned(),
        links => counted(links, "link", "links"),
    });
    line
}

/// A change to one piece.
fn change<T: 'static>(dispatch: &Dispatch, id: &str, change: fn(T) -> PieceChange) -> Callback<T> {
    let (dispatch, id) = (dispatch.clone(), id.to_owned());
    Callback::from(move |value| prepare(&dispatch, Prepare::Piece(id.clone(), change(value))))
}

fn fields(piece: &Evidence, dispatch: &Dispatch) -> Part {
    let id = &piece.id;
    let minutes_held = piece.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let kinds = on_change(
        kind_list(&["kind-", id].concat(), piece.kind),
        change(dispatch, id, |value: String| PieceChange::Kind(kind_from(&value))),
    );
    // Once it is whole: “7.” is no number yet.
    let runs = on_change(
        holding(line(&["minutes-", id].concat(), "number"), &minutes_held),
        change(dispatch, id, |value: String| PieceChange::Minutes(minutes(&value))),
    );
    block(
        "gc-form gc-form--piece",
        &[
            kept_line("Title", &["title-", id].concat(), &piece.title, change(dispatch, id, PieceChange::Title)),
            labelled("Kind", "gc-field", kinds),
            labelled("Minutes it runs", "gc-field gc-field--runs", runs),
            day_field("Date", piece.date, change(dispatch, id, PieceChange::Day)),
            kept_line(
                "Where it is kept",
                &["where-", id].concat(),
                &piece.kept,
                change(dispatch, id, PieceChange::KeptAt),
            ),
            kept_lines("Note", &["note-", id].concat(), &piece.note, change(dispatch, id, PieceChange::Note)),
        ],
    )
}

/// What the piece shows: check boxes for every criterion and code of the option, with a search above them.
fn links(desk: &OpenRecord, piece: &Evidence, held: &EvidenceState, dispatch: &Dispatch) -> Part {
    let pathway = desk.record().pathway;
    let search = held.search.to_ascii_lowercase();
    let wanted = |label: &str| holds(&label.to_ascii_lowercase(), &search);
    let mut shown = vec![find(held, dispatch)];
    for (no, method) in desk.standard.methods() {
        let criteria = desk.standard.criteria_for(pathway).filter(|(_, criterion)| criterion.method == no);
        let subjects = criteria.map(|(no, _)| Subject::Criterion(no)).collect::<Vec<_>>();
        shown.push(boxes(
            &method.title,
            subjects.into_iter().map(|subject| {
                let id = desk.standard.id_of(subject).to_owned();
                (subject_label(desk, subject), piece.criteria().contains(&id), id)
            }),
            &wanted,
            piece,
            false,
            dispatch,
        ));
    }
    let outcomes = desk.standard.outcomes_for(pathway).map(|(no, outcome)| {
        let subject = Subject::Outcome(no);
        (subject_label(desk, subject), piece.criteria().contains(&outcome.id), outcome.id.clone())
    });
    shown.push(boxes("Outcomes", outcomes, &wanted, piece, false, dispatch));
    let mine = desk.standard.ksbs.iter().filter(|ksb| ksb.pathway.is_none() || ksb.pathway == pathway);
    let ksbs = mine.map(|ksb| {
        let label = [&ksb.code, " ", ksb.label.as_deref().unwrap_or_default()].concat();
        (label, piece.ksbs().contains(&ksb.code), ksb.code.clone())
    });
    shown.push(boxes("Knowledge, skills and behaviours", ksbs, &wanted, piece, true, dispatch));
    let count = piece.criteria().len() + piece.ksbs().len();
    let summary = ["What it shows: ", &counted(count, "link", "links")].concat();
    el!("details", "open" = ""; [el!("summary"; [text(summary)]), parts(&shown)])
}

fn find(held: &EvidenceState, dispatch: &Dispatch) -> Part {
    let dispatch = dispatch.clone();
    let typed = Callback::from(move |value: String| hold(&dispatch, ScreenAction::SearchLinks(value)));
    let field = el!("input", "type" = "search", "autocomplete" = "off");
    labelled("Find a criterion or code", "gc-field", on_input(holding(field, &held.search), typed))
}

/// "Communication (pass): I …".
pub fn subject_label(desk: &OpenRecord, subject: Subject) -> String {
    match subject {
        Subject::Criterion(no) => desk.standard.criterion(no).map(|criterion| {
            let grade = desk.standard.method(criterion.method).map_or("", |method| method.grades.name(criterion.grade));
            let grade = if criterion.points.is_some() { "points" } else { grade };
            [criterion.theme.as_deref().unwrap_or(&criterion.id), " (", grade, "): ", &criterion.prompt].concat()
        }),
        Subject::Outcome(no) => desk.standard.outcome(no).map(|outcome| [&outcome.id, ": ", &outcome.title].concat()),
    }
    .unwrap_or_default()
}

fn boxes(
    legend: &str,
    entries: impl Iterator<Item = (String, bool, String)>,
    wanted: &dyn Fn(&str) -> bool,
    piece: &Evidence,
    is_ksb: bool,
    dispatch: &Dispatch,
) -> Part {
    let mut shown = vec![el!("legend"; [text(legend)])];
    for (label, linked, name) in entries {
        if wanted(&label) {
            let (dispatch, id) = (dispatch.clone(), piece.id.clone());
            let tick = Callback::from(move |is| link_piece(&dispatch, &id, &name, is_ksb, is));
            shown.push(keyed(check(&label, linked, tick), &label));
        }
    }
    if shown.len() == 1 { Part::default() } else { el!("fieldset", "class" = "gc-boxes"; shown) }
}

/// Order, and the way out.
fn acts(desk: &OpenRecord, place: usize, piece: &Evidence, dispatch: &Dispatch) -> Part {
    let name = words::name(piece);
    let last = desk.readiness().evidence.len().saturating_sub(1);
    let act = |says: &str, to: Option<usize>| {
        let Some(to) = to else { return Part::default() };
        let (dispatch, id) = (dispatch.clone(), [says, "-", &piece.id].concat());
        let button_id = id.clone();
        let go = move |_| {
            prepare(&dispatch, Prepare::SwapPieces(place, to));
            focus(&id);
        };
        let button = el!("button", "type" = "button", "class" = QUIET, "id" = &button_id; [
            text(says), unseen(&[": ", &name].concat()),
        ]);
        on_click(button, Callback::from(go))
    };
    let (to, out) = (dispatch.clone(), piece.clone());
    let delete = move |_| {
        prepare(&to, Prepare::DeletePiece(out.id.clone()));
        hold(&to, ScreenAction::Deleted(Some((place, out.clone()))));
        focus("undo-piece");
    };
    let delete_button =
        el!("button", "type" = "button", "class" = QUIET; [text("Delete"), unseen(&[": ", &name].concat())]);
    el!("p", "class" = "gc-actions"; [
        act("Up", place.checked_sub(1)),
        act("Down", Some(place + 1).filter(|to| *to <= last)),
        on_click(delete_button, Callback::from(delete)),
    ])
}
