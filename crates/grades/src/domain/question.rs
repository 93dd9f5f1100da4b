//! Everything that a person is asked, in the order of the document.
//!
//! The number of a question is its place in the document, whatever order it is asked in and whatever is answered, so
//! that two people who talk about question 16 mean the same one.

use super::outcome::CategoryNo;
use super::plan::{CriterionNo, Method, MethodNo, PartNo};
use super::record::{LearnerRecord, Subject};
use super::standard::{PathwayNo, Standard};

/// Something that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// A criterion or an outcome.
    Subject(Subject),
    /// Where somebody sees themselves in a performance category.
    Category(CategoryNo),
    /// The marks of a method: a field for the total and one for each part.
    Marks(MethodNo),
    /// The result of a method that somebody else grades.
    Result(MethodNo),
}

impl Question {
    /// Whether it has an answer of its kind. Marks have one when no field is left, or the last follows from the others.
    pub fn is_answered(self, standard: &Standard, record: &LearnerRecord) -> bool {
        match self {
            Question::Subject(Subject::Criterion(no)) => record.is_answered(no),
            Question::Subject(subject @ Subject::Outcome(_)) => record.judgement(subject).is_some(),
            Question::Category(no) => record.placement(no).is_some(),
            Question::Marks(no) => standard.method(no).is_none_or(|method| marks_are_entered(no, method, record)),
            Question::Result(no) => record.result(no).is_some(),
        }
    }

    /// The method it belongs to; none for outcomes and categories.
    pub fn method(self, standard: &Standard) -> Option<MethodNo> {
        match self {
            Question::Subject(Subject::Criterion(no)) => standard.criterion(no).map(|criterion| criterion.method),
            Question::Subject(Subject::Outcome(_)) | Question::Category(_) => None,
            Question::Marks(no) | Question::Result(no) => Some(no),
        }
    }

    /// The criterion, where it is one.
    pub fn criterion(self) -> Option<CriterionNo> {
        match self {
            Question::Subject(Subject::Criterion(no)) => Some(no),
            Question::Subject(Subject::Outcome(_))
            | Question::Category(_)
            | Question::Marks(_)
            | Question::Result(_) => None,
        }
    }

    /// Whether it has a number. Marks and results are fields to fill in, and have none.
    pub fn is_numbered(self) -> bool {
        match self {
            Question::Subject(_) | Question::Category(_) => true,
            Question::Marks(_) | Question::Result(_) => false,
        }
    }
}

impl From<CriterionNo> for Question {
    fn from(no: CriterionNo) -> Question {
        Question::Subject(Subject::Criterion(no))
    }
}

fn marks_are_entered(no: MethodNo, method: &Method, record: &LearnerRecord) -> bool {
    let Some(marks) = &method.marks else { return true };
    let entered = record.marks(no);
    let parts = (0..u8::MAX).map(PartNo).zip(&marks.parts).all(|(part, _)| entered.part(part).is_some());
    let total_follows = !marks.parts.is_empty() && marks.outside() == 0;
    parts && (entered.total.is_some() || total_follows)
}

/// Every question for somebody on this option, in document order: for each method its marks, its criteria and its
/// result, then outcomes and categories.
pub fn questions(standard: &Standard, pathway: Option<PathwayNo>) -> Vec<Question> {
    let mut all = Vec::new();
    for (no, method) in standard.methods() {
        if method.marks.is_some() {
            all.push(Question::Marks(no));
        }
        // What prepares for a result that is known already is not asked any more, so the result comes first.
        if method.graded_as_whole {
            all.push(Question::Result(no));
        }
        let of_method = standard.criteria_for(pathway).filter(|(_, criterion)| criterion.method == no);
        all.extend(of_method.map(|(criterion, _)| Question::from(criterion)));
        if method.taken_elsewhere {
            all.push(Question::Result(no));
        }
    }
    all.extend(standard.outcomes_for(pathway).map(|(no, _)| Question::Subject(no.into())));
    all.extend(standard.categories().map(|(no, _)| Question::Category(no)));
    all
}

/// The questions that count for a record: all of its option, but for those of a method whose result was given, which
/// replaces its answers. (Marks that an overall rule looks at stay.)
pub fn counted_questions(standard: &Standard, record: &LearnerRecord) -> Vec<Question> {
    let counts = |question: &Question| match (question, question.method(standard)) {
        (Question::Marks(_), Some(no)) => record.result(no).is_none() || standard.overall.counts_marks(no),
        (Question::Result(_), _) | (_, None) => true,
        (_, Some(no)) => record.result(no).is_none(),
    };
    questions(standard, record.pathway).into_iter().filter(counts).collect()
}

/// The number of a question in its document, from 1, and how many there are; none where it has none.
///
/// ```
/// use grades::domain::question::{Question, number};
/// let standard = standards::find("ST0792_1.2").expect("shipped");
/// let option = standard.find_pathway("production-coordinator");
/// let no = standard.find_criterion("AM1-role-p1").expect("it is its first");
/// assert_eq!(number(&standard, option, no.into()), Some((1, 24)));
/// ```
pub fn number(standard: &Standard, pathway: Option<PathwayNo>, question: Question) -> Option<(usize, usize)> {
    let all: Vec<Question> =
        questions(standard, pathway).into_iter().filter(|question| question.is_numbered()).collect();
    let place = all.iter().position(|known| *known == question)?;
    Some((place.saturating_add(1), all.len()))
}
