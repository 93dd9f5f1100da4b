//! What was understood of a plan: plain data, each thing with the lines it was read from and how sure that is.

use serde::Serialize;

/// Lines of the text, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lines {
    /// The first.
    pub first: u32,
    /// The last; the same for a single line.
    pub last: u32,
}

impl Lines {
    /// A single line.
    pub fn one(line: u32) -> Lines {
        Lines { first: line, last: line }
    }

    /// So far that the line is one of them.
    pub fn to(self, line: u32) -> Lines {
        Lines { first: self.first.min(line), last: self.last.max(line) }
    }
}

/// Something that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found<T> {
    /// What it is.
    pub value: T,
    /// Where it stands.
    pub lines: Lines,
    /// Why somebody should look at it: a sentence each. None: sure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<String>,
}

impl<T> Found<T> {
    /// Without any doubt.
    pub fn sure(value: T, lines: Lines) -> Found<T> {
        Found { value, lines, doubts: Vec::new() }
    }

    /// With a reason to look at it.
    pub fn doubtful(value: T, lines: Lines, doubt: impl Into<String>) -> Found<T> {
        Found { value, lines, doubts: vec![doubt.into()] }
    }

    /// One more reason to look at it.
    pub fn doubt(&mut self, doubt: impl Into<String>) {
        let doubt = doubt.into();
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    /// Whether there is nothing to look at.
    pub fn is_sure(&self) -> bool {
        self.doubts.is_empty()
    }
}

/// What the text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Family {
    /// An assessment plan with methods and grading criteria.
    Plan,
    /// A newer, short plan with assessment outcomes and performance descriptors.
    ShortPlan,
    /// Knowledge, skills, behaviours and duties, without grading criteria.
    OccupationalStandard,
    /// None of these.
    Other,
}

/// A draft of a standard.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// What the text looks like.
    pub family: Family,
    /// Such as ST0001.
    pub reference: Option<Found<String>>,
    /// Such as 1.2.
    pub version: Option<Found<String>>,
    /// The occupation.
    pub title: Option<Found<String>>,
    /// The level, 1 to 8.
    pub level: Option<Found<u8>>,
    /// approved, retired or draft.
    pub status: Option<Found<String>>,
    /// Versions with their start dates.
    pub versions: Vec<Found<Version>>,
    /// The options, in order.
    pub options: Vec<Found<Pathway>>,
    /// Knowledge, skills and behaviours.
    pub ksbs: Vec<Found<Ksb>>,
    /// Duties of the occupation.
    pub duties: Vec<Found<Duty>>,
    /// Assessment methods.
    pub methods: Vec<Found<Method>>,
    /// Outcomes of a short plan.
    pub outcomes: Vec<Found<Outcome>>,
    /// Performance categories of a short plan.
    pub categories: Vec<Found<Category>>,
    /// The overall scale, lowest first.
    pub grades: Option<Found<Vec<String>>>,
    /// The table that combines the methods' grades.
    pub table: Option<Found<Table>>,
    /// What a re-sit limits.
    pub cap: Option<Found<Cap>>,
    /// What is asked before the assessment.
    pub gateway: Vec<Found<Requirement>>,
    /// Figures of the standard as a whole, and of repeats.
    pub facts: Vec<Found<Fact>>,
    /// What is about no single thing: what was not found, contradictions, what could not be read.
    pub findings: Vec<Finding>,
}

/// An option of the standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pathway {
    /// Kebab case, made from the title.
    pub id: String,
    /// As printed.
    pub title: String,
}

/// A version and when it may be started: year-month-day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Such as 1.1.
    pub version: String,
    /// The first day.
    pub earliest: Option<String>,
    /// The last day.
    pub latest: Option<String>,
    /// What changed.
    pub change: String,
}

/// A statement of knowledge, a skill or a behaviour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ksb {
    /// Such as K1.
    pub code: String,
    /// knowledge, skill, behaviour, or what its list is called.
    pub kind: String,
    /// The id of an option; none for the core.
    pub option: Option<String>,
    /// As printed; empty where only its code is.
    pub statement: String,
    /// Ids of the methods that assess it, if the text says so.
    pub methods: Vec<String>,
}

/// A duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Duty {
    /// Its number.
    pub number: u32,
    /// The id of an option; none for the core.
    pub option: Option<String>,
    /// As printed.
    pub statement: String,
    /// Its codes.
    pub ksbs: Vec<String>,
}

/// An assessment method.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Method {
    /// AM1, AM2, …
    pub id: String,
    /// As printed.
    pub title: String,
    /// Its scale, lowest first.
    pub grades: Vec<String>,
    /// In the order of the text.
    pub criteria: Vec<Found<Criterion>>,
    /// What each grade needs.
    pub rules: Vec<Found<Rule>>,
    /// The most marks there are, for a method that is marked.
    pub most_marks: Option<u32>,
    /// Figures.
    pub facts: Vec<Found<Fact>>,
}

/// A grading criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Criterion {
    /// Such as AM1-lamp-p1.
    pub id: String,
    /// The grade it counts towards.
    pub grade: String,
    /// The id of an option; none for the core.
    pub option: Option<String>,
    /// As printed, without “(Core)”.
    pub theme: Option<String>,
    /// The codes printed with it.
    pub ksbs: Vec<String>,
    /// The sentence as printed.
    pub sentence: String,
    /// The sentence turned to the first person.
    pub question: String,
}

/// What a grade of a method needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The grade.
    pub grade: String,
    /// What it needs.
    pub needs: Needs,
}

/// What a grade needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Needs {
    /// Every criterion of the grade.
    All,
    /// So many criteria of the grade.
    AtLeast(u32),
    /// So many marks.
    Mark(u32),
}

/// An outcome of a short plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Such as AO1.
    pub id: String,
    /// As printed.
    pub title: String,
    /// The id of an option; none for the core.
    pub option: Option<String>,
    /// Its codes.
    pub ksbs: Vec<String>,
    /// As printed.
    pub sentence: String,
    /// In the first person.
    pub question: String,
}

/// A performance category of a short plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Category {
    /// As printed.
    pub title: String,
    /// Grades, and what each describes.
    pub descriptors: Vec<(String, String)>,
}

/// A table of grades.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Its rows, as printed.
    pub rows: Vec<Row>,
}

/// A row: a cell for each method, and the overall grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// One for each method, in their order.
    pub when: Vec<Cell>,
    /// The overall grade.
    pub then: String,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Cell {
    /// Any grade.
    Any,
    /// This one.
    Grade(String),
    /// This one or better.
    AtLeast(String),
}

/// What a re-sit or re-take limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cap {
    /// The highest grade; none if the text says that there is no limit.
    pub grade: Option<String>,
    /// Whether it limits the method's grade; else the overall one.
    pub of_method: bool,
    /// Whether exceptional circumstances lift it.
    pub waivable: bool,
}

/// What is asked before the assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Requirement {
    /// As printed, to the reader.
    pub what: String,
    /// Months on programme, if that is what is asked.
    pub months: Option<u32>,
}

/// A figure or rule on which no grade depends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// The word of the pack format: duration, questions, …
    pub what: &'static str,
    /// The unit of the pack format, and the amount; none for a rule without a figure.
    pub amount: Option<(&'static str, Amount)>,
    /// By how much it may run over, in per cent.
    pub extra_percent: Option<u32>,
    /// By how much it may differ either way, in per cent.
    pub plus_minus_percent: Option<u32>,
    /// Whether the text says typically, should, may.
    pub typical: bool,
    /// The sentence as printed.
    pub sentence: String,
}

/// How much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Amount {
    /// Exactly.
    Exactly(u32),
    /// At least.
    AtLeast(u32),
    /// At most.
    AtMost(u32),
    /// From, to.
    Between(u32, u32),
}

/// What is found out about the text as a whole, or about what is missing from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which kind.
    pub kind: FindingKind,
    /// What it is about: title, KSBs, a method's id …
    pub about: String,
    /// What was found.
    pub says: String,
    /// What to do, or to type.
    pub remedy: String,
    /// Where; none if it is nowhere.
    pub lines: Option<Lines>,
}

/// Kinds of findings, doubts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FindingKind {
    /// The text says two things.
    Contradiction,
    /// Something is there, and could not be read.
    Unreadable,
    /// One decision is asked for.
    Look,
    /// It is not there.
    NotFound,
}

/// The most findings that are kept: nobody reads more.
const MOST_FINDINGS: usize = 400;

impl Draft {
    pub(super) fn new(family: Family) -> Draft {
        Draft {
            family,
            reference: None,
            version: None,
            title: None,
            level: None,
            status: None,
            versions: Vec::new(),
            options: Vec::new(),
            ksbs: Vec::new(),
            duties: Vec::new(),
            methods: Vec::new(),
            outcomes: Vec::new(),
            categories: Vec::new(),
            grades: None,
            table: None,
            cap: None,
            gateway: Vec::new(),
            facts: Vec::new(),
            findings: Vec::new(),
        }
    }

    pub(super) fn find(
        &mut self,
        kind: FindingKind,
        about: &str,
        lines: Option<Lines>,
        says: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let finding = Finding { kind, about: about.to_owned(), says: says.into(), remedy: remedy.into(), lines };
        if self.findings.len() < MOST_FINDINGS && !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// Everything that a person should see, doubts first and in the order of the text: what [`findings`](Draft::findings)
    /// holds, and a finding for each doubt about a thing.
    pub fn to_look_at(&self) -> Vec<Finding> {
        let mut all = self.findings.clone();
        let mut look = |about: &str, lines: Lines, doubts: &[String]| {
            for doubt in doubts {
                let remedy = "Compare it with the text, and correct it if it is wrong.".to_owned();
                let (about, says, lines) = (about.to_owned(), doubt.clone(), Some(lines));
                all.push(Finding { kind: FindingKind::Look, about, says, remedy, lines });
            }
        };
        for (about, found) in [
            ("reference", &self.reference),
            ("version", &self.version),
            ("title", &self.title),
            ("status", &self.status),
        ] {
            if let Some(found) = found {
                look(about, found.lines, &found.doubts);
            }
        }
        if let Some(found) = &self.level {
            look("level", found.lines, &found.doubts);
        }
        self.options.iter().for_each(|it| look(&it.value.title, it.lines, &it.doubts));
        self.ksbs.iter().for_each(|it| look(&it.value.code, it.lines, &it.doubts));
        self.duties.iter().for_each(|it| look(&format!("duty {}", it.value.number), it.lines, &it.doubts));
        for method in &self.methods {
            look(&method.value.id, method.lines, &method.doubts);
            method.value.criteria.iter().for_each(|it| look(&it.value.id, it.lines, &it.doubts));
            let about = |rule: &Rule| format!("{}, {}", method.value.id, rule.grade);
            method.value.rules.iter().for_each(|it| look(&about(&it.value), it.lines, &it.doubts));
        }
        self.outcomes.iter().for_each(|it| look(&it.value.id, it.lines, &it.doubts));
        self.categories.iter().for_each(|it| look(&it.value.title, it.lines, &it.doubts));
        if let Some(found) = &self.grades {
            look("overall grades", found.lines, &found.doubts);
        }
        if let Some(found) = &self.table {
            look("overall table", found.lines, &found.doubts);
        }
        if let Some(found) = &self.cap {
            look("re-sits", found.lines, &found.doubts);
        }
        self.gateway.iter().for_each(|it| look("gateway", it.lines, &it.doubts));
        for method in &self.methods {
            method.value.facts.iter().for_each(|it| look(&method.value.id, it.lines, &it.doubts));
        }
        self.facts.iter().for_each(|it| look("figures", it.lines, &it.doubts));
        all.sort_by_key(|finding| (finding.kind, finding.lines.map_or(u32::MAX, |lines| lines.first)));
        all
    }
}
