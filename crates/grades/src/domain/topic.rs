//! One thing that a record says, and another may say otherwise: compared, and copied from one record into another.
//!
//! What is copied is remembered as it was, so that it can be put back. Nothing but the topics named is ever touched.

use super::plan::MethodNo;
use super::question::Question;
use super::record::{LearnerRecord, Subject};
use super::standard::Standard;

/// Something that a record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The option.
    Option,
    /// The answer to a question: yes, points, a placement, marks or a result.
    Question(Question),
    /// Which attempt at a method it is.
    Attempt(MethodNo),
    /// That the limit on repeats was lifted.
    Waived,
    /// The limit on repeats that the person assumes.
    AssumedCap,
    /// The note beside a criterion or outcome.
    Note(Subject),
}

/// Everything that a record of this standard can say, in document order; notes last.
pub fn topics(standard: &Standard) -> Vec<Topic> {
    let mut all = vec![Topic::Option];
    for (no, _) in standard.methods() {
        all.extend([Topic::Attempt(no), Question::Marks(no).into(), Question::Result(no).into()]);
        let of_method = standard.criteria().filter(|(_, criterion)| criterion.method == no);
        all.extend(of_method.map(|(criterion, _)| Topic::Question(criterion.into())));
    }
    all.extend(standard.outcomes().map(|(no, _)| Topic::Question(Question::Subject(no.into()))));
    all.extend(standard.categories().map(|(no, _)| Topic::Question(Question::Category(no))));
    all.extend([Topic::Waived, Topic::AssumedCap]);
    all.extend(standard.criteria().map(|(no, _)| Topic::Note(no.into())));
    all.extend(standard.outcomes().map(|(no, _)| Topic::Note(no.into())));
    all
}

/// The topics on which two records of a standard differ, in document order; notes last.
pub fn differing(standard: &Standard, one: &LearnerRecord, other: &LearnerRecord) -> Vec<Topic> {
    topics(standard).into_iter().filter(|topic| !topic.is_same(one, other)).collect()
}

impl From<Question> for Topic {
    fn from(question: Question) -> Topic {
        Topic::Question(question)
    }
}

impl Topic {
    /// Whether two records say the same of it.
    pub fn is_same(self, one: &LearnerRecord, other: &LearnerRecord) -> bool {
        match self {
            Topic::Option => one.pathway == other.pathway,
            Topic::Question(Question::Subject(subject)) => {
                let points = |record: &LearnerRecord| match subject {
                    Subject::Criterion(no) => record.points(no),
                    Subject::Outcome(_) => None,
                };
                one.judgement(subject) == other.judgement(subject) && points(one) == points(other)
            }
            Topic::Question(Question::Category(no)) => one.placement(no) == other.placement(no),
            Topic::Question(Question::Marks(no)) => one.marks(no) == other.marks(no),
            Topic::Question(Question::Result(no)) => one.result(no) == other.result(no),
            Topic::Attempt(no) => one.sitting(no) == other.sitting(no),
            Topic::Waived => one.waived == other.waived,
            Topic::AssumedCap => one.assumed_cap == other.assumed_cap,
            Topic::Note(subject) => one.note(subject) == other.note(subject),
        }
    }

    /// Whether a record says anything of it.
    pub fn is_said(self, record: &LearnerRecord) -> bool {
        !self.is_same(record, &LearnerRecord::default())
    }

    /// Copies what the other record says of it, silence included.
    pub fn copy(self, into: &mut LearnerRecord, from: &LearnerRecord) {
        match self {
            Topic::Option => into.pathway = from.pathway,
            Topic::Question(Question::Subject(subject)) => {
                into.judge(subject, from.judgement(subject));
                if let Subject::Criterion(no) = subject {
                    into.give_points(no, from.points(no));
                }
            }
            Topic::Question(Question::Category(no)) => into.place(no, from.placement(no)),
            Topic::Question(Question::Marks(no)) => into.enter_marks(no, from.marks(no).clone()),
            Topic::Question(Question::Result(no)) => into.give_result(no, from.result(no)),
            Topic::Attempt(no) => into.sit(no, from.sitting(no)),
            Topic::Waived => into.waived = from.waived,
            Topic::AssumedCap => into.assumed_cap = from.assumed_cap,
            Topic::Note(subject) => into.annotate(subject, from.note(subject).unwrap_or_default().to_owned()),
        }
    }
}

/// What was said before something was taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undo {
    before: LearnerRecord,
    topics: Vec<Topic>,
}

impl Undo {
    /// What is put back, and nothing else.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// Puts it back.
    pub fn undo(&self, record: &mut LearnerRecord) {
        for topic in &self.topics {
            topic.copy(record, &self.before);
        }
    }
}

/// Takes over what another record says of these topics, and gives the way back.
///
/// ```
/// use grades::domain::plan::CriterionNo;
/// use grades::domain::question::Question;
/// use grades::domain::record::{Judgement, LearnerRecord};
/// use grades::domain::topic::{Topic, take_over};
/// let (mut record, mut other) = (LearnerRecord::default(), LearnerRecord::default());
/// other.judge(CriterionNo(0), Some(Judgement::Met));
/// other.judge(CriterionNo(1), Some(Judgement::Met));
/// let undo = take_over(&mut record, &other, &[Topic::Question(CriterionNo(0).into())]);
/// assert_eq!((record.judgement(CriterionNo(0)), record.judgement(CriterionNo(1))), (Some(Judgement::Met), None));
/// undo.undo(&mut record);
/// assert_eq!(record, LearnerRecord::default());
/// ```
pub fn take_over(record: &mut LearnerRecord, from: &LearnerRecord, topics: &[Topic]) -> Undo {
    let mut undo = Undo::default();
    for topic in topics {
        // Named twice, it is taken once: what is put back is what was there first.
        if undo.topics.contains(topic) || topic.is_same(record, from) {
            continue;
        }
        topic.copy(&mut undo.before, record);
        topic.copy(record, from);
        undo.topics.push(*topic);
    }
    undo
}
