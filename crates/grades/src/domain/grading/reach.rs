//! Which grades nobody can end on, whatever they show.

use super::Grader;
use super::outlook::Outlook;
use super::plan::{MethodPlan, Plan};
use super::work::{MOST_STEPS, Work};
use crate::domain::grade::Grade;
use crate::domain::plan::MethodNo;
use crate::domain::record::LearnerRecord;

/// A grade that nobody can end on, on any option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeverGiven {
    /// Whose: a method's, or the whole.
    pub method: Option<MethodNo>,
    /// Which.
    pub grade: Grade,
    /// Why.
    pub why: Why,
}

/// Why nobody can end on a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Whoever reaches it has reached the next grade, too: that one is easier, or asks for nothing more.
    NextIsEasier,
    /// Nobody can reach it.
    OutOfReach,
}

impl Grader {
    /// Every grade above the lowest that nobody can end on, by the headline reading; where finding out would take too
    /// long, it is left out.
    ///
    /// ```
    /// use grades::domain::grading::Grader;
    /// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
    /// assert_eq!(grader.never_given(), []);
    /// ```
    pub fn never_given(&self) -> Vec<NeverGiven> {
        // The plan for no option is one of them only where there are no options.
        let options = self.plans.len().saturating_sub(1);
        let plans: Vec<&Plan> = self.plans.iter().skip(options.min(1)).filter_map(|one| one.readings.first()).collect();
        let mut found = Vec::new();
        for (no, method) in self.standard.methods() {
            for grade in method.grades.above_lowest() {
                let why = |plan: &&Plan| {
                    let work = Work::new(MOST_STEPS, 1);
                    let outlook = Outlook::new(&self.standard, plan, &LearnerRecord::default(), &work);
                    why(plan, plan.methods.get(no.at())?, &outlook, grade, &work)
                };
                found.extend(alike(&plans, why).map(|why| NeverGiven { method: Some(no), grade, why }));
            }
        }
        for grade in self.standard.grades.above_lowest() {
            let why = |plan: &&Plan| {
                let work = Work::new(MOST_STEPS, 1);
                let overall = Outlook::new(&self.standard, plan, &LearnerRecord::default(), &work).overall?;
                (overall.possible < grade).then_some(Why::OutOfReach)
            };
            found.extend(alike(&plans, why).map(|why| NeverGiven { method: None, grade, why }));
        }
        found
    }
}

/// Why nobody on this option can end on a grade of a method; none if somebody can.
fn why(plan: &Plan, method: &MethodPlan, outlook: &Outlook, grade: Grade, work: &Work) -> Option<Why> {
    let open = outlook.tally.open();
    let room = plan.room(&outlook.tally.met, &open, work);
    work.ask();
    let ways = method.ways(grade, &room);
    if ways.cut {
        return None;
    }
    if ways.list.is_empty() {
        return Some(Why::OutOfReach);
    }
    // Whatever reaches the grade lies above one of the smallest ways to it.
    let passes_on = |way: &Vec<u32>| {
        let there: Vec<u32> = outlook.tally.met.iter().zip(way).map(|(met, more)| met.saturating_add(*more)).collect();
        method.grade(&there) > grade
    };
    ways.list.iter().all(passes_on).then_some(Why::NextIsEasier)
}

/// The reason, if it is one on every option; the easier next grade, where there are both.
fn alike(plans: &[&Plan], why: impl Fn(&&Plan) -> Option<Why>) -> Option<Why> {
    let each: Option<Vec<Why>> = plans.iter().map(why).collect();
    let each = each.filter(|each| !each.is_empty())?;
    Some(if each.contains(&Why::NextIsEasier) { Why::NextIsEasier } else { Why::OutOfReach })
}
