//! One version of one apprenticeship standard.

use super::citation::{Basis, Citation};
use super::date::Date;
use super::fact::Fact;
use super::gateway::Requirement;
use super::grade::GradeScale;
use super::outcome::{AssessmentOutcome, CategoryNo, OutcomeNo, PerformanceCategory};
use super::plan::{Criterion, CriterionNo, Method, MethodNo};
use super::record::Subject;
use crate::files::words::words;
use crate::rules::overall::Overall;
use crate::rules::repeats::Repeats;
use serde::{Deserialize, Serialize};

/// The place of an option in [`Standard::pathways`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PathwayNo(pub u8);

impl PathwayNo {
    /// The place as an index.
    pub fn at(self) -> usize {
        usize::from(self.0)
    }
}

/// One version of a standard, with everything its documents say that this tool uses.
///
/// Made by the pack reader, which checks it once at the door; fields are read freely from then on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// Reference and version, such as `ST0792_1.2`.
    pub uid: String,
    /// Such as `ST0792`.
    pub reference: String,
    /// Such as `1.2`: text, not a number.
    pub version: String,
    /// The occupation.
    pub title: String,
    /// Other names somebody may look for.
    pub also_called: Vec<String>,
    /// 2 to 7.
    pub level: u8,
    /// Whether it may be started.
    pub status: Status,
    /// The dates it may be started on; none where they are not stated.
    pub starts: Option<Window>,
    /// When the pack was last compared with its documents.
    pub checked: Date,
    /// What the pack was read from.
    pub documents: Vec<Document>,
    /// The options, exactly one of which is taken; perhaps none.
    pub pathways: Vec<Pathway>,
    /// Knowledge, skills and behaviours.
    pub ksbs: Vec<Ksb>,
    /// What people in the occupation do.
    pub duties: Vec<Duty>,
    /// The overall scale.
    pub grades: GradeScale,
    /// The assessment methods in document order; perhaps none.
    pub methods: Vec<Method>,
    /// The criteria of all methods, in document order.
    pub criteria: Vec<Criterion>,
    /// What has to be shown, where the plan has outcomes instead of criteria; in document order.
    pub outcomes: Vec<AssessmentOutcome>,
    /// How well it has to be shown, where the plan describes that.
    pub performance: Vec<PerformanceCategory>,
    /// How methods combine.
    pub overall: Overall,
    /// Re-sits and re-takes.
    pub repeats: Repeats,
    /// What must be in place first.
    pub gateway: Vec<Requirement>,
    /// Figures of the plan as a whole.
    pub facts: Vec<Fact>,
    /// Every version of the standard that the documents name.
    pub versions: Vec<VersionEntry>,
    /// What the documents leave open, print two ways or damage.
    pub notes: Vec<Note>,
}

impl Standard {
    /// The option at a place.
    pub fn pathway(&self, no: PathwayNo) -> Option<&Pathway> {
        self.pathways.get(no.at())
    }

    /// The place of the option with this id.
    pub fn find_pathway(&self, id: &str) -> Option<PathwayNo> {
        self.pathways.iter().position(|pathway| pathway.id == id).and_then(|at| u8::try_from(at).ok()).map(PathwayNo)
    }

    /// The method at a place.
    pub fn method(&self, no: MethodNo) -> Option<&Method> {
        self.methods.get(no.at())
    }

    /// Every method with its place.
    pub fn methods(&self) -> impl Iterator<Item = (MethodNo, &Method)> {
        (0..u8::MAX).map(MethodNo).zip(&self.methods)
    }

    /// The place of the method with this id.
    pub fn find_method(&self, id: &str) -> Option<MethodNo> {
        self.methods().find(|(_, method)| method.id == id).map(|(no, _)| no)
    }

    /// The criterion at a place.
    pub fn criterion(&self, no: CriterionNo) -> Option<&Criterion> {
        self.criteria.get(no.at())
    }

    /// Every criterion with its place.
    pub fn criteria(&self) -> impl Iterator<Item = (CriterionNo, &Criterion)> {
        (0..u16::MAX).map(CriterionNo).zip(&self.criteria)
    }

    /// The criteria that somebody on this option is assessed on, in document order.
    pub fn criteria_for(&self, pathway: Option<PathwayNo>) -> impl Iterator<Item = (CriterionNo, &Criterion)> {
        self.criteria().filter(move |(_, criterion)| criterion.belongs_to(pathway))
    }

    /// What an answer is about: like [`find_subject`](Self::find_subject), but looked for first where it stands if
    /// answers come in document order; `next` is the place behind the last criterion that was found.
    pub fn find_subject_in_turn(&self, id: &str, next: &mut u16) -> Option<Subject> {
        let turn = CriterionNo(*next);
        let found = match self.criterion(turn) {
            Some(criterion) if criterion.id == id => Some(turn.into()),
            Some(_) | None => self.find_subject(id),
        };
        if let Some(Subject::Criterion(no)) = found {
            *next = no.0.saturating_add(1);
        }
        found
    }

    /// The place of the criterion with this id.
    pub fn find_criterion(&self, id: &str) -> Option<CriterionNo> {
        self.criteria().find(|(_, criterion)| criterion.id == id).map(|(no, _)| no)
    }

    /// The outcome at a place.
    pub fn outcome(&self, no: OutcomeNo) -> Option<&AssessmentOutcome> {
        self.outcomes.get(no.at())
    }

    /// Every outcome with its place.
    pub fn outcomes(&self) -> impl Iterator<Item = (OutcomeNo, &AssessmentOutcome)> {
        (0..u8::MAX).map(OutcomeNo).zip(&self.outcomes)
    }

    /// The outcomes that somebody on this option is assessed on, in document order.
    pub fn outcomes_for(&self, pathway: Option<PathwayNo>) -> impl Iterator<Item = (OutcomeNo, &AssessmentOutcome)> {
        self.outcomes().filter(move |(_, outcome)| outcome.belongs_to(pathway))
    }

    /// The performance category at a place.
    pub fn category(&self, no: CategoryNo) -> Option<&PerformanceCategory> {
        self.performance.get(no.at())
    }

    /// Every performance category with its place.
    pub fn categories(&self) -> impl Iterator<Item = (CategoryNo, &PerformanceCategory)> {
        (0..u8::MAX).map(CategoryNo).zip(&self.performance)
    }

    /// The place of the performance category with this id.
    pub fn find_category(&self, id: &str) -> Option<CategoryNo> {
        self.categories().find(|(_, category)| category.id == id).map(|(no, _)| no)
    }

    /// The criterion or outcome with this id.
    pub fn find_subject(&self, id: &str) -> Option<Subject> {
        let outcome = || self.outcomes().find(|(_, outcome)| outcome.id == id).map(|(no, _)| Subject::Outcome(no));
        self.find_criterion(id).map(Subject::Criterion).or_else(outcome)
    }

    /// The id of a criterion or outcome; empty if there is none.
    pub fn id_of(&self, subject: Subject) -> &str {
        match subject {
            Subject::Criterion(no) => self.criterion(no).map_or("", |criterion| criterion.id.as_str()),
            Subject::Outcome(no) => self.outcome(no).map_or("", |outcome| outcome.id.as_str()),
        }
    }

    /// The codes that a criterion or outcome carries.
    pub fn ksbs_of(&self, subject: Subject) -> &[String] {
        match subject {
            Subject::Criterion(no) => self.criterion(no).map_or(&[], |criterion| &criterion.ksbs),
            Subject::Outcome(no) => self.outcome(no).map_or(&[], |outcome| &outcome.ksbs),
        }
    }

    /// Whether somebody on this option is assessed on a criterion or outcome.
    pub fn is_for(&self, subject: Subject, pathway: Option<PathwayNo>) -> bool {
        match subject {
            Subject::Criterion(no) => self.criterion(no).is_some_and(|criterion| criterion.belongs_to(pathway)),
            Subject::Outcome(no) => self.outcome(no).is_some_and(|outcome| outcome.belongs_to(pathway)),
        }
    }

    /// Everything that somebody on this option is assessed on, in document order: criteria, then outcomes.
    pub fn subjects_for(&self, pathway: Option<PathwayNo>) -> impl Iterator<Item = Subject> {
        let criteria = self.criteria_for(pathway).map(|(no, _)| Subject::Criterion(no));
        criteria.chain(self.outcomes_for(pathway).map(|(no, _)| Subject::Outcome(no)))
    }

    /// The KSBs that a method assesses for somebody on this option, in document order: those that the document gives
    /// to it, and those that its criteria carry.
    pub fn ksbs_by(&self, method: MethodNo, pathway: Option<PathwayNo>) -> impl Iterator<Item = &Ksb> {
        let carries = move |ksb: &Ksb| {
            let mut of_method = self.criteria_for(pathway).filter(move |(_, criterion)| criterion.method == method);
            of_method.any(|(_, criterion)| criterion.ksbs.contains(&ksb.code))
        };
        let mine = move |ksb: &&Ksb| ksb.pathway.is_none() || ksb.pathway == pathway;
        self.ksbs.iter().filter(mine).filter(move |ksb| ksb.methods.contains(&method) || carries(ksb))
    }

    /// The KSB of this code for somebody on this option.
    pub fn ksb(&self, code: &str, pathway: Option<PathwayNo>) -> Option<&Ksb> {
        self.ksbs.iter().find(|ksb| ksb.code == code && (ksb.pathway.is_none() || ksb.pathway == pathway))
    }

    /// The document with this id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }
}

/// Whether a version may be started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Approved for delivery.
    Approved,
    /// Was approved; those who began on it finish on it.
    Retired,
    /// Not approved yet; may change.
    Draft,
    /// The documents do not say.
    #[default]
    NotStated,
}

/// The days a version may be started on, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first day.
    pub earliest: Date,
    /// The last day; none while it is open.
    pub latest: Option<Date>,
}

impl Window {
    /// Whether somebody may start on this day.
    pub fn holds(&self, day: Date) -> bool {
        self.earliest <= day && self.latest.is_none_or(|latest| day <= latest)
    }
}

/// A document that a pack was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What citations call it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its own version.
    pub version: String,
    /// The licence it names.
    pub licence: String,
    /// Where it is published, where the text says.
    pub address: Option<String>,
    /// When it was read.
    pub read: Option<Date>,
}

/// One of the options of a standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pathway {
    /// Stable within the standard, used in addresses.
    pub id: String,
    /// As printed.
    pub title: String,
    /// Why grades on this option are only indicative, where they are.
    pub indicative: Option<String>,
    /// Where it is named.
    pub source: Option<Citation>,
}

/// A knowledge, skill or behaviour statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ksb {
    /// Such as `K1`. With the option it is unique.
    pub code: String,
    /// Knowledge, skill, behaviour: data, since newer standards have others.
    pub kind: String,
    /// The option it belongs to; none for the core.
    pub pathway: Option<PathwayNo>,
    /// This project's short words for it; none where the document prints no statement.
    pub label: Option<String>,
    /// The methods that assess it, where the document says.
    pub methods: Vec<MethodNo>,
    /// How surely the document prints it so.
    pub basis: Basis,
    /// Where it stands.
    pub source: Option<Citation>,
}

/// One thing people in the occupation do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Such as `D1`.
    pub id: String,
    /// The option it belongs to; none for the core.
    pub pathway: Option<PathwayNo>,
    /// This project's words for it.
    pub label: String,
    /// The codes printed with it.
    pub ksbs: Vec<String>,
    /// Where it stands.
    pub source: Citation,
}

/// One line of a standard's version log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionEntry {
    /// Such as `1.1`.
    pub version: String,
    /// The days it could be started on.
    pub starts: Option<Window>,
    /// What changed, in this project's words.
    pub change: Option<String>,
    /// Where it stands.
    pub source: Citation,
}

/// Something a reader should know about what a document says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about: `overall`, a method, a criterion, an option, a KSB code…
    pub about: String,
    /// What is the matter.
    pub basis: Basis,
    /// This project's sentence.
    pub text: String,
    /// Where.
    pub source: Citation,
}

words!(Status:
    Approved = "approved",
    Retired = "retired",
    Draft = "draft",
    NotStated = "not-stated",
);
