//! Why: what each rule found.

use super::{grades, listed, marks};
use crate::domain::decision::{Bounds, Count, Finding, Found, Measure, Step};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::MethodNo;
use crate::domain::repeats::Sitting;
use crate::domain::standard::Standard;
use crate::rules::and_or::{self, Joined};
use crate::rules::overall::{Overall, grade_points, methods, table};
use crate::rules::{component, pool, themes};

/// How a rule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    Holds,
    /// It can still hold.
    Open,
    /// It cannot hold as the answers stand.
    Fails,
    /// It is not a rule that holds or fails.
    Note,
}

/// A step in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepText {
    /// What the rule asks and what was found.
    pub text: String,
    /// How it stands.
    pub standing: Standing,
}

/// A step of a method or of the whole, in words.
pub fn step(standard: &Standard, scale: &GradeScale, step: &Step) -> StepText {
    match &step.found {
        Found::Rule { grade, today, possible, finding } => {
            let standing = match (today, possible) {
                (true, _) => Standing::Holds,
                (false, true) => Standing::Open,
                (false, false) => Standing::Fails,
            };
            let name = grades::grade(scale, *grade);
            StepText {
                text: [&name, " needs ", &needs(standard, scale, finding), ". ", &found(standard, scale, finding)]
                    .concat()
                    .trim_end()
                    .to_owned(),
                standing,
            }
        }
        Found::GivenResult { grade } => StepText {
            text: ["You entered your result: ", &grades::grade(scale, *grade), ". It counts instead of answers."]
                .concat(),
            standing: Standing::Note,
        },
        Found::Combined { today, possible, bounds } => combined(standard, [*today, *possible], *bounds),
        Found::Capped { cap, repeated, waivable } => {
            let unless =
                if *waivable { ", unless the assessment organisation finds exceptional circumstances" } else { "" };
            // Only what the person entered rests on no document.
            let (says, whose) = match step.source {
                Some(_) => ("The highest grade after that is", ""),
                None => ("You assume that the highest grade after that is", ": the document does not say so"),
            };
            StepText {
                text: [&*taken_again(standard, repeated), " ", says, " ", scale.name(*cap), unless, whose, "."]
                    .concat(),
                standing: Standing::Note,
            }
        }
        Found::CapWaived { cap, repeated } => StepText {
            text: format!(
                "{} You said that the assessment organisation lifted the limit of {}, so it is not applied.",
                taken_again(standard, repeated),
                scale.name(*cap)
            ),
            standing: Standing::Note,
        },
    }
}

fn taken_again(standard: &Standard, repeated: &[(MethodNo, Sitting)]) -> String {
    let one = |(no, sitting): &(MethodNo, Sitting)| {
        let how = match sitting {
            Sitting::First => "take",
            Sitting::Resit => "re-sit",
            Sitting::Retake => "re-take",
        };
        [how, " “", standard.method(*no).map_or("", |method| method.title.as_str()), "”"].concat()
    };
    ["You ", &listed(&repeated.iter().map(one).collect::<Vec<_>>(), "and"), "."].concat()
}

fn combined(standard: &Standard, rows: [Option<usize>; 2], bounds: Bounds) -> StepText {
    let [today, possible] = rows.map(|row| row.and_then(|place| row_text(standard, place)).unwrap_or_default());
    let text = if bounds.settled() || today == possible {
        ["The methods combine like this: ", &possible, "."].concat()
    } else if bounds.today == Grade::LOWEST {
        // The lower end is no verdict, and is not told like one.
        ["At best, the methods combine like this: ", &possible, "."].concat()
    } else {
        ["The methods combine like this. So far: ", &today, ". At best: ", &possible, "."].concat()
    };
    StepText { text, standing: Standing::Note }
}

/// A row of the overall table: "pass in A and distinction in B gives merit".
pub fn row_text(standard: &Standard, place: usize) -> Option<String> {
    let Overall::Table(table) = &standard.overall else { return None };
    let row = table.rows.get(place)?;
    let sure = row.basis.filter(|basis| *basis != table.basis);
    let sure = sure.map_or(String::new(), |basis| [" (", grades::basis(basis), ")"].concat());
    Some(table::words(standard, row) + &sure)
}

/// What a rule asks, without what was found: "all 7 pass criteria".
pub fn needs(standard: &Standard, scale: &GradeScale, finding: &Finding) -> String {
    asked(standard, scale, finding, None)
}

/// What a rule asks, as a part of a list that is joined so.
fn asked(standard: &Standard, scale: &GradeScale, finding: &Finding, inside: Option<Joined>) -> String {
    let part = |part: &Finding, inside: Option<Joined>| asked(standard, scale, part, inside);
    match finding {
        Finding::Count(count) => pool::words(standard, scale, count),
        Finding::Level { of, needed, .. } => marks::at_least(standard, *of, *needed),
        Finding::Component { method, component: no, reach, .. } => component::words(standard, *method, *no, *reach),
        Finding::Methods { needed, of } => methods::words(standard, usize::from(*needed), of),
        Finding::GradePoints { needed, of } => grade_points::words(standard, *needed, of),
        Finding::And(parts) => and_or::words(Joined::And, parts, inside, &part),
        Finding::Or(parts) => and_or::words(Joined::Or, parts, inside, &part),
        Finding::Some { needed, parts } => themes::words(scale, usize::from(*needed), parts, &|one| part(one, None)),
    }
}

fn found(standard: &Standard, scale: &GradeScale, finding: &Finding) -> String {
    // The same criteria are often named twice; what was found of them is said once.
    let mut told: Vec<String> = Vec::new();
    gather(standard, scale, finding, &mut |text| {
        if !text.is_empty() && !told.contains(&text) {
            told.push(text);
        }
    });
    told.join(" ")
}

fn gather(standard: &Standard, scale: &GradeScale, finding: &Finding, tell: &mut impl FnMut(String)) {
    match finding {
        Finding::Count(count) => tell(standing(standard, scale, count)),
        // Of many criteria with points only those are told that lack some.
        Finding::Level { of: Measure::Points(_), needed, today, .. } if today >= needed => {}
        Finding::Level { of, today, possible, .. } => tell(marks::standing(standard, *of, *today, *possible)),
        Finding::Component { finding, .. } => gather(standard, scale, finding, tell),
        Finding::Methods { needed, of } => methods::found(usize::from(*needed), of).into_iter().for_each(tell),
        Finding::GradePoints { of, .. } => tell(grade_points::found(of)),
        Finding::And(parts) | Finding::Or(parts) | Finding::Some { parts, .. } => {
            parts.iter().for_each(|part| gather(standard, scale, part, tell));
        }
    }
}

/// "You have 7 of 11 pass criteria: 1 partly, 2 not yet, 1 not answered."
fn standing(standard: &Standard, scale: &GradeScale, count: &Count) -> String {
    let grade = count.pool.grade.map_or("named", |grade| scale.name(grade));
    if count.of == 0 {
        return ["There are no ", grade, " criteria for your option."].concat();
    }
    let others: Vec<String> =
        [(count.partly, "partly"), (count.not_met, "not yet"), (count.unanswered, "not answered")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, name)| [&number.to_string(), " ", name].concat())
            .collect();
    let rest = if others.is_empty() { String::new() } else { [": ", &others.join(", ")].concat() };
    let whose = pool::whose(standard, count);
    ["You have ", &progress(count.met.into(), count.of.into(), grade), &whose, &rest, "."].concat()
}

/// "7 of 11 pass criteria".
pub fn progress(met: usize, of: usize, grade: &str) -> String {
    [&*met.to_string(), " of ", &of.to_string(), " ", grade, if of == 1 { " criterion" } else { " criteria" }].concat()
}
