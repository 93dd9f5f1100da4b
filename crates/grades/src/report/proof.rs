//! KSBs, the gateway, the evidence and its grids.

use super::Report;
use super::grade::source;
use super::html::Html;
use crate::domain::evidence::{Evidence, Links, Service};
use crate::domain::gateway;
use crate::domain::ksb_map::{Standing as Best, tiles};
use crate::domain::mapping::{MethodGrid, grids};
use crate::domain::portfolio::{self, Standing};
use crate::domain::standard::Standard;
use crate::wording::{capital, counted, evidence, facts, gateway as gateway_words, ksb_map};

/// So many pieces stand side by side on a page across; more go to a second table.
pub const ABREAST: usize = 40;

/// With more than so many, their names are turned on their side.
pub const UPRIGHT: usize = 25;

/// Every KSB of the option with its best answer and its evidence.
pub fn ksbs(report: &Report, html: &mut Html) {
    let Report { standard, record, readiness, .. } = report;
    let tiles = tiles(standard, record);
    if tiles.is_empty() {
        return;
    }
    let links: Vec<Links> = readiness.evidence.iter().map(|piece| piece.links(standard, record.pathway)).collect();
    html.raw("<section><h2>Knowledge, skills and behaviours</h2><p>Each with the best of your answers that carry it");
    html.raw(if links.is_empty() { ": " } else { ", and how many pieces of evidence it has: " });
    html.raw("● yes, ◐ partly, ○ not yet, ? not answered, – no prompt names it.</p>");
    for kind in ksb_map::kinds(&tiles) {
        html.element("h3", &ksb_map::kind(kind)).raw("<ul class=\"tiles\">");
        for tile in tiles.iter().filter(|tile| tile.ksb.kind == kind) {
            let (class, mark, word) = match tile.standing {
                Best::Yes => ("<li class=\"yes\">", " ●", " yes"),
                Best::Partly => ("<li class=\"part\">", " ◐", " partly"),
                Best::NotYet => ("<li>", " ○", " not yet"),
                Best::Unanswered => ("<li class=\"none\">", " ?", " not answered"),
                Best::NoCriterion => ("<li class=\"none\">", " –", " no prompt names it"),
            };
            let code = &tile.ksb.code;
            html.raw(class).text(code).element("span aria-hidden=\"true\"", mark);
            html.element("span class=\"v\"", word);
            if !links.is_empty() {
                html.raw(" ").number(links.iter().filter(|links| links.to_ksb(code).is_some()).count());
            }
            html.raw("</li>");
        }
        html.raw("</ul>");
    }
    html.raw("</section>");
}

/// Every requirement of the gateway, and how it stands.
pub fn requirements(report: &Report, html: &mut Html) {
    let Report { standard, readiness, .. } = report;
    let standing = gateway::standing(standard, readiness);
    html.raw("<section><h2>Gateway</h2>").element("p", &gateway_words::summary(&standing));
    html.raw("<ul class=\"cols\">");
    for checked in &standing.list {
        let requirement = checked.requirement;
        let mut state = capital(gateway_words::state(checked));
        let said = checked.confirmed;
        if let Some(day) = said.and_then(|said| said.date) {
            state.push_str(", ");
            state.push_str(&facts::date(day));
        }
        html.raw("<li>").element("b", &state).text(". ").text(&requirement.what);
        if let Some(over) = gateway_words::months_over(checked) {
            html.text(" ").text(&over);
        }
        source(standard, &requirement.source, requirement.basis, html);
        let by = said.map_or("", |said| said.by.as_str());
        if let Some(who) = requirement.who.filter(|_| by.is_empty() && !checked.in_place()) {
            html.text(" For ").text(facts::confirms(who)).raw(" to confirm.");
        }
        for (lead, text) in [(" Confirmed by: ", by), (" Note: ", said.map_or("", |said| &said.note))] {
            if !text.is_empty() {
                html.text(lead).text(text).raw(".");
            }
        }
        html.raw("</li>");
    }
    html.raw("</ul></section>");
}

/// The log of evidence, held against the plan.
pub fn log(report: &Report, html: &mut Html) {
    let Report { standard, record, readiness, .. } = report;
    let pieces = &readiness.evidence;
    html.raw("<section><h2>Evidence</h2>");
    html.element("p", &evidence::summary(pieces.len(), &grids(standard, record.pathway, pieces)));
    if !portfolio::has_limits(standard) {
        html.element("p", evidence::NO_LIMITS);
    }
    let checks = portfolio::check(standard, record, readiness);
    if !checks.is_empty() {
        html.raw("<ul class=\"cols\">");
        for check in &checks {
            let word = [&capital(evidence::standing(check.standing)), ". "].concat();
            html.raw("<li>").element("b", &word).text(&evidence::found(standard, pieces, check)).text(" ");
            if check.standing != Standing::InPlace {
                html.element("small", &evidence::because(check));
            }
            if let Some(fact) = check.fact {
                source(standard, &fact.source, fact.basis, html);
            }
            html.raw("</li>");
        }
        html.raw("</ul>");
    }
    if !pieces.is_empty() {
        html.raw("<h3>The log</h3><ul class=\"cols plain\">");
        for piece in pieces {
            html.raw("<li>").element("b", &piece.id);
            let date = piece.date.map(facts::date).unwrap_or_default();
            let minutes =
                piece.minutes.map(|minutes| counted(minutes as usize, "minute", "minutes")).unwrap_or_default();
            let mut between = " ";
            for part in [piece.title.as_str(), piece.kind.map_or("", evidence::kind), &date, &piece.kept, &minutes] {
                if !part.is_empty() {
                    html.raw(between).text(part);
                    between = " · ";
                }
            }
            html.raw("</li>");
        }
        html.raw("</ul>");
    }
    html.raw("</section>");
}

/// The mapping grids, each on a page across.
pub fn write_grids(report: &Report, html: &mut Html) {
    let Report { standard, record, readiness, .. } = report;
    let pieces = &readiness.evidence;
    // Nobody needs a page of empty squares.
    if !pieces.iter().any(Evidence::is_linked) {
        return;
    }
    html.raw("<section class=\"wide\"><h2>Mapping grid</h2>");
    html.element("p", evidence::MARKS);
    for grid in grids(standard, record.pathway, pieces) {
        html.element("h3", &evidence::grid_heading(standard, &grid));
        let empty = grid.ksbs.iter().all(|row| row.pieces() == 0) && grid.subjects.iter().all(|row| row.pieces() == 0);
        if empty {
            html.element("p", evidence::NOTHING_LINKED);
            continue;
        }
        for (place, abreast) in pieces.chunks(ABREAST).enumerate() {
            table(standard, &grid, place.saturating_mul(ABREAST), abreast, html);
        }
    }
    html.raw("</section>");
}

fn table(standard: &Standard, grid: &MethodGrid, from: usize, pieces: &[Evidence], html: &mut Html) {
    let ksbs = grid.ksbs.iter().map(|row| {
        let label = standard.ksbs.iter().find(|ksb| ksb.code == row.of).and_then(|ksb| ksb.label.as_deref());
        Line { code: row.of, more: [" ", label.unwrap_or_default()].concat(), marks: &row.marks }
    });
    lines(["KSBs and evidence", "KSB"], &ksbs.collect::<Vec<_>>(), from, pieces, html);
    let subjects = grid.subjects.iter().map(|row| Line {
        code: standard.id_of(row.of),
        more: [" ", &evidence::of_subject(standard, row.of)].concat(),
        marks: &row.marks,
    });
    let first = if standard.outcomes.is_empty() { "Criterion" } else { "Outcome" };
    lines(["Criteria and evidence", first], &subjects.collect::<Vec<_>>(), from, pieces, html);
}

/// A row of a grid.
struct Line<'l> {
    code: &'l str,
    more: String,
    marks: &'l [Option<Service>],
}

/// A table of the rows that some of these pieces serve; the others in one line.
fn lines([caption, first]: [&'static str; 2], every: &[Line], from: usize, pieces: &[Evidence], html: &mut Html) {
    let marks = |line: &Line| line.marks.iter().skip(from).take(pieces.len()).copied().collect::<Vec<_>>();
    let (some, none): (Vec<&Line>, Vec<&Line>) = every.iter().partition(|line| marks(line).iter().any(Option::is_some));
    if !some.is_empty() {
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").raw(caption);
        html.raw(if pieces.len() > UPRIGHT { "\"><table class=\"grid many\">" } else { "\"><table class=\"grid\">" });
        html.element("caption", caption).raw("<thead><tr>").element("th scope=\"col\"", first);
        for piece in pieces {
            html.element("th scope=\"col\"", &piece.id);
        }
        html.raw("</tr></thead><tbody>");
        for line in some {
            html.raw("<tr>").element("th scope=\"row\"", [line.code, &line.more].concat().trim_end());
            for mark in marks(line) {
                html.raw(match mark {
                    Some(Service::Linked) => "<td>●<span class=\"v\"> linked</span></td>",
                    Some(Service::Through) => "<td>○<span class=\"v\"> indirectly</span></td>",
                    None => "<td></td>",
                });
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>");
    }
    if !none.is_empty() {
        let codes: Vec<&str> = none.iter().map(|line| line.code).collect();
        let of = if pieces.len() < every.first().map_or(0, |line| line.marks.len()) {
            "None of these pieces: "
        } else {
            "No evidence: "
        };
        html.raw("<p>").element("b", of).text(&codes.join(", ")).raw(".</p>");
    }
}
