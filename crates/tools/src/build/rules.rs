//! The rules of every shipped standard as plain HTML, for readers without scripts or WebAssembly.
//!
//! It says what the page says, in the same words: the rules come from a decision about no answers at all, the sentences
//! from `wording`. Nothing here knows a standard.

use grades::domain::citation::{Basis, Citation};
use grades::domain::decision::{Decision, Found, Step};
use grades::domain::fact::Fact;
use grades::domain::grade::{Grade, GradeScale};
use grades::domain::grading::Grader;
use grades::domain::plan::{Criterion, MethodNo};
use grades::domain::record::LearnerRecord;
use grades::domain::standard::{PathwayNo, Standard};
use grades::rules::overall::Overall;
use grades::wording::{self, CAVEAT, capital, facts, steps};

use crate::fault::{Fault, Outcome};

/// How much is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The rules, and where they can be read in two ways: for a file that must stay small.
    Rules,
    /// The prompts too, what the plan says of times and limits, and every note.
    Everything,
}

/// A section for each standard, newest version first as on the page.
pub fn sections(depth: Depth) -> Outcome<String> {
    let mut html = String::new();
    for shipped in standards::list().into_iter().flatten() {
        let standard = standards::find(shipped.uid).ok_or_else(|| {
            let mend = format!("`cargo tools check standards/{}.json` says what is wrong.", shipped.uid);
            Fault::new(shipped.uid, "cannot be read", mend)
        })?;
        one_standard(&mut html, &standard, depth);
    }
    Ok(html)
}

fn one_standard(html: &mut String, standard: &Standard, depth: Depth) {
    let Standard { title, reference, version, level, .. } = standard;
    let heading = format!("{title}: {reference} version {version}, level {level}");
    let standing =
        format!("{}, {}.", capital(wording::grades::status(standard.status)), facts::window(standard.starts));
    html.push_str(&format!("<section><h2>{}</h2><p>{}</p>\n", escaped(&heading), escaped(&standing)));
    let grader = Grader::new(standard.clone());
    let options: Vec<Option<PathwayNo>> = match standard.pathways.len() {
        0 => vec![None],
        count => (0..u8::MAX).map(PathwayNo).take(count).map(Some).collect(),
    };
    let nothing_said = |pathway: Option<PathwayNo>| {
        let mut record = LearnerRecord::default();
        record.pathway = pathway;
        (pathway, grader.decide(&record))
    };
    let decided: Vec<(Option<PathwayNo>, Decision)> = options.into_iter().map(nothing_said).collect();
    for (no, method) in standard.methods() {
        html.push_str(&format!("<h3>{}</h3>\n", escaped(&method.title)));
        list(html, &method_rules(standard, no, &method.grades, &decided), depth);
        if depth == Depth::Everything {
            list(html, &fact_items(standard, &method.facts), depth);
            prompts(html, standard, no, &method.grades);
        }
    }
    overall(html, standard, &decided, depth);
    outcomes(html, standard, depth);
    html.push_str("<h3>Re-sits and re-takes</h3>\n");
    let mut repeats = fact_items(standard, &standard.repeats.facts);
    if repeats.is_empty() {
        repeats.push(cited(standard, "The documents say nothing.", &standard.repeats.source, standard.repeats.basis));
    }
    list(html, &repeats, depth);
    let told = standard.notes.iter().filter(|note| depth == Depth::Everything || note.basis == Basis::Ambiguous);
    let notes = told.map(|note| cited(standard, &note.text, &note.source, note.basis)).collect();
    titled_list(html, "Where the documents are unclear", notes, depth);
    html.push_str("</section>\n");
}

/// Each rule once, with the options it stands for where they differ.
fn method_rules(
    standard: &Standard,
    no: MethodNo,
    scale: &GradeScale,
    decided: &[(Option<PathwayNo>, Decision)],
) -> Vec<String> {
    let steps_for = |decision: &Decision| -> Vec<String> {
        let method = decision.methods.iter().find(|method| method.method == no);
        method.map_or(Vec::new(), |method| rule_items(standard, scale, &method.steps))
    };
    by_option(standard, decided, &steps_for)
}

fn by_option(
    standard: &Standard,
    decided: &[(Option<PathwayNo>, Decision)],
    items: &dyn Fn(&Decision) -> Vec<String>,
) -> Vec<String> {
    let each: Vec<(Option<PathwayNo>, Vec<String>)> =
        decided.iter().map(|(pathway, decision)| (*pathway, items(decision))).collect();
    let Some((_, first)) = each.first() else { return Vec::new() };
    if each.iter().all(|(_, items)| items == first) {
        return first.clone();
    }
    let titled = |pathway: &Option<PathwayNo>| {
        pathway.and_then(|no| standard.pathway(no)).map_or(String::new(), |option| escaped(&option.title))
    };
    each.iter()
        .flat_map(|(pathway, items)| items.iter().map(move |item| format!("<b>{}:</b> {item}", titled(pathway))))
        .collect()
}

fn rule_items(standard: &Standard, scale: &GradeScale, found: &[Step]) -> Vec<String> {
    let rule = |step: &Step| match &step.found {
        Found::Rule { grade, finding, .. } => {
            let needs = steps::needs(standard, scale, finding);
            let text = format!("{} needs {needs}.", wording::grades::grade(scale, *grade));
            let place = step.source.as_ref().map(|source| place(standard, source, step.basis.unwrap_or_default()));
            Some(escaped(&text) + &place.unwrap_or_default())
        }
        Found::GivenResult { .. } | Found::Combined { .. } | Found::Capped { .. } | Found::CapWaived { .. } => None,
    };
    found.iter().filter_map(rule).collect()
}

fn overall(html: &mut String, standard: &Standard, decided: &[(Option<PathwayNo>, Decision)], depth: Depth) {
    let rows = match &standard.overall {
        Overall::Table(table) => {
            let rows = (0..table.rows.len()).filter_map(|place| steps::row_text(standard, place));
            let mut rows: Vec<String> = rows.map(|row| escaped(&format!("{}.", capital(&row)))).collect();
            if let Some(last) = rows.last_mut() {
                last.push_str(&place(standard, &table.source, table.basis));
            }
            rows
        }
        Overall::Rules(_) => {
            let found = |decision: &Decision| {
                let steps = decision.overall.as_ref().map(|overall| overall.steps.as_slice()).unwrap_or_default();
                rule_items(standard, &standard.grades, steps)
            };
            by_option(standard, decided, &found)
        }
        Overall::ByOrganisation { says, basis, source } => {
            let says = says.as_deref().unwrap_or("Your assessment organisation decides the grade.");
            vec![cited(standard, says, source, *basis)]
        }
    };
    titled_list(html, "The overall grade", rows, depth);
}

fn outcomes(html: &mut String, standard: &Standard, depth: Depth) {
    let outcome = |(_, outcome): (_, &grades::domain::outcome::AssessmentOutcome)| {
        let option = outcome.pathway.and_then(|no| standard.pathway(no));
        let option = option.map_or(String::new(), |option| format!(" ({})", option.title));
        let prompt = if depth == Depth::Everything { format!(": {}", outcome.prompt) } else { String::new() };
        escaped(&format!("{}{option}{prompt}", outcome.title))
    };
    titled_list(html, "Outcomes", standard.outcomes().map(outcome).collect(), depth);
    if depth == Depth::Everything {
        let category = |(_, category): (_, &grades::domain::outcome::PerformanceCategory)| {
            let described = category.descriptors.iter().map(|one| {
                format!(
                    "<li>{}: {}</li>",
                    escaped(&wording::grades::grade(&standard.grades, one.grade)),
                    escaped(&one.says)
                )
            });
            format!("{}<ul>{}</ul>", escaped(&category.title), described.collect::<String>())
        };
        titled_list(html, "Performance", standard.categories().map(category).collect(), depth);
    }
}

/// The prompts of a method, folded: by option, then by grade.
fn prompts(html: &mut String, standard: &Standard, no: MethodNo, scale: &GradeScale) {
    let of_method: Vec<&Criterion> =
        standard.criteria().map(|(_, criterion)| criterion).filter(|criterion| criterion.method == no).collect();
    if of_method.is_empty() {
        return;
    }
    html.push_str("<details><summary>What you have to show</summary>\n");
    let options = (0..u8::MAX).map(PathwayNo).zip(&standard.pathways).map(|(no, option)| (Some(no), &*option.title));
    for (pathway, title) in std::iter::once((None, "Core")).chain(options) {
        let mine: Vec<&&Criterion> = of_method.iter().filter(|criterion| criterion.pathway == pathway).collect();
        let grade = |grade: Grade| wording::grades::grade(scale, grade);
        let item = |criterion: &&&Criterion| {
            let text = format!("{} ({})", criterion.prompt, criterion.ksbs.join(" "));
            format!("<b>{}.</b> {}", escaped(&grade(criterion.grade)), escaped(&text))
        };
        if !mine.is_empty() {
            html.push_str(&format!("<h4>{}</h4>\n", escaped(title)));
            list(html, &mine.iter().map(item).collect::<Vec<_>>(), Depth::Everything);
        }
    }
    html.push_str("</details>\n");
}

fn fact_items(standard: &Standard, given: &[Fact]) -> Vec<String> {
    given.iter().map(|fact| cited(standard, &facts::fact(fact), &fact.source, fact.basis)).collect()
}

fn cited(standard: &Standard, text: &str, source: &Citation, basis: Basis) -> String {
    escaped(text) + &place(standard, source, basis)
}

/// What begins and ends the place of an item.
const PLACE: [&str; 2] = [" <small>", "</small>"];

fn place(standard: &Standard, source: &Citation, basis: Basis) -> String {
    let mut said = facts::citation(standard, source);
    let basis = wording::grades::basis(basis);
    if !basis.is_empty() {
        said.push_str(&format!("; {basis}"));
    }
    let [before, after] = PLACE;
    [before, &escaped(&said), after].concat()
}

fn titled_list(html: &mut String, title: &str, items: Vec<String>, depth: Depth) {
    if !items.is_empty() {
        html.push_str(&format!("<h3>{title}</h3>\n"));
        list(html, &items, depth);
    }
}

/// In the short form, items that follow each other and rest on one place share it: it stands behind the last of them.
fn list(html: &mut String, items: &[String], depth: Depth) {
    if items.is_empty() {
        return;
    }
    html.push_str("<ul>\n");
    for (at, item) in items.iter().enumerate() {
        let (text, place) = item.rsplit_once(PLACE[0]).unwrap_or((item, ""));
        let next = items.get(at + 1).and_then(|next| next.rsplit_once(PLACE[0]));
        let shared = depth == Depth::Rules && !place.is_empty() && next.is_some_and(|(_, of_next)| of_next == place);
        html.push_str(&format!("<li>{}</li>\n", if shared { text } else { item }));
    }
    html.push_str("</ul>\n");
}

/// What leads to the sections, wherever they stand.
pub fn introduction() -> String {
    let how = "These are the published rules, in this project's own words, with the place in the document that each \
               rests on. Only a criterion that is fully met counts.";
    format!("<p>{how} {}</p>\n", escaped(CAVEAT))
}

/// A text in HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_standard_has_its_rules_and_every_prompt() {
        let html = sections(Depth::Everything).unwrap();
        for shipped in &standards::SHIPPED {
            let standard = standards::find(shipped.uid).unwrap();
            assert!(html.contains(&escaped(&format!("{} version {}", standard.reference, standard.version))));
            for (_, criterion) in standard.criteria() {
                assert!(html.contains(&escaped(&criterion.prompt)), "{}: {}", shipped.uid, criterion.id);
            }
            for (_, outcome) in standard.outcomes() {
                assert!(html.contains(&escaped(&outcome.prompt)), "{}: {}", shipped.uid, outcome.id);
            }
        }
        assert!(html.contains("Pass needs all "), "{html}");
    }

    #[test]
    fn the_short_form_has_the_rules_and_no_prompt() {
        let html = sections(Depth::Rules).unwrap();
        assert!(html.contains("Pass needs all ") && !html.contains("What you have to show"));
        assert!(html.contains("gives merit"));
        assert!(html.len() * 4 < sections(Depth::Everything).unwrap().len());
    }

    #[test]
    fn items_that_rest_on_one_place_share_it_in_the_short_form() {
        let items = ["a <small>x</small>", "b <small>x</small>", "c <small>y</small>", "d"].map(str::to_owned);
        let mut html = String::new();
        list(&mut html, &items, Depth::Rules);
        let wanted = "<ul>\n<li>a</li>\n<li>b <small>x</small></li>\n<li>c <small>y</small></li>\n<li>d</li>\n</ul>\n";
        assert_eq!(html, wanted);
    }

    #[test]
    fn text_from_a_pack_is_never_markup() {
        assert_eq!(escaped("<b>\"&amp;\"</b>"), "&lt;b&gt;&quot;&amp;amp;&quot;&lt;/b&gt;");
    }
}
