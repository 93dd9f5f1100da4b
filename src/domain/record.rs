//! What one person said about themselves.

use super::grade::Grade;
use super::order::sort_short;
use super::plan::{CriterionNo, Marks, MethodNo, PartNo};
use super::repeats::Sitting;
use super::standard::PathwayNo;

/// An answer to one criterion. No answer at all is *unknown*, which is not the same as no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// Yes.
    Met,
    /// Partly: an answer, and not met.
    Partly,
    /// Not yet.
    NotMet,
}

/// One person's answers about one version of one standard.
///
/// Answers to criteria of other options are kept: changing the option back finds them again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LearnerRecord {
    /// The chosen option; none while it is not chosen, or where the standard has none.
    pub pathway: Option<PathwayNo>,
    /// The assessment organisation has said that the cap on repeats does not apply.
    pub waived: bool,
    judgements: Vec<Option<Judgement>>,
    sittings: Vec<Sitting>,
    results: Vec<Option<Grade>>,
    marks: Vec<EnteredMarks>,
    points: Vec<Option<u32>>,
    notes: Vec<(CriterionNo, String)>,
}

impl LearnerRecord {
    /// The answer to a criterion.
    pub fn judgement(&self, criterion: CriterionNo) -> Option<Judgement> {
        self.judgements.get(criterion.at()).copied().flatten()
    }

    /// Records an answer, or clears it.
    pub fn judge(&mut self, criterion: CriterionNo, judgement: Option<Judgement>) {
        put(&mut self.judgements, criterion.at(), judgement);
    }

    /// Every answer, in document order, whatever its option.
    pub fn judgements(&self) -> impl Iterator<Item = (CriterionNo, Judgement)> {
        (0..u16::MAX).map(CriterionNo).zip(&self.judgements).filter_map(|(no, given)| given.map(|given| (no, given)))
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

    /// What the person wrote beside a criterion, for themselves.
    pub fn note(&self, criterion: CriterionNo) -> Option<&str> {
        self.notes.iter().find(|(no, _)| *no == criterion).map(|(_, text)| text.as_str())
    }

    /// Every note, in document order.
    pub fn notes(&self) -> &[(CriterionNo, String)] {
        &self.notes
    }

    /// Records a note; an empty one is no note.
    pub fn annotate(&mut self, criterion: CriterionNo, text: String) {
        self.notes.retain(|(no, _)| *no != criterion);
        if !text.trim().is_empty() {
            self.notes.push((criterion, text));
            sort_short(&mut self.notes, |(one, _), (other, _)| one < other);
        }
    }

    /// How many criteria have an answer, whatever their option.
    pub fn answered(&self) -> usize {
        self.judgements.iter().flatten().count().saturating_add(self.points.iter().flatten().count())
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
    /// use grade_calculator::domain::plan::{MarkPart, Marks, PartNo};
    /// use grade_calculator::domain::record::EnteredMarks;
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
