//! Figures and rules of a plan that no grade depends on: times, counts, limits.

use super::citation::{Basis, Citation};
use super::evidence::EvidenceKind;
use super::standard::PathwayNo;
use crate::files::words::words;
use serde::{Deserialize, Serialize};

/// One thing a plan says, with its figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Which thing.
    pub what: FactKind,
    /// Its figure, if it has one.
    pub amount: Option<Amount>,
    /// It may run over by this many per cent.
    pub extra_percent: Option<u32>,
    /// It may be over or under by this many per cent.
    pub plus_minus_percent: Option<u32>,
    /// The kind of evidence it is about, where it is about one.
    pub kind: Option<EvidenceKind>,
    /// What the figure is counted from or before.
    pub anchor: Option<Anchor>,
    /// The option it belongs to; none for everybody.
    pub pathway: Option<PathwayNo>,
    /// This project's sentence; `{amount}`, `{extra}` and `{plusMinus}` stand for the figures.
    pub says: Option<String>,
    /// Whether it binds.
    pub force: Option<Force>,
    /// How surely the document says it.
    pub basis: Basis,
    /// Where.
    pub source: Citation,
}

/// What a fact is about: a closed list, so that a misspelt one is noticed. Its word in files is the name in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each name says it; `standards/format.md` lists them by what they are of")]
pub enum FactKind {
    // of the standard
    OnProgramme,
    OffTheJob,
    AssessmentPeriod,
    Order,
    NextWithoutResult,
    Results,
    Certificate,
    Planning,
    Adjustments,
    Venue,
    Appeals,
    Contact,
    Guidance,
    Identity,
    // of a method
    Duration,
    Presentation,
    Questioning,
    Questions,
    QuestionSource,
    FollowUp,
    FullTime,
    Notice,
    Review,
    Submission,
    Approval,
    Content,
    Documentation,
    Equipment,
    TechnicalNeeds,
    Remote,
    EndEarly,
    Themes,
    Holistic,
    ProjectTime,
    ProjectEffort,
    ProjectBasis,
    Report,
    WordsApart,
    Mapping,
    OwnWork,
    Components,
    // of a portfolio
    PortfolioScope,
    PortfolioPieces,
    PortfolioMapping,
    PortfolioManyKsbs,
    PortfolioVideo,
    PortfolioSource,
    PortfolioRefuses,
    PortfolioEmployer,
    PortfolioStatement,
    PortfolioUse,
    PortfolioFeedback,
    PortfolioHandIn,
    // of repeats
    RepeatAgreed,
    ActionPlan,
    ResitTypical,
    RetakeTypical,
    RepeatWindow,
    RepeatWhole,
    DifferentQuestions,
    NotToRaise,
    RepeatScope,
    ProjectAmended,
    SamePortfolio,
    TimeWaiver,
    Difference,
    // of newer plans
    Project,
    OtherMethods,
    AllOutcomes,
    Prevails,
}

/// What kinds of facts are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactOf {
    /// The standard as a whole.
    Standard,
    /// One method.
    Method,
    /// The portfolio that underpins a method.
    Portfolio,
    /// Re-sits and re-takes.
    Repeats,
    /// Plans with outcomes.
    NewerPlans,
}

impl FactKind {
    /// What it is of.
    pub fn of(self) -> FactOf {
        match self {
            FactKind::OnProgramme
            | FactKind::OffTheJob
            | FactKind::AssessmentPeriod
            | FactKind::Order
            | FactKind::NextWithoutResult
            | FactKind::Results
            | FactKind::Certificate
            | FactKind::Planning
            | FactKind::Adjustments
            | FactKind::Venue
            | FactKind::Appeals
            | FactKind::Contact
            | FactKind::Guidance
            | FactKind::Identity => FactOf::Standard,
            FactKind::Duration
            | FactKind::Presentation
            | FactKind::Questioning
            | FactKind::Questions
            | FactKind::QuestionSource
            | FactKind::FollowUp
            | FactKind::FullTime
            | FactKind::Notice
            | FactKind::Review
            | FactKind::Submission
            | FactKind::Approval
            | FactKind::Content
            | FactKind::Documentation
            | FactKind::Equipment
            | FactKind::TechnicalNeeds
            | FactKind::Remote
            | FactKind::EndEarly
            | FactKind::Themes
            | FactKind::Holistic
            | FactKind::ProjectTime
            | FactKind::ProjectEffort
            | FactKind::ProjectBasis
            | FactKind::Report
            | FactKind::WordsApart
            | FactKind::Mapping
            | FactKind::OwnWork
            | FactKind::Components => FactOf::Method,
            FactKind::PortfolioScope
            | FactKind::PortfolioPieces
            | FactKind::PortfolioMapping
            | FactKind::PortfolioManyKsbs
            | FactKind::PortfolioVideo
            | FactKind::PortfolioSource
            | FactKind::PortfolioRefuses
            | FactKind::PortfolioEmployer
            | FactKind::PortfolioStatement
            | FactKind::PortfolioUse
            | FactKind::PortfolioFeedback
            | FactKind::PortfolioHandIn => FactOf::Portfolio,
            FactKind::RepeatAgreed
            | FactKind::ActionPlan
            | FactKind::ResitTypical
            | FactKind::RetakeTypical
            | FactKind::RepeatWindow
            | FactKind::RepeatWhole
            | FactKind::DifferentQuestions
            | FactKind::NotToRaise
            | FactKind::RepeatScope
            | FactKind::ProjectAmended
            | FactKind::SamePortfolio
            | FactKind::TimeWaiver
            | FactKind::Difference => FactOf::Repeats,
            FactKind::Project | FactKind::OtherMethods | FactKind::AllOutcomes | FactKind::Prevails => {
                FactOf::NewerPlans
            }
        }
    }

    /// Whether it is about a portfolio.
    pub fn is_of_portfolio(self) -> bool {
        self.of() == FactOf::Portfolio
    }
}

/// A rule binds; what is typical does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Force {
    /// "must", "will", "at least".
    Rule,
    /// "typically", "should", "may".
    Typical,
}

/// A whole number of something, or bounds of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// Of what.
    pub unit: Unit,
    /// Not fewer.
    pub at_least: Option<u32>,
    /// Not more.
    pub at_most: Option<u32>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// Minutes of clock time.
    Minutes,
    /// Hours of clock time.
    Hours,
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Calendar weeks.
    Weeks,
    /// Calendar months.
    Months,
    /// Words of text.
    Words,
    /// Pieces of evidence.
    Pieces,
    /// Questions.
    Questions,
    /// Things of the kind the fact names.
    Items,
    /// Parts in a hundred.
    Percent,
}

/// What a time is counted from, or must lie before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// Counted forward from the event.
    From(Event),
    /// Counted back from the event.
    Before(Event),
}

/// A moment in an apprenticeship that times are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The start of the training.
    TrainingStart,
    /// Passing the gateway.
    Gateway,
    /// The start of the assessment period.
    PeriodStart,
    /// The start of the project.
    ProjectStart,
    /// The assessment by this method.
    Assessment,
    /// The last assessment of all.
    FinalAssessment,
    /// The day the outcome is notified.
    OutcomeNotification,
    /// The day feedback is received.
    Feedback,
    /// The day results are issued.
    Results,
}

words!(FactKind:
    OnProgramme = "onProgramme",
    OffTheJob = "offTheJob",
    AssessmentPeriod = "assessmentPeriod",
    Order = "order",
    NextWithoutResult = "nextWithoutResult",
    Results = "results",
    Certificate = "certificate",
    Planning = "planning",
    Adjustments = "adjustments",
    Venue = "venue",
    Appeals = "appeals",
    Contact = "contact",
    Guidance = "guidance",
    Identity = "identity",
    Duration = "duration",
    Presentation = "presentation",
    Questioning = "questioning",
    Questions = "questions",
    QuestionSource = "questionSource",
    FollowUp = "followUp",
    FullTime = "fullTime",
    Notice = "notice",
    Review = "review",
    Submission = "submission",
    Approval = "approval",
    Content = "content",
    Documentation = "documentation",
    Equipment = "equipment",
    TechnicalNeeds = "technicalNeeds",
    Remote = "remote",
    EndEarly = "endEarly",
    Themes = "themes",
    Holistic = "holistic",
    ProjectTime = "projectTime",
    ProjectEffort = "projectEffort",
    ProjectBasis = "projectBasis",
    Report = "report",
    WordsApart = "wordsApart",
    Mapping = "mapping",
    OwnWork = "ownWork",
    Components = "components",
    PortfolioScope = "portfolioScope",
    PortfolioPieces = "portfolioPieces",
    PortfolioMapping = "portfolioMapping",
    PortfolioManyKsbs = "portfolioManyKsbs",
    PortfolioVideo = "portfolioVideo",
    PortfolioSource = "portfolioSource",
    PortfolioRefuses = "portfolioRefuses",
    PortfolioEmployer = "portfolioEmployer",
    PortfolioStatement = "portfolioStatement",
    PortfolioUse = "portfolioUse",
    PortfolioFeedback = "portfolioFeedback",
    PortfolioHandIn = "portfolioHandIn",
    RepeatAgreed = "repeatAgreed",
    ActionPlan = "actionPlan",
    ResitTypical = "resitTypical",
    RetakeTypical = "retakeTypical",
    RepeatWindow = "repeatWindow",
    RepeatWhole = "repeatWhole",
    DifferentQuestions = "differentQuestions",
    NotToRaise = "notToRaise",
    RepeatScope = "repeatScope",
    ProjectAmended = "projectAmended",
    SamePortfolio = "samePortfolio",
    TimeWaiver = "timeWaiver",
    Difference = "difference",
    Project = "project",
    OtherMethods = "otherMethods",
    AllOutcomes = "allOutcomes",
    Prevails = "prevails",
);

words!(Unit:
    Minutes = "minutes",
    Hours = "hours",
    Days = "days",
    WorkingDays = "workingDays",
    Weeks = "weeks",
    Months = "months",
    Words = "words",
    Pieces = "pieces",
    Questions = "questions",
    Items = "items",
    Percent = "percent",
);

words!(Event:
    TrainingStart = "training-start",
    Gateway = "gateway",
    PeriodStart = "assessment-period-start",
    ProjectStart = "project-start",
    Assessment = "assessment",
    FinalAssessment = "final-assessment",
    OutcomeNotification = "outcome-notification",
    Feedback = "feedback",
    Results = "results",
);

words!(Force: Rule = "rule", Typical = "typical");
