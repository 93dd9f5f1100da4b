//! What differs between two versions of a standard.

use super::{capital, counted, facts, listed, marks, versions};
use crate::domain::citation::Basis;
use crate::domain::comparison::{About, Line, Named, Said};
use crate::domain::fact::FactKind;
use crate::domain::fact::{Fact, Force};
use crate::domain::standard::Standard;
use crate::files::words::Words;
use crate::rules::overall::Overall;
use crate::rules::repeats::{Cap, CapOn, CapWhen, Repeat};

/// What a line is about.
pub fn about(about: &About) -> String {
    let of = |thing: &str, of: &str| [&capital(&plain(thing)), " – ", of].concat();
    match about {
        About::Title => "Title".to_owned(),
        About::Level => "Level".to_owned(),
        About::Status => "Status".to_owned(),
        About::Starts => "Start dates".to_owned(),
        About::Option => "Option".to_owned(),
        About::OtherOptions => "Options".to_owned(),
        About::OtherRequirements => "Asked by one of the two only".to_owned(),
        About::Method => "Assessment method".to_owned(),
        About::Criteria(names, grade) => of(&[*grade, " criteria"].concat(), &method(names)),
        About::Figure(what) => capital(&plain(what.word())),
        About::MethodFigure(names, what) => of(what.word(), &method(names)),
        About::RepeatFigure(FactKind::ResitTypical) => "Re-sit".to_owned(),
        About::RepeatFigure(FactKind::RetakeTypical) => "Re-take".to_owned(),
        About::RepeatFigure(what) => capital(&plain(what.word())),
        About::Combination(cells) => capital(&combination(cells)),
        About::AnyLowest(grade) => [&capital(grade), " in any method"].concat(),
        About::OverallKind => "How the overall grade is made".to_owned(),
        About::RepeatCap => "Limit after a re-sit or re-take".to_owned(),
        About::Gateway => "Gateway".to_owned(),
        About::Ksbs(kind) => capital(&[*kind, " statements"].concat()),
    }
}

/// What a method is called in both: "Project / Presentation".
fn method(names: &Named) -> String {
    if names.one == names.other { names.one.to_owned() } else { [names.one, " / ", names.other].concat() }
}

/// "distinction in “Presentation” and pass in “Discussion”".
fn combination(cells: &[(Named, &str)]) -> String {
    let one = |(names, grade): &(Named, &str)| [*grade, " in “", &method(names), "”"].concat();
    listed(&cells.iter().map(one).collect::<Vec<_>>(), "and")
}

/// “portfolioPieces” as words: "portfolio pieces".
fn plain(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            words.push(' ');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}

/// What one version says, in a few words, and the sentence behind them where there is one.
pub fn said(said: &Said) -> (String, Option<String>) {
    let words = match said {
        Said::Name(name) | Said::Grade(name) => (*name).to_owned(),
        Said::Level(level) => level.to_string(),
        Said::Status(status) => versions::status_word(*status).to_owned(),
        Said::Starts(starts) => facts::window(*starts),
        Said::Count { core, options } => count(*core, options),
        Said::Fact(fact) => return (figure(fact), fact.says.as_ref().map(|_| facts::fact(fact))),
        Said::Caps(standard) => limits(standard),
        Said::Requirement(asked) => {
            let only = facts::condition(&asked.when);
            return (asked.what.clone(), (!only.is_empty()).then_some(only));
        }
        Said::Overall(Overall::Table(_)) => "by a table of method grades".to_owned(),
        Said::Overall(Overall::Rules(_)) => "by rules over the methods".to_owned(),
        Said::Overall(Overall::ByOrganisation { .. }) => "by the assessment organisation".to_owned(),
    };
    (words, None)
}

/// "15 pieces, 10% more or less".
fn figure(fact: &Fact) -> String {
    let mut told = fact.amount.map(facts::amount).unwrap_or_default();
    if let Some(extra) = fact.extra_percent {
        told.push_str(&[", and up to ", &extra.to_string(), "% more"].concat());
    }
    if let Some(either) = fact.plus_minus_percent {
        told.push_str(&[", give or take ", &either.to_string(), "%"].concat());
    }
    if fact.force == Some(Force::Typical) && !told.is_empty() {
        told.push_str(" (typical)");
    }
    told
}

/// "9 core; 4 for “Post production”".
fn count(core: usize, options: &[(&str, usize)]) -> String {
    let mut told = [&core.to_string(), " core"].concat();
    for (option, number) in options {
        told.push_str(&["; ", &number.to_string(), " for “", option, "”"].concat());
    }
    told
}

fn limits(standard: &Standard) -> String {
    let repeats = &standard.repeats;
    if repeats.caps.is_empty() {
        return if repeats.basis == Basis::NotStated { "not stated" } else { "no limit" }.to_owned();
    }
    repeats.caps.iter().map(|cap| limit(standard, cap)).collect::<Vec<_>>().join("; ")
}

/// "at most merit overall", "after a re-sit of “Test”, at most pass for the method".
pub fn limit(standard: &Standard, cap: &Cap) -> String {
    let which = match cap.after {
        None => "",
        Some(Repeat::Resit) => "a re-sit",
        Some(Repeat::Retake) => "a re-take",
    };
    let methods: Vec<String> = cap.methods.iter().map(|no| ["“", marks::short(standard, *no), "”"].concat()).collect();
    let after = match (which, methods.is_empty()) {
        ("", true) => String::new(),
        (which, true) => ["after ", which, ", "].concat(),
        (which, false) => {
            let which = if which.is_empty() { "a repeat" } else { which };
            ["after ", which, " of ", &listed(&methods, "or"), ", "].concat()
        }
    };
    let on = match cap.on {
        CapOn::Overall => " overall",
        CapOn::Method => " for the method",
    };
    let when = match cap.when {
        CapWhen::AnyRepeat => "",
        CapWhen::MoreThanOne => ", once more than one method is repeated",
    };
    let unless = if cap.waivable { ", unless circumstances are exceptional" } else { "" };
    [&after, "at most ", standard.grades.name(cap.grade), on, when, unless].concat()
}

/// The sentence on top: what matters most to somebody who moves from the one version to the other.
pub fn summary(lines: &[Line], one: &str, other: &str) -> String {
    let differ = || lines.iter().filter(|line| !line.is_same());
    let mut told = String::new();
    let mut both = |line: &Line, lead: &str| {
        let words = |list: &[crate::domain::comparison::Told]| {
            listed(&list.iter().map(|told| said(&told.said).0).collect::<Vec<_>>(), "and")
        };
        let (mine, theirs) = (words(&line.one), words(&line.other));
        if !mine.is_empty() && !theirs.is_empty() {
            told.push_str(
                &[lead, " ", &mine, " in version ", one, ", and ", &theirs, " in version ", other, ". "].concat(),
            );
        }
    };
    let combined = |line: &&Line| matches!(line.about, About::Combination(_));
    if let Some(line) = differ().find(combined)
        && let About::Combination(cells) = &line.about
    {
        both(line, &capital(&[&combination(cells), " give"].concat()));
    }
    let pieces = |line: &&Line| matches!(line.about, About::MethodFigure(_, FactKind::PortfolioPieces));
    if let Some(line) = differ().find(pieces) {
        both(line, "The portfolio holds");
    }
    let number = differ().count();
    if number == 0 {
        return ["Versions ", one, " and ", other, " say the same in everything compared here."].concat();
    }
    let all = counted(number, "thing differs", "things differ");
    let rest = if told.is_empty() { "." } else { " in all." };
    [&told, &all, rest, " Answers are not carried over from one version to the other."].concat()
}

/// The heading of the group that a line belongs to.
pub fn group(about: &About) -> &'static str {
    match about {
        About::Title | About::Level | About::Status | About::Starts => "The standard",
        About::Option | About::OtherOptions | About::Method => "Options and methods",
        About::Combination(_) | About::AnyLowest(_) | About::OverallKind => "How the methods combine",
        About::Criteria(..) | About::Ksbs(_) => "How much there is to show",
        About::Figure(_) | About::MethodFigure(..) => "Times, counts and limits",
        About::RepeatCap | About::RepeatFigure(_) => "Re-sits and re-takes",
        About::Gateway | About::OtherRequirements => "Gateway",
    }
}

/// The groups in the order in which they matter to somebody who moves.
pub const GROUPS: [&str; 7] = [
    "How the methods combine",
    "How much there is to show",
    "Times, counts and limits",
    "Re-sits and re-takes",
    "Options and methods",
    "Gateway",
    "The standard",
];

/// Said in place of what a version does not say.
pub const NOT_SAID: &str = "not in this version’s documents";

/// How surely the document says it, where that is known of this very thing.
pub fn basis(of: &Said) -> Option<Basis> {
    match of {
        Said::Fact(fact) => Some(fact.basis),
        Said::Caps(standard) => Some(standard.repeats.basis),
        Said::Requirement(asked) => Some(asked.basis),
        Said::Name(_)
        | Said::Level(_)
        | Said::Status(_)
        | Said::Starts(_)
        | Said::Count { .. }
        | Said::Grade(_)
        | Said::Overall(_) => None,
    }
}
