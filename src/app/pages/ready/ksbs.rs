//! Knowledge, skills and behaviours as a map: a tile each, filled by the best answer of what carries it.

use crate::app::components::fields::{focus, hold};
use crate::app::components::markup::{
    Part, block, item, keyed, link, list, on_click, p, parts, say, section, soft, span, strong, text, unseen,
};
use crate::app::components::panel::address;
use crate::domain::evidence::Evidence;
use crate::domain::ksb_map::{Filter, Standing, Tile, is_wanted, neighbours, tiles};
use crate::domain::record::Subject;
use crate::el;
use crate::model::OpenRecord;
use crate::model::screen_state::ScreenAction;
use crate::router::{Ready, Screen};
use crate::runtime::{Dispatch, Page};
use crate::wording::{counted, grades, ksb_map as words};
use yew::prelude::*;

const FILTERS: [Filter; 4] = [Filter::All, Filter::Unanswered, Filter::NotYet, Filter::NoEvidence];

/// The screen.
pub fn ksbs(desk: &OpenRecord, state: &Page) -> Part {
    let dispatch = &state.dispatcher();
    let screen = &state.screen;
    let pathway = desk.record().pathway;
    let tiles = tiles(&desk.standard, desk.record());
    if tiles.is_empty() {
        return say("The document prints no knowledge, skills and behaviours for this option.");
    }
    let pieces = &desk.readiness().evidence;
    let links: Vec<_> = pieces.iter().map(|piece| (piece, piece.links(&desk.standard, pathway))).collect();
    let evidence = |code: &str| -> Vec<&Evidence> {
        links.iter().filter(|(_, links)| links.to_ksb(code).is_some()).map(|(piece, _)| *piece).collect()
    };
    let has_evidence = |code: &str| !evidence(code).is_empty();
    let chosen = screen.filter.unwrap_or(Filter::All);
    let filter = |filter: Filter| {
        let number = tiles.iter().filter(|tile| is_wanted(tile, filter, &has_evidence)).count();
        let words = [words::filter(filter), " (", &number.to_string(), ")"].concat();
        let pressed = if filter == chosen { "true" } else { "false" };
        let field = el!("button", "type" = "button", "class" = "gc-button gc-button--quiet gc-filter", "aria-pressed" = pressed; [text(words)]);
        on_click(field, change(dispatch, ScreenAction::Filter(filter)))
    };
    let sums = words::summary(&tiles).into_iter().map(|says| item(&[text(says)]));
    let mut shown = vec![
        say("Each tile shows your best answer among the prompts that it belongs to. Press one to see what it means."),
        list(&sums.collect::<Vec<_>>()),
        el!("div", "class" = "gc-actions", "role" = "group", "aria-label" = "Show"; FILTERS.into_iter().map(filter).collect::<Vec<_>>()),
    ];
    for kind in words::kinds(&tiles) {
        let wanted: Vec<&Tile> =
            tiles.iter().filter(|tile| tile.ksb.kind == kind && is_wanted(tile, chosen, &has_evidence)).collect();
        if wanted.is_empty() {
            continue;
        }
        let mut of_kind = Vec::new();
        for tile in wanted {
            let open = screen.tile.as_ref() == Some(&tile.ksb.code);
            of_kind.push(button_of(dispatch, tile, open));
            if open {
                let detail = detail(desk, dispatch, tile, &evidence(&tile.ksb.code));
                of_kind.push(keyed(detail, "detail"));
            }
        }
        shown.push(section(&words::kind(kind), &[el!("ul", "class" = "gc-ksbs"; of_kind)]));
    }
    parts(&shown)
}

fn change(dispatch: &Dispatch, change: ScreenAction) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| hold(&dispatch, change.clone()))
}

/// The class and the mark of a tile: told apart in black and white.
fn look(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Yes => ("gc-tile gc-tile--yes", "●"),
        Standing::Partly => ("gc-tile gc-tile--partly", "◐"),
        Standing::NotYet => ("gc-tile gc-tile--not-yet", "○"),
        Standing::Unanswered => ("gc-tile", "?"),
        Standing::NoCriterion => ("gc-tile gc-tile--none", "–"),
    }
}

fn element_id(code: &str) -> String {
    ["tile-", code].concat()
}

fn button_of(dispatch: &Dispatch, tile: &Tile, open: bool) -> Part {
    let (class, mark) = look(tile.standing);
    let code = tile.ksb.code.clone();
    let turn = change(dispatch, ScreenAction::ShowTile((!open).then_some(code)));
    let field = el!("button", "type" = "button", "class" = class, "id" = &element_id(&tile.ksb.code),
        "aria-expanded" = if open { "true" } else { "false" }; [
        strong(&tile.ksb.code),
        el!("span", "aria-hidden" = "true"; [text(mark)]),
        span("gc-tile__word", words::standing(tile.standing)),
    ]);
    keyed(item(&[on_click(field, turn)]), &tile.ksb.code)
}

/// What stands behind a tile: what it means, what carries it, evidence, duties.
fn detail(desk: &OpenRecord, dispatch: &Dispatch, tile: &Tile, evidence: &[&Evidence]) -> Part {
    let label = tile.ksb.label.as_deref().unwrap_or("The document prints no statement.");
    let mut shown = vec![p(&[strong(&tile.ksb.code), text([" ", label].concat())])];
    if tile.carried_by.is_empty() {
        shown.push(say("No criterion of your option carries it."));
    } else {
        shown.push(p(&[strong("Shown by")]));
        shown.push(list(
            &tile
                .carried_by
                .iter()
                .map(|subject| carrier(desk, dispatch, &tile.ksb.code, *subject))
                .collect::<Vec<_>>(),
        ));
    }
    let log = address(desk, Screen::Ready(Ready::Evidence));
    if evidence.is_empty() {
        shown.push(p(&[strong("Evidence: "), text("none yet. "), link(&log, "Add some")]));
    } else {
        shown.push(p(&[strong("Evidence")]));
        let one = |piece: &&Evidence| item(&[text([&piece.id, " ", &piece.title].concat())]);
        shown.push(list(&evidence.iter().map(one).collect::<Vec<_>>()));
    }
    if !tile.duties.is_empty() {
        shown.push(p(&[strong("Duties that need it")]));
        shown.push(list(&tile.duties.iter().map(|duty| item(&[text(&*duty.label)])).collect::<Vec<_>>()));
    }
    el!("li", "class" = "gc-ksbs__detail"; shown)
}

/// A criterion or outcome that carries a code: its prompt, its answer, and the other codes it carries.
fn carrier(desk: &OpenRecord, dispatch: &Dispatch, code: &str, subject: Subject) -> Part {
    let prompt = match subject {
        Subject::Criterion(no) => desk.standard.criterion(no).map(|criterion| &criterion.prompt),
        Subject::Outcome(no) => desk.standard.outcome(no).map(|outcome| &outcome.prompt),
    };
    let to = address(desk, Screen::Answer { criterion: Some(desk.standard.id_of(subject).to_owned()) });
    let mut shown =
        vec![link(&to, prompt.map_or("", |prompt| prompt)), soft(grades::answer(desk.record().judgement(subject)))];
    let others = neighbours(&desk.standard, desk.record().pathway, subject);
    let others: Vec<Part> = others
        .into_iter()
        .filter(|(other, _)| *other != code)
        .map(|(other, carried_by)| {
            let name = other.to_owned();
            let go = {
                let (dispatch, name) = (dispatch.clone(), name);
                Callback::from(move |_| {
                    hold(&dispatch, ScreenAction::GoToTile(name.clone()));
                    // Along to the tile that opens there.
                    focus(&element_id(&name));
                })
            };
            let says = counted(carried_by.len(), "other criterion", "other criteria");
            let field = el!("button", "type" = "button", "class" = "gc-link"; [text(other), unseen(&[", with ", &says].concat())]);
            on_click(field, go)
        })
        .collect();
    if !others.is_empty() {
        let mut also = vec![text("It also carries ")];
        also.extend(others);
        shown.push(block("gc-state", &also));
    }
    item(&shown)
}
