//! What one person said about themselves.

use super::grade::Grade;
use super::merge::{Changes, Thing};
use super::order::sort_short;
use super::outcome::{CategoryNo, OutcomeNo, Placement};
use super::plan::{CriterionNo, Marks, MethodNo, PartNo};
use super::repeats::Sitting;
use super::standard::PathwayNo;
use crate::files::words::words;

/// An answer to one criterion or outcome. No answer at all is *unknown*, which is not the same as no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// Yes.
    Met,
    /// Partly: an answer, and not met.
    Partly,
    /// Not yet.
    NotMet,
}

/// What an answer or a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A criterion of a method.
    Criterion(CriterionNo),
    /// An assessment outcome.
    Outcome(OutcomeNo),
}

impl From<CriterionNo> for Subject {
    fn from(no: CriterionNo) -> Subject {
        Subject::Criterion(no)
    }
}

impl From<OutcomeNo> for Subject {
    fn from(no: OutcomeNo) -> Subject {
        Subject::Outcome(no)
    }
}

/// One person's answers about one version of one standard.
///
/// Answers about other options are kept: changing the option back finds them again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LearnerRecord {
    /// The chosen option; none while it is not chosen, or where the standard has none.
    pub pathway: Option<PathwayNo>,
    /// The assessment organisation has said that the cap on repeats does not apply.
    pub waived: bool,
    /// The limit on repeats that the person assumes, where the plan says nothing of repeats; counts nowhere else.
    pub assumed_cap: Option<Grade>,
    judgements: Vec<Option<Judgement>>,
    outcomes: Vec<Option<Judgement>>,
    placements: Vec<Option<Placement>>,
    sittings: Vec<Sitting>,
    results: Vec<Option<Grade>>,
    marks: Vec<EnteredMarks>,
    points: Vec<Option<u32>>,
    notes: Vec<(Subject, String)>,
}

impl LearnerRecord {
    /// The answer to a criterion or outcome.
    pub fn judgement(&self, subject: impl Into<Subject>) -> Option<Judgement> {
        match subject.into() {
            Subject::Criterion(no) => self.judgements.get(no.at()).copied().flatten(),
            Subject::Outcome(no) => self.outcomes.get(no.at()).copied().flatten(),
        }
    }

    /// Records an answer, or clears it.
    pub fn judge(&mut self, subject: impl Into<Subject>, judgement: Option<Judgement>) {
        match subject.into() {
            Subject::Criterion(no) => put(&mut self.judgements, no.at(), judgement),
            Subject::Outcome(no) => put(&mut self.outcomes, no.at(), judgement),
        }
    }

    /// Every answer, in document order, whatever its option: criteria first, then outcomes.
    pub fn judgements(&self) -> impl Iterator<Item = (Subject, Judgement)> {
        let criteria = (0..u16::MAX).map(|no| Subject::Criterion(CriterionNo(no))).zip(&self.judgements);
        let outcomes = (0..u8::MAX).map(|no| Subject::Outcome(OutcomeNo(no))).zip(&self.outcomes);
        criteria.chain(outcomes).filter_map(|(subject, given)| given.map(|given| (subject, given)))
    }

    /// Where the person sees themselves in a performance category.
    pub fn placement(&self, category: CategoryNo) -> Option<Placement> {
        self.placements.get(category.at()).copied().flatten()
    }

    /// Records where the person sees themselves, or clears it.
    pub fn place(&mut self, category: CategoryNo, placement: Option<Placement>) {
        put(&mut self.placements, category.at(), placement);
    }

    /// Every placement, in document order.
    pub fn placements(&self) -> impl Iterator<Item = (CategoryNo, Placement)> {
        (0..u8::MAX).map(CategoryNo).zip(&self.placements).filter_map(|(no, given)| given.map(|given| (no, given)))
    }

    /// Which attempt at the method this is.
    pub fn sitting(&self, method: MethodNo) -> Sitting {
        self.sittings.get(method.at()).copied().unwrap_or_default()
    }

    /// Records which attempt at the method this is.
    pub fn sit(&mut self, method: MethodNo, sitting: Sitting) {
        put(&mut self.sittings, method.at(), sitting);
    }

    /// A result already given for the method; it replaces the answers.
    pub fn result(&self, method: MethodNo) -> Option<Grade> {
        self.results.get(method.at()).copied().flatten()
    }

    /// Records a result already given, or clears it.
    pub fn give_result(&mut self, method: MethodNo, result: Option<Grade>) {
        put(&mut self.results, method.at(), result);
    }

    /// The marks entered for the method.
    pub fn marks(&self, method: MethodNo) -> &EnteredMarks {
        self.marks.get(method.at()).unwrap_or(&NO_MARKS)
    }

    /// Records the marks of the method. Whether they agree with each other is asked of [`EnteredMarks::agree`].
    pub fn enter_marks(&mut self, method: MethodNo, marks: EnteredMarks) {
        put(&mut self.marks, method.at(), marks);
    }

    /// The points given for a criterion.
    pub fn points(&self, criterion: CriterionNo) -> Option<u32> {
        self.points.get(criterion.at()).copied().flatten()
    }

    /// Records the points of a criterion, or clears them.
    pub fn give_points(&mut self, criterion: CriterionNo, points: Option<u32>) {
        put(&mut self.points, criterion.at(), points);
    }

    /// Whether the criterion has an answer of its kind.
    pub fn is_answered(&self, criterion: CriterionNo) -> bool {
        self.judgement(criterion).is_some() || self.points(criterion).is_some()
    }

    /// What the person wrote beside a criterion or outcome, for themselves.
    pub fn note(&self, subject: impl Into<Subject>) -> Option<&str> {
        let subject = subject.into();
        self.notes.iter().find(|(of, _)| *of == subject).map(|(_, text)| text.as_str())
    }

    /// Every note, in document order.
    pub fn notes(&self) -> &[(Subject, String)] {
        &self.notes
    }

    /// Records a note; an empty one is no note.
    pub fn annotate(&mut self, subject: impl Into<Subject>, text: String) {
        let subject = subject.into();
        self.notes.retain(|(of, _)| *of != subject);
        if !text.trim().is_empty() {
            self.notes.push((subject, text));
            sort_short(&mut self.notes, |(one, _), (other, _)| one < other);
        }
    }

    /// Adds what somebody said elsewhere: where the other record says something, it counts; where it is silent, this
    /// one stays. The option stays too. Notes every change.
    ///
    /// ```
    /// use grades::domain::merge::Changes;
    /// use grades::domain::plan::CriterionNo;
    /// use grades::domain::record::{Judgement, LearnerRecord};
    /// let (mut mine, mut other) = (LearnerRecord::default(), LearnerRecord::default());
    /// mine.judge(CriterionNo(0), Some(Judgement::NotMet));
    /// other.judge(CriterionNo(0), Some(Judgement::Met));
    /// other.judge(CriterionNo(1), Some(Judgement::Met));
    /// let mut changes = Changes::default();
    /// mine.merge(&other, &mut changes);
    /// assert_eq!((changes.count_new(), changes.count_replaced()), (1, 1));
    /// assert_eq!(mine.judgement(CriterionNo(0)), Some(Judgement::Met));
    /// ```
    pub fn merge(&mut self, other: &LearnerRecord, changes: &mut Changes) {
        let short = |place: usize| u8::try_from(place).ok();
        let criterion = |place: usize| u16::try_from(place).ok().map(CriterionNo);
        let method = |place: usize| short(place).map(MethodNo);
        changes.lay_list(&mut self.judgements, &other.judgements, |place| {
            criterion(place).map(|no| Thing::Answer(no.into()))
        });
        changes.lay_list(&mut self.outcomes, &other.outcomes, |place| {
            short(place).map(|no| Thing::Answer(OutcomeNo(no).into()))
        });
        changes.lay_list(&mut self.placements, &other.placements, |place| {
            short(place).map(|no| Thing::Placement(CategoryNo(no)))
        });
        changes.lay_list(&mut self.points, &other.points, |place| criterion(place).map(Thing::Points));
        changes.lay_list(&mut self.sittings, &other.sittings, |place| method(place).map(Thing::Sitting));
        changes.lay_list(&mut self.results, &other.results, |place| method(place).map(Thing::Result));
        changes.lay_list(&mut self.marks, &other.marks, |place| method(place).map(Thing::Marks));
        changes.lay(&mut self.waived, &other.waived, Thing::Waived);
        changes.lay(&mut self.assumed_cap, &other.assumed_cap, Thing::AssumedCap);
        for (subject, text) in &other.notes {
            let mut mine = self.note(*subject).unwrap_or_default().to_owned();
            changes.lay(&mut mine, text, Thing::Note(*subject));
            self.annotate(*subject, mine);
        }
    }

    /// How many criteria, outcomes and categories have an answer, whatever their option.
    pub fn answered(&self) -> usize {
        let placed = self.placements.iter().flatten().count();
        self.judgements().count().saturating_add(placed).saturating_add(self.points.iter().flatten().count())
    }
}

/// Marks as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnteredMarks {
    /// The whole mark.
    pub total: Option<u32>,
    parts: Vec<Option<u32>>,
}

static NO_MARKS: EnteredMarks = EnteredMarks { total: None, parts: Vec::new() };

impl EnteredMarks {
    /// The mark in a part.
    pub fn part(&self, no: PartNo) -> Option<u32> {
        self.parts.get(usize::from(no.0)).copied().flatten()
    }

    /// Records the mark in a part, or clears it.
    pub fn enter_part(&mut self, no: PartNo, mark: Option<u32>) {
        put(&mut self.parts, usize::from(no.0), mark);
    }

    /// The least and the most that the total can be beside the marks in the parts, if there is anything between.
    ///
    /// ```
    /// use grades::domain::plan::{MarkPart, Marks, PartNo};
    /// use grades::domain::record::EnteredMarks;
    /// let safety = MarkPart { id: "safety".into(), title: "Safety".into(), most: 5 };
    /// let marks = Marks { most: 40, parts: vec![safety] };
    /// let mut entered = EnteredMarks::default();
    /// entered.enter_part(PartNo(0), Some(3));
    /// assert_eq!(entered.total_between(&marks), (3, 38));
    /// entered.total = Some(39);
    /// assert!(!entered.agree(&marks));
    /// ```
    pub fn total_between(&self, marks: &Marks) -> (u32, u32) {
        let parts = (0..u8::MAX).map(PartNo).zip(&marks.parts);
        parts.fold((0, marks.outside()), |(least, most), (no, part)| {
            let (low, high) = self.part(no).map_or((0, part.most), |mark| (mark, mark));
            (least.saturating_add(low), most.saturating_add(high))
        })
    }

    /// Whether the total can be what it is beside the parts.
    pub fn agree(&self, marks: &Marks) -> bool {
        let (least, most) = self.total_between(marks);
        self.total.is_none_or(|total| (least..=most).contains(&total))
    }
}

/// Puts a value in its place; what is as if never said leaves no trace, so that equal records are equal.
fn put<T: Clone + Default + PartialEq>(list: &mut Vec<T>, at: usize, value: T) {
    if list.len() <= at {
        list.resize(at.saturating_add(1), T::default());
    }
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
    while list.last().is_some_and(|last| *last == T::default()) {
        list.pop();
    }
}

words!(Judgement: Met = "met", Partly = "partly", NotMet = "not-met");
