//! Where one stands: a sentence, then a line for each part of the way, with its count and where to go on.

use crate::app::components::markup::{Part, item, link, p, parts, text};
use crate::app::components::panel::{address, verdict};
use crate::domain::gateway;
use crate::domain::ksb_map::{Standing as Fill, tiles};
use crate::domain::portfolio::{self, PortfolioFound};
use crate::el;
use crate::model::OpenRecord;
use crate::router::{Ready, Screen};
use crate::wording::{counted, facts, summary};

/// The screen.
pub fn overview(desk: &OpenRecord) -> Part {
    let lines = Ready::EVERY.into_iter().skip(1);
    let line = |which: Ready| {
        let to = link(&address(desk, Screen::Ready(which)), which.title());
        item(&[to, text(" "), el!("span"; [text(state(desk, which))])])
    };
    let first = summary::overall(&desk.standard, desk.decision());
    parts(&[
        el!("p", "class" = "gc-summary"; [text("Today: "), verdict(desk)]),
        p(&[text(first.rest)]),
        el!("ul", "class" = "gc-areas"; lines.map(line).collect::<Vec<_>>()),
    ])
}

/// How far one is with a screen, in a few words.
fn state(desk: &OpenRecord, which: Ready) -> String {
    let readiness = desk.readiness();
    match which {
        Ready::Overview => String::new(),
        Ready::Ways => match readiness.plan.len() {
            0 => "nothing in your plan yet".to_owned(),
            planned => [&counted(planned, "criterion", "criteria"), " in your plan"].concat(),
        },
        Ready::Ksbs => {
            let tiles = tiles(&desk.standard, desk.record());
            let yes = tiles.iter().filter(|tile| tile.standing == Fill::Yes).count();
            of_all(yes, tiles.len(), "KSBs answered yes")
        }
        Ready::Evidence => evidence(desk),
        Ready::Grid => {
            let linked = readiness.evidence.iter().filter(|piece| piece.is_linked()).count();
            match readiness.evidence.len() {
                0 => "no pieces to link yet".to_owned(),
                all => of_all(linked, all, "pieces linked to something"),
            }
        }
        Ready::Gateway => {
            let standing = gateway::standing(&desk.standard, readiness);
            if standing.list.is_empty() {
                return "the plan prints no requirements".to_owned();
            }
            of_all(standing.in_place(), standing.binding().count(), "in place")
        }
        Ready::Dates => readiness
            .dates
            .gateway
            .map_or_else(|| "no gateway date yet".to_owned(), |day| ["gateway on ", &facts::date(day)].concat()),
        Ready::Rehearse => match readiness.rehearsals.len() {
            0 => "not rehearsed yet".to_owned(),
            held => [&counted(held, "rehearsal", "rehearsals"), " so far"].concat(),
        },
        Ready::Report => "all of it, to print or to save".to_owned(),
    }
}

fn of_all(some: usize, all: usize, what: &str) -> String {
    [&some.to_string(), " of ", &all.to_string(), " ", what].concat()
}

/// "12 of 18 to 20 pieces", or "12 pieces" where the plan states no limit.
fn evidence(desk: &OpenRecord) -> String {
    let checks = portfolio::check(&desk.standard, desk.record(), desk.readiness());
    let wanted = checks.iter().find_map(|check| match check.found {
        PortfolioFound::Pieces { have, wanted } => Some([&have.to_string(), " of ", &facts::amount(wanted)].concat()),
        PortfolioFound::Video { .. }
        | PortfolioFound::Refused { .. }
        | PortfolioFound::Signed(_)
        | PortfolioFound::Ksbs { .. }
        | PortfolioFound::Yeses { .. }
        | PortfolioFound::Alone { .. }
        | PortfolioFound::Unlinked(_)
        | PortfolioFound::Elsewhere(_) => None,
    });
    wanted.unwrap_or_else(|| counted(desk.readiness().evidence.len(), "piece", "pieces"))
}
