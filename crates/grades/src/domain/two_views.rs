//! Two views of one apprentice, their own and their tutor's, side by side: where the two differ, and what each
//! difference is worth.

use super::decision::Bounds;
use super::grading::{Brief, Grader};
use super::plan::{CriterionNo, MethodNo};
use super::question::{self, Question};
use super::record::{Judgement, LearnerRecord};
use super::standard::Standard;
use super::standing::{Standings, standings};
use super::topic::{Topic, differing, topics};
use crate::files::words::words;

/// Whose view it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The apprentice's own.
    Apprentice,
    /// The tutor's, or a mentor's.
    Tutor,
}

impl Role {
    /// The other one.
    pub fn other(self) -> Role {
        match self {
            Role::Apprentice => Role::Tutor,
            Role::Tutor => Role::Apprentice,
        }
    }
}

/// One of something for each of the two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Both<T> {
    /// The apprentice's.
    pub apprentice: T,
    /// The tutor's.
    pub tutor: T,
}

impl<T> Both<T> {
    /// That of one of them.
    pub fn of(&self, role: Role) -> &T {
        match role {
            Role::Apprentice => &self.apprentice,
            Role::Tutor => &self.tutor,
        }
    }

    /// The same of something else.
    pub fn map<U>(&self, mut change: impl FnMut(&T) -> U) -> Both<U> {
        Both { apprentice: change(&self.apprentice), tutor: change(&self.tutor) }
    }
}

/// Two views side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoViews {
    /// Both ends of each grade.
    pub grades: Both<Brief>,
    /// How each grade stands, in as many words as were earned.
    pub standings: Both<Standings>,
    /// How many questions with a number both are asked.
    pub questions: usize,
    /// How many of them both answered alike.
    pub alike: usize,
    /// How many of them neither answered.
    pub unanswered: usize,
    /// Where both say something, and not the same: what changes a grade comes first, each kind in document order.
    pub differences: Vec<Difference>,
    /// Questions that one of the two did not answer, in the same order.
    pub one_sided: Vec<Difference>,
}

/// Something on which the two differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What.
    pub topic: Topic,
    /// What it is worth.
    pub worth: Worth,
}

/// What a difference is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worth {
    /// It alone moves a grade: if one of the two said here what the other says, these grades would move.
    Grades(Vec<Moved>),
    /// Not alone, but together with others on which the two differ.
    Together,
    /// No grade turns on it.
    Nothing,
}

/// A grade that moves if one of the two says what the other says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Whose view takes the other's answer.
    pub view: Role,
    /// Which grade; none for the overall one.
    pub of: Option<MethodNo>,
    /// As it is.
    pub from: Bounds,
    /// As it would be.
    pub to: Bounds,
}

/// Puts two views of one standard side by side.
///
/// ```
/// use grades::domain::grading::Grader;
/// use grades::domain::record::{Judgement, LearnerRecord};
/// use grades::domain::two_views::{Both, Worth, two_views};
/// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
/// let standard = grader.standard();
/// let mut apprentice = LearnerRecord::default();
/// apprentice.pathway = standard.find_pathway("production-coordinator");
/// for subject in standard.subjects_for(apprentice.pathway) {
///     apprentice.judge(subject, Some(Judgement::Met));
/// }
/// let mut tutor = apprentice.clone();
/// let monitoring = standard.find_criterion("AM1-monitoring-d1").expect("a distinction question");
/// tutor.judge(monitoring, Some(Judgement::NotMet));
/// let views = two_views(&grader, Both { apprentice: &apprentice, tutor: &tutor });
/// assert_eq!((views.alike, views.questions, views.differences.len()), (23, 24, 1));
/// assert!(matches!(views.differences[0].worth, Worth::Grades(_)));
/// ```
pub fn two_views(grader: &Grader, records: Both<&LearnerRecord>) -> TwoViews {
    let standard = grader.standard();
    let Both { apprentice, tutor } = records;
    let asked = |question: Question| {
        [apprentice, tutor].into_iter().all(|record| match question {
            Question::Subject(subject) => standard.is_for(subject, record.pathway),
            Question::Category(_) | Question::Marks(_) | Question::Result(_) => true,
        })
    };
    let differ: Vec<Topic> = differing(standard, apprentice, tutor)
        .into_iter()
        .filter(|topic| match topic {
            Topic::Question(question) => asked(*question),
            Topic::Option | Topic::Attempt(_) | Topic::Waived | Topic::AssumedCap => true,
            Topic::Note(_) => false,
        })
        .collect();
    let grades = records.map(|record| grader.brief(record));
    let turned = turning(grader, apprentice, &differ);
    let (mut differences, mut one_sided) = (Vec::new(), Vec::new());
    for topic in differ {
        let worth = worth(grader, records, &grades, topic, &turned);
        let said = records.map(|record| topic.is_said(record));
        let is_numbered = matches!(topic, Topic::Question(question) if question.is_numbered());
        let list = if is_numbered && said.apprentice != said.tutor { &mut one_sided } else { &mut differences };
        list.push(Difference { topic, worth });
    }
    differences.sort_by_key(|difference| difference.worth.rank());
    one_sided.sort_by_key(|difference| difference.worth.rank());
    let (mut questions, mut alike, mut unanswered) = (0_usize, 0_usize, 0_usize);
    for topic in topics(standard) {
        if matches!(topic, Topic::Question(question) if question.is_numbered() && asked(question)) {
            let (is_said, is_same) = (topic.is_said(apprentice), topic.is_same(apprentice, tutor));
            questions = questions.saturating_add(1);
            alike = alike.saturating_add(usize::from(is_said && is_same));
            unanswered = unanswered.saturating_add(usize::from(!is_said && is_same));
        }
    }
    let standings = records.map(|record| standings(standard, record, &grader.decide(record)));
    TwoViews { grades, standings, questions, alike, unanswered, differences, one_sided }
}

impl TwoViews {
    /// The differences that alone move the overall grade as it is today.
    pub fn decisive(&self) -> impl Iterator<Item = &Difference> {
        self.differences.iter().chain(&self.one_sided).filter(|difference| difference.worth.rank() == 0)
    }
}

impl Worth {
    /// Its place in the list: the overall grade of today first.
    fn rank(&self) -> u8 {
        match self {
            Worth::Grades(moved) => {
                let overall = |moved: &&Moved| moved.of.is_none();
                if moved.iter().filter(overall).any(|moved| moved.from.today != moved.to.today) {
                    0
                } else if moved.iter().any(|moved| overall(&moved)) {
                    1
                } else {
                    2
                }
            }
            Worth::Together => 3,
            Worth::Nothing => 4,
        }
    }
}

/// The criteria that can still turn a grade while nothing is known of what the two differ on.
fn turning(grader: &Grader, record: &LearnerRecord, differ: &[Topic]) -> Vec<CriterionNo> {
    let mut silent = record.clone();
    for topic in differ.iter().filter(|topic| matches!(topic, Topic::Question(_))) {
        topic.copy(&mut silent, &LearnerRecord::default());
    }
    let decision = grader.decide(&silent);
    let mut turning: Vec<CriterionNo> =
        decision.methods.iter().flat_map(|method| method.missing.iter().copied()).collect();
    turning.extend(decision.overall.iter().flat_map(|overall| overall.missing.iter().copied()));
    turning
}

fn worth(
    grader: &Grader,
    records: Both<&LearnerRecord>,
    grades: &Both<Brief>,
    topic: Topic,
    turning: &[CriterionNo],
) -> Worth {
    let mut moved = Vec::new();
    for view in [Role::Apprentice, Role::Tutor] {
        let mut changed: LearnerRecord = (*records.of(view)).clone();
        topic.copy(&mut changed, records.of(view.other()));
        let (was, is) = (grades.of(view), grader.brief(&changed));
        let methods = grader.standard().methods().map(|(no, _)| Some(no)).zip(was.methods.iter().zip(&is.methods));
        let overall = was.overall.as_ref().zip(is.overall.as_ref()).map(|ends| (None, ends));
        let ends = methods.chain(overall).filter(|(_, (from, to))| from != to);
        moved.extend(ends.map(|(of, (from, to))| Moved { view, of, from: *from, to: *to }));
    }
    if !moved.is_empty() {
        return Worth::Grades(moved);
    }
    let Topic::Question(question) = topic else { return Worth::Nothing };
    let falls_short = |record: &LearnerRecord| match question {
        Question::Subject(subject) => record.judgement(subject).is_some_and(|judgement| judgement != Judgement::Met),
        Question::Category(_) | Question::Marks(_) | Question::Result(_) => false,
    };
    // Partly and not yet are worth the same.
    let short = records.map(|record| falls_short(record));
    let turns = question.criterion().is_some_and(|no| turning.contains(&no));
    if turns && !(short.apprentice && short.tutor) { Worth::Together } else { Worth::Nothing }
}

/// The number of a question that both are asked, as the apprentice sees it.
pub fn number(standard: &Standard, apprentice: &LearnerRecord, topic: Topic) -> Option<usize> {
    match topic {
        Topic::Question(question) => question::number(standard, apprentice.pathway, question).map(|(number, _)| number),
        Topic::Option | Topic::Attempt(_) | Topic::Waived | Topic::AssumedCap | Topic::Note(_) => None,
    }
}

/// What came of talking about a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The apprentice's answer stands.
    Apprentice,
    /// The tutor's answer stands.
    Tutor,
    /// It is to be talked about.
    Open,
}

/// How far two people have talked their differences through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Differences on which one answer stands.
    pub settled: usize,
    /// All differences.
    pub of: usize,
}

/// How many of the differences are talked through. What was agreed on something else counts for nothing.
pub fn progress(differences: &[Difference], agreed: &[(Topic, Agreement)]) -> Progress {
    let is_settled = |difference: &&Difference| {
        agreed.iter().any(|(topic, agreement)| *topic == difference.topic && *agreement != Agreement::Open)
    };
    Progress { settled: differences.iter().filter(is_settled).count(), of: differences.len() }
}

words!(Role: Apprentice = "apprentice", Tutor = "tutor");
words!(Agreement: Apprentice = "apprentice", Tutor = "tutor", Open = "open");
