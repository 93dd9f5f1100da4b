//! The steps of a decision: each rule and what it found.

use super::Writing;
use crate::domain::decision::{Count, Finding, Found, Measure, MethodFound, Step};
use crate::domain::grade::GradeScale;
use crate::domain::plan::MethodNo;
use crate::domain::repeats::Sitting;
use crate::files::words::Words;
use crate::formats::records::sitting_word;
use crate::rules::pool::Scope;

impl<'d> Writing<'d, '_> {
    pub(super) fn step(&mut self, scale: &'d GradeScale, step: &'d Step) {
        self.to.open('{');
        self.found(scale, &step.found);
        self.to.text_if("basis", step.basis.map(Words::word));
        if let Some(source) = &step.source {
            self.to.key("source");
            self.to.open('{');
            self.to.text_of("document", &source.document);
            self.to.text_of("at", &source.at);
            if let Some(page) = source.page {
                self.to.number_of("page", page);
            }
            self.to.close('}');
        }
        self.to.close('}');
    }

    fn found(&mut self, scale: &'d GradeScale, found: &'d Found) {
        match found {
            Found::Rule { grade, today, possible, finding } => {
                self.to.text_of("kind", "rule");
                self.grade("grade", scale, *grade);
                self.to.flag_of("today", *today);
                self.to.flag_of("possible", *possible);
                self.to.key("finding");
                self.finding(scale, finding);
            }
            Found::GivenResult { grade } => {
                self.to.text_of("kind", "givenResult");
                self.grade("grade", scale, *grade);
            }
            Found::Combined { today, possible, bounds } => {
                self.to.text_of("kind", "table");
                self.to.key("rows");
                self.to.open('[');
                for row in [today, possible] {
                    match row.and_then(|row| u32::try_from(row).ok()) {
                        Some(row) => self.to.number(row),
                        None => self.to.word("null"),
                    }
                }
                self.to.close(']');
                self.bounds(scale, *bounds);
            }
            Found::Capped { cap, repeated, waivable } => {
                self.to.text_of("kind", "capped");
                self.grade("cap", &self.standard.grades, *cap);
                self.repeated(repeated);
                self.to.flag_of("waivable", *waivable);
            }
            Found::CapWaived { cap, repeated } => {
                self.to.text_of("kind", "capWaived");
                self.grade("cap", &self.standard.grades, *cap);
                self.repeated(repeated);
            }
        }
    }

    fn repeated(&mut self, list: &[(MethodNo, Sitting)]) {
        self.to.key("repeated");
        self.to.open('[');
        for (no, sitting) in list {
            let id = self.method_id(*no);
            self.to.texts([id, sitting_word(*sitting)]);
        }
        self.to.close(']');
    }

    fn finding(&mut self, scale: &'d GradeScale, finding: &'d Finding) {
        self.to.open('{');
        match finding {
            Finding::Count(count) => self.count(scale, count),
            Finding::Level { of, needed, today, possible } => {
                self.measure(*of);
                self.to.number_of("needed", *needed);
                self.to.number_of("today", *today);
                self.to.number_of("possible", *possible);
            }
            Finding::Component { method, component, reach, finding } => {
                let found = self.standard.method(*method).and_then(|method| method.component(*component));
                let scale = found.map_or(scale, |component| &component.grades);
                self.to.text_of("component", found.map_or("", |component| component.id.as_str()));
                self.grade("reach", scale, *reach);
                self.to.key("finding");
                self.finding(scale, finding);
            }
            Finding::Methods { needed, of } => {
                self.to.number_of("methods", *needed);
                self.to.key("of");
                self.to.open('[');
                for found in of {
                    self.method(found);
                }
                self.to.close(']');
            }
            Finding::And(parts) => self.findings("and", scale, parts),
            Finding::Or(parts) => self.findings("or", scale, parts),
        }
        self.to.close('}');
    }

    fn findings(&mut self, key: &str, scale: &'d GradeScale, parts: &'d [Finding]) {
        self.to.key(key);
        self.to.open('[');
        for part in parts {
            self.finding(scale, part);
        }
        self.to.close(']');
    }

    fn method(&mut self, found: &MethodFound) {
        let method = self.standard.method(found.method);
        self.to.open('{');
        self.to.text_of("method", method.map_or("", |method| method.id.as_str()));
        self.to.text_of("reach", method.map_or("", |method| method.grades.name(found.reach)));
        self.to.flag_of("today", found.today);
        self.to.flag_of("possible", found.possible);
        self.to.close('}');
    }

    fn count(&mut self, scale: &GradeScale, count: &Count) {
        let pool = &count.pool;
        let component = || {
            let component = self.standard.method(count.method)?.component(pool.component?)?;
            Some(component.id.as_str())
        };
        let component = component();
        self.to.text_if("grade", pool.grade.map(|grade| scale.name(grade)));
        self.to.text_of(
            "from",
            match pool.from {
                Scope::Both => "both",
                Scope::Core => "core",
                Scope::Option => "option",
            },
        );
        self.to.text_if("theme", pool.theme.as_deref());
        self.to.text_if("component", component);
        self.to.number_of("needed", count.needed);
        self.to.number_of("of", count.of);
        self.to.number_of("met", count.met);
        self.to.number_of("partly", count.partly);
        self.to.number_of("notMet", count.not_met);
        self.to.number_of("unanswered", count.unanswered);
        self.ids("open", &count.open);
    }

    /// The fields of what is entered as a number or grade, or adds up from such numbers.
    pub(super) fn measure(&mut self, measure: Measure) {
        match measure {
            Measure::Mark(no) => self.of_method("mark", no),
            Measure::Part(no, part) => {
                self.of_method("mark", no);
                let part = self.standard.method(no).and_then(|method| method.part(part));
                self.to.text_if("part", part.map(|part| part.id.as_str()));
            }
            Measure::Points(no) => {
                self.to.text_of("of", "points");
                let id = self.id(no);
                self.to.text_of("criterion", id);
            }
            Measure::PointsTotal(no, component) => {
                self.of_method("pointsTotal", no);
                let component =
                    component.and_then(|component| self.standard.method(no).and_then(|m| m.component(component)));
                self.to.text_if("component", component.map(|component| component.id.as_str()));
            }
            Measure::Weighted(_) => self.to.text_of("of", "weighted"),
            Measure::Result(no) => self.of_method("result", no),
        }
    }

    fn of_method(&mut self, of: &str, no: MethodNo) {
        self.to.text_of("of", of);
        let id = self.standard.method(no).map(|method| method.id.as_str());
        self.to.text_if("method", id);
    }
}
