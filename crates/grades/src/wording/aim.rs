//! The one next step, and the to-do list for the grade that somebody aims for.

use super::question::short_name;
use super::{capital, changes, counted, grades, listed, marks, standing};
use crate::domain::aim::{Aim, Lift, NextStep, Opened, Step, ToDo};
use crate::domain::decision::{BlockedBy, Route};
use crate::domain::grade::Grade;
use crate::domain::standard::Standard;
use crate::domain::standing::Counts;

/// The one next step: "Answer the 9 questions that are left.", "One more yes, on “Rig safely”, lifts it to
/// distinction.", "Distinction. That is the top grade. Now gather the proof."
pub fn next_step(standard: &Standard, step: &NextStep, today: Option<Grade>) -> String {
    match step {
        NextStep::Answer { to_answer, to_enter } => answer(*to_answer, *to_enter),
        NextStep::Lift(step) => lift(standard, step, today == Some(Grade::LOWEST)),
        NextStep::Repeat(methods) => {
            let names: Vec<String> =
                methods.iter().map(|no| ["“", marks::short(standard, *no), "”"].concat()).collect();
            ["The result you entered for ", &listed(&names, "and"), " is a fail. See what a re-sit can do."].concat()
        }
        NextStep::Prove { grade, is_top: true } => {
            [&grades::grade(&standard.grades, *grade), ". That is the top grade. Now gather the proof."].concat()
        }
        NextStep::Prove { grade: Grade::LOWEST, is_top: false } => {
            "No answer can change this any more. Ask your provider or assessment organisation what comes next."
                .to_owned()
        }
        NextStep::Prove { grade, is_top: false } => {
            let name = grades::grade(&standard.grades, *grade);
            [&name, ". That is the best grade that is still open. Now gather the proof."].concat()
        }
        NextStep::Ask { to_answer: 0 } => {
            "All is answered. Your assessment organisation grades it; take this to your tutor.".to_owned()
        }
        NextStep::Ask { to_answer } => answer(*to_answer, 0),
    }
}

fn answer(to_answer: usize, to_enter: usize) -> String {
    let counts = Counts { to_answer, to_enter, ..Counts::default() };
    match (to_answer, to_enter) {
        (1, 0) => "Answer the one question that is left.".to_owned(),
        (_, 0) => ["Answer the ", &*counted(to_answer, "question", "questions"), " that are left."].concat(),
        _ => ["What is left: ", &*standing::left(counts), "."].concat(),
    }
}

/// "One more yes, on “Rig safely”, lifts it to distinction."
fn lift(standard: &Standard, step: &Lift, is_fail: bool) -> String {
    let grade = standard.grades.name(step.grade);
    let does = if is_fail { " is the way back: it makes a " } else { " lifts it to " };
    let do_ = if is_fail { " are the way back: they make a " } else { " lift it to " };
    if !step.way.levels.is_empty() {
        return [
            &*capital(&needs(standard, &step.way)),
            if is_fail { " makes a " } else { " lifts it to " },
            grade,
            ".",
        ]
        .concat();
    }
    match (&*step.any_of, step.takes) {
        ([only], _) if !step.cut => {
            let name = short_name(standard, (*only).into());
            ["One more yes, on “", &name, "”,", does, grade, "."].concat()
        }
        ([_, ..], _) => {
            let of = counted(step.any_of.len(), "question", "questions");
            ["One more yes, on any one of ", &of, ",", does, grade, "."].concat()
        }
        ([], takes) => {
            let ways = match (step.ways, step.cut) {
                (_, true) => ", in one of many ways".to_owned(),
                (0 | 1, false) => String::new(),
                (ways, false) => [", in any of ", &*ways.to_string(), " ways"].concat(),
            };
            [
                &*takes.to_string(),
                " more answers of yes",
                &ways,
                if ways.is_empty() { "" } else { "," },
                do_,
                grade,
                ".",
            ]
            .concat()
        }
    }
}

/// What a way asks in a few words: "2 more answers of yes", "at least 26 marks in “Written test”".
fn needs(standard: &Standard, way: &Route) -> String {
    let answers = way.takes().saturating_sub(way.levels.len());
    let mut told: Vec<String> = Vec::new();
    match answers {
        0 => {}
        1 => told.push("one more yes".to_owned()),
        many => told.push([&*many.to_string(), " more answers of yes"].concat()),
    }
    told.extend(way.levels.iter().map(|level| marks::at_least(standard, level.of, level.at_least)));
    listed(&told, "and")
}

/// What stands over the list of a grade: "3 answers to distinction".
pub fn heading(standard: &Standard, aim: &Aim, grade: Grade) -> String {
    let name = standard.grades.name(grade);
    match aim {
        Aim::Reached => ["You are there: your answers give ", name, ". Keep your proof ready."].concat(),
        Aim::ToDo(to_do) => {
            let takes = to_do.steps.iter().fold(0_usize, |sum, step| sum.saturating_add(step.needs.takes()));
            let one = to_do.steps.iter().all(|step| step.needs.levels.is_empty());
            let what = if one { counted(takes, "answer", "answers") } else { counted(takes, "thing", "things") };
            let others = match (to_do.other_ways, to_do.cut) {
                (_, true) => ". This is one of many ways.".to_owned(),
                (0, false) => ".".to_owned(),
                (1, false) => ". There is one other way.".to_owned(),
                (others, false) => [". There are ", &*others.to_string(), " other ways."].concat(),
            };
            [&what, " from ", name, &others].concat()
        }
        Aim::OutOfReach(by) => out_of_reach(standard, grade, by),
        Aim::Withheld => {
            ["What leads to ", name, " is not worked out for this plan: ask your assessment organisation."].concat()
        }
    }
}

fn out_of_reach(standard: &Standard, grade: Grade, by: &BlockedBy) -> String {
    let said = changes::blocked(&standard.grades, grade, by);
    match by {
        BlockedBy::Result => [&said, " See what a re-sit can do."].concat(),
        BlockedBy::Answers { .. }
        | BlockedBy::Cap
        | BlockedBy::NoCriteria
        | BlockedBy::NotInTable
        | BlockedBy::Mark
        | BlockedBy::NotMonotone => said,
    }
}

/// What a step of a list opens: "Takes “Discussion” to distinction and you to merit."; empty if nothing.
pub fn opens(standard: &Standard, step: &Step) -> String {
    let told: Vec<String> = step.opens.iter().map(|opened| opened_grade(standard, opened)).collect();
    if told.is_empty() {
        return String::new();
    }
    let all = match step.needs.takes() {
        1 => "This takes ",
        2 => "Both take ",
        _ => "Together they take ",
    };
    [all, &listed(&told, "and"), "."].concat()
}

fn opened_grade(standard: &Standard, opened: &Opened) -> String {
    match opened.of.and_then(|no| standard.method(no).map(|method| (no, method))) {
        Some((no, method)) => ["“", marks::short(standard, no), "” to ", method.grades.name(opened.grade)].concat(),
        None => ["you to ", standard.grades.name(opened.grade)].concat(),
    }
}

/// Said after the first step of a list if it is the last: "Nothing else."
pub fn nothing_else(to_do: &ToDo) -> Option<&'static str> {
    (to_do.steps.len() == 1).then_some("Nothing else.")
}

/// What turns a top grade into proof: "Distinction. That is the top grade. Now gather the proof: 0 of 18 pieces."
pub fn proof(standard: &Standard, grade: Grade, is_top: bool, pieces: Option<(usize, usize)>) -> String {
    let said = next_step(standard, &NextStep::Prove { grade, is_top }, Some(grade));
    match pieces {
        Some((have, wanted)) if grade > Grade::LOWEST => {
            let said = said.strip_suffix('.').unwrap_or(&said);
            [said, ": ", &have.to_string(), " of ", &counted(wanted, "piece", "pieces"), "."].concat()
        }
        Some(_) | None => said,
    }
}
