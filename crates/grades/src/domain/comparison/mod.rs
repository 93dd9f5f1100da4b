//! What differs between two versions of one standard.
//!
//! Values only: each line tells what the one version says and what the other says, and the page words them. Wording of
//! sentences is no difference: both packs tell the same thing in words of their own. Figures, counts, names, dates and
//! grades are.

mod alike;

use crate::domain::citation::Citation;
use crate::domain::fact::{Fact, FactKind};
use crate::domain::gateway::Requirement;
use crate::domain::grade::Grade;
use crate::domain::plan::Method;
use crate::domain::standard::{Pathway, PathwayNo, Standard, Status, Window};
use crate::rules::overall::Overall;
use crate::rules::overall::table::combinations;
use alike::{are_alike, kind};

/// The short names that a method has in the one version and in the other; twice the same where only one has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'s> {
    /// In the one.
    pub one: &'s str,
    /// In the other.
    pub other: &'s str,
}

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About<'s> {
    /// The name of the occupation.
    Title,
    /// Its level.
    Level,
    /// Whether it may be started.
    Status,
    /// When it may be started.
    Starts,
    /// An option of both.
    Option,
    /// Options that only one of the two has under such a name.
    OtherOptions,
    /// A method.
    Method,
    /// The criteria of a method that belong to a grade, by the grade's name.
    Criteria(Named<'s>, &'s str),
    /// A figure of the plan as a whole, by what it is of.
    Figure(FactKind),
    /// A figure of a method.
    MethodFigure(Named<'s>, FactKind),
    /// The whole for these grades of the methods, by name; methods in their order.
    Combination(Vec<(Named<'s>, &'s str)>),
    /// The whole as soon as one method has the lowest grade.
    AnyLowest(&'s str),
    /// How the whole is decided, where the two do it in different ways.
    OverallKind,
    /// The limit on repeats.
    RepeatCap,
    /// A figure about repeats.
    RepeatFigure(FactKind),
    /// A requirement of the gateway that both have.
    Gateway,
    /// Requirements that only one of the two has.
    OtherRequirements,
    /// Statements of a kind: knowledge, skill, behaviour.
    Ksbs(&'s str),
}

/// What one version says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<'s> {
    /// A name.
    Name(&'s str),
    /// A level.
    Level(u8),
    /// A status.
    Status(Status),
    /// Start dates; none where they are not stated.
    Starts(Option<Window>),
    /// Criteria or statements: of the core, and of each option.
    Count {
        /// Of the core.
        core: usize,
        /// Of each option that has any.
        options: Vec<(&'s str, usize)>,
    },
    /// Something with a figure.
    Fact(&'s Fact),
    /// A grade, by name.
    Grade(&'s str),
    /// The limits on repeats; none where there is no limit.
    Caps(&'s Standard),
    /// A requirement.
    Requirement(&'s Requirement),
    /// The whole follows from a table, from rules, or is decided elsewhere.
    Overall(&'s Overall),
}

/// Something a version says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<'s> {
    /// What.
    pub said: Said<'s>,
    /// Where; none for what was counted.
    pub source: Option<&'s Citation>,
}

/// One line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'s> {
    /// What it is about.
    pub about: About<'s>,
    /// What the one version says; nothing if it does not say.
    pub one: Vec<Told<'s>>,
    /// What the other says.
    pub other: Vec<Told<'s>>,
}

impl Line<'_> {
    /// Whether the two say the same, whatever their words.
    pub fn is_same(&self) -> bool {
        !matches!(self.about, About::OtherOptions | About::OtherRequirements) && are_alike(&self.one, &self.other)
    }
}

/// Compares two versions of one standard, in the order in which a plan tells things: name, options, methods, criteria,
/// figures, the whole, repeats, gateway, statements.
pub fn compare<'s>(one: &'s Standard, other: &'s Standard) -> Vec<Line<'s>> {
    let methods = matched(&one.methods, &other.methods, |method| (&method.id, &method.title));
    let mut lines = heading(one, other);
    let options = matched(&one.pathways, &other.pathways, |option| (&option.id, &option.title));
    let told = |option: &'s Pathway| Told { said: Said::Name(&option.title), source: option.source.as_ref() };
    together(options, told, About::Option, About::OtherOptions, &mut lines);
    for (mine, theirs) in &methods {
        let told = |method: &'s Method| Told { said: Said::Name(&method.title), source: None };
        lines.push(line(About::Method, mine.map(told), theirs.map(told)));
    }
    for (mine, theirs) in &methods {
        criteria(one, other, *mine, *theirs, &mut lines);
    }
    figures(&one.facts, &other.facts, About::Figure, &mut lines);
    for (mine, theirs) in &methods {
        let name = named(*mine, *theirs);
        let facts = |method: &Option<&'s Method>| method.map_or(&[][..], |method| &method.facts);
        figures(facts(mine), facts(theirs), |what| About::MethodFigure(name, what), &mut lines);
    }
    overall(one, other, &methods, &mut lines);
    lines.push(line(About::RepeatCap, Some(cap(one)), Some(cap(other))));
    figures(&one.repeats.facts, &other.repeats.facts, About::RepeatFigure, &mut lines);
    let gateway = matched(&one.gateway, &other.gateway, |asked| (&asked.id, &asked.what));
    let told = |asked: &'s Requirement| Told { said: Said::Requirement(asked), source: Some(&asked.source) };
    together(gateway, told, About::Gateway, About::OtherRequirements, &mut lines);
    statements(one, other, &mut lines);
    lines
}

fn line<'s>(about: About<'s>, one: Option<Told<'s>>, other: Option<Told<'s>>) -> Line<'s> {
    Line { about, one: one.into_iter().collect(), other: other.into_iter().collect() }
}

/// A line for each thing that both have, and one for all that only one has.
fn together<'s, T>(
    matched: Vec<(Option<&'s T>, Option<&'s T>)>,
    told: impl Fn(&'s T) -> Told<'s>,
    both: About<'s>,
    apart: About<'s>,
    lines: &mut Vec<Line<'s>>,
) {
    let mut rest = Line { about: apart, one: Vec::new(), other: Vec::new() };
    for (mine, theirs) in matched {
        match (mine.map(&told), theirs.map(&told)) {
            (Some(mine), Some(theirs)) => lines.push(line(both.clone(), Some(mine), Some(theirs))),
            (mine, theirs) => {
                rest.one.extend(mine);
                rest.other.extend(theirs);
            }
        }
    }
    if !rest.one.is_empty() || !rest.other.is_empty() {
        lines.push(rest);
    }
}

fn heading<'s>(one: &'s Standard, other: &'s Standard) -> Vec<Line<'s>> {
    let both = |about: About<'s>, said: &dyn Fn(&'s Standard) -> Said<'s>| {
        let told = |standard| Some(Told { said: said(standard), source: None });
        line(about, told(one), told(other))
    };
    vec![
        both(About::Title, &|standard| Said::Name(&standard.title)),
        both(About::Level, &|standard| Said::Level(standard.level)),
        both(About::Status, &|standard| Said::Status(standard.status)),
        both(About::Starts, &|standard| Said::Starts(standard.starts)),
    ]
}

/// The short names of a method of one version or of both.
fn named<'s>(mine: Option<&'s Method>, theirs: Option<&'s Method>) -> Named<'s> {
    let short = |method: Option<&'s Method>| method.map_or("", |method| method.short.as_ref().unwrap_or(&method.title));
    Named { one: short(mine.or(theirs)), other: short(theirs.or(mine)) }
}

/// What stands in both lists, by id or title, and what stands in one of them; in the order of the first.
fn matched<'s, T>(
    one: &'s [T],
    other: &'s [T],
    names: impl Fn(&T) -> (&String, &String),
) -> Vec<(Option<&'s T>, Option<&'s T>)> {
    let is_same = |mine: &T, theirs: &T| {
        let ((id, title), (other_id, other_title)) = (names(mine), names(theirs));
        id == other_id || title == other_title
    };
    let partner = |mine: &T| other.iter().find(|theirs| is_same(mine, theirs));
    let alone = other.iter().filter(|theirs| !one.iter().any(|mine| is_same(mine, theirs)));
    one.iter().map(|mine| (Some(mine), partner(mine))).chain(alone.map(|theirs| (None, Some(theirs)))).collect()
}

/// How many criteria of each grade a method has, by core and option.
fn criteria<'s>(
    one: &'s Standard,
    other: &'s Standard,
    mine: Option<&'s Method>,
    theirs: Option<&'s Method>,
    lines: &mut Vec<Line<'s>>,
) {
    let name = named(mine, theirs);
    let mut names: Vec<&'s str> = Vec::new();
    for method in [mine, theirs].into_iter().flatten() {
        for grade in method.grades.above_lowest().map(|grade| method.grades.name(grade)) {
            if !names.contains(&grade) {
                names.push(grade);
            }
        }
    }
    for grade in names {
        let told = |standard: &'s Standard, method: Option<&'s Method>| {
            let (no, _) = standard.methods().find(|(_, known)| method.is_some_and(|method| method.id == known.id))?;
            let wanted = method?.grades.find(grade)?;
            let of = |pathway: Option<PathwayNo>| {
                let mut count: usize = 0;
                for criterion in &standard.criteria {
                    if criterion.method == no && criterion.grade == wanted && criterion.pathway == pathway {
                        count = count.saturating_add(1);
                    }
                }
                count
            };
            Some(counted(standard, of))
        };
        lines.push(line(About::Criteria(name, grade), told(one, mine), told(other, theirs)));
    }
}

fn counted(standard: &Standard, of: impl Fn(Option<PathwayNo>) -> usize) -> Told<'_> {
    let options = (0..u8::MAX).map(PathwayNo).zip(&standard.pathways);
    let options = options.map(|(no, option)| (option.title.as_str(), of(Some(no)))).filter(|(_, count)| *count > 0);
    Told { said: Said::Count { core: of(None), options: options.collect() }, source: None }
}

/// The facts with a figure, by what they are of.
fn figures<'s>(one: &'s [Fact], other: &'s [Fact], about: impl Fn(FactKind) -> About<'s>, lines: &mut Vec<Line<'s>>) {
    let mut told: Vec<FactKind> = Vec::new();
    for fact in one.iter().chain(other) {
        if fact.amount.is_none() || told.contains(&fact.what) {
            continue;
        }
        told.push(fact.what);
        let of = |facts: &'s [Fact]| -> Vec<Told<'s>> {
            let with = facts.iter().filter(|known| known.what == fact.what && known.amount.is_some());
            with.map(|fact| Told { said: Said::Fact(fact), source: Some(&fact.source) }).collect()
        };
        lines.push(Line { about: about(fact.what), one: of(one), other: of(other) });
    }
}

/// More combinations of grades than this are not told one by one.
const MOST_COMBINATIONS: usize = 64;

/// The whole for every combination of grades that both versions know.
fn overall<'s>(
    one: &'s Standard,
    other: &'s Standard,
    methods: &[(Option<&'s Method>, Option<&'s Method>)],
    lines: &mut Vec<Line<'s>>,
) {
    let pairs: Vec<(&'s Method, &'s Method)> =
        methods.iter().filter_map(|(mine, theirs)| (*mine).zip(*theirs)).collect();
    let comparable = pairs.len() == one.methods.len()
        && pairs.len() == other.methods.len()
        && pairs.iter().all(|(mine, theirs)| mine.grades == theirs.grades)
        && !pairs.is_empty();
    let scales: Vec<_> = pairs.iter().map(|(mine, _)| &mine.grades).collect();
    let many = scales.iter().fold(1_usize, |many, scale| many.saturating_mul(scale.names().len()));
    let whole = |standard: &'s Standard| Some(Told { said: Said::Overall(&standard.overall), source: None });
    if !comparable || many > MOST_COMBINATIONS || kind(&one.overall) != kind(&other.overall) {
        lines.push(line(About::OverallKind, whole(one), whole(other)));
        return;
    }
    let mut with_lowest = Vec::new();
    let mut others = Vec::new();
    for grades in combinations(&scales) {
        let named: Vec<(Named<'s>, Grade)> =
            pairs.iter().map(|(mine, theirs)| named(Some(mine), Some(theirs))).zip(grades).collect();
        let told = |standard: &'s Standard, of: &dyn Fn(&(&'s Method, &'s Method)) -> &'s Method| {
            gives(standard, &pairs.iter().map(of).zip(named.iter().map(|(_, grade)| *grade)).collect::<Vec<_>>())
        };
        let (mine, theirs) = (told(one, &|pair| pair.0), told(other, &|pair| pair.1));
        let name = |(place, (method, grade)): (usize, &(Named<'s>, Grade))| {
            (*method, scales.get(place).map_or("", |scale| scale.name(*grade)))
        };
        let about = About::Combination(named.iter().enumerate().map(name).collect());
        let has_lowest = named.iter().any(|(_, grade)| *grade == Grade::LOWEST);
        let list = if has_lowest { &mut with_lowest } else { &mut others };
        list.push(line(about, mine, theirs));
    }
    // "Any fail is a fail" is one line, where it is so in both.
    let lowest = scales.first().map_or("", |scale| scale.name(Grade::LOWEST));
    let merges = with_lowest.first().is_some_and(|first| {
        with_lowest
            .iter()
            .all(|one| one.is_same() && are_alike(&one.one, &first.one) && are_alike(&one.other, &first.other))
    });
    if merges {
        with_lowest.truncate(1);
        with_lowest.iter_mut().for_each(|line| line.about = About::AnyLowest(lowest));
    }
    lines.append(&mut with_lowest);
    lines.append(&mut others);
}

/// The overall grade for these grades of the methods; none where it is not worked out from them alone.
fn gives<'s>(standard: &'s Standard, grades: &[(&Method, Grade)]) -> Option<Told<'s>> {
    // In the order of the standard's own methods.
    let mut own: Vec<Grade> = Vec::new();
    for method in &standard.methods {
        let (_, grade) = grades.iter().find(|(known, _)| known.id == method.id)?;
        own.push(*grade);
    }
    let (grade, source) = match &standard.overall {
        Overall::Table(table) => (table.matching(&own).next()?.1.then, &table.source),
        Overall::Rules(rules) => {
            let holding = rules.iter().take_while(|rule| rule.needs.is_of_grades() && rule.needs.holds(&own));
            let reached = holding.last();
            (reached.map_or(Grade::LOWEST, |rule| rule.grade), &reached.or(rules.first())?.source)
        }
        Overall::ByOrganisation { .. } => return None,
    };
    Some(Told { said: Said::Grade(standard.grades.name(grade)), source: Some(source) })
}

fn cap(standard: &Standard) -> Told<'_> {
    Told { said: Said::Caps(standard), source: Some(&standard.repeats.source) }
}

/// How many statements of each kind there are, by core and option.
fn statements<'s>(one: &'s Standard, other: &'s Standard, lines: &mut Vec<Line<'s>>) {
    let mut kinds: Vec<&'s str> = Vec::new();
    for ksb in one.ksbs.iter().chain(&other.ksbs) {
        if !kinds.contains(&ksb.kind.as_str()) {
            kinds.push(&ksb.kind);
        }
    }
    for kind in kinds {
        let told = |standard: &'s Standard| {
            let of = |pathway| standard.ksbs.iter().filter(|ksb| ksb.kind == kind && ksb.pathway == pathway).count();
            Some(counted(standard, of))
        };
        lines.push(line(About::Ksbs(kind), told(one), told(other)));
    }
}
