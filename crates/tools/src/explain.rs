//! The rules of a pack in words, as the page tells them: for authors to read beside the document.

use grades::domain::decision::{Found, Step};
use grades::domain::grade::GradeScale;
use grades::domain::grading::Grader;
use grades::domain::record::LearnerRecord;
use grades::domain::standard::{PathwayNo, Standard};
use grades::rules::overall::Overall;
use grades::wording::{self, comparison, steps};

/// A line for each rule; with the option before it where options differ.
pub fn rules(standard: &Standard) -> Vec<String> {
    let grader = Grader::new(standard.clone());
    let options: Vec<Option<PathwayNo>> = match standard.pathways.len() {
        0 => vec![None],
        count => (0..u8::MAX).map(PathwayNo).take(count).map(Some).collect(),
    };
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for pathway in &options {
        let mut record = LearnerRecord::default();
        record.pathway = *pathway;
        let decision = grader.decide(&record);
        let title = pathway.and_then(|no| standard.pathway(no)).map_or("", |pathway| &pathway.title);
        let mut add = |line: String| match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, of)) => of.push(title),
            None => lines.push((line, vec![title])),
        };
        for decided in &decision.methods {
            let Some(method) = standard.method(decided.method) else { continue };
            for step in &decided.steps {
                asked(standard, &method.grades, step)
                    .into_iter()
                    .for_each(|asks| add(format!("{}: {asks}", method.title)));
            }
            for reading in decided.readings.iter().flat_map(|reading| &reading.says) {
                add(format!("{}: one reading: {reading}", method.title));
            }
            if method.taken_elsewhere {
                add(format!("{}: taken elsewhere; its result is entered.", method.title));
            }
            if method.graded_as_whole {
                add(format!("{}: graded as a whole; its result is entered.", method.title));
            }
        }
        for step in decision.overall.iter().flat_map(|overall| &overall.steps) {
            asked(standard, &standard.grades, step).into_iter().for_each(|asks| add(format!("Overall: {asks}")));
        }
    }
    let all = options.len();
    let told = lines.into_iter().map(|(line, of)| match of.len() == all {
        true => line,
        false => format!("{}: {line}", of.join(", ")),
    });
    told.chain(whole(standard)).collect()
}

fn asked(standard: &Standard, scale: &GradeScale, step: &Step) -> Option<String> {
    let Found::Rule { grade, finding, .. } = &step.found else { return None };
    Some(format!("{} needs {}.", wording::grades::grade(scale, *grade), steps::needs(standard, scale, finding)))
}

/// The table and what repeats do: the same for every option.
fn whole(standard: &Standard) -> Vec<String> {
    let mut lines = Vec::new();
    match &standard.overall {
        Overall::Table(table) => {
            let rows = (0..table.rows.len()).filter_map(|place| steps::row_text(standard, place));
            lines.extend(rows.map(|row| format!("Overall: {row}.")));
        }
        Overall::Rules(_) => {}
        Overall::ByOrganisation { .. } => lines.push("Overall: decided by the assessment organisation.".to_owned()),
    }
    let readings = std::iter::once((&standard.repeats.says, &standard.repeats.caps));
    for (says, caps) in readings {
        lines.extend(says.iter().map(|says| format!("Repeats: one reading: {says}")));
        lines.extend(caps.iter().map(|cap| format!("Repeats: {}.", comparison::limit(standard, cap))));
    }
    for other in &standard.repeats.others {
        lines.push(format!("Repeats: one reading: {}", other.says));
        lines.extend(other.is.iter().map(|cap| format!("Repeats: {}.", comparison::limit(standard, cap))));
    }
    lines
}
