//! Decisions as JSON.
//!
//! `today` and `possible` are bounds: while they differ, `today` is what the answers so far already secure, not a
//! verdict. Both are null where the assessment organisation decides; then a `profile` may stand beside them.
//!
//! The page, the element, the JavaScript module and the command line write decisions by this one writer, so that they
//! agree byte by byte.

mod found;
mod profile;
mod ways;

use crate::domain::decision::{
    Blocked, Bounds, Decision, Measure, MethodDecision, OverallDecision, ReadingBounds, RoutesTo, Step,
};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::grading::Brief;
use crate::domain::plan::CriterionNo;
use crate::domain::record::LearnerRecord;
use crate::domain::standard::Standard;
use crate::formats::writer::Writer;

/// A decision being written.
struct Writing<'d, 't> {
    standard: &'d Standard,
    to: Writer<'t>,
}

/// A method, or the whole.
struct Part<'d> {
    bounds: Bounds,
    settled: bool,
    steps: &'d [Step],
    missing: &'d [CriterionNo],
    missing_inputs: &'d [Measure],
    missing_cut: bool,
    used: &'d [CriterionNo],
    routes: &'d [RoutesTo],
    blocked: &'d [Blocked],
    readings: &'d [ReadingBounds],
}

/// Writes the whole decision to the end of `to`, which is empty or ends with a whole line.
///
/// ```
/// use grades::domain::{grading::Grader, record::LearnerRecord};
/// use grades::formats::decisions;
/// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
/// let record = LearnerRecord::default();
/// let mut line = String::new();
/// decisions::write(grader.standard(), &record, &grader.decide(&record), &mut line);
/// assert!(line.starts_with(r#"{"standard":"ST0792_1.2","pathway":null,"methods":[{"id":"#));
/// ```
pub fn write(standard: &Standard, record: &LearnerRecord, decision: &Decision, to: &mut String) {
    let mut writing = Writing { standard, to: Writer::new(to) };
    writing.head(record);
    for (method, decided) in standard.methods.iter().zip(&decision.methods) {
        writing.to.open('{');
        writing.to.text_of("id", &method.id);
        writing.part(&method.grades, &method_part(decided));
        writing.to.close('}');
    }
    writing.to.close(']');
    writing.to.key("overall");
    writing.to.open('{');
    match &decision.overall {
        Some(overall) => writing.overall(overall),
        None => writing.decided_elsewhere(),
    }
    writing.to.close('}');
    if let Some(profile) = &decision.profile {
        profile::write(standard, profile, &mut writing.to);
    }
    writing.to.close('}');
}

/// Writes the bounds alone, as [`write()`] would.
pub fn write_brief(standard: &Standard, record: &LearnerRecord, brief: &Brief, to: &mut String) {
    let mut writing = Writing { standard, to: Writer::new(to) };
    writing.head(record);
    for (method, bounds) in standard.methods.iter().zip(&brief.methods) {
        writing.to.open('{');
        writing.to.text_of("id", &method.id);
        writing.bounds(&method.grades, *bounds);
        writing.to.close('}');
    }
    writing.to.close(']');
    writing.to.key("overall");
    writing.to.open('{');
    match brief.overall {
        Some(bounds) => writing.bounds(&standard.grades, bounds),
        None => writing.no_bounds(),
    }
    writing.to.close('}');
    writing.to.close('}');
}

fn method_part(decided: &MethodDecision) -> Part<'_> {
    let MethodDecision { bounds, settled, steps, missing, missing_inputs, used, routes, blocked, readings, .. } =
        decided;
    Part {
        bounds: *bounds,
        settled: *settled,
        steps,
        missing,
        missing_inputs,
        missing_cut: decided.missing_cut,
        used,
        routes,
        blocked,
        readings,
    }
}

impl<'d> Writing<'d, '_> {
    /// Up to the beginning of the list of methods.
    fn head(&mut self, record: &LearnerRecord) {
        let option = record.pathway.and_then(|no| self.standard.pathway(no));
        self.to.open('{');
        self.to.text_of("standard", &self.standard.uid);
        self.to.key("pathway");
        self.to.maybe(option.map(|option| option.id.as_str()));
        self.to.key("methods");
        self.to.open('[');
    }

    fn overall(&mut self, overall: &'d OverallDecision) {
        let OverallDecision { bounds, settled, steps, missing, missing_inputs, used, routes, blocked, .. } = overall;
        let readings = &overall.readings;
        let scale = &self.standard.grades;
        let part = Part {
            bounds: *bounds,
            settled: *settled,
            steps,
            missing,
            missing_inputs,
            missing_cut: overall.missing_cut,
            used,
            routes,
            blocked,
            readings,
        };
        self.part(scale, &part);
        if let Some(waived) = overall.waived {
            self.to.key("waived");
            self.to.open('{');
            self.bounds(scale, waived);
            self.to.close('}');
        }
    }

    /// The whole where the plan prints no rule for it.
    fn decided_elsewhere(&mut self) {
        self.no_bounds();
        self.to.flag_of("settled", false);
        for list in ["steps", "missing", "used", "routes", "blocked", "readings"] {
            self.to.key(list);
            self.to.word("[]");
        }
    }

    fn part(&mut self, scale: &'d GradeScale, part: &Part<'d>) {
        self.bounds(scale, part.bounds);
        self.to.flag_of("settled", part.settled);
        self.to.key("steps");
        self.to.open('[');
        for step in part.steps {
            self.step(scale, step);
        }
        self.to.close(']');
        self.ids("missing", part.missing);
        if !part.missing_inputs.is_empty() {
            self.to.key("missingInputs");
            self.to.open('[');
            for measure in part.missing_inputs {
                self.to.open('{');
                self.measure(*measure);
                self.to.close('}');
            }
            self.to.close(']');
        }
        if part.missing_cut {
            self.to.flag_of("missingCut", true);
        }
        self.ids("used", part.used);
        self.routes(scale, part.routes);
        self.blocked(scale, part.blocked);
        self.readings(scale, part.readings);
    }

    fn readings(&mut self, scale: &GradeScale, readings: &[ReadingBounds]) {
        self.to.key("readings");
        self.to.open('[');
        for reading in readings {
            self.to.open('{');
            self.to.key("says");
            self.to.texts(&reading.says);
            self.bounds(scale, reading.bounds);
            self.to.close('}');
        }
        self.to.close(']');
    }

    /// The fields `today` and `possible`.
    fn bounds(&mut self, scale: &GradeScale, bounds: Bounds) {
        self.grade("today", scale, bounds.today);
        self.grade("possible", scale, bounds.possible);
    }

    fn no_bounds(&mut self) {
        for end in ["today", "possible"] {
            self.to.key(end);
            self.to.word("null");
        }
    }

    fn grade(&mut self, key: &str, scale: &GradeScale, grade: Grade) {
        self.to.text_of(key, scale.name(grade));
    }

    /// A field with the ids of criteria.
    fn ids(&mut self, key: &str, list: &[CriterionNo]) {
        self.to.key(key);
        self.to.open('[');
        for no in list {
            let id = self.id(*no);
            self.to.text(id);
        }
        self.to.close(']');
    }

    fn id(&self, no: CriterionNo) -> &'d str {
        self.standard.criterion(no).map_or("", |criterion| criterion.id.as_str())
    }

    fn method_id(&self, no: crate::domain::plan::MethodNo) -> &'d str {
        self.standard.method(no).map_or("", |method| method.id.as_str())
    }
}
