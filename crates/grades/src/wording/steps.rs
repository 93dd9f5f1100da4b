//! Why: what each rule found.

use super::{counted, grades, listed, marks};
use crate::domain::decision::{Bounds, Count, Finding, Found, Measure, MethodFound, Step};
use crate::domain::grade::{Grade, GradeScale};
use crate::domain::plan::MethodNo;
use crate::domain::repeats::Sitting;
use crate::domain::rule::{Cell, Overall, Pool, Scope};
use crate::domain::standard::Standard;

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
    let cells = standard.methods.iter().zip(&row.when).map(|(method, cell)| {
        let short = method.short.as_ref().unwrap_or(&method.title);
        match cell {
            Cell::Any => ["any grade in “", short, "”"].concat(),
            Cell::Exactly(grade) => [method.grades.name(*grade), " in “", short, "”"].concat(),
            Cell::AtLeast(grade) => ["at least ", method.grades.name(*grade), " in “", short, "”"].concat(),
        }
    });
    Some([&listed(&cells.collect::<Vec<_>>(), "and"), " gives ", standard.grades.name(row.then)].concat())
}

/// What a rule asks, without what was found: "all 7 pass criteria".
pub fn needs(standard: &Standard, scale: &GradeScale, finding: &Finding) -> String {
    asked(standard, scale, finding, "")
}

/// What a rule asks. Inside a list that is joined by another word it is said where its own list begins.
fn asked(standard: &Standard, scale: &GradeScale, finding: &Finding, inside: &str) -> String {
    let list = |parts: &[Finding], word: &'static str| {
        let inside = if parts.len() > 1 { word } else { inside };
        listed(&parts.iter().map(|part| asked(standard, scale, part, inside)).collect::<Vec<_>>(), word)
    };
    match finding {
        Finding::Count(count) => pool(standard, scale, count),
        Finding::Level { of, needed, .. } => marks::at_least(standard, *of, *needed),
        Finding::Component { method, component, reach, .. } => {
            let component = standard.method(*method).and_then(|method| method.component(*component));
            component.map_or(String::new(), |component| so_good(&component.grades, *reach, &component.title))
        }
        Finding::Methods { needed, of } => some_methods(standard, usize::from(*needed), of),
        Finding::And(parts) => match each_point(parts) {
            Some(needed) => {
                let points = counted(usize::try_from(needed).unwrap_or(0), "point", "points");
                format!("at least {points} on each of {} criteria", parts.len())
            }
            None if inside == "or" && parts.len() == 2 => ["both ", &list(parts, "and")].concat(),
            None => list(parts, "and"),
        },
        Finding::Or(parts) if inside == "and" && parts.len() > 1 => ["either ", &list(parts, "or")].concat(),
        Finding::Or(parts) => list(parts, "or"),
    }
}

/// How many points each of several criteria must have, if that is all that is asked.
fn each_point(parts: &[Finding]) -> Option<u32> {
    let points = |part: &Finding| match part {
        Finding::Level { of: Measure::Points(_), needed, .. } => Some(*needed),
        Finding::Level { .. }
        | Finding::Count(_)
        | Finding::Component { .. }
        | Finding::Methods { .. }
        | Finding::And(_)
        | Finding::Or(_) => None,
    };
    let first = points(parts.first()?)?;
    (parts.len() > 1 && parts.iter().all(|part| points(part) == Some(first))).then_some(first)
}

/// "at least pass in “Report”"; of the best grade there is nothing more than that.
fn so_good(scale: &GradeScale, grade: Grade, of: &str) -> String {
    let least = if scale.highest() == grade { "" } else { "at least " };
    [least, scale.name(grade), " in “", of, "”"].concat()
}

fn some_methods(standard: &Standard, needed: usize, of: &[MethodFound]) -> String {
    let one = |found: &MethodFound| {
        let title = marks::short(standard, found.method);
        standard.method(found.method).map_or(String::new(), |method| so_good(&method.grades, found.reach, title))
    };
    let each: Vec<String> = of.iter().map(one).collect();
    if needed == of.len() {
        listed(&each, "and")
    } else {
        format!("{needed} of these {} ({})", of.len(), each.join(", "))
    }
}

fn pool(standard: &Standard, scale: &GradeScale, count: &Count) -> String {
    let Some(grade) = count.pool.grade else {
        return match (count.every, count.of) {
            (true, 1) => "one criterion that the plan names".to_owned(),
            (true, 2) => "both criteria that the plan names".to_owned(),
            (true, of) => format!("{of} criteria that the plan names"),
            (false, of) => format!("at least {} of {of} criteria that the plan names", count.needed),
        };
    };
    let grade = scale.name(grade);
    let from = whose(standard, count);
    match (count.every || count.needed == count.of, count.of) {
        (true, 0) => ["the ", grade, " criteria", &from].concat(),
        (true, 1) => ["the ", grade, " criterion", &from].concat(),
        (true, 2) => ["both ", grade, " criteria", &from].concat(),
        (true, of) => ["all ", &of.to_string(), " ", grade, " criteria", &from].concat(),
        (false, of) => format!("at least {} of the {of} {grade} criteria{from}", count.needed),
    }
}

/// Of which criteria: " of the core", " of “Safety”".
fn whose(standard: &Standard, count: &Count) -> String {
    let Pool { from, theme, component, .. } = &count.pool;
    let mut whose = match from {
        Scope::Both => "",
        Scope::Core => " of the core",
        Scope::Option => " of your option",
    }
    .to_owned();
    let component = component.and_then(|component| standard.method(count.method)?.component(component));
    for title in theme.iter().chain(component.map(|component| &component.title)) {
        whose.push_str(&[" of “", title, "”"].concat());
    }
    whose
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
        // Where each method stands is told beside it; how many there are is told here, if not all are needed.
        Finding::Methods { needed, of } if usize::from(*needed) < of.len() => {
            let [today, possible] = [|found: &&MethodFound| found.today, |found: &&MethodFound| found.possible]
                .map(|which| of.iter().filter(which).count());
            let more = if possible > today { format!(" so far; {possible} can be") } else { String::new() };
            tell(format!("{today} of them {}{more}.", if today == 1 { "is" } else { "are" }));
        }
        Finding::Methods { .. } => {}
        Finding::And(parts) | Finding::Or(parts) => {
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
    let whose = whose(standard, count);
    ["You have ", &progress(count.met.into(), count.of.into(), grade), &whose, &rest, "."].concat()
}

/// "7 of 11 pass criteria".
pub fn progress(met: usize, of: usize, grade: &str) -> String {
    [&*met.to_string(), " of ", &of.to_string(), " ", grade, if of == 1 { " criterion" } else { " criteria" }].concat()
}
