//! Every answer of a record beside its question, grouped as the plan groups them: for the list and for checking one's
//! answers.

use super::grade::Grade;
use super::outcome::Placement;
use super::plan::MethodNo;
use super::question::{Question, counted_questions, questions};
use super::record::{EnteredMarks, Judgement, LearnerRecord, Subject};
use super::standard::Standard;
use super::standing::{Standings, Tag};

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes, partly or not yet.
    Judged(Judgement),
    /// So many points.
    Points(u32),
    /// A place in a performance category.
    Placed(Placement),
    /// Marks, perhaps not all of them.
    Marks(EnteredMarks),
    /// A result.
    Result(Grade),
    /// Nothing: the person went past it.
    Skipped,
    /// Nothing.
    ToAnswer,
}

/// One question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub question: Question,
    /// Its number in the document; none for marks and results.
    pub number: Option<usize>,
    /// What was answered.
    pub answer: Answer,
    /// What is to be done about it.
    pub tag: Tag,
}

/// The questions of one theme, in document order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its title; none where the plan has none, or for marks and results.
    pub title: Option<String>,
    /// Its questions.
    pub rows: Vec<Row>,
}

/// The questions of one method, or the outcomes, or the performance categories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What they belong to.
    pub of: SectionOf,
    /// By theme, in document order.
    pub themes: Vec<Theme>,
    /// How many have an answer, of those that have a number.
    pub answered: usize,
    /// How many have a number.
    pub questions: usize,
    /// The result that stands in for the answers, where one was given.
    pub result: Option<Grade>,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionOf {
    /// A method.
    Method(MethodNo),
    /// Assessment outcomes.
    Outcomes,
    /// Performance categories.
    Categories,
}

/// How many questions have which answer; those with points, placements, marks and results are counted as answered alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AnswerCounts {
    /// Questions that count for the record and have a number.
    pub questions: usize,
    /// Those with an answer of whatever kind.
    pub answered: usize,
    /// Yes.
    pub yes: usize,
    /// Partly.
    pub partly: usize,
    /// Not yet.
    pub not_yet: usize,
}

/// Every question of a record's option with its answer. `skipped` are those that a walk went past.
///
/// ```
/// use grades::domain::answers::{Answer, sections};
/// use grades::domain::grading::Grader;
/// use grades::domain::record::{Judgement, LearnerRecord};
/// use grades::domain::standing::{Tag, standings};
/// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
/// let standard = grader.standard();
/// let mut record = LearnerRecord::default();
/// record.pathway = standard.find_pathway("production-coordinator");
/// let first = standard.find_criterion("AM1-role-p1").expect("it is its first");
/// record.judge(first, Some(Judgement::Partly));
/// let sections = sections(standard, &record, &standings(standard, &record, &grader.decide(&record)), &[]);
/// let row = &sections[0].themes[0].rows[0];
/// assert_eq!((row.number, row.tag), (Some(1), Tag::ToFix));
/// assert_eq!(row.answer, Answer::Judged(Judgement::Partly));
/// assert_eq!((sections[0].answered, sections[0].questions), (1, 11));
/// ```
pub fn sections(
    standard: &Standard,
    record: &LearnerRecord,
    standings: &Standings,
    skipped: &[Question],
) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut numbered = 0_usize;
    for question in questions(standard, record.pathway) {
        let of = section_of(standard, question);
        let number = question.is_numbered().then(|| {
            numbered = numbered.saturating_add(1);
            numbered
        });
        let row = Row {
            question,
            number,
            answer: answer(standard, record, question, skipped),
            tag: standings.tag(standard, record, question),
        };
        if sections.last().is_none_or(|section| section.of != of) {
            let result = question.method(standard).and_then(|no| record.result(no));
            sections.push(Section { of, themes: Vec::new(), answered: 0, questions: 0, result });
        }
        let Some(section) = sections.last_mut() else { continue };
        if row.number.is_some() {
            section.questions = section.questions.saturating_add(1);
            let is_answered = question.is_answered(standard, record);
            section.answered = section.answered.saturating_add(usize::from(is_answered));
        }
        let title = question.criterion().and_then(|no| standard.criterion(no)?.theme.clone());
        match section.themes.last_mut() {
            Some(theme) if theme.title == title => theme.rows.push(row),
            Some(_) | None => section.themes.push(Theme { title, rows: vec![row] }),
        }
    }
    // What a result stands in for is not asked.
    let counted = counted_questions(standard, record);
    for row in sections.iter_mut().flat_map(|section| &mut section.themes).flat_map(|theme| &mut theme.rows) {
        if row.tag == Tag::ToAnswer && !counted.contains(&row.question) {
            row.tag = Tag::Done;
        }
    }
    sections
}

/// Counts the answers to the questions that count for a record.
pub fn count(standard: &Standard, record: &LearnerRecord) -> AnswerCounts {
    let mut counts = AnswerCounts::default();
    for question in counted_questions(standard, record).into_iter().filter(|question| question.is_numbered()) {
        counts.questions = counts.questions.saturating_add(1);
        counts.answered = counts.answered.saturating_add(usize::from(question.is_answered(standard, record)));
        let kind = match answer(standard, record, question, &[]) {
            Answer::Judged(Judgement::Met) => &mut counts.yes,
            Answer::Judged(Judgement::Partly) => &mut counts.partly,
            Answer::Judged(Judgement::NotMet) => &mut counts.not_yet,
            Answer::Points(_)
            | Answer::Placed(_)
            | Answer::Marks(_)
            | Answer::Result(_)
            | Answer::Skipped
            | Answer::ToAnswer => continue,
        };
        *kind = kind.saturating_add(1);
    }
    counts
}

/// What was answered to one question.
pub fn given(standard: &Standard, record: &LearnerRecord, question: Question) -> Answer {
    answer(standard, record, question, &[])
}

fn section_of(standard: &Standard, question: Question) -> SectionOf {
    match question {
        Question::Subject(Subject::Outcome(_)) => SectionOf::Outcomes,
        Question::Category(_) => SectionOf::Categories,
        Question::Subject(Subject::Criterion(_)) | Question::Marks(_) | Question::Result(_) => {
            SectionOf::Method(question.method(standard).unwrap_or(MethodNo(0)))
        }
    }
}

fn answer(standard: &Standard, record: &LearnerRecord, question: Question, skipped: &[Question]) -> Answer {
    let given = match question {
        Question::Subject(subject) => {
            let points = || question.criterion().and_then(|no| record.points(no)).map(Answer::Points);
            record.judgement(subject).map(Answer::Judged).or_else(points)
        }
        Question::Category(no) => record.placement(no).map(Answer::Placed),
        Question::Marks(no) => {
            let entered = record.marks(no);
            (*entered != EnteredMarks::default()).then(|| Answer::Marks(entered.clone()))
        }
        Question::Result(no) => record.result(no).map(Answer::Result),
    };
    let was_skipped = skipped.contains(&question) && !question.is_answered(standard, record);
    given.unwrap_or(if was_skipped { Answer::Skipped } else { Answer::ToAnswer })
}
