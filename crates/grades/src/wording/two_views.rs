//! What two views of one apprentice agree on, and what their difference is worth. The two are named by their roles.

use super::question::short_name;
use super::{capital, counted, grades, listed, marks, standing};
use crate::domain::standard::Standard;
use crate::domain::topic::Topic;
use crate::domain::two_views::{Agreement, Both, Difference, Moved, Progress, Role, TwoViews, Worth};

/// So many questions are named one by one.
const MOST_NAMED: usize = 3;

/// "You agree on 21 of 24 questions. The difference is worth a grade: merit by the apprentice’s answers, pass by the
/// tutor’s, because of “Production monitoring”."
///
/// ```
/// use grades::domain::grading::Grader;
/// use grades::domain::record::{Judgement, LearnerRecord};
/// use grades::domain::two_views::{Both, two_views};
/// use grades::wording::two_views::summary;
/// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
/// let standard = grader.standard();
/// let mut apprentice = LearnerRecord::default();
/// apprentice.pathway = standard.find_pathway("production-coordinator");
/// for subject in standard.subjects_for(apprentice.pathway) {
///     apprentice.judge(subject, Some(Judgement::Met));
/// }
/// let said = |tutor: &LearnerRecord| summary(standard, &two_views(&grader, Both { apprentice: &apprentice, tutor }));
/// assert_eq!(said(&apprentice), "You agree on 24 of 24 questions. Both sets of answers give distinction.");
/// let mut tutor = apprentice.clone();
/// tutor.judge(standard.find_criterion("AM1-role-p1").expect("its first"), Some(Judgement::NotMet));
/// let said = said(&tutor);
/// assert!(said.starts_with(
///     "You agree on 23 of 24 questions. The difference is worth a grade: distinction by the apprentice’s answers, \
///      fail by the tutor’s, because of “"
/// ), "{said}");
/// ```
pub fn summary(standard: &Standard, views: &TwoViews) -> String {
    let of = counted(views.questions, "question", "questions");
    let mut told = vec![["You agree on ", &views.alike.to_string(), " of ", &of, "."].concat()];
    let one_sided = views.one_sided.len();
    if one_sided > 0 {
        let has = if one_sided == 1 { " has" } else { " have" };
        told.push([&*one_sided.to_string(), has, " an answer from one of you only."].concat());
    }
    if views.unanswered > 0 {
        let has = if views.unanswered == 1 { " has" } else { " have" };
        told.push([&*views.unanswered.to_string(), has, " no answer yet."].concat());
    }
    if views.differences.iter().any(|difference| difference.topic == Topic::Option) {
        told.push("You chose different options, so each grade is that of another option.".to_owned());
    }
    told.push(grade(standard, views));
    told.join(" ")
}

/// The sentence about the grade.
fn grade(standard: &Standard, views: &TwoViews) -> String {
    let overall = views.standings.map(|standings| standings.overall.standing);
    let pronounced = overall.map(|standing| standing.grade());
    let Both { apprentice: Some(first), tutor: Some(second) } = pronounced else {
        let each = views.standings.map(|standings| standing::standing(standard, &standings.overall));
        if each.apprentice == each.tutor {
            return ["Both stand at: ", &*each.apprentice, "."].concat();
        }
        return ["By the apprentice’s answers: ", &*each.apprentice, ". By the tutor’s: ", &*each.tutor, "."].concat();
    };
    let name = |grade| standard.grades.name(grade);
    if first == second {
        return ["Both sets of answers give ", name(first), "."].concat();
    }
    let because: Vec<&Difference> = views.decisive().collect();
    let mut names: Vec<String> = because
        .iter()
        .take(MOST_NAMED)
        .map(|difference| ["“", &topic(standard, difference.topic), "”"].concat())
        .collect();
    match because.len().saturating_sub(MOST_NAMED) {
        0 => {}
        more => names.push(counted(more, "other", "others")),
    }
    let because = match names.is_empty() {
        true => ", because of several answers together".to_owned(),
        false => [", because of ", &listed(&names, "and")].concat(),
    };
    [
        "The difference is worth a grade: ",
        name(first),
        " by the apprentice’s answers, ",
        name(second),
        " by the tutor’s",
        &because,
        ".",
    ]
    .concat()
}

/// What a topic is called where there is little room.
pub fn topic(standard: &Standard, topic: Topic) -> String {
    match topic {
        Topic::Option => "Option".to_owned(),
        Topic::Question(question) => short_name(standard, question),
        Topic::Attempt(no) => ["Attempt: ", marks::short(standard, no)].concat(),
        Topic::Waived => "The limit on repeats was lifted".to_owned(),
        Topic::AssumedCap => "The limit on repeats that is assumed".to_owned(),
        Topic::Note(subject) => {
            ["Note: ", &short_name(standard, crate::domain::question::Question::Subject(subject))].concat()
        }
    }
}

/// Whose answer it is: "the apprentice", "the tutor".
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Apprentice => "the apprentice",
        Role::Tutor => "the tutor",
    }
}

/// What a difference is worth: "With the tutor’s answer the apprentice’s overall grade would be pass instead of merit."
pub fn worth(standard: &Standard, worth: &Worth) -> String {
    match worth {
        Worth::Grades(moved) => {
            // The overall grade says most; of two views, the one whose grade of today moves.
            let rank = |moved: &&Moved| (moved.from.today == moved.to.today, moved.of.is_some(), moved.view);
            moved.iter().min_by_key(rank).map_or_else(String::new, |moved| moves(standard, moved))
        }
        Worth::Together => "Together with other differences it can change a grade.".to_owned(),
        Worth::Nothing => "No grade turns on it.".to_owned(),
    }
}

fn moves(standard: &Standard, moved: &Moved) -> String {
    let method = moved.of.and_then(|no| standard.method(no));
    let scale = method.map_or(&standard.grades, |method| &method.grades);
    let of = match moved.of {
        Some(no) => ["grade for “", marks::short(standard, no), "”"].concat(),
        None => "overall grade".to_owned(),
    };
    let (taken, keeps) = (role(moved.view.other()), role(moved.view));
    let (from, to, would) = if moved.from.today == moved.to.today {
        (moved.from.possible, moved.to.possible, " could at best be ")
    } else {
        (moved.from.today, moved.to.today, " would be ")
    };
    ["With ", taken, "’s answer, ", keeps, "’s ", &of, would, scale.name(to), " instead of ", scale.name(from), "."]
        .concat()
}

/// "5 of 7 talked through".
pub fn progress(progress: Progress) -> String {
    [&*progress.settled.to_string(), " of ", &progress.of.to_string(), " talked through"].concat()
}

/// What the button for an outcome says.
pub fn agreement(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Apprentice => "The apprentice’s answer stands",
        Agreement::Tutor => "The tutor’s answer stands",
        Agreement::Open => "Talk about it",
    }
}

/// A grade of one view, as a heading says it: "Apprentice: merit".
pub fn heading(standard: &Standard, views: &TwoViews, role: Role) -> String {
    let overall = &views.standings.of(role).overall;
    let name = match role {
        Role::Apprentice => "Apprentice",
        Role::Tutor => "Tutor",
    };
    let said = overall.standing.grade().map(|grade| grades::grade(&standard.grades, grade));
    [name, ": ", &said.unwrap_or_else(|| capital(&standing::standing(standard, overall)))].concat()
}
