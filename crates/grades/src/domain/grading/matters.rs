//! Of what one more can change a grade.

use super::decide::{Sight, Target};
use super::uneven::classes_that_matter;
use super::work::Work;
use crate::domain::decision::Measure;
use crate::domain::plan::MethodNo;

impl Sight<'_> {
    /// The classes of which one more can change the grade; all that the rules name, and true, where there are too many
    /// ways to find out.
    pub fn touched(&self, target: Target, work: &Work) -> (Vec<bool>, bool) {
        if let (Target::Overall, false) = (target, self.is_monotone()) {
            return (classes_that_matter(&self.outlook, self.plan, work), false);
        }
        let tally = &self.outlook.tally;
        let room = self.plan.room(&tally.met, &tally.unknown, work);
        let mut touched = vec![false; self.plan.classes.len()];
        let Some(bounds) = self.bounds(target) else { return (touched, false) };
        let mut grade = bounds.today;
        while grade < bounds.possible {
            grade = grade.next();
            let ways = self.ways(target, grade, &room);
            ways.touched(&room, &mut touched);
            if ways.cut || work.is_ended() {
                return (self.named(target), true);
            }
        }
        (touched, false)
    }

    /// The classes that the rules name; of methods whose result was given, none.
    fn named(&self, target: Target) -> Vec<bool> {
        let mut named = vec![false; self.plan.classes.len()];
        for placed in &self.plan.criteria {
            if let (true, Some(named)) =
                (self.counts(target, placed.method), placed.class.and_then(|class| named.get_mut(class)))
            {
                *named = true;
            }
        }
        for entered in &self.plan.classes.entered {
            let counts = match entered.measure {
                Measure::Mark(no) | Measure::Part(no, _) | Measure::Result(no) => self.counts(target, no),
                Measure::Points(no) => {
                    let method = self.plan.place(no).map(|placed| placed.method);
                    method.is_some_and(|no| self.counts(target, no))
                }
                Measure::PointsTotal(..) | Measure::Weighted(_) => false,
            };
            if let (true, Some(named)) = (counts, named.get_mut(entered.class)) {
                *named = true;
            }
        }
        named
    }

    /// Whether what is entered for a method can count for a grade.
    fn counts(&self, target: Target, no: MethodNo) -> bool {
        let given = self.outlook.given.get(no.at()).copied().flatten().is_some();
        let asked = match target {
            Target::Method(asked) => asked == no,
            Target::Overall => true,
        };
        asked && !given
    }
}
