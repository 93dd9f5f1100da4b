//! How grades are decided: standard and record in, decision out.
//!
//! Every rule is monotone, so a record with unknowns is decided twice: unknowns as not met (*today*) and as met
//! (*possible*). Everything else — what is missing, the routes, what rules a grade out — asks one question of one
//! small machine: *which are the smallest sets of these criteria that make this rule hold?* ([`ways`]).
//!
//! | file | does |
//! |---|---|
//! | [`formula`] | a rule turned into sums over classes of criteria that no rule tells apart, and levels of marks |
//! | [`classes`] | what is counted: such classes, marks, points, results |
//! | [`totals`] | numbers that add up from others and bound each other |
//! | [`ways`] | the minimal vectors that satisfy a formula |
//! | [`plan`](mod@plan) | everything about one option that no answer changes, worked out once |
//! | [`tally`] | one record's answers counted by class |
//! | [`whole`] | an overall grade that follows from marks |
//! | [`corners`] | the ends of a grade where the parts of a mark depend on each other |
//! | [`work`] | how much a decision may take, counted in steps |
//! | [`limits`] | what a pack may not ask, so that deciding stays quick |
//! | [`decide`](mod@decide) | bounds, missing, used, blocked |
//! | [`pruned`] | a few ways, where there are too many to find them all |
//! | [`matters`] | of what one more can change a grade |
//! | [`next`] | which answer matters most |
//! | [`chances`] | how surely it tips the grade |
//! | [`explain`] | steps |
//! | [`profile`](mod@profile) | what is counted out, and not graded, where the plan has outcomes |
//! | [`reach`] | grades that nobody can end on |
//! | [`routes`] | ways told in criteria, marks and points |
//! | [`uneven`] | what matters where a better method grade may lower the whole |
//! | [`table`] | proof that a combination table is whole |

mod chances;
pub(crate) mod classes;
mod corners;
mod decide;
mod explain;
pub(crate) mod formula;
pub mod limits;
mod matters;
pub mod next;
mod outlook;
mod plan;
mod profile;
mod pruned;
pub mod reach;
mod routes;
pub mod table;
mod tally;
pub(crate) mod totals;
mod uneven;
mod ways;
pub(crate) mod whole;
mod work;

use super::decision::{Bounds, Decision, Grades};
use super::record::LearnerRecord;
use super::standard::Standard;
use plan::{PathwayPlans, choices_of_readings};
use work::Work;

/// The most routes that are listed for a grade.
pub const MOST_ROUTES: usize = 32;

/// The most readings that are followed side by side.
pub const MOST_READINGS: usize = 8;

/// A standard made ready to decide records.
///
/// Making one costs about as much as a hundred decisions, so keep it.
///
/// ```
/// use grades::domain::{grading::Grader, record::LearnerRecord};
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// let grader = Grader::new(standard);
/// let mut record = LearnerRecord::default();
/// record.pathway = grader.standard().find_pathway("production-coordinator");
/// let decision = grader.decide(&record);
/// let overall = decision.overall.expect("this plan prints a table");
/// assert!(!overall.settled);
/// assert_eq!(grader.standard().grades.name(overall.bounds.possible), "distinction");
/// ```
#[derive(Clone, Debug)]
pub struct Grader {
    standard: Standard,
    /// First for no option, then for each option.
    plans: Vec<PathwayPlans>,
}

/// The bounds of every method and overall, without the reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// In the order of the methods.
    pub methods: Vec<Bounds>,
    /// None where the assessment organisation decides.
    pub overall: Option<Bounds>,
}

impl Grader {
    /// Works out everything about a standard that no answer changes.
    pub fn new(standard: Standard) -> Grader {
        let options = (0..u8::MAX).map(super::standard::PathwayNo).zip(&standard.pathways).map(|(no, _)| Some(no));
        let choices = choices_of_readings(&standard);
        let plan = |pathway| PathwayPlans::new(&standard, pathway, &choices);
        let plans = std::iter::once(None).chain(options).map(plan).collect();
        Grader { standard, plans }
    }

    /// The standard that is decided by.
    pub fn standard(&self) -> &Standard {
        &self.standard
    }

    /// Decides a record. A record without an option is decided by the core alone; an option that the standard
    /// does not have counts as none.
    pub fn decide(&self, record: &LearnerRecord) -> Decision {
        self.plans(record).map_or(Decision { methods: Vec::new(), overall: None, profile: None }, |plans| {
            decide::decide(&self.standard, plans, record, &decide::work(&self.standard, plans))
        })
    }

    /// How many steps it takes to decide a record and to put its prompts in order; a step is about one number looked
    /// at. Limited for every pack that is taken, whatever its rules are.
    pub fn steps(&self, record: &LearnerRecord) -> usize {
        self.plans(record).map_or(0, |plans| {
            let (deciding, ordering) = (decide::work(&self.standard, plans), decide::work(&self.standard, plans));
            let decision = decide::decide(&self.standard, plans, record, &deciding);
            next::order(&self.standard, plans, record, &decision, &ordering);
            deciding.done().saturating_add(ordering.done())
        })
    }

    /// The bounds alone, by the headline reading: what [`decide`](Self::decide) gives, in a tenth of the time.
    pub fn brief(&self, record: &LearnerRecord) -> Brief {
        self.plans(record).and_then(|plans| plans.readings.first()).map_or(
            Brief { methods: Vec::new(), overall: None },
            |plan| {
                let sight = outlook::Outlook::new(&self.standard, plan, record, &Work::new(0, 0));
                Brief { methods: sight.methods.clone(), overall: sight.overall }
            },
        )
    }

    /// Every grade by every reading, without the reasons: what [`decide`](Self::decide) gives of bounds, readings and
    /// whether they are settled.
    ///
    /// ```
    /// use grades::domain::grading::Grader;
    /// use grades::domain::record::LearnerRecord;
    /// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
    /// let record = LearnerRecord::default();
    /// let (grades, decision) = (grader.grades(&record), grader.decide(&record));
    /// assert_eq!(grades.overall.map(|overall| overall.bounds), decision.overall.map(|overall| overall.bounds));
    /// ```
    pub fn grades(&self, record: &LearnerRecord) -> Grades {
        self.plans(record).map_or_else(Grades::default, |plans| decide::grades(&self.standard, plans, record))
    }

    /// Every prompt without an answer, what matters most first; `decision` is what [`decide`](Self::decide) makes of
    /// the record. After each answer it is asked for again.
    ///
    /// ```
    /// use grades::domain::grading::{Grader, next::{Ask, Reason}};
    /// use grades::domain::record::{LearnerRecord, Subject};
    /// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
    /// let mut record = LearnerRecord::default();
    /// record.pathway = grader.standard().find_pathway("production-coordinator");
    /// let order = grader.order(&record, &grader.decide(&record));
    /// let first = order.first().expect("nothing is answered");
    /// assert!(matches!(first.reason, Reason::Decides { of: None, .. }));
    /// let Ask::Subject(Subject::Criterion(no)) = first.ask else { panic!("this plan has criteria") };
    /// assert_eq!(grader.standard().criterion(no).map(|criterion| criterion.id.as_str()), Some("AM1-role-p1"));
    /// ```
    pub fn order(&self, record: &LearnerRecord, decision: &Decision) -> Vec<next::Next> {
        self.plans(record).map_or(Vec::new(), |plans| {
            next::order(&self.standard, plans, record, decision, &decide::work(&self.standard, plans))
        })
    }

    fn plans(&self, record: &LearnerRecord) -> Option<&PathwayPlans> {
        let place = record.pathway.map_or(0, |pathway| pathway.at().saturating_add(1));
        self.plans.get(place).or_else(|| self.plans.first())
    }
}
