//! A decision in the words that the page uses.

use grades::domain::decision::{Bounds, Decision, Step};
use grades::domain::grade::GradeScale;
use grades::domain::standard::Standard;
use grades::formats::writer::Writer;
use grades::wording::steps::Standing;
use grades::wording::{CAVEAT, changes, steps, summary};

/// Writes what the page says of a decision.
pub(super) fn write(standard: &Standard, decision: &Decision, text: &mut String) {
    let mut to = Writer::new(text);
    to.open('{');
    to.text_of("summary", &summary::overall(standard, decision).text());
    to.key("methods");
    to.open('[');
    for (method, decided) in standard.methods.iter().zip(&decision.methods) {
        to.open('{');
        to.text_of("id", &method.id);
        to.text_of("title", &method.title);
        why(standard, &method.grades, decided.bounds, &decided.steps, &mut to);
        to.close('}');
    }
    to.close(']');
    to.key("overall");
    match &decision.overall {
        None => to.word("null"),
        Some(overall) => {
            let scale = &standard.grades;
            to.open('{');
            why(standard, scale, overall.bounds, &overall.steps, &mut to);
            to.key("changes");
            to.texts(overall.routes.iter().map(|to| {
                let heading = changes::routes_heading(scale, to.grade);
                [&heading, ": ", &changes::routes_intro(&to.routes, to.cut)].concat()
            }));
            to.key("blocked");
            to.texts(overall.blocked.iter().map(|blocked| changes::blocked(scale, blocked.grade, &blocked.by)));
            to.close('}');
        }
    }
    to.text_of("caveat", CAVEAT);
    to.close('}');
}

fn why(standard: &Standard, scale: &GradeScale, bounds: Bounds, found: &[Step], to: &mut Writer) {
    to.text_of("grade", &summary::short(scale, bounds));
    to.key("steps");
    to.open('[');
    for step in found {
        let told = steps::step(standard, scale, step);
        to.open('{');
        to.text_of("says", &told.text);
        to.text_of(
            "standing",
            match told.standing {
                Standing::Holds => "holds",
                Standing::Open => "open",
                Standing::Fails => "fails",
                Standing::Note => "note",
            },
        );
        to.close('}');
    }
    to.close(']');
}
