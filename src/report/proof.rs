//! KSBs, the gateway, the evidence and its grids.

use super::Report;
use super::grade::source;
use super::html::Html;
use crate::domain::evidence::{Evidence, Links, Service};
use crate::domain::gateway;
use crate::domain::mapping::{GridRow, MethodGrid, grids};
use crate::domain::portfolio::{self, Standing};
use crate::domain::record::{Judgement, Subject};
use crate::domain::standard::Standard;
use crate::wording::{capital, evidence, facts, gateway as gateway_words};

/// So many pieces stand side by side on a page across; more go to a second table.
const ABREAST: usize = 25;

/// Every KSB of the option with its best answer and its evidence.
pub fn ksbs(report: &Report, html: &mut Html) {
    let Report { standard, record, readiness, .. } = report;
    let mine = || standard.ksbs.iter().filter(|ksb| ksb.pathway.is_none() || ksb.pathway == record.pathway);
    if mine().next().is_none() {
        return;
    }
    let links: Vec<Links> = readiness.evidence.iter().map(|piece| piece.links(standard, record.pathway)).collect();
    html.raw("<section><h2>Knowledge, skills and behaviours</h2><p>Each with the best of your answers that carry it");
    html.raw(if links.is_empty() { ".</p>" } else { ", and how many pieces of evidence it has.</p>" });
    let mut kind = "";
    for ksb in mine() {
        if ksb.kind != kind {
            html.raw(if kind.is_empty() { "" } else { "</ul>" });
            kind = &ksb.kind;
            html.element("h3", &capital(kind)).raw("<ul class=\"tiles\">");
        }
        let best = best(report, &ksb.code);
        let (tile, word) = match best {
            Best::Answer(Some(Judgement::Met)) => ("<li class=\"yes\">", "yes"),
            Best::Answer(Some(Judgement::Partly)) => ("<li class=\"part\">", "partly"),
            Best::Answer(Some(Judgement::NotMet)) => ("<li>", "not yet"),
            Best::Answer(None) => ("<li class=\"none\">", "not answered"),
            Best::NoPrompt => ("<li class=\"none\">", "no prompt names it"),
        };
        html.raw(tile).text(&ksb.code).raw(" ").text(word);
        if !links.is_empty() {
            html.text(", ").number(links.iter().filter(|links| links.to_ksb(&ksb.code).is_some()).count());
        }
        html.raw("</li>");
    }
    html.raw("</ul></section>");
}

enum Best {
    NoPrompt,
    Answer(Option<Judgement>),
}

/// The best answer among what carries a code.
fn best(report: &Report, code: &str) -> Best {
    let standard = report.standard;
    let rank = |answer: &Option<Judgement>| match answer {
        None => 0,
        Some(Judgement::NotMet) => 1,
        Some(Judgement::Partly) => 2,
        Some(Judgement::Met) => 3,
    };
    let carries = |subject: &Subject| standard.ksbs_of(*subject).iter().any(|carried| carried == code);
    let answers = standard.subjects_for(report.record.pathway).filter(carries);
    answers.map(|subject| report.record.judgement(subject)).max_by_key(rank).map_or(Best::NoPrompt, Best::Answer)
}

/// Every requirement of the gateway, and how it stands.
pub fn requirements(report: &Report, html: &mut Html) {
    let Report { standard, readiness, .. } = report;
    let standing = gateway::standing(standard, readiness);
    html.raw("<section><h2>Gateway</h2>").element("p", &gateway_words::summary(&standing));
    if !standing.list.is_empty() {
        html.raw("<table>").heads(&["Requirement", "Confirmed by", "How it stands", "Note"]);
        for checked in &standing.list {
            let requirement = checked.requirement;
            html.raw("<tr><th scope=\"row\">").text(&requirement.what);
            if let Some(over) = gateway_words::months_over(checked) {
                html.text(" ").text(&over);
            }
            source(standard, &requirement.source, requirement.basis, html);
            let who = requirement.who.map_or("", facts::confirms);
            let confirmed = checked.confirmed;
            let by = confirmed.map_or("", |confirmed| confirmed.by.as_str());
            html.raw("</th>").element("td", if by.is_empty() { who } else { by });
            let mut state = capital(gateway_words::state(checked));
            if let Some(day) = confirmed.and_then(|confirmed| confirmed.date) {
                state.push_str(", ");
                state.push_str(&facts::date(day));
            }
            html.element("td", &state).element("td", confirmed.map_or("", |confirmed| &confirmed.note)).raw("</tr>");
        }
        html.raw("</tbody></table>");
    }
    html.raw("</section>");
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
        html.raw("<ul>");
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
        html.raw("<table>").heads(&["Piece", "Title", "Kind", "Date", "Where it is kept", "Minutes"]);
        for piece in pieces {
            let kind = piece.kind.map_or("", evidence::kind);
            let date = piece.date.map(facts::date).unwrap_or_default();
            let minutes = piece.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
            html.row(&piece.id, &[&piece.title, kind, &date, &piece.kept, &minutes]);
        }
        html.raw("</tbody></table>");
    }
    html.raw("</section>");
}

/// The mapping grids, each on a page across.
pub fn write_grids(report: &Report, html: &mut Html) {
    let Report { standard, record, readiness, .. } = report;
    let pieces = &readiness.evidence;
    if pieces.is_empty() {
        return;
    }
    html.raw("<section class=\"wide\"><h2>Mapping grid</h2>");
    html.raw("<p>● linked. ○ a code by a criterion that carries it, or a criterion by one of its codes.</p>");
    for grid in grids(standard, record.pathway, pieces) {
        html.element("h3", &evidence::grid_heading(standard, &grid));
        // Nobody needs a page of empty squares.
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
    if !grid.ksbs.is_empty() {
        heads("KSBs and evidence", "KSB", pieces, html);
        for row in &grid.ksbs {
            let label = standard.ksbs.iter().find(|ksb| ksb.code == row.of).and_then(|ksb| ksb.label.as_deref());
            line(&[row.of, " ", label.unwrap_or_default()], row, from, pieces.len(), html);
        }
        html.raw("</tbody></table></div>");
    }
    if !grid.subjects.is_empty() {
        heads("Criteria and evidence", "Criterion", pieces, html);
        for row in &grid.subjects {
            let (grade, theme) = match row.of {
                Subject::Criterion(no) => standard.criterion(no).map_or(("", ""), |criterion| {
                    let scale = standard.method(criterion.method).map(|method| &method.grades);
                    let points = criterion.points.is_some();
                    let grade = scale.filter(|_| !points).map_or("", |scale| scale.name(criterion.grade));
                    (grade, criterion.theme.as_deref().unwrap_or_default())
                }),
                Subject::Outcome(no) => ("", standard.outcome(no).map_or("", |outcome| outcome.title.as_str())),
            };
            line(&[standard.id_of(row.of), " ", grade, " ", theme], row, from, pieces.len(), html);
        }
        html.raw("</tbody></table></div>");
    }
}

fn heads(caption: &'static str, first: &'static str, pieces: &[Evidence], html: &mut Html) {
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").raw(caption);
    html.raw("\"><table class=\"grid\">")
        .element("caption", caption)
        .raw("<thead><tr>")
        .element("th scope=\"col\"", first);
    for piece in pieces {
        html.element("th scope=\"col\"", &piece.id);
    }
    html.raw("</tr></thead><tbody>");
}

fn line<T>(head: &[&str], row: &GridRow<T>, from: usize, count: usize, html: &mut Html) {
    html.raw("<tr>").element("th scope=\"row\"", head.concat().trim_end());
    for mark in row.marks.iter().skip(from).take(count) {
        html.raw(match mark {
            Some(Service::Linked) => "<td>●<span class=\"v\"> linked</span></td>",
            Some(Service::Through) => "<td>○<span class=\"v\"> indirectly</span></td>",
            None => "<td></td>",
        });
    }
    html.raw("</tr>");
}
