//! The ways to each grade, and what rules a grade out.

use super::Writing;
use crate::domain::decision::{Blocked, BlockedBy, Level, Measure, Open, Route, RoutesTo};
use crate::domain::grade::GradeScale;
use crate::formats::records::judgement_word;

impl Writing<'_, '_> {
    pub(super) fn routes(&mut self, scale: &GradeScale, routes: &[RoutesTo]) {
        self.to.key("routes");
        self.to.open('[');
        for to in routes {
            self.to.open('{');
            self.grade("grade", scale, to.grade);
            self.ways(&to.routes);
            self.to.flag_of("cut", to.cut);
            self.to.close('}');
        }
        self.to.close(']');
    }

    pub(super) fn blocked(&mut self, scale: &GradeScale, blocked: &[Blocked]) {
        self.to.key("blocked");
        self.to.open('[');
        for blocked in blocked {
            self.to.open('{');
            self.grade("grade", scale, blocked.grade);
            let cause = match &blocked.by {
                BlockedBy::Answers { routes, cut } => {
                    if !routes.is_empty() {
                        self.ways(routes);
                    }
                    if *cut {
                        self.to.flag_of("cut", true);
                    }
                    None
                }
                BlockedBy::Cap => Some("cap"),
                BlockedBy::NoCriteria => Some("noCriteria"),
                BlockedBy::NotInTable => Some("notInTable"),
                BlockedBy::Result => Some("result"),
                BlockedBy::Mark => Some("mark"),
                BlockedBy::NotMonotone => Some("notMonotone"),
            };
            self.to.text_if("cause", cause);
            self.to.close('}');
        }
        self.to.close(']');
    }

    fn ways(&mut self, routes: &[Route]) {
        self.to.key("ways");
        self.to.open('[');
        for route in routes {
            self.to.open('{');
            self.opens("all", &route.all);
            self.to.key("any");
            self.to.open('[');
            for any in &route.any {
                self.to.open('{');
                self.to.number_of("count", any.count);
                self.opens("of", &any.of);
                self.to.close('}');
            }
            self.to.close(']');
            if !route.levels.is_empty() {
                self.to.key("levels");
                self.to.open('[');
                for level in &route.levels {
                    self.level(level);
                }
                self.to.close(']');
            }
            self.to.close('}');
        }
        self.to.close(']');
    }

    fn opens(&mut self, key: &str, list: &[Open]) {
        self.to.key(key);
        self.to.open('[');
        for open in list {
            let id = self.id(open.criterion);
            self.to.open('{');
            self.to.text_of("id", id);
            self.to.text_of("state", open.judgement.map_or("unanswered", judgement_word));
            self.to.close('}');
        }
        self.to.close(']');
    }

    fn level(&mut self, level: &Level) {
        let result = |no| {
            let scale = &self.standard.method(no)?.grades;
            let grade = scale.grades().find(|grade| u32::try_from(grade.rank()) == Ok(level.at_least))?;
            Some(scale.name(grade))
        };
        let grade = match level.of {
            Measure::Result(no) => result(no),
            Measure::Mark(_)
            | Measure::Part(..)
            | Measure::Points(_)
            | Measure::PointsTotal(..)
            | Measure::Weighted(_) => None,
        };
        self.to.open('{');
        self.measure(level.of);
        match grade {
            Some(grade) => self.to.text_of("atLeast", grade),
            None => {
                self.to.number_of("atLeast", level.at_least);
                self.to.number_of("now", level.now);
            }
        }
        self.to.close('}');
    }
}
