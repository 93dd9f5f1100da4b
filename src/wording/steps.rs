//! Why: what each rule found.

use super::{counted, grades, listed, marks};
use crate::domain::decision::{Bounds, Count, Finding, Found, MethodFound, Step};
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
                text: format!("{name} needs {}. {}", needs(standard, scale, finding), found(standard, scale, finding)),
                standing,
            }
        }
        Found::GivenResult { grade } => StepText {
            text: format!(
                "You entered your result: {}. Your answers to these prompts do not count.",
                grades::grade(scale, *grade)
            ),
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
                text: format!("{} {says} {}{unless}{whose}.", taken_again(standard, repeated), scale.name(*cap)),
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
        format!("{how} “{}”", standard.method(*no).map_or("", |method| method.title.as_str()))
    };
    format!("You {}.", listed(&repeated.iter().map(one).collect::<Vec<_>>(), "and"))
}

fn combined(standard: &Standard, rows: [Option<usize>; 2], bounds: Bounds) -> StepText {
    let [today, possible] = rows.map(|row| row.and_then(|place| row_text(standard, place)).unwrap_or_default());
    let text = if bounds.settled() || today == possible {
        format!("The methods combine like this: {possible}.")
    } else if bounds.today == Grade::LOWEST {
        // The lower end is no verdict, and is not told like one.
        format!("At best, the methods combine like this: {possible}.")
    } else {
        format!("The methods combine like this. So far: {today}. At best: {possible}.")
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
            Cell::Any => format!("any grade in “{short}”"),
            Cell::Exactly(grade) => format!("{} in “{short}”", method.grades.name(*grade)),
            Cell::AtLeast(grade) => format!("at least {} in “{short}”", method.grades.name(*grade)),
        }
    });
    Some(format!("{} gives {}", listed(&cells.collect::<Vec<_>>(), "and"), standard.grades.name(row.then)))
}

/// What a rule asks, without what was found: "all 7 pass criteria".
pub fn needs(standard: &Standard, scale: &GradeScale, finding: &Finding) -> String {
    let list = |parts: &[Finding]| parts.iter().map(|part| needs(standard, scale, part)).collect::<Vec<_>>();
    match finding {
        Finding::Count(count) => pool(standard, scale, count),
        Finding::Level { of, needed, .. } => marks::at_least(standard, *of, *needed),
        Finding::Component { method, component, reach, .. } => {
            let component = standard.method(*method).and_then(|method| method.component(*component));
            component.map_or(String::new(), |component| {
                format!("at least {} in “{}”", component.grades.name(*reach), component.title)
            })
        }
        Finding::Methods { needed, of } => {
            let one = |found: &MethodFound| {
                let grade = standard.method(found.method).map_or("", |method| method.grades.name(found.reach));
                format!("at least {grade} in “{}”", marks::short(standard, found.method))
            };
            let each: Vec<String> = of.iter().map(one).collect();
            if usize::from(*needed) == of.len() {
                listed(&each, "and")
            } else {
                format!("{needed} of these {}: {}", of.len(), listed(&each, "or"))
            }
        }
        Finding::And(parts) => listed(&list(parts), "and"),
        Finding::Or(parts) => listed(&list(parts), "or"),
    }
}

fn pool(standard: &Standard, scale: &GradeScale, count: &Count) -> String {
    let Pool { grade, from, theme, component, .. } = &count.pool;
    let Some(grade) = grade else {
        return match (count.every, count.of) {
            (true, 1) => "one criterion that the plan names".to_owned(),
            (true, of) => format!("{of} criteria that the plan names"),
            (false, of) => format!("at least {} of {of} criteria that the plan names", count.needed),
        };
    };
    let grade = scale.name(*grade);
    let mut from = match from {
        Scope::Both => "",
        Scope::Core => " of the core",
        Scope::Option => " of your option",
    }
    .to_owned();
    let component = component.and_then(|component| standard.method(count.method)?.component(component));
    for title in theme.iter().chain(component.map(|component| &component.title)) {
        from.push_str(&format!(" of “{title}”"));
    }
    match (count.every, count.of) {
        (true, 1) => format!("the {grade} criterion{from}"),
        (true, of) => format!("all {of} {grade} criteria{from}"),
        (false, of) => format!("at least {} of the {of} {grade} criteria{from}", count.needed),
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
        Finding::Count(count) => tell(standing(scale, count)),
        Finding::Level { of, today, possible, .. } => tell(marks::standing(standard, *of, *today, *possible)),
        Finding::Component { finding, .. } => gather(standard, scale, finding, tell),
        Finding::Methods { .. } => {}
        Finding::And(parts) | Finding::Or(parts) => {
            parts.iter().for_each(|part| gather(standard, scale, part, tell));
        }
    }
}

/// "You have 7 of 11 pass criteria: 1 partly, 2 not yet, 1 not answered."
fn standing(scale: &GradeScale, count: &Count) -> String {
    let grade = count.pool.grade.map_or("named", |grade| scale.name(grade));
    if count.of == 0 {
        return format!("There are no {grade} criteria for your option.");
    }
    let others: Vec<String> =
        [(count.partly, "partly"), (count.not_met, "not yet"), (count.unanswered, "not answered")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, name)| format!("{number} {name}"))
            .collect();
    let rest = if others.is_empty() { String::new() } else { format!(": {}", others.join(", ")) };
    format!("You have {}{rest}.", progress(count.met.into(), count.of.into(), grade))
}

/// "7 of 11 pass criteria".
pub fn progress(met: usize, of: usize, grade: &str) -> String {
    format!("{met} of {}", counted(of, &format!("{grade} criterion"), &format!("{grade} criteria")))
}
