//! Where somebody stands, in a few words: no grade before it is earned.

use super::{capital, grades, marks};
use crate::domain::decision::Decision;
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::standard::Standard;
use crate::domain::standing::{Counts, GradeStanding, Standing, Tag};

/// "On track for distinction · 9 to answer", "1 to fix, 9 to answer", "Pass so far · 3 to answer", "Fail".
///
/// ```
/// use grades::domain::grading::Grader;
/// use grades::domain::record::{Judgement, LearnerRecord};
/// use grades::domain::standing::standings;
/// use grades::wording::standing::standing;
/// let grader = Grader::new(standards::find("ST0792_1.2").expect("shipped"));
/// let mut record = LearnerRecord::default();
/// record.pathway = grader.standard().find_pathway("production-coordinator");
/// let said = |record: &LearnerRecord| {
///     let standings = standings(grader.standard(), record, &grader.decide(record));
///     standing(grader.standard(), &standings.overall)
/// };
/// assert_eq!(said(&record), "24 to answer");
/// let first = grader.standard().find_criterion("AM1-role-p1").expect("it is its first");
/// record.judge(first, Some(Judgement::Met));
/// assert_eq!(said(&record), "On track for distinction · 23 to answer");
/// record.judge(first, Some(Judgement::Partly));
/// assert_eq!(said(&record), "1 to fix, 23 to answer");
/// ```
pub fn standing(standard: &Standard, of: &GradeStanding) -> String {
    let scale = scale(standard, of);
    let left = left(of.counts);
    match of.standing {
        Standing::NotStarted => left,
        Standing::OnTrack { possible } => and_left(["On track for ", scale.name(possible)].concat(), &left),
        Standing::UnderWay => under_way(of, &left),
        Standing::Pronounced { today, possible } if possible > today => {
            and_left([&grades::grade(scale, today), " so far"].concat(), &left)
        }
        Standing::Pronounced { today, .. } => grades::grade(scale, today),
        Standing::ByOrganisation => "Graded by your assessment organisation".to_owned(),
    }
}

/// The sentence below it: what is still possible, or what may change it.
pub fn rest(standard: &Standard, of: &GradeStanding, best: Option<Grade>) -> String {
    let scale = scale(standard, of);
    let mut rest = match of.standing {
        Standing::NotStarted => String::new(),
        Standing::OnTrack { .. } => "No grade is decided yet.".to_owned(),
        Standing::UnderWay => match best.filter(|best| *best > Grade::LOWEST) {
            Some(best) => ["No grade is decided yet. ", &grades::grade(scale, best), " can still be reached."].concat(),
            None => "No grade is decided yet.".to_owned(),
        },
        Standing::Pronounced { today, possible } if possible > today => {
            [&grades::grade(scale, possible), " is still possible."].concat()
        }
        Standing::Pronounced { .. } => String::new(),
        Standing::ByOrganisation => {
            "The plan prints no rule that makes a grade of answers, so none is worked out here.".to_owned()
        }
    };
    if of.readings_differ {
        let gap = if rest.is_empty() { "" } else { " " };
        rest.push_str(gap);
        rest.push_str("It may depend on how your assessment organisation reads the rule: ask them.");
    }
    rest
}

/// What is said aloud when the overall grade stands otherwise than before, in at most twelve words; nothing if it does not.
/// What is still to answer is no news.
pub fn news(scale: &GradeScale, was: Standing, is: Standing) -> Option<String> {
    let told = match is {
        Standing::NotStarted => "Overall: nothing is answered.".to_owned(),
        Standing::OnTrack { possible } => ["Overall: on track for ", scale.name(possible), "."].concat(),
        Standing::UnderWay => "Overall: not decided yet.".to_owned(),
        Standing::Pronounced { today, possible } if possible > today => {
            ["Overall: ", &*grades::grade(scale, today), ". Best still possible: ", scale.name(possible), "."].concat()
        }
        Standing::Pronounced { today, .. } => ["Overall: ", &*grades::grade(scale, today), "."].concat(),
        Standing::ByOrganisation => return None,
    };
    (was != is).then_some(told)
}

/// The best grade that answers can still bring, those that are given among them.
pub fn best(decision: &Decision) -> Option<Grade> {
    let overall = decision.overall.as_ref()?;
    Some(overall.routes.iter().map(|to| to.grade).max().unwrap_or(overall.bounds.possible))
}

/// "9 to answer", "9 to answer and 1 to enter"; empty if nothing is left.
pub fn left(counts: Counts) -> String {
    let enter = marks::to_enter(counts.to_enter);
    match (counts.to_answer, counts.to_enter) {
        (0, 0) => String::new(),
        (0, _) => enter,
        (answer, 0) => [&*answer.to_string(), " to answer"].concat(),
        (answer, _) => [&*answer.to_string(), " to answer, ", &enter].concat(),
    }
}

/// "1 to fix, 1 to lift, 9 to answer"; "all answered" if nothing is left.
pub fn counts(counts: Counts) -> String {
    let fix = [(counts.to_fix, " to fix"), (counts.to_lift, " to lift")];
    let mut told: Vec<String> = fix
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| [&*number.to_string(), what].concat())
        .collect();
    let left = left(counts);
    if !left.is_empty() {
        told.push(left);
    }
    if told.is_empty() { "all answered".to_owned() } else { told.join(", ") }
}

fn under_way(of: &GradeStanding, left: &str) -> String {
    let mut told: Vec<String> = Vec::new();
    if of.counts.to_fix > 0 {
        told.push([&*of.counts.to_fix.to_string(), " to fix"].concat());
    }
    if of.mark_too_low {
        told.push("a mark too low for a pass".to_owned());
    }
    if !left.is_empty() {
        told.push(left.to_owned());
    }
    if told.is_empty() { "Not decided yet".to_owned() } else { capital(&told.join(", ")) }
}

fn and_left(told: String, left: &str) -> String {
    if left.is_empty() { told } else { [&told, " · ", left].concat() }
}

fn scale<'s>(standard: &'s Standard, of: &GradeStanding) -> &'s GradeScale {
    of.of.and_then(|no| standard.method(no)).map_or(&standard.grades, |method| &method.grades)
}

/// What the tag beside a question says; nothing for what is done.
pub fn tag(tag: Tag) -> Option<&'static str> {
    match tag {
        Tag::ToFix => Some("To fix"),
        Tag::ToLift => Some("To lift"),
        Tag::ToAnswer => Some("To answer"),
        Tag::Done => None,
    }
}
