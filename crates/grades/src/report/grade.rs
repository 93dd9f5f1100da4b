//! The summary, the ladder, why, and what would change it.

use super::Report;
use super::html::{Html, along};
use crate::domain::citation::{Basis, Citation};
use crate::domain::decision::{Blocked, BlockedBy, Bounds, Open, Profile, ReadingBounds, Route, Step};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::order::sort_short;
use crate::domain::outcome::Placement;
use crate::domain::record::Subject;
use crate::domain::standard::Standard;
use crate::wording::steps::Standing;
use crate::wording::{capital, changes, counted, facts, grades, marks, steps, summary};

/// More ways than these are only counted: nobody plans by a fourth.
const WAYS: usize = 3;

/// The sentence that comes first, the ladder, and why if it is wanted.
pub fn write(report: &Report, with_why: bool, html: &mut Html) {
    let Report { standard, decision, record, .. } = report;
    let first = summary::overall(standard, decision);
    html.raw("<p class=\"first\">").text(first.lead).raw(" ").element("b", &first.verdict).raw("</p>");
    html.element("p", &first.rest);
    let option = record.pathway.and_then(|no| standard.pathway(no));
    if let Some(why) = option.and_then(|option| option.indicative.as_ref()) {
        html.raw("<p>").element("b", "Indicative only.").text(" ").text(why).raw("</p>");
    }
    html.raw("<div class=\"ladders\">");
    if let Some(overall) = &decision.overall {
        ladder("Overall", &standard.grades, overall.bounds, html);
    }
    for (method, decided) in standard.methods.iter().zip(&decision.methods) {
        ladder(&method.title, &method.grades, decided.bounds, html);
    }
    html.raw("</div>");
    if let Some(profile) = &decision.profile {
        profiled(report, profile, html);
    }
    if !with_why || (decision.methods.is_empty() && decision.overall.is_none()) {
        return;
    }
    html.raw("<section><h2>Why</h2>");
    for (method, decided) in standard.methods.iter().zip(&decision.methods) {
        let now = summary::short(&method.grades, decided.bounds);
        html.element("h3", &[&method.title, ": ", &now].concat());
        step_list(standard, &method.grades, &decided.steps, &decided.readings, html);
    }
    if let Some(overall) = &decision.overall {
        html.element("h3", &["Overall: ", &summary::short(&standard.grades, overall.bounds)].concat());
        step_list(standard, &standard.grades, &overall.steps, &overall.readings, html);
    }
    html.raw("</section>");
}

/// One track: the grades as steps, a solid mark for today, a hollow one for what is possible. The same in a sentence.
fn ladder(name: &str, scale: &GradeScale, bounds: Bounds, html: &mut Html) {
    let x = |grade: Grade| along(scale, grade.rank()).saturating_mul(260) / 100 + 30;
    let said = summary::ladder(name, scale, bounds);
    html.raw("<div class=\"ladder\"><p>").text(&said);
    html.raw("</p><svg viewBox=\"0 0 320 40\" aria-hidden=\"true\" stroke=\"#000\" fill=\"#fff\">");
    html.raw("<path d=\"M30 12H290\"/><path stroke-width=\"5\" d=\"M").number(x(bounds.today)).raw(" 12H");
    html.number(x(bounds.possible)).raw("\"/>");
    let mark = |grade: Grade, shape: &'static str, html: &mut Html| {
        html.raw("<circle cx=\"").number(x(grade)).raw(shape);
    };
    for grade in scale.grades() {
        mark(grade, "\" cy=\"12\" r=\"3\" fill=\"#000\"/>", html);
        html.raw("<text stroke=\"none\" fill=\"#000\" text-anchor=\"middle\" y=\"34\" x=\"")
            .number(x(grade))
            .raw("\">");
        html.text(&grades::grade(scale, grade)).raw("</text>");
    }
    if !bounds.settled() {
        mark(bounds.possible, "\" cy=\"12\" r=\"8\" stroke-width=\"2\"/>", html);
    }
    // A lower end that is no verdict yet has no mark.
    if bounds.settled() || bounds.today != Grade::LOWEST {
        mark(bounds.today, "\" cy=\"12\" r=\"8\" fill=\"#000\"/>", html);
    }
    html.raw("</svg></div>");
}

fn step_list(standard: &Standard, scale: &GradeScale, list: &[Step], readings: &[ReadingBounds], html: &mut Html) {
    html.raw("<ul>");
    for step in list {
        let told = steps::step(standard, scale, step);
        let word = match told.standing {
            Standing::Holds => "Yes. ",
            Standing::Open => "Open. ",
            Standing::Fails => "No. ",
            Standing::Note => "",
        };
        html.raw("<li>").element("b", word).text(&told.text);
        if let Some(cited) = &step.source {
            source(standard, cited, step.basis.unwrap_or_default(), html);
        }
        html.raw("</li>");
    }
    html.raw("</ul>");
    let differ = readings.first().is_some_and(|first| readings.iter().any(|other| other.bounds != first.bounds));
    if differ {
        html.raw("<p><b>The document can be read in two ways, and here they differ. Ask your assessment organisation.</b></p><ul>");
        for reading in readings {
            let grade = capital(&summary::short(scale, reading.bounds));
            html.element("li", &[&reading.says.join(" "), " This gives: ", &grade, "."].concat());
        }
        html.raw("</ul>");
    }
}

/// Where it is printed, and how surely.
pub fn source(standard: &Standard, cited: &Citation, basis: Basis, html: &mut Html) {
    html.raw(" <cite>[");
    if basis != Basis::Stated {
        html.text(&capital(grades::basis(basis))).text(". ");
    }
    html.text(&facts::numbered_citation(standard, cited)).raw("]</cite>");
}

/// What would change the grade, and what rules more out: each way in a line, by numbers; then every criterion once, as a
/// plan with boxes to tick.
pub fn write_changes(report: &Report, html: &mut Html) {
    let Some(overall) = &report.decision.overall else { return };
    let scale = &report.standard.grades;
    if overall.routes.is_empty() && overall.blocked.is_empty() {
        return;
    }
    let mut plan = Vec::new();
    html.raw("<section><h2>What would change it</h2>");
    for to in &overall.routes {
        html.element("h3", &changes::routes_heading(scale, to.grade));
        ways(report, &changes::routes_intro(&to.routes, to.cut), &to.routes, &mut plan, html);
    }
    if !overall.blocked.is_empty() {
        html.raw("<h3>What rules a grade out</h3>");
    }
    for Blocked { grade, by } in &overall.blocked {
        let to = overall.routes.iter().find(|to| to.grade == *grade);
        let says = changes::blocked(scale, *grade, by);
        match by {
            BlockedBy::Answers { routes, .. } if to.is_some_and(|to| to.routes == *routes) => {
                html.element("p", &changes::blocked_as_above(scale, *grade));
            }
            BlockedBy::Answers { routes, .. } => ways(report, &says, routes, &mut plan, html),
            BlockedBy::Cap
            | BlockedBy::NoCriteria
            | BlockedBy::NotInTable
            | BlockedBy::Result
            | BlockedBy::Mark
            | BlockedBy::NotMonotone => {
                html.element("p", &says);
            }
        }
    }
    if !plan.is_empty() {
        html.raw("<h3>What the numbers stand for, with space for a day</h3>");
        ticks(report, &plan, html);
    }
    html.raw("</section>");
}

/// Each way in a line: its criteria by their numbers in the plan, which grows by those that it does not have yet.
fn ways(report: &Report, intro: &str, list: &[Route], plan: &mut Vec<Open>, html: &mut Html) {
    let several = list.len() > 1;
    html.raw("<p>").text(intro);
    html.raw(if several { "</p><ul>" } else { " " });
    for way in list.iter().take(WAYS) {
        let mut says = String::new();
        if several {
            says.push_str(&changes::takes(way));
            says.push_str(": ");
        }
        let mut after = "";
        let mut more = |lead: &str, what: &str| {
            for text in [after, lead, what] {
                says.push_str(text);
            }
            after = "; ";
        };
        if !way.all.is_empty() {
            more("", &numbers(&way.all, plan));
        }
        for any in &way.any {
            more(&[&changes::any_of(any.count, any.of.len()), ": "].concat(), &numbers(&any.of, plan));
        }
        way.levels.iter().for_each(|level| more("", &marks::level(report.standard, level)));
        html.raw(if several { "<li>" } else { "" }).text(&says).raw(if several { ".</li>" } else { ".</p>" });
    }
    if several {
        html.raw("</ul>");
    }
    if list.len() > WAYS {
        html.element("p", &["And ", &counted(list.len() - WAYS, "more way.", "more ways.")].concat());
    }
}

/// "1 to 5, 7": the places of criteria in the plan, which takes in those it does not have.
fn numbers(open: &[Open], plan: &mut Vec<Open>) -> String {
    let mut places: Vec<usize> = Vec::new();
    for one in open {
        let known = plan.iter().position(|known| known.criterion == one.criterion);
        if known.is_none() {
            plan.push(*one);
        }
        places.push(known.map_or(plan.len(), |place| place + 1));
    }
    sort_short(&mut places, |one, other| one < other);
    let mut says = String::new();
    let mut rest = places.as_slice();
    while let Some(first) = rest.first() {
        let run = rest.iter().zip(*first..).take_while(|(place, wanted)| *place == wanted).count();
        if !says.is_empty() {
            says.push_str(", ");
        }
        says.push_str(&first.to_string());
        if run > 1 {
            says.push_str(if run > 2 { " to " } else { ", " });
            says.push_str(&(first + run - 1).to_string());
        }
        rest = rest.get(run..).unwrap_or_default();
    }
    says
}

/// Criteria to tick, with space for a day, or the day that the person planned.
fn ticks(report: &Report, open: &[Open], html: &mut Html) {
    html.raw("<ul class=\"ticks cols\">");
    for (place, one) in open.iter().enumerate() {
        let Some(criterion) = report.standard.criterion(one.criterion) else { continue };
        html.raw("<li><span class=\"box\"></span><b>").number(place + 1).raw("</b> ").text(&criterion.prompt);
        let answer = one.judgement.map_or("", |_| grades::answer(one.judgement));
        let between = if answer.is_empty() { "" } else { ", " };
        html.element("small", &[" (", &criterion.id, between, answer, ")"].concat());
        html.raw(" <span class=\"by\">by ");
        if let Some(Some(day)) = report.readiness.plan.get(&criterion.id) {
            html.text(&facts::date(*day));
        }
        html.raw("</span></li>");
    }
    html.raw("</ul>");
}

/// Outcomes and categories, counted out and never added up.
fn profiled(report: &Report, profile: &Profile, html: &mut Html) {
    let standard = report.standard;
    if !profile.outcomes.is_empty() {
        let of = profile.outcomes.len().to_string();
        let said = [&profile.answered().to_string(), " of ", &of, " outcomes are answered."].concat();
        html.raw("<section><h2>Outcomes</h2>").element("p", &said);
        html.raw("<table>").heads(&["Outcome", "In our words", "Your answer"]);
        for (no, answer) in &profile.outcomes {
            if let Some(outcome) = standard.outcome(*no) {
                let name = [standard.id_of(Subject::Outcome(*no)), " ", &outcome.title].concat();
                html.row(&name, &[&outcome.prompt, grades::answer(*answer)]);
            }
        }
        html.raw("</tbody></table></section>");
    }
    if !profile.placements.is_empty() {
        html.raw("<section><h2>Performance categories</h2><table>").heads(&["Category", "Where you see yourself"]);
        for (no, placement) in &profile.placements {
            let said = match placement {
                None => "not answered".to_owned(),
                Some(Placement::Neither) => "none of the descriptions fits yet".to_owned(),
                Some(Placement::At(grade)) => standard.grades.name(*grade).to_owned(),
            };
            html.row(standard.category(*no).map_or("", |category| &category.title), &[&said]);
        }
        html.raw("</tbody></table></section>");
    }
}
