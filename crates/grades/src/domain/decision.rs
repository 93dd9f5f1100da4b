//! What follows from a record: grades, why, and what would change them.

use super::citation::{Basis, Citation};
use super::grade::Grade;
use super::outcome::{CategoryNo, OutcomeNo, Placement};
use super::plan::{ComponentNo, CriterionNo, MethodNo, PartNo};
use super::record::Judgement;
use super::repeats::Sitting;
use crate::rules::pool::Pool;

/// Everything that follows from one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// One for each method of the standard, in its order.
    pub methods: Vec<MethodDecision>,
    /// None where the plan leaves the overall grade to the assessment organisation.
    pub overall: Option<OverallDecision>,
    /// What the answers show, where the plan has outcomes or performance descriptors; none elsewhere.
    pub profile: Option<Profile>,
}

/// Where somebody stands by their own account. It is counted out and never added up: the plan prints no rule that makes
/// a grade of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Every outcome of the core and the option with its answer, in document order.
    pub outcomes: Vec<(OutcomeNo, Option<Judgement>)>,
    /// Codes that an outcome answered *yes* carries, in document order.
    pub shown: Vec<String>,
    /// Codes of answered outcomes, none of which is *yes*.
    pub not_shown: Vec<String>,
    /// Codes of outcomes that all have no answer.
    pub unknown: Vec<String>,
    /// Every performance category with where the person sees themselves.
    pub placements: Vec<(CategoryNo, Option<Placement>)>,
}

impl Profile {
    /// How many outcomes have this answer, or none.
    pub fn count(&self, answer: Option<Judgement>) -> usize {
        self.outcomes.iter().filter(|(_, given)| *given == answer).count()
    }

    /// How many outcomes have an answer.
    pub fn answered(&self) -> usize {
        self.outcomes.iter().filter(|(_, given)| given.is_some()).count()
    }

    /// How many categories have a placement.
    pub fn placed(&self) -> usize {
        self.placements.iter().filter(|(_, given)| given.is_some()).count()
    }
}

/// The two ends of what a grade can still be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// With every unknown counted as not met: a lower bound, not a verdict.
    pub today: Grade,
    /// With every unknown counted as met.
    pub possible: Grade,
}

impl Bounds {
    /// Whether no answer that is still missing can change the grade.
    pub fn settled(self) -> bool {
        self.today == self.possible
    }

    /// Both ends the same.
    pub fn fixed(grade: Grade) -> Bounds {
        Bounds { today: grade, possible: grade }
    }
}

/// Every grade of a record, without the reasons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grades {
    /// In the order of the methods.
    pub methods: Vec<Reached>,
    /// None where the plan leaves the overall grade to the assessment organisation.
    pub overall: Option<Reached>,
    /// What the answers show, where the plan has outcomes or performance descriptors; none elsewhere.
    pub profile: Option<Profile>,
}

/// One grade of a record, by every reading of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// By the headline reading, after any cap.
    pub bounds: Bounds,
    /// Whether it is the same whatever is still unknown, under every reading.
    pub settled: bool,
    /// By each reading, where a rule is ambiguous; empty otherwise.
    pub readings: Vec<ReadingBounds>,
}

/// What is decided about one method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodDecision {
    /// Which method.
    pub method: MethodNo,
    /// Its grade, by the headline reading.
    pub bounds: Bounds,
    /// Whether the grade is the same whatever is still unknown, under every reading.
    pub settled: bool,
    /// The rules that were applied, in order.
    pub steps: Vec<Step>,
    /// Unanswered criteria that can still change this grade.
    pub missing: Vec<CriterionNo>,
    /// Marks and results that are not entered and can still change it.
    pub missing_inputs: Vec<Measure>,
    /// The rules combine in more ways than are followed: what is missing is everything open that a rule names.
    pub missing_cut: bool,
    /// Answered criteria that its rules name.
    pub used: Vec<CriterionNo>,
    /// For each grade above today: the smallest ways there.
    pub routes: Vec<RoutesTo>,
    /// For each grade above possible: what rules it out.
    pub blocked: Vec<Blocked>,
    /// The bounds by each reading, where a rule is ambiguous; empty otherwise.
    pub readings: Vec<ReadingBounds>,
}

/// What is decided about the apprenticeship as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverallDecision {
    /// The grade, by the headline reading, after any cap.
    pub bounds: Bounds,
    /// Whether the grade is the same whatever is still unknown, under every reading.
    pub settled: bool,
    /// The rules that were applied, in order.
    pub steps: Vec<Step>,
    /// Unanswered criteria that can still change this grade.
    pub missing: Vec<CriterionNo>,
    /// Marks and results that are not entered and can still change it.
    pub missing_inputs: Vec<Measure>,
    /// The rules combine in more ways than are followed: what is missing is everything open that a rule names.
    pub missing_cut: bool,
    /// Answered criteria that the rules of the methods name.
    pub used: Vec<CriterionNo>,
    /// For each grade above today: the smallest ways there.
    pub routes: Vec<RoutesTo>,
    /// For each grade above possible: what rules it out.
    pub blocked: Vec<Blocked>,
    /// The bounds by each reading, where a rule is ambiguous; empty otherwise.
    pub readings: Vec<ReadingBounds>,
    /// What it would be if the assessment organisation lifted the cap, where a waivable cap applies.
    pub waived: Option<Bounds>,
}

/// The bounds by one reading of the ambiguous rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingBounds {
    /// This project's words for the reading, from the pack.
    pub says: Vec<String>,
    /// What it gives.
    pub bounds: Bounds,
}

/// One rule that was applied, and what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it found.
    pub found: Found,
    /// How surely the document says the rule; none for something the person entered.
    pub basis: Option<Basis>,
    /// Where the rule stands; none for something the person entered.
    pub source: Option<Citation>,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A rule of a method.
    Rule {
        /// The grade it decides.
        grade: Grade,
        /// Whether it holds with every unknown not met.
        today: bool,
        /// Whether it holds with every unknown met.
        possible: bool,
        /// The counts behind it.
        finding: Finding,
    },
    /// The person entered a result for the method; answers do not count.
    GivenResult {
        /// The result.
        grade: Grade,
    },
    /// The rows of the combination table that decide, by their place.
    Combined {
        /// The first row that matches the methods' grades of today.
        today: Option<usize>,
        /// The first row that matches their possible grades.
        possible: Option<usize>,
        /// What the table gives, before any cap.
        bounds: Bounds,
    },
    /// A repeat limits the grade.
    Capped {
        /// The limit.
        cap: Grade,
        /// The methods that are repeated, and how.
        repeated: Vec<(MethodNo, Sitting)>,
        /// Whether the assessment organisation may lift it.
        waivable: bool,
    },
    /// A cap would apply, but the person says it was lifted.
    CapWaived {
        /// The limit that does not apply.
        cap: Grade,
        /// The methods that are repeated, and how.
        repeated: Vec<(MethodNo, Sitting)>,
    },
}

/// The counts behind a rule, in the rule's own shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// So many of a pool.
    Count(Count),
    /// So much of something that is entered as a number, or adds up from such numbers.
    Level {
        /// Of what.
        of: Measure,
        /// How much is needed.
        needed: u32,
        /// What the answers secure.
        today: u32,
        /// The most it can still be.
        possible: u32,
    },
    /// A component's own grade.
    Component {
        /// Whose.
        method: MethodNo,
        /// Which.
        component: ComponentNo,
        /// The grade it must reach.
        reach: Grade,
        /// The counts behind it.
        finding: Box<Finding>,
    },
    /// So many methods of certain grades.
    Methods {
        /// How many are needed.
        needed: u8,
        /// Which, what each must reach, and whether it does today, and can.
        of: Vec<MethodFound>,
    },
    /// The points of the methods' grades, together.
    GradePoints {
        /// How many are needed.
        needed: u32,
        /// Of which methods.
        of: Vec<GradePointsFound>,
    },
    /// Each of these.
    And(Vec<Finding>),
    /// One of these, or more.
    Or(Vec<Finding>),
    /// So many of these.
    Some {
        /// How many.
        needed: u16,
        /// Of which.
        parts: Vec<Finding>,
    },
}

/// How a method stands against a grade that the overall rule asks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MethodFound {
    /// Which method.
    pub method: MethodNo,
    /// The grade it must reach.
    pub reach: Grade,
    /// Whether it does with every unknown not met.
    pub today: bool,
    /// Whether it does with every unknown met.
    pub possible: bool,
}

/// What a method brings to the points of grades.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradePointsFound {
    /// Which method.
    pub method: MethodNo,
    /// The points of each of its grades, lowest first, its weight counted in.
    pub points: Vec<u32>,
    /// How many are secure.
    pub today: u32,
    /// How many there can be.
    pub possible: u32,
}

/// Something that is entered as a number or a grade, or that adds up from such numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// The mark of a method.
    Mark(MethodNo),
    /// The mark in a part of it.
    Part(MethodNo, PartNo),
    /// The points of a criterion, before its weight.
    Points(CriterionNo),
    /// Points × weight of a method, or of a component, together.
    PointsTotal(MethodNo, Option<ComponentNo>),
    /// Marks × weight of several methods together: the first such sum of the overall rules, the second…
    Weighted(u8),
    /// The result of a method that is taken elsewhere, as a place on its scale.
    Result(MethodNo),
}

/// How a pool of criteria stands against what is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Of which method.
    pub method: MethodNo,
    /// Which criteria.
    pub pool: Pool,
    /// How many are needed.
    pub needed: u16,
    /// Whether every one is needed.
    pub every: bool,
    /// How many there are.
    pub of: u16,
    /// How many are met.
    pub met: u16,
    /// How many are partly met.
    pub partly: u16,
    /// How many are not met.
    pub not_met: u16,
    /// How many have no answer.
    pub unanswered: u16,
    /// Those that are not met yet, whatever their answer, in document order.
    pub open: Vec<CriterionNo>,
}

/// The ways to one grade or better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoutesTo {
    /// The grade.
    pub grade: Grade,
    /// Fewest criteria first; each suffices, and no smaller part of it does. Where the rules combine in more ways than
    /// are followed, a few, found by leaving out what is not needed.
    pub routes: Vec<Route>,
    /// Whether there are more than are listed.
    pub cut: bool,
}

/// One minimal way: all of these, and so many of each of those.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// Every one of these, in document order.
    pub all: Vec<Open>,
    /// So many of each of these sets, which share nothing with each other or with `all`.
    pub any: Vec<AnyOf>,
    /// So much of each of these; what follows from another is not told.
    pub levels: Vec<Level>,
}

impl Route {
    /// How many criteria it takes, and marks or the like.
    pub fn takes(&self) -> usize {
        let criteria = self.any.iter().fold(self.all.len(), |sum, any| sum.saturating_add(usize::from(any.count)));
        criteria.saturating_add(self.levels.len())
    }
}

/// So much of something that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level {
    /// Of what.
    pub of: Measure,
    /// How much is needed.
    pub at_least: u32,
    /// How much the answers secure so far.
    pub now: u32,
}

/// So many of a set, no matter which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnyOf {
    /// How many.
    pub count: u16,
    /// Of which; more than `count`.
    pub of: Vec<Open>,
}

/// A criterion that is not met, and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// Which.
    pub criterion: CriterionNo,
    /// Partly, not met, or nothing.
    pub judgement: Option<Judgement>,
}

/// Why a grade is out of reach as things stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The grade.
    pub grade: Grade,
    /// Why.
    pub by: BlockedBy,
}

/// What rules a grade out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockedBy {
    /// Answers: the smallest sets whose change would open it, every unknown met.
    Answers {
        /// Fewest first.
        routes: Vec<Route>,
        /// Whether there are more than are listed.
        cut: bool,
    },
    /// A limit on repeats.
    Cap,
    /// The rule counts criteria that this option does not have.
    NoCriteria,
    /// No combination of grades that these methods can have gives it.
    NotInTable,
    /// A result that was already given for a method.
    Result,
    /// A mark that was entered.
    Mark,
    /// The table is declared not monotone, so routes are withheld.
    NotMonotone,
}
